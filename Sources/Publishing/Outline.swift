import Notebook

/// The headings of a document as the page uses them: which one is its title, and how deep the others stand.
struct Outline {
  /// The title: the front matter's, or else the level-1 heading that starts the document.
  let title: [Inline]
  /// The blocks without a heading that became the title.
  let blocks: [Block]
  /// How much deeper a heading stands in the page than in the Markdown, because only the title is of level 1.
  let shift: Int
  /// Whether sections carry numbers.
  let numbersSections: Bool

  /// No outline: every heading keeps its level.
  init() {
    title = []
    blocks = []
    shift = 0
    numbersSections = false
  }

  /// The outline of a document.
  init(_ document: Document) {
    var title = document.frontMatter.title
    var blocks = document.blocks
    if title.isEmpty, case .heading(1, _, let inlines)? = blocks.first {
      title = inlines
      blocks.removeFirst()
    }
    self.title = title
    self.blocks = blocks
    numbersSections = document.frontMatter.numbersSections
    let hasTopLevel = blocks.contains { block in if case .heading(1, _, _) = block { true } else { false } }
    shift = hasTopLevel ? 1 : 0
  }

  /// The level of a heading in the page, 2 to 6.
  func level(_ written: Int) -> Int { min(6, max(2, written + shift)) }
}

/// Running numbers of sections: 1, 1.1, 1.2, 2.
struct SectionNumbers {
  private var counts: [Int] = []

  /// The number of the next heading of a level from 2.
  mutating func next(level: Int) -> String {
    let depth = level - 1
    while counts.count < depth { counts.append(0) }
    counts.removeLast(counts.count - depth)
    counts[depth - 1] += 1
    return counts.map { count in "\(count)" }.joined(separator: ".")
  }
}
