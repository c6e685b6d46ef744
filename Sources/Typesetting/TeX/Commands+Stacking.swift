extension Command {
  /// Formulas above and below each other, and arrows with labels.
  static let stacking: [Command] = [
    .two("overset") { over, base in .scripts(.classed(base, base.role, .always), sub: nil, sup: over) },
    .two("underset") { under, base in .scripts(.classed(base, base.role, .always), sub: under, sup: nil) },
    .two("stackrel") { over, base in .scripts(.classed(base, .relation, .always), sub: nil, sup: over) },
    .reading("substack") { (parser, token) throws(MalformedTeX) in
      guard let open = try parser.peek(), open.isCharacter("{") else { return try parser.argument(of: token) }
      parser.take()
      var rows: [[Formula]] = []
      while true {
        rows.append([.joined(try parser.row())])
        guard let next = try parser.peek() else { throw parser.unclosedGroup(open) }
        if parser.isLineBreak(next) {
          try parser.lineBreak()
        } else if next.isCharacter("}") {
          parser.take()
          return .table(.init(.lines, rows))
        } else {
          throw parser.unclosedGroup(open)
        }
      }
    },
    .reading("prescript") { (parser, token) throws(MalformedTeX) in
      let sup = try parser.argument(of: token)
      let sub = try parser.argument(of: token)
      let base = try parser.argument(of: token)
      return .row([.scripts(.styled(base, .verticalPhantom), sub: sub.ifAny, sup: sup.ifAny)] + base.elements)
    },
    .reading("sideset") { (parser, token) throws(MalformedTeX) in
      let left = try parser.argument(of: token)
      let right = try parser.argument(of: token)
      let sign = try parser.argument(of: token).withLimits(.never)
      let inner = Formula.row([left.moved(to: .styled(sign, .verticalPhantom)), right.moved(to: sign)])
      return .classed(inner, .large, .inDisplay)
    },
    .arrow("xrightarrow", "→"), .arrow("xleftarrow", "←"), .arrow("xleftrightarrow", "↔"), .arrow("xRightarrow", "⇒"),
    .arrow("xLeftarrow", "⇐"), .arrow("xLeftrightarrow", "⇔"), .arrow("xmapsto", "↦"), .arrow("xlongequal", "="),
    .arrow("xhookrightarrow", "↪"), .arrow("xhookleftarrow", "↩"), .arrow("xrightleftharpoons", "⇌"),
    .arrow("xrightharpoonup", "⇀"), .arrow("xleftharpoonup", "↼"),
  ]

  private static func arrow(_ name: String, _ sign: String) -> Command {
    .reading(name) { (parser, token) throws(MalformedTeX) in
      let under = try parser.bracketArgument("This [ has no ]").map { padded($0) }
      let over = padded(try parser.argument(of: token))
      return .scripts(.symbol(.init(sign, .relation, limits: .always, size: .infinity)), sub: under, sup: over)
    }
  }

  /// Room at both ends, so that the arrow is longer than its label.
  private static func padded(_ label: Formula) -> Formula {
    .row([.space(0.4)] + label.elements + [.space(0.4)])
  }

  /// Commands that say how an atom behaves in its row.
  static let classes: [Command] = [
    .one("mathop") { .classed($0, .large, .inDisplay) }, .one("mathbin") { $0.inRole(.binary) },
    .one("mathrel") { $0.inRole(.relation) }, .one("mathord") { .row($0.elements) },
    .one("mathopen") { $0.inRole(.opening) }, .one("mathclose") { $0.inRole(.closing) },
    .one("mathpunct") { $0.inRole(.punctuation) }, .one("mathinner") { $0 },
    .reading("not") { (parser, token) throws(MalformedTeX) in
      let next = try parser.argument(of: token)
      guard case .symbol(var sign) = next else {
        guard case .identifier(let text, let upright) = next else { return next }
        for (plain, negated) in Symbols.negations where plain == text { return .identifier(negated, upright: upright) }
        return .identifier(text + "\u{338}", upright: upright)
      }
      for (plain, negated) in Symbols.negations where plain == sign.text {
        sign.text = negated
        return .symbol(sign)
      }
      sign.text += "\u{338}"
      return .symbol(sign)
    },
    .reading("dots") { (parser, _) throws(MalformedTeX) in
      guard let next = try parser.peek() else { return .symbol(.init("…", .inner)) }
      let following: Formula?
      switch next.kind {
      case .command(let name):
        if case .symbol(let symbol) = Meaning.of(name) { following = symbol } else { following = nil }
      case .character(let scalar): following = Symbols.typed[scalar]
      case .space, .parameter: following = nil
      }
      let isBetweenOperators = following?.role == .binary || following?.role == .relation
      return .symbol(.init(isBetweenOperators ? "⋯" : "…", .inner))
    },
    .constant("iff", .row([]), [.space(0.2778), .symbol(.init("⟺", .relation)), .space(0.2778)]),
    .constant("implies", .row([]), [.space(0.2778), .symbol(.init("⟹", .relation)), .space(0.2778)]),
    .constant("impliedby", .row([]), [.space(0.2778), .symbol(.init("⟸", .relation)), .space(0.2778)]),
    .constant("bmod", .symbol(.init("mod", .binary)), []),
    .one("pmod") {
      .row(
        [.space(0.4444), .symbol(.init("(", .opening)), .identifier("mod", upright: true), .space(0.3333)]
          + $0.elements + [.symbol(.init(")", .closing))])
    },
    .one("mod") { .row([.space(0.6667), .identifier("mod", upright: true), .space(0.3333)] + $0.elements) },
    .one("pod") {
      .row([.space(0.4444), .symbol(.init("(", .opening))] + $0.elements + [.symbol(.init(")", .closing))])
    },
  ]

  /// A command without arguments; parts that spread into the row are given instead of the formula.
  private static func constant(_ name: String, _ formula: Formula, _ parts: [Formula]) -> Command {
    let value = parts.isEmpty ? formula : Formula.classed(.row(parts), .relation, .never)
    return Command(names: [name], action: .arguments(0) { _ in value })
  }
}

extension Formula {
  /// The formula, or nil for an empty group.
  fileprivate var ifAny: Formula? { self == .row([]) ? nil : self }

  /// Scripts that were written on nothing, on a base.
  fileprivate func moved(to base: Formula) -> Formula {
    if case .scripts(_, let sub, let sup) = self { return .scripts(base, sub: sub, sup: sup) }
    return base
  }

  /// The formula as an atom of a role; a single sign takes the role itself.
  fileprivate func inRole(_ role: Role) -> Formula {
    if case .symbol(var sign) = self {
      sign.role = role
      return .symbol(sign)
    }
    return .classed(self, role, .never)
  }
}
