import Notebook
import Source
import Testing

/// GitHub's tables with captions.
@Suite struct TableTests {
  @Test func cellsHoldRunningText() {
    let document = read("| a *b* | `c \\| d` | $e$ |\n|:--|--:|:-:|\n| [f] | `{=} g` |\n|h|i|j|k|\n\n[f]: /u\n")
    #expect(
      outline(document.blocks) == """
        table{}[Notebook.Table.Alignment.left, Notebook.Table.Alignment.right, Notebook.Table.Alignment.center] : \
        a em(b) | code(c | d) | math(e) / link(/u||f) | value(0) |  / h | i | j
        """)
    #expect(document.diagnostics.isEmpty)
    guard case .table(let table) = document.blocks.first else { return }
    #expect(table.texts.flatMap { values($0) }.map { document.file.text(of: $0.span) } == ["g"])
    #expect(formulas(document.blocks).map { document.file.text(of: $0.span) } == ["e"])
  }

  @Test(arguments: [
    ("a | b\n-|-\nc | d", "a | b / c | d"), ("text\n| a |\n|---|\n| b |\n> q", "p text\n a / b\nquote[p q]"),
    ("> | a |\n> |---|\n> | b |\n", "quote[ a / b]"), ("- | a |\n  |---|\n  | b |\n- c", "list[ a / b / p c]"),
    ("| a |\n|---|\n", "a"), ("- | a |\n|---|\n", "list[p | a |~|---|]"), ("> | a |\n|---|\n", "quote[p | a |~|---|]"),
    ("[^x]\n\n[^x]: y\n| a |\n|---|", "p note(x)\nfootnote x[p y~| a |~|---|]"),
    ("> | a |\n> |---|\nb", "quote[ a]\np b"), ("- | a |\n  |---|\nb", "list[ a]\np b"),
    ("| a | b |\n|---|\n", "p | a | b |~|---|"), ("| a |\nb\n", "p | a |~b"),
    ("    | a |\n    |---|\n", "code() | a |\n|---|"), ("```\n| a |\n|---|\n```", "code() | a |\n|---|"),
    ("| a |\n|---|\n|\n| \\| $b$ |\n\nc", "a /  / | math(b)\np c"), ("|a|\n|:-:|\n\n    code", "a\ncode() code"),
  ])
  func blocks(markdown: String, expected: String) {
    let written = outline(read(markdown).blocks).replacing(/table{}\[[A-Za-z., ]*\] :/, with: "")
    #expect(written == expected || written == " " + expected)
  }

  @Test(arguments: [
    "| a |\n|---|\n| b |\n: C *d*\n  $e$ {#tbl-f .g}\n\nh @tbl-f",
    "| a |\n|---|\n| b |\n\n: C *d*\n  $e$ {#tbl-f .g}\n\nh @tbl-f",
  ])
  func captions(markdown: String) {
    let document = read(markdown)
    #expect(
      outline(document.blocks)
        == "table{#tbl-f .g}[Notebook.Table.Alignment.natural] C em(d) math(e): a / b\np h ref(tbl-f)")
    #expect(formulas(document.blocks).map { document.file.text(of: $0.span) } == ["e"])
    #expect(document.diagnostics.isEmpty)
  }

  @Test func valuesRunInReadingOrder() {
    let document = read("`{=} a`\n\n| `{=} b` | `{=} c` |\n|--|--|\n| `{=} d` |\n: `{=} e`\n\n`{=} f`")
    var found: [InlineValue] = []
    for block in document.blocks {
      if case .paragraph(let inlines) = block { found += values(inlines) }
      if case .table(let table) = block {
        found += (table.header + table.rows.joined() + [table.caption]).flatMap { values($0) }
      }
    }
    #expect(found.map { $0.index } == [0, 1, 2, 3, 4, 5])
    #expect(found.map { document.file.text(of: $0.span) } == ["a", "b", "c", "d", "e", "f"])
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: ["| a | b |\n", "|", "| $a$ `b|` |\n", "a|b\n-|-\n", "[^a]: b\n", "::: {.a}\n", ":::\n"])
  func manyRows(piece: String) {
    let clock = ContinuousClock()
    let markdown = "| a | b |\n|---|---|\n" + String(repeating: piece, count: 20_000)
    let time = clock.measure { _ = read(markdown) }
    #expect(time < .seconds(20), "\(piece) took \(time)")
  }
}
