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
  var title: String
  var hasNumbers: Bool
  /// At how many heights the labels stand in turn.
  var levels = 1
  /// From the line down to the base line of the numbers, in pixels.
  static let labelDrop = 19.0
  static let titleDrop = 36.0
  /// From the labels of one level down to those of the next.
  static let levelDrop = 15.0

  func draw(in frame: Frame) -> Markup {
    var path = PathData()
    path.move(frame.left, frame.bottom)
    path.line(frame.right, frame.bottom)
    var labels: [Markup] = []
    for (index, tick) in ticks.enumerated() {
      let place = frame.x.position(tick.value)
      let drop = Double(index % levels) * HorizontalAxis.levelDrop
      path.move(place, frame.bottom)
      path.line(place, frame.bottom + 5 + drop)
      guard hasNumbers, !tick.label.isEmpty else { continue }
      let base = frame.bottom + HorizontalAxis.labelDrop + drop
      labels.append(Lettering.number(tick.label, x: place, y: base, anchor: .middle))
    }
    if !title.isEmpty {
      let text = TextWidth.cut(title, width: frame.width - 4)
      // A title wider than the area runs to the left of it and not out of the drawing.
      let right = Swift.min(Swift.max(frame.right, Lettering.width(text)), frame.width)
      labels.append(
        Lettering.text(
          text, x: right, y: frame.bottom + HorizontalAxis.titleDrop + Double(levels - 1) * HorizontalAxis.levelDrop,
          anchor: .end))
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
