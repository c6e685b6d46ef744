/// What went wrong in a computation, in the reader's own names and numbers.
///
/// Value code throws it without a place; the machine, which knows the running instruction, fills in `span` and the
/// calls that led there, and `Diagnostic.init(_:)` makes it printable.
///
/// It is a single reference, so that a call that may throw costs no more than one that returns an error code; nearly
/// every function of the engine may.
public struct Failure: Error, Equatable, Sendable {
  /// One call that was running when the failure happened.
  public struct Call: Equatable, Sendable {
    /// The name of the function that was called.
    public var function: String
    /// The place of the call.
    public var span: Span

    /// A call of `function` at `span`.
    public init(function: String, span: Span) {
      self.function = function
      self.span = span
    }
  }

  private final class Content: Sendable {
    let message: String
    let hint: String?
    let identifier: String
    let isLimit: Bool
    let span: Span?
    let calls: [Call]

    init(message: String, hint: String?, identifier: String, isLimit: Bool, span: Span?, calls: [Call]) {
      self.message = message
      self.hint = hint
      self.identifier = identifier
      self.isLimit = isLimit
      self.span = span
      self.calls = calls
    }
  }

  private let content: Content

  /// One sentence without a full stop; Octave's wording where Octave has one.
  public var message: String { content.message }
  /// What the reader can do about it.
  public var hint: String? { content.hint }
  /// Octave's error identifier, such as `Octave:undefined-function`, or the empty string.
  public var identifier: String { content.identifier }
  /// Whether a limit on steps, memory, depth or output ended the run; `try` does not catch such a failure.
  public var isLimit: Bool { content.isLimit }
  /// The place, once it is known.
  public var span: Span? { content.span }
  /// The calls that were running, innermost first.
  public var calls: [Call] { content.calls }

  /// A failure whose place is not known yet.
  @inline(never)
  public init(_ message: Message, hint: Message? = nil, identifier: StaticString = "", isLimit: Bool = false) {
    content = Content(
      message: message.text, hint: hint?.text, identifier: String(identifier), isLimit: isLimit, span: nil, calls: [])
  }

  /// A failure with a message alone. The two short forms spare the many places that throw the code of default arguments.
  @inline(never)
  public init(_ message: Message) {
    content = Content(message: message.text, hint: nil, identifier: "", isLimit: false, span: nil, calls: [])
  }

  /// A failure with a message and what can be done about it.
  @inline(never)
  public init(_ message: Message, hint: Message?) {
    content = Content(message: message.text, hint: hint?.text, identifier: "", isLimit: false, span: nil, calls: [])
  }

  /// A failure with texts that were made elsewhere.
  @_disfavoredOverload
  @inline(never)
  public init(_ message: String, hint: String? = nil, identifier: String = "", isLimit: Bool = false) {
    content = Content(
      message: message, hint: hint, identifier: identifier, isLimit: isLimit, span: nil, calls: [])
  }

  private init(_ content: Content) { self.content = content }

  /// The failure at a place, unless it has one already.
  public func at(_ span: Span, calls: [Call] = []) -> Failure {
    guard content.span == nil else { return self }
    return Failure(
      Content(
        message: message, hint: hint, identifier: identifier, isLimit: isLimit, span: span, calls: calls))
  }

  /// The failure as it was before its place was known.
  public var withoutPlace: Failure {
    Failure(message, hint: hint, identifier: identifier, isLimit: isLimit)
  }

  /// The same failure with another message.
  public func saying(_ message: String) -> Failure {
    Failure(
      Content(
        message: message, hint: hint, identifier: identifier, isLimit: isLimit, span: span, calls: calls))
  }

  /// Whether two failures say the same about the same place.
  public static func == (first: Failure, second: Failure) -> Bool {
    first.content === second.content
      || first.message == second.message && first.hint == second.hint && first.identifier == second.identifier
        && first.isLimit == second.isLimit && first.span == second.span && first.calls == second.calls
  }
}
