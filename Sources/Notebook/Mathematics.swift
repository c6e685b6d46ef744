public import Source
public import Typesetting

/// The TeX of a document, typeset once and in document order, so that a formula knows the macros defined before it.
public struct Mathematics: Sendable {
  /// A piece of TeX in its document.
  public struct Entry: Sendable {
    /// What the TeX turned out to be.
    public var parsed: ParsedTeX
    /// The number beside the whole formula, with its parentheses, and the name that leads to it.
    public var number: Formula.Table.Number?
    /// What is wrong with it.
    public var diagnostics: [Diagnostic]

    /// Whether the whole source was understood; otherwise the page shows the source.
    public var isComplete: Bool { parsed.isComplete }
  }

  private struct Key: Hashable {
    var start: Int
    var tex: String
  }

  private var entries: [Key: Entry] = [:]
  private var order: [Key] = []
  private var macros = Macros()
  private var equations = 0
  /// What is shown for the name of an equation.
  public private(set) var numbers: [String: String] = [:]
  private var names: [String] = []

  /// What is wrong with the TeX, in document order.
  public private(set) var diagnostics: [Diagnostic] = []

  /// No TeX at all.
  public init() {}

  /// Typesets all TeX of a document.
  public init(_ document: Document) {
    let matter = document.frontMatter
    for macro in matter.macros { macros.define(macro.name, as: macro.body, parameters: macro.parameters) }
    for inlines in [matter.title, matter.subtitle, matter.abstract] { add(inlines) }
    add(document.blocks)
    for key in order { resolveReferences(of: key) }
  }

  /// The typeset form of a piece of the document's TeX.
  public func entry(_ source: TeXSource) -> Entry {
    if let entry = entries[Key(start: source.span.start, tex: source.tex)] { return entry }
    let parsed = parseTeX(source.tex, at: source.span.start)
    return Entry(parsed: parsed, number: nil, diagnostics: parsed.diagnostics)
  }

  /// The expressions in a piece of TeX, with their places, in the order they are read.
  public func evaluations(in source: TeXSource) -> [FormulaExpression] {
    entry(source).parsed.formula.pendings.compactMap { pending, span in
      if case .evaluation(let expression) = pending { FormulaExpression(source: expression, span: span) } else { nil }
    }
  }

  private mutating func add(_ source: TeXSource, isDisplay: Bool) {
    let parsed = parseTeX(source.tex, at: source.span.start, macros: macros)
    macros = parsed.macros
    var entry = Entry(parsed: parsed, number: nil, diagnostics: parsed.diagnostics)
    if isDisplay {
      number(&entry, source)
    } else if parsed.line.isNumbered || !parsed.lines.isEmpty {
      entry.diagnostics.append(
        Diagnostic(
          .error, code: "tex-number", "Only a displayed formula has a number",
          at: parsed.line.label?.span ?? source.span,
          hint: "Write it between $$ and $$"))
    }
    let key = Key(start: source.span.start, tex: source.tex)
    entries[key] = entry
    order.append(key)
  }

  /// Counts a displayed formula or its lines, where they have a name, and notes what its names stand for.
  private mutating func number(_ entry: inout Entry, _ source: TeXSource) {
    let line = entry.parsed.line
    if let name = source.label ?? line.label?.name {
      entry.number = next(line.tag, name)
      if let label = line.label, label.name != name, let text = numbers[name] { note(label.name, text) }
    } else if let tag = line.tag {
      entry.number = .init(tag, name: nil)
    }
    guard !entry.parsed.lines.isEmpty else { return }
    var lines: [Formula.Table.Number?] = []
    for line in entry.parsed.lines { lines.append(line.isNumbered ? next(line.tag, line.label?.name) : nil) }
    entry.parsed.formula = entry.parsed.formula.numbered(lines)
  }

  private mutating func next(_ tag: Formula?, _ name: String?) -> Formula.Table.Number {
    var shown = tag?.inlineText ?? ""
    if tag == nil {
      equations += 1
      shown = "(\(equations))"
    }
    if let name {
      let isBracketed = shown.utf8.first == UInt8(ascii: "(") && shown.utf8.last == UInt8(ascii: ")")
      note(name, isBracketed ? String(shown.dropFirst().dropLast()) : shown)
    }
    return .init(tag ?? .words(shown), name: name)
  }

  private mutating func note(_ name: String, _ shown: String) {
    if numbers[name] == nil { names.append(name) }
    numbers[name] = shown
  }

  private mutating func resolveReferences(of key: Key) {
    guard var entry = entries[key] else { return }
    for (pending, span) in entry.parsed.formula.pendings {
      guard case .reference(let name) = pending, numbers[name] == nil else { continue }
      entry.diagnostics.append(
        Diagnostic(
          .error, code: "tex-reference", "There is no equation named '\(name)'", at: span,
          hint: suggestion(for: name, among: names).map { "Did you mean '\($0)'?" }
            ?? "Give an equation this name with \\label{\(name)} or {#\(name)}"))
    }
    let numbers = numbers
    entry.parsed.formula = entry.parsed.formula.filled { pending, span in
      if case .reference(let name) = pending, let number = numbers[name] { return .words(number) }
      return .pending(pending, span)
    }
    entries[key] = entry
    diagnostics += entry.diagnostics
  }

  private mutating func add(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(_, _, let inlines), .paragraph(let inlines): add(inlines)
      case .quote(let blocks): add(blocks)
      case .list(let list): for item in list.items { add(item) }
      case .cell(let cell): for text in cell.options.texts { add(text) }
      case .math(let source): add(source, isDisplay: true)
      case .table(let table): for text in table.texts { add(text) }
      case .figure(let figure):
        add(figure.caption)
        add(figure.attributes.description ?? [])
      case .division(let division):
        add(division.title)
        add(division.blocks)
      case .choices(let choices): for text in choices.texts { add(text) }
      case .footnote(let footnote): add(footnote.blocks)
      case .attributed(_, let block): add([block])
      case .code, .html, .rule: break
      }
    }
  }

  private mutating func add(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content),
        .image(_, _, let content):
        add(content)
      case .attributed(let attributes, let content):
        add(content)
        add(attributes.description ?? [])
      case .math(let source): add(source, isDisplay: false)
      case .text, .softBreak, .lineBreak, .code, .value, .html, .reference, .footnote: break
      }
    }
  }
}

extension Document {
  /// What is wrong with the document's TeX, in document order: unknown commands and malformed formulas.
  public var texDiagnostics: [Diagnostic] { Mathematics(self).diagnostics }
}
