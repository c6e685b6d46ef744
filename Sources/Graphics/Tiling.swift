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
}

/// One plot of a tiling. An object, as it never changes and a figure is large to copy.
public final class Panel: Equatable, Sendable {
  /// The plot.
  public let figure: Figure
  /// The cells that it fills.
  public let cells: CellRange
  /// Panels with the same number here, other than 0, share the limits of the horizontal axis.
  public let xLink: Int
  /// The same for the vertical axis.
  public let yLink: Int
  let domain: Domain

  /// A plot in its cells.
  public init(_ figure: Figure, in cells: CellRange, xLink: Int = 0, yLink: Int = 0) {
    self.figure = figure
    self.cells = cells
    self.xLink = xLink
    self.yLink = yLink
    domain = figure.domain
  }

  /// Whether two panels show the same plot in the same cells.
  public static func == (one: Panel, other: Panel) -> Bool {
    one.figure == other.figure && one.cells == other.cells && one.xLink == other.xLink && one.yLink == other.yLink
  }
}

/// The plots of a figure in a grid, where a plot may span several cells.
public final class Tiling: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The plots, in reading order.
  public let panels: [Panel]

  /// Plots in a grid.
  public init(rows: Int, columns: Int, panels: [Panel]) {
    self.rows = rows
    self.columns = columns
    let order = sortedPositions(panels.count) {
      let (one, other) = (panels[$0].cells, panels[$1].cells)
      return one.row == other.row ? one.column < other.column : one.row < other.row
    }
    var sorted: [Panel] = []
    for position in order { sorted.append(panels[position]) }
    self.panels = sorted
  }

  /// Whether two grids hold the same plots.
  public static func == (one: Tiling, other: Tiling) -> Bool {
    one.rows == other.rows && one.columns == other.columns && one.panels == other.panels
  }

  /// The same plots in a grid of other columns and as many rows as they need, in reading order; a plot keeps at least its
  /// part of the width.
  func reflowed(columns count: Int) -> Tiling {
    var placed: [Panel] = []
    var (row, column) = (0, 0)
    for panel in panels {
      let width = (panel.cells.columns * count + columns - 1) / columns
      if column + width > count { (row, column) = (row + 1, 0) }
      let cells = CellRange(row: row, column: column, columns: width)
      placed.append(Panel(panel.figure, in: cells, xLink: panel.xLink, yLink: panel.yLink))
      column += width
    }
    return Tiling(rows: row + 1, columns: count, panels: placed)
  }

  /// The number of plots side by side, when the narrowest of them is taken for one column.
  var across: Int {
    var narrowest = columns
    for panel in panels { narrowest = Swift.min(narrowest, panel.cells.columns) }
    return columns / Swift.max(narrowest, 1)
  }

  /// What the figure is.
  var kind: String { "Figure of " + Words.count(panels.count, ("panel", "panels")) }

  /// The panels in words, one after the other.
  var description: String {
    var parts = [kind, "."]
    var number = 0
    for panel in panels {
      number += 1
      parts += [" Panel ", String(number), " of ", String(panels.count)]
      if !panel.figure.title.isEmpty { parts += [" (", panel.figure.title.text, ")"] }
      parts += [": ", panel.figure.description]
    }
    return parts.joined()
  }

  /// The limits of an axis that a panel shares with others; nil if it shares none.
  func limits(of panel: Panel, isX: Bool) -> Limits? {
    let link = isX ? panel.xLink : panel.yLink
    guard link != 0 else { return nil }
    var extent = Extent()
    var wished: Limits?
    for other in panels where (isX ? other.xLink : other.yLink) == link {
      extent.include(isX ? other.domain.x : other.domain.y)
      guard var own = isX ? other.figure.xLimits : other.figure.yLimits else { continue }
      if let former = wished {
        own.lower = Swift.min(former.lower, own.lower)
        own.upper = Swift.max(former.upper, own.upper)
      }
      wished = own
    }
    if isX { return Composition.horizontal(extent, panel.figure.xScale, wished, length: 200) }
    return Composition.vertical(extent, panel.figure.yScale, wished, length: 160, spacing: 40).0
  }
}
