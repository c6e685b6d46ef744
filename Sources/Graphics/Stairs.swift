import Markup

/// A step function: the value `y[i]` holds from `x[i]` on. With one more x than y the x are the edges of a histogram's
/// classes, and the line is its outline, from the base up and back to it.
public struct Stairs: Equatable, Sendable {
  /// Where each step begins; for an outline also where the last one ends.
  public var x: [Double]
  /// The heights of the steps.
  public var y: [Double]
  /// How the line is drawn.
  public var style: LineStyle
  /// The line's name for the reader; nil for none.
  public var label: Label?

  /// A step function, or an outline if there is one more x than y.
  public init(x: [Double], y: [Double], style: LineStyle = LineStyle(), label: Label? = nil) {
    self.x = x
    self.y = y
    self.style = style
    self.label = label
  }

  /// Whether the steps are the outline of a histogram.
  var isOutline: Bool { x.count == y.count + 1 }

  var domain: Domain {
    var domain = Domain()
    domain.x = Extent(x)
    domain.y = Extent(y)
    if isOutline { domain.y.include(0) }
    return domain
  }

  var key: Key? {
    guard let label, !label.isEmpty else { return nil }
    return Key(label: label, sample: .line(style), colour: style.colour ?? .series(1))
  }

  func draw(in frame: Frame) -> Markup {
    Line.stroke(Polyline.path(places(in: frame)), style: style, in: frame) ?? .empty
  }

  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    canvas.line(places(in: frame), dash: style.dash.terminalDash(series: style.colour?.category))
  }

  func end(in frame: Frame) -> Point? {
    guard !isOutline else { return nil }
    return Line.end(x: x, y: y, in: frame)
  }

  var description: String {
    guard isOutline else { return Words.curve(x: x, y: y) }
    var middles: [Double] = []
    middles.reserveCapacity(y.count)
    for index in y.indices { middles.append((x[index] + x[index + 1]) / 2) }
    return Words.histogram(centres: middles, heights: y)
  }

  private func places(in frame: Frame) -> [Point] {
    let count = Swift.min(x.count, y.count)
    var points: [Point] = []
    points.reserveCapacity(2 * count + 2)
    for index in 0..<count {
      let height = isOutline ? frame.base(y[index]) : frame.y.position(y[index])
      let left = frame.x.position(x[index])
      if let before = points.last {
        points.append(Point(x: left, y: before.y))
      } else if isOutline {
        points.append(Point(x: left, y: frame.base(0)))
      }
      points.append(Point(x: left, y: height))
    }
    if isOutline, let end = x.last, let before = points.last {
      let right = frame.x.position(end)
      points.append(Point(x: right, y: before.y))
      points.append(Point(x: right, y: frame.base(0)))
    }
    return points
  }
}
