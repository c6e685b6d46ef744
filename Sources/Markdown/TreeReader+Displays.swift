import Notebook
import Source

extension TreeReader {
  /// A paragraph, cut where a display stands in it: a display is a block of the page.
  func splitAtDisplays(_ inlines: [Inline]) -> [Block] {
    var blocks: [Block] = []
    var line: [Inline] = []
    guard inlines.contains(where: { isDisplay($0) }) else { return inlines.isEmpty ? [] : [.paragraph(inlines)] }
    func endLine() {
      while let last = line.last, isBlank(last) { line.removeLast() }
      if case .text(let text) = line.last {
        line[line.count - 1] = .text(
          String(decoding: text.utf8.reversed().drop { $0.isBlank }.reversed(), as: UTF8.self))
      }
      if !line.isEmpty { blocks.append(.paragraph(line)) }
      line = []
    }
    for inline in inlines {
      if case .math(let tex) = inline, isDisplay(inline) {
        endLine()
        blocks.append(.math(tex))
      } else if !line.isEmpty || blocks.isEmpty {
        line.append(inline)
      } else if case .text(let text) = inline {
        let trimmed = text.utf8.drop { $0.isBlank }
        if !trimmed.isEmpty { line.append(.text(String(Substring(trimmed)))) }
      } else if !isBlank(inline) {
        line.append(inline)
      }
    }
    endLine()
    return blocks
  }

  private func isDisplay(_ inline: Inline) -> Bool {
    guard case .math(let tex) = inline else { return false }
    return displays.contains(tex.span.start)
  }

  private func isBlank(_ inline: Inline) -> Bool {
    switch inline {
    case .softBreak, .lineBreak: return true
    case .text(let text): return text.utf8.allSatisfy { $0.isWhitespace }
    case .emphasis, .strong, .code, .link, .image, .math, .value, .html, .strikethrough, .attributed, .reference,
      .footnote:
      return false
    }
  }
}
