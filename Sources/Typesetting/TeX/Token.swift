/// One token of TeX source and its place in the source, in bytes.
struct Token: Sendable {
  enum Kind: Equatable, Sendable {
    /// A control sequence without its backslash.
    case command(String)
    /// Any other character.
    case character(Unicode.Scalar)
    /// One or more blanks.
    case space
    /// `#1` to `#9` in the body of a macro.
    case parameter(Int)
  }

  var kind: Kind
  var start: Int
  var end: Int

  func isCharacter(_ scalar: Unicode.Scalar) -> Bool { kind == .character(scalar) }

  /// The token as it could be written.
  var text: String {
    switch kind {
    case .command(let name): "\\" + name
    case .character(let scalar): String(Character(scalar))
    case .space: " "
    case .parameter(let number): "#\(number)"
    }
  }

  /// The tokens of a source, in order; comments are left out.
  static func tokens(of source: [UInt8]) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(source.count / 2)
    var index = 0
    while index < source.count {
      let start = index
      let byte = source[index]
      switch byte {
      case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
        while index < source.count, isBlank(source[index]) { index += 1 }
        tokens.append(Token(kind: .space, start: start, end: index))
      case UInt8(ascii: "%"):
        while index < source.count, source[index] != UInt8(ascii: "\n") { index += 1 }
        if index < source.count { index += 1 }
      case UInt8(ascii: "\\"): tokens.append(command(in: source, at: &index))
      case UInt8(ascii: "#")
      where index + 1 < source.count && (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(source[index + 1]):
        tokens.append(Token(kind: .parameter(Int(source[index + 1] - 48)), start: start, end: start + 2))
        index += 2
      default:
        let scalar = scalar(in: source, at: &index)
        tokens.append(Token(kind: .character(scalar), start: start, end: index))
      }
    }
    return tokens
  }

  /// A control sequence: letters, and the blanks behind them, or one other character.
  private static func command(in source: [UInt8], at index: inout Int) -> Token {
    let start = index
    index += 1
    guard index < source.count else { return Token(kind: .character("\\"), start: start, end: index) }
    guard isLetter(source[index]) else {
      if isBlank(source[index]) {
        index += 1
        return Token(kind: .command(" "), start: start, end: index)
      }
      let scalar = scalar(in: source, at: &index)
      return Token(kind: .command(String(Character(scalar))), start: start, end: index)
    }
    while index < source.count, isLetter(source[index]) { index += 1 }
    let end = index
    while index < source.count, isBlank(source[index]) { index += 1 }
    return Token(kind: .command(String(decoding: source[start + 1..<end], as: UTF8.self)), start: start, end: end)
  }

  /// Decodes one scalar of UTF-8; bytes that are none become U+FFFD, one by one.
  private static func scalar(in source: [UInt8], at index: inout Int) -> Unicode.Scalar {
    let first = source[index]
    let length = first < 0x80 ? 1 : first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    index += 1
    guard length > 1 else { return first < 0x80 ? Unicode.Scalar(first) : "\u{FFFD}" }
    var value = UInt32(first) & (0xFF >> UInt32(length + 1))
    var next = index
    for _ in 1..<length {
      guard next < source.count, source[next] & 0xC0 == 0x80 else { return "\u{FFFD}" }
      value = value << 6 | UInt32(source[next] & 0x3F)
      next += 1
    }
    index = next
    return Unicode.Scalar(value) ?? "\u{FFFD}"
  }

  private static func isBlank(_ byte: UInt8) -> Bool {
    byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") || byte == UInt8(ascii: "\n") || byte == UInt8(ascii: "\r")
  }

  private static func isLetter(_ byte: UInt8) -> Bool {
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte) || (UInt8(ascii: "A")...UInt8(ascii: "Z")).contains(byte)
  }
}
