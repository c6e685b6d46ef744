import CNumerics
import Numerics
import Testing

@Suite struct SolveTests {
  @Test(arguments: [1, 2, 3, 8, 9, 40]) func solutionSatisfiesTheSystem(_ n: Int) throws {
    let a = random(n, n, seed: 7)
    let definite = try a.transposed.product(a) + Matrix.identity(n)
    let b = random(n, 2, seed: 8)
    for matrix in [a, definite] {
      let solution = try matrix.solve(b)
      #expect(distance(try matrix.product(solution.x), b) < 1e-10)
      #expect(!solution.isSingular && solution.rank == n)
      let inverse = try matrix.inverse()
      #expect(distance(try inverse.matrix.product(matrix), .identity(n)) < 1e-10)
      let exact = 1 / (matrix.norm(.one) * inverse.matrix.norm(.one))
      #expect(solution.reciprocalCondition >= exact * 0.99 && solution.reciprocalCondition < exact * 10)
      #expect(inverse.reciprocalCondition >= exact * 0.99 && inverse.reciprocalCondition < exact * 10)
    }
    let complex = randomComplex(n, n, seed: 9)
    let right = randomComplex(n, 2, seed: 10)
    #expect(distance(try complex.product(try complex.solve(right).x), right) < 1e-10)
    #expect(distance(try complex.product(try complex.inverse().matrix), .identity(n)) < 1e-10)
  }

  @Test func singularSystemsGiveTheLeastNorm() throws {
    let solution = try Matrix([[1, 2], [2, 4]]).solve(Matrix([[1], [2]]))
    #expect(solution.isSingular && solution.rank == 1 && solution.reciprocalCondition == 0)
    #expect(distance(solution.x, Matrix([[0.2], [0.4]])) < 1e-15)
    // Rounding leaves a last pivot: the equations are solved, and the condition tells how far to trust that.
    let matrix = Matrix([[1, 2, 3], [4, 5, 6], [7, 8, 9]])
    let nearly = try matrix.solve(Matrix([[1], [2], [3]]))
    #expect(nearly.isSingular && nearly.reciprocalCondition > 0 && nearly.reciprocalCondition < 1e-16)
    #expect(distance(try matrix.product(nearly.x), Matrix([[1], [2], [3]])) < 1e-14)
    let complex = ComplexMatrix(Matrix([[1, 2], [2, 4]])).solving(ComplexMatrix(Matrix([[1], [2]])))
    #expect(distance(complex.real, Matrix([[0.2], [0.4]])) < 1e-15)
  }

  @Test func rectangularSystems() throws {
    let line = Matrix([[1, 0], [1, 1], [1, 2]])
    let fit = try line.solve(Matrix([[6], [0], [0]]))
    #expect(distance(fit.x, Matrix([[5], [-3]])) < 1e-14)
    #expect(fit.rank == 2 && !fit.isSingular)
    let wide = try Matrix([[1, 1]]).solve(Matrix([[2]]))
    #expect(distance(wide.x, Matrix([[1], [1]])) < 1e-15)
    let factor = Complex(0, 1)
    let complex = ComplexMatrix(rows: 1, columns: 2, elements: [factor, factor])
    let x = complex.solving(ComplexMatrix(rows: 1, columns: 1, elements: [Complex(2)]))
    #expect((x[0, 0] - Complex(0, -1)).abs < 1e-15 && (x[1, 0] - Complex(0, -1)).abs < 1e-15)
  }

  @Test func emptySystems() throws {
    #expect(try Matrix(rows: 0, columns: 0).solve(Matrix(rows: 0, columns: 2)).x == Matrix(rows: 0, columns: 2))
    #expect(try Matrix(rows: 0, columns: 3).solve(Matrix(rows: 0, columns: 2)).x == Matrix(rows: 3, columns: 2))
    #expect(try Matrix(rows: 3, columns: 0).solve(Matrix(rows: 3, columns: 2)).x == Matrix(rows: 0, columns: 2))
    #expect(try Matrix(rows: 2, columns: 0).product(Matrix(rows: 0, columns: 3)) == Matrix(rows: 2, columns: 3))
    #expect(try Matrix(rows: 0, columns: 0).determinant() == 1)
    #expect(try Matrix(rows: 0, columns: 0).inverse().matrix.isEmpty)
    #expect(Matrix(rows: 0, columns: 3).norm() == 0)
  }

  @Test func shapesMustFit() {
    let a = Matrix(rows: 2, columns: 3)
    #expect(throws: MatrixFailure.nonconformant) { try a.product(a) }
    #expect(throws: MatrixFailure.nonconformant) { try a.solve(Matrix(rows: 3, columns: 1)) }
    #expect(throws: MatrixFailure.notSquare) { try a.inverse() }
    #expect(throws: MatrixFailure.notSquare) { try a.determinant() }
    #expect(throws: MatrixFailure.notSquare) { try a.eigenvalues() }
    #expect(throws: MatrixFailure.notSquare) { try a.power(2) }
  }

  @Test(arguments: [2, 5, 12, 40]) func numbersThatAreNotFiniteDoNotCrash(_ n: Int) throws {
    for bad in [Double.nan, .infinity] {
      var a = random(n, n)
      a[1, 0] = bad
      #expect(throws: MatrixFailure.notFinite) { try a.eigenvalues() }
      #expect(throws: MatrixFailure.notFinite) { try a.eigenvectors() }
      #expect(throws: MatrixFailure.notFinite) { try ComplexMatrix(a).eigenvalues() }
      #expect(throws: MatrixFailure.notFinite) { try a.svd() }
      let least = try a.leastSquares(a).x
      #expect(least.elements.allSatisfy { bad.isNaN ? $0.isNaN : $0 == 0 })
      _ = try a.solve(Matrix.identity(n))
      _ = try a.inverse()
      _ = try a.lu()
      _ = try a.qr()
      _ = try a.determinant()
      #expect(!(a.norm() < .infinity))
    }
  }

  @Test func determinants() throws {
    #expect(abs(try Matrix([[1, 2], [3, 4]]).determinant() + 2) < 1e-14)
    #expect(try Matrix([[0, 1], [1, 0]]).determinant() == -1)
    #expect(try Matrix([[2, 4], [1, 2]]).determinant() == 0)
    var swapped = Matrix.identity(20)
    swapped[0, 0] = 0
    swapped[1, 1] = 0
    swapped[0, 1] = 1
    swapped[1, 0] = 1
    #expect(try swapped.determinant() == -1)
    let complex = ComplexMatrix(rows: 2, columns: 2, elements: [Complex(0, 1), Complex(0), Complex(0), Complex(0, 2)])
    #expect(try complex.determinant() == Complex(-2))
  }

  @Test func powers() throws {
    let fibonacci = Matrix([[1, 1], [1, 0]])
    #expect(try fibonacci.power(10) == Matrix([[89, 55], [55, 34]]))
    #expect(try fibonacci.power(0) == .identity(2))
    #expect(distance(try fibonacci.power(-1), Matrix([[0, 1], [1, -1]])) < 1e-15)
  }

  @Test(arguments: [33, 64, 101]) func buildsAgree(_ n: Int) {
    let a = random(n, n, seed: 3)
    let b = random(n, n, seed: 4)
    var results: [[[Double]]] = []
    for routines in [nk_portable_linear_algebra(), nk_fastest_linear_algebra()] {
      var product = [Double](repeating: 0, count: n * n)
      var solution = product
      var values = [Double](repeating: 0, count: n)
      var condition = 0.0
      #expect(routines.pointee.product(n, n, n, a.elements, b.elements, &product) == 0)
      #expect(routines.pointee.solve(n, n, a.elements, b.elements, &solution, &condition) == 0)
      #expect(routines.pointee.svd(n, n, Int32(NK_VALUES_ONLY), a.elements, nil, &values, nil) == 0)
      results.append([product, solution, values])
    }
    for (portable, fastest) in zip(results[0], results[1]) {
      for (x, y) in zip(portable, fastest) { #expect(abs(x - y) <= 1e-9 * max(1, abs(x))) }
    }
  }
}

extension ComplexMatrix {
  /// The solution, or an empty matrix that fails every comparison.
  fileprivate func solving(_ b: ComplexMatrix) -> ComplexMatrix {
    (try? solve(b).x) ?? ComplexMatrix(rows: 0, columns: 0)
  }
}
