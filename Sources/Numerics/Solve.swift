import CNumerics

/// The solution of a system of linear equations A X = B.
public struct Solution: Equatable, Sendable {
  /// X: the exact solution, or the least squares solution of least norm.
  public let x: Matrix
  /// For a square A an estimate of 1 / (norm1(A) norm1(inv(A))): 0 for an exactly singular one. For any other 1.
  public let reciprocalCondition: Double
  /// The rank of A as far as it was determined: the order of a square A that is not singular.
  public let rank: Int

  /// Whether a square A is singular to machine precision. With a condition of exactly 0 `x` only minimises norm(A X - B).
  public var isSingular: Bool { !(reciprocalCondition >= Double.ulpOfOne / 2) }
}

/// The solution of a system of complex linear equations.
public struct ComplexSolution: Equatable, Sendable {
  /// X: the exact solution, or the least squares solution of least norm.
  public let x: ComplexMatrix
  /// As in `Solution`.
  public let reciprocalCondition: Double
  /// Whether a square matrix is singular to machine precision.
  public var isSingular: Bool { !(reciprocalCondition >= Double.ulpOfOne / 2) }
}

extension Matrix {
  /// Solves A X = B, A this m by n matrix and B m by k: by substitution for a triangular A, by Cholesky for a symmetric
  /// positive definite one, by LU for any other square one, and by least squares of least norm for a rectangular or
  /// singular one.
  public func solve(_ b: Matrix) throws(MatrixFailure) -> Solution {
    guard rows == b.rows else { throw .nonconformant }
    guard isSquare else {
      let (x, rank) = try leastSquares(b)
      return Solution(x: x, reciprocalCondition: 1, rank: rank)
    }
    var x = output(columns * b.columns)
    var reciprocalCondition = 0.0
    try check(
      linearAlgebra(rows).pointee.solve(rows, b.columns, elements, b.elements, &x, &reciprocalCondition))
    let direct = Solution(
      x: Matrix(rows: columns, columns: b.columns, elements: x), reciprocalCondition: reciprocalCondition, rank: rows)
    guard isFinite ? direct.reciprocalCondition == 0 : !direct.x.isFinite else { return direct }
    let (least, rank) = try leastSquares(b)
    return Solution(x: least, reciprocalCondition: reciprocalCondition, rank: rank)
  }

  /// The X of least Frobenius norm among those that minimise norm(A X - B), and the rank that was found, by a complete
  /// orthogonal decomposition (Golub and Van Loan, Matrix Computations, section 5.5.2).
  public func leastSquares(_ b: Matrix) throws(MatrixFailure) -> (x: Matrix, rank: Int) {
    guard rows == b.rows else { throw .nonconformant }
    guard isFinite else {
      // As LAPACK's drivers in Octave: infinitely steep equations have the solution 0.
      let entry = elements.contains { $0.isNaN } ? Double.nan : 0
      return (Matrix(rows: columns, columns: b.columns, repeating: entry), 0)
    }
    var x = output(columns * b.columns)
    var rank = 0
    try check(
      linearAlgebra(max(rows, columns)).pointee.least_squares(
        rows, columns, b.columns, elements, b.elements, &x, &rank))
    return (Matrix(rows: columns, columns: b.columns, elements: x), rank)
  }

  /// The inverse, and an estimate of 1 / (norm1(A) norm1(inv(A))). A matrix that is exactly singular or not
  /// finite has reciprocal condition 0 and an "inverse" of Inf.
  public func inverse() throws(MatrixFailure) -> (matrix: Matrix, reciprocalCondition: Double) {
    guard isSquare else { throw .notSquare }
    var x = output(elements.count)
    var reciprocalCondition = 0.0
    try check(linearAlgebra(rows).pointee.inverse(rows, elements, &x, &reciprocalCondition))
    guard reciprocalCondition > 0 else {
      return (Matrix(rows: rows, columns: columns, repeating: .infinity), 0)
    }
    return (Matrix(rows: rows, columns: columns, elements: x), reciprocalCondition)
  }

  /// The determinant, as the product of the pivots of the LU factorisation; 1 for an empty matrix.
  public func determinant() throws(MatrixFailure) -> Double {
    guard isSquare else { throw .notSquare }
    let factors = try compactLU()
    var result = 1.0
    for i in 0..<rows { result *= factors.elements[i + i * rows] }
    return isOdd(factors.permutation) ? -result : result
  }
}

extension ComplexMatrix {
  /// Solves A X = B as the real matrix does.
  public func solve(_ b: ComplexMatrix) throws(MatrixFailure) -> ComplexSolution {
    guard rows == b.rows else { throw .nonconformant }
    guard isSquare else { return ComplexSolution(x: try leastSquares(b), reciprocalCondition: 1) }
    var x = output(2 * columns * b.columns)
    var reciprocalCondition = 0.0
    let status = withDoubles(elements) { left in
      withDoubles(b.elements) { right in
        linearAlgebra(rows).pointee.complex_solve(rows, b.columns, left, right, &x, &reciprocalCondition)
      }
    }
    try check(status)
    let direct = ComplexSolution(
      x: ComplexMatrix(rows: columns, columns: b.columns, elements: complexNumbers(x)),
      reciprocalCondition: reciprocalCondition)
    guard isFinite ? direct.reciprocalCondition == 0 : !direct.x.isFinite else { return direct }
    return ComplexSolution(x: try leastSquares(b), reciprocalCondition: reciprocalCondition)
  }

  /// The least squares solution of least norm: that of the real embedding [re -im; im re], whose minimum is the same.
  public func leastSquares(_ b: ComplexMatrix) throws(MatrixFailure) -> ComplexMatrix {
    guard rows == b.rows else { throw .nonconformant }
    let x = try realEmbedding.leastSquares(b.realEmbedding).x
    var result = ComplexMatrix(rows: columns, columns: b.columns)
    for j in 0..<b.columns {
      for i in 0..<columns { result[i, j] = Complex(x[i, j], x[i + columns, j]) }
    }
    return result
  }

  /// The inverse, and an estimate of 1 / (norm1(A) norm1(inv(A))), as for a real matrix.
  public func inverse() throws(MatrixFailure) -> (matrix: ComplexMatrix, reciprocalCondition: Double) {
    guard isSquare else { throw .notSquare }
    var x = output(2 * elements.count)
    var reciprocalCondition = 0.0
    let status = withDoubles(elements) { a in
      linearAlgebra(rows).pointee.complex_inverse(rows, a, &x, &reciprocalCondition)
    }
    try check(status)
    guard reciprocalCondition > 0 else {
      return (ComplexMatrix(rows: rows, columns: columns, repeating: Complex(.infinity)), 0)
    }
    return (ComplexMatrix(rows: rows, columns: columns, elements: complexNumbers(x)), reciprocalCondition)
  }

  /// The determinant, as the product of the pivots of the LU factorisation; 1 for an empty matrix.
  public func determinant() throws(MatrixFailure) -> Complex {
    guard isSquare else { throw .notSquare }
    let factors = try compactLU()
    var result = Complex.one
    for i in 0..<rows { result *= factors.elements[i + i * rows] }
    return isOdd(factors.permutation) ? -result : result
  }
}

/// Whether a permutation is made of an odd number of exchanges.
private func isOdd(_ permutation: [Int]) -> Bool {
  var seen = [Bool](repeating: false, count: permutation.count)
  var isOdd = false
  for start in permutation.indices where !seen[start] {
    var next = permutation[start]
    seen[start] = true
    while next != start {
      seen[next] = true
      next = permutation[next]
      isOdd.toggle()
    }
  }
  return isOdd
}
