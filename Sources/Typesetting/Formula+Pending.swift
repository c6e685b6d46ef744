public import Source

extension Formula {
  /// The open places of the formula, in order, with their places in the file.
  public var pendings: [(pending: Pending, span: Span)] {
    var found: [(pending: Pending, span: Span)] = []
    _ = filled { pending, span in
      found.append((pending, span))
      return .pending(pending, span)
    }
    return found
  }

  /// The formula with every open place filled.
  public func filled(by value: (Pending, Span) -> Formula) -> Formula {
    func filled(_ formula: Formula) -> Formula { formula.filled(by: value) }
    func filled(_ formulas: [Formula]) -> [Formula] { formulas.map { filled($0) } }
    switch self {
    case .pending(let pending, let span): return value(pending, span)
    case .row(let items): return .row(Self.filled(items, filled))
    case .fraction(let top, let bottom, let bar):
      let above = filled(top)
      return .fraction(above, filled(bottom), bar: bar)
    case .root(let body, let index):
      let degree = index.map { filled($0) }
      return .root(filled(body), index: degree)
    case .scripts(let base, let sub, let sup):
      var nucleus = filled(base)
      // A power is of the whole value.
      if case .pending(.evaluation, _) = base, nucleus.bracketing != .none { nucleus = nucleus.inParentheses }
      let below = sub.map { filled($0) }
      return .scripts(nucleus, sub: below, sup: sup.map { filled($0) })
    case .accent(let base, let accent): return .accent(filled(base), accent)
    case .fenced(let open, let body, let close): return .fenced(open, filled(body), close)
    case .table(var table):
      table.rows = table.rows.map { filled($0) }
      return .table(table)
    case .classed(let body, let role, let limits): return .classed(filled(body), role, limits)
    case .styled(let body, let style): return .styled(filled(body), style)
    case .identifier, .number, .symbol, .function, .text, .space, .unknown: return self
    }
  }

  /// What makes a value need parentheses between other operands.
  private enum Bracketing {
    case none
    /// It begins with a sign.
    case signed
    /// It is a product, such as 1.5 × 10⁴.
    case product
    /// It is a sum, such as 1 + 2i.
    case sum
  }

  /// The value in parentheses, which grow only where it is built up: growing ones leave gaps round one line.
  private var inParentheses: Formula {
    guard bare.isOneLine else { return .parenthesized(self) }
    return .row([.symbol(.init("(", .opening))] + elements + [.symbol(.init(")", .closing))])
  }

  /// The formula without the name that a live value has.
  private var bare: Formula { if case .styled(let body, .live) = self { body } else { self } }

  private var bracketing: Bracketing {
    if case .styled(let body, .live) = self { return body.bracketing }
    guard case .row(let items) = self, items.count > 1 else {
      if case .fraction = self { return .product }
      return .none
    }
    var result = Bracketing.none
    for (index, item) in items.enumerated() {
      guard case .symbol(let sign) = item, sign.role == .binary else { continue }
      if sign.text == "+" || sign.text == "−" {
        if index > 0 { return .sum }
        result = .signed
      } else if result == .none {
        result = .product
      }
    }
    return result
  }

  /// A row with its places filled: a value stands in parentheses where its neighbours would take a part of it.
  private static func filled(_ items: [Formula], _ filled: (Formula) -> Formula) -> [Formula] {
    var result: [Formula] = []
    for (index, item) in items.enumerated() {
      let value = filled(item)
      guard case .pending(.evaluation, _) = item, needsParentheses(value, at: index, in: items) else {
        result.append(value)
        continue
      }
      result.append(value.inParentheses)
    }
    return result
  }

  private static func needsParentheses(_ value: Formula, at index: Int, in items: [Formula]) -> Bool {
    if case .pending = value { return false }
    let before = items[..<index].last { $0.roleInRow != nil }
    let after = items[(index + 1)...].first { $0.roleInRow != nil }
    let kind = value.bracketing
    // Two numbers side by side would be read as one.
    let followsOperand = before?.role == .ordinary || before?.role == .closing
    if case .number? = before { return !value.isBracketed }
    if case .number? = after, kind != .none || value.endsWithDigits { return true }
    if case .pending? = before, !value.isBracketed { return true }
    let isFactor =
      followsOperand || before?.isMultiplication == true || after?.isMultiplication == true
      || after?.role == .ordinary || after?.role == .opening || before?.role == .large
    switch kind {
    case .none: return false
    case .product:
      return followsOperand || after?.role == .ordinary || after?.role == .opening || before?.isDivision == true
    case .signed: return isFactor && before != nil || before?.role == .binary
    case .sum: return isFactor || before?.isMinus == true
    }
  }

  private var isMinus: Bool { if case .symbol(let sign) = self { sign.text == "−" } else { false } }
  private var isDivision: Bool {
    if case .symbol(let sign) = self { sign.text == "/" || sign.text == "÷" } else { false }
  }
  /// Whether this is an operator that binds more than a sum.
  private var isMultiplication: Bool {
    guard case .symbol(let sign) = self else { return false }
    return isDivision || (sign.role == .binary && !["+", "−", "±", "∓"].contains(sign.text))
  }
  private var isBracketed: Bool { if case .fenced = bare { true } else { false } }
  private var endsWithDigits: Bool {
    if case .styled(let body, .live) = self { return body.endsWithDigits }
    if case .number = self { return true }
    if case .row(let items) = self { return items.last?.endsWithDigits ?? false }
    return false
  }
}
