/// Bytes as printable ASCII of 91 characters, a tenth shorter than base 64 (Joachim Henke's basE91). The characters `<`,
/// `&` and `-` are left out, so that the text may stand anywhere in a page.
enum Base91 {
  /// The characters in the order of their digits.
  private static let digits = (UInt8(ascii: "!")...UInt8(ascii: "~")).filter { !Array("<&-".utf8).contains($0) }

  /// The text of some bytes.
  static func text(_ bytes: [UInt8]) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(bytes.count * 5 / 4)
    var (queue, count) = (0, 0)
    // Two digits are 13 bits, or 14 where these are a small number: 91 times 91 is a little more than 8192.
    func append(_ value: Int) {
      output.append(digits[value % 91])
      output.append(digits[value / 91])
    }
    for byte in bytes {
      queue |= Int(byte) << count
      count += 8
      guard count > 13 else { continue }
      let width = queue & 8191 > 88 ? 13 : 14
      append(queue & (1 << width - 1))
      queue >>= width
      count -= width
    }
    if count > 0 {
      output.append(digits[queue % 91])
      if count > 7 || queue > 90 { output.append(digits[queue / 91]) }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
