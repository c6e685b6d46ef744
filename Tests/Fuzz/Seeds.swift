import Foundation
import Language
import Source

/// What the fuzzer begins with, taken from the tests, the course, the measured programs and the library's own examples,
/// so that none of it is written twice.
enum Seeds {
  private static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  /// Writes the folders `programs` and `notebooks`, and for each a dictionary.
  static func write(to folder: String) {
    let folder = URL(filePath: folder)
    var programs = Library.builtins.flatMap { builtin in builtin.examples.map { $0.source } }
    var notebooks: [String] = []
    for path in files("Tests/LanguageTests/Corpus", ".md") {
      for section in read(path).components(separatedBy: "\n## ").dropFirst() { programs.append(cells(section)) }
    }
    for path in files("Benchmarks/programs", ".m") { programs.append(read(path)) }
    for path in files("Notebooks", ".md") + files("docs", ".md") + files("Tests/Browser", ".md") {
      let text = read(path)
      programs.append(cells(text))
      // A whole lesson is long for a fuzzer: its sections reach the same code.
      notebooks += text.components(separatedBy: "\n## ").map { "## " + $0 }
      if text.hasPrefix("---") { notebooks.append(text.components(separatedBy: "\n## ")[0]) }
    }
    write(programs, to: folder.appending(path: "programs"))
    write(notebooks, to: folder.appending(path: "notebooks"))
    var words = Set(Machine().completion(of: "").names)
    for program in programs {
      let bytes = Array(program.utf8)
      for token in highlight(bytes) where token.role == .operator || token.role == .keyword || token.role == .string {
        let word = bytes[token.span.start..<token.span.end]
        if word.count <= 16 { words.insert(String(decoding: word, as: UTF8.self)) }
      }
    }
    write(words, to: folder.appending(path: "programs.dict"))
    var marks: Set<String> = [
      "```{octave}\n", "```\n", "#| ", "---\n", "${", "$$", "\\begin{", "\\end{", "> ", "- ", "](", "<b>",
    ]
    for notebook in notebooks {
      for match in notebook.matches(of: #/\\[A-Za-z]+|#\|[ ][a-z-]+:|\n[a-z]+:/#) { marks.insert(String(match.output)) }
    }
    write(marks, to: folder.appending(path: "notebooks.dict"))
  }

  private static func files(_ folder: String, _ ending: String) -> [String] {
    let names = FileManager.default.enumerator(atPath: root.appending(path: folder).path)?.compactMap { $0 as? String }
    return (names ?? []).filter { $0.hasSuffix(ending) }.sorted().map { folder + "/" + $0 }
  }

  private static func read(_ path: String) -> String {
    do { return try String(contentsOf: root.appending(path: path), encoding: .utf8) } catch { Fuzz.stop("\(error)") }
  }

  /// The cells of a piece of a notebook, with the marker between them.
  private static func cells(_ markdown: String) -> String {
    var cells: [String] = []
    var isCell = false
    for line in markdown.components(separatedBy: "\n") {
      if line.hasPrefix("```") {
        isCell = line.hasPrefix("```{octave")
        if isCell { cells.append("") }
      } else if isCell {
        cells[cells.count - 1] += line + "\n"
      }
    }
    return cells.joined(separator: ProgramFuzzing.marker + "\n")
  }

  private static func write(_ texts: [String], to folder: URL) {
    do {
      try FileManager.default.createDirectory(at: folder, withIntermediateDirectories: true)
      for (index, text) in texts.enumerated() where !text.isEmpty {
        try Data(text.utf8).write(to: folder.appending(path: "seed-\(index)"))
      }
    } catch {
      Fuzz.stop("\(error)")
    }
  }

  /// A dictionary in libFuzzer's form: a quoted word a line, with bytes that are not plain text in hexadecimal.
  private static func write(_ words: Set<String>, to file: URL) {
    var text = ""
    for word in words.sorted() where !word.isEmpty {
      text += "\""
      for byte in word.utf8 {
        switch byte {
        case UInt8(ascii: "\""), UInt8(ascii: "\\"), 0..<32, 127...: text += "\\x" + hexadecimal(byte)
        default: text += String(UnicodeScalar(byte))
        }
      }
      text += "\"\n"
    }
    do { try text.write(to: file, atomically: true, encoding: .utf8) } catch { Fuzz.stop("\(error)") }
  }

  private static func hexadecimal(_ byte: UInt8) -> String { (byte < 16 ? "0" : "") + String(byte, radix: 16) }
}
