/// Lines of equal value through a grid of places in a drawing, by marching squares: every cell is crossed from edge to
/// edge, and the pieces are joined into long lines with the higher values at one side.
struct LevelLines {
  private let x: [Double]
  private let y: [Double]
  private let z: [Double]
  private let rows: Int
  private let columns: Int
  /// Whether a cell, named by its first node, has four finite corners.
  private var isCell: [Bool]

  /// Which point follows: for each node, then for each edge to the right of a node, then for each edge upwards.
  private var next: [Int]
  /// A second one, where two areas touch in a node.
  private var spare: [Int]
  private var isTarget: [Bool]
  private var starts: [Int] = []
  private var level = 0.0

  /// A field between axes.
  init(_ field: Field, in frame: Frame) {
    x = field.x.map { frame.x.position($0) }
    y = field.y.map { frame.y.position($0) }
    z = field.z
    rows = field.rows
    columns = field.columns
    isCell = [Bool](repeating: false, count: z.count)
    next = [Int](repeating: -1, count: 3 * z.count)
    spare = next
    isTarget = [Bool](repeating: false, count: 3 * z.count)
    guard rows > 1, columns > 1 else { return }
    for column in 0..<columns - 1 where x[column].isFinite && x[column + 1].isFinite {
      for row in 0..<rows - 1 where y[row].isFinite && y[row + 1].isFinite {
        let node = column * rows + row
        isCell[node] =
          z[node].isFinite && z[node + 1].isFinite && z[node + rows].isFinite && z[node + rows + 1].isFinite
      }
    }
  }

  /// The lines of a level; closed ones end where they begin. With `isFilled` the outlines of all that reaches the level,
  /// which also follow the edges of the field and of its holes.
  mutating func lines(at level: Double, isFilled: Bool = false) -> [[Point]] {
    self.level = level
    for key in starts {
      next[key] = -1
      spare[key] = -1
    }
    for key in isTarget.indices { isTarget[key] = false }
    starts = []
    for column in 0..<Swift.max(columns - 1, 0) {
      for row in 0..<Swift.max(rows - 1, 0) where isCell[column * rows + row] {
        cross(column, row, isFilled: isFilled)
      }
    }
    var lines: [[Point]] = []
    for key in starts where !isTarget[key] { follow(key, &lines) }
    for key in starts { while next[key] >= 0 { follow(key, &lines) } }
    return lines
  }

  private mutating func cross(_ column: Int, _ row: Int, isFilled: Bool) {
    let node = column * rows + row
    let count = z.count
    // Against the clock: the corners, the edges between them, and the cells on the other side of these.
    let corners = [node, node + rows, node + rows + 1, node + 1]
    let edges = [count + node, 2 * count + node + rows, count + node + 1, 2 * count + node]
    let isHigh = corners.map { z[$0] >= level }
    let isMixed = isHigh[0] != isHigh[1] || isHigh[0] != isHigh[2] || isHigh[0] != isHigh[3]
    guard isFilled || isMixed else { return }
    if isMixed {
      // In a saddle the mean of the corners says whether the high ones are joined.
      let middle = z[corners[0]] / 4 + z[corners[1]] / 4 + z[corners[2]] / 4 + z[corners[3]] / 4
      let direction = middle >= level ? 1 : 3
      for side in 0..<4 where isHigh[side] && !isHigh[(side + 1) & 3] {
        var other = (side + direction) & 3
        while isHigh[other] || !isHigh[(other + 1) & 3] { other = (other + direction) & 3 }
        join(edges[side], edges[other])
      }
    }
    guard isFilled else { return }
    let isInside = [
      row > 0 && isCell[node - 1], column + 2 < columns && isCell[node + rows], row + 2 < rows && isCell[node + 1],
      column > 0 && isCell[node - rows],
    ]
    for side in 0..<4 where !isInside[side] {
      let after = (side + 1) & 3
      if isHigh[side] {
        join(corners[side], isHigh[after] ? corners[after] : edges[side])
      } else if isHigh[after] {
        join(edges[side], corners[after])
      }
    }
  }

  private mutating func join(_ from: Int, _ to: Int) {
    if next[from] < 0 { next[from] = to } else { spare[from] = to }
    isTarget[to] = true
    starts.append(from)
  }

  private mutating func follow(_ start: Int, _ lines: inout [[Point]]) {
    guard next[start] >= 0 else { return }
    var line = [point(start)]
    var key = start
    while next[key] >= 0 {
      let following = next[key]
      next[key] = spare[key]
      spare[key] = -1
      key = following
      line.append(point(key))
      if key == start { break }
    }
    lines.append(line)
  }

  private func point(_ key: Int) -> Point {
    let kind = key / z.count
    let node = key - kind * z.count
    let (column, row) = (node / rows, node % rows)
    var point = Point(x: x[column], y: y[row])
    if kind > 0 {
      let low = z[node]
      let high = z[kind == 1 ? node + rows : node + 1]
      // Halves, so that no difference overflows.
      let part = (level / 2 - low / 2) / (high / 2 - low / 2)
      if kind == 1 { point.x += (x[column + 1] - point.x) * part } else { point.y += (y[row + 1] - point.y) * part }
    }
    return point
  }
}
