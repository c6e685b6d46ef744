import Markup
import Source
import Testing
import Typesetting

@Suite struct TeXTests {
  @Test func anUnknownCommandIsAnErrorAtItsPlaceInTheFile() {
    let parsed = parseTeX(#"x + \alhpa y"#, at: 100)
    #expect(parsed.diagnostics.count == 1)
    #expect(parsed.diagnostics.first?.severity == .error)
    #expect(parsed.diagnostics.first?.hint == #"Did you mean \alpha?"#)
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
    #expect(parsed.line.tag?.inlineText == "(1)")
    #expect(parsed.line.label?.name == "eq-energy" && parsed.line.label?.span == Span(24, 33))
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
    let values = parsed.formula.pendings
    #expect(values.map { $0.pending } == [.evaluation("det(A') "), .evaluation("x")])
    #expect(values.last?.span == Span(42, 43))
    let filled = parsed.formula.filled { pending, _ in .decimal(pending == .evaluation("x") ? "-1" : "5") }
    #expect(filled.inlineText == "det A = 5 + −1/2")
  }

  @Test(arguments: [
    (#"a + \eval{n}"#, "a + (−3)"), (#"= \eval{n}"#, "= −3"), (#"\eval{n}^2"#, "(−3)²"), (#"2\eval{p}"#, "2(7)"),
    (#"2 \cdot \eval{n}"#, "2 ⋅ (−3)"), (#"f(\eval{n})"#, "f(−3)"), (#"\eval{n} + 1"#, "−3 + 1"),
    (#"1 - \eval{z}"#, "1 − (1 + 2i)"), (#"1 + \eval{z}"#, "1 + 1 + 2i"), (#"\eval{z} \cdot x"#, "(1 + 2i) ⋅ x"),
    (#"\eval{p}^2"#, "7²"), (#"\eval{s}^2"#, "(1.5 × 10⁴)²"), (#"a \cdot \eval{s}"#, "a ⋅ 1.5 × 10⁴"),
    (#"\eval{p}\eval{p}"#, "7(7)"), (#"x = \eval{p}, y"#, "x = 7, y"), (#"\frac{\eval{z}}{2}"#, "(1 + 2i)/2"),
    (#"\sin \eval{n}"#, "sin(−3)"),
  ])
  func valuesStandInParenthesesWhereTheirNeighboursWouldTakeAPartOfThem(_ source: String, _ expected: String) {
    let filled = parseTeX(source).formula.filled { pending, _ in
      switch pending {
      case .evaluation("n"): .decimal("-3")
      case .evaluation("z"): .complex("1", "2")
      case .evaluation("s"): .decimal("1.5e4")
      case .evaluation, .reference: .decimal("7")
      }
    }
    #expect(filled.inlineText == expected)
  }

  @Test(arguments: [
    (#"\newcommand{\N}{n} \N"#, "n"), (#"\providecommand{\alpha}{a} \alpha"#, "α"),
    (#"\let\old\phi \def\phi{\varphi} \old\phi"#, "ϕφ"), (#"\def\pair(#1,#2){#2#1} \pair(a,bc)"#, "bca"),
    (#"\renewcommand\vec[1]{\mathbf{#1}} \vec x"#, "𝐱"), (#"\def\b{y}\text{a \b}"#, "a y"),
    (#"\let\to=\Rightarrow x \to y"#, "x ⇒ y"),
  ])
  func definitions(_ source: String, _ expected: String) {
    #expect(parseTeX(source).diagnostics == [])
    #expect(parseTeX(source).formula.inlineText == expected)
  }

  @Test func aMacroWithTextBetweenItsArgumentsSaysWhatIsMissing() {
    let parsed = parseTeX(#"\def\pair(#1){#1} \pair x"#)
    #expect(parsed.diagnostics.map { $0.message } == [#"Behind \pair a ( was expected"#])
  }

  @Test func diagramsHaveArrowsBetweenTheirObjects() {
    let parsed = parseTeX(#"\begin{CD} A @>f>> B \\ @VVV @AgAA \\ C @= D \end{CD}"#)
    #expect(parsed.diagnostics == [])
    guard case .table(let table) = parsed.formula else {
      Issue.record("no table")
      return
    }
    #expect(table.rows.map { $0.count } == [3, 3, 3])
    #expect(parseTeX(#"\begin{CD} A @?B \end{CD}"#).diagnostics.first?.code == "tex-diagram")
  }

  @Test func labelsOfLines() {
    let parsed = parseTeX(#"\begin{align} a &= b \label{one} \\ c &= d \\ e &= f \tag*{!} \end{align}"#)
    #expect(parsed.lines.map { $0.label?.name } == ["one", nil, nil])
    #expect(parsed.lines.map { $0.tag?.inlineText } == [nil, nil, "!"])
    #expect(parseTeX(#"\begin{equation} a \label{one} \end{equation}"#).line.label?.name == "one")
    #expect(parseTeX(#"x \tag{1} \tag{2}"#).diagnostics.map { $0.code } == ["tex-tag"])
  }
}
