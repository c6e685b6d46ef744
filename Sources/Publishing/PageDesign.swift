/// What authors say about the look of their pages.
public struct PageDesign: Sendable {
  /// The style sheets, each of which overrides those before it.
  public var styles: [AuthorStyleSheet] = []
  /// The page that the parts are put into; nil for the usual one.
  public var template: PageTemplate?
  /// The font of formulas that the page carries; nil for the reader's own.
  public var mathFont: EmbeddedMathFont?

  /// The usual look.
  public init() {}
}
