public import Source

/// A part of a notebook that readers who do not see the page find their way by, and its place in the file.
public struct PlacedPart: Sendable {
  /// What a part is.
  public enum Kind: Sendable {
    /// A heading as it is written, with its level.
    case heading(level: Int, [Inline])
    /// A link with its address and text.
    case link(destination: String, [Inline])
    /// An image with its address, its text, and the description `fig-alt` that replaces the text.
    case image(destination: String, [Inline], description: [Inline]?)
    /// The header of a table: its cells with their places.
    case header([(text: [Inline], span: Span)])
    /// The author's description of the figures of a cell.
    case description([Inline])
    /// Mathematics.
    case math(TeXSource)
    /// The title that the front matter gives.
    case title
    /// The language that the front matter names.
    case language(String)
  }

  /// What it is.
  public var kind: Kind
  /// Its place.
  public var span: Span

  /// A part at a place.
  public init(_ kind: Kind, at span: Span) {
    self.kind = kind
    self.span = span
  }
}
