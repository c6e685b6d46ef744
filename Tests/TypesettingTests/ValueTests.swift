import Markup
import Testing
import Typesetting

private func markup(_ formula: Formula) -> String {
  let written = formula.mathML(display: false).description
  return String(written.drop { $0 != ">" }.dropFirst().dropLast("</math>".count))
}

@Suite struct ValueTests {
  @Test(arguments: [
    ("3.1416", "3.1416"), ("-2", "−2"), ("1.2346e+04", "1.2346 × 10⁴"), ("-1e-10", "−1 × 10⁻¹⁰"), ("Inf", "∞"),
    ("-Inf", "−∞"), ("NaN", "NaN"), (" 7", "7"), ("+5", "5"), ("0x", "0x"),
  ])
  func numbers(_ text: String, _ expected: String) {
    #expect(Formula.decimal(text).inlineText == expected)
  }

  @Test func aMinusIsASignAndNotADifference() {
    #expect(
      markup(.equation(.name("x"), .decimal("-2")))
        == #"<mrow><mi>x</mi><mo>=</mo><mo form="prefix">−</mo><mn>2</mn></mrow>"#)
  }

  @Test(arguments: [
    ("x", "<mi>x</mi>"), ("ans", "<mi>ans</mi>"), ("theta", "<mi>theta</mi>"), ("λ", "<mi>λ</mi>"),
    ("x1", "<msub><mi>x</mi><mn>1</mn></msub>"), ("x_1", "<msub><mi>x</mi><mn>1</mn></msub>"),
    ("μ₁", "<msub><mi>μ</mi><mn>1</mn></msub>"), ("x²", "<msup><mi>x</mi><mn>2</mn></msup>"),
    ("sigma_max", "<msub><mi>sigma</mi><mi>max</mi></msub>"), ("x_i", "<msub><mi>x</mi><mi>i</mi></msub>"),
    (
      "a_1_2",
      #"<msub><mi>a</mi><mrow><mn>1</mn><mo lspace="0" rspace="0">,</mo><mn>2</mn></mrow></msub>"#
    ),
    ("x\u{304}", #"<mover accent="true"><mi>x</mi><mo stretchy="false">¯</mo></mover>"#), ("_", "<mi>_</mi>"),
    ("x_", "<mi>x_</mi>"), ("", "<mi></mi>"), ("_1", "<mi>_1</mi>"), ("R2D2", "<mi>R2D2</mi>"),
    ("theta_0", "<msub><mi>theta</mi><mn>0</mn></msub>"), ("A_n", "<msub><mi>A</mi><mi>n</mi></msub>"),
    ("λ_min", "<msub><mi>λ</mi><mi>min</mi></msub>"), ("loss_0", "<msub><mi>loss</mi><mn>0</mn></msub>"),
    ("loss_k", "<msub><mi>loss</mi><mi>k</mi></msub>"), ("data2", "<msub><mi>data</mi><mn>2</mn></msub>"),
    ("left_over", "<mi>left_over</mi>"), ("without_swap", "<mi>without_swap</mi>"),
    ("divided_by_n", "<mi>divided_by_n</mi>"), ("divided_by_n_minus_1", "<mi>divided_by_n_minus_1</mi>"),
    ("n_minus_1", "<mi>n_minus_1</mi>"), ("second_route2", "<mi>second_route2</mi>"),
  ])
  func names(_ name: String, _ expected: String) {
    let written = markup(.name(name))
    // A single character that is no letter is upright by its attribute.
    #expect(written.replacing(#" mathvariant="normal""#, with: "") == expected)
  }

  @Test func complexNumbers() {
    #expect(Formula.complex("3", "-4").inlineText == "3 − 4i")
    #expect(Formula.complex("-0.5", "1e+10").inlineText == "−0.5 + 1 × 10¹⁰i")
  }

  @Test func matrices() {
    let matrix = Formula.matrix(
      [[.decimal("1"), .decimal("-2")], [.decimal("3"), .horizontalDots]], bar: 1, pivots: [.init(row: 0, column: 0)],
      changedRows: [1])
    #expect(
      markup(matrix)
        == #"<mrow><mo form="prefix" stretchy="true">[</mo><mtable class="mx"><mtr><mtd class="piv"><mn>1</mn></mtd>"#
        + #"<mtd class="bar"><mrow><mo form="prefix">−</mo><mn>2</mn></mrow></mtd></mtr><mtr class="chg"><mtd><mn>3</mn>"#
        + #"</mtd><mtd class="bar"><mo lspace="0" rspace="0">⋯</mo></mtd></mtr></mtable>"#
        + #"<mo form="postfix" stretchy="true">]</mo></mrow>"#)
    #expect(matrix.text(width: 80) == ["⎡1 │ −2⎤", "⎣3 │  ⋯⎦"])
    #expect(Formula.emptyMatrix(rows: 0, columns: 3).inlineText == "[ ] (0×3)")
  }

  @Test func bracketsOfOneLineDoNotGrow() {
    let line = markup(.matrix([[.decimal("1"), .decimal("-2.5e-3")]]))
    #expect(line.contains(#"stretchy="false">[<"#) && line.contains(#"stretchy="false">]<"#))
    let fraction = markup(.matrix([[.fraction(.decimal("1"), .decimal("3"), bar: true)]]))
    #expect(fraction.contains(#"stretchy="true">[<"#))
  }

  @Test func formulasOfValues() {
    let call = Formula.call(.name("f"), [.name("x"), .decimal("-1")])
    #expect(Formula.definition(call, .power(.name("x"), .decimal("2"))).inlineText == "f(x, −1) ≔ x²")
    #expect(Formula.infix([.name("a"), .name("b"), .name("c")], "+").inlineText == "a + b + c")
    #expect(Formula.infix([.logical(true), .logical(false)], "≠").inlineText == "1 ≠ 0")
    #expect(Formula.fraction(.decimal("1"), .decimal("3"), bar: true).inlineText == "1/3")
  }
}
