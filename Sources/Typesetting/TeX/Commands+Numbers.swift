import Source

extension Command {
  /// Tags and names of equations, and mentions of them.
  static let numbers: [Command] = [
    .reading("tag") { (parser, token) throws(MalformedTeX) in
      var isBare = false
      if let star = parser.raw, star.isCharacter("*") {
        parser.take()
        isBare = true
      }
      let text = try parser.textArgument(of: token, .plain)
      guard parser.line.tag == nil else {
        throw MalformedTeX("tag", "A second \\tag in one line", at: token, hint: "A line has one number")
      }
      parser.line.tag = isBare ? text : .row([.text("(", .plain)] + text.elements + [.text(")", .plain)])
      return nil
    },
    .reading("notag", "nonumber") { (_, _) throws(MalformedTeX) in nil },
    .reading("label") { (parser, token) throws(MalformedTeX) in
      let name = try parser.word(of: token)
      parser.line.label = .init(name: name.text, span: name.span)
      return nil
    },
    .reading("ref") { (parser, token) throws(MalformedTeX) in
      let name = try parser.word(of: token)
      return .pending(.reference(name.text), name.span)
    },
    .reading("eqref") { (parser, token) throws(MalformedTeX) in
      let name = try parser.word(of: token)
      return .row([.text("(", .plain), .pending(.reference(name.text), name.span), .text(")", .plain)])
    },
  ]
}

extension TeXParser {
  /// A name in braces and its place.
  fileprivate mutating func word(of call: Token) throws(MalformedTeX) -> (text: String, span: Span) {
    let tokens = try argumentTokens(of: call)
    guard let first = tokens.first, let last = tokens.last else { throw missingArgument(of: call) }
    return (text(of: tokens), span(from: first.start, to: max(first.end, last.end)))
  }
}
