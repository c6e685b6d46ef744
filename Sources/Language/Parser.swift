import Source

/// A recursive-descent parser that reads each token once and never fails: it reports and goes on.
///
/// After an error the current token is `.failure`, which matches nothing, so that every rule returns at once; the
/// next statement starts afresh. Nesting is limited, and with it the use of the stack.
struct Parser {
  /// A block whose end has not been seen.
  struct OpenBlock {
    var keyword: Keyword
    var span: Span
  }

  /// How many blocks, brackets and prefixes may stand inside one another.
  static let depthLimit = 250
  /// How many operators may be chained or nested in one expression, as a tree is freed recursively: on the
  /// stack of a browser that is less deep.
  #if arch(wasm32)
    static let heightLimit = 600
  #else
    static let heightLimit = 1000
  #endif
  /// After so many messages the rest is not looked at.
  static let diagnosticLimit = 20

  var lexer: Lexer
  var token: Token
  /// The kind and the end of the token before the current one.
  var previousKind = Token.Kind.newline
  var previousEnd: Int
  var diagnostics: [Diagnostic] = []
  var blocks: [OpenBlock] = []
  /// A block whose `end` stood further left than its opening, and so was perhaps meant for another block.
  var misplacedEnd: OpenBlock?
  /// The last `else if`, which opens a block of its own.
  var lastElseIf: Span?
  var depth = 0
  /// How many index brackets are open, in which `end` is the last index.
  var indexDepth = 0
  /// The height of the expression that was parsed last.
  var height = 0
  var isRecovering = false
  /// Set when nothing more can be said about the rest of the program.
  var isStopped = false
  /// Whether the first error, if there is one, was found at the end of the program.
  var isUnfinished = false
  /// Where to go on after the current error, when it is not the end of the statement.
  var resumption: Int?
  /// A `~` that stands in a list as an ignored output, until `=` shows that it may.
  var placeholder: Span?
  /// Hashes of the names that are known to be variables; such a name never starts a command.
  var variables = NameSet()
  private var names = NameTable()

  init(_ source: UnsafeBufferPointer<UInt8>, in range: Range<Int>, isRecording: Bool) {
    lexer = Lexer(source, in: range)
    lexer.isRecording = isRecording
    previousEnd = lexer.position
    token = Token(kind: .endOfSource, start: 0, end: 0)
    token = lexer.next()
  }

  @inline(__always)
  mutating func advance() {
    guard token.kind != .failure else { return }
    previousKind = token.kind
    previousEnd = token.end
    token = lexer.next()
  }

  /// Goes past the current token if it is of a kind.
  mutating func accept(_ kind: Token.Kind) -> Bool {
    guard token.kind == kind else { return false }
    advance()
    return true
  }

  /// The FNV-1a hash of a name.
  static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt64 {
    var hash: UInt64 = 0xcbf2_9ce4_8422_2325
    for byte in name { hash = (hash ^ UInt64(byte)) &* 0x100_0000_01b3 }
    return hash
  }

  @inline(__always)
  func hash(_ span: Span) -> UInt64 { Self.hash(lexer.bytes[span.start..<span.end]) }

  /// The name that a span holds.
  mutating func name(_ span: Span) -> String { names.text(span, of: lexer.bytes) }

  /// The source text of a span.
  func text(_ span: Span) -> String {
    String(decoding: lexer.bytes[span.start..<max(span.end, span.start)], as: UTF8.self)
  }

  /// The line of an offset, from 1.
  func line(of offset: Int) -> Int {
    var line = 1
    for index in 0..<min(offset, lexer.limit) where lexer.bytes[index] == UInt8(ascii: "\n") { line += 1 }
    return line
  }

  /// The offset of the first byte of the line of an offset.
  func lineStart(of offset: Int) -> Int {
    var start = min(offset, lexer.limit)
    while start > 0, lexer.bytes[start - 1] != UInt8(ascii: "\n") { start -= 1 }
    return start
  }

  /// The number of blanks before an offset on its line, nil when something else stands there.
  func indentation(of offset: Int) -> Int? {
    let start = lineStart(of: offset)
    for index in start..<offset
    where lexer.bytes[index] != UInt8(ascii: " ") && lexer.bytes[index] != UInt8(ascii: "\t") {
      return nil
    }
    return offset - start
  }

  /// Whether the current token is the end of the program, or something that only the end cut off. An unclosed text
  /// reaches the end when a backslash hides the last line feed.
  private var isAtEnd: Bool {
    switch token.kind {
    case .endOfSource, .unclosedComment: true
    case .unclosedString: token.end == lexer.limit
    case .newline, .semicolon, .comma, .number, .imaginary, .singleQuoted, .doubleQuoted, .name, .infinity, .endIndex,
      .keyword, .binary, .postfix, .assign, .update, .define, .increment, .decrement, .not, .colon, .dot, .at, .root,
      .open, .close, .word, .unknown, .failure:
      false
    }
  }

  /// Reports an error after which the statement can still be read.
  mutating func report(_ code: StaticString, _ message: Message, at span: Span, hint: Message? = nil) {
    guard !isRecovering, !isStopped else { return }
    if diagnostics.isEmpty { isUnfinished = isAtEnd }
    diagnostics.append(
      Diagnostic(.error, code: String(code), message.text, at: span, hint: hint?.text))
    if diagnostics.count >= Self.diagnosticLimit { stop() }
  }

  /// Reports an error and gives up the current statement.
  mutating func fail(_ code: StaticString, _ message: Message, at span: Span, hint: Message? = nil) {
    report(code, message, at: span, hint: hint)
    guard !isRecovering else { return }
    isRecovering = true
    failedToken = token
    token.kind = .failure
  }

  /// The token at which the current error was found.
  var failedToken = Token(kind: .endOfSource, start: 0, end: 0)

  /// Gives up the rest of the program, about which nothing more is said.
  mutating func stop() {
    isStopped = true
    lexer.restart(at: lexer.limit)
  }

  /// Goes one level down; false, with an error, when there are too many.
  mutating func descend(_ span: Span) -> Bool {
    guard depth < Self.depthLimit else {
      tooDeep(span)
      return false
    }
    depth += 1
    return true
  }

  /// Sets the height of a tree with two children of the given heights.
  mutating func grow(_ first: Int, _ second: Int, _ span: Span) {
    height = max(first, second) + 1
    if height > Self.heightLimit { tooDeep(span) }
  }

  private mutating func tooDeep(_ span: Span) {
    guard !isRecovering, !isStopped else { return }
    let message: Message =
      "this is nested too deeply: more than \(Self.depthLimit) levels, or \(Self.heightLimit) operators"
    fail("too-deep", message, at: span, hint: "compute parts of it first and give them names")
    stop()
  }

  /// Finds the next statement after an error.
  mutating func synchronize() {
    isRecovering = false
    placeholder = nil
    defer { resumption = nil }
    if isStopped {
      token = Token(kind: .endOfSource, start: lexer.limit, end: lexer.limit)
      return
    }
    token = failedToken
    if let resumption {
      lexer.restart(at: resumption)
      token = lexer.next()
      return
    }
    if lexer.openings.isEmpty {
      skipStatement()
      return
    }
    // Look for the closing bracket, but not beyond a line that must be a new statement.
    let lineEnd = endOfLine(from: token.start)
    while true {
      switch token.kind {
      case .keyword, .endOfSource, .assign, .update, .define:
        lexer.restart(at: lineEnd)
        token = lexer.next()
        return
      case .newline, .semicolon, .comma, .number, .imaginary, .singleQuoted, .doubleQuoted, .name, .infinity, .endIndex,
        .binary, .postfix, .increment, .decrement, .not, .colon, .dot, .at, .root, .open, .close, .word, .unknown,
        .unclosedString, .unclosedComment, .failure:
        token = lexer.next()
        if lexer.openings.isEmpty {
          skipStatement()
          return
        }
      }
    }
  }

  private mutating func skipStatement() {
    while token.kind != .endOfSource, token.kind != .newline, token.kind != .semicolon { token = lexer.next() }
  }

  private func endOfLine(from offset: Int) -> Int {
    var end = offset
    while end < lexer.limit, lexer.bytes[end] != UInt8(ascii: "\n") { end += 1 }
    return end
  }
}

extension Program {
  /// Parses a program; what is wrong with it is among the diagnostics.
  ///
  /// `range` picks the bytes of one cell out of a whole file, to which all spans refer. `variables` are names with
  /// values from earlier cells, which never start a command such as `hold on`.
  public static func parse(_ source: [UInt8], in range: Range<Int>? = nil, variables: [String] = []) -> Program {
    source.withUnsafeBufferPointer { bytes in
      var parser = Parser(bytes, in: range ?? 0..<bytes.count, isRecording: false)
      for name in variables { name.bytes.withUnsafeBufferPointer { parser.variables.insert(Parser.hash($0)) } }
      let statements = parser.statements()
      if parser.diagnostics.isEmpty, parser.lexer.endsInContinuation { parser.isUnfinished = true }
      return Program(
        statements: statements, diagnostics: parser.diagnostics, isUnfinished: parser.isUnfinished)
    }
  }
}
