import Source

/// A grid of terminal dots: two across and four down in every character, as the braille patterns of Unicode have them.
struct BrailleCanvas {
  private let columns: Int
  private let rows: Int
  private var cells: [UInt8]
  private var glyphs: [Unicode.Scalar?]
  /// The series that each character shows last; 0 for none.
  private var owners: [Int]
  /// The series that is drawn, from 1; 0 for what belongs to none.
  var series = 0

  /// The character for single points of a series: braille dots for the first, then signs that tell the others apart.
  static func glyph(series: Int?) -> Unicode.Scalar? {
    let signs: [Unicode.Scalar?] = [nil, "×", "+", "∗", "∘", "▵", "□", "⋄"]
    return signs[((series ?? 1) - 1) % signs.count]
  }

  /// The bits of a pattern, by column and then by row from the top (Unicode, Braille Patterns block).
  private static let bits: [[UInt8]] = [[0x01, 0x02, 0x04, 0x40], [0x08, 0x10, 0x20, 0x80]]

  init(columns: Int, rows: Int) {
    self.columns = columns
    self.rows = rows
    cells = [UInt8](repeating: 0, count: columns * rows)
    glyphs = [Unicode.Scalar?](repeating: nil, count: columns * rows)
    owners = [Int](repeating: 0, count: columns * rows)
  }

  /// The look of a series where colours are shown; nil for what belongs to none.
  static func look(series: Int?) -> TerminalStyle.Look? {
    guard let series, series > 0 else { return nil }
    let looks: [TerminalStyle.Look] = [.blue, .red, .green, .magenta, .yellow, .cyan]
    return looks[(series - 1) % looks.count]
  }

  /// The characters of areas and bars of a series: full for the first, others in patterns of their own.
  static func shade(series: Int?) -> String {
    let dots = BrailleCanvas.pattern(series ?? 1)
    var scalars = ""
    for _ in 0..<2 { scalars.unicodeScalars.append(Unicode.Scalar(0x2800 + UInt32(dots)) ?? " ") }
    return scalars
  }

  /// Which dots of each character an area sets: all, a chequerboard, upright, level and slanting lines.
  private static func pattern(_ series: Int) -> UInt8 {
    let patterns: [UInt8] = [0xFF, 0xA5, 0x47, 0x2D, 0x99, 0x36]
    return patterns[(Swift.max(series, 1) - 1) % patterns.count]
  }

  /// The characters of a row from the top; a blank where no dot is.
  func text(row: Int, style: TerminalStyle = .plain) -> String {
    var result = ""
    var owner = 0
    func turn(to next: Int) {
      guard style.isShown, next != owner else { return }
      if let look = BrailleCanvas.look(series: owner) { result += look.end }
      if let look = BrailleCanvas.look(series: next) { result += look.start }
      owner = next
    }
    for place in row * columns..<(row + 1) * columns {
      let pattern = cells[place]
      turn(to: glyphs[place] == nil && pattern == 0 ? 0 : owners[place])
      if let glyph = glyphs[place] {
        if glyph != BrailleCanvas.nothing { result.unicodeScalars.append(glyph) }
        continue
      }
      let scalar = Unicode.Scalar(0x2800 + UInt32(pattern)) ?? " "
      result.unicodeScalars.append(pattern == 0 ? " " : scalar)
    }
    turn(to: 0)
    return result
  }

  /// Writes text over what is there, moved so that it fits as far as it can.
  mutating func write(_ text: String, column: Int, row: Int) {
    guard row >= 0, row < rows else { return }
    var place = Swift.max(0, Swift.min(column, columns - TextWidth.columns(text)))
    for scalar in TextWidth.cut(text, columns: columns).unicodeScalars {
      let width = TextWidth.columns(String(Character(scalar)))
      guard width > 0, place + width <= columns else { continue }
      glyphs[row * columns + place] = scalar
      owners[row * columns + place] = 0
      // The second half of a wide character.
      if width == 2 { glyphs[row * columns + place + 1] = BrailleCanvas.nothing }
      place += width
    }
  }

  /// Writes one narrow character; outside the canvas nothing happens.
  mutating func put(_ scalar: Unicode.Scalar, column: Int, row: Int) {
    guard column >= 0, row >= 0, column < columns, row < rows else { return }
    glyphs[row * columns + column] = scalar
    owners[row * columns + column] = series
  }

  private static let nothing: Unicode.Scalar = "\0"

  /// Sets a dot; outside the canvas nothing happens.
  mutating func set(_ x: Int, _ y: Int) {
    guard x >= 0, y >= 0, x < columns * 2, y < rows * 4 else { return }
    cells[(y / 4) * columns + x / 2] |= BrailleCanvas.bits[x % 2][y % 4]
    owners[(y / 4) * columns + x / 2] = series
  }

  /// Takes a dot away; outside the canvas nothing happens.
  mutating func unset(_ x: Int, _ y: Int) {
    guard x >= 0, y >= 0, x < columns * 2, y < rows * 4 else { return }
    cells[(y / 4) * columns + x / 2] &= ~BrailleCanvas.bits[x % 2][y % 4]
  }

  /// The level runs of dots that are set, from the top down.
  var runs: [(row: Int, first: Int, last: Int)] {
    var runs: [(row: Int, first: Int, last: Int)] = []
    for row in 0..<rows * 4 {
      var first: Int?
      for column in 0...columns * 2 {
        let isSet =
          column < columns * 2
          && cells[(row / 4) * columns + column / 2] & BrailleCanvas.bits[column % 2][row % 4] != 0
        if isSet {
          if first == nil { first = column }
        } else if let start = first {
          runs.append((row, start, column - 1))
          first = nil
        }
      }
    }
    return runs
  }

  /// Sets the dot at every point, or a series' own sign.
  mutating func dots(x: [Double], y: [Double], in frame: Frame, series: Int?) {
    let glyph = BrailleCanvas.glyph(series: series)
    for point in Dots.places(x: x, y: y, in: frame) {
      let (column, row) = (Coordinate.round(point.x, 1), Coordinate.round(point.y, 1))
      if let glyph {
        if column >= 0, row >= 0 { put(glyph, column: column / 2, row: row / 4) }
      } else {
        set(column, row)
      }
    }
  }

  /// Draws data as a line, broken where a value has no place.
  mutating func line(x: [Double], y: [Double], in frame: Frame, dash: Dash?) {
    line(Polyline.places(x: x, y: y, in: frame), dash: dash)
  }

  /// Draws a line through places, in a rhythm; nil draws nothing.
  mutating func line(_ points: [Point], dash: Dash?) {
    guard let dash else { return }
    let rhythm = BrailleCanvas.rhythm(dash)
    var walked = 0
    var last: Point?
    for point in points {
      guard point.x.isFinite, point.y.isFinite else {
        last = nil
        continue
      }
      segment(from: last ?? point, to: point, rhythm: rhythm, walked: &walked)
      last = point
    }
  }

  /// Fills a rectangle with the pattern of the series.
  mutating func fill(left: Double, right: Double, from base: Double, to top: Double) {
    guard left.isFinite, right.isFinite, base.isFinite, top.isFinite else { return }
    let columnRange = (Coordinate.round(left, 1), Coordinate.round(right, 1))
    let rowRange = (Coordinate.round(Swift.min(base, top), 1), Coordinate.round(Swift.max(base, top), 1))
    let dots = BrailleCanvas.pattern(series)
    var y = Swift.max(rowRange.0, 0)
    while y <= Swift.min(rowRange.1, rows * 4 - 1) {
      var x = Swift.max(columnRange.0, 0)
      // The last column of dots stays free, so that neighbours can be told apart.
      while x < Swift.min(Swift.max(columnRange.1, columnRange.0 + 1), columns * 2) {
        if x >= 0, y >= 0, dots & BrailleCanvas.bits[x % 2][y % 4] != 0 { set(x, y) }
        x += 1
      }
      y += 1
    }
  }

  /// Whether the n-th dot along a line is drawn.
  private static func rhythm(_ dash: Dash) -> [Bool] {
    switch dash {
    case .automatic, .solid: [true]
    case .dashed: [true, true, true, true, true, false, false]
    case .dotted: [true, false, false]
    case .dashDotted: [true, true, true, true, false, false, true, false, false]
    case .none: [false]
    }
  }

  private mutating func segment(from start: Point, to end: Point, rhythm: [Bool], walked: inout Int) {
    guard let (start, end) = clip(start, end) else { return }
    let steps = Swift.max((end.x - start.x).magnitude, (end.y - start.y).magnitude).rounded(.up)
    let count = Swift.max(Int(steps), 1)
    for step in 0...count {
      let part = Double(step) / Double(count)
      let x = Coordinate.round(start.x + (end.x - start.x) * part, 1)
      let y = Coordinate.round(start.y + (end.y - start.y) * part, 1)
      if rhythm[walked] { set(x, y) }
      if step < count, steps >= 1 { walked = (walked + 1) % rhythm.count }
    }
  }

  /// The part of a segment on the canvas (Liang and Barsky's clipping); nil if there is none.
  private func clip(_ start: Point, _ end: Point) -> (Point, Point)? {
    var (from, to) = (0.0, 1.0)
    let (right, bottom) = (Double(columns * 2), Double(rows * 4))
    let edges = [
      (start.x - end.x, start.x + 1), (end.x - start.x, right - start.x),
      (start.y - end.y, start.y + 1), (end.y - start.y, bottom - start.y),
    ]
    for (slope, distance) in edges {
      if slope == 0 {
        if distance < 0 { return nil }
      } else if slope < 0 {
        from = Swift.max(from, distance / slope)
      } else {
        to = Swift.min(to, distance / slope)
      }
    }
    guard from <= to else { return nil }
    let (dx, dy) = (end.x - start.x, end.y - start.y)
    return (
      Point(x: start.x + dx * from, y: start.y + dy * from), Point(x: start.x + dx * to, y: start.y + dy * to)
    )
  }
}
