import Notebook
import Source

/// The byte that stands for a byte that is not UTF-8 while the text is read; one byte, so that nothing moves.
let substitute: UInt8 = 0x1A

/// A notebook's text with one kind of line end and only valid UTF-8, and where each of its lines came from.
struct NormalizedText {
  /// The text and its origin in the file.
  var source: SourceText
  /// The offset in the file of the first byte that is not UTF-8.
  var firstInvalid: Int?

  /// The text of a file after its byte order mark.
  ///
  /// Carriage returns before line feeds are dropped, others become line feeds; the origin of each line keeps count.
  init(file bytes: [UInt8]) {
    var text: [UInt8] = []
    text.reserveCapacity(bytes.count)
    var offset = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    var lines = [(code: 0, file: offset)]
    var firstInvalid: Int?
    bytes.withUnsafeBufferPointer { bytes in
      while offset < bytes.count {
        let byte = bytes[offset]
        if byte == Byte.lineFeed || byte == Byte.carriageReturn {
          let isPair = byte == Byte.carriageReturn && offset + 1 < bytes.count && bytes[offset + 1] == Byte.lineFeed
          offset += isPair ? 2 : 1
          text.append(Byte.lineFeed)
          lines.append((code: text.count, file: offset))
        } else if byte < 0x80 {
          text.append(byte == 0 ? substitute : byte)
          offset += 1
        } else {
          let length = validLength(of: bytes, at: offset)
          if length == 0 {
            firstInvalid = firstInvalid ?? offset
            text.append(substitute)
            offset += 1
          } else {
            text.append(contentsOf: bytes[offset..<offset + length])
            offset += length
          }
        }
      }
    }
    self.source = SourceText(bytes: text, lines: lines)
    self.firstInvalid = firstInvalid
  }
}

/// The length of the UTF-8 sequence that starts at an offset with a byte above 0x7F; 0 if it is not valid (RFC 3629).
private func validLength(of bytes: UnsafeBufferPointer<UInt8>, at offset: Int) -> Int {
  func isContinuation(_ distance: Int, _ range: ClosedRange<UInt8> = 0x80...0xBF) -> Bool {
    offset + distance < bytes.count && range.contains(bytes[offset + distance])
  }
  switch bytes[offset] {
  case 0xC2...0xDF: return isContinuation(1) ? 2 : 0
  case 0xE0: return isContinuation(1, 0xA0...0xBF) && isContinuation(2) ? 3 : 0
  case 0xED: return isContinuation(1, 0x80...0x9F) && isContinuation(2) ? 3 : 0
  case 0xE1...0xEF: return isContinuation(1) && isContinuation(2) ? 3 : 0
  case 0xF0: return isContinuation(1, 0x90...0xBF) && isContinuation(2) && isContinuation(3) ? 4 : 0
  case 0xF1...0xF3: return isContinuation(1) && isContinuation(2) && isContinuation(3) ? 4 : 0
  case 0xF4: return isContinuation(1, 0x80...0x8F) && isContinuation(2) && isContinuation(3) ? 4 : 0
  default: return 0
  }
}

extension SourceText {
  /// The range of a line of the text, counted from 0, without its line feed; empty for a line that does not exist.
  func range(ofLine line: Int) -> Range<Int> {
    guard lines.indices.contains(line) else { return bytes.count..<bytes.count }
    let end = line + 1 < lines.count ? lines[line + 1].code - 1 : bytes.count
    return lines[line].code..<max(lines[line].code, end)
  }

  /// The text from line `first` on, as a text of its own with the same origins.
  func dropping(linesBefore first: Int) -> SourceText {
    guard lines.indices.contains(first) else { return SourceText(bytes: [], lines: [(0, fileOffset(of: bytes.count))]) }
    let start = lines[first].code
    return SourceText(
      bytes: Array(bytes[start...]), lines: lines[first...].map { line in (line.code - start, line.file) })
  }

  /// The text of some lines, as a text of its own with the same origins, without the last line's line feed.
  func taking(lines range: Range<Int>) -> SourceText {
    guard let first = range.first, let last = range.last else {
      return SourceText(bytes: [], lines: [(0, fileOffset(of: bytes.count))])
    }
    let start = self.range(ofLine: first).lowerBound
    return SourceText(
      bytes: Array(bytes[start..<self.range(ofLine: last).upperBound]),
      lines: lines[range].map { line in (line.code - start, line.file) })
  }
}
