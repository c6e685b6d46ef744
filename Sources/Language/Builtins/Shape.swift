import Numerics
import Source

extension Builtin {
  static let shape: [Builtin] = sizes + sizePredicates + arrangements

  private static let sizes: [Builtin] = [
    Builtin(
      "size", "x, [dimension], …", atLeast: 1, summary: "The numbers of rows and columns.",
      examples: ["size([1 2; 3 4; 5 6])": "ans =\n\n   3   2\n", "[m, n] = size(ones(2, 3))": "m = 2\nn = 3"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      if call.arguments.count > 1 {
        var lengths: [Double] = []
        for number in call.arguments.dropFirst().flatMap({ $0.realElements }) {
          guard number >= 1, number == number.rounded() else {
            throw Failure("size: requested dimension DIM (= \(shortNumber(number))) out of range")
          }
          lengths.append(Double(number == 1 ? x.rows : number == 2 ? x.columns : 1))
        }
        guard call.outputs < 2 || call.outputs == lengths.count else {
          throw Failure("size: nargout does not match number of requested dimensions")
        }
        return call.outputs > 1 ? lengths.map { .number($0) } : [.row(lengths)]
      }
      guard call.outputs > 1 else { return [.row([Double(x.rows), Double(x.columns)])] }
      var lengths = [Double(x.rows), Double(x.columns)]
      while lengths.count < call.outputs { lengths.append(1) }
      return lengths.map { .number($0) }
    },
    Builtin(
      "numel", "A, [idx1, idx2, …]", atLeast: 1,
      summary: "The number of elements, or of those that subscripts would pick.",
      examples: ["numel([1 2; 3 4])": "ans = 4"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      var count = 1
      for (place, index) in call.arguments.dropFirst().enumerated() {
        let extent = call.arguments.count == 2 ? a.count : place == 0 ? a.rows : place == 1 ? a.columns : 1
        count *= index.textValue == ":" ? extent : index.count
      }
      return [.number(Double(call.arguments.count == 1 ? a.count : count))]
    },
    count("length", "The larger of the numbers of rows and columns.", "length([1 2 3])", "3") {
      $0.isEmpty ? 0 : max($0.rows, $0.columns)
    },
    count("rows", "The number of rows.", "rows([1 2 3])", "1") { $0.rows },
    count("columns", "The number of columns.", "columns([1 2 3])", "3") { $0.columns },
    count("ndims", "The number of dimensions, which is 2.", "ndims(5)", "2") { _ in 2 },
    Builtin(
      "size_equal", "a, b, …", atLeast: 1, summary: "Whether all arguments have the same size.",
      examples: ["size_equal([1 2], [3 4])": "ans = 1"]
    ) { call, _ throws(Failure) in
      let first = call.arguments[0]
      return [.logical(call.arguments.allSatisfy { $0.rows == first.rows && $0.columns == first.columns })]
    },
  ]

  @inline(__always)
  private static func count(
    _ name: StaticString, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable (Value) -> Int
  ) -> Builtin {
    Builtin(name, .value("x"), summary: summary, examples: [example: "ans = \(output)"]) { x throws(Failure) in
      .number(Double(body(x)))
    }
  }

  private static let sizePredicates: [Builtin] = [
    test("isempty", "Whether there are no elements.", "isempty([])", true) { $0.isEmpty },
    test("isnull", "Whether it is an empty matrix.", "isnull([])", true) { $0.isEmpty },
    test("isscalar", "Whether there is exactly one element.", "isscalar(5)", true) { $0.isScalar },
    test("isvector", "Whether there is one row or one column.", "isvector([1 2 3])", true) {
      $0.rows == 1 || $0.columns == 1
    },
    test("isrow", "Whether there is one row.", "isrow([1 2 3])", true) { $0.rows == 1 },
    test("iscolumn", "Whether there is one column.", "iscolumn([1 2 3])", false) { $0.columns == 1 },
    test("ismatrix", "Whether it is a matrix, as every value is.", "ismatrix([])", true) { _ in true },
    test("issquare", "Whether there are as many rows as columns.", "issquare(ones(3))", true) { $0.rows == $0.columns },
  ]

  /// A builtin that tests one value.
  @inline(__always)
  static func test(
    _ name: StaticString, _ summary: String, _ example: String, _ output: Bool,
    _ body: @escaping @Sendable (Value) -> Bool
  ) -> Builtin {
    Builtin(name, .value("x"), summary: summary, examples: [example: output ? "ans = 1" : "ans = 0"]) {
      x throws(Failure) in .logical(body(x))
    }
  }

  private static let arrangements: [Builtin] = [
    Builtin(
      "reshape", "A, m, n", atLeast: 2, summary: "The same elements in another size; one length may be [].",
      examples: ["reshape(1:6, 2, 3)": "ans =\n\n   1   3   5\n   2   4   6\n"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      let size = try reshapedSize(a, Array(call.arguments.dropFirst()))
      return [gather(a, rows: size.rows, columns: size.columns) { $0 }]
    },
    Builtin(
      "squeeze", .value("A"), summary: "The array itself, as it has two dimensions.",
      examples: ["squeeze([1 2])": "ans =\n\n   1   2\n"]
    ) {
      a throws(Failure) in a
    },
    Builtin(
      "full", .value("A"), summary: "The matrix without special structure.",
      examples: ["full(eye(2))": "ans =\n\n   1   0\n   0   1\n"]
    ) {
      a throws(Failure) in gather(a, rows: a.rows, columns: a.columns) { $0 }
    },
  ]
}

/// A number as messages show it: whole ones without a fraction.
func shortNumber(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
}

private func reshapedSize(_ a: Value, _ arguments: [Value]) throws(Failure) -> (rows: Int, columns: Int) {
  var lengths: [Int?] = []
  for argument in arguments {
    try requireReal(argument, "reshape")
    if argument.isEmpty, arguments.count > 1 { lengths.append(nil) }
    for index in 0..<argument.count {
      let number = argument.element(index)
      guard number == number.rounded(), abs(number) < 1e15 else {
        throw Failure("reshape: SIZE must be whole numbers")
      }
      guard number >= 0 else { throw Failure("reshape: SIZE must be non-negative") }
      lengths.append(Int(limited: number))
    }
  }
  guard lengths.count >= 2 else { throw Failure("reshape: SIZE must have 2 or more dimensions") }
  var known = 1
  var text = ""
  for length in lengths {
    if let length { known = known.multipliedReportingOverflow(by: length).partialValue }
    text += (text.isEmpty ? "" : "x") + (length.map { "\($0)" } ?? "[]")
  }
  if let open = lengths.firstIndex(where: { $0 == nil }) {
    guard !lengths.dropFirst(open + 1).contains(where: { $0 == nil }) else {
      throw Failure("reshape: only a single dimension can be unknown")
    }
    guard known > 0, a.count % known == 0 else {
      throw Failure("reshape: SIZE is not divisible by the product of known dimensions (= \(known))")
    }
    lengths[open] = a.count / known
    known = a.count
  }
  guard known == a.count else { throw Failure("reshape: can't reshape \(a.sizeText) array to \(text) array") }
  for further in lengths.dropFirst(2) where further != 1 {
    throw Failure("reshape: arrays have two dimensions", hint: "give a number of rows and one of columns")
  }
  return (lengths[0] ?? 0, lengths[1] ?? 0)
}
