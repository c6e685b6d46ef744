/// Which norm of a matrix or a vector.
public enum NormKind: Equatable, Sendable {
  /// The largest column sum of a matrix, the sum of magnitudes of a vector.
  case one
  /// The largest singular value of a matrix, the length of a vector.
  case two
  /// The largest row sum of a matrix, the largest magnitude of a vector.
  case infinity
  /// The smallest magnitude of a vector; for a matrix as `infinity`.
  case negativeInfinity
  /// The root of the sum of squares.
  case frobenius
  /// The p-norm of a vector; for a matrix as `two`.
  case power(Double)
}

extension Matrix {
  /// A norm; a matrix of one row or one column is a vector. Zero for an empty matrix, NaN when an element is NaN.
  public func norm(_ kind: NormKind = .two) -> Double {
    if isEmpty { return 0 }
    if rows == 1 || columns == 1 { return vectorNorm(elements.map { abs($0) }, kind) }
    switch kind {
    case .one: return largest((0..<columns).map { j in sum(column(j).map { abs($0) }) })
    case .infinity, .negativeInfinity:
      var sums = [Double](repeating: 0, count: rows)
      for j in 0..<columns {
        for i in 0..<rows { sums[i] += abs(self[i, j]) }
      }
      return largest(sums)
    case .frobenius: return vectorNorm(elements.map { abs($0) }, .two)
    case .two, .power:
      guard isFinite else { return elements.contains { $0.isNaN } ? .nan : .infinity }
      do {
        return try singularValues().first ?? 0
      } catch {
        return .nan
      }
    }
  }
}

extension ComplexMatrix {
  /// A norm, as for a real matrix.
  public func norm(_ kind: NormKind = .two) -> Double {
    let magnitudes = Matrix(rows: rows, columns: columns, elements: elements.map { $0.abs })
    if rows == 1 || columns == 1 { return magnitudes.norm(kind) }
    switch kind {
    case .one, .infinity, .negativeInfinity, .frobenius: return magnitudes.norm(kind)
    case .two, .power: return realEmbedding.norm(.two)
    }
  }
}

/// The norm of a vector given by the magnitudes of its components.
private func vectorNorm(_ magnitudes: [Double], _ kind: NormKind) -> Double {
  switch kind {
  case .one: return sum(magnitudes)
  case .infinity: return largest(magnitudes)
  case .negativeInfinity: return -largest(magnitudes.map { -$0 })
  case .two, .frobenius:
    let plain = sum(magnitudes.map { $0 * $0 })
    if plain > 1e-280 && plain < 1e280 { return plain.squareRoot() }
    // Scaled by the largest component, so that squares neither overflow nor vanish.
    let scale = largest(magnitudes)
    guard scale > 0 && scale.isFinite else { return scale }
    return scale * sum(magnitudes.map { ($0 / scale) * ($0 / scale) }).squareRoot()
  case .power(let p):
    if p == .infinity { return largest(magnitudes) }
    if p == -.infinity { return -largest(magnitudes.map { -$0 }) }
    if p == 0 { return Double(magnitudes.filter { $0 != 0 }.count) }
    if p == 1 { return sum(magnitudes) }
    if p == 2 { return vectorNorm(magnitudes, .two) }
    return Real.power(sum(magnitudes.map { Real.power($0, p) }), 1 / p)
  }
}

private func sum(_ values: [Double]) -> Double { values.reduce(0) { $0 + $1 } }

/// The largest value, NaN when one is.
private func largest(_ values: [Double]) -> Double {
  values.reduce(-Double.infinity) { $1 > $0 || $1.isNaN ? $1 : $0 }
}
