public import Source

/// A mathematical formula, neutral between its sources (TeX, computed values) and its outputs (MathML, Unicode text).
public enum Formula: Equatable, Sendable {
  /// A letter, a word or an ordinary symbol; a single letter is italic unless it is upright.
  case identifier(String, upright: Bool)
  /// The digits of a number, with U+2212 for a minus.
  case number(String)
  /// One operator, relation, fence or punctuation mark.
  case symbol(Operator)
  /// A named function such as `sin` or `lim`, and whether its scripts are limits.
  case function(String, Limits)
  /// Words in the font of the running text.
  case text(String, TextStyle)
  /// A space, in em; it may be negative.
  case space(Double)
  /// Formulas side by side; as a part of another formula it is one ordinary atom.
  case row([Formula])
  /// Numerator over denominator, with or without the bar (a binomial coefficient has none).
  indirect case fraction(Formula, Formula, bar: Bool)
  /// A root; without an index it is the square root.
  indirect case root(Formula, index: Formula?)
  /// A base with a subscript, a superscript or both; they are limits where the base asks for it.
  indirect case scripts(Formula, sub: Formula?, sup: Formula?)
  /// A base with a mark above or below it.
  indirect case accent(Formula, Accent)
  /// A body between two fences that grow with it; an empty string is no fence.
  indirect case fenced(String, Formula, String)
  /// Rows and columns, without fences.
  indirect case table(Table)
  /// A formula that takes part in its row as an atom of the given role.
  indirect case classed(Formula, Role, Limits)
  /// A formula with a changed appearance.
  indirect case styled(Formula, Style)
  /// A place for what is known only with the whole document, and where it stands in the file.
  indirect case pending(Pending, Span)
  /// Source that could not be understood, shown as it was written.
  case unknown(String)

  /// Whether nothing is in it.
  var isEmpty: Bool {
    if case .row(let parts) = self { return parts.isEmpty }
    return false
  }

  /// What is known only with the whole document.
  public enum Pending: Equatable, Sendable {
    /// The value of an expression, by its source.
    case evaluation(String)
    /// The number of an equation, by its name.
    case reference(String)
  }

  /// What an atom is to its neighbours, after the atom classes of TeX (Knuth, The TeXbook, chapter 17).
  public enum Role: Equatable, Sendable {
    /// A letter, a number or anything else that is an operand.
    case ordinary
    /// A big operator or a named function.
    case large
    /// An operator between two operands.
    case binary
    /// A relation such as = or →.
    case relation
    /// An opening fence.
    case opening
    /// A closing fence.
    case closing
    /// A comma, a semicolon.
    case punctuation
    /// Dots that stand for omitted atoms.
    case inner
  }

  /// Where the scripts of an atom stand.
  public enum Limits: Equatable, Sendable {
    /// Always beside it.
    case never
    /// Above and below it in a displayed formula, beside it in running text.
    case inDisplay
    /// Always above and below it.
    case always
  }

  /// One operator sign.
  public struct Operator: Equatable, Sendable {
    /// The sign.
    public var text: String
    /// What it is to its neighbours.
    public var role: Role
    /// Where its scripts stand.
    public var limits: Limits
    /// Its height in em; 0 for the natural one, infinity to grow with the row.
    public var size: Double

    /// A sign in its natural size.
    public init(_ text: String, _ role: Role, limits: Limits = .never, size: Double = 0) {
      self.text = text
      self.role = role
      self.limits = limits
      self.size = size
    }
  }

  /// The face of words.
  public enum TextStyle: Equatable, Sendable {
    /// The face of the running text.
    case plain
    /// Bold.
    case bold
    /// Italic.
    case italic
    /// Without serifs.
    case sansSerif
    /// All characters of one width.
    case monospaced
    /// Small letters as small capitals.
    case smallCapitals
  }

  /// A mark above or below a base.
  public struct Accent: Equatable, Sendable {
    /// The mark, a spacing character such as ˆ or ⏟.
    public var mark: String
    /// Whether it stands below the base.
    public var isBelow: Bool
    /// Whether it grows to the width of the base.
    public var isStretchy: Bool
    /// Whether it is a brace or arrow whose script is a label beyond it.
    public var takesLabel: Bool

    /// A mark above the base that keeps its size, unless told otherwise.
    public init(_ mark: String, isBelow: Bool = false, isStretchy: Bool = false, takesLabel: Bool = false) {
      self.mark = mark
      self.isBelow = isBelow
      self.isStretchy = isStretchy
      self.takesLabel = takesLabel
    }
  }

  /// A change of appearance.
  public enum Style: Equatable, Sendable {
    /// The colour of the letters: a CSS colour name or `#` with 3 or 6 hexadecimal digits.
    case colour(String)
    /// The colour behind the formula.
    case background(String)
    /// The size of a displayed formula.
    case display
    /// The size of a formula in running text.
    case inline
    /// The size of a script.
    case script
    /// The size of a script in a script.
    case scriptOfScript
    /// A frame.
    case boxed
    /// A line from the lower left to the upper right.
    case cancelledUpward
    /// A line from the upper left to the lower right.
    case cancelledDownward
    /// Both diagonals.
    case cancelledCross
    /// Invisible, taking its room.
    case phantom
    /// Invisible, taking only its width.
    case horizontalPhantom
    /// Invisible, taking only its height.
    case verticalPhantom
    /// Visible, taking no width: it hangs over to the right, to the left or to both sides.
    case overlap(Side)
    /// Visible, taking no height.
    case smashed
    /// Letters enlarged by a factor.
    case scaled(Double)
    /// A line through the middle.
    case struck
    /// A filled rectangle, in em.
    case rule(width: Double, height: Double)
    /// Lifted above the line, in em.
    case raised(Double)
    /// Poor man's bold: any formula in bold.
    case bold
    /// Something that changes in a live page, by the class that its script finds it by.
    case live(String)
  }

  /// A side to which something without width hangs over, or on which a column is aligned.
  public enum Side: Equatable, Sendable {
    /// The left.
    case left
    /// The middle.
    case center
    /// The right.
    case right
  }

  /// The formulas of a row, or the formula alone.
  var elements: [Formula] {
    if case .row(let items) = self { return items }
    return [self]
  }

  /// Whether this is nothing but words in the face of the running text.
  public var isWords: Bool { elements.allSatisfy { if case .text(_, .plain) = $0 { true } else { false } } }

  /// One formula for any number of them; a single one stays itself.
  static func joined(_ items: [Formula]) -> Formula {
    if items.count == 1, let only = items.first { return only }
    return .row(items)
  }

  /// An ordinary symbol that is not a letter.
  static func ordinary(_ text: String) -> Formula { .symbol(Operator(text, .ordinary)) }
}
