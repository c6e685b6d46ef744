import CNumerics

/// The one place where numbers become decimal text. All forms round the exact binary value, ties to even, as C's printf
/// does; infinite numbers are "Inf" and "-Inf", and what is not a number is "NaN".
public enum NumberText {
  /// More digits than any double has; asking for more gives this many.
  public static let maximumDigits = 1100

  /// C's %.Nf: `decimals` digits after the point, such as "-12.50".
  public static func fixed(_ x: Double, decimals: Int) -> String {
    let decimals = min(max(decimals, 0), maximumDigits)
    return quickFixed(x, decimals: decimals) ?? printed("f", x, decimals)
  }

  /// C's %.Ne: one digit before the point and `decimals` after it, such as "1.25e+01".
  public static func exponent(_ x: Double, decimals: Int) -> String { printed("e", x, decimals) }

  /// C's %.Ng: `significant` digits without trailing zeros, such as "12.5" or "1e+10".
  public static func general(_ x: Double, significant: Int) -> String { printed("g", x, significant) }

  /// The fewest digits that give the number back, such as "3", "0.1" or "1e-05".
  public static func shortest(_ x: Double) -> String {
    x == x.rounded() && abs(x) < 1e15 ? "\(Int64(x))" : x.isFinite ? "\(x)" : printed("g", x, 1)
  }

  private static func printed(_ kind: Unicode.Scalar, _ x: Double, _ digits: Int) -> String {
    if x.isNaN { return x.notANumberText }
    if x.isInfinite { return x < 0 ? "-Inf" : "Inf" }
    let digits = Int32(min(max(digits, 0), maximumDigits))
    let kind = CChar(truncatingIfNeeded: kind.value)
    // Long enough for nearly every number; the C interface says when it was not.
    var capacity = 40
    while true {
      var length = 0
      let text = String(unsafeUninitializedCapacity: capacity) { buffer in
        length = buffer.withMemoryRebound(to: CChar.self) { characters in
          Int(nk_format(kind, digits, x, characters.baseAddress, characters.count))
        }
        return length < buffer.count && length > 0 ? length : 0
      }
      if length < capacity { return text }
      capacity = length + 1
    }
  }

  /// The same text as printf's for numbers below 1e9 with few decimals, many times faster: the scaled number is rounded
  /// in double precision unless it is too near a tie for that to be safe.
  private static func quickFixed(_ x: Double, decimals: Int) -> String? {
    guard decimals <= 6 && abs(x) < 1e9 else { return nil }
    var power: UInt64 = 1
    for _ in 0..<decimals { power *= 10 }
    let scaled = abs(x) * Double(power)
    // Below 2^50 the error of the product is at most 2^-4.
    guard scaled < 1_125_899_906_842_624 else { return nil }
    let whole = scaled.rounded(.down)
    let fraction = scaled - whole
    let error = scaled.ulp
    guard abs(fraction - 0.5) > error else { return nil }
    let value = UInt64(whole) + (fraction > 0.5 ? 1 : 0)
    let isNegative = x.sign == .minus
    var integer = value / power
    var rest = value % power
    var digits = 1
    var left = integer
    while left >= 10 {
      left /= 10
      digits += 1
    }
    let length = (isNegative ? 1 : 0) + digits + (decimals > 0 ? decimals + 1 : 0)
    let zero = UInt8(ascii: "0")
    return String(unsafeUninitializedCapacity: length) { buffer in
      var position = length
      for _ in 0..<decimals {
        position -= 1
        buffer[position] = zero + UInt8(truncatingIfNeeded: rest % 10)
        rest /= 10
      }
      if decimals > 0 {
        position -= 1
        buffer[position] = UInt8(ascii: ".")
      }
      for _ in 0..<digits {
        position -= 1
        buffer[position] = zero + UInt8(truncatingIfNeeded: integer % 10)
        integer /= 10
      }
      if isNegative { buffer[0] = UInt8(ascii: "-") }
      return length
    }
  }
}

extension Double {
  /// Octave's missing value, a NaN with a payload of its own; arithmetic with it gives it again.
  public static let missing = Double(bitPattern: 0x7FF8_40F4_4000_0000)
  /// Whether this is the missing value.
  public var isMissing: Bool { bitPattern & ~(1 << 63) == Double.missing.bitPattern }
  /// How a NaN is written.
  public var notANumberText: String { isMissing ? "NA" : "NaN" }
}
