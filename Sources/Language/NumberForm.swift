import Numerics
import Source

/// How the numbers of one array are written, whatever `format` says.
struct NumberForm {
  /// The forms that an author chooses among.
  enum Kind: UInt8 {
    /// As `format` says.
    case standard
    /// With a number of significant digits: `digits`.
    case significant
    /// In hundredths, with a number of decimals: `percent`.
    case percent
    /// With a power of ten, and a number of significant digits: `scientific`.
    case scientific
    /// As a quotient of whole numbers: `fraction`.
    case fraction
  }

  var kind = Kind.standard
  /// How many digits; 0 for as many as say something, up to a few. Decimals are one more than they are.
  var digits: UInt8 = 0

  /// A number in this form: ASCII, as in printed text.
  func text(_ number: Double) -> String {
    let digits = Int(digits)
    if !number.isFinite { return NumberText.fixed(number, decimals: 0) }
    if kind == .percent {
      let hundredths = 100 * number
      let isShort = digits == 0 && abs(hundredths) < 999.5
      return
        (isShort
        ? NumberText.general(hundredths, significant: 3) : NumberText.fixed(hundredths, decimals: max(digits - 1, 0)))
        + "%"
    }
    if number == 0 { return "0" }
    switch kind {
    case .fraction:
      let text = rationalText(number, length: 12)
      return text == "*" ? NumberText.general(number, significant: 5) : text
    case .significant:
      var left = decimalDigits(abs(number))
      // Rounding may carry: 9.996 is 10.0.
      if abs(number) >= Real.power(10, Double(left)) - Real.power(10, Double(left - digits)) / 2 { left += 1 }
      if left < -4 || left > 15 { break }
      let unit = left > digits ? Real.power(10, Double(left - digits)) : 1
      return NumberText.fixed(
        (unit > 1 ? (number / unit).rounded(.toNearestOrEven) * unit : number), decimals: digits - left)
    case .standard, .percent, .scientific: break
    }
    let text = NumberText.exponent(number, decimals: digits == 0 ? 4 : digits - 1)
    guard digits == 0, let mark = text.bytes.firstIndex(of: UInt8(ascii: "e")) else { return text }
    var mantissa = text.bytes[..<mark]
    while mantissa.last == UInt8(ascii: "0") { mantissa.removeLast() }
    if mantissa.last == UInt8(ascii: ".") { mantissa.removeLast() }
    return String(decoding: mantissa + text.bytes[mark...], as: UTF8.self)
  }
}
