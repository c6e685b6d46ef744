import Numerics
import Source

extension Builtin {
  /// Statistics of the entries in order.
  static let orders: [Builtin] = [
    Builtin(
      "quantile", "x, [p], [dimension], [method]", arguments: 1...4,
      summary: "The values below which the shares p of each column, or of the rows, lie.",
      examples: ["quantile([1; 2; 3; 4], 0.5)": "ans = 2.5000"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      guard x.isRealLike, !x.isText else { throw Failure("quantile: X must be a numeric vector or matrix") }
      let p =
        call.arguments.count > 1 && !call.arguments[1].isEmpty
        ? call.arguments[1].realElements : [0, 0.25, 0.5, 0.75, 1]
      let method = call.arguments.count > 3 ? try integerArgument(call.arguments, 3, "quantile", "METHOD") : 5
      guard (1...9).contains(method) else { throw Failure("quantile: Unknown METHOD, '\(method)'") }
      let dimension = try dimensionArgument(call.arguments, 2, "quantile") ?? (x.rows == 1 ? 2 : 1)
      return [quantiles(x, p, dimension, method, asRow: hasRow(call.arguments))]
    },
    Builtin(
      "prctile", "x, [p], [dimension]", arguments: 1...3,
      summary: "The values below which p percent of the entries lie.",
      examples: ["prctile([1; 2; 3; 4], 50)": "ans = 2.5000"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      guard x.isRealLike, !x.isText else { throw Failure("prctile: X must be a numeric vector or matrix") }
      let p =
        call.arguments.count > 1 && !call.arguments[1].isEmpty
        ? call.arguments[1].realElements : [0, 25, 50, 75, 100]
      let dimension = try dimensionArgument(call.arguments, 2, "prctile") ?? (x.rows == 1 ? 2 : 1)
      return [quantiles(x, p.map { $0 / 100 }, dimension, 5, asRow: hasRow(call.arguments))]
    },
  ]
}

private func hasRow(_ arguments: [Value]) -> Bool {
  arguments.count < 2 || arguments[1].isEmpty || arguments[1].rows == 1
}

private func quantiles(_ x: Value, _ p: [Double], _ dimension: Int, _ method: Int, asRow: Bool) -> Value {
  let result = transformed(x, dimension, length: p.count) { slice in
    let sorted = ascending(slice.filter { $0 == $0 })
    return p.map { quantile(sorted, $0, method) }
  }
  // Quantiles of a vector have the direction of the shares.
  guard x.isVector, !x.isScalar, result.isVector else { return result }
  return gather(result, rows: asRow ? 1 : result.count, columns: asRow ? result.count : 1) { $0 }
}

/// The nine definitions of R. J. Hyndman and Y. Fan, Sample quantiles in statistical packages, The American
/// Statistician 50, 1996.
func quantile(_ sorted: [Double], _ p: Double, _ method: Int) -> Double {
  let n = Double(sorted.count)
  guard !sorted.isEmpty, p == p else { return .nan }
  func entry(_ place: Double) -> Double { sorted[max(0, min(sorted.count - 1, Int(place) - 1))] }
  if p <= 0 { return entry(1) }
  if p >= 1 { return entry(n) }
  switch method {
  case 1: return entry((n * p).rounded(.up))
  case 2:
    let place = n * p
    return (entry(place.rounded(.up)) + entry((place + 1).rounded(.down))) / 2
  case 3: return entry(max((n * p).rounded(.toNearestOrEven), 1))
  default:
    let place: Double
    switch method {
    case 4: place = n * p
    case 5: place = n * p + 0.5
    case 6: place = (n + 1) * p
    case 7: place = (n - 1) * p + 1
    case 8: place = (n + 1.0 / 3) * p + 1.0 / 3
    default: place = (n + 0.25) * p + 0.375
    }
    let limited = max(1, min(place, n))
    let below = limited.rounded(.down)
    let share = limited - below
    return share == 0 ? entry(below) : (1 - share) * entry(below) + share * entry(below + 1)
  }
}
