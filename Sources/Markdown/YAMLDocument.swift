import CYAML

/// One YAML document as libyaml composes it: nodes that name one another by number, so that an alias costs nothing.
struct YAMLDocument {
  /// A scalar, a list or a mapping.
  struct Node {
    /// What a node holds.
    enum Content {
      /// The text, and whether quotes or a block sign kept it from being read as another type.
      case scalar([UInt8], ScalarStyle)
      /// The numbers of the elements.
      case sequence([Int])
      /// The numbers of the keys and their values in order.
      case mapping([(key: Int, value: Int)])
    }

    let content: Content
    /// Where it begins, counted in Unicode scalars.
    let start: Int
  }

  /// How a scalar is written.
  enum ScalarStyle {
    /// Without any sign, so that `3` is a number.
    case plain
    case quoted
    /// Below `|` or `>`.
    case block
  }

  /// Why a text is not YAML.
  struct Problem: Error {
    let message: String
    /// The place, counted in Unicode scalars.
    let position: Int
  }

  /// The nodes in the order of their beginnings, the root first; none when the text is empty.
  let nodes: [Node]

  /// Reads a text that holds at most one document.
  init(_ yaml: [UInt8]) throws(Problem) {
    try Self.withParser(of: yaml) { parser throws(Problem) in try Self.refuseDepth(&parser) }
    nodes = try Self.withParser(of: yaml) { parser throws(Problem) in
      let nodes = try Self.loadDocument(&parser)
      if !nodes.isEmpty, let second = try Self.loadDocument(&parser).first {
        throw Problem(message: "a second document begins here", position: second.start)
      }
      return nodes
    }
    try refuseRepeatedKeys()
  }

  private static func withParser<Result>(
    of yaml: [UInt8], _ body: (inout yaml_parser_t) throws(Problem) -> Result
  ) throws(Problem) -> Result {
    try yaml.withUnsafeBufferPointer { bytes throws(Problem) in
      var parser = yaml_parser_t()
      guard yaml_parser_initialize(&parser) == 1 else {
        throw Problem(message: "there is no memory to read it", position: 0)
      }
      defer { yaml_parser_delete(&parser) }
      yaml_parser_set_input_string(&parser, bytes.baseAddress, bytes.count)
      yaml_parser_set_encoding(&parser, YAML_UTF8_ENCODING)
      return try body(&parser)
    }
  }

  /// Lists and mappings may stand in one another so deep. For every token libyaml walks through all that are open, so
  /// that a text of brackets alone would take time with its square.
  private static let depthLimit = 200

  private static func refuseDepth(_ parser: inout yaml_parser_t) throws(Problem) {
    var depth = 0
    while true {
      var event = yaml_event_t()
      // What else is wrong is said when the document is loaded.
      guard yaml_parser_parse(&parser, &event) == 1 else { return }
      defer { yaml_event_delete(&event) }
      switch event.type {
      case YAML_SEQUENCE_START_EVENT, YAML_MAPPING_START_EVENT:
        depth += 1
        guard depth <= depthLimit else {
          throw Problem(
            message: "more than \(depthLimit) lists and mappings stand in one another",
            position: event.start_mark.index)
        }
      case YAML_SEQUENCE_END_EVENT, YAML_MAPPING_END_EVENT: depth -= 1
      case YAML_STREAM_END_EVENT: return
      default: break
      }
    }
  }

  /// The nodes of the next document in the text.
  private static func loadDocument(_ parser: inout yaml_parser_t) throws(Problem) -> [Node] {
    var document = yaml_document_t()
    guard yaml_parser_load(&parser, &document) == 1 else {
      let isInside = parser.error != YAML_READER_ERROR && parser.error != YAML_MEMORY_ERROR
      throw Problem(
        message: parser.problem.map { String(cString: $0) } ?? "it cannot be read",
        position: isInside ? parser.problem_mark.index : parser.mark.index)
    }
    defer { yaml_document_delete(&document) }
    var nodes: [Node] = []
    // libyaml counts nodes from 1, and the root comes first.
    while let node = yaml_document_get_node(&document, Int32(nodes.count + 1))?.pointee {
      nodes.append(Node(content: content(of: node), start: node.start_mark.index))
    }
    return nodes
  }

  private static func content(of node: yaml_node_t) -> Node.Content {
    switch node.type {
    case YAML_SEQUENCE_NODE:
      let items = node.data.sequence.items
      return .sequence(UnsafeBufferPointer(start: items.start, count: items.top - items.start).map { Int($0) - 1 })
    case YAML_MAPPING_NODE:
      let pairs = node.data.mapping.pairs
      return .mapping(
        UnsafeBufferPointer(start: pairs.start, count: pairs.top - pairs.start).map {
          (key: Int($0.key) - 1, value: Int($0.value) - 1)
        })
    default:
      let scalar = node.data.scalar
      let style: ScalarStyle =
        switch scalar.style {
        case YAML_SINGLE_QUOTED_SCALAR_STYLE, YAML_DOUBLE_QUOTED_SCALAR_STYLE: .quoted
        case YAML_LITERAL_SCALAR_STYLE, YAML_FOLDED_SCALAR_STYLE: .block
        default: .plain
        }
      return .scalar(Array(UnsafeBufferPointer(start: scalar.value, count: scalar.length)), style)
    }
  }

  /// libyaml leaves it to its users that a key stands once in a mapping.
  private func refuseRepeatedKeys() throws(Problem) {
    for node in nodes {
      guard case .mapping(let pairs) = node.content else { continue }
      var seen: Set<[UInt8]> = []
      for pair in pairs {
        guard case .scalar(let key, _) = nodes[pair.key].content, !seen.insert(key).inserted else { continue }
        throw Problem(
          message: "the key '\(String(decoding: key, as: UTF8.self))' is used twice", position: nodes[pair.key].start)
      }
    }
  }
}
