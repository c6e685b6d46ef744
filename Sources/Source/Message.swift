/// The text of a failure or a diagnostic where it is written, as a literal or an interpolation.
///
/// Texts of messages are most of the literals of the engine. Static ones and a single reference take a third of the code
/// that making, passing and releasing strings takes.
public struct Message: ExpressibleByStringInterpolation {
  private let parts: StringInterpolation

  /// The text.
  public var text: String { parts.text }

  /// A message without values.
  @inline(never)
  public init(stringLiteral literal: StaticString) {
    parts = StringInterpolation(literalCapacity: 0, interpolationCount: 0)
    parts.appendLiteral(literal)
  }

  /// A message that was made elsewhere.
  @inline(never)
  public init(_ text: String) {
    parts = StringInterpolation(literalCapacity: 0, interpolationCount: 0)
    parts.text = text
  }

  /// A message from its parts.
  public init(stringInterpolation parts: StringInterpolation) { self.parts = parts }

  /// What the parts of a message are put together in.
  public final class StringInterpolation: StringInterpolationProtocol {
    fileprivate var text = ""

    /// An empty message.
    @inline(never)
    public init(literalCapacity: Int, interpolationCount: Int) {}

    /// Continues with words.
    @inline(never)
    public func appendLiteral(_ literal: StaticString) { text += String(literal) }

    /// Continues with a text.
    @inline(never)
    public func appendInterpolation(_ value: String) { text += value }

    /// Continues with a name.
    public func appendInterpolation(_ value: StaticString) { appendLiteral(value) }

    /// Continues with a number.
    @inline(never)
    public func appendInterpolation(_ value: Int) { text += "\(value)" }
  }
}

extension String {
  /// The text of a literal.
  @inline(never)
  public init(_ literal: StaticString) {
    self.init(
      decoding: UnsafeBufferPointer(start: literal.utf8Start, count: literal.utf8CodeUnitCount), as: UTF8.self)
  }
}
