import Numerics
import Source

extension Builtin {
  static let trigonometry: [Builtin] = [
    angle("sin", "sine", "sin(pi/2)", { Real.sin($0) }, { $0.sine }),
    angle("cos", "cosine", "cos(0)", { Real.cos($0) }, { $0.cosine }),
    angle("tan", "tangent", "tan(pi/4)", { Real.tan($0) }, { $0.tangent }),
    angle("sec", "secant", "sec(0)", { 1 / Real.cos($0) }, { .one / $0.cosine }),
    angle("csc", "cosecant", "csc(pi/2)", { 1 / Real.sin($0) }, { .one / $0.sine }),
    angle("cot", "cotangent", "cot(pi/4)", { 1 / Real.tan($0) }, { .one / $0.tangent }),
    inverse("asin", "sine", "asin(1)", { Real.asin($0) }, { $0.inverseSine }) { !(abs($0) > 1) },
    inverse("acos", "cosine", "acos(0)", { Real.acos($0) }, { $0.inverseCosine }) { !(abs($0) > 1) },
    inverse("atan", "tangent", "atan(1)", { Real.atan($0) }, { $0.inverseTangent }, nil),
    Builtin(
      "atan2", .value("y"), .value("x"), summary: "The angle of the point (x, y) in radians, from -pi to pi.",
      examples: ["atan2(1, -1)": "ans = 2.3562"]
    ) { y, x throws(Failure) in try pairwise(y, x, "atan2") { Real.atan2($0, $1) } },
    hyperbolic("sinh", "hyperbolic sine", "sinh(1)", { Real.sinh($0) }, { $0.hyperbolicSine }),
    hyperbolic("cosh", "hyperbolic cosine", "cosh(1)", { Real.cosh($0) }, { $0.hyperbolicCosine }),
    hyperbolic("tanh", "hyperbolic tangent", "tanh(0.5)", { Real.tanh($0) }, { $0.hyperbolicTangent }),
    hyperbolic(
      "asinh", "inverse hyperbolic sine", "asinh(1)", { Real.asinh($0) }, { $0.inverseHyperbolicSine }),
    hyperbolic(
      "acosh", "inverse hyperbolic cosine", "acosh(2)", { Real.acosh($0) }, { $0.inverseHyperbolicCosine },
      { !($0 < 1) }),
    hyperbolic(
      "atanh", "inverse hyperbolic tangent", "atanh(0.5)", { Real.atanh($0) }, { $0.inverseHyperbolicTangent },
      { !(abs($0) > 1) }),
    degrees("sind", "sine", "sind(30)") { sineOfDegrees($0) },
    degrees("cosd", "cosine", "cosd(60)") { sineOfDegrees(abs($0) + 90) },
    degrees("tand", "tangent", "tand(45)") { x in
      let quarter = Real.remainder(x, 180)
      return quarter == 0 ? 0 : abs(quarter) == 90 ? .infinity * (quarter < 0 ? -1 : 1) : Real.tan(x * .pi / 180)
    },
    degrees(
      "asind", "inverse sine, in degrees,", "asind(0.5)", { $0.inverseSine.inDegrees }, { !(abs($0) > 1) }
    ) { Real.asin($0) * 180 / .pi },
    degrees(
      "acosd", "inverse cosine, in degrees,", "acosd(0.5)", { $0.inverseCosine.inDegrees }, { !(abs($0) > 1) }
    ) { Real.acos($0) * 180 / .pi },
    degrees("atand", "inverse tangent, in degrees,", "atand(1)", { $0.inverseTangent.inDegrees }) {
      Real.atan($0) * 180 / .pi
    },
    Builtin(
      "deg2rad", .value("deg"), summary: "Degrees as radians.", examples: ["deg2rad(180)": "ans = 3.1416"]
    ) { deg throws(Failure) in
      guard deg.className == "double" else {
        throw Failure("deg2rad: DEG must be a floating point class (double or single)")
      }
      return try binary(.elementMultiply, deg, .number(.pi / 180))
    },
    Builtin(
      "rad2deg", .value("rad"), summary: "Radians as degrees.", examples: ["rad2deg(pi)": "ans = 180"]
    ) { rad throws(Failure) in
      guard rad.className == "double" else {
        throw Failure("rad2deg: RAD must be a floating point class (double or single)")
      }
      return try binary(.elementMultiply, rad, .number(180 / .pi))
    },
  ]

  @inline(__always)
  private static func angle(
    _ name: StaticString, _ noun: String, _ example: String, _ real: @escaping @Sendable (Double) -> Double,
    _ complex: @escaping @Sendable (Complex) -> Complex
  ) -> Builtin {
    Builtin(
      entrywise: name, summary: "The \(noun) of each entry, an angle in radians.",
      examples: [example: String(name) == "tan" || String(name) == "cot" ? "ans = 1.0000" : "ans = 1"],
      real: real, complex: complex)
  }

  @inline(__always)
  private static func inverse(
    _ name: StaticString, _ noun: String, _ example: String, _ real: @escaping @Sendable (Double) -> Double,
    _ complex: @escaping @Sendable (Complex) -> Complex, _ domain: (@Sendable (Double) -> Bool)?
  ) -> Builtin {
    Builtin(
      entrywise: name, summary: "The angle in radians whose \(noun) is each entry.",
      examples: [example: String(name) == "atan" ? "ans = 0.7854" : "ans = 1.5708"], real: real, complex: complex,
      realDomain: domain)
  }

  @inline(__always)
  private static func hyperbolic(
    _ name: StaticString, _ noun: String, _ example: String, _ real: @escaping @Sendable (Double) -> Double,
    _ complex: @escaping @Sendable (Complex) -> Complex, _ domain: (@Sendable (Double) -> Bool)? = nil
  ) -> Builtin {
    Builtin(
      entrywise: name, summary: "The \(noun) of each entry.",
      examples: [example: "ans = \(exampleOutputs[String(name)] ?? "")"], real: real, complex: complex,
      realDomain: domain)
  }

  @inline(__always)
  private static func degrees(
    _ name: StaticString, _ noun: String, _ example: String, _ complex: (@Sendable (Complex) -> Complex)? = nil,
    _ domain: (@Sendable (Double) -> Bool)? = nil, _ real: @escaping @Sendable (Double) -> Double
  ) -> Builtin {
    Builtin(
      entrywise: name,
      summary: String(name).hasPrefix("a")
        ? "The \(noun) of each entry." : "The \(noun) of each entry, an angle in degrees.",
      examples: [example: "ans = \(exampleOutputs[String(name)] ?? "")"], real: real, complex: complex,
      realDomain: domain)
  }

  /// The numbers that the examples print.
  private static let exampleOutputs = [
    "sinh": "1.1752", "cosh": "1.5431", "tanh": "0.4621", "asinh": "0.8814", "acosh": "1.3170", "atanh": "0.5493",
    "sind": "0.5000", "cosd": "0.5000", "tand": "1.0000", "asind": "30.000", "acosd": "60.000", "atand": "45",
  ]
}

extension Complex {
  fileprivate var inDegrees: Complex { Complex(re * 180 / .pi, im * 180 / .pi) }
}

/// The sine of an angle in degrees, exact at multiples of 90.
private func sineOfDegrees(_ x: Double) -> Double {
  var turn = Real.remainder(x, 360)
  if abs(turn) > 180 { turn -= turn < 0 ? -360 : 360 }
  if abs(turn) > 90 { turn = (turn < 0 ? -180 : 180) - turn }
  return turn == 0 ? 0 : abs(turn) == 90 ? turn / 90 : Real.sin(turn * .pi / 180)
}
