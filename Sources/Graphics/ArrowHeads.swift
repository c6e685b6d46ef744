import Markup

// Lines whose pieces end in arrowheads.

extension Line {
  /// The pieces between values without a place, in pixels.
  private func pieces(in frame: Frame) -> [[Point]] {
    var pieces: [[Point]] = []
    var piece: [Point] = []
    for index in 0..<Swift.min(x.count, y.count) {
      let point = Point(x: frame.x.position(x[index]), y: frame.y.position(y[index]))
      if point.x.isFinite, point.y.isFinite {
        if point != piece.last { piece.append(point) }
      } else {
        if piece.count > 1 { pieces.append(piece) }
        piece = []
      }
    }
    return piece.count > 1 ? pieces + [piece] : pieces
  }

  /// Shafts and heads. A head is 11 by 9 pixels, smaller on a thin or a short arrow.
  func drawArrows(in frame: Frame) -> Markup {
    var heads = PathData()
    var shafts: [Point] = []
    let width = style.width ?? 2.5
    for piece in pieces(in: frame) {
      var piece = piece
      let tip = piece[piece.count - 1]
      let before = piece[piece.count - 2]
      var (x, y) = (tip.x - before.x, tip.y - before.y)
      let length = (x * x + y * y).squareRoot()
      let head = Swift.min(width < 2.5 ? 4 + 2.8 * width : 11, length * 0.6)
      (x, y) = (x / length * head, y / length * head)
      let half = 4.5 / 11
      heads.move(tip.x, tip.y)
      heads.line(tip.x - x - y * half, tip.y - y + x * half)
      heads.line(tip.x - x + y * half, tip.y - y - x * half)
      heads.close()
      piece[piece.count - 1] = Point(x: tip.x - x * 0.9, y: tip.y - y * 0.9)
      shafts += piece
      shafts.append(Point(x: .nan, y: .nan))
    }
    guard !heads.isEmpty else { return .empty }
    var own = style
    own.width = width
    if own.dash == .automatic { own.dash = .solid }
    let colour = (style.colour ?? .series(1)).attributes("mk") + frame.clipping
    let shaft = Line.stroke(Polyline.path(shafts), style: own, in: frame) ?? .empty
    return .fragment([shaft, .element("path", colour + [Markup.Attribute("d", heads.text)], [])])
  }

  /// Shafts in dots, and a sign in their direction at the tips.
  func traceArrows(on canvas: inout BrailleCanvas, in frame: Frame) {
    let signs: [Unicode.Scalar] = ["→", "↗", "↑", "↖", "←", "↙", "↓", "↘"]
    for piece in pieces(in: frame) {
      canvas.line(piece, dash: .solid)
      let tip = piece[piece.count - 1]
      let (x, y) = (tip.x - piece[piece.count - 2].x, piece[piece.count - 2].y - tip.y)
      let isSteep = y.magnitude > 2.4 * x.magnitude
      let isLevel = x.magnitude > 2.4 * y.magnitude
      let sign = isSteep ? (y > 0 ? 2 : 6) : isLevel ? (x > 0 ? 0 : 4) : y > 0 ? (x > 0 ? 1 : 3) : (x > 0 ? 7 : 5)
      canvas.put(signs[sign], column: Coordinate.round(tip.x, 1) / 2, row: Coordinate.round(tip.y, 1) / 4)
    }
  }

  /// How many arrows there are, and where the first one leads.
  var arrows: String {
    var count = 0
    var first: [Double] = []
    for index in x.indices.dropLast() where index + 1 < y.count && (x[index + 1] + y[index + 1]).isFinite {
      if index == 0 || !(x[index - 1] + y[index - 1]).isFinite { count += 1 }
      if count == 1, first.isEmpty { first = [x[index], y[index], x[index + 1], y[index + 1]] }
    }
    guard count == 1 else { return Words.filled("has # arrows", [Double(count)]) }
    return Words.filled("leads from (#, #) to (#, #)", first)
  }
}
