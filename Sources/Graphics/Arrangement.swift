import Markup

/// The panels of a figure laid out at one width: the areas of a column begin and end at the same place, and so do those
/// of a row, whatever stands around them. Nothing is scaled; where the columns would become too narrow for the text,
/// there are fewer of them.
struct Arrangement {
  private let figure: Figure
  private let layout: Layout
  private let titles: [String]
  private let subtitles: [String]
  /// The plots, with the limits that they share.
  private let figures: [Figure]
  /// The panels, in reading order, and where each has its upper left corner.
  private(set) var compositions: [Composition] = []
  private(set) var places: [Point] = []
  /// The height of the drawing in pixels.
  private(set) var height = 0.0
  private var isTooNarrow = false

  private static let titleSize = 15.0
  private static let titleHeight = 21.0
  /// The least width of an area between its axes, in pixels.
  private static let leastArea = 64.0
  private static let rowGap = 14.0

  init(figure: Figure, tiling: Tiling, layout: Layout, id: String) {
    self.figure = figure
    self.layout = layout
    titles = TextWidth.wrap(figure.title, width: layout.width, size: Arrangement.titleSize, isBold: true)
    subtitles = TextWidth.wrap(figure.subtitle, width: layout.width)
    figures = tiling.linked
    let given = tiling.across
    // Two plots beside each other fill half the text's width each, which is all that a phone has.
    let most = layout == .wide ? 7 : given > 2 ? 2 : 1
    var across = Swift.min(given, most)
    lay(given > across ? tiling.reflowed(columns: across) : tiling, id: id)
    while isTooNarrow, across > 1 {
      across -= 1
      lay(tiling.reflowed(columns: across), id: id)
    }
  }

  /// The height that one row of plots has, from the width of the narrowest plot in it.
  private static func rowHeight(_ tiling: Tiling, width: Double) -> Double {
    Swift.max(104, Swift.min((width * 0.6).rounded(), tiling.rows == 1 ? 232 : 160))
  }

  private mutating func lay(_ tiling: Tiling, id: String) {
    let gap = layout == .wide ? 24.0 : 16
    let panels = tiling.panels
    var columns = Tracks(count: tiling.columns)
    var rows = Tracks(count: tiling.rows)
    for panel in panels {
      if panel.cells.column > 0 { columns.gaps[panel.cells.column] = gap }
      if panel.cells.row > 0 { rows.gaps[panel.cells.row] = Arrangement.rowGap }
    }
    let nominal = (layout.width + gap) / Double(tiling.across) - gap
    let rowHeight = Arrangement.rowHeight(tiling, width: nominal)
    var room = Room(panelOf: layout, width: nominal, plotHeight: rowHeight)
    let start = headHeight

    // Margins depend on the numbers, and these on the room that the margins leave; they only ever grow.
    for pass in 0..<4 {
      columns.sizes = [Double](repeating: columns.share(of: layout.width), count: tiling.columns)
      columns.lay(from: 0)
      rows.lay(from: start)
      if pass < 2 { rows.sizes = [Double](repeating: 0, count: tiling.rows) }
      compositions = []
      isTooNarrow = false
      for (index, panel) in panels.enumerated() {
        let cells = panel.cells
        let (across, down) = (columns.span(cells.column, cells.columns), rows.span(cells.row, cells.rows))
        room.width = across.end - across.start
        room.leastLeft = Swift.max(8, columns.before[cells.column])
        room.leastRight = Swift.max(8, columns.after[cells.column + cells.columns - 1])
        room.leastTop = rows.before[cells.row]
        if pass >= 2 {
          room.plotHeight = down.areaEnd - down.areaStart
          (room.tallest, room.lowest) = (room.plotHeight, room.plotHeight)
        }
        var shown = figures[index]
        outline(&shown, &room, panel, panels)
        let composition = Composition(figure: shown, room: room, id: id + "-" + String(index + 1))
        compositions.append(composition)
        let frame = composition.frame
        if across.areaEnd - across.areaStart < Arrangement.leastArea { isTooNarrow = true }
        if Lettering.width(shown.xLabel) > room.width || Lettering.width(shown.yLabel) > room.width {
          isTooNarrow = true
        }
        columns.grow(cells.column, cells.columns, before: frame.left, after: composition.right)
        rows.grow(cells.row, cells.rows, before: frame.top, after: composition.height - frame.bottom)
        guard pass < 2 else { continue }
        for row in cells.row..<cells.row + cells.rows {
          let needed = ((frame.bottom - frame.top) / Double(cells.rows)).rounded(.up)
          rows.sizes[row] = Swift.max(rows.sizes[row], needed)
        }
      }
    }
    rows.lay(from: start)
    places = panels.indices.map { index in
      let cells = panels[index].cells
      let area = rows.span(cells.row, cells.rows).areaEnd
      return Point(
        x: columns.span(cells.column, cells.columns).start, y: area - compositions[index].frame.bottom)
    }
    height = rows.end + (figure.xLabel.isEmpty ? 0 : 20)
  }

  /// Leaves out the numbers of an axis that a plot further out shows as well, and a title that it repeats.
  private func outline(_ shown: inout Figure, _ room: inout Room, _ panel: Panel, _ panels: [Panel]) {
    room.hasXNumbers = true
    room.hasYNumbers = true
    room.holdsAll = true
    for other in panels {
      let (cells, outer) = (panel.cells, other.cells)
      let isX = panel.xLink != 0 && other.xLink == panel.xLink
      let isY = panel.yLink != 0 && other.yLink == panel.yLink
      let isSame = cells == outer
      if isX || isSame, other.figure.xLimits != nil { room.holdsAll = false }
      if isY || isSame, other.figure.yLimits != nil { room.holdsAll = false }
      guard other.figure.hasAxes, !isSame else { continue }
      if isX, outer.column == cells.column, outer.columns == cells.columns, outer.row > cells.row {
        room.hasXNumbers = false
        if other.figure.xLabel == shown.xLabel { shown.xLabel = "" }
      }
      if isY, outer.row == cells.row, outer.rows == cells.rows, outer.column < cells.column {
        room.hasYNumbers = false
        if other.figure.yLabel == shown.yLabel { shown.yLabel = "" }
      }
    }
  }

  private var headHeight: Double {
    var height = Double(titles.count) * Arrangement.titleHeight + Double(subtitles.count) * Room.subtitleHeight
    if height > 0 { height += 10 }
    return figure.yLabel.isEmpty ? height : height + 22
  }

  /// The panels below the figure's titles, between the titles that their axes share.
  func draw() -> Markup {
    var pieces: [Markup] = []
    var y = 14.0
    for line in titles {
      pieces.append(Room.title(line, y: y, size: Arrangement.titleSize))
      y += Arrangement.titleHeight
    }
    for line in subtitles {
      pieces.append(Lettering.text(line, x: 0, y: y - 2, isUpright: true))
      y += Room.subtitleHeight
    }
    if !figure.yLabel.isEmpty {
      pieces.append(Lettering.text(TextWidth.cut(figure.yLabel, width: layout.width), x: 0, y: headHeight - 10))
    }
    for (index, composition) in compositions.enumerated() {
      let place = "translate(" + Coordinate.text(places[index].x) + " " + Coordinate.text(places[index].y) + ")"
      pieces.append(.tag("g", ["transform": place], [composition.draw()]))
    }
    if !figure.xLabel.isEmpty {
      let label = TextWidth.cut(figure.xLabel, width: layout.width)
      pieces.append(Lettering.text(label, x: layout.width, y: height - 6, anchor: .end))
    }
    return .fragment(pieces)
  }
}

/// The rows or the columns of a grid: the margins before and after the areas of each, and the areas' sizes. In pixels.
private struct Tracks {
  var gaps: [Double]
  var before: [Double]
  var after: [Double]
  var sizes: [Double]
  private var starts: [Double]
  private(set) var end = 0.0

  init(count: Int) {
    let none = [Double](repeating: 0, count: count)
    gaps = none
    before = none
    after = none
    sizes = none
    starts = none
  }

  /// The size of an area when all share what gaps and margins leave of a length.
  func share(of length: Double) -> Double {
    var free = length
    for index in gaps.indices { free -= gaps[index] + before[index] + after[index] }
    return (free / Double(gaps.count)).rounded(.down)
  }

  mutating func lay(from start: Double) {
    end = start
    for index in gaps.indices {
      starts[index] = end + gaps[index]
      end = starts[index] + before[index] + sizes[index] + after[index]
    }
  }

  /// Where tracks that lie together start and end, and the area in them.
  func span(_ first: Int, _ count: Int) -> (start: Double, areaStart: Double, areaEnd: Double, end: Double) {
    let last = first + count - 1
    let areaEnd = starts[last] + before[last] + sizes[last]
    return (starts[first], starts[first] + before[first], areaEnd, areaEnd + after[last])
  }

  mutating func grow(_ first: Int, _ count: Int, before: Double, after: Double) {
    self.before[first] = Swift.max(self.before[first], before.rounded(.up))
    self.after[first + count - 1] = Swift.max(self.after[first + count - 1], after.rounded(.up))
  }
}
