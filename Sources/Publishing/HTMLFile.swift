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
  /// The script of the page, if it has one.
  var script: PageScript?
  /// The style sheets, each of which overrides those before it.
  var styles = [StyleSheet.text]
  /// What the body holds.
  var body: [Markup]

  /// Nothing is loaded, and nothing runs but the page's own script: styles stand in the file, and so do images.
  private var policy: String {
    "default-src 'none'; " + (script.map { "script-src 'sha256-\($0.hash)'; " } ?? "")
      + "style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"
  }

  private var attributes: [Markup.Attribute] {
    let isRightToLeft = direction.map { $0 == .rtl } ?? Words.isRightToLeft(language)
    return [Markup.Attribute("lang", language.isEmpty ? "en" : language)]
      + (isRightToLeft ? [Markup.Attribute("dir", "rtl")] : [])
  }

  /// The file, UTF-8.
  var bytes: [UInt8] {
    var head: [Markup] = [
      .tag("meta", ["charset": "utf-8"]),
      .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .tag("meta", ["http-equiv": "Content-Security-Policy", "content": policy]),
      .tag("meta", ["name": "color-scheme", "content": "light dark"]),
      .tag("meta", ["name": "generator", "content": "nbrun"]),
    ]
    if !description.isEmpty { head.append(.tag("meta", ["name": "description", "content": description])) }
    head.append(.tag("title", [:], [.text(title)]))
    for style in styles { head.append(.tag("style", [:], [.verbatim("\n" + style)])) }
    let script = script.map { [Markup.tag("script", [:], [.verbatim($0.text)])] } ?? []
    let file = Markup.fragment([
      .verbatim("<!doctype html>\n"),
      .element(
        "html", attributes,
        [
          .text("\n"), .tag("head", [:], head.flatMap { element in [element, .text("\n")] }), .text("\n"),
          .tag("body", [:], [.text("\n")] + (body + script).flatMap { element in [element, .text("\n")] }), .text("\n"),
        ]),
      .text("\n"),
    ])
    var bytes: [UInt8] = []
    file.write(to: &bytes)
    return bytes
  }
}
