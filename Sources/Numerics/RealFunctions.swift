import CNumerics

/// Functions of real numbers. This is the one place through which the engine reaches the C library's mathematics;
/// outside its domain a function is NaN.
public enum Real {
  /// The sine of an angle in radians.
  @inline(__always) public static func sin(_ x: Double) -> Double { nk_sin(x) }
  /// The cosine of an angle in radians.
  @inline(__always) public static func cos(_ x: Double) -> Double { nk_cos(x) }
  /// The tangent of an angle in radians.
  @inline(__always) public static func tan(_ x: Double) -> Double { nk_tan(x) }
  /// The inverse sine, in [-pi/2, pi/2].
  @inline(__always) public static func asin(_ x: Double) -> Double { nk_asin(x) }
  /// The inverse cosine, in [0, pi].
  @inline(__always) public static func acos(_ x: Double) -> Double { nk_acos(x) }
  /// The inverse tangent, in [-pi/2, pi/2].
  @inline(__always) public static func atan(_ x: Double) -> Double { nk_atan(x) }
  /// The angle of the point (x, y) in radians, in [-pi, pi].
  @inline(__always) public static func atan2(_ y: Double, _ x: Double) -> Double { nk_atan2(y, x) }
  /// The hyperbolic sine.
  @inline(__always) public static func sinh(_ x: Double) -> Double { nk_sinh(x) }
  /// The hyperbolic cosine.
  @inline(__always) public static func cosh(_ x: Double) -> Double { nk_cosh(x) }
  /// The hyperbolic tangent.
  @inline(__always) public static func tanh(_ x: Double) -> Double { nk_tanh(x) }
  /// The inverse hyperbolic sine.
  @inline(__always) public static func asinh(_ x: Double) -> Double { nk_asinh(x) }
  /// The inverse hyperbolic cosine.
  @inline(__always) public static func acosh(_ x: Double) -> Double { nk_acosh(x) }
  /// The inverse hyperbolic tangent.
  @inline(__always) public static func atanh(_ x: Double) -> Double { nk_atanh(x) }
  /// e to the power x.
  @inline(__always) public static func exp(_ x: Double) -> Double { nk_exp(x) }
  /// e to the power x, minus 1, accurate near 0.
  @inline(__always) public static func expm1(_ x: Double) -> Double { nk_expm1(x) }

  /// The natural logarithm.
  @inline(__always) public static func log(_ x: Double) -> Double { nk_log(x) }
  /// The natural logarithm of 1 + x, accurate near 0.
  @inline(__always) public static func log1p(_ x: Double) -> Double { nk_log1p(x) }
  /// The logarithm to base 2.
  @inline(__always) public static func log2(_ x: Double) -> Double { nk_log2(x) }
  /// The logarithm to base 10.
  @inline(__always) public static func log10(_ x: Double) -> Double { nk_log10(x) }
  /// x to the power y.
  @inline(__always) public static func power(_ x: Double, _ y: Double) -> Double { nk_pow(x, y) }
  /// The cube root.
  @inline(__always) public static func cubeRoot(_ x: Double) -> Double { nk_cbrt(x) }
  /// The root of x^2 + y^2, without overflow in between.
  @inline(__always) public static func hypotenuse(_ x: Double, _ y: Double) -> Double { nk_hypot(x, y) }
  /// What is left of x after taking away y as often as goes, with the sign of x.
  @inline(__always) public static func remainder(_ x: Double, _ y: Double) -> Double { nk_fmod(x, y) }

  /// The error function.
  public static func erf(_ x: Double) -> Double { nk_erf(x) }
  /// 1 - erf(x), accurate for large x.
  public static func erfc(_ x: Double) -> Double { nk_erfc(x) }
  /// The inverse of the error function.
  public static func erfInverse(_ x: Double) -> Double { nk_erf_inverse(x) }
  /// The inverse of the complementary error function.
  public static func erfcInverse(_ x: Double) -> Double { nk_erfc_inverse(x) }

  /// The gamma function: exact for whole numbers up to 23, Inf at the poles 0, -1, -2, ... (-Inf at -0).
  public static func gamma(_ x: Double) -> Double {
    if x == 0 { return x.sign == .minus ? -.infinity : .infinity }
    if x < 0 && x == x.rounded(.down) { return .infinity }
    guard x >= 1 && x <= 171 && x == x.rounded(.down) else { return nk_gamma(x) }
    var product = 1.0
    for factor in stride(from: 2, to: x, by: 1) { product *= factor }
    return product
  }
  /// The logarithm of |gamma(x)|.
  public static func logGamma(_ x: Double) -> Double {
    // The logarithm of the factorial of a small number is that of an exact number.
    x >= 1 && x <= 23 && x == x.rounded(.down) ? log(gamma(x)) : nk_log_gamma(x)
  }
  /// gamma(a) gamma(b) / gamma(a + b), for positive a and b.
  public static func beta(_ a: Double, _ b: Double) -> Double { nk_beta(a, b) }
  /// The regularised incomplete beta function I_x(a, b), x in [0, 1].
  public static func incompleteBeta(_ x: Double, _ a: Double, _ b: Double) -> Double { nk_incomplete_beta(a, b, x) }

  /// The regularised lower incomplete gamma function P(a, x), Octave's gammainc (x, a).
  public static func incompleteGamma(_ x: Double, _ a: Double) -> Double { nk_incomplete_gamma_lower(a, x) }
  /// The regularised upper incomplete gamma function 1 - P(a, x), accurate where it is small.
  public static func upperIncompleteGamma(_ x: Double, _ a: Double) -> Double { nk_incomplete_gamma_upper(a, x) }
}
