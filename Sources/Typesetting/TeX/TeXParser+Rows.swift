extension TeXParser {
  /// The whole source: one row, or several below each other when there are line breaks.
  mutating func formula() throws(MalformedTeX) -> Formula {
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
    case .command(.right):
      MalformedTeX("right", "\\right stands without \\left", at: token, hint: "Put \\left before the opening fence")
    case .command(.middle): MalformedTeX("middle", "\\middle stands outside of \\left and \\right", at: token)
    case .command(.end): MalformedTeX("end", "\\end stands without \\begin", at: token)
    default:
      MalformedTeX(
        "brace", "This \(text(of: token)) closes nothing", at: token, hint: "Remove it, or open a group before it")
    }
  }

  func isLineBreak(_ token: Token) -> Bool {
    switch token.kind {
    case .command(let name): name.isLineBreak
    default: false
    }
  }

  /// Takes `\\` with the star and the height in square brackets that may follow.
  mutating func lineBreak() throws(MalformedTeX) {
    take()
    if let token = raw, token.isCharacter("*") { take() }
    // Only directly behind \\ is a bracket a height: in a matrix the next row may begin with one.
    if let token = raw, token.isCharacter("[") { _ = try bracketTokens() }
  }

  /// Whether a token ends the row it stands in.
  private func endsRow(_ token: Token, _ bracket: Bool) -> Bool {
    switch token.kind {
    case .character(let scalar):
      switch scalar {
      case "}", "&", "$": true
      case "]": bracket
      default: false
      }
    case .command(let name): name.endsRow
    case .space, .parameter: false
    }
  }

  /// Atoms up to the end of a group, cell, body of fences or the source; the ending token is not taken.
  mutating func row(closedByBracket bracket: Bool = false) throws(MalformedTeX) -> [Formula] {
    var items: [Formula] = []
    items.reserveCapacity(8)
    while let token = try peek() {
      if endsRow(token, bracket) { break }
      if case .command(let name) = token.kind, case .action(let action) = Meaning.of(name) {
        switch action {
        case .rest(let build):
          take()
          let prefix = try build(&self, token)
          try enter(at: token)
          items.append(prefix(.row(try row(closedByBracket: bracket))))
          leave()
          continue
        case .infix(let build):
          take()
          let join = try build(&self, token)
          try enter(at: token)
          let below = try row(closedByBracket: bracket)
          leave()
          return [join(.joined(items), .joined(below))]
        case .arguments, .parse: break
        }
      }
      if let item = try scripted(token) { items.append(item) }
    }
    return items
  }

  /// One atom, which begins with a token that is still to be taken, with its scripts; nil for a command that leaves
  /// nothing.
  mutating func scripted(_ token: Token) throws(MalformedTeX) -> Formula? {
    var base = Formula.row([])
    if !startsScript(token) {
      take()
      guard let nucleus = try nucleus(token, single: false) else { return nil }
      base = nucleus
    }
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
      case .command(.limits):
        take()
        base = base.withLimits(.always)
        continue
      case .command(.nolimits):
        take()
        base = base.withLimits(.never)
        continue
      case .character, .command, .space, .parameter: break
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

  private func startsScript(_ token: Token) -> Bool {
    guard case .character(let scalar) = token.kind else { return false }
    return scalar == "^" || scalar == "_" || scalar == "'" || scalar == "’"
  }

  private mutating func script(of token: Token) throws(MalformedTeX) -> Formula {
    guard let next = try peek(), !endsRow(next, false), !startsScript(next) else {
      throw MalformedTeX(
        "script", token.isCharacter("^") ? "The superscript is missing" : "The subscript is missing", at: token,
        hint: "Write it behind \(text(of: token)), in braces when it is longer than one sign")
    }
    return try argument(of: token)
  }

  /// One argument: a group or a single atom.
  mutating func argument(of call: Token) throws(MalformedTeX) -> Formula {
    guard let token = try peek(), !endsRow(token, false), !token.isCharacter("^"), !token.isCharacter("_") else {
      throw missingArgument(of: call)
    }
    take()
    try enter(at: token)
    defer { leave() }
    if token.isCharacter("{") { return .joined(try group(token)) }
    guard let formula = try nucleus(token, single: true) else { throw missingArgument(of: call) }
    return formula
  }

  /// An argument in square brackets; nil where there is none.
  mutating func bracketArgument(_ message: String) throws(MalformedTeX) -> Formula? {
    guard let open = try peek(), open.isCharacter("[") else { return nil }
    take()
    try enter(at: open)
    let items = try row(closedByBracket: true)
    guard let close = try peek(), close.isCharacter("]") else { throw MalformedTeX("bracket", message, at: open) }
    take()
    leave()
    return .joined(items)
  }

  /// The atoms of a group whose opening brace is taken.
  private mutating func group(_ open: Token) throws(MalformedTeX) -> [Formula] {
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
  private mutating func nucleus(_ token: Token, single: Bool) throws(MalformedTeX) -> Formula? {
    switch token.kind {
    case .space, .parameter: return .ordinary("#")
    case .command(let name): return try command(name, token)
    case .character(let scalar):
      switch scalar {
      case "{":
        try enter(at: token)
        let items = try group(token)
        leave()
        return .row(items)
      case "~": return .text("\u{A0}", .plain)
      case "0"..."9":
        let isAlone = single || !(raw.map { isDigit($0) || $0.isCharacter(".") || $0.isCharacter("{") } ?? false)
        return isAlone ? Symbols.ascii[Int(scalar.value)] : .number(digits(from: token))
      case ".":
        if !single, let next = raw, isDigit(next) { return .number(digits(from: token)) }
      default: break
      }
      let isMarked = mark != nil
      if scalar.value < 0x80, !isMarked { return Symbols.ascii[Int(scalar.value)] }
      if let symbol = Symbols.typed[scalar] { return symbol }
      var marks: [Unicode.Scalar] = []
      while let mark {
        take()
        marks.append(mark)
      }
      return Formula.letter(scalar, marks: marks)
    }
  }

  /// The next token, when it is a combining mark.
  private var mark: Unicode.Scalar? {
    guard let token = raw, case .character(let mark) = token.kind, mark.value >= 0x300, Formula.isCombining(mark) else {
      return nil
    }
    return mark
  }

  private func isDigit(_ token: Token) -> Bool {
    if case .character(let scalar) = token.kind { return "0" <= scalar && scalar <= "9" }
    return false
  }

  /// A number: digits with points inside, and `{,}` between groups of digits.
  private mutating func digits(from first: Token) -> String {
    var digits = ""
    if case .character(let scalar) = first.kind { digits.unicodeScalars.append(scalar) }
    while let token = raw, case .character(let scalar) = token.kind {
      if "0" <= scalar, scalar <= "9" {
        take()
        digits.unicodeScalars.append(scalar)
        continue
      }
      guard scalar == "." || scalar == "{" else { break }
      take()
      var read = [token]
      if scalar == "{" {
        for wanted: Unicode.Scalar in [",", "}"] {
          guard let next = raw, next.isCharacter(wanted) else { break }
          take()
          read.append(next)
        }
      }
      guard scalar == "." || read.count == 3, let next = raw, isDigit(next) else {
        push(read)
        break
      }
      digits.unicodeScalars.append(scalar == "." ? "." : ",")
    }
    return digits
  }

  private mutating func command(_ name: Name, _ token: Token) throws(MalformedTeX) -> Formula? {
    switch Meaning.of(name) {
    case .symbol(let symbol): return symbol
    case .action(.arguments(let count, let build)):
      var arguments: [Formula] = []
      for _ in 0..<count { arguments.append(try argument(of: token)) }
      return build(arguments)
    case .action(.parse(let build)):
      try enter(at: token)
      let formula = try build(&self, token)
      leave()
      return formula
    // A switch as an argument without braces has nothing to act on.
    case .action(.rest(let build)): return try build(&self, token)(.row([]))
    case .action(.infix):
      throw MalformedTeX("argument", "\(text(of: token)) stands without a group", at: token)
    case .none: return unknown(token)
    }
  }
}
