import CNumerics

/// Distribution functions and their inverses. Parameters outside the domain give NaN.
public enum Distribution {
  /// The probability that a standard normal variable is at most x.
  public static func normalProbability(_ x: Double) -> Double { nk_normal_cdf(x) }
  /// The x below which a standard normal variable lies with probability p.
  public static func normalQuantile(_ p: Double) -> Double { nk_normal_quantile(p) }

  /// The probability that a variable with Student's t distribution is at most x.
  public static func studentProbability(_ x: Double, degrees: Double) -> Double { nk_t_cdf(x, degrees) }
  /// The quantile of Student's t distribution.
  public static func studentQuantile(_ p: Double, degrees: Double) -> Double { nk_t_quantile(p, degrees) }

  /// The probability that a chi-squared variable is at most x.
  public static func chiSquaredProbability(_ x: Double, degrees: Double) -> Double { nk_chi_squared_cdf(x, degrees) }
  /// The quantile of the chi-squared distribution.
  public static func chiSquaredQuantile(_ p: Double, degrees: Double) -> Double { nk_chi_squared_quantile(p, degrees) }

  /// The probability that a variable with Fisher's F distribution is at most x.
  public static func fisherProbability(_ x: Double, degrees: (Double, Double)) -> Double {
    nk_f_cdf(x, degrees.0, degrees.1)
  }
  /// The quantile of Fisher's F distribution.
  public static func fisherQuantile(_ p: Double, degrees: (Double, Double)) -> Double {
    nk_f_quantile(p, degrees.0, degrees.1)
  }
}
