import Numerics
import Source

extension Builtin {
  static let special: [Builtin] = [
    entry("gamma", "The gamma function; gamma (n + 1) is the factorial of n.", "gamma(5)", "ans = 24") { x in
      x == -.infinity ? .nan : x < 0 && x == x.rounded() ? .infinity : Real.gamma(x)
    },
    entry("lgamma", "The logarithm of the gamma function.", "lgamma(10)", "ans = 12.802", Real.logGamma),
    entry("gammaln", "The logarithm of the gamma function.", "gammaln(10)", "ans = 12.802", Real.logGamma),
    entry("erf", "The error function.", "erf(0.5)", "ans = 0.5205", Real.erf),
    entry("erfc", "The complementary error function 1 - erf (x).", "erfc(0.5)", "ans = 0.4795", Real.erfc),
    entry("erfinv", "The inverse of the error function.", "erfinv(0.5)", "ans = 0.4769") { x in
      abs(x) > 1 || x != x ? .nan : abs(x) == 1 ? .infinity * x : Real.erfInverse(x)
    },
    entry("erfcinv", "The inverse of the complementary error function.", "erfcinv(0.5)", "ans = 0.4769") { x in
      !(x >= 0 && x <= 2) ? .nan : x == 0 ? .infinity : x == 2 ? -.infinity : Real.erfcInverse(x)
    },
    entry("erfcx", "The scaled function exp (x^2) erfc (x).", "erfcx(1)", "ans = 0.4276") { x in
      guard x > 25 else { return Real.exp(x * x) * Real.erfc(x) }
      // The asymptotic series (Abramowitz and Stegun, 7.1.23).
      let t = 1 / (2 * x * x)
      return (1 - t * (1 - 3 * t * (1 - 5 * t))) / (x * Double.pi.squareRoot())
    },
    entry("sinc", "The function sin (pi x) / (pi x).", "sinc(0.5)", "ans = 0.6366") { x in
      x == 0 ? 1 : Real.sin(.pi * x) / (.pi * x)
    },
    entry("psi", "The digamma function, the derivative of log (gamma (x)).", "psi(1)", "ans = -0.5772", digamma),
    Builtin("beta", .value("a"), .value("b"), summary: "The beta function.", examples: ["beta(2, 3)": "ans = 0.083333"])
    {
      a, b throws(Failure) in
      try pairwise(a, b, "beta") { a, b in
        a > 0 && b > 0 ? Real.beta(a, b) : Real.gamma(a) * Real.gamma(b) / Real.gamma(a + b)
      }
    },
    Builtin(
      "betaln", .value("a"), .value("b"), summary: "The logarithm of the beta function.",
      examples: ["betaln(2, 3)": "ans = -2.4849"]
    ) { a, b throws(Failure) in
      try pairwise(a, b, "betaln") { Real.logGamma($0) + Real.logGamma($1) - Real.logGamma($0 + $1) }
    },
    Builtin(
      "betainc", "x, a, b, [tail]", arguments: 3...4, summary: "The regularised incomplete beta function.",
      examples: ["betainc(0.5, 2, 3)": "ans = 0.6875"]
    ) { call, _ throws(Failure) in
      let isUpper = try tail(call.arguments, 3, "betainc")
      for index in 0..<call.arguments[0].count {
        let x = call.arguments[0].element(index)
        guard x >= 0, x <= 1 else { throw Failure("betainc: X must be in the range [0, 1]") }
      }
      try requirePositive(call.arguments[1], "betainc: A must be strictly positive")
      try requirePositive(call.arguments[2], "betainc: B must be strictly positive")
      return [
        try triplewise(call.arguments[0], call.arguments[1], call.arguments[2], "betainc") { x, a, b in
          isUpper ? Real.incompleteBeta(1 - x, b, a) : Real.incompleteBeta(x, a, b)
        }
      ]
    },
    Builtin(
      "gammainc", "x, a, [tail]", arguments: 2...3, summary: "The regularised incomplete gamma function.",
      examples: ["gammainc(1, 2)": "ans = 0.2642"]
    ) { call, _ throws(Failure) in
      let isUpper = try tail(call.arguments, 2, "gammainc")
      for argument in call.arguments.prefix(2) {
        for index in 0..<argument.count where !(argument.element(index) >= 0) {
          throw Failure("gammainc: X and A must be non-negative")
        }
      }
      return [
        try pairwise(call.arguments[0], call.arguments[1], "gammainc") { x, a in
          if a == 0 { return isUpper ? 0 : 1 }
          if x == .infinity { return isUpper ? 0 : 1 }
          return isUpper ? Real.upperIncompleteGamma(x, a) : Real.incompleteGamma(x, a)
        }
      ]
    },
  ]

  @inline(__always)
  private static func entry(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable (Double) -> Double
  ) -> Builtin {
    Builtin(entrywise: name, summary: summary, examples: [example: output], real: body)
  }
}

private func tail(_ arguments: [Value], _ index: Int, _ function: String) throws(Failure) -> Bool {
  guard index < arguments.count else { return false }
  switch arguments[index].textValue {
  case "lower": return false
  case "upper": return true
  default: throw Failure("\(function): invalid value for TAIL", hint: "use \"lower\" or \"upper\"")
  }
}

private func requirePositive(_ value: Value, _ message: String) throws(Failure) {
  for index in 0..<value.count where !(value.element(index) > 0) { throw Failure(message) }
}

/// By the recurrence up to 10, then the asymptotic series (Abramowitz and Stegun, 6.3.5 and 6.3.18).
private func digamma(_ x: Double) -> Double {
  if x <= 0 && x == x.rounded() { return -.infinity }
  if x < 0 { return digamma(1 - x) - .pi / Real.tan(.pi * x) }
  var x = x
  var sum = 0.0
  while x < 10 {
    sum -= 1 / x
    x += 1
  }
  let t = 1 / (x * x)
  return sum + Real.log(x) - 0.5 / x
    - t * (1.0 / 12 - t * (1.0 / 120 - t * (1.0 / 252 - t * (1.0 / 240 - t * (1.0 / 132)))))
}
