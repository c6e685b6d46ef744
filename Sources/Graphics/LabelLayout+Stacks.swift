#if !hasFeature(Embedded)
  import Source
  import Typesetting

  // What stands above, below or around other parts.

  extension LabelLayout {
    mutating func add(_ above: LabelLayout, over below: LabelLayout, hasBar: Bool, _ size: Double) {
      let axis = -0.25 * size
      let gap = 1 + 0.1 * size
      let start = width + 0.08 * size
      let inner = Swift.max(above.width, below.width) + 0.12 * size
      set(above, x: start + (inner - above.width) / 2, y: axis - gap - above.descent, isCentred: true)
      set(below, x: start + (inner - below.width) / 2, y: axis + gap + below.ascent, isCentred: true)
      if hasBar { strokes.append([Point(x: start, y: axis), Point(x: start + inner, y: axis)]) }
      width = start + inner + 0.08 * size
    }

    mutating func add(root inner: LabelLayout, _ index: Formula?, _ size: Double) {
      let top = Swift.max(inner.ascent, 0.5 * size) + 0.1 * size + 1
      let bottom = Swift.max(inner.descent, 0.05 * size)
      var start = width + 0.05 * size
      if let index {
        let degree = part(index, size * 0.55, isScript: true)
        set(degree, x: start, y: -0.42 * size)
        start += Swift.max(0, degree.width - 0.25 * size)
      }
      let left = start + 0.6 * size
      set(inner, x: left, y: 0)
      strokes.append([
        Point(x: start, y: -0.25 * size), Point(x: start + 0.13 * size, y: -0.31 * size),
        Point(x: start + 0.32 * size, y: bottom), Point(x: start + 0.55 * size, y: -top),
        Point(x: left + inner.width + 0.05 * size, y: -top),
      ])
      ascent = Swift.max(ascent, top + 1)
      width = left + inner.width + 0.1 * size
    }

    mutating func add(
      _ base: LabelLayout, _ sub: LabelLayout?, _ sup: LabelLayout?, _ isSlanted: Bool, height: Double, _ size: Double
    ) {
      append(base)
      let isHigh = base.ascent > size || base.descent > 0.4 * size
      let start = width
      var end = width
      if let sub {
        append(sub, y: isHigh ? base.descent + 0.05 * size : 0.2 * size)
        end = width
      }
      if let sup {
        // Letters in italics lean towards what stands above them.
        width = start + (isSlanted ? 0.06 * size : 0)
        append(sup, y: isHigh ? 0.35 * size - base.ascent : -height * size)
        end = Swift.max(end, width)
      }
      width = end + 0.04 * size
    }

    func isSlanted(_ formula: Formula) -> Bool {
      if case .identifier(_, let isUpright) = formula { return !isUpright }
      return false
    }

    mutating func add(_ base: LabelLayout, _ accent: Formula.Accent, _ isSlanted: Bool, _ size: Double) {
      let start = width
      if accent.isBelow || accent.mark == "‾" || accent.isStretchy && base.width > 0.75 * size {
        set(base, x: start, y: 0)
        width = start + base.width
        let height = accent.isBelow ? base.descent + 2 : -base.ascent - 2
        var stroke = [Point(x: start, y: height), Point(x: width, y: height)]
        if accent.mark == "→" {
          stroke += [
            Point(x: width - 3, y: height - 2), Point(x: width, y: height), Point(x: width - 3, y: height + 2),
          ]
        } else if accent.mark == "\u{302}" {
          stroke.insert(Point(x: start + base.width / 2, y: height - 2), at: 1)
        }
        strokes.append(stroke)
        ascent = Swift.max(ascent, 3 - height)
        descent = Swift.max(descent, height + 1)
        return
      }
      append(base)
      let end = width
      // Spacing accents are made for letters without ascenders; the arrow stands on the axis.
      let isArrow = accent.mark == "→"
      let markSize = isArrow ? size * 0.55 : size
      let mark = accent.mark == "\u{302}" ? "ˆ" : accent.mark == "~" ? "˜" : accent.mark
      let height = base.ascent < 0.6 * size ? 0.45 : 0.69
      width = start + (base.width - MathematicsWidth.pixels(mark, size: markSize)) / 2 + (isSlanted ? 0.08 * size : 0)
      add(mark, .mathematics, markSize, y: (isArrow ? -height : 0.43 - height) * size)
      ascent = Swift.max(ascent, (height + 0.3) * size)
      width = end
    }
  }
#endif
