extension Formula {
  /// What the formula is to its neighbours; nil for a space, which neighbours look through.
  var roleInRow: Role? {
    if case .space = self { return nil }
    return role
  }

  /// What the formula is to its neighbours.
  var role: Role {
    switch self {
    case .symbol(let sign): sign.role
    case .function: .large
    case .classed(_, let role, _): role
    case .scripts(let base, _, _): base.role
    case .styled(let body, let style): style.isTransparent ? body.role : .ordinary
    case .identifier, .number, .text, .space, .row, .fraction, .root, .accent, .fenced, .table, .pending, .unknown:
      .ordinary
    }
  }

  /// Where the scripts of this base stand.
  var limits: Limits {
    switch self {
    case .symbol(let sign): sign.limits
    case .function(_, let limits): limits
    case .classed(_, _, let limits): limits
    case .accent(_, let accent): accent.takesLabel ? .always : .never
    // A labelled brace keeps taking labels on the other side.
    case .styled(let body, let style): style.isTransparent ? body.limits : .never
    case .identifier, .number, .text, .space, .row, .fraction, .root, .scripts, .fenced, .table, .pending, .unknown:
      .never
    }
  }
}

extension Formula.Style {
  /// Whether a single sign in this style behaves in its row as without it.
  var isTransparent: Bool {
    switch self {
    case .colour, .bold, .live: true
    case .background, .display, .inline, .script, .scriptOfScript, .boxed, .cancelledUpward, .cancelledDownward,
      .cancelledCross, .struck, .rule, .raised, .phantom, .horizontalPhantom, .verticalPhantom, .overlap, .smashed,
      .scaled:
      false
    }
  }
}

extension Formula {
  /// For every atom of a row the role of the next one that is no space.
  static func nextRoles(_ items: [Formula]) -> [Role?] {
    var following: [Role?] = []
    following.reserveCapacity(items.count)
    var next: Role?
    for item in items.reversed() {
      following.append(next)
      if let role = item.roleInRow { next = role }
    }
    return following.reversed()
  }

  /// The roles that the atoms of a row have in the end: an operator without two operands is an ordinary atom.
  public static func rolesInRow(_ items: [Formula]) -> [Role?] {
    let following = nextRoles(items)
    var roles: [Role?] = []
    roles.reserveCapacity(items.count)
    var previous: Role?
    for index in items.indices {
      let (item, next) = (items[index], following[index])
      var role = item.roleInRow
      if role == .binary, !Role.isBinary(between: previous, and: next) { role = .ordinary }
      roles.append(role)
      if let role { previous = role }
    }
    return roles
  }
}

extension Formula.Role {
  /// Whether an operator has operands at both sides, from the roles of its neighbours.
  static func isBinary(between previous: Formula.Role?, and next: Formula.Role?) -> Bool {
    switch previous {
    case nil, .large, .binary, .relation, .opening, .punctuation: return false
    case .ordinary, .closing, .inner: break
    }
    switch next {
    case nil, .relation, .closing, .punctuation: return false
    case .ordinary, .large, .binary, .opening, .inner: return true
    }
  }
}
