/// What an author wrote in braces: `{#name .class key=value}`.
public struct Attributes: Sendable {
  /// A key with its value.
  public struct Pair: Sendable {
    /// The key.
    public var key: String
    /// The value without quotes.
    public var value: String

    /// A key with its value.
    public init(key: String, value: String) {
      self.key = key
      self.value = value
    }
  }

  /// The name that links lead to, unique in the document.
  public var name: String?
  /// The classes in the order they were written.
  public var classes: [String] = []
  /// The keys with values in the order they were written.
  public var pairs: [Pair] = []

  /// What is said of an image to those who cannot see it; nil where its own text says it, empty for decoration.
  public var description: [Inline]?

  /// No attributes.
  public init() {}

  /// Whether nothing was written.
  public var isEmpty: Bool { name == nil && classes.isEmpty && pairs.isEmpty && description == nil }

  /// The value of a key, if it was written.
  public subscript(_ key: String) -> String? {
    for pair in pairs where pair.key == key { return pair.value }
    return nil
  }
}
