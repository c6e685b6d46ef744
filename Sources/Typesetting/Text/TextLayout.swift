import Source

extension Formula {
  /// The formula as lines of Unicode text: fractions stacked, matrices in tall brackets, limits above and below.
  ///
  /// - Parameter width: The columns that should do; a longer formula is continued on indented lines, broken before a
  ///   relation or an operator.
  public func text(width: Int) -> [String] {
    let writer = TextLayout()
    if case .table(let table) = self, !table.numbers.isEmpty { return writer.numbered(table, width) }
    var blocks = [writer.block(self)]
    if let first = blocks.first, first.width > width, case .row(let items) = self {
      blocks = writer.broken(items, width)
    }
    var lines: [String] = []
    for (index, block) in blocks.enumerated() {
      if index > 0, blocks.contains(where: { $0.height > 1 }) { lines.append("") }
      for line in block.lines { lines.append(Self.trimmed((index > 0 ? "    " : "") + line)) }
    }
    return lines
  }

  static func trimmed(_ line: String) -> String {
    var scalars = Array(line.unicodeScalars)
    while scalars.last == " " { scalars.removeLast() }
    var view = String.UnicodeScalarView()
    view.append(contentsOf: scalars)
    return String(view)
  }
}

/// Writes formulas as blocks of lines.
struct TextLayout {
  func block(_ formula: Formula, inScript: Bool = false) -> TextBlock {
    switch formula {
    case .identifier(let text, _), .number(let text), .text(let text, _), .function(let text, _):
      return TextBlock(text)
    case .symbol(let sign): return TextBlock(sign.text)
    case .space(let width): return TextBlock(width > 0.15 ? " " : "")
    case .row(let items): return row(items, inScript)
    case .fraction(let top, let bottom, let bar): return fraction(top, bottom, bar)
    case .root(let body, let index): return root(body, index)
    case .scripts(let base, let sub, let sup): return scripts(base, sub, sup, inScript)
    case .accent(let base, let accent): return accented(base, accent)
    case .fenced(let open, let body, let close): return fenced(open, block(body, inScript: inScript), close)
    case .table(let table): return self.table(table)
    case .classed(let body, _, _): return block(body, inScript: inScript)
    case .styled(let body, let style): return styled(block(body, inScript: inScript), style)
    case .pending(.evaluation(let source), _), .pending(.reference(let source), _), .unknown(let source):
      return verbatim(source)
    }
  }

  /// Source as it was written, which may have several lines.
  private func verbatim(_ source: String) -> TextBlock {
    TextBlock(lines: source.parts(at: UInt8(ascii: "\n")), baseline: 0)
  }

  private func row(_ items: [Formula], _ inScript: Bool) -> TextBlock {
    var blocks: [TextBlock] = []
    for atom in RowText(items, inScript: inScript).atoms {
      if atom.gap > 0 { blocks.append(TextBlock(TextBlock.spaces(atom.gap))) }
      blocks.append(block(atom.formula, inScript: inScript))
    }
    return TextBlock.beside(blocks)
  }

  /// A long row as several blocks, each as wide as fits.
  func broken(_ items: [Formula], _ width: Int) -> [TextBlock] {
    var result: [TextBlock] = []
    var line: [TextBlock] = []
    var lineWidth = 0
    var piece: [TextBlock] = []
    var pieceWidth = 0
    func endPiece() {
      let limit = result.isEmpty ? width : width - 4
      if !line.isEmpty, lineWidth + pieceWidth > limit {
        result.append(TextBlock.beside(line))
        line = []
        lineWidth = 0
        // The gap before the operator that begins the next line is dropped.
        if let first = piece.first, first.lines == [" "] { pieceWidth -= piece.removeFirst().width }
      }
      line += piece
      lineWidth += pieceWidth
      piece = []
      pieceWidth = 0
    }
    for atom in RowText(items, inScript: false).atoms {
      if atom.role == .relation || atom.role == .binary { endPiece() }
      if atom.gap > 0 { piece.append(TextBlock(TextBlock.spaces(atom.gap))) }
      piece.append(block(atom.formula))
      pieceWidth += atom.gap + (piece.last?.width ?? 0)
    }
    endPiece()
    if !line.isEmpty { result.append(TextBlock.beside(line)) }
    return result
  }

  private func fraction(_ top: Formula, _ bottom: Formula, _ bar: Bool) -> TextBlock {
    let above = block(top)
    let below = block(bottom)
    // A bar that is longer than the bars inside it keeps them apart.
    let isNested = above.height > 1 || below.height > 1
    let width = max(above.width, below.width, 1) + (isNested && bar ? 2 : 0)
    let line = TextBlock(bar ? String(repeating: "─", count: width) : TextBlock.spaces(width))
    return TextBlock.stacked([above, line, below], baselineOf: 1)
  }

  private func root(_ body: Formula, _ index: Formula?) -> TextBlock {
    let inner = block(body)
    if inner.height == 1 {
      switch body {
      case .identifier, .number: return TextBlock(InlineText().text(.root(body, index: index)))
      case .symbol, .function, .text, .space, .row, .fraction, .root, .scripts, .accent, .fenced, .table, .classed,
        .styled, .pending, .unknown:
        break
      }
    }
    var lines = [" ┌" + String(repeating: "─", count: inner.width)]
    for (place, line) in inner.lines.enumerated() { lines.append((place == inner.height - 1 ? "╲│" : " │") + line) }
    let sign = TextBlock(lines: lines, baseline: inner.baseline + 1)
    guard let index else { return sign }
    let degree = TextBlock(InlineText().text(index, inScript: true))
    return TextBlock.beside([degree.extended(above: 0, below: 1), sign])
  }

  private func scripts(_ base: Formula, _ sub: Formula?, _ sup: Formula?, _ inScript: Bool) -> TextBlock {
    let nucleus = block(base, inScript: inScript)
    if base.limits == .always || (base.limits == .inDisplay && !inScript) {
      var parts: [TextBlock] = []
      if let sup { parts.append(block(sup, inScript: true)) }
      let place = parts.count
      parts.append(nucleus)
      if let sub { parts.append(block(sub, inScript: true)) }
      return TextBlock.stacked(parts, baselineOf: place)
    }
    let subText = sub.map { InlineText().text($0, inScript: true) } ?? ""
    let supText = sup.map { InlineText().text($0, inScript: true) } ?? ""
    if nucleus.height == 1, let low = ScriptCharacters.subscripted(subText),
      let high = ScriptCharacters.superscript(supText)
    {
      return TextBlock.beside([nucleus, TextBlock(low + high)])
    }
    return raised(nucleus, sub.map { block($0, inScript: true) }, sup.map { block($0, inScript: true) })
  }

  /// Scripts on lines of their own: above and below all lines of the base.
  private func raised(_ nucleus: TextBlock, _ sub: TextBlock?, _ sup: TextBlock?) -> TextBlock {
    var lines: [String] = []
    if let sup { lines += sup.lines }
    lines += Array(repeating: "", count: nucleus.height)
    if let sub { lines += sub.lines }
    let scripts = TextBlock(lines: lines, baseline: (sup?.height ?? 0) + nucleus.baseline)
    return TextBlock.beside([nucleus, scripts])
  }

  private func accented(_ base: Formula, _ accent: Formula.Accent) -> TextBlock {
    let inner = block(base)
    if let mark = accent.combining, inner.height == 1, inner.width == 1 {
      return TextBlock((inner.lines.first ?? "") + mark)
    }
    let line: String
    if accent.takesLabel {
      let corners = accent.isBelow ? ("└", "┬", "┘") : ("┌", "┴", "┐")
      let room = max(inner.width - 3, 0)
      line =
        corners.0 + String(repeating: "─", count: room / 2) + corners.1
        + String(repeating: "─", count: room - room / 2) + corners.2
    } else {
      switch accent.mark {
      case "‾", "¯", "_": line = String(repeating: accent.isBelow ? "‾" : "_", count: inner.width)
      case "→": line = String(repeating: "─", count: max(inner.width - 1, 0)) + "→"
      case "←": line = "←" + String(repeating: "─", count: max(inner.width - 1, 0))
      case "\u{302}": line = "ˆ"
      default: line = accent.mark
      }
    }
    let mark = TextBlock(line)
    return accent.isBelow
      ? TextBlock.stacked([inner, mark], baselineOf: 0) : TextBlock.stacked([mark, inner], baselineOf: 1)
  }

  private func styled(_ block: TextBlock, _ style: Formula.Style) -> TextBlock {
    switch style {
    case .colour, .background, .display, .inline, .script, .scriptOfScript, .cancelledUpward, .cancelledDownward,
      .cancelledCross, .struck, .raised, .overlap, .smashed, .scaled, .bold, .live:
      return block
    case .phantom, .horizontalPhantom: return TextBlock(TextBlock.spaces(block.width))
    case .verticalPhantom, .rule: return TextBlock("")
    case .boxed:
      let line = String(repeating: "─", count: block.width + 2)
      let inner = block.lines.map { "│ " + $0 + " │" }
      return TextBlock(lines: ["┌" + line + "┐"] + inner + ["└" + line + "┘"], baseline: block.baseline + 1)
    }
  }
}
