/// A function as a value: `@name`, `@(x) …` or `f(x) := …`.
public final class FunctionObject: HeapObject {
  /// Where the code is.
  enum Body {
    /// A function that is looked up by its name when it is called.
    case named(String)
    /// Compiled code by its number, and the values it captured, which follow its parameters.
    case code(Int, captured: [Value])
  }

  let body: Body
  /// The tree of an anonymous function, for printing and typesetting.
  public let definition: Definition?

  /// What an author wrote.
  public struct Definition {
    /// The name given by `f(x) := …`.
    public var name: String?
    /// The names of the parameters.
    public var parameters: [String]
    /// The tree of the expression.
    public var body: Expression
    /// How Octave prints it: `@(x) x .^ 2`.
    public var text: String
    /// The source bytes that the spans in `body` count in.
    public var source: [UInt8]
  }

  init(_ body: Body, definition: Definition? = nil) {
    self.body = body
    self.definition = definition
    super.init(.function, 1, 1)
  }
}
