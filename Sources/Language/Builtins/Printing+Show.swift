import Source

extension Builtin {
  /// Results with the way to them.
  static let showing: [Builtin] = [
    Builtin(
      "show", "x", arguments: 1...1,
      summary: "Shows an expression, the values put into it, and its result: f(3) = 3² + 1 = 10.",
      examples: [
        "f(x) := x^2 + 1\nshow(f(3))": "f(x) := x ^ 2 + 1\nf (3) = 3 ^ 2 + 1 = 10",
        "a = 2; b = -3;\nshow(a*b + 1)": "a * b + 1 = 2 * (-3) + 1 = -5",
      ]
    ) { call, machine throws(Failure) in
      let value = call.arguments[0]
      let (arguments, source) = machine.argumentExpressions()
      var steps: [Expression] = []
      // Several arguments belong to a function that calls this one, such as cellfun.
      if let expression = arguments.first, arguments.count == 1 {
        let result = value.text(inline: machine.format)
        let written = expression.octaveText(source: source)
        if written != result { steps.append(expression) }
        if let step = machine.substituted(expression) {
          let text = step.octaveText(source: [])
          if text != written, text != result { steps.append(step) }
        }
      }
      try machine.transcript.show(steps, source: source, value, format: machine.format, limits: machine.limits)
      return []
    }
  ]
}

extension Machine {
  /// An expression with the values of the running function's variables in place of their names, and for the call of a
  /// function that is known by its formula that formula instead; nil when nothing can be put in.
  fileprivate func substituted(_ expression: Expression) -> Expression? {
    let chunk = chunks[position.function].chunk
    guard let window = registers.window(at: position.base, count: chunk.registers) else { return nil }
    var names: [Name] = []
    var values: [Expression] = []
    var functions: [(name: String, FunctionObject)] = []
    for (index, name) in chunk.localNames.enumerated() {
      let value = window.value(UInt16(index))
      if case .object(let object) = value, object.kind == .function { functions.append((name, object.asFunction)) }
      guard let literal = value.literal(format) else { continue }
      names.append(Name(name, span: Span(0, 0)))
      values.append(literal)
    }
    if case .index(let base, let arguments) = expression.kind, case .name(let name) = base.kind,
      let function = functions.first(where: { $0.name == name })?.1, let definition = function.definition,
      definition.parameters.count == arguments.count, case .code(let code, let captured) = function.body
    {
      var parameters = definition.parameters.map { Name($0, span: Span(0, 0)) }
      var parts = arguments.map { $0.substituting(values, for: names) }
      for (index, value) in captured.enumerated() {
        guard let literal = value.literal(format) else { continue }
        parameters.append(Name(chunks[code].chunk.localNames[arguments.count + index], span: Span(0, 0)))
        parts.append(literal)
      }
      return definition.body.substituting(parts, for: parameters)
    }
    return expression.substituting(values, for: names)
  }
}

extension Value {
  /// A number, or a small matrix of numbers, as an expression; nil for what would not fit into a formula.
  fileprivate func literal(_ format: DisplayFormat) -> Expression? {
    guard isRealLike, !isText, (1...16).contains(count) else { return nil }
    // Numbers as they are displayed, without the zeros that fill up their places.
    let rows = elementTexts(format: format).map { row in
      row.map { text in
        let isNegative = text.bytes.first == UInt8(ascii: "-")
        let magnitude = DecimalNumber(text.bytes[(isNegative ? 1 : 0)...])?.value ?? .nan
        return Expression(.number(isNegative ? -magnitude : magnitude, isImaginary: false), span: Span(0, 0))
      }
    }
    return isScalar ? rows[0][0] : Expression(.matrix(rows), span: Span(0, 0))
  }

  fileprivate func text(inline format: DisplayFormat) -> String? {
    isScalar ? elementTexts(format: format).first?.first : nil
  }
}
