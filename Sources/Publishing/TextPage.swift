public import Notebook
import Source
import Typesetting

/// A notebook with its results as plain text of 80 columns, without control sequences.
///
/// Headings are underlined, code is indented by four blanks, results stand as Octave prints them, formulas are built
/// from characters and figures are drawn with them.
public struct TextPage: Sendable {
  /// What the author wrote.
  public var document: Document
  /// What running it gave.
  public var results: Results

  /// A text page of a document and its results.
  public init(_ document: Document, _ results: Results) {
    self.document = document
    self.results = results
  }

  /// The columns of a page.
  static let width = 80

  /// The text, UTF-8, ending in a line feed: the same document and results give the same bytes.
  public func text() -> [UInt8] {
    let outline = Outline(document)
    var writer = TextWriter(document: document, results: results, outline: outline)
    let matter = document.frontMatter
    var lines = outline.title.isEmpty ? [] : writer.heading(outline.title, level: 1, width: TextPage.width)
    if !matter.subtitle.isEmpty { lines += writer.paragraph(matter.subtitle, width: TextPage.width) }
    let facts = [matter.author, matter.date].compactMap { fact in fact }
    if !facts.isEmpty { lines += LineWrapping.lines(facts.joined(separator: ", "), width: TextPage.width) }
    var sections = lines.isEmpty ? [] : [lines]
    if !matter.abstract.isEmpty { sections.append(writer.paragraph(matter.abstract, width: TextPage.width)) }
    sections += writer.blocks(outline.blocks, width: TextPage.width)
    sections += writer.notes(width: TextPage.width)
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
