import CNumerics

/// P A = L U: the row `permutation[i]` of A is row i of L U.
public struct LU: Equatable, Sendable {
  /// L, m by min(m, n), with ones on its diagonal.
  public let lower: Matrix
  /// U, min(m, n) by n.
  public let upper: Matrix
  /// The rows of A in the order of the product, counted from 0.
  public let permutation: [Int]
}

extension Matrix {
  /// The LU factorisation with partial pivoting, of a matrix of any shape.
  public func lu() throws(MatrixFailure) -> LU {
    let factors = try compactLU()
    let inner = min(rows, columns)
    var lower = Matrix(rows: rows, columns: inner)
    var upper = Matrix(rows: inner, columns: columns)
    for j in 0..<columns {
      for i in 0..<min(j + 1, inner) { upper[i, j] = factors.elements[i + j * rows] }
    }
    for j in 0..<inner {
      lower[j, j] = 1
      for i in j + 1..<max(rows, j + 1) { lower[i, j] = factors.elements[i + j * rows] }
    }
    return LU(lower: lower, upper: upper, permutation: factors.permutation)
  }

  /// Both factors in one array, L below the diagonal.
  func compactLU() throws(MatrixFailure) -> (elements: [Double], permutation: [Int]) {
    var factors = output(elements.count)
    var permutation = [Int](repeating: 0, count: rows)
    try check(linearAlgebra(max(rows, columns)).pointee.lu(rows, columns, elements, &factors, &permutation))
    return (factors, permutation)
  }
}

extension ComplexMatrix {

  /// Both factors in one array, L below the diagonal.
  func compactLU() throws(MatrixFailure) -> (elements: [Complex], permutation: [Int]) {
    var factors = output(2 * elements.count)
    var permutation = [Int](repeating: 0, count: rows)
    let status = withDoubles(elements) { a in
      linearAlgebra(max(rows, columns)).pointee.complex_lu(rows, columns, a, &factors, &permutation)
    }
    try check(status)
    return (complexNumbers(factors), permutation)
  }
}
