import Foundation
import Language
import Markdown
import Notebook
import Source
import Testing

@testable import Publishing

/// A page of a notebook, with an engine that is none.
private func page(_ markdown: String, isLive: Bool = true, files: [(path: String, bytes: [UInt8])] = []) -> String {
  let document = MarkdownReader().readDocument(SourceFile(name: "lesson.md", bytes: Array(markdown.utf8)))
  var page = Page(document, Session.run(document))
  page.engine = isLive ? EngineFiles(engine: [1, 2, 3], files: files) : nil
  return String(decoding: page.html(), as: UTF8.self)
}

private let lesson = """
  # A lesson

  ```{octave}
  #| label: fig-line
  #| fig-cap: "A line"
  a = slider(0, 4, 0.5, 1, "label", "Slope <a>");
  plot([0 1], [0 a])
  a + 1
  ```

  The slope is `{=} a`, and its square `{=} a^2`; @fig-line shows it.

  ```{octave}
  k = player(5); c = choice({"one", "</script><b>"}); b = checkbox(true);
  p = dragpoint([1 2]); v = rotate3d(10, 20); A = matrixinput([1 2; 3 4]); resample("Again");
  printf("%s\\n", c)
  ```
  """

@Test func theEngineWritesWhatThePageShows() {
  let document = MarkdownReader().readDocument(SourceFile(name: "lesson.md", bytes: Array(lesson.utf8)))
  let notebook = LiveNotebook()
  for step in document.liveSteps {
    if let options = step.options {
      notebook.add(cell: step.source, number: step.number, name: "cell", options: options)
    } else {
      notebook.add(value: step.source, number: step.number, name: "value")
    }
  }
  let page = page(lesson)
  var count = 0
  for case .results(let number, let bytes) in notebook.update() {
    count += 1
    let results = String(decoding: bytes, as: UTF8.self)
    #expect(page.contains("id=\"step-\(number)\">\(results)</"), "step \(number): \(results)")
  }
  #expect(count == 4)
}

@Test func aLivePageCarriesNotebookWorkerAndEngine() throws {
  let page = page(lesson, files: [(path: "a.csv", bytes: Array("1,2".utf8))])
  #expect(page.contains("'wasm-unsafe-eval'; worker-src blob:"))
  #expect(page.contains("<script type=\"application/octet-stream\" id=\"page:engine\">\u{1}\u{2}\u{3}</script>"))
  let start = try #require(page.range(of: "id=\"page:notebook\">"))
  let end = try #require(page.range(of: "</script>", range: start.upperBound..<page.endIndex))
  let text = page[start.upperBound..<end.lowerBound]
  let object = try #require(try JSONSerialization.jsonObject(with: Data(text.utf8)) as? [String: Any])
  let steps = try #require(object["steps"] as? [[Any]])
  #expect(steps.count == 4)
  // The page shows the code already.
  #expect(steps[0][2] as? Int == 0)
  #expect(steps[1][2] as? String == "a")
  #expect((object["files"] as? [String: String])?["a.csv"] == "MSwy")
}

@Test func labelsWithMathematicsAreReadForTheEngine() {
  let page = page("```{octave}\na = slider(0, 1);\nplot([0 a]), title('Slope $a_1$ isn''t x'), xlabel('plain')\n```\n")
  let labels = page.components(separatedBy: "\"forms\"").last?.prefix(400) ?? ""
  // The words are on lines, and U+0001 with a number is a form.
  #expect(page.contains(#""labels":{"Slope $a_1$ isn't x":"Slope\n\u00010\nisn't\nx","$a_1$":"\u00010"}"#), "\(labels)")
  // Once for each size of text.
  #expect(page.contains(#""forms":[["a₁","𝑎\n1\n𝑎\n1",["#), "\(labels)")
}

@Test func withoutAnEngineControlsStayAsTheyAre() {
  let page = page(lesson, isLive: false)
  #expect(page.contains("data-control=\"a\""))
  #expect(!page.contains("page:engine"))
  #expect(!page.contains("worker-src"))
  #expect(page.components(separatedBy: "<script").count == 2)
}

@Test func aNotebookWithoutControlsCarriesNothing() {
  let page = page("# Plain\n\n```{octave}\na = 1\n```\n")
  #expect(!page.contains("page:engine"))
  #expect(!page.contains("step-"))
  #expect(!page.contains(".strip"))
}

@Test func everyControlSaysItsValueWithoutAScript() {
  let page = page(lesson)
  #expect(page.contains("Slope &lt;a&gt; = 1"))
  #expect(page.contains("k = 5, c = one, ☑ b, p = (1, 2)"))
  #expect(page.contains("&lt;/script&gt;&lt;b&gt;"))
  #expect(!page.contains("\"</script>"))
}

@Test func statesAreAListThatNeedsNoEngine() {
  let code = "stepper({[1 2; 3 4], [1 2; 0 -2], \"<b>\"}, {\"Start\", \"Row 2\", \"\"}, {\"\", \"<i>\", \"\"})"
  let page = page("```{octave}\n\(code)\n```\n")
  #expect(page.contains("<div class=\"stepper\"><ol class=\"steps\"><li><div class=\"op\">Start</div>"))
  #expect(page.components(separatedBy: "class=\"chg\"").count == 2)
  #expect(page.contains("<p class=\"why\">&lt;i&gt;</p>"))
  #expect(page.contains("page:notebook"))
  #expect(!page.contains("page:engine"))
}

@Test func valuesInFormulasAreStepsToo() throws {
  let page = page(
    "```{octave}\na = slider(1, 5, 1, 2);\n```\n\n$x = 2 \\cdot \\eval{-a}$ and $\\eval{a} + \\eval{a}$.\n")
  let text = try #require(page.firstMatch(of: #/id="page:notebook">(.*?)</script>/#.dotMatchesNewlines()))
  #expect(text.1.contains(",0,\"-a\",\"value\"]"))
  let names = page.matches(of: #/<mrow class="(step-\d+)">/#).map { String($0.1) }
  #expect(names.count == 3)
  #expect(Set(names).count == 3)
  // A value that begins with a sign is still in parentheses.
  #expect(page.contains("(</mo><mrow class=\"step-"))
}
