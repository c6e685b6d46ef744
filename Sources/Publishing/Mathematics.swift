import Markup
public import Notebook
public import Source
import Typesetting

/// The TeX of a document, typeset once and in document order, so that a formula knows the macros defined before it.
struct Mathematics {
  private struct Key: Hashable {
    var start: Int
    var tex: String
  }

  private var formulas: [Key: ParsedTeX] = [:]
  private var macros = Macros()

  /// What is wrong with the TeX, in document order.
  private(set) var diagnostics: [Diagnostic] = []

  /// No TeX at all.
  init() {}

  /// Typesets all TeX of a document.
  init(_ document: Document) {
    let matter = document.frontMatter
    for inlines in [matter.title, matter.subtitle, matter.abstract] { add(inlines) }
    add(document.blocks)
  }

  /// The typeset form of a piece of the document's TeX.
  func formula(_ source: TeXSource) -> ParsedTeX {
    formulas[Key(start: source.span.start, tex: source.tex)] ?? parseTeX(source.tex, at: source.span.start)
  }

  private mutating func add(_ source: TeXSource) {
    let parsed = parseTeX(source.tex, at: source.span.start, macros: macros)
    macros = parsed.macros
    diagnostics += parsed.diagnostics
    formulas[Key(start: source.span.start, tex: source.tex)] = parsed
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(_, _, let inlines), .paragraph(let inlines): add(inlines)
      case .quote(let blocks): add(blocks)
      case .list(let list): for item in list.items { add(item) }
      case .cell(let cell): add(cell.options.figureCaption)
      case .math(let source): add(source)
      case .table(let table): for text in table.texts { add(text) }
      case .figure(let figure): add(figure.caption)
      case .division(let division):
        add(division.title)
        add(division.blocks)
      case .footnote(let footnote): add(footnote.blocks)
      case .attributed(_, let block): add([block])
      case .code, .html, .rule: break
      }
    }
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .attributed(_, let content),
        .link(_, _, let content), .image(_, _, let content):
        add(content)
      case .math(let source): add(source)
      case .text, .softBreak, .lineBreak, .code, .value, .html, .reference, .footnote: break
      }
    }
  }
}

extension ParsedTeX {
  /// The formula as MathML; TeX that was not understood is shown as it was written.
  func markup(of source: TeXSource, display: Bool) -> Markup {
    guard isComplete else { return .tag("span", ["class": "broken"], [.tag("code", [:], [.text(source.tex)])]) }
    return display ? formula.mathML(display: true) : .inline(formula)
  }

  /// The formula as lines of text; TeX that was not understood is shown as it was written.
  func lines(of source: TeXSource, width: Int) -> [String] {
    isComplete ? formula.text(width: width) : source.tex.split(separator: "\n").map { line in String(line) }
  }

  /// The formula in one line of text; TeX that was not understood is shown as it was written.
  func lineOfText(of source: TeXSource) -> String { isComplete ? formula.inlineText : "$\(source.tex)$" }
}

extension Document {
  /// What is wrong with the document's TeX, in document order: unknown commands and malformed formulas.
  public var texDiagnostics: [Diagnostic] { Mathematics(self).diagnostics }
}
