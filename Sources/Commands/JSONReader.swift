/// A value of JSON (RFC 8259).
enum JSONValue {
  case null
  case boolean(Bool)
  case number(Double)
  case string(String)
  case array([JSONValue])
  case object([(key: String, value: JSONValue)])

  /// The value of a key of an object.
  subscript(key: String) -> JSONValue? {
    guard case .object(let entries) = self else { return nil }
    return entries.last { $0.key == key }?.value
  }

  var string: String? { if case .string(let text) = self { text } else { nil } }
  var elements: [JSONValue]? { if case .array(let values) = self { values } else { nil } }
  var entries: [(key: String, value: JSONValue)]? { if case .object(let entries) = self { entries } else { nil } }
}

/// Reads JSON text.
struct JSONReader {
  /// What is wrong, and the offset of the byte where it is.
  struct Problem: Error {
    var message: String
    var offset: Int
  }

  private let bytes: [UInt8]
  private var offset = 0
  private var depth = 0

  /// The value that the bytes say.
  static func value(of bytes: [UInt8]) throws(Problem) -> JSONValue {
    var reader = JSONReader(bytes: bytes)
    let value = try reader.value()
    reader.skipBlanks()
    guard reader.offset == bytes.count else { throw reader.problem("nothing may follow the value") }
    return value
  }

  private init(bytes: [UInt8]) { self.bytes = bytes }

  private func problem(_ message: String) -> Problem { Problem(message: message, offset: offset) }

  private var next: UInt8? { offset < bytes.count ? bytes[offset] : nil }

  private mutating func skipBlanks() {
    while let byte = next, byte == 0x20 || (0x09...0x0D).contains(byte) { offset += 1 }
  }

  private mutating func takes(_ byte: UInt8) -> Bool {
    skipBlanks()
    guard next == byte else { return false }
    offset += 1
    return true
  }

  private mutating func value() throws(Problem) -> JSONValue {
    guard depth < 200 else { throw problem("the values are nested deeper than 200 levels") }
    depth += 1
    defer { depth -= 1 }
    if takes(UInt8(ascii: "[")) { return .array(try elements()) }
    if takes(UInt8(ascii: "{")) { return .object(try entries()) }
    if next == UInt8(ascii: "\"") { return .string(try string()) }
    let start = offset
    while let byte = next, isWord(byte) { offset += 1 }
    let word = String(decoding: bytes[start..<offset], as: UTF8.self)
    switch word {
    case "null": return .null
    case "true": return .boolean(true)
    case "false": return .boolean(false)
    default:
      if let number = Double(word), number.isFinite { return .number(number) }
      offset = start
      throw problem("a value was expected here")
    }
  }

  private func isWord(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "E"),
      UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "."):
      true
    default: false
    }
  }

  private mutating func elements() throws(Problem) -> [JSONValue] {
    var values: [JSONValue] = []
    if takes(UInt8(ascii: "]")) { return values }
    repeat { values.append(try value()) } while takes(UInt8(ascii: ","))
    guard takes(UInt8(ascii: "]")) else { throw problem("the list needs a comma or ] here") }
    return values
  }

  private mutating func entries() throws(Problem) -> [(key: String, value: JSONValue)] {
    var entries: [(key: String, value: JSONValue)] = []
    if takes(UInt8(ascii: "}")) { return entries }
    repeat {
      skipBlanks()
      guard next == UInt8(ascii: "\"") else { throw problem("a key in quotes was expected here") }
      let key = try string()
      guard takes(UInt8(ascii: ":")) else { throw problem("the key needs a colon behind it") }
      entries.append((key, try value()))
    } while takes(UInt8(ascii: ","))
    guard takes(UInt8(ascii: "}")) else { throw problem("the object needs a comma or } here") }
    return entries
  }

  /// Text in quotes; the opening one is next.
  private mutating func string() throws(Problem) -> String {
    offset += 1
    var text: [UInt8] = []
    while let byte = next {
      offset += 1
      switch byte {
      case UInt8(ascii: "\""): return String(decoding: text, as: UTF8.self)
      case UInt8(ascii: "\\"): text.append(contentsOf: try escape().utf8)
      case 0..<0x20:
        offset -= 1
        throw problem("a line end in quotes is written \\n")
      default: text.append(byte)
      }
    }
    throw problem("the text has no closing quote")
  }

  private mutating func escape() throws(Problem) -> String {
    guard let byte = next else { throw problem("the text has no closing quote") }
    offset += 1
    switch byte {
    case UInt8(ascii: "n"): return "\n"
    case UInt8(ascii: "t"): return "\t"
    case UInt8(ascii: "r"): return "\r"
    case UInt8(ascii: "b"): return "\u{8}"
    case UInt8(ascii: "f"): return "\u{C}"
    case UInt8(ascii: "\""), UInt8(ascii: "\\"), UInt8(ascii: "/"): return String(Character(Unicode.Scalar(byte)))
    case UInt8(ascii: "u"):
      var units = [try codeUnit()]
      // Characters beyond U+FFFF are two escapes.
      if UTF16.isLeadSurrogate(units[0]), next == UInt8(ascii: "\\"), offset + 1 < bytes.count,
        bytes[offset + 1] == UInt8(ascii: "u")
      {
        offset += 2
        units.append(try codeUnit())
      }
      return String(decoding: units, as: UTF16.self)
    default:
      offset -= 1
      throw problem("there is no such escape")
    }
  }

  private mutating func codeUnit() throws(Problem) -> UInt16 {
    guard offset + 4 <= bytes.count,
      let unit = UInt16(String(decoding: bytes[offset..<offset + 4], as: UTF8.self), radix: 16)
    else { throw problem("\\u needs four hexadecimal digits") }
    offset += 4
    return unit
  }
}
