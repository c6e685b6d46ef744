extension Command {
  /// Definitions of macros.
  static let definitions: [Command] = [
    .reading("newcommand", "renewcommand", "providecommand") { (parser, token) throws(MalformedTeX) in
      if let star = parser.raw, star.isCharacter("*") { parser.take() }
      let name = try parser.definedName(token)
      var macro = Macros.Macro(parameters: 0, optional: nil, body: [])
      parser.skipSpaces()
      if let open = parser.raw, open.isCharacter("[") {
        guard let count = Int(parser.text(of: try parser.bracketTokens())), (0...9).contains(count) else {
          throw MalformedTeX(
            "macro", "The number of arguments of \\\(parser.macros.text(of: name)) must be 0 to 9", at: open)
        }
        macro.parameters = count
        parser.skipSpaces()
        if let second = parser.raw, second.isCharacter("[") { macro.optional = try parser.bracketTokens() }
      }
      macro.body = try parser.argumentTokens(of: token)
      // What is provided leaves a definition, of the notebook or of nbrun, as it is.
      if parser.text(of: token) == "\\providecommand", parser.isDefined(name) { return nil }
      parser.macros[name] = macro
      return nil
    },
    .reading("def", "gdef", "edef", "xdef") { (parser, token) throws(MalformedTeX) in
      let name = try parser.definedName(token)
      var macro = Macros.Macro(parameters: 0, optional: nil, body: [])
      var isPlain = true
      while let next = parser.raw, !next.isCharacter("{") {
        if case .parameter(let number) = next.kind {
          macro.parameters = max(macro.parameters, number)
        } else {
          isPlain = false
        }
        parser.take()
        macro.pattern.append(next)
      }
      if isPlain { macro.pattern = [] }
      macro.body = try parser.argumentTokens(of: token)
      parser.macros[name] = macro
      return nil
    },
    .reading("let") { (parser, token) throws(MalformedTeX) in
      let name = try parser.definedName(token)
      parser.skipSpaces()
      if let sign = parser.raw, sign.isCharacter("=") { parser.take() }
      parser.skipSpaces()
      guard var value = parser.take() else { throw parser.missingArgument(of: token) }
      if case .command(let other) = value.kind, let macro = parser.macros[other] {
        parser.macros[name] = macro
      } else if value.kind != .command(name) {
        // A later definition of the other name changes nothing for this one.
        if case .command(let other) = value.kind { value.kind = .command(other.original) }
        parser.macros[name] = Macros.Macro(parameters: 0, optional: nil, body: [value])
      }
      return nil
    },
    .reading("DeclareMathOperator") { (parser, token) throws(MalformedTeX) in
      var body = [Token(kind: .command(.operatorname), start: token.start, end: token.end)]
      if let star = parser.raw, star.isCharacter("*") {
        parser.take()
        body.append(star)
      }
      let name = try parser.definedName(token)
      let words = try parser.argumentTokens(of: token)
      body.append(Token(kind: .character("{"), start: token.start, end: token.end))
      body += words
      body.append(Token(kind: .character("}"), start: token.start, end: token.end))
      parser.macros[name] = Macros.Macro(parameters: 0, optional: nil, body: body)
      return nil
    },
  ]
}

extension TeXParser {
  /// The name that a definition defines, in braces or not.
  fileprivate mutating func definedName(_ call: Token) throws(MalformedTeX) -> Name {
    skipSpaces()
    let tokens: [Token]
    if let open = raw, open.isCharacter("{") {
      tokens = try argumentTokens(of: call)
    } else {
      tokens = take().map { [$0] } ?? []
    }
    guard let first = tokens.first, case .command(let name) = first.kind else {
      throw MalformedTeX("macro", "\(text(of: call)) needs the name of a command", at: call)
    }
    return name
  }

  /// Whether a command means something.
  fileprivate func isDefined(_ name: Name) -> Bool {
    if macros[name] != nil { return true }
    if case .none = Meaning.of(name) { return false }
    return true
  }
}
