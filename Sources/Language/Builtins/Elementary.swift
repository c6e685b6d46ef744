import Numerics
import Source

extension Builtin {
  static let elementary: [Builtin] = powersAndLogarithms + rounding + complexParts + operators + wholeNumbers

  private static let powersAndLogarithms: [Builtin] = [
    Builtin(
      entrywise: "sqrt", summary: "The square root of each entry.",
      examples: ["sqrt(16)": "ans = 4", "sqrt(-4)": "ans =  0 + 2i"],
      real: { $0.squareRoot() }, complex: { $0.squareRoot }, realDomain: { !($0 < 0) }, keepsDiagonal: true),
    Builtin(
      entrywise: "exp", summary: "The number e to the power of each entry.", examples: ["exp(1)": "ans = 2.7183"],
      real: { Real.exp($0) }, complex: { $0.exponential }),
    Builtin(
      entrywise: "expm1", summary: "The exponential minus one, accurate for small entries.",
      examples: ["expm1(1e-10)": "ans = 1.0000e-10"], real: { Real.expm1($0) },
      complex: { $0.exponentialMinusOne }),
    Builtin(
      entrywise: "log", summary: "The natural logarithm of each entry.",
      examples: ["log(10)": "ans = 2.3026", "log(-1)": "ans =       0 + 3.1416i"],
      real: { Real.log($0) }, complex: { $0.logarithm }, realDomain: { !($0 < 0) }),
    Builtin(
      entrywise: "log10", summary: "The logarithm to base 10 of each entry.",
      examples: ["log10([1 100 1000])": "ans =\n\n   0   2   3\n"],
      real: { Real.log10($0) }, complex: { $0.logarithm / Complex(Real.log(10)) }, realDomain: { !($0 < 0) }),
    Builtin(
      "log2", "x", arguments: 1...1,
      summary: "The logarithm to base 2 of each entry; with two results, x = f * 2^e with f in [0.5, 1).",
      examples: ["log2(8)": "ans = 3", "[f, e] = log2(10)": "f = 0.6250\ne = 4"]
    ) { call, machine throws(Failure) in
      let x = call.arguments[0]
      guard call.outputs > 1 else {
        return [
          try entrywise(
            x, name: "log2", real: { Real.log2($0) }, complex: { $0.logarithm / Complex(Real.log(2)) },
            realDomain: { !($0 < 0) })
        ]
      }
      if x.isComplex { return try machine.run(program: "log2Otherwise", call) }
      try requireReal(x, "log2")
      let elements = x.realElements
      let split = elements.map { binaryParts($0) }
      return [x.like(split.map { $0.fraction }), x.like(split.map { $0.exponent })]
    },
    Builtin(
      entrywise: "log1p", summary: "The natural logarithm of 1 + x, accurate for small entries.",
      examples: ["log1p(1e-10)": "ans = 1.0000e-10"], real: { Real.log1p($0) }, complex: { $0.logarithmOfOnePlus },
      realDomain: { !($0 < -1) }),
    Builtin(
      entrywise: "cbrt", summary: "The real cube root of each entry.", examples: ["cbrt(-27)": "ans = -3.0000"],
      real: { Real.cubeRoot($0) }),
    Builtin(
      "nthroot", .value("x"), .value("n"), summary: "The real n-th root of each entry.",
      examples: ["nthroot(-27, 3)": "ans = -3.0000"]
    ) { x, given throws(Failure) in
      if x.isComplex { throw Failure("nthroot: X must not contain complex values") }
      try requireReal(x, "nthroot")
      let n = given.isRealLike && given.isScalar ? given.element(0) : .nan
      guard n == n, n != 0 else { throw Failure("nthroot: N must be a real nonzero scalar") }
      let isOdd = abs(Real.remainder(n, 2)) == 1
      for index in 0..<x.count where x.element(index) < 0 && !isOdd {
        throw Failure(
          "nthroot: N must be an odd integer if X contains negative values", hint: "use .^ for a complex root")
      }
      return x.like(x.realElements.map { realRoot($0, n) })
    },
    Builtin(
      "hypot", "x, y, …", atLeast: 2,
      summary: "The length sqrt(x^2 + y^2), also of more coordinates, without overflow.",
      examples: ["hypot(3, 4)": "ans = 5"]
    ) { call, _ throws(Failure) in
      var result = Value.number(0)
      for x in call.arguments {
        guard x.isArithmetic, !x.isText else { throw .wrongType("hypot", x) }
        let size = x.isComplex ? x.like(x.complexElements.map { $0.abs }) : x
        result = try pairwise(result, size, "hypot") { Real.hypotenuse($0, $1) }
      }
      return [result]
    },
    Builtin(
      entrywise: "nextpow2", summary: "The least whole exponent n with 2^n at least abs(x).",
      examples: ["nextpow2(100)": "ans = 7"],
      real: { x in
        if x == 0 { return 0 }
        if !x.isFinite { return x.isNaN ? .nan : .infinity }
        let parts = binaryParts(abs(x))
        return parts.fraction == 0.5 ? parts.exponent - 1 : parts.exponent
      }),
  ]

  private static let rounding: [Builtin] = [
    Builtin(
      entrywise: "floor", summary: "The largest whole number not above each entry.",
      examples: ["floor(-2.5)": "ans = -3"],
      real: { $0.rounded(.down) }, complex: { Complex($0.re.rounded(.down), $0.im.rounded(.down)) }),
    Builtin(
      entrywise: "ceil", summary: "The smallest whole number not below each entry.", examples: ["ceil(2.1)": "ans = 3"],
      real: { $0.rounded(.up) }, complex: { Complex($0.re.rounded(.up), $0.im.rounded(.up)) }),
    Builtin(
      entrywise: "round", summary: "The nearest whole number, halves away from zero.",
      examples: ["round([2.5 -2.5 2.4])": "ans =\n\n   3  -3   2\n"], real: { $0.rounded() },
      complex: { Complex($0.re.rounded(), $0.im.rounded()) }),
    Builtin(
      entrywise: "fix", summary: "Each entry without its fractional part.",
      examples: ["fix([-2.7 2.7])": "ans =\n\n  -2   2\n"],
      real: { $0.rounded(.towardZero) },
      complex: { Complex($0.re.rounded(.towardZero), $0.im.rounded(.towardZero)) }),
    Builtin(
      entrywise: "abs", summary: "The absolute value of each entry.",
      examples: ["abs([-3 2])": "ans =\n\n   3   2\n", "abs(3 + 4i)": "ans = 5"],
      real: { abs($0) }, complex: { Complex($0.abs) }, keepsDiagonal: true),
    Builtin(
      entrywise: "sign", summary: "1, 0 or -1: the sign of each entry.",
      examples: ["sign([-3 0 2])": "ans =\n\n  -1   0   1\n"],
      real: { $0 > 0 ? 1 : $0 < 0 ? -1 : $0 == 0 ? 0 : $0 },
      complex: { $0.abs == 0 ? .zero : Complex($0.re / $0.abs, $0.im / $0.abs) }),
    Builtin(
      "mod", .value("x"), .value("y"), summary: "The remainder of x / y with the sign of y.",
      examples: ["mod(-7, 3)": "ans = 2"]
    ) { x, y throws(Failure) in try pairwise(x, y, "mod") { modulus($0, $1) } },
    Builtin(
      "rem", .value("x"), .value("y"), summary: "The remainder of x / y with the sign of x.",
      examples: ["rem(-7, 3)": "ans = -1"]
    ) { x, y throws(Failure) in
      try pairwise(x, y, "rem") { x, y in y == 0 ? .nan : residual(x, y) }
    },
    Builtin(
      "idivide", .value("x"), .value("y"), summary: "The quotient without its fractional part.",
      examples: ["idivide(7, 2)": "ans = 3"]
    ) { x, y throws(Failure) in try pairwise(x, y, "idivide") { ($0 / $1).rounded(.towardZero) } },
  ]

  private static let complexParts: [Builtin] = [
    Builtin(
      entrywise: "real", "z", summary: "The real part of each entry.", examples: ["real(3 + 4i)": "ans = 3"],
      real: { $0 },
      complex: { Complex($0.re) }, keepsDiagonal: true),
    Builtin(
      entrywise: "imag", "z", summary: "The imaginary part of each entry.", examples: ["imag(3 + 4i)": "ans = 4"],
      real: { _ in 0 }, complex: { Complex($0.im) }, keepsDiagonal: true),
    Builtin(
      entrywise: "conj", "z", summary: "The complex conjugate of each entry.",
      examples: ["conj(3 + 4i)": "ans =  3 - 4i"],
      real: { $0 }, complex: { $0.conjugate }, keepsDiagonal: true),
    argument("arg"), argument("angle"),
    Builtin(
      "complex", "re, [im]", arguments: 1...2, summary: "The complex number with the given parts.",
      examples: ["complex(1, 2)": "ans =  1 + 2i"]
    ) { call, _ throws(Failure) in
      let re = call.arguments[0]
      let im = call.arguments.count > 1 ? call.arguments[1] : .number(0)
      if call.arguments.count == 1, re.isComplex { return [re] }
      for part in [re, im] where !part.isRealLike { throw Failure("complex: invalid conversion") }
      let (rows, columns) = try commonShape(.add, re, im)
      let (left, right) = (Broadcast(re, in: (rows, columns)), Broadcast(im, in: (rows, columns)))
      var elements: [Complex] = []
      for column in 0..<columns {
        for row in 0..<rows {
          elements.append(Complex(re.element(left.index(row, column)), im.element(right.index(row, column))))
        }
      }
      // Complex also where every imaginary part is zero.
      return [.object(ComplexArray(rows: rows, columns: columns, elements))]
    },
  ]

  @inline(__always)
  private static func argument(_ name: StaticString) -> Builtin {
    Builtin(
      entrywise: name, "z", summary: "The angle of each complex entry in radians.",
      examples: ["\(name)(-1)": "ans = 3.1416"],
      real: { Real.atan2(0, $0) }, complex: { Complex($0.argument) })
  }
}

/// x = fraction * 2^exponent with the fraction's magnitude in [0.5, 1).
private func binaryParts(_ x: Double) -> (fraction: Double, exponent: Double) {
  guard x != 0, x.isFinite else { return (x, 0) }
  let exponent = Double(x.exponent) + 1
  return (x.significand / 2 * (x < 0 ? -1 : 1), exponent)
}

private func realRoot(_ x: Double, _ n: Double) -> Double {
  if n == 3 { return Real.cubeRoot(x) }
  let root = Real.power(abs(x), 1 / n)
  guard root.isFinite, root != 0 else { return x < 0 ? -root : root }
  // One step of Newton's method makes roots of exact powers exact.
  let corrected = root - (root - abs(x) / Real.power(root, n - 1)) / n
  return x < 0 ? -corrected : corrected
}

/// As in Octave, a quotient that is whole up to rounding leaves no remainder.
private func isNearlyWhole(_ quotient: Double) -> Bool {
  quotient.isFinite && abs((quotient - quotient.rounded()) / quotient.rounded()) < 0x1p-52
}

private func modulus(_ x: Double, _ y: Double) -> Double {
  guard y != 0 else { return x }
  guard x == x, y == y, x.isFinite else { return .nan }
  guard y.isFinite else { return x == 0 || (x < 0) == (y < 0) ? x : y }
  if y != y.rounded(), isNearlyWhole(x / y) { return 0 }
  let left = Real.remainder(x, y)
  if left == 0 { return y < 0 ? -0.0 : 0 }
  return (left < 0) == (y < 0) ? left : left + y
}

private func residual(_ x: Double, _ y: Double) -> Double {
  if y.isFinite, y != y.rounded(), isNearlyWhole(x / y) { return 0 }
  return Real.remainder(x, y)
}
