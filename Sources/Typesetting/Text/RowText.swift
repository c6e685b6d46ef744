/// The atoms of a row without its spaces, each with the number of blanks before it.
struct RowText {
  var atoms: [(gap: Int, formula: Formula, role: Formula.Role)] = []

  /// The room that a row of text has where TeX has thin, medium and thick spaces; none in scripts.
  init(_ items: [Formula], inScript: Bool) {
    var gap = 0
    var previous: (formula: Formula, role: Formula.Role)?
    let roles = Formula.rolesInRow(items)
    for index in items.indices {
      let (item, role) = (items[index], roles[index])
      guard let role else {
        if case .space(let width) = item, width > 0.15 { gap = max(gap, width < 0.9 ? 1 : Int(min(width, 40) * 2)) }
        continue
      }
      if let previous {
        gap = max(gap, Self.gap(previous, (item, role), inScript))
      } else if gap > 0 {
        gap = 0
      }
      atoms.append((gap, item, role))
      gap = 0
      previous = (item, role)
    }
  }

  private static func gap(
    _ left: (formula: Formula, role: Formula.Role), _ right: (formula: Formula, role: Formula.Role), _ inScript: Bool
  ) -> Int {
    // A group may begin with room of its own, as that of `\pmod` does.
    if case .row(let items) = right.formula, case .space(let width)? = items.first, width > 0.15, !inScript { return 1 }
    switch (left.role, right.role) {
    case (.relation, _), (_, .relation), (.binary, _), (_, .binary): return inScript ? 0 : 1
    case (.punctuation, _): return inScript ? 0 : 1
    case (.large, .ordinary), (.large, .large): return right.formula.isBracketed ? 0 : 1
    case (.ordinary, .large), (.closing, .large): return left.formula.isSign ? 0 : 1
    case (.inner, .ordinary), (.inner, .opening), (.ordinary, .inner), (.closing, .inner): return inScript ? 0 : 1
    case (.ordinary, .ordinary), (.closing, .ordinary), (.ordinary, .opening):
      return !left.formula.isSign && (left.formula.isFraction || right.formula.isFraction)
        || (left.formula.isBracketed && right.formula.isBracketed) ? 1 : 0
    default: return 0
    }
  }
}

extension Formula {
  fileprivate var isFraction: Bool {
    if case .fraction = self { return true }
    if case .styled(let body, _) = self { return body.isFraction }
    return false
  }

  /// Whether this is one sign, such as the minus before an operand.
  fileprivate var isSign: Bool {
    if case .symbol(let sign) = self { return sign.role == .binary }
    return false
  }

  /// Whether the formula has its own fences.
  fileprivate var isBracketed: Bool {
    switch self {
    case .fenced, .table: return true
    case .symbol(let sign): return sign.text == "|" || sign.text == "‖"
    case .scripts(let base, _, _):
      if case .fenced = base { return true }
      return false
    case .row: return isInFences
    case .identifier, .number, .function, .text, .space, .fraction, .root, .accent, .classed, .styled, .pending,
      .unknown:
      return false
    }
  }
}
