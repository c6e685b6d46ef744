import Markup

/// A straight reference line across the whole plot.
public struct Rule: Equatable, Sendable {
  /// Which way the line runs.
  public enum Direction: Equatable, Sendable {
    /// Upright, at a value of the horizontal axis.
    case vertical
    /// Level, at a value of the vertical axis.
    case horizontal
  }

  /// The value the line stands at.
  public var value: Double
  /// Which way the line runs.
  public var direction: Direction
  /// Text beside the line; nil for none.
  public var label: String?
  /// The colour; nil for the grey of reference lines.
  public var colour: Colour?

  /// A reference line.
  public init(_ direction: Direction, at value: Double, label: String? = nil, colour: Colour? = nil) {
    self.direction = direction
    self.value = value
    self.label = label
    self.colour = colour
  }

  var domain: Domain {
    var domain = Domain()
    switch direction {
    case .vertical: domain.x.include(value)
    case .horizontal: domain.y.include(value)
    }
    return domain
  }

  /// The line's ends; nil if it lies outside the plot.
  private func ends(in frame: Frame) -> (Point, Point)? {
    switch direction {
    case .vertical:
      let place = frame.x.position(value)
      guard frame.x.contains(place) else { return nil }
      return (Point(x: place, y: frame.bottom), Point(x: place, y: frame.top))
    case .horizontal:
      let place = frame.y.position(value)
      guard frame.y.contains(place) else { return nil }
      return (Point(x: frame.left, y: place), Point(x: frame.right, y: place))
    }
  }

  func draw(in frame: Frame) -> Markup {
    guard let (start, end) = ends(in: frame) else { return .empty }
    var path = PathData()
    path.move(start.x, start.y)
    path.line(end.x, end.y)
    var attributes = colour?.attributes("thin d3") ?? [Markup.Attribute("class", "ref-line")]
    attributes.append(Markup.Attribute("d", path.text))
    return .element("path", attributes, [])
  }

  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    guard let (start, end) = ends(in: frame) else { return }
    canvas.line([start, end], dash: .dotted)
  }

  func note(in frame: Frame) -> Note? {
    guard let label, !label.isEmpty, let (start, end) = ends(in: frame) else { return nil }
    switch direction {
    case .vertical:
      let anchor = Point(x: end.x, y: end.y + 14)
      return Note(text: label, anchor: anchor, colour: colour, places: [.right, .left], shift: Point(x: 0, y: 17))
    case .horizontal:
      let anchor = Point(x: end.x, y: start.y)
      return Note(
        text: label, anchor: anchor, colour: colour, places: [.aboveLeft, .belowLeft], shift: Point(x: -40, y: 0))
    }
  }

  var description: String {
    let axis = direction == .vertical ? "vertical" : "horizontal"
    return axis + " line at " + Words.number(value)
  }
}
