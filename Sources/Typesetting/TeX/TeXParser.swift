import Source

/// Reads tokens into a formula, expanding macros on the way.
///
/// The work is linear in the source: every token is read once, and expansions have a limit.
struct TeXParser {
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
  /// The tag and label of the line that is being read.
  var line = ParsedTeX.Line()
  /// The lines of the environment that is numbered line by line.
  var lines: [ParsedTeX.Line] = []
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
    tokens = Token.tokens(of: source, &self.macros)
  }

  // Tokens.

  /// The next token as it stands, blanks included.
  var raw: Token? {
    if !pending.isEmpty { return pending.last }
    return position < tokens.count ? tokens[position] : nil
  }

  @discardableResult
  mutating func take() -> Token? {
    if !pending.isEmpty { return pending.removeLast() }
    guard position < tokens.count else { return nil }
    position += 1
    return tokens[position - 1]
  }

  /// Puts tokens before what comes next.
  mutating func push(_ list: [Token]) { pending.append(contentsOf: list.reversed()) }

  mutating func skipSpaces() { while let token = raw, token.isSpace { take() } }

  /// The next token that is no blank, with macros expanded; it is not taken.
  mutating func peek() throws(MalformedTeX) -> Token? {
    while let token = raw {
      switch token.kind {
      case .space: take()
      case .command(let name):
        guard !macros.isEmpty, let macro = macros[name] else { return token }
        take()
        try expand(macro, token)
      case .character, .parameter: return token
      }
    }
    return nil
  }

  private mutating func expand(_ macro: Macros.Macro, _ call: Token) throws(MalformedTeX) {
    expansions += 1
    let arguments = try macro.pattern.isEmpty ? arguments(of: macro, call) : matched(macro, call)
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
        "expansion", "The macro \(text(of: call)) expands without end", at: call, hint: "A macro must not use itself")
    }
    push(body)
  }

  private mutating func arguments(of macro: Macros.Macro, _ call: Token) throws(MalformedTeX) -> [[Token]] {
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
    return arguments
  }

  /// The arguments of a macro of `\def` with text between them, as in `\def\pair(#1,#2){…}` (The TeXbook, chapter 20).
  private mutating func matched(_ macro: Macros.Macro, _ call: Token) throws(MalformedTeX) -> [[Token]] {
    var arguments: [[Token]] = []
    for (index, expected) in macro.pattern.enumerated() {
      guard case .parameter = expected.kind else {
        if !expected.isSpace { skipSpaces() }
        guard let next = take(), next.kind == expected.kind else {
          throw MalformedTeX(
            "argument", "Behind \(text(of: call)) a \(text(of: expected)) was expected", at: call,
            hint: "Its definition has it there")
        }
        continue
      }
      guard index + 1 < macro.pattern.count, !isParameter(macro.pattern[index + 1]) else {
        arguments.append(try argumentTokens(of: call))
        continue
      }
      let delimiter = macro.pattern[index + 1]
      var argument: [Token] = []
      var level = 0
      while let next = raw, level > 0 || next.kind != delimiter.kind {
        if next.isCharacter("{") { level += 1 }
        if next.isCharacter("}") { level -= 1 }
        if level < 0 { break }
        take()
        argument.append(next)
      }
      arguments.append(argument)
    }
    return arguments
  }

  private func isParameter(_ token: Token) -> Bool { if case .parameter = token.kind { true } else { false } }

  /// The tokens of one argument: a group without its braces, or one token.
  mutating func argumentTokens(of call: Token) throws(MalformedTeX) -> [Token] {
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
  mutating func bracketTokens() throws(MalformedTeX) -> [Token] {
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
    let name = text(of: call)
    return MalformedTeX("argument", "\(name) has no argument", at: call, hint: "Write it in braces: \(name){…}")
  }

  func unclosedGroup(_ open: Token) -> MalformedTeX {
    MalformedTeX("brace", "This { has no }", at: open, hint: "Close the group with }")
  }

  /// Begins one more level of nesting, which `leave` ends.
  mutating func enter(at token: Token) throws(MalformedTeX) {
    guard depth < Self.maximalDepth else {
      throw MalformedTeX(
        "depth", "The formula is nested deeper than \(Self.maximalDepth) levels", at: token,
        hint: "Split it into several formulas")
    }
    depth += 1
  }

  /// Ends a level of nesting; after an error nothing is read any more, so that it is not needed there.
  mutating func leave() { depth -= 1 }

  /// Says that a command is unknown and shows it as it was written.
  mutating func unknown(_ token: Token) -> Formula {
    let text = text(of: token)
    diagnostics.append(
      Diagnostic(
        .error, code: "tex-command", "\(text) is not a command that nbrun knows",
        at: Span(offset + token.start, offset + token.end), hint: suggestedCommand(for: String(text.dropFirst()))))
    return .unknown(text)
  }

  /// The source of the bytes between two tokens.
  func sourceText(from start: Int, to end: Int) -> String {
    guard start >= 0, start < end, end <= source.count else { return "" }
    return String(decoding: source[start..<end], as: UTF8.self)
  }

  /// The token as it could be written.
  func text(of token: Token) -> String {
    switch token.kind {
    case .command(let name): "\\" + macros.text(of: name)
    case .character(let scalar): String(scalar)
    case .space: " "
    case .parameter(let number): "#\(number)"
    }
  }
}

extension TeXParser {
  /// What a misspelt command may have meant.
  func suggestedCommand(for name: String) -> String? {
    let known = NameTable.known.names.filter { $0.utf8.count > 1 }
    return Source.suggestion(for: name, among: known + macros.definedNames).map { "Did you mean \\\($0)?" }
  }
}
