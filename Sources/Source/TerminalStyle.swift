/// How pieces of text look in a terminal that shows colours; in files and pipes they are plain.
public struct TerminalStyle: Sendable {
  /// A look.
  public enum Look: Int, Sendable {
    /// Headings and what is stressed.
    case bold = 1
    /// What steps back, such as comments.
    case dim = 2
    /// What is emphasised.
    case italic = 3
    /// Links.
    case underlined = 4
    /// Text that no longer holds.
    case struck = 9
    /// Errors.
    case red = 31
    /// Strings of code.
    case green = 32
    /// Warnings.
    case yellow = 33
    /// The first series of a plot.
    case blue = 34
    /// Keywords of code.
    case magenta = 35
    /// Code in running text, numbers of code, and the frame of diagnostics.
    case cyan = 36

    /// The control sequence of ECMA-48 (SGR) that begins the look.
    public var start: String { "\u{1B}[\(rawValue)m" }

    /// The control sequence that ends it and leaves all others.
    public var end: String { "\u{1B}[\(endNumber)m" }

    /// The number in the control sequence that ends it.
    public var endNumber: Int {
      switch self {
      case .bold, .dim: 22
      case .italic: 23
      case .underlined: 24
      case .struck: 29
      case .red, .green, .yellow, .blue, .magenta, .cyan: 39
      }
    }
  }

  /// Whether looks are shown.
  public var isShown: Bool

  /// A style with looks, or without any.
  public init(isShown: Bool) { self.isShown = isShown }

  /// Text without looks.
  public static let plain = TerminalStyle(isShown: false)

  /// A text with a look, which has none of its kind inside.
  public func callAsFunction(_ look: Look, _ text: String) -> String {
    isShown && !text.isEmpty ? look.start + text + look.end : text
  }
}
