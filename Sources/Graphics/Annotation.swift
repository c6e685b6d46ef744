/// Text at a place between the axes. It moves a little rather than lie on other text or leave the drawing.
public struct Annotation: Equatable, Sendable {
  /// The horizontal coordinate.
  public var x: Double
  /// The vertical coordinate.
  public var y: Double
  /// The text.
  public var text: String
  /// The colour; nil for the theme's plot text.
  public var colour: Colour?

  /// Text that begins at a point, its middle at the point's height.
  public init(x: Double, y: Double, text: String, colour: Colour? = nil) {
    self.x = x
    self.y = y
    self.text = text
    self.colour = colour
  }

  var domain: Domain { Domain(x: [x], y: [y]) }

  func note(in frame: Frame) -> Note? {
    let point = Point(x: frame.x.position(x), y: frame.y.position(y))
    guard !text.isEmpty, point.x.isFinite, point.y.isFinite, frame.contains(point) else { return nil }
    return Note(
      text: text, anchor: point, colour: colour, places: [.right, .left, .above, .below], shift: Point(x: 0, y: 17))
  }
}
