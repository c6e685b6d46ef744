import CAssets

/// The style sheet of every page, without the comments and blanks that only its authors need.
enum StyleSheet {
  /// The CSS.
  static let text: String = {
    let file = UnsafeBufferPointer(start: nbrun_page_css(), count: nbrun_page_css_size())
    return compacted(Array(file))
  }()

  /// What a page that is printed to a PDF adds.
  static let paper: String = {
    let file = UnsafeBufferPointer(start: nbrun_paper_css(), count: nbrun_paper_css_size())
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
