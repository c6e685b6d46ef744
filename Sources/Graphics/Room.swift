/// The room that a plot has to fill, a whole drawing or a panel of it, and what follows from its size. In pixels.
struct Room {
  /// Which of the two drawings it belongs to.
  let layout: Layout
  /// The width of the plot with all that stands around its area.
  var width: Double
  /// The height of the area between the axes, unless both axes have one scale.
  var plotHeight: Double
  /// The bounds of that height where both axes have one scale.
  var tallest: Double
  var lowest: Double
  /// The least width of the area where both axes have one scale.
  let narrowest: Double
  let titleSize: Double
  let titleHeight: Double
  /// The least distance of two ticks of the horizontal axis.
  let tickSpacing: Double
  /// The least distance of two ticks of the vertical axis.
  let rowSpacing: Double
  /// The widest name that can stand at the end of a curve.
  var widestName: Double
  /// The least margin left of the area for the numbers.
  let leastNumbers: Double
  /// The margins that the area has at least.
  var leastLeft = 2.0
  var leastRight: Double
  var leastTop = 0.0
  /// Whether the axes have numbers; a plot beside it with the same limits may have them.
  var hasXNumbers = true
  var hasYNumbers = true
  /// Whether the axes have their titles, which a plot beside it may have too.
  var hasXTitle = true
  var hasYTitle = true
  /// The limits that the plot shares with others.
  var xLimits: Limits?
  var yLimits: Limits?
  /// Whether limits that were set may leave data outside.
  var isCut = false

  static let subtitleHeight = 19.0

  /// The whole drawing.
  init(_ layout: Layout) {
    self.layout = layout
    width = layout.width
    plotHeight = layout.plotHeight
    tallest = layout == .wide ? 400 : 330
    lowest = 110
    narrowest = 190
    titleSize = 15
    titleHeight = 21
    tickSpacing = layout.tickSpacing
    rowSpacing = 56
    widestName = layout == .wide ? 150 : 56
    leastNumbers = layout.leastLeft
    leastRight = layout.leastRight
  }

  /// A panel, whose numbers stand closer and whose title is smaller.
  init(panelOf layout: Layout, width: Double, plotHeight: Double) {
    self.layout = layout
    self.width = width
    self.plotHeight = plotHeight
    tallest = (plotHeight * 1.3).rounded()
    lowest = 72
    narrowest = 48
    titleSize = TextWidth.size
    titleHeight = 19
    tickSpacing = Swift.max(36, Swift.min(72, width / 8))
    rowSpacing = 40
    widestName = width / 5
    leastNumbers = 8
    leastRight = 8
  }
}
