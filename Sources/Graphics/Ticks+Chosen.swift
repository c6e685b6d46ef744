extension Figure {
  /// Where the ticks of an axis stand in the wide drawing of a figure of one plot.
  public func ticks(isX: Bool) -> [Double] {
    let domain = domain
    let extent = isX ? domain.x : domain.y
    let wished = limits(isX: isX, domain)
    let room = Room(.wide)
    let (span, rows) =
      isX
      ? (Composition.horizontal(extent, xScale, wished, length: room.width - 100), [])
      : Composition.vertical(extent, yScale, wished, length: room.plotHeight, spacing: room.rowSpacing)
    var ticks = chosenTicks(isX: isX, span) ?? rows
    if isX, xTicks == nil, xNames.isEmpty {
      ticks = Limits.horizontalTicks(
        span, scale: xScale, length: room.width - 56, spacing: room.tickSpacing, isIntegral: extent.isIntegral
      ) { TextWidth.pixels($0) }
    }
    var values: [Double] = []
    for tick in ticks { values.append(tick.value) }
    return values
  }

  /// A number as a tick writes it.
  public static func tickText(_ number: Double) -> String { TickLabel(number, significant: 5).plainText }

  /// The colour that a mark is drawn in; nil for fields and the like.
  public func colour(ofMark index: Int) -> Colour? { colouredMarks[index].colour }

  /// The ticks of an axis that were asked for or have names, between its limits; nil where the axis chooses its own.
  func chosenTicks(isX: Bool, _ limits: Limits) -> [Tick]? {
    let names = isX ? xNames : yNames
    var values = isX ? xTicks : yTicks
    if values == nil, !names.isEmpty { values = names.indices.map { Double($0 + 1) } }
    guard let values else { return nil }
    var ticks: [Tick] = []
    for (index, value) in values.enumerated() where limits.lower <= value && value <= limits.upper {
      let label = names.isEmpty ? TickLabel(value, significant: 5) : TickLabel(index < names.count ? names[index] : "")
      ticks.append(Tick(value: value, label: label))
    }
    return ticks
  }
}

extension Ticks {
  /// Ticks along an axis whose labels do not meet: names are cut to the room between them, every second or third one only
  /// where that is too little for a word; numbers are left out where they would touch the one before. With two levels
  /// neighbours stand at different heights, so that each has twice the room.
  static func spaced(_ ticks: [Tick], along axis: Projection, areNames: Bool, levels: Int = 1) -> [Tick] {
    let distance = leastDistance(ticks, along: axis) * Double(levels)
    let isTight = areNames && distance < 24
    let stride = isTight ? Int((24 / Swift.max(distance, 1)).rounded(.up)) : 1
    let room = isTight ? 24 : distance - 6
    var spaced = ticks
    let isMirrored = axis.upper < axis.lower
    // Where the labels so far end, at each level.
    var ends = [-Double.infinity, -Double.infinity]
    for step in ticks.indices {
      let index = isMirrored ? ticks.count - 1 - step : step
      let tick = ticks[index]
      var label = tick.label
      if areNames { label = index % stride == 0 ? label.cut(width: room) : TickLabel("") }
      let middle = (axis.position(tick.value) - axis.start).magnitude
      let half = TextWidth.pixels(label) / 2
      let level = index % levels
      if !label.isEmpty, middle - half < ends[level] + 4 { label = TickLabel("") }
      if !label.isEmpty { ends[level] = middle + half }
      spaced[index] = Tick(value: tick.value, label: label)
    }
    return spaced
  }

  /// Ticks up an axis whose labels do not meet: those less than a line from the one before have none.
  static func stacked(_ ticks: [Tick], along axis: Projection, width: Double) -> [Tick] {
    var stacked: [Tick] = []
    var last = -Double.infinity
    for tick in ticks {
      let place = axis.position(tick.value)
      let isFree = (place - last).magnitude >= 14
      if isFree { last = place }
      let label = tick.label.exponent.isEmpty ? tick.label.cut(width: width) : tick.label
      stacked.append(Tick(value: tick.value, label: isFree ? label : TickLabel("")))
    }
    return stacked
  }

  /// Whether names along an axis have to stand at two levels to be read whole.
  static func needLevels(_ ticks: [Tick], along axis: Projection) -> Bool {
    let distance = leastDistance(ticks, along: axis)
    guard ticks.count > 2, distance >= 12 else { return false }
    for tick in ticks where TextWidth.pixels(tick.label) > distance - 6 { return true }
    return false
  }

  private static func leastDistance(_ ticks: [Tick], along axis: Projection) -> Double {
    var least = axis.length
    for index in ticks.indices.dropFirst() {
      let distance = (axis.position(ticks[index].value) - axis.position(ticks[index - 1].value)).magnitude
      if distance < least { least = distance }
    }
    return least
  }
}
