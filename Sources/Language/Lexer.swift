import Source

/// Cuts source bytes into tokens, one at a time, so that the parser can tell it about command syntax.
///
/// What a quote, a blank or a line feed means depends on the brackets round it and on the token before it; both are
/// kept here, so the parser never lexes anything twice.
struct Lexer {
  /// A bracket that is open, or the body of an anonymous function inside a matrix, where blanks do not separate.
  enum Nesting: Sendable {
    case parentheses, parameters, index, matrix, cells, body
  }

  /// Where a bracket was opened, and as what.
  struct Opening {
    var nesting: Nesting
    var span: Span
  }

  /// A token or comment as it was seen, for highlighting.
  struct Record {
    var kind: Token.Kind?
    var start: Int
    var end: Int
  }

  let bytes: SourceBytes
  /// The offset where the program ends.
  var limit: Int { bytes.limit }
  var position: Int
  /// The open brackets, innermost last.
  private(set) var openings: [Opening] = []
  /// Whether blanks and line feeds separate elements here.
  private(set) var separates = false
  /// Whether line feeds are blanks here.
  private(set) var joinsLines = false
  /// Whether the body of an anonymous function inside a matrix is read.
  private var isBody = false
  /// The token before the next one.
  var previous = Token.Kind.newline
  private var parametersFollow = false
  let initials = Keyword.initials
  /// Whether the token just read ends `@(x)`, after which a quote starts a text.
  private var closesParameters = false
  /// Whether the last line ends in `...`.
  var endsInContinuation = false
  var isRecording = false
  private(set) var records: [Record] = []

  init(_ source: UnsafeBufferPointer<UInt8>, in range: Range<Int>) {
    bytes = SourceBytes(source, limit: range.upperBound)
    position = min(max(range.lowerBound, 0), bytes.limit)
    if hasBytes(0xEF, 0xBB, 0xBF, at: position) { position += 3 }
  }

  /// The byte at an offset, or 0 past the end.
  @inline(__always)
  func byte(at offset: Int) -> UInt8 { bytes[offset] }

  @inline(__always)
  func hasBytes(_ first: UInt8, _ second: UInt8, _ third: UInt8, at offset: Int) -> Bool {
    byte(at: offset) == first && byte(at: offset + 1) == second && byte(at: offset + 2) == third
  }

  func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  // An operand ends here, so that a quote transposes it and a bracket indexes it.
  private var followsOperand: Bool {
    switch previous {
    case .number, .imaginary, .singleQuoted, .doubleQuoted, .name, .infinity, .endIndex, .postfix, .close: true
    case .endOfSource, .newline, .semicolon, .comma, .keyword, .binary, .assign, .update, .define, .increment,
      .decrement, .not, .colon, .dot, .at, .root, .open, .word, .unknown, .unclosedString, .unclosedComment, .failure:
      false
    }
  }

  /// Forgets open brackets and goes on at an offset, after an error.
  mutating func restart(at offset: Int) {
    position = offset
    openings = []
    separates = false
    joinsLines = false
    isBody = false
    parametersFollow = false
    previous = .newline
    while let last = records.last, last.start >= offset { records.removeLast() }
  }

  mutating func record(_ kind: Token.Kind?, _ start: Int, _ end: Int) {
    if isRecording { records.append(Record(kind: kind, start: start, end: end)) }
  }

  private mutating func enter(_ nest: Nesting, at span: Span) {
    openings.append(Opening(nesting: nest, span: span))
    updateContext()
  }

  private mutating func leave() {
    _ = openings.popLast()
    updateContext()
  }

  private mutating func updateContext() {
    switch openings.last?.nesting {
    case .parentheses, .parameters, .index: (separates, joinsLines, isBody) = (false, true, false)
    case .matrix, .cells: (separates, joinsLines, isBody) = (true, false, false)
    case .body: (separates, joinsLines, isBody) = (false, false, true)
    case nil: (separates, joinsLines, isBody) = (false, false, false)
    }
  }

  // The body of an anonymous function ends before a separator or a closing bracket of the matrix round it.
  @inline(__always)
  private mutating func leaveBody() {
    while isBody { leave() }
  }

  /// The next token.
  mutating func next() -> Token {
    let spaceBefore = skipBlanks()
    var token = scan(spaceBefore: spaceBefore)
    token.spaceBefore = spaceBefore
    previous = closesParameters ? .at : token.kind
    closesParameters = false
    if isRecording { record(token.kind, token.start, token.end) }
    return token
  }

  @inline(__always)
  mutating func token(_ kind: Token.Kind, _ length: Int) -> Token {
    let start = position
    position += length
    return Token(kind: kind, start: start, end: position)
  }

  @inline(__always)
  private mutating func scan(spaceBefore: Bool) -> Token {
    guard position < limit else {
      leaveBody()
      return Token(kind: .endOfSource, start: limit, end: limit)
    }
    let first = bytes[position]
    if isNameStart(first) || first >= 0x80 { return scanWord() }
    if isDigit(first) { return scanNumber() }
    let second = byte(at: position + 1)
    switch first {
    case UInt8(ascii: "\n"):
      leaveBody()
      return token(.newline, 1)
    case UInt8(ascii: ";"):
      leaveBody()
      return token(.semicolon, 1)
    case UInt8(ascii: ","):
      leaveBody()
      return token(.comma, 1)
    case UInt8(ascii: "="):
      return second == first ? token(.binary(.equal), 2) : token(.assign, 1)
    case UInt8(ascii: "("):
      let kind: Nesting = parametersFollow ? .parameters : followsOperand ? .index : .parentheses
      return open(.round, kind, spaceBefore: spaceBefore)
    case UInt8(ascii: "["):
      return open(.square, .matrix, spaceBefore: spaceBefore)
    case UInt8(ascii: "{"):
      return open(.curly, followsOperand && !(separates && spaceBefore) ? .index : .cells, spaceBefore: spaceBefore)
    case UInt8(ascii: ")"):
      return close(.round)
    case UInt8(ascii: "]"):
      return close(.square)
    case UInt8(ascii: "}"):
      return close(.curly)
    case UInt8(ascii: "'"):
      if followsOperand, !(separates && spaceBefore) { return token(.postfix(.conjugateTranspose), 1) }
      return scanSingleQuoted()
    case UInt8(ascii: "\""):
      return scanDoubleQuoted()
    case UInt8(ascii: "@"):
      var offset = position + 1
      while isBlank(byte(at: offset)) { offset += 1 }
      parametersFollow = byte(at: offset) == UInt8(ascii: "(")
      return token(.at, 1)
    case UInt8(ascii: "."):
      return isDigit(second) ? scanNumber() : scanDot(second)
    case UInt8(ascii: "%"), UInt8(ascii: "#"):
      let start = position
      position = limit
      return Token(kind: .unclosedComment, start: start, end: min(start + 2, limit))
    default:
      return scanOperator(first, second, spaceBefore: spaceBefore)
    }
  }

  private mutating func open(_ bracket: Token.Bracket, _ nest: Nesting, spaceBefore: Bool) -> Token {
    parametersFollow = false
    var token = token(.open(bracket), 1)
    token.startsElement = separates && spaceBefore
    enter(nest, at: token.span)
    return token
  }

  private mutating func close(_ bracket: Token.Bracket) -> Token {
    leaveBody()
    let token = token(.close(bracket), 1)
    let closed = openings.last?.nesting
    let matches =
      switch closed {
      case .parentheses, .parameters: bracket == .round
      case .index: bracket == .round || bracket == .curly
      case .matrix: bracket == .square
      case .cells: bracket == .curly
      case .body, nil: false
      }
    if matches {
      leave()
      closesParameters = closed == .parameters
      if closed == .parameters, separates { enter(.body, at: token.span) }
    }
    return token
  }

  private mutating func scanDot(_ second: UInt8) -> Token {
    switch second {
    case UInt8(ascii: "*"):
      byte(at: position + 2) == UInt8(ascii: "*")
        ? token(.binary(.elementPower), 3) : token(.binary(.elementMultiply), 2)
    case UInt8(ascii: "/"): token(.binary(.elementDivide), 2)
    case UInt8(ascii: "\\"): token(.binary(.elementLeftDivide), 2)
    case UInt8(ascii: "^"): token(.binary(.elementPower), 2)
    case UInt8(ascii: "'"): token(.postfix(.transpose), 2)
    default: token(.dot, 1)
    }
  }

  private mutating func scanOperator(_ first: UInt8, _ second: UInt8, spaceBefore: Bool) -> Token {
    let assigns = second == UInt8(ascii: "=") && byte(at: position + 2) != UInt8(ascii: "=")
    switch first {
    case UInt8(ascii: "+"):
      if second == first { return token(.increment, 2) }
      return assigns ? token(.update(.add), 2) : sign(.add, second, spaceBefore)
    case UInt8(ascii: "-"):
      if second == first { return token(.decrement, 2) }
      return assigns ? token(.update(.subtract), 2) : sign(.subtract, second, spaceBefore)
    case UInt8(ascii: "*"):
      if second == first { return token(.binary(.power), 2) }
      return assigns ? token(.update(.multiply), 2) : token(.binary(.multiply), 1)
    case UInt8(ascii: "/"):
      return assigns ? token(.update(.divide), 2) : token(.binary(.divide), 1)
    case UInt8(ascii: "\\"):
      return assigns ? token(.update(.leftDivide), 2) : token(.binary(.leftDivide), 1)
    case UInt8(ascii: "^"):
      return assigns ? token(.update(.power), 2) : token(.binary(.power), 1)
    case UInt8(ascii: "&"):
      if second == first { return token(.binary(.and), 2) }
      return assigns ? token(.update(.elementAnd), 2) : token(.binary(.elementAnd), 1)
    case UInt8(ascii: "|"):
      if second == first { return token(.binary(.or), 2) }
      return assigns ? token(.update(.elementOr), 2) : token(.binary(.elementOr), 1)
    case UInt8(ascii: "<"):
      return second == UInt8(ascii: "=") ? token(.binary(.lessEqual), 2) : token(.binary(.less), 1)
    case UInt8(ascii: ">"):
      return second == UInt8(ascii: "=") ? token(.binary(.greaterEqual), 2) : token(.binary(.greater), 1)
    case UInt8(ascii: "!"), UInt8(ascii: "~"):
      return second == UInt8(ascii: "=") ? token(.binary(.notEqual), 2) : token(.not, 1)
    case UInt8(ascii: ":"):
      return assigns ? token(.define, 2) : token(.colon, 1)
    default:
      return token(.unknown, 1)
    }
  }

  private mutating func sign(_ operation: BinaryOperator, _ second: UInt8, _ spaceBefore: Bool) -> Token {
    var token = token(.binary(operation), 1)
    token.startsElement = separates && spaceBefore && !isBlank(second) && second != UInt8(ascii: "\n")
    return token
  }

}
