#if !hasFeature(Embedded)
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

    var runs: [Run] = []
    var strokes: [[Point]] = []
    var width = 0.0
    var ascent = 0.0
    var descent = 0.0
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
    var isFree: Bool {
      for run in runs where run.start != nil { return false }
      return strokes.isEmpty
    }

    private init(_ formula: Formula, _ size: Double, in outer: LabelLayout, isScript: Bool) {
      isBold = outer.isBold
      stretch = outer.stretch
      self.isScript = isScript
      add(formula, size)
    }

    func part(_ formula: Formula, _ size: Double, isScript: Bool = false) -> LabelLayout {
      LabelLayout(formula, size, in: self, isScript: isScript || self.isScript)
    }

    /// A part in the size of scripts, which can still be read.
    private func script(_ formula: Formula, _ size: Double) -> LabelLayout {
      part(formula, Swift.max(size * 0.7, Swift.min(size, 9)), isScript: true)
    }

    // Pieces.

    /// Adds text behind what is there; its base line is `y` below that of the label.
    mutating func add(_ text: String, _ font: Font, _ size: Double, y: Double = 0) {
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
    mutating func append(_ part: LabelLayout, y: Double = 0) {
      place(part, x: width, y: y, start: isApart ? .left(width) : nil)
      isApart = part.isApart || isApart && part.runs.isEmpty
      width += part.width
    }

    /// Adds a part at a place of its own; `isCentred` where its middle is known better than its left end.
    mutating func set(_ part: LabelLayout, x: Double, y: Double, isCentred: Bool = false) {
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
        .overlap, .smashed, .bold, .live:
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
  }
#endif
