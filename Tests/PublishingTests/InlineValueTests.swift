import Foundation
import Language
import Markdown
import Notebook
import Publishing
import Source
import Testing

/// Values stand wherever running text does, in the page and in the text.
@Suite struct InlineValueTests {
  private struct Case {
    var document: Document
    var results: Results

    init(_ markdown: String) {
      let cell = "\n```{octave}\n#| include: false\nn = 7;\n```\n"
      let parts = markdown.hasPrefix("---") ? markdown + cell : cell + "\n" + markdown
      document = MarkdownReader().readDocument(SourceFile(name: "a.md", bytes: Array(parts.utf8)))
      results = Session.run(document)
    }

    var page: String {
      let dot: [UInt8] = Array("GIF89a".utf8)
      let page = Page(document, results, image: { path in path == "dot.png" ? dot : nil })
      return String(decoding: page.html(), as: UTF8.self)
    }

    var text: String { String(decoding: TextPage(document, results).text(), as: UTF8.self) }
  }

  @Test(arguments: [
    ("---\ntitle: \"Of `{=} n`\"\n---\n", "<title>Of 7</title>", "Of 7\n===="),
    ("---\nsubtitle: \"Of `{=} n`\"\n---\n", "<meta name=\"description\" content=\"Of 7\" />", "Of 7"),
    ("## Of `{=} n` {#a}\n\n[b](#a)", "<mn>7</mn>", "Of 7\n----"),
    ("## Of `{=} n`\n\n## b", ">Of 7</a></li>", "Of 7\n----"),
    ("[to `{=} n`](https://a.org)", "<a href=\"https://a.org\">to <span class=\"value\">", "to 7 <https://a.org>"),
    ("| a `{=} n` |\n|--|\n| `{=} n + 1` |", "<mn>8</mn>", "│ a 7 │\n├─────┤\n│ 8   │"),
    ("| a |\n|--|\n| b |\n\n: Of `{=} n` {#tbl-a}", "</b>Of <span class=\"value\">", "Table 1: Of 7"),
    ("x ![of `{=} n`](dot.png)", "alt=\"of 7\"", "x [image: of 7]"),
    ("x ![a](dot.png){fig-alt=\"of `{=} n`\"}", "alt=\"of 7\"", "x [image: of 7]"),
    ("![of `{=} n`](dot.png)", "alt=\"of 7\"", "[image: dot.png]\n\nFigure 1: of 7"),
    ("![a](dot.png){#fig-a fig-alt=\"of `{=} n` and $x^2$\"}", "alt=\"of 7 and x²\"", "[image: of 7 and x²]"),
    ("```{octave}\n#| fig-cap: \"of `{=} n`\"\nplot(1:2)\n```", "</b>of <span class=\"value\">", "Figure 1: of 7"),
    ("```{octave}\n#| fig-table: true\nplot(1:2)\n```", "<summary>Show as table</summary>", "1 ┤"),
    ("```{octave}\n#| fig-alt: \"of `{=} n`\"\nplot(1:2)\n```", "aria-label=\"of 7\"", "1 ┤"),
    (
      "```{octave}\n#| tbl-cap: \"of `{=} n`\"\nA = [1 2]\n```", "</b>of <span class=\"value\">", "Table 1: of 7\n\nA ="
    ),
    ("::: {.callout-tip title=\"of `{=} n`\"}\nx\n:::", "<b>of <span class=\"value\">", "Tip: of 7"),
    ("a[^b]\n\n[^b]: of `{=} n`", "of <span class=\"value\">", "[1] of 7"),
    ("$x + \\eval{n}$ and $$\\eval{n}$$", "<mo>+</mo><mn>7</mn>", "x + 7"),
  ])
  func valuesStandWhereverTextDoes(markdown: String, html: String, text: String) {
    let sample = Case(markdown)
    #expect(sample.document.diagnostics.isEmpty)
    #expect(sample.results.diagnostics.isEmpty)
    #expect(sample.page.contains(html))
    #expect(sample.text.contains(text))
  }

  @Test(arguments: [
    "x ![`{=} nope`](dot.png)", "![a](dot.png){fig-alt=\"`{=} nope`\"}",
    "```{octave}\n#| fig-alt: \"`{=} nope`\"\nplot(1:2)\n```",
    "```{octave}\n#| tbl-cap: \"`{=} nope`\"\nA = 1\n```",
  ])
  func failuresAreShownBelow(markdown: String) {
    let sample = Case(markdown)
    #expect(sample.results.diagnostics.map { $0.message } == ["'nope' undefined"])
    #expect(sample.page.components(separatedBy: "class=\"diagnostic error\"").count == 2)
  }

  @Test func resultsWithTheCaptionOfATableAreCounted() {
    let sample = Case(
      """
      | a |
      |--|
      | b |

      : First {#tbl-a}

      ```{octave}
      #| label: tbl-b
      #| tbl-cap: Second
      s = struct("k", {1, 2})
      ```

      ```{octave}
      #| label: tbl-c
      #| fig-cap: A line
      plot(1:2)
      A = [1 2; 3 4]
      ```

      See @tbl-a, @tbl-b and @tbl-c.
      """)
    #expect(sample.document.diagnostics.isEmpty)
    #expect(sample.text.contains("See Table\u{A0}1, Table\u{A0}2 and Table\u{A0}3."))
    #expect(sample.text.contains("Table 2: Second\n\ns =\n"))
    #expect(sample.page.contains("id=\"tbl-b\"><div class=\"code\">"))
    #expect(
      sample.page.contains(
        "<figure class=\"table\"><figcaption><b>Table 2</b>Second</figcaption><div class=\"out\">"))
    #expect(sample.page.contains("<b>Figure 1</b>A line"))
  }

  @Test func formsOfNumbersAreTypeset() {
    let sample = Case(
      "`{=} digits(2/3, 2)`, `{=} percent(1/8)`, `{=} scientific(0.0012)`, `{=} fraction(-3/8)`, `{=} fraction([1/2 3])`"
    )
    #expect(sample.text.hasSuffix("0.67, 12.5\u{202F}%, 1.2 × 10⁻³, −3/8, [1/2, 3]\n"))
    let html = sample.page
    #expect(html.contains("<mn>12.5</mn><mtext>\u{202F}%</mtext>"))
    #expect(html.contains("<msup><mn>10</mn><mrow><mo lspace=\"0\" rspace=\"0\">−</mo><mn>3</mn></mrow></msup>"))
    #expect(html.contains("<mfrac><mn>3</mn><mn>8</mn></mfrac>"))
    #expect(html.contains("<mtd><mfrac><mn>1</mn><mn>2</mn></mfrac></mtd><mtd><mn>3</mn></mtd>"))
  }
}
