import Source

/// The names of a program as strings: a name that was read lately is not made again.
///
/// The names share slots; one that takes the slot of another only costs making that one again.
struct NameTable {
  private struct Slot {
    var span: Span
    var text: String
  }

  private static let slotCount = 128
  private var slots: [Slot] = []

  /// The text of a span of a program.
  mutating func text(_ span: Span, of bytes: SourceBytes) -> String {
    let count = span.end - span.start
    guard count > 0 else { return "" }
    if slots.isEmpty { slots = [Slot](repeating: Slot(span: Span(0, 0), text: ""), count: Self.slotCount) }
    let mixed = Int(bytes[span.start]) &* 37 &+ Int(bytes[span.end - 1]) &* 5 &+ Int(bytes[span.start + 1]) &+ count
    let place = mixed % Self.slotCount
    let known = slots[place].span
    if known.end - known.start == count, bytes.areEqual(known.start, span.start, count: count) {
      return slots[place].text
    }
    let text = String(decoding: bytes[span.start..<span.end], as: UTF8.self)
    slots[place] = Slot(span: span, text: text)
    return text
  }
}
