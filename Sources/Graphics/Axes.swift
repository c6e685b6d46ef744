import Markup

/// Level lines at the ticks of the vertical axis.
struct Grid {
  var ticks: [Tick]

  func draw(in frame: Frame) -> Markup {
    var path = PathData()
    for tick in ticks {
      let place = frame.y.position(tick.value).rounded()
      path.move(frame.left, place)
      path.line(frame.right, place)
    }
    return path.isEmpty ? .empty : .tag("path", ["class": "grid", "d": path.text])
  }
}

/// The line below the plot with its ticks and numbers, and its title below the right end.
struct HorizontalAxis {
  var ticks: [Tick]
  var title: Label
  var hasNumbers: Bool
  /// At how many heights the labels stand in turn.
  var levels = 1
  /// From the line down to the base line of the numbers, in pixels.
  static let labelDrop = 19.0
  static let titleDrop = 36.0
  /// From the labels of one level down to those of the next.
  static let levelDrop = 15.0

  /// How much more room names need than numbers, above their base line and in all.
  static func extra(_ ticks: [Tick]) -> (rise: Double, total: Double) {
    var (rise, drop) = (0.0, 0.0)
    for tick in ticks {
      guard let name = tick.label.name else { continue }
      rise = Swift.max(rise, name.rise)
      drop = Swift.max(drop, name.drop)
    }
    return (rise, rise + drop)
  }

  /// How much further down the labels reach than one level of numbers does.
  static func depth(_ ticks: [Tick], levels: Int) -> Double {
    Double(levels) * (levelDrop + extra(ticks).total) - levelDrop
  }

  func draw(in frame: Frame) -> Markup {
    var path = PathData()
    path.move(frame.left, frame.bottom)
    path.line(frame.right, frame.bottom)
    var labels: [Markup] = []
    let extra = HorizontalAxis.extra(ticks)
    for (index, tick) in ticks.enumerated() {
      let place = frame.x.position(tick.value)
      let drop = Double(index % levels) * (HorizontalAxis.levelDrop + extra.total)
      path.move(place, frame.bottom)
      path.line(place, frame.bottom + 5 + drop)
      guard hasNumbers, !tick.label.isEmpty else { continue }
      let base = frame.bottom + HorizontalAxis.labelDrop + extra.rise + drop
      labels.append(Lettering.number(tick.label, x: place, y: base, anchor: .middle))
    }
    if !title.isEmpty {
      let text = title.cut(width: frame.width - 4)
      // A title wider than the area runs to the left of it and not out of the drawing.
      let right = Swift.min(Swift.max(frame.right, Lettering.width(text)), frame.width)
      let y = frame.bottom + HorizontalAxis.titleDrop + HorizontalAxis.depth(ticks, levels: levels) + text.rise
      labels.append(Lettering.text(text, x: right, y: y, anchor: .end))
    }
    return .fragment([.tag("path", ["class": "axis", "d": path.text])] + labels)
  }
}

/// The numbers left of the plot; without a grid also a line and ticks that they belong to.
struct VerticalAxis {
  var ticks: [Tick]
  var hasLine: Bool
  var hasNumbers: Bool
  /// From the numbers to the area in pixels.
  static let gap = 8.0

  func draw(in frame: Frame) -> Markup {
    var pieces: [Markup] = []
    let drop = hasLine ? VerticalAxis.gap + 1 : VerticalAxis.gap
    if hasLine {
      var path = PathData()
      path.move(frame.left, frame.top)
      path.line(frame.left, frame.bottom)
      for tick in ticks {
        let place = frame.y.position(tick.value).rounded()
        path.move(frame.left - 5, place)
        path.line(frame.left, place)
      }
      pieces.append(.tag("path", ["class": "axis", "d": path.text]))
    }
    for tick in ticks where hasNumbers && !tick.label.isEmpty {
      let place = frame.y.position(tick.value)
      pieces.append(Lettering.number(tick.label, x: frame.left - drop, y: place + 4.5, anchor: .end))
    }
    return .fragment(pieces)
  }
}
