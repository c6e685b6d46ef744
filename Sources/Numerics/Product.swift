import CNumerics

extension Matrix {
  /// The matrix product; the columns of this matrix must be as many as the rows of `other`.
  public func product(_ other: Matrix) throws(MatrixFailure) -> Matrix {
    guard columns == other.rows else { throw .nonconformant }
    var result = output(rows * other.columns)
    let size = max(rows, columns, other.columns)
    try check(
      linearAlgebra(size).pointee.product(rows, columns, other.columns, elements, other.elements, &result))
    return Matrix(rows: rows, columns: other.columns, elements: result)
  }

  /// This square matrix to a whole power, by squaring; a negative power inverts first.
  public func power(_ exponent: Int) throws(MatrixFailure) -> Matrix {
    guard isSquare else { throw .notSquare }
    var square = exponent < 0 ? try inverse().matrix : self
    var left = exponent.magnitude
    var result: Matrix?
    while left > 0 {
      if left & 1 == 1 {
        if let partial = result { result = try partial.product(square) } else { result = square }
      }
      left >>= 1
      if left > 0 { square = try square.product(square) }
    }
    return result ?? .identity(rows)
  }
}

extension ComplexMatrix {
  /// The matrix product; the columns of this matrix must be as many as the rows of `other`.
  public func product(_ other: ComplexMatrix) throws(MatrixFailure) -> ComplexMatrix {
    guard columns == other.rows else { throw .nonconformant }
    var result = output(2 * rows * other.columns)
    let size = max(rows, columns, other.columns)
    let status = withDoubles(elements) { a in
      withDoubles(other.elements) { b in
        linearAlgebra(size).pointee.complex_product(rows, columns, other.columns, a, b, &result)
      }
    }
    try check(status)
    return ComplexMatrix(rows: rows, columns: other.columns, elements: complexNumbers(result))
  }
}
