import Foundation
import Language
import Markdown
import Notebook
import Source
import Testing

@testable import Publishing

private let markdown = """
  # Exercises

  ::: {#exr-number}
  How much is $2 \\cdot 3$?

  ```{octave}
  #| check: true
  #| answer: "It is"
  #| right: <6>
  feedback("Not <b>$x_1$</b>")
  numabsolute(answer, 6)
  ```

  ::: {.hint}
  Add.
  :::
  ::: {.hint}
  Multiply.
  :::
  :::

  ::: {#exr-choice}
  Which?

  - [ ] the "first" -- it is <i>
  - [x] the second -- so it is
  :::

  ```{octave}
  #| edit: true
  a = "</script>"
  ```
  """

private func page(
  _ text: String = markdown, profile: String = "student", medium: Page.Medium = .screen, isLive: Bool = true
) -> String {
  let document = MarkdownReader(profile: profile).readDocument(SourceFile(name: "a.md", bytes: Array(text.utf8)))
  var page = Page(document, Session.run(document), medium: medium)
  page.engine = isLive ? EngineFiles(engine: [1, 2, 3], files: []) : nil
  return String(decoding: page.html(), as: UTF8.self)
}

/// Exercises in pages.
@Suite struct ExercisePageTests {
  @Test func aLivePageAsks() {
    let page = page()
    #expect(page.contains("data-check=\"0\""))
    #expect(page.contains("data-name=\"answer\""))
    #expect(page.contains("<li data-right=\"\"><label><input type=\"radio\""))
    #expect(page.contains("Hint 1 / 2"))
    #expect(page.contains("class=\"editor\" data-step=\"1\""))
    // Feedback with mathematics is in the page as MathML, and nothing of it is a tag of its own.
    #expect(page.contains("\\u003cmath"))
    #expect(page.contains("Not &lt;b>") || page.contains("Not &lt;b&gt;"))
    #expect(!page.contains("<i>"))
    #expect(!page.contains("\"</script>"))
  }

  @Test func whatNobodyCanAnswerIsAQuestionWithItsSolution() {
    for page in [page(isLive: false), page(medium: .paper)] {
      #expect(!page.contains("<button"))
      #expect(!page.contains("type=\"text\""))
      #expect(!page.contains("data-right"))
      #expect(!page.contains("it is &lt;i"))
      #expect(page.contains("class=\"blank\""))
      #expect(page.contains("<summary>Solution</summary><p>the second so it is</p>"))
      #expect(page.contains("<p>It is &lt;6&gt;</p>"))
      #expect(!page.contains("numabsolute"))
    }
    #expect(!page(isLive: false).contains("checked="))
  }

  @Test func theProfileOfSolutionsMarksTheRightOne() {
    let page = page(profile: "solutions", isLive: false)
    #expect(page.contains("disabled=\"\" checked=\"\" /><span>the second"))
  }

  @Test func choicesNeedNoEngine() {
    let page = page("::: {#exr-a}\n- [ ] one\n- [x] two\n:::\n")
    #expect(page.contains("page:notebook"))
    #expect(!page.contains("page:engine"))
    #expect(!page.contains("wasm-unsafe-eval"))
  }

  @Test func textShowsNoAnswers() {
    let document = MarkdownReader().readDocument(SourceFile(name: "a.md", bytes: Array(markdown.utf8)))
    let text = String(decoding: TextPage(document, Session.run(document)).text(), as: UTF8.self)
    #expect(text.contains("It is ____________"))
    #expect(text.contains("( ) the \"first\"\n( ) the second\n"))
    #expect(!text.contains("numabsolute"))
    #expect(!text.contains("so it is"))
  }
}

/// Style sheets without what a page does not use.
@Suite struct TrimmedStyleSheetTests {
  private func trimmed(_ css: String, _ words: String...) -> String {
    TrimmedStyleSheet(css, for: Set(words.map { Array($0.utf8) })).text
  }

  @Test func rulesOfOtherClassesGo() {
    #expect(trimmed(".a{x:1}.b{y:2}p{z:3}", "b") == ".b{y:2}p{z:3}")
    #expect(trimmed(".a .b,.b>p,h1{x:1}", "b") == ".b>p,h1{x:1}")
    #expect(trimmed(".ab{x:1}.a-b{y:2}", "a", "b", "a-b") == ".a-b{y:2}")
  }

  @Test func blocksWithoutRulesGo() {
    #expect(trimmed("@media print{.a{x:1}.b{y:2}}@media print{.a{x:1}}.b{z:3}", "b") == "@media print{.b{y:2}}.b{z:3}")
    #expect(
      trimmed("@font-face{font-family:\"A\";src:url(a.b)}@page{margin:1cm}")
        == "@font-face{font-family:\"A\";src:url(a.b)}@page{margin:1cm}")
  }

  @Test func blocksInBlocksStay() {
    let page = "@page{margin:1cm;@bottom-right{content:counter(page)}}"
    #expect(trimmed("@media print{\(page).a{x:1}.b{y:2}}p{z:3}", "b") == "@media print{\(page).b{y:2}}p{z:3}")
  }

  @Test func choicesAndExceptionsStay() {
    #expect(
      trimmed("p:not(.a){x:1}:is(.a,.b) i{y:2}a[href$=\".md\"]{z:3}")
        == "p:not(.a){x:1}:is(.a,.b) i{y:2}a[href$=\".md\"]{z:3}")
  }

  @Test func aPageThatComputesKeepsWhatResultsNeed() {
    func trimmed(_ css: String) -> String { TrimmedStyleSheet(css, for: [], computes: true).text }
    #expect(trimmed(".diagnostic{x:1}.tex-bf{y:2}.tip p{z:3}") == ".diagnostic{x:1}")
  }

  /// The code of the engine must not write what is taken for the author's.
  @Test func resultsHaveNoClassesOfTheText() throws {
    let sources = URL(filePath: #filePath).appending(components: "..", "..", "..", "Sources").standardized
    for folder in ["Notebook", "Graphics"] {
      let files = try #require(
        FileManager.default.enumerator(at: sources.appending(path: folder), includingPropertiesForKeys: nil))
      for case let file as URL in files where file.pathExtension == "swift" {
        let code = try String(contentsOf: file, encoding: .utf8)
        for match in code.matches(of: #/"class"(?:: |, )"([^"\\]*)"/#) {
          for name in match.1.split(separator: " ") where TrimmedStyleSheet.ofText.contains(String(name)) {
            Issue.record("\(file.lastPathComponent): \(name)")
          }
        }
      }
    }
  }

  @Test func aPageKeepsWhatItsScriptsAdd() {
    let page = page(isLive: false)
    #expect(page.contains(".preview{"))
    #expect(page.contains(".ex{"))
    #expect(!page.contains(".callout") && !page.contains(".call{"))
    #expect(StyleSheet.text.contains(".call{"))
  }
}
