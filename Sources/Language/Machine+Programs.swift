public import Graphics
import Numerics
public import Source

/// What running a piece of program gave.
public struct Outcome {
  /// What was put out, in order.
  public var events: [Transcript.Event]
  /// The figures that were drawn, in order.
  public var figures: [Figure]
  /// Errors of the parser, or the failure that ended the run; warnings are among the events.
  public var diagnostics: [Diagnostic]

  /// Whether the source could be read; if not, nothing of it ran.
  public var isParsed = true

  /// Whether the run came to its end.
  public var isComplete: Bool { !diagnostics.contains { $0.severity == .error } }
}

extension Machine {
  /// Parses, compiles and runs source code in the workspace. `place` turns spans in the source into spans in the file.
  public mutating func run(_ source: [UInt8], place: @escaping (Span) -> Span = { $0 }) -> Outcome {
    let program = Program.parse(source, variables: workspaceNames)
    if program.diagnostics.contains(where: { $0.severity == .error }) {
      return Outcome(events: [], figures: [], diagnostics: Machine.placed(program.diagnostics, place), isParsed: false)
    }
    return finish(Machine.placed(program.diagnostics, place)) { (machine) throws(Failure) in
      let cell = try machine.compile(program, source, place)
      try machine.runCell(cell)
    }
  }

  /// Evaluates one expression without changing the workspace; the value is the last display among the events.
  public mutating func evaluate(_ source: [UInt8], place: @escaping (Span) -> Span = { $0 }) -> Outcome {
    let program = Program.parse(source, variables: workspaceNames)
    var diagnostics = Machine.placed(program.diagnostics, place)
    guard diagnostics.isEmpty else { return Outcome(events: [], figures: [], diagnostics: diagnostics) }
    guard program.statements.count == 1, case .expression(let expression) = program.statements[0].kind else {
      diagnostics.append(
        Diagnostic(
          .error, code: "inline-value", "an inline value must be one expression", at: place(Span(0, source.count)),
          hint: "do the work in a cell and name the result here"))
      return Outcome(events: [], figures: [], diagnostics: diagnostics)
    }
    return finish(diagnostics) { (machine) throws(Failure) in
      var compiler = machine.compiler(source, place)
      let cell = try compiler.inline(expression, machine)
      try machine.runCell(machine.load(cell, compiler))
    }
  }

  /// How many pieces of code were loaded since the machine was made.
  public var loadedCount: Int { chunks.count }

  /// Whether source code, which must end in a line feed, breaks off in a way that more lines may complete.
  public func isUnfinished(_ source: [UInt8]) -> Bool {
    Program.parse(source, variables: workspaceNames).isUnfinished
  }

  /// The value of a variable of the workspace.
  public func value(of name: String) -> Value? {
    guard let slot = workspaceNames.firstIndex(of: name),
      let window = registers.window(at: 0, count: workspaceNames.count)
    else { return nil }
    let value = window.value(UInt16(slot))
    return value.isMissing ? nil : value
  }

  private mutating func finish(
    _ diagnostics: [Diagnostic], _ body: (inout Machine) throws(Failure) -> Void
  ) -> Outcome {
    var diagnostics = diagnostics
    provideSteps()
    ArrayMemory.limit = limits.memory
    do throws(Failure) {
      try body(&self)
    } catch {
      if error.identifier != Failure.ending.identifier { diagnostics.append(Diagnostic(error)) }
    }
    return Outcome(events: transcript.take(), figures: plotting.take(), diagnostics: diagnostics)
  }

  private static func placed(_ diagnostics: [Diagnostic], _ place: (Span) -> Span) -> [Diagnostic] {
    diagnostics.map { diagnostic in
      var placed = diagnostic
      placed.span = diagnostic.span.map { place($0) }
      return placed
    }
  }

  private func compiler(_ source: [UInt8], _ place: @escaping (Span) -> Span) -> Compiler {
    var compiler = Compiler(source: source, place: place, functions: functions, firstNumber: chunks.count)
    for name in workspaceNames where value(of: name)?.kind == .function { compiler.functionVariables.insert(name) }
    return compiler
  }

  /// Compiles a program and loads its chunks; the answer is the number of the cell's own.
  private mutating func compile(_ program: Program, _ source: [UInt8], _ place: @escaping (Span) -> Span)
    throws(Failure) -> Int
  {
    var compiler = compiler(source, place)
    let cell = try compiler.cell(program, self)
    functions = compiler.functions
    workspaceGlobals = Set(compiler.scope.shared.keys)
    return load(cell, compiler)
  }

  private mutating func load(_ cell: Chunk, _ compiler: Compiler) -> Int {
    for chunk in compiler.chunks { if let chunk { _ = add(chunk) } }
    for (number, chunk) in compiler.replacements {
      chunks[number] = LoadedChunk(chunk, number: number)
      views[number] = chunks[number].view
    }
    let number = add(cell)
    registers.window(at: 0, count: views[number].pointee.registers)?.enter(from: workspaceNames.count, to: cell.locals)
    for (index, name) in cell.localNames.enumerated().dropFirst(workspaceNames.count) {
      guard let value = dynamicVariables.removeValue(forKey: name) else { continue }
      registers.window(at: 0, count: views[number].pointee.registers)?.set(UInt16(index), value)
    }
    workspaceNames = cell.localNames
    return number
  }

  /// Runs the chunk of a cell in the workspace's frame.
  private mutating func runCell(_ number: Int) throws(Failure) {
    let view = views[number].pointee
    guard let window = registers.window(at: 0, count: view.registers) else { throw .tooManyRegisters }
    position = Position(function: number, base: 0, depth: 0, entryDepth: 0)
    handlers = []
    defer {
      window.clear(from: view.locals)
      position = Position(function: number, base: 0, depth: 0, entryDepth: 0)
    }
    try execute(from: view.code)
  }
}

extension Compiler {
  /// Compiles a program as a cell that continues the machine's workspace.
  mutating func cell(_ program: Program, _ machine: Machine) throws(Failure) -> Chunk {
    var definitions: [(FunctionDefinition, Int, Span)] = []
    for statement in program.statements {
      guard case .function(let definition) = statement.kind else { continue }
      // A function that is defined anew takes the place of the old one, also for those who call it.
      let number = functions[definition.name.text] ?? reserve()
      functions[definition.name.text] = number
      definitions.append((definition, number, statement.span))
    }
    for (definition, number, span) in definitions {
      fill(number, with: try compile(definition, as: number, span: span))
    }
    beginCell(machine)
    collectFunctionVariables(program.statements)
    for name in AssignedNames.of(program.statements) { addLocal(name) }
    scope.next = scope.chunk.locals
    try compile(program.statements)
    return try finish(Span(0, 0))
  }

  /// Compiles an expression whose value is displayed without a name.
  mutating func inline(_ expression: Expression, _ machine: Machine) throws(Failure) -> Chunk {
    beginCell(machine)
    scope.next = scope.chunk.locals
    let target = try temporary()
    try compileCallable(expression, into: target, outputs: 1)
    emit(.display, target, string(""), 0, at: expression.span)
    return try finish(expression.span)
  }

  private mutating func beginCell(_ machine: Machine) {
    scope = Scope()
    for (slot, name) in machine.workspaceNames.enumerated() {
      addLocal(name)
      if machine.value(of: name) != nil { scope.defined.insert(slot) }
      if machine.workspaceGlobals.contains(name) {
        scope.shared[name] = name
        scope.chunk.globalNames.insert(name)
      }
    }
    for name in ascending(Array(machine.dynamicVariables.keys)) { addLocal(name) }
  }

  private mutating func collectFunctionVariables(_ statements: [Statement]) {
    for statement in statements {
      switch statement.kind {
      case .define(let name, parameters: .some, _): functionVariables.insert(name.text)
      case .assign(let target, let value):
        guard case .name(let name) = target.kind else { continue }
        switch value.kind {
        case .anonymous, .handle: functionVariables.insert(name)
        default: functionVariables.remove(name)
        }
      default: break
      }
    }
  }
}

extension Machine {
  /// Starts the random numbers anew from a seed.
  public mutating func seed(_ seed: UInt64) {
    random = RandomNumbers(seed: seed)
    firstSeed = seed
  }
}
