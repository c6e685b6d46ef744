/// The bytes that have a meaning in Markdown, by name.
enum Byte {
  static let lineFeed = UInt8(ascii: "\n")
  static let carriageReturn = UInt8(ascii: "\r")
  static let tab = UInt8(ascii: "\t")
  static let space = UInt8(ascii: " ")
  static let backslash = UInt8(ascii: "\\")
  static let backtick = UInt8(ascii: "`")
  static let tilde = UInt8(ascii: "~")
  static let dollar = UInt8(ascii: "$")
  static let less = UInt8(ascii: "<")
  static let greater = UInt8(ascii: ">")
  static let openBrace = UInt8(ascii: "{")
  static let closeBrace = UInt8(ascii: "}")
  static let openBracket = UInt8(ascii: "[")
  static let closeBracket = UInt8(ascii: "]")
  static let openParenthesis = UInt8(ascii: "(")
  static let closeParenthesis = UInt8(ascii: ")")
  static let quote = UInt8(ascii: "\"")
  static let apostrophe = UInt8(ascii: "'")
  static let colon = UInt8(ascii: ":")
  static let hash = UInt8(ascii: "#")
  static let dot = UInt8(ascii: ".")
  static let hyphen = UInt8(ascii: "-")
  static let equals = UInt8(ascii: "=")
  static let bar = UInt8(ascii: "|")
  static let caret = UInt8(ascii: "^")
  static let at = UInt8(ascii: "@")
}

extension UInt8 {
  /// A space or a tab.
  var isBlank: Bool { self == Byte.space || self == Byte.tab }
  /// A space, a tab or a line feed.
  var isWhitespace: Bool { isBlank || self == Byte.lineFeed }
  /// 0 to 9.
  var isDigit: Bool { (UInt8(ascii: "0")...UInt8(ascii: "9")).contains(self) }
  /// An ASCII letter.
  var isLetter: Bool { (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(self | 0x20) }
  /// ASCII punctuation, which a backslash escapes (CommonMark 2.4).
  var isPunctuation: Bool { self > Byte.space && self < 0x7F && !isDigit && !isLetter }
}

/// Text of bytes, in which the substitute for a bad byte becomes U+FFFD.
func text(of bytes: some Collection<UInt8>) -> String {
  guard bytes.contains(substitute) else { return String(decoding: bytes, as: UTF8.self) }
  var repaired: [UInt8] = []
  for byte in bytes {
    if byte == substitute { repaired += [0xEF, 0xBF, 0xBD] } else { repaired.append(byte) }
  }
  return String(decoding: repaired, as: UTF8.self)
}

extension [UInt8] {
  /// Whether some bytes follow one another somewhere in these; many times as fast as the search in any collection.
  func hasPart(_ part: [UInt8]) -> Bool {
    guard let first = part.first else { return true }
    var index = 0
    while index + part.count <= count {
      if self[index] == first, self[index...].starts(with: part) { return true }
      index += 1
    }
    return false
  }
}
