import Foundation
import Language
import Source
import Testing

/// The language tests that are notebooks: each heading in `Corpus` is a test, each cell is followed by what it prints
/// (`output`) and by its warnings and errors (`error`). The expected output of core-language programs is GNU Octave's.
/// `UPDATE_GOLDEN=1 swift test` rewrites the blocks in place.
@Suite struct CorpusTests {
  @Test(arguments: CorpusFile.all.flatMap { $0.sections })
  func cellsPrintWhatTheNotebookSays(_ section: CorpusFile.Section) {
    guard !CorpusFile.isUpdating else { return }
    #expect(!section.cells.isEmpty, "\(section): a test needs a cell")
    #expect(
      section.cells.contains { !$0.output.isEmpty || !$0.error.isEmpty },
      "\(section): no expectation; run UPDATE_GOLDEN=1 swift test and read the difference")
    for (expected, actual) in zip(section.cells, section.run()) {
      #expect(actual.output == expected.output, "\(section)")
      #expect(actual.error == expected.error, "\(section)")
    }
  }

  @Test func headingsAreUnique() {
    for file in CorpusFile.all {
      let titles = file.sections.map { $0.title }
      #expect(Set(titles).count == titles.count, "\(file.name)")
    }
    #expect(CorpusFile.all.count >= 18)
  }

  @Test(.enabled(if: CorpusFile.isUpdating)) func rewriteExpectations() throws {
    for file in CorpusFile.all { try file.rewrite() }
  }
}

/// A notebook of tests, taken apart into lines that stay and cells with their expectations.
struct CorpusFile {
  /// One cell and what follows it.
  struct Cell: Sendable {
    var code = ""
    var output = ""
    var error = ""
  }

  /// What stands under one heading.
  struct Section: CustomTestStringConvertible, Sendable {
    var file: String
    var title: String
    var cells: [Cell] = []
    var testDescription: String { "\(file): \(title)" }

    /// What the cells of a section may use.
    static let limits = RunLimits(steps: 2_000_000, output: 100_000)

    /// The cells with what they really print; they share a workspace.
    func run(limits: RunLimits = limits) -> [Cell] { onLargeStack { runCells(limits) } ?? [] }

    private func runCells(_ limits: RunLimits) -> [Cell] {
      var machine = Machine(limits: limits)
      var before: [UInt8] = []
      return cells.map { cell in
        // The cells stand under each other in one file, so that a failure in an earlier cell's function has its place.
        let bytes = [UInt8](cell.code.utf8)
        let start = before.count
        before += bytes
        let file = SourceFile(name: "cell", bytes: before)
        let outcome = machine.run(bytes) { Span($0.start + start, $0.end + start) }
        var result = Cell(code: cell.code)
        for event in outcome.events {
          switch event {
          case .printed(let text), .display(_, _, let text, _), .chain(_, _, _, let text, _): result.output += text
          case .states(let states): result.output += states.text
          case .control: break
          case .verdict(let verdict): result.output += verdict.line + "\n"
          case .feedback(let text): result.output += text + "\n"
          case .warning(let failure):
            var warning = Diagnostic(failure)
            warning.severity = .warning
            result.error += warning.text(in: file)
          }
        }
        result.output = block(result.output)
        result.error = block(result.error + outcome.diagnostics.map { $0.text(in: file) }.joined())
        return result
      }
    }

    /// Text as it stands in a fenced block, which always ends its last line. Long outputs keep only their beginning.
    private func block(_ text: String) -> String {
      let limit = 4000
      let shown = text.utf8.count > limit ? String(decoding: text.utf8.prefix(limit), as: UTF8.self) + "…" : text
      return shown.isEmpty || shown.hasSuffix("\n") ? shown : shown + "\n"
    }
  }

  /// A line that stays as it is, or a cell by its section and number.
  private enum Part {
    case line(String)
    case cell(section: Int, number: Int)
  }

  let name: String
  private let url: URL
  private(set) var sections: [Section] = []
  private var parts: [Part] = []

  static let isUpdating = ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1"

  static let all: [CorpusFile] = {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus")
    let names = FileManager.default.enumerator(atPath: folder.path)?.compactMap { $0 as? String } ?? []
    return names.filter { $0.hasSuffix(".md") }.sorted().compactMap { try? CorpusFile($0, in: folder) }
  }()

  private init(_ path: String, in folder: URL) throws {
    name = String(path.dropLast(3))
    url = folder.appending(path: path)
    var lines = try String(contentsOf: url, encoding: .utf8).components(separatedBy: "\n")[...]
    if lines.last == "" { lines.removeLast() }
    while let line = lines.popFirst() {
      if line.hasPrefix("## ") { sections.append(Section(file: name, title: String(line.dropFirst(3)))) }
      guard line.hasPrefix("```"), let section = sections.indices.last else {
        parts.append(.line(line))
        continue
      }
      let body = lines.prefix { $0 != "```" }
      lines = lines.dropFirst(body.count + 1)
      let text = body.map { $0 + "\n" }.joined()
      let number = sections[section].cells.count
      switch line {
      case "```{octave}":
        sections[section].cells.append(Cell(code: text))
        parts.append(.cell(section: section, number: number))
      case "```output" where number > 0: sections[section].cells[number - 1].output = text
      case "```error" where number > 0: sections[section].cells[number - 1].error = text
      default: throw CocoaError(.fileReadCorruptFile)
      }
    }
  }

  /// Writes the file again with what the cells really print.
  func rewrite() throws {
    let results = sections.map { $0.run() }
    var text = ""
    for part in parts {
      switch part {
      case .line(let line): text += line + "\n"
      case .cell(let section, let number):
        let cell = results[section][number]
        text += "```{octave}\n\(cell.code)```\n"
        if !cell.output.isEmpty { text += "```output\n\(cell.output)```\n" }
        if !cell.error.isEmpty { text += "```error\n\(cell.error)```\n" }
      }
    }
    try text.write(to: url, atomically: true, encoding: .utf8)
  }
}
