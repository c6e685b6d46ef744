import Foundation
import Testing

@testable import Publishing

/// The colours of series stay apart for readers who lack one kind of cone: G. M. Machado, M. M. Oliveira and
/// L. A. F. Fernandes, A physiologically-based model for simulation of color vision deficiency, IEEE TVCG 15, 2009,
/// with distances in OKLab (B. Ottosson, 2020).
@Suite struct ColourVisionTests {
  /// The matrices for full severity, on linear sRGB.
  static let sights: [(name: String, rows: [[Double]])] = [
    ("all cones", [[1, 0, 0], [0, 1, 0], [0, 0, 1]]),
    (
      "protanopia",
      [[0.152286, 1.052583, -0.204868], [0.114503, 0.786281, 0.099216], [-0.003882, -0.048116, 1.051998]]
    ),
    (
      "deuteranopia",
      [[0.367322, 0.860646, -0.227968], [0.280085, 0.672501, 0.047413], [-0.01182, 0.04294, 0.968881]]
    ),
    (
      "tritanopia",
      [[1.255528, -0.076749, -0.178779], [-0.078411, 0.930809, 0.147602], [0.004733, 0.691367, 0.3039]]
    ),
  ]

  @Test(arguments: ["light", "dark"], sights.map { $0.name })
  func seriesStayApart(theme: String, sight: String) throws {
    let rows = try #require(Self.sights.first { $0.name == sight }).rows
    let colours = try (1...8).map { try Self.colour("--c\($0)", isDark: theme == "dark") }
    let seen = colours.map { Self.oklab(Self.product(rows, $0)) }
    for first in 0..<8 {
      for second in first + 1..<8 {
        let distance = zip(seen[first], seen[second]).map { ($0 - $1) * ($0 - $1) }.reduce(0, +).squareRoot()
        // The first four, which most plots need no more of, lie further apart; from the third on dashes differ too.
        let least = second < 4 ? (theme == "dark" ? 0.125 : 0.105) : (theme == "dark" ? 0.095 : 0.075)
        #expect(distance >= least, "series \(first + 1) and \(second + 1) with \(sight), \(theme): \(distance)")
      }
    }
  }

  /// What is low and what is high in a field differs in lightness, step by step, for every sight.
  @Test(arguments: ["light", "dark"], sights.map { $0.name })
  func stepsOfFieldsAscend(theme: String, sight: String) throws {
    let rows = try #require(Self.sights.first { $0.name == sight }).rows
    for scale in ["q", "g", "h"] {
      let steps = try (1...7).map { step in
        Self.oklab(Self.product(rows, try Self.colour("--\(scale)\(step)", isDark: theme == "dark")))[0]
      }
      for (one, next) in zip(steps, steps.dropFirst()) {
        #expect(theme == "dark" ? next > one + 0.04 : next < one - 0.04, "\(scale), \(sight), \(theme): \(steps)")
      }
    }
  }

  /// The linear parts of a colour `light-dark(#rrggbb, #rrggbb)` of the style sheets.
  private static func colour(_ name: String, isDark: Bool) throws -> [Double] {
    let text = StyleSheet.text + StyleSheet.fields
    let rule = try #require(text.range(of: "\(name):light-dark("))
    let value = text[rule.upperBound...].prefix { $0 != ")" }.split(separator: ",")[isDark ? 1 : 0]
    let number = try #require(Int(value.filter { $0.isHexDigit }, radix: 16))
    return [16, 8, 0].map { shift in
      let part = Double(number >> shift & 255) / 255
      return part <= 0.04045 ? part / 12.92 : pow((part + 0.055) / 1.055, 2.4)
    }
  }

  private static func product(_ rows: [[Double]], _ vector: [Double]) -> [Double] {
    rows.map { row in min(max(zip(row, vector).map { $0 * $1 }.reduce(0, +), 0), 1) }
  }

  private static func oklab(_ linear: [Double]) -> [Double] {
    let cones = product(
      [
        [0.4122214708, 0.5363325363, 0.0514459929], [0.2119034982, 0.6806995451, 0.1073969566],
        [0.0883024619, 0.2817188376, 0.6299787005],
      ], linear
    ).map { cbrt($0) }
    return [
      [0.2104542553, 0.7936177850, -0.0040720468], [1.9779984951, -2.4285922050, 0.4505937099],
      [0.0259040371, 0.7827717662, -0.8086757660],
    ].map { row in zip(row, cones).map { $0 * $1 }.reduce(0, +) }
  }
}
