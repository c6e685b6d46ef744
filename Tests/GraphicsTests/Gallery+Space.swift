import Graphics

extension Gallery {
  /// Figures in space.
  static let space: [(name: String, figure: Figure)] = [("saddle", saddle), ("planes", planes), ("helix", helix)]

  /// A net over a grid of places.
  static func net(
    _ kind: SpatialMark.Kind, _ places: [Double], _ height: (Double, Double) -> Double
  ) -> SpatialMark {
    var mark = SpatialMark(kind, x: [], y: [], z: [])
    mark.rows = places.count
    for x in places {
      for y in places {
        mark.x.append(x)
        mark.y.append(y)
        mark.z.append(height(x, y))
      }
    }
    return mark
  }

  /// A flat area; `colour` counts the theme's categories.
  static func plane(_ corners: [[Double]], colour: Int? = nil) -> Mark {
    let style = LineStyle(colour: colour.map { .series($0) })
    return .spatial(
      SpatialMark(.polygons, x: corners.map { $0[0] }, y: corners.map { $0[1] }, z: corners.map { $0[2] }, style: style)
    )
  }

  /// A surface with a hole, a curve upon it and a point below it.
  private static var saddle: Figure {
    let places = grid(-2, 2, 13)
    let surface = net(.surface, places) { $0 > 1 && $1 > 1 ? .nan : $0 * $0 - $1 * $1 }
    let along = grid(-1.5, 1.5, 31)
    let curve = SpatialMark(.curve, x: along, y: along.map { $0 / 2 }, z: along.map { $0 * $0 * 0.75 })
    let point = SpatialMark(.points, x: [0], y: [0], z: [-3])
    var figure = Figure(marks: [.spatial(surface), .spatial(curve), .spatial(point)], xLabel: "x", yLabel: "y")
    figure.zLabel = "height of the ground in m"
    figure.colours.hasBar = true
    return figure
  }

  /// Three planes through one point, which has a name.
  private static var planes: Figure {
    var text = SpatialMark(.text, x: [1], y: [2], z: [3])
    text.text = "(1, 2, 3)"
    var figure = Figure(marks: [
      plane([[-1, -1, 3], [5, -1, 3], [5, 5, 3], [-1, 5, 3]]),
      plane([[1, -1, 0], [1, 5, 0], [1, 5, 6], [1, -1, 6]]),
      plane([[-1, 0, 0], [4, 5, 0], [4, 5, 6], [-1, 0, 6]]),
      .spatial(SpatialMark(.points, x: [1], y: [2], z: [3], style: LineStyle(colour: .ink))), .spatial(text),
    ])
    figure.view = View(azimuth: -25, elevation: 35)
    return figure
  }

  /// A curve, an arrow and points between axes with one scale.
  private static var helix: Figure {
    // A circle by the addition theorem, as the gallery knows no sine.
    var (x, y, z): ([Double], [Double], [Double]) = ([1], [0], [0])
    for index in 0..<240 {
      let (cosine, sine) = (0.9980267284282716, 0.06279051952931337)
      x.append(x[index] * cosine - y[index] * sine)
      y.append(x[index] * sine + y[index] * cosine)
      z.append(Double(index + 1) / 80)
    }
    var curve = SpatialMark(.curve, x: x, y: y, z: z)
    curve.label = "path"
    var arrow = SpatialMark(.curve, x: [0, 0], y: [0, 0], z: [0, 2.5])
    arrow.hasHeads = true
    var figure = Figure(
      marks: [.spatial(curve), .spatial(arrow)], title: "A helix", xLabel: "x", yLabel: "y", isEqualScale: true)
    figure.zLabel = "z"
    return figure
  }
}
