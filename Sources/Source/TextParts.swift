// The standard library's functions on the views of a text would be in the engine beside those on arrays, so the engine
// takes texts apart as arrays.

extension String {
  /// The bytes of the text in UTF-8.
  @inline(never)
  public var bytes: [UInt8] { Array(utf8) }

  /// The Unicode scalars of the text.
  @inline(never)
  public var scalars: [Unicode.Scalar] {
    var scalars: [Unicode.Scalar] = []
    for scalar in unicodeScalars { scalars.append(scalar) }
    return scalars
  }

  /// The scalars of the text but for those that are drawn upon the one before: what people count as characters, without
  /// Unicode's tables of where they end.
  @inline(never)
  public var characters: [Unicode.Scalar] {
    var characters: [Unicode.Scalar] = []
    var isJoined = false
    for scalar in unicodeScalars {
      switch scalar.value {
      case 0x300...0x36F, 0x200D, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0x1F3FB...0x1F3FF: break
      default: if !isJoined { characters.append(scalar) }
      }
      // A joiner makes one emoji of two.
      isJoined = scalar.value == 0x200D
    }
    return characters
  }

  /// Whether the text begins with another.
  @inline(never)
  public func begins(with start: String) -> Bool { bytes.starts(with: start.bytes) }

  /// Whether the text ends with another.
  @inline(never)
  public func ends(with end: String) -> Bool {
    let (bytes, end) = (bytes, end.bytes)
    return bytes.count >= end.count && Array(bytes[(bytes.count - end.count)...]) == end
  }

  /// The parts of the text between the places of an ASCII character, empty ones included.
  @inline(never)
  public func parts(at separator: UInt8) -> [String] {
    let bytes = bytes
    var parts: [String] = []
    var start = 0
    for index in 0...bytes.count where index == bytes.count || bytes[index] == separator {
      parts.append(String(decoding: bytes[start..<index], as: UTF8.self))
      start = index + 1
    }
    return parts
  }
}
