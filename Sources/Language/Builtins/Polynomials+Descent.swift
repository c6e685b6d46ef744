import Numerics
import Source

extension Builtin {
  /// Minima and zeros of functions of several variables by derivatives.
  static let descent: [Builtin] = [
    Builtin(
      "fminunc", "f, x0, [options]", arguments: 2...3,
      summary: "The place of a minimum near x0, the value there, and 1 for success.",
      examples: ["printf(\"%.4f\\n\", fminunc(@(x) (x - 2)^2, 0))": "2.0000"]
    ) { call, machine throws(Failure) in
      let start = call.arguments[1]
      try requireStart(start, "fminunc")
      let f = call.arguments[0]
      let (x, value) = try quasiNewtonMinimum(start.realElements) { x throws(Failure) in
        let values = try realResults(f, start.like(x), &machine, "fminunc")
        guard values.count == 1 else { throw Failure("fminunc: the function must give one real number") }
        return values[0]
      }
      return [start.like(x), .number(value), .number(1)]
    },
    Builtin(
      "fsolve", "f, x0, [options]", arguments: 2...3,
      summary: "A zero of a function of several variables near x0, the value there, and 1 for success.",
      examples: ["printf(\"%.4f\\n\", fsolve(@(x) x^2 - 2, 1))": "1.4142"]
    ) { call, machine throws(Failure) in
      let start = call.arguments[1]
      try requireStart(start, "fsolve")
      let f = call.arguments[0]
      let (x, isSolved) = try newtonZero(start.realElements) { x throws(Failure) in
        try realResults(f, start.like(x), &machine, "fsolve")
      }
      let value = try machine.call(f, [start.like(x)], outputs: 1).first ?? .undefined
      return [start.like(x), value, .number(isSolved ? 1 : 0)]
    },
    Builtin(
      "lsqnonneg", .matrix("a"), .vector("b"), summary: "The x without negative entries for which a x is closest to b.",
      examples: ["lsqnonneg([1 0; 0 1], [1; -1])": "ans =\n\n   1\n   0\n"]
    ) { a, b throws(Failure) in
      guard a.rows == b.count else { throw Failure("lsqnonneg: B must have as many entries as A has rows") }
      return .column(try nonnegativeSolution(a, b))
    },
  ]
}

private func requireStart(_ start: Value, _ function: String) throws(Failure) {
  try requireReal(start, function)
  guard !start.isEmpty, start.count < 500 else { throw Failure("\(function): X0 must be a numeric vector") }
}

private func realResults(_ f: Value, _ x: Value, _ machine: inout Machine, _ function: String) throws(Failure)
  -> [Double]
{
  machine.charge += 8
  guard let value = try machine.call(f, [x], outputs: 1).first, value.isRealLike, !value.isEmpty else {
    throw Failure("\(function): the function must give real numbers")
  }
  return value.realElements
}

/// The step of a central difference at a place.
private func difference(at x: Double) -> Double { 6e-6 * max(abs(x), 1) }

/// The quasi-Newton method of Broyden, Fletcher, Goldfarb and Shanno with a halving line search (J. Nocedal and
/// S. Wright, Numerical Optimization, 2006, chapter 6).
private func quasiNewtonMinimum(_ start: [Double], _ f: ([Double]) throws(Failure) -> Double) throws(Failure) -> (
  [Double], Double
) {
  let n = start.count
  func gradient(_ x: [Double]) throws(Failure) -> [Double] {
    var result: [Double] = []
    for index in 0..<n {
      let h = difference(at: x[index])
      var (left, right) = (x, x)
      left[index] -= h
      right[index] += h
      result.append((try f(right) - f(left)) / (2 * h))
    }
    return result
  }
  func dot(_ a: [Double], _ b: [Double]) -> Double { zip(a, b).reduce(0) { $0 + $1.0 * $1.1 } }
  var x = start
  var value = try f(x)
  var slope = try gradient(x)
  var inverse = Matrix.identity(n)
  for _ in 0..<400 {
    var direction = (0..<n).map { row in -(0..<n).reduce(0) { $0 + inverse[row, $1] * slope[$1] } }
    if !(dot(direction, slope) < 0) {
      inverse = Matrix.identity(n)
      direction = slope.map { -$0 }
    }
    let descent = dot(direction, slope)
    guard abs(descent) > 1e-24 * max(1, abs(value)) else { break }
    var length = 1.0
    var next = x
    var nextValue = value
    var isBetter = false
    for _ in 0..<60 {
      next = zip(x, direction).map { $0 + length * $1 }
      nextValue = try f(next)
      if nextValue <= value + 1e-4 * length * descent {
        isBetter = true
        break
      }
      length /= 2
    }
    guard isBetter else { break }
    let nextSlope = try gradient(next)
    let step = zip(next, x).map { $0 - $1 }
    let change = zip(nextSlope, slope).map { $0 - $1 }
    let curvature = dot(step, change)
    (x, value, slope) = (next, nextValue, nextSlope)
    guard dot(step, step) > 1e-26 * max(1, dot(x, x)) else { break }
    guard curvature > 0 else { continue }
    let bent = (0..<n).map { row in (0..<n).reduce(0) { $0 + inverse[row, $1] * change[$1] } }
    let factor = (1 + dot(change, bent) / curvature) / curvature
    for row in 0..<n {
      for column in 0..<n {
        inverse[row, column] +=
          factor * step[row] * step[column] - (bent[row] * step[column] + step[row] * bent[column]) / curvature
      }
    }
  }
  return (x, value)
}

/// Newton's method with differences for the derivatives; a step is halved until the function becomes smaller.
private func newtonZero(_ start: [Double], _ f: ([Double]) throws(Failure) -> [Double]) throws(Failure) -> (
  [Double], Bool
) {
  func size(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 * $1 } }
  var x = start
  var values = try f(x)
  for _ in 0..<100 {
    if size(values) < 1e-30 { break }
    var jacobian = Matrix(rows: values.count, columns: x.count, repeating: 0)
    for column in x.indices {
      let h = difference(at: x[column])
      var (left, right) = (x, x)
      left[column] -= h
      right[column] += h
      let (low, high) = (try f(left), try f(right))
      guard low.count == values.count, high.count == values.count else {
        throw Failure("fsolve: the function must always give equally many numbers")
      }
      for row in values.indices { jacobian[row, column] = (high[row] - low[row]) / (2 * h) }
    }
    let derivatives = jacobian
    let target = Matrix(column: values)
    let step = try computed("fsolve") { () throws(MatrixFailure) in try derivatives.leastSquares(target) }
    var length = 1.0
    var isBetter = false
    for _ in 0..<40 {
      let next = zip(x, step.x.elements).map { $0 - length * $1 }
      let nextValues = try f(next)
      if size(nextValues) < size(values) {
        (x, values, isBetter) = (next, nextValues, true)
        break
      }
      length /= 2
    }
    guard isBetter else { break }
  }
  return (x, size(values).squareRoot() < 1e-6)
}

/// The active-set method of C. L. Lawson and R. J. Hanson, Solving Least Squares Problems, 1974, chapter 23.
private func nonnegativeSolution(_ a: Matrix, _ b: [Double]) throws(Failure) -> [Double] {
  var x = [Double](repeating: 0, count: a.columns)
  var isFree = [Bool](repeating: false, count: a.columns)
  for _ in 0..<3 * a.columns + 10 {
    var residual = b
    for column in 0..<a.columns { for row in 0..<a.rows { residual[row] -= a[row, column] * x[column] } }
    var best = -1
    var greatest = 1e-10
    for column in 0..<a.columns where !isFree[column] {
      let gain = (0..<a.rows).reduce(0) { $0 + a[$1, column] * residual[$1] }
      if gain > greatest { (best, greatest) = (column, gain) }
    }
    guard best >= 0 else { break }
    isFree[best] = true
    while true {
      let free = (0..<a.columns).filter { isFree[$0] }
      guard !free.isEmpty else { break }
      var part = Matrix(rows: a.rows, columns: free.count, repeating: 0)
      for (place, column) in free.enumerated() { for row in 0..<a.rows { part[row, place] = a[row, column] } }
      let chosen = part
      let fit = try computed("lsqnonneg") { () throws(MatrixFailure) in try chosen.leastSquares(Matrix(column: b)) }
      let wanted = fit.x.elements
      guard wanted.contains(where: { $0 <= 0 }) else {
        for (place, column) in free.enumerated() { x[column] = wanted[place] }
        break
      }
      var share = 1.0
      for (place, column) in free.enumerated() where wanted[place] <= 0 {
        share = min(share, x[column] / (x[column] - wanted[place]))
      }
      for (place, column) in free.enumerated() {
        x[column] += share * (wanted[place] - x[column])
        if x[column] <= 1e-14 { (x[column], isFree[column]) = (0, false) }
      }
    }
  }
  return x
}
