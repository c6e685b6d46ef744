import Notebook

/// `{#name .class key=value}` in a text, and where its parts stand.
struct AttributeBraces {
  /// What is in the braces.
  private(set) var attributes = Attributes()
  /// The offsets of the braces and what is in them.
  private(set) var range: Range<Int>
  /// The offsets of the name without its number sign.
  private(set) var nameRange: Range<Int>?
  /// The offsets of the values in the order of `attributes.pairs`, without quotes; nil for a value with escapes.
  private(set) var valueRanges: [Range<Int>?] = []

  /// Reads the braces that start at an offset; nil when anything else than names, classes and keys stands in them.
  init?(_ bytes: [UInt8], at open: Int) {
    guard open < bytes.count, bytes[open] == Byte.openBrace else { return nil }
    range = open..<open
    var offset = open + 1
    while true {
      while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
      guard offset < bytes.count, let end = itemEnd(in: bytes, at: offset) else { return nil }
      offset = end
      guard offset < bytes.count else { return nil }
      if bytes[offset] == Byte.closeBrace { break }
      guard bytes[offset].isBlank else { return nil }
      while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
      if offset < bytes.count, bytes[offset] == Byte.closeBrace { break }
    }
    range = open..<offset + 1
  }

  private mutating func itemEnd(in bytes: [UInt8], at start: Int) -> Int? {
    let first = bytes[start]
    if first == Byte.hash || first == Byte.dot {
      let end = nameEnd(in: bytes, at: start + 1)
      guard end > start + 1 else { return nil }
      let name = text(of: bytes[start + 1..<end])
      if first == Byte.dot {
        attributes.classes.append(name)
      } else {
        guard attributes.name == nil else { return nil }
        attributes.name = name
        nameRange = start + 1..<end
      }
      return end
    }
    if first == Byte.hyphen {
      attributes.classes.append("unnumbered")
      return start + 1
    }
    let end = nameEnd(in: bytes, at: start)
    guard first.isLetter, end < bytes.count, bytes[end] == Byte.equals else { return nil }
    return valueEnd(in: bytes, at: end + 1, key: text(of: bytes[start..<end]))
  }

  private mutating func valueEnd(in bytes: [UInt8], at start: Int, key: String) -> Int? {
    guard start < bytes.count else { return nil }
    var offset = start
    var value: [UInt8] = []
    guard bytes[start] == Byte.quote || bytes[start] == Byte.apostrophe else {
      while offset < bytes.count, !bytes[offset].isWhitespace, !"{}\"'`<>".utf8.contains(bytes[offset]) { offset += 1 }
      guard offset > start else { return nil }
      add(key, Array(bytes[start..<offset]), start..<offset)
      return offset
    }
    offset += 1
    while offset < bytes.count, bytes[offset] != bytes[start] {
      if bytes[offset] == Byte.lineFeed { return nil }
      if bytes[offset] == Byte.backslash, offset + 1 < bytes.count, bytes[offset + 1].isPunctuation { offset += 1 }
      value.append(bytes[offset])
      offset += 1
    }
    guard offset < bytes.count else { return nil }
    let range = start + 1..<offset
    add(key, value, range.count == value.count ? range : nil)
    return offset + 1
  }

  private mutating func add(_ key: String, _ value: [UInt8], _ range: Range<Int>?) {
    attributes.pairs.append(Attributes.Pair(key: key, value: text(of: value)))
    valueRanges.append(range)
  }

  private func nameEnd(in bytes: [UInt8], at start: Int) -> Int {
    var offset = start
    while offset < bytes.count, LabelBraces.isNameByte(bytes[offset]) { offset += 1 }
    return offset
  }
}
