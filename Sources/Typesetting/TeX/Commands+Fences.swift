extension Command {
  /// Fences that grow with their body, and fences of a chosen size.
  static let fences: [Command] =
    [
      .reading("left") { (parser, token) throws(MalformedTeX) in
        let open = try parser.fence(after: token)
        parser.openFences += 1
        let body = try parser.row()
        guard let right = try parser.peek(), right.isCommand(.right) else {
          throw MalformedTeX(
            "left", "\\left has no \\right in its group", at: token, hint: "Close it with \\right) or \\right.")
        }
        parser.take()
        parser.openFences -= 1
        return .fenced(open, .joined(body), try parser.fence(after: right))
      },
      .reading("middle") { (parser, token) throws(MalformedTeX) in
        guard parser.openFences > 0 else {
          throw MalformedTeX("middle", "\\middle stands outside of \\left and \\right", at: token)
        }
        return .symbol(.init(try parser.fence(after: token), .inner, size: .infinity))
      },
      .one("bra") { .row([.symbol(.init("⟨", .opening)), $0, .ordinary("|")]) },
      .one("ket") { .row([.ordinary("|"), $0, .symbol(.init("⟩", .closing))]) },
      .one("braket") { .row([.symbol(.init("⟨", .opening)), $0, .symbol(.init("⟩", .closing))]) },
      .one("Bra") { .fenced("⟨", $0, "|") }, .one("Ket") { .fenced("|", $0, "⟩") },
      .one("Braket") { .fenced("⟨", $0, "⟩") },
    ] + sizes.flatMap { size in sized(size.name, size.height) }

  /// Heights in em, as KaTeX has them.
  private static let sizes: [(name: String, height: Double)] = [
    ("big", 1.2), ("Big", 1.8), ("bigg", 2.4), ("Bigg", 3),
  ]

  private static func sized(_ name: String, _ height: Double) -> [Command] {
    let roles: [(String, Formula.Role)] = [("", .ordinary), ("l", .opening), ("r", .closing), ("m", .relation)]
    return roles.map { suffix, role in
      .reading(name + suffix) { (parser, token) throws(MalformedTeX) in
        let text = try parser.fence(after: token)
        return text.isEmpty ? .space(0.12) : .symbol(.init(text, role, size: height))
      }
    }
  }
}

extension TeXParser {
  /// A fence in braces, which may be empty, or without braces.
  mutating func fenceArgument(of call: Token) throws(MalformedTeX) -> String {
    let tokens = try argumentTokens(of: call)
    guard !tokens.isEmpty else { return "" }
    push(tokens)
    return try fence(after: call)
  }

  /// The fence behind a command such as `\left`; an empty string for the dot that stands for none.
  mutating func fence(after call: Token) throws(MalformedTeX) -> String {
    if let token = try peek() {
      switch token.kind {
      case .character("."):
        take()
        return ""
      case .character("<"):
        take()
        return "⟨"
      case .character(">"):
        take()
        return "⟩"
      case .character(let scalar) where Symbols.isFence(scalar):
        take()
        return String(scalar)
      case .command(let name):
        if case .symbol(.symbol(let sign)) = Meaning.of(name), let scalar = sign.text.unicodeScalars.first,
          Symbols.isFence(scalar)
        {
          take()
          return sign.text
        }
      case .character, .space, .parameter: break
      }
    }
    throw MalformedTeX(
      "fence", "No fence behind \(text(of: call))", at: call, hint: "Write a fence such as ( or a dot for none")
  }
}
