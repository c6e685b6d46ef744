import Notebook
import Source
import Typesetting

/// Running text as plain characters.
struct InlineText {
  let document: Document
  let results: Results
  let mathematics: Mathematics
  let numbering: Numbering
  /// Whether code, emphasis and addresses are marked as they are in text files; titles carry no marks.
  let isMarked: Bool

  init(
    document: Document, results: Results, mathematics: Mathematics, numbering: Numbering, isMarked: Bool = false
  ) {
    self.document = document
    self.results = results
    self.mathematics = mathematics
    self.numbering = numbering
    self.isMarked = isMarked
  }

  /// The text of inlines; a hard line break is a line feed and a soft one a blank.
  func text(_ inlines: [Inline]) -> String {
    var text = ""
    for inline in inlines { text += self.text(inline) }
    return text
  }

  private func text(_ inline: Inline) -> String {
    switch inline {
    case .text(let text): text
    case .softBreak: " "
    case .lineBreak: isMarked ? "\n" : " "
    case .emphasis(let content): marked("_", content)
    case .strong(let content): marked("*", content)
    case .code(let code): isMarked ? "`\(code)`" : code
    case .link(let destination, _, let content): link(destination, text(content))
    case .image(_, _, let content): isMarked ? "[image: \(text(content))]" : text(content)
    case .math(let source): mathematics.entry(source).lineOfText(of: source, results)
    case .value(let value): self.text(value)
    case .html(let raw): SafeTags.plainText(of: raw)
    case .strikethrough(let content): marked("~~", content)
    case .attributed(let attributes, let content): attributed(attributes, content)
    case .reference(let reference): text(of: reference) ?? "@" + reference.name
    case .footnote(let name): isMarked ? numbering.noteNumbers[name].map { "[\($0)]" } ?? "[^\(name)]" : ""
    }
  }

  /// Text with attributes, of which only the description of an image says anything.
  private func attributed(_ attributes: Attributes, _ content: [Inline]) -> String {
    guard let description = attributes["fig-alt"], case .image? = content.first else { return text(content) }
    guard isMarked else { return description }
    return description.isEmpty ? "" : "[image: \(description)]"
  }

  private func marked(_ mark: String, _ content: [Inline]) -> String {
    isMarked ? mark + text(content) + mark : text(content)
  }

  /// The words of a mention, such as "Figure 2", with a blank that does not break; nil when it leads nowhere.
  func text(of reference: Reference) -> String? {
    guard let target = numbering.targets[reference.name] else { return nil }
    guard let number = target.number else { return text(target.title) }
    return reference.isBare ? number : "\(target.word)\u{A0}\(number)"
  }

  private func link(_ destination: String, _ text: String) -> String {
    guard isMarked, let address = Address(destination), address.kind == .absolute,
      !["", "http://", "mailto:"].contains(where: { address.text == $0 + text })
    else {
      return text
    }
    return "\(text) <\(address.text)>"
  }

  private func text(_ value: InlineValue) -> String {
    switch results.inlineValues[value.index] {
    case .formula(let formula)?: formula.inlineText
    case .text(let text)?: text
    case .failure?: "[error in \(document.file.text(of: value.span))]"
    case nil: document.file.text(of: value.span)
    }
  }

  /// What stands for an image of plain CommonMark: its text as it is, raw HTML included.
  static func alternative(_ inlines: [Inline]) -> String {
    var result = ""
    for inline in inlines {
      switch inline {
      case .text(let text), .code(let text), .html(let text): result += text
      case .softBreak, .lineBreak: result += " "
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .attributed(_, let content),
        .link(_, _, let content), .image(_, _, let content):
        result += alternative(content)
      case .math, .value, .reference, .footnote: break
      }
    }
    return result
  }
}
