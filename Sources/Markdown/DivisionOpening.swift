import Notebook
import Source

/// The line `::: {#name .class key="value"}` that starts a division.
struct DivisionOpening {
  /// The attributes.
  private(set) var attributes = Attributes()
  /// The texts of the keys `title` and `name`, with their places.
  private(set) var title: SourceText?
  /// Whether something else than attributes stands in the braces.
  private(set) var hasWrongBraces = false
  /// The place of the line.
  let span: Span
  /// The place of the name.
  private(set) var nameSpan: Span?

  /// Reads what follows the colons; nil when it is neither braces nor one word, so that the line is only text.
  init?(_ source: SourceText, _ range: Range<Int>, _ span: Span) {
    self.span = span
    let inside = source.bytes[range]
    guard inside.first == Byte.openBrace else {
      let word = inside.prefix { LabelBraces.isNameByte($0) }
      let rest = inside.dropFirst(word.count).drop { $0.isBlank || $0 == Byte.colon }
      guard let first = word.first, first.isLetter, rest.isEmpty else { return nil }
      attributes.classes = [text(of: word.prefix { $0 != Byte.colon })]
      return
    }
    guard let braces = AttributeBraces(Array(inside), at: 0),
      inside.dropFirst(braces.range.count).allSatisfy({ $0.isBlank || $0 == Byte.colon })
    else {
      hasWrongBraces = true
      return
    }
    attributes = braces.attributes
    func place(_ part: Range<Int>) -> Range<Int> {
      part.lowerBound + range.lowerBound..<part.upperBound + range.lowerBound
    }
    nameSpan = braces.nameRange.map { source.fileSpan(of: Span(place($0).lowerBound, place($0).upperBound)) }
    for (index, pair) in attributes.pairs.enumerated() where pair.key == "title" || pair.key == "name" {
      title =
        braces.valueRanges[index].map { source.taking(range: place($0)) }
        ?? SourceText(bytes: Array(pair.value.utf8), lines: [(0, span.start)])
    }
  }
}

extension Reading {
  /// The division of some blocks: a callout, a theorem, a proof or only its classes.
  func division(_ opening: DivisionOpening, _ inner: [Block]) -> Division {
    var attributes = opening.attributes.withoutConditions
    attributes.pairs.removeAll { ["title", "name", "collapse", "icon", "appearance"].contains($0.key) }
    var blocks = inner
    var title = opening.title.map { inlines(of: $0) } ?? []
    let kind = kind(of: opening, &attributes)
    if case .plain = kind {
    } else if title.isEmpty, case .heading(_, let anchor, let content) = blocks.first {
      blocks.removeFirst()
      anchors.forget(anchor)
      title = content
    }
    if let name = attributes.name {
      let isNumbered = if case .theorem = kind { true } else { false }
      define(name, at: opening.nameSpan ?? opening.span, isNumbered: isNumbered)
    }
    if case .theorem(.exercise) = kind { blocks = exercise(blocks, at: opening.span) }
    return Division(kind: kind, title: title, attributes: attributes, blocks: blocks)
  }

  private func kind(of opening: DivisionOpening, _ attributes: inout Attributes) -> Division.Kind {
    for name in attributes.classes where name.hasPrefix("callout-") {
      guard let callout = Callout(rawValue: String(name.dropFirst("callout-".count))) else {
        let names = Callout.allCases.map { "callout-" + $0.rawValue }
        let guess = suggestion(for: name, among: names)
        warning(
          "unknown-callout", "There is no callout '\(name)'", at: opening.span,
          hint: guess.map { "Did you mean '\($0)'?" } ?? "The callouts are \(names.joined(separator: ", "))")
        continue
      }
      attributes.classes.removeAll { $0 == name }
      switch opening.attributes["collapse"] {
      case "true": return .callout(callout, fold: .closed)
      case "false": return .callout(callout, fold: .open)
      default: return .callout(callout, fold: .never)
      }
    }
    if let name = attributes.name, let hyphen = name.firstIndex(of: "-"),
      let theorem = Theorem(rawValue: String(name[..<hyphen]))
    {
      return .theorem(theorem)
    }
    let foldings: [(name: String, kind: Division.Kind)] = [
      ("proof", .proof), ("hint", .hint), ("solution", .solution(isOpen: audience.profile == "solutions")),
    ]
    for folding in foldings where attributes.classes.contains(folding.name) {
      attributes.classes.removeAll { $0 == folding.name }
      return folding.kind
    }
    return .plain
  }

  /// Notes a name that links, and mentions if it has a number, may lead to; it must be the only one of its kind.
  func define(_ name: String, at span: Span, isNumbered: Bool = true) {
    if !isNumbered { unnumbered.insert(name) }
    guard !anchors.claim(name) else { return }
    error(
      "duplicate-name", "The name '\(name)' is used more than once", at: span,
      hint: "Give each figure, table, equation and section a name of its own")
  }

  /// Reports mentions and links that lead nowhere.
  func checkReferences() {
    for reference in references where unnumbered.contains(reference.name) {
      error(
        "no-number", "'\(reference.name)' has no number", at: reference.span,
        hint: "Give it a caption, such as #| fig-cap: or #| tbl-cap: in its cell, or write [text](#\(reference.name))")
    }
    for reference in references + links where !anchors.isTaken(reference.name) {
      guard !hiddenNames.contains(reference.name) else {
        error(
          "unresolved-reference", "'\(reference.name)' stands in content that is hidden here", at: reference.span,
          hint:
            "Mention it in content with the same condition (profile '\(audience.profile)', format '\(audience.form)')")
        continue
      }
      let guess = suggestion(for: reference.name, among: anchors.names.sorted())
      error(
        "unresolved-reference", "There is nothing named '\(reference.name)'", at: reference.span,
        hint: guess.map { "Did you mean '\($0)'?" } ?? "Give something the name with {#\(reference.name)}")
    }
  }
}
