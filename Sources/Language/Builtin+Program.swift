import Source

// Functions of the library that are written in the language: text is many times smaller than machine code in the engine
// of the live page.

extension Builtin {
  /// A function whose body is a program in the language: the definition of a function, and after it those of functions
  /// that only it sees, some of which it may share with others.
  @inline(__always)
  convenience init(
    _ name: String, _ parameters: String, arguments: ClosedRange<Int>,
    summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>, program: StaticString,
    sharing: StaticString = ""
  ) {
    self.init(
      name, parameters, arguments.lowerBound, arguments.upperBound, Help(summary, examples), program, sharing)
  }

  /// A function whose body is a program, for any number of arguments from `atLeast` on.
  @inline(__always)
  convenience init(
    _ name: String, _ parameters: String, atLeast: Int, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>, program: StaticString,
    sharing: StaticString = ""
  ) {
    self.init(name, parameters, atLeast, Int.max, Help(summary, examples), program, sharing)
  }

  @inline(never)
  private convenience init(
    _ name: String, _ parameters: String, _ least: Int, _ greatest: Int, _ help: Help, _ program: StaticString,
    _ sharing: StaticString
  ) {
    self.init(
      name, parameters, least, greatest, help, real: nil, body: Builtin.running(name, program, sharing))
  }

  @inline(never)
  private static func running(_ name: String, _ program: StaticString, _ shared: StaticString) -> Body {
    { call, machine throws(Failure) in try machine.run(program, shared, named: name, call) }
  }
}

extension Machine {
  /// Runs the program of a builtin, which is compiled at its first call.
  @inline(never)
  mutating func run(
    _ program: StaticString, _ shared: StaticString, named name: String, _ call: Builtin.Call
  ) throws(Failure) -> [Value] {
    let number: Int
    if let known = programs[name] { number = known } else { number = try load(program, shared, named: name) }
    let chunk = chunks[number].chunk
    if call.outputs > max(1, chunk.outputs.count), !chunk.hasVariadicOutput, let builtin = Library.builtin(named: name)
    {
      throw builtin.tooMany("outputs")
    }
    return try run(number, call.arguments, captured: [], outputs: call.outputs)
  }

  private mutating func load(
    _ program: StaticString, _ shared: StaticString, named name: String
  ) throws(Failure) -> Int {
    let source = program.withUTF8Buffer { Array($0) } + [10] + shared.withUTF8Buffer { Array($0) }
    let parsed = Program.parse(source)
    if let problem = parsed.diagnostics.first { throw Failure("\(name): \(problem.message)") }
    var compiler = Compiler(source: source, place: { $0 }, functions: [:], firstNumber: chunks.count)
    var definitions: [(FunctionDefinition, Int)] = []
    for statement in parsed.statements {
      guard case .function(let definition) = statement.kind else { continue }
      let number = compiler.reserve()
      compiler.functions[definition.name.text] = number
      definitions.append((definition, number))
    }
    for (definition, number) in definitions {
      compiler.fill(number, with: try compiler.compile(definition, as: number, span: Span(0, 0)))
    }
    let first = chunks.count
    for chunk in compiler.chunks {
      guard var chunk else { continue }
      chunk.builtin = name
      _ = add(chunk)
    }
    programs[name] = first
    return first
  }
}

extension Machine {
  /// The texts of the arguments of the running call, as Octave prints code.
  func argumentTexts() -> [String] {
    let (arguments, source) = argumentExpressions()
    return arguments.map { $0.octaveText(source: source, isInside: true) }
  }

  /// The trees of those arguments, and the source that their spans count in.
  func argumentExpressions() -> (arguments: [Expression], source: [UInt8]) {
    let loaded = chunks[position.function]
    guard let next = position.next else { return ([], []) }
    let index = next - loaded.code - 1
    guard loaded.chunk.starts.indices.contains(index) else { return ([], []) }
    let source = loaded.chunk.source
    let start = loaded.chunk.starts[index]
    let end = start + loaded.chunk.spans[index].end - loaded.chunk.spans[index].start
    guard start >= 0, start <= end, end <= source.count else { return ([], []) }
    let text = Array(source[start..<end])
    guard let statement = Program.parse(text).statements.first, case .expression(let expression) = statement.kind,
      case .index(_, let arguments) = expression.kind
    else { return ([], []) }
    return (arguments, text)
  }
}
