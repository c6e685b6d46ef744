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

  /// What a cell is for. All but ordinary cells belong to an exercise and run in a copy of the workspace, so that no
  /// later cell depends on what a reader does there.
  public enum Role: Sendable {
    /// It computes for the text.
    case ordinary
    /// The reader goes on from its code.
    case starter
    /// It judges what the reader did, and runs only then.
    case check
    /// It is what the reader could have written in the place of the starter.
    case solution
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
  /// What the cell is for.
  public var role = Role.ordinary
  /// Whether the reader of the page can change the code.
  public var isEditable = false
  /// The number of the exercise that the cell belongs to, from 1; nil outside of exercises.
  public var exercise: Int?
  /// A hint to the exercise that the cell belongs to; the reader of Markdown makes a division of it.
  public var hint: [Inline] = []
  /// What the check of an exercise needs.
  public var sheet = AnswerSheet()
  /// Further class names of the cell's element.
  public var classes: [String] = []

  /// The defaults.
  public init() {}

  /// Whether the results are a table with a number: they have a caption, or a name by which the text mentions one.
  public var isTable: Bool { !tableCaption.isEmpty || label?.hasPrefix("tbl-") == true }

  /// Every piece of running text in reading order.
  public var texts: [[Inline]] { [figureCaption, figureDescription, tableCaption] + sheet.fields.map { $0.label } }
}
