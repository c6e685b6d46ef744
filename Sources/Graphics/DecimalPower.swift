/// Logarithms and powers to base ten for axes. Written here and not taken from the C library, because tick positions
/// must come out the same natively and in WebAssembly, whose C libraries differ in the last bit.
enum DecimalPower {
  /// The decimal logarithm; exact at powers of ten. NaN for what is not positive and finite.
  static func logarithm(_ value: Double) -> Double {
    guard value > 0, value.isFinite else { return .nan }
    var exponent = Double(value.exponent)
    var mantissa = value.significand
    if mantissa > 1.4142135623730951 {
      mantissa /= 2
      exponent += 1
    }
    // ln m = 2 artanh((m - 1) / (m + 1)); the ratio is below 0.172, so eleven terms reach the last bit.
    let ratio = (mantissa - 1) / (mantissa + 1)
    let square = ratio * ratio
    var sum = 0.0
    var denominator = 21.0
    while denominator >= 1 {
      sum = sum * square + 1 / denominator
      denominator -= 2
    }
    let result = exponent * 0.30102999566398120 + 2 * ratio * sum * 0.43429448190325183
    let nearest = result.rounded()
    return (result - nearest).magnitude < 1e-9 && power(Int(nearest)) == value ? nearest : result
  }

  /// The largest integer n with 10^n <= value, for a positive finite value.
  static func floor(_ value: Double) -> Int {
    let logarithm = logarithm(value)
    guard logarithm.isFinite else { return 0 }
    var result = Int(logarithm.rounded(.down))
    if result < 308, power(result + 1) <= value { result += 1 }
    if result > -323, power(result) > value { result -= 1 }
    return result
  }

  /// 10^exponent; infinite or zero outside the range of a double.
  static func power(_ exponent: Int) -> Double {
    if exponent > 308 { return .infinity }
    if exponent < -323 { return 0 }
    if exponent >= 0 { return raise(10, exponent) }
    // A quotient of exact powers is correctly rounded as far as 10^-22; below 10^-308 it takes two steps.
    return exponent >= -308 ? 1 / raise(10, -exponent) : 1 / raise(10, 308) / raise(10, -exponent - 308)
  }

  /// `significand` * 10^`exponent`, with one rounding wherever the power is exact.
  static func scale(_ significand: Double, _ exponent: Int) -> Double {
    exponent < 0 && exponent >= -308 ? significand / power(-exponent) : significand * power(exponent)
  }

  private static func raise(_ base: Double, _ exponent: Int) -> Double {
    var result = 1.0
    var factor = base
    var rest = exponent
    while rest > 0 {
      if rest & 1 == 1 { result *= factor }
      rest >>= 1
      if rest > 0 { factor *= factor }
    }
    return result
  }
}
