import Source

/// Widths of text before any browser has set it, from the advance widths of Helvetica (Adobe's core font metrics).
enum TextWidth {
  /// Size of plot text in pixels, the theme's smallest.
  static let size = 13.0

  /// The theme's first sans serif on a machine may run wider than Helvetica; Inter's figures do by eight per cent.
  private static let allowance = 1.08

  /// The advance widths of U+0020 to U+007E in thousandths of the size.
  private static let ascii: [Int] = [
    278, 278, 355, 556, 556, 889, 667, 191, 333, 333, 389, 584, 278, 333, 278, 278,
    556, 556, 556, 556, 556, 556, 556, 556, 556, 556, 278, 278, 584, 584, 584, 556,
    1015, 667, 667, 722, 722, 667, 611, 778, 722, 278, 500, 667, 556, 833, 722, 778,
    667, 778, 722, 667, 611, 722, 667, 944, 667, 667, 611, 278, 278, 278, 469, 556,
    333, 556, 556, 500, 556, 556, 278, 556, 556, 222, 222, 500, 222, 833, 556, 556,
    556, 556, 333, 500, 278, 556, 500, 722, 500, 500, 500, 334, 260, 334, 584,
  ]

  /// The width of text in pixels, a little more rather than less.
  static func pixels(_ text: String, size: Double = size, isBold: Bool = false) -> Double {
    var total = 0
    for scalar in text.unicodeScalars {
      let value = Int(scalar.value)
      if value >= 0x20, value - 0x20 < ascii.count {
        total += ascii[value - 0x20]
      } else if value == 0x2212 || value == 0xD7 {
        total += 584
      } else {
        total += thousandths(scalar)
      }
    }
    return Double(total) / 1000 * size * allowance * (isBold ? 1.06 : 1)
  }

  /// The width of a tick's number in pixels.
  static func pixels(_ label: TickLabel) -> Double {
    if let name = label.name { return Lettering.width(name) }
    return pixels(label.text) + (label.exponent.isEmpty ? 0 : pixels(label.exponent, size: TickLabel.exponentSize))
  }

  /// The columns that text takes in a terminal.
  static func columns(_ text: String) -> Int { text.columns }

  /// About how wide other characters are: marks upon others nothing, ideographs and emoji as much as they are high.
  private static func thousandths(_ scalar: Unicode.Scalar) -> Int {
    switch scalar.value {
    case 0..<0x20, 0x300...0x36F, 0x200B...0x200F, 0x20D0...0x20FF, 0xFE00...0xFE0F: 0
    case 0x1100...0x115F, 0x2E80...0xA4CF, 0xAC00...0xD7A3, 0xF900...0xFAFF, 0xFF00...0xFF60, 0x1F300...0x1FAFF: 1000
    default: 600
    }
  }

  /// Text broken at spaces and line ends into lines no wider than `width` pixels; a longer word stands alone, cut.
  static func wrap(_ text: String, width: Double, size: Double = size, isBold: Bool = false) -> [String] {
    var lines: [String] = []
    for paragraph in text.parts(at: UInt8(ascii: "\n")) {
      var line = ""
      for word in paragraph.parts(at: UInt8(ascii: " ")) where !word.isEmpty {
        let longer = line.isEmpty ? word : line + " " + word
        if line.isEmpty || pixels(longer, size: size, isBold: isBold) <= width {
          line = longer
        } else {
          lines.append(cut(line, width: width, size: size, isBold: isBold))
          line = word
        }
      }
      if !line.isEmpty { lines.append(cut(line, width: width, size: size, isBold: isBold)) }
    }
    return lines
  }

  /// Text no wider than `width` pixels, with an ellipsis where it had to be cut.
  static func cut(_ text: String, width: Double, size: Double = size, isBold: Bool = false) -> String {
    guard pixels(text, size: size, isBold: isBold) > width else { return text }
    return shorten(text) { pixels($0, size: size, isBold: isBold) <= width }
  }

  /// Text that takes at most `limit` columns.
  static func cut(_ text: String, columns limit: Int) -> String {
    guard columns(text) > limit else { return text }
    return shorten(text) { columns($0) <= limit }
  }

  private static func shorten(_ text: String, until fits: (String) -> Bool) -> String {
    var scalars = text.scalars
    while !scalars.isEmpty {
      scalars.removeLast()
      var shorter = String.UnicodeScalarView()
      shorter.append(contentsOf: scalars)
      let candidate = String(shorter) + "…"
      if fits(candidate) { return candidate }
    }
    return ""
  }
}

extension TickLabel {
  /// Size of a raised exponent in pixels.
  static let exponentSize = 10.0
}
