import Numerics
import Source

/// How the numbers of one array are written, whatever `format` says.
struct NumberForm: Equatable {
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
    var shown = number
    var decimals = 0
    switch kind {
    case .percent where number.isFinite:
      shown = 100 * number
      let isShort = digits == 0 && abs(shown) < 999.5
      decimals = max(digits - 1, 0)
      return (isShort ? NumberText.general(shown, significant: 3) : NumberText.fixed(shown, decimals: decimals)) + "%"
    case .fraction where number != 0 && number.isFinite:
      let text = rationalText(number, length: 12)
      return text == "*" ? NumberText.general(number, significant: 5) : text
    case .significant, .scientific:
      guard number != 0, number.isFinite else { break }
      var left = decimalDigits(abs(number))
      // Rounding may carry: 9.996 is 10.0.
      if abs(number) >= Real.power(10, Double(left)) * (1 - Real.power(10, Double(-digits)) / 2) { left += 1 }
      guard kind == .significant, left > -5, left < 16 else { return exponentText(number) }
      decimals = digits - left
      if decimals < 0 {
        let unit = Real.power(10, Double(-decimals))
        shown = (number / unit).rounded(.toNearestOrEven) * unit
      }
    case .standard, .percent, .fraction: break
    }
    return NumberText.fixed(shown, decimals: decimals)
  }

  /// A number with an exponent, without zeros at its end where no number of digits was asked for.
  private func exponentText(_ number: Double) -> String {
    let text = NumberText.exponent(number, decimals: digits == 0 ? 4 : Int(digits) - 1)
    guard digits == 0 else { return text }
    let bytes = text.bytes
    // Behind a digit, the point and four decimals.
    let mark = number < 0 ? 7 : 6
    var end = mark
    while bytes[end - 1] == UInt8(ascii: "0") { end -= 1 }
    if bytes[end - 1] == UInt8(ascii: ".") { end -= 1 }
    var kept: [UInt8] = []
    for index in bytes.indices where index < end || index >= mark { kept.append(bytes[index]) }
    return String(decoding: kept, as: UTF8.self)
  }
}
