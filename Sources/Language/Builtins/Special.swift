import Numerics
import Source

extension Builtin {
  static let special: [Builtin] = [
    entry("gamma", "The gamma function; gamma (n + 1) is the factorial of n.", "gamma(5)", "ans = 24") { x in
      x < 0 && x == x.rounded() ? .infinity : Real.gamma(x)
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
    Builtin("beta", .value("a"), .value("b"), summary: "The beta function.", examples: ["beta(2, 3)": "ans = 0.083333"])
    {
      a, b throws(Failure) in
      try requireAlike([a, b], "beta: A and B must be real", "beta: A and B must have consistent sizes")
      return try pairwise(a, b, "beta") { a, b in
        a > 0 && b > 0 ? Real.beta(a, b) : Real.gamma(a) * Real.gamma(b) / Real.gamma(a + b)
      }
    },
    Builtin(
      "betaln", .value("a"), .value("b"), summary: "The logarithm of the beta function.",
      examples: ["betaln(2, 3)": "ans = -2.4849"]
    ) { a, b throws(Failure) in
      try requireAlike([a, b], "betaln: A and B must be real", "betaln: A and B must have consistent sizes")
      return try pairwise(a, b, "betaln") { a, b in
        a > 0 && b > 0 && a + b < 100
          ? Real.log(Real.beta(a, b)) : Real.logGamma(a) + Real.logGamma(b) - Real.logGamma(a + b)
      }
    },
    Builtin(
      "betainc", "x, a, b, [tail]", arguments: 3...4, summary: "The regularised incomplete beta function.",
      examples: ["betainc(0.5, 2, 3)": "ans = 0.6875"]
    ) { call, _ throws(Failure) in
      let isUpper = try tail(call.arguments, 3, "betainc")
      try requireAlike(
        Array(call.arguments.prefix(3)), "betainc: all inputs must be real",
        "betainc: X, A, and B must be of common size or scalars")
      for index in 0..<call.arguments[0].count {
        let x = call.arguments[0].element(index)
        guard !(x < 0 || x > 1) else { throw Failure("betainc: X must be in the range [0, 1]") }
      }
      try requirePositive(call.arguments[1], "betainc: A must be strictly positive")
      try requirePositive(call.arguments[2], "betainc: B must be strictly positive")
      return [
        try triplewise(call.arguments[0], call.arguments[1], call.arguments[2], "betainc") { x, a, b in
          if b == .infinity { return (x == 0) == isUpper ? 1 : 0 }
          if x.isNaN { return x }
          return isUpper ? Real.incompleteBeta(1 - x, b, a) : Real.incompleteBeta(x, a, b)
        }
      ]
    },
    Builtin(
      "gammainc", "x, a, [tail]", arguments: 2...3, summary: "The regularised incomplete gamma function.",
      examples: ["gammainc(1, 2)": "ans = 0.2642"]
    ) { call, machine throws(Failure) in
      let word = call.arguments.count > 2 ? call.arguments[2].textValue ?? "" : "lower"
      let isScaled = word.begins(with: "scaled")
      let isUpper = word.ends(with: "upper")
      guard ["lower", "upper", "scaledlower", "scaledupper"].contains(word) else {
        throw Failure("gammainc: invalid value for TAIL", hint: "use \"lower\" or \"upper\"")
      }
      let (x, a) = (call.arguments[0], call.arguments[1])
      try requireAlike(
        [x, a], "gammainc: all inputs must be real", "gammainc: X and A must be of common size or scalars")
      for index in 0..<a.count where a.element(index) < 0 {
        throw Failure("gammainc: A must be non-negative")
      }
      var isTurned = false
      let result = try pairwise(x, a, "gammainc") { x, a in
        isTurned = isTurned || x < 0 && a != a.rounded() && (isUpper || !isScaled)
        return incompleteGamma(x, a, isUpper: isUpper, isScaled: isScaled)
      }
      return isTurned ? try machine.run(program: "gammaincOtherwise", call) : [result]
    },
  ]

  @inline(__always)
  private static func entry(
    _ name: StaticString, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable (Double) -> Double
  ) -> Builtin {
    Builtin(entrywise: name, summary: summary, examples: [example: output], real: body)
  }
}

private func tail(_ arguments: [Value], _ index: Int, _ function: String) throws(Failure) -> Bool {
  guard index < arguments.count else { return false }
  switch Word(arguments[index].textValue ?? "") {
  case "lower": return false
  case "upper": return true
  default: throw Failure("\(function): invalid value for TAIL", hint: "use \"lower\" or \"upper\"")
  }
}

/// The lower incomplete gamma function times gamma (a + 1) / |x|^a, and for x > 0 times exp (x) (Abramowitz and Stegun,
/// 6.5.29): of the two series that whose terms have one sign.
private func gammaSeries(_ x: Double, _ a: Double) -> Double {
  var sum = 1.0
  var term = 1.0
  for n in 1..<20_000 {
    term = x < 0 ? term * -x / Double(n) : term * x / (a + Double(n))
    let added = x < 0 ? term * (a / (a + Double(n))) : term
    sum += added
    if Double(n) > -x, added < sum * 0x1p-54 { break }
  }
  return sum
}

/// |x|^a / gamma (a + 1).
private func gammaPower(_ x: Double, _ a: Double) -> Double {
  let gamma = Real.gamma(a + 1)
  let power = Real.power(abs(x), a)
  return gamma.isFinite && power.isFinite ? power / gamma : Real.exp(a * Real.log(abs(x)) - Real.logGamma(a + 1))
}

/// The regularised function, or times gamma (a + 1) exp (x) / x^a.
private func incompleteGamma(_ x: Double, _ a: Double, isUpper: Bool, isScaled: Bool) -> Double {
  if isScaled {
    if x == 0 { return isUpper ? (a == 0 ? 0 : .infinity) : 1 }
    if a == .infinity { return isUpper ? .infinity : 1 }
    if x == .infinity { return isUpper ? 0 : .infinity }
    if a == 0 { return isUpper ? 0 : Real.exp(x) }
    if a == 1 { return isUpper ? 1 / x : Real.expm1(x) / x }
  } else {
    if a == 0 { return isUpper ? 0 : 1 }
    if a == .infinity { return isUpper ? 1 : 0 }
    if x == .infinity { return isUpper ? 0 : 1 }
    if a == 1 { return isUpper ? Real.exp(-x) : -Real.expm1(-x) }
  }
  if x < 0 {
    let power = (a / 2 == (a / 2).rounded() ? 1 : -1) * gammaPower(x, a)
    if !isScaled { return isUpper ? 1 - gammaSeries(x, a) * power : gammaSeries(x, a) * power }
    return isUpper ? Real.exp(x) / power - gammaSeries(x, a) * Real.exp(x) : gammaSeries(x, a) * Real.exp(x)
  }
  if !isScaled { return isUpper ? Real.upperIncompleteGamma(x, a) : Real.incompleteGamma(x, a) }
  if !isUpper, x <= a + 1 { return gammaSeries(x, a) }
  if isUpper, x >= 1, x > 0.9 * a {
    // The continued fraction (Abramowitz and Stegun, 6.5.31).
    let count = 100 + Int(min(2 * a.squareRoot(), 20_000))
    var fraction = x + 1 - a + 2 * Double(count)
    for n in stride(from: Double(count), to: 0, by: -1) { fraction = x - 1 - a + 2 * n + n * (a - n) / fraction }
    return a / fraction
  }
  let rest = isUpper ? Real.upperIncompleteGamma(x, a) : Real.incompleteGamma(x, a)
  return Real.exp(x) / gammaPower(x, a) * rest
}

/// Checks that values are real, and of one size but for scalars.
private func requireAlike(_ values: [Value], _ real: String, _ size: String) throws(Failure) {
  var shape: Value?
  for value in values {
    guard value.isRealLike else { throw Failure(real) }
    if value.isScalar { continue }
    if let shape, shape.rows != value.rows || shape.columns != value.columns { throw Failure(size) }
    shape = value
  }
}

private func requirePositive(_ value: Value, _ message: String) throws(Failure) {
  for index in 0..<value.count where !(value.element(index) > 0) { throw Failure(message) }
}
