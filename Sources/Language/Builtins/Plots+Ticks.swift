import Graphics
import Source

// Ticks and scales of the axes, a part of the settings of plots.

extension Builtin {
  @inline(__always)
  static func ticks(_ name: StaticString, _ summary: @escaping @Sendable @autoclosure () -> String, isX: Bool)
    -> Builtin
  {
    Builtin(
      name, "[values]", arguments: 0...1, summary: summary(), examples: ["plot([1 4 9]), \(name)([1 3])": ""]
    ) { call, machine throws(Failure) in
      try machine.setTicks(String(name), call, isX: isX)
    }
  }

  @inline(__always)
  static func names(_ name: StaticString, _ summary: @escaping @Sendable @autoclosure () -> String, isX: Bool)
    -> Builtin
  {
    Builtin(
      name, "[names]", arguments: 0...1, summary: summary(), examples: ["bar([3 5]), \(name)({\"a\", \"b\"})": ""]
    ) { call, machine throws(Failure) in
      try machine.setTickNames(String(name), call, isX: isX)
    }
  }

  @inline(__always)
  static func scale(_ name: StaticString, _ summary: String, isX: Bool) -> Builtin {
    Builtin(
      name, "[scale], [threshold]", arguments: 0...2,
      summary: summary + " \"linear\", \"log\", or \"symlog\", which is logarithmic beyond plus and minus a threshold, "
        + "1 unless given.", examples: ["plot(-9:9, (-9:9).^3), \(name)(\"symlog\")": ""]
    ) { call, machine throws(Failure) in
      try machine.setScale(String(name), call, isX: isX)
    }
  }
}

extension Machine {
  fileprivate mutating func setTicks(_ name: String, _ call: Builtin.Call, isX: Bool) throws(Failure) -> [Value] {
    guard let argument = call.arguments.first else { return [.row(plotting.figure.ticks(isX: isX))] }
    var values: [Double]?
    if argument.textValue != "auto" {
      var numbers = argument.isRealLike && !argument.isText ? argument.realElements : [.nan]
      for number in numbers where !number.isFinite { numbers = [] }
      guard argument.isEmpty || !numbers.isEmpty else {
        throw Failure(
          name + ": the ticks must be numbers, [] or \"auto\"",
          hint: "write " + name + "(0:5), or " + name + "([]) for none")
      }
      for index in numbers.indices.dropFirst() where numbers[index] <= numbers[index - 1] {
        throw Failure(
          name + ": the ticks must increase",
          hint: Figure.tickText(numbers[index - 1]) + " stands before " + Figure.tickText(numbers[index])
            + "; sort sorts them")
      }
      values = numbers
    }
    if isX { plotting.figure.xTicks = values } else { plotting.figure.yTicks = values }
    return []
  }

  fileprivate mutating func setTickNames(_ name: String, _ call: Builtin.Call, isX: Bool) throws(Failure) -> [Value] {
    let figure = plotting.figure
    guard let argument = call.arguments.first else {
      return [
        Value(
          rows: 1, columns: (isX ? figure.xNames : figure.yNames).count,
          cells: (isX ? figure.xNames : figure.yNames).map { Value($0.text) })
      ]
    }
    var names: [Label] = []
    if argument.isRealLike, !argument.isText {
      for number in argument.realElements { names.append(Label(Figure.tickText(number))) }
    } else if argument.textValue != "auto" {
      guard let strings = argument.strings else {
        throw Failure(name + ": the names must be strings", hint: "write " + name + "({\"a\", \"b\"})")
      }
      names = try Label.Interpreter.mathematics.labels(strings, name)
      // No names at all are blank ones for the ticks that there are.
      if names.isEmpty { names = [Label](repeating: "", count: figure.ticks(isX: isX).count) }
    }
    if isX { plotting.figure.xNames = names } else { plotting.figure.yNames = names }
    return []
  }

  fileprivate mutating func setScale(_ name: String, _ call: Builtin.Call, isX: Bool) throws(Failure) -> [Value] {
    let figure = plotting.figure
    guard let argument = call.arguments.first else {
      switch isX ? figure.xScale : figure.yScale {
      case .linear: return [Value("linear")]
      case .logarithmic: return [Value("log")]
      case .symmetric: return [Value("symlog")]
      }
    }
    var scale: Scale
    switch Word(lowercase(argument.textValue ?? "")) {
    case "linear": scale = .linear
    case "log": scale = .logarithmic
    case "symlog": scale = .symmetric(1)
    default: throw Failure(name + ": the scale must be \"linear\", \"log\" or \"symlog\"")
    }
    if call.arguments.count > 1 {
      let value = call.arguments[1]
      guard scale == .symmetric(1), value.isRealLike, value.isScalar, value.element(0) > 1e-200,
        value.element(0) < 1e200
      else {
        throw Failure(
          name + ": only \"symlog\" has a threshold, a positive number", hint: "write " + name + "(\"symlog\", 0.01)")
      }
      scale = .symmetric(value.element(0))
    }
    if isX { plotting.figure.xScale = scale } else { plotting.figure.yScale = scale }
    return []
  }
}
