import Markdown
import Notebook
import Source

/// The document in a text.
func read(_ text: String) -> Document { read(Array(text.utf8)) }

/// The document in some bytes.
func read(_ bytes: [UInt8]) -> Document {
  MarkdownReader().readDocument(SourceFile(name: "lesson.md", bytes: bytes))
}

/// The span of the n-th occurrence of a piece in a file, counted from 1.
func span(of piece: String, in file: SourceFile, occurrence: Int = 1) -> Span {
  let wanted = Array(piece.utf8)
  var remaining = occurrence
  var offset = 0
  while offset + wanted.count <= file.bytes.count {
    if file.bytes[offset..<offset + wanted.count].elementsEqual(wanted) {
      remaining -= 1
      if remaining == 0 { return Span(offset, offset + wanted.count) }
    }
    offset += 1
  }
  return Span(-1, -1)
}

/// Running text in a form that shows its structure on one line.
func outline(_ inlines: [Inline]) -> String {
  var result = ""
  for inline in inlines {
    switch inline {
    case .text(let text): result += text
    case .softBreak: result += "~"
    case .lineBreak: result += "~~"
    case .emphasis(let inner): result += "em(" + outline(inner) + ")"
    case .strong(let inner): result += "strong(" + outline(inner) + ")"
    case .code(let code): result += "code(" + code + ")"
    case .link(let destination, let title, let inner): result += "link(\(destination)|\(title)|\(outline(inner)))"
    case .image(let destination, let title, let inner): result += "image(\(destination)|\(title)|\(outline(inner)))"
    case .math(let source): result += "math(" + source.tex + ")"
    case .value(let value): result += "value(\(value.index))"
    case .html(let html): result += "html(" + html + ")"
    case .strikethrough(let inner): result += "del(" + outline(inner) + ")"
    case .attributed(let attributes, let inner): result += "with\(outline(attributes))(" + outline(inner) + ")"
    case .reference(let reference): result += "ref(\(reference.isBare ? "-" : "")\(reference.name))"
    case .footnote(let name): result += "note(\(name))"
    }
  }
  return result
}

/// Attributes as they are written.
func outline(_ attributes: Attributes) -> String {
  let parts =
    (attributes.name.map { ["#" + $0] } ?? []) + attributes.classes.map { "." + $0 }
    + attributes.pairs.map { "\($0.key)=\($0.value)" }
  return "{" + parts.joined(separator: " ") + "}"
}

/// Blocks in a form that shows their structure, one per line.
func outline(_ blocks: [Block]) -> String {
  blocks.map { block in
    switch block {
    case .heading(let level, let anchor, let inlines): "h\(level)#\(anchor) \(outline(inlines))"
    case .paragraph(let inlines): "p " + outline(inlines)
    case .quote(let blocks): "quote[" + outline(blocks) + "]"
    case .list(let list):
      "list\(list.start.map { "\($0)" } ?? "")\(list.isTight ? "" : " loose")["
        + list.items.enumerated().map { index, item in
          (list.tasks[index].map { $0 ? "[x] " : "[ ] " } ?? "") + outline(item)
        }.joined(separator: " / ") + "]"
    case .code(let code, let language): "code(\(language)) " + code
    case .cell(let cell): "cell\(cell.index) " + String(decoding: cell.code.bytes, as: UTF8.self)
    case .math(let source): "display\(source.label.map { "#" + $0 } ?? "") " + source.tex
    case .html(let html): "html " + html
    case .rule: "rule"
    case .table(let table):
      "table\(outline(table.attributes))\(table.alignments) \(outline(table.caption)): "
        + ([table.header] + table.rows).map { $0.map { outline($0) }.joined(separator: " | ") }.joined(separator: " / ")
    case .figure(let figure): "figure\(outline(figure.attributes)) \(figure.destination) \(outline(figure.caption))"
    case .division(let division):
      "\(division.kind)\(outline(division.attributes)) \(outline(division.title))[\(outline(division.blocks))]"
    case .choices(let choices):
      "choices["
        + choices.items.map { "\($0.isRight ? "x" : " ") \(outline($0.content)) -> \(outline($0.feedback))" }
        .joined(separator: " / ") + "]"
    case .footnote(let footnote): "footnote \(footnote.name)[\(outline(footnote.blocks))]"
    case .attributed(let attributes, let block): "with\(outline(attributes)) \(outline([block]))"
    }
  }.joined(separator: "\n")
}

/// Every formula of a document in order, inside and outside running text.
func formulas(_ blocks: [Block]) -> [TeXSource] {
  blocks.flatMap { block -> [TeXSource] in
    switch block {
    case .heading(_, _, let inlines), .paragraph(let inlines): return formulas(inlines)
    case .quote(let blocks): return formulas(blocks)
    case .list(let list): return list.items.flatMap { formulas($0) }
    case .math(let source): return [source]
    case .table(let table): return table.texts.flatMap { formulas($0) }
    case .figure(let figure): return formulas(figure.caption)
    case .division(let division): return formulas(division.title) + formulas(division.blocks)
    case .footnote(let footnote): return formulas(footnote.blocks)
    case .choices(let choices): return choices.texts.flatMap { formulas($0) }
    case .attributed(_, let block): return formulas([block])
    case .code, .cell, .html, .rule: return []
    }
  }
}

/// Every formula of running text.
func formulas(_ inlines: [Inline]) -> [TeXSource] {
  inlines.flatMap { inline -> [TeXSource] in
    switch inline {
    case .math(let source): return [source]
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .attributed(_, let inner),
      .link(_, _, let inner), .image(_, _, let inner):
      return formulas(inner)
    case .text, .softBreak, .lineBreak, .code, .value, .html, .reference, .footnote: return []
    }
  }
}

/// Every inline value of running text.
func values(_ inlines: [Inline]) -> [InlineValue] {
  inlines.flatMap { inline -> [InlineValue] in
    switch inline {
    case .value(let value): return [value]
    case .emphasis(let inner), .strong(let inner), .strikethrough(let inner), .attributed(_, let inner),
      .link(_, _, let inner), .image(_, _, let inner):
      return values(inner)
    case .text, .softBreak, .lineBreak, .code, .math, .html, .reference, .footnote: return []
    }
  }
}

/// Every cell of a document in order.
func cells(_ blocks: [Block]) -> [Cell] {
  blocks.flatMap { block -> [Cell] in
    switch block {
    case .cell(let cell): return [cell]
    case .quote(let blocks): return cells(blocks)
    case .list(let list): return list.items.flatMap { cells($0) }
    case .division(let division): return cells(division.blocks)
    case .footnote(let footnote): return cells(footnote.blocks)
    case .heading, .paragraph, .code, .math, .html, .rule, .table, .figure, .attributed, .choices: return []
    }
  }
}

/// The diagnostics as `severity code: place: text at the place`.
func reports(_ document: Document) -> [String] {
  document.diagnostics.map { diagnostic in
    let place = document.file.location(of: diagnostic.span?.start ?? 0)
    let text = diagnostic.span.map { document.file.text(of: $0) } ?? ""
    return "\(diagnostic.severity.rawValue) \(diagnostic.code) \(place.line):\(place.column) \(text)"
  }
}
