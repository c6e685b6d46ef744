import Source

extension Formula {
  /// The formula on one line of Unicode text: `x²`, `a/b`, `√(x + 1)`, `x₁`.
  public var inlineText: String { InlineText().text(self) }
}

/// Writes formulas on one line.
struct InlineText {
  func text(_ formula: Formula, inScript: Bool = false) -> String {
    switch formula {
    case .identifier(let text, _), .number(let text), .text(let text, _), .function(let text, _): return text
    case .symbol(let sign): return sign.text
    case .space(let width): return width > 0.15 ? " " : ""
    case .row(let items): return row(items, inScript)
    case .fraction(let top, let bottom, let bar):
      guard bar else { return text(top, inScript: inScript) + " choose " + text(bottom, inScript: inScript) }
      return operand(top, inScript, allowsProduct: true) + "/" + operand(bottom, inScript, allowsProduct: false)
    case .root(let body, let index): return root(body, index, inScript)
    case .scripts(let base, let sub, let sup): return scripts(base, sub, sup, inScript)
    case .accent(let base, let accent): return accented(base, accent, inScript)
    case .fenced(let open, let body, let close): return open + text(body, inScript: inScript) + close
    case .table(let table): return cells(of: table)
    case .classed(let body, _, _): return text(body, inScript: inScript)
    case .styled(let body, let style):
      switch style {
      case .phantom, .horizontalPhantom, .verticalPhantom, .rule: return ""
      case .colour, .background, .display, .inline, .script, .scriptOfScript, .boxed, .cancelledUpward,
        .cancelledDownward, .cancelledCross, .struck, .raised, .overlap, .smashed, .scaled, .bold, .live:
        return text(body, inScript: inScript)
      }
    case .pending(.evaluation(let source), _), .pending(.reference(let source), _), .unknown(let source):
      return String(decoding: source.utf8.map { $0 == UInt8(ascii: "\n") ? UInt8(ascii: " ") : $0 }, as: UTF8.self)
    }
  }

  private func row(_ items: [Formula], _ inScript: Bool) -> String {
    var result = ""
    for atom in RowText(items, inScript: inScript).atoms {
      result += TextBlock.spaces(min(atom.gap, 2)) + text(atom.formula, inScript: inScript)
    }
    return result
  }

  /// A part of a fraction, in parentheses unless it is read as one thing.
  private func operand(_ formula: Formula, _ inScript: Bool, allowsProduct: Bool) -> String {
    let written = text(formula, inScript: inScript)
    var isOne = false
    switch formula {
    case .row(let items):
      let roles = Formula.rolesInRow(items)
      isOne = items.count <= 1 || (allowsProduct && roles.allSatisfy { $0 == .ordinary || $0 == .large })
    case .fraction, .table, .classed: isOne = false
    case .styled(let body, _): return operand(body, inScript, allowsProduct: allowsProduct)
    case .identifier, .number, .symbol, .function, .text, .space, .root, .scripts, .accent, .fenced, .pending,
      .unknown:
      isOne = true
    }
    return isOne ? written : "(" + written + ")"
  }

  private func root(_ body: Formula, _ index: Formula?, _ inScript: Bool) -> String {
    var sign = "√"
    if let index {
      let degree = text(index, inScript: true)
      switch degree {
      case "2": break
      case "3": sign = "∛"
      case "4": sign = "∜"
      default: sign = (ScriptCharacters.superscript(degree) ?? "(" + degree + ")") + "√"
      }
    }
    let inner = text(body, inScript: inScript)
    switch body {
    case .identifier, .number: return sign + inner
    case .fenced: return sign + inner
    case .symbol, .function, .text, .space, .row, .fraction, .root, .scripts, .accent, .table, .classed, .styled,
      .pending, .unknown:
      return sign + "(" + inner + ")"
    }
  }

  private func scripts(_ base: Formula, _ sub: Formula?, _ sup: Formula?, _ inScript: Bool) -> String {
    var result = text(base, inScript: inScript)
    if case .row(let items) = base, items.count > 1, !base.isInFences {
      result = "(" + result + ")"
    }
    if case .fraction = base { result = "(" + result + ")" }
    if let sub { result += script(text(sub, inScript: true), "_", ScriptCharacters.subscripted) }
    if let sup { result += script(text(sup, inScript: true), "^", ScriptCharacters.superscript) }
    return result
  }

  private func script(_ written: String, _ sign: String, _ mapped: (String) -> String?) -> String {
    if let small = mapped(written) { return small }
    let isOne = written.unicodeScalars.count == 1 || written.unicodeScalars.allSatisfy { ("a"..."z").contains($0) }
    return isOne ? sign + written : sign + "(" + written + ")"
  }

  private func accented(_ base: Formula, _ accent: Formula.Accent, _ inScript: Bool) -> String {
    let written = text(base, inScript: inScript)
    if let mark = accent.combining, written.scalars.filter({ !Formula.isCombining($0) }).count == 1 {
      return written + mark
    }
    if accent.mark == "‾" || accent.mark == "¯", let mark = accent.combining {
      var result = ""
      for scalar in written.unicodeScalars { result += String(Character(scalar)) + mark }
      return result
    }
    return written
  }

  private func cells(of table: Formula.Table) -> String {
    let separator: String
    switch table.kind {
    case .matrix, .small, .value, .array: separator = ", "
    case .cases, .displayCases, .gathered, .lines: separator = " "
    case .aligned: separator = ""
    }
    var result = ""
    for (index, cells) in table.rows.enumerated() {
      if index > 0 { result += table.kind == .lines ? ", " : "; " }
      for (column, cell) in cells.enumerated() {
        if column > 0 { result += table.bars.contains(column) ? " | " : separator }
        if table.kind == .aligned, column > 0, column % 2 == 0 { result += " " }
        result += text(cell)
      }
    }
    return result
  }
}

extension Formula.Accent {
  /// The combining character that draws the mark on one letter.
  var combining: String? {
    switch mark {
    case "ˆ", "\u{302}": isBelow ? nil : "\u{302}"
    case "¯", "‾": "\u{304}"
    case "˜", "~": "\u{303}"
    case "˙": "\u{307}"
    case "˙˙˙": "\u{20DB}"
    case "˙˙˙˙": "\u{20DC}"
    case "¨": "\u{308}"
    case "→": isBelow ? nil : "\u{20D7}"
    case "ˇ": "\u{30C}"
    case "˘": "\u{306}"
    case "´": "\u{301}"
    case "`": "\u{300}"
    case "˚": "\u{30A}"
    case "_": "\u{332}"
    default: nil
    }
  }
}
