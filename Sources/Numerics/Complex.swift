/// A complex number in double precision.
public struct Complex: Equatable, Sendable {
  /// The real part.
  public var re: Double
  /// The imaginary part.
  public var im: Double

  /// The number re + im i.
  public init(_ re: Double, _ im: Double = 0) {
    self.re = re
    self.im = im
  }

  /// The number with modulus `modulus` and argument `argument` in radians.
  public init(modulus: Double, argument: Double) {
    if argument == 0 {
      self.init(modulus, 0)
    } else {
      self.init(modulus * Real.cos(argument), modulus * Real.sin(argument))
    }
  }

  /// The number 0.
  public static let zero = Complex(0)
  /// The number 1.
  public static let one = Complex(1)
  /// The imaginary unit.
  public static let i = Complex(0, 1)

  /// Whether the imaginary part is zero.
  public var isReal: Bool { im == 0 }
  /// Whether neither part is infinite or NaN.
  public var isFinite: Bool { re.isFinite && im.isFinite }
  /// The modulus, without overflow in between.
  public var abs: Double { Real.hypotenuse(re, im) }
  /// The argument in radians, in [-pi, pi].
  public var argument: Double { Real.atan2(im, re) }
  /// re - im i.
  public var conjugate: Complex { Complex(re, -im) }

  /// The sum.
  public static func + (a: Complex, b: Complex) -> Complex { Complex(a.re + b.re, a.im + b.im) }
  /// The difference.
  public static func - (a: Complex, b: Complex) -> Complex { Complex(a.re - b.re, a.im - b.im) }
  /// The opposite.
  public static prefix func - (a: Complex) -> Complex { Complex(-a.re, -a.im) }
  /// The product; a real factor scales both parts, so that an infinite one makes no NaN of a zero part of its own.
  public static func * (a: Complex, b: Complex) -> Complex {
    if b.im == 0 { return Complex(a.re * b.re, a.im * b.re) }
    if a.im == 0 { return Complex(a.re * b.re, a.re * b.im) }
    return Complex(a.re * b.re - a.im * b.im, a.re * b.im + a.im * b.re)
  }
  /// The quotient without avoidable overflow (R. L. Smith, Algorithm 116: Complex division, CACM 5, 1962).
  public static func / (a: Complex, b: Complex) -> Complex {
    if b.im == 0 { return Complex(a.re / b.re, a.im / b.re) }
    if Swift.abs(b.re) >= Swift.abs(b.im) {
      let ratio = b.im / b.re
      let scale = b.re + b.im * ratio
      return Complex((a.re + a.im * ratio) / scale, (a.im - a.re * ratio) / scale)
    }
    let ratio = b.re / b.im
    let scale = b.re * ratio + b.im
    return Complex((a.re * ratio + a.im) / scale, (a.im * ratio - a.re) / scale)
  }
  /// Adds in place.
  public static func += (a: inout Complex, b: Complex) { a = a + b }
  /// Subtracts in place.
  public static func -= (a: inout Complex, b: Complex) { a = a - b }
  /// Multiplies in place.
  public static func *= (a: inout Complex, b: Complex) { a = a * b }
  /// Divides in place.
  public static func /= (a: inout Complex, b: Complex) { a = a / b }
}
