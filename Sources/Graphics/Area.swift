import Markup

/// The area between a curve and a base.
public struct Area: Equatable, Sendable {
  /// The horizontal coordinates.
  public var x: [Double]
  /// The edge of the area.
  public var y: [Double]
  /// The other edge, one value per x; nil for zero (on a logarithmic axis, the axis).
  public var base: [Double]?
  /// The colour; nil takes the next category of the theme.
  public var colour: Colour?
  /// The area's name for the reader; nil for none.
  public var label: String?
  /// Whether the points go round areas, which end at values without a place, instead of along an edge.
  public var isPolygon = false
  /// The share of the light that the area holds back, from 0 to 1; nil for the theme's.
  public var opacity: Double?
  /// The line around a polygon; nil for none.
  public var edge: LineStyle?

  /// The area between a curve and a base.
  public init(x: [Double], y: [Double], base: [Double]? = nil, colour: Colour? = nil, label: String? = nil) {
    self.x = x
    self.y = y
    self.base = base
    self.colour = colour
    self.label = label
  }

  var domain: Domain {
    var domain = Domain(x: x, y: y)
    if isPolygon { return domain }
    if let base {
      domain.include(Domain(x: x, y: base))
    } else {
      domain.y.include(0)
    }
    return domain
  }

  var key: Key? {
    guard let label, !label.isEmpty else { return nil }
    return Key(label: label, sample: .area, colour: colour ?? .series(1))
  }

  func draw(in frame: Frame) -> Markup {
    if isPolygon { return drawPolygon(in: frame) }
    var path = PathData()
    var upper: [Point] = []
    var lower: [Point] = []
    func finish() {
      if upper.count > 1 {
        for (index, point) in (upper + lower.reversed()).enumerated() {
          if index == 0 { path.move(point.x, point.y) } else { path.line(point.x, point.y) }
        }
        path.close()
      }
      upper = []
      lower = []
    }
    let count = Swift.min(x.count, y.count)
    for index in 0..<count {
      let place = frame.x.position(x[index])
      let edge = frame.y.position(y[index])
      var floor = frame.base(0)
      if let base { floor = index < base.count ? frame.y.position(base[index]) : .nan }
      guard place.isFinite, edge.isFinite, floor.isFinite else {
        finish()
        continue
      }
      // Within a pixel column only the outermost edges are seen.
      if let last = upper.last, let lastFloor = lower.last, count > 4000, place - last.x < 0.5, place >= last.x {
        let isAbove = edge <= floor
        upper[upper.count - 1].y = isAbove ? Swift.min(last.y, edge) : Swift.max(last.y, edge)
        lower[lower.count - 1].y = isAbove ? Swift.max(lastFloor.y, floor) : Swift.min(lastFloor.y, floor)
        continue
      }
      upper.append(Point(x: place, y: edge))
      lower.append(Point(x: place, y: floor))
    }
    finish()
    guard !path.isEmpty else { return .empty }
    return shade(path, in: frame)
  }

  private func shade(_ path: PathData, in frame: Frame) -> Markup {
    var attributes = (colour ?? .series(1)).attributes("area") + frame.clipping
    if let opacity {
      let property = "opacity:" + Coordinate.text(Swift.min(Swift.max(opacity, 0), 1))
      Markup.Attribute.add(property, to: &attributes)
    }
    attributes.append(Markup.Attribute("d", path.text))
    return .element("path", attributes, [])
  }

  private func drawPolygon(in frame: Frame) -> Markup {
    var path = PathData()
    var outline: [Point] = []
    var ring = 0
    let count = Swift.min(x.count, y.count)
    for index in 0...count {
      let point =
        index < count ? Point(x: frame.x.position(x[index]), y: frame.y.position(y[index])) : Point(x: .nan, y: .nan)
      if point.x.isFinite, point.y.isFinite {
        if ring == outline.count { path.move(point.x, point.y) } else { path.line(point.x, point.y) }
        outline.append(point)
      } else if outline.count > ring {
        path.close()
        outline.append(outline[ring])
        outline.append(Point(x: .nan, y: .nan))
        ring = outline.count
      }
    }
    guard !path.isEmpty else { return .empty }
    guard var style = edge else { return shade(path, in: frame) }
    style.colour = style.colour ?? colour
    let stroke = Line.stroke(Polyline.path(outline), style: style, in: frame) ?? .empty
    return .fragment([shade(path, in: frame), stroke])
  }

  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    canvas.line(x: x, y: y, in: frame, dash: .solid)
    if isPolygon, let first = x.first, let last = x.last, x.count == y.count {
      canvas.line(x: [last, first], y: [y[y.count - 1], y[0]], in: frame, dash: .solid)
    }
    if let base { canvas.line(x: x, y: base, in: frame, dash: .solid) }
  }

  var description: String {
    guard isPolygon else { return Words.curve(x: x, y: y) }
    let domain = domain
    guard !domain.x.isEmpty else { return "has no corners" }
    return [
      "reaches across from ", Words.number(domain.x.lower), " to ", Words.number(domain.x.upper), " and up from ",
      Words.number(domain.y.lower), " to ", Words.number(domain.y.upper),
    ].joined()
  }
}
