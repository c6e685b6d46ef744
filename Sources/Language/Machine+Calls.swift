public import Source

// Calls from Swift, the ends of calls, and what happens when one fails.

extension Machine {
  /// Calls a function value from library code and answers its results, at most `outputs` of them.
  public mutating func call(_ function: Value, _ arguments: [Value], outputs: Int) throws(Failure) -> [Value] {
    guard case .object(let object) = function, object.kind == .function else {
      return try call(function.textValue ?? "", arguments, outputs: outputs)
    }
    switch object.asFunction.body {
    case .named(let name):
      guard functions[name] != nil || Library.index(of: name) != nil else {
        throw Failure(
          "invalid function handle, unable to find function for @\(name)", hint: undefined(name).hint,
          identifier: "Octave:undefined-function")
      }
      return try call(name, arguments, outputs: outputs)
    case .code(var chunk, let captured):
      if outputs > 1, let several = chunks[chunk].chunk.severalResults { chunk = several }
      return try run(chunk, arguments, captured: captured, outputs: outputs)
    }
  }

  /// Calls the function of a name: one that a cell defined, or a builtin.
  mutating func call(_ name: String, _ arguments: [Value], outputs: Int) throws(Failure) -> [Value] {
    if let function = functions[name] { return try run(function, arguments, captured: [], outputs: outputs) }
    guard let index = Library.index(of: name) else {
      guard let value = dynamicVariables[name] else { throw undefined(name) }
      return try arguments.isEmpty ? [value] : applied(value, arguments, outputs, name: name)
    }
    return try Library.builtin(at: index).call(arguments, outputs, &self)
  }

  /// Runs a chunk in a frame above all that are in use.
  mutating func run(_ function: Int, _ arguments: [Value], captured: [Value], outputs: Int) throws(Failure) -> [Value] {
    let outer = position
    let view = views[function].pointee
    let base = outer.base + views[outer.function].pointee.registers
    guard outer.depth < Registers.callbackDepth, view.isVariadic || arguments.count <= view.parameters,
      let window = registers.window(at: base, count: view.registers)
    else { throw callFailure(function, arguments: arguments.count, depth: outer.depth) }
    try takeStep()
    registers.push(
      CallFrame(
        pc: outer.next ?? view.code, view: views[outer.function], registers: registers.frame(at: outer.base),
        destination: 0,
        outputs: UInt16(outputs),
        arguments: UInt16(arguments.count)),
      at: outer.depth)
    window.enter(from: 0, to: view.locals)
    place(arguments, captured, function, in: window)
    position = Position(function: function, base: base, depth: outer.depth + 1, entryDepth: outer.depth + 1)
    defer { position = outer }
    do throws(Failure) {
      try execute(from: view.code)
    } catch {
      window.clear(from: 0)
      throw error
    }
    let results: [Value]
    do throws(Failure) {
      results = try takeOutputs(function, window, wanted: outputs)
    } catch {
      window.clear(from: 0)
      throw error
    }
    window.clear(from: 0)
    return results
  }

  /// Puts arguments and captured values where the code expects them.
  func place(_ arguments: [Value], _ captured: [Value], _ function: Int, in window: Window) {
    let chunk = chunks[function].chunk
    let plain = chunk.isVariadic ? chunk.parameters - 1 : chunk.parameters
    for (index, argument) in arguments.prefix(plain).enumerated() { window.set(UInt16(index), argument) }
    if chunk.isVariadic {
      let rest = Array(arguments.dropFirst(plain))
      window.set(UInt16(plain), Value(rows: rest.isEmpty ? 0 : 1, columns: rest.count, cells: rest))
    }
    for (index, value) in captured.enumerated() { window.set(UInt16(chunk.parameters + index), value) }
  }

  /// Moves the outputs of an ending call to where its caller wants them.
  @inline(never) mutating func leave(_ function: Int, _ registersOfCall: LiveFrame, _ frame: CallFrame) throws(Failure)
  {
    guard let window = self.window(registersOfCall, function) else { throw .tooManyRegisters }
    let results = try takeOutputs(
      function, window, wanted: Int(frame.outputs), ignored: ignoredOutputs(frame))
    window.clear(from: 0)
    // The caller's window may be shorter than the results' registers only when it asked for none.
    guard let caller = self.window(frame.registers, frame.function) else { return }
    caller.set(frame.destination, results.first ?? .undefined)
    for (index, value) in results.enumerated().dropFirst() { caller.set(frame.destination + UInt16(index), value) }
    for index in max(1, results.count)..<max(1, results.count, Int(frame.outputs)) {
      caller.set(frame.destination + UInt16(index), .undefined)
    }
  }

  /// The registers of a call as code outside the loop sees them.
  private func window(_ frame: LiveFrame, _ function: Int) -> Window? {
    registers.window(at: registers.base(of: frame), count: views[function].pointee.registers)
  }

  /// The outputs of a call that ended; one that is not used may lack a value.
  mutating func takeOutputs(
    _ function: Int, _ window: Window, wanted: Int, ignored: Int = 0
  ) throws(Failure) -> [Value] {
    let chunk = chunks[function].chunk
    let named = chunk.hasVariadicOutput ? chunk.outputs.dropLast() : chunk.outputs[...]
    var results: [Value] = []
    for (index, register) in named.prefix(max(wanted, 1)).enumerated() {
      // An output may also be a parameter or stand twice, so it is copied.
      let value = window.value(register)
      if case .undefined = value {
        guard index < wanted, !chunk.isClosure else { break }
        guard index < 16, ignored & (1 << index) != 0 else { throw missingOutput(index, chunk) }
      }
      results.append(value)
    }
    if chunk.hasVariadicOutput, results.count == named.count, let last = chunk.outputs.last,
      case .object(let object) = window.value(last), object.kind == .cell
    {
      results += object.asCell.elements.prefix(max(wanted, 1) - results.count)
    }
    return results
  }

  private mutating func missingOutput(_ index: Int, _ chunk: Chunk) -> Failure {
    let name = localName(chunk.outputs[index], chunk)
    if index < chunk.outputStarts.count { outputPlace = chunk.place(at: chunk.outputStarts[index]) }
    return Failure(
      "'\(name)' undefined", hint: "'\(chunk.name)' ended without giving '\(name)' a value",
      identifier: "Octave:undefined-function")
  }

  /// The results that the caller of a frame does not use, a bit for each.
  func ignoredOutputs(_ frame: CallFrame) -> Int {
    // A call from library code has no instruction behind it.
    frame.pc.pointee.opcode == .ignoring ? Int(frame.pc.pointee.a) : 0
  }

  /// Why a call cannot begin.
  func callFailure(_ function: Int, arguments: Int, depth: Int) -> Failure {
    let chunk = chunks[function].chunk
    let name = chunk.name.isEmpty ? "@<anonymous>" : chunk.name
    if !chunk.isVariadic, arguments > chunk.parameters {
      return Failure(
        "\(name): function called with too many inputs",
        hint: "it takes \(counted(chunk.parameters, "argument")), and was given \(arguments)",
        identifier: "Octave:invalid-fun-call")
    }
    return Failure(
      "max_recursion_depth exceeded",
      hint: "calls may nest \(Registers.depth) deep; does '\(name)' call itself without an end?",
      identifier: "Octave:undefined-function", isLimit: true)
  }

  /// A failure with its place and the calls that were running.
  mutating func located(
    _ failure: Failure, _ pc: UnsafeMutablePointer<Instruction>, _ view: UnsafeMutablePointer<ChunkView>,
    _ frame: LiveFrame
  ) -> Failure {
    position.function = view.pointee.number
    position.base = registers.base(of: frame)
    position.next = pc
    guard failure.span == nil, chunks[position.function].chunk.builtin == nil else { return failure }
    let place = span(position.function, pc)
    notePlace(of: failure.at(place), position.function, pc)
    var calls: [Failure.Call] = []
    var callee = position.function
    for level in stride(from: position.depth - 1, through: 0, by: -1) {
      let frame = registers.callFrame(at: level)
      let caller = chunks[frame.function]
      // A call that library code made has no instruction of its own in the caller.
      guard frame.pc > caller.code, frame.pc <= caller.code + caller.chunk.code.count, caller.chunk.builtin == nil
      else { continue }
      let name = chunks[callee].chunk.name
      calls.append(
        Failure.Call(function: name.isEmpty ? "an anonymous function" : name, span: span(frame.function, frame.pc)))
      callee = frame.function
      if calls.count == 8 { break }
    }
    return failure.at(place, calls: calls)
  }

  /// Notes where the name stands that a failure says is undefined.
  private mutating func notePlace(of failure: Failure, _ function: Int, _ pc: UnsafeMutablePointer<Instruction>) {
    let known = outputPlace
    outputPlace = nil
    let suffix = "' undefined"
    guard failure.identifier == "Octave:undefined-function", failure.message.begins(with: "'"),
      failure.message.ends(with: suffix)
    else { return }
    let chunk = chunks[function].chunk
    let name = Array(failure.message.bytes.dropFirst().dropLast(suffix.utf8.count))
    let start = chunk.starts[max(0, pc - chunks[function].code - 1)]
    undefinedPlace = (failure.message, known ?? chunk.place(at: chunk.position(of: name, from: start)))
  }

  /// A failure as the program sees it when it catches it: Octave's message says where an undefined name stands.
  func caught(_ failure: Failure) -> Failure {
    guard let undefinedPlace, undefinedPlace.message == failure.message else { return failure }
    let name = failure.message.parts(at: UInt8(ascii: "'")).dropFirst().first ?? ""
    let isMissing = ["MException", "throw", "getReport", "table", "string"].contains(name)
    let explanation =
      isMissing
      ? "\n\nThe '\(name)' function is not yet implemented in Octave.\n\n"
        + "Please read <https://www.octave.org/missing.html> to learn how you can\n"
        + "contribute missing functionality." : ""
    return failure.saying(failure.message + undefinedPlace.place + explanation)
  }

  private func span(_ function: Int, _ next: UnsafeMutablePointer<Instruction>) -> Span {
    let loaded = chunks[function]
    return loaded.chunk.spans[max(0, next - loaded.code - 1)]
  }

  /// Finds the handler for a failure, releases what the failed calls held, and answers where to go on.
  mutating func recover(from failure: Failure) -> UnsafeMutablePointer<Instruction>? {
    guard !failure.isLimit, let handler = handlers.last, handler.position.depth >= position.entryDepth else {
      releaseFrames(above: position.entryDepth)
      handlers.removeAll { $0.position.depth >= position.entryDepth && position.entryDepth > 0 }
      return nil
    }
    handlers.removeLast()
    releaseFrames(above: handler.position.depth)
    position = handler.position
    guard let window = registers.window(at: position.base, count: views[position.function].pointee.registers) else {
      return nil
    }
    let caught = caught(failure)
    lastFailure = caught
    lastThrown = failure
    window.set(handler.register, caught.value)
    return handler.target
  }

  /// Clears the frames of the calls deeper than `depth`, from the running one down.
  private func releaseFrames(above depth: Int) {
    var level = position.depth
    var base = position.base
    var function = position.function
    while level > depth {
      registers.window(at: base, count: views[function].pointee.registers)?.clear(from: 0)
      let frame = registers.callFrame(at: level - 1)
      base = registers.base(of: frame.registers)
      function = frame.function
      level -= 1
    }
  }
}

extension Failure {
  static var tooManyRegisters: Failure {
    Failure(
      "out of memory: the calls need too many variables at once", hint: "do functions call each other without an end?",
      isLimit: true)
  }

  /// The failure as `catch err` sees it: a struct with `message`, `identifier` and `stack`, whose lines are -1 as Octave's
  /// are where they are not known.
  var value: Value {
    let stack = StructArray(
      rows: calls.count, columns: 1, keys: ["file", "name", "line", "column"],
      elements: calls.map { [Value(""), Value($0.function), .number(-1), .number(-1)] })
    return Value(fields: [("message", Value(message)), ("identifier", Value(identifier)), ("stack", .object(stack))])
  }
}

extension Chunk {
  /// How Octave says where an offset of the source is.
  func place(at offset: Int) -> String {
    let before = source[..<min(max(offset, 0), source.count)]
    let line = before.reduce(1) { $0 + ($1 == 10 ? 1 : 0) }
    let lineStart = before.lastIndex(of: 10).map { $0 + 1 } ?? 0
    return " near line \(line), column \(before.count - lineStart + 1)"
  }

  /// The first place from `start` on where a name stands in the source; `start` where there is none.
  func position(of name: [UInt8], from start: Int) -> Int {
    func isPart(_ byte: UInt8) -> Bool { byte == UInt8(ascii: "_") || byte >= 0x80 || isLetter(byte) || isDigit(byte) }
    guard start >= 0, !name.isEmpty, start + name.count <= source.count else { return start }
    for offset in start...(source.count - name.count) where source[offset] == name[0] {
      guard source[offset..<offset + name.count].elementsEqual(name) else { continue }
      let end = offset + name.count
      if offset > 0, isPart(source[offset - 1]) || end < source.count && isPart(source[end]) { continue }
      return offset
    }
    return start
  }
}

/// `1 argument`, `2 arguments`.
func counted(_ count: Int, _ noun: String) -> String { count == 1 ? "1 \(noun)" : "\(count) \(noun)s" }
