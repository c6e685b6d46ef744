import Source
import Testing

@Suite struct ColumnsTests {
  @Test(arguments: [
    ("", 0), ("abc", 3), ("中文", 4), ("한국어", 6), ("ｶﾅ", 2), ("カナ", 4), ("Ａ", 2),
    // Marks that are drawn upon others, composed or not, and vowels of Korean syllables in parts.
    ("é", 1), ("e\u{301}", 1), ("x\u{20D7}", 1), ("שָׁלוֹם", 4), ("हिन्दी", 5), ("\u{1100}\u{1161}", 2),
    // Joiners, invisible operators, control characters.
    ("a\u{200D}b", 2), ("f\u{2061}x", 2), ("a\u{200B}b", 2), ("\t\u{7F}", 0),
    // Emoji: alone, with a colour of skin, joined, made of a narrow character, and a flag of two letters.
    ("👍", 2), ("👍🏽", 2), ("👩‍👩‍👧", 2), ("❤", 1), ("❤\u{FE0F}", 2), ("1\u{FE0F}\u{20E3}", 2), ("🇦🇹", 2),
    // Signs of mathematics and of tables are narrow.
    ("∑√≤⎡│─⠿", 7), ("𝑥", 1),
    // Control sequences of a terminal.
    ("\u{1B}[1;31mred\u{1B}[0m", 3),
  ])
  func textTakesColumns(text: String, columns: Int) {
    #expect(text.columns == columns)
  }

  @Test func rangesAreInOrder() {
    // Each of them is found by halving.
    for value in stride(from: UInt32(0x300), to: 0x1FB00, by: 1) {
      guard let scalar = Unicode.Scalar(value) else { continue }
      let isMark = scalar.properties.generalCategory == .nonspacingMark
      if isMark, scalar.properties.age.map({ $0.major <= 14 }) == true { #expect(scalar.columns == 0, "\(value)") }
    }
  }
}
