/// Writes elements one after the other, where a tree would only be made to be thrown away: formulas have many small
/// elements. What is text is escaped, as by `Markup.write(to:)`.
public struct MarkupStream: Sendable {
  /// What was written so far, UTF-8.
  public var bytes: [UInt8] = []

  /// Nothing written yet.
  public init() {}

  /// The start of an element, to which attributes may follow.
  public mutating func start(_ name: StaticString) {
    bytes.append(UInt8(ascii: "<"))
    append(name)
  }

  /// An attribute of the element that was started.
  public mutating func attribute(_ name: StaticString, _ value: StaticString) {
    startAttribute(name)
    append(value)
    bytes.append(UInt8(ascii: "\""))
  }

  /// An attribute whose value is known only now.
  public mutating func attribute(_ name: StaticString, text value: String) {
    startAttribute(name)
    Markup.escape(value, to: &bytes)
    bytes.append(UInt8(ascii: "\""))
  }

  /// An attribute that is a length in em, with at most four decimals.
  public mutating func attribute(_ name: StaticString, em width: Double) {
    startAttribute(name)
    append(em: width)
    bytes.append(UInt8(ascii: "\""))
  }

  private mutating func startAttribute(_ name: StaticString) {
    bytes.append(UInt8(ascii: " "))
    append(name)
    append("=\"")
  }

  /// The end of a start tag.
  public mutating func content() { bytes.append(UInt8(ascii: ">")) }

  /// The end of a start tag of an element without content.
  public mutating func empty() { append(" />") }

  /// The start of an element without attributes.
  public mutating func open(_ name: StaticString) {
    start(name)
    content()
  }

  /// The end of an element.
  public mutating func close(_ name: StaticString) {
    append("</")
    append(name)
    content()
  }

  /// Text between tags.
  public mutating func text(_ text: String) { Markup.escape(text, to: &bytes) }

  private mutating func append(_ text: StaticString) {
    bytes.append(contentsOf: UnsafeBufferPointer(start: text.utf8Start, count: text.utf8CodeUnitCount))
  }

  /// A number that is a part of an attribute's value, with its unit.
  private mutating func append(em width: Double) {
    let units = width.isFinite ? Int((min(max(width, -1000), 1000) * 10000).rounded()) : 0
    if units < 0 { bytes.append(UInt8(ascii: "-")) }
    let whole = abs(units) / 10000
    var divisor = 1000
    while divisor > 1, whole < divisor { divisor /= 10 }
    while divisor > 0 {
      bytes.append(UInt8(48 + whole / divisor % 10))
      divisor /= 10
    }
    var rest = abs(units) % 10000
    if rest > 0 { bytes.append(UInt8(ascii: ".")) }
    while rest > 0 {
      bytes.append(UInt8(48 + rest / 1000))
      rest = rest % 1000 * 10
    }
    append("em")
  }
}
