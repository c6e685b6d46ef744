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
  /// The number of the code; -1 for a function that is looked up by its name.
  let code: Int
  /// The captured values as registers hold them, when all of them are numbers or truth values: a call copies them
  /// without counting a reference.
  let plainCaptures: Elements<Double>
  /// How many captured values there are; -1 when they are not all plain.
  let plainCount: Int
  /// The tree of an anonymous function, for printing and typesetting.
  public let definition: Definition?

  /// What an author wrote.
  public struct Definition {
    /// In which form it was written.
    public enum Form: Sendable {
      /// `@(x) …`.
      case anonymous
      /// `f(x) := …`.
      case definition
      /// `f'`.
      case derivative
    }

    /// The name given by `f(x) := …`, and that of a derivative.
    public var name: String?
    /// In which form it was written.
    public var form = Form.anonymous
    /// The names of the parameters.
    public var parameters: [String]
    /// The tree of the expression.
    public var body: Expression
    /// How it is printed: `@(x) x .^ 2`, or `f(x) := x .^ 2` with its name.
    public var text: String
    /// The source bytes that the spans in `body` count in.
    public var source: [UInt8]
  }

  init(_ body: Body, definition: Definition? = nil) {
    self.body = body
    self.definition = definition
    var captures: [Double]? = []
    switch body {
    case .named:
      code = -1
      captures = nil
    case .code(let number, let captured):
      code = number
      for value in captured {
        switch value {
        case .number(let number): captures?.append(number == number ? number : .nan)
        case .logical(let truth): captures?.append(Tag.logical(truth))
        case .undefined, .object: captures = nil
        }
      }
    }
    plainCount = captures?.count ?? -1
    plainCaptures = Elements(capacity: captures?.count ?? 0) { to in _ = to.update(from: captures ?? []) }
    super.init(.function, 1, 1)
    if case .code(_, let captured) = body { hold(captured) }
  }
}
