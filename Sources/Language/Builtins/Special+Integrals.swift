import Numerics
import Source

extension Builtin {
  /// Special functions that are computed as integrals.
  static let specialIntegrals: [Builtin] = [
    bessel("besselj", "first kind", "besselj(0, 1)", "ans = 0.7652") { besselJ($0, $1) },
    bessel("bessely", "second kind", "bessely(0, 1)", "ans = 0.088257") { besselY($0, $1) },
    bessel("besseli", "first kind, modified", "besseli(0, 1)", "ans = 1.2661") { besselI($0, $1) },
    bessel("besselk", "second kind, modified", "besselk(0, 1)", "ans = 0.4210") { besselK($0, $1) },
    Builtin(
      "airy", "[k], x", arguments: 1...2, summary: "The Airy function Ai for k = 0, and Bi for k = 2.",
      examples: ["airy(0, 1)": "ans = 0.1353"]
    ) { call, _ throws(Failure) in
      let k = call.arguments.count > 1 ? try integerArgument(call.arguments, 0, "airy", "K") : 0
      guard k == 0 || k == 2 else { throw Failure("airy: K must be 0 or 2", hint: "the derivatives are not available") }
      let x = call.arguments[call.arguments.count - 1]
      try requireReal(x, "airy")
      return [x.like(x.realElements.map { k == 0 ? airyAi($0) : airyBi($0) })]
    },
    Builtin(
      entrywise: "sinint", summary: "The integral of sin(t)/t from 0 to x.", examples: ["sinint(1)": "ans = 0.9461"],
      real: { sineIntegral($0) }),
    Builtin(
      entrywise: "cosint", summary: "The integral of cos(t)/t up to x.", examples: ["cosint(1)": "ans = 0.3374"],
      real: { $0 < 0 ? .nan : cosineIntegral($0) }),
  ]

  @inline(__always)
  private static func bessel(
    _ name: String, _ kind: String, _ example: String, _ output: String,
    _ function: @escaping @Sendable (Double, Double) -> Double
  ) -> Builtin {
    Builtin(
      name, "order, x", arguments: 2...2, summary: "The Bessel function of the \(kind), for real x from 0 on.",
      examples: [example: output]
    ) { call, _ throws(Failure) in
      let (order, x) = (call.arguments[0], call.arguments[1])
      try requireReal(order, name)
      try requireReal(x, name)
      let orders = order.realElements
      for element in x.realElements where element < 0 && orders.contains(where: { $0 != $0.rounded() }) {
        throw Failure("\(name): X must not be negative for an order that is no whole number")
      }
      guard order.isScalar || x.isScalar || order.rows == x.rows && order.columns == x.columns else {
        // A row of orders and a column of places give a table.
        guard order.rows == 1, x.columns == 1 else { throw Failure("\(name): the sizes of ALPHA and X must match") }
        var elements: [Double] = []
        for order in orders { for place in x.realElements { elements.append(function(order, place)) } }
        return [Value(rows: x.count, columns: order.count, elements)]
      }
      if order.isScalar { return [x.like(x.realElements.map { function(orders[0], $0) })] }
      if x.isScalar { return [order.like(orders.map { function($0, x.element(0)) })] }
      return [x.like(zip(orders, x.realElements).map { function($0, $1) })]
    }
  }
}

/// The integral of a smooth function by the double exponential formula of H. Takahasi and M. Mori, 1974.
private func doubleExponential(_ a: Double, _ b: Double, _ f: (Double) -> Double) -> Double {
  let (middle, half) = ((a + b) / 2, (b - a) / 2)
  let step = 1.0 / 64
  var sum = 0.0
  for index in -230...230 {
    let t = Double(index) * step
    let inner = Double.pi / 2 * Real.sinh(t)
    let cosine = Real.cosh(inner)
    let x = middle + half * Real.tanh(inner)
    guard x > a, x < b else { continue }
    sum += f(x) * Double.pi / 2 * Real.cosh(t) / (cosine * cosine)
  }
  return sum * step * half
}

/// Where exp(-x sinh t) has vanished.
private func cutoff(_ x: Double, _ order: Double) -> Double { Real.asinh((745 + 40 * abs(order)) / x) + 1 }

// The integrals of F. W. J. Olver, NIST Handbook of Mathematical Functions, sections 10.9 and 10.32.

private func besselJ(_ order: Double, _ x: Double) -> Double {
  if x < 0 { return (order.truncatingRemainder(dividingBy: 2) == 0 ? 1 : -1) * besselJ(order, -x) }
  if x == 0 { return order == 0 ? 1 : 0 }
  var result = doubleExponential(0, .pi) { Real.cos(order * $0 - x * Real.sin($0)) }
  if order != order.rounded() {
    result -=
      Real.sin(order * .pi) * doubleExponential(0, cutoff(x, order)) { Real.exp(-x * Real.sinh($0) - order * $0) }
  }
  return result / .pi
}

private func besselY(_ order: Double, _ x: Double) -> Double {
  guard x > 0 else { return x == 0 ? -.infinity : .nan }
  let oscillating = doubleExponential(0, .pi) { Real.sin(x * Real.sin($0) - order * $0) }
  let cosine =
    order == order.rounded() ? (order.truncatingRemainder(dividingBy: 2) == 0 ? 1 : -1) : Real.cos(order * .pi)
  let decaying = doubleExponential(0, cutoff(x, order)) {
    let base = -x * Real.sinh($0)
    return Real.exp(base + order * $0) + cosine * Real.exp(base - order * $0)
  }
  return (oscillating - decaying) / .pi
}

private func besselI(_ order: Double, _ x: Double) -> Double {
  if x < 0 { return (order.truncatingRemainder(dividingBy: 2) == 0 ? 1 : -1) * besselI(order, -x) }
  if x == 0 { return order == 0 ? 1 : 0 }
  var result = doubleExponential(0, .pi) { Real.exp(x * Real.cos($0)) * Real.cos(order * $0) }
  if order != order.rounded() {
    result -=
      Real.sin(order * .pi) * doubleExponential(0, cutoff(x, order)) { Real.exp(-x * Real.cosh($0) - order * $0) }
  }
  return result / .pi
}

private func besselK(_ order: Double, _ x: Double) -> Double {
  guard x > 0 else { return x == 0 ? .infinity : .nan }
  return doubleExponential(0, cutoff(x, order)) {
    let base = -x * Real.cosh($0)
    return (Real.exp(base + order * $0) + Real.exp(base - order * $0)) / 2
  }
}

private func airyAi(_ x: Double) -> Double {
  if x == 0 { return 0.355028053887817239 }
  let size = abs(x)
  let argument = 2 * size * size.squareRoot() / 3
  if x > 0 { return (x / 3).squareRoot() * besselK(1.0 / 3, argument) / .pi }
  return size.squareRoot() / 3 * (besselJ(1.0 / 3, argument) + besselJ(-1.0 / 3, argument))
}

private func airyBi(_ x: Double) -> Double {
  if x == 0 { return 0.614926627446000736 }
  let size = abs(x)
  let argument = 2 * size * size.squareRoot() / 3
  if x > 0 { return (x / 3).squareRoot() * (besselI(-1.0 / 3, argument) + besselI(1.0 / 3, argument)) }
  return (size / 3).squareRoot() * (besselJ(-1.0 / 3, argument) - besselJ(1.0 / 3, argument))
}

/// The auxiliary functions f and g for large x (NIST Handbook, 6.12).
private func auxiliary(_ x: Double) -> (f: Double, g: Double) {
  var (f, g, term) = (0.0, 0.0, 1 / x)
  for index in 1..<40 {
    let isEven = index % 2 == 0
    let sign: Double = (index - 1) / 2 % 2 == 0 ? 1 : -1
    if isEven { g += sign * term } else { f += sign * term }
    let next = term * Double(index) / x
    if next > term { break }
    term = next
  }
  return (f, g)
}

private func sineIntegral(_ x: Double) -> Double {
  if x < 0 { return -sineIntegral(-x) }
  guard x > 40 else { return doubleExponential(0, x) { $0 == 0 ? 1 : Real.sin($0) / $0 } }
  if x == .infinity { return .pi / 2 }
  let (f, g) = auxiliary(x)
  return .pi / 2 - f * Real.cos(x) - g * Real.sin(x)
}

private func cosineIntegral(_ x: Double) -> Double {
  if x == 0 { return -.infinity }
  guard x > 40 else {
    let rest = doubleExponential(0, x) {
      let half = Real.sin($0 / 2)
      return $0 == 0 ? 0 : -2 * half * half / $0
    }
    return 0.57721566490153286 + Real.log(x) + rest
  }
  if x == .infinity { return 0 }
  let (f, g) = auxiliary(x)
  return f * Real.sin(x) - g * Real.cos(x)
}

/// By the recurrence in the degree, with the factor (-1)^order.
private func legendreFunction(_ degree: Int, _ order: Int, _ x: Double) -> Double {
  var current = 1.0
  let root = (1 - x * x).squareRoot()
  for index in 0..<order { current *= -Double(2 * index + 1) * root }
  var previous = 0.0
  for index in order..<max(order, degree) {
    let next = (Double(2 * index + 1) * x * current - Double(index + order) * previous) / Double(index - order + 1)
    (previous, current) = (current, next)
  }
  return current
}
