import Markup

/// The panels of a figure laid out at one width: the areas of a column begin and end at the same place, and so do those
/// of a row, whatever stands around them. Nothing is scaled; where the columns would become too narrow for the text,
/// there are fewer of them.
struct Arrangement {
  private let figure: Figure
  private let layout: Layout
  private let id: String
  /// The figure's own titles.
  private let head: Composition
  private let start: Double
  /// The panels, in reading order.
  private(set) var compositions: [Composition] = []
  /// The height of the drawing in pixels.
  private(set) var height = 0.0
  private var isTooNarrow = false

  /// The least width of an area between its axes, in pixels.
  private static let leastArea = 64.0

  init(figure: Figure, tiling: Tiling, layout: Layout, id: String) {
    self.figure = figure
    self.layout = layout
    self.id = id
    head = Composition(figure: figure, room: Room(layout), id: id)
    let top = head.frame.top
    start = top > 10 ? top : 0
    let given = tiling.across
    // Two plots beside each other fill half the text's width each, which is all that a phone has.
    var across = Swift.min(given, layout == .wide ? 7 : given > 2 ? 2 : 1)
    lay(given > across ? tiling.reflowed(columns: across) : tiling)
    while isTooNarrow, across > 1 {
      across -= 1
      lay(tiling.reflowed(columns: across))
    }
  }

  /// A row or a column of the grid: the margins before and after its area, and the size of that. In pixels.
  private struct Track {
    var before = 0.0
    var after = 0.0
    var size = 0.0
    var gap = 0.0

    var length: Double { gap + before + size + after }

    /// Where the area of a track starts.
    static func start(_ index: Int, _ tracks: [Track]) -> Double {
      var place = tracks[index].gap + tracks[index].before
      for track in tracks.prefix(index) { place += track.length }
      return place
    }

    /// Makes room for an area that starts in one track and ends in another.
    static func grow(
      _ tracks: inout [Track], _ first: Int, _ last: Int, _ before: Double, _ after: Double, size: Double
    ) {
      tracks[first].before = Swift.max(tracks[first].before, before)
      tracks[last].after = Swift.max(tracks[last].after, after)
      for index in first...last { tracks[index].size = Swift.max(tracks[index].size, size) }
    }
  }

  private mutating func lay(_ tiling: Tiling) {
    let gap = layout == .wide ? 24.0 : 16
    var columns = [Track](repeating: Track(), count: tiling.columns)
    var rows = [Track](repeating: Track(), count: tiling.rows)
    for panel in tiling.panels {
      if panel.cells.column > 0 { columns[panel.cells.column].gap = gap }
      if panel.cells.row > 0 { rows[panel.cells.row].gap = 14 }
    }
    let nominal = (layout.width + gap) / Double(tiling.across) - gap
    let rowHeight = Swift.max(104, Swift.min((nominal * 0.6).rounded(), tiling.rows == 1 ? 232 : 160))
    let plain = Room(panelOf: layout, width: nominal, plotHeight: rowHeight)

    // Margins depend on the numbers, and these on the room that the margins leave; they only ever grow.
    for pass in 0..<4 {
      var share = layout.width
      for column in columns { share -= column.length - column.size }
      share = (share / Double(tiling.columns)).rounded(.down)
      for index in columns.indices { columns[index].size = share }
      compositions = []
      isTooNarrow = false
      for panel in tiling.panels {
        let cells = panel.cells
        let (right, bottom) = (cells.column + cells.columns - 1, cells.row + cells.rows - 1)
        let (left, top) = (Track.start(cells.column, columns), Track.start(cells.row, rows))
        let width = Track.start(right, columns) + share - left
        var room = plain
        room.leastLeft = Swift.max(8, columns[cells.column].before)
        room.leastRight = Swift.max(8, columns[right].after)
        room.leastTop = rows[cells.row].before
        room.width = width + columns[cells.column].before + columns[right].after
        if pass > 1 {
          room.plotHeight = Track.start(bottom, rows) + rows[bottom].size - top
          room.tallest = room.plotHeight
          room.lowest = room.plotHeight
        }
        outline(panel, tiling, &room)
        let composition = Composition(figure: panel.figure, room: room, id: id + "-" + String(compositions.count + 1))
        let frame = composition.frame
        let title = Swift.max(Lettering.width(composition.xLabel), Lettering.width(composition.yLabel))
        if width < Arrangement.leastArea || title > room.width { isTooNarrow = true }
        composition.place.x = left - columns[cells.column].before
        compositions.append(composition)
        Track.grow(&columns, cells.column, right, frame.left, composition.right.rounded(.up), size: 0)
        // At first a panel is as high as it likes.
        let size = pass > 1 ? 0 : ((frame.bottom - frame.top) / Double(cells.rows)).rounded(.up)
        Track.grow(&rows, cells.row, bottom, frame.top, composition.height - frame.bottom, size: size)
      }
    }
    for (index, panel) in tiling.panels.enumerated() {
      let bottom = panel.cells.row + panel.cells.rows - 1
      compositions[index].place.y =
        start + Track.start(bottom, rows) + rows[bottom].size - compositions[index].frame.bottom
    }
    height = start + (figure.xLabel.isEmpty ? 0 : 20 + figure.xLabel.rise + figure.xLabel.drop)
    for row in rows { height += row.length }
  }

  /// Gives a panel the limits that it shares, and leaves out the numbers of an axis that its outer neighbour shows as well,
  /// and a title that it repeats.
  private func outline(_ panel: Panel, _ tiling: Tiling, _ room: inout Room) {
    room.xLimits = tiling.limits(of: panel, isX: true)
    room.yLimits = tiling.limits(of: panel, isX: false)
    let cells = panel.cells
    // The plots with axes that are next below and next to the left.
    var below: Panel?
    var before: Panel?
    for other in tiling.panels {
      let isX = panel.xLink != 0 && other.xLink == panel.xLink
      let isY = panel.yLink != 0 && other.yLink == panel.yLink
      if isX || other === panel, other.figure.xLimits != nil { room.isCut = true }
      if isY || other === panel, other.figure.yLimits != nil { room.isCut = true }
      let outer = other.cells
      guard other.figure.hasAxes else { continue }
      let (row, column) = (below?.cells.row ?? .max, before?.cells.column ?? -1)
      if outer.column == cells.column, outer.columns == cells.columns, outer.row > cells.row, outer.row < row {
        below = other
      }
      if outer.row == cells.row, outer.rows == cells.rows, outer.column < cells.column, outer.column > column {
        before = other
      }
    }
    if let below, panel.xLink != 0, below.xLink == panel.xLink {
      room.hasXNumbers = false
      room.hasXTitle = room.hasXTitle && below.figure.xLabel != panel.figure.xLabel
    }
    if let before, panel.yLink != 0, before.yLink == panel.yLink {
      room.hasYNumbers = false
      room.hasYTitle = room.hasYTitle && before.figure.yLabel != panel.figure.yLabel
    }
  }

  /// The panels below the figure's titles, between the titles that their axes share.
  func draw() -> Markup {
    var pieces = head.heading()
    for panel in compositions {
      let place = ["translate(", Coordinate.text(panel.place.x), " ", Coordinate.text(panel.place.y), ")"].joined()
      pieces.append(.tag("g", ["transform": place], [panel.draw()]))
    }
    if !figure.xLabel.isEmpty {
      let label = figure.xLabel.cut(width: layout.width)
      pieces.append(Lettering.text(label, x: layout.width, y: height - 6 - label.drop, anchor: .end))
    }
    return .fragment(pieces)
  }
}
