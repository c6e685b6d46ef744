public import Source

/// Blocks that belong together: what stands between two lines of colons, or an alert.
public struct Division: Sendable {
  /// What a division means.
  public enum Kind: Sendable {
    /// Nothing but its classes.
    case plain
    /// A remark beside the text; one that folds starts closed or open.
    case callout(Callout, fold: Fold)
    /// A statement with a number.
    case theorem(Theorem)
    /// A proof, which folds.
    case proof
    /// A hint to an exercise, which folds.
    case hint
    /// The solution of an exercise, which folds unless the notebook is rendered with its solutions.
    case solution(isOpen: Bool)
  }

  /// Whether and how a callout folds.
  public enum Fold: Sendable {
    case never, closed, open
  }

  /// What it means.
  public var kind: Kind
  /// The title of a callout or the name of a theorem; may be empty.
  public var title: [Inline]
  /// Name and classes.
  public var attributes: Attributes
  /// The blocks.
  public var blocks: [Block]

  /// Blocks that belong together.
  public init(kind: Kind, title: [Inline] = [], attributes: Attributes = Attributes(), blocks: [Block]) {
    self.kind = kind
    self.title = title
    self.attributes = attributes
    self.blocks = blocks
  }
}

/// The kinds of remarks; GitHub's five.
public enum Callout: String, CaseIterable, Sendable {
  case note, tip, important, warning, caution
}

/// The kinds of statements with numbers, by the prefixes of their names.
public enum Theorem: String, CaseIterable, Sendable {
  case theorem = "thm"
  case lemma = "lem"
  case corollary = "cor"
  case proposition = "prp"
  case conjecture = "cnj"
  case definition = "def"
  case example = "exm"
  case exercise = "exr"
  case solution = "sol"
  case remark = "rem"

  /// Whether the statement is set in italics, as what is proved usually is.
  public var isItalic: Bool {
    switch self {
    case .theorem, .lemma, .corollary, .proposition, .conjecture: true
    case .definition, .example, .exercise, .solution, .remark: false
    }
  }
}

/// A mention of a figure, table, equation, section or theorem: `@fig-x`, or `[-@fig-x]` for the number alone.
public struct Reference: Sendable {
  /// The name of what is mentioned.
  public var name: String
  /// Whether only the number is shown, without the word before it.
  public var isBare: Bool
  /// The place of the mention.
  public var span: Span

  /// A mention at a place.
  public init(name: String, isBare: Bool, span: Span) {
    self.name = name
    self.isBare = isBare
    self.span = span
  }
}

/// A note to the text: `[^name]: text`.
public struct Footnote: Sendable {
  /// The name by which the text refers to it.
  public var name: String
  /// What it says.
  public var blocks: [Block]

  /// A note with a name.
  public init(name: String, blocks: [Block]) {
    self.name = name
    self.blocks = blocks
  }
}
