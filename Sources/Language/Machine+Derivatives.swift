import Source

// `f'`: the derivative of a function as a function.

/// The derivative of one piece of code: its parameter, body, code and the names it captures.
struct DerivativeCode {
  var definition: FunctionObject.Definition
  var function: Int
  /// The positions of the captured values among those of the function it is the derivative of.
  var captures: [Int]
}

extension Machine {
  /// The derivative of a function of one variable. `name` is that of the variable that holds it, or empty.
  mutating func derivative(of function: FunctionObject, name: String) throws(Failure) -> Value {
    var captured: [Value] = []
    var key: String
    var names: [String] = []
    switch function.body {
    case .named(let name): key = name
    case .code(let code, let values):
      key = "\(code)"
      captured = values
      names = Array(chunks[code].chunk.localNames.dropFirst(chunks[code].chunk.parameters))
    }
    var functions: Set<String> = []
    for (index, name) in names.enumerated() where captured[index].kind == .function {
      functions.insert(name)
      key += " " + name
    }
    let number = derivativeNumbers[key] ?? derivatives.count
    if number == derivatives.count {
      derivatives.append(try derivativeCode(function, names, functions))
      derivativeNumbers[key] = number
    }
    let code = derivatives[number]
    var definition = code.definition
    definition.name = (name.isEmpty ? definition.name : name).map { $0 + "'" }
    return .object(
      FunctionObject(.code(code.function, captured: code.captures.map { captured[$0] }), definition: definition))
  }

  private mutating func derivativeCode(
    _ function: FunctionObject, _ names: [String], _ functionNames: Set<String>
  ) throws(Failure) -> DerivativeCode {
    let definition = try differentiable(function)
    let derivation = Derivation(
      variable: definition.parameters[0], functions: functionNames,
      constants: Set(names.filter { !functionNames.contains($0) }), defined: Set(functions.keys),
      source: definition.source)
    let long = 2_000
    let tooLong = Failure(
      "the derivative has more than \(long) parts", hint: "differentiate parts of the function and put them together")
    let raw = try derivation.derivative(definition.body) ?? .number(0)
    guard raw.size(upTo: 8 * long) < 8 * long else { throw tooLong }
    let isElementwise = definition.form == .anonymous || definition.body.hasElementwise
    let body = Simplification(source: definition.source, isElementwise: isElementwise).simplified(raw)
    guard body.size(upTo: long) < long else { throw tooLong }

    let running = chunks[position.function]
    let span = position.next.map { running.chunk.spans[max(0, $0 - running.code - 1)] } ?? Span(0, 0)
    var compiler = Compiler(
      source: definition.source, place: { _ in span }, functions: functions, firstNumber: chunks.count)
    for (slot, name) in names.enumerated() {
      compiler.addLocal(name)
      compiler.scope.defined.insert(slot)
    }
    compiler.scope.next = names.count
    let parameter = Name(definition.parameters[0], span: Span(0, 0))
    try compiler.closure([parameter], body, named: nil, into: try compiler.temporary(), span: Span(0, 0))
    guard let closure = compiler.scope.chunk.closures.first else { throw tooLong }
    for chunk in compiler.chunks {
      guard var chunk else { continue }
      if let name = definition.name { chunk.name = name + "'" }
      _ = add(chunk)
    }
    var made = closure.definition
    made.name = definition.name
    made.form = .derivative
    return DerivativeCode(definition: made, function: closure.function, captures: closure.captures.map { Int($0) })
  }

  /// The expression of a function of one variable.
  private func differentiable(_ function: FunctionObject) throws(Failure) -> FunctionObject.Definition {
    if let definition = function.definition {
      let parameters = definition.parameters
      guard parameters.count == 1, parameters[0] != "varargin", parameters[0] != "~" else {
        let name = definition.name ?? "f"
        let list = parameters.joined(separator: ", ")
        throw Failure(
          "the derivative \(name)' needs a function of one variable, and this one has \(parameters.count)",
          hint: parameters.count > 1
            ? "fix the others first, as in g(\(parameters[0])) := \(name)(\(list)) with numbers for the others, then g'"
            : "give it a variable, as in \(name)(x) := x^2")
      }
      return definition
    }
    guard case .named(let name) = function.body else { throw Failure("this function cannot be differentiated") }
    guard functions[name] == nil else {
      throw Failure(
        "'\(name)' cannot be differentiated",
        hint: "it is written with `function`; give it by its equation, as in \(name)(x) := x^2")
    }
    guard Derivation.hasRule(for: name) else {
      throw Failure("'\(name)' cannot be differentiated", hint: "there is no rule for '\(name)'")
    }
    let body = Expression(
      .index(Expression(.name(name), span: Span(0, 0)), [Expression(.name("x"), span: Span(0, 0))]), span: Span(0, 0))
    return FunctionObject.Definition(
      name: name, form: .anonymous, parameters: ["x"], body: body, text: "", source: [])
  }
}
