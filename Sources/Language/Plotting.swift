import Graphics

/// The figures of a cell while it runs: which one is drawn in, and whether what was drawn stays.
public struct Plotting {
  private var figures: [(number: Int, figure: Figure)] = []
  private var current = 0
  /// Whether the next plot adds to the figure instead of starting it anew.
  var isHeld = false

  /// No figure yet.
  public init() {}

  /// Hands over the figures that show something, in the order they were begun, and starts afresh.
  mutating func take() -> [Figure] {
    let shown = figures.map { $0.figure }.filter { !$0.marks.isEmpty }
    self = Plotting()
    return shown
  }

  /// The number of the current figure; 0 when there is none.
  var number: Int { current < figures.count ? figures[current].number : 0 }

  /// The figure that is drawn in, which is begun when there is none.
  var figure: Figure {
    get { current < figures.count ? figures[current].figure : Figure() }
    set {
      if current >= figures.count {
        // `hold on` before the first plot holds the figure that the plot begins.
        let wasHeld = isHeld
        begin(nil)
        isHeld = wasHeld
      }
      figures[current].figure = newValue
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
    figures.append((number ?? next, Figure()))
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
    figure = Figure()
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
