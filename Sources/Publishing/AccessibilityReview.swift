public import Notebook
public import Source
import Typesetting

/// What stands between a notebook and readers who do not see it, or not well, as far as it can be told without a browser.
public struct AccessibilityReview {
  let document: Document
  let results: Results
  private(set) var found: [Diagnostic] = []
  private let words: InlineText

  /// Reviews a notebook that was run.
  public init(_ document: Document, _ results: Results) {
    self.document = document
    self.results = results
    let mathematics = Mathematics(document)
    words = InlineText(
      document: document, results: results, mathematics: mathematics,
      numbering: Numbering(document, results, mathematics))
    checkLanguage()
    checkHeadings()
    checkLinks()
    for part in document.parts {
      switch part.kind {
      case .image(let destination, let content, let description):
        check(text(description ?? content), isOf: "image", named: destination, at: part.span)
      case .description(let words): check(text(words), isOf: "figure", named: "", at: part.span)
      case .header(let cells): checkHeader(cells, at: part.span)
      case .math(let source): checkColours(of: source)
      case .heading, .link, .language, .title: break
      }
    }
    checkMacros()
    checkFigures(document.blocks)
  }

  /// Everything that was found, in the order of the places.
  public var diagnostics: [Diagnostic] {
    found.enumerated().sorted { first, second in
      let places = (first.element.span?.start ?? 0, second.element.span?.start ?? 0)
      return places.0 == places.1 ? first.offset < second.offset : places.0 < places.1
    }.map { $0.element }
  }

  mutating func warn(_ code: String, _ message: String, at span: Span?, hint: String) {
    found.append(Diagnostic(.warning, code: code, message, at: span, hint: hint))
  }

  /// Running text in words, without blanks at its ends.
  func text(_ inlines: [Inline]) -> String {
    words.text(inlines).split { $0.isWhitespace }.joined(separator: " ")
  }

  private mutating func checkLanguage() {
    for part in document.parts {
      guard case .language(let tag) = part.kind else { continue }
      // A language has two or three letters (BCP 47, section 2.2.1).
      let language = tag.prefix { $0 != "-" }
      if !(2...3).contains(language.count) || !language.allSatisfy({ $0.isLetter }) {
        warn(
          "unknown-language", "'\(tag)' is no tag of a language, so that a screen reader cannot choose its voice",
          at: part.span, hint: "Write a tag of two or three letters such as en, de or pt-BR")
      }
      return
    }
    warn(
      "missing-language", "The notebook does not say its language, and is read out as English", at: Span(0, 0),
      hint: "Write lang: en, or another language, in the front matter between two lines of ---")
  }

  private mutating func checkHeadings() {
    var before: (level: Int, text: String)?
    var hasTitle = document.parts.contains { if case .title = $0.kind { true } else { false } }
    for part in document.parts {
      guard case .heading(let level, let content) = part.kind else { continue }
      let text = text(content)
      if text.isEmpty {
        warn(
          "empty-heading", "This heading has no text", at: part.span, hint: "Write its text, or remove the number signs"
        )
      }
      if level == 1 {
        if hasTitle {
          warn(
            "second-title", "The page has a title already, and this is a second heading of level 1", at: part.span,
            hint: "Write ## for the sections of a page; only its title has level 1")
        }
        hasTitle = true
      }
      let last = before?.level ?? 1
      if level > last + 1 {
        let marks = String(repeating: "#", count: last + 1)
        let place = before.map { "'\($0.text)' of level \($0.level)" } ?? "the title"
        warn(
          "skipped-heading", "This heading of level \(level) follows \(place): level \(last + 1) is skipped",
          at: part.span, hint: "Write \(marks), or put a heading of level \(last + 1) before it")
      }
      before = (level, text)
    }
  }

  private mutating func checkHeader(_ cells: [(text: [Inline], span: Span)], at span: Span) {
    let empty = cells.indices.filter { text(cells[$0].text).isEmpty }
    if empty.count == cells.count {
      warn(
        "table-without-header", "This table has no header: all cells of its first row are empty", at: span,
        hint: "Say in the first row what stands in each column")
      return
    }
    // The corner above a column of headings may be empty.
    for column in empty where column > 0 {
      warn(
        "empty-header", "The header of column \(column + 1) of this table is empty", at: cells[column].span,
        hint: "Say in the first row what stands in each column")
    }
  }
}
