/// A decimal number in text, converted to the nearest double.
///
/// Written here because the C library's conversion is missing where the engine runs without an operating system.
public struct DecimalNumber: Sendable {
  /// The significant digits, most significant first, each from 0 to 9, without leading zeros.
  private var digits: [UInt8] = []
  private var mantissa: UInt64 = 0
  private var significantCount = 0
  /// The power of ten that the digits are multiplied by.
  private var exponent = 0
  /// The offset after the number's last byte.
  public private(set) var end: Int

  /// Reads a number such as `12`, `1.`, `.5`, `2e-3` or `1D4` at the start of a slice; nil when no digit stands there.
  ///
  /// Underscores between digits are skipped, as in Octave.
  public init?(_ text: ArraySlice<UInt8>) {
    end = text.startIndex
    var sawDigit = false
    var afterPoint = false
    reading: while end < text.endIndex {
      switch text[end] {
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        sawDigit = true
        append(text[end] - UInt8(ascii: "0"))
        if afterPoint { exponent -= 1 }
      case UInt8(ascii: "_") where sawDigit: break
      case UInt8(ascii: ".") where !afterPoint: afterPoint = true
      default: break reading
      }
      end += 1
    }
    guard sawDigit else { return nil }
    readExponent(text)
  }

  private mutating func append(_ digit: UInt8) {
    if significantCount == 0, digit == 0 { return }
    significantCount += 1
    // 19 digits always fit 64 bits; longer numbers are kept digit by digit.
    if significantCount <= 19 { mantissa = mantissa * 10 + UInt64(digit) }
    if significantCount == 20 { digits = Self.digits(of: mantissa) }
    if significantCount >= 20 { digits.append(digit) }
  }

  private mutating func readExponent(_ text: ArraySlice<UInt8>) {
    guard end < text.endIndex else { return }
    let letter = text[end] | 0x20
    guard letter == UInt8(ascii: "e") || letter == UInt8(ascii: "d") else { return }
    var offset = end + 1
    var isNegative = false
    if offset < text.endIndex, text[offset] == UInt8(ascii: "-") || text[offset] == UInt8(ascii: "+") {
      isNegative = text[offset] == UInt8(ascii: "-")
      offset += 1
    }
    var power = 0
    let first = offset
    while offset < text.endIndex, text[offset] &- UInt8(ascii: "0") < 10 || text[offset] == UInt8(ascii: "_") {
      // Beyond this every result is zero or infinite.
      if text[offset] != UInt8(ascii: "_"), power < 1_000_000 { power = power * 10 + Int(text[offset] - 0x30) }
      offset += 1
    }
    guard offset > first else { return }
    exponent += isNegative ? -power : power
    end = offset
  }

  private static func digits(of number: UInt64) -> [UInt8] {
    var rest = number
    var digits: [UInt8] = []
    while rest > 0 {
      digits.append(UInt8(rest % 10))
      rest /= 10
    }
    digits.reverse()
    return digits
  }

  /// The nearest double, ties to even; too large a number is infinite.
  public var value: Double {
    if significantCount == 0 { return 0 }
    if significantCount <= 19, mantissa < 1 << 53, abs(exponent) <= 22 {
      // Both factors are exact, so that the one rounding is the right one (Clinger 1990).
      var power = 1.0
      for _ in 0..<abs(exponent) { power *= 10 }
      return exponent < 0 ? Double(mantissa) / power : Double(mantissa) * power
    }
    let magnitude = significantCount + exponent
    if magnitude > 310 { return .infinity }
    if magnitude < -330 { return 0 }
    return nearest()
  }

  // The quotient of two big integers, scaled to 63 or 64 bits, rounded once.
  private func nearest() -> Double {
    var power = exponent
    var numerator = BigNatural()
    // No halfway case between doubles has more than 767 digits; one non-zero digit stands for all that follow.
    let kept = significantCount <= 19 ? Self.digits(of: mantissa) : Array(digits.prefix(800))
    for digit in kept { numerator.multiply(by: 10, adding: UInt32(digit)) }
    if digits.count > 800 {
      numerator.multiply(by: 10, adding: 1)
      power += digits.count - 801
    }
    var denominator = BigNatural()
    denominator.multiply(by: 1, adding: 1)
    for _ in 0..<abs(power) {
      if power > 0 { numerator.multiply(by: 10, adding: 0) } else { denominator.multiply(by: 10, adding: 0) }
    }
    let shift = 63 - (numerator.bitCount - denominator.bitCount)
    if shift >= 0 { numerator.shiftLeft(shift) } else { denominator.shiftLeft(-shift) }
    denominator.shiftLeft(63)
    var quotient: UInt64 = 0
    for _ in 0..<64 {
      quotient <<= 1
      if numerator.subtract(denominator) { quotient |= 1 }
      denominator.halve()
    }
    // The lowest bit is far below the rounding place and records that something was left.
    if numerator.bitCount > 0 { quotient |= 1 }
    let top = 63 - quotient.leadingZeroBitCount - shift
    if top > 1023 { return .infinity }
    if top >= -1022 {
      return Double(sign: .plus, exponent: -shift, significand: Double(quotient))
    }
    let dropped = shift - 1074
    guard dropped < 64 else { return dropped == 64 && quotient > 1 << 63 ? Double.leastNonzeroMagnitude : 0 }
    var rounded = quotient >> UInt64(dropped)
    let rest = quotient & ((1 << UInt64(dropped)) - 1)
    let half: UInt64 = 1 << UInt64(dropped - 1)
    if rest > half || (rest == half && rounded & 1 == 1) { rounded += 1 }
    return Double(bitPattern: rounded)
  }
}

/// A natural number of any size, with just what the conversion of decimals needs.
private struct BigNatural {
  /// Least significant first, without leading zeros.
  private var words: [UInt32] = []

  var bitCount: Int {
    guard let last = words.last else { return 0 }
    return words.count * 32 - last.leadingZeroBitCount
  }

  mutating func multiply(by factor: UInt32, adding term: UInt32) {
    var carry = UInt64(term)
    for index in words.indices {
      let product = UInt64(words[index]) * UInt64(factor) + carry
      words[index] = UInt32(truncatingIfNeeded: product)
      carry = product >> 32
    }
    if carry > 0 { words.append(UInt32(carry)) }
  }

  mutating func shiftLeft(_ count: Int) {
    guard count > 0, !words.isEmpty else { return }
    let bits = UInt64(count % 32)
    var shifted = [UInt32](repeating: 0, count: count / 32)
    var carry: UInt64 = 0
    for word in words {
      let value = UInt64(word) << bits | carry
      shifted.append(UInt32(truncatingIfNeeded: value))
      carry = value >> 32
    }
    if carry > 0 { shifted.append(UInt32(carry)) }
    words = shifted
  }

  mutating func halve() {
    var carry: UInt32 = 0
    for index in words.indices.reversed() {
      let word = words[index]
      words[index] = word >> 1 | carry
      carry = word << 31
    }
    trim()
  }

  /// Subtracts when the result is not negative, and says whether it did.
  mutating func subtract(_ other: BigNatural) -> Bool {
    if words.count < other.words.count { return false }
    if words.count == other.words.count {
      for index in words.indices.reversed() where words[index] != other.words[index] {
        if words[index] < other.words[index] { return false }
        break
      }
    }
    var borrow: Int64 = 0
    for index in words.indices {
      let term = index < other.words.count ? Int64(other.words[index]) : 0
      let difference = Int64(words[index]) - term - borrow
      borrow = difference < 0 ? 1 : 0
      words[index] = UInt32(truncatingIfNeeded: difference)
    }
    trim()
    return true
  }

  private mutating func trim() {
    while words.last == 0 { words.removeLast() }
  }
}

extension Lexer {
  /// The value of a number token, without its imaginary unit.
  func value(ofNumber token: Token) -> Double {
    if byte(at: token.start) == UInt8(ascii: "0"), let base = base(at: token.start) {
      var value = 0.0
      var offset = token.start + 2
      while offset < token.end {
        let digit = digit(bytes[offset])
        if digit < base { value = value * Double(base) + Double(digit) }
        offset += 1
      }
      return value
    }
    // Small integers, nearly all numbers of a program.
    var value: Int64 = 0
    var offset = token.start
    while offset < token.end, offset - token.start < 15, isDigit(bytes[offset]) {
      value = value * 10 + Int64(bytes[offset] - UInt8(ascii: "0"))
      offset += 1
    }
    if offset == token.end { return Double(value) }
    return DecimalNumber(Array(bytes[token.start..<token.end])[...])?.value ?? .nan
  }

  /// The characters of a string token: quotes removed, doubled quotes halved, escapes replaced.
  func contents(ofString token: Token) -> [UInt8] {
    let quote = bytes[token.start]
    let isDouble = quote == UInt8(ascii: "\"")
    var contents: [UInt8] = []
    contents.reserveCapacity(token.end - token.start - 2)
    var offset = token.start + 1
    let last = token.end - 1
    while offset < last {
      let byte = bytes[offset]
      offset += 1
      if byte == quote {
        contents.append(quote)
        offset += 1
      } else if byte == UInt8(ascii: "\\"), isDouble {
        appendEscape(at: &offset, last: last, to: &contents)
      } else {
        contents.append(byte)
      }
    }
    return contents
  }

  private func appendEscape(at offset: inout Int, last: Int, to contents: inout [UInt8]) {
    guard offset < last else { return }
    let letter = bytes[offset]
    offset += 1
    switch letter {
    case UInt8(ascii: "a"): contents.append(7)
    case UInt8(ascii: "b"): contents.append(8)
    case UInt8(ascii: "f"): contents.append(12)
    case UInt8(ascii: "n"): contents.append(10)
    case UInt8(ascii: "r"): contents.append(13)
    case UInt8(ascii: "t"): contents.append(9)
    case UInt8(ascii: "v"): contents.append(11)
    case UInt8(ascii: "\n"): break
    case UInt8(ascii: "\r"): if offset < last, bytes[offset] == UInt8(ascii: "\n") { offset += 1 }
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var value = Int(letter - UInt8(ascii: "0"))
      var count = 1
      while count < 3, offset < last, bytes[offset] &- UInt8(ascii: "0") < 8 {
        value = value * 8 + Int(bytes[offset] - UInt8(ascii: "0"))
        offset += 1
        count += 1
      }
      contents.append(UInt8(truncatingIfNeeded: value))
    case UInt8(ascii: "x") where offset < last && digit(bytes[offset]) < 16:
      var value: UInt8 = 0
      var count = 0
      while count < 2, offset < last, digit(bytes[offset]) < 16 {
        value = value << 4 | digit(bytes[offset])
        offset += 1
        count += 1
      }
      contents.append(value)
    default: contents.append(letter)
    }
  }
}
