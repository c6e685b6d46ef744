import Source

/// Reads tokens into a formula, expanding macros on the way.
///
/// The work is linear in the source: every token is read once, and expansions have a limit.
final class TeXParser {
  let source: [UInt8]
  let offset: Int
  private let tokens: [Token]
  private var position = 0
  /// Tokens of expanded macros that are read before the source goes on, the next one last.
  private var pending: [Token] = []
  private var depth = 0
  private var expansions = 0
  private var expandedTokens = 0

  var macros: Macros
  var diagnostics: [Diagnostic] = []
  var tag: Formula?
  var label: String?
  /// How many bodies of `\left` are open, for `\middle`.
  var openFences = 0

  /// Groups in groups; every level costs stack.
  private static let maximalDepth = 100
  private static let maximalExpansions = 1000
  private static let maximalExpandedTokens = 100_000

  init(_ source: [UInt8], offset: Int, macros: Macros) {
    self.source = source
    self.offset = offset
    self.macros = macros
    tokens = Token.tokens(of: source)
  }

  // Tokens.

  /// The place behind the last token.
  var end: Token { Token(kind: .space, start: source.count, end: source.count) }

  /// The next token as it stands, blanks included.
  var raw: Token? { pending.last ?? (position < tokens.count ? tokens[position] : nil) }

  @discardableResult
  func take() -> Token? {
    if let token = pending.popLast() { return token }
    guard position < tokens.count else { return nil }
    position += 1
    return tokens[position - 1]
  }

  /// Puts tokens before what comes next.
  func push(_ list: [Token]) { pending.append(contentsOf: list.reversed()) }

  func skipSpaces() { while let token = raw, token.kind == .space { take() } }

  /// The next token that is no blank, with macros expanded; it is not taken.
  func peek() throws(MalformedTeX) -> Token? {
    while let token = raw {
      if token.kind == .space {
        take()
      } else if case .command(let name) = token.kind, let macro = macros.table[name] {
        take()
        try expand(macro, name, token)
      } else {
        return token
      }
    }
    return nil
  }

  private func expand(_ macro: Macros.Macro, _ name: String, _ call: Token) throws(MalformedTeX) {
    expansions += 1
    var arguments: [[Token]] = []
    if let standard = macro.optional {
      skipSpaces()
      if let token = raw, token.isCharacter("[") {
        arguments.append(try bracketTokens())
      } else {
        arguments.append(standard)
      }
    }
    while arguments.count < macro.parameters { arguments.append(try argumentTokens(of: call)) }
    var body: [Token] = []
    for token in macro.body {
      if case .parameter(let number) = token.kind, number >= 1, number <= arguments.count {
        body.append(contentsOf: arguments[number - 1])
      } else {
        body.append(Token(kind: token.kind, start: call.start, end: call.end))
      }
    }
    expandedTokens += body.count
    guard expansions <= Self.maximalExpansions, expandedTokens <= Self.maximalExpandedTokens else {
      throw MalformedTeX(
        "expansion", "The macro \\\(name) expands without end", at: call, hint: "A macro must not use itself")
    }
    push(body)
  }

  /// The tokens of one argument: a group without its braces, or one token.
  func argumentTokens(of call: Token) throws(MalformedTeX) -> [Token] {
    skipSpaces()
    guard let first = take() else { throw missingArgument(of: call) }
    guard first.isCharacter("{") else {
      if first.isCharacter("}") { throw missingArgument(of: call) }
      return [first]
    }
    var list: [Token] = []
    var level = 1
    while let token = take() {
      if token.isCharacter("{") { level += 1 }
      if token.isCharacter("}") { level -= 1 }
      if level == 0 { return list }
      list.append(token)
    }
    throw unclosedGroup(first)
  }

  /// The tokens of an argument in square brackets, which are taken too.
  func bracketTokens() throws(MalformedTeX) -> [Token] {
    guard let open = take() else { return [] }
    var list: [Token] = []
    var level = 0
    while let token = take() {
      if token.isCharacter("]"), level == 0 { return list }
      if token.isCharacter("{") { level += 1 }
      if token.isCharacter("}") { level -= 1 }
      list.append(token)
    }
    throw MalformedTeX("bracket", "This [ has no ]", at: open)
  }

  // Errors.

  func missingArgument(of call: Token) -> MalformedTeX {
    MalformedTeX("argument", "\(call.text) has no argument", at: call, hint: "Write it in braces: \(call.text){…}")
  }

  func unclosedGroup(_ open: Token) -> MalformedTeX {
    MalformedTeX("brace", "This { has no }", at: open, hint: "Close the group with }")
  }

  /// Runs one more level of nesting.
  func nested<Result>(at token: Token, _ body: () throws(MalformedTeX) -> Result) throws(MalformedTeX) -> Result {
    guard depth < Self.maximalDepth else {
      throw MalformedTeX(
        "depth", "The formula is nested deeper than \(Self.maximalDepth) levels", at: token,
        hint: "Split it into several formulas")
    }
    depth += 1
    defer { depth -= 1 }
    return try body()
  }

  /// Says that a command is unknown and shows it as it was written.
  func unknown(_ token: Token) -> Formula {
    diagnostics.append(
      Diagnostic(
        .warning, code: "tex-command", "\(token.text) is not a command that nbrun knows",
        at: Span(offset + token.start, offset + token.end), hint: Self.suggestion(for: token)))
    return .unknown(token.text)
  }

  private static func suggestion(for token: Token) -> String? {
    guard case .command(let name) = token.kind else { return nil }
    let small = lowercased(name)
    guard small != name, Symbols.commands[small] != nil || Command.table[small] != nil else { return nil }
    return "Did you mean \\\(small)?"
  }

  private static func lowercased(_ name: String) -> String {
    var bytes: [UInt8] = []
    for byte in name.utf8 { bytes.append((65...90).contains(byte) ? byte + 32 : byte) }
    return String(decoding: bytes, as: UTF8.self)
  }

  /// The source of the bytes between two tokens.
  func sourceText(from start: Int, to end: Int) -> String {
    guard start >= 0, start < end, end <= source.count else { return "" }
    return String(decoding: source[start..<end], as: UTF8.self)
  }
}
