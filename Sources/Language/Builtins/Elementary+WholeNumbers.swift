import Numerics
import Source

extension Builtin {
  /// Divisors, primes, factorials and bits.
  static let wholeNumbers: [Builtin] = [
    Builtin("gcd", "a, b, …", atLeast: 2, summary: "The greatest common divisor.", examples: ["gcd(12, 18)": "ans = 6"])
    {
      call, machine throws(Failure) in
      if call.outputs > 1 || !call.arguments.allSatisfy({ $0.isRealLike }) {
        return try machine.run(program: "divisor", call)
      }
      var result = call.arguments[0]
      try requireWhole(result, "gcd")
      for further in call.arguments.dropFirst() {
        try requireWhole(further, "gcd")
        result = try pairwise(result, further, "gcd") { commonDivisor($0, $1) }
      }
      return [result]
    },
    Builtin(
      "factorial", .value("n"), summary: "The product of the whole numbers from 1 to n.",
      examples: ["factorial(5)": "ans = 120"]
    ) { n throws(Failure) in
      guard n.isRealLike else { throw Failure("factorial: all N must be real non-negative integers") }
      let elements = n.realElements
      for element in elements where !(element >= 0 && element == element.rounded()) {
        throw Failure("factorial: all N must be real non-negative integers")
      }
      return n.like(elements.map { Real.gamma($0 + 1).rounded() })
    },
    Builtin(
      "primes", .number("n"), summary: "The primes up to n.",
      examples: ["primes(20)": "ans =\n\n    2    3    5    7   11   13   17   19\n"]
    ) {
      n throws(Failure) in
      guard n == -.infinity || n.isFinite else { throw Failure("primes: N must be finite (not +Inf or NaN)") }
      guard n < 1e8 else { throw .tooLarge(1, Int(limited: n)) }
      return .row(primes(upTo: n >= 2 ? Int(n) : 0))
    },
    Builtin(
      "isprime", "x", arguments: 1...1, summary: "Whether each entry is a prime.",
      examples: ["isprime([2 9 11])": "ans =\n\n  1  0  1\n"]
    ) {
      call, machine throws(Failure) in
      let x = call.arguments[0]
      if x.isComplex { return try machine.run(program: "gaussianPrimes", call) }
      try requireReal(x, "isprime")
      let elements = x.realElements
      var truths: [Bool] = []
      for element in elements {
        let element = abs(element)
        guard element == element.rounded() else { throw Failure("isprime: X contains non-integer entries") }
        guard element <= 0x1p53 else { throw Failure("isprime: X must not exceed flintmax") }
        let whole = Int64(element)
        machine.charge += Int(element.squareRoot()) / 16
        truths.append(whole >= 2 && smallestFactor(whole) == whole)
      }
      return [Value(rows: x.rows, columns: x.columns, logical: truths)]
    },
    Builtin(
      "factor", "q", arguments: 1...1,
      summary: "The prime factors of q; with two results, each prime once and how often it divides q.",
      examples: [
        "factor(60)": "ans =\n\n   2   2   3   5\n",
        "[p, n] = factor(60)": "p =\n\n   2   3   5\n\nn =\n\n   2   1   1\n",
      ]
    ) { call, machine throws(Failure) in
      let given = call.arguments[0]
      let number = given.isRealLike && given.isScalar ? given.element(0) : .nan
      guard number >= 0, number == number.rounded() else {
        throw Failure("factor: Q must be a real non-negative integer")
      }
      guard number <= 0x1p53 else { throw Failure("factor: Q too large to factor (> flintmax)") }
      machine.charge += Int(number.squareRoot()) / 16
      var rest = Int64(number)
      var factors: [Double] = []
      while rest > 1 {
        let factor = smallestFactor(rest)
        factors.append(Double(factor))
        rest /= factor
      }
      if factors.isEmpty { factors = [number] }
      guard call.outputs > 1 else { return [.row(factors)] }
      var primes: [Double] = []
      var counts: [Double] = []
      for factor in factors {
        if primes.last == factor { counts[counts.count - 1] += 1 } else { primes.append(factor); counts.append(1) }
      }
      return [.row(primes), .row(counts)]
    },
    bitwise("bitand", summary: "The bits that are set in both numbers.", examples: ["bitand(12, 10)": "ans = 8"]) {
      $0 & $1
    },
    bitwise("bitor", summary: "The bits that are set in one of the numbers.", examples: ["bitor(12, 10)": "ans = 14"]) {
      $0 | $1
    },
    bitwise("bitxor", summary: "The bits that differ.", examples: ["bitxor(12, 10)": "ans = 6"]) { $0 ^ $1 },
    Builtin(
      "bitshift", .value("a"), .value("n"), summary: "The number with its bits moved n places to the left.",
      examples: ["bitshift(1, 3)": "ans = 8"]
    ) { a, n throws(Failure) in
      for index in 0..<n.count where n.element(index) != n.element(index).rounded() {
        throw Failure("bitshift: K must be a scalar or array of integers")
      }
      return try pairwise(a, n, "bitshift") { a, n in
        n <= -64 || n >= 64 ? 0 : Real.remainder((a * Real.power(2, n)).rounded(.down), 0x1p53)
      }
    },
  ]

  @inline(__always)
  private static func bitwise(
    _ name: StaticString, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>,
    _ body: @escaping @Sendable (UInt64, UInt64) -> UInt64
  ) -> Builtin {
    let function = String(name)
    return Builtin(name, .value("x"), .value("y"), summary: summary(), examples: examples()) { x, y throws(Failure) in
      guard x.isScalar || y.isScalar || x.rows == y.rows && x.columns == y.columns else {
        throw Failure("\(name): size of X and Y must match, or one operand must be a scalar")
      }
      for value in [x, y] {
        try requireReal(value, function)
        for index in 0..<value.count {
          let element = value.element(index)
          guard element >= 0, element <= 0x1p53, element == element.rounded() else {
            throw Failure("\(name): the numbers must be whole and not negative")
          }
        }
      }
      let result = try pairwise(x, y, function) { Double(body(UInt64($0), UInt64($1))) }
      return x.isLogical && y.isLogical ? result.truths { $0 != 0 } : result
    }
  }
}

private func requireWhole(_ value: Value, _ function: String) throws(Failure) {
  try requireReal(value, function)
  for index in 0..<value.count where value.element(index) != value.element(index).rounded() {
    throw Failure("\(function): all values must be integers")
  }
}

private func commonDivisor(_ a: Double, _ b: Double) -> Double {
  guard a.isFinite, b.isFinite else { return .nan }
  var (a, b) = (abs(a), abs(b))
  while b != 0 { (a, b) = (b, Real.remainder(a, b)) }
  return a
}

/// The sieve of Eratosthenes.
func primes(upTo limit: Int) -> [Double] {
  guard limit >= 2 else { return [] }
  var isComposite = [Bool](repeating: false, count: limit + 1)
  var primes: [Double] = []
  for candidate in 2...limit where !isComposite[candidate] {
    primes.append(Double(candidate))
    guard candidate <= limit / candidate else { continue }
    for multiple in stride(from: candidate * candidate, through: limit, by: candidate) { isComposite[multiple] = true }
  }
  return primes
}

private func smallestFactor(_ number: Int64) -> Int64 {
  guard number > 3 else { return number }
  if number % 2 == 0 { return 2 }
  var factor: Int64 = 3
  while factor <= number / factor {
    if number % factor == 0 { return factor }
    factor += 2
  }
  return number
}
