import CNumerics

/// A = U diag(values) transpose(V).
public struct SingularValueDecomposition: Equatable, Sendable {
  /// The left singular vectors in columns.
  public let u: Matrix
  /// The singular values, descending.
  public let values: [Double]
  /// The right singular vectors in columns.
  public let v: Matrix
}

extension Matrix {
  /// The singular value decomposition: U is m by m and V n by n, or with `economy` both have min(m, n) columns. A pair of
  /// singular vectors is defined up to a common sign: it is LAPACK's.
  public func svd(economy: Bool = false) throws(MatrixFailure) -> SingularValueDecomposition {
    let inner = min(rows, columns)
    var u = output(rows * (economy ? inner : rows))
    var v = output(columns * (economy ? inner : columns))
    var values = output(inner)
    try check(
      linearAlgebra(max(rows, columns)).pointee.svd(
        rows, columns, Int32(economy ? NK_ECONOMY : NK_FULL), elements, &u, &values, &v))
    return SingularValueDecomposition(
      u: Matrix(rows: rows, columns: economy ? inner : rows, elements: u), values: values,
      v: Matrix(rows: columns, columns: economy ? inner : columns, elements: v))
  }

  /// The singular values, descending.
  public func singularValues() throws(MatrixFailure) -> [Double] {
    var values = output(min(rows, columns))
    try check(
      linearAlgebra(max(rows, columns)).pointee.svd(
        rows, columns, Int32(NK_VALUES_ONLY), elements, nil, &values, nil))
    return values
  }
}
