extension TeXParser {
  /// The whole source: one row, or several below each other when there are line breaks.
  func formula() throws(MalformedTeX) -> Formula {
    var rows: [[Formula]] = [[.joined(try row())]]
    while let token = try peek() {
      guard isLineBreak(token) else { throw misplaced(token) }
      try lineBreak()
      rows.append([.joined(try row())])
    }
    if rows.count == 1, let first = rows.first?.first { return first }
    return .table(Formula.Table(.gathered, rows))
  }

  private func misplaced(_ token: Token) -> MalformedTeX {
    switch token.kind {
    case .character("&"):
      MalformedTeX(
        "ampersand", "& stands outside of a matrix or alignment", at: token, hint: "For the sign itself write \\&")
    case .command("right"):
      MalformedTeX("right", "\\right stands without \\left", at: token, hint: "Put \\left before the opening fence")
    case .command("middle"): MalformedTeX("middle", "\\middle stands outside of \\left and \\right", at: token)
    case .command("end"): MalformedTeX("end", "\\end stands without \\begin", at: token)
    default:
      MalformedTeX(
        "brace", "This \(token.text) closes nothing", at: token, hint: "Remove it, or open a group before it")
    }
  }

  func isLineBreak(_ token: Token) -> Bool {
    switch token.kind {
    case .command("\\"), .command("cr"), .command("newline"): true
    default: false
    }
  }

  /// Takes `\\` with the star and the height in square brackets that may follow.
  func lineBreak() throws(MalformedTeX) {
    take()
    if let token = raw, token.isCharacter("*") { take() }
    // Only directly behind \\ is a bracket a height: in a matrix the next row may begin with one.
    if let token = raw, token.isCharacter("[") { _ = try bracketTokens() }
  }

  /// Whether a token ends the row it stands in.
  private func endsRow(_ token: Token, _ bracket: Bool) -> Bool {
    switch token.kind {
    case .character("}"), .character("&"), .character("$"): true
    case .character("]"): bracket
    case .command("\\"), .command("cr"), .command("newline"), .command("right"), .command("end"), .command(")"): true
    default: false
    }
  }

  /// Atoms up to the end of a group, cell, body of fences or the source; the ending token is not taken.
  func row(closedByBracket bracket: Bool = false) throws(MalformedTeX) -> [Formula] {
    var items: [Formula] = []
    while let token = try peek() {
      if endsRow(token, bracket) { break }
      if case .command(let name) = token.kind, let command = Command.table[name] {
        switch command.action {
        case .rest(let build):
          take()
          let prefix = try build(self, token)
          let rest = try nested(at: token) { () throws(MalformedTeX) in try self.row(closedByBracket: bracket) }
          items.append(prefix(.row(rest)))
          continue
        case .infix(let build):
          take()
          let below = try nested(at: token) { () throws(MalformedTeX) in try self.row(closedByBracket: bracket) }
          return [build(.joined(items), .joined(below))]
        case .arguments, .parse: break
        }
      }
      if let item = try scripted() { items.append(item) }
    }
    return items
  }

  /// One atom with its scripts; nil for a command that leaves nothing.
  private func scripted() throws(MalformedTeX) -> Formula? {
    guard let token = try peek() else { return nil }
    var base: Formula
    switch token.kind {
    case .character("^"), .character("_"), .character("'"), .character("’"): base = .row([])
    default:
      take()
      guard let nucleus = try nucleus(token, single: false) else { return nil }
      base = nucleus
    }
    return try scripts(on: base)
  }

  private func scripts(on nucleus: Formula) throws(MalformedTeX) -> Formula {
    var base = nucleus
    var sub: Formula?
    var sup: Formula?
    var primes = 0
    while let token = try peek() {
      switch token.kind {
      case .character("^"):
        take()
        guard sup == nil else {
          throw MalformedTeX("script", "A second superscript", at: token, hint: "Group one of them: {x^2}^3 or x^{2^3}")
        }
        sup = try script(of: token)
        continue
      case .character("_"):
        take()
        guard sub == nil else {
          throw MalformedTeX("script", "A second subscript", at: token, hint: "Group one of them: a_{i_j}")
        }
        sub = try script(of: token)
        continue
      case .character("'"), .character("’"):
        guard sup == nil else {
          throw MalformedTeX("script", "A prime behind a superscript", at: token, hint: "Write the prime first: x'^2")
        }
        take()
        primes += 1
        continue
      case .command("limits"):
        take()
        base = base.withLimits(.always)
        continue
      case .command("nolimits"):
        take()
        base = base.withLimits(.never)
        continue
      default: break
      }
      break
    }
    if primes > 0 {
      // Primes and superscript stand on one line; several primes stay several, so that each can be drawn alike.
      var marks = [Formula](repeating: .ordinary("′"), count: primes)
      if let sup { marks += sup.elements }
      sup = .joined(marks)
    }
    if sub == nil, sup == nil { return base }
    return .scripts(base, sub: sub, sup: sup)
  }

  private func script(of token: Token) throws(MalformedTeX) -> Formula {
    guard let next = try peek(), !endsArgument(next), !next.isCharacter("^"), !next.isCharacter("_"),
      !next.isCharacter("'")
    else {
      throw MalformedTeX(
        "script", token.isCharacter("^") ? "The superscript is missing" : "The subscript is missing", at: token,
        hint: "Write it behind \(token.text), in braces when it is longer than one sign")
    }
    return try argument(of: token)
  }

  private func endsArgument(_ token: Token) -> Bool { endsRow(token, false) }

  /// One argument: a group or a single atom.
  func argument(of call: Token) throws(MalformedTeX) -> Formula {
    guard let token = try peek(), !endsArgument(token), !token.isCharacter("^"), !token.isCharacter("_") else {
      throw missingArgument(of: call)
    }
    take()
    return try nested(at: token) { () throws(MalformedTeX) in
      if token.isCharacter("{") { return .joined(try self.group(token)) }
      guard let formula = try self.nucleus(token, single: true) else { throw self.missingArgument(of: call) }
      return formula
    }
  }

  /// The atoms of a group whose opening brace is taken.
  private func group(_ open: Token) throws(MalformedTeX) -> [Formula] {
    let items = try row()
    guard let close = try peek() else { throw unclosedGroup(open) }
    guard close.isCharacter("}") else {
      if case .character = close.kind, !close.isCharacter("&") { throw unclosedGroup(open) }
      throw misplaced(close)
    }
    take()
    return items
  }

  /// The atom that begins with a token that is taken; `single` keeps digits apart, as TeX does in `x^10`.
  private func nucleus(_ token: Token, single: Bool) throws(MalformedTeX) -> Formula? {
    switch token.kind {
    case .space, .parameter: return .ordinary("#")
    case .command(let name): return try command(name, token)
    case .character("{"):
      return try nested(at: token) { () throws(MalformedTeX) in .row(try self.group(token)) }
    case .character("~"): return .text("\u{A0}", .plain)
    case .character(let scalar):
      if isDigit(scalar) { return .number(single ? String(Character(scalar)) : digits(from: scalar)) }
      if scalar == ".", !single, let next = raw, case .character(let digit) = next.kind, isDigit(digit) {
        return .number(digits(from: scalar))
      }
      if let symbol = Symbols.typed[scalar] { return symbol }
      return letter(scalar)
    }
  }

  private func isDigit(_ scalar: Unicode.Scalar) -> Bool { ("0"..."9").contains(scalar) }

  /// A letter with the combining marks that follow it.
  private func letter(_ scalar: Unicode.Scalar) -> Formula {
    var marks: [Unicode.Scalar] = []
    while let token = raw, case .character(let mark) = token.kind, Formula.isCombining(mark) {
      take()
      marks.append(mark)
    }
    return Formula.letter(scalar, marks: marks)
  }

  /// A number: digits with points inside, and `{,}` between groups of digits.
  private func digits(from first: Unicode.Scalar) -> String {
    var text = String(Character(first))
    while let token = take() {
      guard case .character(let scalar) = token.kind else {
        push([token])
        break
      }
      if isDigit(scalar) {
        text.unicodeScalars.append(scalar)
        continue
      }
      var read = [token]
      let expected: [Unicode.Scalar] = scalar == "{" ? [",", "}"] : []
      for wanted in expected {
        guard read.count > 0, let next = raw, next.isCharacter(wanted) else { break }
        take()
        read.append(next)
      }
      let isSeparator = scalar == "." || read.count == 3
      if isSeparator, let next = raw, case .character(let digit) = next.kind, isDigit(digit) {
        text += scalar == "." ? "." : ","
      } else {
        push(read)
        break
      }
    }
    return text
  }

  private func command(_ name: String, _ token: Token) throws(MalformedTeX) -> Formula? {
    if let command = Command.table[name] {
      switch command.action {
      case .arguments(let count, let build):
        var arguments: [Formula] = []
        for _ in 0..<count { arguments.append(try argument(of: token)) }
        return build(arguments)
      case .parse(let build):
        return try nested(at: token) { () throws(MalformedTeX) in try build(self, token) }
      case .rest(let build):
        // A switch as an argument without braces has nothing to act on.
        return try build(self, token)(.row([]))
      case .infix: throw MalformedTeX("argument", "\(token.text) stands without a group", at: token)
      }
    }
    return Symbols.commands[name] ?? unknown(token)
  }
}
