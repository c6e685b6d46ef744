import Graphics

/// The plots of a figure that has several, while its program runs.
struct Tiles {
  /// One plot and what is known of it here only.
  struct Tile {
    var panel: Panel
    /// Stands for the plot in programs: negative, so that it is no figure and no count of marks.
    let handle: Double
    var isHeld = false
  }

  /// How the grid follows the number of plots.
  enum Growth {
    case none, both, downwards, across
  }

  /// What stands for all tiles together in programs.
  static let handle = -1.0
  /// The most rows or columns that a grid can have.
  static let most = 24

  var rows: Int
  var columns: Int
  var growth: Growth
  /// In the order they were begun.
  var tiles: [Tile] = []
  private(set) var current = 0
  private var last = handle

  /// A grid without plots.
  init(rows: Int = 1, columns: Int = 1, growth: Growth = .none) {
    self.rows = rows
    self.columns = columns
    self.growth = growth
  }

  /// The plot that is drawn in; a new one while there is none.
  var figure: Figure {
    get { current < tiles.count ? tiles[current].panel.figure : Figure() }
    set { if current < tiles.count { tiles[current].panel.figure = newValue } }
  }

  /// Whether the next plot adds to what the current tile shows.
  var isHeld: Bool {
    get { current < tiles.count && tiles[current].isHeld }
    set { if current < tiles.count { tiles[current].isHeld = newValue } }
  }

  /// The handle of the current tile.
  var handle: Double { current < tiles.count ? tiles[current].handle : Tiles.handle }

  /// The position of the tile with a handle.
  subscript(handle: Double) -> Int? { tiles.firstIndex { $0.handle == handle } }

  /// Makes a tile current.
  mutating func select(_ index: Int) { current = index }

  /// Makes the plot in these cells current, or begins it there in place of those that it would cover.
  mutating func begin(_ cells: CellRange) {
    if let index = tiles.firstIndex(where: { $0.panel.cells == cells }) {
      current = index
      return
    }
    tiles.removeAll { $0.panel.cells.overlaps(cells) }
    append(cells)
  }

  private mutating func append(_ cells: CellRange) {
    last -= 1
    tiles.append(Tile(panel: Panel(Figure(), in: cells), handle: last))
    current = tiles.count - 1
  }

  /// Begins a plot that covers some cells of a grid which need not be that of the other plots: both are divided until
  /// they agree. False where they would have too many rows or columns for that.
  mutating func begin(_ cells: CellRange, ofRows newRows: Int, columns newColumns: Int) -> Bool {
    func commonMultiple(_ first: Int, _ second: Int) -> Int {
      var result = first
      while result % second != 0 { result += first }
      return result
    }
    let (allRows, allColumns) = (commonMultiple(rows, newRows), commonMultiple(columns, newColumns))
    guard allRows <= Tiles.most, allColumns <= Tiles.most else { return false }
    func divided(_ cells: CellRange, _ down: Int, _ across: Int) -> CellRange {
      CellRange(
        row: cells.row * down, column: cells.column * across, rows: cells.rows * down, columns: cells.columns * across)
    }
    for index in tiles.indices {
      tiles[index].panel.cells = divided(tiles[index].panel.cells, allRows / rows, allColumns / columns)
    }
    (rows, columns) = (allRows, allColumns)
    begin(divided(cells, allRows / newRows, allColumns / newColumns))
    // What filled the grid before is gone with its division.
    if tiles.count == 1 {
      (rows, columns) = (newRows, newColumns)
      tiles[0].panel.cells = cells
    }
    return true
  }

  /// Begins a plot of some rows and columns in the tile with a number from 1, or in the next free place, or goes back to
  /// the plot that begins there. False where there is no such place.
  mutating func add(_ number: Int?, rows height: Int, columns width: Int, isSpan: Bool = true) -> Bool {
    if let number, number <= rows * columns {
      let cells = CellRange(
        row: (number - 1) / columns, column: (number - 1) % columns, rows: height, columns: width)
      if !isSpan,
        let index = tiles.firstIndex(where: {
          $0.panel.cells.row == cells.row && $0.panel.cells.column == cells.column
        })
      {
        current = index
        return true
      }
      guard cells.row + height <= rows, cells.column + width <= columns else { return false }
      begin(cells)
      return true
    }
    guard growth != .none else {
      let free = Tiling.firstFree(
        rows: height, columns: width, in: (rows, columns), besides: tiles.map { $0.panel })
      guard number == nil, let free else { return false }
      append(free)
      return true
    }
    guard tiles.count < 100, height <= Tiles.most, width <= Tiles.most else { return false }
    append(CellRange(row: 0, column: 0, rows: height, columns: width))
    reflow()
    return true
  }

  /// Places all plots anew, one after the other, in a grid that fits their number.
  private mutating func reflow() {
    var cells = 0
    var widest = 1
    for tile in tiles {
      cells += tile.panel.cells.rows * tile.panel.cells.columns
      widest = max(widest, tile.panel.cells.columns)
    }
    columns = 1
    switch growth {
    case .across: columns = cells
    case .both: while columns * columns < cells { columns += 1 }
    case .downwards, .none: break
    }
    columns = max(columns, widest)
    rows = 0
    var placed: [Panel] = []
    for index in tiles.indices {
      let size = tiles[index].panel.cells
      let grid = (rows + size.rows, columns)
      guard let place = Tiling.firstFree(rows: size.rows, columns: size.columns, in: grid, besides: placed) else {
        continue
      }
      tiles[index].panel.cells = place
      placed.append(tiles[index].panel)
      rows = max(rows, place.row + place.rows)
    }
  }

  /// The figure as it is drawn: the plots that show something under the figure's titles. A plot that fills the grid alone
  /// needs no grid.
  func assemble(_ whole: Figure) -> Figure {
    var panels: [Panel] = []
    for tile in tiles where !tile.panel.figure.marks.isEmpty { panels.append(tile.panel) }
    guard !panels.isEmpty else { return whole }
    if rows == 1, columns == 1, whole.title.isEmpty, whole.subtitle.isEmpty, whole.xLabel.isEmpty,
      whole.yLabel.isEmpty
    {
      return panels[0].figure
    }
    var result = whole
    result.tiling = Tiling(rows: rows, columns: columns, panels: panels)
    return result
  }
}
