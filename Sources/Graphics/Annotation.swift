/// Text at a place between the axes. It moves a little rather than lie on other text or leave the drawing.
public struct Annotation: Equatable, Sendable {
  /// The horizontal coordinate.
  public var x: Double
  /// The vertical coordinate.
  public var y: Double
  /// The text.
  public var text: Label
  /// The colour; nil for the theme's plot text.
  public var colour: Colour?
  /// What of the text stands at the point.
  public var alignment: Alignment
  /// The place that an arrow leads to from the text, two numbers; empty for none.
  public var target: [Double] = []

  /// What of a text stands at its point.
  public enum Alignment: Equatable, Sendable {
    /// Its left end.
    case left
    /// Its middle.
    case centre
    /// Its right end.
    case right
    /// Its lower edge.
    case bottom
    /// Its upper edge.
    case top
  }

  /// Text at a point, its middle at the point's height.
  public init(x: Double, y: Double, text: Label, colour: Colour? = nil, alignment: Alignment = .left) {
    self.x = x
    self.y = y
    self.text = text
    self.colour = colour
    self.alignment = alignment
  }

  private var places: [Note.Place] {
    switch alignment {
    case .left: [.right, .left, .above, .below]
    case .centre: [.centre, .above, .below, .right, .left]
    case .right: [.left, .right, .above, .below]
    case .bottom: [.above, .right, .left, .below]
    case .top: [.below, .right, .left, .above]
    }
  }

  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    arrow?.trace(on: &canvas, in: frame)
    guard let note = note(in: frame) else { return }
    let width = TextWidth.columns(text.text)
    let column = Coordinate.round(note.anchor.x, 1) / 2
    let start =
      switch alignment {
      case .left: column
      case .centre, .bottom, .top: column - width / 2
      case .right: column - width + 1
      }
    canvas.write(text.text, column: start, row: Coordinate.round(note.anchor.y, 1) / 4)
  }

  var domain: Domain {
    var domain = Domain(x: [x], y: [y])
    if target.count == 2 { domain.include(Domain(x: [target[0]], y: [target[1]])) }
    return domain
  }

  /// The arrow; nil if there is none.
  var arrow: Line? {
    guard target.count == 2 else { return nil }
    var line = Line(x: [x, target[0]], y: [y, target[1]], style: LineStyle(colour: colour ?? .grey, width: 1.25))
    line.hasHeads = true
    return line
  }

  func note(in frame: Frame) -> Note? {
    let point = Point(x: frame.x.position(x), y: frame.y.position(y))
    guard !text.isEmpty, point.x.isFinite, point.y.isFinite, frame.contains(point) else { return nil }
    var places = places
    if target.count == 2 {
      // The text stands where the arrow does not go.
      let (x, y) = (frame.x.position(target[0]) - point.x, frame.y.position(target[1]) - point.y)
      let isLevel = x.magnitude > y.magnitude
      places = isLevel ? (x > 0 ? [.left] : [.right]) : y > 0 ? [.above] : [.below]
    }
    return Note(text: text, anchor: point, colour: colour, places: places, shift: Point(x: 0, y: 17))
  }
}
