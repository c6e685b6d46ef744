import Numerics
import Testing

private func isUpperTriangular(_ matrix: Matrix) -> Bool {
  (0..<matrix.columns).allSatisfy { j in (min(j + 1, matrix.rows)..<matrix.rows).allSatisfy { matrix[$0, j] == 0 } }
}

/// The largest difference between two matrices, infinite for different shapes.
func distance(_ a: Matrix, _ b: Matrix) -> Double {
  guard a.rows == b.rows && a.columns == b.columns else { return .infinity }
  var largest = 0.0
  for (x, y) in zip(a.elements, b.elements) where !(abs(x - y) <= largest) { largest = abs(x - y) }
  return largest
}

func distance(_ a: ComplexMatrix, _ b: ComplexMatrix) -> Double {
  guard a.rows == b.rows && a.columns == b.columns else { return .infinity }
  return zip(a.elements, b.elements).reduce(0) { max($0, ($1.0 - $1.1).abs) }
}

func random(_ rows: Int, _ columns: Int, seed: UInt64 = 1) -> Matrix {
  var stream = RandomNumbers(seed: seed)
  return Matrix(rows: rows, columns: columns, elements: (0..<rows * columns).map { _ in stream.normal() })
}

func randomComplex(_ rows: Int, _ columns: Int, seed: UInt64 = 1) -> ComplexMatrix {
  var stream = RandomNumbers(seed: seed)
  return ComplexMatrix(
    rows: rows, columns: columns,
    elements: (0..<rows * columns).map { _ in Complex(stream.normal(), stream.normal()) })
}

/// Shapes on both sides of every switch between algorithms.
let shapes = [(1, 1), (3, 3), (8, 8), (9, 9), (5, 2), (2, 5), (40, 40), (40, 7), (7, 40), (0, 3), (3, 0), (0, 0)]

@Suite struct FactorisationTests {
  @Test(arguments: shapes) func luMultipliesBack(_ rows: Int, _ columns: Int) throws {
    let a = random(rows, columns)
    let factors = try a.lu()
    let product = try factors.lower.product(factors.upper)
    for i in 0..<rows {
      for j in 0..<columns { #expect(abs(product[i, j] - a[factors.permutation[i], j]) < 1e-13) }
    }
    #expect(factors.permutation.sorted() == Array(0..<rows))
    #expect(isUpperTriangular(factors.lower.transposed) && isUpperTriangular(factors.upper))
    #expect(factors.lower.elements.allSatisfy { abs($0) <= 1 })
  }

  @Test(arguments: shapes) func qrMultipliesBack(_ rows: Int, _ columns: Int) throws {
    let a = random(rows, columns)
    for economy in [false, true] {
      let (q, r) = try a.qr(economy: economy)
      #expect(distance(try q.product(r), a) < 1e-13)
      #expect(distance(try q.transposed.product(q), .identity(q.columns)) < 1e-13)
      #expect(isUpperTriangular(r))
      #expect(q.columns == (economy ? min(rows, columns) : rows))
    }
  }

  @Test(arguments: shapes) func svdMultipliesBack(_ rows: Int, _ columns: Int) throws {
    let a = random(rows, columns)
    for economy in [false, true] {
      let factors = try a.svd(economy: economy)
      let middle = Matrix.diagonal(factors.values, rows: factors.u.columns, columns: factors.v.columns)
      #expect(distance(try factors.u.product(middle).product(factors.v.transposed), a) < 1e-12)
      #expect(distance(try factors.u.transposed.product(factors.u), .identity(factors.u.columns)) < 1e-13)
      #expect(distance(try factors.v.transposed.product(factors.v), .identity(factors.v.columns)) < 1e-13)
      #expect(factors.values == factors.values.sorted(by: >))
      for (value, other) in zip(factors.values, try a.singularValues()) { #expect(abs(value - other) < 1e-12) }
    }
  }

  @Test func qrHasTheSignsOfHouseholderReflections() throws {
    let r = try Matrix([[3, 1], [4, 2]]).qr().r
    #expect(abs(r[0, 0] + 5) < 1e-14)
    #expect(abs(r[0, 1] + 2.2) < 1e-14)
    #expect(abs(r[1, 1] - 0.4) < 1e-14)
  }

  @Test(arguments: [1, 4, 9, 40]) func choleskyMultipliesBack(_ n: Int) throws {
    let a = random(n, n)
    let definite = try a.transposed.product(a) + Matrix.identity(n)
    let r = try #require(try definite.cholesky())
    #expect(isUpperTriangular(r))
    #expect(distance(try r.transposed.product(r), definite) < 1e-12)
  }

  @Test func choleskyRefusesWhatIsNotDefinite() throws {
    #expect(try Matrix([[1, 2], [2, 1]]).cholesky() == nil)
    #expect(try Matrix([[0]]).cholesky() == nil)
    #expect(try Matrix([[1, .nan], [.nan, 1]]).cholesky() == nil)
    #expect(try Matrix(rows: 0, columns: 0).cholesky() == Matrix(rows: 0, columns: 0))
    #expect(throws: MatrixFailure.notSquare) { try Matrix(rows: 1, columns: 2).cholesky() }
  }

  @Test func columnRanges() {
    let a = Matrix([[1, 2, 3], [4, 5, 6]])
    #expect(a.columns(1..<3) == Matrix([[2, 3], [5, 6]]))
    #expect(a.columns(2..<9) == Matrix([[3], [6]]))
    #expect(a.column(1) == [2, 5])
    #expect(a.transposed == Matrix([[1, 4], [2, 5], [3, 6]]))
  }
}
