import Markup
import Testing
import Typesetting

/// The MathML of a formula in running text, without the `<math>` around it.
private func inline(_ source: String) -> String { body(source, display: false) }

/// The MathML of a displayed formula, without the `<math>` around it.
private func displayed(_ source: String) -> String { body(source, display: true) }

private func body(_ source: String, display: Bool) -> String {
  let parsed = parseTeX(source)
  #expect(parsed.isComplete, "\(source): \(parsed.diagnostics)")
  let start = display ? "<math display=\"block\"" : "<math"
  let written = parsed.formula.mathML(display: display).description
  guard written.hasPrefix(start), written.hasSuffix("</math>"), let end = written.firstIndex(of: ">") else {
    Issue.record("\(source) is no <math>")
    return ""
  }
  return String(written[end...].dropFirst().dropLast("</math>".count))
}

@Suite struct MathMLTests {
  @Test func theElementSaysWhetherItIsDisplayed() {
    let formula = parseTeX("x").formula
    #expect(formula.mathML(display: false).description == "<math><mi>x</mi></math>")
    #expect(formula.mathML(display: true).description == #"<math display="block"><mi>x</mi></math>"#)
  }

  @Test func aFormulaThatIsBuiltUpSaysItselfInALine() {
    func start(_ source: String) -> String {
      String(parseTeX(source).formula.mathML(display: false).description.prefix { $0 != ">" })
    }
    #expect(start(#"\frac{a+b}{2} < x^2"#) == #"<math alttext="(a + b)/2 &lt; x²""#)
    #expect(start(#"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix}"#) == #"<math alttext="(1, 2; 3, 4)""#)
    #expect(start("a + b = 3") == "<math")
  }

  @Test func aFormulaThatStandsAloneHoldsItsTag() {
    let written = String(decoding: parseTeX(#"x \tag{A}"#).mathMLBytes(display: true), as: UTF8.self)
    #expect(
      written.hasSuffix(
        "<mtd><mrow><mtext>(</mtext><mtext>A</mtext><mtext>)</mtext></mrow></mtd></mtr></mtable></math>"))
    #expect(parseTeX(#"x \tag{A}"#).mathMLBytes(display: false) == Array("<math><mi>x</mi></math>".utf8))
  }

  @Test func linesWithTagsHaveThemInACellOfTheirOwn() {
    let parsed = parseTeX(#"\begin{gather} a \tag{1} \\ b \end{gather}"#)
    #expect(parsed.lines.map { $0.isNumbered } == [true, false])
    let written = String(decoding: parsed.mathMLBytes(display: true), as: UTF8.self)
    #expect(written.contains(#"<mtable displaystyle="true" class="tex-gathered tex-numbered">"#))
    #expect(written.contains(#"<mtd class="eqno"></mtd>"#))
  }

  @Test(arguments: [
    ("x", "<mi>x</mi>"),
    (#"\alpha"#, "<mi>α</mi>"),
    (#"\Gamma"#, #"<mi mathvariant="normal">Γ</mi>"#),
    ("12.5", "<mn>12.5</mn>"),
    ("1{,}000", "<mn>1,000</mn>"),
    ("α", "<mi>α</mi>"),
    (#"\mathbf{x}"#, "<mi>𝐱</mi>"),
    (#"\mathbb{R}"#, "<mi>ℝ</mi>"),
    (#"\mathcal{L}"#, "<mi>ℒ</mi>"),
    (#"\mathrm{tr}"#, "<mi>tr</mi>"),
    (#"\mathrm{d}"#, #"<mi mathvariant="normal">d</mi>"#),
    (#"\boldsymbol{\theta}"#, "<mi>𝜽</mi>"),
    (#"\mathbf{1}"#, "<mn>𝟏</mn>"),
    (#"\frac12"#, "<mfrac><mn>1</mn><mn>2</mn></mfrac>"),
    (#"\sqrt[3]{x}"#, "<mroot><mi>x</mi><mn>3</mn></mroot>"),
    ("x^10", "<mrow><msup><mi>x</mi><mn>1</mn></msup><mn>0</mn></mrow>"),
    ("12^2", "<msup><mn>12</mn><mn>2</mn></msup>"),
    ("x_1^2", "<msubsup><mi>x</mi><mn>1</mn><mn>2</mn></msubsup>"),
    ("f'", #"<msup><mi>f</mi><mo class="prime" lspace="0" rspace="0">′</mo></msup>"#),
    ("{}^2", "<msup><mrow></mrow><mn>2</mn></msup>"),
    (#"\hat x"#, #"<mover accent="true"><mi>x</mi><mo stretchy="false">ˆ</mo></mover>"#),
    ("x\u{304}", #"<mover accent="true"><mi>x</mi><mo stretchy="false">¯</mo></mover>"#),
    (#"\vec v"#, #"<mover accent="true"><mi>v</mi><mo class="tex-vec" stretchy="false">→</mo></mover>"#),
    (#"a\,b"#, #"<mrow><mi>a</mi><mspace width="0.1667em" /><mi>b</mi></mrow>"#),
    (#"a\!b"#, #"<mrow><mi>a</mi><mspace width="-0.1667em" /><mi>b</mi></mrow>"#),
    (#"\text{ if }"#, "<mtext>\u{A0}if\u{A0}</mtext>"),
    (#"\color{red} x"#, #"<mrow style="color:red"><mi>x</mi></mrow>"#),
    (#"\boxed{x}"#, #"<mrow class="tex-boxed"><mstyle displaystyle="true" scriptlevel="0"><mi>x</mi></mstyle></mrow>"#),
  ])
  func oneAtom(_ source: String, _ expected: String) {
    #expect(inline(source) == expected)
  }

  @Test(arguments: [
    ("a-b", "<mrow><mi>a</mi><mo>−</mo><mi>b</mi></mrow>"),
    ("-b", #"<mrow><mo form="prefix">−</mo><mi>b</mi></mrow>"#),
    ("a=-b", #"<mrow><mi>a</mi><mo>=</mo><mo form="prefix">−</mo><mi>b</mi></mrow>"#),
    ("x^{-1}", #"<msup><mi>x</mi><mrow><mo lspace="0" rspace="0">−</mo><mn>1</mn></mrow></msup>"#),
    ("x^+", #"<msup><mi>x</mi><mo lspace="0" rspace="0">+</mo></msup>"#),
    ("a/b", #"<mrow><mi>a</mi><mo lspace="0" rspace="0">/</mo><mi>b</mi></mrow>"#),
    (#"a\mid b"#, #"<mrow><mi>a</mi><mo stretchy="false" lspace="0.2778em" rspace="0.2778em">∣</mo><mi>b</mi></mrow>"#),
    (#"a\to b"#, #"<mrow><mi>a</mi><mo stretchy="false">→</mo><mi>b</mi></mrow>"#),
    ("f(x)", #"<mrow><mi>f</mi><mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo></mrow>"#),
    ("n!", #"<mrow><mi>n</mi><mo form="postfix">!</mo></mrow>"#),
    (#"a\not= b"#, "<mrow><mi>a</mi><mo>≠</mo><mi>b</mi></mrow>"),
    (#"\text{a}=\text{b}"#, "<mrow><mtext>a</mtext><mo>=</mo><mtext>b</mtext><mi></mi></mrow>"),
  ])
  func operatorsHaveTheSpaceOfTheirRole(_ source: String, _ expected: String) {
    #expect(inline(source) == expected)
  }

  @Test func functionsAreSetOffFromBareArguments() {
    let sine = "<mrow><mi>sin</mi><mspace /></mrow><mo>\u{2061}</mo>"
    #expect(inline(#"\sin x"#) == #"<mrow>\#(sine)<mspace width="0.1667em" /><mi>x</mi></mrow>"#)
    #expect(
      inline(#"\sin(x)"#) == #"<mrow>\#(sine)<mo stretchy="false">(</mo><mi>x</mi><mo stretchy="false">)</mo></mrow>"#)
    #expect(inline(#"\operatorname{rank}"#) == "<mrow><mi>rank</mi><mspace /></mrow>")
    #expect(inline(#"\operatorname*{arg\,min}"#) == "<mrow><mi>arg\u{2009}min</mi><mspace /></mrow>")
  }

  @Test func limitsStandAboveAndBelowOnlyInDisplay() {
    #expect(inline(#"\sum_i^n"#) == "<msubsup><mo>∑</mo><mi>i</mi><mi>n</mi></msubsup>")
    #expect(displayed(#"\sum_i^n"#) == "<munderover><mo>∑</mo><mi>i</mi><mi>n</mi></munderover>")
    #expect(displayed(#"\int_0^1"#) == "<msubsup><mo>∫</mo><mn>0</mn><mn>1</mn></msubsup>")
    #expect(displayed(#"\sum\nolimits_i"#) == "<msub><mo>∑</mo><mi>i</mi></msub>")
    #expect(inline(#"\sum\limits_i"#) == #"<munder><mo movablelimits="false">∑</mo><mi>i</mi></munder>"#)
    #expect(displayed(#"\lim_x"#) == "<munder><mrow><mi>lim</mi><mspace /></mrow><mi>x</mi></munder>")
    #expect(displayed(#"\frac{\sum_i}{2}"#) == "<mfrac><msub><mo>∑</mo><mi>i</mi></msub><mn>2</mn></mfrac>")
  }

  @Test func fencesGrowOnlyWhenAsked() {
    #expect(
      inline(#"\left(x\right]"#)
        == #"<mrow><mo form="prefix" stretchy="true">(</mo><mi>x</mi><mo form="postfix" stretchy="true">]</mo></mrow>"#)
    #expect(inline(#"\left.x\right|"#) == #"<mrow><mi>x</mi><mo form="postfix" stretchy="true">|</mo></mrow>"#)
    #expect(
      inline(#"\Bigr)^2"#)
        == #"<msup><mrow><mo form="postfix" stretchy="true" symmetric="true" minsize="1.8em" maxsize="1.8em" "#
        + #"lspace="0" rspace="0">)</mo></mrow><mn>2</mn></msup>"#)
  }

  @Test func tablesSayTheirColumnsByClass() {
    #expect(
      inline(#"\begin{pmatrix}1&2\\3&4\end{pmatrix}"#)
        == #"<mrow><mo form="prefix" stretchy="true">(</mo><mtable class="tex-matrix">"#
        + "<mtr><mtd><mn>1</mn></mtd><mtd><mn>2</mn></mtd></mtr><mtr><mtd><mn>3</mn></mtd><mtd><mn>4</mn></mtd></mtr>"
        + #"</mtable><mo form="postfix" stretchy="true">)</mo></mrow>"#)
    #expect(
      displayed(#"\begin{aligned}a&=-b\end{aligned}"#)
        == #"<mtable displaystyle="true" class="tex-aligned"><mtr><mtd class="tex-r"><mi>a</mi></mtd>"#
        + #"<mtd class="tex-l"><mrow><mrow></mrow><mo>=</mo><mo form="prefix">−</mo><mi>b</mi></mrow></mtd>"#
        + "</mtr></mtable>")
    #expect(
      inline(#"\begin{array}{r|l}a&b\\\hline c&d\end{array}"#)
        == #"<mtable class="tex-array tex-rules"><mtr><mtd class="tex-r"><mi>a</mi></mtd>"#
        + #"<mtd class="tex-l tex-bl"><mi>b</mi></mtd></mtr><mtr><mtd class="tex-r tex-bt"><mi>c</mi></mtd>"#
        + #"<mtd class="tex-l tex-bl tex-bt"><mi>d</mi></mtd></mtr></mtable>"#)
  }

  @Test func aLetterMayBecomeAnOperator() {
    #expect(
      inline(#"a\mathrel{R}b"#)
        == #"<mrow><mi>a</mi><mo lspace="0.2778em" rspace="0.2778em">R</mo><mi>b</mi></mrow>"#)
    #expect(inline(#"\operatorname{d}"#) == #"<mrow><mi mathvariant="normal">d</mi><mspace /></mrow>"#)
  }

  @Test func spacesThatAreNoNumbersAreHarmless() {
    #expect(Formula.space(.nan).mathML(display: false).description == #"<math><mspace width="0em" /></math>"#)
    #expect(Formula.row([.space(.infinity), .number("1")]).text(width: 10) == ["1"])
  }

  @Test func labelsOfBracesStandBeyondTheBrace() {
    #expect(
      inline(#"\underbrace{x}_{\text{n}}"#)
        == #"<munder><munder><mi>x</mi><mo stretchy="true">⏟</mo></munder><mtext>n</mtext></munder>"#)
  }
}
