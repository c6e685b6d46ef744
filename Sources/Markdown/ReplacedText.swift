import Notebook

/// Markdown in which placeholders stand for mathematics and inline values.
struct ReplacedText {
  /// The Markdown for cmark.
  private(set) var bytes: [UInt8] = []
  /// For each of its lines, from 0, the line of the Markdown it came from; pieces over several lines leave gaps.
  private(set) var lines = [0]

  /// Markdown without any pieces.
  init(bytes: [UInt8]) {
    self.bytes = bytes
  }

  /// Replaces the pieces, which are in order, and gives them to the reading.
  init(source: SourceText, pieces: [InlineScanner.Found], reading: Reading) {
    bytes.reserveCapacity(source.bytes.count + source.bytes.count / 8)
    var offset = 0
    var line = 0
    for piece in pieces where piece.range.lowerBound >= offset {
      copy(source.bytes[offset..<piece.range.lowerBound], &line)
      let original = source.bytes[piece.range]
      bytes += Placeholder.bytes(reading.pieces.count, edge: ProtectedText.edge(of: piece.meaning, original))
      reading.pieces.append(ProtectedText(meaning: piece.meaning, original: Array(original)))
      for byte in original where byte == Byte.lineFeed { line += 1 }
      offset = piece.range.upperBound
    }
    copy(source.bytes[offset...], &line)
  }

  /// Puts a paragraph before the rest; its lines have no place in the Markdown.
  mutating func insert(asides: [UInt8]) {
    guard !asides.isEmpty else { return }
    let count = asides.count { $0 == Byte.lineFeed }
    bytes = asides + bytes
    lines = Array(repeating: -1, count: count) + lines
  }

  private mutating func copy(_ part: ArraySlice<UInt8>, _ line: inout Int) {
    bytes += part
    for byte in part where byte == Byte.lineFeed {
      line += 1
      lines.append(line)
    }
  }
}
