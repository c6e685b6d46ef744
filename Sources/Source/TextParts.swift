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
