import Graphics
import Language
import Source
import Testing

/// Fields, polygons, arrows and the pictures that programs make of them.
@Suite struct FieldPlotTests {
  /// The figures of a program that must not fail.
  private func figures(_ source: String) -> [Figure] {
    var machine = Machine(limits: RunLimits())
    let outcome = machine.run([UInt8](source.utf8))
    for diagnostic in outcome.diagnostics { Issue.record("\(source): \(diagnostic.message)") }
    return outcome.figures
  }

  private func figure(_ source: String) throws -> Figure { try #require(figures(source).first, "\(source)") }

  private func map(_ source: String) throws -> FieldMap {
    for mark in try figure(source).marks {
      if case .field(let map) = mark { return map }
    }
    throw Missing()
  }

  private struct Missing: Error {}

  @Test(arguments: [
    ("contour([1 2; 3 4])", [1.0, 2], [1.0, 2], [1.0, 3, 2, 4]),
    ("contour([5 6 9], [1; 3], [1 2 3; 4 5 6])", [5, 6, 9], [1, 3], [1, 4, 2, 5, 3, 6]),
    ("[X, Y] = meshgrid(0:2, 5:6); contour(X, Y, X + Y)", [0, 1, 2], [5, 6], [5, 6, 6, 7, 7, 8]),
    ("[X, Y] = ndgrid(0:2, 5:6); contour(X, Y, X + Y)", [0, 1, 2], [5, 6], [5, 6, 6, 7, 7, 8]),
    ("contour([2 1], 1:2, [1 2; 3 4])", [1, 2], [1, 2], [2, 4, 1, 3]),
    ("imagesc([1 2; 3 4])", [0.5, 1.5, 2.5], [0.5, 1.5, 2.5], [1, 3, 2, 4]),
    ("imagesc([0 10], [1 2 3], [1 2; 3 4; 5 6])", [-5, 5, 15], [0.5, 1.5, 2.5, 3.5], [1, 3, 5, 2, 4, 6]),
    ("imagesc([2 1], [7 8], [1 2; 3 4])", [0.5, 1.5, 2.5], [6.5, 7.5, 8.5], [2, 4, 1, 3]),
    ("imagesc([true false])", [0.5, 1.5, 2.5], [0.5, 1.5], [1, 0]),
    ("pcolor([1 2 7; 3 4 8; 5 6 9])", [1, 2, 3], [1, 2, 3], [1, 3, 2, 4]),
    ("pcolor([0 1 5], [0 2], [1 2 0; 0 0 0])", [0, 1, 5], [0, 2], [1, 2]),
    ("pcolor([5 1 0], [0 2], [1 2 0; 0 0 0])", [0, 1, 5], [0, 2], [2, 1]),
  ])
  func placesOfAField(_ source: String, x: [Double], y: [Double], z: [Double]) throws {
    let field = try map(source).field
    #expect(field.x == x && field.y == y && field.z == z)
  }

  @Test(arguments: [
    ("contour([0 1; 2 3], 2)", [1.0, 2]), ("contour([0 1; 2 3], [2 2])", [2]), ("contour([0 1; 2 3], [2 1])", [1, 2]),
    ("contour(@(x, y) x, [0 1], 3)", [0.25, 0.5, 0.75]), ("contour([0 1; 2 3], \"levellist\", 1:2)", [1, 2]),
    ("contour([0 1; 2 3], \"levelstep\", 1.5)", [0, 1.5, 3]), ("contourf([0 1; 2 3])", [0.5, 1, 1.5, 2, 2.5]),
    ("contour(ones(2))", []),
  ])
  func levels(_ source: String, expected: [Double]) throws { #expect(try map(source).levels == expected) }

  @Test func aFunctionIsSampledEntryByEntry() throws {
    // With matrices this would be a matrix product.
    let field = try map("contour(@(x, y) x^2 * y, [-1 1 2 3])").field
    #expect(field.rows == 101 && field.columns == 101)
    #expect(field.z.first == 2 && field.z.last == 3 && field.z[50 * 101] == 0)
    let shown = try figure("contour(@(x, y) x^2 * y, [-1 1 2 3])")
    #expect(shown.isTight && shown.hasBox && !shown.hasGrid && shown.isEqualScale)
  }

  @Test func valuesThatAreNotRealAreHoles() throws {
    let field = try map("contour(@(x, y) sqrt(x) + y, [-1 1])").field
    #expect(field.z[0].isNaN && field.z[101 * 100] == 0)
  }

  @Test func coloursOfAFigure() throws {
    let colours = try figure("imagesc([1 2]), colormap gray, colorbar(\"m\"), caxis([0 5])").colours
    #expect(colours.map == .grey && colours.hasBar && colours.label == "m")
    #expect(colours.limits == Limits(lower: 0, upper: 5))
    #expect(try figure("colormap hot, imagesc([1 2]), imagesc([3 4])").colours.map == .warm)
    #expect(try figure("imagesc([1 2], [0 3])").colours.limits == Limits(lower: 0, upper: 3))
    #expect(try figure("imagesc([1 2]), clim([0 3]), clim auto").colours.limits == nil)
  }

  @Test func numbersStandOnBandsOnce() throws {
    let marks = try figure("contourf(peaks(20), \"showtext\", \"on\")").marks
    guard case .field(let bands) = marks[0], case .field(let lines) = marks[1] else { throw Missing() }
    #expect(!bands.hasNumbers && lines.hasNumbers && lines.kind == .lines)
    #expect(try figure("contourf(peaks(20))").marks.count == 1)
  }

  @Test func rowsOfAMatrixRunDown() throws {
    #expect(try figure("imagesc([1 2; 3 4])").isReversed)
    #expect(try !figure("imagesc([1 2; 3 4]), axis xy").isReversed)
    #expect(try !figure("pcolor(magic(3))").isReversed)
  }

  @Test func aHeatMapNamesItsCells() throws {
    let figure = try figure("heatmap({\"a\", \"b\"}, {\"c\"}, [1 2])")
    #expect(figure.xNames == ["a", "b"] && figure.yNames == ["c"] && figure.colours.hasBar)
    #expect(try self.figure("heatmap([2020 2021], [1.5], [1 2])").xNames == ["2020", "2021"])
    #expect(try map("heatmap([1 2])").hasNumbers)
  }

  @Test func aPatternShowsWhatIsNotZero() throws {
    let field = try map("spy([0 2; NaN 0])").field
    #expect(field.z[0].isNaN && field.z[1] == 1 && field.z[2] == 1 && field.z[3].isNaN)
    #expect(try figure("spy(eye(3))").xLabel == "nz = 3")
  }

  @Test func polygonsHaveTheirColours() throws {
    let marks = try figure("fill([0 2; 1 3; 1 3], [0 0 1], \"r\", \"facealpha\", 0.5)").marks
    guard case .area(let one) = marks[0], case .area(let other) = marks[1] else { throw Missing() }
    #expect(one.isPolygon && one.colour == Colour(name: "r") && one.opacity == 0.5 && one.edge != nil)
    #expect(other.x == [2, 3, 3] && other.colour == Colour(name: "r"))
    guard case .area(let bare) = try figure("patch([0 1 1], [0 0 1], \"edgecolor\", \"none\")").marks[0] else {
      throw Missing()
    }
    #expect(bare.edge == nil && bare.colour == nil)
  }

  @Test func arrowsOfAFieldKeepApart() throws {
    // The longest arrow takes nine tenths of the diagonal of a cell of the grid, as in MATLAB.
    guard case .group(let group) = try figure("quiver([0 1; 0 1] , [0 0; 1 1], [3 0; 0 0], [4 0; 0 0])").marks[0],
      case .line(let line) = group.marks[0]
    else { throw Missing() }
    let length = ((line.x[1] - line.x[0]) * (line.x[1] - line.x[0]) + line.y[1] * line.y[1]).squareRoot()
    #expect((length - 0.9 * 0.5.squareRoot()).magnitude < 1e-12)
    #expect(line.hasHeads)
    #expect(group.words == "has 4 arrows, lengths from 0 to 5, the longest at (0, 0)")
    guard case .group(let plain) = try figure("quiver(0, 0, 3, 4, 0)").marks[0], case .line(let own) = plain.marks[0]
    else { throw Missing() }
    #expect(own.x[1] == 3 && own.y[1] == 4)
  }

  @Test func gradientsPointUphill() throws {
    guard case .group(let group) = try figure("gradientfield(@(x, y) x^2 + y^2, [0 4])").marks[0] else {
      throw Missing()
    }
    #expect(group.words.hasSuffix("lengths from 0 to 11.3, the longest at (4, 4)"))
  }

  @Test func aPictureAddsToAHeldFigureOnly() throws {
    #expect(try figure("plot([1 2]), quiver(1, 1, 1, 1)").marks.count == 1)
    #expect(try figure("plot([1 2]), hold on, quiver(1, 1, 1, 1)").marks.count == 2)
    #expect(try figure("plot([1 2]), arrow([0 0], [1 1])").marks.count == 2)
    #expect(try figure("quiver(1, 1, 1, 1), plot([1 2])").marks.count == 1)
    let failed = "try, quiver(1), catch, end\nplot([1 2]), plot([3 4])"
    #expect(try figure(failed).marks.count == 1)
  }

  @Test func aTransformedGridStandsInAPanel() throws {
    let figure = try figure("subplot(1, 2, 1), gridplot([0 -1; 1 0]), subplot(1, 2, 2), gridplot(eye(2), 3)")
    let panels = try #require(figure.tiling?.panels)
    #expect(panels.count == 2 && panels.allSatisfy { $0.figure.isEqualScale && $0.figure.marks.count == 1 })
    #expect(panels[1].figure.xLimits == Limits(lower: -3, upper: 3))
    #expect(
      panels[0].figure.description
        == "Plot of one transformed grid. x from −2 to 2, y from −2 to 2. The transformed grid sends (1, 0) to (0, 1) "
        + "and (0, 1) to (−1, 0), and the unit square to a parallelogram of area 1.")
  }

  private func group(_ source: String) throws -> Group {
    guard case .group(let group)? = try figure(source).marks.last else { throw Missing() }
    return group
  }

  @Test(arguments: [
    // Quartiles as quantile gives them, whiskers to the last values within 1.5 times their distance.
    ("boxplot(1:9)", "shows 1: quartiles 2.75, 5 and 7.25, whiskers from 1 to 9"),
    ("boxplot([1:9 100 -50])", "shows 1: quartiles 2.25, 5 and 7.75, whiskers from 1 to 9, 2 beyond"),
    ("boxplot([7 NaN 7])", "shows 1: quartiles 7, 7 and 7, whiskers from 7 to 7"),
    (
      "boxplot({[1 2 3], []}, {\"a\", \"b\"})",
      "shows a: quartiles 1.25, 2 and 2.75, whiskers from 1 to 3; b: no values"
    ),
    (
      "boxchart([2 2 5 5], [1 3 -6 -8])",
      "shows 2: quartiles 1, 2 and 3, whiskers from 1 to 3; 5: quartiles −8, −7 and −6, whiskers from −8 to −6"
    ),
    ("boxplot({[], 5})", "shows 1: no values; 2: quartiles 5, 5 and 5, whiskers from 5 to 5"),
    ("violinplot({4})", "shows 1: quartiles 4, 4 and 4, from 4 to 4"),
    ("violinplot([1 2 3 4])", "shows 1: quartiles 1.5, 2.5 and 3.5, from 1 to 4"),
    ("intervalplot([1 2 4], [3 4 5], 3.5)", "has 3 intervals, of which 2 do not contain 3.5"),
    ("iconarray([3 17], {\"ill\", \"well\"})", "has 20 signs, 3 ill, 17 well"),
  ])
  func samplesInWords(_ source: String, words: String) throws { #expect(try group(source).words == words) }

  @Test func groupsOfABoxPlotHaveTheirNames() throws {
    let figure = try figure("boxplot([1 2 3 4]', {\"b\"; \"a\"; \"b\"; \"a\"})")
    #expect(figure.xNames == ["b", "a"] && figure.xLimits == Limits(lower: 0.5, upper: 2.5))
    #expect(try self.figure("boxplot(magic(4), \"labels\", {\"p\", \"q\", \"r\", \"s\"})").xNames.count == 4)
  }

  @Test func signsOfACaseHaveNames() throws {
    let figure = try figure("iconarray([3 17], {\"ill\", \"well\"})")
    #expect(!figure.hasAxes && figure.isEqualScale)
    #expect(figure.terminalPlot(width: 60, height: 12).last == "⠂⠄⠁ ill   × well")
  }
}
