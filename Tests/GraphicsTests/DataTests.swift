import Foundation
import Markup
import Testing

@testable import Graphics

/// Whatever the data, there is a drawing, and it is honest.
@Suite struct DataTests {
  static let data: [[Double]] = [
    [], [1], [.nan], [.nan, .infinity, -.infinity], [0, 0, 0], [5, 5], [1, .nan, 2, .nan, 3], [1e300, -1e300],
    [1.7e308, -1.7e308, 0], [.leastNonzeroMagnitude, 0, 99 * .leastNonzeroMagnitude], [1e-300, 2e-300],
    [1e15, 1e15 + 1, 1e15 + 2], [1, 1 + 1e-15],
    [1e9, 1e9 + 1e-3], [-1, 0, 1, .infinity], [1e-5, 1e5],
  ]

  @Test(arguments: data) func anyDataDraws(values: [Double]) {
    let x = values.indices.map { Double($0) }
    let style = LineStyle(marker: .square)
    for (across, up) in [(x, values), (values, x), (values, values)] {
      let marks: [Mark] = [
        .line(Line(x: across, y: up, style: style, label: "a")), .dots(Dots(x: across, y: up)),
        .stairs(Stairs(x: across, y: up)), .stairs(Stairs(x: across, y: Array(up.dropLast()))),
        .bars(Bars(x: across, y: up)), .area(Area(x: across, y: up)), .area(Area(x: across, y: up, base: [1])),
        .rule(Rule(.vertical, at: up.first ?? 0, label: "v")), .rule(Rule(.horizontal, at: up.last ?? 0, label: "h")),
        .annotation(Annotation(x: across.first ?? 0, y: up.last ?? 0, text: "here")),
      ]
      for mark in marks {
        for (xScale, yScale, isEqual) in [
          (Scale.linear, Scale.linear, false), (.linear, .linear, true), (.logarithmic, .logarithmic, false),
        ] {
          var figure = Figure(marks: [mark], xScale: xScale, yScale: yScale, isEqualScale: isEqual)
          expectSound(figure)
          figure.xLimits = Limits(lower: -1, upper: 1e-3)
          figure.yLimits = Limits(lower: 0, upper: .infinity)
          figure.hasAxes = false
          expectSound(figure)
        }
      }
    }
  }

  private func expectSound(_ figure: Figure) {
    for layout in [Layout.wide, .narrow] {
      let text = figure.svg(layout: layout, id: "f").description
      for word in ["nan", "inf", "NaN", "Inf"] {
        let place = text.firstRange(of: word).map { text[..<$0.upperBound].suffix(80) }
        #expect(place == nil, "\(word) in the drawing")
      }
      #expect(text.utf8.count < 20_000)
    }
    #expect(!figure.description.isEmpty)
    for line in figure.terminalPlot(width: 40, height: 12) { #expect(TextWidth.columns(line) <= 40) }
  }

  @Test func missingValuesBreakLines() {
    let figure = Figure(marks: [.line(Line(x: [0, 1, 2, 3, 4], y: [1, 2, .nan, 2, 1]))])
    #expect(paths("ln", in: figure).first?.filter { $0 == "M" }.count == 2)
    let lonely = Figure(marks: [.line(Line(x: [0, 1, 2], y: [.nan, 1, .nan]))])
    #expect(paths("ln", in: lonely).first?.hasSuffix("h0") == true)
  }

  @Test func straightLinesNeedTwoPoints() {
    let x = (0..<200).map { Double($0) }
    let figure = Figure(marks: [.line(Line(x: x, y: x.map { 3 * $0 - 2 }))])
    let path = paths("ln", in: figure).first ?? ""
    #expect(path.split(separator: "l").count == 2 && path.filter { $0 == " " }.count <= 2)
  }

  @Test func aMillionPointsStaySmall() {
    var stream = Gallery.Stream(1)
    let x = (0..<1_000_000).map { Double($0) }
    let y = x.map { _ in stream.bell() }
    let clock = ContinuousClock()
    var size = 0
    let time = clock.measure {
      size = Figure(marks: [.line(Line(x: x, y: y))]).svg(layout: .wide, id: "f").description.utf8.count
    }
    #expect(size < 40_000)
    // Unoptimised; an optimised build takes a fiftieth of a second.
    #expect(time < .seconds(20))
  }

  @Test func dropoutsInAMillionPointsAreSeen() throws {
    var y = [Double](repeating: 0, count: 300_000)
    y[123_456] = 1
    y[200_000] = -1
    let figure = Figure(marks: [.line(Line(x: y.indices.map { Double($0) }, y: y))])
    let path = try #require(paths("ln", in: figure).first)
    #expect(path.contains("-136") && path.contains("136"))
  }

  @Test func cloudsAndScribblesStaySmall() {
    var stream = Gallery.Stream(1)
    let x = (0..<100_000).map { _ in stream.bell() }
    let y = (0..<100_000).map { _ in stream.bell() }
    let cloud = Figure(marks: [.dots(Dots(x: x, y: y))])
    #expect(cloud.svg(layout: .wide, id: "f").description.utf8.count < 260_000)
    let scribble = Figure(marks: [.line(Line(x: x, y: y))])
    #expect(scribble.svg(layout: .wide, id: "f").description.utf8.count < 60_000)
  }

  @Test func markersOfACurveRunTogether() {
    func fills(_ mark: Mark) -> Int {
      let text = Figure(marks: [mark]).svg(layout: .wide, id: "f").description
      return text.components(separatedBy: "class=\"mk\"").count - 1
    }
    let x = [0, 10, 20, 20.1, 20.2]
    let style = LineStyle(marker: .circle)
    #expect(fills(.line(Line(x: x, y: x, style: style))) == 2, "the last marker lies on two others")
    #expect(fills(.line(Line(x: [0, 10, 20], y: [0, 10, 20], style: style))) == 0)
    #expect(fills(.line(Line(x: [0, 10, 10], y: [0, 10, 10], style: style))) == 0, "one place, one marker")
    #expect(fills(.dots(Dots(x: x, y: x, isFilled: true))) == 0)
  }

  @Test func limitsCut() {
    var figure = Figure(marks: [.line(Line(x: [0, 10], y: [0, 10]))])
    #expect(!figure.svg(layout: .wide, id: "f").description.contains("clip-path"))
    figure.yLimits = Limits(lower: 2, upper: 4)
    let text = figure.svg(layout: .wide, id: "f").description
    #expect(text.contains("clip-path=\"url(#f-wide-clip)\"") && text.contains("<clipPath id=\"f-wide-clip\">"))
  }

  @Test func coloursFollowTheTheme() {
    let x = [0.0, 1]
    let figure = Figure(marks: [
      .line(Line(x: x, y: x)), .line(Line(x: x, y: x, style: LineStyle(colour: Colour(name: "r")))),
      .line(Line(x: x, y: x)), .line(Line(x: x, y: x, style: LineStyle(colour: .rgb(1, 0.5, -3)))),
    ])
    let text = figure.svg(layout: .wide, id: "f").description
    #expect(text.contains("class=\"ln k1\"") && text.contains("class=\"ln k2\""))
    #expect(text.contains("style=\"--k:#ff8000;--kt:#ff8000\""))
    #expect(Colour(name: "nosuch") == nil)
    #expect(Colour.series(9).category == 1 && Colour.series(0).category == 8)
  }

  @Test func markupOfAuthorsIsEscaped() {
    let figure = Figure(marks: [.line(Line(x: [0, 1], y: [0, 1], label: "<b>"))], title: "a < b & c")
    let text = figure.svg(layout: .wide, id: "f").description
    #expect(text.contains("a &lt; b &amp; c") && !text.contains("<b>"))
  }

  @Test func drawingsNameThemselves() {
    let text = Gallery.fit.svg(layout: .narrow, id: "fig").description
    #expect(text.contains("role=\"img\" aria-labelledby=\"fig-title fig-desc\""))
    #expect(!text.contains("<title"))
    #expect(
      Gallery.fit.svg(layout: .wide, id: "fig").description.contains("<title id=\"fig-title\">Braking distance</title>")
    )
  }

  private func paths(_ className: String, in figure: Figure) -> [String] {
    func walk(_ markup: Markup) -> [String] {
      switch markup {
      case .text, .verbatim: return []
      case .fragment(let pieces): return pieces.flatMap { walk($0) }
      case .element(let name, let attributes, let children):
        let classes = attributes.first { $0.name == "class" }?.value?.split(separator: " ") ?? []
        let path = attributes.first { $0.name == "d" }?.value
        if name == "path", classes.contains(Substring(className)), let path { return [path] }
        return children.flatMap { walk($0) }
      }
    }
    return walk(figure.svg(layout: .wide, id: "f"))
  }
}
