public import Language
public import Source

/// What the reader of an exercise fills in to be judged by its check cell, and sample answers.
public struct AnswerSheet: Sendable {
  /// A field of the page.
  public struct Field: Sendable {
    /// The variable that the check cell sees the answer in, as the text that the reader typed.
    public var name: String
    /// What stands before it.
    public var label: [Inline]

    /// A field for a variable.
    public init(name: String, label: [Inline]) {
      self.name = name
      self.label = label
    }
  }

  /// Answers that the check must judge in a known way.
  public struct Sample: Sendable {
    /// What it must say of them.
    public var mark: Verdict.Mark
    /// The variables and what the reader types for them; without fields one text, the code of the starter cell. A text
    /// that begins with `=` is an expression whose value is typed.
    public var answers: [(name: String, text: String)]
    /// The place of the answers in the file.
    public var span: Span

    /// Answers and what must be said of them.
    public init(mark: Verdict.Mark, answers: [(name: String, text: String)], span: Span) {
      self.mark = mark
      self.answers = answers
      self.span = span
    }
  }

  /// The fields in order.
  public var fields: [Field] = []
  /// The samples in the order they were written.
  public var samples: [Sample] = []

  /// The variable of an answer that has no name of its own.
  public static let standardName = "answer"

  /// Nothing to fill in.
  public init() {}
}

/// The answers to choose from in an exercise: a list of tasks in the Markdown.
public struct Choices: Sendable {
  /// One of them.
  public struct Item: Sendable {
    /// What it says.
    public var content: [Inline]
    /// Whether it is right to choose it.
    public var isRight: Bool
    /// What is said to a reader who chose it; may be empty.
    public var feedback: [Inline]

    /// An answer.
    public init(content: [Inline], isRight: Bool, feedback: [Inline]) {
      self.content = content
      self.isRight = isRight
      self.feedback = feedback
    }
  }

  /// The answers in order.
  public var items: [Item]
  /// The position among the exercises' lists of choices, from 1.
  public var number: Int
  /// Whether the page shows which are right: it is made for the profile of solutions.
  public var showsAnswer: Bool
  /// The place of the exercise in the file.
  public var span: Span

  /// Answers to choose from.
  public init(items: [Item], number: Int, showsAnswer: Bool, span: Span) {
    self.items = items
    self.number = number
    self.showsAnswer = showsAnswer
    self.span = span
  }

  /// Every piece of running text in reading order.
  public var texts: [[Inline]] { items.flatMap { [$0.content, $0.feedback] } }

  /// Whether more than one can be right, so that the reader ticks boxes.
  public var isMultiple: Bool { items.count { $0.isRight } != 1 }
}

extension Cell {
  /// Whether the code has a blank that its reader has to fill in: three low lines or more.
  public var hasBlanks: Bool { firstBlank(in: code.bytes) != nil }
}

/// The first blank of some code: a word of three low lines or more.
func firstBlank(in source: [UInt8]) -> Span? {
  for token in highlight(source) where token.role == .name && token.span.end - token.span.start >= 3 {
    var isBlank = true
    for byte in source[token.span.start..<token.span.end] where byte != UInt8(ascii: "_") { isBlank = false }
    if isBlank { return token.span }
  }
  return nil
}
