import CNumerics

/// Eigenvalues and eigenvectors: A vectors = vectors diag(values).
public struct EigenDecomposition: Equatable, Sendable {
  /// The eigenvalues, ascending for a symmetric or Hermitian matrix, else in the order in which the QR iteration leaves
  /// them on the diagonal.
  public let values: [Complex]
  /// The eigenvectors of length 1, one column for each value.
  public let vectors: ComplexMatrix

  /// Whether every value and every vector is real.
  public var isReal: Bool { values.allSatisfy { $0.isReal } && vectors.isReal }
}

extension Matrix {
  /// The eigenvalues: ascending for a symmetric matrix.
  public func eigenvalues() throws(MatrixFailure) -> [Complex] {
    guard isSquare else { throw .notSquare }
    let routines = linearAlgebra(rows)
    if isSymmetric {
      var values = output(rows)
      try check(routines.pointee.symmetric_eigen(rows, elements, &values, nil))
      return values.map { Complex($0) }
    }
    var values = output(2 * rows)
    try check(routines.pointee.general_eigen(rows, elements, &values, nil))
    return complexNumbers(values)
  }

  /// Eigenvalues and eigenvectors. Those of a symmetric matrix are orthonormal; a complex one is turned so that its
  /// largest component is real. Order and signs are LAPACK's.
  public func eigenvectors() throws(MatrixFailure) -> EigenDecomposition {
    guard isSquare else { throw .notSquare }
    let routines = linearAlgebra(rows)
    if isSymmetric {
      var values = output(rows)
      var vectors = output(rows * rows)
      try check(routines.pointee.symmetric_eigen(rows, elements, &values, &vectors))
      return EigenDecomposition(
        values: values.map { Complex($0) },
        vectors: ComplexMatrix(rows: rows, columns: rows, elements: vectors.map { Complex($0) }))
    }
    var values = output(2 * rows)
    var vectors = output(2 * rows * rows)
    try check(routines.pointee.general_eigen(rows, elements, &values, &vectors))
    return EigenDecomposition(
      values: complexNumbers(values),
      vectors: ComplexMatrix(rows: rows, columns: rows, elements: complexNumbers(vectors)))
  }
}

extension ComplexMatrix {
  /// The eigenvalues, real and ascending for a Hermitian matrix.
  public func eigenvalues() throws(MatrixFailure) -> [Complex] { try eigenvectors(wanted: false).values }

  /// Eigenvalues and eigenvectors, as for a real matrix.
  public func eigenvectors() throws(MatrixFailure) -> EigenDecomposition { try eigenvectors(wanted: true) }

  private func eigenvectors(wanted: Bool) throws(MatrixFailure) -> EigenDecomposition {
    guard isSquare else { throw .notSquare }
    var values = output(2 * rows)
    var vectors = output(wanted ? 2 * rows * rows : 0)
    let status = withDoubles(elements) { a in
      wanted
        ? linearAlgebra(rows).pointee.complex_eigen(rows, a, &values, &vectors)
        : linearAlgebra(rows).pointee.complex_eigen(rows, a, &values, nil)
    }
    try check(status)
    let found = normalised(
      rows, values: complexNumbers(values), vectors: wanted ? complexNumbers(vectors) : [])
    guard isHermitian else { return found }
    let order = sortedPositions(found.values.count) { found.values[$0].re < found.values[$1].re }
    var sorted = [Complex]()
    for k in order where wanted {
      sorted.append(contentsOf: found.vectors.elements[k * rows..<(k + 1) * rows])
    }
    return EigenDecomposition(
      values: order.map { Complex(found.values[$0].re) },
      vectors: ComplexMatrix(rows: rows, columns: wanted ? rows : 0, elements: sorted))
  }
}

/// Scales every eigenvector to length 1, and turns a complex one so that its largest component is real.
private func normalised(_ n: Int, values: [Complex], vectors: [Complex]) -> EigenDecomposition {
  var vectors = vectors
  for start in stride(from: 0, to: vectors.count, by: max(n, 1)) {
    var largest = start
    var sum = 0.0
    for k in start..<start + n {
      let size = vectors[k].abs
      sum += size * size
      if size > vectors[largest].abs * (1 + 4 * Double.ulpOfOne) { largest = k }
    }
    guard sum > 0 else { continue }
    let isComplex = vectors[start..<start + n].contains { $0.im != 0 }
    let turn = isComplex ? vectors[largest].conjugate / Complex(vectors[largest].abs) : .one
    for k in start..<start + n { vectors[k] = vectors[k] * turn / Complex(sum.squareRoot()) }
    if isComplex { vectors[largest].im = 0 }
  }
  return EigenDecomposition(
    values: values, vectors: ComplexMatrix(rows: n, columns: vectors.count / max(n, 1), elements: vectors))
}
