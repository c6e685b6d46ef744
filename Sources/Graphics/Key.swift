import Markup

/// How a mark is named to the reader: its label and a sample of its looks.
struct Key: Equatable, Sendable {
  /// What the sample shows.
  enum Sample: Equatable, Sendable {
    case line(LineStyle)
    case marker(MarkerShape)
    case area
  }

  var label: Label
  var sample: Sample
  var colour: Colour

  /// The width of the sample in pixels.
  var sampleWidth: Double {
    switch sample {
    case .line: 24
    case .marker: 10
    case .area: 14
    }
  }

  /// The sample with its left end at `x`, its middle at the height `y`.
  func drawSample(x: Double, y: Double) -> Markup {
    switch sample {
    case .line(let style):
      var path = PathData()
      path.move(x, y)
      path.line(x + sampleWidth, y)
      var pieces: [Markup] = []
      if let stroke = Line.stroke(path, style: style) { pieces.append(stroke) }
      if let marker = style.marker {
        let shape = MarkerShape(marker: marker, isFilled: true, radius: 3.5)
        pieces.append(shape.draw([Point(x: x + sampleWidth / 2, y: y)], colour: colour))
      }
      return .fragment(pieces)
    case .marker(let shape):
      var small = shape
      small.radius = Swift.min(shape.radius, 4.5)
      return small.draw([Point(x: x + sampleWidth / 2, y: y)], colour: colour)
    case .area:
      var path = PathData()
      path.move(x, y - 5)
      path.line(x + sampleWidth, y - 5)
      path.line(x + sampleWidth, y + 5)
      path.line(x, y + 5)
      path.close()
      return .element("path", colour.attributes("mk") + [Markup.Attribute("d", path.text)], [])
    }
  }
}

/// The names of marks in rows above the plot, each behind a sample of its line.
struct Legend {
  /// The height of a row in pixels.
  static let rowHeight = 20.0
  private static let gap = 20.0
  /// Room between the last row and the text below it, in pixels.
  private static let below = 5.0

  private var rows: [[(key: Key, x: Double, label: Label)]] = []
  /// How much more room each row needs above and below than plain text does.
  private var extra: [(rise: Double, drop: Double)] = []

  /// Sets keys in as many rows as they need.
  init(keys: [Key], width: Double) {
    var x = 0.0
    for key in keys {
      let label = key.label.cut(width: width - key.sampleWidth - 8, isBold: true)
      let needed = key.sampleWidth + 6 + Lettering.width(label, isBold: true)
      if rows.isEmpty || x + needed > width {
        rows.append([])
        extra.append((0, 0))
        x = 0
      }
      rows[rows.count - 1].append((key, x, label))
      extra[rows.count - 1].rise = Swift.max(extra[rows.count - 1].rise, label.rise)
      extra[rows.count - 1].drop = Swift.max(extra[rows.count - 1].drop, label.drop)
      x += needed + Legend.gap
    }
  }

  /// The height of all rows, with the room below them, in pixels.
  var height: Double { rows.isEmpty ? 0 : start(ofRow: rows.count) + Legend.below }

  private func start(ofRow row: Int) -> Double {
    var start = Double(row) * Legend.rowHeight
    for index in 0..<row { start += extra[index].rise + extra[index].drop }
    return start
  }

  /// The rows from a height downwards.
  func draw(top: Double) -> [Markup] {
    var pieces: [Markup] = []
    for (index, row) in rows.enumerated() {
      let middle = top + start(ofRow: index) + extra[index].rise + 8
      for entry in row {
        pieces.append(entry.key.drawSample(x: entry.x, y: middle))
        let x = entry.x + entry.key.sampleWidth + 6
        pieces.append(
          Lettering.text(entry.label, x: x, y: middle + 4.5, classes: "kt", colour: entry.key.colour))
      }
    }
    return pieces
  }
}
