import Source

/// Turns trees into chunks.
///
/// Names are resolved here: a name that is assigned anywhere in a scope is a variable with a register of its own. A use
/// that no assignment dominates may still mean a function of the same name, which `.resolve` decides at run time; all
/// other uses read the register directly.
struct Compiler {
  /// One function, cell or anonymous function while it is compiled.
  struct Scope {
    var chunk = Chunk()
    var slots: [String: Int] = [:]
    /// The slots that certainly have a value here.
    var defined: Set<Int> = []
    /// The next free temporary.
    var next = 0
    var loops: [Loop] = []
    /// The cleanup of each `try` and `unwind_protect` around this place; nil for `try`.
    var guards: [[Statement]?] = []
    /// Jumps to the end of the function.
    var returns: [Int] = []
    /// What `end` means inside the innermost index.
    var ends: [End] = []
    var isFunction = false
    /// Whether this is an anonymous function, whose body is asked for a value but may give none.
    var isClosure = false
    /// The keys of the variables that are global or persistent.
    var shared: [String: String] = [:]
    /// The outputs that the call to be compiled need not give, a bit for each.
    var ignored = 0
  }

  struct Loop {
    var breaks: [Int] = []
    var continues: [Int] = []
    var guardCount: Int
  }

  /// The indexed value, and which of how many subscripts is being compiled.
  struct End {
    var register: Int
    var place: Int
    var of: Int
  }

  /// The source that spans count in.
  let source: [UInt8]
  /// Turns a span in the source into one in the notebook.
  let place: (Span) -> Span
  /// The functions by name, those of this program included.
  var functions: [String: Int]
  /// The variables that most likely hold functions, whose calls have an instruction of their own.
  var functionVariables: Set<String> = []
  /// The chunks made so far; the first has the number `firstNumber`.
  var chunks: [Chunk?] = []
  let firstNumber: Int
  /// New code of functions that were defined before.
  var replacements: [(Int, Chunk)] = []
  /// How many anonymous functions around this place are being compiled for several results.
  var closureDepth = 0
  var scope = Scope()

  // MARK: Emitting

  @discardableResult
  mutating func emit(_ opcode: Opcode, _ a: Int = 0, _ b: Int = 0, _ c: Int = 0, d: Int = 0, at span: Span) -> Int {
    scope.chunk.code.append(Instruction(opcode, a, b, c, d: d))
    scope.chunk.spans.append(place(span))
    scope.chunk.starts.append(span.start)
    return scope.chunk.code.count - 1
  }

  /// The position of the next instruction.
  var here: Int { scope.chunk.code.count }

  /// Makes the jump at `index` go to `target`.
  mutating func patch(_ index: Int, to target: Int) throws(Failure) {
    let distance = target - index - 1
    guard abs(distance) < 32_000 else {
      throw Failure("this block is too long", hint: "divide the cell or the function into smaller ones")
    }
    let bits = UInt16(bitPattern: Int16(distance))
    switch scope.chunk.code[index].opcode {
    case .rangePrepare, .rangeNext, .columnsPrepare, .columnsNext: scope.chunk.code[index].c = bits
    default: scope.chunk.code[index].a = bits
    }
  }

  mutating func patchHere(_ indices: [Int]) throws(Failure) {
    for index in indices { try patch(index, to: here) }
  }

  /// A jump back to `target`.
  mutating func jumpBack(to target: Int, _ span: Span) throws(Failure) {
    let index = emit(.jump, at: span)
    try patch(index, to: target)
  }

  // MARK: Registers and tables

  mutating func temporary() throws(Failure) -> Int { try temporaries(1) }

  /// Consecutive temporaries; the first is answered.
  mutating func temporaries(_ count: Int) throws(Failure) -> Int {
    let first = scope.next
    scope.next += count
    guard scope.next < 60_000 else {
      throw Failure("this expression is too long", hint: "build it in several steps, or read the numbers from a file")
    }
    scope.chunk.registers = max(scope.chunk.registers, scope.next)
    return first
  }

  func isLocal(_ register: Int) -> Bool { register < scope.chunk.locals }

  mutating func addLocal(_ name: String) {
    guard scope.slots[name] == nil else { return }
    scope.slots[name] = scope.chunk.locals
    scope.chunk.localNames.append(name)
  }

  mutating func constant(_ number: Double) throws(Failure) -> Int {
    if let index = scope.chunk.constants.firstIndex(where: { $0.bitPattern == number.bitPattern }) { return index }
    scope.chunk.constants.append(number)
    guard scope.chunk.constants.count < 60_000 else {
      throw Failure("there are too many different numbers in this cell")
    }
    return scope.chunk.constants.count - 1
  }

  mutating func value(_ value: Value) -> Int {
    scope.chunk.values.append(value)
    return scope.chunk.values.count - 1
  }

  mutating func string(_ string: String) -> Int {
    if let index = scope.chunk.strings.firstIndex(of: string) { return index }
    scope.chunk.strings.append(string)
    return scope.chunk.strings.count - 1
  }

  mutating func path(_ path: [AccessStep]) -> Int {
    scope.chunk.paths.append(path)
    return scope.chunk.paths.count - 1
  }

  // MARK: Scopes

  /// Ends the scope's code and answers its chunk.
  mutating func finish(_ span: Span) throws(Failure) -> Chunk {
    try patchHere(scope.returns)
    emit(.end, at: span)
    scope.chunk.source = source
    scope.chunk.registers = max(scope.chunk.registers, scope.chunk.locals, 1)
    return scope.chunk
  }

  /// Reserves a number for a chunk that is compiled later, so that functions may call each other.
  mutating func reserve() -> Int {
    chunks.append(nil)
    return firstNumber + chunks.count - 1
  }

  mutating func fill(_ number: Int, with chunk: Chunk) {
    if number >= firstNumber { chunks[number - firstNumber] = chunk } else { replacements.append((number, chunk)) }
  }

  /// Compiles the function of a definition into the chunk of the given number.
  mutating func compile(_ definition: FunctionDefinition, as number: Int, span: Span) throws(Failure) -> Chunk {
    let outer = scope
    defer { scope = outer }
    scope = Scope()
    scope.isFunction = true
    scope.chunk.name = definition.name.text
    for (index, parameter) in definition.parameters.enumerated() {
      // An ignored parameter still takes its register.
      addLocal(parameter.text == "~" || scope.slots[parameter.text] != nil ? "~\(index)" : parameter.text)
      scope.defined.insert(index)
    }
    scope.chunk.parameters = definition.parameters.count
    scope.chunk.isVariadic = definition.parameters.last?.text == "varargin"
    for output in definition.outputs { addLocal(output.text) }
    scope.chunk.outputStarts = definition.outputs.map { $0.span.start }
    scope.chunk.hasVariadicOutput = definition.outputs.last?.text == "varargout"
    scope.chunk.outputs = definition.outputs.map { UInt16(scope.slots[$0.text] ?? 0) }
    for name in AssignedNames.of(definition.body) { addLocal(name) }
    scope.next = scope.chunk.locals
    if definition.outputs.isEmpty { emit(.checkOutputs, number, 0, at: definition.name.span) }
    try compile(definition.body)
    return try finish(span)
  }

  /// Compiles an anonymous function into the register `target`.
  mutating func closure(
    _ parameters: [Name], _ body: Expression, named name: String?, into target: Int, span: Span
  ) throws(Failure) {
    for name in AssignedNames.used(in: body) { refresh(name, body.span) }
    let outer = scope
    var inner = Scope()
    inner.isFunction = true
    inner.isClosure = true
    inner.chunk.isClosure = true
    inner.chunk.name = name ?? ""
    for (index, parameter) in parameters.enumerated() {
      let isRepeated = inner.slots[parameter.text] != nil
      let local = parameter.text == "~" || isRepeated ? "~\(index)" : parameter.text
      inner.slots[local] = index
      inner.chunk.localNames.append(local)
      inner.defined.insert(index)
    }
    inner.chunk.parameters = parameters.count
    inner.chunk.isVariadic = parameters.last?.text == "varargin"
    var captures: [UInt16] = []
    for name in AssignedNames.used(in: body) {
      guard inner.slots[name] == nil, let slot = outer.slots[name] else { continue }
      let local = inner.chunk.localNames.count
      inner.slots[name] = local
      inner.chunk.localNames.append(name)
      if outer.defined.contains(slot) { inner.defined.insert(local) }
      captures.append(UInt16(slot))
    }
    inner.next = inner.chunk.locals
    let number = reserve()
    scope = inner
    let chunk: Chunk
    do throws(Failure) {
      let result = try temporary()
      // A body may give no value, as in @() printf("x"): then the call gives none either.
      try compileCallable(body, into: result, outputs: 0)
      scope.chunk.outputs = [UInt16(result)]
      var single = try finish(body.span)
      if case .index = body.kind, closureDepth < 3 {
        closureDepth += 1
        defer { closureDepth -= 1 }
        single.severalResults = reserve()
        scope = inner
        let list = try callForList(body)
        scope.chunk.outputs = [UInt16(list)]
        scope.chunk.hasVariadicOutput = true
        fill(single.severalResults ?? 0, with: try finish(body.span))
      }
      chunk = single
    } catch {
      scope = outer
      throw error
    }
    scope = outer
    fill(number, with: chunk)
    let shown = parameters.map { $0.text }
    let head = name.map { "\($0)(\(shown.joined(separator: ", "))) :=" } ?? "@(\(shown.joined(separator: ", ")))"
    let text = "\(head) \(body.octaveText(source: source, isInside: true))"
    scope.chunk.closures.append(
      Chunk.Closure(
        function: number, captures: captures,
        definition: FunctionObject.Definition(
          name: name, form: name == nil ? .anonymous : .definition, parameters: shown, body: body, text: text,
          source: source)))
    emit(.closure, target, scope.chunk.closures.count - 1, at: span)
  }
}
