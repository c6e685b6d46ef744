import CPrograms
import Source

// The declarations of the builtins that are written in the language, as `LibraryProgram` finds them.

extension Builtin {
  /// The builtin of each function that has a declaration, with the number of its file.
  static let declared: [(file: Int, builtin: Builtin)] = {
    var declared: [(file: Int, builtin: Builtin)] = []
    for (number, program) in LibraryProgram.all.enumerated() where !program.declaration.isEmpty {
      let declaration = Declaration(program.declaration)
      let parameters = declaration.parameters
      let counts = declaration.counts ?? counts(of: parameters)
      declared.append(
        (
          file: program.file,
          builtin: Builtin(
            program.name, parameters, counts.least, counts.greatest, Help(declaration), real: nil,
            body: { call, machine throws(Failure) in try machine.run(program: number, call) })
        ))
    }
    return declared
  }()

  #if !hasFeature(Embedded)
    /// Those whose file begins with the title of a family.
    static func declared(in title: String) -> [Builtin] {
      var builtins: [Builtin] = []
      for (file, builtin) in declared where LibraryProgram.isTitle(title, ofFile: file) { builtins.append(builtin) }
      return builtins
    }
  #endif

  /// How many arguments a list of parameters allows, in which optional ones have brackets and `…` stands for any more.
  static func counts(of parameters: String) -> (least: Int, greatest: Int?) {
    var (least, count, depth, isOptional, isOpen, isEmpty) = (0, 0, 0, false, false, true)
    func end() {
      guard !isEmpty else { return }
      count += 1
      if !isOptional { least += 1 }
      (isOptional, isEmpty) = (depth > 0, true)
    }
    for byte in parameters.utf8 {
      switch byte {
      case UInt8(ascii: ","): end()
      case UInt8(ascii: "["):
        depth += 1
        isOptional = true
      case UInt8(ascii: "]"): depth -= 1
      case UInt8(ascii: " "): break
      case 0xe2: (isOptional, isOpen, isEmpty) = (true, true, false)
      default: isEmpty = false
      }
    }
    end()
    return (least, isOpen ? nil : count)
  }
}

extension Builtin.Help {
  #if hasFeature(Embedded)
    @inline(__always)
    init(_ declaration: Declaration) { self.init({ "" }, { [:] }) }
  #else
    init(_ declaration: Declaration) { self.init({ declaration.summary }, examples: { declaration.examples }) }
  #endif
}

/// The lines of a declaration: offsets in the text of all files.
struct Declaration: Sendable {
  private let range: Range<Int>

  init(_ range: Range<Int>) { self.range = range }

  /// What stands between the brackets of its first line.
  var parameters: String {
    let text = LibraryProgram.text
    let end = nbrun_line_end(nbrun_programs(), range.lowerBound, range.upperBound)
    var (first, last) = (range.lowerBound, end)
    while first < end, text[first] != UInt8(ascii: "(") { first += 1 }
    while last > first, text[last - 1] != UInt8(ascii: ")") { last -= 1 }
    guard first + 1 < last else { return "" }
    return String(decoding: text[first + 1..<last - 1], as: UTF8.self)
  }

  /// The number of arguments, where its second line says it.
  var counts: (least: Int, greatest: Int?)? {
    let text = LibraryProgram.text
    let next = nbrun_line_end(nbrun_programs(), range.lowerBound, range.upperBound) + 1
    guard LibraryProgram.begins(next, Declaration.argumentsWord) else { return nil }
    var numbers: [Int] = [0]
    for byte in text[next + Declaration.argumentsWord.utf8CodeUnitCount..<range.upperBound] {
      if byte == UInt8(ascii: "\n") { break }
      if byte == UInt8(ascii: "t") { numbers.append(0) }
      if UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte {
        numbers[numbers.count - 1] = 10 * numbers[numbers.count - 1] + Int(byte - UInt8(ascii: "0"))
      }
    }
    return (numbers[0], numbers.count > 1 ? numbers[1] : nil)
  }

  private static var argumentsWord: StaticString { "## arguments: " }

  #if !hasFeature(Embedded)
    /// The lines after the first, or after the number of arguments, without the marks.
    private var lines: [Substring] {
      let text = String(decoding: LibraryProgram.text[range], as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("##") }
      return lines.dropFirst(counts == nil ? 1 : 2).map { $0.dropFirst(3) }
    }

    /// The lines up to the first empty one.
    var summary: String { lines.prefix { !$0.isEmpty }.joined(separator: " ") }

    /// The commands after that, and what each prints.
    var examples: [Builtin.Example] {
      var examples: [Builtin.Example] = []
      var hasOutput = false
      for line in lines.drop(while: { !$0.isEmpty }).dropFirst() {
        if line.hasPrefix(">> ") {
          examples.append(Builtin.Example(source: String(line.dropFirst(3)), output: ""))
          hasOutput = false
          continue
        }
        guard !examples.isEmpty else { continue }
        if line.hasPrefix(".. ") {
          examples[examples.count - 1].source += "\n" + line.dropFirst(3)
        } else {
          examples[examples.count - 1].output += (hasOutput ? "\n" : "") + line
          hasOutput = true
        }
      }
      return examples
    }
  #endif
}
