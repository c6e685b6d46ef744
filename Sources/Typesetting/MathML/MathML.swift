public import Markup
import Source

extension Formula {
  /// The formula as a `<math>` element of MathML Core (W3C), without a script and without a namespace, for HTML.
  ///
  /// - Parameters:
  ///   - display: Whether it stands on its own, with limits above and below big operators.
  ///   - alternative: What to read aloud where MathML is not understood, usually the TeX source.
  public func mathML(display: Bool, alternative: String? = nil) -> Markup {
    var attributes: [Markup.Attribute] = []
    if display { attributes.append(.init("display", "block")) }
    if let alternative { attributes.append(.init("alttext", alternative)) }
    return .element("math", attributes, [MathMLWriter().element(self, display ? .display : .text)])
  }
}

/// Writes formulas as MathML Core; the rules of spacing follow TeX where the operator dictionary differs.
struct MathMLWriter {
  /// The size of a formula, after the styles of TeX; it decides about limits and about space round operators.
  enum Size {
    case display
    case text
    case script

    /// The size of what stands above or below a fraction bar.
    var ofFractionPart: Size { self == .display ? .text : .script }
  }

  /// Exactly one element.
  func element(_ formula: Formula, _ size: Size) -> Markup {
    let parts = children(formula, size)
    if parts.count == 1, let only = parts.first { return only }
    return .element("mrow", [], parts)
  }

  /// The elements of a formula when it fills a row of its own.
  func children(_ formula: Formula, _ size: Size) -> [Markup] {
    switch formula {
    case .row(let items): return row(items, size)
    case .symbol, .function, .scripts: return row([formula], size)
    case .identifier, .number, .text, .space, .fraction, .root, .accent, .fenced, .table, .classed, .styled,
      .evaluation, .unknown:
      return [single(formula, size)]
    }
  }

  /// The element of a formula that needs nothing to know about its neighbours.
  func single(_ formula: Formula, _ size: Size) -> Markup {
    switch formula {
    case .identifier(let text, let upright): return identifier(text, upright)
    case .number(let text): return .element("mn", [], [.text(text)])
    case .text(let text, let style): return words(text, style)
    case .space(let width): return space(width)
    case .fraction(let top, let bottom, let bar):
      let part = size.ofFractionPart
      return .element(
        "mfrac", bar ? [] : [.init("linethickness", "0")], [element(top, part), element(bottom, part)])
    case .root(let body, let index):
      if let index { return .element("mroot", [], [element(body, size), element(index, .script)]) }
      return .element("msqrt", [], children(body, size))
    case .accent(let base, let accent): return mark(base, accent, size)
    case .fenced(let open, let body, let close): return fenced(open, body, close, size)
    case .table(let table): return element(table, size)
    case .classed(let body, let role, _): return classed(body, role, size)
    case .styled(let body, let style): return styled(body, style, size)
    case .evaluation(let source, _): return words(source, .monospaced)
    case .unknown(let source):
      return .element("mtext", [.init("class", "tex-error")], [.text(source)])
    case .row, .symbol, .function, .scripts: return element(formula, size)
    }
  }

  private func identifier(_ text: String, _ upright: Bool) -> Markup {
    let isSingle = text.unicodeScalars.count == 1
    return .element("mi", upright && isSingle ? [.init("mathvariant", "normal")] : [], [.text(text)])
  }

  private func words(_ text: String, _ style: Formula.TextStyle) -> Markup {
    // Blanks at the ends of mtext would collapse.
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { kept.append(scalar == " " ? "\u{A0}" : scalar) }
    let name: String? =
      switch style {
      case .plain: nil
      case .bold: "tex-bf"
      case .italic: "tex-it"
      case .sansSerif: "tex-sf"
      case .monospaced: "tex-tt"
      }
    return .element("mtext", name.map { [.init("class", $0)] } ?? [], [.text(String(kept))])
  }

  func space(_ width: Double) -> Markup { .element("mspace", [.init("width", em(width))], []) }

  /// A length with at most four decimals.
  func em(_ width: Double) -> String {
    guard width.isFinite else { return "0em" }
    let units = Int((min(max(width, -1000), 1000) * 10000).rounded())
    // The 1 before the decimals keeps their zeros.
    var digits = "\(abs(units) % 10000 + 10000)".bytes
    while digits.last == UInt8(ascii: "0") { digits.removeLast() }
    let fraction = String(decoding: digits.dropFirst(), as: UTF8.self)
    let whole = "\(units < 0 ? "-" : "")\(abs(units) / 10000)"
    return (fraction.isEmpty ? whole : whole + "." + fraction) + "em"
  }

  private func mark(_ base: Formula, _ accent: Formula.Accent, _ size: Size) -> Markup {
    var attributes: [Markup.Attribute] = []
    if accent.mark == "→", !accent.isStretchy { attributes.append(.init("class", "tex-vec")) }
    attributes.append(.init("stretchy", accent.isStretchy ? "true" : "false"))
    let sign = Markup.element("mo", attributes, [.text(accent.mark)])
    var outer: [Markup.Attribute] = []
    if accent.mark == "‾" { outer.append(.init("class", "tex-overline")) }
    if accent.mark == "_" { outer.append(.init("class", "tex-underline")) }
    if !accent.takesLabel { outer.append(.init(accent.isBelow ? "accentunder" : "accent", "true")) }
    return .element(accent.isBelow ? "munder" : "mover", outer, [element(base, size), sign])
  }

  private func fenced(_ open: String, _ body: Formula, _ close: String, _ size: Size) -> Markup {
    var parts: [Markup] = []
    var isStretchy = true
    // Browsers give a fence that stretches the width of its largest form, which round one line leaves a gap.
    if case .table(let table) = body, table.kind == .value { isStretchy = !table.isOneLine }
    if !open.isEmpty { parts.append(fence(open, "prefix", isStretchy)) }
    if case .table = body {
      parts.append(single(body, size))
    } else {
      parts += row(body.elements, size, startsRow: open.isEmpty, endsRow: close.isEmpty)
    }
    if !close.isEmpty { parts.append(fence(close, "postfix", isStretchy)) }
    return .element("mrow", [], parts)
  }

  private func fence(_ text: String, _ form: String, _ isStretchy: Bool) -> Markup {
    .element("mo", [.init("form", form), .init("stretchy", isStretchy ? "true" : "false")], [.text(text)])
  }

  /// An atom in a role that its content does not have by itself: space as TeX has it round that role.
  private func classed(_ body: Formula, _ role: Formula.Role, _ size: Size) -> Markup {
    if body.role == role || size == .script { return element(body, size) }
    let width: Double? =
      switch role {
      case .binary: 0.2222
      case .relation: 0.2778
      case .ordinary, .large, .opening, .closing, .punctuation, .inner: nil
      }
    guard let width else { return element(body, size) }
    if case .identifier(let text, _) = body {
      return .element("mo", [.init("lspace", em(width)), .init("rspace", em(width))], [.text(text)])
    }
    return .element("mrow", [], [space(width), element(body, size), space(width)])
  }

  private func styled(_ body: Formula, _ style: Formula.Style, _ size: Size) -> Markup {
    func row(_ name: String, _ attributes: [Markup.Attribute], _ size: Size) -> Markup {
      .element(name, attributes, children(body, size))
    }
    func level(_ display: Bool, _ level: String, _ size: Size) -> Markup {
      row("mstyle", [.init("displaystyle", display ? "true" : "false"), .init("scriptlevel", level)], size)
    }
    func invisible() -> Markup { row("mphantom", [], size) }
    switch style {
    case .colour(let colour): return row("mrow", [.init("style", "color:" + colour)], size)
    case .background(let colour):
      return row("mrow", [.init("class", "tex-colorbox"), .init("style", "background:" + colour)], size)
    case .display: return level(true, "0", .display)
    case .inline: return level(false, "0", .text)
    case .script: return level(false, "1", .script)
    case .scriptOfScript: return level(false, "2", .script)
    case .boxed: return row("mrow", [.init("class", "tex-boxed")], size)
    case .cancelledUpward: return row("mrow", [.init("class", "tex-cancel")], size)
    case .cancelledDownward: return row("mrow", [.init("class", "tex-bcancel")], size)
    case .cancelledCross: return row("mrow", [.init("class", "tex-xcancel")], size)
    case .phantom: return invisible()
    case .horizontalPhantom:
      return .element("mpadded", [.init("height", "0"), .init("depth", "0")], [invisible()])
    case .verticalPhantom: return .element("mpadded", [.init("width", "0")], [invisible()])
    case .overlap(.right): return row("mpadded", [.init("width", "0")], size)
    case .overlap(.left): return row("mpadded", [.init("class", "tex-llap"), .init("width", "0")], size)
    case .overlap(.center): return row("mpadded", [.init("class", "tex-clap"), .init("width", "0")], size)
    case .smashed: return row("mpadded", [.init("height", "0"), .init("depth", "0")], size)
    case .scaled(let factor):
      return row("mrow", [.init("style", "font-size:" + em(factor))], size)
    case .bold: return row("mrow", [.init("class", "tex-bold")], size)
    }
  }
}
