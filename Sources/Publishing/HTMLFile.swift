import Markup

/// The frame of every HTML file: head, style sheet and policy around a body.
struct HTMLFile {
  /// The title, shown by the browser.
  var title: String
  /// One sentence for search engines; may be empty.
  var description: String
  /// The BCP 47 language tag.
  var language: String
  /// What the body holds.
  var body: [Markup]

  /// Nothing is loaded and nothing runs: styles stand in the file, and so do images.
  static let policy =
    "default-src 'none'; style-src 'unsafe-inline'; img-src data:; base-uri 'none'; form-action 'none'"

  /// The file, UTF-8.
  var bytes: [UInt8] {
    var head: [Markup] = [
      .tag("meta", ["charset": "utf-8"]),
      .tag("meta", ["name": "viewport", "content": "width=device-width, initial-scale=1"]),
      .tag("meta", ["http-equiv": "Content-Security-Policy", "content": HTMLFile.policy]),
      .tag("meta", ["name": "color-scheme", "content": "light dark"]),
      .tag("meta", ["name": "generator", "content": "nbrun"]),
    ]
    if !description.isEmpty { head.append(.tag("meta", ["name": "description", "content": description])) }
    head.append(.tag("title", [:], [.text(title)]))
    head.append(.tag("style", [:], [.verbatim("\n" + StyleSheet.text)]))
    let file = Markup.fragment([
      .verbatim("<!doctype html>\n"),
      .tag(
        "html", ["lang": language.isEmpty ? "en" : language],
        [
          .text("\n"), .tag("head", [:], head.flatMap { element in [element, .text("\n")] }), .text("\n"),
          .tag("body", [:], [.text("\n")] + body.flatMap { element in [element, .text("\n")] }), .text("\n"),
        ]),
      .text("\n"),
    ])
    var bytes: [UInt8] = []
    file.write(to: &bytes)
    return bytes
  }
}
