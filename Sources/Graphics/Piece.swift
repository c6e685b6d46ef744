/// A part of a mark in space, as it is seen: `x` and `y` in pixels of the drawing, `z` the same unit towards the one who
/// looks. One corner is a point, two are a stretch of a line, more are a flat face.
struct Piece {
  /// What is drawn.
  enum Kind: Equatable {
    case point, line, head, face
  }

  var kind: Kind
  /// The number of the mark.
  var mark: Int
  var corners: [SpacePoint]
  /// Which corners an edge leads on from, as bits; cuts have none.
  var edges = UInt64.max
  /// The colour of a face by its height, 1 to 7; 0 for that of the mark.
  var step = 0
  /// Whether the face is large enough to divide what it cuts.
  var divides = false
  /// Where it comes in the order of painting, unless hidden parts decide: its distance, or its number in a net.
  var order = 0.0

  /// The middle of the corners.
  var middle: SpacePoint {
    var sum = SpacePoint(x: 0, y: 0, z: 0)
    for corner in corners {
      sum.x += corner.x
      sum.y += corner.y
      sum.z += corner.z
    }
    let count = Double(corners.count)
    return SpacePoint(x: sum.x / count, y: sum.y / count, z: sum.z / count)
  }

  /// The plane of the corners, or the one nearest to them.
  var plane: Plane { Plane(corners) }

  /// The parts behind and before a plane, and the whole piece if it lies in it.
  func divided(by plane: Plane) -> (behind: Piece?, within: Piece?, before: Piece?) {
    // What lies in a plane but for rounding is drawn upon it.
    let tolerance = kind == .face ? 1e-6 : 0.05
    let distances = corners.map { plane.distance($0) }
    var (least, greatest) = (0.0, 0.0)
    for distance in distances {
      least = Swift.min(least, distance)
      greatest = Swift.max(greatest, distance)
    }
    if least >= -tolerance, greatest <= tolerance { return (nil, self, nil) }
    if least >= -tolerance { return (nil, nil, self) }
    if greatest <= tolerance { return (self, nil, nil) }
    if kind == .head { return distances[0] > 0 ? (nil, nil, self) : (self, nil, nil) }
    return (part(distances, -1), nil, part(distances, 1))
  }

  /// The part at one side of a plane (Sutherland and Hodgman's clipping), from the corners' distances.
  private func part(_ distances: [Double], _ side: Double) -> Piece {
    var part = self
    part.corners = []
    part.edges = 0
    func add(_ corner: SpacePoint, _ hasEdge: Bool) {
      if hasEdge, part.corners.count < 64 { part.edges |= 1 << UInt64(part.corners.count) }
      part.corners.append(corner)
    }
    for index in corners.indices {
      let next = index + 1 < corners.count ? index + 1 : 0
      let (one, other) = (distances[index] * side, distances[next] * side)
      let hasEdge = index > 63 || edges >> UInt64(index) & 1 == 1
      if one >= 0 { add(corners[index], hasEdge) }
      guard one < 0 && other > 0 || one > 0 && other < 0, kind == .face || index == 0 else { continue }
      let share = one / (one - other)
      let (from, to) = (corners[index], corners[next])
      add(
        SpacePoint(
          x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share,
          z: from.z + (to.z - from.z) * share), one < 0 && hasEdge)
    }
    return part
  }
}

/// A plane as it is seen, its normal towards the one who looks.
struct Plane {
  private var normal = SpacePoint(x: 0, y: 0, z: 0)
  private var offset = 0.0

  /// The plane through the corners of a flat polygon (Newell's normal); for others the mean plane.
  init(_ corners: [SpacePoint]) {
    guard var last = corners.last else { return }
    var middle = SpacePoint(x: 0, y: 0, z: 0)
    for corner in corners {
      normal.x += (last.y - corner.y) * (last.z + corner.z)
      normal.y += (last.z - corner.z) * (last.x + corner.x)
      normal.z += (last.x - corner.x) * (last.y + corner.y)
      middle.x += corner.x
      middle.y += corner.y
      middle.z += corner.z
      last = corner
    }
    var length = (normal.x * normal.x + normal.y * normal.y + normal.z * normal.z).squareRoot()
    if normal.z < 0 { length = -length }
    guard length.magnitude > 1e-9 else {
      normal = SpacePoint(x: 0, y: 0, z: 0)
      return
    }
    normal = SpacePoint(x: normal.x / length, y: normal.y / length, z: normal.z / length)
    let count = Double(corners.count)
    offset = (normal.x * middle.x + normal.y * middle.y + normal.z * middle.z) / count
  }

  /// The plane at right angles to a direction, which need not be of length 1, through a place.
  init(normal: SpacePoint, through place: SpacePoint) {
    self.normal = normal
    offset = normal.x * place.x + normal.y * place.y + normal.z * place.z
  }

  /// Whether there is no plane, because the corners lie on a line.
  var isEmpty: Bool { normal.x == 0 && normal.y == 0 && normal.z == 0 }

  /// How far a place lies before the plane, in pixels; negative behind it.
  func distance(_ place: SpacePoint) -> Double {
    normal.x * place.x + normal.y * place.y + normal.z * place.z - offset
  }

  /// How near the plane is where a place is seen; nil where it is seen from the side.
  func depth(at place: SpacePoint) -> Double? {
    normal.z > 0.001 ? (offset - normal.x * place.x - normal.y * place.y) / normal.z : nil
  }

  /// The line that a polygon shares with another: where each is cut by the plane of the other and both are there.
  static func common(_ one: [SpacePoint], _ other: [SpacePoint]) -> [SpacePoint]? {
    let first = crossings(one, Plane(other))
    let second = crossings(other, Plane(one))
    guard first.count == 2, second.count == 2 else { return nil }
    let (x, y, z) = (first[1].x - first[0].x, first[1].y - first[0].y, first[1].z - first[0].z)
    let square = x * x + y * y + z * z
    guard square > 1 else { return nil }
    // Both lie on one line, along which places are told by their share of the first stretch.
    let shares = second.map { ($0.x - first[0].x) * x + ($0.y - first[0].y) * y + ($0.z - first[0].z) * z }
    let from = Swift.max(0, Swift.min(shares[0], shares[1]) / square)
    let to = Swift.min(1, Swift.max(shares[0], shares[1]) / square)
    guard to - from > 1e-6 else { return nil }
    return [from, to].map {
      SpacePoint(x: first[0].x + x * $0, y: first[0].y + y * $0, z: first[0].z + z * $0)
    }
  }

  /// Where the edge of a polygon goes through a plane.
  private static func crossings(_ corners: [SpacePoint], _ plane: Plane) -> [SpacePoint] {
    var places: [SpacePoint] = []
    var (least, greatest) = (0.0, 0.0)
    for corner in corners {
      least = Swift.min(least, plane.distance(corner))
      greatest = Swift.max(greatest, plane.distance(corner))
    }
    // Faces that only share an edge, as those of a body do, do not go through one another.
    guard !plane.isEmpty, least < -0.5, greatest > 0.5 else { return [] }
    for index in corners.indices {
      let (from, to) = (corners[index], corners[index + 1 < corners.count ? index + 1 : 0])
      let (one, other) = (plane.distance(from), plane.distance(to))
      guard one < 0 && other >= 0 || one >= 0 && other < 0 else { continue }
      let share = one / (one - other)
      places.append(
        SpacePoint(
          x: from.x + (to.x - from.x) * share, y: from.y + (to.y - from.y) * share,
          z: from.z + (to.z - from.z) * share))
    }
    return places
  }
}
