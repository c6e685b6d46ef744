extension String {
  /// The text with the capital letters A to Z made small. All that the language folds are words of its own; the standard
  /// library's function would bring Unicode's tables of cases into the engine.
  @inline(never)
  public var lowercasedASCII: String {
    String(decoding: bytes.map { $0 >= UInt8(ascii: "A") && $0 <= UInt8(ascii: "Z") ? $0 | 0x20 : $0 }, as: UTF8.self)
  }

  /// The text with the small letters a to z made capital.
  @inline(never)
  public var uppercasedASCII: String {
    String(decoding: bytes.map { $0 >= UInt8(ascii: "a") && $0 <= UInt8(ascii: "z") ? $0 & 0xDF : $0 }, as: UTF8.self)
  }
}
