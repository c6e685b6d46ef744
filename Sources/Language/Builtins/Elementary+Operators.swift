import Numerics
import Source

extension Builtin {
  /// The operators as functions.
  static let operators: [Builtin] = [
    chained("plus", .add, summary: "The sum x + y.", examples: ["plus(1, 2)": "ans = 3"]),
    chained(
      "times", .elementMultiply, summary: "The product x .* y.", examples: ["times([1 2], 3)": "ans =\n\n   3   6\n"]),
    chained("mtimes", .multiply, summary: "The matrix product x * y.", examples: ["mtimes([1 2], [3; 4])": "ans = 11"]),
    paired("minus", .subtract, summary: "The difference x - y.", examples: ["minus(5, 2)": "ans = 3"]),
    paired("rdivide", .elementDivide, summary: "The quotient x ./ y.", examples: ["rdivide(6, 3)": "ans = 2"]),
    paired("ldivide", .elementLeftDivide, summary: "The quotient x .\\ y.", examples: ["ldivide(3, 6)": "ans = 2"]),
    paired("mrdivide", .divide, summary: "The matrix quotient x / y.", examples: ["mrdivide(6, 3)": "ans = 2"]),
    paired(
      "mldivide", .leftDivide, summary: "The solution of x * z = y.",
      examples: ["mldivide([2 0; 0 4], [2; 4])": "ans =\n\n   1\n   1\n"]),
    paired(
      "power", .elementPower, summary: "The power x .^ y.", examples: ["power([1 2 3], 2)": "ans =\n\n   1   4   9\n"]),
    paired(
      "mpower", .power, summary: "The matrix power x ^ y.",
      examples: ["mpower([1 1; 0 1], 3)": "ans =\n\n   1   3\n   0   1\n"]),
    paired("eq", .equal, summary: "Whether entries are equal.", examples: ["eq([1 2], [1 3])": "ans =\n\n  1  0\n"]),
    paired("ne", .notEqual, summary: "Whether entries differ.", examples: ["ne(1, 2)": "ans = 1"]),
    paired("lt", .less, summary: "Whether x is less than y.", examples: ["lt(1, 2)": "ans = 1"]),
    paired("le", .lessEqual, summary: "Whether x is at most y.", examples: ["le(1, 2)": "ans = 1"]),
    paired("gt", .greater, summary: "Whether x is greater than y.", examples: ["gt(1, 2)": "ans = 0"]),
    paired("ge", .greaterEqual, summary: "Whether x is at least y.", examples: ["ge(1, 2)": "ans = 0"]),
    chained("and", .and, summary: "Whether both entries are true.", examples: ["and(true, false)": "ans = 0"]),
    chained("or", .or, summary: "Whether one of the entries is true.", examples: ["or(true, false)": "ans = 1"]),
    Builtin(
      "xor", "x, y, …", atLeast: 2, summary: "Whether exactly one of two entries, or an odd number of all, is true.",
      examples: ["xor(true, [true false])": "ans =\n\n  0  1\n"]
    ) { call, _ throws(Failure) in
      var x = call.arguments[0]
      for y in call.arguments.dropFirst() {
        let fits =
          (x.rows == y.rows || x.rows == 1 || y.rows == 1)
          && (x.columns == y.columns || x.columns == 1 || y.columns == 1)
        guard fits else { throw Failure("xor: X and Y must be of compatible size or scalars") }
        x = try binary(.notEqual, try unary(.not, x), try unary(.not, y))
      }
      return [x]
    },
    single("not", .not, summary: "Whether each entry is false.", examples: ["not([1 0])": "ans =\n\n  0  1\n"]),
    single("uminus", .negate, summary: "The opposite -x.", examples: ["uminus(3)": "ans = -3"]),
    single("uplus", .identity, summary: "The value itself.", examples: ["uplus(3)": "ans = 3"]),
    single(
      "transpose", .transpose, summary: "The transpose x.'.", examples: ["transpose([1 2])": "ans =\n\n   1\n   2\n"]),
    single(
      "ctranspose", .conjugateTranspose, summary: "The conjugate transpose x'.",
      examples: ["ctranspose([1 2i])": "ans =\n\n   1 - 0i\n   0 - 2i\n"]),
  ]

  @inline(__always)
  private static func paired(
    _ name: StaticString, _ operation: Operation, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>
  ) -> Builtin {
    Builtin(name, .value("x"), .value("y"), summary: summary(), examples: examples()) { x, y throws(Failure) in
      try binary(operation, x, y)
    }
  }

  @inline(__always)
  private static func chained(
    _ name: StaticString, _ operation: Operation, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>
  ) -> Builtin {
    Builtin(name, "x, y, …", atLeast: 2, summary: summary(), examples: examples()) { call, _ throws(Failure) in
      var result = try binary(operation, call.arguments[0], call.arguments[1])
      for further in call.arguments.dropFirst(2) { result = try binary(operation, result, further) }
      return [result]
    }
  }

  @inline(__always)
  private static func single(
    _ name: StaticString, _ operation: UnaryOperation, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>
  ) -> Builtin {
    Builtin(name, .value("x"), summary: summary(), examples: examples()) { x throws(Failure) in try unary(operation, x)
    }
  }
}
