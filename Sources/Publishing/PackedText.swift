/// Bytes as text that takes little room in a page of UTF-8: 6.7 bits in each of its bytes, where base 64 has 6.
///
/// The bits, least significant first, are read in sevens. The first 94 of the 128 values are the printable characters of
/// ASCII but for `<`, which may not stand in a `script` element. The others are the 1888 characters of two bytes from
/// U+00A0 on, which also hold the next bits: 25 values with six of them, 9 values with five. Four bytes before the others
/// say how many there are.
enum PackedText {
  private static let singles: [UInt8] = (UInt8(ascii: " ")...UInt8(ascii: "~")).filter { $0 != UInt8(ascii: "<") }
  /// The values with six bits more, and where the others begin among the characters of two bytes.
  private static let wide = 25

  /// The text of some bytes.
  static func text(_ bytes: [UInt8]) -> String {
    let size = (0..<4).map { UInt8(truncatingIfNeeded: bytes.count >> (8 * $0)) }
    var output = [UInt8](repeating: 0, count: bytes.count * 3 / 2 + 64)
    let length = bytes.withUnsafeBufferPointer { bytes in
      output.withUnsafeMutableBufferPointer { write(size, bytes, into: &$0) }
    }
    return String(decoding: output[..<length], as: UTF8.self)
  }

  /// Writes the text and answers its length, which is at most four thirds of that of the bytes, and some for the end.
  private static func write(
    _ size: [UInt8], _ bytes: UnsafeBufferPointer<UInt8>, into output: inout UnsafeMutableBufferPointer<UInt8>
  ) -> Int {
    let total = bytes.count + size.count
    let singles = singles
    var (queue, count, next, length) = (UInt64(0), 0, 0, 0)
    while next < total || count > 0 {
      // Beyond the end the bits are zeros.
      while count <= 48, next < total {
        queue |= UInt64(next < size.count ? size[next] : bytes[next - size.count]) << UInt64(count)
        count += 8
        next += 1
      }
      let value = Int(queue & 127)
      var width = 7
      if value < singles.count {
        output[length] = singles[value]
        length += 1
      } else {
        let place = value - singles.count
        let rest = Int(queue >> 7)
        width = place < wide ? 13 : 12
        let scalar = 0xA0 + (place < wide ? place << 6 | rest & 63 : (wide << 6) + ((place - wide) << 5 | rest & 31))
        output[length] = UInt8(0xC0 | scalar >> 6)
        output[length + 1] = UInt8(0x80 | scalar & 0x3F)
        length += 2
      }
      queue >>= UInt64(width)
      count = max(0, count - width)
    }
    return length
  }
}
