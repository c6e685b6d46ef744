import Notebook
import Source
import Typesetting

/// A small notebook built by hand, whose spans point at real places of its source.
struct SampleNotebook {
  var matter = FrontMatter()
  var blocks: [Block] = []
  var results = Results()
  private var source = ""

  /// The document so far.
  var document: Document {
    Document(
      file: SourceFile(name: "course/descent.md", bytes: Array(source.utf8)), frontMatter: matter, blocks: blocks,
      diagnostics: [])
  }

  /// Appends text to the source and gives its place.
  mutating func place(_ text: String) -> Span {
    let start = source.utf8.count
    source += text + "\n"
    return Span(start, start + text.utf8.count)
  }

  /// TeX at a place of its own.
  mutating func tex(_ text: String, label: String? = nil) -> TeXSource {
    TeXSource(tex: text, span: place(text), label: label)
  }

  /// A cell with its outputs.
  mutating func cell(_ code: String, _ outputs: [Output], _ change: (inout CellOptions) -> Void = { _ in }) -> Block {
    var options = matter.cellDefaults
    change(&options)
    let index = results.cells.count + results.inlineValues.count
    let span = place(code)
    results.cells[index] = outputs
    let text = SourceText(bytes: Array(code.utf8), lines: [(code: 0, file: span.start)])
    return .cell(Cell(index: index, span: span, code: text, options: options))
  }

  /// An inline value with its output.
  mutating func value(_ code: String, _ output: InlineOutput) -> Inline {
    let index = results.cells.count + results.inlineValues.count
    results.inlineValues[index] = output
    return .value(InlineValue(index: index, span: place(code)))
  }

  /// A notebook with one block of every kind.
  static var full: SampleNotebook {
    var sample = SampleNotebook()
    sample.matter.title = [.text("Rolling "), .emphasis([.text("downhill")])]
    sample.matter.subtitle = [.text("How does a machine find the bottom?")]
    sample.matter.author = "Ada Example"
    sample.matter.date = "3 March 2026"
    sample.matter.abstract = [.text("You stand on a hillside in fog & feel the slope under your feet.")]
    sample.matter.numbersSections = true
    let height = sample.tex("f(x)")
    let step = sample.tex("x_{k+1} = x_k - \\alpha f'(x_k)", label: "eq-step")
    let slope = sample.value("df(2)", .formula(.number("17")))
    let lost = sample.value("nope(2)", .failure(Diagnostic(.error, code: "undefined", "'nope' undefined", at: nil)))
    let code = sample.cell(
      "x = 2;\nA = [1 0; 0 10]",
      [
        .display(Display(text: "A =\n\n    1    0\n    0   10\n\n", formula: nil)), .printed("12 steps\n"),
        .diagnostic(
          Diagnostic(.warning, code: "singular", "matrix singular", at: Span(66, 72), hint: "scale the columns")),
      ])
    sample.blocks = [
      .heading(level: 2, anchor: "step", [.text("A step against the slope")]),
      .paragraph([
        .text("Call the height "), .math(height), .text(". Its slope at 2 is "), slope,
        .text(", and the rate of the descent is chosen so that the ball rolls, see "),
        .link(destination: "https://example.org/", title: "", [.text("the site")]), .text(" or "),
        .code("diff(f)"), .text("."),
      ]),
      .math(step), code,
      .heading(level: 3, anchor: "goals", [.text("Goals")]),
      .list(
        List(
          start: nil, isTight: true,
          items: [
            [.paragraph([.text("run descent by hand")])],
            [
              .paragraph([.text("say which rates are safe, and why the steepest bend of all sets the limit for them")]),
              .list(
                List(
                  start: 9, isTight: true,
                  items: [[.paragraph([.text("nine")])], [.paragraph([.strong([.text("ten")])])]])),
            ],
          ])),
      .quote([.paragraph([.text("Larger is faster,")]), .paragraph([.text("up to a point.")])]),
      .paragraph([
        .text("This fails: "), lost, .lineBreak, .text("and "), .html("<sub>"), .text("low"), .html("</sub>"),
      ]),
      .heading(level: 2, anchor: "rest", [.text("The rest")]), .code("pip install nothing\n", language: "sh"), .rule,
      .html("<!-- a note to myself -->"),
    ]
    return sample
  }
}
