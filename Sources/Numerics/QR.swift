import CNumerics

extension Matrix {
  /// A = Q R by Householder reflections, Q with orthonormal columns and R upper triangular: Q is m by m and R m by n,
  /// or with `economy` m by min(m, n) and min(m, n) by n. As in LAPACK, R's diagonal may be negative.
  public func qr(economy: Bool = false) throws(MatrixFailure) -> (q: Matrix, r: Matrix) {
    let inner = economy ? min(rows, columns) : rows
    var q = output(rows * inner)
    var r = output(inner * columns)
    try check(linearAlgebra(max(rows, columns)).pointee.qr(rows, columns, economy ? 1 : 0, elements, &q, &r))
    return (Matrix(rows: rows, columns: inner, elements: q), Matrix(rows: inner, columns: columns, elements: r))
  }
}
