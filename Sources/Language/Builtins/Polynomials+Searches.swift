import Numerics
import Source

extension Builtin {
  /// Roots, minima and integrals of functions.
  static let searches: [Builtin] = [
    Builtin(
      "fzero", "f, x0, [options]", arguments: 2...3,
      summary: "A zero of f in the interval x0 = [a, b], or near x0, the value there, and 1 for success.",
      examples: ["fzero(@cos, [0 3])": "ans = 1.5708"], body: zeroBody),
    Builtin(
      "fminbnd", "f, a, b, [options]", arguments: 3...4,
      summary: "The place of a minimum of f between a and b, and the value there.",
      examples: ["round(fminbnd(@(x) (x - 2)^2, 0, 5))": "ans = 2"]
    ) { call, machine throws(Failure) in
      let a = try numberArgument(call.arguments, 1, "fminbnd", "A")
      let b = try numberArgument(call.arguments, 2, "fminbnd", "B")
      guard a <= b else {
        throw Failure("fminbnd: the lower bound is greater than the upper one")
      }
      let f = call.arguments[0]
      let (x, value) = try boundedMinimum(a, b) { x throws(Failure) in
        try scalarResult(f, .number(x), &machine, "fminbnd")
      }
      return [.number(x), .number(value), .number(1)]
    },
    Builtin(
      "fminsearch", "f, x0, [options]", arguments: 2...3,
      summary: "The place of a minimum of a function of several variables near x0, and the value there.",
      examples: ["round(fminsearch(@(x) (x(1) - 1)^2 + (x(2) - 2)^2, [0 0]))": "ans =\n\n   1   2\n"]
    ) { call, machine throws(Failure) in
      let start = call.arguments[1]
      try requireReal(start, "fminsearch")
      guard !start.isEmpty, start.count < 1000 else { throw Failure("fminsearch: X0 must be a numeric vector") }
      let f = call.arguments[0]
      let (x, value) = try simplexMinimum(start.realElements) { x throws(Failure) in
        try scalarResult(f, start.like(x), &machine, "fminsearch")
      }
      return [start.like(x), .number(value), .number(1)]
    },
    integral("quad"), integral("quadl"), integral("quadcc"),
  ]

  @inline(__always)
  private static func integral(_ name: String) -> Builtin {
    Builtin(
      name, "f, a, b, …", atLeast: 3, summary: "The integral of f from a to b.",
      examples: ["\(name)(@(x) x.^2, 0, 3)": "ans = 9"]
    ) { call, machine throws(Failure) in
      let a = try numberArgument(call.arguments, 1, name, "A")
      let b = try numberArgument(call.arguments, 2, name, "B")
      let f = call.arguments[0]
      let isScalarOnly = name == "quad"
      let result = try adaptiveIntegral(a, b) { points throws(Failure) in
        if isScalarOnly {
          return try points.indices.reduced { index throws(Failure) in
            try scalarResult(f, .number(points[index]), &machine, name)
          }
        }
        let values = try machine.values(of: f, at: [.row(points)])
        guard values.isRealLike else { throw Failure("\(name): the function must give real numbers") }
        if values.count == points.count { return values.realElements }
        throw Failure(
          "\(name): the function must give one number for each entry of its argument",
          hint: "write it with .*, ./ and .^")
      }
      return [.number(result.value), .number(result.error)]
    }
  }
}

private func scalarResult(_ f: Value, _ x: Value, _ machine: inout Machine, _ function: String) throws(Failure)
  -> Double
{
  guard let value = try machine.call(f, [x], outputs: 1).first, value.isScalar, value.isRealLike else {
    throw Failure("\(function): the function must give one real number")
  }
  machine.charge += 8
  return value.element(0)
}

/// The method of R. P. Brent, Algorithms for Minimization without Derivatives, 1973, chapter 4.
private func zeroBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  let f = call.arguments[0]
  let start = call.arguments[1]
  guard start.isRealLike, start.count == 1 || start.count == 2 else {
    throw Failure("fzero: X0 must be a number or an interval [a, b]")
  }
  var a = start.element(0)
  var fa = try scalarResult(f, .number(a), &machine, "fzero")
  if fa == 0 { return [.number(a), .number(0), .number(1)] }
  var b = a
  var fb = fa
  if start.count == 2 {
    b = start.element(1)
    fb = try scalarResult(f, .number(b), &machine, "fzero")
  } else {
    let unit = a == 0 ? 1 : a
    for step in [-0.01, 0.025, -0.05, 0.1, -0.25, 0.5, -1, 2.5, -5, 10, -50, 100, 500, 1000] {
      b = a == 0 ? (step < 0 ? -abs(step) * 10 : step) : unit + unit * step
      fb = try scalarResult(f, .number(b), &machine, "fzero")
      if (fa < 0) != (fb < 0) || fb == 0 { break }
    }
  }
  guard (fa <= 0 && fb >= 0) || (fa >= 0 && fb <= 0) else {
    throw Failure(
      "fzero: not a valid initial bracketing.  function values at interval endpoints must differ in sign",
      hint: "f(\(a)) = \(fa) and f(\(b)) = \(fb)", identifier: "Octave:bad-arg")
  }
  var c = a
  var fc = fa
  var d = b - a
  var e = d
  for _ in 0..<200 {
    if (fb > 0) == (fc > 0) { (c, fc, d, e) = (a, fa, b - a, b - a) }
    if abs(fc) < abs(fb) { (a, b, c, fa, fb, fc) = (b, c, b, fb, fc, fb) }
    let tolerance = 2 * 0x1p-52 * abs(b)
    let half = (c - b) / 2
    if abs(half) <= tolerance || fb == 0 { break }
    if abs(e) >= tolerance, abs(fa) > abs(fb) {
      let s = fb / fa
      var p: Double
      var q: Double
      if a == c {
        p = 2 * half * s
        q = 1 - s
      } else {
        let (u, v) = (fa / fc, fb / fc)
        p = s * (2 * half * u * (u - v) - (b - a) * (v - 1))
        q = (u - 1) * (v - 1) * (s - 1)
      }
      if p > 0 { q = -q } else { p = -p }
      if 2 * p < min(3 * half * q - abs(tolerance * q), abs(e * q)) {
        (e, d) = (d, p / q)
      } else {
        (d, e) = (half, half)
      }
    } else {
      (d, e) = (half, half)
    }
    (a, fa) = (b, fb)
    b +=
      abs(d) > tolerance
      ? d : half > 0 ? max(tolerance, .leastNonzeroMagnitude) : -max(tolerance, .leastNonzeroMagnitude)
    fb = try scalarResult(f, .number(b), &machine, "fzero")
  }
  return [.number(b), .number(fb), .number(1)]
}

/// Golden section steps with parabolic ones (Brent, 1973, chapter 5).
private func boundedMinimum(
  _ lower: Double, _ upper: Double, _ f: (Double) throws(Failure) -> Double
) throws(Failure) -> (Double, Double) {
  let golden = (3 - 5.0.squareRoot()) / 2
  var (a, b) = (lower, upper)
  var v = a + golden * (b - a)
  var (w, x) = (v, v)
  var fx = try f(x)
  var (fv, fw) = (fx, fx)
  var (d, e) = (0.0, 0.0)
  for _ in 0..<500 {
    let middle = (a + b) / 2
    let tolerance = 1.5e-8 * abs(x) + 1e-9
    if abs(x - middle) <= 2 * tolerance - (b - a) / 2 { break }
    var isGolden = true
    if abs(e) > tolerance {
      let r = (x - w) * (fx - fv)
      var q = (x - v) * (fx - fw)
      var p = (x - v) * q - (x - w) * r
      q = 2 * (q - r)
      if q > 0 { p = -p }
      q = abs(q)
      if abs(p) < abs(q * e / 2), p > q * (a - x), p < q * (b - x) {
        (e, d) = (d, p / q)
        if x + d - a < 2 * tolerance || b - x - d < 2 * tolerance { d = x < middle ? tolerance : -tolerance }
        isGolden = false
      }
    }
    if isGolden {
      e = x >= middle ? a - x : b - x
      d = golden * e
    }
    let u = x + (abs(d) >= tolerance ? d : d > 0 ? tolerance : -tolerance)
    let fu = try f(u)
    if fu <= fx {
      if u >= x { a = x } else { b = x }
      (v, fv, w, fw, x, fx) = (w, fw, x, fx, u, fu)
    } else {
      if u < x { a = u } else { b = u }
      if fu <= fw || w == x {
        (v, fv, w, fw) = (w, fw, u, fu)
      } else if fu <= fv || v == x || v == w {
        (v, fv) = (u, fu)
      }
    }
  }
  return (x, fx)
}

/// J. A. Nelder and R. Mead, A simplex method for function minimization, The Computer Journal 7, 1965.
private func simplexMinimum(
  _ start: [Double], _ f: ([Double]) throws(Failure) -> Double
) throws(Failure) -> ([Double], Double) {
  let n = start.count
  var simplex = [(x: start, value: try f(start))]
  for index in 0..<n {
    var x = start
    x[index] = x[index] == 0 ? 0.25 : x[index] * 1.05
    simplex.append((x, try f(x)))
  }
  for _ in 0..<(200 * n + 400) {
    simplex = inOrder(simplex)
    let worst = simplex[n]
    var spread = 0.0
    for vertex in simplex { for index in 0..<n { spread = max(spread, abs(vertex.x[index] - simplex[0].x[index])) } }
    if spread < 1e-7, abs(worst.value - simplex[0].value) < 1e-7 { break }
    let centre = (0..<n).map { index in simplex.dropLast().reduce(0) { $0 + $1.x[index] } / Double(n) }
    func along(_ factor: Double) -> [Double] { (0..<n).map { centre[$0] + factor * (worst.x[$0] - centre[$0]) } }
    let reflected = along(-1)
    let reflectedValue = try f(reflected)
    if reflectedValue < simplex[0].value {
      let expanded = along(-2)
      let expandedValue = try f(expanded)
      simplex[n] = expandedValue < reflectedValue ? (expanded, expandedValue) : (reflected, reflectedValue)
    } else if reflectedValue < simplex[n - 1].value {
      simplex[n] = (reflected, reflectedValue)
    } else {
      let contracted = along(reflectedValue < worst.value ? -0.5 : 0.5)
      let contractedValue = try f(contracted)
      if contractedValue < min(worst.value, reflectedValue) {
        simplex[n] = (contracted, contractedValue)
      } else {
        for index in 1...n {
          let x = (0..<n).map { (simplex[0].x[$0] + simplex[index].x[$0]) / 2 }
          simplex[index] = (x, try f(x))
        }
      }
    }
  }
  simplex = inOrder(simplex)
  return (simplex[0].x, simplex[0].value)
}

/// The corners of a simplex, best first.
private func inOrder(_ simplex: [(x: [Double], value: Double)]) -> [(x: [Double], value: Double)] {
  sortedPositions(simplex.count) { isLess(simplex[$0].value, simplex[$1].value) }.map { simplex[$0] }
}

/// Gauss-Kronrod rule of 7 and 15 points on intervals that are halved where the error is largest; the nodes and
/// weights are those of QUADPACK (Piessens and others, 1983). Infinite ends are mapped to finite ones.
private func adaptiveIntegral(
  _ a: Double, _ b: Double, _ f: ([Double]) throws(Failure) -> [Double]
) throws(Failure) -> (value: Double, error: Double) {
  guard a == a, b == b else { return (.nan, .nan) }
  if a == b { return (0, 0) }
  if a > b {
    let reversed = try adaptiveIntegral(b, a, f)
    return (-reversed.value, reversed.error)
  }
  let nodes = [
    0.991455371120812639206854697526329, 0.949107912342758524526189684047851, 0.864864423359769072789712788640926,
    0.741531185599394439863864773280788, 0.586087235467691130294144691693103, 0.405845151377397166906606412076961,
    0.207784955007898467600689403773245, 0,
  ]
  let kronrod = [
    0.022935322010529224963732008058970, 0.063092092629978553290700663189204, 0.104790010322250183839876322541518,
    0.140653259715525918745189590510238, 0.169004726639267902826583426598550, 0.190350578064785409913256402421014,
    0.204432940075298892414161999234649, 0.209482141084727828012999174891714,
  ]
  let gauss = [
    0.129484966168869693270611432679082, 0.279705391489276667901467771423780, 0.381830050505118944950369775488975,
    0.417959183673469387755102040816327,
  ]
  // x = t / (1 - t^2) and its one-sided forms; the derivative weighs the values.
  func mapped(_ t: Double) -> (x: Double, weight: Double) {
    switch (a.isFinite, b.isFinite) {
    case (true, true): return (t, 1)
    case (false, false):
      let rest = 1 - t * t
      return (t / rest, (1 + t * t) / (rest * rest))
    case (true, false): return (a + t / (1 - t), 1 / ((1 - t) * (1 - t)))
    case (false, true): return (b - (1 - t) / t, 1 / (t * t))
    }
  }
  func estimate(_ low: Double, _ high: Double) throws(Failure) -> (value: Double, error: Double) {
    let (centre, half) = ((low + high) / 2, (high - low) / 2)
    let places = nodes.map { centre - half * $0 } + nodes.dropLast().map { centre + half * $0 }
    let points = places.map { mapped($0) }
    let values = try f(points.map { $0.x })
    guard values.count == points.count else { return (.nan, .nan) }
    var (fine, coarse) = (0.0, 0.0)
    for (index, value) in values.enumerated() {
      let node = index < 8 ? index : index - 8
      fine += kronrod[node] * value * points[index].weight
      if node % 2 == 1 { coarse += gauss[node / 2] * value * points[index].weight }
    }
    return (fine * half, abs(fine - coarse) * half)
  }
  var (low, high) = (a, b)
  switch (a.isFinite, b.isFinite) {
  case (true, true): break
  case (false, false): (low, high) = (-1, 1)
  case (true, false), (false, true): (low, high) = (0, 1)
  }
  var parts: [(low: Double, high: Double, value: Double, error: Double)] = []
  let count = 10
  for index in 0..<count {
    let from = low + (high - low) * Double(index) / Double(count)
    let to = low + (high - low) * Double(index + 1) / Double(count)
    let part = try estimate(from, to)
    parts.append((from, to, part.value, part.error))
  }
  for _ in 0..<650 {
    var (value, error) = (0.0, 0.0)
    var widest = 0
    for (index, part) in parts.enumerated() {
      value += part.value
      error += part.error
      if part.error > parts[widest].error { widest = index }
    }
    if !(error > max(1e-10, 1e-6 * abs(value)) * 1e-4) { break }
    let part = parts[widest]
    let middle = (part.low + part.high) / 2
    if middle <= part.low || middle >= part.high { break }
    let left = try estimate(part.low, middle)
    let right = try estimate(middle, part.high)
    parts[widest] = (part.low, middle, left.value, left.error)
    parts.append((middle, part.high, right.value, right.error))
  }
  var (value, error) = (0.0, 0.0)
  for part in parts {
    value += part.value
    error += part.error
  }
  return (value, error)
}
