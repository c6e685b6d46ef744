extension Formula {
  /// Whether a scalar is drawn on the one before it.
  static func isCombining(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x300...0x36F, 0x1AB0...0x1AFF, 0x1DC0...0x1DFF, 0x20D0...0x20FF, 0xFE00...0xFE0F, 0xFE20...0xFE2F: true
    default: false
    }
  }

  /// Whether a scalar is a letter, for which a variable is set in italics.
  static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0xAA, 0xB5, 0xBA, 0xC0...0x24F: scalar.value != 0xD7 && scalar.value != 0xF7
    case 0x370...0x52F: true
    case 0x1D400...0x1D7CB, 0x2100...0x214F: true
    case 0x1E00...0x1FFF: true
    default: scalar.value > 0x2FFF
    }
  }

  /// A digit or sign for which a superscript or subscript character stands, as in μ₁ or x².
  static func script(of scalar: Unicode.Scalar) -> (plain: Unicode.Scalar, isSuperscript: Bool)? {
    switch scalar {
    case "¹": ("1", true)
    case "²": ("2", true)
    case "³": ("3", true)
    case "⁺": ("+", true)
    case "⁻": ("−", true)
    case "ⁿ": ("n", true)
    case "ⁱ": ("i", true)
    case "⁰", "⁴", "⁵", "⁶", "⁷", "⁸", "⁹": digit(scalar.value - 0x2070).map { ($0, true) }
    case "₀", "₁", "₂", "₃", "₄", "₅", "₆", "₇", "₈", "₉": digit(scalar.value - 0x2080).map { ($0, false) }
    case "₊": ("+", false)
    case "₋": ("−", false)
    default: subscriptLetters.first { $0.script == scalar }.map { ($0.plain, false) }
    }
  }

  private static func digit(_ value: UInt32) -> Unicode.Scalar? { Unicode.Scalar(0x30 + value) }

  private static let subscriptLetters: [(script: Unicode.Scalar, plain: Unicode.Scalar)] = [
    ("ₐ", "a"), ("ₑ", "e"), ("ₕ", "h"), ("ᵢ", "i"), ("ⱼ", "j"), ("ₖ", "k"), ("ₗ", "l"), ("ₘ", "m"), ("ₙ", "n"),
    ("ₒ", "o"), ("ₚ", "p"), ("ᵣ", "r"), ("ₛ", "s"), ("ₜ", "t"), ("ᵤ", "u"), ("ᵥ", "v"), ("ₓ", "x"),
  ]
}
