public import Source

/// A style sheet of the author's own, which stands in the page after the one of all pages.
///
/// A page loads nothing, so that a sheet that asks for another file is refused; the page's policy would not let it load.
public struct AuthorStyleSheet: Sendable {
  /// What stands in the page; empty when something is wrong.
  let text: String
  /// What is wrong, at its place in the sheet.
  public let diagnostics: [Diagnostic]

  /// Whether the sheet brings fonts of its own.
  var embedsFonts: Bool { text.lowercased().contains("@font-face") }

  /// Reads a style sheet.
  public init(_ file: SourceFile) {
    diagnostics = AuthorStyleSheet.requests(in: file.bytes)
    // What begins like an end tag would end the element; in a string of CSS the backslash changes nothing.
    let css = String(decoding: file.bytes, as: UTF8.self).split(separator: "</", omittingEmptySubsequences: false)
    text = diagnostics.isEmpty ? css.joined(separator: "<\\/") : ""
  }

  /// The places that ask for other files.
  private static func requests(in css: [UInt8]) -> [Diagnostic] {
    var found: [Diagnostic] = []
    var index = 0
    while index < css.count {
      switch css[index] {
      case UInt8(ascii: "/") where css[index...].starts(with: "/*".utf8):
        index = css[(index + 2)...].firstRange(of: Array("*/".utf8))?.upperBound ?? css.count
      case UInt8(ascii: "\""), UInt8(ascii: "'"): index = end(ofString: css, from: index)
      case UInt8(ascii: "\\"): index += 2
      case let byte where byte == UInt8(ascii: "@") || isName(byte):
        let start = index
        index += 1
        while index < css.count, isName(css[index]) { index += 1 }
        let name = String(decoding: css[start..<index], as: UTF8.self).lowercased()
        if name == "@import" {
          found.append(
            Diagnostic(
              .error, code: "style", "A page loads no other style sheet, so that @import is refused",
              at: Span(start, index), hint: "List both files: css: [first.css, second.css]"))
        } else if name == "url", index < css.count, css[index] == UInt8(ascii: "(") {
          let (address, end) = address(css, from: index + 1)
          if let problem = problem(address) {
            found.append(
              Diagnostic(
                .error, code: "style", problem, at: Span(start, end),
                hint: "Put the file into the sheet, as url(\"data:…;base64,…\")"))
          }
          index = end
        }
      default: index += 1
      }
    }
    return found
  }

  /// What is wrong with an address; nil for data and for a part of the page.
  private static func problem(_ address: String) -> String? {
    let lowercase = address.lowercased()
    if lowercase.isEmpty || lowercase.hasPrefix("data:") || lowercase.hasPrefix("#") { return nil }
    let isOutside = lowercase.hasPrefix("http:") || lowercase.hasPrefix("https:") || lowercase.hasPrefix("//")
    return isOutside
      ? "A page loads nothing from other sites, so that '\(address)' is refused"
      : "A page is one file and loads no other, so that '\(address)' is refused"
  }

  /// The address after `url(`, with or without quotes, and where it ends.
  private static func address(_ css: [UInt8], from start: Int) -> (String, Int) {
    var index = start
    while index < css.count, css[index] <= 0x20 { index += 1 }
    let first = index
    let isQuoted = index < css.count && (css[index] == UInt8(ascii: "\"") || css[index] == UInt8(ascii: "'"))
    if isQuoted {
      index = end(ofString: css, from: index)
      return (String(decoding: css[(first + 1)..<max(first + 1, index - 1)], as: UTF8.self), index)
    }
    while index < css.count, css[index] != UInt8(ascii: ")") { index += 1 }
    var last = index
    while last > first, css[last - 1] <= 0x20 { last -= 1 }
    return (String(decoding: css[first..<last], as: UTF8.self), index)
  }

  /// Where a string ends that starts at an index: after its other quote, or at the end of its line.
  private static func end(ofString css: [UInt8], from start: Int) -> Int {
    var index = start + 1
    while index < css.count, css[index] != css[start], css[index] != UInt8(ascii: "\n") {
      index += css[index] == UInt8(ascii: "\\") ? 2 : 1
    }
    return min(index + 1, css.count)
  }

  /// Whether a byte may stand in a name of CSS.
  private static func isName(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "a")...UInt8(ascii: "z"), UInt8(ascii: "A")...UInt8(ascii: "Z"): true
    case UInt8(ascii: "0")...UInt8(ascii: "9"), UInt8(ascii: "-"), UInt8(ascii: "_"), 0x80...: true
    default: false
    }
  }
}
