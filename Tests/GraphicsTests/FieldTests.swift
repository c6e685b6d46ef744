import Testing

@testable import Graphics

/// Lines of equal value, their levels, and the colours of fields.
@Suite struct FieldTests {
  /// A frame whose pixels are a hundred times the data between -2 and 2, upwards.
  private static let frame = Frame(
    layout: .wide, width: 400, x: Projection(scale: .linear, lower: -2, upper: 2, start: 0, end: 400),
    y: Projection(scale: .linear, lower: -2, upper: 2, start: 400, end: 0), clip: nil)

  private func field(_ count: Int, _ value: (Double, Double) -> Double) -> Field {
    let places = (0..<count).map { -2 + 4 * Double($0) / Double(count - 1) }
    return Field(x: places, y: places, z: places.flatMap { x in places.map { value(x, $0) } }, rows: count)
  }

  private func lines(_ field: Field, at level: Double, isFilled: Bool = false) -> [[Point]] {
    var lines = LevelLines(field, in: FieldTests.frame)
    return lines.lines(at: level, isFilled: isFilled)
  }

  /// The area that closed lines go round; those round holes count as negative.
  private func area(_ lines: [[Point]]) -> Double {
    var sum = 0.0
    for line in lines {
      for index in line.indices.dropFirst() {
        sum += line[index].x * line[index - 1].y - line[index - 1].x * line[index].y
      }
    }
    return sum / 2
  }

  @Test func aCircleIsOneClosedLine() throws {
    let lines = lines(field(41) { $0 * $0 + $1 * $1 }, at: 1)
    let line = try #require(lines.first)
    #expect(lines.count == 1 && line.first == line.last)
    for point in line {
      let radius = ((point.x - 200) * (point.x - 200) + (point.y - 200) * (point.y - 200)).squareRoot()
      #expect((radius - 100).magnitude < 0.5)
    }
  }

  @Test func aLineThatLeavesTheFieldIsOpen() throws {
    let lines = lines(field(9) { x, _ in x }, at: 0.3)
    let line = try #require(lines.first)
    #expect(lines.count == 1 && line.count == 9)
    #expect(line.allSatisfy { ($0.x - 230).magnitude < 1e-9 })
    #expect(line.first?.y != line.last?.y)
  }

  @Test func aSaddleIsCrossedByTheSideOfItsMean() {
    // Two high corners across from one another, above or below the level in the middle.
    let joined = Field(x: [-1, 1], y: [-1, 1], z: [3, 0, 0, 3], rows: 2)
    let apart = Field(x: [-1, 1], y: [-1, 1], z: [3, 0, 0, 1.5], rows: 2)
    let (one, other) = (lines(joined, at: 1.4), lines(apart, at: 1.4))
    #expect(one.count == 2 && other.count == 2)
    // Joined high corners cut off the low ones and the other way round.
    #expect(area(lines(joined, at: 1.4, isFilled: true)) > area(lines(apart, at: 1.4, isFilled: true)))
    #expect(lines(joined, at: 1.4, isFilled: true).count == 1)
    #expect(lines(apart, at: 1.4, isFilled: true).count == 2)
  }

  @Test func linesStopAtHoles() {
    var z = field(41) { $0 * $0 + $1 * $1 }.z
    let places = (0..<41).map { -2 + 4 * Double($0) / 40 }
    z[30 * 41 + 20] = .nan
    let lines = lines(Field(x: places, y: places, z: z, rows: 41), at: 1)
    #expect(lines.count == 1)
    #expect(lines.first?.first != lines.first?.last)
    for point in lines.joined() { #expect(!(point.x > 291 && point.x < 309 && (point.y - 200).magnitude < 9)) }
  }

  @Test func areasLeaveHolesOut() {
    var z = [Double](repeating: 1, count: 25)
    let places = [-2.0, -1, 0, 1, 2]
    #expect((area(lines(Field(x: places, y: places, z: z, rows: 5), at: 0, isFilled: true)) - 160_000).magnitude < 1e-6)
    z[12] = .infinity
    let outlines = lines(Field(x: places, y: places, z: z, rows: 5), at: 0, isFilled: true)
    #expect(outlines.count == 2)
    #expect((area(outlines) - 120_000).magnitude < 1e-6)
  }

  @Test func areasThatTouchInACornerKeepTheirSize() {
    // Two holes at opposite corners of a cell.
    let places = (0..<7).map { -2 + 4 * Double($0) / 6 }
    var z = [Double](repeating: 1, count: 49)
    z[1 * 7 + 1] = .nan
    z[3 * 7 + 3] = .nan
    let size = 400.0 / 6
    let outlines = lines(Field(x: places, y: places, z: z, rows: 7), at: 0, isFilled: true)
    #expect((area(outlines) - 28 * size * size).magnitude < 1e-6)
  }

  @Test(arguments: [
    (0.0, 1.0, 6, [0.2, 0.4, 0.6, 0.8]), (-1, 1, 6, [-0.8, -0.4, 0, 0.4, 0.8]),
    (-8, 14, 10, [-6, -4, -2, 0, 2, 4, 6, 8, 10, 12]), (3, 3, 6, []),
    (0, 7e-5, 3, [2e-5, 4e-5, 6e-5]),
  ])
  func levelsAreRound(_ lower: Double, _ upper: Double, _ most: Int, _ expected: [Double]) {
    let field = Field(x: [0, 1], y: [0, 1], z: [lower, upper, upper, lower], rows: 2)
    #expect(FieldMap.roundLevels(of: field, most: most) == expected)
  }

  @Test func coloursGoFromLowToHigh() {
    var extent = Extent()
    extent.include(0)
    extent.include(7)
    let scale = ColourScale(map: .sequential, extent: extent, wished: nil)
    #expect([0, 0.9, 1, 3.5, 6.9, 7, 100].map { scale.step(band: scale.band($0)) } == [1, 1, 2, 4, 7, 7, 7])
    let clipped = ColourScale(map: .sequential, extent: extent, wished: Limits(lower: 0, upper: 70))
    #expect(clipped.step(band: clipped.band(7)) == 1)
  }

  @Test func theMiddleOfDivergingColoursIsZero() {
    var extent = Extent()
    extent.include(-1)
    extent.include(7)
    let scale = ColourScale(map: .diverging, extent: extent, wished: nil)
    #expect([-7, -1, 0, 1.5, 7].map { scale.step(band: scale.band($0)) } == [1, 4, 4, 5, 7])
    let bands = ColourScale(map: .diverging, levels: [-1, 0, 1, 2])
    #expect((0...4).map { bands.step(band: $0) } == [2, 3, 5, 6, 7])
  }

  @Test func equalNumbersHaveOneColour() {
    let scale = ColourScale(map: .sequential, extent: Extent([3, 3]), wished: nil)
    #expect(scale.thresholds.isEmpty && scale.step(band: scale.band(3)) == 4)
  }

  @Test func largeFieldsAreAveraged() {
    let edges = (0...6).map { Double($0) }
    let field = Field(x: edges, y: [0, 1, 2], z: [1, 3, 5, 7, .nan, 2, 4, .nan, .nan, .nan, 8, 8], rows: 2)
    let small = field.averaged(most: 3)
    #expect(small.x == [0, 2, 4, 6] && small.rows == 2 && small.columns == 3)
    #expect(small.z[0] == 3 && small.z[1] == 5 && small.z[2] == 4 && small.z[3] == 2 && small.z[4] == 8)
    #expect(field.averaged(most: 2).z == [3, 4, 6, 8])
    #expect(field.averaged(most: 6) == field)
  }

  @Test func wordsSayWhereAFieldIsHighest() {
    let cells = Field(x: [0, 1, 2], y: [0, 1, 2], z: [1, 2, 9, .nan], rows: 2)
    #expect(cells.course == "goes from 1 at (0.5, 0.5) to 9 at (1.5, 0.5), one value missing")
    #expect(Field(x: [0, 1], y: [0], z: [2, 2], rows: 1).course == "is 2 everywhere")
    #expect(Field(x: [], y: [], z: [], rows: 0).course == "has no values")
    let map = FieldMap(field(5) { x, y in x + y }, .lines, levels: [-1, 0, 1, 50])
    #expect(map.description == "goes from −4 at (−2, −2) to 4 at (2, 2), 3 levels from −1 to 1")
  }
}
