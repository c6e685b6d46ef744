import Markup
import Numerics

/// The names of curves at their right ends, moved apart where they would touch.
struct EndLabels {
  /// The least distance between two base lines in pixels.
  static let spacing = 17.0
  /// The most names that stand at curves; more of them are better read in a legend.
  static let most = 6
  /// From the right edge of the area to the text.
  static let gap = 12.0

  private let labels: [(key: Key, end: Point, y: Double)]
  private let right: Double

  /// Places the names beside the ends of their curves.
  init(_ curves: [(key: Key, end: Point)], in frame: Frame) {
    // Curves that end at one height keep their order of drawing, so that the same figure gives the same bytes.
    let order = sortedPositions(curves.count) { curves[$0].end.y < curves[$1].end.y }
    let spacing = EndLabels.spacing(curves.map { $0.key })
    let places = EndLabels.spread(
      order.map { curves[$0].end.y }, from: frame.top + 2, to: frame.bottom - 4, spacing: spacing)
    var labels: [(key: Key, end: Point, y: Double)] = []
    for (position, index) in order.enumerated() {
      labels.append((curves[index].key, curves[index].end, places[position]))
    }
    self.labels = labels
    right = frame.right
  }

  /// The least distance between the base lines of names, of which some may be higher than plain text.
  static func spacing(_ keys: [Key]) -> Double {
    var (rise, drop) = (0.0, 0.0)
    for key in keys {
      rise = Swift.max(rise, key.label.rise)
      drop = Swift.max(drop, key.label.drop)
    }
    return spacing + rise + drop
  }

  /// Heights as near as possible to sorted wishes with at least `spacing` between them: pooling of adjacent violators,
  /// which is the least-squares solution, then pushed inside the bounds.
  static func spread(
    _ wishes: [Double], from top: Double, to bottom: Double, spacing: Double = EndLabels.spacing
  ) -> [Double] {
    var blocks: [(sum: Double, count: Int)] = []
    for (index, wish) in wishes.enumerated() {
      blocks.append((wish - Double(index) * spacing, 1))
      while blocks.count > 1 {
        let last = blocks[blocks.count - 1]
        let before = blocks[blocks.count - 2]
        guard before.sum / Double(before.count) > last.sum / Double(last.count) else { break }
        blocks.removeLast()
        blocks[blocks.count - 1] = (before.sum + last.sum, before.count + last.count)
      }
    }
    let ceiling = bottom - Double(wishes.count - 1) * spacing
    var places: [Double] = []
    for block in blocks {
      for _ in 0..<block.count {
        let shifted = Swift.max(Swift.min(block.sum / Double(block.count), ceiling), top)
        places.append(shifted + Double(places.count) * spacing)
      }
    }
    return places
  }

  /// The boxes that the names take.
  var boxes: [TextBox] {
    labels.map {
      TextBox($0.key.label, isBold: true, x: right + EndLabels.gap, y: $0.y + 4.5, anchor: .start)
    }
  }

  /// The names, with a thin line to the curve where they stand away from it.
  func draw() -> [Markup] {
    var pieces: [Markup] = []
    for label in labels {
      if (label.y - label.end.y).magnitude > 2 || right - label.end.x > 4 {
        var path = PathData()
        path.move(label.end.x + 3, label.end.y)
        path.line(right + EndLabels.gap - 3, label.y)
        let attributes = label.key.colour.attributes("thin") + [Markup.Attribute("d", path.text)]
        pieces.append(.element("path", attributes, []))
      }
      pieces.append(
        Lettering.text(
          label.key.label, x: right + EndLabels.gap, y: label.y + 4.5, classes: "kt halo", colour: label.key.colour))
    }
    return pieces
  }
}
