import Markup

/// Points joined by a line, in the order given; the line breaks where a coordinate has no place.
public struct Line: Equatable, Sendable {
  /// The horizontal coordinates.
  public var x: [Double]
  /// The vertical coordinates; points beyond the shorter list are left out.
  public var y: [Double]
  /// How the line is drawn.
  public var style: LineStyle
  /// The line's name for the reader; nil for none.
  public var label: Label?
  /// Whether each piece between values without a place is an arrow.
  public var hasHeads = false

  /// A line through points.
  public init(x: [Double], y: [Double], style: LineStyle = LineStyle(), label: Label? = nil) {
    self.x = x
    self.y = y
    self.style = style
    self.label = label
  }

  var domain: Domain {
    var domain = Domain(x: x, y: y)
    if style.marker != nil { domain.x.margin = 6 }
    return domain
  }

  var key: Key? {
    guard let label, !label.isEmpty else { return nil }
    return Key(label: label, sample: .line(style), colour: style.colour ?? .series(1))
  }

  func draw(in frame: Frame) -> Markup {
    if hasHeads { return drawArrows(in: frame) }
    var pieces: [Markup] = []
    let stroke = Line.stroke(Polyline.path(x: x, y: y, in: frame), style: style, in: frame)
    if let stroke { pieces.append(stroke) }
    if let marker = style.marker {
      let points = Dots.places(x: x, y: y, in: frame)
      let shape = MarkerShape(marker: marker, isFilled: true, radius: 3.5)
      pieces.append(shape.draw(points, colour: style.colour ?? .series(1), onCurve: true))
    }
    return .fragment(pieces)
  }

  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    if hasHeads { return traceArrows(on: &canvas, in: frame) }
    canvas.line(x: x, y: y, in: frame, dash: style.dash.terminalDash(series: style.colour?.category))
    if style.marker != nil { canvas.dots(x: x, y: y, in: frame, series: style.colour?.category) }
  }

  var description: String { hasHeads ? arrows : Words.curve(x: x, y: y) }

  /// A path as a line of a style; nil if the style has none or nothing is to be seen.
  static func stroke(_ path: PathData, style: LineStyle, in frame: Frame? = nil) -> Markup? {
    guard !path.isEmpty, let dash = style.dash.className(series: style.colour?.category) else { return nil }
    let colour = style.colour ?? .series(1)
    var attributes = colour.attributes(dash.isEmpty ? "ln" : "ln " + dash)
    if let width = style.width, width != 2 { setWidth(width, on: &attributes) }
    if let frame { attributes += frame.clipping }
    attributes.append(Markup.Attribute("d", path.text))
    return .element("path", attributes, [])
  }

  /// Sets the width of a stroke in pixels. The theme's rules for lines are stronger than a presentation attribute, so it
  /// takes a style.
  static func setWidth(_ width: Double, on attributes: inout [Markup.Attribute]) {
    Markup.Attribute.add(
      "stroke-width:" + Coordinate.text(Swift.min(Swift.max(width, 0.25), 40)) + "px", to: &attributes)
  }

  /// The last point that has a place.
  static func end(x: [Double], y: [Double], in frame: Frame) -> Point? {
    var index = Swift.min(x.count, y.count) - 1
    while index >= 0 {
      let point = Point(x: frame.x.position(x[index]), y: frame.y.position(y[index]))
      if point.x.isFinite, point.y.isFinite { return point }
      index -= 1
    }
    return nil
  }
}

extension Markup.Attribute {
  /// Adds a property to the style of an element.
  static func add(_ property: String, to attributes: inout [Markup.Attribute]) {
    for index in attributes.indices where attributes[index].name == "style" {
      attributes[index].value = (attributes[index].value ?? "") + ";" + property
      return
    }
    attributes.append(Markup.Attribute("style", property))
  }
}
