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
  /// The open brackets, innermost last, and where each was opened.
  private(set) var nesting: [Nesting] = []
  private(set) var openings: [Span] = []
  /// Whether blanks and line feeds separate elements here.
  private var separates = false
  /// Whether line feeds are blanks here.
  private var joinsLines = false
  /// The token before the next one.
  private var previous = Token.Kind.newline
  private var parametersFollow = false
  /// Whether the token just read ends `@(x)`, after which a quote starts a text.
  private var closesParameters = false
  /// Whether the last line ends in `...`.
  private(set) var endsInContinuation = false
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
    nesting = []
    openings = []
    separates = false
    joinsLines = false
    parametersFollow = false
    previous = .newline
    while let last = records.last, last.start >= offset { records.removeLast() }
  }

  private mutating func record(_ kind: Token.Kind?, _ start: Int, _ end: Int) {
    if isRecording { records.append(Record(kind: kind, start: start, end: end)) }
  }

  private mutating func enter(_ nest: Nesting, at span: Span) {
    nesting.append(nest)
    openings.append(span)
    updateContext()
  }

  private mutating func leave() {
    _ = nesting.popLast()
    _ = openings.popLast()
    updateContext()
  }

  private mutating func updateContext() {
    switch nesting.last {
    case .parentheses, .parameters, .index: (separates, joinsLines) = (false, true)
    case .matrix, .cells: (separates, joinsLines) = (true, false)
    case .body, nil: (separates, joinsLines) = (false, false)
    }
  }

  // The body of an anonymous function ends before a separator or a closing bracket of the matrix round it.
  private mutating func leaveBody() {
    while nesting.last == .body { leave() }
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
  private mutating func skipBlanks() -> Bool {
    // Most tokens follow the one before them at once, or after a single blank.
    let hasBlank = bytes[position] == UInt8(ascii: " ")
    if hasBlank { position += 1 }
    let first = bytes[position]
    if first >= UInt8(ascii: "("), first < 0x80, first != UInt8(ascii: ".") { return hasBlank }
    return skipMoreBlanks() || hasBlank
  }

  private mutating func skipMoreBlanks() -> Bool {
    let start = position
    while position < limit {
      switch bytes[position] {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\r"), 0x0B, 0x0C:
        position += 1
      case UInt8(ascii: "\n"):
        guard joinsLines else { return position > start }
        position += 1
      case UInt8(ascii: "%"), UInt8(ascii: "#"):
        guard skipComment() else { return position > start }
      case UInt8(ascii: "."):
        guard hasBytes(0x2E, 0x2E, 0x2E, at: position) else { return position > start }
        let dots = position
        skipToLineEnd()
        record(nil, dots, position)
        if position < limit { position += 1 }
        endsInContinuation = position == limit
      case 0xC2:
        // U+00A0, which word processors and web pages put in place of a blank.
        guard byte(at: position + 1) == 0xA0 else { return position > start }
        position += 2
      default:
        return position > start
      }
    }
    return position > start
  }

  private mutating func skipToLineEnd() {
    let bytes = bytes
    var offset = position
    while offset < bytes.limit, bytes[offset] != UInt8(ascii: "\n") { offset &+= 1 }
    position = offset
  }

  // False when a block comment is never closed; the position then stays at its opening.
  private mutating func skipComment() -> Bool {
    let start = position
    if byte(at: start + 1) == UInt8(ascii: "{"), standsAlone(start) {
      guard let end = endOfBlockComment(from: start) else { return false }
      position = end
    } else {
      skipToLineEnd()
    }
    record(nil, start, position)
    return true
  }

  // Whether the two bytes at an offset are alone on their line.
  private func standsAlone(_ offset: Int) -> Bool {
    var before = offset
    while before > 0, bytes[before - 1] != UInt8(ascii: "\n") {
      before -= 1
      if !isBlank(bytes[before]) { return false }
    }
    var after = offset + 2
    while after < limit, bytes[after] != UInt8(ascii: "\n") {
      if !isBlank(bytes[after]) { return false }
      after += 1
    }
    return true
  }

  private func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\r")
  }

  private func endOfBlockComment(from start: Int) -> Int? {
    var depth = 0
    var offset = start
    while offset < limit {
      // Only the first sign of each line can open or close a block.
      while offset < limit, isBlank(bytes[offset]) { offset += 1 }
      if offset < limit, bytes[offset] == UInt8(ascii: "%") || bytes[offset] == UInt8(ascii: "#") {
        let sign = byte(at: offset + 1)
        if sign == UInt8(ascii: "{"), standsAlone(offset) {
          depth += 1
        } else if sign == UInt8(ascii: "}"), standsAlone(offset) {
          depth -= 1
          if depth == 0 { return offset + 2 }
        }
      }
      while offset < limit, bytes[offset] != UInt8(ascii: "\n") { offset += 1 }
      offset += 1
    }
    return nil
  }

  @inline(__always)
  private mutating func token(_ kind: Token.Kind, _ length: Int) -> Token {
    let start = position
    position += length
    return Token(kind: kind, start: start, end: position)
  }

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
    let closed = nesting.last
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

  private mutating func scanSingleQuoted() -> Token {
    let start = position
    var offset = start + 1
    while offset < limit {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") { break }
      offset += 1
      guard byte == UInt8(ascii: "'") else { continue }
      guard self.byte(at: offset) == UInt8(ascii: "'") else {
        position = offset
        return Token(kind: .singleQuoted, start: start, end: offset)
      }
      offset += 1
    }
    position = offset
    return Token(kind: .unclosedString, start: start, end: offset)
  }

  private mutating func scanDoubleQuoted() -> Token {
    let start = position
    var offset = start + 1
    while offset < limit {
      let byte = bytes[offset]
      if byte == UInt8(ascii: "\n") { break }
      offset += 1
      if byte == UInt8(ascii: "\\") {
        // A backslash also hides a line feed, after an optional carriage return.
        if self.byte(at: offset) == UInt8(ascii: "\r") { offset += 1 }
        offset = min(offset + 1, limit)
      } else if byte == UInt8(ascii: "\"") {
        guard self.byte(at: offset) == byte else {
          position = offset
          return Token(kind: .doubleQuoted, start: start, end: offset)
        }
        offset += 1
      }
    }
    position = offset
    return Token(kind: .unclosedString, start: start, end: offset)
  }

  /// The words of a command such as `hold on`, from here to the end of the statement.
  mutating func commandWords() -> [Span] {
    var words: [Span] = []
    while position < limit {
      while position < limit, isBlank(bytes[position]) { position += 1 }
      let start = position
      guard position < limit, !endsCommand(bytes[position]) else { break }
      if bytes[position] == UInt8(ascii: "%") || bytes[position] == UInt8(ascii: "#") { break }
      if hasBytes(0x2E, 0x2E, 0x2E, at: position) { break }
      var depth = 0
      while position < limit {
        let byte = bytes[position]
        if byte == UInt8(ascii: "\n") || (depth == 0 && (isBlank(byte) || endsCommand(byte))) { break }
        switch byte {
        case UInt8(ascii: "'"): _ = scanSingleQuoted()
        case UInt8(ascii: "\""): _ = scanDoubleQuoted()
        case UInt8(ascii: "("), UInt8(ascii: "["), UInt8(ascii: "{"):
          depth += 1
          position += 1
        case UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"):
          depth -= 1
          position += 1
        default: position += 1
        }
      }
      words.append(Span(start, position))
      record(.word, start, position)
    }
    previous = .word
    return words
  }

  private func endsCommand(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: "\n") || byte == UInt8(ascii: ";") || byte == UInt8(ascii: ",")
  }
}

extension Lexer {
  @inline(__always)
  func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  func isNameStart(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") }

  private mutating func scanWord() -> Token {
    let bytes = bytes
    let start = position
    var offset = start
    while true {
      // Past the end is a 0, which is no letter.
      let byte = bytes[offset]
      if isNameStart(byte) || isDigit(byte) {
        offset &+= 1
      } else if byte >= 0x80, let length = lengthOfLetter(at: offset) {
        offset += length
      } else {
        break
      }
    }
    guard offset > start else { return scanSymbol() }
    position = offset
    if previous != .dot, let keyword = keyword(start, offset) {
      if keyword == .end, !nesting.isEmpty { return Token(kind: .endIndex, start: start, end: offset) }
      return Token(kind: .keyword(keyword), start: start, end: offset)
    }
    return Token(kind: .name, start: start, end: offset)
  }

  private func keyword(_ start: Int, _ end: Int) -> Keyword? {
    // No keyword is shorter than `if` or longer than `unwind_protect_cleanup`.
    guard end - start >= 2, end - start <= 22 else { return nil }
    for keyword in Keyword.candidates(startingWith: bytes[start]) where keyword.text.utf8CodeUnitCount == end - start {
      var matches = true
      let letters = keyword.text.utf8Start
      for index in 1..<(end - start) where letters[index] != bytes[start + index] {
        matches = false
        break
      }
      if matches { return keyword }
    }
    return nil
  }

  /// The length of the character at an offset when it can stand in a name, else nil.
  ///
  /// Every character outside ASCII can, but for general punctuation, arrows and mathematical operators.
  private func lengthOfLetter(at offset: Int) -> Int? {
    let first = bytes[offset]
    let second = byte(at: offset + 1)
    switch first {
    case 0xC2:
      // Latin-1 signs: only ª ² ³ µ ¹ º are letters or superscripts.
      return second == 0xAA || second == 0xB2 || second == 0xB3 || second == 0xB5 || second == 0xB9 || second == 0xBA
        ? 2 : nil
    case 0xC3:
      // × and ÷ stand among the letters of Latin-1.
      return second == 0x97 || second == 0xB7 ? nil : min(2, limit - offset)
    case 0xC4...0xDF: return min(2, limit - offset)
    case 0xE2:
      let third = byte(at: offset + 2)
      switch second {
      case 0x80, 0x86, 0x87, 0x89, 0x8A, 0x8B: return nil
      case 0x81: return third >= 0xB0 ? 3 : nil
      // ∂, ∆ and ∇ are used as names.
      case 0x88: return third == 0x82 || third == 0x86 || third == 0x87 ? 3 : nil
      default: return min(3, limit - offset)
      }
    case 0xE0...0xEF: return min(3, limit - offset)
    case 0xF0...0xF7: return min(4, limit - offset)
    default: return nil
    }
  }

  private mutating func scanSymbol() -> Token {
    let second = byte(at: position + 1)
    switch (bytes[position], second, byte(at: position + 2)) {
    case (0xC2, 0xB7, _), (0xC3, 0x97, _): return token(.binary(.multiply), 2)
    case (0xC3, 0xB7, _): return token(.binary(.divide), 2)
    case (0xC2, 0xAC, _): return token(.not, 2)
    case (0xE2, 0x88, 0x9E): return token(.infinity, 3)
    case (0xE2, 0x89, 0xA4): return token(.binary(.lessEqual), 3)
    case (0xE2, 0x89, 0xA5): return token(.binary(.greaterEqual), 3)
    case (0xE2, 0x89, 0xA0): return token(.binary(.notEqual), 3)
    case (0xE2, 0x88, 0x9A): return token(.root, 3)
    case (0xE2, 0x88, 0x92):
      var token = token(.binary(.subtract), 3)
      token.startsElement =
        separates && position > 3 && isBlank(bytes[token.start - 1]) && !isBlank(byte(at: position))
      return token
    default:
      // The whole character, so that a message never shows half of one.
      var length = 1
      while length < 4, byte(at: position + length) & 0xC0 == 0x80 { length += 1 }
      return token(.unknown, length)
    }
  }

  private mutating func scanNumber() -> Token {
    let start = position
    let offset = endOfNumber(from: start)
    let suffix = byte(at: offset) | 0x20
    let after = byte(at: offset + 1)
    let isImaginary =
      (suffix == UInt8(ascii: "i") || suffix == UInt8(ascii: "j")) && byte(at: offset) >= 0x41
      && !(isNameStart(after) || isDigit(after)
        || (after >= 0x80 && offset + 1 < limit && lengthOfLetter(at: offset + 1) != nil))
    position = isImaginary ? offset + 1 : offset
    return Token(kind: isImaginary ? .imaginary : .number, start: start, end: position)
  }

  private func endOfNumber(from start: Int) -> Int {
    var offset = start
    if byte(at: start) == UInt8(ascii: "0"), let base = base(at: start) {
      offset += 2
      while digit(byte(at: offset)) < base || byte(at: offset) == UInt8(ascii: "_") { offset += 1 }
      return offset
    }
    while isDigit(byte(at: offset)) || (byte(at: offset) == UInt8(ascii: "_") && isDigit(byte(at: offset + 1))) {
      offset += 1
    }
    if byte(at: offset) == UInt8(ascii: "."), takesPoint(byte(at: offset + 1), byte(at: offset + 2)) {
      offset += 1
      while isDigit(byte(at: offset)) { offset += 1 }
    }
    let letter = byte(at: offset) | 0x20
    if letter == UInt8(ascii: "e") || letter == UInt8(ascii: "d") {
      var digits = offset + 1
      if byte(at: digits) == UInt8(ascii: "+") || byte(at: digits) == UInt8(ascii: "-") { digits += 1 }
      if isDigit(byte(at: digits)) {
        offset = digits
        while isDigit(byte(at: offset)) { offset += 1 }
      }
    }
    return offset
  }

  // In `1./x` the point belongs to the operator, in `1..^2` the first one to the number.
  private func takesPoint(_ next: UInt8, _ afterwards: UInt8) -> Bool {
    switch next {
    case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "'"): false
    case UInt8(ascii: "."): afterwards != UInt8(ascii: ".")
    default: true
    }
  }

  /// The base of a literal such as `0x1F` or `0b101`, nil for a decimal one.
  func base(at start: Int) -> UInt8? {
    let base: UInt8
    switch byte(at: start + 1) | 0x20 {
    case UInt8(ascii: "x"): base = 16
    case UInt8(ascii: "b"): base = 2
    default: return nil
    }
    return digit(byte(at: start + 2)) < base ? base : nil
  }

  /// The value of a digit up to `f`, or 255.
  func digit(_ byte: UInt8) -> UInt8 {
    if isDigit(byte) { return byte - UInt8(ascii: "0") }
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter + 10 : 255
  }
}
