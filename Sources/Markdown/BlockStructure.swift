import CCmark
import Notebook
import Source

/// The lines of a notebook that are blocks to its author and only text to cmark: the colons around divisions, tables
/// with their captions, and the first lines of footnotes.
///
/// Each such line is overwritten in place, by an empty heading or, for a footnote, by the bullet of a list item: both end
/// a paragraph and stand in a quotation or an item as the line did. No byte moves, so all places stay what they are.
struct BlockStructure {
  /// What a line is.
  enum Mark {
    /// The start of a division.
    case opening(DivisionOpening)
    /// The end of a division.
    case closing(Span)
    /// The header of the table with a number.
    case table(Int)
    /// A line of something that began above.
    case continuation
    /// The start of a note; `filler` letters stand between the bullet and its text.
    case footnote(name: String, filler: Int, Span)
  }

  /// The Markdown with its marks overwritten.
  private(set) var text: SourceText
  /// The marks by their lines, from 0.
  private(set) var marks: [Int: Mark] = [:]
  /// The tables in order.
  private(set) var tables: [TableLines] = []
  /// The names of the footnotes.
  private(set) var footnotes: [String: Span] = [:]

  private let source: SourceText
  private var rejected: Set<Int> = []

  /// Finds the marks of a notebook.
  init(_ source: SourceText, _ reading: Reading) {
    self.source = source
    text = source
    guard BlockStructure.mayHaveMarks(source.bytes) else { return }
    // A mark changes what is around it: a footnote's text is code to cmark until the bullet stands before it.
    for _ in 0..<6 {
      let lines = leafLines()
      let isStable = restoreWhatIsNoBlock(lines.blocks)
      let count = marks.count
      for leaf in lines.leaves { findMarks(in: leaf, reading) }
      if isStable, marks.count == count { break }
    }
    while !restoreWhatIsNoBlock(leafLines().blocks) {}
    for mark in marks.values {
      guard case .footnote(let name, _, let span) = mark else { continue }
      if let other = footnotes[name], other.start < span.start { continue }
      footnotes[name] = span
    }
  }

  private static func mayHaveMarks(_ bytes: [UInt8]) -> Bool {
    var previous: (UInt8, UInt8) = (0, 0)
    for byte in bytes {
      if byte == Byte.bar || (byte == Byte.caret && previous.1 == Byte.openBracket) { return true }
      if byte == Byte.colon, previous.0 == Byte.colon, previous.1 == Byte.colon { return true }
      previous = (previous.1, byte)
    }
    return false
  }

  /// The lines of a paragraph, or of a heading that is one in Markdown.
  private struct Leaf {
    var lines: ClosedRange<Int>
    var column: Int
    var quoteDepth: Int
    /// The column where the text of the item around it starts; 0 outside of lists.
    var itemColumn: Int
  }

  /// The paragraphs as cmark sees them now, and the lines where headings and items start.
  private func leafLines() -> (leaves: [Leaf], blocks: Set<Int>) {
    // A footnote of one word would be a link's definition, which leaves no trace in cmark's tree.
    var bytes = text.bytes
    for offset in bytes.indices.dropLast() where bytes[offset] == Byte.openBracket && bytes[offset + 1] == Byte.caret {
      bytes[offset] = Placeholder.letter
    }
    var leaves: [Leaf] = []
    var blocks: Set<Int> = []
    var quoteDepth = 0
    var itemColumns: [Int] = []
    CommonMarkTree(bytes).walk { event, node, type in
      let first = Int(cmark_node_get_start_line(node)) - 1
      switch type {
      case CMARK_NODE_BLOCK_QUOTE: quoteDepth += event == .enter ? 1 : -1
      case CMARK_NODE_ITEM:
        guard event == .enter else {
          itemColumns.removeLast()
          return .children
        }
        blocks.insert(first)
        let child = cmark_node_first_child(node)
        let isOnLine = Int(cmark_node_get_start_line(child)) - 1 == first
        let column = isOnLine ? cmark_node_get_start_column(child) - 1 : cmark_node_get_start_column(node) + 1
        itemColumns.append(Int(column))
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
        guard event == .enter else { return .children }
        let last = Int(cmark_node_get_end_line(node)) - 1
        if type == CMARK_NODE_HEADING { blocks.insert(first) }
        guard type == CMARK_NODE_PARAGRAPH || last > first, first <= last else { return .skip }
        let column = Int(cmark_node_get_start_column(node)) - 1
        leaves.append(
          Leaf(lines: first...last, column: column, quoteDepth: quoteDepth, itemColumn: itemColumns.last ?? 0))
        return .skip
      default: break
      }
      return .children
    }
    return (leaves, blocks)
  }

  /// Puts the author's bytes back where the overwritten line is no block of its own; true when there was none.
  private mutating func restoreWhatIsNoBlock(_ blocks: Set<Int>) -> Bool {
    let wrong = marks.keys.filter { !blocks.contains($0) }
    for line in wrong {
      marks[line] = nil
      rejected.insert(line)
      let range = source.range(ofLine: line)
      text.bytes.replaceSubrange(range, with: source.bytes[range])
    }
    return wrong.isEmpty
  }

  private func content(ofLine line: Int, in leaf: Leaf) -> Range<Int> {
    let range = source.range(ofLine: line)
    let isFirst = line == leaf.lines.lowerBound
    let start =
      isFirst
      ? min(range.lowerBound + leaf.column, range.upperBound)
      : LeafText.contentStart(in: source.bytes, range, quoteDepth: leaf.quoteDepth)
    return trimmed(source.bytes, start..<range.upperBound)
  }

  /// Whether a line continues a paragraph without the marks of the quotations and items around it.
  private func isLazy(_ line: Int, _ content: Range<Int>, in leaf: Leaf) -> Bool {
    guard line > leaf.lines.lowerBound else { return false }
    let start = source.range(ofLine: line).lowerBound
    let marks = source.bytes[start..<content.lowerBound].count { $0 == Byte.greater }
    return marks < leaf.quoteDepth || content.lowerBound - start < leaf.itemColumn
  }

  /// Whether a line starts a footnote or is a fence of a division.
  private func isOtherMark(_ range: Range<Int>) -> Bool {
    let bytes = source.bytes[range]
    return bytes.starts(with: [Byte.colon, Byte.colon, Byte.colon]) || footnoteLabel(range) != nil
  }

  /// The name and the offsets of `[^name]:` at the start of a line.
  private func footnoteLabel(_ range: Range<Int>) -> (name: String, range: Range<Int>)? {
    let bytes = source.bytes
    guard bytes[range].starts(with: [Byte.openBracket, Byte.caret]) else { return nil }
    let name = bytes[range].dropFirst(2).prefix { $0 != Byte.closeBracket && !$0.isWhitespace }
    let end = name.endIndex
    guard !name.isEmpty, !name.contains(Byte.openBracket), end + 1 < range.upperBound,
      bytes[end] == Byte.closeBracket, bytes[end + 1] == Byte.colon
    else { return nil }
    return (Markdown.text(of: name), range.lowerBound..<end + 2)
  }

  private mutating func findMarks(in leaf: Leaf, _ reading: Reading) {
    var line = leaf.lines.lowerBound
    // What follows the start of a footnote belongs to it, and is looked at again when it is an item.
    var isInFootnote = false
    while line <= leaf.lines.upperBound {
      let range = content(ofLine: line, in: leaf)
      if marks[line] != nil || rejected.contains(line) || range.isEmpty {
        line += 1
      } else if !isInFootnote, let end = findTable(at: line, in: leaf) {
        line = end
      } else {
        isInFootnote = isInFootnote || footnoteLabel(range) != nil
        findLine(line, range, reading)
        line += 1
      }
    }
  }

  /// Finds the colons of a division or the start of a footnote.
  private mutating func findLine(_ line: Int, _ range: Range<Int>, _ reading: Reading) {
    let bytes = source.bytes
    let place = source.fileSpan(of: Span(range.lowerBound, range.upperBound))
    if bytes[range].starts(with: [Byte.colon, Byte.colon, Byte.colon]) {
      let rest = bytes[range].drop { $0 == Byte.colon }
      let inside = trimmed(bytes, rest.startIndex..<range.upperBound)
      if inside.isEmpty {
        mark(line, range, .closing(place))
      } else if let opening = DivisionOpening(source, inside, place) {
        if opening.hasWrongBraces {
          reading.error(
            "division-attributes", "These are no attributes",
            at: source.fileSpan(of: Span(inside.lowerBound, inside.upperBound)),
            hint: "Write names, classes and keys, such as ::: {#thm-name .class key=\"value\"}")
        }
        mark(line, range, .opening(opening))
      }
    } else if let (name, label) = footnoteLabel(range) {
      let span = source.fileSpan(of: Span(label.lowerBound, label.upperBound))
      mark(line, label, .footnote(name: name, filler: label.count - 4, span))
    }
  }

  /// Finds a table whose header is a line; the line after the table.
  private mutating func findTable(at line: Int, in leaf: Leaf) -> Int? {
    let header = content(ofLine: line, in: leaf)
    guard line < leaf.lines.upperBound else { return nil }
    let hyphens = content(ofLine: line + 1, in: leaf)
    guard !isOtherMark(header), !isLazy(line, header, in: leaf), !isLazy(line + 1, hyphens, in: leaf),
      source.bytes[header].contains(Byte.bar) || source.bytes[hyphens].contains(Byte.bar),
      let alignments = TableLines.alignments(source.bytes, hyphens),
      TableLines.cells(source.bytes, header).count == alignments.count
    else { return nil }
    let place = source.fileSpan(of: Span(header.lowerBound, header.upperBound))
    var table = TableLines(alignments: alignments, span: place)
    table.append(source, header)
    var end = line + 2
    while end <= leaf.lines.upperBound {
      let row = content(ofLine: end, in: leaf)
      if row.isEmpty || isLazy(end, row, in: leaf) || isOtherMark(row) || isCaption(row) { break }
      table.append(source, row)
      end += 1
    }
    let next = findCaption(of: &table, at: end, in: leaf)
    mark(line, header, .table(tables.count))
    for other in line + 1..<end { mark(other, content(ofLine: other, in: leaf), .continuation) }
    tables.append(table)
    return next
  }

  private func isCaption(_ range: Range<Int>) -> Bool {
    range.count > 2 && source.bytes[range.lowerBound] == Byte.colon && source.bytes[range.lowerBound + 1].isBlank
  }

  /// Reads the caption after a table, also one blank line below; the line after it.
  private mutating func findCaption(of table: inout TableLines, at line: Int, in leaf: Leaf) -> Int {
    var first = line
    if first > leaf.lines.upperBound, first < source.lines.count, content(ofLine: first, in: leaf).isEmpty {
      first += 1
    }
    guard first < source.lines.count, isCaption(content(ofLine: first, in: leaf)) else { return line }
    var lines: [(code: Int, file: Int)] = []
    var caption = SourceText(bytes: [], lines: [])
    var end = first
    while end < source.lines.count {
      var range = content(ofLine: end, in: leaf)
      if range.isEmpty || (first <= leaf.lines.upperBound && end > leaf.lines.upperBound) { break }
      if end > first, source.bytes[range].starts(with: [Byte.colon, Byte.colon, Byte.colon]) { break }
      mark(end, range, .continuation)
      if end == first { range = trimmed(source.bytes, range.lowerBound + 1..<range.upperBound) }
      if end > first { caption.bytes.append(Byte.space) }
      lines.append((caption.bytes.count, source.fileOffset(of: range.lowerBound)))
      caption.bytes += source.bytes[range]
      end += 1
    }
    caption.lines = lines
    if caption.bytes.last == Byte.closeBrace, let open = caption.bytes.lastIndex(of: Byte.openBrace),
      let braces = AttributeBraces(caption.bytes, at: open), braces.range.upperBound == caption.bytes.count
    {
      table.braces = braces
      table.nameSpan = braces.nameRange.map { caption.fileSpan(of: Span($0.lowerBound, $0.upperBound)) }
      caption.bytes.removeSubrange(trimmed(caption.bytes, 0..<open).upperBound...)
    }
    table.caption = caption
    return end
  }

  private mutating func mark(_ line: Int, _ range: Range<Int>, _ mark: Mark) {
    marks[line] = mark
    for offset in range { text.bytes[offset] = Placeholder.letter }
    if case .footnote = mark {
      text.bytes[range.lowerBound] = UInt8(ascii: "+")
      for offset in range.lowerBound + 1..<range.lowerBound + 4 { text.bytes[offset] = Byte.space }
    } else {
      if range.count > 0 { text.bytes[range.lowerBound] = Byte.hash }
      if range.count > 1 { text.bytes[range.lowerBound + 1] = Byte.space }
    }
  }
}
