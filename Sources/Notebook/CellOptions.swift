/// How a cell is run and shown; the names and defaults are Quarto's.
public struct CellOptions: Sendable {
  /// How the code of a cell is shown.
  public enum Echo: Sendable, Equatable {
    /// Above the results.
    case shown
    /// Not at all.
    case hidden
    /// Behind a fold.
    case folded
  }
  /// How results are shown.
  public enum Results: Sendable, Equatable {
    /// Typeset, below the code.
    case shown
    /// Not at all.
    case hidden
    /// Printed text is Markdown of the page.
    case asIs
  }

  /// The name of the cell, also the anchor of its figure.
  public var label: String?
  /// How the code is shown.
  public var echo = Echo.shown
  /// Whether the cell runs.
  public var runs = true
  /// How results are shown.
  public var output = Results.shown
  /// Whether warnings are shown.
  public var showsWarnings = true
  /// Whether a failure is meant to be seen and does not fail the notebook.
  public var allowsFailure = false
  /// Whether anything of the cell is shown.
  public var isIncluded = true
  /// The caption of its figure.
  public var figureCaption: [Inline] = []
  /// The description of its figure for those who cannot see it.
  public var figureDescription: [Inline] = []
  /// Whether the numbers behind its figures are shown on request.
  public var showsFigureData = false
  /// The caption of the table that its results are.
  public var tableCaption: [Inline] = []
  /// The width of its figure in Quarto's inches; 7 fills the text's width.
  public var figureWidth: Double?
  /// The height of its figure in Quarto's inches.
  public var figureHeight: Double?
  /// Further class names of the cell's element.
  public var classes: [String] = []

  /// The defaults.
  public init() {}

  /// Whether the results are a table with a number: they have a caption, or a name by which the text mentions one.
  public var isTable: Bool { !tableCaption.isEmpty || label?.hasPrefix("tbl-") == true }

  /// Every piece of running text in reading order.
  public var texts: [[Inline]] { [figureCaption, figureDescription, tableCaption] }
}
