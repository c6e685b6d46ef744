import Markup
import Source
import Testing
import Typesetting

@Suite struct TeXTests {
  @Test func anUnknownCommandWarnsAtItsPlaceInTheFile() {
    let parsed = parseTeX(#"x + \alhpa y"#, at: 100)
    #expect(parsed.diagnostics.count == 1)
    #expect(parsed.diagnostics.first?.severity == .warning)
    #expect(parsed.diagnostics.first?.code == "tex-command")
    #expect(parsed.diagnostics.first?.span == Span(104, 110))
    #expect(!parsed.isComplete)
    #expect(parsed.formula.inlineText == #"x + \alhpay"#)
  }

  @Test func aWrongCapitalIsSuggested() {
    #expect(parseTeX(#"\Sin x"#).diagnostics.first?.hint == #"Did you mean \sin?"#)
  }

  @Test(arguments: [
    (#"\frac{1}{2 + \sqrt{x}"#, 8, "tex-brace"), ("a + b}", 5, "tex-brace"), (#"x \right)"#, 2, "tex-right"),
    (#"\left( \frac{a}{b}"#, 0, "tex-left"), (#"\left x + 1 \right)"#, 0, "tex-fence"),
    (#"\frac{1}"#, 0, "tex-argument"), ("x^2^3", 3, "tex-script"), ("x^", 1, "tex-script"),
    ("a & b", 2, "tex-ampersand"),
    (#"\begin{cases} x & y \\ z"#, 0, "tex-environment"), (#"\begin{pmatrx} 1 \end{pmatrx}"#, 0, "tex-environment"),
    (#"\begin{pmatrix} 1 & 2 \end{bmatrix}"#, 22, "tex-environment"), (#"x + 1 \end{aligned}"#, 6, "tex-end"),
    (#"\sqrt[3 x"#, 5, "tex-bracket"), (#"\hspace{wide}"#, 0, "tex-width"), (#"\text{a $x"#, 8, "tex-dollar"),
  ])
  func malformedSourceIsAnErrorAtItsPlace(_ source: String, _ position: Int, _ code: String) {
    let parsed = parseTeX(source, at: 10)
    #expect(parsed.diagnostics.map { $0.severity } == [.error])
    #expect(parsed.diagnostics.first?.code == code)
    #expect(parsed.diagnostics.first?.span?.start == position + 10)
    #expect(parsed.formula == .unknown(source))
  }

  @Test(arguments: ["{", #"\sqrt{"#, "x^{", #"\left("#, #"\displaystyle "#, #"\text{"#, #"\begin{matrix}"#, #"\hat "#])
  func deepNestingEndsInAnErrorAndNotInACrash(_ opening: String) {
    let parsed = parseTeX(String(repeating: opening, count: 20_000))
    #expect(parsed.diagnostics.map { $0.code } == ["tex-depth"])
  }

  @Test func ninetyLevelsAreFine() {
    let source = String(repeating: "{", count: 90) + "x" + String(repeating: "}", count: 90)
    let parsed = parseTeX(source)
    #expect(parsed.isComplete)
    #expect(parsed.formula.inlineText == "x")
  }

  @Test func longSourceIsReadToItsEnd() {
    let parsed = parseTeX(String(repeating: #"x_1+\frac{a}{b}-"#, count: 2_000) + "y")
    #expect(parsed.isComplete)
    #expect(parsed.formula.inlineText.hasSuffix("a/b − y"))
  }

  @Test func anyPieceOfASourceIsReadWithoutACrash() {
    let source =
      #"\left[\begin{array}{c|c} x^{2}_1 & \text{a $y$} \\ \hline \frac{1}{2} & \mathbf{é}' \end{array}\right]"#
    let bytes = Array(source.utf8)
    for start in 0..<bytes.count {
      for end in stride(from: start, through: bytes.count, by: 3) {
        let piece = String(decoding: bytes[start..<end], as: UTF8.self)
        let parsed = parseTeX(piece)
        _ = parsed.formula.mathML(display: true).description
        _ = parsed.formula.text(width: 10)
        for diagnostic in parsed.diagnostics {
          let span = diagnostic.span ?? Span(-1, -1)
          #expect(span.start >= 0 && span.start <= span.end && span.end <= piece.utf8.count)
        }
      }
    }
  }

  @Test func macrosOfTheNotebookAndOfTheFormula() {
    var macros = Macros()
    macros.define("pd", as: #"\frac{\partial #1}{\partial #2}"#)
    #expect(parseTeX(#"\pd{f}{x}"#, macros: macros).formula.inlineText == "∂f/(∂x)")
    #expect(parseTeX(#"\newcommand{\norm}[2][x]{\|#1 #2\|} \norm[a]{b} \norm c"#).formula.inlineText == "‖ab‖ ‖xc‖")
    #expect(parseTeX(#"\def\half#1{#1/2}\half y"#).formula.inlineText == "y/2")
    let first = parseTeX(#"\DeclareMathOperator{\rank}{rank}"#)
    #expect(parseTeX(#"\rank A"#, macros: first.macros).formula.inlineText == "rank A")
  }

  @Test(arguments: [#"\def\a{\a}\a"#, #"\def\a{\a\a}\a"#, #"\def\a#1{\a{#1#1}}\a{xxxxxxxx}"#])
  func endlessMacrosAreStopped(_ source: String) {
    #expect(parseTeX(source).diagnostics.map { $0.code } == ["tex-expansion"])
  }

  @Test func tagAndLabelStandBesideTheFormula() {
    let parsed = parseTeX(#"E = mc^2 \tag{1} \label{eq-energy}"#)
    #expect(parsed.tag == .text("1", .plain))
    #expect(parsed.label == "eq-energy")
    #expect(parsed.formula.inlineText == "E = mc²")
  }

  @Test func onlyColoursReachTheStyle() {
    let parsed = parseTeX(#"\color{red;background:url(x)} x"#, at: 5)
    #expect(parsed.diagnostics.map { $0.code } == ["tex-colour"])
    #expect(!parsed.formula.mathML(display: false).description.contains("style"))
    #expect(parseTeX(#"\textcolor{#1a7f37}{x}"#).isComplete)
  }

  @Test func evaluationsAreFoundAndFilled() {
    let parsed = parseTeX(#"\det A = \eval{det(A') } + \frac{\eval{x}}{2}"#, at: 3)
    #expect(parsed.isComplete)
    let values = parsed.formula.evaluations
    #expect(values.map { $0.source } == ["det(A') ", "x"])
    #expect(values.last?.span == Span(42, 43))
    let filled = parsed.formula.filled { source, _ in .decimal(source == "x" ? "-1" : "5") }
    #expect(filled.inlineText == "det A = 5 + −1/2")
  }
}
