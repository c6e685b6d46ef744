import Numerics
import Source

// Code in strings.

extension Machine {
  /// Runs source text in the scope of the running call, as if it stood there; with `outputs` above 0 it must be an
  /// expression, whose values are the answer.
  mutating func evaluate(text: [UInt8], outputs: Int) throws(Failure) -> [Value] {
    let frame = position
    guard frame.function < chunks.count,
      let caller = registers.window(at: frame.base, count: views[frame.function].pointee.registers)
    else { throw .tooManyRegisters }
    let outer = chunks[frame.function].chunk
    let dynamic = ascending(Array(dynamicVariables.keys))
    var names = outer.localNames
    for name in dynamic where frame.base == 0 && !names.contains(name) { names.append(name) }
    let program = Program.parse(text, variables: names)
    if let problem = program.diagnostics.first(where: { $0.severity == .error }) {
      throw .unreadable(text, problem)
    }
    let span = outer.spans.first ?? Span(0, 0)
    var compiler = Compiler(source: text, place: { _ in span }, functions: functions, firstNumber: chunks.count)
    let chunk: Chunk
    do throws(Failure) {
      chunk = try compiler.evaluated(program, names: names, outputs: outputs)
    } catch {
      throw error.withoutPlace
    }
    for closure in compiler.chunks { if let closure { _ = add(closure) } }
    let number = add(chunk)
    var values = (0..<outer.locals).map { caller.value(UInt16($0)) }
    for name in names.dropFirst(outer.locals) { values.append(dynamicVariables[name] ?? .undefined) }
    var results: [Value] = []
    do throws(Failure) {
      results = try run(number, locals: &values, outputs: outputs)
    } catch {
      keepVariables(values, chunk.localNames, outer.locals, in: caller, isWorkspace: frame.base == 0)
      // The place in the file is that of the call of eval.
      if let undefinedPlace, undefinedPlace.message == error.message { outputPlace = undefinedPlace.place }
      throw error.withoutPlace
    }
    keepVariables(values, chunk.localNames, outer.locals, in: caller, isWorkspace: frame.base == 0)
    if frame.base != 0, let index = values.indices.dropFirst(outer.locals).first(where: { !values[$0].isMissing }),
      chunk.localNames[index] != "ans"
    {
      throw Failure(
        "eval: the new variable '\(chunk.localNames[index])' cannot be made inside a function",
        hint: "give it a value before, without eval")
    }
    return results
  }

  private mutating func keepVariables(
    _ values: [Value], _ names: [String], _ count: Int, in window: Window, isWorkspace: Bool
  ) {
    for (index, value) in values.enumerated() {
      if index < count {
        window.set(UInt16(index), value)
      } else if isWorkspace {
        dynamicVariables[names[index]] = value.isMissing ? nil : value
      }
    }
  }

  /// Runs a chunk whose locals begin with the given values, and answers what they became.
  private mutating func run(_ function: Int, locals: inout [Value], outputs: Int) throws(Failure) -> [Value] {
    let outer = position
    let view = views[function].pointee
    let base = outer.base + views[outer.function].pointee.registers
    guard outer.depth < Registers.callbackDepth, let window = registers.window(at: base, count: view.registers) else {
      throw callFailure(function, arguments: 0, depth: outer.depth)
    }
    registers.push(
      CallFrame(
        pc: outer.next ?? view.code, view: views[outer.function], registers: registers.frame(at: outer.base),
        destination: 0,
        outputs: UInt16(outputs),
        arguments: 0),
      at: outer.depth)
    window.enter(from: 0, to: view.locals)
    for (index, value) in locals.enumerated() { window.set(UInt16(index), value) }
    locals = []
    position = Position(function: function, base: base, depth: outer.depth + 1, entryDepth: outer.depth + 1)
    defer {
      window.clear(from: 0)
      position = outer
    }
    var results: [Value] = []
    var failure: Failure?
    do throws(Failure) {
      try execute(from: view.code)
      results = try takeOutputs(function, window, wanted: outputs)
    } catch {
      failure = error
    }
    for index in 0..<view.locals { locals.append(window.value(UInt16(index))) }
    if let failure { throw failure }
    return results
  }
}

extension Compiler {
  /// Compiles source text that runs in the scope of a call with the given variables.
  mutating func evaluated(_ program: Program, names: [String], outputs: Int) throws(Failure) -> Chunk {
    scope = Scope()
    for name in names { addLocal(name) }
    for name in AssignedNames.of(program.statements) { addLocal(name) }
    scope.next = scope.chunk.locals
    scope.chunk.isClosure = true
    for statement in program.statements {
      if case .function = statement.kind {
        throw Failure("eval: a function cannot be defined in a string", hint: "define it in a cell")
      }
    }
    if outputs > 0 {
      guard program.statements.count == 1, case .expression(let expression) = program.statements[0].kind else {
        throw Failure("eval: the string must be one expression to have a value")
      }
      let first = try temporaries(outputs)
      try compileCallable(expression, into: first, outputs: outputs)
      scope.chunk.outputs = (0..<outputs).map { UInt16(first + $0) }
    } else {
      try compile(program.statements)
    }
    return try finish(Span(0, 0))
  }
}

extension Failure {
  /// The failure about code in a string that cannot be read, in Octave's form: the line and a caret below it.
  fileprivate static func unreadable(_ text: [UInt8], _ problem: Diagnostic) -> Failure {
    var message = "parse error:\n\n  syntax error\n\n"
    let start = min(problem.span?.start ?? 0, max(text.count - 1, 0))
    let lineStart = text[..<start].lastIndex(of: 10).map { $0 + 1 } ?? 0
    let line = text[lineStart...].prefix { $0 != 10 }
    message += ">>> \(String(decoding: line, as: UTF8.self))\n"
    message += String(repeating: " ", count: 4 + start - lineStart) + "^"
    return Failure(message, hint: problem.message)
  }
}
