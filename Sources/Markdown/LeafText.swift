import Notebook

/// The running text of a paragraph or heading, without the prefixes of the containers around it.
struct LeafText {
  /// The text; the origins of its lines are offsets in the Markdown.
  var text: SourceText
  /// The last line of the Markdown that belongs to it, counted from 0.
  private(set) var lastLine: Int
  /// How many block quotations it stands in.
  private let quoteDepth: Int
  /// Whether a display may go on past the end that Markdown sees; a heading ends with its line.
  let mayExtend: Bool

  /// A piece of a text that stands in no container.
  init(source: SourceText, range: Range<Int>) {
    text = SourceText(bytes: Array(source.bytes[range]), lines: [(0, range.lowerBound)])
    lastLine = 0
    quoteDepth = 0
    mayExtend = false
  }

  /// The leaf from a line and byte column to a line, all counted from 0.
  init(source: SourceText, firstLine: Int, column: Int, lastLine: Int, quoteDepth: Int, mayExtend: Bool) {
    let range = source.range(ofLine: firstLine)
    let start = min(range.lowerBound + column, range.upperBound)
    text = SourceText(bytes: Array(source.bytes[start..<range.upperBound]), lines: [(0, start)])
    self.lastLine = firstLine
    self.quoteDepth = quoteDepth
    self.mayExtend = mayExtend
    while self.lastLine < lastLine, appendLine(of: source) {}
  }

  /// Appends the next line of the Markdown; false at the end of the text.
  @discardableResult
  mutating func appendLine(of source: SourceText) -> Bool {
    guard lastLine + 1 < source.lines.count else { return false }
    lastLine += 1
    let range = source.range(ofLine: lastLine)
    let start = LeafText.contentStart(in: source.bytes, range, quoteDepth: quoteDepth)
    text.bytes.append(Byte.lineFeed)
    text.lines.append((text.bytes.count, start))
    text.bytes += source.bytes[start..<range.upperBound]
    return true
  }

  /// Forgets everything after a length of the text and a line of the Markdown.
  mutating func truncate(toLength length: Int, lines: Int, lastLine: Int) {
    text.bytes.removeSubrange(length...)
    text.lines.removeSubrange(lines...)
    self.lastLine = lastLine
  }

  /// Where the text of a line starts after blanks and at most `quoteDepth` marks of quotations.
  static func contentStart(in bytes: [UInt8], _ range: Range<Int>, quoteDepth: Int) -> Int {
    var offset = range.lowerBound
    var remaining = quoteDepth
    while offset < range.upperBound {
      if bytes[offset] == Byte.greater, remaining > 0 {
        remaining -= 1
      } else if !bytes[offset].isBlank {
        break
      }
      offset += 1
    }
    return offset
  }

  /// The offsets in the Markdown of a range of the text.
  func sourceRange(of range: Range<Int>) -> Range<Int> {
    let start = text.fileOffset(of: range.lowerBound)
    return start..<(range.isEmpty ? start : max(start, text.fileOffset(of: range.upperBound - 1) + 1))
  }
}
