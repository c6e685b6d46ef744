import Foundation
import Markdown
import Notebook
import Publishing
import Source
import Testing

/// What GitHub and Pandoc add to Markdown, from the notebook to the page and the text.
@Suite struct ConstructsTests {
  private func document() throws -> Document {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(components: "Golden", "constructs.md")
    return MarkdownReader().readDocument(SourceFile(name: "constructs.md", bytes: Array(try Data(contentsOf: file))))
  }

  private func page(_ document: Document) -> String {
    let dot: [UInt8] = Array("GIF89a".utf8)
    let page = Page(document, Session.run(document), image: { path in path == "dot.png" ? dot : nil })
    return String(decoding: page.html(), as: UTF8.self)
  }

  private func page(_ markdown: String) -> String {
    page(MarkdownReader().readDocument(SourceFile(name: "a.md", bytes: Array(markdown.utf8))))
  }

  @Test func everyConstructIsOnThePage() throws {
    let html = page(try document())
    let start = try #require(html.range(of: "<article>"))
    let end = try #require(html.range(of: "<script>", options: .backwards))
    try expectGolden(String(html[start.lowerBound..<end.lowerBound]), "constructs.markup")
    let identifiers = html.matches(of: /\sid="([^"]*)"/).map { match in String(match.output.1) }
    #expect(Set(identifiers).count == identifiers.count)
    for target in html.matches(of: /href="#([^"]*)"/) { #expect(identifiers.contains(String(target.output.1))) }
  }

  @Test func everyConstructIsInTheText() throws {
    let document = try document()
    let text = String(decoding: TextPage(document, Session.run(document)).text(), as: UTF8.self)
    try expectGolden(text, "constructs.txt")
    #expect(text.split(separator: "\n").allSatisfy { line in line.count <= 80 })
  }

  @Test func onlyWhatIsWrongIsReported() throws {
    #expect(try document().diagnostics.map { $0.code } == ["unresolved-reference"])
  }

  @Test func aTableOfManyColumnsBecomesAListInText() {
    let row = "|" + (1...20).map { "c\($0)|" }.joined()
    let markdown = "\(row)\n|\(String(repeating: "-|", count: 20))\n\(row)\n"
    let document = MarkdownReader().readDocument(SourceFile(name: "a.md", bytes: Array(markdown.utf8)))
    let text = String(decoding: TextPage(document, Results()).text(), as: UTF8.self)
    #expect(text.hasPrefix("c1: c1\nc2: c2\n"))
  }

  @Test func aNoteMayMentionItselfAndOthers() {
    let html = page("a[^x]\n\n[^x]: b[^x] c[^y]\n[^y]: d[^x]\n")
    #expect(html.components(separatedBy: "<aside class=\"side\"").count == 3)
    #expect(html.contains("id=\"note-2\""))
  }

  /// Reading, both writers, and the release of what they made, on texts that are long or deep.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "| a | b |\n|---|--:|\n" + String(repeating: "| c *d* | 1 |\n", count: 10_000),
      String(repeating: "a |", count: 1_000) + "\n" + String(repeating: "- |", count: 1_000) + "\n",
      String(repeating: "::: {.a}\n", count: 1_000) + "b\n" + String(repeating: ":::\n", count: 1_000),
      String(repeating: "[~~*", count: 1_000) + "a" + String(repeating: "*~~]{.b}", count: 1_000),
      String(repeating: "a[^b] ", count: 5_000) + "\n\n[^b]: c\n",
      (1...2_000).map { "a[^n\($0)]\n\n[^n\($0)]: b\n\n" }.joined(),
      (1...2_000).map { "# a {#sec-\($0)}\n\n@sec-\($0) @sec-1\n\n" }.joined(),
    ])
  func longAndDeepTexts(markdown: String) {
    let clock = ContinuousClock()
    let time = clock.measure {
      let document = MarkdownReader().readDocument(SourceFile(name: "a.md", bytes: Array(markdown.utf8)))
      _ = Page(document, Results()).html()
      _ = TextPage(document, Results()).text()
    }
    #expect(time < .seconds(30), "took \(time)")
  }

  @Test(arguments: HostileNotebookTests.payloads)
  func constructsAddNothingOfTheirOwn(payload: String) {
    let text = payload.replacing("\u{0}", with: "")
    let quoted = text.replacing("\\", with: "\\\\").replacing("\"", with: "\\\"")
    let html = page(
      """
      # a {x="\(quoted)" onclick="\(quoted)" style="\(quoted)"}

      [b]{#b onmouseover="\(quoted)" style="position: fixed"} ~~\(text)~~ https://a.b/\(text) [c](d){href="javascript:x"}

      | \(text) |
      |---|
      | \(text) |
      : \(text) {#tbl-a onclick="\(quoted)"}

      ![\(text)](dot.png){onload="\(quoted)" width="1px;\(quoted)" src="\(quoted)"}

      ::: {.callout-note title="\(quoted)" onclick="\(quoted)"}
      \(text)[^a]
      :::

      [^a]: \(text)

      ::: {#thm-b name="\(quoted)"}
      - [x] \(text)
      :::
      """)
    HostileNotebookTests().expectHarmless(html)
    #expect(!html.contains(" style=\"position"))
    #expect(!html.contains(" href=\"javascript"))
  }
}
