import Foundation
import Markdown
import Notebook
import Publishing
import Source
import Testing

/// Macros, numbers, mentions and values in TeX, from the notebook to the page and the text.
@Suite struct MathematicsTests {
  private func read(_ markdown: String) -> Document {
    MarkdownReader().readDocument(SourceFile(name: "a.md", bytes: Array(markdown.utf8)))
  }

  private func sample() throws -> Document {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(components: "Golden", "mathematics.md")
    return read(try String(contentsOf: file, encoding: .utf8))
  }

  private func page(_ document: Document) -> String {
    String(decoding: Page(document, Session.run(document)).html(), as: UTF8.self)
  }

  /// All that is wrong, each with its place.
  private func reports(_ markdown: String) -> [String] {
    let document = read(markdown)
    let all = document.diagnostics + document.texDiagnostics + Session.run(document).diagnostics
    return all.map { diagnostic in
      let place = document.file.location(of: diagnostic.span?.start ?? 0)
      return "\(diagnostic.code) \(place.line):\(place.column)"
    }
  }

  @Test func theSampleIsRight() throws {
    let document = try sample()
    #expect(document.diagnostics == [])
    #expect(document.texDiagnostics == [])
    #expect(Session.run(document).diagnostics == [])
  }

  @Test func formulasAndNumbersAreOnThePage() throws {
    let html = page(try sample())
    let start = try #require(html.range(of: "<article>"))
    try expectGolden(String(html[start.lowerBound...]), "mathematics.markup")
    let identifiers = html.matches(of: /\sid="([^"]*)"/).map { match in String(match.output.1) }
    for target in html.matches(of: /href="#([^"]*)"/) { #expect(identifiers.contains(String(target.output.1))) }
  }

  @Test func formulasAndNumbersAreInTheText() throws {
    let document = try sample()
    try expectGolden(
      String(decoding: TextPage(document, Session.run(document)).text(), as: UTF8.self), "mathematics.txt")
  }

  @Test(arguments: [
    ("a\n\n$$ x + \\ref{eq-x} $$", "tex-reference 3:13"),
    ("> $$ a +\n>   \\alhpa $$", "tex-command 2:5"),
    ("Text $\\frac{1}{2$.", "tex-brace 1:15"),
    ("$$ x \\label{eq-a} $$\n\n$$ y \\label{eq-a} $$", "duplicate-name 3:13"),
    ("$x \\tag{1}$", "tex-number 1:2"),
    ("$a = \\eval{1 + nope}$", "undefined-function 1:16"),
    ("$\\newcommand{\\val}[1]{\\eval{#1}} \\val{nope}$", "undefined-function 1:39"),
  ])
  func mistakesHaveTheirPlaces(_ markdown: String, _ report: String) {
    #expect(reports(markdown) == [report])
  }

  @Test func aBlockOfDefinitionsShowsNothing() {
    #expect(!page(read("$$ \\def\\half{\\frac12} $$\n\n$\\half$\n")).contains("class=\"equation\""))
  }

  @Test func aFailedValueIsShownAsItsSource() {
    #expect(page(read("$a = \\eval{nope}$")).contains(#"<mtext class="tex-error">nope</mtext>"#))
  }
}
