import Graphics
import Language
import Source
import Testing

/// The pictures that programs in the language make of flows, equations, trees, graphs and samples.
@Suite struct DiagramTests {
  /// The figure of a program that must not fail.
  private func figure(_ source: String) throws -> Figure {
    var machine = Machine(limits: RunLimits())
    let outcome = machine.run([UInt8](source.utf8))
    for diagnostic in outcome.diagnostics { Issue.record("\(source): \(diagnostic.message)") }
    return try #require(outcome.figures.first, "\(source)")
  }

  private struct Missing: Error {}

  private func group(_ source: String) throws -> Group {
    guard case .group(let group)? = try figure(source).marks.last else { throw Missing() }
    return group
  }

  private func lines(_ source: String) throws -> [Line] {
    var lines: [Line] = []
    for mark in try group(source).marks {
      if case .line(let line) = mark { lines.append(line) }
    }
    return lines
  }

  @Test(arguments: [
    (
      "phaseportrait(@(x, y) [y, -x - y/2], [-2 2], [1.5 1.5; -1 -1.5])",
      "shows equilibria: stable spiral at (0, 0); the way from (1.5, 1.5) leaves; the way from (−1, −1.5) comes to rest "
        + "at (0, 0)"
    ),
    (
      "phaseportrait(@(x, y) [x - x*y, x*y - y], [0 3], [2 1])",
      "shows equilibria: saddle at (0, 0), centre of the linearised flow at (1, 1); the way from (2, 1) returns to its "
        + "start"
    ),
    (
      "phaseportrait(@(x, y) [-x, -2*y], [-1 1])", "shows equilibria: stable node at (0, 0)"
    ),
    ("phaseportrait(@(x, y) [x + 2*y, y - 2*x], [-1 1])", "shows equilibria: unstable spiral at (0, 0)"),
    ("phaseportrait(@(x, y) [1 x], [-1 1])", "shows no equilibria found"),
    ("phaseportrait(@(x, y) [x 0], [-1 1])", "shows equilibria: a whole curve of them"),
    ("streamslice(@(x, y) [0 0], [-1 1])", "has 0 curves, the field is zero"),
    ("streamslice(@(x, y) NaN(1, 2))", "has 0 curves, the field has no values"),
    ("slopefield(@(x, y) x, [-1 1])", "has slopes from −0.947 to 0.947"),
    ("slopefield(@(x, y) 1 / y, [-1 1])", "has slopes from −6.5 to 6.5, some upright"),
    ("slopefield(@(x, y) NaN)", "has no directions"),
    (
      "slopefield(@(x, y) y, [-1 1 -3 3], [0 1])",
      "has slopes from −2.77 to 2.77; the solution through (0, 1) goes from (−1, 0.368) to (1, 2.72)"
    ),
    ("lineplot([1 2 3; 3 -1 2])", "has x + 2y = 3, 3x − y = 2, which meet in (1, 1)"),
    ("lineplot([1 1; 1 -1], [2; 0])", "has x + y = 2, x − y = 0, which meet in (1, 1)"),
    ("lineplot([1 1 2; 2 2 8])", "has x + y = 2, 2x + 2y = 8, which are parallel"),
    ("lineplot([1 1 2; -2 -2 -4])", "has x + y = 2, −2x − 2y = −4, which are the same line"),
    (
      "qqplot(1:4)",
      "has 4 values from 1 to 4, the line has slope 1.48 and height 2.5, the value 1 is farthest from it, by 0.206"
    ),
    ("qqplot([2 2 2])", "has 3 values from 2 to 2, half of them or more are the same"),
    ("qqplot([NaN 7])", "has one value, 7"), ("qqplot([])", "has no values"),
    (
      "residualplot(1:4, [1 3 2 NaN], 0)",
      "has 3 residuals from −1 to 1, root mean square 0.816, the largest at x = 1"
    ),
    (
      "residualplot([1 2 3], [2 4 7], @(x) 2 * x)",
      "has 3 residuals from 0 to 1, root mean square 0.577, the largest at x = 3"
    ),
    ("residualplot([], [])", "has no values"), ("pie([3 1], {\"yes\", \"no\"})", "has yes 75 %, no 25 %"),
    ("pie([0.1 0.2])", "has 1 10 %, 2 20 %"), ("pie([1 1], [0 1], {\"a\", \"b\"})", "has a 50 %, b 50 %"),
    ("treeplot([0 1 1 2])", "has 4 nodes in 3 levels, 2 of them leaves"),
    ("treeplot([0 1], {\"a\", \"b\"})", "has 2 nodes in 2 levels, 1 of them leaves, a to b"),
    (
      "treeplot({\"R\", 0.4, {\"R\", 0.25; \"W\", 0.75}; \"W\", 0.6, {}})",
      "has the paths R, then R: 0.1; R, then W: 0.3; W: 0.6"
    ),
    (
      "treeplot({\"A\", 0.5, {\"B\", 0.5}; \"C\", 0.25, {}})",
      "has the paths A, then B: 0.25; C: 0.25; the branches of the root add up to 0.75; the branches of A add up to 0.5"
    ),
    ("graphplot([0 1; 1 0])", "has 2 nodes and 1 edge: 1 and 2"),
    ("graphplot([0.9 0.1; 1 0], {\"a\", \"b\"})", "has 2 nodes and 3 arrows: a to a 0.9, a to b 0.1, b to a 1"),
    ("graphplot(NaN)", "has 1 node and 0 edges"),
    ("networkplot([2 3 1])", "has 3 layers of units: 2, 3, 1; 9 weights join them"),
    ("networkplot([12 2], {\"in\", \"out\"})", "has 2 layers of units: in 12, out 2; 24 weights join them"),
    ("lineplot([1 0 2; 0 1 1; 1 1 5])", "has x = 2, y = 1, x + y = 5, which have no point in common"),
  ])
  func words(_ source: String, expected: String) throws { #expect(try group(source).words == expected) }

  @Test func curvesFollowTheirField() throws {
    // Around the middle all stay at their distance from it.
    let line = try lines("streamslice(@(x, y) [-y x], [-2 2])")[0]
    var start = 0.0
    for (x, y) in zip(line.x, line.y) {
      let distance = (x * x + y * y).squareRoot()
      if start > 0, distance.isFinite { #expect((distance - start).magnitude < 0.02) }
      start = distance.isFinite ? distance : 0
    }
    // Two go through no cell together.
    #expect(line.x.filter { $0.isNaN }.count > 20)
  }

  @Test func aFieldOfNumbersIsInterpolated() throws {
    let words = try group("[x, y] = meshgrid(0:2, 0:3); streamslice(x, y, ones(4, 3), x)").words
    #expect(words.hasSuffix("speeds from 1 to 2.24, the fastest at (2, 0)"))
    #expect(try figure("streamslice(ones(3), ones(3))").xLimits == Limits(lower: 1, upper: 3))
  }

  @Test func solutionsFollowTheirEquation() throws {
    let line = try lines("slopefield(@(x, y) y, [-1 1 -3 3], [0 1])")[1]
    for (x, y) in zip(line.x, line.y) where x.isFinite { #expect((y - exp(x)).magnitude < 1e-3) }
    #expect(line.x.first.map { $0 < -0.99 } == true)
  }

  private func exp(_ x: Double) -> Double {
    var (sum, term) = (1.0, 1.0)
    for index in 1...30 {
      term *= x / Double(index)
      sum += term
    }
    return sum
  }

  @Test func linesEndAtTheLimits() throws {
    let found = try lines("lineplot([1 1 2; 1 0 0; 1 0 99], [-3 3])")
    #expect(found[0].x == [-1, 3] && found[0].y == [3, -1])
    #expect(found[1].x == [0, 0] && Set(found[1].y) == [-3, 3])
    #expect(found[2].x.allSatisfy { $0.isNaN })
    #expect(found[0].label == "x + y = 2" && found[2].label == "x = 99")
    #expect(try figure("lineplot([1 1 2])").isEqualScale)
  }

  private func texts(_ source: String) throws -> [String] {
    var texts: [String] = []
    for mark in try group(source).marks {
      if case .annotation(let text) = mark { texts.append(text.text.text) }
    }
    return texts
  }

  @Test func aTreeOfProbabilitiesNamesItsBranches() throws {
    let found = try texts("treeplot({\"R\", 0.4, {\"R\", 0.25; \"W\", 0.75}; \"W\", 0.6, {}})")
    #expect(found == ["R", "0.4", "0.25", "R: 0.1", "0.75", "W: 0.3", "0.6", "W: 0.6"])
  }

  @Test func arrowsEndAtTheirNodes() throws {
    let line = try lines("graphplot([0 1; 0 0], {}, [0 0; 1 0])")[0]
    #expect(line.hasHeads && line.x[0] > 0.1)
    // As far from the one as from the other.
    let end = line.x[line.x.count - 2]
    #expect((line.x[0] - (1 - end)).magnitude < 1e-12 && line.y.allSatisfy { $0.isNaN || $0 == 0 })
    #expect(try !lines("graphplot([0 1; 1 0])")[0].hasHeads)
  }

  @Test func layersFollowTheArrows() throws {
    let group = try group("graphplot([0 1 1 0; 0 0 1 0; 0 0 0 1; 0 0 0 0], {}, \"layered\")")
    var places: [Double] = []
    for mark in group.marks {
      if case .annotation(let text) = mark { places.append(text.x) }
    }
    #expect(places.count == 4 && (1..<4).allSatisfy { places[$0] > places[$0 - 1] + 1 })
  }

  @Test func longLayersAreShortened() throws {
    guard case .area(let discs) = try group("networkplot([20 1])").marks[1] else { throw Missing() }
    #expect(discs.x.filter { $0.isNaN }.count == 9)
  }

  @Test func pairsOfVariablesShareTheirAxes() throws {
    let panels = try #require(figure("plotmatrix([1 2; 2 3; 4 3], {\"a\", \"b\"})").tiling?.panels)
    #expect(panels.count == 4)
    for panel in panels {
      let (row, column) = (panel.cells.row, panel.cells.column)
      #expect(panel.figure.xLabel == ["a", "b"][column] && panel.figure.yLabel == ["a", "b"][row])
      #expect(panel.figure.xLimits == panels.first { $0.cells.column == column }?.figure.xLimits)
      #expect(panel.xLink == panels.first { $0.cells.column == column }?.xLink && panel.xLink != 0)
    }
  }
}
