/// Finds the ends of raw HTML and autolinks in running text (CommonMark 6.5 and 6.6), in linear time altogether.
struct HTMLTagScanner {
  /// Terminators that do not occur any more, so that looking for them again is pointless.
  private var missing: Set<[UInt8]> = []

  /// The offset after the tag, comment or autolink that starts with `<` at an offset; nil if none does.
  mutating func end(in text: [UInt8], at start: Int) -> Int? {
    guard start + 1 < text.count else { return nil }
    let first = text[start + 1]
    if first == UInt8(ascii: "!") {
      if text[start...].starts(with: Array("<!--".utf8)) { return find("-->", in: text, from: start + 4) }
      if text[start...].starts(with: Array("<![CDATA[".utf8)) { return find("]]>", in: text, from: start + 9) }
      return find(">", in: text, from: start + 2)
    }
    if first == UInt8(ascii: "?") { return find("?>", in: text, from: start + 2) }
    return autolinkEnd(in: text, at: start) ?? tagEnd(in: text, at: start)
  }

  private mutating func find(_ terminator: String, in text: [UInt8], from start: Int) -> Int? {
    let wanted = Array(terminator.utf8)
    guard !missing.contains(wanted) else { return nil }
    var offset = start
    while offset + wanted.count <= text.count {
      if text[offset..<offset + wanted.count].elementsEqual(wanted) { return offset + wanted.count }
      offset += 1
    }
    missing.insert(wanted)
    return nil
  }

  private func autolinkEnd(in text: [UInt8], at start: Int) -> Int? {
    var offset = start + 1
    guard offset < text.count, text[offset].isLetter || text[offset].isDigit else { return nil }
    var isAddress = false
    while offset < text.count {
      let byte = text[offset]
      if byte == Byte.greater { return isAddress ? offset + 1 : nil }
      if byte <= Byte.space || byte == Byte.less { return nil }
      if byte == Byte.colon || byte == UInt8(ascii: "@") { isAddress = true }
      offset += 1
    }
    return nil
  }

  private mutating func tagEnd(in text: [UInt8], at start: Int) -> Int? {
    var offset = start + 1
    let isClosing = text[offset] == UInt8(ascii: "/")
    if isClosing { offset += 1 }
    guard offset < text.count, text[offset].isLetter else { return nil }
    while offset < text.count, isNameByte(text[offset]) { offset += 1 }
    while true {
      let beforeBlanks = offset
      while offset < text.count, text[offset].isWhitespace { offset += 1 }
      guard offset < text.count else { return nil }
      if text[offset] == Byte.greater { return offset + 1 }
      if text[offset] == UInt8(ascii: "/") {
        return offset + 1 < text.count && text[offset + 1] == Byte.greater ? offset + 2 : nil
      }
      guard offset > beforeBlanks, !isClosing, let end = attributeEnd(in: text, at: offset) else { return nil }
      offset = end
    }
  }

  private mutating func attributeEnd(in text: [UInt8], at start: Int) -> Int? {
    var offset = start
    guard text[offset].isLetter || text[offset] == UInt8(ascii: "_") || text[offset] == Byte.colon else { return nil }
    while offset < text.count, isNameByte(text[offset]) || "_.:".utf8.contains(text[offset]) { offset += 1 }
    let nameEnd = offset
    while offset < text.count, text[offset].isWhitespace { offset += 1 }
    guard offset < text.count, text[offset] == UInt8(ascii: "=") else { return nameEnd }
    offset += 1
    while offset < text.count, text[offset].isWhitespace { offset += 1 }
    guard offset < text.count else { return nil }
    if text[offset] == Byte.quote { return find("\"", in: text, from: offset + 1) }
    if text[offset] == Byte.apostrophe { return find("'", in: text, from: offset + 1) }
    let valueStart = offset
    while offset < text.count, !text[offset].isWhitespace, !"\"'=<>`".utf8.contains(text[offset]) { offset += 1 }
    return offset > valueStart ? offset : nil
  }

  private func isNameByte(_ byte: UInt8) -> Bool { byte.isLetter || byte.isDigit || byte == UInt8(ascii: "-") }
}
