extension Matrix {
  /// The matrix exponential, by a diagonal Padé approximation of degree 13 with scaling and squaring
  /// (N. J. Higham, The scaling and squaring method for the matrix exponential revisited, SIAM J. Matrix Anal. Appl.
  /// 26, 2005).
  public func exponential() throws(MatrixFailure) -> Matrix {
    guard isSquare else { throw .notSquare }
    guard isFinite else { throw .notFinite }
    let size = rows
    let norm = norm(.one)
    // Up to this norm the approximation is exact to double precision.
    let largestNorm = 5.371920351148152
    let squarings = norm > largestNorm ? max(0, Int(Real.log2(norm / largestNorm).rounded(.up))) : 0
    guard squarings <= 1024 else { throw .notFinite }
    let a = Real.power(2, -Double(squarings)) * self
    let coefficients: [Double] = [
      64_764_752_532_480_000, 32_382_376_266_240_000, 7_771_770_303_897_600, 1_187_353_796_428_800,
      129_060_195_264_000, 10_559_470_521_600, 670_442_572_800, 33_522_128_640, 1_323_241_920, 40_840_800, 960_960,
      16_380, 182, 1,
    ]
    let identity = Matrix.identity(size)
    let a2 = try a.product(a)
    let a4 = try a2.product(a2)
    let a6 = try a4.product(a2)
    func combination(_ first: Int) -> Matrix {
      coefficients[first] * identity + coefficients[first + 2] * a2 + coefficients[first + 4] * a4
        + coefficients[first + 6] * a6
    }
    func top(_ first: Int) throws(MatrixFailure) -> Matrix {
      try a6.product(coefficients[first] * a2 + coefficients[first + 2] * a4 + coefficients[first + 4] * a6)
    }
    let odd = try a.product(top(9) + combination(1))
    let even = try top(8) + combination(0)
    var result = try (even - odd).solve(even + odd).x
    for _ in 0..<squarings { result = try result.product(result) }
    return result
  }
}
