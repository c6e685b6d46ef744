import CAssets

/// The style sheet of every page, without the comments and blanks that only its authors need.
enum StyleSheet {
  /// The CSS.
  static let text: String = {
    let file = UnsafeBufferPointer(start: nbrun_page_css(), count: nbrun_page_css_size())
    return compacted(Array(file))
  }()

  /// CSS without comments, indentation and blank lines; strings in it must hold neither.
  static func compacted(_ source: [UInt8]) -> String {
    var output: [UInt8] = []
    output.reserveCapacity(source.count)
    var index = 0
    while index < source.count {
      if source[index...].starts(with: "/*".utf8) {
        index += 2
        while index < source.count, !source[index...].starts(with: "*/".utf8) { index += 1 }
        index += 2
      } else if source[index] == UInt8(ascii: "\n") {
        while output.last == UInt8(ascii: " ") { output.removeLast() }
        if !output.isEmpty, output.last != UInt8(ascii: "\n") { output.append(UInt8(ascii: "\n")) }
        index += 1
      } else {
        let isBlank = source[index] == UInt8(ascii: " ")
        let follows = output.last.map { last in last != UInt8(ascii: " ") && last != UInt8(ascii: "\n") } ?? false
        if !isBlank || follows { output.append(source[index]) }
        index += 1
      }
    }
    return String(decoding: output, as: UTF8.self)
  }
}
