/// A message for the author or the learner about a place in a notebook: the one type for every stage.
public struct Diagnostic: Error, Equatable, Sendable {
  /// How serious a diagnostic is.
  public enum Severity: String, Sendable {
    /// The result is wrong or missing; nbrun exits with a failure.
    case error
    /// The page is complete, but something is probably not what the author meant.
    case warning
  }

  /// How serious it is.
  public var severity: Severity
  /// A stable, short name of the kind of problem, such as `undefined-name`; it survives rewording.
  public var code: String
  /// What is wrong, one sentence without a full stop.
  public var message: String
  /// Where; `nil` when the problem has no place in the file, such as a missing file.
  public var span: Span?
  /// What the reader can do about it.
  public var hint: String?
  /// The calls that were running, innermost first.
  public var calls: [Failure.Call]

  /// A diagnostic of one stage.
  public init(
    _ severity: Severity, code: String, _ message: String, at span: Span?, hint: String? = nil,
    calls: [Failure.Call] = []
  ) {
    self.severity = severity
    self.code = code
    self.message = message
    self.span = span
    self.hint = hint
    self.calls = calls
  }

  /// The diagnostic of a failed run; a limit has the code `limit`, an identifier gives the code after its colon.
  /// A failure that a program threw without a message has Octave's words for one.
  public init(_ failure: Failure) {
    var named = failure.identifier.parts(at: UInt8(ascii: ":")).last ?? ""
    if named.isEmpty { named = "run-time" }
    self.init(
      .error, code: failure.isLimit ? "limit" : named,
      failure.message.isEmpty ? "unspecified error" : failure.message, at: failure.span, hint: failure.hint,
      calls: failure.calls)
  }
}
