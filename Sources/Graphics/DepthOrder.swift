import Numerics

/// The order in which parts of space are painted, so that nearer ones cover what is behind them.
///
/// Large flat faces divide space (a binary space partition): what they cut is cut, so that planes which go through one
/// another are right. What remains between them is small: faces are painted from far to near, and each short stretch of
/// a line and each point after the last face that is behind it where it is seen.
enum DepthOrder {
  /// More pieces than this are not cut any further.
  private static let most = 20_000

  static func sorted(_ pieces: [Piece]) -> [Piece] {
    var result: [Piece] = []
    result.reserveCapacity(pieces.count)
    paint(pieces, &result, 0)
    return result
  }

  private static func paint(_ pieces: [Piece], _ result: inout [Piece], _ depth: Int) {
    var divider: Int?
    if depth < 200, pieces.count + result.count < most {
      for index in pieces.indices where divider == nil && pieces[index].divides { divider = index }
    }
    guard let divider else {
      paintSmall(pieces, &result)
      return
    }
    let plane = pieces[divider].plane
    var (behind, within, before): ([Piece], [Piece], [Piece]) = ([], [], [])
    for index in pieces.indices {
      if index == divider || plane.isEmpty {
        within.append(pieces[index])
        within[within.count - 1].divides = false
        continue
      }
      let parts = pieces[index].divided(by: plane)
      if let part = parts.behind { behind.append(part) }
      if let part = parts.within { within.append(part) }
      if let part = parts.before { before.append(part) }
    }
    paint(behind, &result, depth + 1)
    // In one plane faces come first, in their order, and lines and points upon them.
    for piece in within where piece.kind == .face { result.append(piece) }
    for piece in within where piece.kind != .face { result.append(piece) }
    paint(before, &result, depth + 1)
  }

  private static func paintSmall(_ pieces: [Piece], _ result: inout [Piece]) {
    var faces: [Piece] = []
    var others: [Piece] = []
    for piece in pieces {
      if piece.kind == .face { faces.append(piece) } else { others.append(piece) }
    }
    let order = sortedPositions(faces.count) {
      faces[$0].order != faces[$1].order
        ? faces[$0].order < faces[$1].order : faces[$0].middle.z < faces[$1].middle.z
    }
    faces = order.map { faces[$0] }
    let outlines = others.isEmpty ? [] : faces.map { Outline($0) }
    // After how many faces each of the others is painted.
    var places: [Int] = []
    var depths: [Double] = []
    for piece in others {
      let middle = piece.middle
      var place = faces.count
      while place > 0, !outlines[place - 1].isBehind(middle, reach: piece.kind == .line ? 1 : 4) { place -= 1 }
      places.append(place)
      // Lines keep their order, so that they stay in one piece.
      depths.append(piece.kind == .line ? -.infinity : middle.z)
    }
    let turns = sortedPositions(others.count) {
      places[$0] != places[$1] ? places[$0] < places[$1] : depths[$0] < depths[$1]
    }
    var next = 0
    for place in 0...faces.count {
      while next < turns.count, places[turns[next]] == place {
        result.append(others[turns[next]])
        next += 1
      }
      if place < faces.count { result.append(faces[place]) }
    }
  }

  /// A face as points and lines are compared with it.
  private struct Outline {
    private let corners: [SpacePoint]
    private let plane: Plane
    private var least: SpacePoint
    private var greatest: SpacePoint
    private var sense = 1.0

    /// Lines on a curved surface lie off its flat faces by no more than this, in pixels.
    private static let tolerance = 2.0

    init(_ face: Piece) {
      corners = face.corners
      plane = face.plane
      least = corners[0]
      greatest = corners[0]
      var area = 0.0
      var last = corners[corners.count - 1]
      for corner in corners {
        least.x = Swift.min(least.x, corner.x)
        least.y = Swift.min(least.y, corner.y)
        greatest.x = Swift.max(greatest.x, corner.x)
        greatest.y = Swift.max(greatest.y, corner.y)
        area += last.x * corner.y - corner.x * last.y
        last = corner
      }
      if area < 0 { sense = -1 }
    }

    /// Whether the face is seen within `reach` pixels of a place and lies behind it.
    func isBehind(_ place: SpacePoint, reach: Double) -> Bool {
      guard place.x >= least.x - reach, place.x <= greatest.x + reach, place.y >= least.y - reach,
        place.y <= greatest.y + reach, let depth = plane.depth(at: place), depth <= place.z + Outline.tolerance
      else { return false }
      var last = corners[corners.count - 1]
      for corner in corners {
        let (x, y) = (corner.x - last.x, corner.y - last.y)
        let side = (x * (place.y - last.y) - y * (place.x - last.x)) * sense
        if side < 0, side * side > reach * reach * (x * x + y * y) { return false }
        last = corner
      }
      return true
    }
  }
}
