import CCmark
import Notebook
import Source

/// Makes blocks of cmark's tree.
final class TreeReader {
  /// Containers inside each other, of blocks and of inlines, beyond which a notebook is no longer read.
  static let deepestNesting = 200

  /// What has been read of a node whose children are being read.
  struct Frame {
    var blocks: [Block] = []
    var items: [[Block]] = []
    var inlines: [Inline] = []
    /// Text that is not in `inlines` yet: cmark cuts text at every character that might have had a meaning.
    var text: [UInt8] = []

    /// The inlines with all text.
    mutating func takeInlines() -> [Inline] {
      endText()
      let taken = inlines
      inlines = []
      return taken
    }

    /// Makes an inline of the text so far.
    mutating func endText() {
      guard !text.isEmpty else { return }
      inlines.append(.text(Markdown.text(of: text)))
      text.removeAll(keepingCapacity: true)
    }
  }

  let reading: Reading
  let source: SourceText
  /// The lines, from 0, on which code blocks start.
  private(set) var codeLines: Set<Int> = []
  /// How many block quotations are open.
  private(set) var quoteDepth = 0
  private let replaced: ReplacedText
  private var frames: [Frame] = []
  /// For each node below the deepest nesting whether it has a frame; the others are transparent.
  private var deepNodes: [Bool] = []
  private var deepestBlock: CommonMarkTree.Node?
  private var hasReportedDepth = false
  private var receiver: ((Block) -> Void)?

  init(reading: Reading, source: SourceText, replaced: ReplacedText) {
    self.reading = reading
    self.source = source
    self.replaced = replaced
  }

  /// The blocks of the Markdown.
  func blocks() -> [Block] { read(replaced.bytes).blocks }

  /// Gives away the blocks of the Markdown one after the other.
  func giveBlocks(to body: @escaping (Block) -> Void) {
    receiver = body
    _ = read(replaced.bytes)
    receiver = nil
  }

  /// The inlines of Markdown that is one paragraph behind a placeholder for nothing.
  func inlines(ofMarkdown bytes: [UInt8]) -> [Inline] {
    guard case .paragraph(var inlines) = read(bytes).blocks.first else { return [] }
    guard case .text(let text) = inlines.first else { return inlines }
    let trimmed = text.drop { $0 == " " }
    if trimmed.isEmpty { inlines.removeFirst() } else { inlines[0] = .text(String(trimmed)) }
    return inlines
  }

  private func read(_ bytes: [UInt8]) -> Frame {
    let tree = CommonMarkTree(bytes)
    guard !reading.isPlain else { return read(tree) }
    tree.walk { event, node, type in
      if event == .enter, type == CMARK_NODE_CODE_BLOCK { codeLines.insert(line(of: node)) }
      return .children
    }
    return read(tree)
  }

  private func read(_ tree: CommonMarkTree) -> Frame {
    var document = Frame()
    tree.walk { event, node, type in
      if event == .enter { return enter(node, type) }
      if let hasFrame = deepNodes.popLast(), !hasFrame { return .children }
      guard var frame = frames.popLast() else { return .children }
      frame.endText()
      if type == CMARK_NODE_DOCUMENT { document = frame } else { close(frame, node, type) }
      return .children
    }
    return document
  }

  private func enter(_ node: CommonMarkTree.Node, _ type: cmark_node_type) -> CommonMarkTree.Wish {
    let isBlock = type.rawValue <= CMARK_NODE_LAST_BLOCK.rawValue
    if isBlock { deepestBlock = node }
    if CommonMarkTree.isLeaf(type) {
      if isBlock { addLeafBlock(node, type) } else { addLeafInline(node, type) }
      return .children
    }
    guard frames.count < TreeReader.deepestNesting else {
      if !hasReportedDepth {
        hasReportedDepth = true
        reading.error(
          "nested-too-deeply", "This is nested more than \(TreeReader.deepestNesting) levels deep",
          at: deepestBlock.map { span(ofLineFrom: $0) } ?? Span(0, 0),
          hint: reading.isPlain
            ? "What is inside is shown without its marks; use fewer levels of quotations, lists or emphasis"
            : "What is inside was left out; use fewer levels of quotations, lists or emphasis")
      }
      guard reading.isPlain else { return .skip }
      let hasFrame = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING
      deepNodes.append(hasFrame)
      if hasFrame { frames.append(Frame()) }
      return .children
    }
    if type == CMARK_NODE_BLOCK_QUOTE { quoteDepth += 1 }
    frames.append(Frame())
    return .children
  }

  private func close(_ frame: Frame, _ node: CommonMarkTree.Node, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_BLOCK_QUOTE:
      quoteDepth -= 1
      add(.quote(frame.blocks))
    case CMARK_NODE_LIST:
      let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      add(
        .list(
          List(
            start: isNumbered ? Int(cmark_node_get_list_start(node)) : nil,
            isTight: cmark_node_get_list_tight(node) != 0,
            // Items below the deepest nesting have left their blocks here.
            items: frame.blocks.isEmpty ? frame.items : frame.items + [frame.blocks])))
    case CMARK_NODE_ITEM:
      change { $0.items.append(frame.blocks) }
    case CMARK_NODE_PARAGRAPH where reading.isPlain: add(.paragraph(frame.inlines))
    case CMARK_NODE_PARAGRAPH:
      for block in splitAtDisplays(frame.inlines) { add(block) }
    case CMARK_NODE_HEADING where reading.isPlain:
      add(.heading(level: Int(cmark_node_get_heading_level(node)), anchor: "", frame.inlines))
    case CMARK_NODE_HEADING:
      var inlines = frame.inlines
      let anchor = reading.anchors.anchor(of: &inlines)
      if anchor.isTaken {
        reading.warning(
          "duplicate-anchor", "The name '\(anchor.wanted)' is used more than once", at: span(ofLineFrom: node),
          hint: "This heading is called '\(anchor.name)'; give each heading a name of its own")
      }
      add(.heading(level: Int(cmark_node_get_heading_level(node)), anchor: anchor.name, inlines))
    case CMARK_NODE_EMPH: append(.emphasis(frame.inlines))
    case CMARK_NODE_STRONG: append(.strong(frame.inlines))
    case CMARK_NODE_LINK:
      append(
        .link(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)), frame.inlines))
    case CMARK_NODE_IMAGE:
      append(
        .image(destination: string(cmark_node_get_url(node)), title: string(cmark_node_get_title(node)), frame.inlines))
    default:
      change { $0.blocks += frame.blocks }
      change { $0.inlines += frame.inlines }
    }
  }

  private func addLeafBlock(_ node: CommonMarkTree.Node, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_THEMATIC_BREAK: add(.rule)
    case CMARK_NODE_HTML_BLOCK: add(.html(string(cmark_node_get_literal(node))))
    default: add(reading.isPlain ? plainCode(node) : codeBlock(node))
    }
  }

  private func addLeafInline(_ node: CommonMarkTree.Node, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_SOFTBREAK: append(.softBreak)
    case CMARK_NODE_LINEBREAK: append(.lineBreak)
    case CMARK_NODE_CODE: append(.code(string(cmark_node_get_literal(node))))
    case CMARK_NODE_HTML_INLINE: append(.html(string(cmark_node_get_literal(node))))
    case CMARK_NODE_TEXT where reading.isPlain:
      let text = CommonMarkTree.buffer(cmark_node_get_literal(node))
      change { $0.text.append(contentsOf: text) }
    default:
      let bytes = CommonMarkTree.bytes(cmark_node_get_literal(node))
      for part in Placeholder.parts(of: bytes) {
        switch part {
        case .text(let range): change { $0.text += bytes[range] }
        case .piece(let number): addPiece(number)
        }
      }
    }
  }

  private func addPiece(_ number: Int) {
    guard reading.pieces.indices.contains(number) else { return }
    switch reading.pieces[number].meaning {
    case .math(let tex): append(.math(tex))
    case .display(let tex):
      // Only a display can stand as a block; inside emphasis, links and headings it becomes a formula of the line.
      displays.insert(tex.span.start)
      append(.math(tex))
    case .value(let span): append(.value(InlineValue(index: reading.nextIndex(), span: span)))
    case .nothing: break
    }
  }

  /// The places of formulas that were written as displays.
  private var displays: Set<Int> = []

  /// A paragraph, cut where a display stands in it: a display is a block of the page.
  private func splitAtDisplays(_ inlines: [Inline]) -> [Block] {
    var blocks: [Block] = []
    var line: [Inline] = []
    guard inlines.contains(where: { isDisplay($0) }) else { return inlines.isEmpty ? [] : [.paragraph(inlines)] }
    func endLine() {
      while let last = line.last, isBlank(last) { line.removeLast() }
      if case .text(let text) = line.last {
        line[line.count - 1] = .text(
          String(decoding: text.utf8.reversed().drop { $0.isBlank }.reversed(), as: UTF8.self))
      }
      if !line.isEmpty { blocks.append(.paragraph(line)) }
      line = []
    }
    for inline in inlines {
      if case .math(let tex) = inline, isDisplay(inline) {
        endLine()
        blocks.append(.math(tex))
      } else if !line.isEmpty || blocks.isEmpty {
        line.append(inline)
      } else if case .text(let text) = inline {
        let trimmed = text.utf8.drop { $0.isBlank }
        if !trimmed.isEmpty { line.append(.text(String(Substring(trimmed)))) }
      } else if !isBlank(inline) {
        line.append(inline)
      }
    }
    endLine()
    return blocks
  }

  private func isDisplay(_ inline: Inline) -> Bool {
    guard case .math(let tex) = inline else { return false }
    return displays.contains(tex.span.start)
  }

  private func isBlank(_ inline: Inline) -> Bool {
    switch inline {
    case .softBreak, .lineBreak: return true
    case .text(let text): return text.utf8.allSatisfy { $0.isWhitespace }
    case .emphasis, .strong, .code, .link, .image, .math, .value, .html: return false
    }
  }

  private func add(_ block: Block) {
    if frames.count == 1, let receiver { receiver(block) } else { change { $0.blocks.append(block) } }
  }

  private func append(_ inline: Inline) {
    change { frame in
      frame.endText()
      frame.inlines.append(inline)
    }
  }

  private func change(_ body: (inout Frame) -> Void) {
    guard !frames.isEmpty else { return }
    body(&frames[frames.count - 1])
  }

  /// A string of cmark with the author's own bytes for placeholders.
  func string(_ pointer: UnsafePointer<CChar>?) -> String {
    if reading.isPlain { return String(decoding: CommonMarkTree.buffer(pointer), as: UTF8.self) }
    return text(of: reading.restored(CommonMarkTree.bytes(pointer)))
  }

  /// The line of the Markdown on which a block starts, from 0.
  func line(of node: CommonMarkTree.Node) -> Int {
    let line = Int(cmark_node_get_start_line(node)) - 1
    return replaced.lines.indices.contains(line) ? replaced.lines[line] : source.lines.count
  }

  /// The place in the file from the start of a block to the end of its first line.
  func span(ofLineFrom node: CommonMarkTree.Node) -> Span {
    if reading.isPlain {
      let line = Int(cmark_node_get_start_line(node))
      let start = reading.file.offset(ofLine: line)
      return Span(start, start + reading.file.text(ofLine: line).utf8.count)
    }
    let range = source.range(ofLine: line(of: node))
    let start = min(range.lowerBound + max(0, Int(cmark_node_get_start_column(node)) - 1), range.upperBound)
    return source.fileSpan(of: Span(start, range.upperBound))
  }
}
