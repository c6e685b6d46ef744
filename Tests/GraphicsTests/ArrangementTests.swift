import Foundation
import Markup
import Testing

@testable import Graphics

/// Where the plots of a figure stand.
@Suite struct ArrangementTests {
  struct Rectangle {
    var left: Double
    var right: Double
    var top: Double
    var bottom: Double
  }

  /// The areas between the axes, in reading order.
  private func areas(_ figure: Figure, _ layout: Layout) throws -> (areas: [Rectangle], height: Double) {
    let tiling = try #require(figure.tiling)
    let arrangement = Arrangement(figure: figure, tiling: tiling, layout: layout, id: "f")
    var areas: [Rectangle] = []
    for composition in arrangement.compositions {
      let (frame, place) = (composition.frame, composition.place)
      areas.append(
        Rectangle(
          left: place.x + frame.left, right: place.x + frame.right, top: place.y + frame.top,
          bottom: place.y + frame.bottom))
    }
    return (areas, arrangement.height)
  }

  private func grid(_ rows: Int, _ columns: Int, _ label: String = "") -> Figure {
    let panels = (0..<rows * columns).map { index in
      let size = [1.0, 1e5, 1e-4][index % 3]
      return Panel(
        Figure(marks: [.line(Line(x: [0, 1], y: [0, size]))], xLabel: Label(label)),
        in: CellRange(row: index / columns, column: index % columns))
    }
    return Gallery.tiled(rows: rows, columns: columns, panels)
  }

  @Test(arguments: [Layout.wide, .narrow])
  func areasLieApartAndInside(layout: Layout) throws {
    let gallery = ["views", "multiples", "spanning"].compactMap { name in Gallery.figures.first { $0.name == name } }
    for figure in gallery.map({ $0.figure }) + [grid(1, 2), grid(3, 3), grid(2, 5), grid(1, 12)] {
      let (areas, height) = try areas(figure, layout)
      for (index, area) in areas.enumerated() {
        #expect(area.left >= 0 && area.right <= layout.width && area.top >= 0 && area.bottom <= height)
        #expect(area.right - area.left >= 48 && area.bottom - area.top >= 60)
        for other in areas[(index + 1)...] {
          let isApart = area.right < other.left || other.right < area.left || area.bottom < other.top
          #expect(isApart || other.bottom < area.top)
        }
      }
    }
  }

  @Test func areasOfRowsAndColumnsAreAligned() throws {
    let (areas, _) = try areas(grid(3, 3), .wide)
    for (index, area) in areas.enumerated() {
      let (first, above) = (areas[index / 3 * 3], areas[index % 3])
      #expect(area.top == first.top && area.bottom == first.bottom)
      #expect(area.left == above.left && area.right == above.right)
      #expect(area.right - area.left == first.right - first.left)
    }
  }

  @Test func aSpanningPlotEndsWithTheLastOfItsCells() throws {
    let (areas, _) = try areas(Gallery.spanning, .wide)
    // In reading order: the wide plot, the high one, and the two below the wide one.
    #expect(areas[0].left == areas[2].left && areas[0].right == areas[3].right)
    #expect(areas[1].top == areas[0].top && areas[1].bottom == areas[3].bottom)
  }

  @Test(arguments: [(2, "", 1), (3, "", 2), (4, "", 2), (4, "the title of an axis that takes a line", 1)])
  func aPhoneShowsFewerColumns(columns: Int, label: String, shown: Int) throws {
    let (areas, _) = try areas(grid(1, columns, label), .narrow)
    #expect(Set(areas.map { $0.left }).count == shown)
    #expect(zip(areas, areas.dropFirst()).allSatisfy { $0.top < $1.top || $0.left < $1.left })
  }

  @Test func columnsTooNarrowForTextBecomeFewer() throws {
    let (areas, _) = try areas(grid(1, 12), .wide)
    let row = areas.filter { $0.top == areas[0].top }
    #expect(row.count < 12 && row.count > 2)
  }

  @Test func linkedAxesHaveTheSameLimits() {
    func panel(_ column: Int, _ y: [Double], x: [Double] = [0, 1], limits: Limits? = nil) -> Panel {
      Panel(
        Figure(marks: [.line(Line(x: x, y: y))], xLimits: limits), in: CellRange(row: 0, column: column), xLink: 1,
        yLink: 2)
    }
    let tiling = Tiling(rows: 1, columns: 2, panels: [panel(0, [0, 1]), panel(1, [-3, 9], x: [4, 5])])
    func limits(_ tiling: Tiling, isX: Bool) -> [Limits?] { tiling.panels.map { tiling.limits(of: $0, isX: isX) } }
    #expect(limits(tiling, isX: true) == [Limits(lower: 0, upper: 5), Limits(lower: 0, upper: 5)])
    let heights = limits(tiling, isX: false)
    #expect(heights[0] == heights[1])
    #expect((heights[0]?.lower ?? 0) <= -3 && (heights[0]?.upper ?? 0) >= 9)
    let set = Limits(lower: 2, upper: 3)
    let limited = Tiling(rows: 1, columns: 2, panels: [panel(0, [0, 1]), panel(1, [1, 2], limits: set)])
    #expect(limits(limited, isX: true) == [set, set])
  }

  @Test func onlyOuterAxesOfLinkedPlotsHaveNumbers() {
    func count(_ text: String, _ layout: Layout) -> Int {
      Gallery.multiples.svg(layout: layout, id: "f").description.components(separatedBy: text).count - 1
    }
    // The numbers of the vertical axis stand left of each row, those of the horizontal one and its title below each
    // column.
    #expect(count(">1.0<", .wide) == 1 && count(">2<", .wide) == 4 && count(">x<", .wide) == 4)
    #expect(count(">1.0<", .narrow) == 2 && count(">2<", .narrow) == 2 && count(">x<", .narrow) == 2)
  }

  @Test func panelsAreInReadingOrderAndNamed() {
    let description = Gallery.spanning.description
    #expect(description.hasPrefix("Figure of 4 panels. Panel 1 of 4 (Three waves): Plot of 3 curves."))
    #expect(description.contains("Panel 2 of 4 (Braking distance): "))
    #expect(Gallery.multiples.svg(layout: .wide, id: "f").description.components(separatedBy: "role=").count == 2)
  }
}
