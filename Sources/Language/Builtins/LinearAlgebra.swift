import Numerics
import Source

extension Builtin {
  static let linearAlgebra: [Builtin] = matrixNumbers + inverses + subspaces + matrixPredicates

  private static let matrixNumbers: [Builtin] = [
    Builtin("det", .value("A"), summary: "The determinant.", examples: ["det([1 2; 3 4])": "ans = -2"]) {
      a throws(Failure) in
      try requireNoText(a)
      try requireSquare(a, "det")
      if a.isComplex {
        return Value(try computed("det") { () throws(MatrixFailure) in try a.complexMatrix.determinant() })
      }
      return .number(try computed("det") { () throws(MatrixFailure) in try a.realMatrix.determinant() })
    },
    Builtin(
      "rank", "A, [tolerance]", arguments: 1...2, summary: "The number of independent rows.",
      examples: ["rank([1 2; 2 4])": "ans = 1"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      try requireReal(a, "rank")
      let tolerance = call.arguments.count > 1 ? try numberArgument(call.arguments, 1, "rank", "TOL") : nil
      return [
        .number(
          Double(try computed("rank") { () throws(MatrixFailure) in try a.realMatrix.rank(tolerance: tolerance) }))
      ]
    },
    Builtin(
      "norm", "A, [p]", arguments: 1...3,
      summary: "The length of a vector or the size of a matrix; p is 1, 2, Inf, \"fro\" or, for vectors, any number.",
      examples: ["norm([3 4])": "ans = 5", "norm([1 -2 3], 1)": "ans = 6"], body: normBody),
    Builtin(
      "cond", "A, [p]", arguments: 1...2, summary: "The condition number: how much errors in b can grow in A \\ b.",
      examples: ["cond([1 0; 0 4])": "ans = 4"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      try requireReal(a, "cond")
      for index in 0..<a.count where !a.element(index).isFinite {
        throw Failure("cond: A must not contain Inf or NaN values")
      }
      let kind = call.arguments.count > 1 ? try normKind(call.arguments[1], "cond") : .two
      if kind == .two {
        return [.number(try computed("cond") { () throws(MatrixFailure) in try a.realMatrix.conditionNumber() })]
      }
      try requireSquare(a, "cond")
      let inverse = try computed("cond") { () throws(MatrixFailure) in try a.realMatrix.inverse() }.matrix
      return [.number(a.realMatrix.norm(kind) * inverse.norm(kind))]
    },
    Builtin(
      "rcond", .value("A"), summary: "An estimate of 1 / (norm (A, 1) norm (inv (A), 1)).",
      examples: ["rcond([1 0; 0 4])": "ans = 0.2500"]
    ) { a throws(Failure) in
      try requireSquare(a, "rcond")
      try requireReal(a, "rcond")
      return .number(
        try computed("rcond") { () throws(MatrixFailure) in try a.realMatrix.inverse() }.reciprocalCondition)
    },
  ]

  private static let inverses: [Builtin] =
    [inverse("inv"), inverse("inverse")] + [
      Builtin(
        "pinv", "A, [tolerance]", arguments: 1...2, summary: "The pseudoinverse.",
        examples: ["pinv([1; 1])": "ans =\n\n   0.5000   0.5000\n"]
      ) { call, _ throws(Failure) in
        let a = call.arguments[0]
        try requireReal(a, "pinv")
        if a.isEmpty { return [Value(rows: a.columns, columns: a.rows, [Double]())] }
        let tolerance = call.arguments.count > 1 ? try numberArgument(call.arguments, 1, "pinv", "TOL") : nil
        return [
          Value(
            try computed("pinv") { () throws(MatrixFailure) in try a.realMatrix.pseudoinverse(tolerance: tolerance) })
        ]
      },
      Builtin(
        "lscov", .value("A"), .value("b"), summary: "The least squares solution of A x = b.",
        examples: ["lscov([1; 1], [1; 3])": "ans = 2.0000"]
      ) { a, b throws(Failure) in
        try requireReal(a, "lscov")
        try requireReal(b, "lscov")
        guard a.rows == b.rows else { throw .nonconformant(.leftDivide, a, b) }
        return Value(
          try computed("lscov") { () throws(MatrixFailure) in try a.realMatrix.leastSquares(b.realMatrix) }.x)
      },
      Builtin(
        "expm", .value("A"), summary: "The matrix exponential.",
        examples: ["expm([0 1; 0 0])": "ans =\n\n   1   1\n   0   1\n"]
      ) {
        a throws(Failure) in
        try requireSquare(a, "expm")
        try requireReal(a, "expm")
        return Value(try computed("expm") { () throws(MatrixFailure) in try a.realMatrix.exponential() })
      },
      Builtin(
        "sqrtm", .value("A"), summary: "A matrix whose square is A.",
        examples: ["sqrtm([4 0; 0 9])": "ans =\n\n   2   0\n   0   3\n"]
      ) {
        a throws(Failure) in try functionOfMatrix(a, "sqrtm") { $0.squareRoot }
      },
      Builtin("logm", .value("A"), summary: "A matrix whose exponential is A.", examples: ["logm(1)": "ans = 0"]) {
        a throws(Failure) in try functionOfMatrix(a, "logm") { $0.logarithm }
      },
      Builtin(
        "givens", .number("x"), .number("y"), summary: "The rotation that turns (x, y) to (r, 0).",
        examples: ["givens(1, 1)": "ans =\n\n   0.7071   0.7071\n  -0.7071   0.7071\n"]
      ) {
        x, y throws(Failure) in
        let r = Real.hypotenuse(x, y)
        if r == 0 { return Value(Matrix.identity(2)) }
        return Value(rows: 2, columns: 2, [x / r, -y / r, y / r, x / r])
      },
    ]

  @inline(__always)
  private static func inverse(_ name: String) -> Builtin {
    Builtin(
      name, "A", arguments: 1...1, summary: "The inverse; a singular matrix gives Inf and a warning.",
      examples: ["\(name)([2 0; 0 4])": "ans =\n\n   0.5000        0\n        0   0.2500\n"]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      guard a.isArithmetic else { throw .wrongType("inverse", a) }
      try requireNoText(a)
      guard a.rows == a.columns else {
        throw Failure("inverse: A must be a square matrix", hint: "it has size \(a.sizeText)")
      }
      let result: Value
      let reciprocal: Double
      if a.isComplex {
        let solution = try computed("inverse") { () throws(MatrixFailure) in try a.complexMatrix.inverse() }
        (result, reciprocal) = (Value(solution.matrix), solution.reciprocalCondition)
      } else if let diagonal = a.diagonal {
        var elements = [Double](repeating: 0, count: a.count)
        var smallest = Double.infinity
        for index in 0..<diagonal.rows {
          let entry = diagonal.elements[index * diagonal.rows + index]
          elements[index * diagonal.rows + index] = 1 / entry
          smallest = min(smallest, abs(entry))
        }
        (result, reciprocal) = (a.like(elements).markedDiagonal, smallest == 0 ? 0 : 1)
      } else {
        let solution = try computed("inverse") { () throws(MatrixFailure) in try a.realMatrix.inverse() }
        (result, reciprocal) = (Value(solution.matrix), solution.reciprocalCondition)
      }
      if call.outputs < 2, !(reciprocal >= 0x1p-53), !a.isEmpty {
        machine.transcript.warn(
          Failure("matrix singular to machine precision", identifier: "Octave:singular-matrix"))
      }
      return [result, .number(reciprocal)]
    }
  }

  private static let subspaces: [Builtin] = [
    Builtin(
      "null", "A, [tolerance]", arguments: 1...2, summary: "An orthonormal basis of the solutions of A x = 0.",
      examples: ["null([1 1])": "ans =\n\n  -0.7071\n   0.7071\n"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      try requireReal(a, "null")
      if a.isEmpty { return [.emptyMatrix] }
      let tolerance = call.arguments.count > 1 ? try numberArgument(call.arguments, 1, "null", "TOL") : nil
      return [
        Value(try computed("null") { () throws(MatrixFailure) in try a.realMatrix.nullSpace(tolerance: tolerance) })
      ]
    },
    Builtin(
      "orth", "A, [tolerance]", arguments: 1...2, summary: "An orthonormal basis of the column space.",
      examples: ["orth([2 0; 0 0])": "ans =\n\n  -1\n   0\n"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      try requireReal(a, "orth")
      if a.isEmpty { return [.emptyMatrix] }
      let tolerance = call.arguments.count > 1 ? try numberArgument(call.arguments, 1, "orth", "TOL") : nil
      return [Value(try computed("orth") { () throws(MatrixFailure) in try a.realMatrix.range(tolerance: tolerance) })]
    },
    Builtin(
      "rref", "A, [tolerance]", arguments: 1...2,
      summary: "The reduced row echelon form, and the columns of its pivots.",
      examples: ["rref([1 2; 3 4])": "ans =\n\n   1   0\n   0   1\n"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      try requireReal(a, "rref")
      let tolerance = call.arguments.count > 1 ? try numberArgument(call.arguments, 1, "rref", "TOL") : nil
      let (matrix, pivots) = a.realMatrix.reducedRowEchelonForm(tolerance: tolerance)
      return [Value(matrix), .row(pivots.map { Double($0 + 1) })]
    },
  ]

  private static let matrixPredicates: [Builtin] = [
    shapeTest("isdiag", "Whether all entries off the diagonal are zero.", "isdiag(eye(2))") { $0 == $1 },
    shapeTest("istril", "Whether all entries above the diagonal are zero.", "istril([1 0; 1 1])") { $0 >= $1 },
    shapeTest("istriu", "Whether all entries below the diagonal are zero.", "istriu([1 1; 0 1])") { $0 <= $1 },
  ]

  @inline(__always)
  private static func shapeTest(
    _ name: String, _ summary: String, _ example: String, _ mayDiffer: @escaping @Sendable (Int, Int) -> Bool
  ) -> Builtin {
    test(name, summary, example, true) { a in
      guard a.isArithmetic else { return false }
      for index in 0..<a.count where a.complexElement(index) != .zero && !mayDiffer(index % a.rows, index / a.rows) {
        return false
      }
      return true
    }
  }

}

func normKind(_ value: Value, _ function: String) throws(Failure) -> NormKind {
  if let text = value.textValue {
    switch text {
    case "fro": return .frobenius
    case "inf", "Inf": return .infinity
    default: throw Failure("\(function): unrecognized option: \(text)", hint: "use 1, 2, Inf or \"fro\"")
    }
  }
  guard value.isScalar, value.isRealLike else { throw Failure("\(function): P must be a string or a number") }
  let p = value.element(0)
  return p == 1 ? .one : p == 2 ? .two : p == .infinity ? .infinity : p == -.infinity ? .negativeInfinity : .power(p)
}

private func normBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  let a = call.arguments[0]
  guard a.isArithmetic, !a.isText else { throw Failure("norm: X must be a numeric matrix") }
  let options = call.arguments.dropFirst()
  var kind = NormKind.two
  for option in options {
    if let text = option.textValue, ["rows", "columns", "cols"].contains(text) {
      let magnitudes = a.isComplex ? a.like(a.complexElements.map { $0.abs }) : a
      let chosen = kind
      return [reduced(magnitudes, text == "rows" ? 2 : 1) { Matrix(column: $0).norm(chosen) }]
    }
    kind = try normKind(option, "norm")
  }
  if case .power(let p) = kind, !a.isVector {
    throw Failure("norm: p must be 1, 2, Inf or \"fro\" for a matrix", hint: "it is \(shortNumber(p))")
  }
  if case .power(let p) = kind, p == 0 {
    return [.number(Double(a.complexElements.filter { $0 != .zero }.count))]
  }
  return [.number(a.isComplex ? a.complexMatrix.norm(kind) : a.realMatrix.norm(kind))]
}

/// A function of a matrix by its eigenvalues.
private func functionOfMatrix(_ a: Value, _ function: String, _ body: (Complex) -> Complex) throws(Failure) -> Value {
  try requireSquare(a, function)
  let parts = try computed(function) { () throws(MatrixFailure) in try a.complexMatrix.eigenvectors() }
  let values = parts.values.map { body($0) }
  var scaled = parts.vectors
  for column in 0..<scaled.columns {
    for row in 0..<scaled.rows { scaled[row, column] = scaled[row, column] * values[column] }
  }
  let inverse = try computed(function) { () throws(MatrixFailure) in try parts.vectors.inverse() }
  guard inverse.reciprocalCondition > 1e-14 || a.isEmpty else {
    throw Failure("\(function): the matrix has too few independent eigenvectors")
  }
  let result = try computed(function) { () throws(MatrixFailure) in try scaled.product(inverse.matrix) }
  let size = result.norm(.frobenius)
  if a.isRealLike, result.imaginary.norm(.frobenius) <= 1e-14 * size { return Value(result.real) }
  return Value(result)
}

/// Refuses characters, which Octave's numerical functions do not take for numbers.
private func requireNoText(_ value: Value) throws(Failure) {
  if value.isText { throw Failure("invalid conversion from string to real matrix") }
}
