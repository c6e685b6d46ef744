import Notebook
import Source
import Testing

/// Running text, headings and inline values.
@Suite struct InlineTests {
  @Test func inlineValues() {
    let document = read("a `{octave} det(A)` [b `{=} x+1`](u) ``{=} c`d`` `{matlab} e` `{nbrun} f`\n")
    let found = document.blocks.flatMap { block -> [InlineValue] in
      if case .paragraph(let inlines) = block { values(inlines) } else { [] }
    }
    #expect(found.map { document.file.text(of: $0.span) } == ["det(A)", "x+1", "c`d", "e", "f"])
    #expect(found.map { $0.index } == [0, 1, 2, 3, 4])
    #expect(outline(document.blocks) == "p a value(0) link(u||b value(1)) value(2) value(3) value(4)")
  }

  @Test func plainCode() {
    let document = read("`{a} b` `x` `{python} c`")
    #expect(outline(document.blocks) == "p code({a} b) code(x) code({python} c)")
    #expect(document.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("a `{=}`", "error empty-inline-value 1:3 `{=}`"),
    ("a `{octave} `", "error empty-inline-value 1:3 `{octave} `"),
    ("a `{=}x`", "warning inline-value-blank 1:3 `{=}x`"),
    ("a `{=} x\ny`", "error inline-value-lines 1:3 `{=} x\ny`"),
  ])
  func mistakes(markdown: String, report: String) {
    #expect(reports(read(markdown)) == [report])
  }

  @Test func headings() {
    let document = read(
      "x\n\n## Two Words!\n## Two Words!\n## Über `code` & more\n## Named *one* {#sec-a_b}\n## Two {#sec-a_b}\n## ?\n")
    #expect(
      outline(document.blocks)
        == """
        p x
        h2#two-words Two Words!
        h2#two-words-1 Two Words!
        h2#über-code--more Über code(code) & more
        h2#sec-a_b Named em(one)
        h2#sec-a_b-1 Two
        h2#section ?
        """)
    #expect(reports(document) == ["warning duplicate-anchor 7:1 ## Two {#sec-a_b}"])
  }

  @Test func blocks() {
    let document = read(
      "> q\n\n3. a\n\n4. b\n\n* c\n  d\\\n  e  \n  f\n\n---\n\n&amp; &copy; \\* \"quoted\" -- <i>g</i>\n")
    #expect(
      outline(document.blocks) == """
        quote[p q]
        list3 loose[p a / p b]
        list[p c~d~~e~~f]
        rule
        p & © * "quoted" -- html(<i>)ghtml(</i>)
        """)
  }

  @Test func authorsCannotWritePlaceholders() {
    let document = read("x&#xFF;0&#xFE;x $a$ x\u{FF}0\u{FE}x\n")
    #expect(outline(document.blocks) == "p xÿ0þx math(a) xÿ0þx")
  }
}
