import Numerics
import Source

extension Builtin {
  /// Piecewise polynomials: splines and what evaluates them.
  static let piecewise: [Builtin] = [
    Builtin(
      "mkpp", .vector("breaks"), .matrix("coefs"),
      summary: "The piecewise polynomial with a row of coefficients for each interval between breaks.",
      examples: ["ppval(mkpp([0 1 2], [1 0; 2 1]), 1.5)": "ans = 2"]
    ) { breaks, coefficients throws(Failure) in
      guard breaks.count >= 2 else { throw Failure("mkpp: at least one interval is needed") }
      guard coefficients.elements.count % (breaks.count - 1) == 0, !coefficients.elements.isEmpty else {
        throw Failure("mkpp: expected COEFS to have \(breaks.count - 1) rows")
      }
      // One row of coefficients may stand for a single interval in either direction.
      let pieces = breaks.count - 1
      let order = coefficients.elements.count / pieces
      let isShaped = coefficients.rows == pieces
      let rows = (0..<pieces).map { piece in
        (0..<order).map { isShaped ? coefficients[piece, $0] : coefficients.elements[$0 * pieces + piece] }
      }
      return PiecewisePolynomial(breaks: breaks, coefficients: rows).value
    },
    Builtin(
      "ppval", .value("pp"), .value("x"), summary: "The values of a piecewise polynomial at x.",
      examples: ["ppval(spline(0:3, (0:3).^2), 1.5)": "ans = 2.2500"]
    ) { pp, x throws(Failure) in
      try requireReal(x, "ppval")
      let curve = try PiecewisePolynomial(pp, "ppval")
      return x.like(x.realElements.map { curve.at($0) })
    },
    curve(
      "spline", "The cubic spline through the points (x, y), at xi or as a piecewise polynomial.",
      example: "spline(0:3, (0:3).^3, 1.5)", output: "ans = 3.3750"
    ) { x, y in PiecewisePolynomial(splineThrough: x, y) },
    curve(
      "pchip", "The curve through the points (x, y) that rises and falls only where they do, at xi.",
      example: "pchip(0:3, [0 1 4 9], 1.5)", output: "ans = 2.2188"
    ) { x, y in PiecewisePolynomial(monotoneThrough: x, y) },
  ]

  @inline(__always)
  private static func curve(
    _ name: String, _ summary: String, example: String, output: String,
    _ make: @escaping @Sendable ([Double], [Double]) -> PiecewisePolynomial
  ) -> Builtin {
    Builtin(name, "x, y, [xi]", arguments: 2...3, summary: summary, examples: [example: output]) {
      call, _ throws(Failure) in
      let x = try Parameter<[Double]>.vector("X").read(call.arguments, 0, name)
      let y = try Parameter<[Double]>.vector("Y").read(call.arguments, 1, name)
      let isClamped = name == "spline" && y.count == x.count + 2
      guard x.count >= 2 else { throw Failure("\(name): requires at least 2 points") }
      guard y.count == x.count || isClamped else {
        throw Failure("\(name): length of X and Y must match", hint: "they have \(x.count) and \(y.count) entries")
      }
      let order = sortedPositions(x.count) { x[$0] < x[$1] }
      let knots = order.map { x[$0] }
      for index in 1..<knots.count where !(knots[index] > knots[index - 1]) {
        throw Failure("\(name): X must be strictly monotonic")
      }
      let curve =
        isClamped
        ? PiecewisePolynomial(splineThrough: knots, order.map { y[$0 + 1] }, slopes: (y[0], y[y.count - 1]))
        : make(knots, order.map { y[$0] })
      guard call.arguments.count > 2 else { return [curve.value] }
      let xi = call.arguments[2]
      try requireReal(xi, name)
      return [xi.like(xi.realElements.map { curve.at($0) })]
    }
  }
}

/// Polynomials between breaks, each in the distance from its left break, highest power first.
struct PiecewisePolynomial {
  let breaks: [Double]
  let coefficients: [[Double]]

  init(breaks: [Double], coefficients: [[Double]]) {
    self.breaks = breaks
    self.coefficients = coefficients
  }

  /// What `mkpp` made.
  init(_ value: Value, _ function: String) throws(Failure) {
    guard let array = value.structArray, let element = array.elements.first,
      let breaksIndex = array.keys.firstIndex(of: "breaks"), let coefsIndex = array.keys.firstIndex(of: "coefs"),
      element[breaksIndex].isRealLike, element[coefsIndex].isRealLike, element[breaksIndex].count >= 2,
      element[coefsIndex].rows == element[breaksIndex].count - 1, element[coefsIndex].columns > 0
    else { throw Failure("\(function): first argument must be a pp-form structure", hint: "mkpp and spline make one") }
    let matrix = element[coefsIndex].realMatrix
    breaks = element[breaksIndex].realElements
    coefficients = (0..<matrix.rows).map { row in (0..<matrix.columns).map { matrix[row, $0] } }
  }

  /// Cubic pieces with given values and slopes at the breaks.
  init(breaks: [Double], values: [Double], slopes: [Double]) {
    self.breaks = breaks
    coefficients = (0..<breaks.count - 1).map { index in
      let width = breaks[index + 1] - breaks[index]
      let secant = (values[index + 1] - values[index]) / width
      let (left, right) = (slopes[index], slopes[index + 1])
      return [
        (left + right - 2 * secant) / (width * width), (3 * secant - 2 * left - right) / width, left, values[index],
      ]
    }
  }

  /// The cubic spline with continuous second derivative; at the ends it has the given slopes, or else no break in the
  /// third derivative at the second and the last but one point (C. de Boor, A Practical Guide to Splines, chapter IV).
  init(splineThrough x: [Double], _ y: [Double], slopes: (first: Double, last: Double)? = nil) {
    let n = x.count
    let h = (0..<n - 1).map { x[$0 + 1] - x[$0] }
    let secants = (0..<n - 1).map { (y[$0 + 1] - y[$0]) / h[$0] }
    if slopes == nil, n == 2 {
      self.init(breaks: x, coefficients: [[secants[0], y[0]]])
      return
    }
    if slopes == nil, n == 3 {
      let bend = (secants[1] - secants[0]) / (h[0] + h[1])
      self.init(breaks: [x[0], x[2]], coefficients: [[bend, secants[0] - bend * h[0], y[0]]])
      return
    }
    // A tridiagonal system for the slopes.
    var lower = [Double](repeating: 0, count: n)
    var middle = [Double](repeating: 1, count: n)
    var upper = [Double](repeating: 0, count: n)
    var right = [Double](repeating: 0, count: n)
    for index in 1..<max(1, n - 1) {
      lower[index] = h[index]
      middle[index] = 2 * (h[index - 1] + h[index])
      upper[index] = h[index - 1]
      right[index] = 3 * (h[index] * secants[index - 1] + h[index - 1] * secants[index])
    }
    if let slopes {
      (right[0], right[n - 1]) = (slopes.first, slopes.last)
    } else {
      let first = h[0] + h[1]
      (middle[0], upper[0]) = (h[1], first)
      right[0] = ((h[0] + 2 * first) * h[1] * secants[0] + h[0] * h[0] * secants[1]) / first
      let last = h[n - 2] + h[n - 3]
      (middle[n - 1], lower[n - 1]) = (h[n - 3], last)
      right[n - 1] =
        (h[n - 2] * h[n - 2] * secants[n - 3] + (2 * last + h[n - 2]) * h[n - 3] * secants[n - 2]) / last
    }
    for index in 1..<n {
      let factor = lower[index] / middle[index - 1]
      middle[index] -= factor * upper[index - 1]
      right[index] -= factor * right[index - 1]
    }
    var slope = [Double](repeating: 0, count: n)
    slope[n - 1] = right[n - 1] / middle[n - 1]
    for index in stride(from: n - 2, through: 0, by: -1) {
      slope[index] = (right[index] - upper[index] * slope[index + 1]) / middle[index]
    }
    self.init(breaks: x, values: y, slopes: slope)
  }

  /// The monotone cubic of F. N. Fritsch and J. Butland, SIAM J. Sci. Stat. Comput. 5, 1984.
  init(monotoneThrough x: [Double], _ y: [Double]) {
    let n = x.count
    let h = (0..<n - 1).map { x[$0 + 1] - x[$0] }
    let secants = (0..<n - 1).map { (y[$0 + 1] - y[$0]) / h[$0] }
    var slopes = [Double](repeating: secants[0], count: n)
    if n > 2 {
      for index in 1..<n - 1 {
        let (a, b) = (secants[index - 1], secants[index])
        guard a * b > 0 else {
          slopes[index] = 0
          continue
        }
        let sum = h[index - 1] + h[index]
        let (left, right) = ((sum + h[index - 1]) / (3 * sum), (sum + h[index]) / (3 * sum))
        let (least, greatest) = abs(a) < abs(b) ? (a, b) : (b, a)
        slopes[index] = least / (left * (a / greatest) + right * (b / greatest))
      }
      func end(_ h0: Double, _ h1: Double, _ s0: Double, _ s1: Double) -> Double {
        let slope = ((2 * h0 + h1) * s0 - h0 * s1) / (h0 + h1)
        if slope * s0 <= 0 { return 0 }
        return s0 * s1 <= 0 && abs(slope) > 3 * abs(s0) ? 3 * s0 : slope
      }
      slopes[0] = end(h[0], h[1], secants[0], secants[1])
      slopes[n - 1] = end(h[n - 2], h[n - 3], secants[n - 2], secants[n - 3])
    }
    self.init(breaks: x, values: y, slopes: slopes)
  }

  /// The value at a place; outside, the first and last polynomial go on.
  func at(_ x: Double) -> Double {
    guard x == x else { return .nan }
    let piece = max(0, min(coefficients.count - 1, countUpTo(breaks, x) - 1))
    return horner(coefficients[piece], x - breaks[piece])
  }

  /// The struct that the language has for it.
  var value: Value {
    let order = coefficients.first?.count ?? 0
    var elements: [Double] = []
    for column in 0..<order { for row in coefficients { elements.append(row[column]) } }
    return Value(fields: [
      ("form", Value("pp")), ("breaks", .row(breaks)),
      ("coefs", Value(rows: coefficients.count, columns: order, elements)),
      ("pieces", .number(Double(coefficients.count))), ("order", .number(Double(order))), ("dim", .number(1)),
    ])
  }
}
