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
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 6 / 5)
    var (queue, count) = (0, 0)
    var next = 0
    /// The next bits; beyond the end they are zeros.
    func take(_ width: Int) -> Int {
      while count < width {
        let byte = next < 4 ? size[next] : next - 4 < bytes.count ? bytes[next - 4] : 0
        queue |= Int(byte) << count
        count += 8
        next += 1
      }
      defer {
        queue >>= width
        count -= width
      }
      return queue & (1 << width - 1)
    }
    while next < bytes.count + 4 || count > 0 && next == bytes.count + 4 {
      let value = take(7)
      guard value >= singles.count else {
        output.append(singles[value])
        continue
      }
      let place = value - singles.count
      let scalar = 0xA0 + (place < wide ? (place << 6 | take(6)) : (wide << 6) + ((place - wide) << 5 | take(5)))
      output.append(UInt8(0xC0 | scalar >> 6))
      output.append(UInt8(0x80 | scalar & 0x3F))
    }
    return String(decoding: output, as: UTF8.self)
  }
}
