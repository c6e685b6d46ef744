import CAssets
import Markup

/// The style sheet of every page, without the comments and blanks that only its authors need.
enum StyleSheet {
  /// The CSS.
  static let text: String = {
    let file = UnsafeBufferPointer(start: nbrun_page_css(), count: nbrun_page_css_size())
    return compacted(Array(file))
  }()

  /// What a page with plots of fields adds.
  static let fields: String = {
    let file = UnsafeBufferPointer(start: nbrun_fields_css(), count: nbrun_fields_css_size())
    return compacted(Array(file))
  }()

  /// What a page that is printed to a PDF adds.
  static let paper: String = {
    let file = UnsafeBufferPointer(start: nbrun_paper_css(), count: nbrun_paper_css_size())
    return compacted(Array(file))
  }()

  /// What a page with controls adds.
  static let live: String = {
    let file = UnsafeBufferPointer(start: nbrun_live_css(), count: nbrun_live_css_size())
    return compacted(Array(file))
  }()

  /// What such a page adds when it can compute.
  static let engine: String = {
    let file = UnsafeBufferPointer(start: nbrun_engine_css(), count: nbrun_engine_css_size())
    return compacted(Array(file))
  }()

  /// CSS without comments and without the blanks and line ends that mean nothing; its strings must hold neither
  /// comments nor two blanks in a row, nor a blank beside a brace, comma, colon or semicolon.
  static func compacted(_ source: [UInt8]) -> String {
    let closed = Array("{};,:\n ".utf8)
    var output: [UInt8] = []
    output.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      let byte = source[index]
      if byte == UInt8(ascii: "/"), source[index...].starts(with: "/*".utf8) {
        index += 2
        while index < source.count, !source[index...].starts(with: "*/".utf8) { index += 1 }
        index += 2
        continue
      }
      index += 1
      if byte == UInt8(ascii: "\n") || byte == UInt8(ascii: " ") {
        if let last = output.last, !closed.contains(last) { output.append(UInt8(ascii: " ")) }
        continue
      }
      if byte == UInt8(ascii: "{") || byte == UInt8(ascii: "}") {
        while let last = output.last,
          last == UInt8(ascii: " ") || (byte == UInt8(ascii: "}") && last == UInt8(ascii: ";"))
        {
          output.removeLast()
        }
      }
      output.append(byte)
    }
    return String(decoding: output, as: UTF8.self)
  }
}

extension Markup {
  /// Whether something in it has a colour of a field: a step of one of the scales in `fields.css`.
  var hasFieldColours: Bool {
    switch self {
    case .text, .verbatim: false
    case .fragment(let pieces): pieces.contains { $0.hasFieldColours }
    case .element(_, let attributes, let pieces):
      attributes.contains { $0.name == "style" && Markup.hasFieldColour($0.value ?? "") }
        || pieces.contains { $0.hasFieldColours }
    }
  }

  /// Whether a style uses `var(--q1)` or another letter and step.
  private static func hasFieldColour(_ style: String) -> Bool {
    style.split(separator: "(").dropFirst().contains { part in
      let name = Array(part.utf8.prefix(5))
      return name.count == 5 && name.starts(with: "--".utf8) && "qvgh".utf8.contains(name[2])
        && UInt8(ascii: "1")...UInt8(ascii: "7") ~= name[3] && name[4] == UInt8(ascii: ")")
    }
  }
}
