import Graphics
import Language
import Source
import Testing

/// The figures that programs draw.
@Suite struct PlotTests {
  /// The figures of a program that must not fail.
  private func figures(_ source: String) -> [Figure] {
    var machine = Machine(limits: RunLimits())
    let outcome = machine.run([UInt8](source.utf8))
    for diagnostic in outcome.diagnostics { Issue.record("\(source): \(diagnostic.message)") }
    return outcome.figures
  }

  /// The one figure of a program.
  private func figure(_ source: String) throws -> Figure {
    let figures = figures(source)
    #expect(figures.count == 1, "\(source)")
    return try #require(figures.first)
  }

  private func lines(_ source: String) throws -> [Line] {
    try figure(source).marks.compactMap { mark in
      guard case .line(let line) = mark else { return nil }
      return line
    }
  }

  private func rules(_ source: String) throws -> [Rule] {
    try figure(source).marks.compactMap { mark in
      guard case .rule(let rule) = mark else { return nil }
      return rule
    }
  }

  private func failure(_ source: String) -> Diagnostic? {
    var machine = Machine(limits: RunLimits())
    return machine.run([UInt8](source.utf8)).diagnostics.last
  }

  @Test(arguments: [
    ("plot([3 1 2])", [[1.0, 2, 3]], [[3.0, 1, 2]]),
    ("plot([5 6], [3 1])", [[5, 6]], [[3, 1]]),
    ("plot([5; 6], [3 1])", [[5, 6]], [[3, 1]]),
    ("plot([1 2; 3 4])", [[1, 2], [1, 2]], [[1, 3], [2, 4]]),
    ("plot([7 8], [1 2; 3 4])", [[7, 8], [7, 8]], [[1, 3], [2, 4]]),
    ("plot([1 2], [3 4], [5 6], [7 8])", [[1, 2], [5, 6]], [[3, 4], [7, 8]]),
    ("plot([1 2], [3 4], \"r\", [5 6], [7 8], \"k:\")", [[1, 2], [5, 6]], [[3, 4], [7, 8]]),
    ("stairs([3 1])\nplot([2 9])", [[1, 2]], [[2, 9]]),
  ])
  func curvesOfOneCall(_ source: String, x: [[Double]], y: [[Double]]) throws {
    let lines = try lines(source)
    #expect(lines.map { $0.x } == x)
    #expect(lines.map { $0.y } == y)
  }

  @Test func aHistogramIsDrawnWhereNoResultIsWanted() throws {
    guard case .bars(let bars)? = try figure("hist([1 2 2 3], 2)").marks.first else {
      Issue.record("no bars")
      return
    }
    #expect(bars.x == [1.5, 2.5] && bars.y == [3, 1] && bars.width == 1)
    #expect(figures("n = hist([1 2 2 3], 2);").isEmpty)
  }

  @Test func aFunctionIsDrawnBetweenItsLimits() throws {
    let line = try #require(try lines("plot(@(x) x.^2, [-1 3])").first)
    #expect(line.x.first == -1 && line.x.last == 3)
    #expect(line.y.last == 9)
    #expect(try lines("fplot(@sin, [0 1])").first?.x.last == 1)
  }

  @Test func logarithmicScales() throws {
    let figure = try figure("semilogy([1 2 3], [1 10 100])")
    #expect(figure.yScale == .logarithmic && figure.xScale == .linear)
    #expect(try self.figure("loglog([1 10], [1 10])").xScale == .logarithmic)
  }

  @Test(arguments: [
    ("\"r--\"", LineStyle(colour: Colour(name: "r"), dash: .dashed)),
    ("\"k:\"", LineStyle(colour: .ink, dash: .dotted)),
    ("\"-.b\"", LineStyle(colour: Colour(name: "b"), dash: .dashDotted)),
    ("\"o-\"", LineStyle(dash: .solid, marker: .circle)),
    ("\"k\"", LineStyle(colour: .ink, dash: .solid)),
    ("\"linewidth\", 3", LineStyle(width: 4)),
    ("\"color\", [1 0 0.5], \"linestyle\", \"--\"", LineStyle(colour: .rgb(1, 0, 0.5), dash: .dashed)),
    ("\"Color\", \"#ff0000\"", LineStyle(colour: .rgb(1, 0, 0))),
  ])
  func styles(_ style: String, expected: LineStyle) throws {
    #expect(try lines("plot([1 2], [3 4], \(style))").map { $0.style } == [expected])
  }

  @Test func aMarkerAloneDrawsPoints() throws {
    let figure = try figure("plot([1 2], [3 4], \"ks\")")
    #expect(figure.marks == [.dots(Dots(x: [1, 2], y: [3, 4], colour: .ink, marker: .square))])
  }

  @Test(arguments: [
    ("xline(2)", Rule(.vertical, at: 2)),
    ("xline(2, \"k--\")", Rule(.vertical, at: 2, style: LineStyle(colour: .ink, dash: .dashed))),
    ("yline(-1, \"r-.\")", Rule(.horizontal, at: -1, style: LineStyle(colour: Colour(name: "r"), dash: .dashDotted))),
    ("xline(2, \"--\", \"mean\")", Rule(.vertical, at: 2, label: "mean", style: LineStyle(dash: .dashed))),
    ("xline(2, \"mean\")", Rule(.vertical, at: 2, label: "mean")),
    ("yline(2, \"-\", \"linewidth\", 1.5)", Rule(.horizontal, at: 2, style: LineStyle(dash: .solid, width: 2))),
    ("xline(2, \"ko\")", Rule(.vertical, at: 2, style: LineStyle(colour: .ink, marker: .circle))),
  ])
  func referenceLines(_ source: String, expected: Rule) throws {
    #expect(try rules(source) == [expected])
  }

  @Test func severalReferenceLinesShareAStyle() throws {
    #expect(try rules("xline([1 2], \"k--\")").map { $0.value } == [1, 2])
    #expect(try rules("xline([1 2], \"k--\")").allSatisfy { $0.style.dash == .dashed })
  }

  @Test(arguments: [
    "hold on\nplot([1 2]), plot([3 4])", "hold on; plot([1 2]); hold on; plot([3 4]);",
    "plot([1 2]), hold on, plot([3 4])",
    "hold on\nfor k = 1:2, plot([k k + 1]), end\nhold off", "figure, hold on, plot([1 2]), plot([3 4])",
    "plot([1 2])\nhold\nplot([3 4])", "plot([1 2]), line([0 1], [0 1])",
  ])
  func aHeldFigureKeepsItsCurves(_ source: String) throws {
    #expect(try lines(source).count == 2)
  }

  @Test func withoutHoldAPlotReplaces() throws {
    #expect(try lines("plot([1 2]), plot([3 4])").map { $0.y } == [[3, 4]])
    #expect(try lines("hold on, plot([1 2]), hold off, plot([3 4])").map { $0.y } == [[3, 4]])
    #expect(try figure("plot([1 2]), title(\"old\"), plot([3 4])").title.isEmpty)
  }

  @Test func figuresAreKeptInTheirOrder() throws {
    let figures = figures("figure, plot([1 2]), title(\"a\")\nfigure, plot([3 4]), title(\"b\")\nfigure")
    #expect(figures.map { $0.title } == ["a", "b"], "a figure that shows nothing is left out")
    let back = self.figures("figure(1), plot([1 2])\nfigure(2), plot([3 4])\nfigure(1), title(\"first\")")
    #expect(back.map { $0.title } == ["first", ""])
    #expect(self.figures("plot([1 2]), close all").isEmpty)
    #expect(self.figures("hold on, figure, plot([1 2]), plot([3 4])").first?.marks.count == 1)
  }

  @Test func aCellStartsWithoutAFigure() {
    var machine = Machine(limits: RunLimits())
    _ = machine.run([UInt8]("plot([1 2]), hold on".utf8))
    #expect(machine.run([UInt8]("plot([3 4])".utf8)).figures.first?.marks.count == 1)
  }

  @Test func legendsNameCurvesInOrder() throws {
    let source = "plot([1 2], [1 2; 3 4]), xline(1), legend(\"one\", \"two\", \"location\", \"north\")"
    #expect(try lines(source).map { $0.label } == ["one", "two"])
    #expect(try lines("plot([1 2]), legend({\"a\"})").map { $0.label } == ["a"])
    #expect(try lines("plot([1 2], \"displayname\", \"b\"), legend").map { $0.label } == ["b"])
    #expect(try lines("plot([1 2], \"k;c;\")").map { $0.label } == ["c"])
    #expect(try !figure("plot([1 2]), legend off").hasLegend)
  }

  @Test func axesAndTitles() throws {
    let source = "plot([1 2]), title(\"T\"), xlabel(\"x\"), ylabel(\"y\"), axis([0 1 2 3]), grid off, box on"
    let figure = try figure(source)
    #expect(figure.title == "T" && figure.xLabel == "x" && figure.yLabel == "y")
    #expect(figure.xLimits == Limits(lower: 0, upper: 1) && figure.yLimits == Limits(lower: 2, upper: 3))
    #expect(!figure.hasGrid && figure.hasBox)
    #expect(try self.figure("plot([1 2]), axis equal").isEqualScale)
  }

  @Test func textsStandAtTheirPlaces() throws {
    let figure = try figure("text([1 2], [3 4], {\"A\", \"B\"})")
    #expect(
      figure.marks == [
        .annotation(Annotation(x: 1, y: 3, text: "A")), .annotation(Annotation(x: 2, y: 4, text: "B")),
      ])
    let centred = try self.figure("text(1, 2, \"A\", \"horizontalalignment\", \"center\")")
    #expect(centred.marks == [.annotation(Annotation(x: 1, y: 2, text: "A", alignment: .centre))])
  }

  @Test func barsStandOnOneAnother() throws {
    let figure = try self.figure("bar([1 -2; 3 4], \"stacked\")")
    var first = Bars(x: [1, 2], y: [1, 3])
    first.base = [0, 0]
    var second = Bars(x: [1, 2], y: [-2, 7])
    second.base = [0, 3]
    #expect(figure.marks == [.bars(first), .bars(second)])
  }

  @Test func barsLie() throws {
    let figure = try self.figure("barh([2 5])")
    var bars = Bars(x: [1, 2], y: [2, 5])
    bars.isLevel = true
    #expect(figure.marks == [.bars(bars)])
    #expect(figure.description.contains("x from 0 to 5, y from 0.5 to 2.5"), "\(figure.description)")
  }

  @Test(arguments: [
    // A number on an edge belongs to the bin above, the last edge to the last bin.
    ("histogram([0 1 1 2], 0:2)", "has 4 values in 2 bins from 0 to 2, most densely between 1 and 2"),
    ("histogram([0 1 1 2 9], 0:2)", "1 values lie outside"),
    ("histogram([1 2 2 3 3 3 4 4 5])", "in 5 bins from 0.5 to 5.5, most densely between 2.5 and 3.5"),
    ("histogram(NaN)", "Plot without data"),
    ("stem([3 1 NaN])", "has 2 stems, heights from 1 to 3, the highest at 1"),
    ("errorbar([1 2], [0.5 1])", "the widest bar reaches from 1 to 3 at 2"),
    ("fimplicit(@(x, y) x - y, [-1 1])", "between x = −1 and 1, y = −1 and 1"),
    ("gscatter([1 3 5], [2 2 4], [7 7 8])", "7: 2 around (2, 2); 8: 1 around (5, 4)"),
    ("fillbetween(1:3, [0 0 0], [1 NaN 5])", "reaches from x = 1 to 3, widest with 5 at 3"),
  ])
  func picturesAreDescribed(_ source: String, part: String) throws {
    let description = try figure(source).description
    #expect(description.contains(part), "\(source): \(description)")
  }

  @Test(arguments: [
    ("plot()", "plot"), ("plot(\"k\")", "nothing to draw"), ("plot([1 2], [1 2 3])", "plot"),
    ("plot([1 2], \"q\")", "'q' is no style"), ("plot([1 2], \"linewidth\")", "linewidth"),
    ("plot([1 2], \"linewidth\", -1)", "positive"), ("plot([1 2], \"color\", \"mauve\")", "mauve"),
    ("axis([1 2 3])", "2, 4 or 6"), ("axis([2 1 0 1])", "increase"), ("xlim([1 1])", "increase"),
    ("hold maybe", "on"), ("figure(0)", "positive"), ("title(3)", "string"), ("text(1, [2 3], \"a\")", "text"),
    ("xline(\"k\")", "number"), ("legend(1, 2)", "strings"),
    ("scatter([1 2], [1 2], -1)", "positive"), ("histogram([1 2], [2 1])", "ascending"),
    ("histogram(\"a\")", "numbers"),
    ("histogram([1 2], \"normalization\", \"tidy\")", "tidy"), ("stem([1 2], [1 2 3])", "equally many"),
    ("errorbar([1 2])", "errors"), ("errorbar([1 2], [1 2 3])", "same length"), ("fimplicit(3)", "function"),
    ("gscatter([1 2], [1 2], [1 2 3])", "same length"), ("fillbetween(1, 2)", "UPPER"),
    ("fplot(@cos, @sin, [2 1])", "smaller"),
    ("text(1, 2, \"a\", \"horizontalalignment\", \"middle\")", "center"),
  ])
  func mistakesAreTold(_ source: String, part: String) {
    let message = failure(source)?.message ?? ""
    #expect(message.contains(part), "\(source): \(message)")
  }
}
