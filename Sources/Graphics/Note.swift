import Markup

/// Text that a mark sets beside a place; where exactly is decided when all text of the drawing is known.
struct Note: Equatable, Sendable {
  /// The sides of the anchor that the text may stand on.
  enum Place: Equatable, Sendable {
    case right, left, above, below
    /// On the anchor.
    case centre
    /// Above or below, with its right end at the anchor.
    case aboveLeft, belowLeft
  }

  var text: Label
  var anchor: Point
  var colour: Colour?
  /// From the best side to the least good one.
  var places: [Place]
  /// How far to move, and again in both directions, while nothing is free.
  var shift: Point
  /// Further anchors, which are tried in this order instead of shifts.
  var others: [Point] = []
}

/// The rectangle that a line of text takes.
struct TextBox: Equatable, Sendable {
  var left: Double
  var right: Double
  var top: Double
  var bottom: Double

  /// The box of text whose base line starts or ends at a place.
  init(width: Double, x: Double, y: Double, anchor: Lettering.Anchor) {
    switch anchor {
    case .start: left = x
    case .middle: left = x - width / 2
    case .end: left = x - width
    }
    right = left + width
    top = y - 10.5
    bottom = y + 3.5
  }

  /// The box of a label.
  init(
    _ label: Label, isBold: Bool = false, isUpright: Bool = false, x: Double, y: Double, anchor: Lettering.Anchor
  ) {
    self.init(width: Lettering.width(label, isBold: isBold, isUpright: isUpright), x: x, y: y, anchor: anchor)
    top -= label.rise
    bottom += label.drop
  }

  /// Whether two boxes share more than an edge.
  func overlaps(_ other: TextBox) -> Bool {
    left < other.right && other.left < right && top < other.bottom && other.top < bottom
  }
}

extension Note {
  /// The notes as text that neither overlaps nor leaves the drawing. One that fits nowhere is left out: text over text
  /// would spoil both.
  static func draw(_ notes: [Note], in frame: Frame, avoiding taken: [TextBox]) -> [Markup] {
    var taken = taken
    var pieces: [Markup] = []
    for note in notes {
      let isBold = note.colour != nil
      let text = note.text.cut(width: frame.right - frame.left, isBold: isBold)
      // A single letter beside a point is a label more often than a variable.
      search: for distance in 0...(note.others.isEmpty ? 12 : note.others.count) {
        for sign in distance == 0 || !note.others.isEmpty ? [1.0] : [1.0, -1.0] {
          for place in note.places {
            let (x, y, anchor) = note.base(place, distance: Double(distance) * sign)
            let box = TextBox(text, isBold: isBold, isUpright: true, x: x, y: y, anchor: anchor)
            let isInside =
              box.left >= 0 && box.right <= frame.width && box.top >= frame.top - 8 && box.bottom <= frame.bottom
            guard isInside, !taken.contains(where: { $0.overlaps(box) }) else { continue }
            taken.append(box)
            let classes = note.colour == nil ? "halo" : "kt halo"
            pieces.append(
              Lettering.text(text, x: x, y: y, anchor: anchor, classes: classes, colour: note.colour, isUpright: true))
            break search
          }
        }
      }
    }
    return pieces
  }

  private func base(_ place: Place, distance: Double) -> (Double, Double, Lettering.Anchor) {
    var x = anchor.x + shift.x * distance
    var y = anchor.y + shift.y * distance
    if distance >= 1, !others.isEmpty {
      let other = others[Int(distance) - 1]
      (x, y) = (other.x, other.y)
    }
    switch place {
    case .right: return (x + 7, y + 4.5, .start)
    case .left: return (x - 7, y + 4.5, .end)
    case .centre: return (x, y + 4.5, .middle)
    case .above: return (x, y - 8 - text.drop, .middle)
    case .below: return (x, y + 17 + text.rise, .middle)
    case .aboveLeft: return (x, y - 6 - text.drop, .end)
    case .belowLeft: return (x, y + 16 + text.rise, .end)
    }
  }
}
