public import Source

/// A piece of source with what it is, for colouring.
public struct HighlightedToken: Equatable, Sendable {
  /// What a piece of source is.
  public enum Role: String, Sendable {
    case keyword, number, string, comment, `operator`, name, plain
  }

  /// What it is.
  public var role: Role
  /// Its place; the places follow one another without gaps.
  public var span: Span

  /// A piece of source.
  public init(_ role: Role, span: Span) {
    self.role = role
    self.span = span
  }
}

/// The pieces of a program that cover all its bytes in order, as the parser saw them.
///
/// Blanks, brackets, commas and semicolons are plain; the words of a command are strings.
public func highlight(_ source: [UInt8], in range: Range<Int>? = nil) -> [HighlightedToken] {
  let (records, limit) = source.withUnsafeBufferPointer { bytes in
    var parser = Parser(bytes, in: range ?? 0..<bytes.count, isRecording: true)
    _ = parser.statements()
    return (parser.lexer.records, parser.lexer.limit)
  }
  var pieces: [HighlightedToken] = []
  var end = min(max(range?.lowerBound ?? 0, 0), source.count)
  func append(_ role: HighlightedToken.Role, _ start: Int, _ stop: Int) {
    guard stop > start else { return }
    if role == .plain, let last = pieces.last, last.role == .plain {
      pieces[pieces.count - 1].span.end = stop
    } else {
      pieces.append(HighlightedToken(role, span: Span(start, stop)))
    }
  }
  for record in records where record.start >= end {
    append(.plain, end, record.start)
    append(role(of: record.kind), record.start, record.end)
    end = max(end, record.end)
  }
  append(.plain, end, limit)
  return pieces
}

private func role(of kind: Token.Kind?) -> HighlightedToken.Role {
  switch kind {
  case nil, .unclosedComment: .comment
  case .keyword, .endIndex: .keyword
  case .number, .imaginary, .infinity: .number
  case .singleQuoted, .doubleQuoted, .unclosedString, .word: .string
  case .name: .name
  case .binary, .postfix, .assign, .update, .define, .increment, .decrement, .not, .colon, .dot, .at, .root: .operator
  case .endOfSource, .newline, .semicolon, .comma, .open, .close, .unknown, .failure: .plain
  }
}

/// The texts of a program's string literals in order. One between single quotes with a backslash stands there twice: as it
/// is, and as a template is read.
public func literalTexts(in source: [UInt8]) -> [String] {
  var texts: [String] = []
  for token in highlight(source) where token.role == .string && token.span.end - token.span.start > 2 {
    let quote = source[token.span.start]
    guard quote == UInt8(ascii: "'") || quote == UInt8(ascii: "\"") else { continue }
    var bytes: [UInt8] = []
    var isDoubled = false
    for byte in source[token.span.start + 1..<token.span.end - 1] {
      isDoubled = byte == quote && !isDoubled
      if !isDoubled { bytes.append(byte) }
    }
    if quote == UInt8(ascii: "'") { texts.append(String(decoding: bytes, as: UTF8.self)) }
    if quote == UInt8(ascii: "\"") || bytes.contains(UInt8(ascii: "\\")) {
      texts.append(String(decoding: processedEscapes(bytes), as: UTF8.self))
    }
  }
  return texts
}
