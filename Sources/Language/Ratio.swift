/// A number of a formula: a quotient of whole numbers in lowest terms as far as doubles hold them exactly, so that
/// thirds cancel and 0.1 three times is 0.3. A number that is no such quotient has the denominator 1.
struct Ratio: Equatable {
  /// Carries the sign.
  let numerator: Double
  /// Above zero.
  let denominator: Double
  /// Whether it is written with a decimal point where it can be.
  let isDecimal: Bool

  static let zero = Ratio(0, over: 1)
  static let one = Ratio(1, over: 1)
  static let minusOne = Ratio(-1, over: 1)

  /// A literal.
  init(_ number: Double) {
    var scale = 1.0
    while scale < 1e16 {
      let whole = (number * scale).rounded()
      if abs(whole) < Ratio.largest, whole / scale == number {
        self.init(whole, over: scale, isDecimal: scale > 1)
        return
      }
      scale *= 10
    }
    self.init(number, over: 1, isDecimal: true)
  }

  /// A quotient; the divisor is not 0.
  init(_ dividend: Double, over divisor: Double, isDecimal: Bool = false) {
    self.isDecimal = isDecimal
    guard Ratio.isWhole(dividend), Ratio.isWhole(divisor) else {
      numerator = dividend / divisor
      denominator = 1
      return
    }
    var a = Int64(abs(dividend))
    var b = Int64(abs(divisor))
    while b != 0 { (a, b) = (b, a % b) }
    let common = divisor < 0 ? -Double(a) : Double(a)
    numerator = dividend == 0 ? 0 : dividend / common
    denominator = dividend == 0 ? 1 : divisor / common
  }

  /// Whole numbers below this are exact.
  private static let largest = 9_007_199_254_740_992.0

  private static func isWhole(_ number: Double) -> Bool { number == number.rounded() && abs(number) < largest }

  var value: Double { numerator / denominator }
  var isInteger: Bool { denominator == 1 && Ratio.isWhole(numerator) }

  static func + (a: Ratio, b: Ratio) -> Ratio {
    Ratio(
      a.numerator * b.denominator + b.numerator * a.denominator, over: a.denominator * b.denominator,
      isDecimal: a.isDecimal || b.isDecimal)
  }

  static func * (a: Ratio, b: Ratio) -> Ratio {
    Ratio(
      a.numerator * b.numerator, over: a.denominator * b.denominator, isDecimal: a.isDecimal || b.isDecimal)
  }

  /// A power with a whole exponent of at most 64; nil for others, and for a negative power of 0.
  func power(_ exponent: Ratio) -> Ratio? {
    guard exponent.isInteger, abs(exponent.numerator) <= 64, exponent.numerator >= 0 || numerator != 0 else {
      return nil
    }
    let inverse = exponent.numerator < 0 ? Ratio(denominator, over: numerator, isDecimal: isDecimal) : self
    var result = Ratio.one
    for _ in 0..<Int(abs(exponent.numerator)) { result = result * inverse }
    return result
  }

  /// Numerator and denominator as they are written: a decimal number with the denominator 1 where there is a finite one.
  var written: (numerator: Double, denominator: Double) {
    guard isDecimal, denominator > 1 else { return (numerator, denominator) }
    var rest = Int64(denominator)
    while rest % 2 == 0 { rest /= 2 }
    while rest % 5 == 0 { rest /= 5 }
    return rest == 1 ? (value, 1) : (numerator, denominator)
  }
}
