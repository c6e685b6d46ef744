import Graphics
import Language
import Source
import Testing

/// The figures of several plots that programs draw.
@Suite struct TilesTests {
  /// The figures of a program that must not fail.
  private func figures(_ source: String) -> [Figure] {
    var machine = Machine(limits: RunLimits())
    let outcome = machine.run([UInt8](source.utf8))
    for diagnostic in outcome.diagnostics { Issue.record("\(source): \(diagnostic.message)") }
    return outcome.figures
  }

  private func tiling(_ source: String) throws -> Tiling {
    let figures = figures(source)
    #expect(figures.count == 1, "\(source)")
    return try #require(figures.first?.tiling)
  }

  /// Rows and columns of a grid, and of each plot its first row and column and how many it has.
  @Test(arguments: [
    ("subplot(2, 2, 1), plot(1:2), subplot(2, 2, 4), plot(1:2)", [2, 2], [[0, 0, 1, 1], [1, 1, 1, 1]]),
    ("subplot(121), plot(1:2), subplot(122), plot(1:2)", [1, 2], [[0, 0, 1, 1], [0, 1, 1, 1]]),
    ("subplot(2, 3, [2 6]), plot(1:2)", [2, 3], [[0, 1, 2, 2]]),
    ("subplot(2, 2, 1), plot(1:2), subplot(2, 1, 2), plot(1:2)", [2, 2], [[0, 0, 1, 1], [1, 0, 1, 2]]),
    ("subplot(1, 2, 1), plot(1:2), subplot(2, 1, 1), plot(1:2)", [2, 1], [[0, 0, 1, 1]]),
    ("subplot(1, 2, 1), plot(1:2), subplot(1, 3, 3), plot(1:2)", [1, 6], [[0, 0, 1, 3], [0, 4, 1, 2]]),
    ("plot(1:2), subplot(2, 1, 1), plot(1:2)", [2, 1], [[0, 0, 1, 1]]),
    ("tiledlayout(2, 2), nexttile([1 2]), plot(1:2), nexttile, plot(1:2)", [2, 2], [[0, 0, 1, 2], [1, 0, 1, 1]]),
    ("tiledlayout(2, 2), nexttile(4), plot(1:2), nexttile, plot(1:2)", [2, 2], [[0, 0, 1, 1], [1, 1, 1, 1]]),
    ("tiledlayout(3, 2), nexttile(3, [2 2]), plot(1:2)", [3, 2], [[1, 0, 2, 2]]),
    ("tiledlayout(2, 2), nexttile(1, [2 2]), plot(1:2), nexttile(4), plot(1:2)", [2, 2], [[1, 1, 1, 1]]),
    ("t = tiledlayout(1, 2); nexttile(t, 2), plot(1:2)", [1, 2], [[0, 1, 1, 1]]),
    (
      "tiledlayout flow\nfor k = 1:3, nexttile, plot(1:2), end", [2, 2],
      [[0, 0, 1, 1], [0, 1, 1, 1], [1, 0, 1, 1]]
    ),
    ("nexttile, plot(1:2), nexttile, plot(1:2)", [1, 2], [[0, 0, 1, 1], [0, 1, 1, 1]]),
    (
      "tiledlayout(\"vertical\"), nexttile, plot(1:2), nexttile, plot(1:2)", [2, 1],
      [[0, 0, 1, 1], [1, 0, 1, 1]]
    ),
    (
      "tiledlayout(\"horizontal\"), nexttile([1 2]), plot(1:2), nexttile, plot(1:2)", [1, 3],
      [[0, 0, 1, 2], [0, 2, 1, 1]]
    ),
    ("tiledlayout(2, 1), plot(1:2)", [2, 1], [[0, 0, 1, 1]]),
  ])
  func plotsLieInTheirCells(_ source: String, grid: [Int], cells: [[Int]]) throws {
    let tiling = try tiling(source)
    #expect([tiling.rows, tiling.columns] == grid)
    #expect(
      tiling.panels.map { [$0.cells.row, $0.cells.column, $0.cells.rows, $0.cells.columns] } == cells, "\(source)")
  }

  @Test func settingsBelongToTheCurrentPlot() throws {
    let panels = try tiling(
      """
      subplot(1, 2, 1), plot(1:2), title("left"), hold on
      subplot(1, 2, 2), plot(1:2), plot(3:4), title("right"), xlim([0 5])
      subplot(1, 2, 1), plot(3:4), ylabel("up"), grid off
      """
    ).panels.map { $0.figure }
    #expect(panels.map { $0.title } == ["left", "right"])
    #expect(panels.map { $0.marks.count } == [2, 1], "hold is a matter of each plot")
    #expect(panels.map { $0.xLimits } == [nil, Limits(lower: 0, upper: 5)])
    #expect(panels.map { $0.hasGrid } == [false, true] && panels[0].yLabel == "up")
  }

  @Test func numbersStandForPlots() throws {
    let source =
      """
      a = subplot(1, 2, 1); plot(1:2)
      b = subplot(1, 2, 2); plot(1:2)
      title(a, "A"), set(a, "yscale", "log"), title(b, "B"), axes(a), xlabel("x"), ylabel(gca, "y")
      """
    let panels = try tiling(source).panels.map { $0.figure }
    #expect(panels.map { $0.title } == ["A", "B"] && panels.map { $0.xLabel } == ["x", ""])
    #expect(panels.map { $0.yScale } == [.logarithmic, .linear] && panels[0].yLabel == "y")
  }

  @Test func aTitleAboveAllPlots() throws {
    let source = "subplot(1, 2, 1), plot(1:2), title(\"one\"), sgtitle(\"all\"), subplot(1, 2, 2), plot(1:2)"
    let figure = try #require(figures(source).first)
    #expect(figure.title == "all" && figure.tiling?.panels.map { $0.figure.title } == ["one", ""])
    let shared = "t = tiledlayout(1, 2); nexttile, plot(1:2), title(t, \"T\"), xlabel(t, \"X\"), ylabel(t, \"Y\")"
    let whole = try #require(figures(shared).first)
    #expect([whole.title, whole.xLabel, whole.yLabel] == ["T", "X", "Y"])
    let single = try #require(figures("plot(1:2), title(\"one\"), sgtitle(\"all\"), hold on, plot(3:4)").first)
    #expect(single.title == "all" && single.tiling?.panels.map { $0.figure.marks.count } == [2])
  }

  @Test(arguments: [
    ("\"x\"", [1, 1, 0], [0, 0, 0]), ("\"y\"", [0, 0, 0], [1, 1, 0]), ("\"xy\"", [1, 1, 0], [1, 1, 0]),
    ("\"x\"), linkaxes([a b], \"off\"", [0, 0, 0], [0, 0, 0]),
    ("\"x\"), linkaxes([b c], \"y\"", [1, 0, 0], [0, 2, 2]),
  ])
  func linkedAxes(_ axes: String, x: [Int], y: [Int]) throws {
    let plots = "a = subplot(131); plot(1:2), b = subplot(132); plot(1:2), c = subplot(133); plot(1:2)"
    let panels = try tiling("\(plots)\nlinkaxes([a b], \(axes))").panels
    #expect(panels.map { $0.xLink } == x && panels.map { $0.yLink } == y)
  }

  @Test(arguments: [
    "subplot(1, 1, 1), plot(1:2)", "nexttile, plot(1:2)", "subplot(2, 1, 1), plot(1:2), clf, plot(1:2)",
    "tiledlayout(2, 2), close, plot(1:2)", "subplot(2, 1, 1), figure, plot(1:2)",
  ])
  func aPlotAloneNeedsNoGrid(_ source: String) throws {
    let figures = figures(source)
    #expect(figures.count == 1 && figures[0].tiling == nil && figures[0].marks.count == 1)
  }

  @Test func plotsThatShowNothingAreLeftOut() throws {
    #expect(try tiling("for k = 1:3, subplot(3, 1, k), end, plot(1:2)").panels.count == 1)
    #expect(figures("tiledlayout(2, 2), nexttile").isEmpty)
    #expect(try tiling("subplot(211), plot(1:2), subplot(212), plot(1:2), cla").panels.count == 1)
  }

  @Test func figuresKeepTheirGrids() throws {
    let source =
      "figure(1), subplot(211), plot(1:2), figure(2), plot(1:2), figure(1), subplot(212), plot(1:2)"
    let figures = figures(source)
    #expect(figures.map { $0.tiling?.panels.count } == [2, nil])
  }

  @Test func manyPlotsEnd() {
    var machine = Machine(limits: RunLimits())
    let source = "nexttile, plot(1:2)\nfor k = 1:1000, nexttile, end"
    #expect(machine.run([UInt8](source.utf8)).diagnostics.first?.message.contains("no room") == true)
    #expect(figures("for k = 1:100, subplot(10, 10, k), plot(1:2), end").first?.tiling?.panels.count == 100)
  }
}
