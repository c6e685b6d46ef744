import Numerics
import Source

/// How all numbers of one matrix, or the parts of a complex one, are written: one notation and one width.
struct NumberLayout {
  /// How a number other than zero is written.
  enum Style {
    case integer
    case fixed(decimals: Int)
    case exponent(decimals: Int)
    case general(significant: Int)
    /// A fraction of at most this many characters.
    case rational(length: Int)
    /// The form that an array was given.
    case given(NumberForm)
  }

  var style: Style
  /// The width of the field; 0 is as wide as necessary.
  var width: Int
  /// Whether the width holds for infinities and what is not a number too; a lone number with an exponent has none.
  var padsNonfinite = true

  /// Appends a number, right-aligned.
  func append(_ number: Double, to bytes: inout [UInt8], width: Int? = nil) {
    let width = width ?? self.width
    if case .given(let form) = style {
      appendPadded(form.text(number), width, to: &bytes)
    } else if number == 0 {
      appendPadded("0", width, to: &bytes)
    } else if case .rational(let length) = style {
      let text = rationalText(number, length: length)
      // In a matrix Octave has no room for more than six digits before the point.
      appendPadded(self.width > 0 && abs(number) >= 999_999.5 && number.isFinite ? "*" : text, width, to: &bytes)
    } else if !number.isFinite {
      let text = number.isNaN ? number.notANumberText : number < 0 ? "-Inf" : "Inf"
      // Octave gives a missing value three columns everywhere.
      appendPadded(text, max(padsNonfinite ? width : 0, number.isMissing ? 3 : 0), to: &bytes)
    } else {
      switch style {
      case .integer:
        appendInteger(number, width, to: &bytes)
      case .fixed(let decimals):
        appendPadded(NumberText.fixed(number, decimals: decimals), width, to: &bytes)
      case .exponent(let decimals):
        appendPadded(NumberText.exponent(number, decimals: decimals), width, to: &bytes)
      case .general(let significant):
        appendPadded(NumberText.general(number, significant: significant), width, to: &bytes)
      case .rational, .given: break
      }
    }
  }

  /// The number without padding.
  func text(_ number: Double) -> String {
    var bytes: [UInt8] = []
    append(number, to: &bytes, width: 0)
    return String(decoding: bytes, as: UTF8.self)
  }

  private func appendInteger(_ number: Double, _ width: Int, to bytes: inout [UInt8]) {
    guard number == number.rounded(), abs(number) < 1e17 else {
      // Numbers that only single precision takes for integers; Octave writes them with as many digits as fit.
      let text = NumberText.general(number, significant: max(self.width, 1))
      return appendPadded(text, width, to: &bytes)
    }
    var digits = UInt64(abs(number))
    var length = number < 0 ? 1 : 0
    var rest = digits
    repeat {
      length += 1
      rest /= 10
    } while rest > 0
    let size = max(width, length)
    let end = bytes.count + size
    for _ in 0..<size { bytes.append(UInt8(ascii: " ")) }
    var position = end
    repeat {
      position -= 1
      bytes[position] = UInt8(ascii: "0") + UInt8(truncatingIfNeeded: digits % 10)
      digits /= 10
    } while digits > 0
    if number < 0 { bytes[position - 1] = UInt8(ascii: "-") }
  }
}

/// Appends text, right-aligned in a field of `width` characters.
func appendPadded(_ text: String, _ width: Int, to bytes: inout [UInt8]) {
  let utf8 = text.utf8
  var left = width - utf8.count
  while left > 0 {
    bytes.append(UInt8(ascii: " "))
    left -= 1
  }
  bytes.append(contentsOf: utf8)
}

/// The number of digits before the decimal point, not positive for numbers below 1, and 0 for 0.
func decimalDigits(_ magnitude: Double) -> Int {
  magnitude == 0 ? 0 : Int(Real.log10(magnitude).rounded(.down)) + 1
}

/// The number as a fraction of integers with at most `length` characters if one is near: the convergents of its
/// continued fraction with nearest integers, as Octave's `format rat` and `rats` have them.
func rationalText(_ number: Double, length: Int) -> String {
  if number.isNaN { return "0/0" }
  if number.isInfinite { return number < 0 ? "-1/0" : "1/0" }
  let largest = 2_147_483_647.0
  if number.rounded() == number || abs(number) > largest { return NumberText.fixed(number.rounded(), decimals: 0) }
  var previous = (numerator: 1.0, denominator: 0.0)
  var current = (numerator: number.rounded(), denominator: 1.0)
  var rest = number - current.numerator
  var text = NumberText.fixed(current.numerator, decimals: 0)
  while abs(rest) >= 1 / largest {
    let flipped = 1 / rest
    let step = flipped.rounded()
    rest = flipped - step
    let next = (
      numerator: step * current.numerator + previous.numerator,
      denominator: step * current.denominator + previous.denominator
    )
    guard abs(next.numerator) <= largest, abs(next.denominator) <= largest else { break }
    let sign = next.denominator < 0 ? -1.0 : 1
    let candidate =
      NumberText.fixed(sign * next.numerator, decimals: 0) + "/" + NumberText.fixed(abs(next.denominator), decimals: 0)
    // The fields of matrices have a column for the sign, lone numbers have not.
    let hasSignColumn = length < 10 && candidate.bytes.first == UInt8(ascii: "-")
    if candidate.utf8.count > length + (hasSignColumn ? 1 : 0) { break }
    text = candidate
    previous = current
    current = next
  }
  return text == "0" || text == "-0" ? "*" : text
}
