import Language
public import Source

extension TerminalStyle {
  /// Lines of code in nbrun's language, without the blank ones at its end, in the colours of a terminal.
  public func highlighted(_ source: [UInt8]) -> [String] {
    var lines = [""]
    for token in highlight(source) {
      let look: Look? =
        switch token.role {
        case .keyword: .magenta
        case .number: .cyan
        case .string: .green
        case .comment: .dim
        case .operator, .name, .plain: nil
        }
      let text = String(decoding: source[token.span.start..<min(token.span.end, source.count)], as: UTF8.self)
      for (index, part) in text.parts(at: UInt8(ascii: "\n")).enumerated() {
        if index > 0 { lines.append("") }
        lines[lines.count - 1] += look.map { self($0, part) } ?? part
      }
    }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
