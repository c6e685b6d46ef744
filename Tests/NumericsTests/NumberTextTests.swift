import Foundation
import Numerics
import Testing

@Suite struct NumberTextTests {
  @Test func knownTexts() {
    #expect(NumberText.fixed(3.14159, decimals: 2) == "3.14")
    #expect(NumberText.fixed(-0.001, decimals: 2) == "-0.00")
    #expect(NumberText.fixed(0.125, decimals: 2) == "0.12")
    #expect(NumberText.fixed(0.375, decimals: 2) == "0.38")
    #expect(NumberText.fixed(2.5, decimals: 0) == "2")
    #expect(NumberText.fixed(999.9996, decimals: 3) == "1000.000")
    #expect(NumberText.exponent(12345.678, decimals: 3) == "1.235e+04")
    #expect(NumberText.general(0.0001, significant: 4) == "0.0001")
    #expect(NumberText.general(1e10, significant: 5) == "1e+10")
    #expect(NumberText.fixed(1e300, decimals: 1).utf8.count == 303)
    for text in [NumberText.fixed, NumberText.exponent, NumberText.general] as [(Double, Int) -> String] {
      #expect(text(.infinity, 2) == "Inf" && text(-.infinity, 2) == "-Inf" && text(.nan, 2) == "NaN")
    }
  }

  @Test func extremesOfDigits() {
    #expect(NumberText.fixed(1, decimals: -5) == "1")
    #expect(NumberText.fixed(1, decimals: .max).utf8.count == NumberText.maximumDigits + 2)
    #expect(NumberText.exponent(.greatestFiniteMagnitude, decimals: 5000).hasPrefix("1.7976931348623157"))
  }

  @Test func fixedAgreesWithTheCLibrary() {
    var stream = RandomNumbers(seed: 11)
    for _ in 0..<20_000 {
      let decimals = stream.integer(below: 8)
      let scale = Real.power(10, Double(stream.integer(below: 14) - 4))
      // Multiples of 1/16 hit ties and their neighbours.
      let x =
        stream.integer(below: 2) == 0
        ? stream.normal() * scale : (stream.normal() * 1000).rounded() / 16
      #expect(NumberText.fixed(x, decimals: decimals) == String(format: "%.\(decimals)f", x))
    }
  }

  // All exponents, ties among the digits, and numbers near powers of ten, with few digits and with more than there are.
  @Test func allFormsAgreeWithTheCLibrary() {
    var stream = RandomNumbers(seed: 12)
    for round in 0..<40_000 {
      let bits = UInt64(stream.integer(below: 1 << 32)) << 32 | UInt64(stream.integer(below: 1 << 32))
      var x = Double(bitPattern: bits)
      if round % 4 == 1 { x = Double(stream.integer(below: 100_000)) / 32 }
      if round % 4 == 2 { x = Real.power(10, Double(stream.integer(below: 40) - 20)).nextDown }
      if round % 4 == 3 {
        x = Double(stream.integer(below: 1000)) * Real.power(10, Double(stream.integer(below: 30) - 15))
      }
      guard x.isFinite else { continue }
      let digits = stream.integer(below: round % 50 == 0 ? 1100 : 20)
      #expect(NumberText.fixed(x, decimals: digits) == String(format: "%.\(digits)f", x))
      #expect(NumberText.exponent(x, decimals: digits) == String(format: "%.\(digits)e", x))
      #expect(NumberText.general(x, significant: digits) == String(format: "%.\(digits)g", x))
    }
    for x in [
      0, -0.0, .leastNonzeroMagnitude, .leastNormalMagnitude, .greatestFiniteMagnitude, 0.5, 1.5, 9.5, 99.5,
      999999999.5,
    ] {
      for digits in [0, 1, 9, 10, 18, 330, 1080] {
        #expect(NumberText.fixed(x, decimals: digits) == String(format: "%.\(digits)f", x))
        #expect(NumberText.exponent(x, decimals: digits) == String(format: "%.\(digits)e", x))
        #expect(NumberText.general(x, significant: digits) == String(format: "%.\(digits)g", x))
      }
    }
  }
}
