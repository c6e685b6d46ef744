import Graphics
import Language
import Source
import Testing

/// Handles of plots and of what is drawn in them, names and ticks of axes.
@Suite struct HandleTests {
  private func run(_ source: String) -> (figures: [Figure], printed: String) {
    var machine = Machine(limits: RunLimits())
    let outcome = machine.run([UInt8](source.utf8))
    for diagnostic in outcome.diagnostics { Issue.record("\(source): \(diagnostic.message)") }
    var printed = ""
    for event in outcome.events {
      if case .printed(let text) = event { printed += text }
    }
    return (outcome.figures, printed)
  }

  private func figure(_ source: String) throws -> Figure { try #require(run(source).figures.first) }

  @Test(arguments: [
    ("bar({\"b\", \"a\"}, [3 1])", [1.0, 2], ["b", "a"]), ("stem({\"b\", \"a\"}, [3 1])", [1, 2], ["b", "a"]),
    ("plot({\"b\", \"a\", \"b\"}, [3 1 2])", [1, 2, 1], ["b", "a"]),
    ("scatter({\"b\", \"a\"}, [3 1])", [1, 2], ["b", "a"]),
    ("errorbar({\"b\", \"a\"}, [3 1], [1 1])", [1, 2], ["b", "a"]),
    ("plot({\"a\", \"b\"}, [1 2]), hold on, plot({\"b\", \"c\"}, [1 2])", [2, 3], ["a", "b", "c"]),
  ])
  func namesArePlacesInTheOrderOfTheirFirstAppearance(_ source: String, x: [Double], names: [String]) throws {
    let figure = try figure(source)
    #expect(figure.xNames.map { $0.text } == names && figure.marks.last?.data(0) == x, "\(source)")
  }

  @Test func groupsWithNamesKeepTheirOrder() throws {
    #expect(try figure("boxplot([1 2 3 4], {\"b\", \"a\", \"b\", \"a\"})").xNames == ["b", "a"])
  }

  @Test func namesOfLevelBarsStandOnTheVerticalAxis() throws {
    let figure = try figure("barh({\"a\", \"b\"}, [1 2; 3 4])")
    #expect(figure.yNames == ["a", "b"] && figure.xNames.isEmpty && figure.marks.count == 2)
    #expect(figure.description.contains("y with the names a and b"))
  }

  @Test func barsWithNamesAreToldByThem() throws {
    #expect(try figure("bar({\"a\", \"b\"}, [3 1])").description.hasSuffix("The set of bars shows a 3 and b 1."))
    let many = try figure("bar(cellstr(char((\"a\":\"k\")')), 1:11)").description
    #expect(many.contains("x with 11 names from a to k") && many.contains("highest k with 11, lowest a with 1"))
  }

  @Test func ticksAndTheirNames() throws {
    let figure = try figure("plot(0:4), xticks([1 2.5]), xticklabels({\"p\", \"q\"}), yticks([])")
    #expect(figure.xTicks == [1, 2.5] && figure.xNames == ["p", "q"] && figure.yTicks == [])
    #expect(try self.figure("plot(0:4), xticks([1 2]), xticks auto").xTicks == nil)
    let set = try self.figure("plot(0:4), set(gca, \"XTick\", [0 2], \"XTickLabel\", {\"p\", \"q\"})")
    #expect(set.xTicks == [0, 2] && set.xNames == ["p", "q"])
    #expect(
      run("plot(0:4), disp(xticks()), xticklabels({\"a\"}), c = xticklabels(); disp(c{1})").printed.hasSuffix("a\n"))
  }

  @Test(arguments: [
    "title(\"x_1\")", "set(gca, \"Title\", \"x_1\")", "ax = gca; ax.Title = \"x_1\";", "title(gca, \"x_1\")",
    "title(\"x_1\", \"interpreter\", \"tex\")",
  ])
  func titlesAreReadHoweverTheyAreSet(_ source: String) throws {
    let figure = try figure("plot([1 2]), " + source)
    #expect(try figure.title == Label(reading: "x_1", for: "title") && figure.title != "x_1")
  }

  @Test func namesOfAxesAndMarksAreReadToo() throws {
    let label = try Label(reading: "x_1", for: "")
    #expect(label != "x_1")
    #expect(try figure("bar({\"x_1\", \"b\"}, [3 1])").xNames == [label, "b"])
    #expect(try figure("bar({\"x_1\", \"b\"}, [3 1], \"interpreter\", \"none\")").xNames == ["x_1", "b"])
    #expect(try figure("plot(1:2), set(gca, \"XTickLabel\", {\"x_1\", \"b\"})").xNames == [label, "b"])
    for source in ["h.DisplayName = \"x_1\";", "set(h, \"DisplayName\", \"x_1\")", "legend(h, \"x_1\")"] {
      #expect(try figure("h = plot([1 2]); " + source).marks[0].name == label, "\(source)")
    }
    #expect(
      try figure("h = plot([1 2]); legend(h, \"x_1\", \"interpreter\", \"none\")").marks[0].name == "x_1")
  }

  @Test(arguments: [
    ("yscale(\"symlog\")", Scale.symmetric(1)), ("set(gca, \"YScale\", \"log\")", .logarithmic),
    ("yscale(\"symlog\", 0.01)", .symmetric(0.01)), ("ax = gca; ax.YScale = \"symlog\";", .symmetric(1)),
    ("yscale log, yscale linear", .linear),
  ])
  func scales(_ source: String, scale: Scale) throws {
    #expect(try figure("plot(-9:9)\n" + source).yScale == scale)
  }

  @Test func aHandleComesFirst() throws {
    let source = """
      a = subplot(1, 2, 1); b = subplot(1, 2, 2);
      plot(a, [1 2]), hold(a, "on"), plot(a, [2 1]), hold(a, "off")
      bar(b, {"p", "q"}, [3 4]), title(a, "A"), xlim(a, [0 5]), grid(b, "off"), legend(a, "one", "two")
      stem(b, [1 2 3])
      """
    let panels = try #require(try figure(source).tiling).panels.map { $0.figure }
    #expect(panels.map { $0.marks.count } == [2, 1] && panels[0].title == "A")
    #expect(panels[0].xLimits == Limits(lower: 0, upper: 5) && panels[0].marks.map { $0.name } == ["one", "two"])
    // The current plot stays what it was.
    #expect(run("a = subplot(1, 2, 1); b = subplot(1, 2, 2); plot(a, 1:2), disp(gca == b)").printed == "1\n")
  }

  @Test func aPlotOfAnotherFigure() throws {
    let figures = run("plot(1:2), ax = gca; figure, plot(1:3), plot(ax, 1:4), hold on, plot(3:5)").figures
    #expect(figures.map { $0.marks.count } == [1, 2] && figures[0].marks[0].data(0)?.count == 4)
  }

  @Test func numbersAreNoHandles() throws {
    #expect(try figure("plot(-1.5, 2)").marks[0].data(0) == [-1.5])
    #expect(try figure("plot(1, 2)").marks[0].data(0) == [1])
  }

  @Test func propertiesOfCurves() throws {
    let source = """
      h = plot(1:3, [1 4 9], 1:3, [1 2 3]);
      h1 = h(1); h1.Color = "red"; h1.LineWidth = 3; h1.Marker = "s"; h1.DisplayName = "squares"; h1.YData = [2 5 10];
      set(h(2), "LineStyle", "--", "Visible", "off")
      disp(h1.Color), disp(get(h(2), "LineStyle")), disp(h1.YData(2)), disp(get(h(2), "Color"))
      """
    let (figures, printed) = run(source)
    #expect(printed == "red\n--\n5\nblue\n")
    guard let figure = figures.first, figure.marks.count == 1, case .line(let line) = figure.marks[0] else {
      Issue.record("no curve")
      return
    }
    #expect(line.style.colour == .series(2) && line.style.width == 4 && line.style.marker == .square)
    #expect(line.label == "squares" && line.y == [2, 5, 10])
  }

  @Test func propertiesOfPlots() throws {
    let source = """
      plot(1:3), ax = gca; ax.XLim = [0 4]; ax.Title = "T"; ax.YDir = "reverse"; ax.XDir = "reverse"; ax.XLabel = "x";
      ax.Visible = "off"; disp(ax.XLim), disp(get(ax, "Title")), disp(ax.YScale), disp(ax.XTick)
      """
    let (figures, printed) = run(source)
    #expect(printed == "   0   4\nT\nlinear\n   0   1   2   3   4\n")
    let figure = try #require(figures.first)
    #expect(figure.isReversed && figure.isMirrored && !figure.hasAxes && figure.title == "T" && figure.xLabel == "x")
  }

  @Test func aLegendOfSomeCurves() throws {
    let figure = try figure("h = plot(1:3, 1:3, 1:3, 3:-1:1); legend(h(2), \"falling\")")
    #expect(figure.marks.map { $0.name } == [nil, "falling"])
  }

  @Test func insets() throws {
    let source = """
      plot(1:9), title("Main"), ax = gca;
      in = axes("Position", [0.5 0.2 0.3 0.3]); plot(in, 1:3), title("Detail"), axes(ax), xlabel("x")
      """
    let figure = try figure(source)
    #expect(figure.insets.count == 1 && figure.insets[0].figure.title == "Detail" && figure.xLabel == "x")
    #expect(figure.description.contains("An inset (Detail) shows a plot of one curve."))
    #expect(try self.figure("ax = axes; plot(ax, 1:3)").marks.count == 1)
    #expect(try self.figure("axes(\"Position\", [0.1 0.1 0.8 0.8]), plot(1:3)").insets.isEmpty)
  }

  @Test func surfacesOverTheirContours() throws {
    let figure = try figure("surfc(peaks(10)), shading flat")
    #expect(figure.description.hasPrefix("Plot of one surface and one contour plot on the floor."))
    #expect(try self.figure("meshc(@(x, y) x * y)").marks.count == 2)
    #expect(try self.figure("quiver3(1, 2, 3, 0, 0, 2, 0)").description.contains("lengths from 2 to 2"))
  }
}
