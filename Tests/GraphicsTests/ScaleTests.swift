import Testing

@testable import Graphics

@Suite struct ScaleTests {
  @Test func linearPlaces() {
    let axis = Projection(scale: .linear, lower: -1, upper: 3, start: 40, end: 240)
    #expect(axis.position(-1) == 40 && axis.position(3) == 240 && axis.position(1) == 140)
    #expect(axis.position(.nan).isNaN)
  }

  @Test func upwardPlaces() {
    let axis = Projection(scale: .linear, lower: 0, upper: 10, start: 300, end: 20)
    #expect(axis.position(0) == 300 && axis.position(10) == 20 && axis.length == 280)
  }

  @Test func logarithmicPlaces() {
    let axis = Projection(scale: .logarithmic, lower: 0.01, upper: 100, start: 0, end: 400)
    #expect(axis.position(1) == 200 && axis.position(10) == 300)
    #expect(!axis.position(0).isFinite && !axis.position(-2).isFinite)
  }

  @Test func symmetricPlaces() {
    let axis = Projection(scale: .symmetric(1), lower: -100, upper: 100, start: 0, end: 600)
    #expect([-100.0, -10, -1, 0, 0.5, 1, 10, 100].map { axis.position($0) } == [0, 100, 200, 300, 350, 400, 500, 600])
    let limits = Limits.vertical(Extent([-7, 0, 40]), scale: .symmetric(1), wished: nil, most: 8).0
    #expect(limits == Limits(lower: -10, upper: 100))
    let padded = Limits(lower: -10, upper: 1000).padded(scale: .symmetric(1), part: 0.1)
    #expect(padded.lower < -10 && padded.lower > -50 && padded.upper > 1000 && padded.upper < 5000)
  }

  @Test(
    arguments: [
      ([], Scale.linear, 0.0, 1.0), ([5], .linear, 4, 6), ([0, 0], .linear, -1, 1), ([120], .linear, 20, 220),
      ([1, 4], .linear, 1, 4), ([.nan, .infinity], .linear, 0, 1), ([-3, 0], .logarithmic, 1, 10),
      ([0, 2, 8], .logarithmic, 2, 8), ([3], .logarithmic, 0.3, 30),
    ] as [([Double], Scale, Double, Double)])
  func limits(values: [Double], scale: Scale, lower: Double, upper: Double) {
    let limits = Limits.covering(Extent(values), scale: scale, wished: nil)
    #expect((limits.lower - lower).magnitude < 1e-12 && (limits.upper - upper).magnitude < 1e-12)
  }

  @Test func wishedLimits() {
    let extent = Extent([2, 8])
    func covering(_ lower: Double, _ upper: Double, _ scale: Scale = .linear) -> Limits {
      Limits.covering(extent, scale: scale, wished: Limits(lower: lower, upper: upper))
    }
    #expect(covering(0, 5) == Limits(lower: 0, upper: 5))
    #expect(covering(-.infinity, 5) == Limits(lower: 2, upper: 5))
    #expect(covering(5, 0) == Limits(lower: 2, upper: 8))
    #expect(covering(-1, 100, .logarithmic) == Limits(lower: 2, upper: 100))
  }

  @Test(arguments: [
    (0.0, "0"), (-0.004, "0"), (1, "1"), (-1, "-1"), (0.5, ".5"), (-0.25, "-.25"), (12.345, "12.35"), (100, "100"),
    (0.05, ".05"), (640.1, "640.1"), (.nan, "0"), (.infinity, "10000000"),
  ])
  func coordinates(value: Double, text: String) {
    #expect(Coordinate.text(value) == text)
  }

  @Test func pathsAreShort() {
    var path = PathData()
    path.move(10, 20.04)
    path.line(10.5, 19.5)
    path.line(12, 30)
    path.line(12, 30.01)
    path.close()
    #expect(path.text == "M10 20l.5-.5 1.5 10.5z")
  }

  @Test func endLabelsKeepTheirDistance() {
    let places = EndLabels.spread([100, 101, 102, 200], from: 0, to: 300)
    #expect(places == [84, 101, 118, 200])
    let pressed = EndLabels.spread([290, 295, 299], from: 0, to: 300)
    #expect(pressed == [266, 283, 300])
  }
}
