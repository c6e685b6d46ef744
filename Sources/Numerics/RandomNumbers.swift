/// A stream of random numbers that is the same for a seed on every platform: xoshiro256++ (D. Blackman and S. Vigna,
/// Scrambled linear pseudorandom number generators, ACM TOMS 47, 2021), its state filled by SplitMix64. Normal numbers
/// are computed with operations that IEEE 754 rounds exactly, so that they too are the same everywhere.
public struct RandomNumbers: Equatable, Sendable {
  private var state: (UInt64, UInt64, UInt64, UInt64)
  /// The second number of the last normal pair.
  private var spare: Double?

  /// The stream of a seed.
  public init(seed: UInt64) {
    var mixer = seed
    func next() -> UInt64 {
      mixer &+= 0x9E37_79B9_7F4A_7C15
      var z = mixer
      z = (z ^ (z >> 30)) &* 0xBF58_476D_1CE4_E5B9
      z = (z ^ (z >> 27)) &* 0x94D0_49BB_1331_11EB
      return z ^ (z >> 31)
    }
    state = (next(), next(), next(), next())
  }

  /// Whether two streams will continue alike.
  public static func == (a: RandomNumbers, b: RandomNumbers) -> Bool { a.state == b.state && a.spare == b.spare }

  /// The next 64 random bits.
  public mutating func bits() -> UInt64 {
    func rotated(_ x: UInt64, by count: UInt64) -> UInt64 { (x << count) | (x >> (64 - count)) }
    let result = rotated(state.0 &+ state.3, by: 23) &+ state.0
    let shifted = state.1 << 17
    state.2 ^= state.0
    state.3 ^= state.1
    state.1 ^= state.2
    state.0 ^= state.3
    state.2 ^= shifted
    state.3 = rotated(state.3, by: 45)
    return result
  }

  /// A number uniformly distributed in the open interval (0, 1): an odd multiple of 2^-53.
  public mutating func uniform() -> Double {
    (Double(bits() >> 12) + 0.5) * 0x1p-52
  }

  /// A standard normal number (G. Marsaglia's polar method).
  public mutating func normal() -> Double {
    if let number = spare {
      spare = nil
      return number
    }
    while true {
      let x = 2 * uniform() - 1
      let y = 2 * uniform() - 1
      let square = x * x + y * y
      if square < 1 && square > 0 {
        let scale = (-2 * reproducibleLogarithm(square) / square).squareRoot()
        spare = y * scale
        return x * scale
      }
    }
  }

  /// An exponentially distributed number of mean 1.
  public mutating func exponential() -> Double { -reproducibleLogarithm(uniform()) }

  /// A whole number uniformly distributed in 0..<bound, without bias; 0 when the bound is not positive.
  public mutating func integer(below bound: Int) -> Int { bound > 1 ? Int(whole(below: UInt64(bound))) : 0 }

  /// The same for bounds that an `Int` of 32 bits cannot hold; 0 for a bound of 0.
  public mutating func whole(below bound: UInt64) -> UInt64 {
    guard bound > 1 else { return 0 }
    // Numbers from the incomplete last run of `bound` would be too frequent.
    let surplus = (0 &- bound) % bound
    while true {
      let candidate = bits()
      if candidate >= surplus { return candidate % bound }
    }
  }

  /// The numbers 0..<n in random order (R. Durstenfeld's shuffle).
  public mutating func permutation(_ n: Int) -> [Int] {
    var result = Array(0..<max(n, 0))
    for last in stride(from: result.count - 1, to: 0, by: -1) {
      result.swapAt(last, integer(below: last + 1))
    }
    return result
  }
}

/// The natural logarithm of a positive normal number to about 1e-16, by additions, multiplications and divisions alone:
/// the C libraries' logarithms differ in the last digit.
private func reproducibleLogarithm(_ x: Double) -> Double {
  var exponent = Double(x.exponent)
  var mantissa = x.significand
  if mantissa > 1.4142135623730951 {
    mantissa /= 2
    exponent += 1
  }
  // log m = 2 artanh f with f = (m - 1) / (m + 1), |f| < 0.172: twelve terms of the series reach double precision.
  let f = (mantissa - 1) / (mantissa + 1)
  let square = f * f
  var sum = 0.0
  for odd in stride(from: 23, through: 3, by: -2) { sum = (sum + 1 / Double(odd)) * square }
  return exponent * 0.6931471805599453 + 2 * f * (1 + sum)
}
