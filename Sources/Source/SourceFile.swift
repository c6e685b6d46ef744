/// The text of a notebook and the only place that knows lines and columns.
public struct SourceFile: Sendable {
  /// The name to print, usually the path as the user gave it.
  public let name: String
  /// The whole file, UTF-8.
  public let bytes: [UInt8]
  /// The offset of each line's first byte.
  private let lineStarts: [Int]
  /// Where the pieces of a text came from that was put together of several files; empty for a file as it stands.
  private let pieces: [Piece]

  /// A piece of another file in a text.
  private struct Piece {
    /// Where it starts in the text.
    var start: Int
    var file: SourceFile
    /// Where it starts in its own file.
    var offset: Int
  }

  /// A text put together of pieces of files, whose places are those of the files.
  public init(name: String, joining parts: [(file: SourceFile, range: Range<Int>)]) {
    var bytes: [UInt8] = []
    var pieces: [Piece] = []
    for part in parts where !part.range.isEmpty {
      pieces.append(Piece(start: bytes.count, file: part.file, offset: part.range.lowerBound))
      bytes += part.file.bytes[part.range]
    }
    self.init(name: name, bytes: bytes, pieces: pieces)
  }

  /// A file of the given name and contents.
  public init(name: String, bytes: [UInt8]) { self.init(name: name, bytes: bytes, pieces: []) }

  private init(name: String, bytes: [UInt8], pieces: [Piece]) {
    self.name = name
    self.bytes = bytes
    self.pieces = pieces
    var starts = [0]
    for (offset, byte) in bytes.enumerated() where byte == UInt8(ascii: "\n") { starts.append(offset + 1) }
    lineStarts = starts
  }

  /// A place as people count: line and column from 1, the column in characters.
  public struct Location: Equatable, Sendable {
    /// The line, from 1.
    public var line: Int
    /// The column, from 1, counted in characters.
    public var column: Int
  }

  /// The file that a byte of the text came from, and the byte's offset there.
  public func origin(of offset: Int) -> (file: SourceFile, offset: Int) {
    var low = 0
    var high = pieces.count
    guard high > 0 else { return (self, offset) }
    while high - low > 1 {
      let middle = (low + high) / 2
      if pieces[middle].start <= offset { low = middle } else { high = middle }
    }
    return (pieces[low].file, pieces[low].offset + offset - pieces[low].start)
  }

  /// The line and column of a byte offset; an offset past the end is the end.
  public func location(of offset: Int) -> Location {
    let offset = min(max(offset, 0), bytes.count)
    var low = 0
    var high = lineStarts.count
    while high - low > 1 {
      let middle = (low + high) / 2
      if lineStarts[middle] <= offset { low = middle } else { high = middle }
    }
    let before = String(decoding: bytes[lineStarts[low]..<offset], as: UTF8.self)
    return Location(line: low + 1, column: before.characters.count + 1)
  }

  /// The offset of the first byte of a line, counted from 1; the end of the file for a line that does not exist.
  public func offset(ofLine line: Int) -> Int {
    line >= 1 && line <= lineStarts.count ? lineStarts[line - 1] : bytes.count
  }

  /// The text of a line, counted from 1, without its line ending.
  public func text(ofLine line: Int) -> String {
    let start = offset(ofLine: line)
    var end = line < lineStarts.count ? lineStarts[line] - 1 : bytes.count
    if end > start, bytes[end - 1] == UInt8(ascii: "\r") { end -= 1 }
    return start < end ? String(decoding: bytes[start..<end], as: UTF8.self) : ""
  }

  /// The bytes of a span as text.
  public func text(of span: Span) -> String {
    let start = min(max(span.start, 0), bytes.count)
    return String(decoding: bytes[start..<min(max(span.end, start), bytes.count)], as: UTF8.self)
  }
}
