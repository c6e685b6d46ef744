/// The bytes of a program as the lexer reads them: what is outside reads as 0, so that a test for the end and the test
/// that makes the access safe are one. Valid as long as the source that it was made from.
struct SourceBytes {
  private let source: UnsafeBufferPointer<UInt8>
  /// The offset where the program ends; every offset up to it fits a span.
  let limit: Int

  /// The bytes up to `limit` of a source.
  init(_ source: UnsafeBufferPointer<UInt8>, limit: Int = .max) {
    self.source = source
    self.limit = min(max(limit, 0), source.count, Int(clamping: UInt32.max))
  }

  subscript(offset: Int) -> UInt8 {
    @_transparent get {
      UInt(bitPattern: offset) < UInt(bitPattern: limit) ? source[offset] : 0
    }
  }

  /// Some of the bytes, as far as they are inside.
  subscript(range: Range<Int>) -> UnsafeBufferPointer<UInt8> {
    let start = min(max(range.lowerBound, 0), limit)
    return UnsafeBufferPointer(rebasing: source[start..<max(start, min(range.upperBound, limit))])
  }

  /// Up to eight bytes as one number, the first lowest, and zeros for what lies behind them.
  @inline(__always)
  func word(at offset: Int, count: Int) -> UInt64 {
    guard offset >= 0, count > 0, count <= 8, offset <= limit - count, let base = source.baseAddress else { return 0 }
    if offset <= limit - 8 {
      let word = UnsafeRawPointer(base + offset).loadUnaligned(as: UInt64.self)
      return UInt64(littleEndian: word) & (UInt64.max &>> UInt64(64 &- 8 &* count))
    }
    var word: UInt64 = 0
    for index in 0..<count { word |= UInt64(source[offset &+ index]) &<< UInt64(8 &* index) }
    return word
  }

  /// Whether two pieces of the same length hold the same bytes.
  @inline(__always)
  func areEqual(_ first: Int, _ second: Int, count: Int) -> Bool {
    guard count >= 0, first >= 0, second >= 0, max(first, second) <= limit - count else { return false }
    for index in 0..<count where source[first &+ index] != source[second &+ index] { return false }
    return true
  }
}
