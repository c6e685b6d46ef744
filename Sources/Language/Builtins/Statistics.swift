import Numerics
import Source

extension Builtin {
  static let statistics: [Builtin] = moments

  private static let moments: [Builtin] = [
    Builtin(
      "mean", "x, [dimension], [type]", arguments: 1...4, summary: "The arithmetic mean of each column, or of a row.",
      examples: ["mean([1 2 6])": "ans = 3"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      guard x.isArithmetic, !x.isText else { throw Failure("mean: X must be a numeric vector or matrix") }
      var rest = [x]
      var kind = "a"
      for argument in call.arguments.dropFirst() {
        let word = argument.textValue ?? ""
        switch Word(word) {
        case "a", "g", "h": kind = word
        case "default", "double", "native": break
        case _ where word.utf8.count == 1: throw Failure("mean: mean type '\(word)' not recognized")
        default:
          guard rest.count == 1, word.isEmpty, argument.isScalar else {
            throw Library.builtin(named: "mean")?.invalidCall ?? Failure("Invalid call to mean")
          }
          rest.append(argument)
        }
      }
      let dimension = try dimensionArgument(rest, 1, "mean")
      if kind != "a" {
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
    _ name: StaticString, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable ([Double]) -> Double
  ) -> Builtin {
    let function = String(name)
    return Builtin(name, "x, [dimension]", arguments: 1...2, summary: summary, examples: [example: output]) {
      call, machine throws(Failure) in
      let x = call.arguments[0]
      guard x.isRealLike, !x.isText else { throw Failure("\(name): X must be a numeric vector or matrix") }
      machine.charge += x.count
      if x.isEmpty, function == "median" { throw Failure("median: X cannot be an empty matrix") }
      let result = reduced(x, try dimensionArgument(call.arguments, 1, function), body)
      return [x.isLogical && function == "median" ? result.truths { $0 != 0 } : result]
    }
  }
}

func average(_ elements: [Double]) -> Double { plainSum(elements) / Double(elements.count) }

private func middle(_ sorted: [Double]) -> Double {
  guard !sorted.isEmpty else { return .nan }
  let half = sorted.count / 2
  if sorted.count % 2 == 1 { return sorted[half] }
  return sorted[half - 1] == sorted[half] ? sorted[half] : (sorted[half - 1] + sorted[half]) / 2
}
