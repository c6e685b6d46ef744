import Numerics
import Source

extension Builtin {
  static let random: [Builtin] = [
    generator("rand", "Random numbers uniformly distributed between 0 and 1", "size(rand(2, 3))") { $0.uniform() },
    generator("randn", "Random numbers with the standard normal distribution", "size(randn(2, 3))") { $0.normal() },
    generator("rande", "Random numbers with the exponential distribution of mean 1", "size(rande(2, 3))") {
      $0.exponential()
    },
    Builtin(
      "randi", "limits, [rows], [columns]", atLeast: 1,
      summary: "Random whole numbers from 1 to the limit, or between two limits.",
      examples: ["size(randi(6, 2, 3))": "ans =\n\n   2   3\n"]
    ) { call, machine throws(Failure) in
      let limits = call.arguments[0]
      try requireReal(limits, "randi")
      guard limits.count == 1 || limits.count == 2 else {
        throw Failure("randi: LIMITS must be a scalar or two numbers")
      }
      let low = limits.count == 2 ? limits.element(0) : 1
      let high = limits.element(limits.count - 1)
      guard low == low.rounded(), high == high.rounded(), abs(low) <= 0x1p53, abs(high) <= 0x1p53 else {
        throw Failure("randi: IMIN and IMAX must be integer bounds")
      }
      guard low <= high else { throw Failure("randi: require IMAX >= IMIN") }
      let size = try requestedSize(Array(call.arguments.dropFirst()), "randi")
      let count = size.rows * size.columns
      machine.charge += count / 4
      var elements: [Double] = []
      elements.reserveCapacity(count)
      let bound = UInt64(high - low) + 1
      for _ in 0..<count { elements.append(low + Double(machine.random.whole(below: bound))) }
      return [Value(rows: size.rows, columns: size.columns, elements)]
    },
    Builtin(
      "randperm", "n, [m]", arguments: 1...2, summary: "The numbers 1 to n in random order, or the first m of them.",
      examples: ["sort(randperm(3))": "ans =\n\n   1   2   3\n"]
    ) { call, machine throws(Failure) in
      let n = try integerArgument(call.arguments, 0, "randperm", "N")
      let m = call.arguments.count > 1 ? try integerArgument(call.arguments, 1, "randperm", "M") : n
      guard n >= 0, m >= 0 else { throw Failure("randperm: M and N must be non-negative") }
      guard m <= n else { throw Failure("randperm: M <= N must be true") }
      try Value.checkSize(1, n)
      machine.charge += n / 4
      return [.row(machine.random.permutation(n).prefix(m).map { Double($0 + 1) })]
    },
  ]

  @inline(__always)
  private static func generator(
    _ name: StaticString, _ summary: String, _ example: String,
    _ next: @escaping @Sendable (inout RandomNumbers) -> Double
  ) -> Builtin {
    let function = String(name)
    return Builtin(
      name, "[rows], [columns]", atLeast: 0,
      summary: "\(summary); (\"seed\", n) or (\"state\", n) starts a stream of its own.",
      examples: [example: "ans =\n\n   2   3\n"]
    ) { call, machine throws(Failure) in
      if let option = call.arguments.first?.textValue, option != "double", option != "single" {
        guard ["seed", "state", "twister"].contains(option) else {
          throw Failure("\(name): unrecognized string argument", hint: "use \"seed\" or \"state\"")
        }
        guard call.arguments.count > 1 else { return [.number(0)] }
        let seed = call.arguments[1]
        if seed.isText {
          machine.random = RandomNumbers(seed: 1)
          return []
        }
        try requireReal(seed, function)
        var bits: UInt64 = 0
        for index in 0..<seed.count {
          let element = seed.element(index)
          // Whole numbers give their own value, so that a seed means the same in every function.
          let part =
            element == element.rounded() && abs(element) < 0x1p62
            ? UInt64(bitPattern: Int64(element)) : element.bitPattern
          bits = bits &* 6_364_136_223_846_793_005 &+ part
        }
        machine.random = RandomNumbers(seed: bits)
        return []
      }
      if call.arguments.isEmpty { return [.number(next(&machine.random))] }
      let size = try requestedSize(call.arguments, function)
      let count = size.rows * size.columns
      machine.charge += count / 4
      var elements: [Double] = []
      elements.reserveCapacity(count)
      for _ in 0..<count { elements.append(next(&machine.random)) }
      return [Value(rows: size.rows, columns: size.columns, elements)]
    }
  }
}
