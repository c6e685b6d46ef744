import Numerics

/// Cells of a grid that lie together in a rectangle; rows and columns count from 0.
public struct CellRange: Equatable, Sendable {
  /// The uppermost row.
  public var row: Int
  /// The leftmost column.
  public var column: Int
  /// The number of rows.
  public var rows: Int
  /// The number of columns.
  public var columns: Int

  /// A rectangle, of one cell unless said otherwise.
  public init(row: Int, column: Int, rows: Int = 1, columns: Int = 1) {
    self.row = row
    self.column = column
    self.rows = rows
    self.columns = columns
  }

  /// Whether two rectangles share a cell.
  public func overlaps(_ other: CellRange) -> Bool {
    row < other.row + other.rows && other.row < row + rows && column < other.column + other.columns
      && other.column < column + columns
  }
}

/// One plot of a tiling.
public struct Panel: Equatable, Sendable {
  /// The plot.
  public var figure: Figure
  /// The cells that it fills.
  public var cells: CellRange
  /// Panels with the same number here, other than 0, share the limits of the horizontal axis.
  public var xLink = 0
  /// The same for the vertical axis.
  public var yLink = 0

  /// A plot in its cells.
  public init(_ figure: Figure, in cells: CellRange) {
    self.figure = figure
    self.cells = cells
  }
}

/// The plots of a figure in a grid, where a plot may span several cells.
public struct Tiling: Equatable, Sendable {
  /// The number of rows.
  public var rows: Int
  /// The number of columns.
  public var columns: Int
  /// The plots, in reading order.
  public private(set) var panels: [Panel] = []

  /// Plots in a grid.
  public init(rows: Int, columns: Int, panels: [Panel]) {
    self.rows = rows
    self.columns = columns
    let order = sortedPositions(panels.count) {
      let (one, other) = (panels[$0].cells, panels[$1].cells)
      return one.row == other.row ? one.column < other.column : one.row < other.row
    }
    for position in order { self.panels.append(panels[position]) }
  }

  /// The first cell, row by row, where a plot of some rows and columns covers none of the others.
  public static func firstFree(
    rows: Int, columns: Int, in grid: (rows: Int, columns: Int), from start: Int = 0, besides panels: [Panel]
  ) -> CellRange? {
    var cell = start
    while cell < grid.rows * grid.columns {
      let range = CellRange(row: cell / grid.columns, column: cell % grid.columns, rows: rows, columns: columns)
      if range.column + columns <= grid.columns, range.row + rows <= grid.rows,
        !panels.contains(where: { $0.cells.overlaps(range) })
      {
        return range
      }
      cell += 1
    }
    return nil
  }

  /// The same plots in a grid of other columns and as many rows as they need, in reading order; a plot keeps at
  /// least its part of the width.
  func reflowed(columns count: Int) -> Tiling {
    var placed: [Panel] = []
    var start = 0
    var rows = 0
    for panel in panels {
      var panel = panel
      let width = (panel.cells.columns * count + columns - 1) / columns
      // There is always room in the row below.
      let grid = (rows + 1, count)
      guard let cells = Tiling.firstFree(rows: 1, columns: width, in: grid, from: start, besides: placed) else {
        continue
      }
      panel.cells = cells
      placed.append(panel)
      start = cells.row * count + cells.column
      rows = Swift.max(rows, cells.row + 1)
    }
    return Tiling(rows: rows, columns: count, panels: placed)
  }

  /// The number of plots side by side, when the narrowest of them is taken for one column.
  var across: Int {
    var narrowest = columns
    for panel in panels { narrowest = Swift.min(narrowest, panel.cells.columns) }
    return columns / Swift.max(narrowest, 1)
  }

  /// What the figure is: `Figure of 4 panels`.
  var kind: String { "Figure of " + Words.count(panels.count, ("panel", "panels")) }

  /// The panels in words, one after the other.
  var description: String {
    var text = kind + "."
    for (index, panel) in panels.enumerated() {
      text += " Panel " + String(index + 1) + " of " + String(panels.count)
      if !panel.figure.title.isEmpty { text += " (" + panel.figure.title + ")" }
      text += ": " + panel.figure.description
    }
    return text
  }

  /// The plots with the limits that linked axes share.
  var linked: [Figure] {
    var figures = panels.map { $0.figure }
    let domains = figures.map { $0.domain }
    for index in panels.indices {
      if let limits = shared(of: index, domains, isX: true) { figures[index].xLimits = limits }
      if let limits = shared(of: index, domains, isX: false) { figures[index].yLimits = limits }
    }
    return figures
  }

  /// The limits of all plots that share an axis with one of them; nil if it shares none.
  private func shared(of index: Int, _ domains: [Domain], isX: Bool) -> Limits? {
    let link = isX ? panels[index].xLink : panels[index].yLink
    guard link != 0 else { return nil }
    var extent = Extent()
    var wished: Limits?
    for (position, panel) in panels.enumerated() where (isX ? panel.xLink : panel.yLink) == link {
      extent.include(isX ? domains[position].x : domains[position].y)
      guard let own = isX ? panel.figure.xLimits : panel.figure.yLimits else { continue }
      if let other = wished {
        wished = Limits(lower: Swift.min(other.lower, own.lower), upper: Swift.max(other.upper, own.upper))
      } else {
        wished = own
      }
    }
    var figure = panels[index].figure
    if isX {
      figure.xLimits = wished
      return Composition.horizontal(figure, extent, length: 200)
    }
    figure.yLimits = wished
    return Composition.vertical(figure, extent, length: 160, spacing: 40).0
  }
}
