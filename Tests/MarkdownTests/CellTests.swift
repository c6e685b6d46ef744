import Notebook
import Source
import Testing

/// Math cells, their places and their options.
@Suite struct CellTests {
  @Test(arguments: ["octave", "matlab", "nbrun"])
  func names(name: String) throws {
    let document = read("```{\(name)}\nx = 1;\ny = 2\n```\n")
    let cell = try #require(cells(document.blocks).first)
    #expect(document.file.text(of: cell.span) == "x = 1;\ny = 2")
    #expect(String(decoding: cell.code.bytes, as: UTF8.self) == "x = 1;\ny = 2")
    #expect(document.diagnostics.isEmpty)
  }

  @Test func otherFences() {
    let document = read("```octave\na\n```\n\n```{{octave}}\nb\n```\n\n```{.octave}\nc\n```\n\n~~~\nd\n~~~\n")
    #expect(
      outline(document.blocks)
        == "code(octave) a\ncode(markdown) ```{octave}\nb\n```\ncode(octave) c\ncode() d")
    #expect(document.diagnostics.isEmpty)
  }

  @Test func anotherLanguageIsShown() {
    let document = read("```{python}\na\n```\n\n```{octav}\nb\n```\n")
    #expect(outline(document.blocks) == "code(python) a\ncode(octav) b")
    #expect(reports(document) == ["warning unknown-cell 1:1 ```{python}", "warning unknown-cell 5:1 ```{octav}"])
    #expect(document.diagnostics.last?.hint == "Did you mean {octave}?")
  }

  @Test func labelAfterTheName() throws {
    let document = read("```{octave sine}\na\n```\n\n```{octave, echo=false}\nb\n```\n")
    #expect(cells(document.blocks).map { $0.options.label } == ["sine", nil])
    #expect(reports(document) == ["warning options-in-fence 5:1 ```{octave, echo=false}"])
    #expect(try #require(document.diagnostics.first?.hint).contains("#| echo: false"))
  }

  @Test func everyLineKnowsItsPlace() throws {
    let text =
      "1. > text\n   >\n   > ```{octave}\n   > #| label: a\n   > x = 1;\n   >   if x\n   >\n   > y = 2\n   > ```\n"
    let document = read(text)
    let cell = try #require(cells(document.blocks).first)
    #expect(String(decoding: cell.code.bytes, as: UTF8.self) == "x = 1;\n  if x\n\ny = 2")
    for (code, piece) in [(0, "x = 1;"), (7, "  if x"), (15, "y = 2")] {
      let place = cell.code.fileSpan(of: Span(code, code + piece.utf8.count))
      #expect(document.file.text(of: place) == piece)
    }
    #expect(cell.options.label == "a")
    #expect(cell.span == span(of: "x = 1;\n   >   if x\n   >\n   > y = 2", in: document.file))
    #expect(document.diagnostics.isEmpty, "\(document.diagnostics)")
  }

  @Test func options() throws {
    let document = read(
      """
      ```{octave}
      #| label: fig-sine
      #| echo: fold
      #| eval: false
      #| output: asis
      #| warning: false
      #| error: true
      #| include: false
      %| fig-cap: "The curve $y=x$ at `{=} a(1)`"
      #| fig-alt: A curve
      #| fig-width: 3.5
      #| fig-height: 2
      #| classes: [wide, quiet]
      plot(1)
      ```
      """)
    let cell = try #require(cells(document.blocks).first)
    let options = cell.options
    #expect(options.label == "fig-sine")
    #expect(options.echo == .folded)
    #expect(!options.runs)
    #expect(options.output == .asIs)
    #expect(!options.showsWarnings)
    #expect(options.allowsFailure)
    #expect(!options.isIncluded)
    #expect(outline(options.figureCaption) == "The curve math(y=x) at value(1)")
    #expect(values(options.figureCaption).map { document.file.text(of: $0.span) } == ["a(1)"])
    #expect(formulas(options.figureCaption).map { document.file.text(of: $0.span) } == ["y=x"])
    #expect(outline(options.figureDescription) == "A curve")
    #expect(options.figureWidth == 3.5)
    #expect(options.figureHeight == 2)
    #expect(options.classes == ["wide", "quiet"])
    #expect(document.file.text(of: cell.span) == "plot(1)")
    #expect(document.diagnostics.isEmpty, "\(document.diagnostics)")
  }

  @Test(arguments: [
    ("#| ecko: false", "warning unknown-option 2:4 ecko", "Did you mean 'echo'?"),
    ("#| echo: maybe", "error option-type 2:10 maybe", "Write echo: followed by true, false or fold"),
    (
      "#| fig-width: -1", "error option-type 2:15 -1",
      "Write fig-width: followed by a number of inches above 0, at most 100"
    ),
    ("#| label: [a]", "error option-type 2:11 [", "Write label: followed by a name without blanks"),
    ("#| eval:", "error option-type 2:4 eval", "Write eval: followed by true or false"),
    ("#| fig-cap: a: b", "error yaml 2:14 :", "Put a value that holds a colon and a space in quotes"),
    ("#| echo", "error cell-option 2:4 echo", "Write #| key: value"),
  ])
  func mistakes(line: String, report: String, hint: String) {
    let document = read("```{octave}\n\(line)\n1\n```\n")
    #expect(reports(document) == [report])
    #expect(document.diagnostics.first?.hint == hint)
    #expect(outline(document.blocks) == "cell0 1")
  }

  @Test(arguments: [
    ("text\n\n```{octave}\nx", "error unclosed-fence 3:1 ```{octave}"),
    ("> ```{octave}\n> x\n\nafter", "error unclosed-fence 1:3 ```{octave}"),
    ("~~~~\nx\n~~~\n", "error unclosed-fence 1:1 ~~~~"),
  ])
  func unclosedFences(markdown: String, report: String) {
    #expect(reports(read(markdown)) == [report])
  }

  @Test func aFenceThatItsListItemEndsIsNotClosedByTheNextFence() {
    #expect(
      reports(read("- ```\n  x\n```\ny\n```\n")) == ["error unclosed-fence 1:3 ```"])
  }

  @Test func aTabThatItsListItemTakesAPartOf() throws {
    let document = read("- ```{octave}\n\tx = 1\n  ```\n")
    let cell = try #require(cells(document.blocks).first)
    #expect(String(decoding: cell.code.bytes, as: UTF8.self) == "x = 1")
    #expect(cell.span == span(of: "x = 1", in: document.file))
  }

  @Test func emptyCell() throws {
    let document = read("a\n\n```{octave}\n```\n\n```{octave}\n#| echo: false\n```\n")
    #expect(cells(document.blocks).map { document.file.text(of: $0.span) } == ["", ""])
    #expect(document.diagnostics.isEmpty)
  }

  @Test func numbersFollowTheDocument() {
    let document = read(
      "---\ntitle: Of `{=} n`\n---\n\n`{octave} a`\n\n```{octave}\n#| fig-cap: \"`{=} c`\"\n1\n```\n\n- `{=} b`\n")
    #expect(outline(document.frontMatter.title) == "Of value(0)")
    #expect(outline(document.blocks) == "p value(1)\ncell2 1\nlist[p value(4)]")
  }

  @Test func repeatedLabel() {
    let document = read("```{octave a}\n1\n```\n\n```{octave}\n#| label: a\n1\n```\n")
    #expect(reports(document) == ["error duplicate-label 5:1 ```{octave}"])
  }
}
