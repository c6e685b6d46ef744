/// A piece of HTML, MathML or SVG. All tags that nbrun writes pass through `Markup.write(to:)`, which escapes.
public indirect enum Markup: Equatable, Sendable {
  /// An element with its attributes, in the order they are written, and its children.
  case element(String, [Attribute], [Markup])
  /// Text, escaped when written.
  case text(String)
  /// Several pieces in a row.
  case fragment([Markup])
  /// Finished markup that is written as it is: the page's own style and script, and raw HTML that an author allowed.
  case verbatim(String)

  /// An attribute; an attribute without a value is written as its name alone.
  public struct Attribute: Equatable, Sendable {
    /// The name as written.
    public var name: String
    /// The value before escaping.
    public var value: String?

    /// An attribute with a value.
    public init(_ name: String, _ value: String?) {
      self.name = name
      self.value = value
    }
  }

  /// An element in a compact form: `.tag("p", ["class": "note"], [.text("…")])`.
  public static func tag(
    _ name: String, _ attributes: KeyValuePairs<String, String> = [:], _ children: [Markup] = []
  ) -> Markup {
    var list: [Attribute] = []
    list.reserveCapacity(attributes.count)
    for (key, value) in attributes { list.append(Attribute(key, value)) }
    return .element(name, list, children)
  }

  /// Nothing.
  public static var empty: Markup { .fragment([]) }
}
