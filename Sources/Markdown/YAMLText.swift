import Notebook
import Source
import Yams

/// YAML inside a notebook, and where each of its bytes stands in the file.
struct YAMLText {
  /// The YAML with its origin.
  let source: SourceText
  private let lineStarts: [Int]

  init(_ source: SourceText) {
    let source = source.repaired()
    self.source = source
    var starts = [0]
    for (offset, byte) in source.bytes.enumerated() {
      // libyaml also breaks lines at U+0085, U+2028 and U+2029.
      let isSeparator =
        (byte == 0x85 && offset > 0 && source.bytes[offset - 1] == 0xC2)
        || ((byte == 0xA8 || byte == 0xA9) && offset > 1 && source.bytes[offset - 1] == 0x80
          && source.bytes[offset - 2] == 0xE2)
      if byte == Byte.lineFeed || isSeparator { starts.append(offset + 1) }
    }
    lineStarts = starts
  }

  /// The value of the whole text; nil when it is empty or, which is reported, not YAML.
  func value(of what: String, _ reading: Reading) -> YAMLValue? {
    do {
      let node = try Yams.compose(yaml: String(decoding: source.bytes, as: UTF8.self), .default, .default, .utf8)
      return node.map { YAMLValue(node: $0, text: self) }
    } catch let error as YamlError {
      let (problem, mark) = YAMLText.problem(of: error)
      let offset = mark.map { self.offset(of: $0) } ?? 0
      let start = source.fileOffset(of: min(offset, source.bytes.count))
      reading.error(
        "yaml", "\(what) is not valid YAML: \(problem)", at: Span(start, start + 1), hint: YAMLText.hint(for: problem))
    } catch {
      let start = source.fileOffset(of: 0)
      reading.error("yaml", "\(what) cannot be read as YAML", at: Span(start, start + 1))
    }
    return nil
  }

  private static func problem(of error: YamlError) -> (String, Mark?) {
    switch error {
    case .scanner(_, let problem, let mark, _), .parser(_, let problem, let mark, _),
      .composer(_, let problem, let mark, _):
      return (problem, mark)
    case .duplicatedKeysInMapping(let duplicates, let context):
      return ("the key '\(duplicates.sorted().joined(separator: "', '"))' is used twice", context.mark)
    case .reader(let problem, _, _, _), .writer(let problem), .emitter(let problem), .representer(let problem):
      return (problem, nil)
    case .no, .memory, .dataCouldNotBeDecoded:
      return ("it cannot be read", nil)
    }
  }

  private static func hint(for problem: String) -> String {
    if problem.hasPrefix("mapping values") { return "Put a value that holds a colon and a space in quotes" }
    if problem.hasPrefix("found character") { return "Put a value that starts with @, `, % or a tab in quotes" }
    if problem.hasSuffix("used twice") { return "Keep one of the two lines" }
    return "Write each line as key: value; check quotes, brackets and indentation"
  }

  /// The offset of a mark; libyaml counts lines from 1 and columns in Unicode scalars from 1.
  func offset(of mark: Mark) -> Int {
    guard mark.line >= 1, mark.line <= lineStarts.count else { return source.bytes.count }
    var offset = lineStarts[mark.line - 1]
    var column = 1
    while column < mark.column, offset < source.bytes.count {
      offset += 1
      while offset < source.bytes.count, source.bytes[offset] & 0xC0 == 0x80 { offset += 1 }
      column += 1
    }
    return offset
  }

  /// The text of a scalar with the place of each of its bytes, as far as the YAML holds them one by one.
  func text(of scalar: Node.Scalar) -> SourceText {
    let value = Array(scalar.string.utf8)
    var offset = scalar.mark.map { self.offset(of: $0) } ?? 0
    let first = source.fileOffset(of: offset)
    switch scalar.style {
    case .singleQuoted, .doubleQuoted: offset += 1
    case .literal, .folded:
      while offset < source.bytes.count, source.bytes[offset] != Byte.lineFeed { offset += 1 }
    case .any, .plain: break
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
  private let node: Node
  private let text: YAMLText

  init(node: Node, text: YAMLText) {
    self.node = node
    self.text = text
  }

  /// Whether the value is left out or `null`.
  var isNull: Bool {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return false }
    return ["", "~", "null", "Null", "NULL"].contains(scalar.string)
  }

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
  var string: String? { isNull ? nil : node.scalar?.string }

  /// The text of a scalar of any type with its places.
  var source: SourceText? { isNull ? nil : node.scalar.map { text.text(of: $0) } }

  /// One text or a list of texts.
  var strings: [String]? {
    if let string { return [string] }
    guard let sequence = node.sequence else { return nil }
    var strings: [String] = []
    for node in sequence {
      guard let string = YAMLValue(node: node, text: text).string else { return nil }
      strings.append(string)
    }
    return strings
  }

  /// The values of a list.
  var elements: [YAMLValue]? { node.sequence.map { $0.map { YAMLValue(node: $0, text: text) } } }

  /// The keys and values of a mapping in order; nil for another type.
  var entries: [(key: YAMLValue, value: YAMLValue)]? {
    node.mapping.map {
      $0.map { (YAMLValue(node: $0.key, text: text), YAMLValue(node: $0.value, text: text)) }
    }
  }

  /// The value of a key of a mapping.
  subscript(_ key: String) -> YAMLValue? { entries?.first { $0.key.string == key }?.value }

  /// The place in the file: a scalar, or the start of a list or mapping.
  var span: Span {
    switch node {
    case .scalar(let scalar):
      let source = text.text(of: scalar)
      let start = scalar.mark.map { text.source.fileOffset(of: text.offset(of: $0)) } ?? 0
      let end = source.fileSpan(of: Span(0, source.bytes.count)).end
      return Span(start, max(start + 1, end))
    case .mapping(let mapping): return start(mapping.mark)
    case .sequence(let sequence): return start(sequence.mark)
    case .alias(let alias): return start(alias.mark)
    }
  }

  private func start(_ mark: Mark?) -> Span {
    let start = mark.map { text.source.fileOffset(of: text.offset(of: $0)) } ?? text.source.fileOffset(of: 0)
    return Span(start, start + 1)
  }

  private var plain: String? {
    guard let scalar = node.scalar, scalar.style == .plain || scalar.style == .any else { return nil }
    return scalar.string
  }
}
