import Numerics
import Source

extension Builtin {
  /// Densities, probabilities and quantiles of distributions.
  static let distributions: [Builtin] = [
    normal("normpdf", "The density of the normal distribution.", "normpdf(0)", "ans = 0.3989") { z, deviation in
      Real.exp(-z * z / 2) / (deviation * (2 * Double.pi).squareRoot())
    },
    normal("normcdf", "The probability that a normal variable is at most x.", "normcdf(1.96)", "ans = 0.9750") { z, _ in
      z != z ? .nan : z == .infinity ? 1 : z == -.infinity ? 0 : Distribution.normalProbability(z)
    },
    Builtin(
      "norminv", "p, [mean], [deviation]", arguments: 1...3,
      summary: "The value below which a normal variable lies with probability p.",
      examples: ["norminv(0.975)": "ans = 1.9600"]
    ) { call, _ throws(Failure) in
      let (mean, deviation) = meanAndDeviation(call.arguments)
      return [
        try triplewise(call.arguments[0], mean, deviation, "norminv") { p, mean, deviation in
          guard deviation > 0 else { return .nan }
          return mean + deviation * quantileOf(p, lowest: -.infinity, Distribution.normalQuantile)
        }
      ]
    },
    twofold("tpdf", "x, n", "The density of Student's t distribution.", "tpdf(0, 5)", "ans = 0.3796") { x, n in
      guard n > 0 else { return .nan }
      let factor = Real.exp(Real.logGamma((n + 1) / 2) - Real.logGamma(n / 2)) / (n * .pi).squareRoot()
      return factor * Real.power(1 + x * x / n, -(n + 1) / 2)
    },
    twofold("tcdf", "x, n", "The probability that a t variable is at most x.", "tcdf(2, 5)", "ans = 0.9490") { x, n in
      guard n > 0, x == x else { return .nan }
      if !x.isFinite { return x > 0 ? 1 : 0 }
      return Distribution.studentProbability(x, degrees: n)
    },
    twofold("tinv", "p, n", "The quantile of Student's t distribution.", "tinv(0.975, 5)", "ans = 2.5706") { p, n in
      n > 0 ? quantileOf(p, lowest: -.infinity) { Distribution.studentQuantile($0, degrees: n) } : .nan
    },
    twofold("chi2pdf", "x, n", "The density of the chi-squared distribution.", "chi2pdf(1, 2)", "ans = 0.3033") {
      x, n in
      guard n > 0 else { return .nan }
      if x < 0 { return 0 }
      return Real.exp((n / 2 - 1) * Real.log(x) - x / 2 - n / 2 * Real.log(2) - Real.logGamma(n / 2))
    },
    twofold(
      "chi2cdf", "x, n", "The probability that a chi-squared variable is at most x.", "chi2cdf(3, 2)", "ans = 0.7769"
    ) {
      x, n in
      guard n > 0, x == x else { return .nan }
      return x <= 0 ? 0 : x == .infinity ? 1 : Distribution.chiSquaredProbability(x, degrees: n)
    },
    twofold("chi2inv", "p, n", "The quantile of the chi-squared distribution.", "chi2inv(0.95, 2)", "ans = 5.9915") {
      p, n in
      n > 0 ? quantileOf(p, lowest: 0) { Distribution.chiSquaredQuantile($0, degrees: n) } : .nan
    },
    threefold("fcdf", "x, m, n", "The probability that an F variable is at most x.", "fcdf(2, 3, 4)", "ans = 0.7436") {
      x, m, n in
      guard m > 0, n > 0, x == x else { return .nan }
      return x <= 0 ? 0 : x == .infinity ? 1 : Distribution.fisherProbability(x, degrees: (m, n))
    },
    threefold("finv", "p, m, n", "The quantile of the F distribution.", "finv(0.95, 3, 4)", "ans = 6.5914") { p, m, n in
      m > 0 && n > 0 ? quantileOf(p, lowest: 0) { Distribution.fisherQuantile($0, degrees: (m, n)) } : .nan
    },
    threefold("binopdf", "k, n, p", "The probability of k successes in n trials.", "binopdf(2, 4, 0.5)", "ans = 0.3750")
    {
      k, n, p in binomialProbability(k, n, p)
    },
    threefold(
      "binocdf", "k, n, p", "The probability of at most k successes in n trials.", "binocdf(2, 4, 0.5)", "ans = 0.6875"
    ) {
      k, n, p in
      guard p >= 0, p <= 1, n >= 0, k == k else { return .nan }
      if k < 0 { return 0 }
      if k >= n { return 1 }
      return p == 0 ? 1 : p == 1 ? 0 : 1 - Real.incompleteBeta(p, k.rounded(.down) + 1, n - k.rounded(.down))
    },
    twofold(
      "poisspdf", "k, rate", "The probability of k events of a Poisson variable.", "poisspdf(2, 3)", "ans = 0.2240"
    ) {
      k, rate in
      guard rate > 0 else { return rate == 0 ? (k == 0 ? 1 : 0) : .nan }
      return k < 0 || k != k.rounded() ? 0 : Real.exp(k * Real.log(rate) - rate - Real.logGamma(k + 1))
    },
    twofold("poisscdf", "k, rate", "The probability of at most k events.", "poisscdf(2, 3)", "ans = 0.4232") {
      k, rate in
      guard rate > 0, k == k else { return .nan }
      return k < 0 ? 0 : k == .infinity ? 1 : Real.upperIncompleteGamma(rate, k.rounded(.down) + 1)
    },
    twofold("exppdf", "x, mean", "The density of the exponential distribution.", "exppdf(1, 2)", "ans = 0.3033") {
      x, mean in
      mean > 0 ? (x < 0 ? 0 : Real.exp(-x / mean) / mean) : .nan
    },
    twofold(
      "expcdf", "x, mean", "The probability that an exponential variable is at most x.", "expcdf(1, 2)", "ans = 0.3935"
    ) {
      x, mean in mean > 0 ? (x < 0 ? 0 : -Real.expm1(-x / mean)) : .nan
    },
    threefold("unifpdf", "x, a, b", "The density of the uniform distribution.", "unifpdf(1, 0, 4)", "ans = 0.2500") {
      x, a, b in a < b ? (x >= a && x <= b ? 1 / (b - a) : 0) : .nan
    },
    threefold(
      "unifcdf", "x, a, b", "The probability that a uniform variable is at most x.", "unifcdf(1, 0, 4)", "ans = 0.2500"
    ) {
      x, a, b in a < b ? max(0, min(1, (x - a) / (b - a))) : .nan
    },
  ]

  @inline(__always)
  private static func normal(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable (Double, Double) -> Double
  ) -> Builtin {
    Builtin(name, "x, [mean], [deviation]", arguments: 1...3, summary: summary, examples: [example: output]) {
      call, _ throws(Failure) in
      let (mean, deviation) = meanAndDeviation(call.arguments)
      return [
        try triplewise(call.arguments[0], mean, deviation, name) { x, mean, deviation in
          deviation > 0 ? body((x - mean) / deviation, deviation) : .nan
        }
      ]
    }
  }

  @inline(__always)
  private static func twofold(
    _ name: String, _ parameters: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable (Double, Double) -> Double
  ) -> Builtin {
    Builtin(name, parameters, arguments: 2...2, summary: summary, examples: [example: output]) {
      call, _ throws(Failure) in [try pairwise(call.arguments[0], call.arguments[1], name, body)]
    }
  }

  @inline(__always)
  private static func threefold(
    _ name: String, _ parameters: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable (Double, Double, Double) -> Double
  ) -> Builtin {
    Builtin(name, parameters, arguments: 3...3, summary: summary, examples: [example: output]) {
      call, _ throws(Failure) in
      [try triplewise(call.arguments[0], call.arguments[1], call.arguments[2], name, body)]
    }
  }
}

private func meanAndDeviation(_ arguments: [Value]) -> (Value, Value) {
  (arguments.count > 1 ? arguments[1] : .number(0), arguments.count > 2 ? arguments[2] : .number(1))
}

private func quantileOf(_ p: Double, lowest: Double, _ body: (Double) -> Double) -> Double {
  guard p >= 0, p <= 1 else { return .nan }
  return p == 0 ? lowest : p == 1 ? .infinity : body(p)
}

private func binomialProbability(_ k: Double, _ n: Double, _ p: Double) -> Double {
  guard p >= 0, p <= 1, n >= 0, n == n.rounded() else { return .nan }
  guard k >= 0, k <= n, k == k.rounded() else { return 0 }
  if p == 0 { return k == 0 ? 1 : 0 }
  if p == 1 { return k == n ? 1 : 0 }
  if n < 60 { return binomial(n, k) * Real.power(p, k) * Real.power(1 - p, n - k) }
  return Real.exp(
    Real.logGamma(n + 1) - Real.logGamma(k + 1) - Real.logGamma(n - k + 1) + k * Real.log(p)
      + (n - k) * Real.log1p(-p))
}
