/// A piece of a notebook file: UTF-8 offsets, `start` inclusive, `end` exclusive, counted from the file's first byte.
///
/// Every stage keeps these offsets, so that an error in a cell points at its line in the Markdown. Only
/// `SourceFile` turns them into lines and columns.
public struct Span: Hashable, Sendable {
  /// The offset of the first byte.
  public var start: Int
  /// The offset after the last byte.
  public var end: Int

  /// The bytes from `start` up to, not including, `end`.
  public init(_ start: Int, _ end: Int) {
    self.start = start
    self.end = end
  }

  /// The smallest span that covers this one and another.
  public func joined(_ other: Span) -> Span { Span(min(start, other.start), max(end, other.end)) }
}
