import Markup

/// A figure laid out at one width: the phase that turns domains into axes, and puts everything around the marks.
struct Composition {
  private let figure: Figure
  private let layout: Layout
  private let name: String
  private let id: String
  private let marks: [Mark]
  private let titleLines: [String]
  private let subtitleLines: [String]
  private let legend: Legend
  private let endLabels: EndLabels
  private let frame: Frame
  private let xTicks: [Tick]
  private let yTicks: [Tick]
  private let isEmpty: Bool

  private static let titleSize = 15.0
  private static let titleHeight = 21.0
  private static let subtitleHeight = 19.0
  /// Ticks of the vertical axis are at least this far apart, in pixels.
  private static let tickSpacing = 56.0

  init(figure: Figure, layout: Layout, id: String) {
    self.figure = figure
    self.layout = layout
    name = id
    self.id = id + "-" + layout.suffix
    marks = figure.colouredMarks
    titleLines = TextWidth.wrap(figure.title, width: layout.width, size: Composition.titleSize, isBold: true)
    subtitleLines = TextWidth.wrap(figure.subtitle, width: layout.width)

    let domain = figure.domain
    isEmpty = domain.x.isEmpty || domain.y.isEmpty
    var plotHeight = layout.plotHeight
    var (yLimits, yTicks) = Composition.vertical(figure, domain.y, length: plotHeight)
    var xLimits = Composition.horizontal(figure, domain.x, length: layout.width - 100)

    var left = figure.hasAxes ? Composition.leftMargin(yTicks, layout) : 2
    let keys = Composition.keys(figure, marks)
    let probe = Frame(
      layout: layout,
      x: Projection(scale: figure.xScale, lower: xLimits.lower, upper: xLimits.upper, start: 0, end: 1000),
      y: Projection(scale: figure.yScale, lower: yLimits.lower, upper: yLimits.upper, start: 1000, end: 0), clip: nil)
    let areDirect = Composition.canStandAtEnds(keys, probe: probe, layout: layout)
    var right = layout.width - layout.leastRight
    if areDirect, let widest = keys.map({ Lettering.width($0.key.label, isBold: true) }).max() {
      right = (layout.width - EndLabels.gap - widest - 2).rounded(.down)
    }
    legend = Legend(keys: areDirect ? [] : keys.map { $0.key }, width: layout.width)

    if figure.isEqualScale, figure.xScale == .linear, figure.yScale == .linear {
      xLimits = Composition.padded(xLimits, unless: figure.xLimits, part: 1.0 / 32)
      let yStart = Limits.covering(domain.y, scale: .linear, wished: figure.yLimits)
      let xStart = xLimits
      // The width of the numbers depends on the height, and the height on the room that they leave.
      for attempt in 0..<3 {
        var width = right - left
        xLimits = xStart
        yLimits = Composition.padded(yStart, unless: figure.yLimits, part: 1.0 / 16)
        plotHeight = Composition.equalize(&xLimits, &yLimits, width: &width, layout: layout)
        let step = Ticks.step(
          lower: yLimits.lower, upper: yLimits.upper, most: plotHeight / Composition.tickSpacing,
          isIntegral: domain.y.isIntegral)
        yTicks = Ticks.linear(lower: yLimits.lower, upper: yLimits.upper, step: step)
        let needed = figure.hasAxes ? Composition.leftMargin(yTicks, layout) : left
        if needed > left, attempt < 2 {
          left = needed
        } else {
          right = left + width
          break
        }
      }
    }
    let ticks = Composition.horizontalTicks(figure, xLimits, domain.x, length: right - left, layout)
    if let last = ticks.last, figure.hasAxes, !areDirect {
      // The last number is centred below its tick and must not leave the drawing.
      let x = Projection(
        scale: figure.xScale, lower: xLimits.lower, upper: xLimits.upper, start: left, end: right)
      let overhang = x.position(last.value) + TextWidth.pixels(last.label) / 2 - layout.width
      if overhang > 0 { right -= overhang.rounded(.up) + 1 }
    }
    xTicks = Composition.horizontalTicks(figure, xLimits, domain.x, length: right - left, layout)
    self.yTicks = yTicks

    var top = Double(titleLines.count) * Composition.titleHeight
    top += Double(subtitleLines.count) * Composition.subtitleHeight + legend.height
    let hasRaisedTop = !(yTicks.last?.label.exponent.isEmpty ?? true)
    top += figure.yLabel.isEmpty || !figure.hasAxes ? 10 : hasRaisedTop ? 30 : 28
    let hasClip = figure.xLimits != nil || figure.yLimits != nil
    frame = Frame(
      layout: layout,
      x: Projection(scale: figure.xScale, lower: xLimits.lower, upper: xLimits.upper, start: left, end: right),
      y: Projection(
        scale: figure.yScale, lower: yLimits.lower, upper: yLimits.upper, start: (top + plotHeight).rounded(), end: top),
      clip: hasClip ? self.id + "-clip" : nil)
    var curves: [(key: Key, end: Point)] = []
    if areDirect {
      for (key, mark) in keys {
        if let end = mark.end(in: frame) { curves.append((key, end)) }
      }
    }
    endLabels = EndLabels(curves, in: frame)
  }

  private static func vertical(_ figure: Figure, _ extent: Extent, length: Double) -> (Limits, [Tick]) {
    var extent = extent
    if extent.margin > 0, figure.yLimits == nil, figure.yScale == .linear, extent.lower < extent.upper {
      // Half a marker above the highest point must not reach out of the area.
      let pad = extent.margin / length * (extent.upper - extent.lower)
      let isWhole = extent.isIntegral
      var padded = Extent()
      padded.include(isWhole ? extent.lower : extent.lower - (extent.lower == 0 ? 0 : pad))
      padded.include(isWhole ? extent.upper : extent.upper + pad)
      extent = padded
    }
    return Limits.vertical(extent, scale: figure.yScale, wished: figure.yLimits, most: length / tickSpacing)
  }

  private static func horizontal(_ figure: Figure, _ extent: Extent, length: Double) -> Limits {
    let limits = Limits.covering(extent, scale: figure.xScale, wished: figure.xLimits)
    guard figure.xLimits == nil, extent.margin > 0 else { return limits }
    return limits.padded(scale: figure.xScale, part: Swift.min(extent.margin / length, 0.2))
  }

  private static func padded(_ limits: Limits, unless wished: Limits?, part: Double) -> Limits {
    wished == nil ? limits.padded(scale: .linear, part: part) : limits
  }

  private static func horizontalTicks(
    _ figure: Figure, _ limits: Limits, _ extent: Extent, length: Double, _ layout: Layout
  ) -> [Tick] {
    Limits.horizontalTicks(
      limits, scale: figure.xScale, length: length, spacing: layout.tickSpacing, isIntegral: extent.isIntegral
    ) { TextWidth.pixels($0) }
  }

  private static func leftMargin(_ ticks: [Tick], _ layout: Layout) -> Double {
    var widest = 0.0
    for tick in ticks { widest = Swift.max(widest, TextWidth.pixels(tick.label)) }
    return Swift.max(layout.leastLeft, (widest + VerticalAxis.gap + 2).rounded(.up))
  }

  /// The named marks with their keys.
  private static func keys(_ figure: Figure, _ marks: [Mark]) -> [(key: Key, mark: Mark)] {
    guard figure.hasLegend else { return [] }
    var keys: [(key: Key, mark: Mark)] = []
    for mark in marks {
      if let key = mark.key { keys.append((key, mark)) }
    }
    return keys
  }

  /// Whether all names can stand at the ends of their curves: few, short, and every curve ends inside the plot in its
  /// last sixth.
  private static func canStandAtEnds(_ keys: [(key: Key, mark: Mark)], probe: Frame, layout: Layout) -> Bool {
    guard !keys.isEmpty, keys.count <= EndLabels.most else { return false }
    let widest: Double
    switch layout {
    case .wide: widest = 150
    case .narrow: widest = 56
    }
    for (key, mark) in keys {
      guard let end = mark.end(in: probe), probe.contains(end), end.x > 833 else { return false }
      guard Lettering.width(key.label, isBold: true) <= widest else { return false }
    }
    return true
  }

  /// Makes a unit as long across as up: the area follows the data, and where it would become too low, too high or too
  /// narrow for that, it shows more than the data. Returns the height.
  private static func equalize(
    _ x: inout Limits, _ y: inout Limits, width: inout Double, layout: Layout
  ) -> Double {
    let tallest = layout == .wide ? 400.0 : 330
    let lowest = 110.0
    let narrowest = 190.0
    let height = (y.upper - y.lower) * (width / (x.upper - x.lower))
    if height > tallest {
      width = Swift.max((tallest * ((x.upper - x.lower) / (y.upper - y.lower))).rounded(), narrowest)
      let missing = (y.upper - y.lower) * (width / tallest) - (x.upper - x.lower)
      x = Limits(lower: x.lower - missing / 2, upper: x.upper + missing / 2)
      return tallest
    }
    if height < lowest {
      let missing = (x.upper - x.lower) * (lowest / width) - (y.upper - y.lower)
      y = Limits(lower: y.lower - missing / 2, upper: y.upper + missing / 2)
      return lowest
    }
    return height.rounded()
  }

  /// The drawing.
  func draw() -> Markup {
    let titleID = name + "-title"
    let descriptionID = name + "-desc"
    let hasXTitle = figure.hasAxes && !figure.xLabel.isEmpty
    let below = figure.hasAxes ? (hasXTitle ? HorizontalAxis.titleDrop + 6 : HorizontalAxis.labelDrop + 7) : 4
    let size = "0 0 " + Coordinate.text(layout.width) + " " + Coordinate.text(frame.bottom + below)
    var pieces: [Markup] = []
    // The words stand in the wide drawing, and the narrow one beside it names the same.
    if layout == .wide {
      pieces = [
        .tag("title", ["id": titleID], [.text(figure.name)]),
        .tag("desc", ["id": descriptionID], [.text(figure.description)]),
      ]
    }
    pieces += heading()
    if let clip = frame.clip { pieces.append(clipPath(clip)) }
    if figure.hasAxes, figure.hasGrid { pieces.append(Grid(ticks: yTicks).draw(in: frame)) }
    if figure.hasBox { pieces.append(.element("rect", [Markup.Attribute("class", "frame")] + area, [])) }
    for mark in marks { pieces.append(mark.draw(in: frame)) }
    if figure.hasAxes {
      pieces.append(HorizontalAxis(ticks: xTicks, title: figure.xLabel).draw(in: frame))
      pieces.append(VerticalAxis(ticks: yTicks, hasLine: !figure.hasGrid).draw(in: frame))
    }
    pieces += endLabels.draw()
    var notes: [Note] = []
    for mark in marks {
      if let note = mark.note(in: frame) { notes.append(note) }
    }
    if isEmpty {
      let middle = Point(x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2)
      notes.append(Note(text: "no data", anchor: middle, places: [.above], shift: Point(x: 0, y: 17)))
    }
    pieces += Note.draw(notes, in: frame, avoiding: endLabels.boxes)
    return .tag(
      "svg",
      [
        "class": layout.className, "viewBox": size, "role": "img", "aria-labelledby": titleID + " " + descriptionID,
      ], pieces)
  }

  /// Title, subtitle, legend and the vertical axis's title, one below the other.
  private func heading() -> [Markup] {
    var pieces: [Markup] = []
    var y = 0.0
    for line in titleLines {
      let attributes = [
        Markup.Attribute("class", "kt ki"), Markup.Attribute("x", "0"), Markup.Attribute("y", Coordinate.text(y + 14)),
        Markup.Attribute("font-size", Coordinate.text(Composition.titleSize)),
      ]
      pieces.append(.element("text", attributes, [.text(line)]))
      y += Composition.titleHeight
    }
    for line in subtitleLines {
      pieces.append(.tag("text", ["x": "0", "y": Coordinate.text(y + 12)], [.text(line)]))
      y += Composition.subtitleHeight
    }
    pieces += legend.draw(top: y)
    y += legend.height
    if figure.hasAxes, !figure.yLabel.isEmpty {
      pieces.append(Lettering.text(TextWidth.cut(figure.yLabel, width: layout.width), x: 0, y: y + 12))
    }
    return pieces
  }

  private var area: [Markup.Attribute] {
    [
      Markup.Attribute("x", Coordinate.text(frame.left)), Markup.Attribute("y", Coordinate.text(frame.top)),
      Markup.Attribute("width", Coordinate.text(frame.right - frame.left)),
      Markup.Attribute("height", Coordinate.text(frame.bottom - frame.top)),
    ]
  }

  private func clipPath(_ clip: String) -> Markup {
    .tag("clipPath", ["id": clip], [.element("rect", area, [])])
  }
}
