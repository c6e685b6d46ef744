import Notebook
import Source
import Testing

/// Texts that are made to be slow or deep.
@Suite struct LimitTests {
  @Test(arguments: [
    String(repeating: ">", count: 10_000) + " a",
    String(repeating: "- ", count: 10_000) + "a",
    String(repeating: "_a **b ", count: 10_000) + "c" + String(repeating: "**_", count: 10_000),
    String(repeating: "![a", count: 10_000) + String(repeating: "](u)", count: 10_000),
  ])
  func deepNesting(markdown: String) {
    let document = read(markdown + "\n\n<!-- -->\n\nAfter $x$.\n")
    #expect(document.diagnostics.map { $0.code } == ["nested-too-deeply"])
    #expect(document.diagnostics.first?.span.map { $0.start < markdown.utf8.count } == true)
    #expect(outline(Array(document.blocks.suffix(1))).hasSuffix("After math(x)."))
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "`", "$", "[", "](", "<a b=\"", "<a b='", "<", "<!--", "\\", "$a ", "$$a ", "`a", "``a`", "*a _b ", "![", "{",
      "$\\a ",
      "`{=} ", "<a\n", "- $$\n", "$$ \\$", "](<", "[a]:", "a](b\n", "[a](b) ", "![](b) ", "[a](b \"", "[a](<",
      "http://a.b ", "> $$ \n", "|", "&", "~~~\n",
    ])
  func longRepetition(piece: String) {
    let clock = ContinuousClock()
    let markdown = String(repeating: piece, count: 100_000)
    let time = clock.measure { _ = read(markdown) }
    #expect(time < .seconds(20), "\(piece) took \(time)")
  }

  @Test(arguments: [
    String(repeating: "[", count: 100_000), String(repeating: "- ", count: 100_000),
    String(repeating: "{a: ", count: 100_000),
    String(repeating: "? ", count: 100_000),
  ])
  func deepYAML(yaml: String) {
    let document = read("---\ntitle: \(yaml)\n---\n\na\n")
    #expect(outline(document.blocks) == "p a")
    _ = read("---\n\(yaml)\n---\n\na\n")
  }

  @Test func everyPrefixOfANotebookIsRead() {
    let text = Array(
      ("---\ntitle: a $x$\n---\n# b {#c}\n> $$\n> d\n> $$ {#eq-e}\n\n"
        + "- ```{octave f}\n  #| echo: x\n  g\n  ```\n`{=} h` \\$ <i a=\"\">")
        .utf8)
    for length in 0...text.count {
      let document = read(Array(text[..<length]))
      for diagnostic in document.diagnostics { #expect((diagnostic.span?.end ?? 0) <= length) }
    }
  }
}
