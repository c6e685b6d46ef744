/// SVG coordinates as text: at most two decimals, no trailing zeros, no floating-point formatting, so that the same
/// drawing has the same bytes on every machine.
enum Coordinate {
  /// Beyond this many pixels a coordinate is cut, so that it always fits an integer.
  static let limit = 1e7

  /// Appends a pixel coordinate with at most two decimals.
  static func append(_ value: Double, to output: inout [UInt8]) {
    append(scaled: round(value, 100), decimals: 2, to: &output)
  }

  /// A pixel coordinate as an attribute's value.
  static func text(_ value: Double) -> String {
    var bytes: [UInt8] = []
    append(value, to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The coordinate times `factor`, as the nearest integer; zero for NaN.
  static func round(_ value: Double, _ factor: Double) -> Int {
    guard !value.isNaN else { return 0 }
    return Int((Swift.min(Swift.max(value, -limit), limit) * factor).rounded())
  }

  /// Appends `scaled` / 10^`decimals` without trailing zeros and, as SVG allows, without a zero before the point.
  static func append(scaled: Int, decimals: Int, to output: inout [UInt8]) {
    if scaled < 0 { output.append(UInt8(ascii: "-")) }
    var rest = scaled.magnitude
    var places = decimals
    while places > 0, rest % 10 == 0 {
      rest /= 10
      places -= 1
    }
    var written = 0
    let start = output.count
    while rest > 0 || written < places {
      if written == places, places > 0 { output.append(UInt8(ascii: ".")) }
      output.append(UInt8(ascii: "0") + UInt8(rest % 10))
      rest /= 10
      written += 1
    }
    if written == places, places > 0 { output.append(UInt8(ascii: ".")) }
    if output.count == start { output.append(UInt8(ascii: "0")) }
    output[start...].reverse()
  }
}

/// The `d` attribute of a path. Coordinates are kept in whole tenths of a pixel and lines are written relative to the
/// point before, which is about a third shorter than absolute coordinates and cannot drift.
struct PathData {
  private(set) var bytes: [UInt8] = []
  private var x = 0
  private var y = 0
  private var isInLine = false

  /// The path as text.
  var text: String { String(decoding: bytes, as: UTF8.self) }

  /// Whether nothing has been drawn.
  var isEmpty: Bool { bytes.isEmpty }

  /// Starts a new piece at a point.
  mutating func move(_ newX: Double, _ newY: Double) {
    x = Coordinate.round(newX, 10)
    y = Coordinate.round(newY, 10)
    bytes.append(UInt8(ascii: "M"))
    Coordinate.append(scaled: x, decimals: 1, to: &bytes)
    if y >= 0 { bytes.append(UInt8(ascii: " ")) }
    Coordinate.append(scaled: y, decimals: 1, to: &bytes)
    isInLine = false
  }

  /// Draws a straight line to a point; nothing if it rounds to the same place.
  mutating func line(_ newX: Double, _ newY: Double) {
    let nextX = Coordinate.round(newX, 10)
    let nextY = Coordinate.round(newY, 10)
    let (deltaX, deltaY) = (nextX - x, nextY - y)
    guard deltaX != 0 || deltaY != 0 else { return }
    if !isInLine {
      bytes.append(UInt8(ascii: "l"))
      isInLine = true
    } else if deltaX >= 0 {
      bytes.append(UInt8(ascii: " "))
    }
    step(to: nextX, nextY)
  }

  /// A line of no length, which a round line end shows as a dot.
  mutating func dot(_ newX: Double, _ newY: Double) {
    move(newX, newY)
    bytes.append(UInt8(ascii: "h"))
    bytes.append(UInt8(ascii: "0"))
  }

  /// A closed polygon, relative to the one before.
  mutating func polygon(_ corners: [SpacePoint]) {
    guard let first = corners.first else { return }
    let (startX, startY) = (Coordinate.round(first.x, 10), Coordinate.round(first.y, 10))
    if bytes.isEmpty {
      move(first.x, first.y)
    } else {
      bytes.append(UInt8(ascii: "m"))
      step(to: startX, startY)
      // Pairs after a move are lines.
      isInLine = true
    }
    for corner in corners.dropFirst() { line(corner.x, corner.y) }
    close()
    (x, y) = (startX, startY)
  }

  private mutating func step(to nextX: Int, _ nextY: Int) {
    Coordinate.append(scaled: nextX - x, decimals: 1, to: &bytes)
    if nextY >= y { bytes.append(UInt8(ascii: " ")) }
    Coordinate.append(scaled: nextY - y, decimals: 1, to: &bytes)
    (x, y) = (nextX, nextY)
  }

  /// Closes the piece.
  mutating func close() {
    bytes.append(UInt8(ascii: "z"))
    isInLine = false
  }
}
