/// Turns data into the points that a line needs at the size it is drawn: breaks at values without a place, at most four
/// points per pixel column, no points on straight stretches, nothing far outside the drawing.
struct Polyline {
  /// Lines may leave the drawing by this many pixels before they are cut, so that no corner of a cut is seen.
  private static let reach = 2000.0
  /// A point nearer than this to the line between its neighbours is left out; a fifteenth of the pen's width.
  private static let tolerance = 0.12

  /// A path of more bytes than this is no curve any more but a covered area.
  private static let most = 300_000

  private var path = PathData()
  private var anchor: Point?
  private var pending: Point?
  private var coneLower = Point(x: 0, y: 0)
  private var coneUpper = Point(x: 0, y: 0)
  private var written: Point?

  private var column = Int.min
  private var columnPoints: [Point] = []

  /// The path of data in a frame.
  static func path(x: [Double], y: [Double], in frame: Frame) -> PathData {
    let count = Swift.min(x.count, y.count)
    let isDense = Double(count) > 4 * frame.x.length
    var line = Polyline()
    for index in 0..<count {
      let point = Point(x: frame.x.position(x[index]), y: frame.y.position(y[index]))
      if point.x.isFinite, point.y.isFinite {
        if isDense { line.addToColumn(point) } else { line.add(point) }
      } else {
        line.endPiece()
      }
    }
    line.endPiece()
    return line.path.bytes.count > most ? covered(x: x, y: y, in: frame) : line.path
  }

  /// Lines to and fro that not even four points per column can hold: the pixels they cover, in level strokes.
  private static func covered(x: [Double], y: [Double], in frame: Frame) -> PathData {
    // Cells of two pixels, the width of the pen; the canvas counts two across and four down per character.
    var canvas = BrailleCanvas(columns: Int(frame.x.length / 4) + 1, rows: Int(frame.y.length / 8) + 1)
    var points = places(x: x, y: y, in: frame)
    for index in points.indices {
      points[index].x = (points[index].x - frame.left) / 2
      points[index].y = (points[index].y - frame.top) / 2
    }
    canvas.line(points, dash: .solid)
    var path = PathData()
    for run in canvas.runs {
      let height = frame.top + 2 * Double(run.row)
      path.dot(frame.left + 2 * Double(run.first), height)
      path.line(frame.left + 2 * Double(run.last), height)
    }
    return path
  }

  /// Data in pixels; a value without a place breaks the line.
  static func places(x: [Double], y: [Double], in frame: Frame) -> [Point] {
    var points: [Point] = []
    points.reserveCapacity(Swift.min(x.count, y.count))
    for index in 0..<Swift.min(x.count, y.count) {
      points.append(Point(x: frame.x.position(x[index]), y: frame.y.position(y[index])))
    }
    return points
  }

  /// The path through places in pixels.
  static func path(_ points: [Point]) -> PathData {
    var line = Polyline()
    for point in points {
      if point.x.isFinite, point.y.isFinite { line.add(point) } else { line.endPiece() }
    }
    line.endPiece()
    return line.path
  }

  /// Collects a run of points in one pixel column, of which only the first, lowest, highest and last can be seen.
  private mutating func addToColumn(_ point: Point) {
    let newColumn = Coordinate.round(point.x, 1)
    if newColumn != column { flushColumn() }
    column = newColumn
    if columnPoints.count < 4 {
      columnPoints.append(point)
      return
    }
    // The four kept so far are first, two extremes in their order, and the last; the new one takes the last place.
    let last = columnPoints[3]
    let isFirstLower = columnPoints[1].y < columnPoints[2].y
    let (low, high) = isFirstLower ? (1, 2) : (2, 1)
    if last.y < columnPoints[low].y {
      columnPoints[1] = columnPoints[high]
      columnPoints[2] = last
    } else if last.y > columnPoints[high].y {
      columnPoints[1] = columnPoints[low]
      columnPoints[2] = last
    }
    columnPoints[3] = point
  }

  private mutating func flushColumn() {
    for point in columnPoints { add(point) }
    columnPoints.removeAll(keepingCapacity: true)
  }

  /// Adds a point, and writes the one before it only if the line bends there.
  private mutating func add(_ point: Point) {
    guard let start = anchor, let middle = pending else {
      if let start = anchor {
        if start != point {
          pending = point
          openCone(from: start, to: point)
        }
      } else {
        anchor = point
      }
      return
    }
    let (dx, dy) = (point.x - start.x, point.y - start.y)
    let (mx, my) = (middle.x - start.x, middle.y - start.y)
    let isAhead = dx * mx + dy * my >= mx * mx + my * my
    let isInside = coneLower.x * dy - coneLower.y * dx >= 0 && dx * coneUpper.y - dy * coneUpper.x >= 0
    if isAhead, isInside {
      pending = point
      let (lower, upper) = (coneLower, coneUpper)
      openCone(from: start, to: point)
      if lower.x * coneLower.y - lower.y * coneLower.x < 0 { coneLower = lower }
      if coneUpper.x * upper.y - coneUpper.y * upper.x < 0 { coneUpper = upper }
    } else if middle != point {
      segment(start, middle)
      anchor = middle
      pending = point
      openCone(from: middle, to: point)
    }
  }

  /// The directions from `start` in which a line passes `end` within the tolerance.
  private mutating func openCone(from start: Point, to end: Point) {
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    let length = (dx * dx + dy * dy).squareRoot()
    let scale = length > 0 ? Polyline.tolerance / length : 0
    coneLower = Point(x: dx + dy * scale, y: dy - dx * scale)
    coneUpper = Point(x: dx - dy * scale, y: dy + dx * scale)
  }

  private mutating func endPiece() {
    flushColumn()
    column = Int.min
    if let start = anchor {
      if let end = pending {
        segment(start, end)
      } else if start.x.magnitude < Polyline.reach, start.y.magnitude < Polyline.reach {
        path.dot(start.x, start.y)
      }
    }
    anchor = nil
    pending = nil
    written = nil
  }

  /// Writes the part of a segment within reach (Liang and Barsky's clipping).
  private mutating func segment(_ start: Point, _ end: Point) {
    let reach = Polyline.reach
    var (from, to) = (0.0, 1.0)
    let isNear =
      start.x.magnitude < reach && start.y.magnitude < reach && end.x.magnitude < reach && end.y.magnitude < reach
    if !isNear {
      let edges = [
        (start.x - end.x, start.x + reach), (end.x - start.x, reach - start.x),
        (start.y - end.y, start.y + reach), (end.y - start.y, reach - start.y),
      ]
      for (slope, distance) in edges {
        if slope == 0 {
          if distance < 0 { return }
        } else if slope < 0 {
          from = Swift.max(from, distance / slope)
        } else {
          to = Swift.min(to, distance / slope)
        }
      }
      guard from < to else { return }
    }
    let first = from == 0 ? start : Polyline.between(start, end, from)
    let last = to == 1 ? end : Polyline.between(start, end, to)
    if written != first { path.move(first.x, first.y) }
    path.line(last.x, last.y)
    written = last
  }

  private static func between(_ start: Point, _ end: Point, _ part: Double) -> Point {
    Point(x: start.x + (end.x - start.x) * part, y: start.y + (end.y - start.y) * part)
  }
}
