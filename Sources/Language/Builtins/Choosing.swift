import Numerics
import Source

extension Builtin {
  /// Small functions on matrices: choices, tests, convolution and famous matrices.
  static let choosing: [Builtin] = [
    merge("merge"), merge("ifelse"),
    Builtin(
      "signbit", .value("x"), summary: "Whether each entry is negative, the negative zero included.",
      examples: ["signbit([-1 2])": "ans =\n\n  1  0\n"]
    ) { x throws(Failure) in
      try requireReal(x, "signbit")
      return x.truths { $0.sign == .minus }
    },
    Builtin(
      "isbanded", "a, lower, upper", arguments: 3...3,
      summary: "Whether a matrix is zero below its lower and above its upper bandwidth.",
      examples: ["isbanded([1 1; 0 1], 0, 1)": "ans = 1"]
    ) { call, _ throws(Failure) in
      let matrix = call.arguments[0]
      let lower = try integerArgument(call.arguments, 1, "isbanded", "LOWER")
      let upper = try integerArgument(call.arguments, 2, "isbanded", "UPPER")
      guard lower >= 0, upper >= 0 else {
        throw Failure("isbanded: LOWER and UPPER must be non-negative integers")
      }
      guard matrix.isArithmetic, !matrix.isEmpty else { return [.logical(false)] }
      for index in 0..<matrix.count where matrix.complexElement(index) != .zero {
        let (row, column) = (index % matrix.rows, index / matrix.rows)
        if row - column > lower || column - row > upper { return [.logical(false)] }
      }
      return [.logical(true)]
    },
    Builtin(
      "conv2", "a, b, [shape]", arguments: 2...3, summary: "The convolution of two matrices.",
      examples: ["conv2([1 2; 3 4], [1 1])": "ans =\n\n   1   3   2\n   3   7   4\n"]
    ) { call, machine throws(Failure) in
      for matrix in call.arguments.prefix(2) { try requireReal(matrix, "conv2") }
      let (a, b) = (call.arguments[0].realMatrix, call.arguments[1].realMatrix)
      machine.addCharge(Double(a.elements.count) * Double(b.elements.count) / 4)
      guard !a.elements.isEmpty, !b.elements.isEmpty else { return [.emptyMatrix] }
      var full = Matrix(rows: a.rows + b.rows - 1, columns: a.columns + b.columns - 1, repeating: 0)
      for column in 0..<a.columns {
        for row in 0..<a.rows {
          for otherColumn in 0..<b.columns {
            for otherRow in 0..<b.rows {
              full[row + otherRow, column + otherColumn] += a[row, column] * b[otherRow, otherColumn]
            }
          }
        }
      }
      func part(_ top: Int, _ left: Int, _ rows: Int, _ columns: Int) -> Value {
        var elements: [Double] = []
        for column in 0..<max(columns, 0) {
          for row in 0..<max(rows, 0) { elements.append(full[top + row, left + column]) }
        }
        return Value(rows: max(rows, 0), columns: max(columns, 0), elements)
      }
      switch call.arguments.count > 2 ? call.arguments[2].textValue : "full" {
      case "full": return [Value(full)]
      case "same": return [part(b.rows / 2, b.columns / 2, a.rows, a.columns)]
      case "valid": return [part(b.rows - 1, b.columns - 1, a.rows - b.rows + 1, a.columns - b.columns + 1)]
      default: throw Failure("conv2: SHAPE type not valid", hint: "use \"full\", \"same\" or \"valid\"")
      }
    },
    Builtin(
      "polygcd", .vector("a"), .vector("b"), summary: "The greatest common divisor of two polynomials, with leading 1.",
      examples: ["polygcd([1 -3 2], [1 -1])": "ans =\n\n   1  -1\n"]
    ) { a, b throws(Failure) in
      let tolerance = 0x1p-26
      func trimmed(_ p: [Double]) -> [Double] { Array(p.drop { abs($0) <= tolerance }) }
      var (left, right) = (trimmed(a), trimmed(b))
      while !right.isEmpty {
        // The remainder of the division, in which the leading coefficients cancel.
        var rest = left
        while rest.count >= right.count {
          let factor = rest[0] / right[0]
          for index in right.indices { rest[index] -= factor * right[index] }
          rest.removeFirst()
        }
        (left, right) = (right, trimmed(rest))
      }
      guard let first = left.first else { return .row([0]) }
      return .row(left.map { $0 / first })
    },
    Builtin(
      "hadamard", .integer("n"), summary: "A matrix of 1 and -1 with orthogonal columns; n is a power of 2.",
      examples: ["hadamard(2)": "ans =\n\n   1   1\n   1  -1\n"]
    ) { n throws(Failure) in
      guard n > 0, n & (n - 1) == 0 else {
        throw Failure("hadamard: N must be 2^k*p, for p = 1, 12, 20 or 28", hint: "only powers of 2 are available")
      }
      try Value.checkSize(n, n)
      return Value(
        rows: n, columns: n,
        (0..<n * n).map { index in ((index / n) & (index % n)).nonzeroBitCount % 2 == 0 ? 1 : -1 })
    },
    Builtin(
      "commutation_matrix", "m, [n]", arguments: 1...2,
      summary: "The matrix K with K vec(A) = vec(A') for each m by n matrix A.",
      examples: ["commutation_matrix(1, 2)": "ans =\n\n   1   0\n   0   1\n"]
    ) { call, _ throws(Failure) in
      let m = try integerArgument(call.arguments, 0, "commutation_matrix", "M")
      let n = call.arguments.count > 1 ? try integerArgument(call.arguments, 1, "commutation_matrix", "N") : m
      guard (1...1000).contains(m), (1...1000).contains(n) else {
        throw Failure("commutation_matrix: M and N must be positive integers")
      }
      try Value.checkSize(m * n, m * n)
      var matrix = Matrix(rows: m * n, columns: m * n, repeating: 0)
      for row in 0..<m { for column in 0..<n { matrix[row * n + column, column * m + row] = 1 } }
      return [Value(matrix)]
    },
    Builtin(
      "duplication_matrix", .integer("n"),
      summary: "The matrix D with D vech(A) = vec(A) for each symmetric n by n matrix A.",
      examples: ["size(duplication_matrix(2))": "ans =\n\n   4   3\n"]
    ) { n throws(Failure) in
      guard (1...200).contains(n) else { throw Failure("duplication_matrix: N must be a positive integer") }
      var matrix = Matrix(rows: n * n, columns: n * (n + 1) / 2, repeating: 0)
      var next = 0
      for column in 0..<n {
        for row in column..<n {
          matrix[column * n + row, next] = 1
          matrix[row * n + column, next] = 1
          next += 1
        }
      }
      return Value(matrix)
    },
    Builtin(
      "nthargout", "n, f, …", atLeast: 2, summary: "Result n of a function.",
      examples: ["nthargout(2, @max, [1 9 3])": "ans = 2"]
    ) { call, machine throws(Failure) in
      let n = try integerArgument(call.arguments, 0, "nthargout", "N")
      guard (1...200).contains(n) else { throw Failure("nthargout: N must be a positive integer") }
      let results = try machine.call(call.arguments[1], Array(call.arguments.dropFirst(2)), outputs: n)
      guard n <= results.count else { throw Failure("nthargout: the function gives only \(results.count) results") }
      return [results[n - 1]]
    },
  ]

  @inline(__always)
  private static func merge(_ name: String) -> Builtin {
    Builtin(
      name, "mask, yes, no", arguments: 3...3,
      summary: "Entries of one value where the mask is true and of the other elsewhere.",
      examples: ["\(name)([true false], [1 2], [3 4])": "ans =\n\n   1   4\n"]
    ) { call, _ throws(Failure) in
      let (mask, yes, no) = (call.arguments[0], call.arguments[1], call.arguments[2])
      guard mask.isLogical else { throw Failure("\(name): first argument MASK must be logical") }
      if mask.isScalar { return [mask.element(0) != 0 ? yes : no] }
      for part in [yes, no] where !part.isScalar && (part.rows != mask.rows || part.columns != mask.columns) {
        throw Failure("\(name): MASK, TVAL, and FVAL dimensions must match")
      }
      for part in [yes, no] where !part.isRealLike { throw Failure.wrongType(name, part) }
      return [
        mask.like(
          (0..<mask.count).map { index in
            let chosen = mask.element(index) != 0 ? yes : no
            return chosen.element(chosen.isScalar ? 0 : index)
          })
      ]
    }
  }
}
