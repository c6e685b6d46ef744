import Numerics
import Source

extension Builtin {
  static let constants: [Builtin] = [
    constant(
      "pi", .pi, summary: "The ratio of a circle's circumference to its diameter.", examples: ["pi": "ans = 3.1416"]),
    constant(
      "e", 2.718281828459045, summary: "Euler's number, the base of the natural logarithm.",
      examples: ["e": "ans = 2.7183"]),
    constant(
      "Inf", .infinity, summary: "Infinity, or a matrix of it.", examples: ["Inf(1, 2)": "ans =\n\n   Inf   Inf\n"]),
    constant("inf", .infinity, summary: "Infinity, or a matrix of it.", examples: ["-inf": "ans = -Inf"]),
    constant(
      "NaN", .nan, summary: "The value that is not a number, or a matrix of it.",
      examples: ["NaN(1, 3)": "ans =\n\n   NaN   NaN   NaN\n"]),
    constant(
      "nan", .nan, summary: "The value that is not a number, or a matrix of it.", examples: ["0 * nan": "ans = NaN"]),
    constant(
      "NA", .missing, summary: "A missing value, which is also not a number.",
      examples: ["[1 NA]": "ans =\n\n     1    NA\n", "isnan(NA)": "ans = 1"]),
    Builtin(
      "eps", "[x]", arguments: 0...2, summary: "The distance from 1, or from x, to the next larger number.",
      examples: ["eps": "ans = 2.2204e-16", "eps(1000)": "ans = 1.1369e-13"]
    ) { call, _ throws(Failure) in
      guard let x = call.arguments.first, call.arguments.count == 1, x.isRealLike, !x.isText else {
        return [try filled(call.arguments, 0x1p-52, "eps")]
      }
      return [x.like(x.realElements.map { spacing($0) })]
    },
    imaginaryUnit("i"), imaginaryUnit("j"), imaginaryUnit("I"), imaginaryUnit("J"),
    truth("true", true), truth("false", false),
    constant(
      "realmax", .greatestFiniteMagnitude, summary: "The largest number that can be represented.",
      examples: ["realmax": "ans = 1.7977e+308"]),
    constant(
      "realmin", .leastNormalMagnitude, summary: "The smallest positive number with full precision.",
      examples: ["realmin": "ans = 2.2251e-308"]),
    constant(
      "flintmax", 0x1p53, summary: "The number up to which every whole number can be represented.",
      examples: ["flintmax": "ans = 9.0072e+15"]),
  ]

  @inline(__always)
  private static func constant(
    _ name: StaticString, _ number: Double, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>
  ) -> Builtin {
    let function = String(name)
    return Builtin(name, "[rows], [columns]", atLeast: 0, summary: summary(), examples: examples()) {
      call, _ throws(Failure) in
      [try filled(call.arguments, number, function)]
    }
  }

  @inline(__always)
  private static func imaginaryUnit(_ name: StaticString) -> Builtin {
    Builtin(name, "", arguments: 0...0, summary: "The imaginary unit.", examples: ["\(name) * \(name)": "ans = -1"]) {
      _, _ throws(Failure) in [Value(.i)]
    }
  }

  @inline(__always)
  private static func truth(_ name: StaticString, _ truth: Bool) -> Builtin {
    let function = String(name)
    return Builtin(
      name, "[rows], [columns]", atLeast: 0, summary: "The truth value \(name), or a matrix of it.",
      examples: ["\(name)(1, 2)": truth ? "ans =\n\n  1  1\n" : "ans =\n\n  0  0\n"]
    ) { call, _ throws(Failure) in
      let size = try requestedSize(call.arguments, function)
      if size == (1, 1) { return [.logical(truth)] }
      return [.object(LogicalArray(rows: size.rows, columns: size.columns, repeating: truth))]
    }
  }
}

/// A matrix of one number in the size that the arguments ask for.
func filled(_ arguments: [Value], _ number: Double, _ function: String) throws(Failure) -> Value {
  let size = try requestedSize(arguments, function)
  if size == (1, 1) { return .number(number) }
  return .object(RealArray(rows: size.rows, columns: size.columns, repeating: number))
}

private func spacing(_ x: Double) -> Double { x.isFinite ? abs(x).ulp : .nan }
