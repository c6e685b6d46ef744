import Numerics
import Source

extension Builtin {
  static let statistics: [Builtin] = moments + orders + relations + distributions

  private static let moments: [Builtin] = [
    Builtin(
      "mean", "x, [dimension]", arguments: 1...3, summary: "The arithmetic mean of each column, or of a row.",
      examples: ["mean([1 2 6])": "ans = 3"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      guard x.isArithmetic, !x.isText else { throw Failure("mean: X must be a numeric or logical array") }
      var rest = call.arguments
      let kind = rest.last?.textValue
      if kind != nil { rest.removeLast() }
      let dimension = try dimensionArgument(rest, 1, "mean")
      if let kind, kind != "a" {
        guard kind == "g" || kind == "h" else { throw Failure("mean: mean type '\(kind)' not recognized") }
        try requireReal(x, "mean")
        if kind == "h" { return [reduced(x, dimension) { Double($0.count) / plainSum($0.map { 1 / $0 }) }] }
        for index in 0..<x.count where x.element(index) < 0 {
          throw Failure("mean: X must not contain any negative values")
        }
        return [reduced(x, dimension) { Real.exp(average($0.map { Real.log($0) })) }]
      }
      if x.isComplex {
        return [reducedComplex(x, dimension) { $0.reduce(.zero) { $0 + $1 } / Complex(Double($0.count)) }]
      }
      return [reduced(x, dimension, average)]
    },
    statistic("median", "The middle value of each column, or of a row.", "median([1 9 3])", "ans = 3") { slice in
      slice.contains { $0 != $0 } ? .nan : middle(ascending(slice))
    },
    statistic("meansq", "The mean of the squares.", "meansq([3 4])", "ans = 12.500") { slice in
      average(slice.map { $0 * $0 })
    },
  ]

  @inline(__always)
  private static func statistic(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable ([Double]) -> Double
  ) -> Builtin {
    Builtin(name, "x, [dimension]", arguments: 1...2, summary: summary, examples: [example: output]) {
      call, machine throws(Failure) in
      let x = call.arguments[0]
      guard x.isRealLike, !x.isText else { throw Failure("\(name): X must be a numeric array") }
      machine.charge += x.count
      if x.isEmpty, name == "median" { throw Failure("median: X cannot be an empty matrix") }
      return [reduced(x, try dimensionArgument(call.arguments, 1, name), body)]
    }
  }

  private static let relations: [Builtin] = [
    Builtin(
      "cov", "x, [y]", arguments: 1...3, summary: "The covariances of the columns, or of the columns of x and y.",
      examples: ["cov([1 2 3], [1 2 4])": "ans = 1.5000"]
    ) { call, _ throws(Failure) in
      let (x, y) = try columnsOfBoth(call.arguments, "cov")
      let option = call.arguments.count > 2 ? try numberArgument(call.arguments, 2, "cov", "OPT") : 0
      return [Value(crossProducts(x, y, divisor: Double(max(x.rows, 1)) - (option == 1 || x.rows == 1 ? 0 : 1)))]
    },
    Builtin(
      "corr", "x, [y]", arguments: 1...2, summary: "The correlations of the columns of x and y.",
      examples: ["corr([1; 2; 3], [1; 2; 4])": "ans = 0.9820"]
    ) { call, _ throws(Failure) in
      let (x, y) = try columnsOfBoth(call.arguments, "corr")
      return [Value(correlations(x, y))]
    },
  ]
}

func average(_ elements: [Double]) -> Double { plainSum(elements) / Double(elements.count) }

/// The mean squared deviation from the mean, with divisor n - 1, or n for option 1.
func variance(_ elements: [Double], _ option: Double) -> Double {
  guard elements.count > 1 else { return elements.first.map { $0.isFinite ? 0 : .nan } ?? .nan }
  let mean = average(elements)
  var sum = 0.0
  for element in elements { sum += (element - mean) * (element - mean) }
  return sum / (Double(elements.count) - (option == 1 ? 0 : 1))
}

private func middle(_ sorted: [Double]) -> Double {
  guard !sorted.isEmpty else { return .nan }
  let half = sorted.count / 2
  if sorted.count % 2 == 1 { return sorted[half] }
  return sorted[half - 1] == sorted[half] ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}

private func columnsOfBoth(_ arguments: [Value], _ function: String) throws(Failure) -> (Matrix, Matrix) {
  var matrices: [Matrix] = []
  for argument in arguments.prefix(2) {
    guard argument.isRealLike, !argument.isText else { throw Failure("\(function): X and Y must be numeric") }
    matrices.append(argument.rows == 1 ? Matrix(column: argument.realElements) : argument.realMatrix)
  }
  let y = matrices[matrices.count - 1]
  guard matrices[0].rows == y.rows else {
    throw Failure("\(function): X and Y must have the same number of observations")
  }
  return (matrices[0], y)
}

private func crossProducts(_ x: Matrix, _ y: Matrix, divisor: Double) -> Matrix {
  func centred(_ column: [Double]) -> [Double] {
    let mean = average(column)
    return column.map { $0 - mean }
  }
  let left = (0..<x.columns).map { centred(x.column($0)) }
  let right = (0..<y.columns).map { centred(y.column($0)) }
  var result = Matrix(rows: x.columns, columns: y.columns)
  for (i, p) in left.enumerated() {
    for (j, q) in right.enumerated() {
      var sum = 0.0
      for (a, b) in zip(p, q) { sum += a * b }
      result[i, j] = sum / divisor
    }
  }
  return result
}

private func correlations(_ x: Matrix, _ y: Matrix) -> Matrix {
  let divisor = Double(x.rows - 1)
  var result = crossProducts(x, y, divisor: divisor)
  let deviations = [x, y].map { matrix in
    (0..<matrix.columns).map { variance(matrix.column($0), 0).squareRoot() }
  }
  let isSame = x == y
  for j in 0..<result.columns {
    for i in 0..<result.rows {
      result[i, j] = isSame && i == j ? 1 : result[i, j] / (deviations[0][i] * deviations[1][j])
    }
  }
  return result
}
