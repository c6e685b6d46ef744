import Testing

@testable import Graphics

@Suite struct TickTests {
  static let linear: [(Double, Double, Double, [String])] = [
    (0, 10, 5, ["0", "2", "4", "6", "8", "10"]),
    (0, 10, 4, ["0", "2.5", "5.0", "7.5", "10.0"]),
    (0, 1, 5, ["0", "0.2", "0.4", "0.6", "0.8", "1.0"]),
    (0, 1, 4, ["0", "0.25", "0.50", "0.75", "1.00"]),
    (-1, 1, 4, ["−1.0", "−0.5", "0", "0.5", "1.0"]),
    (-2.4, 2.4, 5, ["−2", "−1", "0", "1", "2"]),
    (0, 125, 3, ["0", "50", "100"]),
    (4, 25, 6, ["5", "10", "15", "20", "25"]),
    (0.1, 0.3, 4, ["0.10", "0.15", "0.20", "0.25", "0.30"]),
    (1990, 2020, 3, ["1990", "2000", "2010", "2020"]),
    (0, 500_000, 5, ["0", "100000", "200000", "300000", "400000", "500000"]),
    (0, 3e6, 3, ["0", "1×10⁶", "2×10⁶", "3×10⁶"]),
    (-5e7, 1e8, 3, ["−0.5×10⁸", "0", "0.5×10⁸", "1.0×10⁸"]),
    (0, 6e-5, 3, ["0", "2×10⁻⁵", "4×10⁻⁵", "6×10⁻⁵"]),
    (0, 0.003, 3, ["0", "0.001", "0.002", "0.003"]),
    (1e9, 1e9 + 4, 4, ["1000000000", "1000000001", "1000000002", "1000000003", "1000000004"]),
    (0, 1e300, 2, ["0", "0.5×10³⁰⁰", "1.0×10³⁰⁰"]),
  ]

  @Test(arguments: linear) func labels(lower: Double, upper: Double, most: Double, expected: [String]) {
    let step = Ticks.step(lower: lower, upper: upper, most: most)
    let ticks = Ticks.linear(lower: lower, upper: upper, step: step)
    #expect(ticks.map { $0.label.plainText } == expected)
  }

  @Test(
    arguments: [
      (-100, 100, 8, 1, ["−100", "−10", "−1", "0", "1", "10", "100"]),
      (0, 1000, 5, 1, ["0", "1", "10", "100", "1000"]),
      (-1e6, 1e6, 7, 1, ["−10⁵", "−10³", "−10", "0", "10", "10³", "10⁵"]), (0, 0.5, 4, 1, ["0", "0.2", "0.4"]),
      (-1, 1, 7, 0.01, ["−1", "−0.1", "−0.01", "0", "0.01", "0.1", "1"]), (20, 3000, 5, 1, ["100", "1000"]),
    ] as [(Double, Double, Double, Double, [String])])
  func symmetricLabels(lower: Double, upper: Double, most: Double, threshold: Double, expected: [String]) {
    let ticks = Ticks.symmetric(Limits(lower: lower, upper: upper), threshold, most: most)
    #expect(ticks.map { $0.label.plainText } == expected)
  }

  @Test func ticksThatWereAskedForDoNotMeet() {
    var figure = Figure(marks: [.line(Line(x: [0, 10], y: [0, 1]))])
    figure.xTicks = [0, 0.1, 5, 5.2, 10, 11]
    for isMirrored in [false, true] {
      figure.isMirrored = isMirrored
      let limits = Limits(lower: 0, upper: 10)
      let chosen = figure.chosenTicks(isX: true, limits) ?? []
      let spaced = Ticks.spaced(chosen, along: figure.across(limits, start: 0, end: 300), areNames: false)
      #expect(spaced.count == 5, "every tick inside has its mark")
      #expect(spaced.filter { !$0.label.isEmpty }.count == 3)
    }
  }

  @Test func longNamesStandAtTwoLevels() {
    var figure = Figure(marks: [])
    figure.xNames = ["January", "February", "March", "April"]
    let limits = Limits(lower: 0.5, upper: 4.5)
    let ticks = figure.chosenTicks(isX: true, limits) ?? []
    for (width, needs) in [(400.0, false), (180, true)] {
      let axis = figure.across(limits, start: 0, end: width)
      #expect(Ticks.needLevels(ticks, along: axis) == needs)
      let spaced = Ticks.spaced(ticks, along: axis, areNames: true, levels: needs ? 2 : 1)
      #expect(spaced.map { $0.label.text } == figure.xNames.map { $0.text })
    }
  }

  @Test func tallNamesKeepTheirMathematicsAndMoveTheLevelsApart() throws {
    var figure = Figure(marks: [])
    for _ in 0..<4 { figure.xNames.append(try Label(reading: "$\\frac{a + b + c}{2}$", for: "xticklabels")) }
    let limits = Limits(lower: 0.5, upper: 4.5)
    let ticks = figure.chosenTicks(isX: true, limits) ?? []
    let axis = figure.across(limits, start: 0, end: 180)
    let spaced = Ticks.spaced(ticks, along: axis, areNames: true, levels: 2)
    #expect(spaced.map { $0.label.name } == figure.xNames)
    let extra = HorizontalAxis.extra(spaced).total
    #expect(extra > 0)
    #expect(HorizontalAxis.depth(spaced, levels: 2) == HorizontalAxis.levelDrop + 2 * extra)
  }

  @Test func ticksAreRoundAndInside() {
    var stream = Gallery.Stream(5)
    for _ in 0..<2000 {
      let size = DecimalPower.power(Int(stream.next() * 40) - 20)
      let lower = (stream.next() - 0.5) * size
      let upper = lower + stream.next() * size
      guard upper > lower else { continue }
      let step = Ticks.step(lower: lower, upper: upper, most: 5)
      let ticks = Ticks.linear(lower: lower, upper: upper, step: step)
      #expect(ticks.count <= 6 && ticks.count >= 2)
      for tick in ticks {
        let slack = 1e-8 * (upper - lower)
        #expect(tick.value >= lower - slack && tick.value <= upper + slack)
      }
    }
  }

  @Test func wholeNumbersHaveWholeTicks() {
    let step = Ticks.step(lower: 0, upper: 3, most: 9, isIntegral: true)
    #expect(Ticks.linear(lower: 0, upper: 3, step: step).map { $0.label.text } == ["0", "1", "2", "3"])
    let wider = Ticks.step(lower: 0, upper: 10, most: 4, isIntegral: true)
    #expect(Ticks.linear(lower: 0, upper: 10, step: wider).map { $0.label.text } == ["0", "5", "10"])
  }

  static let logarithmic: [(Double, Double, Double, [String])] = [
    (1e-8, 1e6, 4, ["10⁻⁸", "10⁻⁴", "1", "10⁴"]),
    (1, 1000, 5, ["1", "10", "100", "1000"]),
    (0.01, 10, 5, ["0.01", "0.1", "1", "10"]),
    (1e3, 1e7, 5, ["10³", "10⁴", "10⁵", "10⁶", "10⁷"]),
    (1, 100, 8, ["1", "2", "5", "10", "20", "50", "100"]),
    (2, 3, 5, ["2.0", "2.5", "3.0"]),
  ]

  @Test(arguments: logarithmic) func decades(lower: Double, upper: Double, most: Double, expected: [String]) {
    #expect(Ticks.logarithmic(lower: lower, upper: upper, most: most).map { $0.label.plainText } == expected)
  }

  @Test func decimalLogarithm() {
    for exponent in -300...300 { #expect(DecimalPower.logarithm(DecimalPower.power(exponent)) == Double(exponent)) }
    #expect((DecimalPower.logarithm(2) - 0.30102999566398120).magnitude < 1e-15)
    #expect((DecimalPower.logarithm(0.003) + 2.5228787452803376).magnitude < 1e-14)
    #expect(DecimalPower.logarithm(0).isNaN && DecimalPower.logarithm(-1).isNaN)
    #expect(DecimalPower.floor(999.999) == 2 && DecimalPower.floor(1000) == 3 && DecimalPower.floor(0.01) == -2)
    #expect(DecimalPower.power(-5) == 1e-5 && DecimalPower.power(22) == 1e22 && DecimalPower.power(400) == .infinity)
  }
}
