import Numerics
import Testing

/// Whether two numbers agree to a relative error.
private func near(_ x: Double, _ y: Double, _ error: Double = 1e-14) -> Bool {
  abs(x - y) <= error * max(abs(y), 1e-300)
}

@Suite struct ComplexTests {
  @Test func arithmetic() {
    let a = Complex(1, 2)
    let b = Complex(3, -4)
    #expect(a * b == Complex(11, 2))
    #expect(a / b == Complex(-0.2, 0.4))
    #expect(Complex(1e300, 1e300) / Complex(1e300, 1e300) == .one)
    #expect(b.abs == 5)
    #expect(Complex(1) / Complex(0) == Complex(.infinity, .nan) || (Complex(1) / Complex(0)).re == .infinity)
    #expect(Complex(2) * Complex(.infinity, 1) == Complex(.infinity, 2))
  }

  @Test func functions() {
    #expect(Complex(-4).squareRoot == Complex(0, 2))
    #expect(Complex(3, 4).squareRoot == Complex(2, 1))
    #expect(Complex(3, -4).squareRoot == Complex(2, -1))
    #expect(Complex(-3, 4).squareRoot == Complex(1, 2))
    #expect(Complex(-1).logarithm == Complex(0, .pi))
    #expect((Complex(0, .pi).exponential - Complex(-1)).abs < 1e-15)
    #expect(Complex.i.power(Complex(2)) == Complex(-1))
    #expect(Complex(0, 2).power(-2) == Complex(-0.25))
    #expect((Complex(-8).power(Complex(1.0 / 3)) - Complex(1, 3.0.squareRoot())).abs < 1e-14)
    #expect((Complex.i.power(.i) - Complex(Real.exp(-.pi / 2))).abs < 1e-15)
    #expect(Complex.zero.power(.zero) == .one)
  }

  @Test func inverseFunctionsInvert() {
    for z in [Complex(0.3, 0.4), Complex(-1.2, 0.7), Complex(0.1, -2)] {
      #expect((z.inverseSine.sine - z).abs < 1e-14)
      #expect((z.inverseCosine.cosine - z).abs < 1e-14)
      #expect((z.inverseTangent.tangent - z).abs < 1e-14)
      #expect((z.hyperbolicSine / z.hyperbolicCosine - z.hyperbolicTangent).abs < 1e-14)
    }
    #expect((Complex(2).inverseSine.sine - Complex(2)).abs < 1e-14)
    #expect(Complex(1, 500).tangent == Complex(2 * Real.sin(2) * Real.exp(-1000), 1))
  }
}

@Suite struct RealFunctionTests {
  @Test func gammaFunctions() {
    #expect(Real.gamma(5) == 24)
    #expect(Real.gamma(1) == 1)
    #expect(Real.gamma(23) == 1_124_000_727_777_607_680_000)
    #expect(near(Real.gamma(0.5), Double.pi.squareRoot()))
    #expect(near(Real.gamma(171), 7.257415615307994e306))
    #expect(Real.gamma(172) == .infinity)
    #expect(Real.gamma(0) == .infinity && Real.gamma(-0.0) == -.infinity && Real.gamma(-3) == .infinity)
    #expect(Real.logGamma(1) == 0 && Real.logGamma(2) == 0)
    #expect(near(Real.logGamma(100), 359.1342053695754))
    #expect(near(Real.beta(2, 3), 1.0 / 12))
    #expect(Real.beta(-1, 2).isNaN)
  }

  @Test func incompleteFunctions() {
    #expect(near(Real.incompleteBeta(0.3, 2, 3), 0.3483))
    #expect(near(Real.incompleteGamma(2, 1), 1 - Real.exp(-2)))
    #expect(near(Real.upperIncompleteGamma(50, 1), Real.exp(-50)))
    #expect(Real.incompleteGamma(.infinity, 2) == 1 && Real.incompleteGamma(0, 2) == 0)
    #expect(Real.incompleteGamma(-1, 2).isNaN && Real.incompleteBeta(2, 1, 1).isNaN)
    #expect(near(Real.erfInverse(Real.erf(0.3)), 0.3))
    #expect(Real.erfInverse(1) == .infinity && Real.erfInverse(-1) == -.infinity && Real.erfInverse(2).isNaN)
    #expect(near(Real.erfcInverse(Real.erfc(2)), 2))
  }
}

@Suite struct RandomNumberTests {
  @Test func streamIsFixed() {
    var stream = RandomNumbers(seed: 42)
    // The first outputs of xoshiro256++ whose state SplitMix64 filled from 42.
    #expect(stream.bits() == 15_021_278_609_987_233_951)
    #expect(stream.bits() == 5_881_210_131_331_364_753)
    var other = RandomNumbers(seed: 42)
    #expect(other.uniform() == 0.8143051451229099)
    #expect(other.normal() == 0.6594419179480209)
    #expect(other.exponential() == 0.5308608851245245)
    #expect(stream != other)
  }

  @Test func momentsAndBounds() {
    var stream = RandomNumbers(seed: 1)
    let count = 100_000
    var uniform = 0.0, normal = 0.0, square = 0.0, fourth = 0.0, exponential = 0.0
    for _ in 0..<count {
      let u = stream.uniform()
      #expect(u > 0 && u < 1)
      uniform += u
      let z = stream.normal()
      normal += z
      square += z * z
      fourth += z * z * z * z
      exponential += stream.exponential()
    }
    let n = Double(count)
    #expect(abs(uniform / n - 0.5) < 0.005)
    #expect(abs(normal / n) < 0.015)
    #expect(abs(square / n - 1) < 0.02)
    #expect(abs(fourth / n - 3) < 0.15)
    #expect(abs(exponential / n - 1) < 0.015)
  }

  @Test func integersAndPermutations() {
    var stream = RandomNumbers(seed: 9)
    var counts = [Int](repeating: 0, count: 6)
    for _ in 0..<60_000 { counts[stream.integer(below: 6)] += 1 }
    #expect(counts.allSatisfy { abs($0 - 10_000) < 500 })
    #expect(stream.integer(below: 0) == 0 && stream.integer(below: 1) == 0)
    #expect(stream.integer(below: .max) >= 0)
    let permutation = stream.permutation(50)
    #expect(permutation.sorted() == Array(0..<50) && permutation != Array(0..<50))
    #expect(stream.permutation(0).isEmpty && stream.permutation(-1).isEmpty)
  }
}
