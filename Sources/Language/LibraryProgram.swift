import CPrograms
import Source

/// A function of the library that is written in the language: text is many times smaller than machine code in the engine
/// of the live page, and is compiled at its first call.
///
/// The files under `Sources/CPrograms/library` begin with the title of their family. A function with a declaration, lines
/// that begin with `##`, is a builtin; the others are seen by the functions of their file only, those of the first two
/// files, `all-expressions.m` and `all.m`, by all:
///
///     ## center (x, [dimension])
///     ## The numbers of each column minus their mean.
///     ##
///     ## >> center([1 2 6])
///     ## ans =
///     ##
///     ##   -2  -1   3
///     ##
///     function y = center (x, varargin)
///
/// The number of arguments follows from the parameters, or is said: `## arguments: 2 to 9`, `## arguments: 1 or more`. A
/// second form of a call has its own line after the first. `## picture: new`, or `added`, says that the function draws
/// (`Plots+Compositions.swift`), and `## control: page` that it makes a control (`Control.swift`), and `## answer: test`
/// that it judges an answer (`Verdict.swift`). In an example `>>` begins a command, `..` continues it, and the other lines
/// are what it prints.
struct LibraryProgram: Sendable {
  /// Its name.
  let name: String
  /// The number of its file.
  let file: Int
  /// Its declaration, empty where it has none, and its source: offsets in the text of all files.
  let declaration: Range<Int>
  private(set) var source: Range<Int>

  /// The text of all files.
  static var text: UnsafeBufferPointer<UInt8> {
    UnsafeBufferPointer(start: nbrun_programs(), count: nbrun_programs_size())
  }

  /// All functions in the order of their files.
  static let all: [LibraryProgram] = read()

  #if !hasFeature(Embedded)
    /// Whether a file begins with a title.
    static func isTitle(_ title: String, ofFile file: Int) -> Bool { titles[file] == title }

    private static let titles: [String] = {
      var titles: [String] = []
      for file in text.split(separator: UInt8(ascii: "\u{c}")) {
        titles.append(String(decoding: file.prefix { $0 != UInt8(ascii: "\n") }.dropFirst(2), as: UTF8.self))
      }
      return titles
    }()
  #endif

  private static func read() -> [LibraryProgram] {
    let text = text
    var programs: [LibraryProgram] = []
    programs.reserveCapacity(400)
    var (file, start, declaration) = (-1, 0, -1)
    while start < text.count {
      let end = nbrun_line_end(nbrun_programs(), start, text.count)
      let isFirst = text[start] == UInt8(ascii: "\u{c}")
      if isFirst {
        file += 1
        start += 1
      }
      let isDeclared = begins(start, "##")
      let isFunction = begins(start, "function ")
      // What stands before the next function or its declaration belongs to the last one.
      if isFirst || declaration < 0 && (isDeclared || isFunction), !programs.isEmpty {
        programs[programs.count - 1].end(at: isFirst ? start - 1 : start)
      }
      if isDeclared, declaration < 0 { declaration = start }
      if isFunction {
        programs.append(
          LibraryProgram(
            name: functionName(start + 9, end), file: file,
            declaration: (declaration < 0 ? start : declaration)..<start,
            source: start..<text.count))
        declaration = -1
      }
      start = end + 1
    }
    return programs
  }

  private mutating func end(at offset: Int) {
    if source.upperBound == LibraryProgram.text.count { source = source.lowerBound..<offset }
  }

  /// The name in the first line of a function: the word before its parameters.
  private static func functionName(_ start: Int, _ end: Int) -> String {
    let text = text
    var (first, last) = (start, start)
    while last < end, text[last] != UInt8(ascii: "(") {
      if text[last] == UInt8(ascii: "=") { first = last + 1 }
      last += 1
    }
    while first < last, text[first] == UInt8(ascii: " ") { first += 1 }
    while last > first, text[last - 1] == UInt8(ascii: " ") { last -= 1 }
    return String(decoding: text[first..<last], as: UTF8.self)
  }

  /// Whether a word stands at an offset.
  static func begins(_ offset: Int, _ word: StaticString) -> Bool {
    let text = text
    guard offset + word.utf8CodeUnitCount <= text.count else { return false }
    for index in 0..<word.utf8CodeUnitCount where text[offset + index] != word.utf8Start[index] { return false }
    return true
  }

  /// The source of a function with what it needs of its file, itself first.
  static func source(of number: Int) -> [UInt8] {
    let text = text
    let helpers = helpers(of: all[number].file)
    var needed = [number]
    var next = 0
    var source: [UInt8] = []
    while next < needed.count {
      let range = all[needed[next]].source
      source += text[range]
      source.append(UInt8(ascii: "\n"))
      next += 1
      var start = range.lowerBound
      while start < range.upperBound {
        var end = start
        while end < range.upperBound, isWordByte(text[end]) { end += 1 }
        if end > start {
          let word = UnsafeBufferPointer(rebasing: text[start..<end])
          for helper in helpers where all[helper].isNamed(word) {
            if !needed.contains(helper) { needed.append(helper) }
            break
          }
        }
        start = end + 1
      }
    }
    return source
  }

  private static func isWordByte(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "_") || UInt8(ascii: "a")...UInt8(ascii: "z") ~= byte | 0x20
      || UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte
  }

  /// The functions without a declaration that a file sees: first its own, then those of the first two files.
  private static func helpers(of file: Int) -> [Int] {
    var helpers: [Int] = []
    for seen in [file, 0, 1] {
      for (number, program) in all.enumerated() where program.file == seen && program.declaration.isEmpty {
        helpers.append(number)
      }
    }
    return helpers
  }

  private func isNamed(_ bytes: UnsafeBufferPointer<UInt8>) -> Bool {
    let own = name.utf8
    guard own.count == bytes.count else { return false }
    var index = 0
    for byte in own {
      if byte != bytes[index] { return false }
      index += 1
    }
    return true
  }
}

extension LibraryProgram {
  /// The number of a program that has no declaration.
  static func number(of name: String) -> Int? {
    all.indices.first { all[$0].declaration.isEmpty && all[$0].name == name }
  }
}

extension Machine {
  /// Runs a function of the library for a builtin, which it is or which has it for some of its arguments.
  mutating func run(program name: String, _ call: Builtin.Call) throws(Failure) -> [Value] {
    guard let number = LibraryProgram.number(of: name) else { throw Failure("there is no program \(name)") }
    return try run(program: number, call)
  }

  @inline(never)
  mutating func run(program number: Int, _ call: Builtin.Call) throws(Failure) -> [Value] {
    let first: Int
    if let known = programs[number] { first = known } else { first = try load(program: number) }
    let chunk = chunks[first].chunk
    if call.outputs > max(1, chunk.outputs.count), !chunk.hasVariadicOutput,
      let builtin = Library.builtin(named: LibraryProgram.all[number].name)
    {
      throw builtin.tooMany("outputs")
    }
    return try run(first, call.arguments, captured: [], outputs: call.outputs)
  }

  private mutating func load(program number: Int) throws(Failure) -> Int {
    let source = LibraryProgram.source(of: number)
    let name = LibraryProgram.all[number].name
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
    programs[number] = first
    return first
  }
}
