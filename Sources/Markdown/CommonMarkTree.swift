import CCmark
import Glibc
import Notebook

/// A tree that cmark made, freed with its owner.
final class CommonMarkTree {
  /// A node of the tree.
  typealias Node = OpaquePointer

  private let root: Node?

  /// Parses CommonMark.
  init(_ bytes: [UInt8]) {
    root = bytes.withUnsafeBytes { bytes in
      // An empty text has no address.
      guard let start = bytes.bindMemory(to: CChar.self).baseAddress else {
        return cmark_parse_document("", 0, CMARK_OPT_DEFAULT)
      }
      return cmark_parse_document(start, bytes.count, CMARK_OPT_DEFAULT)
    }
  }

  deinit {
    if let root { cmark_node_free(root) }
  }

  /// What a walk finds.
  enum Event {
    /// A node before its children.
    case enter
    /// A node with children after them.
    case exit
  }

  /// What a visitor wants to see next.
  enum Wish {
    /// The children of the node.
    case children
    /// Nothing of what is inside the node; it is left without an exit.
    case skip
  }

  /// The first nodes of the tree.
  func firstBlocks(_ count: Int) -> [Node] {
    var nodes: [Node] = []
    var next = root.flatMap { cmark_node_first_child($0) }
    while nodes.count < count, let node = next {
      nodes.append(node)
      next = cmark_node_next(node)
    }
    return nodes
  }

  /// Visits all nodes in order, without recursion.
  func walk(_ visit: (Event, Node, cmark_node_type) -> Wish) { CommonMarkTree.walk(root, visit) }

  /// Visits a node and all nodes in it in order, without recursion.
  static func walk(_ root: Node?, _ visit: (Event, Node, cmark_node_type) -> Wish) {
    guard let root, let iterator = cmark_iter_new(root) else { return }
    defer { cmark_iter_free(iterator) }
    var event = cmark_iter_next(iterator)
    while event != CMARK_EVENT_DONE {
      guard let node = cmark_iter_get_node(iterator) else { break }
      let wish = visit(event == CMARK_EVENT_ENTER ? .enter : .exit, node, cmark_node_get_type(node))
      if event == CMARK_EVENT_ENTER, wish == .skip, !CommonMarkTree.isLeaf(cmark_node_get_type(node)) {
        cmark_iter_reset(iterator, node, CMARK_EVENT_EXIT)
      }
      event = cmark_iter_next(iterator)
    }
  }

  /// Whether a walk has no exit event for a node.
  static func isLeaf(_ type: cmark_node_type) -> Bool {
    switch type {
    case CMARK_NODE_HTML_BLOCK, CMARK_NODE_THEMATIC_BREAK, CMARK_NODE_CODE_BLOCK, CMARK_NODE_TEXT, CMARK_NODE_SOFTBREAK,
      CMARK_NODE_LINEBREAK, CMARK_NODE_CODE, CMARK_NODE_HTML_INLINE:
      return true
    default: return false
    }
  }

  /// The bytes of a string of cmark.
  static func bytes(_ string: UnsafePointer<CChar>?) -> [UInt8] { Array(buffer(string)) }

  /// The bytes of a string of cmark, in its own memory: they go with the tree.
  static func buffer(_ string: UnsafePointer<CChar>?) -> UnsafeRawBufferPointer {
    UnsafeRawBufferPointer(start: string, count: string.map { strlen($0) } ?? 0)
  }
}

extension InlineScanner {
  /// Scans the paragraphs and headings that cmark sees in the Markdown.
  mutating func scanLeaves(of source: SourceText) {
    let marks = "$`[@{~hw".utf8
    guard reading.isSmart || source.bytes.contains(where: { marks.contains($0) }) else { return }
    var quoteDepth = 0
    CommonMarkTree(source.bytes).walk { event, node, type in
      switch type {
      case CMARK_NODE_BLOCK_QUOTE:
        quoteDepth += event == .enter ? 1 : -1
        return .children
      case CMARK_NODE_PARAGRAPH, CMARK_NODE_HEADING:
        guard event == .enter else { return .children }
        let firstLine = Int(cmark_node_get_start_line(node)) - 1
        let lastLine = Int(cmark_node_get_end_line(node)) - 1
        let column = Int(cmark_node_get_start_column(node)) - 1
        let start = source.range(ofLine: firstLine).lowerBound + column
        let isOneLine = type == CMARK_NODE_HEADING && firstLine == lastLine
        guard firstFreeLine <= lastLine, source.bytes.indices.contains(start) else { return .skip }
        let isClaimed = firstLine < firstFreeLine
        scan(
          LeafText(
            source: source, firstLine: isClaimed ? firstFreeLine : firstLine, column: isClaimed ? 0 : column,
            lastLine: lastLine, quoteDepth: quoteDepth, mayExtend: !isOneLine))
        return .skip
      default:
        return .children
      }
    }
  }
}
