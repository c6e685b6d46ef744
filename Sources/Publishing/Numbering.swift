import Notebook

/// The numbers of sections, equations, figures, tables and theorems, counted in the order they come.
struct Counters {
  private var sections = SectionNumbers()
  private var figures = 0
  private var tables = 0
  private var theorems: [Theorem: Int] = [:]

  /// The number of the next section with a heading of a level from 2.
  mutating func section(level: Int) -> String { sections.next(level: level) }

  /// The number of the next figure.
  mutating func figure() -> Int {
    figures += 1
    return figures
  }

  /// The number of the next table.
  mutating func table() -> Int {
    tables += 1
    return tables
  }

  /// The number of the next theorem of a kind.
  mutating func theorem(_ kind: Theorem) -> Int {
    theorems[kind, default: 0] += 1
    return theorems[kind, default: 0]
  }
}

/// What a document's mentions and marks of notes stand for: the same numbers that its writers count to.
struct Numbering {
  /// Something that can be mentioned.
  struct Target {
    /// The word before its number.
    var word: String
    /// Its number; nil for a section without one.
    var number: String?
    /// The title of a section without a number.
    var title: [Inline] = []
  }

  /// What can be mentioned, by name.
  private(set) var targets: [String: Target] = [:]
  /// The notes in the order in which the text refers to them.
  private(set) var notes: [Footnote] = []
  /// The numbers of the notes by name.
  private(set) var noteNumbers: [String: Int] = [:]

  private var counters = Counters()
  private var footnotes: [String: Footnote] = [:]
  private var outline = Outline()
  private var words = Words(language: "en")

  /// No numbers at all.
  init() {}

  /// The numbers of a document.
  init(_ document: Document, _ results: Results, _ mathematics: Mathematics) {
    outline = Outline(document)
    words = Words(language: document.frontMatter.language)
    for (name, number) in mathematics.numbers { targets[name] = Target(word: words[.equation], number: number) }
    collectFootnotes(document.blocks)
    add(outline.blocks, results)
    var next = 0
    while next < notes.count {
      add(notes[next].blocks, results)
      next += 1
    }
  }

  private mutating func collectFootnotes(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .footnote(let footnote): footnotes[footnote.name] = footnote
      case .quote(let blocks): collectFootnotes(blocks)
      case .list(let list): for item in list.items { collectFootnotes(item) }
      case .division(let division): collectFootnotes(division.blocks)
      case .heading, .paragraph, .code, .cell, .math, .html, .rule, .table, .figure, .attributed, .choices: break
      }
    }
  }

  private mutating func add(_ blocks: [Block], _ results: Results) {
    for block in blocks {
      switch block {
      case .heading(let level, let anchor, let content): addHeading(level, anchor, content, isNumbered: true)
      case .attributed(let attributes, let block):
        if case .heading(let level, let anchor, let content) = block {
          addHeading(level, anchor, content, isNumbered: !attributes.classes.contains("unnumbered"))
        }
      case .paragraph(let content): add(content)
      case .quote(let blocks): add(blocks, results)
      case .list(let list): for item in list.items { add(item, results) }
      case .cell(let cell):
        for text in cell.options.texts { add(text) }
        if cell.options.isTable, cell.shows(aTableIn: results) {
          name(cell.options.label, words[.table], counters.table())
        }
        if !cell.options.figureCaption.isEmpty, cell.shows(aFigureIn: results) {
          let isNamed = cell.options.label?.hasPrefix("tbl-") == true
          name(isNamed ? nil : cell.options.label, words[.figure], counters.figure())
        }
      case .choices(let choices): for text in choices.texts { add(text) }
      case .table(let table):
        for text in table.texts { add(text) }
        if table.isNumbered { name(table.attributes.name, words[.table], counters.table()) }
      case .figure(let figure):
        add(figure.caption)
        name(figure.attributes.name, words[.figure], counters.figure())
      case .division(let division):
        add(division.title)
        if case .theorem(let kind) = division.kind {
          name(division.attributes.name, words[of: kind], counters.theorem(kind))
        }
        add(division.blocks, results)
      case .code, .math, .html, .rule, .footnote: break
      }
    }
  }

  private mutating func addHeading(_ level: Int, _ anchor: String, _ content: [Inline], isNumbered: Bool) {
    add(content)
    let isNumbered = isNumbered && outline.numbersSections
    let number = isNumbered ? counters.section(level: outline.level(level)) : nil
    targets[anchor] = Target(word: words[.section], number: number, title: content)
  }

  private mutating func name(_ name: String?, _ word: String, _ number: Int) {
    if let name { targets[name] = Target(word: word, number: "\(number)") }
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .attributed(_, let content),
        .link(_, _, let content), .image(_, _, let content):
        add(content)
      case .footnote(let name):
        guard noteNumbers[name] == nil, let footnote = footnotes[name] else { break }
        notes.append(footnote)
        noteNumbers[name] = notes.count
      case .text, .softBreak, .lineBreak, .code, .math, .value, .html, .reference: break
      }
    }
  }
}

extension Cell {
  /// Whether a drawing of the cell is part of the page.
  fileprivate func shows(aFigureIn results: Results) -> Bool {
    shown(results.cells[index] ?? []).contains { output in if case .figure = output { true } else { false } }
  }

  /// Whether a result of the cell, which its caption calls a table, is part of the page.
  func shows(aTableIn results: Results) -> Bool {
    shown(results.cells[index] ?? []).contains { output in
      switch output {
      case .printed, .display, .states: true
      case .figure, .control, .verdict, .feedback, .diagnostic: false
      }
    }
  }
}
