import Graphics
import Numerics
import Source

extension Builtin {
  static let plots: [Builtin] =
    aimed(curves + shapes + fields + spatial, draw: true)
    + aimed(viewSettings + axesSettings + colourSettings + contentSettings, draw: false) + figureSettings + tileSettings
    + handleSettings

  private static func aimed(_ builtins: [Builtin], draw: Bool) -> [Builtin] {
    var aimed: [Builtin] = []
    for builtin in builtins { aimed.append(builtin.aimed(draws: draw)) }
    return aimed
  }

  private static let curves: [Builtin] = [
    curve("plot", "Draws curves through points, or the graph of a function.", "plot([1 2 3], [1 4 9], \"r--o\")"),
    curve(
      "semilogx", "Draws curves over a logarithmic horizontal axis.", "semilogx([1 10 100], [1 2 3])", x: .logarithmic),
    curve("semilogy", "Draws curves on a logarithmic vertical axis.", "semilogy([1 2 3], [1 10 100])", y: .logarithmic),
    curve(
      "loglog", "Draws curves between two logarithmic axes.", "loglog([1 10], [1 100])", x: .logarithmic,
      y: .logarithmic),
    Builtin(
      "fplot", "fplot (f, [limits], …)\nfplot (x, y, [limits], …)", atLeast: 1,
      summary: "Draws the graph of a function between two limits, or the curve whose coordinates are two functions.",
      examples: ["fplot(@(x) x^2, [-1 1])": "", "fplot(@cos, @sin, [0 2*pi])": ""]
    ) { call, machine throws(Failure) in
      if call.arguments.count > 1, call.arguments[1].kind == .function {
        _ = try machine.run(program: "parametric", Builtin.Call(arguments: call.arguments, outputs: 0))
        return []
      }
      let series = try functionSeries(call.arguments, "fplot", &machine)
      machine.plotting.add(lineMarks(series.series, series.style))
      return []
    },
    Builtin(
      "stairs", "[x], y, …", atLeast: 1, summary: "Draws steps, each value holding until the next one.",
      examples: ["stairs([1 3 2])": ""]
    ) { call, machine throws(Failure) in
      let (groups, style) = try readSeries(call.arguments, "stairs")
      var marks: [Mark] = []
      for (series, own) in groups {
        for (index, series) in series.enumerated() {
          marks.append(
            .stairs(Stairs(x: series.x, y: series.y, style: own.line, label: own.label(index) ?? style.label(index))))
        }
      }
      machine.plotting.add(marks)
      return []
    },
    Builtin(
      "line", "x, y, [z], …", atLeast: 2, summary: "Adds a line to the figure, which keeps what it shows.",
      examples: ["line([0 1], [0 1])": ""]
    ) { call, machine throws(Failure) in
      if call.arguments.count > 2, !call.arguments[2].isText {
        return try machine.drawInSpace("line", .curve, call)
      }
      let (groups, _) = try readSeries(call.arguments, "line")
      var marks: [Mark] = []
      for (series, style) in groups { marks += lineMarks(series, style) }
      machine.plotting.annotate(marks)
      return []
    },
  ]

  @inline(__always)
  private static func curve(
    _ name: StaticString, _ summary: String, _ example: String, x: Scale = .linear, y: Scale = .linear
  ) -> Builtin {
    Builtin(name, "[x], y, [style], …", atLeast: 1, summary: summary, examples: [example: ""]) {
      call, machine throws(Failure) in
      var marks: [Mark] = []
      if call.arguments[0].kind == .function {
        let series = try functionSeries(call.arguments, String(name), &machine)
        marks = lineMarks(series.series, series.style)
      } else {
        for (series, style) in try readSeries(call.arguments, String(name)).groups { marks += lineMarks(series, style) }
      }
      let isHeld = machine.plotting.isHeld
      machine.plotting.add(
        marks, xScale: isHeld && x == .linear ? nil : x, yScale: isHeld && y == .linear ? nil : y)
      return []
    }
  }

  private static let shapes: [Builtin] = [
    Builtin(
      "scatter", "x, y, [size], [colour], …", atLeast: 2, summary: "Draws single points.",
      examples: ["scatter([1 2 3], [2 1 3], \"filled\")": ""]
    ) { call, machine throws(Failure) in
      let arguments = call.arguments
      var style = PlotStyle()
      var next = 2
      if next < arguments.count, !arguments[next].isText {
        if !arguments[next].isEmpty {
          guard arguments[next].isRealLike, arguments[next].isScalar, arguments[next].element(0) > 0 else {
            throw Failure("scatter: the size must be one positive number for all points")
          }
          // The size is an area in square points, 36 for the usual marker.
          style.markerRadius = arguments[next].element(0).squareRoot() * 3.5 / 6
        }
        next += 1
        if next < arguments.count, arguments[next].isRealLike, !arguments[next].isText {
          if !arguments[next].isEmpty { style.colour = try PlotStyle.colour(arguments[next], "scatter") }
          next += 1
        }
      }
      try style.readRest(arguments, from: next, "scatter")
      var marks: [Mark] = []
      for (index, series) in try plotSeries(arguments[0], arguments[1], "scatter").enumerated() {
        marks.append(.dots(dots(series, style, index)))
      }
      machine.plotting.add(marks)
      return []
    },
    bars("bar", "Draws upright bars; the columns of a matrix stand side by side, or \"stacked\".", isLevel: false),
    bars("barh", "Draws level bars; the columns of a matrix stand side by side, or \"stacked\".", isLevel: true),
    Builtin(
      "area", "[x], y, …", atLeast: 1, summary: "Fills the area under curves, one on top of another.",
      examples: ["area([1 3 2])": ""]
    ) { call, machine throws(Failure) in
      let (series, style) = try barSeries(call.arguments, "area")
      var marks: [Mark] = []
      var base: [Double]?
      for (index, series) in series.enumerated() {
        var top = series.y
        if let base { for (place, height) in base.enumerated() where place < top.count { top[place] += height } }
        var area = Area(x: series.x, y: top, base: base, colour: style.colour, label: style.label(index))
        area.opacity = style.opacity
        marks.append(.area(area))
        base = top
      }
      machine.plotting.add(marks)
      return []
    },
    polygon("fill", "Fills polygons whose corners are given in order."),
    polygon("patch", "Adds filled polygons to the figure, which keeps what it shows."),
    rule("xline", "Adds an upright line at a value of the horizontal axis.", .vertical),
    rule("yline", "Adds a level line at a value of the vertical axis.", .horizontal),
    Builtin(
      "text", "x, y, [z], text, …", atLeast: 3, summary: "Adds text at a place of the figure.",
      examples: ["text(1, 2, \"here\")": ""]
    ) { call, machine throws(Failure) in
      let (x, y) = (call.arguments[0], call.arguments[1])
      guard x.isRealLike, y.isRealLike else { throw Failure("text: X and Y must be numbers") }
      guard x.count == y.count else { throw unequal("text", "x", x.count, "y", y.count) }
      var heights: [Double] = []
      if call.arguments.count > 3, call.arguments[2].isRealLike, !call.arguments[2].isText {
        heights = call.arguments[2].realElements
        guard heights.count == x.count else { throw unequal("text", "x", x.count, "z", heights.count) }
      }
      let next = heights.isEmpty ? 2 : 3
      guard let strings = call.arguments[next].strings, strings.count == 1 || strings.count == x.count else {
        throw Failure("text: STRING must be a string, or one string for each place")
      }
      var style = PlotStyle()
      try style.readRest(call.arguments, from: next + 1, "text")
      var marks: [Mark] = []
      let labels = try style.interpreter.labels(strings, "text")
      for index in 0..<x.count {
        let string = labels[labels.count == 1 ? 0 : index]
        var annotation = Annotation(
          x: x.element(index), y: y.element(index), text: string, colour: style.colour, alignment: style.alignment)
        annotation.target = style.target
        if !heights.isEmpty {
          var mark = SpatialMark(
            .text, x: [annotation.x], y: [annotation.y], z: [heights[index]], style: LineStyle(colour: style.colour))
          (mark.text, mark.alignment) = (string, style.alignment)
          marks.append(.spatial(mark))
          continue
        }
        marks.append(.annotation(annotation))
      }
      machine.plotting.annotate(marks)
      return []
    },
  ]

  @inline(__always)
  private static func bars(
    _ name: StaticString, _ summary: @escaping @Sendable @autoclosure () -> String, isLevel: Bool
  ) -> Builtin {
    Builtin(
      name, "[x], y, [width], …", atLeast: 1, summary: summary(), examples: ["\(name)([3 5 2])": ""]
    ) { call, machine throws(Failure) in
      machine.plotting.add(try barMarks(call.arguments, String(name), isLevel: isLevel))
      return []
    }
  }

  @inline(__always)
  private static func polygon(_ name: StaticString, _ summary: @escaping @Sendable @autoclosure () -> String) -> Builtin
  {
    Builtin(
      name, "x, y, [colour], …", atLeast: 2, summary: summary(), examples: ["\(name)([0 1 1], [0 0 1], \"r\")": ""]
    ) { call, machine throws(Failure) in
      let arguments = call.arguments
      if arguments.count > 3, String(name) == "patch", !arguments[2].isText,
        arguments[3].textValue.map({ Colour(name: lowercase($0)) != nil }) ?? true
      {
        return try machine.drawInSpace(String(name), .polygons, call)
      }
      let marks = try polygons(arguments, String(name))
      if String(name) == "fill" { machine.plotting.add(marks) } else { machine.plotting.annotate(marks) }
      return []
    }
  }

  @inline(__always)
  private static func rule(_ name: StaticString, _ summary: String, _ direction: Rule.Direction) -> Builtin {
    Builtin(
      name, "value, [style], [label], …", atLeast: 1, summary: summary, examples: ["\(name)(2, \"k--\")": ""]
    ) { call, machine throws(Failure) in
      let values = call.arguments[0]
      guard values.isRealLike, !values.isText else { throw Failure("\(name): the value must be a number") }
      var style = PlotStyle()
      var next = 1
      if next < call.arguments.count, let bytes = call.arguments[next].stringBytes, try style.read(bytes, String(name))
      {
        next += 1
      }
      // What is left in pairs is properties; a single text before them is the label.
      if (call.arguments.count - next) % 2 == 1, let label = call.arguments[next].stringBytes {
        style.labels = try Label.Interpreter(in: call.arguments, from: next + 1, String(name)).labels(
          [label], String(name))
        next += 1
      }
      try style.readRest(call.arguments, from: next, String(name))
      var line = style.line
      // A marker without a line, as in "ko", leaves the line as it was.
      if style.isDots { line.dash = .automatic }
      machine.plotting.annotate(
        values.realElements.map { .rule(Rule(direction, at: $0, label: style.label(0), style: line)) })
      return []
    }
  }
}

/// The curves and styles of a call such as `plot(x, y, "r", u, v, "linewidth", 2)`, and the style all share.
private func readSeries(_ arguments: [Value], _ function: String) throws(Failure) -> (
  groups: [([PlotSeries], PlotStyle)], shared: PlotStyle
) {
  var groups: [([PlotSeries], PlotStyle)] = []
  var index = 0
  while index < arguments.count, !arguments[index].isText {
    let isPair = index + 1 < arguments.count && !arguments[index + 1].isText
    let series = try plotSeries(isPair ? arguments[index] : nil, arguments[isPair ? index + 1 : index], function)
    index += isPair ? 2 : 1
    var style = PlotStyle()
    if index < arguments.count, let bytes = arguments[index].stringBytes, try style.read(bytes, function) {
      index += 1
    }
    groups.append((series, style))
  }
  guard !groups.isEmpty else {
    throw Failure("\(function): there is nothing to draw", hint: "give it numbers, as in \(function)([1 2 3])")
  }
  var shared = PlotStyle()
  while index < arguments.count {
    guard let name = arguments[index].textValue, index + 1 < arguments.count else {
      throw PlotStyle.unknown(arguments[index].textValue ?? "", function)
    }
    for group in groups.indices {
      guard try groups[group].1.read(name, arguments[index + 1], function) else {
        throw PlotStyle.unknown(name, function)
      }
    }
    _ = try shared.read(name, arguments[index + 1], function)
    index += 2
  }
  return (groups, shared)
}

/// The areas of a call such as `fill(x, y, "r", "facealpha", 0.5)`.
private func polygons(_ arguments: [Value], _ function: String) throws(Failure) -> [Mark] {
  let groups = try plotSeries(arguments[0], arguments[1], function)
  var style = PlotStyle()
  // One argument more than pairs is a colour.
  if arguments.count % 2 == 1 { style.colour = try PlotStyle.colour(arguments[2], function) }
  try style.readRest(arguments, from: 2 + arguments.count % 2, function)
  var marks: [Mark] = []
  for (number, series) in groups.enumerated() {
    var area = Area(x: series.x, y: series.y, colour: style.colour, label: style.label(number))
    area.isPolygon = true
    area.opacity = style.opacity
    area.edge = style.hasNoEdge ? nil : LineStyle(dash: .solid, width: style.width ?? 1.25)
    marks.append(.area(area))
  }
  return marks
}

private func functionSeries(_ arguments: [Value], _ function: String, _ machine: inout Machine) throws(Failure) -> (
  series: [PlotSeries], style: PlotStyle
) {
  var limits = (-5.0, 5.0)
  var next = 1
  if arguments.count > 1, !arguments[1].isText {
    guard arguments[1].isRealLike, arguments[1].count == 2 else {
      throw Failure("\(function): the limits must be two numbers, as in [0 1]")
    }
    limits = (arguments[1].element(0), arguments[1].element(1))
    next = 2
  }
  var style = PlotStyle()
  try style.readRest(arguments, from: next, function)
  return ([try machine.graph(arguments[0], limits.0, limits.1, function)], style)
}

private func lineMarks(_ series: [PlotSeries], _ style: PlotStyle) -> [Mark] {
  var marks: [Mark] = []
  for (index, series) in series.enumerated() {
    if style.isDots {
      marks.append(.dots(dots(series, style, index)))
    } else {
      var line = Line(x: series.x, y: series.y, style: style.line, label: style.label(index))
      line.hasHeads = style.hasHeads
      marks.append(.line(line))
    }
  }
  return marks
}

private func dots(_ series: PlotSeries, _ style: PlotStyle, _ index: Int) -> Dots {
  Dots(
    x: series.x, y: series.y, size: style.markerRadius, colour: style.colour,
    isFilled: style.isFilled || style.marker == .point, marker: style.marker, label: style.label(index))
}

/// Bars side by side, or on top of one another: those below zero hang from one another.
private func barMarks(_ arguments: [Value], _ function: String, isLevel: Bool) throws(Failure) -> [Mark] {
  let (series, style) = try barSeries(arguments, function)
  let count = style.isStacked ? 1 : Double(max(series.count, 1))
  let width = style.barWidth ?? 0.8
  var marks: [Mark] = []
  var (above, below): ([Double], [Double]) = ([], [])
  for (index, series) in series.enumerated() {
    let offset =
      style.isStacked ? 0 : (Double(index) - (count - 1) / 2) * width / count * leastDistance(series.x)
    var bars = Bars(
      x: series.x.map { $0 + offset }, y: series.y, width: width / count, colour: style.colour,
      label: style.label(index))
    bars.isLevel = isLevel
    if style.isStacked {
      var base: [Double] = []
      for (place, height) in series.y.enumerated() {
        if above.count <= place {
          above.append(0)
          below.append(0)
        }
        base.append(height < 0 ? below[place] : above[place])
        guard height.isFinite else { continue }
        bars.y[place] = base[place] + height
        if height < 0 { below[place] += height } else { above[place] += height }
      }
      bars.base = base
    }
    marks.append(.bars(bars))
  }
  return marks
}

/// The heights of bars or areas: `(y)`, `(x, y)`, with a width, a style and properties.
private func barSeries(_ arguments: [Value], _ function: String) throws(Failure) -> ([PlotSeries], PlotStyle) {
  var numbers: [Value] = []
  for argument in arguments {
    if argument.isText { break }
    numbers.append(argument)
  }
  var style = PlotStyle()
  var rest = numbers.count
  // A number after the heights is the width of the bars.
  if let last = numbers.last, last.isScalar, numbers.count == 3 || numbers.count == 2 && numbers[0].count > 1 {
    _ = try style.read("barwidth", last, function)
    numbers.removeLast()
  }
  guard let last = numbers.last, numbers.count <= 2 else {
    throw Failure("\(function): there is nothing to draw", hint: "give it heights, as in \(function)([1 2 3])")
  }
  while rest < arguments.count, let word = arguments[rest].textValue {
    switch Word(lowercase(word)) {
    case "hist", "histc": style.barWidth = 1
    case "grouped": break
    case "stacked": style.isStacked = true
    default:
      try style.readRest(arguments, from: rest, function)
      rest = arguments.count
      continue
    }
    rest += 1
  }
  return (try plotSeries(numbers.count == 2 ? numbers[0] : nil, last, function), style)
}

private func leastDistance(_ x: [Double]) -> Double {
  let sorted = ascending(x.filter { $0.isFinite })
  var least = Double.infinity
  for index in sorted.indices.dropFirst() where sorted[index] > sorted[index - 1] {
    least = min(least, sorted[index] - sorted[index - 1])
  }
  return least.isFinite ? least : 1
}
