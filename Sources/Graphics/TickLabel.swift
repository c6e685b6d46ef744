import Numerics
import Source

/// The number at a tick: plain, or with a power of ten whose exponent is set high.
public struct TickLabel: Equatable, Sendable {
  /// The text up to the exponent.
  public let text: String
  /// The exponent, with its sign; empty for a plain number.
  public let exponent: String
  /// The name of a place that has mathematics in it.
  private(set) var name: Label?

  init(_ text: String, exponent: String = "") {
    self.text = text
    self.exponent = exponent
  }

  /// The name of a place.
  init(_ name: Label) {
    self.init(name.text)
    if !name.words.isEmpty { self.name = name }
  }

  /// The label of `digits` * 10^`power`, written in full with `decimals` decimals. Zero is just 0.
  init(digits: Int64, power: Int, decimals: Int) {
    text = TickLabel.decimal(digits: digits, power: power, decimals: decimals)
    exponent = ""
  }

  /// A number with some figures, whole numbers below a million in full; a true minus sign and a raised exponent.
  init(_ value: Double, significant: Int) {
    if value.magnitude < 1e6, value == value.rounded() {
      self.init(TickLabel.signed(Int(value)))
      return
    }
    let plain =
      value.magnitude >= DecimalPower.power(significant) && value.magnitude < 1e6
      ? NumberText.fixed(value, decimals: 0) : NumberText.general(value, significant: significant)
    var text = ""
    var exponent = 0
    var hasExponent = false
    var isNegative = false
    for scalar in plain.unicodeScalars {
      if scalar == "e" {
        hasExponent = true
      } else if hasExponent {
        if scalar == "-" { isNegative = true }
        if scalar.value >= 0x30, scalar.value <= 0x39 { exponent = exponent * 10 + Int(scalar.value - 0x30) }
      } else {
        text.unicodeScalars.append(scalar == "-" ? "\u{2212}" : scalar)
      }
    }
    self.init(
      hasExponent ? text + "×10" : text,
      exponent: hasExponent ? TickLabel.signed(isNegative ? -exponent : exponent) : "")
  }

  /// Whether a tick has no label.
  var isEmpty: Bool { text.isEmpty && exponent.isEmpty }

  /// The name of a place no wider than `width` pixels.
  func cut(width: Double) -> TickLabel {
    if let name { return TickLabel(name.cut(width: width)) }
    return TickLabel(TextWidth.cut(text, width: width))
  }

  /// The label with Unicode superscripts, for text output.
  public var plainText: String {
    var result = text
    for scalar in exponent.unicodeScalars {
      switch scalar {
      case "\u{2212}": result += "⁻"
      case "1": result += "¹"
      case "2": result += "²"
      case "3": result += "³"
      case "0", "4"..."9": result.unicodeScalars.append(Unicode.Scalar(0x2070 + scalar.value - 0x30) ?? scalar)
      default: break
      }
    }
    return result
  }

  /// `digits` * 10^`power` with a fixed number of decimals and a true minus sign.
  static func decimal(digits: Int64, power: Int, decimals: Int) -> String {
    guard digits != 0 else { return "0" }
    var text = String(digits.magnitude)
    if power > 0 { text += String(repeating: "0", count: power) }
    let places = Swift.max(0, -power)
    var fraction = ""
    if places > 0 {
      if text.utf8.count <= places {
        text = String(repeating: "0", count: places + 1 - text.utf8.count) + text
      }
      fraction = String(decoding: text.bytes.suffix(places), as: UTF8.self)
      text = String(decoding: text.bytes.dropLast(places), as: UTF8.self)
    }
    if fraction.utf8.count > decimals {
      fraction = String(decoding: fraction.bytes.prefix(decimals), as: UTF8.self)
    }
    if decimals > 0 {
      text += "." + fraction + String(repeating: "0", count: decimals - fraction.utf8.count)
    }
    return (digits < 0 ? "\u{2212}" : "") + text
  }

  /// An integer with a true minus sign.
  static func signed(_ value: Int) -> String {
    (value < 0 ? "\u{2212}" : "") + String(value.magnitude)
  }
}
