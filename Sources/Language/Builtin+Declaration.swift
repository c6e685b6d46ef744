import CPrograms
import Source

// The declarations of the builtins that are written in the language, as `LibraryProgram` finds them.

extension Builtin {
  /// The builtin of each function that has a declaration, with the number of its file.
  static let declared: [(file: Int, builtin: Builtin)] = {
    var declared: [(file: Int, builtin: Builtin)] = []
    for (number, program) in LibraryProgram.all.enumerated() where !program.declaration.isEmpty {
      let declaration = Declaration(of: program.name, program.declaration)
      let parameters = declaration.parameters
      let counts = declaration.counts ?? (declaration.picture == nil ? counts(of: parameters) : (1, nil))
      let builtin = Builtin(
        program.name, parameters, counts.least, counts.greatest, Help(declaration), real: nil,
        isControl: declaration.isControl, body: body(of: number, declaration))
      declared.append((program.file, declaration.picture == nil ? builtin : builtin.aimed(draws: true)))
    }
    return declared
  }()

  private static func body(of number: Int, _ declaration: Declaration) -> Body {
    if declaration.isControl {
      return { call, machine throws(Failure) in try machine.control(program: number, call) }
    }
    if declaration.isTest {
      return { call, machine throws(Failure) in try machine.judge(program: number, call) }
    }
    guard let picture = declaration.picture else {
      return { call, machine throws(Failure) in try machine.run(program: number, call) }
    }
    return { call, machine throws(Failure) in
      try machine.compose(program: number, adds: picture == .added, call)
    }
  }

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

/// A declaration: what its lines say.
struct Declaration: Sendable {
  /// How a program that draws a picture uses the figure: it begins a plot unless one is held, or adds to what is there.
  enum Picture: Sendable {
    case new, added
  }

  /// The parameters as help shows them: what stands between the brackets of the form, or several whole forms.
  let parameters: String
  /// The number of arguments, where a line says it.
  let counts: (least: Int, greatest: Int?)?
  /// Whether it draws, and how.
  let picture: Picture?
  /// Whether it is a control of the page.
  let isControl: Bool
  /// Whether it is a test of a reader's answer.
  let isTest: Bool
  /// Where its text begins, after the lines that say these.
  private let text: Range<Int>

  /// Reads the lines of a range of the text of all files.
  init(of name: String, _ range: Range<Int>) {
    let bytes = LibraryProgram.text
    var forms: [Range<Int>] = []
    var counts: (least: Int, greatest: Int?)?
    var picture: Picture?
    var isControl = false
    var isTest = false
    var start = range.lowerBound
    while start < range.upperBound {
      let end = nbrun_line_end(nbrun_programs(), start, range.upperBound)
      if LibraryProgram.begins(start, "## arguments: ") {
        counts = Declaration.numbers(bytes[start + 14..<end])
      } else if LibraryProgram.begins(start, "## picture: ") {
        picture = LibraryProgram.begins(start + 12, "added") ? .added : .new
      } else if LibraryProgram.begins(start, "## control: ") {
        isControl = true
      } else if LibraryProgram.begins(start, "## answer: ") {
        isTest = true
      } else if Declaration.isForm(start + 3, name) {
        forms.append(start + 3..<end)
      } else {
        break
      }
      start = end + 1
    }
    var parameters = ""
    for form in forms {
      if !parameters.isEmpty { parameters += "\n" }
      // Of a single form the name and the brackets are left out.
      let inside = forms.count > 1 ? form : form.lowerBound + name.utf8.count + 2..<form.upperBound - 1
      parameters += String(decoding: bytes[inside], as: UTF8.self)
    }
    self.parameters = parameters
    self.counts = counts
    self.picture = picture
    self.isControl = isControl
    self.isTest = isTest
    text = min(start, range.upperBound)..<range.upperBound
  }

  /// Whether a form of a call of a function stands at an offset.
  private static func isForm(_ offset: Int, _ name: String) -> Bool {
    let bytes = LibraryProgram.text
    var index = offset
    for byte in name.utf8 {
      guard index < bytes.count, bytes[index] == byte else { return false }
      index += 1
    }
    return LibraryProgram.begins(index, " (")
  }

  /// The numbers of `2 to 9` or `1 or more`.
  private static func numbers(_ line: Slice<UnsafeBufferPointer<UInt8>>) -> (least: Int, greatest: Int?) {
    var (least, greatest): (Int, Int?) = (0, nil)
    for byte in line {
      if byte == UInt8(ascii: "t") { greatest = 0 }
      guard UInt8(ascii: "0")...UInt8(ascii: "9") ~= byte else { continue }
      let digit = Int(byte - UInt8(ascii: "0"))
      if let begun = greatest { greatest = 10 * begun + digit } else { least = 10 * least + digit }
    }
    return (least, greatest)
  }

  #if !hasFeature(Embedded)
    /// The lines of its text without the marks.
    private var lines: [Substring] {
      let text = String(decoding: LibraryProgram.text[text], as: UTF8.self)
      let lines = text.split(separator: "\n", omittingEmptySubsequences: false).prefix { $0.hasPrefix("##") }
      return lines.map { $0.dropFirst(3) }
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
