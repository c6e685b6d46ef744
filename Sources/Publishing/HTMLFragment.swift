import Markup
public import Notebook
public import Source

/// Plain CommonMark as HTML without a page around it, written as the specification's examples are.
///
/// Raw HTML stays as it is and links lead anywhere: this is for authors' own files, not for pages of others.
public struct HTMLFragment {
  /// The HTML so far, UTF-8: the same blocks give the same bytes.
  public private(set) var bytes: [UInt8] = []
  private var body: BodyWriter

  /// The fragment of a file, still empty.
  public init(commonMark file: SourceFile) {
    let document = Document(file: file, frontMatter: FrontMatter(), blocks: [], diagnostics: [])
    body = BodyWriter(inlines: InlineWriter(commonMark: document), outline: Outline())
    bytes.reserveCapacity(file.bytes.count * 3 / 2)
  }

  /// Appends a block that was read as CommonMark.
  public mutating func append(_ block: Block) {
    body.markup(block).write(to: &bytes)
    bytes.append(UInt8(ascii: "\n"))
  }
}
