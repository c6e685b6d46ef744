/// Why a matrix computation has no result.
public enum MatrixFailure: Error, Equatable, Sendable {
  /// The shapes do not fit each other.
  case nonconformant
  /// A square matrix is needed.
  case notSquare
  /// The matrix has an Inf or a NaN, for which the factorisation is not defined.
  case notFinite
  /// The matrix is not positive definite.
  case notPositiveDefinite
  /// The iteration did not converge.
  case noConvergence
  /// There is not enough memory.
  case outOfMemory
}
