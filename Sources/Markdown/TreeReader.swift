import CCmark
import Notebook
import Source

/// Makes blocks of cmark's tree.
final class TreeReader {
  /// Containers inside each other, of blocks and of inlines, beyond which a notebook is no longer read.
  static let deepestNesting = 200

  /// Struck texts, and texts with attributes, inside each other, beyond which their marks are only text.
  static let deepestMarks = 20

  let reading: Reading
  let source: SourceText
  /// The marks of blocks that cmark does not know.
  let structure: BlockStructure?
  /// The lines, from 0, on which code blocks start.
  private(set) var codeLines: Set<Int> = []
  /// How many block quotations are open.
  private(set) var quoteDepth = 0
  private(set) var replaced: ReplacedText
  /// The running text of tables that is still to be read, and the number of the first for each table.
  private(set) var asides: [CommonMarkTree.Node] = []
  private(set) var firstAsides: [Int] = []
  /// The places of formulas that were written as displays.
  private(set) var displays: Set<Int> = []
  /// Divisions around what is being read.
  var divisionCount = 0
  /// Links around what is being read.
  private var linkDepth = 0
  /// What is being read of the nodes that are open.
  var frames: [Frame] = []
  /// For each node below the deepest nesting whether it has a frame; the others are transparent.
  private var deepNodes: [Bool] = []
  private(set) var deepestBlock: CommonMarkTree.Node?
  /// Where the links of the deepest block stand, once one was met.
  var linkPlaces: LinkPlaces?
  /// The text of the aside that is read.
  var aside: SourceText?
  private var hasReportedDepth = false
  private var receiver: ((Block) -> Void)?

  init(reading: Reading, source: SourceText, replaced: ReplacedText, structure: BlockStructure? = nil) {
    self.reading = reading
    self.source = source
    self.structure = structure
    self.replaced = replaced
  }

  /// The blocks of the Markdown.
  func blocks() -> [Block] {
    var text: [UInt8] = []
    var count = 0
    for table in structure?.tables ?? [] {
      firstAsides.append(count)
      for cell in table.rows.joined() {
        text += reading.aside(cell)
        count += 1
      }
      if let caption = table.caption {
        text += reading.aside(caption)
        count += 1
      }
    }
    replaced.insert(asides: text)
    return read(replaced.bytes, asideCount: count).blocks
  }

  /// Gives away the blocks of the Markdown one after the other.
  func giveBlocks(to body: @escaping (Block) -> Void) {
    receiver = body
    _ = read(replaced.bytes)
    receiver = nil
  }

  /// The inlines of Markdown that is one paragraph behind a placeholder for nothing.
  func inlines(ofMarkdown bytes: [UInt8]) -> [Inline] {
    guard case .paragraph(let inlines) = read(bytes).blocks.first else { return [] }
    return withoutFirstBlank(inlines)
  }

  private func read(_ bytes: [UInt8], asideCount: Int = 0) -> Frame {
    let tree = CommonMarkTree(bytes)
    asides = tree.firstBlocks(asideCount)
    guard !reading.isPlain else { return read(tree) }
    tree.walk { event, node, type in
      if event == .enter, type == CMARK_NODE_CODE_BLOCK { codeLines.insert(line(of: node)) }
      return .children
    }
    return read(tree)
  }

  private func read(_ tree: CommonMarkTree) -> Frame {
    var document = Frame()
    var skipped = 0
    tree.walk { event, node, type in
      if event == .enter {
        if frames.count == 1, skipped < asides.count {
          skipped += 1
          return .skip
        }
        return enter(node, type)
      }
      if let hasFrame = deepNodes.popLast(), !hasFrame { return .children }
      guard var frame = frames.popLast() else { return .children }
      frame.endText()
      endDivisions(of: &frame)
      if type == CMARK_NODE_DOCUMENT { document = frame } else { close(frame, node, type) }
      return .children
    }
    return document
  }

  /// Begins a node.
  func enter(_ node: CommonMarkTree.Node, _ type: cmark_node_type) -> CommonMarkTree.Wish {
    let isBlock = type.rawValue <= CMARK_NODE_LAST_BLOCK.rawValue
    if isBlock {
      deepestBlock = node
      linkPlaces = nil
    }
    if CommonMarkTree.isLeaf(type) {
      if isBlock { addLeafBlock(node, type) } else { addLeafInline(node, type) }
      return .children
    }
    guard depth < TreeReader.deepestNesting else {
      reportDepth(at: deepestBlock.map { span(ofLineFrom: $0) } ?? Span(0, 0))
      guard reading.isPlain else { return .skip }
      let hasFrame = type == CMARK_NODE_PARAGRAPH || type == CMARK_NODE_HEADING
      deepNodes.append(hasFrame)
      if hasFrame { frames.append(Frame()) }
      return .children
    }
    if type == CMARK_NODE_BLOCK_QUOTE { quoteDepth += 1 }
    var frame = Frame()
    if type == CMARK_NODE_LINK { linkDepth += 1 }
    if type == CMARK_NODE_LINK || type == CMARK_NODE_IMAGE, !reading.isPlain { frame.place = place(ofLink: node, type) }
    frames.append(frame)
    return .children
  }

  /// How many containers are open.
  var depth: Int { frames.count + divisionCount }

  /// Reports, once, that the notebook is nested too deeply.
  func reportDepth(at place: Span) {
    guard !hasReportedDepth else { return }
    hasReportedDepth = true
    reading.error(
      "nested-too-deeply", "This is nested more than \(TreeReader.deepestNesting) levels deep", at: place,
      hint: reading.isPlain
        ? "What is inside is shown without its marks; use fewer levels of quotations, lists or emphasis"
        : "What is inside was left out; use fewer levels of quotations, lists or emphasis")
  }

  /// Ends a node.
  func close(_ frame: Frame, _ node: CommonMarkTree.Node, _ type: cmark_node_type) {
    switch type {
    case CMARK_NODE_BLOCK_QUOTE:
      quoteDepth -= 1
      add(reading.isPlain ? .quote(frame.blocks) : quote(frame.blocks))
    case CMARK_NODE_LIST:
      let isNumbered = cmark_node_get_list_type(node) == CMARK_ORDERED_LIST
      // Items below the deepest nesting have left their blocks here, and so have footnotes.
      let isDeep = reading.isPlain && !frame.blocks.isEmpty
      let items = isDeep ? frame.items + [frame.blocks] : frame.items
      if !items.isEmpty {
        add(
          .list(
            List(
              start: isNumbered ? Int(cmark_node_get_list_start(node)) : nil,
              isTight: cmark_node_get_list_tight(node) != 0, items: items, tasks: frame.tasks)))
      }
      if !isDeep { for block in frame.blocks { add(block) } }
    case CMARK_NODE_ITEM:
      if case .footnote(let name, let filler, let span) = mark(of: node) {
        addFootnote(name, frame.blocks, filler: filler, at: span)
      } else {
        var blocks = frame.blocks
        let isDone = reading.isPlain ? nil : takeTask(from: &blocks)
        change {
          $0.tasks[$0.items.count] = isDone
          $0.items.append(blocks)
        }
      }
    case CMARK_NODE_PARAGRAPH where reading.isPlain: add(.paragraph(frame.inlines))
    case CMARK_NODE_PARAGRAPH:
      if let figure = figure(frame.inlines, node) {
        add(figure)
      } else {
        for block in splitAtDisplays(frame.inlines) { add(block) }
      }
    case CMARK_NODE_HEADING where reading.isPlain:
      add(.heading(level: Int(cmark_node_get_heading_level(node)), anchor: "", frame.inlines))
    case CMARK_NODE_HEADING:
      if let mark = mark(of: node) { take(mark) } else { addHeading(frame, node) }
    case CMARK_NODE_EMPH: append(.emphasis(frame.inlines))
    case CMARK_NODE_STRONG: append(.strong(frame.inlines))
    case CMARK_NODE_LINK:
      linkDepth -= 1
      let destination = string(cmark_node_get_url(node))
      append(.link(destination: destination, title: string(cmark_node_get_title(node)), frame.inlines))
      guard let place = frame.place else { return }
      reading.parts.append(PlacedPart(.link(destination: destination, frame.inlines), at: place))
      if destination.hasPrefix("#"), destination.utf8.count > 1 {
        let name = String(destination.dropFirst())
        reading.links.append(Reference(name: name, isBare: false, span: place))
      }
    case CMARK_NODE_IMAGE:
      let destination = string(cmark_node_get_url(node))
      append(.image(destination: destination, title: string(cmark_node_get_title(node)), frame.inlines))
      if let place = frame.place {
        reading.parts.append(
          PlacedPart(.image(destination: destination, frame.inlines, description: nil), at: place))
      }
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
    let original = reading.pieces[number].original
    switch reading.pieces[number].meaning {
    case .reference(let reference):
      reading.references.append(reference)
      append(.reference(reference))
    case .footnote(let name): append(.footnote(name))
    case .address(let destination):
      if linkDepth > 0 {
        change { $0.text += original }
      } else {
        let content = [Inline.text(text(of: original))]
        let place = placesOfLinks { $0.place(ofAddress: original) }
        append(.link(destination: destination, title: "", content))
        reading.parts.append(PlacedPart(.link(destination: destination, content), at: place))
      }
    case .attributes(var attributes, let name, let description):
      if let description { attributes.description = reading.inlines(of: description) }
      addAttributes(attributes, name, original)
    case .tildes(let opens, let closes): addTildes(text(of: original), opens: opens, closes: closes)
    case .math(let tex):
      append(.math(tex))
      reading.parts.append(PlacedPart(.math(tex), at: tex.span))
    case .display(let tex):
      // Only a display can stand as a block; inside emphasis, links and headings it becomes a formula of the line.
      displays.insert(tex.span.start)
      reading.defineNames(of: tex)
      append(.math(tex))
      reading.parts.append(PlacedPart(.math(tex), at: tex.span))
    case .value(let span): append(.value(InlineValue(index: reading.nextIndex(), span: span)))
    case .punctuation(let mark): change { $0.text += mark.utf8 }
    case .nothing: break
    }
  }

  func add(_ block: Block) {
    if frames.count == 1, let receiver { receiver(block) } else { change { $0.blocks.append(block) } }
  }

  func append(_ inline: Inline) {
    change { frame in
      frame.endText()
      frame.inlines.append(inline)
    }
  }

  func change(_ body: (inout Frame) -> Void) {
    guard !frames.isEmpty else { return }
    body(&frames[frames.count - 1])
  }

  /// The mark on the line of a block.
  private func mark(of node: CommonMarkTree.Node) -> BlockStructure.Mark? {
    guard let structure, !structure.marks.isEmpty else { return nil }
    return structure.marks[line(of: node)]
  }

  /// Takes up what a marked line says.
  private func take(_ mark: BlockStructure.Mark) {
    switch mark {
    case .opening(let opening): openDivision(opening)
    case .closing(let span): closeDivision(at: span)
    case .table(let number): if let table = table(number) { add(table) }
    case .continuation, .footnote: break
    }
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
