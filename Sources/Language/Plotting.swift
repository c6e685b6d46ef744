import Graphics

/// The figures of a cell while it runs: which one is drawn in, and whether what was drawn stays.
public struct Plotting {
  private var figures: [(number: Int, figure: Figure, tiles: Tiles?)] = []
  private var current = 0
  /// Whether the next plot adds to the figure instead of starting it anew.
  var isHeld = false

  /// No figure yet.
  public init() {}

  /// Hands over the figures that show something, in the order they were begun, and starts afresh.
  mutating func take() -> [Figure] {
    var shown: [Figure] = []
    for (_, figure, tiles) in figures {
      let whole = tiles.map { $0.assemble(figure) } ?? figure
      if !whole.marks.isEmpty || whole.tiling != nil { shown.append(whole) }
    }
    self = Plotting()
    return shown
  }

  /// The number of the current figure; 0 when there is none.
  var number: Int { current < figures.count ? figures[current].number : 0 }

  /// The plot that is drawn in, which is begun when there is none: the whole figure, or its current tile.
  var figure: Figure {
    get { tiles.map { $0.figure } ?? whole }
    set {
      // `hold on` before the first plot holds the figure that the plot begins.
      let wasHeld = isHeld
      if tiles == nil {
        whole = newValue
      } else {
        if tiles?.tiles.isEmpty == true { _ = tiles?.add(nil, rows: 1, columns: 1) }
        tiles?.figure = newValue
      }
      isHeld = wasHeld
    }
  }

  /// The current figure, whose titles are those above its tiles when it has some.
  private var whole: Figure {
    get { current < figures.count ? figures[current].figure : Figure() }
    set {
      if current >= figures.count { begin(nil) }
      figures[current].figure = newValue
    }
  }

  /// The tiles of the current figure; nil when it is one plot.
  var tiles: Tiles? {
    get {
      guard current < figures.count else { return nil }
      var tiles = figures[current].tiles
      tiles?.isHeld = isHeld
      return tiles
    }
    set {
      if current >= figures.count { begin(nil) }
      figures[current].tiles = newValue
      isHeld = newValue?.isHeld ?? isHeld
    }
  }

  /// What a number that a function answered stands for: a tile, the figure's own titles, or the current plot.
  subscript(handle: Double) -> Figure {
    get {
      guard let tiles else { return figure }
      return handle == Tiles.handle ? whole : tiles[handle].map { tiles.tiles[$0].panel.figure } ?? figure
    }
    set {
      if handle == Tiles.handle, tiles != nil {
        whole = newValue
      } else if let index = tiles?[handle] {
        tiles?.tiles[index].panel.figure = newValue
      } else {
        figure = newValue
      }
    }
  }

  /// Makes the figure of a number current, or a new one.
  mutating func begin(_ number: Int?) {
    if let number, let index = figures.firstIndex(where: { $0.number == number }) {
      current = index
      return
    }
    var next = 1
    for figure in figures { next = max(next, figure.number + 1) }
    figures.append((number ?? next, Figure(), nil))
    current = figures.count - 1
    isHeld = false
  }

  /// Removes the current figure.
  mutating func close() {
    if current < figures.count { figures.remove(at: current) }
    current = max(0, figures.count - 1)
    isHeld = false
  }

  /// Removes all figures.
  mutating func closeAll() { self = Plotting() }

  /// Begins the current figure anew.
  mutating func clear() {
    whole = Figure()
    figures[current].tiles = nil
    isHeld = false
  }

  /// Adds marks of one plot. Unless the figure is held they replace what it showed, with its titles and limits.
  mutating func add(_ marks: [Mark], xScale: Scale? = nil, yScale: Scale? = nil) {
    if !isHeld { figure = Figure() }
    figure.marks += marks
    if let xScale { figure.xScale = xScale }
    if let yScale { figure.yScale = yScale }
  }

  /// Adds reference lines and texts, which never replace anything.
  mutating func annotate(_ marks: [Mark]) { figure.marks += marks }
}
