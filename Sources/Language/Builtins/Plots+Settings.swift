import Graphics
import Source

extension Builtin {
  /// Titles, axes and legend of the current figure, a part of the family of plots.
  static let axesSettings: [Builtin] = [
    label(
      "title",
      "Sets the title above the plot. In all texts of plots TeX between dollars, names such as x_1 and commands such as \\alpha become mathematics; the property \"interpreter\" says \"tex\" (dollars are dollars), \"latex\" or \"none\"."
    ),
    label("sgtitle", "Sets the title above all plots of a figure."),
    label("subtitle", "Sets the line below the title."),
    label("xlabel", "Names the horizontal axis."),
    label("ylabel", "Names the vertical axis."),
    label("zlabel", "Names the third axis of space."),
    Builtin(
      "legend", "[label], …", atLeast: 0,
      summary: "Names what is drawn, in the order of drawing; \"off\" hides the names.",
      examples: ["plot([1 2]), legend(\"growth\")": ""]
    ) { call, machine throws(Failure) in
      try machine.setLegend(call.arguments)
      return []
    },
    switching("grid", "Shows or hides the grid.", others: ["minor"]) { $0.hasGrid },
    switching("box", "Shows or hides a frame round the plot.", others: []) { $0.hasBox },
    Builtin(
      "axis", "[limits or word], …", atLeast: 0,
      summary:
        "Sets the limits [left right bottom top], in space six of them, or makes the axes equal, tight, auto, on or off.",
      examples: ["axis([0 1 0 2])": "", "axis equal": ""]
    ) { call, machine throws(Failure) in
      for argument in call.arguments { try setAxis(argument, &machine.plotting.figure) }
      let figure = machine.plotting.figure
      guard call.outputs > 0 else { return [] }
      var numbers: [Double] = []
      for axis in 0..<(figure.isSpatial ? 3 : 2) {
        let limits = limits(of: figure, axis)
        numbers += [limits.lower, limits.upper]
      }
      return [.row(numbers)]
    },
    ticks("xticks", "Sets the ticks of the horizontal axis, [] for none; \"auto\" for round numbers.", isX: true),
    ticks("yticks", "Sets the ticks of the vertical axis, [] for none; \"auto\" for round numbers.", isX: false),
    names("xticklabels", "Names the ticks of the horizontal axis, which are 1, 2, … unless set.", isX: true),
    names("yticklabels", "Names the ticks of the vertical axis, which are 1, 2, … unless set.", isX: false),
    scale("xscale", "Sets the scale of the horizontal axis:", isX: true),
    scale("yscale", "Sets the scale of the vertical axis:", isX: false),
    limit("xlim", "Sets the ends of the horizontal axis.", 0),
    limit("ylim", "Sets the ends of the vertical axis.", 1),
    limit("zlim", "Sets the ends of the third axis of space.", 2),
  ]

  @inline(__always)
  private static func label(_ name: StaticString, _ summary: String) -> Builtin {
    Builtin(name, "[plot], text, …", atLeast: 0, summary: summary, examples: ["\(name)(\"growth\")": ""]) {
      call, machine throws(Failure) in
      guard let text = call.arguments.first else {
        return [Value(machine.plotting.figure.text(String(name), nil).text)]
      }
      guard let lines = text.strings else {
        throw Failure("\(name): the text must be a string", hint: "turn numbers into text with num2str or sprintf")
      }
      let interpreter = try Label.Interpreter(in: call.arguments, from: 1, String(name))
      let label = try interpreter.labels([Array(lines.joined(separator: [32]))], String(name))[0]
      guard String(name) == "sgtitle" else {
        _ = machine.plotting.figure.text(String(name), label)
        return []
      }
      if machine.plotting.arrangement.isEmpty { machine.plotting.moveIntoGrid() }
      if let page = machine.plotting.page { page.figure.title = label }
      return []
    }
  }

  @inline(__always)
  private static func switching(
    _ name: StaticString, _ summary: String, others: [String], _ read: @escaping @Sendable (Figure) -> Bool
  ) -> Builtin {
    Builtin(name, "[on or off]", arguments: 0...1, summary: summary, examples: ["\(name) on": ""]) {
      call, machine throws(Failure) in
      var figure = machine.plotting.figure
      let word =
        call.arguments.isEmpty ? nil : lowercase(try textArgument(call.arguments, 0, String(name), "the argument"))
      let isOn: Bool
      switch word {
      case "on": isOn = true
      case "off": isOn = false
      case nil: isOn = !read(figure)
      case let word?:
        guard others.contains(word) else { throw Failure("\(name): argument must be \"on\" or \"off\"") }
        isOn = true
      }
      if String(name) == "grid" { figure.hasGrid = isOn } else { figure.hasBox = isOn }
      machine.plotting.figure = figure
      return []
    }
  }

  @inline(__always)
  private static func limit(_ name: StaticString, _ summary: String, _ axis: Int) -> Builtin {
    Builtin(name, "[limits]", arguments: 0...1, summary: summary, examples: ["\(name)([0 10])": ""]) {
      call, machine throws(Failure) in
      var figure = machine.plotting.figure
      guard let argument = call.arguments.first else {
        let limits = limits(of: figure, axis)
        return [.row([limits.lower, limits.upper])]
      }
      let wished: Limits?
      if let word = argument.textValue {
        guard ["auto", "tight", "manual"].contains(word) else {
          throw Failure("\(name): the limits must be two numbers, as in [0 10]")
        }
        wished = word == "auto" ? nil : limits(of: figure, axis)
      } else {
        wished = try readLimits(argument, 0, String(name))
      }
      switch axis {
      case 0: figure.xLimits = wished
      case 1: figure.yLimits = wished
      default: figure.zLimits = wished
      }
      machine.plotting.figure = figure
      return []
    }
  }

  /// Whether plots keep what they show, a part of the family of plots.
  static let contentSettings: [Builtin] = [
    Builtin(
      "hold", "[on or off]", arguments: 0...1, summary: "Keeps what is drawn when more is drawn, or stops to.",
      examples: ["hold on": ""]
    ) { call, machine throws(Failure) in
      switch call.arguments.first?.textValue.map({ lowercase($0) }) {
      case "on", "all": machine.plotting.isHeld = true
      case "off": machine.plotting.isHeld = false
      case nil where call.arguments.isEmpty: machine.plotting.isHeld.toggle()
      default: throw Failure("hold: argument must be \"on\" or \"off\"")
      }
      return []
    },
    Builtin("ishold", "", arguments: 0...0, summary: "Whether what is drawn is kept.", examples: ["ishold": "ans = 0"])
    {
      _, machine throws(Failure) in [.logical(machine.plotting.isHeld)]
    },
    Builtin("cla", "", arguments: 0...1, summary: "Removes what the current figure shows.", examples: ["cla": ""]) {
      _, machine throws(Failure) in
      machine.plotting.figure.marks = []
      machine.plotting.restart()
      return []
    },
  ]

  /// Figures as a whole, a part of the family of plots.
  static let figureSettings: [Builtin] = [
    Builtin(
      "figure", "[number], …", atLeast: 0, summary: "Begins a new figure, or goes back to the one of a number.",
      examples: ["figure": ""]
    ) { call, machine throws(Failure) in
      if let first = call.arguments.first, !first.isText {
        let number = try integerArgument(call.arguments, 0, "figure", "the number")
        guard number >= 1, number < 1_000_000 else { throw Failure("figure: N must be a positive integer") }
        machine.plotting.begin(number)
      } else {
        machine.plotting.begin(nil)
      }
      return call.outputs > 0 ? [.number(Double(machine.plotting.number))] : []
    },
    Builtin(
      "close", "[all]", arguments: 0...1, summary: "Removes the current figure, or all.", examples: ["close all": ""]
    ) {
      call, machine throws(Failure) in
      if call.arguments.first?.textValue == "all" { machine.plotting.closeAll() } else { machine.plotting.close() }
      return []
    },
    Builtin("clf", "", arguments: 0...1, summary: "Begins the current figure anew.", examples: ["clf": ""]) {
      _, machine throws(Failure) in
      machine.plotting.clear()
      return []
    },
    Builtin(
      "drawnow", "…", atLeast: 0, summary: "Does nothing, as figures are drawn when a cell ends.",
      examples: ["drawnow": ""]
    ) {
      _, _ throws(Failure) in []
    },
    Builtin("gcf", "", arguments: 0...0, summary: "The current figure, for set.", examples: ["gcf": "ans = 1"]) {
      _, machine throws(Failure) in [.number(Double(max(1, machine.plotting.number)))]
    },
  ]
}

extension Figure {
  /// The text of a title, which becomes another one first unless that is nil.
  fileprivate mutating func text(_ name: String, _ new: Label?) -> Label {
    switch Word(name) {
    case "title", "sgtitle":
      if let new { title = new }
      return title
    case "subtitle":
      if let new { subtitle = new }
      return subtitle
    case "xlabel":
      if let new { xLabel = new }
      return xLabel
    case "ylabel":
      if let new { yLabel = new }
      return yLabel
    default:
      if let new { zLabel = new }
      return zLabel
    }
  }
}

/// Two ends from the entries `first` and `first + 1` of a vector.
func readLimits(_ value: Value, _ first: Int, _ function: String) throws(Failure) -> Limits {
  guard value.isRealLike, !value.isText, value.count >= first + 2 else {
    throw Failure(
      "\(function): the limits must be two numbers, as in [0 10]", hint: "the argument has size \(value.sizeText)")
  }
  let (lower, upper) = (value.element(first), value.element(first + 1))
  guard lower < upper else {
    throw Failure("\(function): limits must increase", hint: "they are \(lower) and \(upper)")
  }
  return Limits(lower: lower, upper: upper)
}

private func setAxis(_ argument: Value, _ figure: inout Figure) throws(Failure) {
  guard let word = argument.textValue else {
    guard argument.isRealLike, argument.count == 2 || argument.count == 4 || argument.count >= 6 else {
      throw Failure("axis: LIMITS vector must have 2, 4 or 6 elements", hint: "write axis([left right bottom top])")
    }
    let x = try readLimits(argument, 0, "axis")
    let y = argument.count >= 4 ? try readLimits(argument, 2, "axis") : figure.yLimits
    if argument.count >= 6 { figure.zLimits = try readLimits(argument, 4, "axis") }
    figure.xLimits = x
    figure.yLimits = y
    return
  }
  switch Word(lowercase(word)) {
  case "equal", "image": figure.isEqualScale = true
  case "ij": figure.isReversed = true
  case "xy": (figure.isReversed, figure.isMirrored) = (false, false)
  case "square", "manual", "fill", "vis3d": break
  case "normal": figure.isEqualScale = false
  case "on": figure.hasAxes = true
  case "off": figure.hasAxes = false
  case "auto":
    figure.xLimits = nil
    figure.yLimits = nil
    figure.zLimits = nil
  case "tight" where figure.marks.isEmpty: figure.isTight = true
  case "tight":
    figure.xLimits = limits(of: figure, 0)
    figure.yLimits = limits(of: figure, 1)
    if figure.isSpatial { figure.zLimits = limits(of: figure, 2) }
  default:
    throw Failure("axis: unknown option '\(word)'", hint: "use equal, tight, auto, on, off or four limits")
  }
}

/// The ends of an axis: those that were set, or those of the data.
private func limits(of figure: Figure, _ axis: Int) -> Limits {
  if let set = axis == 0 ? figure.xLimits : axis == 1 ? figure.yLimits : figure.zLimits { return set }
  var lower = Double.infinity
  var upper = -Double.infinity
  for mark in figure.marks {
    let domain = mark.domain
    let extent = axis == 0 ? domain.x : axis == 1 ? domain.y : domain.z
    lower = min(lower, extent.lower)
    upper = max(upper, extent.upper)
  }
  return lower < upper ? Limits(lower: lower, upper: upper) : Limits(lower: 0, upper: 1)
}
