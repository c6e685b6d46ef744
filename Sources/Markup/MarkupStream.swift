/// Writes elements one after the other, where a tree would only be made to be thrown away: formulas have many small
/// elements. What is text is escaped, as by `Markup.write(to:)`.
public struct MarkupStream: ~Copyable {
  // Memory of its own: an array would look at its reference count with each of the many small pieces.
  private var start = UnsafeMutablePointer<UInt8>.allocate(capacity: 1024)
  private var capacity = 1024
  private var count = 0

  /// Nothing written yet.
  public init() {}

  deinit { start.deallocate() }

  /// What was written so far, UTF-8.
  public var bytes: [UInt8] { Array(UnsafeBufferPointer(start: start, count: count)) }

  /// What was written so far.
  public var text: String { String(decoding: UnsafeBufferPointer(start: start, count: count), as: UTF8.self) }

  /// Makes room for so many bytes more.
  private mutating func reserve(_ more: Int) {
    guard count + more > capacity else { return }
    capacity = max(capacity * 2, count + more)
    let grown = UnsafeMutablePointer<UInt8>.allocate(capacity: capacity)
    grown.update(from: start, count: count)
    start.deallocate()
    start = grown
  }

  /// Appends a byte, for which there is room.
  @_transparent
  private mutating func put(_ byte: UInt8) {
    start[count] = byte
    count += 1
  }

  /// Appends text of the program, for which there is room.
  @_transparent
  private mutating func put(_ text: StaticString) {
    let source = text.utf8Start
    for index in 0..<text.utf8CodeUnitCount { start[count + index] = source[index] }
    count += text.utf8CodeUnitCount
  }

  /// The start of an element, to which attributes may follow.
  public mutating func start(_ name: StaticString) {
    reserve(name.utf8CodeUnitCount + 1)
    put(UInt8(ascii: "<"))
    put(name)
  }

  /// An attribute of the element that was started.
  public mutating func attribute(_ name: StaticString, _ value: StaticString) {
    startAttribute(name)
    reserve(value.utf8CodeUnitCount + 1)
    put(value)
    put(UInt8(ascii: "\""))
  }

  /// An attribute whose value is known only now.
  public mutating func attribute(_ name: StaticString, text value: String) {
    startAttribute(name)
    text(value)
    reserve(1)
    put(UInt8(ascii: "\""))
  }

  /// An attribute that is a length in em, with at most four decimals.
  public mutating func attribute(_ name: StaticString, em width: Double) {
    startAttribute(name)
    append(em: width)
    put(UInt8(ascii: "\""))
  }

  private mutating func startAttribute(_ name: StaticString) {
    reserve(name.utf8CodeUnitCount + 3)
    put(UInt8(ascii: " "))
    put(name)
    put(UInt8(ascii: "="))
    put(UInt8(ascii: "\""))
  }

  /// The end of a start tag.
  public mutating func content() {
    reserve(1)
    put(UInt8(ascii: ">"))
  }

  /// The end of a start tag of an element without content.
  public mutating func empty() {
    reserve(3)
    put(UInt8(ascii: " "))
    put(UInt8(ascii: "/"))
    put(UInt8(ascii: ">"))
  }

  /// The start of an element without attributes.
  public mutating func open(_ name: StaticString) {
    reserve(name.utf8CodeUnitCount + 2)
    put(UInt8(ascii: "<"))
    put(name)
    put(UInt8(ascii: ">"))
  }

  /// The end of an element.
  public mutating func close(_ name: StaticString) {
    reserve(name.utf8CodeUnitCount + 3)
    put(UInt8(ascii: "<"))
    put(UInt8(ascii: "/"))
    put(name)
    put(UInt8(ascii: ">"))
  }

  /// Text between tags or in an attribute, escaped.
  public mutating func text(_ text: String) {
    var text = text
    text.withUTF8 { bytes in
      // An escaped byte takes up to six.
      reserve(bytes.count * 6)
      for byte in bytes {
        switch byte {
        case UInt8(ascii: "&"): put("&amp;")
        case UInt8(ascii: "<"): put("&lt;")
        case UInt8(ascii: ">"): put("&gt;")
        case UInt8(ascii: "\""): put("&quot;")
        default: put(byte)
        }
      }
    }
  }

  /// A number that is a part of an attribute's value, with its unit.
  /// Markup that is already written.
  public mutating func verbatim(_ text: String) {
    reserve(text.utf8.count)
    for byte in text.utf8 { put(byte) }
  }

  private mutating func append(em width: Double) {
    let units = width.isFinite ? Int((min(max(width, -1000), 1000) * 10000).rounded()) : 0
    // A sign, four digits, a point, four digits, the unit and a quotation mark.
    reserve(16)
    if units < 0 { put(UInt8(ascii: "-")) }
    let whole = abs(units) / 10000
    var divisor = 1000
    while divisor > 1, whole < divisor { divisor /= 10 }
    while divisor > 0 {
      put(UInt8(48 + whole / divisor % 10))
      divisor /= 10
    }
    var rest = abs(units) % 10000
    if rest > 0 { put(UInt8(ascii: ".")) }
    while rest > 0 {
      put(UInt8(48 + rest / 1000))
      rest = rest % 1000 * 10
    }
    put(UInt8(ascii: "e"))
    put(UInt8(ascii: "m"))
  }
}
