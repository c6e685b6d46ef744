import Graphics
import Source

// Handles: numbers that stand for plots and for what is drawn in them.

extension Builtin {
  /// The same function of plots, which takes the handle of a plot as a first argument, that one being drawn in. One that
  /// draws also takes names for the horizontal places, and answers handles of its marks.
  func aimed(draws: Bool) -> Builtin {
    Builtin(name, parameters, leastCount, greatestCount.map { $0 + 1 }, texts, real: nil) {
      call, machine throws(Failure) in
      var call = call
      var object: PlotObject?
      if case .number(let number)? = call.arguments.first, number < 0,
        let index = try machine.plotting.index(ofHandle: number), machine.plotting.objects[index].mark == nil
      {
        object = machine.plotting.objects[index]
        call.arguments.removeFirst()
      }
      guard call.arguments.count >= self.leastCount, self.greatestCount.map({ call.arguments.count <= $0 }) ?? true
      else {
        throw self.invalidCall
      }
      guard let object else { return try machine.draw(self, draws, call) }
      guard object.plot != Plotting.whole || !draws else {
        throw Failure(
          self.name + ": the handle stands for a grid of plots", hint: "draw in one of them: ax = nexttile")
      }
      let former = machine.plotting.go(to: object)
      let results: [Value]
      do throws(Failure) {
        results = try machine.draw(self, draws, call)
      } catch {
        machine.plotting.goBack(former)
        throw error
      }
      machine.plotting.goBack(former)
      return results
    }
  }

  /// Whether its first arguments are the coordinates of points, the horizontal ones first.
  fileprivate var takesNames: Bool {
    let text = parameters.bytes
    return begins(text, "[x], y") || begins(text, "x, y") && !begins(text, "x, y, z")
  }

  private func begins(_ text: [UInt8], _ word: StaticString) -> Bool {
    guard text.count >= word.utf8CodeUnitCount else { return false }
    for index in 0..<word.utf8CodeUnitCount where text[index] != word.utf8Start[index] { return false }
    return true
  }

  /// Handles and their properties, a part of the family of plots.
  static let handleSettings: [Builtin] = [
    Builtin(
      "gca", "", arguments: 0...0,
      summary: "The handle of the current plot, for set and get, and as a first argument of functions that draw.",
      examples: ["ax = gca; plot(ax, [1 4 9])": ""]
    ) { _, machine throws(Failure) in
      machine.plotting.beginIfNeeded()
      return [.number(machine.plotting.handle(ofPlot: machine.plotting.plotNumber))]
    },
    Builtin(
      "set", "handle, property, value, …", atLeast: 1,
      summary:
        "Sets properties of a plot, such as YScale, or of what is drawn, such as LineWidth; sizes and fonts are left "
        + "to the page.",
      examples: ["set(gca, \"XTick\", 1:3)": "", "h = plot([1 4 9]); set(h, \"Color\", \"red\", \"LineWidth\", 2)": ""]
    ) { call, machine throws(Failure) in
      var index = 1
      while index < call.arguments.count {
        let name = try textArgument(call.arguments, index, "set", "property")
        guard index + 1 < call.arguments.count else {
          throw Failure("set: the property '" + name + "' has no value", hint: "write set(gca, \"YScale\", \"log\")")
        }
        for handle in machine.handles(call.arguments[0]) {
          _ = try machine.property(name, of: handle, call.arguments[index + 1], "set")
        }
        index += 2
      }
      return []
    },
    Builtin(
      "get", "handle, property", arguments: 2...2,
      summary: "The value of a property of a plot, or of what is drawn.",
      examples: ["plot([1 4 9]), get(gca, \"XLim\")": "ans =\n\n   1   3\n"]
    ) { call, machine throws(Failure) in
      let name = try textArgument(call.arguments, 1, "get", "property")
      return [try machine.property(name, of: machine.handles(call.arguments[0])[0], nil, "get")]
    },
  ]
}

extension Machine {
  /// Runs a function of plots.
  fileprivate mutating func draw(_ builtin: Builtin, _ draws: Bool, _ call: Builtin.Call) throws(Failure) -> [Value] {
    guard draws else { return try builtin.body(call, &self) }
    var call = call
    let isLevel = builtin.name == "barh"
    var names: [Label] = []
    if builtin.takesNames {
      let isAdded = plotting.isHeld || builtin.name == "line" || builtin.name == "text"
      if isAdded { names = isLevel ? plotting.figure.yNames : plotting.figure.xNames }
      var isNamed = false
      for index in call.arguments.indices.dropLast() {
        let argument = call.arguments[index]
        if argument.isText { break }
        guard argument.kind == .cell, argument.count > 0, call.arguments[index + 1].isArithmetic,
          !call.arguments[index + 1].isText,
          let strings = argument.strings
        else { continue }
        isNamed = true
        var places: [Double] = []
        let interpreter = try Label.Interpreter(in: call.arguments, from: index + 1, builtin.name)
        for name in try interpreter.labels(strings, builtin.name) {
          let place = names.firstIndex(of: name) ?? names.count
          if place == names.count { names.append(name) }
          places.append(Double(place + 1))
        }
        call.arguments[index] = .row(places)
      }
      if !isNamed { names = [] }
    }
    let (count, restarts) = (plotting.figure.marks.count, plotting.restarts)
    let results = try builtin.body(call, &self)
    if !names.isEmpty {
      if isLevel { plotting.figure.yNames = names } else { plotting.figure.xNames = names }
    }
    guard call.outputs > 0, results.isEmpty else { return results }
    var handles: [Double] = []
    let first = plotting.restarts == restarts ? count : 0
    let last = plotting.figure.marks.count
    while first + handles.count < last { handles.append(plotting.handle(ofMark: first + handles.count)) }
    return [handles.count == 1 ? .number(handles[0]) : Value(rows: handles.count, columns: 1, handles)]
  }

  /// What a list of handles stands for; numbers that are none, such as that of a figure, for the current plot.
  fileprivate func handles(_ value: Value) -> [Double] {
    let numbers = value.isRealLike && !value.isText ? value.realElements : []
    return numbers.isEmpty ? [0] : numbers
  }

  /// The value of a property; sets it first when a value is given.
  mutating func property(_ name: String, of handle: Double, _ value: Value?, _ function: String) throws(Failure)
    -> Value
  {
    guard let index = try plotting.index(ofHandle: handle) else {
      return try plotProperty(name, value, function)
    }
    let object = plotting.objects[index]
    plotting.beginIfNeeded()
    let former = plotting.go(to: object)
    let result: Value
    do throws(Failure) {
      result =
        object.mark == nil ? try plotProperty(name, value, function) : try markProperty(name, value, index, function)
    } catch {
      plotting.goBack(former)
      throw error
    }
    plotting.goBack(former)
    return result
  }

  private mutating func plotProperty(_ name: String, _ value: Value?, _ function: String) throws(Failure) -> Value {
    let property = lowercase(name)
    switch Word(property) {
    case "xlim", "ylim", "zlim", "xscale", "yscale", "xtick", "ytick", "xticklabel", "yticklabel", "title", "subtitle",
      "xlabel", "ylabel", "zlabel":
      // Such a property has a function, of its name or of more than one.
      let isMany = property.bytes.contains(UInt8(ascii: "k"))
      guard let builtin = Library.builtin(named: isMany ? property + "s" : property) else { break }
      let call = Builtin.Call(arguments: value.map { [$0] } ?? [], outputs: value == nil ? 1 : 0)
      return try builtin.body(call, &self).first ?? .undefined
    case "xdir":
      let isSet = try flag(value, name, function, "reverse", "normal")
      if let isSet { plotting.figure.isMirrored = isSet }
      return Value(plotting.figure.isMirrored ? "reverse" : "normal")
    case "ydir":
      let isSet = try flag(value, name, function, "reverse", "normal")
      if let isSet { plotting.figure.isReversed = isSet }
      return Value(plotting.figure.isReversed ? "reverse" : "normal")
    case "visible":
      let isSet = try flag(value, name, function, "on", "off")
      if let isSet { plotting.figure.hasAxes = isSet }
      return Value(plotting.figure.hasAxes ? "on" : "off")
    case "box":
      let isSet = try flag(value, name, function, "on", "off")
      if let isSet { plotting.figure.hasBox = isSet }
      return Value(plotting.figure.hasBox ? "on" : "off")
    case "xgrid", "ygrid":
      let isSet = try flag(value, name, function, "on", "off")
      if let isSet { plotting.figure.hasGrid = isSet }
      return Value(plotting.figure.hasGrid ? "on" : "off")
    case "fontsize", "fontname", "fontweight", "linewidth", "position", "color", "units", "papersize", "name",
      "defaultlinelinewidth", "tickdir", "ticklength", "layer", "xminorgrid", "yminorgrid", "xminortick", "yminortick",
      "outerposition", "paperposition", "xcolor", "ycolor", "ticklabelinterpreter", "xticklabelrotation":
      if value != nil { return .undefined }
    default: break
    }
    throw unknown(
      name, "plot", function,
      "XLim YLim ZLim XTick YTick XTickLabel YTickLabel XScale YScale XDir YDir Title XLabel YLabel Box XGrid Visible")
  }

  private func unknown(_ name: String, _ owner: String, _ function: String, _ known: String) -> Failure {
    let names = known.parts(at: UInt8(ascii: " "))
    return Failure(
      function + ": a " + owner + " has no property '" + name + "'",
      hint: suggestion(for: name, among: names).map { "did you mean " + $0 + "?" }
        ?? "it has " + names.joined(separator: ", "))
  }

  private func flag(_ value: Value?, _ name: String, _ function: String, _ on: String, _ off: String) throws(Failure)
    -> Bool?
  {
    guard let value else { return nil }
    let word = lowercase(
      value.textValue ?? (value.isScalar && value.isRealLike ? value.element(0) != 0 ? on : off : ""))
    guard word == on || word == off else {
      throw Failure(function + ": " + name + " must be \"" + on + "\" or \"" + off + "\"")
    }
    return word == on
  }

  private mutating func markProperty(
    _ name: String, _ value: Value?, _ index: Int, _ function: String
  ) throws(Failure) -> Value {
    let place = plotting.objects[index].mark ?? 0
    let mark = plotting.figure.marks[place]
    let property = lowercase(name)
    switch Word(property) {
    case "visible":
      let isSet = try flag(value, name, function, "on", "off")
      if let isSet { plotting.objects[index].isHidden = !isSet }
      return Value(plotting.objects[index].isHidden ? "off" : "on")
    case "xdata", "ydata", "zdata":
      let axis = property == "xdata" ? 0 : property == "ydata" ? 1 : 2
      var changed = mark
      if let value {
        guard value.isRealLike, !value.isText else { throw Failure(function + ": " + name + " must be numbers") }
        guard changed.setData(value.realElements, axis) else { break }
        plotting.figure.marks[place] = changed
      }
      guard let data = changed.data(axis) else { break }
      return .row(data)
    default:
      guard let value else {
        let style = PlotStyle(of: mark, plotting.figure.colour(ofMark: place))
        guard let value = style.value(property) else { break }
        return value
      }
      var changed = mark
      guard try restyle(&changed, name, value, function) else { break }
      plotting.figure.marks[place] = changed
      return .undefined
    }
    throw unknown(
      name, mark.isCurve ? "line" : "mark", function,
      "Color LineWidth LineStyle Marker MarkerSize MarkerFaceColor FaceColor FaceAlpha DisplayName XData YData Visible")
  }

  /// Changes the looks of a mark, or of all marks of a group; false for a name that is no property.
  private func restyle(_ mark: inout Mark, _ name: String, _ value: Value, _ function: String) throws(Failure) -> Bool {
    if case .group(var group) = mark {
      for index in group.marks.indices where try !restyle(&group.marks[index], name, value, function) { return false }
      mark = .group(group)
      return true
    }
    var style = PlotStyle(of: mark, nil)
    guard try style.read(name, value, function) else { return false }
    style.restyle(&mark)
    if !style.labels.isEmpty, let named = mark.with(label: style.labels[0]) { mark = named }
    return true
  }
}
