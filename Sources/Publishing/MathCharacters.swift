/// The characters that the font of a page's formulas must have.
public enum MathCharacters {
  /// What each page gets: results that are computed anew in the browser look as those before them do. The blank is
  /// among them, as browsers take a font's measures only where it has one.
  static let usual: Set<UInt32> = {
    let ranges: [ClosedRange<UInt32>] = [
      // ASCII and Greek as they are written, by which browsers measure; the italic letters that they show for them, of
      // which h has an older place; dotless i and j.
      0x20...0x7E, 0x3B1...0x3C9, 0x1D434...0x1D467, 0x210E...0x210E, 0x1D6A4...0x1D6A5, 0x1D6E2...0x1D71B,
    ]
    let signs = "\u{A0}ΓΔΘΛΞΠΣΥΦΨΩϑϕϵ−±×÷·⋅∗∘√∞∂∇∈∉⊂⊆∪∩∅∀∃¬∧∨≤≥≠≈≡∼→←↔⇒⇔↦∑∏∫…⋯⋮⋱′″‴⟨⟩⌈⌉⌊⌋‖∣∥ˆˇ˜˙¨¯‾\u{302}⏞⏟ℂℕℚℝℤ"
    return Set(ranges.joined()).union(signs.unicodeScalars.map { $0.value })
  }()

  /// The characters in the formulas of a page and in the names on its plots, and those of every page, in order.
  ///
  /// - Parameter page: a page as it is written. Its references are to characters of ASCII, which are among the usual.
  public static func needed(by page: [UInt8]) -> [UInt32] {
    var found = usual
    var index = 0
    while let start = page[index...].firstIndex(of: UInt8(ascii: "<")) {
      guard let end = page[start...].firstIndex(of: UInt8(ascii: ">")) else { break }
      index = end + 1
      guard let closing = closingTag(ofElement: page[start..<end]) else { continue }
      let close = page[index...].firstRange(of: closing)?.lowerBound ?? page.endIndex
      for scalar in String(decoding: page[index..<close], as: UTF8.self).unicodeScalars where !scalar.isASCII {
        found.insert(scalar.value)
      }
      index = close
    }
    return found.sorted()
  }

  /// The end of an element that is set in the font of formulas, by its start tag without the last character.
  private static func closingTag(ofElement tag: ArraySlice<UInt8>) -> [UInt8]? {
    let parts = String(decoding: tag, as: UTF8.self).split(separator: " ")
    switch parts.first {
    case "<math": return Array("</math>".utf8)
    case "<text", "<tspan":
      // `page.css` sets the names of variables, class m, and mathematics in labels, class f, in the font of formulas.
      let value = tag.firstRange(of: Array("class=\"".utf8)).map {
        tag[$0.upperBound...].prefix { $0 != UInt8(ascii: "\"") }
      }
      let classes = value?.split(separator: UInt8(ascii: " ")) ?? []
      if classes.contains(where: { $0.elementsEqual("f".utf8) }) { return Array("</tspan>".utf8) }
      return classes.contains { $0.elementsEqual("m".utf8) } ? Array("</text>".utf8) : nil
    default: return nil
    }
  }
}
