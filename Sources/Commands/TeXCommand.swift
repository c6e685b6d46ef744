import ArgumentParser
import Markup
import Publishing
import Source
import Typesetting

/// `nbrun tex`: TeX mathematics as MathML Core or as text.
struct TeXCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "tex", abstract: "Turn TeX mathematics into MathML Core.",
    discussion: """
      The formula is written without its dollars. With --json the argument is a file (or -) with a list of objects with \
      the keys id, tex and, where wanted, display (true or false) and macros (names and bodies). The result is a list \
      of objects with id and mathml, or with id and error: its message and position, in characters from 0.
      """)

  @Flag(help: "Typeset a displayed formula, with limits above and below big operators.")
  var display = false

  @Flag(name: .customLong("text"), help: "Write lines of Unicode text instead of MathML.")
  var writesText = false

  @Flag(help: "Convert a list of formulas in JSON.")
  var json = false

  @Flag(help: "With --json, print how many formulas a second are converted instead of the result.")
  var time = false

  @OptionGroup var text: TextOptions

  // A formula may begin with a minus.
  @Argument(parsing: .allUnrecognized, help: "The formula, or with --json the file.")
  var formula: [String] = []

  mutating func validate() throws {
    guard formula.count == 1 else { throw ValidationError("tex needs one formula, in quotes.") }
    guard json || !time else { throw ValidationError("--time needs --json.") }
    guard !(json && writesText) else { throw ValidationError("--json gives MathML and no text.") }
  }

  mutating func run() throws {
    guard let given = formula.first else { return }
    if json { return try convert(given) }
    let parsed = parseTeX(given)
    let source = SourceFile(name: "formula", bytes: Array(given.utf8))
    let style = text.form.style(of: .error)
    for diagnostic in parsed.diagnostics { Files.print(diagnostic.text(in: source, style: style).utf8, to: .error) }
    if parsed.diagnostics.exitCode == 0 {
      if !writesText {
        Files.print(parsed.mathMLBytes(display: display) + [UInt8(ascii: "\n")])
      } else if display {
        for line in parsed.formula.text(width: text.form.outputWidth) { Files.print((line + "\n").utf8) }
      } else {
        Files.print((parsed.formula.inlineText + "\n").utf8)
      }
    }
    if parsed.diagnostics.exitCode != 0 { throw ExitCode(parsed.diagnostics.exitCode) }
  }

  private func convert(_ path: String) throws {
    let formulas: [ListedFormula]
    do throws(Failure) {
      formulas = try ListedFormula.list(in: try path == "-" ? Files.readStandardInput() : Files.read(path), path)
    } catch {
      throw Complaint(error, status: 2)
    }
    if time { return measure(formulas) }
    var output = "[\n"
    for (index, formula) in formulas.enumerated() {
      let parsed = formula.parsed()
      output += "{\"id\": \(formula.id), "
      if let diagnostic = parsed.diagnostics.first {
        let position = formula.position(of: diagnostic.span?.start ?? 0)
        output += "\"error\": {\"message\": \(JSONText.string(diagnostic.message)), \"position\": \(position)}}"
      } else {
        let markup = String(decoding: parsed.mathMLBytes(display: formula.isDisplay), as: UTF8.self)
        output += "\"mathml\": \(JSONText.string(markup))}"
      }
      output += index + 1 < formulas.count ? ",\n" : "\n"
    }
    Files.print((output + "]\n").utf8)
  }

  /// The fastest of several rounds, which is the one that other programs disturbed least.
  private func measure(_ formulas: [ListedFormula]) {
    let clock = ContinuousClock()
    var count = 0
    var fastest = Double.infinity
    for _ in 0..<15 {
      let duration = clock.measure {
        for formula in formulas {
          count += formula.parsed().mathMLBytes(display: formula.isDisplay).count
        }
      }
      fastest = min(fastest, duration / .seconds(1))
    }
    let rate = Double(formulas.count) / fastest
    Files.print("\(formulas.count) formulas, \(Int(rate)) a second, \(count / 15) bytes of MathML\n".utf8)
  }
}

/// A formula of a list in JSON.
private struct ListedFormula {
  /// The id as JSON has it.
  var id: String
  var tex: String
  var isDisplay: Bool
  var macros: Macros

  func parsed() -> ParsedTeX { parseTeX(tex, macros: macros) }

  /// The number of characters before a byte.
  func position(of offset: Int) -> Int {
    String(decoding: Array(tex.utf8).prefix(offset), as: UTF8.self).unicodeScalars.count
  }

  static func list(in bytes: [UInt8], _ path: String) throws(Failure) -> [ListedFormula] {
    let value: JSONValue
    do throws(JSONReader.Problem) {
      value = try JSONReader.value(of: bytes)
    } catch {
      let place = SourceFile(name: path, bytes: bytes).location(of: error.offset)
      throw Failure("'\(path)' is no JSON: line \(place.line), column \(place.column): \(error.message)")
    }
    guard let elements = value.elements else { throw Failure("'\(path)' must hold a list of formulas") }
    var list: [ListedFormula] = []
    for (index, element) in elements.enumerated() {
      guard let tex = element["tex"]?.string else {
        throw Failure("the formula \(index + 1) of '\(path)' has no text under the key tex")
      }
      var formula = ListedFormula(id: "\(index)", tex: tex, isDisplay: false, macros: Macros())
      switch element["id"] {
      case .string(let text)?: formula.id = JSONText.string(text)
      case .number(let number)?: formula.id = Int(exactly: number).map { "\($0)" } ?? "\(number)"
      default: break
      }
      if case .boolean(true)? = element["display"] { formula.isDisplay = true }
      for (name, body) in element["macros"]?.entries ?? [] {
        guard let body = body.string else {
          throw Failure("the macro \(name) of the formula \(index + 1) of '\(path)' must be text")
        }
        formula.macros.define(name.hasPrefix("\\") ? String(name.dropFirst()) : name, as: body)
      }
      list.append(formula)
    }
    return list
  }
}
