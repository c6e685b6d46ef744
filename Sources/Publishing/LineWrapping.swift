/// Lines of text that fit a width.
enum LineWrapping {
  /// Breaks a text at blanks into lines of at most `width` characters; a longer word keeps a line of its own, and a
  /// line feed in the text always breaks.
  static func lines(_ text: String, width: Int) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var length = 0
      for word in paragraph.split(separator: " ") {
        let count = word.count
        if length > 0, length + 1 + count > width {
          lines.append(line)
          line = ""
          length = 0
        }
        if length > 0 { line += " " }
        length += (length > 0 ? 1 : 0) + count
        line += word
      }
      lines.append(line)
    }
    return lines
  }
}
