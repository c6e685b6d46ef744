import Notebook
import Source

extension Reading {
  /// Notes the names of a displayed formula: the one in braces behind it, and those of `\label{…}` inside.
  func defineNames(of formula: TeXSource) {
    if let name = formula.label { define(name, at: formula.span) }
    let bytes = Array(formula.tex.utf8)
    let command = Array("\\label{".utf8)
    var offset = 0
    while offset < bytes.count {
      switch bytes[offset] {
      case UInt8(ascii: "%"):
        while offset < bytes.count, bytes[offset] != Byte.lineFeed { offset += 1 }
      case Byte.backslash where bytes[offset...].starts(with: command):
        let start = offset + command.count
        guard let end = bytes[start...].firstIndex(of: UInt8(ascii: "}")) else { return }
        let name = String(decoding: bytes[start..<end], as: UTF8.self)
        // The name in braces may be said twice.
        if !name.isEmpty, name != formula.label {
          define(name, at: Span(formula.span.start + start, formula.span.start + end))
        }
        offset = end
      case Byte.backslash: offset += 2
      default: offset += 1
      }
    }
  }
}
