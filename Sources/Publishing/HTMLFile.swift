import Markup
import Notebook

/// The frame of every HTML file: head, style sheet and policy around a body.
struct HTMLFile {
  /// The title, shown by the browser.
  var title: String
  /// One sentence for search engines; may be empty.
  var description: String
  /// The BCP 47 language tag.
  var language: String
  /// The direction of the text; nil for that of the language.
  var direction: FrontMatter.Direction?
  /// The scripts of the page.
  var scripts: [PageScript] = []
  /// Whether a worker of the page computes with the engine.
  var computes = false
  /// The style sheets, each of which overrides those before it.
  var styles = [StyleSheet.text]
  /// What the author says about the look.
  var design = PageDesign()
  /// What the body holds.
  var body: [Markup] = []
  /// The elements that scripts read from, at the end of the body. Bytes, as the engine is most of the file.
  var island: [UInt8] = []
  /// The parts of the page for an author's template, besides those that follow from the above.
  var slots: [PageTemplate.Slot: Markup] = [:]

  /// Nothing is loaded, and nothing runs but the page's own script: styles stand in the file, and so do images and fonts.
  private var policy: String {
    "default-src 'none'; " + scriptSources
      + "style-src 'unsafe-inline'; img-src data:; "
      + (design.mathFont != nil || design.styles.contains { $0.embedsFonts } ? "font-src data:; " : "")
      + "base-uri 'none'; form-action 'none'"
  }

  private var scriptSources: String {
    guard !scripts.isEmpty else { return "" }
    let hashes = scripts.map { " 'sha256-\($0.hash)'" }.joined()
    return "script-src\(hashes)\(computes ? " 'wasm-unsafe-eval'; worker-src blob:" : ""); "
  }

  private var isRightToLeft: Bool { direction.map { $0 == .rtl } ?? Words.isRightToLeft(language) }

  private var languageTag: String { language.isEmpty ? "en" : language }

  private var attributes: [Markup.Attribute] {
    [Markup.Attribute("lang", languageTag)] + (isRightToLeft ? [Markup.Attribute("dir", "rtl")] : [])
  }

  /// The elements of the head.
  ///
  /// - Parameter words: the classes that occur in the page; nil where that is not known.
  private func head(for words: Set<[UInt8]>?) -> [Markup] {
    var head: [Markup] = [
      .tag("meta", ["charset": "utf-8"]),
      .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .tag("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
      .tag("meta", ["name": "color-scheme", "content": "light dark"]),
      .tag("meta", ["name": "generator", "content": "nbrun"]),
    ]
    if !description.isEmpty { head.append(.tag("meta", ["name": "description", "content": description])) }
    head.append(.tag("title", [:], [.text(title)]))
    let font = design.mathFont.map { [$0.style] } ?? []
    let own = styles.map { style in words.map { TrimmedStyleSheet(style, for: $0, computes: computes).text } ?? style }
    for style in font + own + design.styles.map({ $0.text }) {
      head.append(.tag("style", [:], [.verbatim("\n" + style)]))
    }
    return head
  }

  /// The file, UTF-8.
  var bytes: [UInt8] {
    let script = scripts.map { Markup.tag("script", [:], [.verbatim($0.text)]) }
    var bytes: [UInt8] = []
    if let template = design.template {
      filled(template, script).write(to: &bytes)
      return bytes
    }
    var content: [UInt8] = []
    Markup.fragment(HTMLFile.lines(body)).write(to: &content)
    let words = TrimmedStyleSheet.words(of: content, scripts: scripts)
    bytes += "<!doctype html>\n".utf8
    Markup.writeStart("html", attributes, to: &bytes)
    bytes += ">\n".utf8
    Markup.tag("head", [:], HTMLFile.lines(head(for: words))).write(to: &bytes)
    bytes += "\n<body>\n".utf8
    bytes += content
    bytes += island
    Markup.fragment(HTMLFile.lines(script)).write(to: &bytes)
    bytes += "</body>\n</html>\n".utf8
    return bytes
  }

  /// An author's template with the parts of the page in their places.
  private func filled(_ template: PageTemplate, _ script: [Markup]) -> Markup {
    .fragment(
      template.pieces.map { piece in
        switch piece {
        case .text(let text): .verbatim(text)
        case .slot(.head): .fragment(HTMLFile.lines(head(for: nil)))
        case .slot(.title): .text(title)
        case .slot(.subtitle): .text(description)
        case .slot(.lang): .text(languageTag)
        case .slot(.dir): .text(isRightToLeft ? "rtl" : "ltr")
        case .slot(.body):
          .fragment(
            HTMLFile.lines([slots[.body] ?? .empty]) + [.verbatim(String(decoding: island, as: UTF8.self))]
              + HTMLFile.lines(script))
        case .slot(let slot): slots[slot] ?? .empty
        }
      })
  }

  private static func lines(_ elements: [Markup]) -> [Markup] {
    elements.flatMap { element in [element, .text("\n")] }
  }
}
