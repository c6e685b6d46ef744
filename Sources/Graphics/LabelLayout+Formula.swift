#if !hasFeature(Embedded)
  import Source
  import Typesetting

  // Mathematics in labels, as Formula has it.

  extension LabelLayout {
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

    /// Adds a part of a label whose words have a size.
    mutating func add(part formula: Formula, _ size: Double) { add(formula, size * LabelLayout.enlargement) }

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
