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

  var inlines: InlineWriter
  var counters = Counters()
  private let outline: Outline
  /// The solutions that are folded away, for the end of a printed page, each with the name of its exercise.
  var answers: [Markup] = []
  /// The exercise that was met last.
  var exercise = ""

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

  /// The markup of the body's blocks, each on lines of its own and followed by the notes to its text.
  mutating func markup(_ blocks: [Block]) -> [Markup] {
    var pieces: [Markup] = []
    for block in blocks { pieces += lines([block]) + pendingNotes() }
    var notes = pendingNotes()
    while !notes.isEmpty {
      pieces += notes
      notes = pendingNotes()
    }
    return pieces
  }

  /// The markup of blocks, each on lines of its own and followed by the diagnostics of its text.
  mutating func lines(_ blocks: [Block]) -> [Markup] { lines(blocks, isTight: false, startsLine: true) }

  /// The markup of blocks: paragraphs of tight lists stand in the line, all else on lines of its own.
  private mutating func lines(_ blocks: [Block], isTight: Bool, startsLine: Bool) -> [Markup] {
    var pieces: [Markup] = []
    var startsLine = startsLine
    for block in blocks {
      if isTight, case .paragraph(let text) = block {
        pieces += inlines.markup(text)
        startsLine = false
      } else if case .footnote = block {
        continue
      } else {
        if !startsLine { pieces.append(.text("\n")) }
        pieces.append(markup(block))
        pieces.append(.text("\n"))
        startsLine = true
      }
      guard inlines.hasDiagnostics else { continue }
      pieces += pendingDiagnostics()
      if !isTight { pieces.append(.text("\n")) }
      startsLine = !isTight
    }
    return pieces
  }

  mutating func markup(_ block: Block) -> Markup {
    switch block {
    case .heading(let level, _, let content) where inlines.isPlain:
      return .element("h\(level)", [], inlines.markup(content))
    case .heading(let level, let anchor, let content): return heading(outline.level(level), anchor, content)
    case .paragraph(let content): return .element("p", [], inlines.markup(content))
    case .quote(let blocks): return .element("blockquote", [], [.text("\n")] + lines(blocks))
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
    case .table(let table): return markup(table)
    case .figure(let figure): return markup(figure)
    case .division(let division): return markup(division)
    case .choices(let choices): return markup(choices)
    case .footnote: return .empty
    case .attributed(let attributes, .heading(let level, let anchor, let content)):
      return heading(outline.level(level), anchor, content, attributes)
    case .attributed(let attributes, let block): return .element("div", attributes.markup(), [markup(block)])
    }
  }

  private func isBlank(_ content: [Markup]) -> Bool {
    content.allSatisfy { piece in
      if case .text(let text) = piece { text.allSatisfy { $0.isWhitespace } } else { false }
    }
  }

  private mutating func heading(
    _ level: Int, _ anchor: String, _ content: [Inline], _ attributes: Attributes = Attributes()
  ) -> Markup {
    var parts: [Markup] = [
      .tag("a", ["class": "anchor", "href": "#" + anchor, "aria-hidden": "true", "tabindex": "-1"], [.text("#")])
    ]
    var title = inlines.text(content)
    if outline.numbersSections, !attributes.classes.contains("unnumbered") {
      let number = counters.section(level: level)
      parts.append(.tag("span", ["class": "number"], [.text(number)]))
      title = "\(number) \(title)"
    }
    if level == 2 { contents.append(Entry(anchor: anchor, title: title)) }
    return .element("h\(level)", attributes.markup(name: anchor), parts + inlines.markup(content))
  }

  private mutating func markup(_ list: List) -> Markup {
    var items: [Markup] = [.text("\n")]
    for (index, blocks) in list.items.enumerated() {
      let startsLine = !list.isTight && !blocks.isEmpty
      let content = lines(blocks, isTight: list.isTight, startsLine: startsLine)
      if let isDone = list.tasks[index] {
        items.append(task(isDone, content))
      } else {
        items.append(.element("li", [], startsLine ? [.text("\n")] + content : content))
      }
      items.append(.text("\n"))
    }
    guard let start = list.start else { return .element("ul", [], items) }
    return .element("ol", start == 1 ? [] : [Markup.Attribute("start", "\(start)")], items)
  }

  /// An item with a box, which says nothing more than its mark did.
  private func task(_ isDone: Bool, _ content: [Markup]) -> Markup {
    let state = Markup.Attribute("aria-label", inlines.words[isDone ? .done : .open])
    let box = [Markup.Attribute("type", "checkbox"), Markup.Attribute("disabled", ""), state]
    let checked = isDone ? [Markup.Attribute("checked", "")] : []
    return .tag("li", ["class": "task"], [.element("input", box + checked, []), .tag("div", [:], content)])
  }

  private mutating func equation(_ source: TeXSource) -> Markup {
    let entry = inlines.mathematics.entry(source)
    let problems = entry.problems(results).map { diagnostic in diagnostic.markup(in: document.file) }
    // Definitions show nothing.
    if entry.parsed.isBlank, entry.number == nil { return .fragment(problems) }
    var parts = [
      Markup.tag("div", [:], [entry.markup(of: source, display: true, results, steps: inlines.formulaSteps)])
    ]
    var attributes = [Markup.Attribute("class", "equation")]
    if let number = entry.number {
      let text = number.formula.isWords ? Markup.text(number.formula.inlineText) : .inline(number.formula)
      parts.append(.tag("span", ["class": "number"], [text]))
      if let name = number.name { attributes.append(Markup.Attribute("id", name)) }
    }
    return .fragment([.element("div", attributes, parts)] + problems)
  }

  private mutating func markup(_ cell: Cell) -> Markup {
    if cell.options.role == .check { return asking(cell) }
    let outputs = results.cells[cell.index] ?? []
    let options = cell.options
    var tableCaption: Markup?
    if options.isTable, cell.shows(aTableIn: results) {
      let number = Markup.tag("b", [:], [.text("\(inlines.words[.table]) \(counters.table())")])
      tableCaption = .element("figcaption", [], [number] + inlines.markup(options.tableCaption))
    }
    var legends: [FigureLegend] = []
    let count = cell.shown(outputs).count(where: { output in if case .figure = output { true } else { false } })
    if count > 0 {
      let description = options.figureDescription.isEmpty ? nil : inlines.description(options.figureDescription)
      legends = (1...count).map { number in
        FigureLegend(id: "figure-\(cell.index + 1)-\(number)", description: description)
      }
    }
    if options.showsFigureData { for index in legends.indices { legends[index].tableTitle = inlines.words[.showData] } }
    // One caption speaks of all drawings of a cell: a link leads to the first, and the words stand under the last.
    if let last = legends.indices.last {
      if tableCaption == nil || options.label?.hasPrefix("tbl-") != true { legends[0].anchor = options.label }
      if !options.figureCaption.isEmpty {
        legends[last].number = "\(inlines.words[.figure]) \(counters.figure())"
        legends[last].caption = .fragment(inlines.markup(options.figureCaption))
      }
    }
    let controls = cell.options.isIncluded ? outputs.compactMap { $0.control } : []
    if cell.options.isIncluded, inlines.isLive || !controls.isEmpty {
      return liveMarkup(cell, outputs, controls, legends, tableCaption)
    }
    return cell.markup(
      outputs, in: document.file, legends: legends, tableCaption: tableCaption, fold: fold(of: cell))
  }

  /// What stands on the fold in front of a cell's code.
  func fold(of cell: Cell) -> [Markup] {
    let lineCount = cell.lineCount
    let lines = "\(lineCount) \(inlines.words[lineCount == 1 ? .line : .lines])"
    return [.text(inlines.words[.showCode] + " "), .tag("small", [:], [.text(lines)])]
  }
}
