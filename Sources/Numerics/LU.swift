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

/// P A = L U for a complex matrix, as in `LU`.
public struct ComplexLU: Equatable, Sendable {
  /// L, m by min(m, n), with ones on its diagonal.
  public let lower: ComplexMatrix
  /// U, min(m, n) by n.
  public let upper: ComplexMatrix
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

  /// Reduced row echelon form by Gauss-Jordan elimination with partial pivoting, and the columns of the pivots, counted
  /// from 0. A column whose elements are all at most `tolerance`, by default eps max(m, n) norm(A, Inf), has no pivot.
  public func reducedRowEchelonForm(tolerance: Double? = nil) -> (matrix: Matrix, pivots: [Int]) {
    let tolerance = tolerance ?? Double.ulpOfOne * Double(max(rows, columns)) * norm(.infinity)
    var a = self
    var pivots: [Int] = []
    for j in 0..<columns where pivots.count < rows {
      let top = pivots.count
      var pivot = top
      for i in top..<rows where abs(a[i, j]) > abs(a[pivot, j]) { pivot = i }
      guard abs(a[pivot, j]) > tolerance else {
        for i in top..<rows { a[i, j] = 0 }
        continue
      }
      pivots.append(j)
      a.swapRows(pivot, top, from: j)
      let scale = a[top, j]
      for k in j..<columns { a[top, k] /= scale }
      for i in 0..<rows where i != top {
        let factor = a[i, j]
        for k in j..<columns { a[i, k] -= factor * a[top, k] }
      }
    }
    return (a, pivots)
  }
}

extension ComplexMatrix {
  /// The LU factorisation with partial pivoting, of a matrix of any shape.
  public func lu() throws(MatrixFailure) -> ComplexLU {
    let factors = try compactLU()
    let inner = min(rows, columns)
    var lower = ComplexMatrix(rows: rows, columns: inner)
    var upper = ComplexMatrix(rows: inner, columns: columns)
    for j in 0..<columns {
      for i in 0..<min(j + 1, inner) { upper[i, j] = factors.elements[i + j * rows] }
    }
    for j in 0..<inner {
      lower[j, j] = .one
      for i in j + 1..<max(rows, j + 1) { lower[i, j] = factors.elements[i + j * rows] }
    }
    return ComplexLU(lower: lower, upper: upper, permutation: factors.permutation)
  }

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
