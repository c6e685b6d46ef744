import Markup

// Lines whose pieces end in arrowheads.

extension Line {
  /// The places in pixels, and which of them are tips.
  private func tips(in frame: Frame) -> ([Point], [Int]) {
    let points = Polyline.places(x: x, y: y, in: frame)
    var tips: [Int] = []
    for index in points.indices.dropFirst() where points[index].isFinite && points[index - 1].isFinite {
      if index + 1 == points.count || !points[index + 1].isFinite { tips.append(index) }
    }
    return (points, tips)
  }

  /// Shafts and heads. A head is 11 by 9 pixels, smaller on a thin or a short arrow.
  func drawArrows(in frame: Frame) -> Markup {
    var heads = PathData()
    var (points, tips) = tips(in: frame)
    let width = style.width ?? 2.5
    for index in tips {
      let tip = points[index]
      var (x, y) = (tip.x - points[index - 1].x, tip.y - points[index - 1].y)
      let length = (x * x + y * y).squareRoot()
      guard length > 0 else {
        // Nothing is not even a dot.
        points[index].x = .nan
        points[index - 1].x = .nan
        continue
      }
      let head = Swift.min(width < 2.5 ? 4 + 2.8 * width : 11, length * 0.6) / length
      (x, y) = (x * head, y * head)
      let half = 4.5 / 11
      heads.move(tip.x, tip.y)
      heads.line(tip.x - x - y * half, tip.y - y + x * half)
      heads.line(tip.x - x + y * half, tip.y - y - x * half)
      heads.close()
      points[index] = Point(x: tip.x - x * 0.9, y: tip.y - y * 0.9)
    }
    guard !heads.isEmpty else { return .empty }
    var own = style
    own.width = width
    if own.dash == .automatic { own.dash = .solid }
    let colour = (style.colour ?? .series(1)).attributes("mk") + frame.clipping
    let shaft = Line.stroke(Polyline.path(points), style: own, in: frame) ?? .empty
    return .fragment([shaft, .element("path", colour + [Markup.Attribute("d", heads.text)], [])])
  }

  /// Shafts in dots, and a sign in their direction at the tips.
  func traceArrows(on canvas: inout BrailleCanvas, in frame: Frame) {
    let signs: [Unicode.Scalar] = ["→", "↗", "↑", "↖", "←", "↙", "↓", "↘"]
    let (points, tips) = tips(in: frame)
    canvas.line(points, dash: .solid)
    for index in tips where points[index] != points[index - 1] {
      let tip = points[index]
      let (x, y) = (tip.x - points[index - 1].x, points[index - 1].y - tip.y)
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
