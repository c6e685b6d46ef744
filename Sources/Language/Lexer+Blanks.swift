extension Lexer {
  @inline(__always)
  mutating func skipBlanks() -> Bool {
    // Most tokens follow the one before them at once, or after blanks alone.
    let bytes = bytes
    var offset = position
    while bytes[offset] == UInt8(ascii: " ") { offset &+= 1 }
    let hasBlank = offset > position
    position = offset
    let first = bytes[offset]
    if first >= UInt8(ascii: "("), first < 0x80, first != UInt8(ascii: ".") { return hasBlank }
    if first == UInt8(ascii: "\n"), !joinsLines { return hasBlank }
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
}
