import Notebook
import Source

extension TreeReader {
  /// What has been read of a node whose children are being read.
  struct Frame {
    var blocks: [Block] = []
    var items: [[Block]] = []
    var inlines: [Inline] = []
    /// For items that are tasks, by their position, whether they are done.
    var tasks: [Int: Bool] = [:]
    /// The divisions that are open, how many blocks stand before each, and what is shown when one hides the rest.
    var divisions: [(opening: DivisionOpening, start: Int, visible: VisibleNames?)] = []
    /// Divisions that began too deep and are left out.
    var ignoredDivisions = 0
    /// The texts with attributes in `inlines`, and how deep others stand in each.
    var spans: [(index: Int, depth: Int)] = []
    /// Where in `inlines` one tilde stands that may begin struck text.
    var singleTildes: [Int] = []
    /// Where in `inlines` two tildes stand that may begin struck text.
    var doubleTildes: [Int] = []
    /// The inlines before this one have no bracket that attributes could belong to.
    var bottom = 0
    /// Attributes at the end of the text, with what stood there before them.
    var trailing: Trailing?
    /// The place of a link or an image.
    var place: Span?
    /// Text that is not in `inlines` yet: cmark cuts text at every character that might have had a meaning.
    var text: [UInt8] = []

    /// Forgets the tildes from a position in `inlines` on, which is no longer theirs.
    mutating func forgetTildes(from index: Int) {
      while let last = singleTildes.last, last >= index { singleTildes.removeLast() }
      while let last = doubleTildes.last, last >= index { doubleTildes.removeLast() }
    }

    /// Makes an inline of the text so far.
    mutating func endText() {
      guard !text.isEmpty else { return }
      inlines.append(.text(Markdown.text(of: text)))
      text.removeAll(keepingCapacity: true)
    }
  }

  /// Attributes that stand alone, which is right only at the end of a heading.
  struct Trailing {
    var attributes: Attributes
    var name: Span?
    var inlineCount: Int
    var before: Int
    var after: Int
  }
}
