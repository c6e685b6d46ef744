import Notebook

/// The straight quotes of one piece of running text, and what each becomes when its partner is known.
struct StraightQuotes {
  private struct Quote {
    /// Its position among the pieces found.
    var piece: Int
    var byte: UInt8
    var opens: Bool
    var closes: Bool
  }

  private var quotes: [Quote] = []

  /// Notes the quote at an offset; whether it opens or closes follows CommonMark's rules for `*` (6.2).
  mutating func add(piece: Int, in bytes: [UInt8], at offset: Int) {
    let byte = bytes[offset]
    let before = Neighbour(offset > 0 ? bytes[offset - 1] : nil, bytes, first: offset - 3)
    let after = Neighbour(offset + 1 < bytes.count ? bytes[offset + 1] : nil, bytes, first: offset + 1)
    var opens = !after.isBlank && (!after.isPunctuation || before.isBlank || before.isPunctuation)
    var closes = !before.isBlank && (!before.isPunctuation || after.isBlank || after.isPunctuation)
    if opens, closes { opens = false }
    if byte == Byte.apostrophe {
      let isInside = !before.isBlank && !before.isPunctuation && !after.isBlank && !after.isPunctuation
      let year = bytes[(offset + 1)...].prefix { $0.isDigit }
      if isInside || (opens && year.count == 2) { (opens, closes) = (false, false) }
    }
    quotes.append(Quote(piece: piece, byte: byte, opens: opens, closes: closes))
  }

  /// What each quote becomes, with its position among the pieces found. A single quote without a partner is an
  /// apostrophe; a double one is the mark that it would be.
  func resolved(_ marks: QuotationMarks) -> [(piece: Int, text: String)] {
    var texts = quotes.map { quote in
      quote.byte == Byte.apostrophe ? "’" : quote.opens ? marks.double.open : marks.double.close
    }
    var open: [Int] = []
    var counts: [UInt8: Int] = [:]
    for (index, quote) in quotes.enumerated() {
      if quote.closes, counts[quote.byte, default: 0] > 0 {
        while let last = open.popLast() {
          counts[quotes[last].byte, default: 0] -= 1
          guard quotes[last].byte == quote.byte else { continue }
          texts[last] = marks.pair(of: quote.byte).open
          texts[index] = marks.pair(of: quote.byte).close
          break
        }
      } else if quote.opens {
        open.append(index)
        counts[quote.byte, default: 0] += 1
      }
    }
    return zip(quotes, texts).map { quote, text in (quote.piece, text) }
  }

  /// The character beside a quote.
  private struct Neighbour {
    var isBlank: Bool
    var isPunctuation: Bool

    init(_ byte: UInt8?, _ bytes: [UInt8], first: Int) {
      isBlank = byte?.isWhitespace ?? true
      // Dashes, quotes and the ellipsis are E2 80 90 to E2 80 A6.
      let isGeneral = first >= 0 && first + 2 < bytes.count && bytes[first] == 0xE2 && bytes[first + 1] == 0x80
      isPunctuation = byte?.isPunctuation == true || (isGeneral && (0x90...0xA6).contains(bytes[first + 2]))
    }
  }
}

extension InlineScanner {
  /// The dash or ellipsis that a run of hyphens or dots stands for; the marks of headings and arrows are none.
  func smartRun(in bytes: [UInt8], at start: Int) -> String? {
    let length = runLength(of: bytes[start], in: bytes, at: start)
    if bytes[start] == Byte.dot { return length == 3 ? "…" : nil }
    guard length == 2 || length == 3 else { return nil }
    let end = start + length
    let next = end < bytes.count ? bytes[end] : Byte.lineFeed
    let isLineEnd = bytes[end...].first { !$0.isBlank }.map { $0 == Byte.lineFeed } ?? true
    let isLineStart = bytes[..<start].last { !$0.isBlank }.map { $0 == Byte.lineFeed } ?? true
    guard next != Byte.greater, !(isLineEnd && isLineStart) else { return nil }
    return length == 2 ? "–" : "—"
  }

  /// The offset after the title of a link that may follow an address; titles have at most 999 bytes here.
  func titleEnd(in bytes: [UInt8], from start: Int) -> Int {
    var offset = start
    while offset < bytes.count, bytes[offset].isWhitespace { offset += 1 }
    guard offset > start, offset < bytes.count, bytes[offset] == Byte.quote || bytes[offset] == Byte.apostrophe else {
      return start
    }
    let quote = bytes[offset]
    let limit = min(bytes.count, offset + 1000)
    offset += 1
    while offset < limit, bytes[offset] != quote { offset += bytes[offset] == Byte.backslash ? 2 : 1 }
    guard offset < limit else { return start }
    var next = offset + 1
    while next < bytes.count, bytes[next].isBlank { next += 1 }
    let isTitle = next == bytes.count || bytes[next] == Byte.closeParenthesis || bytes[next] == Byte.lineFeed
    return isTitle ? offset + 1 : start
  }
}
