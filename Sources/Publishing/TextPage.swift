public import Notebook
public import Source
import Typesetting

/// A notebook with its results as text, without control sequences unless it is coloured.
///
/// Headings are underlined, code is indented by four blanks, results stand as Octave prints them, formulas are built
/// from characters and figures are drawn with them.
public struct TextPage: Sendable {
  /// What the author wrote.
  public var document: Document
  /// What running it gave.
  public var results: Results

  /// The columns of the page.
  public var width: Int
  /// Whether it is coloured for a terminal.
  public var style: TerminalStyle

  /// The columns of a page that is not made for a terminal.
  public static let standardWidth = 80

  /// A text page of a document and its results.
  public init(
    _ document: Document, _ results: Results, width: Int = TextPage.standardWidth, style: TerminalStyle = .plain
  ) {
    self.document = document
    self.results = results
    self.width = width
    self.style = style
  }

  /// The text, UTF-8, ending in a line feed: the same document and results give the same bytes.
  public func text() -> [UInt8] {
    let outline = Outline(document)
    var writer = TextWriter(document: document, results: results, outline: outline, style: style)
    let matter = document.frontMatter
    var lines = outline.title.isEmpty ? [] : writer.heading(outline.title, level: 1, width: width)
    if !matter.subtitle.isEmpty { lines += writer.paragraph(matter.subtitle, width: width) }
    let facts = [matter.author, matter.date].compactMap { fact in fact }
    if !facts.isEmpty { lines += LineWrapping.lines(facts.joined(separator: ", "), width: width) }
    var sections = lines.isEmpty ? [] : [lines]
    if !matter.abstract.isEmpty { sections.append(writer.paragraph(matter.abstract, width: width)) }
    sections += writer.blocks(outline.blocks, width: width)
    sections += writer.notes(width: width)
    var bytes: [UInt8] = []
    for (index, section) in sections.enumerated() {
      if index > 0 { bytes.append(UInt8(ascii: "\n")) }
      for line in section {
        bytes += line.utf8
        bytes.append(UInt8(ascii: "\n"))
      }
    }
    return bytes
  }
}
