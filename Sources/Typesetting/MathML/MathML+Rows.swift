import Markup

extension MathMLWriter {
  /// What an operator has to know about its place.
  struct Place {
    /// The role of the atom before it, or nil at the start.
    var previous: Formula.Role?
    /// The role of the atom behind it, or nil at the end.
    var next: Formula.Role?
    /// Whether it is the first, and whether it is the last element of its `<mrow>`: there MathML takes another form
    /// than infix for granted.
    var isFirst: Bool
    var isLast: Bool
    var size: Size

    /// Whether it is alone in its row, as in `x^+` or `{=}`.
    var isAlone: Bool { previous == nil && next == nil }
  }

  /// The elements of atoms side by side.
  ///
  /// The role of an operator is decided by its neighbours first (The TeXbook, chapter 17); what MathML would make of
  /// its position is then corrected by attributes.
  func row(_ items: [Formula], _ size: Size, startsRow: Bool = true, endsRow: Bool = true) -> [Markup] {
    var parts: [Markup] = []
    parts.reserveCapacity(items.count + 2)
    let following = Formula.nextRoles(items)
    var previous: Formula.Role?
    var previousIsSign = false
    for (index, item) in items.enumerated() {
      let next = following[index]
      let place = Place(
        previous: previous, next: next, isFirst: startsRow && index == 0, isLast: endsRow && index == items.count - 1,
        size: size)
      if item.isNamedFunction {
        if !previousIsSign, previous == .ordinary || previous == .closing { parts.append(space(0.1667)) }
        parts.append(atom(item, place))
        parts += application(before: index + 1 < items.count ? items[index + 1] : nil)
      } else {
        parts.append(atom(item, place))
      }
      if let role = item.roleInRow {
        previous = role == .binary && !Formula.Role.isBinary(between: previous, and: next) ? .ordinary : role
        previousIsSign = role != .ordinary && previous == .ordinary
      }
    }
    if needsOperand(items) { parts.append(.element("mi", [], [])) }
    return parts
  }

  /// The invisible sign of function application, and a thin space where the argument has no fence.
  private func application(before next: Formula?) -> [Markup] {
    guard let next else { return [] }
    let apply = Markup.element("mo", [], [.text("\u{2061}")])
    switch next {
    case .fenced, .space: return [apply]
    case .identifier, .number, .symbol, .function, .text, .row, .fraction, .root, .scripts, .accent, .table, .classed,
      .styled, .evaluation, .unknown:
      break
    }
    switch next.role {
    case .ordinary, .large, .inner: return [apply, space(0.1667)]
    case .opening: return [apply]
    case .binary, .relation, .closing, .punctuation: return []
    }
  }

  /// Words round one single operator would make the whole row behave as an operator and lose its space; an empty
  /// operand prevents it.
  private func needsOperand(_ items: [Formula]) -> Bool {
    var operators = 0
    var words = 0
    for item in items {
      switch item {
      case .text: words += 1
      case .space: continue
      case .symbol: operators += 1
      case .identifier, .number, .function, .row, .fraction, .root, .scripts, .accent, .fenced, .table, .classed,
        .styled, .evaluation, .unknown:
        return false
      }
    }
    return operators == 1 && words > 0
  }

  /// One atom of a row as one element.
  private func atom(_ formula: Formula, _ place: Place) -> Markup {
    switch formula {
    case .symbol(let sign): return sign.element(place, self)
    case .function(let name, _): return functionName(name)
    case .scripts(let base, let sub, let sup): return scripts(base, sub, sup, place)
    case .row(let items):
      let parts = row(items, place.size)
      if parts.count == 1, let only = parts.first { return only }
      return .element("mrow", [], parts)
    case .identifier, .number, .text, .space, .fraction, .root, .accent, .fenced, .table, .classed, .styled,
      .evaluation, .unknown:
      return single(formula, place.size)
    }
  }

  /// The empty space keeps Firefox from adding its own behind an upright word.
  private func functionName(_ name: String) -> Markup {
    var text = String.UnicodeScalarView()
    for scalar in name.unicodeScalars { text.append(scalar == " " ? "\u{2009}" : scalar) }
    let attributes: [Markup.Attribute] = text.count == 1 ? [.init("mathvariant", "normal")] : []
    return .element("mrow", [], [.element("mi", attributes, [.text(String(text))]), .element("mspace", [], [])])
  }

  private func scripts(_ base: Formula, _ sub: Formula?, _ sup: Formula?, _ place: Place) -> Markup {
    let hasLimits: Bool =
      switch base.limits {
      case .never: false
      case .inDisplay: place.size == .display
      case .always: true
      }
    var nucleus = atom(base, place)
    if case .symbol(let sign) = base, sign.size > 0, sign.size.isFinite {
      // Chromium draws a sized fence small when it is the base itself.
      nucleus = .element("mrow", [], [nucleus])
    }
    let below = sub.map { element($0, .script) }
    let above = sup.map { element($0, .script) }
    switch (below, above) {
    case (let below?, let above?): return .element(hasLimits ? "munderover" : "msubsup", [], [nucleus, below, above])
    case (let below?, nil): return .element(hasLimits ? "munder" : "msub", [], [nucleus, below])
    case (nil, let above?): return .element(hasLimits ? "mover" : "msup", [], [nucleus, above])
    case (nil, nil): return nucleus
    }
  }
}

extension Formula {
  /// Whether this is a named function, with its scripts if it has any.
  fileprivate var isNamedFunction: Bool {
    switch self {
    case .function: true
    case .scripts(let base, _, _): base.isNamedFunction
    case .identifier, .number, .symbol, .text, .space, .row, .fraction, .root, .accent, .fenced, .table, .classed,
      .styled, .evaluation, .unknown:
      false
    }
  }
}
