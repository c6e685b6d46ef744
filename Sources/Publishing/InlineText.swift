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
  /// How marks look in a terminal that shows colours, in place of signs.
  var style = TerminalStyle.plain

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
    case .emphasis(let content): emphasized(text(content))
    case .strong(let content): strong(text(content))
    case .code(let code): self.code(code)
    case .link(let destination, _, let content): link(destination, text(content))
    case .image(_, _, let content): isMarked ? "[image: \(text(content))]" : text(content)
    case .math(let source): mathematics.entry(source).lineOfText(of: source, results)
    case .value(let value): self.text(value)
    case .html(let raw): SafeTags.plainText(of: raw)
    case .strikethrough(let content): marked("~~", .struck, text(content))
    case .attributed(let attributes, let content): attributed(attributes, content)
    case .reference(let reference): text(of: reference) ?? "@" + reference.name
    case .footnote(let name): isMarked ? numbering.noteNumbers[name].map { "[\($0)]" } ?? "[^\(name)]" : ""
    }
  }

  /// Text with attributes, of which only the description of an image says anything.
  private func attributed(_ attributes: Attributes, _ content: [Inline]) -> String {
    guard let description = attributes.description, case .image? = content.first else { return text(content) }
    let words = text(description)
    guard isMarked else { return words }
    return words.isEmpty ? "" : "[image: \(words)]"
  }

  /// The same text without marks.
  var unmarked: InlineText {
    InlineText(document: document, results: results, mathematics: mathematics, numbering: numbering)
  }

  /// What could not be computed or typeset in running text, in the descriptions of images too.
  func problems(_ inlines: [Inline]) -> [Diagnostic] {
    var problems: [Diagnostic] = []
    for inline in inlines {
      switch inline {
      case .emphasis(let content), .strong(let content), .strikethrough(let content), .link(_, _, let content),
        .image(_, _, let content):
        problems += self.problems(content)
      case .attributed(let attributes, let content):
        problems += self.problems(content) + self.problems(attributes.description ?? [])
      case .math(let source): problems += mathematics.entry(source).problems(results)
      case .value(let value):
        if case .failure(let diagnostic)? = results.inlineValues[value.index] { problems.append(diagnostic) }
      case .text, .softBreak, .lineBreak, .code, .html, .reference, .footnote: break
      }
    }
    return problems
  }

  /// Text that stands out from what is around it.
  func strong(_ text: String) -> String { marked("*", .bold, text) }

  /// Text with emphasis.
  func emphasized(_ text: String) -> String { marked("_", .italic, text) }

  /// Code between backticks, as many as Markdown needs around those that it has.
  private func code(_ code: String) -> String {
    guard code.contains("`"), !style.isShown else { return marked("`", .cyan, code) }
    var (run, longest) = (0, 0)
    for byte in code.utf8 {
      run = byte == UInt8(ascii: "`") ? run + 1 : 0
      longest = max(longest, run)
    }
    return marked(String(repeating: "`", count: longest + 1), .cyan, isMarked ? " \(code) " : code)
  }

  private func marked(_ mark: String, _ look: TerminalStyle.Look, _ text: String) -> String {
    if style.isShown { return style(look, text) }
    return isMarked ? mark + text + mark : text
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
      return style(.underlined, text)
    }
    return "\(style(.underlined, text)) \(style(.dim, "<\(address.text)>"))"
  }

  private func text(_ value: InlineValue) -> String {
    switch results.inlineValues[value.index] {
    case .formula(let formula)?: formula.inlineText
    case .text(let text)?: text
    case .failure?: style(.red, "[error in \(document.file.text(of: value.span))]")
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
