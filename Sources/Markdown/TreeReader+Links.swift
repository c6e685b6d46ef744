import CCmark
import Notebook
import Source

// Where links and images stand in the file.
extension TreeReader {
  /// Reads an aside, whose text stands elsewhere than cmark sees it.
  func withAside<Result>(_ text: SourceText, _ read: () -> Result) -> Result {
    aside = text
    defer { aside = nil }
    return read()
  }

  /// The place of a link or an image, as closely as it is known.
  func place(ofLink node: CommonMarkTree.Node, _ type: cmark_node_type) -> Span {
    let first = cmark_node_first_child(node)
    var text: [UInt8]?
    if let first, cmark_node_get_type(first) == CMARK_NODE_TEXT {
      let bytes = CommonMarkTree.bytes(cmark_node_get_literal(first))
      if case .text(let range) = Placeholder.parts(of: bytes).first { text = Array(bytes[range]) }
    }
    let destination = reading.restored(CommonMarkTree.bytes(cmark_node_get_url(node)))
    return placesOfLinks {
      $0.place(isImage: type == CMARK_NODE_IMAGE, destination: destination, text: text)
    }
  }

  /// Asks the places of the links of the block that is read; without an answer, the place is that of the block.
  func placesOfLinks(_ ask: (inout LinkPlaces) -> Span?) -> Span {
    guard let block = deepestBlock else { return Span(0, 0) }
    var places = linkPlaces ?? LinkPlaces(aside ?? lines(ofBlock: block))
    defer { linkPlaces = places }
    if let place = ask(&places) { return place }
    guard let aside else { return span(ofLineFrom: block) }
    return aside.fileSpan(of: Span(0, aside.bytes.count))
  }

  /// The lines of a block as they stand in the Markdown.
  private func lines(ofBlock node: CommonMarkTree.Node) -> SourceText {
    let first = line(of: node)
    // A formula over several lines is a word to cmark, so that the last line is the one before the next that it knows.
    let next = Int(cmark_node_get_end_line(node))
    let end = replaced.lines.indices.contains(next) ? replaced.lines[next] : source.lines.count
    return source.taking(lines: max(0, first)..<max(max(0, first), end))
  }
}
