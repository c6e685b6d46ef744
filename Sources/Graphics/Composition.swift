import Markup

/// A plot laid out in its room: the phase that turns domains into axes, and puts everything around the marks.
///
/// An object, as a figure of several plots holds many, which are large to copy.
final class Composition {
  private let figure: Figure
  private let room: Room
  private let id: String
  private let marks: [Mark]
  /// What is drawn in space; nil in the plane.
  private var scene: Scene?
  /// The titles of the axes that are shown.
  let xLabel: Label
  let yLabel: Label
  private let titleLines: [Label]
  private let subtitleLines: [Label]
  private let legend: Legend
  private let bar: ColourBar
  private let endLabels: EndLabels
  let frame: Frame
  /// The room that is kept free right of the area, in pixels.
  let right: Double
  /// Where its upper left corner is in a figure of several plots.
  var place = Point(x: 0, y: 0)
  private let xTicks: [Tick]
  private let yTicks: [Tick]
  /// At how many heights the labels of the horizontal axis stand.
  private let levels: Int
  private let isEmpty: Bool
  private var insets: [InsetLayout] = []
  /// How far what stands above the area is moved down below the titles.
  private let shift: Double

  /// Lays out a plot; `id` begins the identifiers inside the drawing.
  init(figure: Figure, room: Room, id: String) {
    marks = figure.colouredMarks
    var figure = figure
    var plotHeight = room.plotHeight
    scene = nil
    if figure.isSpatial {
      let scene = Scene(figure, marks: marks, width: room.width, height: (room.tallest * 0.94).rounded())
      self.scene = scene
      plotHeight = scene.height
      // The axes of space are drawn with it.
      (figure.hasAxes, figure.isEqualScale) = (false, false)
    }
    self.figure = figure
    self.room = room
    self.id = id
    xLabel = figure.hasAxes && room.hasXTitle ? figure.xLabel : ""
    yLabel = figure.hasAxes && room.hasYTitle ? figure.yLabel : ""
    titleLines = figure.title.wrapped(width: room.width, size: room.titleSize, isBold: true)
    subtitleLines = figure.subtitle.wrapped(width: room.width)

    let domain = figure.domain
    let xWished = room.xLimits ?? figure.limits(isX: true, domain)
    let yWished = room.yLimits ?? figure.limits(isX: false, domain)
    isEmpty = domain.x.isEmpty || domain.y.isEmpty
    var (yLimits, yTicks) = Composition.vertical(
      domain.y, figure.yScale, yWished, length: plotHeight, spacing: room.rowSpacing)
    if let chosen = Composition.chosenRows(figure, yLimits, plotHeight, room) { yTicks = chosen }
    var xLimits = Composition.horizontal(
      domain.x, figure.xScale, xWished, length: Swift.max(room.width - 100, room.width * 0.7))

    var left = Swift.max(room.leastLeft, figure.hasAxes ? Composition.leftMargin(yTicks, room) : 0)
    let keys = Composition.keys(figure, marks)
    let probe = Frame(
      layout: room.layout, width: 1000,
      x: figure.across(xLimits, start: 0, end: 1000), y: figure.up(yLimits, start: 1000, end: 0), clip: nil)
    let areDirect = Composition.canStandAtEnds(keys, probe: probe, room: room)
    var right = room.width - room.leastRight
    if areDirect, let widest = keys.map({ Lettering.width($0.key.label, isBold: true) }).max() {
      right = Swift.min(right, (room.width - EndLabels.gap - widest - 2).rounded(.down))
    }
    bar = ColourBar(marks, figure.colours, width: room.width)
    legend = Legend(keys: areDirect ? [] : keys.map { $0.key }, width: room.width)
    // What an area that has to be narrower leaves free is no margin.
    var unused = 0.0

    if figure.isEqualScale, figure.xScale == .linear, figure.yScale == .linear {
      xLimits = Composition.padded(xLimits, unless: xWished, part: 1.0 / 32)
      let yStart = Limits.covering(domain.y, scale: .linear, wished: yWished)
      let xStart = xLimits
      // The width of the numbers depends on the height, and the height on the room that they leave.
      for attempt in 0..<3 {
        var width = right - left
        xLimits = xStart
        yLimits = Composition.padded(yStart, unless: yWished, part: 1.0 / 16)
        plotHeight = Composition.equalize(&xLimits, &yLimits, width: &width, room: room)
        let step = Ticks.step(
          lower: yLimits.lower, upper: yLimits.upper, most: plotHeight / room.rowSpacing,
          isIntegral: domain.y.isIntegral)
        yTicks =
          Composition.chosenRows(figure, yLimits, plotHeight, room)
          ?? Ticks.linear(lower: yLimits.lower, upper: yLimits.upper, step: step)
        let needed = figure.hasAxes ? Composition.leftMargin(yTicks, room) : left
        if needed > left, attempt < 2 {
          left = needed
        } else {
          unused = right - left - width
          right = left + width
          break
        }
      }
    }
    let ticks = Composition.horizontalTicks(figure, xLimits, domain.x, length: right - left, room).ticks
    if figure.hasAxes, room.hasXNumbers, !areDirect {
      // The numbers at the ends are centred below their ticks and must not leave the drawing.
      let x = figure.across(xLimits, start: left, end: right)
      var overhang = 0.0
      for tick in ticks {
        overhang = Swift.max(overhang, x.position(tick.value) + TextWidth.pixels(tick.label) / 2 - room.width)
      }
      if overhang > 0 { right -= overhang.rounded(.up) + 1 }
    }
    (xTicks, levels) = Composition.horizontalTicks(figure, xLimits, domain.x, length: right - left, room)
    self.yTicks = yTicks

    self.right = room.width - right - unused

    var top = Double(titleLines.count) * room.titleHeight
    top += Double(subtitleLines.count) * Room.subtitleHeight + legend.height + bar.height
    let hasRaisedTop = !(yTicks.last?.label.exponent.isEmpty ?? true)
    for line in titleLines { top += line.rise(size: room.titleSize) + line.drop(size: room.titleSize) }
    for line in subtitleLines { top += line.rise + line.drop }
    top += (yLabel.isEmpty ? 10 : hasRaisedTop ? 30 : 28) + yLabel.rise + yLabel.drop
    shift = Swift.max(0, room.leastTop - top)
    top += shift
    let hasClip = room.isCut
    frame = Frame(
      layout: room.layout, width: room.width,
      x: figure.across(xLimits, start: left, end: right),
      y: figure.up(yLimits, start: (top + plotHeight).rounded(), end: top),
      clip: hasClip ? self.id + "-clip" : nil)
    var curves: [(key: Key, end: Point)] = []
    if areDirect {
      for (key, mark) in keys {
        if let end = mark.end(in: frame) { curves.append((key, end)) }
      }
    }
    endLabels = EndLabels(curves, in: frame)
    scene?.move(x: 0, y: top)
    var end = ownHeight
    for inset in figure.insets {
      let laid = InsetLayout(inset, over: frame, below: end, room: room, id: id + "-i" + String(insets.count + 1))
      if laid.isBelow { end = laid.bottom + 2 }
      insets.append(laid)
    }
  }

  /// The ends of the vertical axis and its ticks, which are at least `spacing` apart.
  static func vertical(
    _ extent: Extent, _ scale: Scale, _ wished: Limits?, length: Double, spacing: Double
  ) -> (Limits, [Tick]) {
    var extent = extent
    if extent.margin > 0, wished == nil, scale == .linear, extent.lower < extent.upper {
      // Half a marker above the highest point must not reach out of the area.
      let pad = extent.margin / length * (extent.upper - extent.lower)
      let isWhole = extent.isIntegral
      var padded = Extent()
      padded.include(isWhole ? extent.lower : extent.lower - (extent.lower == 0 ? 0 : pad))
      padded.include(isWhole ? extent.upper : extent.upper + pad)
      extent = padded
    }
    return Limits.vertical(extent, scale: scale, wished: wished, most: length / spacing)
  }

  /// The ends of the horizontal axis.
  static func horizontal(_ extent: Extent, _ scale: Scale, _ wished: Limits?, length: Double) -> Limits {
    let limits = Limits.covering(extent, scale: scale, wished: wished)
    guard wished == nil, extent.margin > 0 else { return limits }
    return limits.padded(scale: scale, part: Swift.min(extent.margin / length, 0.2))
  }

  private static func padded(_ limits: Limits, unless wished: Limits?, part: Double) -> Limits {
    wished == nil ? limits.padded(scale: .linear, part: part) : limits
  }

  private static func horizontalTicks(
    _ figure: Figure, _ limits: Limits, _ extent: Extent, length: Double, _ room: Room
  ) -> (ticks: [Tick], levels: Int) {
    if let chosen = figure.chosenTicks(isX: true, limits) {
      let axis = figure.across(limits, start: 0, end: length)
      let areNames = !figure.xNames.isEmpty
      let levels = areNames && room.hasXNumbers && Ticks.needLevels(chosen, along: axis) ? 2 : 1
      return (Ticks.spaced(chosen, along: axis, areNames: areNames, levels: levels), levels)
    }
    let ticks = Limits.horizontalTicks(
      limits, scale: figure.xScale, length: length, spacing: room.tickSpacing, isIntegral: extent.isIntegral
    ) { TextWidth.pixels($0) }
    return (ticks, 1)
  }

  private static func chosenRows(_ figure: Figure, _ limits: Limits, _ height: Double, _ room: Room) -> [Tick]? {
    guard let chosen = figure.chosenTicks(isX: false, limits) else { return nil }
    return Ticks.stacked(chosen, along: figure.up(limits, start: height, end: 0), width: room.width / 4)
  }

  private static func leftMargin(_ ticks: [Tick], _ room: Room) -> Double {
    guard room.hasYNumbers else { return 0 }
    var widest = 0.0
    for tick in ticks { widest = Swift.max(widest, TextWidth.pixels(tick.label)) }
    return Swift.max(room.leastNumbers, (widest + VerticalAxis.gap + 2).rounded(.up))
  }

  /// The named marks with their keys.
  private static func keys(_ figure: Figure, _ marks: [Mark]) -> [(key: Key, mark: Mark)] {
    guard figure.hasLegend else { return [] }
    var keys: [(key: Key, mark: Mark)] = []
    for mark in marks {
      for part in mark.parts {
        if let key = part.key { keys.append((key, part)) }
      }
    }
    return keys
  }

  /// Whether all names can stand at the ends of their curves: few, short, and every curve ends inside the plot in its
  /// last sixth.
  private static func canStandAtEnds(_ keys: [(key: Key, mark: Mark)], probe: Frame, room: Room) -> Bool {
    guard !keys.isEmpty, keys.count <= EndLabels.most,
      Double(keys.count) * EndLabels.spacing(keys.map { $0.key }) < room.plotHeight
    else { return false }
    for (key, mark) in keys {
      guard let end = mark.end(in: probe), probe.contains(end), end.x > 833 else { return false }
      guard Lettering.width(key.label, isBold: true) <= room.widestName else { return false }
    }
    return true
  }

  /// Makes a unit as long across as up: the area follows the data, and where it would become too low, too high or too
  /// narrow for that, it shows more than the data. Returns the height.
  private static func equalize(
    _ x: inout Limits, _ y: inout Limits, width: inout Double, room: Room
  ) -> Double {
    let (tallest, lowest) = (room.tallest, room.lowest)
    let height = (y.upper - y.lower) * (width / (x.upper - x.lower))
    if height > tallest {
      width = Swift.max((tallest * ((x.upper - x.lower) / (y.upper - y.lower))).rounded(), room.narrowest)
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

  /// The height of the plot with all that stands around it, in pixels.
  var height: Double {
    var height = ownHeight
    for inset in insets where inset.isBelow { height = inset.bottom + 2 }
    return height
  }

  private var ownHeight: Double {
    guard figure.hasAxes else { return frame.bottom + 4 }
    let bottom = frame.bottom + HorizontalAxis.depth(xTicks, levels: levels)
    guard xLabel.isEmpty else { return bottom + HorizontalAxis.titleDrop + xLabel.rise + xLabel.drop + 6 }
    return bottom + (room.hasXNumbers ? HorizontalAxis.labelDrop : 0) + 7
  }

  /// The plot without the element around it.
  func draw() -> Markup {
    var pieces: [Markup] = []
    pieces += heading()
    if let scene {
      pieces += scene.draw(layout: room.layout)
      for inset in insets { pieces.append(inset.draw()) }
      if let control = figure.viewControl {
        pieces.append(Handle.turning(control, width: room.width, top: frame.top, height: scene.height))
      }
      return .fragment(pieces)
    }
    if let clip = frame.clip { pieces.append(clipPath(clip)) }
    if figure.hasAxes, figure.hasGrid { pieces.append(Grid(ticks: yTicks).draw(in: frame)) }
    let box: Markup =
      figure.hasBox ? .element("rect", [Markup.Attribute("class", "frame")] + area, []) : .empty
    // A field reaches to its frame, which must not be half covered.
    if !figure.isTight { pieces.append(box) }
    for mark in marks { pieces.append(mark.draw(in: frame)) }
    if figure.isTight { pieces.append(box) }
    if figure.hasAxes {
      pieces.append(
        HorizontalAxis(ticks: xTicks, title: xLabel, hasNumbers: room.hasXNumbers, levels: levels).draw(in: frame))
      let axis = VerticalAxis(ticks: yTicks, hasLine: !figure.hasGrid, hasNumbers: room.hasYNumbers)
      pieces.append(axis.draw(in: frame))
    }
    pieces += endLabels.draw()
    var notes: [Note] = []
    for mark in marks {
      notes += mark.notes(in: frame)
    }
    for handle in figure.handles where !handle.label.isEmpty {
      guard let place = handle.place(in: frame) else { continue }
      notes.append(
        Note(
          text: Label(handle.label), anchor: place, places: [.above, .below, .right, .left], shift: Point(x: 0, y: 0)))
    }
    if isEmpty {
      let middle = Point(x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2)
      notes.append(Note(text: "no data", anchor: middle, places: [.above], shift: Point(x: 0, y: 17)))
    }
    pieces += Note.draw(notes, in: frame, avoiding: endLabels.boxes)
    for inset in insets { pieces.append(inset.draw()) }
    for handle in figure.handles { pieces.append(handle.draw(in: frame)) }
    return .fragment(pieces)
  }

  /// Title, subtitle, legend and the vertical axis's title, one below the other.
  func heading() -> [Markup] {
    var pieces: [Markup] = []
    var y = 0.0
    for line in titleLines {
      y += line.rise(size: room.titleSize)
      if !line.words.isEmpty {
        var attributes = [Markup.Attribute("class", "kt ki")]
        if room.titleSize != TextWidth.size {
          attributes.append(Markup.Attribute("font-size", Coordinate.text(room.titleSize)))
        }
        let layout = LabelLayout(line, size: room.titleSize, isBold: true)
        pieces.append(layout.draw(x: 0, y: y + room.titleHeight - 7, anchor: .start, attributes: attributes))
        y += room.titleHeight + line.drop(size: room.titleSize)
        continue
      }
      var attributes = [
        Markup.Attribute("class", "kt ki"), Markup.Attribute("x", "0"),
        Markup.Attribute("y", Coordinate.text(y + room.titleHeight - 7)),
      ]
      if room.titleSize != TextWidth.size {
        attributes.append(Markup.Attribute("font-size", Coordinate.text(room.titleSize)))
      }
      pieces.append(.element("text", attributes, [.text(line.text)]))
      y += room.titleHeight
    }
    for line in subtitleLines {
      y += line.rise
      if !line.words.isEmpty {
        let layout = LabelLayout(line, size: TextWidth.size)
        pieces.append(layout.draw(x: 0, y: y + 12, anchor: .start, attributes: []))
        y += Room.subtitleHeight + line.drop
        continue
      }
      pieces.append(.tag("text", ["x": "0", "y": Coordinate.text(y + 12)], [.text(line.text)]))
      y += Room.subtitleHeight
    }
    y += shift
    pieces += legend.draw(top: y)
    y += legend.height
    pieces += bar.draw(top: y)
    y += bar.height
    if !yLabel.isEmpty {
      pieces.append(Lettering.text(yLabel.cut(width: room.width), x: 0, y: y + 12 + yLabel.rise))
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
