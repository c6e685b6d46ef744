extension String {
  /// The text of UTF-8 bytes; what is not UTF-8 becomes U+FFFD.
  ///
  /// It stands before the standard library's generic initialiser, which the compiler copies with all of its validation
  /// into every caller.
  @inline(never)
  public init(decoding bytes: [UInt8], as encoding: UTF8.Type) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }

  /// The text of some of an array's UTF-8 bytes; what is not UTF-8 becomes U+FFFD.
  @inline(never)
  public init(decoding bytes: ArraySlice<UInt8>, as encoding: UTF8.Type) {
    self = bytes.withUnsafeBufferPointer { String(decoding: $0, as: UTF8.self) }
  }
}
