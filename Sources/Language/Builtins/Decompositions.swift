import Numerics
import Source

extension Builtin {
  static let decompositions: [Builtin] = [
    Builtin(
      "lu", "A, [\"vector\"]", arguments: 1...2,
      summary: "The factors of P * A = L * U, by elimination with row exchanges; P as a matrix or as a vector.",
      examples: [
        "[L, U, P] = lu([1 2; 3 4])":
          "L =\n\n   1.0000        0\n   0.3333   1.0000\n\nU =\n\n   3.0000   4.0000\n        0   0.6667\n\nP =\n\nPermutation Matrix\n\n   0   1\n   1   0\n"
      ]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      let asVector = call.arguments.count > 1
      if asVector, call.arguments[1].textValue != "vector" {
        throw Failure(
          call.arguments[1].isText
            ? "lu: unrecognized string argument" : "lu: can not define pivoting threshold THRESH for full matrices")
      }
      if a.isComplex { return try machine.run(program: "complexLU", call) }
      try requireReal(a, "lu")
      machine.addCharge(Double(a.count) * Double(min(a.rows, a.columns)) / 16)
      let matrix = a.realMatrix
      let factors = try computed("lu") { () throws(MatrixFailure) in try matrix.lu() }
      let rows = a.rows
      if call.outputs >= 3, asVector {
        return [
          Value(factors.lower), Value(factors.upper), .column(factors.permutation.map { Double($0 + 1) }),
        ]
      }
      if call.outputs >= 3 {
        try Value.checkSize(rows, rows)
        var elements = [Double](repeating: 0, count: rows * rows)
        for (row, source) in factors.permutation.enumerated() { elements[source * rows + row] = 1 }
        return [
          Value(factors.lower), Value(factors.upper), Value(rows: rows, columns: rows, elements).marked(.permutation),
        ]
      }
      if call.outputs == 2 {
        var lower = factors.lower
        for (row, source) in factors.permutation.enumerated() {
          for column in 0..<lower.columns { lower[source, column] = factors.lower[row, column] }
        }
        return [Value(lower), Value(factors.upper)]
      }
      var both = Matrix(rows: rows, columns: a.columns)
      for column in 0..<a.columns {
        for row in 0..<rows {
          both[row, column] = row > column ? factors.lower[row, column] : factors.upper[row, column]
        }
      }
      return [Value(both)]
    },
    Builtin(
      "qr", "A, [B], [0]", arguments: 1...3,
      summary:
        "The factors of A = Q * R, Q orthogonal and R upper triangular; with three results of A * P; with B, Q' * B and R.",
      examples: [
        "[Q, R] = qr([3 1; 4 2])":
          "Q =\n\n  -0.6000  -0.8000\n  -0.8000   0.6000\n\nR =\n\n  -5.0000  -2.2000\n        0   0.4000\n"
      ]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      if a.isComplex || call.outputs > 2
        || call.arguments.count > 1 && !(call.arguments[1].isScalar && call.arguments[1].element(0) == 0)
      {
        return try machine.run(program: "complexQR", call)
      }
      try requireReal(a, "qr")
      machine.addCharge(Double(a.count) * Double(min(a.rows, a.columns)) / 8)
      let isEconomy = call.arguments.count > 1
      if !isEconomy { try Value.checkSize(a.rows, a.rows) }
      let matrix = a.realMatrix
      let factors = try computed("qr") { () throws(MatrixFailure) in try matrix.qr(economy: isEconomy) }
      return call.outputs < 2 ? [Value(factors.r)] : [Value(factors.q), Value(factors.r)]
    },
    Builtin(
      "eig", "A, [B], [option], …", arguments: 1...4,
      summary:
        "The eigenvalues; with two results, the eigenvectors in columns and the eigenvalues on a diagonal; the third are the left eigenvectors.",
      examples: [
        "eig([2 1; 1 2])": "ans =\n\n   1\n   3\n",
        "[V, D] = eig([2 0; 0 3])": "V =\n\n   1   0\n   0   1\n\nD =\n\nDiagonal Matrix\n\n   2   0\n   0   3\n",
      ], body: eigenBody),
    Builtin(
      "svd", "A, [\"econ\"]", arguments: 1...2,
      summary: "The singular values; with three results, the factors of A = U * S * V'.",
      examples: ["svd([3 0; 0 4])": "ans =\n\n   4\n   3\n"]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      guard a.isArithmetic else { throw .wrongType("svd", a) }
      for element in a.complexElements where !element.isFinite {
        throw Failure("svd: cannot take SVD of matrix containing Inf or NaN values")
      }
      if a.isComplex { return try machine.run(program: "complexSVD", call) }
      let matrix = a.realMatrix
      machine.addCharge(Double(a.count) * Double(min(a.rows, a.columns)))
      if call.outputs < 2 {
        return [
          .column(try computed("svd") { () throws(MatrixFailure) in try matrix.singularValues().map { abs($0) } })
        ]
      }
      // With 0 only a tall matrix becomes smaller.
      let isEconomy = call.arguments.count > 1 && (call.arguments[1].isText || a.rows > a.columns)
      if !isEconomy {
        try Value.checkSize(a.rows, a.rows)
        try Value.checkSize(a.columns, a.columns)
      }
      let factors = try computed("svd") { () throws(MatrixFailure) in try matrix.svd(economy: isEconomy) }
      let count = factors.values.count
      let sigma = Matrix.diagonal(
        factors.values, rows: isEconomy ? count : a.rows, columns: isEconomy ? count : a.columns)
      return [Value(factors.u), Value(sigma).marked(.diagonal), Value(factors.v)]
    },
  ]
}

private func eigenBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  if call.arguments.count > 1 || call.outputs > 2 {
    return try machine.run(program: "generalEigenvalues", call)
  }
  let a = call.arguments[0]
  guard a.isArithmetic, !a.isLogical, !a.isText else { throw .wrongType("eig", a) }
  try requireSquare(a, "eig")
  for element in a.complexElements where !element.isFinite {
    throw Failure("eig: matrix contains Inf or NaN values; cannot compute eigenvalues")
  }
  machine.addCharge(Double(a.count) * Double(a.rows))
  if a.isEmpty { return [.emptyMatrix, .emptyMatrix] }
  if call.outputs < 2 {
    let values =
      a.isComplex
      ? try computed("eig") { () throws(MatrixFailure) in try a.complexMatrix.eigenvalues() }
      : try computed("eig") { () throws(MatrixFailure) in try a.realMatrix.eigenvalues() }
    return [Value(rows: values.count, columns: 1, complex: values)]
  }
  let parts =
    a.isComplex
    ? try computed("eig") { () throws(MatrixFailure) in try a.complexMatrix.eigenvectors() }
    : try computed("eig") { () throws(MatrixFailure) in try a.realMatrix.eigenvectors() }
  let count = parts.values.count
  var diagonal = ComplexMatrix(rows: count, columns: count)
  for (index, value) in parts.values.enumerated() { diagonal[index, index] = value }
  return [Value(parts.vectors), Value(diagonal).marked(.diagonal)]
}
