import Markup

/// Single points. Open circles unless told otherwise, so that overlapping ones stay visible.
public struct Dots: Equatable, Sendable {
  /// The horizontal coordinates.
  public var x: [Double]
  /// The vertical coordinates; points beyond the shorter list are left out.
  public var y: [Double]
  /// Half the width of a marker in pixels; nil for the theme's 3.5, or 4 if filled.
  public var size: Double?
  /// The colour; nil takes the next category of the theme.
  public var colour: Colour?
  /// Whether markers are filled.
  public var isFilled: Bool
  /// The shape; nil for the shape of the series, so that groups differ in more than colour.
  public var marker: Marker?
  /// The points' name for the reader; nil for none.
  public var label: Label?

  /// A cloud of points.
  public init(
    x: [Double], y: [Double], size: Double? = nil, colour: Colour? = nil, isFilled: Bool = false,
    marker: Marker? = nil, label: Label? = nil
  ) {
    self.x = x
    self.y = y
    self.size = size
    self.colour = colour
    self.isFilled = isFilled
    self.marker = marker
    self.label = label
  }

  private var radius: Double { Swift.min(Swift.max(size ?? (isFilled ? 4 : 3.5), 0.5), 50) }
  private var shape: MarkerShape {
    MarkerShape(marker: marker ?? Marker.series(colour?.category), isFilled: isFilled, radius: radius)
  }

  var domain: Domain {
    var domain = Domain(x: x, y: y)
    domain.x.margin = radius + 4
    domain.y.margin = radius + 2
    return domain
  }

  var key: Key? {
    guard let label, !label.isEmpty else { return nil }
    return Key(label: label, sample: .marker(shape), colour: colour ?? .series(1))
  }

  func draw(in frame: Frame) -> Markup {
    shape.draw(Dots.places(x: x, y: y, in: frame), colour: colour ?? .series(1))
  }

  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    canvas.dots(x: x, y: y, in: frame, series: colour?.category)
  }

  var description: String { Words.cloud(x: x, y: y) }

  /// The places of points that lie between the axes.
  static func places(x: [Double], y: [Double], in frame: Frame) -> [Point] {
    let count = Swift.min(x.count, y.count)
    var points: [Point] = []
    points.reserveCapacity(count)
    for index in 0..<count {
      let point = Point(x: frame.x.position(x[index]), y: frame.y.position(y[index]))
      if frame.contains(point) { points.append(point) }
    }
    return points
  }
}
