import Markup
import Notebook
import Source
import Typesetting

/// The blocks of a document as HTML, with sections, equations and figures numbered in the order they come.
struct BodyWriter {
  /// A line of the table of contents.
  struct Entry {
    var anchor: String
    var title: String
  }

  private var inlines: InlineWriter
  private let outline: Outline
  private var sections = SectionNumbers()
  private var equations = 0
  private var figures = 0

  /// The sections met so far.
  private(set) var contents: [Entry] = []

  init(inlines: InlineWriter, outline: Outline) {
    self.inlines = inlines
    self.outline = outline
  }

  private var document: Document { inlines.document }
  private var results: Results { inlines.results }

  /// The markup of running text outside the body, such as the title.
  mutating func inlineMarkup(_ content: [Inline]) -> [Markup] { inlines.markup(content) }

  /// What the inlines since the last call could not show, as blocks.
  mutating func pendingDiagnostics() -> [Markup] {
    inlines.takeDiagnostics().map { diagnostic in diagnostic.markup(in: document.file) }
  }

  /// The markup of blocks, each on lines of its own and followed by the diagnostics of its text.
  mutating func markup(_ blocks: [Block]) -> [Markup] { lines(blocks, isTight: false, startsLine: true) }

  /// The markup of blocks: paragraphs of tight lists stand in the line, all else on lines of its own.
  private mutating func lines(_ blocks: [Block], isTight: Bool, startsLine: Bool) -> [Markup] {
    var pieces: [Markup] = []
    var startsLine = startsLine
    for block in blocks {
      if isTight, case .paragraph(let text) = block {
        pieces += inlines.markup(text)
        startsLine = false
      } else {
        if !startsLine { pieces.append(.text("\n")) }
        pieces.append(markup(block))
        pieces.append(.text("\n"))
        startsLine = true
      }
      guard inlines.hasDiagnostics else { continue }
      pieces += pendingDiagnostics()
      startsLine = false
    }
    return pieces
  }

  mutating func markup(_ block: Block) -> Markup {
    switch block {
    case .heading(let level, _, let content) where inlines.isPlain:
      return .element("h\(level)", [], inlines.markup(content))
    case .heading(let level, let anchor, let content): return heading(outline.level(level), anchor, content)
    case .paragraph(let content): return .element("p", [], inlines.markup(content))
    case .quote(let blocks): return .element("blockquote", [], [.text("\n")] + markup(blocks))
    case .list(let list): return markup(list)
    case .code(let code, let language) where inlines.isPlain:
      let attributes = language.isEmpty ? [] : [Markup.Attribute("class", "language-" + language)]
      return .element("pre", [], [.element("code", attributes, [.text(code)])])
    case .code(let code, let language):
      return .code(Array(code.utf8), isHighlighted: ["octave", "matlab", "nbrun"].contains(language))
    case .cell(let cell): return markup(cell)
    case .math(let source): return equation(source)
    case .html(let raw) where inlines.isPlain:
      return .verbatim(raw.utf8.last == UInt8(ascii: "\n") ? String(raw.dropLast()) : raw)
    case .html(let raw):
      var tags = SafeTags()
      tags.append(block: raw)
      let content = tags.finished()
      return isBlank(content) ? .empty : .tag("p", [:], content)
    case .rule: return .tag("hr")
    }
  }

  private func isBlank(_ content: [Markup]) -> Bool {
    content.allSatisfy { piece in
      if case .text(let text) = piece { text.allSatisfy { $0.isWhitespace } } else { false }
    }
  }

  private mutating func heading(_ level: Int, _ anchor: String, _ content: [Inline]) -> Markup {
    var parts: [Markup] = [
      .tag("a", ["class": "anchor", "href": "#" + anchor, "aria-hidden": "true", "tabindex": "-1"], [.text("#")])
    ]
    var title = inlines.text(content)
    if outline.numbersSections {
      let number = sections.next(level: level)
      parts.append(.tag("span", ["class": "number"], [.text(number)]))
      title = "\(number) \(title)"
    }
    if level == 2 { contents.append(Entry(anchor: anchor, title: title)) }
    return .tag("h\(level)", ["id": anchor], parts + inlines.markup(content))
  }

  private mutating func markup(_ list: List) -> Markup {
    var items: [Markup] = [.text("\n")]
    for blocks in list.items {
      let startsLine = !list.isTight && !blocks.isEmpty
      let content = lines(blocks, isTight: list.isTight, startsLine: startsLine)
      items.append(.element("li", [], startsLine ? [.text("\n")] + content : content))
      items.append(.text("\n"))
    }
    guard let start = list.start else { return .element("ul", [], items) }
    return .element("ol", start == 1 ? [] : [Markup.Attribute("start", "\(start)")], items)
  }

  private mutating func equation(_ source: TeXSource) -> Markup {
    let formula = inlines.mathematics.formula(source)
    var parts = [Markup.tag("div", [:], [formula.markup(of: source, display: true)])]
    if source.label != nil {
      equations += 1
      parts.append(.tag("span", ["class": "number"], [.text("(\(equations))")]))
    }
    let attributes = [Markup.Attribute("class", "equation")] + (source.label.map { [Markup.Attribute("id", $0)] } ?? [])
    let problems = formula.diagnostics.map { diagnostic in diagnostic.markup(in: document.file) }
    return .fragment([.element("div", attributes, parts)] + problems)
  }

  private mutating func markup(_ cell: Cell) -> Markup {
    let outputs = results.cells[cell.index] ?? []
    var legends: [FigureLegend] = []
    for output in cell.shown(outputs) {
      guard case .figure = output else { continue }
      let id = "figure-\(cell.index + 1)-\(legends.count + 1)"
      legends.append(FigureLegend(id: id, description: cell.options.figureDescription))
    }
    // One caption speaks of all drawings of a cell: a link leads to the first, and the words stand under the last.
    if let last = legends.indices.last {
      legends[0].anchor = cell.options.label
      if !cell.options.figureCaption.isEmpty {
        figures += 1
        legends[last].number = figures
        legends[last].caption = .fragment(inlines.markup(cell.options.figureCaption))
      }
    }
    return cell.markup(outputs, in: document.file, legends: legends)
  }
}
