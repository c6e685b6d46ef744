/// A piece of a notebook file: UTF-8 offsets, `start` inclusive, `end` exclusive, counted from the file's first byte.
///
/// Every stage keeps these offsets, so that an error in a cell points at its line in the Markdown. Only
/// `SourceFile` turns them into lines and columns.
///
/// A syntax tree is mostly spans: 32 bits each, enough for files of four gigabytes, make it a third smaller. Offsets
/// outside are moved to the nearest inside.
public struct Span: Hashable, Sendable {
  @usableFromInline var first: UInt32
  @usableFromInline var last: UInt32

  /// The offset of the first byte.
  public var start: Int {
    @_transparent get { Int(truncatingIfNeeded: first) }
    @_transparent set { first = UInt32(clamping: newValue) }
  }

  /// The offset after the last byte.
  public var end: Int {
    @_transparent get { Int(truncatingIfNeeded: last) }
    @_transparent set { last = UInt32(clamping: newValue) }
  }

  /// The bytes from `start` up to, not including, `end`.
  @_transparent
  public init(_ start: Int, _ end: Int) {
    first = UInt32(clamping: start)
    last = UInt32(clamping: end)
  }

  /// The bytes between two offsets that are known to fit 32 bits, as those of a lexer are.
  @_transparent
  public init(known start: Int, _ end: Int) {
    first = UInt32(truncatingIfNeeded: start)
    last = UInt32(truncatingIfNeeded: end)
  }

  /// The smallest span that covers this one and another.
  @inlinable
  public func joined(_ other: Span) -> Span {
    var span = self
    if other.first < span.first { span.first = other.first }
    if other.last > span.last { span.last = other.last }
    return span
  }
}
