import Notebook
import Source

extension TreeReader {
  /// The inlines of an aside with its text.
  func inlines(ofAside number: Int, _ text: SourceText) -> [Inline] {
    guard asides.indices.contains(number) else { return [] }
    return withAside(text) {
      var inlines: [Inline] = []
      CommonMarkTree.walk(asides[number]) { event, node, type in
        if event == .enter { return enter(node, type) }
        guard var frame = frames.popLast() else { return .children }
        frame.endText()
        if node == asides[number] { inlines = frame.inlines } else { close(frame, node, type) }
        return .children
      }
      return withoutFirstBlank(inlines)
    }
  }

  /// Inlines without the blank after the placeholder that keeps them from being a block.
  func withoutFirstBlank(_ inlines: [Inline]) -> [Inline] {
    guard case .text(let text) = inlines.first else { return inlines }
    let trimmed = text.drop { $0 == " " }
    return (trimmed.isEmpty ? [] : [.text(String(trimmed))]) + inlines.dropFirst()
  }

  /// The table with a number.
  func table(_ number: Int) -> Block? {
    guard let lines = structure?.tables[number] else { return nil }
    var aside = firstAsides[number]
    var rows: [[[Inline]]] = []
    for row in lines.rows {
      rows.append(row.indices.map { inlines(ofAside: aside + $0, row[$0]) })
      aside += row.count
    }
    var table = Table(alignments: lines.alignments, header: rows[0], rows: Array(rows.dropFirst()))
    if let caption = lines.caption { table.caption = inlines(ofAside: aside, caption) }
    let header = zip(rows[0], lines.rows[0]).map { text, source in
      (text: text, span: source.fileSpan(of: Span(0, source.bytes.count)))
    }
    reading.parts.append(PlacedPart(.header(header), at: lines.span))
    table.attributes = lines.braces?.attributes ?? Attributes()
    if let name = table.attributes.name {
      reading.define(name, at: lines.nameSpan ?? lines.span, isNumbered: table.isNumbered)
    }
    return .table(table)
  }
}
