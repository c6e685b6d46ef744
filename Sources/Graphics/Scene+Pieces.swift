// The parts of space that are painted one after the other.

extension Scene {
  /// The number of the mark that the lines between two areas belong to.
  static let crossing = -1
  /// Lines that something may hide are cut into stretches of this many pixels.
  private static let stretch = 5.0
  /// More flat areas than this are no planes that go through one another but the faces of one body.
  private static let mostPlanes = 60

  /// All parts of the marks from back to front. In a terminal nets have few lines.
  func pieces() -> [Piece] {
    var pieces: [Piece] = []
    var planes: [Int] = []
    var hides = false
    for mark in marks where mark.isNet || mark.kind == .polygons { hides = true }
    let areGraphs = haveSharedNet
    for (number, mark) in marks.enumerated() {
      switch mark.kind {
      case .text: break
      case .points: addPoints(of: mark, number, to: &pieces)
      case .curve:
        if mark.style.marker != nil { addPoints(of: mark, number, to: &pieces) }
        for run in runs(of: mark) { addLine(run, number, mark.hasHeads, hides, &pieces) }
      case .polygons:
        for run in runs(of: mark) where run.count > 2 {
          var face = Piece(kind: .face, mark: number, corners: run)
          face.order = face.middle.z
          planes.append(pieces.count)
          pieces.append(face)
        }
      case .surface, .mesh: addNet(mark, number, areGraphs, &pieces)
      }
    }
    if planes.count <= Scene.mostPlanes {
      for (position, index) in planes.enumerated() {
        pieces[index].divides = true
        for other in planes[..<position] {
          guard let line = Plane.common(pieces[other].corners, pieces[index].corners) else { continue }
          addLine(line, Scene.crossing, false, true, &pieces)
        }
      }
    }
    if isCut { cut(&pieces) }
    return DepthOrder.sorted(pieces)
  }

  /// The places of a mark between those that have none.
  private func runs(of mark: SpatialMark) -> [[SpacePoint]] {
    var runs: [[SpacePoint]] = []
    var run: [SpacePoint] = []
    for index in mark.x.indices {
      if let place = place(mark.x[index], mark.y[index], mark.z[index]) {
        run.append(place)
      } else {
        if !run.isEmpty { runs.append(run) }
        run = []
      }
    }
    return run.isEmpty ? runs : runs + [run]
  }

  private func addPoints(of mark: SpatialMark, _ number: Int, to pieces: inout [Piece]) {
    for run in runs(of: mark) {
      for place in run { pieces.append(Piece(kind: .point, mark: number, corners: [place])) }
    }
  }

  private func addLine(_ run: [SpacePoint], _ number: Int, _ hasHead: Bool, _ hides: Bool, _ pieces: inout [Piece]) {
    for index in run.indices.dropFirst() {
      let (from, to) = (run[index - 1], run[index])
      let (x, y, z) = (to.x - from.x, to.y - from.y, to.z - from.z)
      let length = (x * x + y * y).squareRoot()
      var end = 1.0
      if hasHead, index == run.count - 1, length > 0 { end = Swift.max(0, 1 - 14 / length) }
      func place(_ share: Double) -> SpacePoint {
        SpacePoint(x: from.x + x * share, y: from.y + y * share, z: from.z + z * share)
      }
      let parts = hides ? Swift.min(Int(Swift.min(length * end / Scene.stretch, 400)) + 1, 400) : 1
      var last = from
      for part in 0..<(end > 0 ? parts : 0) {
        let next = place(end * Double(part + 1) / Double(parts))
        pieces.append(Piece(kind: .line, mark: number, corners: [last, next]))
        last = next
      }
      if end < 1 { pieces.append(Piece(kind: .head, mark: number, corners: [to, last])) }
    }
  }

  /// Whether all nets are heights over one grid: then the order of its cells, from far to near, is right for them all.
  private var haveSharedNet: Bool {
    var first: SpatialMark?
    for mark in marks where mark.isNet {
      if let first {
        if first.rows != mark.rows || first.x != mark.x || first.y != mark.y { return false }
        continue
      }
      first = mark
      let rows = mark.rows
      for index in mark.x.indices
      where mark.x[index] != mark.x[index - index % rows] || mark.y[index] != mark.y[index % rows] { return false }
    }
    return first != nil
  }

  private func addNet(_ mark: SpatialMark, _ number: Int, _ isGraph: Bool, _ pieces: inout [Piece]) {
    let rows = mark.rows
    let columns = rows > 0 ? mark.x.count / rows : 0
    guard rows > 1, columns > 1 else { return }
    let places = mark.x.indices.map { place(mark.x[$0], mark.y[$0], mark.z[$0]) }
    let values = mark.values.count == mark.x.count ? mark.values : mark.z
    let lowest = mark.kind == .mesh ? 4 : 1
    // Cells farther away come first: those of greater x or y if these axes lead away from the one who looks.
    let alongX = (mark.x[mark.x.count - 1] - mark.x[0]) * view.near.x
    let alongY = (mark.y[mark.y.count - 1] - mark.y[0]) * view.near.y
    let (across, down) = isTerminal ? ((columns + 14) / 16, (rows + 14) / 16) : (1, 1)
    var column = 0
    while column < columns - 1 {
      let nextColumn = Swift.min(column + across, columns - 1)
      var row = 0
      while row < rows - 1 {
        let nextRow = Swift.min(row + down, rows - 1)
        let nodes = [
          column * rows + row, nextColumn * rows + row, nextColumn * rows + nextRow, column * rows + nextRow,
        ]
        if let one = places[nodes[0]], let two = places[nodes[1]], let three = places[nodes[2]],
          let four = places[nodes[3]]
        {
          var piece = Piece(kind: .face, mark: number, corners: [one, two, three, four])
          if mark.style.colour == nil, let scale = mark.scale {
            let value = (values[nodes[0]] / 4 + values[nodes[2]] / 4) + (values[nodes[1]] / 4 + values[nodes[3]] / 4)
            piece.step = scale.step(band: scale.band(value), lowest: lowest)
          }
          piece.order =
            isGraph
            ? Double((alongX < 0 ? columns - column : column) * rows + (alongY < 0 ? rows - row : row))
            : piece.middle.z
          pieces.append(piece)
        }
        row = nextRow
      }
      column = nextColumn
    }
  }

  /// Leaves out what lies outside the box.
  private func cut(_ pieces: inout [Piece]) {
    let middle = corner(0, 0, 0)
    for axis in 0..<3 {
      for side in [-1.0, 1.0] {
        var place = [0.0, 0.0, 0.0]
        place[axis] = side
        var corners: [SpacePoint] = []
        for turn in 0..<4 {
          place[(axis + 1) % 3] = turn == 0 || turn == 3 ? -1 : 1
          place[(axis + 2) % 3] = turn < 2 ? -1 : 1
          corners.append(corner(place[0], place[1], place[2]))
        }
        let plane = Plane(corners)
        let isBefore = plane.distance(middle) > 0
        var kept: [Piece] = []
        for piece in pieces {
          let parts = piece.divided(by: plane)
          if let part = isBefore ? parts.before : parts.behind { kept.append(part) }
          if let part = parts.within { kept.append(part) }
        }
        pieces = kept
      }
    }
  }
}
