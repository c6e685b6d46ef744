/// What went wrong in a computation, in the reader's own names and numbers.
///
/// Value code throws it without a place; the machine, which knows the running instruction, fills in `span` and the
/// calls that led there, and `Diagnostic.init(_:)` makes it printable.
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

  /// One sentence without a full stop; Octave's wording where Octave has one.
  public var message: String
  /// What the reader can do about it.
  public var hint: String?
  /// Octave's error identifier, such as `Octave:undefined-function`, or the empty string.
  public var identifier: String
  /// Whether a limit on steps, memory, depth or output ended the run; `try` does not catch such a failure.
  public var isLimit: Bool
  /// The place, once it is known.
  public var span: Span?
  /// The calls that were running, innermost first.
  public var calls: [Call] = []

  /// A failure whose place is not known yet.
  public init(_ message: String, hint: String? = nil, identifier: String = "", isLimit: Bool = false) {
    self.message = message
    self.hint = hint
    self.identifier = identifier
    self.isLimit = isLimit
  }
}
