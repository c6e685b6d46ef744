import Markup

/// The colours of a field with the numbers they stand for, in a row above the plot.
struct ColourBar {
  private let scale: ColourScale?
  private let isBanded: Bool
  private let label: Label
  private let width: Double

  private static let thickness = 10.0

  /// The bar of the first field among marks that has one.
  init(_ marks: [Mark], _ settings: ColourSettings, width: Double) {
    var scale: ColourScale?
    var isBanded = false
    if settings.hasBar {
      for mark in marks {
        if scale == nil, case .spatial(let net) = mark, net.kind == .surface, net.style.colour == nil {
          scale = net.scale
        }
        guard scale == nil, case .field(let map) = mark, map.kind != .lines, map.style.colour == nil else { continue }
        scale = map.scale
        isBanded = map.kind == .bands
      }
    }
    self.scale = (scale?.thresholds.isEmpty ?? true) ? nil : scale
    self.isBanded = isBanded
    label = settings.label
    self.width = Swift.min(280, (width * 0.6).rounded())
  }

  /// The height with the room below it, in pixels.
  var height: Double { scale == nil ? 0 : 41 + label.rise }

  /// The bar from a height downwards; its first number stands below its left end.
  func draw(top start: Double) -> [Markup] {
    guard let scale else { return [] }
    let top = start + 3 + label.rise
    var pieces: [Markup] = []
    let count = scale.thresholds.count + 1
    let left = 8.0
    for band in 0..<count {
      var path = PathData()
      let edge = (left + width * Double(band) / Double(count)).rounded()
      let end = (left + width * Double(band + 1) / Double(count)).rounded()
      path.rectangle(edge, top, end, top + ColourBar.thickness)
      let colour = Colour.step(scale.step(band: band), scale.map)
      pieces.append(.element("path", colour.attributes("mk crisp") + [Markup.Attribute("d", path.text)], []))
    }
    var marks: [Tick] = []
    if isBanded {
      for (index, level) in scale.thresholds.enumerated() {
        marks.append(Tick(value: width * Double(index + 1) / Double(count), label: TickLabel(Words.number(level))))
      }
    } else {
      let limits = scale.limits
      let axis = Projection(scale: .linear, lower: limits.lower, upper: limits.upper, start: 0, end: width)
      let ticks = Limits.horizontalTicks(limits, scale: .linear, length: width, spacing: 40, isIntegral: false) {
        TextWidth.pixels($0)
      }
      for tick in ticks { marks.append(Tick(value: axis.position(tick.value), label: tick.label)) }
    }
    var free = -100.0
    var ticks = PathData()
    for mark in marks {
      let half = TextWidth.pixels(mark.label) / 2
      guard mark.value - half >= free else { continue }
      free = mark.value + half + 8
      let x = Swift.max(left + mark.value, half)
      ticks.move(left + mark.value, top + ColourBar.thickness)
      ticks.line(left + mark.value, top + ColourBar.thickness + 4)
      pieces.append(Lettering.number(mark.label, x: x, y: top + ColourBar.thickness + 17, anchor: .middle))
    }
    pieces.append(.tag("path", ["class": "axis", "d": ticks.text]))
    if !label.isEmpty { pieces.append(Lettering.text(label, x: left + width + 12, y: top + 9.5)) }
    return pieces
  }

  /// The same in characters.
  var line: String? {
    guard let scale else { return nil }
    var text = label.isEmpty ? "" : label.text + ": "
    text += isBanded ? "< " + Words.number(scale.limits.lower) : Words.number(scale.limits.lower)
    text += " "
    for band in 0...scale.thresholds.count { text.unicodeScalars.append(scale.shade(band: band)) }
    return text + (isBanded ? " ≥ " : " ") + Words.number(scale.limits.upper)
  }
}
