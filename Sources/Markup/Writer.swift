extension Markup {
  /// The markup as text.
  public var description: String {
    var bytes: [UInt8] = []
    write(to: &bytes)
    return String(decoding: bytes, as: UTF8.self)
  }

  /// Appends the markup as UTF-8.
  public func write(to output: inout [UInt8]) {
    switch self {
    case .text(let text): Markup.escape(text, to: &output)
    case .verbatim(let text): output.append(contentsOf: text.utf8)
    case .fragment(let pieces): for piece in pieces { piece.write(to: &output) }
    case .element(let name, let attributes, let children):
      Markup.writeStart(name, attributes, to: &output)
      if children.isEmpty, Markup.isVoid(name) {
        output.append(contentsOf: " />".utf8)
        return
      }
      output.append(UInt8(ascii: ">"))
      for child in children { child.write(to: &output) }
      output.append(contentsOf: "</".utf8)
      output.append(contentsOf: name.utf8)
      output.append(UInt8(ascii: ">"))
    }
  }

  /// Appends the start tag of an element but for its `>`.
  public static func writeStart(_ name: String, _ attributes: [Attribute], to output: inout [UInt8]) {
    output.append(UInt8(ascii: "<"))
    output.append(contentsOf: name.utf8)
    for attribute in attributes {
      output.append(UInt8(ascii: " "))
      output.append(contentsOf: attribute.name.utf8)
      guard let value = attribute.value else { continue }
      output.append(UInt8(ascii: "="))
      output.append(UInt8(ascii: "\""))
      Markup.escape(value, to: &output)
      output.append(UInt8(ascii: "\""))
    }
  }

  /// Elements that are written `<br />`: HTML's void elements, and SVG's and MathML's that usually have no children.
  private static func isVoid(_ name: String) -> Bool {
    switch name {
    case "br", "hr", "img", "input", "link", "meta", "col", "wbr": true
    case "path", "line", "rect", "circle", "polyline", "polygon", "use", "mspace": true
    default: false
    }
  }

  /// Appends text with the four characters escaped that mean something in element content or in a quoted attribute.
  public static func escape(_ text: String, to output: inout [UInt8]) {
    var text = text
    text.withUTF8 { bytes in
      var start = 0
      for index in 0..<bytes.count {
        let entity: StaticString
        switch bytes[index] {
        case UInt8(ascii: "&"): entity = "&amp;"
        case UInt8(ascii: "<"): entity = "&lt;"
        case UInt8(ascii: ">"): entity = "&gt;"
        case UInt8(ascii: "\""): entity = "&quot;"
        default: continue
        }
        output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start..<index]))
        output.append(contentsOf: UnsafeBufferPointer(start: entity.utf8Start, count: entity.utf8CodeUnitCount))
        start = index + 1
      }
      output.append(contentsOf: UnsafeBufferPointer(rebasing: bytes[start...]))
    }
  }

  /// The text of all text nodes in order, without tags: for alternatives in words and for plain output.
  public var plainText: String {
    switch self {
    case .text(let text): text
    case .verbatim: ""
    case .fragment(let pieces): pieces.map { $0.plainText }.joined()
    case .element(_, _, let children): children.map { $0.plainText }.joined()
    }
  }
}
