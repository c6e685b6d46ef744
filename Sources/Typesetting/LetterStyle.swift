/// The letter styles of mathematics that have characters of their own in Unicode.
///
/// MathML Core knows no `mathvariant` but `normal`, so a bold 𝐱 has to be the character U+1D431.
enum LetterStyle: Equatable, Sendable {
  case upright
  case italic
  case bold
  case boldItalic
  case doubleStruck
  case script
  case fraktur
  case sansSerif
  case monospace

  /// The first characters of the style's ranges in the block Mathematical Alphanumeric Symbols; 0 where there is none.
  private var starts: (capital: UInt32, small: UInt32, digit: UInt32, greekCapital: UInt32, greekSmall: UInt32) {
    switch self {
    case .upright: (0, 0, 0, 0, 0)
    case .italic: (0x1D434, 0x1D44E, 0, 0x1D6E2, 0x1D6FC)
    case .bold: (0x1D400, 0x1D41A, 0x1D7CE, 0x1D6A8, 0x1D6C2)
    case .boldItalic: (0x1D468, 0x1D482, 0x1D7CE, 0x1D71C, 0x1D736)
    case .doubleStruck: (0x1D538, 0x1D552, 0x1D7D8, 0, 0)
    case .script: (0x1D49C, 0x1D4B6, 0, 0, 0)
    case .fraktur: (0x1D504, 0x1D51E, 0, 0, 0)
    case .sansSerif: (0x1D5A0, 0x1D5BA, 0x1D7E2, 0, 0)
    case .monospace: (0x1D670, 0x1D68A, 0x1D7F6, 0, 0)
    }
  }

  /// Letters that Unicode had before the block was made, and that stand in Letterlike Symbols.
  private func hole(_ scalar: Unicode.Scalar) -> Unicode.Scalar? {
    switch (self, scalar) {
    case (.italic, "h"): "ℎ"
    case (.script, "B"): "ℬ"
    case (.script, "E"): "ℰ"
    case (.script, "F"): "ℱ"
    case (.script, "H"): "ℋ"
    case (.script, "I"): "ℐ"
    case (.script, "L"): "ℒ"
    case (.script, "M"): "ℳ"
    case (.script, "R"): "ℛ"
    case (.script, "e"): "ℯ"
    case (.script, "g"): "ℊ"
    case (.script, "o"): "ℴ"
    case (.fraktur, "C"): "ℭ"
    case (.fraktur, "H"): "ℌ"
    case (.fraktur, "I"): "ℑ"
    case (.fraktur, "R"): "ℜ"
    case (.fraktur, "Z"): "ℨ"
    case (.doubleStruck, "C"): "ℂ"
    case (.doubleStruck, "H"): "ℍ"
    case (.doubleStruck, "N"): "ℕ"
    case (.doubleStruck, "P"): "ℙ"
    case (.doubleStruck, "Q"): "ℚ"
    case (.doubleStruck, "R"): "ℝ"
    case (.doubleStruck, "Z"): "ℤ"
    default: nil
    }
  }

  /// The place of a Greek variant form behind the small letters, from α.
  private static func greekVariant(_ scalar: Unicode.Scalar) -> UInt32? {
    switch scalar {
    case "∂": 25
    case "ϵ": 26
    case "ϑ": 27
    case "ϰ": 28
    case "ϕ": 29
    case "ϱ": 30
    case "ϖ": 31
    default: nil
    }
  }

  /// The character of this style for a plain one; a character that has none stays.
  func character(for scalar: Unicode.Scalar) -> Unicode.Scalar {
    if let hole = hole(scalar) { return hole }
    let starts = starts
    let value = scalar.value
    var start: UInt32 = 0
    var place: UInt32 = 0
    switch value {
    case 0x41...0x5A: (start, place) = (starts.capital, value - 0x41)
    case 0x61...0x7A: (start, place) = (starts.small, value - 0x61)
    case 0x30...0x39: (start, place) = (starts.digit, value - 0x30)
    case 0x391...0x3A9: (start, place) = (starts.greekCapital, value - 0x391)
    case 0x3B1...0x3C9: (start, place) = (starts.greekSmall, value - 0x3B1)
    case 0x2207: (start, place) = (starts.greekCapital, 25)
    default:
      if let variant = LetterStyle.greekVariant(scalar) { (start, place) = (starts.greekSmall, variant) }
    }
    guard start != 0, let styled = Unicode.Scalar(start + place) else { return scalar }
    return styled
  }

  /// A word in this style.
  func styled(_ text: String) -> String {
    var result = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { result.append(character(for: scalar)) }
    return String(result)
  }

  /// Whether letters side by side form one word, as in `\mathrm{tr}`.
  private var formsWords: Bool {
    switch self {
    case .upright, .sansSerif, .monospace: true
    case .italic, .bold, .boldItalic, .doubleStruck, .script, .fraktur: false
    }
  }

  /// A formula with all its letters and digits in this style.
  func applied(to formula: Formula) -> Formula {
    switch formula {
    case .identifier(let text, let upright):
      if self == .upright { return .identifier(text, upright: true) }
      if self == .italic { return .identifier(text, upright: false) }
      // Upright capitals of Greek stay upright in bold, as TeX has them.
      let style = self == .boldItalic && upright ? LetterStyle.bold : self
      let styled = style.styled(text)
      return .identifier(styled, upright: styled == text && upright)
    case .number(let text): return .number(styled(text))
    case .row(let items): return .joined(words(items))
    case .scripts(let base, let sub, let sup):
      return .scripts(applied(to: base), sub: sub.map { applied(to: $0) }, sup: sup.map { applied(to: $0) })
    case .accent(let base, let accent): return .accent(applied(to: base), accent)
    case .fraction(let top, let bottom, let bar):
      return .fraction(applied(to: top), applied(to: bottom), bar: bar)
    case .root(let body, let index): return .root(applied(to: body), index: index)
    case .fenced(let open, let body, let close): return .fenced(open, applied(to: body), close)
    case .styled(let body, let style): return .styled(applied(to: body), style)
    case .classed(let body, let role, let limits): return .classed(applied(to: body), role, limits)
    case .table(var table):
      for row in table.rows.indices {
        for column in table.rows[row].indices { table.rows[row][column] = applied(to: table.rows[row][column]) }
      }
      return .table(table)
    case .symbol, .function, .text, .space, .pending, .unknown: return formula
    }
  }

  private func words(_ items: [Formula]) -> [Formula] {
    var result: [Formula] = []
    var word = ""
    var upright = true
    for item in items {
      let styled = applied(to: item)
      if formsWords, case .identifier(let text, let isUpright) = styled {
        word += text
        upright = isUpright
        continue
      }
      if !word.isEmpty { result.append(.identifier(word, upright: upright)) }
      word = ""
      result.append(styled)
    }
    if !word.isEmpty { result.append(.identifier(word, upright: upright)) }
    return result
  }
}

extension Formula {
  /// Letters as the italic characters that Unicode has for variables.
  public static func italic(_ letters: String) -> String { LetterStyle.italic.styled(letters) }
}
