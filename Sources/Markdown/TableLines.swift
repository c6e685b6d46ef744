import Notebook
import Source

/// A table as it stands in the lines of a notebook, in GitHub's form.
struct TableLines {
  /// The alignment of each column.
  var alignments: [Table.Alignment]
  /// The cells of the header and of each row with the places of their bytes; exactly one for each column.
  var rows: [[SourceText]] = []
  /// The caption's text.
  var caption: SourceText?
  /// The attributes after the caption.
  var braces: AttributeBraces?
  /// The place of the name in the attributes.
  var nameSpan: Span?
  /// The place of the header.
  var span: Span

  /// The columns of the line of hyphens under a header; nil for any other line.
  static func alignments(_ bytes: [UInt8], _ range: Range<Int>) -> [Table.Alignment]? {
    guard bytes[range].contains(Byte.hyphen),
      bytes[range].allSatisfy({ $0 == Byte.hyphen || $0 == Byte.bar || $0 == Byte.colon || $0.isBlank })
    else { return nil }
    var alignments: [Table.Alignment] = []
    for cell in cells(bytes, range) {
      let marks = bytes[cell]
      guard let first = marks.first, let last = marks.last else { return nil }
      let inner = marks.drop { $0 == Byte.colon }.reversed().drop { $0 == Byte.colon }
      guard !inner.isEmpty, inner.allSatisfy({ $0 == Byte.hyphen }), marks.count - inner.count <= 2 else { return nil }
      switch (first == Byte.colon, last == Byte.colon) {
      case (true, true): alignments.append(.center)
      case (true, false): alignments.append(.left)
      case (false, true): alignments.append(.right)
      case (false, false): alignments.append(.natural)
      }
    }
    return alignments
  }

  /// The cells of a row without the blanks around them; `\|` is no edge of a cell, not even in code.
  static func cells(_ bytes: [UInt8], _ range: Range<Int>) -> [Range<Int>] {
    let row = trimmed(bytes, range)
    var cells: [Range<Int>] = []
    var start = row.lowerBound
    var offset = start
    if offset < row.upperBound, bytes[offset] == Byte.bar {
      offset += 1
      start = offset
    }
    while offset < row.upperBound {
      if bytes[offset] == Byte.backslash {
        offset += 1
      } else if bytes[offset] == Byte.bar {
        cells.append(trimmed(bytes, start..<offset))
        start = offset + 1
      }
      offset += 1
    }
    if start < row.upperBound { cells.append(trimmed(bytes, start..<row.upperBound)) }
    return cells
  }

  /// Adds a row; cells too many are left out, and missing ones are empty.
  mutating func append(_ source: SourceText, _ range: Range<Int>) {
    let cells = TableLines.cells(source.bytes, range)
    var row: [SourceText] = []
    for column in alignments.indices {
      let cell = column < cells.count ? cells[column] : range.upperBound..<range.upperBound
      row.append(source.taking(range: cell, unescapingBars: true))
    }
    rows.append(row)
  }
}

extension SourceText {
  /// A part of one line as a text of its own.
  func taking(range: Range<Int>, unescapingBars: Bool = false) -> SourceText {
    var part = SourceText(bytes: [], lines: [(0, fileOffset(of: range.lowerBound))])
    var offset = range.lowerBound
    while offset < range.upperBound {
      if unescapingBars, bytes[offset] == Byte.backslash, offset + 1 < range.upperBound, bytes[offset + 1] == Byte.bar {
        offset += 1
        part.lines.append((part.bytes.count, fileOffset(of: offset)))
      }
      part.bytes.append(bytes[offset])
      offset += 1
    }
    return part
  }
}
