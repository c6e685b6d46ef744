import Foundation
import Graphics
import Markup
import Notebook
import Source
import Testing
import Typesetting

@Suite struct FragmentsTests {
  private let file = SourceFile(name: "lessons/one.md", bytes: Array("Text\n\n```{octave}\nx = y + 1\n```\n".utf8))

  private func cell(_ change: (inout CellOptions) -> Void = { _ in }) -> Cell {
    var options = CellOptions()
    change(&options)
    let start = 18
    let code = Array(file.bytes[start..<start + 9])
    return Cell(
      index: 0, span: Span(start, start + 9), code: SourceText(bytes: code, lines: [(code: 0, file: start)]),
      options: options)
  }

  private func markup(_ cell: Cell, _ outputs: [Output], legends: [FigureLegend] = []) -> String {
    cell.markup(outputs, in: file, legends: legends, fold: [.text("Show \(cell.lineCount)")]).description
  }

  private var failure: Output {
    .diagnostic(
      Diagnostic(
        .error, code: "undefined-function", "'y' undefined", at: Span(22, 23), hint: "define y first",
        calls: [Failure.Call(function: "f", span: Span(18, 19))]))
  }

  private var warning: Output {
    .diagnostic(Diagnostic(.warning, code: "singular", "matrix singular", at: Span(18, 19)))
  }

  @Test func codeIsHighlightedAndKeepsEveryByte() {
    let source = "for k = 1:3  % count\n  s = 'a<b';\nend\n"
    let markup = Markup.code(Array(source.utf8), isHighlighted: true)
    #expect(markup.plainText + "\n" == source)
    let html = markup.description
    #expect(html.contains(#"<span class="k">for</span>"#))
    #expect(html.contains(#"<span class="n">1</span>"#))
    #expect(html.contains(#"<span class="c">% count</span>"#))
    #expect(html.contains(#"<span class="s">'a&lt;b'</span>"#))
  }

  @Test func codeOfAnotherLanguageStaysPlain() {
    let html = Markup.code(Array("for x in y: 1".utf8), isHighlighted: false).description
    #expect(html == #"<div class="code"><pre><code>for x in y: 1</code></pre></div>"#)
  }

  @Test(arguments: ["", "'", "\"open", "for", "\u{FF}\u{0}", "x = [1 2\n%{\nnever closed"])
  func anyCodeIsShownWhole(source: String) {
    #expect(Markup.code(Array(source.utf8), isHighlighted: true).plainText == source)
  }

  @Test func resultsFollowTheCode() throws {
    let html = markup(
      cell(),
      [.printed("one\n"), .display(Display(text: "x = 2\n", formula: .number("2"))), .printed("<two>\n")])
    let code = try #require(html.range(of: "class=\"code\""))
    let out = try #require(html.range(of: "class=\"out\""))
    #expect(code.lowerBound < out.lowerBound)
    #expect(html.contains(#"<pre>one</pre><div class="result"><math display="block"><mn>2</mn></math></div>"#))
    #expect(html.contains("<pre>&lt;two&gt;</pre>"))
  }

  @Test func textsInARowStayTogether() {
    let html = markup(
      cell(), [.display(Display(text: "A =\n\n   1   2\n\n", formula: nil)), .printed("\nend\n\n")])
    #expect(html.contains("<pre>A =\n\n   1   2\n\n\nend</pre>"))
  }

  @Test func aBlankFirstLineSurvivesInABrowser() {
    #expect(markup(cell(), [.printed("\nlate\n")]).contains("<pre>\n\nlate</pre>"))
  }

  @Test func aDiagnosticShowsPlaceLineCaretCallsAndHint() {
    let html = markup(cell(), [failure])
    #expect(html.contains(#"<div class="diagnostic error" role="note">"#))
    #expect(html.contains("<b>Error.</b> 'y' undefined"))
    #expect(html.contains("(one.md:4:5)"))
    #expect(html.contains("</span>x = y + 1\n"))
    #expect(html.contains(#"aria-hidden="true">    ^</span>"#))
    #expect(html.contains("in f, called at one.md:4:1"))
    #expect(html.contains("Hint: define y first"))
    #expect(!html.contains("lessons/"))
  }

  @Test func severitiesDifferInWordAndOutline() throws {
    let error = markup(cell { $0.echo = .hidden }, [failure])
    let warned = markup(cell { $0.echo = .hidden }, [warning])
    #expect(warned.contains("<b>Warning.</b>"))
    let outline = try #require(error.firstMatch(of: /<path d="([^"]*)"/))
    #expect(!warned.contains(outline.output.1))
  }

  @Test func optionsHideCodeAndResults() {
    let outputs: [Output] = [.printed("seen\n")]
    #expect(!markup(cell { $0.echo = .hidden }, outputs).contains("class=\"code\""))
    let folded = markup(cell { $0.echo = .folded }, outputs)
    #expect(folded.contains("<summary>Show 1</summary>"))
    #expect(!markup(cell { $0.output = .hidden }, outputs).contains("seen"))
    #expect(markup(cell { $0.isIncluded = false }, outputs).isEmpty)
    #expect(!markup(cell { $0.showsWarnings = false }, [warning]).contains("singular"))
  }

  @Test func aFailureIsNeverHiddenUnlessItIsMeant() {
    #expect(markup(cell { $0.output = .hidden }, [failure]).contains("undefined"))
    #expect(markup(cell { $0.isIncluded = false }, [failure]).contains("undefined"))
    let meant = markup(
      cell {
        $0.isIncluded = false
        $0.allowsFailure = true
      }, [failure])
    #expect(meant.isEmpty)
  }

  @Test func aFigureHasTwoDrawingsAndItsCaption() {
    let figure = Figure(marks: [.line(Line(x: [0, 1], y: [0, 1]))])
    let legend = FigureLegend(
      id: "figure-1", anchor: "fig-line", number: "Figure 3", caption: .text("A & B"),
      description: "A \"straight\" line")
    let html = markup(
      cell { $0.label = "fig-line" }, [.printed("before\n"), .figure(figure), .printed("after\n")], legends: [legend])
    #expect(html.contains(#"<figure id="fig-line"><div role="img" aria-label="A &quot;straight&quot; line"><svg"#))
    #expect(html.components(separatedBy: "<svg").count == 3)
    #expect(html.contains("<figcaption><b>Figure 3</b>A &amp; B</figcaption>"))
    #expect(html.components(separatedBy: "id=\"fig-line\"").count == 2)
  }

  @Test func aLabelNamesACellWithoutFigure() {
    #expect(markup(cell { $0.label = "setup" }, []).hasPrefix(#"<div class="cell" id="setup">"#))
  }

  @Test func inlineValuesAreMathsTextOrAVisibleFailure() {
    #expect(
      InlineOutput.formula(.number("17")).markup(source: "x").description
        == #"<span class="value"><math><mn>17</mn></math></span>"#)
    #expect(
      InlineOutput.text("<b>").markup(source: "x").description == #"<span class="value">&lt;b&gt;</span>"#)
    let failed = InlineOutput.failure(Diagnostic(.error, code: "x", "no", at: nil)).markup(source: "f(<)").description
    #expect(failed == #"<span class="broken">Error in <code>f(&lt;)</code></span>"#)
  }

  @Test func textIsWhatOctavePrints() {
    let display = Display(text: "x = 2\n", formula: .number("2"))
    #expect(Output.display(display).text(in: file, width: 80) == "x = 2\n")
    #expect(Output.printed("no newline").text(in: file, width: 80) == "no newline")
    #expect(failure.text(in: file, width: 80).contains("lessons/one.md:4:5"))
  }

  @Test func aFigureInTextFitsTheWidth() {
    let figure = Figure(marks: [.line(Line(x: [0, 1, 2], y: [0, 1, 4]))])
    let lines = Output.figure(figure).text(in: file, width: 60).split(separator: "\n")
    #expect(lines.count >= 8)
    #expect(lines.allSatisfy { line in line.count <= 60 })
  }
}
