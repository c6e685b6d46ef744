import Notebook
import Source

/// YAML inside a notebook, and where each of its bytes stands in the file.
struct YAMLText {
  /// The YAML with its origin.
  let source: SourceText
  /// The offset of each Unicode scalar, which is what libyaml counts.
  private let scalarStarts: [Int]

  init(_ source: SourceText) {
    let source = source.repaired()
    self.source = source
    // libyaml does not count a byte order mark.
    let first = source.bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0
    scalarStarts = (first..<max(first, source.bytes.count)).filter { source.bytes[$0] & 0xC0 != 0x80 }
  }

  /// The value of the whole text; nil when it is empty or, which is reported, not YAML.
  func value(of what: String, _ reading: Reading) -> YAMLValue? {
    do throws(YAMLDocument.Problem) {
      return try value()
    } catch {
      let start = source.fileOffset(of: min(offset(of: error.position), source.bytes.count))
      reading.error(
        "yaml", "\(what) is not valid YAML: \(error.message)", at: Span(start, start + 1),
        hint: YAMLText.hint(for: error.message))
      return nil
    }
  }

  /// The value of the whole text; nil when it is empty.
  func value() throws(YAMLDocument.Problem) -> YAMLValue? {
    let document = try YAMLDocument(source.bytes)
    return document.nodes.isEmpty ? nil : YAMLValue(document: document, index: 0, text: self)
  }

  private static func hint(for problem: String) -> String {
    if problem.hasPrefix("mapping values") { return "Put a value that holds a colon and a space in quotes" }
    if problem.hasPrefix("found character") { return "Put a value that starts with @, `, % or a tab in quotes" }
    if problem.hasSuffix("used twice") { return "Keep one of the two lines" }
    return "Write each line as key: value; check quotes, brackets and indentation"
  }

  /// The offset of a Unicode scalar.
  func offset(of scalar: Int) -> Int { scalar < scalarStarts.count ? scalarStarts[scalar] : source.bytes.count }

  /// The text of a scalar with the place of each of its bytes, as far as the YAML holds them one by one.
  func text(of value: [UInt8], _ style: YAMLDocument.ScalarStyle, from start: Int) -> SourceText {
    var offset = offset(of: start)
    let first = source.fileOffset(of: offset)
    switch style {
    case .quoted: offset += 1
    case .block:
      while offset < source.bytes.count, source.bytes[offset] != Byte.lineFeed { offset += 1 }
    case .plain: break
    }
    var lines: [(code: Int, file: Int)] = []
    var previous = -2
    for (index, byte) in value.enumerated() {
      while offset < source.bytes.count, source.bytes[offset] != byte,
        !(byte.isWhitespace && source.bytes[offset].isWhitespace)
      {
        offset += 1
      }
      guard offset < source.bytes.count || index + 1 == value.count else {
        return SourceText(bytes: value, lines: [(0, first)])
      }
      let place = source.fileOffset(of: offset)
      if place != previous + 1 { lines.append((code: index, file: place)) }
      previous = place
      offset += 1
    }
    return SourceText(bytes: value, lines: lines.isEmpty ? [(0, first)] : lines)
  }
}

/// A value in YAML, read as the type that is wanted.
struct YAMLValue {
  private let document: YAMLDocument
  private let node: YAMLDocument.Node
  private let text: YAMLText

  init(document: YAMLDocument, index: Int, text: YAMLText) {
    self.document = document
    node = document.nodes[index]
    self.text = text
  }

  private func value(_ index: Int) -> YAMLValue { YAMLValue(document: document, index: index, text: text) }

  private var scalar: (bytes: [UInt8], style: YAMLDocument.ScalarStyle)? {
    guard case .scalar(let bytes, let style) = node.content else { return nil }
    return (bytes, style)
  }

  /// The text of a scalar without quotes, which may be of another type.
  private var plain: String? {
    guard let scalar, scalar.style == .plain else { return nil }
    return String(decoding: scalar.bytes, as: UTF8.self)
  }

  /// Whether the value is left out or `null`.
  var isNull: Bool { plain.map { ["", "~", "null", "Null", "NULL"].contains($0) } ?? false }

  /// True or false.
  var boolean: Bool? {
    switch plain?.lowercased() {
    case "true", "yes", "on": return true
    case "false", "no", "off": return false
    default: return nil
    }
  }

  /// A finite number.
  var number: Double? { plain.flatMap { Double($0) }.flatMap { $0.isFinite ? $0 : nil } }

  /// A whole number from 0.
  var natural: UInt64? { plain.flatMap { UInt64($0) } }

  /// The text of a scalar of any type.
  var string: String? {
    guard let scalar, !isNull else { return nil }
    return String(decoding: scalar.bytes, as: UTF8.self)
  }

  /// The text of a scalar of any type with its places.
  var source: SourceText? {
    guard let scalar, !isNull else { return nil }
    return text.text(of: scalar.bytes, scalar.style, from: node.start)
  }

  /// One text or a list of texts.
  var strings: [String]? {
    if let string { return [string] }
    guard let elements else { return nil }
    var strings: [String] = []
    for element in elements {
      guard let string = element.string else { return nil }
      strings.append(string)
    }
    return strings
  }

  /// The values of a list.
  var elements: [YAMLValue]? {
    guard case .sequence(let elements) = node.content else { return nil }
    return elements.map { value($0) }
  }

  /// The keys and values of a mapping in order; nil for another type.
  var entries: [(key: YAMLValue, value: YAMLValue)]? {
    guard case .mapping(let pairs) = node.content else { return nil }
    return pairs.map { (value($0.key), value($0.value)) }
  }

  /// The value of a key of a mapping.
  subscript(_ key: String) -> YAMLValue? { entries?.first { $0.key.string == key }?.value }

  /// The place in the file: a scalar, or the start of a list or mapping.
  var span: Span {
    let start = text.source.fileOffset(of: text.offset(of: node.start))
    guard let scalar else { return Span(start, start + 1) }
    let source = text.text(of: scalar.bytes, scalar.style, from: node.start)
    return Span(start, max(start + 1, source.fileSpan(of: Span(0, source.bytes.count)).end))
  }
}
