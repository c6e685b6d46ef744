#if !hasFeature(Embedded)
  /// Widths of mathematics before any browser has set it, from the advance widths of Latin Modern Math, which pages carry.
  enum MathematicsWidth {
    /// The advance widths of U+0020 to U+007E in thousandths of the size.
    private static let ascii: [Int] = [
      332, 278, 374, 833, 500, 833, 778, 278, 389, 389, 500, 778, 278, 333, 278, 500,
      500, 500, 500, 500, 500, 500, 500, 500, 500, 500, 278, 278, 778, 778, 778, 472,
      778, 750, 708, 722, 764, 681, 653, 785, 750, 361, 514, 778, 625, 917, 750, 778,
      681, 778, 736, 556, 722, 750, 750, 1028, 750, 750, 611, 278, 500, 278, 556, 333,
      500, 500, 556, 444, 556, 444, 306, 500, 556, 278, 306, 528, 278, 833, 556, 500,
      556, 528, 392, 394, 389, 556, 528, 722, 528, 528, 444, 500, 278, 500, 556,
    ]

    /// Those of the italic letters A to Z and a to z.
    private static let italic: [Int] = [
      750, 759, 715, 828, 738, 643, 786, 831, 440, 555, 849, 681, 970, 803, 763, 642, 791, 759, 613, 584, 683, 583, 944,
      828, 581, 683,
      529, 429, 433, 520, 466, 490, 477, 576, 345, 412, 521, 298, 878, 600, 485, 503, 446, 451, 469, 361, 572, 485, 716,
      572, 490, 465,
    ]

    /// Those of the small italic letters α to ω.
    private static let greek: [Int] = [
      640, 566, 518, 444, 466, 438, 497, 469, 354, 576, 583, 603, 494, 438, 485, 570, 517, 363, 571, 437, 540, 654, 626,
      651, 622,
    ]

    /// The width of text in pixels.
    static func pixels(_ text: String, size: Double) -> Double {
      var total = 0
      for scalar in text.unicodeScalars { total += thousandths(scalar) }
      return Double(total) / 1000 * size
    }

    private static func thousandths(_ scalar: Unicode.Scalar) -> Int {
      let value = Int(scalar.value)
      switch value {
      case 0x20...0x7E: return ascii[value - 0x20]
      case 0x1D434...0x1D467: return italic[value - 0x1D434]
      case 0x210E: return 576
      case 0x1D6FC...0x1D714: return greek[value - 0x1D6FC]
      case 0x300...0x36F, 0x20D0...0x20FF: return 0
      case 0x2D9, 0xB7, 0x22C5: return 278
      case 0xA8...0xB4, 0x2C6...0x2DC: return 500
      case 0x2032: return 311
      case 0x27E6...0x27EF, 0x2308...0x230B, 0x2016: return 420
      case 0x222B: return 665
      case 0x2211, 0x221E, 0x2190...0x21FF, 0x27F5...0x27FF: return 1000
      case 0x2020...0x206F: return 840
      case 0x220F...0x22FF, 0x2A00...0x2AFF, 0xB1, 0xD7, 0xF7: return 778
      default: return 640
      }
    }

    /// How far text reaches above and below its base line, in parts of its size.
    static func extent(_ text: String) -> (above: Double, below: Double) {
      var (above, below) = (0.0, 0.02)
      for scalar in text.unicodeScalars {
        switch scalar {
        case "a", "c", "e", "m", "n", "o", "r", "s", "u", "v", "w", "x", "z", "+", "−", "=", ".", "⋅", "→", "∼",
          "𝑎", "𝑐", "𝑒", "𝑚", "𝑛", "𝑜", "𝑟", "𝑠", "𝑢", "𝑣", "𝑤", "𝑥", "𝑧", "𝛼", "𝜀", "𝜄", "𝜅", "𝜈", "𝜊", "𝜋", "𝜎",
          "𝜏", "𝜔":
          above = Swift.max(above, 0.47)
        case "g", "p", "q", "y", "𝑔", "𝑝", "𝑞", "𝑦", "𝛾", "𝜂", "𝜇", "𝜌", "𝜒", ",", ";":
          above = Swift.max(above, 0.47)
          below = Swift.max(below, 0.22)
        case "(", ")", "[", "]", "{", "}", "|", "/", "∑", "∏", "∫", "⟨", "⟩", "‖", "j", "Q", "𝑗", "𝑓", "𝑄", "𝛽", "𝜁",
          "𝜉",
          "𝜑", "𝜓", "𝜙":
          above = Swift.max(above, 0.76)
          below = Swift.max(below, 0.25)
        default: above = Swift.max(above, 0.7)
        }
      }
      return (above, below)
    }
  }
#endif
