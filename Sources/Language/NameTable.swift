import Source

/// The names of a program as strings: a name that was read lately is not made again.
///
/// The names share slots; one that takes the slot of another only costs making that one again.
struct NameTable {
  private struct Slot {
    /// The bytes of a short name, which tell it from all others of its length, or the first eight of a long one.
    var word: UInt64
    var span: Span
    var text: String
  }

  private static let slotCount = 128
  private var slots: [Slot] = []

  /// The text of a span of a program.
  mutating func text(_ span: Span, of bytes: SourceBytes) -> String {
    let count = span.end - span.start
    guard count > 0 else { return "" }
    if slots.isEmpty { slots = [Slot](repeating: Slot(word: 0, span: Span(0, 0), text: ""), count: Self.slotCount) }
    let isShort = count <= 8
    let word = bytes.word(at: span.start, count: isShort ? count : 8)
    // The product's highest bits depend on all of the word's (Knuth, The Art of Computer Programming 3, 6.4).
    let place = Int(truncatingIfNeeded: (word &* 0x9E37_79B9_7F4A_7C15) &>> 57)
    let known = slots[place]
    if known.word == word, known.span.end &- known.span.start == count,
      isShort || bytes.areEqual(known.span.start, span.start, count: count)
    {
      return known.text
    }
    let text = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    slots[place] = Slot(word: word, span: span, text: text)
    return text
  }
}
