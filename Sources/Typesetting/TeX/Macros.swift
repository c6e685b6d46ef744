/// Definitions that a notebook makes for all its formulas, by name without the backslash.
public struct Macros: Sendable {
  /// One definition.
  struct Macro: Sendable {
    var parameters: Int
    /// The value of `#1` when no argument in square brackets is given.
    var optional: [Token]?
    var body: [Token]
  }

  var table: [String: Macro] = [:]

  /// No definitions.
  public init() {}

  /// Defines `\name` as a piece of TeX in which `#1` to `#9` are its arguments.
  public mutating func define(_ name: String, as body: String) {
    let tokens = Token.tokens(of: Array(body.utf8))
    var parameters = 0
    for token in tokens { if case .parameter(let number) = token.kind { parameters = max(parameters, number) } }
    table[name] = Macro(parameters: parameters, optional: nil, body: tokens)
  }
}
