import Notebook
import Source
import Typesetting

/// The blocks of a document as lines of text; sections, equations and figures are numbered in the order they come.
struct TextWriter {
  private let document: Document
  private let results: Results
  private let outline: Outline
  private let inlines: InlineText
  /// The text of headings, which are bold as a whole.
  private let headings: InlineText
  private let style: TerminalStyle
  private let words: Words
  private var counters = Counters()

  init(document: Document, results: Results, outline: Outline, style: TerminalStyle) {
    self.document = document
    self.results = results
    self.outline = outline
    words = Words(language: document.frontMatter.language)
    let mathematics = Mathematics(document)
    var inlines = InlineText(
      document: document, results: results, mathematics: mathematics,
      numbering: Numbering(document, results, mathematics), isMarked: true)
    // A heading is bold as a whole; its parts carry no marks beside it.
    headings = style.isShown ? inlines.unmarked : inlines
    inlines.style = style
    self.inlines = inlines
    self.style = style
  }

  /// The lines of each block; blocks without any are left out.
  mutating func blocks(_ blocks: [Block], width: Int) -> [[String]] {
    var sections: [[String]] = []
    for block in blocks {
      let lines = lines(block, width: width)
      if !lines.isEmpty { sections.append(lines) }
    }
    return sections
  }

  /// A heading with its line of `=`, `-` or `~` below.
  func heading(_ content: [Inline], level: Int, width: Int, number: String = "") -> [String] {
    let lines = LineWrapping.lines(number + headings.text(content), width: width)
    let length = lines.map { line in line.columns }.max() ?? 0
    return lines.map { line in style(.bold, line) } + [
      String(repeating: level == 1 ? "=" : level == 2 ? "-" : "~", count: length)
    ]
  }

  /// Running text, then what could not be computed or typeset in it.
  func paragraph(_ content: [Inline], width: Int) -> [String] {
    let lines = LineWrapping.lines(inlines.text(content), width: width)
    return lines + problems(content, width: width)
  }

  /// What could not be computed or typeset in running text, each after a blank line.
  private func problems(_ content: [Inline], width: Int) -> [String] {
    inlines.problems(content).flatMap { diagnostic in [""] + lines(diagnostic, width: width) }
  }

  private mutating func lines(_ block: Block, width: Int) -> [String] {
    switch block {
    case .heading(let level, _, let content): return heading(level, content, isNumbered: true, width: width)
    case .paragraph(let content): return paragraph(content, width: width)
    case .quote(let blocks):
      return joined(self.blocks(blocks, width: width - 2)).map { line in line.isEmpty ? ">" : "> " + line }
    case .list(let list): return lines(list, width: width)
    case .code(let code, let language):
      let isOurs = ["octave", "matlab", "nbrun"].contains(language)
      return indented(
        isOurs ? highlighted(Array(code.utf8)) : TextWriter.lines(of: code).map { line in style(.cyan, line) })
    case .cell(let cell): return lines(cell, width: width)
    case .math(let source): return equation(source, width: width)
    case .html(let raw): return raw.hasPrefix("<!--") ? [] : TextWriter.lines(of: raw)
    case .rule: return [String(repeating: " ", count: max(0, width / 2 - 3)) + "* * *"]
    case .table(let table): return lines(table, width: width)
    case .figure(let figure):
      let description = figure.attributes.description
      let image = description.map { inlines.text($0) } ?? figure.destination
      return LineWrapping.lines("[image: \(image)]", width: width)
        + captioned("\(words[.figure]) \(counters.figure()): ", figure.caption, width: width)
        + problems((description ?? []) + figure.caption, width: width)
    case .division(let division): return lines(division, width: width)
    case .choices(let choices): return lines(choices, width: width)
    case .footnote: return []
    case .attributed(let attributes, .heading(let level, _, let content)):
      return heading(level, content, isNumbered: !attributes.classes.contains("unnumbered"), width: width)
    case .attributed(_, let block): return lines(block, width: width)
    }
  }

  private mutating func heading(_ level: Int, _ content: [Inline], isNumbered: Bool, width: Int) -> [String] {
    let level = outline.level(level)
    let number = outline.numbersSections && isNumbered ? counters.section(level: level) + " " : ""
    return heading(content, level: level, width: width, number: number)
  }

  private func captioned(_ number: String, _ caption: [Inline], width: Int) -> [String] {
    [""] + LineWrapping.lines(style(.bold, number) + inlines.text(caption), width: width)
  }

  private mutating func lines(_ table: Table, width: Int) -> [String] {
    let texts = ([table.header] + table.rows).map { row in row.map { cell in inlines.text(cell) } }
    var lines = TextTable(rows: texts, alignments: table.alignments).lines(width: width)
    for text in table.texts { lines += problems(text, width: width) }
    guard table.isNumbered else { return lines }
    return captioned("\(words[.table]) \(counters.table()): ", table.caption, width: width).dropFirst() + [""] + lines
  }

  private mutating func lines(_ division: Division, width: Int) -> [String] {
    let title = inlines.text(division.title)
    switch division.kind {
    case .plain: return joined(blocks(division.blocks, width: width))
    case .callout(let callout, _):
      let head = title.isEmpty ? words[of: callout] + ":" : "\(words[of: callout]): \(title)"
      let content =
        [LineWrapping.lines(style(.bold, head), width: width - 2)] + blocks(division.blocks, width: width - 2)
      return joined(content).map { line in line.isEmpty ? "│" : "│ " + line }
    case .theorem(let kind):
      let number = inlines.strong("\(words[of: kind]) \(counters.theorem(kind))")
      return lines(division.blocks, after: title.isEmpty ? number + "." : "\(number) (\(title)).", width: width)
    case .proof:
      let head = inlines.emphasized(title.isEmpty ? "\(words[.proof])." : "\(words[.proof]) \(title).")
      var lines = lines(division.blocks, after: head, width: width - 2)
      if let last = lines.popLast() { lines.append(last + " ∎") }
      return lines
    case .hint, .solution:
      let word = if case .hint = division.kind { words[.hint] } else { words[.solution] }
      let head = inlines.emphasized(title.isEmpty ? "\(word)." : "\(word) \(title).")
      return lines(division.blocks, after: head, width: width)
    }
  }

  /// Blocks with a head that starts their first paragraph.
  private mutating func lines(_ inner: [Block], after head: String, width: Int) -> [String] {
    guard case .paragraph(let text) = inner.first else { return joined([[head]] + blocks(inner, width: width)) }
    let first = paragraph([.text(head + " ")] + text, width: width)
    return joined([first] + blocks(Array(inner.dropFirst()), width: width))
  }

  /// The notes in the order of their numbers.
  mutating func notes(width: Int) -> [[String]] {
    var sections: [[String]] = []
    for (index, note) in inlines.numbering.notes.enumerated() {
      let mark = "[\(index + 1)] "
      let content = joined(blocks(note.blocks, width: width - mark.count))
      let margin = String(repeating: " ", count: mark.count)
      sections.append(
        content.enumerated().map { position, line in (position == 0 ? mark : line.isEmpty ? "" : margin) + line })
    }
    return sections
  }

  private mutating func lines(_ list: List, width: Int) -> [String] {
    var lines: [String] = []
    let last = (list.start ?? 0) + list.items.count - 1
    let marker = list.start == nil ? 2 : "\(last). ".count
    for (index, item) in list.items.enumerated() {
      let blocks = blocks(item, width: width - marker - (list.tasks[index] == nil ? 0 : 4))
      let content = list.isTight ? blocks.flatMap { $0 } : joined(blocks)
      let bullet = list.start.map { start in "\(start + index)." } ?? "-"
      let task = list.tasks[index].map { isDone in isDone ? "[x] " : "[ ] " } ?? ""
      if !list.isTight, index > 0 { lines.append("") }
      for (position, line) in (content.isEmpty ? [""] : content).enumerated() {
        let margin = position == 0 ? bullet : ""
        let line = line.isEmpty ? line : (position == 0 ? task : String(repeating: " ", count: task.count)) + line
        lines.append(line.isEmpty ? margin : margin + String(repeating: " ", count: marker - margin.count) + line)
      }
    }
    return lines
  }

  private mutating func equation(_ source: TeXSource, width: Int) -> [String] {
    let entry = inlines.mathematics.entry(source)
    var lines = entry.parsed.isBlank ? [] : indented(entry.lines(of: source, width: width - 4, results))
    if let number = entry.number?.formula.inlineText, !lines.isEmpty {
      let middle = lines.count / 2
      let room = width - lines[middle].columns - number.columns
      lines[middle] += String(repeating: " ", count: max(2, room)) + number
    }
    for problem in entry.problems(results) { lines += [""] + self.lines(problem, width: width) }
    return lines
  }

  private mutating func lines(_ cell: Cell, width: Int) -> [String] {
    if cell.options.role == .check { return blanks(cell.options.sheet, width: width) }
    let isShown = cell.options.isIncluded && cell.options.echo != .hidden
    var sections = isShown ? [indented(highlighted(cell.code.bytes))] : []
    var printed = ""
    let outputs = cell.shown(results.cells[cell.index] ?? [])
    let last = outputs.lastIndex { output in if case .figure = output { true } else { false } }
    let options = cell.options
    if options.isTable, cell.shows(aTableIn: results) {
      let number = "\(words[.table]) \(counters.table()): "
      sections.append(
        Array(captioned(number, options.tableCaption, width: width).dropFirst())
          + problems(options.tableCaption, width: width))
    }
    for (index, output) in outputs.enumerated() {
      switch output {
      case .control(let control): if let statement = control.statement { printed += statement + "\n" }
      case .verdict, .feedback: break
      case .printed, .display, .states: printed += output.text(in: document.file, width: width)
      case .diagnostic(let diagnostic):
        TextWriter.append(&printed, to: &sections)
        sections.append(lines(diagnostic, width: width))
      case .figure:
        TextWriter.append(&printed, to: &sections)
        var lines = TextWriter.lines(of: output.text(in: document.file, width: width, style: style))
        if index == last, !options.figureCaption.isEmpty {
          lines += captioned("\(words[.figure]) \(counters.figure()): ", options.figureCaption, width: width)
          lines += problems(options.figureCaption, width: width)
        }
        sections.append(lines)
      }
    }
    TextWriter.append(&printed, to: &sections)
    return joined(sections.filter { section in !section.isEmpty })
  }

  private static func append(_ printed: inout String, to sections: inout [[String]]) {
    if !printed.isEmpty { sections.append(lines(of: printed)) }
    printed = ""
  }

  /// A diagnostic; its words go on in the next line where they are wider, but never the source and the carets.
  private func lines(_ diagnostic: Diagnostic, width: Int) -> [String] {
    let lines = TextWriter.lines(of: diagnostic.text(in: document.file, style: style, width: width))
    let excerpt = diagnostic.span == nil ? 0..<0 : 2..<4
    return lines.enumerated().flatMap { index, line in
      guard line.columns > width, !excerpt.contains(index) else { return [line] }
      let margin = String(line.prefix { $0 == " " })
      return LineWrapping.lines(line, width: width - margin.count - 2).enumerated().map { position, part in
        margin + (position == 0 ? "" : "  ") + part
      }
    }
  }

  /// The lines of code in nbrun's language.
  private func highlighted(_ code: [UInt8]) -> [String] {
    style.isShown ? style.highlighted(code) : TextWriter.lines(of: String(decoding: code, as: UTF8.self))
  }

  private func indented(_ lines: [String]) -> [String] {
    lines.map { line in line.isEmpty ? "" : "    " + line }
  }

  private func joined(_ sections: [[String]]) -> [String] {
    Array(sections.joined(separator: [""]))
  }

  /// The lines of a text without the blank ones at its end.
  private static func lines(of text: String) -> [String] {
    var lines = text.split(separator: "\n", omittingEmptySubsequences: false).map { line in String(line) }
    while lines.last?.isEmpty == true { lines.removeLast() }
    return lines
  }
}
