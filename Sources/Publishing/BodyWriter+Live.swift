import Language
import Markup
import Notebook

extension BodyWriter {
  /// A cell of a page with controls: its code, its results, which change, then its controls, and the caption of its
  /// figure or table.
  mutating func liveMarkup(
    _ cell: Cell, _ outputs: [Output], _ controls: [Control], _ legends: [FigureLegend], _ tableCaption: Markup?
  ) -> Markup {
    let results = Markup.tag(
      "div", ["class": "results", "id": "step-\(cell.index)"],
      [
        cell.liveMarkup(outputs, in: inlines.document.file, tableTitle: inlines.words[.showData])
      ])
    var parts = [results] + strip(controls)
    var attributes: [Markup.Attribute] = []
    if let anchor = legends.first?.anchor { attributes.append(Markup.Attribute("id", anchor)) }
    // The author's words name the whole; what the drawing itself says follows the controls.
    if let description = legends.first?.description, !cell.options.figureDescription.haveValues {
      attributes.append(Markup.Attribute("aria-label", description))
    }
    if let tableCaption {
      parts = [.element("figure", [Markup.Attribute("class", "table")] + attributes, [tableCaption] + parts)]
    } else if let legend = legends.last {
      var caption: [Markup] = legend.number.map { [.tag("b", [:], [.text($0)])] } ?? []
      if legend.caption != .empty { caption.append(legend.caption) }
      if !caption.isEmpty { caption = [.tag("figcaption", [:], caption)] }
      parts = [.element("figure", attributes, parts + caption)]
    }
    let isEditable = inlines.isLive && (cell.options.isEditable || cell.options.role == .starter)
    return cell.markup(around: parts, isAnchored: attributes.isEmpty, isEditable: isEditable, fold: fold(of: cell))
  }

  /// The controls of a cell in a row, and their values in words for paper.
  private mutating func strip(_ controls: [Control]) -> [Markup] {
    guard !controls.isEmpty else { return [] }
    let elements = controls.map { $0.markup(words: inlines.words) }
    let statements = controls.compactMap { $0.statement }.joined(separator: ", ")
    return [
      .tag("div", ["class": "strip"], elements), .tag("p", ["class": "static"], [.text(statements)]),
    ]
  }
}

extension [Inline] {
  /// Whether something in them is computed.
  fileprivate var haveValues: Bool {
    contains { inline in
      switch inline {
      case .value: true
      case .math(let source): source.tex.contains("\\eval")
      case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .link(_, _, let inlines),
        .image(_, _, let inlines), .attributed(_, let inlines):
        inlines.haveValues
      case .text, .softBreak, .lineBreak, .code, .html, .reference, .footnote: false
      }
    }
  }
}
