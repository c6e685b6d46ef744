import CNumerics

extension Matrix {
  /// The upper triangular R with transpose(R) R = A and a positive diagonal, from the upper triangle of A, or nil when
  /// A is not positive definite.
  public func cholesky() throws(MatrixFailure) -> Matrix? {
    guard isSquare else { throw .notSquare }
    var r = output(elements.count)
    do {
      try check(linearAlgebra(rows).pointee.cholesky(rows, elements, &r))
    } catch {
      if error == .notPositiveDefinite { return nil }
      throw error
    }
    return Matrix(rows: rows, columns: columns, elements: r)
  }
}
