import Commands
import Foundation
import Testing

/// What is wrong with a notebook or a command line is told with its place, ends in the right exit code, and never in a
/// crash; the other notebooks are still rendered.
@Suite struct BadInputTests {
  /// A broken notebook, the text that its output must contain, and the exit code.
  struct Broken: CustomTestStringConvertible, Sendable {
    var name: String
    var source: Data
    var shown: String
    var status: Int32 = 1
    var testDescription: String { name }

    init(_ name: String, _ source: String, shown: String, status: Int32 = 1) {
      self.init(name, Data(source.utf8), shown: shown, status: status)
    }

    init(_ name: String, _ source: Data, shown: String, status: Int32 = 1) {
      (self.name, self.source, self.shown, self.status) = (name, source, shown, status)
    }
  }

  static let broken: [Broken] = [
    Broken("invalid UTF-8", Data("caf".utf8) + [0xE9] + Data(" au lait\n".utf8), shown: "au lait"),
    Broken("unclosed fence", "Text.\n\n```{octave}\nx = 1\n", shown: "Text."),
    Broken("unclosed dollars", "Text.\n\n$$ x^2\n\nMore.\n", shown: "More."),
    Broken("bad YAML", "---\ntitle: [\n---\n\nText.\n", shown: "Text."),
    Broken("parse error", "```{octave}\nx = (1 + \n```\n", shown: "lesson.md:2"),
    Broken("undefined name", "```{octave}\nmatrx(3)\n```\n", shown: "'matrx' undefined"),
    Broken("sizes", "```{octave}\n[1 2 3] + [1 2]\n```\n", shown: "nonconformant arguments (op1 is 1x3, op2 is 1x2)"),
    Broken("endless loop", "```{octave}\nwhile 1, end\n```\n", shown: "steps", status: 4),
    Broken("endless recursion", "```{octave}\nf = @(g) g(g);\nf(f)\n```\n", shown: "max_recursion_depth", status: 4),
    Broken("huge array", "```{octave}\nzeros(1e6, 1e6);\n```\n", shown: "out of memory", status: 4),
    Broken(
      "deep parentheses", "```{octave}\n" + String(repeating: "(", count: 10_000) + "1\n```\n", shown: "lesson.md:2"),
    Broken("deep quotations", String(repeating: "> ", count: 10_000) + "deep\n\nText.\n", shown: "Text."),
    Broken("missing data", "```{octave}\nreadmatrix(\"no.csv\")\n```\n", shown: "no.csv"),
    Broken("failing inline value", "The value is `{=} 1 + nowhere`.\n", shown: "'nowhere' undefined"),
  ]

  @Test(arguments: broken) func aBrokenNotebookIsFinishedAndFails(_ notebook: Broken) throws {
    let folder = try WorkingFolder()
    try folder.write("course/broken/lesson.md", notebook.source)
    try folder.write("course/good.md", "```{octave}\nz = 3\n```\n")
    let status = NBRun.run([
      "render", folder.path("course"), "--to", "text", "--output-dir", folder.path("site"), "--max-steps", "1000000",
    ])
    #expect(status == notebook.status)
    let text = try #require(folder.read("site/broken/lesson.txt"))
    #expect(text.contains(notebook.shown))
    #expect(try #require(folder.read("site/good.txt")).contains("z = 3"))
    let page = NBRun.run([
      "render", folder.path("course"), "--output-dir", folder.path("html"), "--max-steps", "1000000",
    ])
    #expect(page == status)
    #expect(folder.read("html/broken/lesson.html") != nil)
  }

  @Test func theCommandLineIsChecked() throws {
    let folder = try WorkingFolder()
    try folder.write("empty/notes.txt", "No notebook.\n")
    #expect(NBRun.run(["render", folder.path("missing.md")]) == 2)
    #expect(NBRun.run(["render", folder.path("empty")]) == 2)
    #expect(NBRun.run(["render", "--colour"]) == 2)
    #expect(NBRun.run(["render", "--to", "docx"]) == 2)
    #expect(NBRun.run(["paint"]) == 2)
    #expect(NBRun.run(["eval"]) == 2)
    #expect(NBRun.run(["eval", folder.path("missing.m")]) == 2)
    #expect(NBRun.run(["repl", "--max-steps", "0"]) == 2)
    #expect(NBRun.run(["inspect", folder.path("empty/notes.txt")]) == 2)
    #expect(NBRun.run(["help", "no-such-thing"]) == 2)
  }
}
