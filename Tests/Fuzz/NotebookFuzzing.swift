import Language
import Markdown
import Notebook
import Numerics
import Publishing
import Source

/// What must hold for any bytes as a Markdown notebook: no trap, no reading that takes long, spans inside the file,
/// balanced tags, the same bytes at each rendering.
enum NotebookFuzzing {
  private static let limits = RunLimits(steps: 20_000, output: 20_000, memory: 64 << 20)
  /// Seconds of processor time that one rendering may take.
  private static let timeLimit = 2.0

  static func check(_ source: [UInt8]) -> Int32 {
    let held = ArrayMemory.held
    let start = Fuzz.processorTime
    let first = render(source)
    let duration = Fuzz.processorTime - start
    Fuzz.require(duration < timeLimit, "one rendering took \(duration) s")
    Fuzz.require(ArrayMemory.held == held, "\(ArrayMemory.held - held) bytes of arrays are still held")
    TagCheck.check(first.page)
    Fuzz.requireRelease {
      let second = render(source)
      Fuzz.require(first == second, "the second rendering differs")
    }
    return 0
  }

  private static func render(_ source: [UInt8]) -> (page: [UInt8], text: [UInt8]) {
    let document = MarkdownReader().readDocument(SourceFile(name: "notebook.md", bytes: source))
    let spans = SpanCheck(count: source.count)
    spans.check(document.diagnostics)
    spans.check(document.texDiagnostics)
    let results = Session.run(document, limits: limits, triesExercises: true)
    spans.check(results.diagnostics)
    for diagnostic in document.diagnostics + results.diagnostics { _ = diagnostic.text(in: document.file) }
    return (Page(document, results).html(), TextPage(document, results).text())
  }
}
