/// A table of running text.
public struct Table: Sendable {
  /// Where the text of a column stands.
  public enum Alignment: Sendable {
    case natural, left, center, right
  }

  /// The alignment of each column.
  public var alignments: [Alignment]
  /// The cells of the first row, one for each column.
  public var header: [[Inline]]
  /// The cells of all other rows, one for each column.
  public var rows: [[[Inline]]]
  /// What stands above the table; empty for a table without a number.
  public var caption: [Inline] = []
  /// The attributes after the caption.
  public var attributes = Attributes()

  /// A table without a caption.
  public init(alignments: [Alignment], header: [[Inline]], rows: [[[Inline]]]) {
    self.alignments = alignments
    self.header = header
    self.rows = rows
  }

  /// Whether the table has a number: it has a caption, or a name by which the text mentions it.
  public var isNumbered: Bool { !caption.isEmpty || attributes.name?.hasPrefix("tbl-") == true }

  /// Every piece of running text in reading order.
  public var texts: [[Inline]] {
    var texts = [caption]
    texts += header
    for row in rows { texts += row }
    return texts
  }
}

/// An image that stands alone, with its caption.
public struct ImageFigure: Sendable {
  /// The address of the image.
  public var destination: String
  /// The title, usually shown when the pointer rests on the image.
  public var title: String
  /// What stands under it.
  public var caption: [Inline]
  /// Name, classes, width and the description `fig-alt`.
  public var attributes: Attributes

  /// An image with its caption.
  public init(destination: String, title: String, caption: [Inline], attributes: Attributes) {
    self.destination = destination
    self.title = title
    self.caption = caption
    self.attributes = attributes
  }
}
