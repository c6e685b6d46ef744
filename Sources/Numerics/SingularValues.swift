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

  /// The number of singular values above `tolerance`, by default max(m, n) values[0] eps.
  public func rank(tolerance: Double? = nil) throws(MatrixFailure) -> Int {
    let values = try singularValues()
    let tolerance = tolerance ?? rankTolerance(values)
    return values.filter { $0 > tolerance }.count
  }

  /// An orthonormal basis of the vectors that this matrix maps to zero: the right singular vectors of zero singular
  /// values, with components below eps set to zero.
  public func nullSpace(tolerance: Double? = nil) throws(MatrixFailure) -> Matrix {
    let factors = try svd()
    let tolerance = tolerance ?? rankTolerance(factors.values)
    let rank = factors.values.filter { $0 > tolerance }.count
    let basis = factors.v.columns(rank..<max(columns, rank))
    return Matrix(
      rows: columns, columns: basis.columns,
      elements: basis.elements.map { abs($0) < Double.ulpOfOne ? 0 : $0 })
  }

  /// An orthonormal basis of the column space: the left singular vectors of singular values above the tolerance, with
  /// the opposite sign, as Octave's `orth` gives them.
  public func range(tolerance: Double? = nil) throws(MatrixFailure) -> Matrix {
    let factors = try svd()
    let tolerance = tolerance ?? rankTolerance(factors.values)
    return -1 * factors.u.columns(0..<factors.values.filter { $0 > tolerance }.count)
  }

  /// The condition number in the 2-norm, Inf for a singular matrix and 0 for an empty one.
  public func conditionNumber() throws(MatrixFailure) -> Double {
    let values = try singularValues()
    guard let largest = values.first, let smallest = values.last else { return 0 }
    return smallest == 0 ? .infinity : largest / smallest
  }

  /// Below this a singular value counts as zero in `rank` and what derives from it.
  func rankTolerance(_ values: [Double]) -> Double {
    Double(max(rows, columns)) * (values.first ?? 0) * Double.ulpOfOne
  }
}
