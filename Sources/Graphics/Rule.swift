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
  public var label: Label?
  /// How the line is drawn; without a choice thin, dotted and in the grey of reference lines. Markers are not drawn.
  public var style: LineStyle

  /// A reference line.
  public init(_ direction: Direction, at value: Double, label: Label? = nil, style: LineStyle = LineStyle()) {
    self.direction = direction
    self.value = value
    self.label = label
    self.style = style
  }

  var domain: Domain {
    var domain = Domain()
    switch direction {
    case .vertical: domain.x.include(value)
    case .horizontal: domain.y.include(value)
    }
    return domain
  }

  /// The rhythm, which for a reference line is dotted unless another is chosen.
  private var dash: Dash { style.dash == .automatic ? .dotted : style.dash }

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
    guard let (start, end) = ends(in: frame), let dash = dash.className(series: nil) else { return .empty }
    var path = PathData()
    path.move(start.x, start.y)
    path.line(end.x, end.y)
    var attributes = (style.colour ?? .grey).attributes(dash.isEmpty ? "thin" : "thin " + dash)
    if let width = style.width { Line.setWidth(width, on: &attributes) }
    attributes.append(Markup.Attribute("d", path.text))
    return .element("path", attributes, [])
  }

  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    guard let (start, end) = ends(in: frame) else { return }
    canvas.line([start, end], dash: dash.terminalDash(series: nil))
  }

  func note(in frame: Frame) -> Note? {
    guard let label, !label.isEmpty, let (start, end) = ends(in: frame) else { return nil }
    switch direction {
    case .vertical:
      let anchor = Point(x: end.x, y: end.y + 14)
      return Note(
        text: label, anchor: anchor, colour: style.colour, places: [.right, .left], shift: Point(x: 0, y: 17))
    case .horizontal:
      let anchor = Point(x: end.x, y: start.y)
      return Note(
        text: label, anchor: anchor, colour: style.colour, places: [.aboveLeft, .belowLeft], shift: Point(x: -40, y: 0))
    }
  }

  var description: String {
    let axis = direction == .vertical ? "vertical" : "horizontal"
    return axis + " line at " + Words.number(value)
  }
}
