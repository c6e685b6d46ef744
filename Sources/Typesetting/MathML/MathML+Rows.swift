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
  mutating func row(_ items: [Formula], _ size: Size, startsRow: Bool = true, endsRow: Bool = true) {
    var previous: Formula.Role?
    var previousIsSign = false
    var index = 0
    while index < items.count {
      let item = items[index]
      let role = item.roleInRow
      let next = Formula.role(after: index, in: items)
      let place = Place(
        previous: previous, next: next, isFirst: startsRow && index == 0, isLast: endsRow && index == items.count - 1,
        size: size)
      if role == .large, item.isNamedFunction {
        if !previousIsSign, previous == .ordinary || previous == .closing { space(0.1667) }
        atom(item, place)
        if index + 1 < items.count { application(before: items[index + 1]) }
      } else {
        atom(item, place)
      }
      if let role {
        previous = role == .binary && !Formula.Role.isBinary(between: previous, and: next) ? .ordinary : role
        previousIsSign = role != .ordinary && previous == .ordinary
      }
      index += 1
    }
    if needsOperand(items) {
      stream.open("mi")
      stream.close("mi")
    }
  }

  /// The invisible sign of function application, and a thin space where the argument has no fence.
  private mutating func application(before next: Formula) {
    func apply() {
      stream.open("mo")
      stream.text("\u{2061}")
      stream.close("mo")
    }
    switch next {
    case .fenced, .space: return apply()
    case .identifier, .number, .symbol, .function, .text, .row, .fraction, .root, .scripts, .accent, .table, .classed,
      .styled, .pending, .unknown:
      break
    }
    if next.isInFences { return apply() }
    switch next.role {
    case .ordinary, .large, .inner:
      apply()
      space(0.1667)
    case .opening: apply()
    case .binary, .relation, .closing, .punctuation: break
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
        .styled, .pending, .unknown:
        return false
      }
    }
    return operators == 1 && words > 0
  }

  /// One atom of a row as one element.
  mutating func atom(_ formula: Formula, _ place: Place) {
    switch formula {
    case .symbol(let sign): element(sign, place)
    case .function(let name, _): functionName(name)
    case .scripts(let base, let sub, let sup): scripts(base, sub, sup, place)
    case .row: element(formula, place.size)
    case .identifier, .number, .text, .space, .fraction, .root, .accent, .fenced, .table, .classed, .styled,
      .pending, .unknown:
      single(formula, place.size)
    }
  }

  /// The empty space keeps Firefox from adding its own behind an upright word.
  private mutating func functionName(_ name: String) {
    stream.open("mrow")
    var text = name
    if name.utf8.contains(0x20) {
      var kept = String.UnicodeScalarView()
      for scalar in name.unicodeScalars { kept.append(scalar == " " ? "\u{2009}" : scalar) }
      text = String(kept)
    }
    single(.identifier(text, upright: true), .text)
    stream.start("mspace")
    stream.empty()
    stream.close("mrow")
  }

  private mutating func scripts(_ base: Formula, _ sub: Formula?, _ sup: Formula?, _ place: Place) {
    let hasLimits: Bool =
      switch base.limits {
      case .never: false
      case .inDisplay: place.size == .display
      case .always: true
      }
    let name: StaticString
    switch (sub != nil, sup != nil) {
    case (true, true): name = hasLimits ? "munderover" : "msubsup"
    case (true, false): name = hasLimits ? "munder" : "msub"
    case (false, true): name = hasLimits ? "mover" : "msup"
    case (false, false): return atom(base, place)
    }
    stream.open(name)
    if case .symbol(let sign) = base, sign.size > 0, sign.size.isFinite {
      // Chromium draws a sized fence small when it is the base itself.
      stream.open("mrow")
      atom(base, place)
      stream.close("mrow")
    } else {
      atom(base, place)
    }
    if let sub { element(sub, .script) }
    if let sup { element(sup, .script) }
    stream.close(name)
  }
}

extension Formula {
  /// Whether this is a named function, with its scripts if it has any.
  fileprivate var isNamedFunction: Bool {
    switch self {
    case .function: true
    case .scripts(let base, _, _): base.isNamedFunction
    case .identifier, .number, .symbol, .text, .space, .row, .fraction, .root, .accent, .fenced, .table, .classed,
      .styled, .pending, .unknown:
      false
    }
  }

  /// The role of the next atom of a row that is no space.
  static func role(after index: Int, in items: [Formula]) -> Role? {
    var next = index + 1
    while next < items.count {
      if let role = items[next].roleInRow { return role }
      next += 1
    }
    return nil
  }
}
