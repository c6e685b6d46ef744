extension Lexer {
  @inline(__always)
  func isDigit(_ byte: UInt8) -> Bool { byte &- UInt8(ascii: "0") < 10 }

  @inline(__always)
  func isNameStart(_ byte: UInt8) -> Bool { (byte | 0x20) &- UInt8(ascii: "a") < 26 || byte == UInt8(ascii: "_") }

  // A letter, a digit or `_`: one bit for each sign of ASCII.
  @inline(__always)
  private func isNamePart(_ byte: UInt8) -> Bool {
    let letters: UInt64 = 0x07FF_FFFE_87FF_FFFE
    let digits: UInt64 = 0x03FF_0000_0000_0000
    return byte < 0x80 && (byte < 0x40 ? digits : letters) &>> UInt64(byte & 0x3F) & 1 != 0
  }

  @inline(__always)
  mutating func scanWord() -> Token {
    let bytes = bytes
    let start = position
    var offset = isNameStart(bytes[start]) ? start &+ 1 : start
    while true {
      // Past the end is a 0, which is no letter.
      let byte = bytes[offset]
      if isNamePart(byte) {
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
      if keyword == .end, !openings.isEmpty { return Token(kind: .endIndex, start: start, end: offset) }
      return Token(kind: .keyword(keyword), start: start, end: offset)
    }
    return Token(kind: .name, start: start, end: offset)
  }

  // Nearly all names end at the first test.
  @inline(__always)
  private func keyword(_ start: Int, _ end: Int) -> Keyword? {
    let count = end &- start
    let letter = Int(bytes[start]) &- 0x61
    guard count < 32, letter >= 0, letter < initials.count, initials[letter].lengths &>> UInt32(count) & 1 != 0
    else { return nil }
    return keyword(ofInitial: letter, start, count)
  }

  private func keyword(ofInitial letter: Int, _ start: Int, _ count: Int) -> Keyword? {
    let word = bytes.word(at: start, count: min(count, 8))
    for candidate in initials[letter].words where candidate.start == word {
      let text = candidate.keyword.text
      guard text.utf8CodeUnitCount == count else { continue }
      var offset = 8
      while offset < count, text.utf8Start[offset] == bytes[start + offset] { offset += 1 }
      if offset >= count { return candidate.keyword }
    }
    return nil
  }

  /// The length of the character at an offset when it can stand in a name, else nil.
  ///
  /// Every character outside ASCII can, but for general punctuation, arrows and mathematical operators.
  func lengthOfLetter(at offset: Int) -> Int? {
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
}
