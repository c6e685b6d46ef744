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
  public var label: Label?
  /// Whether the points go round areas, which end at values without a place, instead of along an edge.
  public var isPolygon = false
  /// The share of the light that the area holds back, from 0 to 1; nil for the theme's.
  public var opacity: Double?
  /// The line around a polygon; nil for none.
  public var edge: LineStyle?

  /// The area between a curve and a base.
  public init(x: [Double], y: [Double], base: [Double]? = nil, colour: Colour? = nil, label: Label? = nil) {
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

  /// The corners of all areas in pixels, each area closed and followed by a break.
  private func outline(in frame: Frame) -> [Point] {
    var outline: [Point] = []
    var start = 0
    for point in Polyline.places(x: x + [.nan], y: y + [.nan], in: frame) {
      if !point.isFinite {
        if outline.count == start { continue }
        outline.append(outline[start])
        start = outline.count + 1
      }
      outline.append(point)
    }
    return outline
  }

  private func drawPolygon(in frame: Frame) -> Markup {
    let path = Polyline.path(outline(in: frame))
    guard !path.isEmpty else { return .empty }
    guard var style = edge else { return shade(path, in: frame) }
    style.colour = style.colour ?? colour
    return .fragment([shade(path, in: frame), Line.stroke(path, style: style, in: frame) ?? .empty])
  }

  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    if isPolygon { return canvas.line(outline(in: frame), dash: .solid) }
    canvas.line(x: x, y: y, in: frame, dash: .solid)
    if let base { canvas.line(x: x, y: base, in: frame, dash: .solid) }
  }

  var description: String {
    guard isPolygon else { return Words.curve(x: x, y: y) }
    let domain = domain
    guard !domain.x.isEmpty else { return "has no corners" }
    return Words.filled(
      "reaches across from # to # and up from # to #",
      [domain.x.lower, domain.x.upper, domain.y.lower, domain.y.upper])
  }
}
