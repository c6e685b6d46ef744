import Source

extension Lexer {
  mutating func scanSingleQuoted() -> Token {
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

  mutating func scanDoubleQuoted() -> Token {
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
