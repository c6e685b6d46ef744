import Source

/// Lines of text that fit a width in columns.
enum LineWrapping {
  /// Breaks a text at blanks into lines of at most `width` columns; a line feed in the text always breaks, and so may
  /// a place between two ideographs, where their languages break lines (Unicode's annex 14). A longer word keeps a line
  /// of its own unless `breaksWords`.
  ///
  /// A look that goes on over a break ends with the line and begins again in the next one, so that what is put in front
  /// of lines has no part in it.
  static func lines(_ text: String, width: Int, breaksWords: Bool = false) -> [String] {
    var lines: [String] = []
    for paragraph in text.split(separator: "\n", omittingEmptySubsequences: false) {
      var line = ""
      var length = 0
      for word in paragraph.split(separator: " ") {
        var needsBlank = length > 0
        for piece in pieces(of: word, width: breaksWords ? width : .max) {
          if length > 0, length + (needsBlank ? 1 : 0) + piece.columns > width {
            lines.append(line)
            line = ""
            length = 0
          } else if needsBlank {
            line += " "
            length += 1
          }
          needsBlank = false
          line += piece.text
          length += piece.columns
        }
      }
      lines.append(line)
    }
    return closed(lines)
  }

  /// A word cut where a line may end in it: where ideographs meet, and before it is wider than a line may be.
  private static func pieces(of word: Substring, width: Int) -> [(text: String, columns: Int)] {
    let columns = String(word).columns
    if columns <= width, !word.unicodeScalars.contains(where: { isIdeograph($0) }) { return [(String(word), columns)] }
    var pieces: [(text: String, columns: Int)] = []
    var text = String.UnicodeScalarView()
    var length = 0
    var counter = ColumnCounter()
    var last: Unicode.Scalar = " "
    for scalar in word.unicodeScalars {
      let own = counter.columns(of: scalar)
      if own > 0 {
        let mayBreak =
          (isIdeograph(last) || isIdeograph(scalar)) && !opening.contains(last) && !closing.contains(scalar)
        if length > 0, mayBreak || length + own > width {
          pieces.append((String(text), length))
          text = String.UnicodeScalarView()
          length = 0
        }
        last = scalar
      }
      text.append(scalar)
      length += own
    }
    pieces.append((String(text), length))
    return pieces
  }

  /// Whether a line may break beside a scalar: ideographs, kana and full-width signs.
  private static func isIdeograph(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x2E80...0xA4CF, 0xF900...0xFAFF, 0xFF01...0xFF60, 0x20000...0x3FFFD: true
    default: false
    }
  }

  /// Signs that no line ends with.
  private static let opening = Set("（［｛「『【〈《〔〖“‘([{".unicodeScalars)
  /// Signs that no line starts with.
  private static let closing = Set(
    "、。，．：；？！）］｝」』】〉》〕〗ー々ゝヽ・ぁぃぅぇぉっゃゅょゎァィゥェォッャュョヮ％”’…‥—,.:;?!)]}%".unicodeScalars)

  /// Lines whose looks end with them.
  private static func closed(_ lines: [String]) -> [String] {
    guard lines.contains(where: { $0.utf8.contains(0x1B) }) else { return lines }
    var open: [TerminalStyle.Look] = []
    return lines.map { line in
      let start = open.map { $0.start }.joined()
      for sequence in line.split(separator: "\u{1B}[", omittingEmptySubsequences: false).dropFirst() {
        guard let end = sequence.firstIndex(of: "m"), let number = Int(sequence[..<end]) else { continue }
        if let look = TerminalStyle.Look(rawValue: number) {
          open.append(look)
        } else if let last = open.lastIndex(where: { $0.endNumber == number }) {
          open.remove(at: last)
        }
      }
      return start + line + open.reversed().map { $0.end }.joined()
    }
  }
}
