/// One token of TeX source and its place in the source, in bytes.
struct Token: Sendable {
  enum Kind: Equatable, Sendable {
    /// A control sequence.
    case command(Name)
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

  func isCharacter(_ scalar: Unicode.Scalar) -> Bool {
    if case .character(let own) = kind { return own == scalar }
    return false
  }

  func isCommand(_ name: Name) -> Bool {
    if case .command(let own) = kind { return own == name }
    return false
  }

  var isSpace: Bool { if case .space = kind { true } else { false } }

  /// The tokens of a source, in order; comments are left out. New names are added to those of the macros.
  static func tokens(of source: [UInt8], _ macros: inout Macros) -> [Token] {
    var tokens: [Token] = []
    tokens.reserveCapacity(source.count)
    source.withUnsafeBufferPointer { bytes in
      var index = 0
      while index < bytes.count {
        let start = index
        let byte = bytes[index]
        switch byte {
        case UInt8(ascii: " "), UInt8(ascii: "\t"), UInt8(ascii: "\n"), UInt8(ascii: "\r"):
          while index < bytes.count, isBlank(bytes[index]) { index += 1 }
          tokens.append(Token(kind: .space, start: start, end: index))
        case UInt8(ascii: "%"):
          while index < bytes.count, bytes[index] != UInt8(ascii: "\n") { index += 1 }
          if index < bytes.count { index += 1 }
        case UInt8(ascii: "\\"): tokens.append(command(in: bytes, at: &index, &macros))
        case UInt8(ascii: "#")
        where index + 1 < bytes.count && (UInt8(ascii: "1")...UInt8(ascii: "9")).contains(bytes[index + 1]):
          tokens.append(Token(kind: .parameter(Int(bytes[index + 1] - 48)), start: start, end: start + 2))
          index += 2
        default:
          let scalar = scalar(in: bytes, at: &index)
          tokens.append(Token(kind: .character(scalar), start: start, end: index))
        }
      }
    }
    return tokens
  }

  /// A control sequence: letters, and the blanks behind them, or one other character.
  private static func command(
    in source: UnsafeBufferPointer<UInt8>, at index: inout Int, _ macros: inout Macros
  ) -> Token {
    let start = index
    index += 1
    guard index < source.count else { return Token(kind: .character("\\"), start: start, end: index) }
    if isBlank(source[index]) {
      index += 1
      return Token(kind: .command(.blank), start: start, end: index)
    }
    if isLetter(source[index]) {
      while index < source.count, isLetter(source[index]) { index += 1 }
    } else {
      _ = scalar(in: source, at: &index)
    }
    let end = index
    let name = macros.name(UnsafeBufferPointer(rebasing: source[start + 1..<end]))
    if isLetter(source[start + 1]) { while index < source.count, isBlank(source[index]) { index += 1 } }
    return Token(kind: .command(name), start: start, end: end)
  }

  /// Decodes one scalar of UTF-8; bytes that are none become U+FFFD, one by one.
  private static func scalar(in source: UnsafeBufferPointer<UInt8>, at index: inout Int) -> Unicode.Scalar {
    let first = source[index]
    index += 1
    guard first >= 0x80 else { return Unicode.Scalar(first) }
    let length = first >= 0xF0 ? 4 : first >= 0xE0 ? 3 : first >= 0xC0 ? 2 : 1
    guard length > 1 else { return "\u{FFFD}" }
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
    (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(byte | 0x20)
  }
}
