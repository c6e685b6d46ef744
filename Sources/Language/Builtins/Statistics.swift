import Graphics
import Numerics
import Source

extension Builtin {
  static let statistics: [Builtin] = moments + orders + relations + histograms + distributions

  private static let moments: [Builtin] = [
    Builtin(
      "mean", "x, [dimension]", arguments: 1...3, summary: "The arithmetic mean of each column, or of a row.",
      examples: ["mean([1 2 6])": "ans = 3"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      guard x.isArithmetic, !x.isText else { throw Failure("mean: X must be either a numeric or logical array") }
      let dimension = try dimensionArgument(call.arguments, 1, "mean")
      if x.isComplex {
        return [reducedComplex(x, dimension) { $0.reduce(.zero) { $0 + $1 } / Complex(Double($0.count)) }]
      }
      return [reduced(x, dimension, average)]
    },
    statistic("median", "The middle value of each column, or of a row.", "median([1 9 3])", "ans = 3") { slice in
      slice.contains { $0 != $0 } ? .nan : middle(ascending(slice))
    },
    statistic("mode", "The most frequent value, the smallest of several.", "mode([1 2 2 3])", "ans = 2") { slice in
      var best = (value: Double.nan, count: 0)
      var run = (value: Double.nan, count: 0)
      for element in ascending(slice) {
        run = element == run.value ? (element, run.count + 1) : (element, 1)
        if run.count > best.count { best = run }
      }
      return best.value
    },
    spread("std", "standard deviation", "std([1 2 3 4])", "ans = 1.2910") { $0.squareRoot() },
    spread("var", "variance", "var([1 2 3 4])", "ans = 1.6667") { $0 },
    statistic("meansq", "The mean of the squares.", "meansq([3 4])", "ans = 12.500") { slice in
      average(slice.map { $0 * $0 })
    },
    statistic("skewness", "The skewness, the standardised third moment.", "skewness([1 2 6])", "ans = 0.5952") {
      standardisedMoment($0, 3)
    },
    statistic("kurtosis", "The kurtosis, the standardised fourth moment.", "kurtosis([1 2 6])", "ans = 1.5000") {
      standardisedMoment($0, 4)
    },
    statistic("mad", "The mean absolute deviation from the mean.", "mad([1 2 6])", "ans = 2") { slice in
      let mean = average(slice)
      return average(slice.map { abs($0 - mean) })
    },
    standardised("center", "The entries minus their mean.", "center([1 2 3])", "ans =\n\n  -1   0   1\n") { slice in
      let mean = average(slice)
      return slice.map { $0 - mean }
    },
    standardised(
      "zscore", "The entries minus their mean, divided by their standard deviation.", "zscore([1 2 3])",
      "ans =\n\n  -1   0   1\n"
    ) { slice in
      let mean = average(slice)
      let deviation = variance(slice, 0).squareRoot()
      return slice.map { ($0 - mean) / (deviation == 0 ? 1 : deviation) }
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

  @inline(__always)
  private static func spread(
    _ name: String, _ noun: String, _ example: String, _ output: String,
    _ finish: @escaping @Sendable (Double) -> Double
  ) -> Builtin {
    Builtin(
      name, "x, [option], [dimension]", arguments: 1...3,
      summary: "The \(noun) of each column, or of a row: with divisor n - 1, or n with option 1.",
      examples: [example: output]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      guard x.isRealLike, !x.isText else { throw Failure("\(name): X must be a numeric vector or matrix") }
      var option = 0.0
      if call.arguments.count > 1, !call.arguments[1].isEmpty {
        option = try numberArgument(call.arguments, 1, name, "OPT")
        guard option == 0 || option == 1 else {
          throw Failure("\(name): normalization scalar must be either 0 or 1")
        }
      }
      let chosen = option
      return [reduced(x, try dimensionArgument(call.arguments, 2, name)) { finish(variance($0, chosen)) }]
    }
  }

  @inline(__always)
  private static func standardised(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable ([Double]) -> [Double]
  ) -> Builtin {
    Builtin(name, "x", arguments: 1...3, summary: summary, examples: [example: output]) { call, _ throws(Failure) in
      let x = call.arguments[0]
      guard x.isRealLike, !x.isText else { throw Failure("\(name): X must be a numeric vector or matrix") }
      let dimension = try dimensionArgument(call.arguments, name == "zscore" ? 2 : 1, name)
      if x.isEmpty { return [x] }
      return [transformed(x, dimension, body)]
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
    Builtin(
      "corrcoef", "x, [y]", arguments: 1...2, summary: "The matrix of correlations of the columns, or of x and y.",
      examples: ["corrcoef([1 2 3], [1 2 4])": "ans =\n\n   1.0000   0.9820\n   0.9820   1.0000\n"]
    ) { call, _ throws(Failure) in
      let (x, y) = try columnsOfBoth(call.arguments, "corrcoef")
      guard call.arguments.count > 1 else { return [Value(correlations(x, x))] }
      guard x.elements.count == y.elements.count else { throw Failure("corrcoef: X and Y must be the same size") }
      let both = Matrix(rows: x.elements.count, columns: 2, elements: x.elements + y.elements)
      return [Value(correlations(both, both))]
    },
  ]

  private static let histograms: [Builtin] = [
    Builtin(
      "hist", "y, [bins]", arguments: 1...3,
      summary:
        "How many entries lie in each of 10, or the given number of, bins, and the centres of the bins; without results a histogram is drawn.",
      examples: ["[counts, centres] = hist([1 2 2 3], 2)": "counts =\n\n   3   1\n\ncentres =\n\n   1.5000   2.5000\n"]
    ) { call, machine throws(Failure) in
      let y = call.arguments[0]
      guard y.isRealLike, y.isVector else { throw Failure("hist: first argument Y must be a vector") }
      let data = y.realElements.filter { $0 == $0 }
      machine.charge += data.count
      var centres: [Double]
      if call.arguments.count > 1, !call.arguments[1].isScalar {
        try requireReal(call.arguments[1], "hist")
        centres = ascending(call.arguments[1].realElements)
      } else {
        let count = call.arguments.count > 1 ? try integerArgument(call.arguments, 1, "hist", "NBINS") : 10
        guard count > 0 else { throw Failure("hist: number of bins NBINS must be positive") }
        try Value.checkSize(1, count)
        var low = data.min() ?? 0
        var high = data.max() ?? 0
        if low == high { (low, high) = (low - 0.5, high + 0.5) }
        let width = (high - low) / Double(count) / 2
        centres = (0..<count).map { low + width * Double(2 * $0 + 1) }
      }
      guard !centres.isEmpty else { throw Failure("hist: number of bins NBINS must be positive") }
      let edges = (1..<max(centres.count, 1)).map { (centres[$0 - 1] + centres[$0]) / 2 }
      var counts = [Double](repeating: 0, count: centres.count)
      for element in data { counts[countBelow(edges, element)] += 1 }
      if call.arguments.count > 2 {
        let norm = try numberArgument(call.arguments, 2, "hist", "NORM")
        let total = plainSum(counts)
        counts = counts.map { $0 / total * norm }
      }
      if call.outputs == 0 {
        let bars = Bars(x: centres, y: counts, width: 1, colour: nil, label: nil)
        machine.plotting.add([.bars(bars)])
        return []
      }
      return [.row(counts), .row(centres)]
    }
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

private func standardisedMoment(_ elements: [Double], _ order: Int) -> Double {
  let mean = average(elements)
  let second = average(elements.map { ($0 - mean) * ($0 - mean) })
  let moment = average(elements.map { Real.power($0 - mean, Double(order)) })
  return moment / Real.power(second, Double(order) / 2)
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
