import Numerics
import Testing

@Suite struct SpectrumTests {
  @Test(arguments: [1, 2, 3, 9, 40]) func eigenvectorsSatisfyTheirEquation(_ n: Int) throws {
    let a = random(n, n, seed: 5)
    for matrix in [a, a + a.transposed] {
      let found = try matrix.eigenvectors()
      let left = try ComplexMatrix(matrix).product(found.vectors)
      for k in 0..<n {
        var length = 0.0
        for i in 0..<n {
          #expect((left[i, k] - found.values[k] * found.vectors[i, k]).abs < 1e-11)
          length += found.vectors[i, k].abs * found.vectors[i, k].abs
        }
        #expect(abs(length - 1) < 1e-13)
      }
      let alone = try matrix.eigenvalues()
      for (x, y) in zip(alone, found.values) { #expect((x - y).abs < 1e-10) }
    }
    let complex = randomComplex(n, n, seed: 6)
    let found = try complex.eigenvectors()
    let left = try complex.product(found.vectors)
    for k in 0..<n {
      for i in 0..<n { #expect((left[i, k] - found.values[k] * found.vectors[i, k]).abs < 1e-11) }
    }
  }

  @Test func symmetricValuesAscend() throws {
    let found = try Matrix([[2, -1, 0], [-1, 2, -1], [0, -1, 2]]).eigenvectors()
    #expect(found.isReal)
    let root = 2.0.squareRoot()
    for (value, expected) in zip(found.values, [2 - root, 2, 2 + root]) {
      #expect(abs(value.re - expected) < 1e-14)
    }
    #expect(try Matrix([[2, 0], [0, 1]]).eigenvalues() == [Complex(1), Complex(2)])
  }

  @Test func symmetricVectorsHaveTheSignsOfLAPACK() throws {
    let half = 0.5.squareRoot()
    let pair = try Matrix([[2, 1], [1, 2]]).eigenvectors().vectors.real
    #expect(distance(pair, Matrix([[-half, half], [half, half]])) < 1e-15)
    let chain = try Matrix([[2, -1, 0], [-1, 2, -1], [0, -1, 2]]).eigenvectors().vectors.real
    #expect(distance(chain, Matrix([[-0.5, -half, 0.5], [-half, 0, -half], [-0.5, half, 0.5]])) < 1e-14)
  }

  @Test func generalVectorsHaveTheOrderAndSignsOfLAPACK() throws {
    let found = try Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 10]]).eigenvectors()
    #expect(found.isReal)
    let expected = Matrix([
      [-0.2235133577278518, -0.8658457814289262, 0.2782964859805723],
      [-0.5039456275263904, 0.0856512013508737, -0.8318468022052949],
      [-0.8343144391740168, 0.4929248974122573, 0.4801895079566921],
    ])
    #expect(distance(found.vectors.real, expected) < 1e-13)
    // A Markov chain's matrix with an absorbing state, which balancing isolates.
    let chain = try Matrix([[0.5, 0, 0], [0.25, 0.5, 0], [0.25, 0.5, 1]]).eigenvalues()
    #expect(chain.map { $0.re }.sorted() == [0.5, 0.5, 1])
  }

  @Test(arguments: [1e-200, 1e200]) func extremeSymmetricMatrices(_ scale: Double) throws {
    let values = try (scale * Matrix([[2, -1, 0], [-1, 2, -1], [0, -1, 2]])).eigenvalues()
    #expect(abs(values[1].re / scale - 2) < 1e-14)
    let general = try (scale * Matrix([[1, 2], [3, 2]])).eigenvalues()
    #expect(abs(general[0].re / scale + 1) < 1e-14 && abs(general[1].re / scale - 4) < 1e-14)
  }

  @Test func rotationHasComplexPair() throws {
    let found = try Matrix([[0, 1], [-1, 0]]).eigenvectors()
    #expect(found.values == [Complex(0, 1), Complex(0, -1)])
    // The largest component is real; of equal ones the first.
    #expect(found.vectors[0, 0].im == 0 && abs(found.vectors[0, 0].re - 0.5.squareRoot()) < 1e-15)
    #expect(abs(found.vectors[1, 0].im - 0.5.squareRoot()) < 1e-15)
  }

  @Test func hermitianValuesAreRealAndAscend() throws {
    let a = ComplexMatrix(rows: 2, columns: 2, elements: [Complex(2), Complex(0, -1), Complex(0, 1), Complex(2)])
    #expect(a.isHermitian)
    let values = try a.eigenvalues()
    #expect(values.allSatisfy { $0.isReal })
    #expect(abs(values[0].re - 1) < 1e-14 && abs(values[1].re - 3) < 1e-14)
  }

  @Test func singularVectorsHaveTheSignsOfLAPACK() throws {
    // Square, tall enough for a QR factorisation first, wide enough for its transpose, and wide without it.
    let square = try Matrix([[3, 0], [4, 5]]).svd()
    let tenth = 0.1.squareRoot(), half = 0.5.squareRoot()
    #expect(distance(square.u, Matrix([[-tenth, -3 * tenth], [-3 * tenth, tenth]])) < 1e-15)
    #expect(distance(square.v, Matrix([[-half, -half], [-half, half]])) < 1e-15)
    let tall = Matrix([[1, 2], [3, 4], [5, 6]])
    let left = Matrix([
      [-0.2298476964, 0.8834610177, 0.4082482905],
      [-0.5247448188, 0.2407824921, -0.8164965809],
      [-0.8196419411, -0.4018960334, 0.4082482905],
    ])
    let right = Matrix([[-0.6196294838, -0.7848944533], [-0.7848944533, 0.6196294838]])
    #expect(distance(try tall.svd().u, left) < 1e-9)
    #expect(distance(try tall.svd().v, right) < 1e-9)
    #expect(distance(try tall.transposed.svd().u, right) < 1e-9)
    let wide = try Matrix([[3, 2, 2], [2, 3, -2]]).svd()
    #expect(distance(wide.u, Matrix([[-half, -half], [-half, half]])) < 1e-15)
  }

  @Test(arguments: [(1, 1), (2, 5), (5, 2), (7, 7), (20, 14), (14, 20), (40, 40), (60, 9)])
  func singularVectorsRebuildTheMatrix(_ rows: Int, _ columns: Int) throws {
    let a = random(rows, columns, seed: 11)
    for economy in [false, true] {
      let found = try a.svd(economy: economy)
      #expect(
        zip(found.values, found.values.dropFirst()).allSatisfy { $0 >= $1 } && found.values.allSatisfy { $0 >= 0 })
      var scaled = found.u.columns(0..<found.values.count)
      for j in 0..<scaled.columns { for i in 0..<rows { scaled[i, j] *= found.values[j] } }
      let rebuilt = try scaled.product(found.v.columns(0..<found.values.count).transposed)
      #expect(distance(rebuilt, a) < 1e-12)
      for q in [found.u, found.v] {
        #expect(distance(try q.transposed.product(q), Matrix.identity(q.columns)) < 1e-13)
      }
      let alone = try a.singularValues()
      for (x, y) in zip(alone, found.values) { #expect(abs(x - y) < 1e-12) }
    }
  }

  @Test func defectiveAndZeroMatrices() throws {
    #expect(try Matrix([[1, 1], [0, 1]]).eigenvalues() == [Complex(1), Complex(1)])
    #expect(try Matrix(rows: 3, columns: 3).eigenvalues() == [.zero, .zero, .zero])
    #expect(try Matrix(rows: 0, columns: 0).eigenvectors().values.isEmpty)
    #expect(try Matrix(rows: 3, columns: 2).singularValues() == [0, 0])
  }

  @Test func norms() {
    let a = Matrix([[1, -2], [3, 4]])
    #expect(a.norm(.one) == 6)
    #expect(a.norm(.infinity) == 7)
    #expect(a.norm(.frobenius) == 30.0.squareRoot())
    #expect(abs(a.norm() - 5.116672736016927) < 1e-14)
    let v = Matrix([[3, -4]])
    #expect(v.norm() == 5)
    #expect(v.norm(.one) == 7)
    #expect(v.norm(.infinity) == 4)
    #expect(v.norm(.negativeInfinity) == 3)
    #expect(v.norm(.power(0)) == 2)
    #expect(abs(v.norm(.power(3)) - Real.cubeRoot(91)) < 1e-15)
    #expect(Matrix([[3e300, 4e300]]).norm() == 5e300)
    #expect(Matrix([[1, .nan]]).norm().isNaN)
  }
}
