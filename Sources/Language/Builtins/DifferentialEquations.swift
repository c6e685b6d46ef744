import Numerics
import Source

extension Builtin {
  /// Solvers of ordinary differential equations.
  static let differentialEquations: [Builtin] = [
    solver("ode45"), solver("ode23"),
    Builtin(
      "lsode", "f, x0, t", arguments: 3...4,
      summary: "The solution of x' = f(x, t) that begins at x0, a row for each time in t.",
      examples: ["printf(\"%.4f\\n\", lsode(@(x, t) -x, 1, [0 1]))": "1.0000\n0.3679"]
    ) { call, machine throws(Failure) in
      let f = call.arguments[0]
      let start = call.arguments[1]
      try requireReal(start, "lsode")
      let times = try Parameter<[Double]>.vector("T").read(call.arguments, 2, "lsode")
      guard times.count >= 1, !start.isEmpty else { throw Failure("lsode: X0 and T must not be empty") }
      let rows = try solution(start.realElements, times, relative: 1e-9, absolute: 1e-9) { t, x throws(Failure) in
        try derivative(f, [.column(x), .number(t)], x.count, &machine, "lsode")
      }
      return [rows.matrix, .number(2), Value("successful exit")]
    },
  ]

  @inline(__always)
  private static func solver(_ name: String) -> Builtin {
    Builtin(
      name, "f, span, y0, [options]", arguments: 3...4,
      summary: "The times and the solution of y' = f(t, y) that begins at y0, a row for each time.",
      examples: ["[t, y] = \(name)(@(t, y) -y, [0 1], 1);\nprintf(\"%.3f\\n\", y(end))": "0.368"]
    ) { call, machine throws(Failure) in
      let f = call.arguments[0]
      let span = try Parameter<[Double]>.vector("TRANGE").read(call.arguments, 1, name)
      let start = call.arguments[2]
      try requireReal(start, name)
      guard span.count >= 2, span[0] != span[span.count - 1] else {
        throw Failure("\(name): TRANGE must contain at least 2 elements", hint: "for example [0 10]")
      }
      guard !start.isEmpty else { throw Failure("\(name): INIT must be a numeric vector") }
      let options = call.arguments.count > 3 ? call.arguments[3] : nil
      var times = span
      if span.count == 2 {
        let count = 40
        times = (0...count).map { span[0] + (span[1] - span[0]) * Double($0) / Double(count) }
        times[count] = span[1]
      }
      let rows = try solution(
        start.realElements, times, relative: min(numberOption(options, "RelTol") ?? 1e-6, 1e-6),
        absolute: min(numberOption(options, "AbsTol") ?? 1e-9, 1e-9)
      ) { t, y throws(Failure) in
        try derivative(f, [.number(t), .column(y)], y.count, &machine, name)
      }
      guard call.outputs > 1 else {
        return [
          Value(fields: [("x", .row(times)), ("y", transposed(rows.matrix, conjugate: false)), ("solver", Value(name))])
        ]
      }
      return [.column(times), rows.matrix]
    }
  }
}

private func derivative(
  _ f: Value, _ arguments: [Value], _ count: Int, _ machine: inout Machine, _ function: String
) throws(Failure) -> [Double] {
  machine.charge += 16
  guard let value = try machine.call(f, arguments, outputs: 1).first, value.isRealLike, value.count == count else {
    throw Failure(
      "\(function): the function must give as many real numbers as the start has",
      hint: "the start has \(count == 1 ? "1 entry" : "\(count) entries")")
  }
  return value.realElements
}

extension [[Double]] {
  /// The matrix with these rows.
  fileprivate var matrix: Value {
    let columns = first?.count ?? 0
    var elements: [Double] = []
    for column in 0..<columns { for row in self { elements.append(row[column]) } }
    return Value(rows: count, columns: columns, elements)
  }
}

/// The solution at the given times by the pair of formulas of order 5 and 4 of J. R. Dormand and P. J. Prince, J. Comput.
/// Appl. Math. 6, 1980, with steps chosen so that the estimated error of each stays within the tolerances.
private func solution(
  _ start: [Double], _ times: [Double], relative: Double, absolute: Double,
  _ f: (Double, [Double]) throws(Failure) -> [Double]
) throws(Failure) -> [[Double]] {
  let nodes = [0.2, 0.3, 0.8, 8.0 / 9, 1, 1]
  let weights: [[Double]] = [
    [0.2], [3.0 / 40, 9.0 / 40], [44.0 / 45, -56.0 / 15, 32.0 / 9],
    [19372.0 / 6561, -25360.0 / 2187, 64448.0 / 6561, -212.0 / 729],
    [9017.0 / 3168, -355.0 / 33, 46732.0 / 5247, 49.0 / 176, -5103.0 / 18656],
    [35.0 / 384, 0, 500.0 / 1113, 125.0 / 192, -2187.0 / 6784, 11.0 / 84],
  ]
  let error = [71.0 / 57600, 0, -71.0 / 16695, 71.0 / 1920, -17253.0 / 339200, 22.0 / 525, -1.0 / 40]
  var t = times[0]
  var y = start
  var rows = [y]
  var slope = try f(t, y)
  var step = (times[times.count - 1] - t) / 100
  for target in times.dropFirst() {
    let direction: Double = target >= t ? 1 : -1
    step = direction * abs(step)
    while (target - t) * direction > 0 {
      let isLast = abs(step) >= abs(target - t)
      let h = isLast ? target - t : step
      guard t + h != t else { throw Failure("the step has become too small", hint: "the solution grows without bound") }
      var slopes = [slope]
      var next = y
      for (node, row) in zip(nodes, weights) {
        next = y
        for (weight, slope) in zip(row, slopes) where weight != 0 {
          for index in next.indices { next[index] += h * weight * slope[index] }
        }
        slopes.append(try f(t + node * h, next))
      }
      var worst = 0.0
      for index in y.indices {
        var difference = 0.0
        for (weight, slope) in zip(error, slopes) { difference += weight * slope[index] }
        worst = max(worst, abs(h * difference) / (absolute + relative * max(abs(y[index]), abs(next[index]))))
      }
      guard worst == worst else { throw Failure("the solution is not finite at t = \(t)") }
      if worst <= 1 {
        t = isLast ? target : t + h
        y = next
        slope = slopes[6]
      }
      let factor = worst == 0 ? 5 : max(0.2, min(5, 0.9 * Real.power(worst, -0.2)))
      if !isLast || worst > 1 {
        step = h * factor
      } else if factor > 1, abs(h * factor) > abs(step) {
        step = h * factor
      }
    }
    rows.append(y)
  }
  return rows
}
