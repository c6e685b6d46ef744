import Graphics

/// The figures of a cell while it runs: which one is drawn in, and whether what was drawn stays.
public struct Plotting {
  /// A figure: one plot, or titles above the plots of a grid.
  final class Page {
    let number: Int
    var figure = Figure()
    /// Rows, columns, what makes it grow, the handle of the current plot and the last handle; empty without a grid.
    var grid: [Double] = []
    var tiles: [Tile] = []
    /// The plots inside the one that fills the figure.
    var insets: [Tile] = []
    /// The number of the plot that is drawn in instead of the current one of the grid; 0 for that one.
    var selected = 0.0

    init(_ number: Int) { self.number = number }

    /// The current plot of the grid, or an inset; nil for what fills the figure.
    var tile: Tile? { selected != 0 ? tile(selected) : grid.isEmpty ? nil : tile(grid[3]) }

    /// The plot of the grid, or the inset, with a number.
    func tile(_ number: Double) -> Tile? {
      for tile in tiles where tile.place[0] == number { return tile }
      for tile in insets where tile.place[0] == number { return tile }
      return nil
    }
  }

  /// One plot of a grid, or an inset.
  final class Tile {
    /// The number, the first row and column, the numbers of rows and columns, and what the two axes are linked with; of an
    /// inset the number and its left and lower edge, width and height as parts of the figure.
    var place: [Double]
    var figure: Figure
    var isHeld = false

    init(_ place: [Double], _ figure: Figure) {
      self.place = place
      self.figure = figure
    }
  }

  var pages: [Page] = []
  var current = 0
  private var isWholeHeld = false
  /// What handles stand for, in the order they were given out, and how many were given out by cells before.
  var objects: [PlotObject] = []
  var pastObjects = 0
  /// How often a plot was begun anew.
  private(set) var restarts = 0

  /// The number of all plots of a figure together.
  static let whole = -1.0

  /// No figure yet.
  public init() {}

  var page: Page? { current < pages.count ? pages[current] : nil }

  /// Whether the next plot adds to what is shown instead of starting anew.
  var isHeld: Bool {
    get { page?.tile?.isHeld ?? isWholeHeld }
    set { if let tile = page?.tile { tile.isHeld = newValue } else { isWholeHeld = newValue } }
  }

  /// Hands over the figures that show something, in the order they were begun, and starts afresh.
  mutating func take() -> [Figure] {
    var shown: [Figure] = []
    removeHidden()
    for page in pages {
      page.selected = 0
      for inset in page.insets where !inset.figure.marks.isEmpty {
        page.figure.insets.append(Inset(inset.figure, place: Array(inset.place.dropFirst())))
      }
      var panels: [Panel] = []
      for tile in page.tiles where !tile.figure.marks.isEmpty {
        var numbers: [Int] = []
        for number in tile.place { numbers.append(Int(number)) }
        let cells = CellRange(row: numbers[1] - 1, column: numbers[2] - 1, rows: numbers[3], columns: numbers[4])
        panels.append(Panel(tile.figure, in: cells, xLink: numbers[5], yLink: numbers[6]))
      }
      let figure = page.figure
      if panels.isEmpty {
        if !figure.marks.isEmpty { shown.append(figure) }
      } else if page.grid[0] * page.grid[1] == 1,
        figure.title.isEmpty && figure.subtitle.isEmpty && figure.xLabel.isEmpty && figure.yLabel.isEmpty
      {
        shown.append(panels[0].figure)
      } else {
        page.figure.tiling = Tiling(rows: Int(page.grid[0]), columns: Int(page.grid[1]), panels: panels)
        shown.append(page.figure)
      }
    }
    let past = pastObjects + objects.count
    self = Plotting()
    pastObjects = past
    return shown
  }

  /// The number of the current figure; 0 when there is none.
  var number: Int { page?.number ?? 0 }

  /// The plot that is drawn in, which is begun when there is none: the figure, a plot of its grid or an inset.
  var figure: Figure {
    get { page.map { $0.tile?.figure ?? $0.figure } ?? Figure() }
    set {
      beginIfNeeded()
      let page = pages[current]
      if page.tiles.isEmpty, !page.grid.isEmpty, page.selected == 0 {
        // A plot that no tile was begun for takes the first one.
        arrangement = [max(1, page.grid[0]), max(1, page.grid[1]), page.grid[2], -2, -2, 0, 0, -2, 1, 1, 1, 1, 0, 0]
      }
      if let tile = page.tile { tile.figure = newValue } else { page.figure = newValue }
    }
  }

  /// Begins a figure when there is none. `hold on` before the first plot holds the figure that the plot begins.
  mutating func beginIfNeeded() {
    guard current >= pages.count else { return }
    let wasHeld = isHeld
    begin(nil)
    isHeld = wasHeld
  }

  /// The grid of the current figure and the places of its plots, seven numbers each, which programs rearrange: plots
  /// whose number is new are begun, those whose number is missing are removed.
  var arrangement: [Double] {
    get {
      var numbers: [Double] = []
      guard let page else { return numbers }
      numbers += page.grid
      for tile in page.tiles { numbers += tile.place }
      return numbers
    }
    set {
      if current >= pages.count { begin(nil) }
      let page = pages[current]
      let former = Page(0)
      former.tiles = page.tiles
      page.grid = Array(newValue.prefix(7))
      page.selected = 0
      page.tiles = []
      var start = 7
      while start + 7 <= newValue.count {
        let place = Array(newValue[start..<start + 7])
        let tile = former.tile(place[0]) ?? Tile(place, Figure())
        tile.place = place
        page.tiles.append(tile)
        start += 7
      }
    }
  }

  /// Makes the plot that fills the figure the first one of a grid.
  mutating func moveIntoGrid() {
    let (figure, wasHeld) = (self.figure, isHeld)
    let former = page
    clear()
    for index in objects.indices where objects[index].page === former {
      objects[index].page = pages[current]
      if objects[index].plot == 1 { objects[index].plot = -2 }
    }
    arrangement = [1, 1, 0, -2, -2, 0, 0, -2, 1, 1, 1, 1, 0, 0]
    self.figure = figure
    isHeld = wasHeld
  }

  /// Makes the figure of a number current, or a new one.
  mutating func begin(_ number: Int?) {
    if let number, let index = pages.firstIndex(where: { $0.number == number }) {
      current = index
      return
    }
    var next = 1
    for page in pages { next = max(next, page.number + 1) }
    pages.append(Page(number ?? next))
    current = pages.count - 1
    isHeld = false
  }

  /// Removes the current figure.
  mutating func close() {
    if current < pages.count { pages.remove(at: current) }
    current = max(0, pages.count - 1)
    isHeld = false
  }

  /// Removes all figures.
  mutating func closeAll() {
    let past = pastObjects + objects.count
    self = Plotting()
    pastObjects = past
  }

  /// Begins the current figure anew.
  mutating func clear() {
    if current < pages.count { pages[current] = Page(pages[current].number) } else { begin(nil) }
    isHeld = false
  }

  /// Adds marks of one plot. Unless the figure is held they replace what it showed, with its titles and limits.
  mutating func add(_ marks: [Mark], xScale: Scale? = nil, yScale: Scale? = nil) {
    if !isHeld {
      // The colours of fields are chosen before or after they are drawn.
      let map = figure.colours.map
      figure = Figure()
      figure.colours.map = map
      restart()
    }
    figure.marks += marks
    if let xScale { figure.xScale = xScale }
    if let yScale { figure.yScale = yScale }
  }

  /// Notes that the marks of the current plot are gone.
  mutating func restart() {
    restarts += 1
    let number = plotNumber
    for index in objects.indices where objects[index].page === page && objects[index].plot == number {
      if objects[index].mark != nil { objects[index].page = nil }
    }
  }

  /// Adds reference lines and texts, which never replace anything.
  mutating func annotate(_ marks: [Mark]) { figure.marks += marks }
}
