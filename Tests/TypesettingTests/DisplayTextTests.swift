import Testing
import Typesetting

/// Displays as lines of text, where what stands below each other matters.
@Suite struct DisplayTextTests {
  private func check(_ source: String, width: Int = 80, _ expected: String) {
    let parsed = parseTeX(source)
    #expect(parsed.diagnostics == [])
    #expect(parsed.formula.text(width: width).joined(separator: "\n") == expected)
  }

  @Test func aFractionInAFraction() {
    check(
      #"x = \frac{1}{1 + \frac{a}{b}}"#,
      """
             1
      x = ───────
               a
           1 + ─
               b
      """)
  }

  @Test func casesHaveTheirConditionsBelowEachOther() {
    check(
      #"|x| = \begin{cases} x & \text{if } x \ge 0 \\ -x & \text{if } x < 0 \\ 0 & \text{else} \end{cases}"#,
      """
            ⎧x   if x ≥ 0
      |x| = ⎨−x  if x < 0
            ⎩0   else
      """)
  }

  @Test func aSumWithLimitsBesideAFraction() {
    check(
      #"\sum_{k=0}^{\infty} \frac{x^k}{k!}"#,
      """
       ∞  xᵏ
       ∑  ──
      k=0 k!
      """)
  }

  @Test func aRootOfASumStaysOnItsLine() {
    check(
      #"c = \sqrt{a^2 + b^2}"#,
      """
           ┌───────
      c = ╲│a² + b²
      """)
  }

  @Test func numbersOfLinesStandAtTheRightEdge() {
    let parsed = parseTeX(#"\begin{align} a &= b \tag{1} \\ cc &= \frac{d}{2} \tag{2} \end{align}"#)
    let numbered = parsed.formula.numbered(parsed.lines.map { line in line.tag.map { .init($0, name: nil) } })
    #expect(
      numbered.text(width: 20).joined(separator: "\n") == """
         a = b           (1)

             d
        cc = ─           (2)
             2
        """)
  }

  @Test func roomBeforeAModulusIsKept() { check(#"a \equiv b \pmod{n}"#, "a ≡ b (mod n)") }

  @Test func aMatrixTimesAVector() {
    check(
      #"\begin{pmatrix} 1 & 2 \\ 3 & 4 \end{pmatrix} \begin{pmatrix} x \\ y \end{pmatrix}"#,
      """
      ⎛1  2⎞ ⎛x⎞
      ⎝3  4⎠ ⎝y⎠
      """)
  }
}
