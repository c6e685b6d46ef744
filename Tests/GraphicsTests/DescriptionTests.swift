import Testing

@testable import Graphics

@Suite struct DescriptionTests {
  @Test func curves() {
    #expect(Words.curve(x: [0, 1, 2], y: [1, 2, 5]) == "rises from 1 to 5")
    #expect(Words.curve(x: [0, 1, 2], y: [5, 2, -1]) == "falls from 5 to −1, zero at 1.67")
    #expect(Words.curve(x: [0, 1], y: [2, 2]) == "stays at 2")
    #expect(Words.curve(x: [3], y: [4]) == "is the single point (3, 4)")
    #expect(Words.curve(x: [], y: []) == "has no points")
    #expect(Words.curve(x: [0, 1, 2], y: [0, 4, 1]) == "goes from 0 to 1, highest 4 at 1, lowest 0 at 0")
    #expect(Words.curve(x: [0, 1, 2], y: [0, .nan, 1]) == "rises from 0 to 1, broken at 1")
  }

  @Test func eventsOfCurves() {
    // A touch of zero counts, the ends do not.
    #expect(Words.curve(x: [0, 1, 2, 3, 4], y: [0, 1, 0, 1, 0]).hasSuffix("turning 3 times, zero at 2"))
    let x = (0...100).map { Double($0) / 10 }
    #expect(Words.curve(x: x, y: x.map { $0.truncatingRemainder(dividingBy: 2) - 1 }).contains(", zero 10 times"))
    #expect(Words.curve(x: [0, 1, 2, 3], y: [1, .nan, .nan, 2]) == "rises from 1 to 2, broken at 1.5")
    // What rounding leaves of a zero is one.
    #expect(
      Words.curve(x: [0, 1, 2], y: [1e-17, 1, -1e-16]) == "goes from 0 to 0, highest 1 at 1, lowest 0 at 2, zero at 2")
  }

  @Test func curvesInThePlane() {
    #expect(Words.curve(x: [0, 1, 1, 0, 0], y: [0, 0, 1, 1, 0]) == "is a closed curve")
    #expect(Words.curve(x: [0, 1, 0.5], y: [0, 1, 2]) == "leads from (0, 0) to (0.5, 2)")
  }

  @Test func whatLimitsHideIsNotSaid() {
    var figure = Figure(marks: [.line(Line(x: [0, 1, 2, 3, 4], y: [0, 1, 900, 1, 0]))])
    figure.yLimits = Limits(lower: -1, upper: 5)
    #expect(figure.description.hasSuffix("The curve goes from 0 to 0, highest 1 at 1, lowest 0 at 0, broken at 2."))
  }

  @Test func crossingsAreNamed() {
    let x = [0.0, 1, 2, 3]
    let figure = Figure(marks: [.line(Line(x: x, y: [0, 1, 2, 3])), .line(Line(x: x, y: [3, 2, 1, 0]))])
    #expect(figure.description.hasSuffix("The curves cross at 1.5."))
  }

  @Test func clouds() {
    #expect(Words.cloud(x: [1, 2, 3], y: [2, 4, 6]) == "has 3 points close to a rising line (correlation 1)")
    #expect(
      Words.cloud(x: [1, 2, 3, 4], y: [1, -1, -1, 1]) == "has 4 points without a linear trend (correlation 0)")
    #expect(Words.cloud(x: [1, 2, 3], y: [1, 1, 1]) == "has 3 points")
  }

  @Test func humps() {
    let heights = [0, 2, 9, 3, 1, 4, 8, 12, 5, 0.0]
    #expect(Words.peaks(heights, prominence: 2) == [2, 7])
    let text = Words.histogram(centres: heights.indices.map { Double($0) }, heights: heights)
    #expect(text == "has 10 bars from 0 to 12, with 2 peaks at 2 and 7")
  }

  @Test(arguments: [
    (0.0, "0"), (-0.0, "0"), (1000, "1000"), (12345.6, "12346"), (3.14159, "3.14"), (-0.5, "−0.5"),
    (4.74e-8, "4.74×10⁻⁸"),
    (1e6, "1×10⁶"), (-2.5e300, "−2.5×10³⁰⁰"),
  ])
  func numbers(value: Double, text: String) {
    #expect(Words.number(value) == text)
  }

  @Test func wholeFigure() {
    let figure = Figure(
      marks: [.line(Line(x: [0, 1, 2], y: [1, 10, 100], label: "growth")), .rule(Rule(.horizontal, at: 50))],
      xLabel: "day", yLabel: "count", yScale: .logarithmic)
    #expect(
      figure.description
        == "Plot of one curve. day from 0 to 2, count from 1 to 100 on a logarithmic scale. growth rises from 1 to 100."
        + " Reference: horizontal line at 50.")
    #expect(Figure().description == "Plot without data.")
  }
}
