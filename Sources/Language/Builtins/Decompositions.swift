import Numerics
import Source

extension Builtin {
  static let decompositions: [Builtin] = [
    Builtin(
      "lu", "A", arguments: 1...1, summary: "The factors of P * A = L * U, by elimination with row exchanges.",
      examples: [
        "[L, U, P] = lu([1 2; 3 4])":
          "L =\n\n   1.0000        0\n   0.3333   1.0000\n\nU =\n\n   3.0000   4.0000\n        0   0.6667\n\nP =\n\nPermutation Matrix\n\n   0   1\n   1   0\n"
      ]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      try requireReal(a, "lu")
      machine.addCharge(Double(a.count) * Double(min(a.rows, a.columns)) / 16)
      let matrix = a.realMatrix
      let factors = try computed("lu") { () throws(MatrixFailure) in try matrix.lu() }
      let rows = a.rows
      if call.outputs >= 3 {
        try Value.checkSize(rows, rows)
        var elements = [Double](repeating: 0, count: rows * rows)
        for (row, source) in factors.permutation.enumerated() { elements[source * rows + row] = 1 }
        return [
          Value(factors.lower), Value(factors.upper), Value(rows: rows, columns: rows, elements).markedPermutation,
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
      "qr", "A, [0]", arguments: 1...2, summary: "The factors of A = Q * R, Q orthogonal and R upper triangular.",
      examples: [
        "[Q, R] = qr([3 1; 4 2])":
          "Q =\n\n  -0.6000  -0.8000\n  -0.8000   0.6000\n\nR =\n\n  -5.0000  -2.2000\n        0   0.4000\n"
      ]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      try requireReal(a, "qr")
      machine.addCharge(Double(a.count) * Double(min(a.rows, a.columns)) / 8)
      let isEconomy = call.arguments.count > 1
      if !isEconomy { try Value.checkSize(a.rows, a.rows) }
      let matrix = a.realMatrix
      let factors = try computed("qr") { () throws(MatrixFailure) in try matrix.qr(economy: isEconomy) }
      return call.outputs < 2 ? [Value(factors.r)] : [Value(factors.q), Value(factors.r)]
    },
    Builtin(
      "chol", "A, [\"lower\"]", arguments: 1...2,
      summary: "The upper triangular R with R' * R = A; with two results, p is 0 when A is positive definite.",
      examples: ["chol([4 2; 2 3])": "ans =\n\n   2.0000   1.0000\n        0   1.4142\n"],
      program: """
        function [R, p] = chol (A, word)
          if ! isnumeric (A) && ! islogical (A), error ("chol: A must be a numeric matrix"); end
          n = rows (A);
          if n != columns (A)
            error (struct ("message", "chol: requires square matrix", "identifier", "", ...
              "hint", sprintf ("it has size %dx%d", n, columns (A))));
          end
          isLower = false;
          if nargin > 1
            if ! ischar (word), error ("chol: optional arguments must be strings"); end
            isLower = strcmpi (word, "lower");
            if ! any (strcmpi (word, {"vector", "lower", "upper"}))
              error ('chol: optional argument must be one of "vector", "lower", or "upper"');
            end
            if isLower, A = A'; end
          end
          if any (! isfinite (A(:))), error ("chol: cannot take a matrix containing Inf or NaN values"); end
          R = zeros (n);
          p = 0;
          for k = 1:n
            r = A(k,k:n) - R(1:k-1,k)' * R(1:k-1,k:n);
            if ! (real (r(1)) > 0)
              if nargout < 2
                error (struct ("message", "chol: input matrix must be positive definite", "identifier", "", ...
                  "hint", "is it symmetric with positive eigenvalues?"));
              end
              p = k;
              R = R(1:k-1,1:k-1);
              break
            end
            R(k,k:n) = r / sqrt (real (r(1)));
          end
          if isLower, R = R'; end
        end
        """),
    Builtin(
      "eig", "A, [B]", arguments: 1...2,
      summary: "The eigenvalues; with two results, the eigenvectors in columns and the eigenvalues on a diagonal.",
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
      try requireReal(a, "svd")
      let matrix = a.realMatrix
      guard matrix.isFinite else { throw Failure("svd: cannot take SVD of matrix containing Inf or NaN values") }
      machine.addCharge(Double(a.count) * Double(min(a.rows, a.columns)))
      if call.outputs < 2 {
        return [.column(try computed("svd") { () throws(MatrixFailure) in try matrix.singularValues() })]
      }
      let isEconomy = call.arguments.count > 1
      if !isEconomy {
        try Value.checkSize(a.rows, a.rows)
        try Value.checkSize(a.columns, a.columns)
      }
      let factors = try computed("svd") { () throws(MatrixFailure) in try matrix.svd(economy: isEconomy) }
      let count = factors.values.count
      let sigma = Matrix.diagonal(
        factors.values, rows: isEconomy ? count : a.rows, columns: isEconomy ? count : a.columns)
      return [Value(factors.u), Value(sigma).markedDiagonal, Value(factors.v)]
    },
  ]
}

private func eigenBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  var a = call.arguments[0]
  try requireSquare(a, "eig")
  for element in a.complexElements where !element.isFinite {
    throw Failure("eig: matrix contains Inf or NaN values; cannot compute eigenvalues")
  }
  machine.addCharge(Double(a.count) * Double(a.rows))
  if call.arguments.count > 1 {
    // A x = lambda B x has the eigenvalues of B \ A; good enough for a well conditioned B.
    let b = call.arguments[1]
    try requireSquare(b, "eig")
    guard b.rows == a.rows else { throw .nonconformant(.leftDivide, b, a) }
    a = try binary(.leftDivide, b, a)
  }
  if a.isEmpty { return [.emptyMatrix, .emptyMatrix] }
  let system = a
  if call.outputs < 2 {
    let values =
      a.isComplex
      ? try computed("eig") { () throws(MatrixFailure) in try system.complexMatrix.eigenvalues() }
      : try computed("eig") { () throws(MatrixFailure) in try system.realMatrix.eigenvalues() }
    return [Value(rows: values.count, columns: 1, complex: values)]
  }
  let parts =
    a.isComplex
    ? try computed("eig") { () throws(MatrixFailure) in try system.complexMatrix.eigenvectors() }
    : try computed("eig") { () throws(MatrixFailure) in try system.realMatrix.eigenvectors() }
  let count = parts.values.count
  var diagonal = ComplexMatrix(rows: count, columns: count)
  for (index, value) in parts.values.enumerated() { diagonal[index, index] = value }
  return [Value(parts.vectors), Value(diagonal).markedDiagonal]
}
