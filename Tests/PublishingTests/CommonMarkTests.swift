import Foundation
import Markdown
import Publishing
import Source
import Testing

/// Plain CommonMark as `nbrun markdown` prints it.
@Suite struct CommonMarkTests {
  /// One example of the specification.
  struct Example: Decodable {
    var markdown: String
    var html: String
    var example: Int
    var section: String
  }

  private func html(_ markdown: String) -> String { fragment(Array(markdown.utf8)).html }

  private func fragment(_ markdown: [UInt8]) -> (html: String, reports: [String]) {
    let file = SourceFile(name: "-", bytes: markdown)
    var fragment = HTMLFragment(commonMark: file)
    let diagnostics = MarkdownReader().readCommonMark(file) { block in fragment.append(block) }
    return (String(decoding: fragment.bytes, as: UTF8.self), diagnostics.map { $0.code })
  }

  /// The specification's own examples, which are not part of this repository: they lie beside it or are not run.
  @Test func everyExampleOfTheSpecification() throws {
    let folder = URL(filePath: #filePath).deletingLastPathComponent().appending(components: "..", "..", "..", "shared")
    let file = folder.appending(components: "commonmark", "spec-0.30.json").standardizedFileURL
    guard let data = FileManager.default.contents(atPath: file.path) else {
      print("The examples of the CommonMark specification are not at \(file.path): they were not run.")
      return
    }
    let examples = try JSONDecoder().decode([Example].self, from: data)
    #expect(examples.count == 652)
    for example in examples {
      #expect(html(example.markdown) == example.html, "example \(example.example), \(example.section)")
    }
  }

  @Test(arguments: [
    ("# a *b*\n", "<h1>a <em>b</em></h1>\n"), ("```\n```\n", "<pre><code></code></pre>\n"),
    ("```a&b c\n\n```\n", "<pre><code class=\"language-a&amp;b\">\n</code></pre>\n"),
    ("- a\n  - b\n", "<ul>\n<li>a\n<ul>\n<li>b</li>\n</ul>\n</li>\n</ul>\n"),
    ("3. a\n\n4. b\n", "<ol start=\"3\">\n<li>\n<p>a</p>\n</li>\n<li>\n<p>b</p>\n</li>\n</ol>\n"),
    ("---\ntitle: x\n---\n", "<hr />\n<h2>title: x</h2>\n"),
    ("$a_b$ c_d `{=} x`", "<p>$a_b$ c_d <code>{=} x</code></p>\n"),
    ("<div onclick=x>\n*a*\n</div>\n", "<div onclick=x>\n*a*\n</div>\n"), ("", ""), ("\u{0}", "<p>\u{FFFD}</p>\n"),
    ("![a *b* <i> `c`\nd](u \"t\")", "<p><img src=\"u\" alt=\"a b &lt;i&gt; c d\" title=\"t\" /></p>\n"),
  ])
  func fragments(markdown: String, expected: String) {
    #expect(html(markdown) == expected)
  }

  @Test func badBytesAreReplaced() {
    #expect(fragment([0x61, 0xFF, 0x62]).html == "<p>a\u{FFFD}b</p>\n")
  }

  @Test(arguments: [
    String(repeating: ">", count: 10_000) + " end", String(repeating: "- ", count: 1_000) + "end",
    String(repeating: "*a **a ", count: 20_000) + "end" + String(repeating: " a** a*", count: 20_000),
  ])
  func deepNestingKeepsTheText(markdown: String) {
    let fragment = fragment(Array(markdown.utf8))
    #expect(fragment.reports == ["nested-too-deeply"])
    #expect(fragment.html.contains("end"))
  }

  /// Texts that make careless readers take time that grows with the square of their length.
  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      ("`", 100_000), ("[", 50_000), ("![", 50_000), ("[a](", 50_000), ("a**b", 50_000), ("*a _", 50_000),
      ("*a **a ", 50_000), ("a]", 50_000), ("&", 100_000), ("<", 50_000), ("<a", 50_000), ("[ (](", 50_000),
      ("**x [a*b**c*](d)", 20_000), ("\\", 100_000), ("a\n", 100_000), ("# a\n", 100_000), ("> a\n\n", 50_000),
      ("[a]: b\n", 50_000), ("[a]\n", 50_000), ("~~~\n", 50_000), ("| a | b |\n", 50_000), ("x\n- y\n", 20_000),
      ("<!--", 50_000), ("<?", 50_000), ("<!A ", 50_000), ("\u{E9}", 100_000),
    ])
  func time(piece: String, count: Int) {
    let markdown = String(repeating: piece, count: count)
    let time = ContinuousClock().measure { _ = html(markdown) }
    #expect(time < .seconds(10), "\(piece) took \(time)")
  }

  @Test func codeSpansOfManyLengthsTakeLinearTime() {
    let markdown = (1...2_000).map { length in "e" + String(repeating: "`", count: length) }.joined()
    let time = ContinuousClock().measure { _ = html(markdown) }
    #expect(time < .seconds(10), "took \(time)")
  }
}
