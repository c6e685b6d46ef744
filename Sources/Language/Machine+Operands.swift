import Source

// What the general instructions do with their registers: results, lists, ranges, warnings.
extension Machine {
  /// Warns, or fails, or does nothing, as the program has asked for.
  mutating func warn(_ warning: Failure) throws(Failure) {
    switch warningStates[warning.identifier] ?? warningStates["all"] {
    case "off": break
    case "error": throw warning
    default:
      lastWarning = warning
      transcript.warn(warning)
    }
  }

  /// Says where warnings came up: at an instruction of the notebook; what the library warns of, where it was called.
  mutating func placeWarnings(at pc: UnsafeMutablePointer<Instruction>, in loaded: LoadedChunk) {
    if loaded.chunk.builtin == nil { transcript.placeWarnings(at: loaded.chunk.spans[pc - loaded.code - 1]) }
  }

  /// Puts results in consecutive registers.
  func put(_ results: [Value], _ i: Instruction, _ r: Window) {
    let count = wanted(i.d)
    r.set(i.a, results.first ?? .undefined)
    for index in 1..<max(1, min(results.count, count)) { r.set(i.a + UInt16(index), results[index]) }
    // Fewer results than wanted leave the rest without a value, which the next use reports.
    for index in results.count..<max(results.count, count) where index > 0 { r.set(i.a + UInt16(index), .undefined) }
  }

  /// The elements of an argument list.
  static func list(_ value: Value) -> [Value] {
    if case .object(let object) = value, object.kind == .cell { return object.asCell.elements }
    return []
  }

  func appendToList(_ r: Window, _ register: UInt16, _ values: [Value]) {
    guard case .object(let object) = r.take(register), object.kind == .cell else { return }
    // A list is a temporary that nobody else holds.
    let list = object.asCell
    list.elements += values
    (list.rows, list.columns) = (1, list.elements.count)
    r.set(register, .object(list))
  }

  /// A range of two or three parts; a missing step is marked by an empty matrix.
  mutating func rangeValue(_ first: Value, _ step: Value, _ last: Value) throws(Failure) -> Value {
    for part in [first, step, last] where !part.isArithmetic {
      throw Failure(
        "\(first.isText || last.isText ? "incompatible" : "invalid") types found in range expression",
        hint: "the ends of a range must be real numbers")
    }
    if first.isComplex || step.isComplex || last.isComplex {
      try warn(
        Failure(
          "imaginary part of complex colon arguments is ignored", hint: "the ends of a range must be real numbers"))
    }
    if first.isEmpty || last.isEmpty || step.isEmpty { return .object(RealArray(rows: 1, columns: 0)) }
    let range = try Value.range(first: first.element(0), step: step.element(0), limit: last.element(0))
    guard first.isText, last.isText else { return range }
    return Value(textBytes: range.realElements.map { $0 >= 0 && $0 < 256 ? UInt8($0) : 0 })
  }

  func prepareRange(_ i: Instruction, _ r: Window) throws(Failure) -> Int {
    let last = r.value(i.a + 1)
    let first = r.value(i.a + 2)
    let step = r.value(i.a + 3)
    for part in [first, step, last] where !part.isRealLike || part.isEmpty {
      guard part.isEmpty else { throw Failure("invalid types found in range") }
      return i.jumpC
    }
    let count = Value.rangeCount(first: first.element(0), step: step.element(0), limit: last.element(0))
    r.set(i.a, .number(0))
    r.set(i.a + 1, .number(count))
    r.set(i.a + 2, .number(first.element(0)))
    r.set(i.a + 3, .number(step.element(0)))
    if count <= 0, i.b > 0 { r.set(i.b - 1, .object(RealArray(rows: 1, columns: 0))) }
    return count > 0 ? 0 : i.jumpC
  }

  func matches(_ subject: Value, _ candidate: Value) throws(Failure) -> Bool {
    if case .object(let object) = candidate, object.kind == .cell {
      for element in object.asCell.elements where try matches(subject, element) { return true }
      return false
    }
    guard subject.isArithmetic, candidate.isArithmetic, subject.rows == candidate.rows,
      subject.columns == candidate.columns
    else { return false }
    if subject.isEmpty { return true }
    return try isTrue(try binary(.equal, subject, candidate))
  }

  func rethrown(_ value: Value) -> Failure {
    guard case .object(let object) = value, object.kind == .structure else { return Failure("unspecified error") }
    func field(_ key: String) -> String {
      let array = object.asStruct
      guard let index = array.keys.firstIndex(of: key), let element = array.elements.first else { return "" }
      return element[index].textValue ?? ""
    }
    let message = field("message")
    // A failure that only passes through keeps its place and hint.
    if let lastThrown, lastFailure?.message == message { return lastThrown }
    return Failure(message, identifier: field("identifier"))
  }

  /// The name of a local; empty for a temporary.
  func localName(_ register: UInt16, _ chunk: Chunk) -> String {
    Int(register) < chunk.locals ? chunk.localNames[Int(register)] : ""
  }

  func undefinedRegister(_ register: UInt16, _ chunk: Chunk) -> Failure {
    let name = localName(register, chunk)
    if name.isEmpty {
      return Failure(
        "value on right hand side of assignment is undefined", hint: "this call gives no result",
        identifier: "Octave:undefined-function")
    }
    return undefined(name)
  }
}
