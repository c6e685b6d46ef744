extension Lexer {
  mutating func scanNumber() -> Token {
    let start = position
    let offset = endOfNumber(from: start)
    let suffix = byte(at: offset) | 0x20
    let after = byte(at: offset + 1)
    let isImaginary =
      (suffix == UInt8(ascii: "i") || suffix == UInt8(ascii: "j")) && byte(at: offset) >= 0x41
      && !(isNameStart(after) || isDigit(after)
        || (after >= 0x80 && offset + 1 < limit && lengthOfLetter(at: offset + 1) != nil))
    position = isImaginary ? offset + 1 : offset
    return Token(kind: isImaginary ? .imaginary : .number, start: start, end: position)
  }

  private func endOfNumber(from start: Int) -> Int {
    var offset = start
    if byte(at: start) == UInt8(ascii: "0"), let base = base(at: start) {
      offset += 2
      while digit(byte(at: offset)) < base || byte(at: offset) == UInt8(ascii: "_") { offset += 1 }
      return offset
    }
    skipDigits(&offset)
    if byte(at: offset) == UInt8(ascii: "."), takesPoint(byte(at: offset + 1), byte(at: offset + 2)) {
      offset += 1
      skipDigits(&offset)
    }
    let letter = byte(at: offset) | 0x20
    if letter == UInt8(ascii: "e") || letter == UInt8(ascii: "d") {
      var digits = offset + 1
      if byte(at: digits) == UInt8(ascii: "+") || byte(at: digits) == UInt8(ascii: "-") { digits += 1 }
      if isDigit(byte(at: digits)) {
        offset = digits
        skipDigits(&offset)
      }
    }
    return offset
  }

  /// Goes past digits, between which an underscore may stand.
  private func skipDigits(_ offset: inout Int) {
    while isDigit(byte(at: offset)) || byte(at: offset) == UInt8(ascii: "_") && isDigit(byte(at: offset + 1)) {
      offset += 1
    }
  }

  // In `1./x` the point belongs to the operator, in `1..^2` the first one to the number.
  private func takesPoint(_ next: UInt8, _ afterwards: UInt8) -> Bool {
    switch next {
    case UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "\\"), UInt8(ascii: "^"), UInt8(ascii: "'"): false
    case UInt8(ascii: "."): afterwards != UInt8(ascii: ".")
    default: true
    }
  }

  /// The base of a literal such as `0x1F` or `0b101`, nil for a decimal one.
  func base(at start: Int) -> UInt8? {
    let base: UInt8
    switch byte(at: start + 1) | 0x20 {
    case UInt8(ascii: "x"): base = 16
    case UInt8(ascii: "b"): base = 2
    default: return nil
    }
    return digit(byte(at: start + 2)) < base ? base : nil
  }

  /// The value of a digit up to `f`, or 255.
  func digit(_ byte: UInt8) -> UInt8 {
    if isDigit(byte) { return byte - UInt8(ascii: "0") }
    let letter = (byte | 0x20) &- UInt8(ascii: "a")
    return letter < 6 ? letter + 10 : 255
  }
}
