import Foundation
import Graphics
import Notebook
import Publishing
import Source
import Testing
import Typesetting

/// Whatever a notebook holds, its page has only the elements and attributes that nbrun writes.
@Suite struct HostileNotebookTests {
  static let payloads = [
    "<script>alert(1)</script>", "</title><script>alert(1)</script>", "\"><img src=x onerror=alert(1)>",
    "' onmouseover='alert(1)", "\" onmouseover=\"alert(1)\" x=\"", "</style><script>alert(1)</script>",
    "<svg onload=alert(1)>", "<iframe src=javascript:alert(1)>", "--><script>alert(1)</script><!--",
    "<b onclick=alert(1)>x</b>", "<a href=javascript:alert(1)>x</a>", "&lt;script&gt;", "]]><script>", "\u{0}<script>",
    "<style>*{display:none}</style>", "<base href=//evil.example>", "<meta http-equiv=refresh content=0>",
  ]

  private static let elements: Set<String> = [
    "html", "head", "meta", "title", "style", "body", "a", "header", "div", "aside", "nav", "ol", "ul", "li", "main",
    "article", "section", "p", "h1", "h2", "dl", "dt", "dd", "span", "code", "pre", "details", "summary", "small",
    "figure", "figcaption", "b", "em", "strong", "sub", "br", "blockquote", "footer", "img", "svg", "g", "path",
    "line", "rect", "circle", "text", "tspan", "desc", "defs", "clippath", "polyline", "polygon", "math", "mrow",
    "mi", "mn", "mo", "mtext", "mspace", "mstyle", "mfrac", "table", "caption", "thead", "tbody", "tr", "th", "td",
    "del", "sup", "input",
  ]

  /// The start tags of a page as an HTML parser would see them, without the text of the style sheet.
  private func tags(_ html: String) -> [(name: String, attributes: [(name: String, value: String)])] {
    var rest = Substring(html)
    if let start = html.range(of: "<style>"), let end = html.range(of: "</style>") {
      rest = html[..<start.lowerBound] + html[end.upperBound...]
    }
    // The page's own script is the last element; its policy names it by its hash.
    if rest.hasSuffix("})();\n</script>\n</body>\n</html>\n"),
      let start = rest.range(of: "<script>(() => {\n", options: .backwards)
    {
      rest = rest[..<start.lowerBound]
    }
    return rest.matches(of: /<([A-Za-z!][^\s>\/]*)((?:[^>"]|"[^"]*")*)>/).map { match in
      let attributes = match.output.2.matches(of: /([^\s="\/]+)(?:="([^"]*)")?/).map { attribute in
        (String(attribute.output.1).lowercased(), String(attribute.output.2 ?? ""))
      }
      return (String(match.output.1).lowercased(), attributes)
    }
  }

  func expectHarmless(_ html: String, sourceLocation: SourceLocation = #_sourceLocation) {
    let tags = tags(html)
    #expect(tags.count > 10, "the page has no tags", sourceLocation: sourceLocation)
    for tag in tags where tag.name != "!doctype" {
      let isKnown = Self.elements.contains(tag.name)
      #expect(isKnown, "element <\(tag.name)>", sourceLocation: sourceLocation)
      for attribute in tag.attributes {
        #expect(!attribute.name.hasPrefix("on"), "attribute \(attribute.name)", sourceLocation: sourceLocation)
        if ["href", "src"].contains(attribute.name) {
          let isSafe =
            ["#", "http:", "https:", "mailto:", "data:image/"].contains { attribute.value.hasPrefix($0) }
            || !attribute.value.prefix { $0 != "/" && $0 != "?" && $0 != "#" }.contains(":")
          #expect(isSafe, "address \(attribute.value)", sourceLocation: sourceLocation)
        }
        if attribute.name == "style" {
          #expect(!attribute.value.contains(";"), "style \(attribute.value)", sourceLocation: sourceLocation)
        }
      }
    }
  }

  /// The elements outside drawings and their attributes; spans are left out, since code is coloured by its content.
  private func shape(_ html: String) -> [String] {
    let page = html.replacing(/<svg[\s\S]*?<\/svg>/, with: "")
    return tags(page).filter { tag in tag.name != "span" }.map { tag in
      "\(tag.name) \(tag.attributes.map { attribute in attribute.name })"
    }
  }

  @Test(arguments: payloads) func textAnywhereIsOnlyText(payload: String) {
    let html = pageOfText(payload)
    expectHarmless(html)
    #expect(shape(html) == shape(pageOfText("plain")))
  }

  /// A page with the same text in every place that a notebook can fill.
  private func pageOfText(_ payload: String) -> String {
    var sample = SampleNotebook()
    let text: [Inline] = [.text(payload), .emphasis([.code(payload)])]
    sample.matter.title = text
    sample.matter.subtitle = text
    sample.matter.abstract = text
    sample.matter.author = payload
    sample.matter.date = payload
    sample.matter.language = payload
    let value = sample.value("x", .text(payload))
    let failed = sample.value(payload, .failure(Diagnostic(.error, code: payload, payload, at: nil, hint: payload)))
    let figure = Figure(
      marks: [.line(Line(x: [0, 1], y: [0, 1], label: Label(payload)))], title: Label(payload),
      xLabel: Label(payload), yLabel: Label(payload))
    let cell = sample.cell(
      payload,
      [
        .printed(payload), .display(Display(text: payload, formula: nil)),
        .display(Display(text: "", formula: .text(payload, .plain))), .figure(figure),
        .diagnostic(
          Diagnostic(
            .error, code: payload, payload, at: Span(0, 2), hint: payload,
            calls: [Failure.Call(function: payload, span: Span(0, 1))])),
      ]
    ) { options in
      options.label = payload
      options.classes = [payload]
      options.figureCaption = text
      options.figureDescription = [.text(payload)]
    }
    sample.blocks = [
      .heading(level: 2, anchor: payload, text), .heading(level: 2, anchor: "b", text),
      .paragraph(text + [value, failed]),
      .code(payload, language: payload), cell, .quote([.paragraph(text)]),
    ]
    let setting = PageSetting(
      part: payload, course: .init(title: payload, path: payload), next: .init(title: payload, path: payload))
    return String(decoding: Page(sample.document, sample.results, setting: setting).html(), as: UTF8.self)
  }

  @Test(arguments: payloads) func rawHTMLIsTextBeyondAFewTags(payload: String) {
    var sample = SampleNotebook()
    sample.blocks = [.html(payload), .paragraph([.html(payload), .text("after")])]
    for match in payload.matches(of: /<[^>]*>/) { sample.blocks.append(.paragraph([.html(String(match.output))])) }
    expectHarmless(String(decoding: Page(sample.document, sample.results).html(), as: UTF8.self))
  }

  @Test(arguments: [
    "javascript:alert(1)", "JaVaScRiPt:alert(1)", " javascript:alert(1)", "java\tscript:alert(1)",
    "java\nscript:alert(1)", "\u{1}javascript:alert(1)", "data:text/html,<script>alert(1)</script>",
    "vbscript:msgbox(1)", "file:///etc/passwd", "blob:x", "\" onclick=\"alert(1)", "javascript\u{0}:alert(1)",
  ])
  func linksLeadOnlyWhereTheyMay(address: String) {
    var sample = SampleNotebook()
    sample.blocks = [
      .paragraph([
        .link(destination: address, title: "\" onclick=\"x", [.text("link")]),
        .image(destination: address, title: "\" onload=\"x", [.text("image")]),
      ])
    ]
    let page = Page(sample.document, sample.results, image: { _ in Array("<svg onload='alert(1)'/>".utf8) })
    let html = String(decoding: page.html(), as: UTF8.self)
    expectHarmless(html)
    #expect(html.contains("link"))
  }

  @Test(arguments: [
    "\\color{red;position:fixed}{x}", "\\textcolor{url(//evil.example)}{x}", "\\href{javascript:alert(1)}{x}",
    "\\text{<script>alert(1)</script>}", "\\mathrm{<img src=x>}", "\\begin{<b>}x\\end{<b>}", "\\<script>", "{{{{",
    "\\class{x\" onclick=\"y}{z}",
  ])
  func texIsOnlyMathematics(tex: String) {
    var sample = SampleNotebook()
    let inline = sample.tex(tex)
    let display = sample.tex(tex, label: "\" onclick=\"alert(1)")
    sample.blocks = [.paragraph([.math(inline)]), .math(display)]
    expectHarmless(String(decoding: Page(sample.document, sample.results).html(), as: UTF8.self))
  }

  @Test(arguments: payloads) func theListOfNotebooksIsHarmlessToo(payload: String) {
    let page = CoursePage(
      title: payload, entries: [.init(path: payload, title: payload, subtitle: payload, part: payload)],
      language: payload)
    expectHarmless(String(decoding: page.html(), as: UTF8.self))
  }
}
