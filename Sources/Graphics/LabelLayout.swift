#if !hasFeature(Embedded)
  import Markup
  import Source
  import Typesetting

  /// A label with mathematics on its line: runs of text and strokes around a base line, in pixels from its left end.
  ///
  /// What stands side by side follows one another in the browser, whose fonts may be narrower than the widths here. Only
  /// what is built up, fractions and roots, is set at places of its own.
  struct LabelLayout {
    /// Text of one font and size.
    struct Run {
      var text: String
      var font: Font
      var size: Double
      var x: Double
      /// The base line, downwards from that of the label.
      var y: Double
      var width: Double
      /// The place of a part that does not just follow the run before it; nil for one that does.
      var start: Start?
    }

    /// Where a part begins that has a place of its own, or where its middle is.
    enum Start: Equatable {
      case left(Double)
      case middle(Double)
    }

    /// What a run is set in.
    enum Font: Equatable {
      case words, boldWords, italicWords, mathematics
    }

    private(set) var runs: [Run] = []
    private(set) var strokes: [[Point]] = []
    private(set) var width = 0.0
    private(set) var ascent = 0.0
    private(set) var descent = 0.0
    /// Whether the next run has a place of its own.
    private var isApart = false
    private let isBold: Bool
    /// How much of the width of words is allowed for.
    private var stretch = 1.0
    /// Whether it is a script, in which signs stand closer.
    private let isScript: Bool

    /// Mathematics is larger than the words around it by this factor, as its letters are smaller.
    private static let enlargement = 15.0 / 13

    init(_ label: Label, size: Double, isBold: Bool = false) {
      self.isBold = isBold
      isScript = false
      set(label, size)
      guard !isFree else { return }
      // Words beside what has places of its own are set in just the width that is allowed for them, which is nearer to
      // that of most fonts here.
      let whole = self
      (runs, strokes, width, isApart) = ([], [], 0, false)
      stretch = 1.05 / 1.08
      set(label, size)
      (ascent, descent) = (whole.ascent, whole.descent)
    }

    private mutating func set(_ label: Label, _ size: Double) {
      for (index, word) in label.words.enumerated() {
        if index > 0 { add(" ", .words, size) }
        for part in word { add(part, size * LabelLayout.enlargement) }
      }
    }

    /// Whether all parts just follow one another.
    private var isFree: Bool {
      for run in runs where run.start != nil { return false }
      return strokes.isEmpty
    }

    private init(_ formula: Formula, _ size: Double, in outer: LabelLayout, isScript: Bool) {
      isBold = outer.isBold
      stretch = outer.stretch
      self.isScript = isScript
      add(formula, size)
    }

    private func part(_ formula: Formula, _ size: Double, isScript: Bool = false) -> LabelLayout {
      LabelLayout(formula, size, in: self, isScript: isScript || self.isScript)
    }

    /// A part in the size of scripts, which can still be read.
    private func script(_ formula: Formula, _ size: Double) -> LabelLayout {
      part(formula, Swift.max(size * 0.7, Swift.min(size, 9)), isScript: true)
    }

    // Pieces.

    /// Adds text behind what is there; its base line is `y` below that of the label.
    private mutating func add(_ text: String, _ font: Font, _ size: Double, y: Double = 0) {
      guard !text.isEmpty else { return }
      let own =
        font == .mathematics
        ? MathematicsWidth.pixels(text, size: size)
        : TextWidth.pixels(text, size: size, isBold: isBold || font == .boldWords) * stretch
      if text != " " {
        let (above, below) = MathematicsWidth.extent(text)
        ascent = Swift.max(ascent, above * size - y)
        descent = Swift.max(descent, below * size + y)
      }
      if let last = runs.last, !isApart, last.font == font, last.size == size, last.y == y,
        (last.x + last.width - width).magnitude < 0.01
      {
        runs[runs.count - 1].text += text
        runs[runs.count - 1].width += own
      } else {
        let start = isApart ? Start.left(width) : nil
        runs.append(Run(text: text, font: font, size: size, x: width, y: y, width: own, start: start))
      }
      isApart = false
      width += own
    }

    /// Adds a part behind what is there.
    private mutating func append(_ part: LabelLayout, y: Double = 0) {
      place(part, x: width, y: y, start: isApart ? .left(width) : nil)
      isApart = part.isApart || isApart && part.runs.isEmpty
      width += part.width
    }

    /// Adds a part at a place of its own; `isCentred` where its middle is known better than its left end.
    private mutating func set(_ part: LabelLayout, x: Double, y: Double, isCentred: Bool = false) {
      var isOneChunk = isCentred
      for run in part.runs where run.start != nil { isOneChunk = false }
      place(part, x: x, y: y, start: isOneChunk ? .middle(x + part.width / 2) : .left(x))
      isApart = true
    }

    private mutating func place(_ part: LabelLayout, x: Double, y: Double, start: Start?) {
      for (index, run) in part.runs.enumerated() {
        var run = run
        switch run.start {
        case .left(let own): run.start = .left(own + x)
        case .middle(let own): run.start = .middle(own + x)
        case nil: if index == 0 { run.start = start }
        }
        run.x += x
        run.y += y
        runs.append(run)
      }
      for stroke in part.strokes { strokes.append(stroke.map { Point(x: $0.x + x, y: $0.y + y) }) }
      ascent = Swift.max(ascent, part.ascent - y)
      descent = Swift.max(descent, part.descent + y)
    }

    private mutating func add(_ formula: Formula, _ size: Double) {
      switch formula {
      case .identifier(let text, let isUpright):
        let isVariable = !isUpright && text.scalars.count == 1
        add(isVariable ? Formula.italic(text) : text, .mathematics, size)
      case .number(let text), .function(let text, _): add(text, .mathematics, size)
      case .text(let text, let style):
        let font: Font =
          switch style {
          case .plain, .sansSerif, .monospaced, .smallCapitals: .words
          case .bold: .boldWords
          case .italic: .italicWords
          }
        add(text, font, size / LabelLayout.enlargement)
      case .symbol(let sign): add(fence: sign.text, sign.size < 4 ? sign.size : 1, size)
      case .space(let width): self.width += width * size
      case .row(let items): add(row: items, size)
      case .fraction(let top, let bottom, let hasBar):
        add(script(top, size), over: script(bottom, size), hasBar: hasBar, size)
      case .root(let body, let index): add(root: part(body, size), index, size)
      case .scripts(let base, let sub, let sup):
        // A prime is made to stand beside a letter of its size.
        let isPrime = sup == .symbol(Formula.Operator("′", .ordinary))
        add(
          part(base, size), sub.map { script($0, size) }, sup.map { isPrime ? part($0, size) : script($0, size) },
          isSlanted(base), height: isPrime ? 0 : 0.4, size)
      case .accent(let base, let accent): add(part(base, size), accent, isSlanted(base), size)
      case .fenced(let open, let body, let close):
        let inner = part(body, size)
        let scale = 2 * Swift.max(inner.ascent / size - 0.25, inner.descent / size + 0.25)
        add(fence: open, scale, size)
        append(inner)
        add(fence: close, scale, size)
      case .table(let table):
        for (index, cells) in table.rows.enumerated() {
          if index > 0 { add("; ", .mathematics, size) }
          for (column, cell) in cells.enumerated() {
            if column > 0, table.kind != .aligned { add(", ", .mathematics, size) }
            add(cell, size)
          }
        }
      case .classed(let body, _, _): add(body, size)
      case .styled(let body, let style): add(body, style, size)
      case .pending, .unknown: add(formula.inlineText, .words, size / LabelLayout.enlargement)
      }
    }

    private mutating func add(_ body: Formula, _ style: Formula.Style, _ size: Double) {
      switch style {
      case .phantom, .horizontalPhantom: width += part(body, size).width
      case .verticalPhantom, .rule: break
      case .scaled(let factor): add(body, size * Swift.min(Swift.max(factor, 0.6), 2))
      case .script, .scriptOfScript: append(script(body, size))
      case .raised(let height): append(part(body, size), y: -height * size)
      case .display:
        // A displayed fraction has parts that are nearly as large as what is around it.
        if case .fraction(let top, let bottom, let hasBar) = body {
          add(part(top, size * 0.9), over: part(bottom, size * 0.9), hasBar: hasBar, size)
        } else {
          add(body, size)
        }
      case .colour, .background, .inline, .boxed, .cancelledUpward, .cancelledDownward, .cancelledCross, .struck,
        .overlap, .smashed, .bold:
        add(body, size)
      }
    }

    /// A sign whose middle stays on the axis when it grows.
    private mutating func add(fence text: String, _ wish: Double, _ size: Double) {
      let scale = Swift.max(wish, 1)
      add(text, .mathematics, size * scale, y: 0.25 * size * (scale - 1))
    }

    /// Atoms with the room between them that TeX gives them (Knuth, The TeXbook, chapter 18).
    private mutating func add(row items: [Formula], _ size: Double) {
      let roles = Formula.rolesInRow(items)
      var previous: Formula.Role?
      for index in items.indices {
        if let role = roles[index] {
          var isFenced = false
          if case .fenced = items[index] { isFenced = true }
          if let previous, previous != .large || !isFenced { width += gap(previous, role) * size }
          previous = role
        }
        add(items[index], size)
      }
    }

    private func gap(_ left: Formula.Role, _ right: Formula.Role) -> Double {
      switch (left, right) {
      case (.large, .ordinary), (.large, .large), (.ordinary, .large), (.closing, .large): return 0.167
      case (.relation, .relation), (.opening, _), (_, .closing), (_, .punctuation): return 0
      case (.relation, _), (_, .relation): return isScript ? 0 : 0.278
      case (.binary, _), (_, .binary): return isScript ? 0 : 0.222
      case (.punctuation, _), (.inner, _), (_, .inner): return isScript ? 0 : 0.167
      default: return 0
      }
    }

    private mutating func add(_ above: LabelLayout, over below: LabelLayout, hasBar: Bool, _ size: Double) {
      let axis = -0.25 * size
      let gap = 1 + 0.1 * size
      let start = width + 0.08 * size
      let inner = Swift.max(above.width, below.width) + 0.12 * size
      set(above, x: start + (inner - above.width) / 2, y: axis - gap - above.descent, isCentred: true)
      set(below, x: start + (inner - below.width) / 2, y: axis + gap + below.ascent, isCentred: true)
      if hasBar { strokes.append([Point(x: start, y: axis), Point(x: start + inner, y: axis)]) }
      width = start + inner + 0.08 * size
    }

    private mutating func add(root inner: LabelLayout, _ index: Formula?, _ size: Double) {
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

    private mutating func add(
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

    private func isSlanted(_ formula: Formula) -> Bool {
      if case .identifier(_, let isUpright) = formula { return !isUpright }
      return false
    }

    private mutating func add(_ base: LabelLayout, _ accent: Formula.Accent, _ isSlanted: Bool, _ size: Double) {
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

  extension LabelLayout {
    /// The label as SVG, with the left end, middle or right end of its base line at a place.
    func draw(x: Double, y: Double, anchor: Lettering.Anchor, attributes: [Markup.Attribute]) -> Markup {
      var left = x
      var text = attributes
      let isFree = isFree
      // Without places of its own the browser knows the width better.
      if isFree {
        text += Lettering.place(x: x, y: y, anchor: anchor)
      } else {
        switch anchor {
        case .start: break
        case .middle: left -= width / 2
        case .end: left -= width
        }
        text += Lettering.place(x: left, y: y, anchor: .start)
      }
      var pieces: [Markup] = []
      var (end, base) = (0.0, 0.0)
      for (index, run) in runs.enumerated() {
        var own: [Markup.Attribute] = []
        func add(_ name: String, _ value: Double) { own.append(Markup.Attribute(name, Coordinate.text(value))) }
        switch run.font {
        case .words: if !isFree, run.start == nil, run.text.scalars.count > 1 { add("textLength", run.width) }
        case .boldWords: own.append(Markup.Attribute("font-weight", "700"))
        case .italicWords: own.append(Markup.Attribute("font-style", "italic"))
        case .mathematics: own.append(Markup.Attribute("class", "f"))
        }
        if run.font == .mathematics || run.size != runs[0].size || run.y != 0 {
          add("font-size", (run.size * 10).rounded() / 10)
        }
        if let start = run.start, !isFree {
          switch start {
          case .left(let place): add("x", left + place)
          case .middle(let place):
            add("x", left + place)
            own.append(Markup.Attribute("text-anchor", "middle"))
          }
        } else if (run.x - end).magnitude > 0.05, index > 0 {
          add("dx", ((run.x - end) * 10).rounded() / 10)
        }
        if (run.y - base).magnitude > 0.04 { add("dy", ((run.y - base) * 10).rounded() / 10) }
        base += Double(Coordinate.round((run.y - base) * 10, 1)) / 10
        end = run.x + run.width
        pieces.append(own.isEmpty ? .text(run.text) : .element("tspan", own, [.text(run.text)]))
      }
      let element = Markup.element("text", text, pieces)
      guard !strokes.isEmpty else { return element }
      var path = PathData()
      for stroke in strokes {
        // Level lines lie on whole pixels.
        for (index, point) in stroke.enumerated() {
          let place = Point(x: left + point.x, y: (y + point.y).rounded() + 0.5)
          if index == 0 { path.move(place.x, place.y) } else { path.line(place.x, place.y) }
        }
      }
      var style: [Markup.Attribute] = []
      for attribute in attributes where attribute.name == "style" { style.append(attribute) }
      var classes = "fl"
      for attribute in attributes where attribute.name == "class" {
        for name in (attribute.value ?? "").parts(at: UInt8(ascii: " ")) where name != "halo" && name != "m" {
          classes += " " + name
        }
      }
      return .fragment([
        element,
        .element("path", [Markup.Attribute("class", classes)] + style + [Markup.Attribute("d", path.text)], []),
      ])
    }
  }
#endif
