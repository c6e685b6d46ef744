/// The runs of backticks of a text, so that the end of each code span is found in linear time altogether.
struct BacktickRuns {
  private var starts: [Int: [Int]] = [:]
  private var positions: [Int: Int] = [:]

  /// The runs of a text.
  init(_ bytes: [UInt8]) {
    var offset = 0
    while offset < bytes.count {
      guard bytes[offset] == Byte.backtick else {
        offset += 1
        continue
      }
      let start = offset
      while offset < bytes.count, bytes[offset] == Byte.backtick { offset += 1 }
      starts[offset - start, default: []].append(start)
    }
  }

  /// The next run of exactly this length; calls must not go backwards.
  mutating func next(length: Int, from offset: Int) -> Int? {
    guard let runs = starts[length] else { return nil }
    var position = positions[length] ?? 0
    while position < runs.count, runs[position] < offset { position += 1 }
    positions[length] = position
    return position < runs.count ? runs[position] : nil
  }
}

/// The names after which code is mathematics that runs; the first is the one that nbrun writes itself.
let runnableNames = ["octave", "matlab", "nbrun"]

/// The start of a code span that says that its value stands in the text: `{octave}` or `{=}`.
struct InlineValuePrefix {
  /// The prefix as the author wrote it.
  var name: String
  /// Whether white space separates it from the expression.
  var hasBlank: Bool
  /// The offsets of the expression without the white space around it.
  var expression: Range<Int>

  /// Reads the prefix of a code span's content; nil if it is plain code.
  init?(_ bytes: [UInt8], _ range: Range<Int>) {
    let content = trimmed(bytes, range)
    guard let first = content.first, bytes[first] == Byte.openBrace,
      // No prefix is longer than this, so a long code span is not searched.
      let close = bytes[content.prefix(12)].firstIndex(of: Byte.closeBrace)
    else { return nil }
    let word = String(decoding: bytes[first + 1..<close], as: UTF8.self)
    guard word == "=" || runnableNames.contains(word) else { return nil }
    name = "{\(word)}"
    expression = trimmed(bytes, close + 1..<content.upperBound)
    hasBlank = expression.lowerBound > close + 1 || expression.isEmpty
  }
}

/// `{#name}`, after blanks.
struct LabelBraces {
  /// The name.
  var name: String
  /// The offsets of the braces and what is in them.
  var range: Range<Int>

  /// Reads a label that starts at an offset or after blanks there.
  init?(_ bytes: [UInt8], from start: Int) {
    var offset = start
    while offset < bytes.count, bytes[offset].isBlank { offset += 1 }
    let open = offset
    guard offset + 2 < bytes.count, bytes[offset] == Byte.openBrace, bytes[offset + 1] == Byte.hash else { return nil }
    offset += 2
    let nameStart = offset
    while offset < bytes.count, LabelBraces.isNameByte(bytes[offset]) { offset += 1 }
    guard offset > nameStart, offset < bytes.count, bytes[offset] == Byte.closeBrace else { return nil }
    name = text(of: bytes[nameStart..<offset])
    range = open..<offset + 1
  }

  /// Whether a byte may stand in a name that is an address within the page.
  static func isNameByte(_ byte: UInt8) -> Bool {
    byte.isLetter || byte.isDigit || byte >= 0x80 || "-_.:".utf8.contains(byte)
  }
}
