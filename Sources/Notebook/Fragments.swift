public import Graphics
public import Markup
public import Source
public import Typesetting

/// What stands under a figure, and what is said to those who cannot see it.
public struct FigureLegend: Sendable {
  /// What the identifiers inside the drawing begin with; unique in the page.
  public var id: String
  /// The name that links to the figure use.
  public var anchor: String?
  /// The word and number that start its caption, such as `Figure 2`; nil for a figure without a caption.
  public var number: String?
  /// The caption.
  public var caption: Markup
  /// The author's description, which replaces the figure's own.
  public var description: String?
  /// What stands on the fold in front of the figure's numbers; nil where they are not shown.
  public var tableTitle: String?
  /// Whether the figure is drawn alone, and its place in the page says the rest.
  var isBare = false
  /// The one layout that is drawn; nil for both, of which the style sheet shows one.
  var layout: Layout?

  /// What stands under a figure.
  public init(
    id: String, anchor: String? = nil, number: String? = nil, caption: Markup = .empty, description: String? = nil
  ) {
    self.id = id
    self.anchor = anchor
    self.number = number
    self.caption = caption
    self.description = description
  }
}

extension Cell {
  /// The outputs that the options let through; the failure of a cell is always shown, unless it hides because the
  /// cell is not part of the page and was allowed to fail.
  public func shown(_ outputs: [Output]) -> [Output] {
    outputs.filter { output in
      switch output {
      case .control: options.isIncluded
      case .verdict, .feedback: false
      case .printed, .display, .states, .figure: options.isIncluded && options.output != .hidden
      case .diagnostic(let diagnostic):
        switch diagnostic.severity {
        case .error: options.isIncluded || !options.allowsFailure
        case .warning: options.isIncluded && options.showsWarnings
        }
      }
    }
  }

  /// The cell as a block of the page: its code, then its outputs in the order they happened.
  ///
  /// - Parameters:
  ///   - outputs: what the run gave; what the options hide is left out here.
  ///   - file: the file that diagnostics point into.
  ///   - legends: for each shown figure in order what stands under it.
  ///   - tableCaption: the caption of the table that the results are.
  ///   - fold: what stands on the fold in front of code that is folded.
  public func markup(
    _ outputs: [Output], in file: SourceFile, legends: [FigureLegend], tableCaption: Markup? = nil, fold: [Markup] = []
  ) -> Markup {
    var shown = resultMarkup(outputs, in: file, legends: legends)
    if let tableCaption, let index = shown.firstIndex(where: { $0.isResults }) {
      shown[index] = .tag("figure", ["class": "table"], [tableCaption, shown[index]])
    }
    return markup(around: shown, isAnchored: !legends.contains { $0.anchor == options.label }, fold: fold)
  }

  /// The cell as a block of the page, around what it has to show besides its code.
  ///
  /// - Parameters:
  ///   - isAnchored: whether the block has the cell's name, which else stands on a figure in it.
  ///   - isEditable: whether the page's script makes an editor of the code.
  public func markup(around shown: [Markup], isAnchored: Bool, isEditable: Bool = false, fold: [Markup]) -> Markup {
    var parts: [Markup] = []
    if options.isIncluded {
      var source = Markup.code(code.bytes, isHighlighted: true)
      if isEditable { source = .tag("div", ["class": "editor", "data-step": "\(index)"], [source]) }
      switch options.echo {
      case .shown: parts.append(source)
      case .folded: parts.append(.tag("details", ["class": "fold"], [.element("summary", [], fold), source]))
      case .hidden: break
      }
    }
    parts += shown
    guard !parts.isEmpty else { return .empty }
    var attributes = [Markup.Attribute("class", (["cell"] + options.classes).joined(separator: " "))]
    if let label = options.label, isAnchored { attributes.append(Markup.Attribute("id", label)) }
    return .element("div", attributes, parts)
  }

  /// The outputs without the cell around them, in the order they happened: formulas and printed text in blocks,
  /// figures, diagnostics.
  func resultMarkup(_ outputs: [Output], in file: SourceFile, legends: [FigureLegend]) -> [Markup] {
    var parts: [Markup] = []
    var results = ResultMarkup()
    var figures = 0
    for output in shown(outputs) {
      switch output {
      case .printed(let text): results.append(text: text)
      case .display(let display):
        if let table = display.table {
          results.append(table)
        } else if let formula = display.formula {
          results.append(formula)
        } else {
          results.append(text: display.text)
        }
      case .states(let states):
        parts += results.finished()
        parts.append(states.markup)
      case .figure(let figure):
        parts += results.finished()
        let legend = figures < legends.count ? legends[figures] : FigureLegend(id: "figure-\(index)-\(figures)")
        parts.append(figure.markup(legend: legend))
        figures += 1
      case .control, .verdict, .feedback: break
      case .diagnostic(let diagnostic):
        parts += results.finished()
        parts.append(diagnostic.markup(in: file))
      }
    }
    parts += results.finished()
    return parts
  }

  /// How many lines of code the cell has, without blank ones at its end.
  public var lineCount: Int {
    var count = 1
    var end = code.bytes.count
    while end > 0, code.bytes[end - 1] == UInt8(ascii: "\n") { end -= 1 }
    for byte in code.bytes[0..<end] where byte == UInt8(ascii: "\n") { count += 1 }
    return count
  }
}

extension Markup {
  /// Whether this is the block of a cell's results.
  fileprivate var isResults: Bool {
    if case .element("div", let attributes, _) = self { attributes.first?.value == "out" } else { false }
  }
}

/// Results below one another: formulas, and printed text in between exactly as it was printed.
private struct ResultMarkup {
  private var parts: [Markup] = []
  private var text = ""

  mutating func append(text: String) { self.text += text }

  mutating func append(_ formula: Formula) {
    closeText()
    parts.append(.tag("div", ["class": "result"], [formula.mathML(display: true)]))
  }

  mutating func append(_ table: Markup) {
    closeText()
    parts.append(.tag("div", ["class": "result"], [table]))
  }

  /// The results so far as one block, which is then forgotten.
  mutating func finished() -> [Markup] {
    closeText()
    guard !parts.isEmpty else { return [] }
    let block = Markup.tag("div", ["class": "out"], parts)
    parts = []
    return [block]
  }

  private mutating func closeText() {
    var end = text.utf8.count
    for byte in text.bytes.reversed() {
      guard byte == UInt8(ascii: "\n") else { break }
      end -= 1
    }
    var shown = String(decoding: text.bytes[0..<end], as: UTF8.self)
    // A browser drops the first line feed of a `pre`; one more keeps the blank line that text starts with.
    if shown.bytes.first == UInt8(ascii: "\n") { shown = "\n" + shown }
    if end > 0 { parts.append(.tag("pre", [:], [.text(shown)])) }
    text = ""
  }
}

extension Figure {
  /// The figure as a block of the page: both drawings, of which the style sheet shows the one that fits, and its caption.
  public func markup(legend: FigureLegend) -> Markup {
    var parts: [Markup] = []
    for layout in [Layout.wide, .narrow] where legend.layout.map({ $0 == layout }) ?? true {
      parts.append(svg(layout: layout, id: legend.id, isAlone: legend.layout != nil))
    }
    if legend.isBare { return .fragment(parts + (legend.tableTitle.map { dataMarkup(title: $0) } ?? [])) }
    if let description = legend.description {
      parts = [.tag("div", ["role": "img", "aria-label": description], parts)]
    }
    var caption: [Markup] = []
    if let number = legend.number { caption.append(.tag("b", [:], [.text(number)])) }
    if legend.caption != .empty { caption.append(legend.caption) }
    if let title = legend.tableTitle { parts += dataMarkup(title: title) }
    if !caption.isEmpty { parts.append(.tag("figcaption", [:], caption)) }
    var attributes: [Markup.Attribute] = []
    if let anchor = legend.anchor { attributes.append(Markup.Attribute("id", anchor)) }
    return .element("figure", attributes, parts)
  }

  /// The numbers behind the drawing, behind a fold.
  private func dataMarkup(title: String) -> [Markup] {
    let tables = dataTables.map { table -> Markup in
      func cells(_ texts: [String], _ tag: String, _ attributes: [Markup.Attribute]) -> Markup {
        .tag("tr", [:], texts.map { .element(tag, attributes, [.text($0)]) })
      }
      let head = Markup.tag("thead", [:], [cells(table.columns, "th", [Markup.Attribute("scope", "col")])])
      let body = Markup.tag("tbody", [:], table.rows.map { cells($0, "td", []) })
      var parts = [head, body]
      if table.rows.count < table.total {
        parts.insert(.tag("caption", [:], [.text("\(table.rows.count) / \(table.total)")]), at: 0)
      }
      return .tag("div", ["class": "wide"], [.tag("table", ["class": "value"], parts)])
    }
    guard !tables.isEmpty else { return [] }
    return [.tag("details", ["class": "fold"], [.tag("summary", [:], [.text(title)])] + tables)]
  }
}

extension Markup {
  /// A formula in running text. It cannot break at a line's end, so one that may be longer than a line of a phone, or
  /// of any page, can scroll inside itself there.
  public static func inline(_ formula: Formula) -> Markup {
    let math = formula.mathML(display: false)
    switch formula.inlineText.utf8.count {
    case 0..<24: return math
    case 24..<60: return .tag("span", ["class": "long"], [math])
    default: return .tag("span", ["class": "longest"], [math])
    }
  }
}

extension InlineOutput {
  /// The value as a part of a sentence.
  ///
  /// - Parameter source: the expression as the author wrote it, shown when its value could not be computed.
  public func markup(source: String) -> Markup {
    switch self {
    case .formula(let formula): .tag("span", ["class": "value"], [.inline(formula)])
    case .text(let text): .tag("span", ["class": "value"], [.text(text)])
    case .failure: .tag("span", ["class": "broken"], [.text("Error in "), .tag("code", [:], [.text(source)])])
    }
  }
}
