import Markup

/// The drawing of markers at places.
struct MarkerShape: Equatable, Sendable {
  var marker: Marker
  var isFilled: Bool
  /// Half the marker's width in pixels.
  var radius: Double

  /// More markers than this become one path of round dots: each then takes a third of the bytes.
  private static let most = 400
  /// How far the theme's rim of a filled marker reaches inwards, in pixels.
  private static let rim = 0.75

  /// Whether the marker is only strokes.
  private var isOpen: Bool {
    switch marker {
    case .plus, .cross, .asterisk: true
    case .circle, .point, .square, .diamond, .triangle, .triangleDown: !isFilled
    }
  }

  /// The markers in one group, so that the colour is said once. Those of a curve, which only say where its data lie,
  /// run together where they touch; those of separate points keep their rims.
  func draw(_ points: [Point], colour: Colour, onCurve: Bool = false) -> Markup {
    guard !points.isEmpty else { return .empty }
    if points.count > MarkerShape.most { return cloud(points, colour: colour) }
    let size = marker == .point ? radius * 0.7 : radius
    var elements = points.map { element(at: $0, size: size, className: isOpen ? nil : "dot") }
    if onCurve, !isOpen {
      for point in covered(points, size: size) {
        elements.append(element(at: point, size: size - MarkerShape.rim, className: "mk"))
      }
    }
    var attributes = colour.attributes("")
    if isOpen {
      attributes.append(Markup.Attribute("fill", "none"))
      attributes.append(Markup.Attribute("stroke", "var(--k)"))
      attributes.append(Markup.Attribute("stroke-width", "1.5"))
    }
    return .element("g", attributes, elements)
  }

  /// The points on whose markers the rim of a later one lies.
  private func covered(_ points: [Point], size: Double) -> [Point] {
    var result: [Point] = []
    for (index, point) in points.enumerated() {
      for later in points[(index + 1)...] {
        let (x, y) = (later.x - point.x, later.y - point.y)
        let distance = (x * x + y * y).squareRoot()
        // A marker in the same place is the same marker.
        if distance < 0.25 { break }
        if distance < 2 * size {
          result.append(point)
          break
        }
      }
    }
    return result
  }

  private func element(at point: Point, size: Double, className: String?) -> Markup {
    var attributes: [Markup.Attribute] = []
    if let className { attributes.append(Markup.Attribute("class", className)) }
    switch marker {
    case .circle, .point:
      attributes.append(Markup.Attribute("cx", Coordinate.text((point.x * 10).rounded() / 10)))
      attributes.append(Markup.Attribute("cy", Coordinate.text((point.y * 10).rounded() / 10)))
      attributes.append(Markup.Attribute("r", Coordinate.text(size)))
      return .element("circle", attributes, [])
    case .square, .diamond, .triangle, .triangleDown, .plus, .cross, .asterisk:
      var path = PathData()
      outline(at: point, size: size, path: &path)
      attributes.append(Markup.Attribute("d", path.text))
      return .element("path", attributes, [])
    }
  }

  private func outline(at point: Point, size: Double, path: inout PathData) {
    func polygon(_ corners: [(Double, Double)]) {
      for (index, corner) in corners.enumerated() {
        let (x, y) = (point.x + corner.0 * size, point.y + corner.1 * size)
        if index == 0 { path.move(x, y) } else { path.line(x, y) }
      }
      path.close()
    }
    func stroke(_ x: Double, _ y: Double) {
      path.move(point.x - x * size, point.y - y * size)
      path.line(point.x + x * size, point.y + y * size)
    }
    switch marker {
    case .circle, .point: break
    case .square: polygon([(-1, -1), (1, -1), (1, 1), (-1, 1)])
    case .diamond: polygon([(0, -1.45), (1.45, 0), (0, 1.45), (-1.45, 0)])
    case .triangle: polygon([(0, -1.4), (1.3, 0.9), (-1.3, 0.9)])
    case .triangleDown: polygon([(0, 1.4), (1.3, -0.9), (-1.3, -0.9)])
    case .plus:
      stroke(1.1, 0)
      stroke(0, 1.1)
    case .cross:
      stroke(0.85, 0.85)
      stroke(0.85, -0.85)
    case .asterisk:
      stroke(1.1, 0)
      stroke(0, 1.1)
      stroke(0.75, 0.75)
      stroke(0.75, -0.75)
    }
  }

  /// Many points as round ends of lines without length; of those that fall on one pixel only one is drawn.
  private func cloud(_ points: [Point], colour: Colour) -> Markup {
    let limit = 20_000
    var cell = points.count > 4 * limit ? 2.0 : 1.0
    var kept: [Point] = points
    if points.count > 2000 {
      repeat {
        var seen: Set<Int> = []
        var next: [Point] = []
        for point in kept {
          // Places between the axes are below 2^15 in both directions.
          let key = Coordinate.round(point.x, 1 / cell) << 15 | Coordinate.round(point.y, 1 / cell)
          if seen.insert(key).inserted { next.append(point) }
        }
        kept = next
        cell += 1
      } while kept.count > limit
    }
    var path = PathData()
    for point in kept { path.dot(point.x, point.y) }
    var attributes = colour.attributes("ln")
    let property = "stroke-width:" + Coordinate.text(points.count > 2000 ? 2.5 : 4) + "px"
    attributes.append(Markup.Attribute("d", path.text))
    attributes.append(Markup.Attribute("opacity", ".6"))
    Markup.Attribute.add(property, to: &attributes)
    return .element("path", attributes, [])
  }
}
