import Testing
import Typesetting

private func lines(_ source: String, width: Int = 80) -> [String] { parseTeX(source).formula.text(width: width) }

@Suite struct TextTests {
  @Test(arguments: [
    ("x^2", "x²"), ("x_1", "x₁"), (#"\frac{a}{b}"#, "a/b"), (#"\frac{a+1}{2b}"#, "(a + 1)/(2b)"), (#"\sqrt x"#, "√x"),
    (#"\sqrt{x+1}"#, "√(x + 1)"), (#"\sqrt[3]{27}"#, "∛27"), ("e^{-x^2}", "e^(−x²)"), (#"x_{\max}"#, "xₘₐₓ"),
    (#"A^\top"#, "Aᵀ"), (#"\sum_{i=1}^n i"#, "∑ᵢ₌₁ⁿ i"), (#"\hat{x}"#, "x\u{302}"), ("a=-b", "a = −b"),
    (#"\binom{n}{k}"#, "(n choose k)"), (#"\begin{bmatrix}1&2\\3&4\end{bmatrix}"#, "[1, 2; 3, 4]"),
    (#"\sin x + \log(y)"#, "sin x + log(y)"), (#"P(A \mid B)"#, "P(A ∣ B)"), ("f(x, y)", "f(x, y)"),
    (#"\lambda \approx 3.14"#, "λ ≈ 3.14"), (#"x \text{ if } y"#, "x if y"),
  ])
  func oneLine(_ source: String, _ expected: String) {
    #expect(parseTeX(source).formula.inlineText == expected)
  }

  @Test func fractionsAreStackedOnTheBaseLine() {
    #expect(lines(#"y = \frac{a+b}{2}"#) == ["    a + b", "y = ─────", "      2"])
  }

  @Test func matricesHaveTallBrackets() {
    #expect(lines(#"A = \begin{bmatrix}1&-2\\30&4\end{bmatrix}"#) == ["A = ⎡1   −2⎤", "    ⎣30  4 ⎦"])
  }

  @Test func columnsAndBarsOfArrays() {
    #expect(
      lines(#"\left[\begin{array}{rr|r}1&2&3\\10&20&30\end{array}\right]"#) == ["⎡ 1   2 │  3⎤", "⎣10  20 │ 30⎦"])
  }

  @Test func limitsStandAboveAndBelow() {
    #expect(lines(#"\sum_{i=1}^{n} i"#) == [" n", " ∑  i", "i=1"])
  }

  @Test func rootsOfTallFormulas() {
    #expect(lines(#"\sqrt{\frac{a}{b}}"#) == [" ┌─", " │a", " │─", "╲│b"])
  }

  @Test func scriptsWithoutCharactersOfTheirOwnAreRaised() {
    #expect(lines(#"x^{\frac{a}{b}} + 1"#) == [" a", " ─", " b", "x  + 1"])
  }

  @Test func alignedEquations() {
    #expect(lines(#"\begin{aligned} x + y &= 1 \\ 2x &= -1 \end{aligned}"#) == ["x + y = 1", "   2x = −1"])
  }

  @Test func longFormulasAreContinuedBeforeAnOperator() {
    #expect(lines("a + bb + ccc = dddd + e", width: 12) == ["a + bb + ccc", "    = dddd", "    + e"])
  }

  @Test func malformedSourceKeepsItsLines() {
    #expect(lines("a\n{b") == ["a", "{b"])
    #expect(parseTeX("a\n{b").formula.inlineText == "a {b")
    #expect(lines("") == [""])
  }
}
