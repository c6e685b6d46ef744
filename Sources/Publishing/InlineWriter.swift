import Markup
import Notebook
import Source
import Typesetting

/// Running text as HTML.
struct InlineWriter {
  let document: Document
  let results: Results
  let image: (String) -> [UInt8]?
  let linked: (String) -> String
  let mathematics: Mathematics
  /// The numbers of what the text mentions.
  let numbering: Numbering
  /// The fixed words of the document's language.
  let words: Words
  /// Whether the text is plain CommonMark, in which raw HTML stays and addresses lead anywhere.
  let isPlain: Bool

  /// Whether links become links; inside another link, as in a table of contents, they are only their text.
  var makesLinks = true

  /// Whether the values in the text can change, and so have names.
  var isLive = false
  /// The numbers of the values in formulas that can change.
  var formulaSteps: [FormulaExpression: Int] = [:]

  /// What could not be computed or typeset so far, to be shown after the block.
  private(set) var diagnostics: [Diagnostic] = []
  /// The notes that were marked so far, and those of them that are still to be written.
  private var markedNotes: Set<Int> = []
  private var pendingNotes: [Int] = []

  init(
    document: Document, results: Results, image: @escaping (String) -> [UInt8]?, linked: @escaping (String) -> String
  ) {
    mathematics = Mathematics(document)
    numbering = Numbering(document, results, mathematics)
    words = Words(language: document.frontMatter.language)
    isPlain = false
    self.document = document
    self.results = results
    self.image = image
    self.linked = linked
  }

  /// A writer of plain CommonMark.
  init(commonMark document: Document) {
    mathematics = Mathematics()
    numbering = Numbering()
    words = Words(language: "en")
    isPlain = true
    self.document = document
    results = Results()
    image = { _ in nil }
    linked = { path in path }
  }

  /// The diagnostics so far, which are then forgotten.
  mutating func takeDiagnostics() -> [Diagnostic] {
    let taken = diagnostics
    diagnostics = []
    return taken
  }

  /// The numbers of the notes that the text refers to for the first time, which are then forgotten.
  mutating func takeNotes() -> [Int] {
    let taken = pendingNotes
    pendingNotes = []
    return taken
  }

  /// Whether there are diagnostics to be taken.
  var hasDiagnostics: Bool { !diagnostics.isEmpty }

  /// The text of inlines without any markup.
  func text(_ inlines: [Inline]) -> String { plain.text(inlines) }

  /// The text of inlines that stand in an attribute, whose problems are shown after the block.
  mutating func description(_ inlines: [Inline]) -> String {
    diagnostics += plain.problems(inlines)
    return plain.text(inlines)
  }

  private var plain: InlineText {
    InlineText(document: document, results: results, mathematics: mathematics, numbering: numbering)
  }

  /// The markup of inlines.
  mutating func markup(_ inlines: [Inline]) -> [Markup] {
    if isPlain {
      var pieces: [Markup] = []
      pieces.reserveCapacity(inlines.count)
      for inline in inlines {
        if case .html(let raw) = inline { pieces.append(.verbatim(raw)) } else { pieces.append(markup(inline)) }
      }
      return pieces
    }
    var tags = SafeTags()
    var closing = ""
    for (index, inline) in inlines.enumerated() {
      switch inline {
      case .html(let raw): tags.append(raw: raw)
      case .text(let text):
        tags.append(.text(String(text.dropFirst(closing.count))))
        closing = ""
      case .math, .value, .footnote:
        closing = InlineWriter.closingMarks(after: index, in: inlines)
        tags.append(markup(inline).followed(by: closing))
      case .softBreak, .lineBreak, .emphasis, .strong, .code, .link, .image, .strikethrough, .attributed, .reference:
        tags.append(markup(inline))
      }
    }
    return tags.finished()
  }

  /// The punctuation that starts the text after an inline. A browser may break a line between it and a formula.
  private static func closingMarks(after index: Int, in inlines: [Inline]) -> String {
    guard index + 1 < inlines.count, case .text(let text) = inlines[index + 1] else { return "" }
    return String(text.prefix { character in ".,;:!?)]’”»…".contains(character) })
  }

  private mutating func markup(_ inline: Inline) -> Markup {
    switch inline {
    case .text(let text), .html(let text): return .text(text)
    case .softBreak: return .text("\n")
    case .lineBreak: return .fragment([.tag("br"), .text("\n")])
    case .emphasis(let content): return .element("em", [], markup(content))
    case .strong(let content): return .element("strong", [], markup(content))
    case .code(let code): return .element("code", [], isPlain ? [.text(code)] : InlineWriter.unbroken(code))
    case .link(let destination, let title, let content): return link(destination, title, content)
    case .image(let destination, let title, let content): return image(destination, title, content)
    case .strikethrough(let content): return .element("del", [], markup(content))
    case .attributed(let attributes, let content): return attributed(attributes, content)
    case .reference(let reference): return markup(reference)
    case .footnote(let name): return note(name)
    case .math(let source):
      let entry = mathematics.entry(source)
      diagnostics += entry.problems(results)
      return entry.markup(of: source, display: false, results, steps: formulaSteps)
    case .value(let value): return markup(value)
    }
  }

  private mutating func link(_ destination: String, _ title: String, _ content: [Inline]) -> Markup {
    if isPlain { return .element("a", attributes("href", Address(anywhere: destination), title), markup(content)) }
    let isOuter = makesLinks
    makesLinks = false
    let markup = markup(content)
    makesLinks = isOuter
    guard isOuter, let address = resolved(destination) else { return .fragment(markup) }
    var attributes = attributes("href", address, title)
    // Paper shows where a link leads, unless its own words do.
    if case .absolute = address.kind, case .text(let text)? = content.first, content.count == 1,
      destination.hasSuffix(text)
    {
      attributes.append(Markup.Attribute("class", "bare"))
    }
    return .element("a", attributes, markup)
  }

  private func attributes(_ name: String, _ address: Address, _ title: String) -> [Markup.Attribute] {
    let attribute = Markup.Attribute(name, address.text)
    return title.isEmpty ? [attribute] : [attribute, Markup.Attribute("title", title)]
  }

  /// The address of a link; what the site makes of a relative one is checked again.
  private func resolved(_ destination: String) -> Address? {
    guard let address = Address(destination) else { return nil }
    switch address.kind {
    case .absolute: return address
    case .relative: return destination.hasPrefix("#") ? address : Address(linked(destination))
    }
  }

  /// An image that was found stands in the page; another site's, which the page must not load, becomes a link.
  private mutating func image(_ destination: String, _ title: String, _ content: [Inline]) -> Markup {
    if isPlain {
      var attributes = attributes("src", Address(anywhere: destination), title)
      attributes.insert(Markup.Attribute("alt", InlineText.alternative(content)), at: 1)
      return .element("img", attributes, [])
    }
    return image(destination, title, description(content), [])
  }

  /// An image with its description and other attributes.
  func image(_ destination: String, _ title: String, _ alternative: String, _ others: [Markup.Attribute]) -> Markup {
    guard let address = Address(destination) else { return .text(alternative) }
    switch address.kind {
    case .absolute:
      let text = Markup.text(alternative.isEmpty ? address.text : alternative)
      return makesLinks ? .tag("a", ["href": address.text], [text]) : text
    case .relative:
      guard let bytes = image(destination), let uri = EmbeddedImage.uri(of: bytes) else { return .text(alternative) }
      var attributes = [Markup.Attribute("src", uri), Markup.Attribute("alt", alternative)]
      if !title.isEmpty { attributes.append(Markup.Attribute("title", title)) }
      return .element("img", attributes + others, [])
    }
  }

  /// An image, a link or code with more attributes, or a span of text.
  private mutating func attributed(_ attributes: Attributes, _ content: [Inline]) -> Markup {
    var pieces = markup(content)
    if let words = attributes.description, case .image(let destination, let title, _)? = content.first {
      pieces = [image(destination, title, description(words), [])]
    }
    let others = attributes.markup()
    if content.count == 1, pieces.count == 1, case .element(let name, let own, let children) = pieces[0],
      ["img", "a", "code"].contains(name)
    {
      return .element(name, own + others + (name == "img" ? [attributes.size].compactMap { $0 } : []), children)
    }
    return .element("span", others, pieces)
  }

  /// A mention as a link to what it names.
  private func markup(_ reference: Reference) -> Markup {
    guard let words = plain.text(of: reference) else {
      return .tag("span", ["class": "broken"], [.text("@" + reference.name)])
    }
    return makesLinks ? .tag("a", ["class": "mention", "href": "#" + reference.name], [.text(words)]) : .text(words)
  }

  /// The mark of a note.
  private mutating func note(_ name: String) -> Markup {
    guard let number = numbering.noteNumbers[name] else { return .text("[^\(name)]") }
    var attributes = [Markup.Attribute("href", "#note-\(number)")]
    if markedNotes.insert(number).inserted {
      pendingNotes.append(number)
      attributes.append(Markup.Attribute("id", "note-mark-\(number)"))
    }
    let mark = Markup.text("\(number)")
    return .tag("sup", ["class": "noted"], [makesLinks ? .element("a", attributes, [mark]) : mark])
  }

  /// Code whose words, such as `fig-cap`, do not break at their hyphens. Longer ones may be wider than a phone.
  private static func unbroken(_ code: String) -> [Markup] {
    var parts: [Markup] = []
    for (index, word) in code.split(separator: " ", omittingEmptySubsequences: false).enumerated() {
      if index > 0 { parts.append(.text(" ")) }
      let isKept = word.contains("-") && word.utf8.count <= 24
      parts.append(isKept ? .tag("span", ["class": "kept"], [.text(String(word))]) : .text(String(word)))
    }
    return parts
  }

  private mutating func markup(_ value: InlineValue) -> Markup {
    let source = document.file.text(of: value.span)
    guard let output = results.inlineValues[value.index] else { return .tag("code", [:], [.text(source)]) }
    if case .failure(let diagnostic) = output { diagnostics.append(diagnostic) }
    let markup = output.markup(source: source)
    return isLive ? .tag("span", ["id": "step-\(value.index)"], [markup]) : markup
  }
}

extension Markup {
  /// The markup and text that stays on its line; in a box that scrolls, the text scrolls as well.
  fileprivate func followed(by text: String) -> Markup {
    guard !text.isEmpty else { return self }
    return addingToScrollingBox(text) ?? .tag("span", ["class": "kept"], [self, .text(text)])
  }

  private func addingToScrollingBox(_ text: String) -> Markup? {
    guard case .element("span", let attributes, let children) = self, let last = children.last else { return nil }
    let scrolls = attributes.contains { attribute in
      attribute.name == "class" && (attribute.value == "long" || attribute.value == "longest")
    }
    if scrolls { return .element("span", attributes, children + [.text(text)]) }
    guard let changed = last.addingToScrollingBox(text) else { return nil }
    return .element("span", attributes, children.dropLast() + [changed])
  }
}
