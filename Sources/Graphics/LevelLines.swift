/// Lines of equal value through a grid of places in a drawing, by marching squares: every cell is crossed from edge to
/// edge, and the pieces are joined into long lines with the higher values at one side.
struct LevelLines {
  private let x: [Double]
  private let y: [Double]
  private let z: [Double]
  private let rows: Int
  /// Whether a cell, named by its first node, has four finite corners.
  private var isCell: [Bool]
  /// Against the clock from a cell's first node: its corners, the edges after them, and the cells across these.
  private let corners: [Int]
  private let edges: [Int]
  private let neighbours: [Int]

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
    let columns = field.columns
    corners = [0, rows, rows + 1, 1]
    edges = [z.count, 2 * z.count + rows, z.count + 1, 2 * z.count]
    neighbours = [-1, rows, 1, -rows]
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
    for node in isCell.indices where isCell[node] { cross(node, isFilled: isFilled) }
    var lines: [[Point]] = []
    for key in starts where !isTarget[key] { follow(key, &lines) }
    for key in starts { while next[key] >= 0 { follow(key, &lines) } }
    return lines
  }

  private mutating func cross(_ node: Int, isFilled: Bool) {
    var high = 0
    for side in 0..<4 where z[node + corners[side]] >= level { high |= 1 << side }
    func isHigh(_ side: Int) -> Bool { high >> (side & 3) & 1 == 1 }
    if high != 0, high != 15 {
      // In a saddle the mean of the corners says whether the high ones are joined.
      let middle = z[node] / 4 + z[node + 1] / 4 + z[node + rows] / 4 + z[node + rows + 1] / 4
      let direction = middle >= level ? 1 : 3
      for side in 0..<4 where isHigh(side) && !isHigh(side + 1) {
        var other = (side + direction) & 3
        while isHigh(other) || !isHigh(other + 1) { other = (other + direction) & 3 }
        join(node + edges[side], node + edges[other])
      }
    }
    guard isFilled else { return }
    for side in 0..<4 {
      // The last node of a row or column begins no cell, so that one beyond an edge is none.
      let neighbour = node + neighbours[side]
      guard neighbour < 0 || !isCell[neighbour] else { continue }
      let after = node + corners[(side + 1) & 3]
      if isHigh(side) {
        join(node + corners[side], isHigh(side + 1) ? after : node + edges[side])
      } else if isHigh(side + 1) {
        join(node + edges[side], after)
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
