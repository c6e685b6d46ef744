import Foundation
import Notebook
import Source
import Testing

@testable import Publishing

@Suite struct PageTemplateTests {
  private func template(_ html: String) -> PageTemplate {
    PageTemplate(SourceFile(name: "page.html", bytes: Array(html.utf8)))
  }

  private func page(_ html: String, medium: Page.Medium = .screen) -> String {
    let template = template(html)
    #expect(template.diagnostics.isEmpty)
    var sample = SampleNotebook.full
    sample.matter.title = [.text("Up & \"down\"")]
    sample.matter.language = "he"
    let next = PageSetting.Neighbour(title: "Next one", path: "next.html")
    var page = Page(sample.document, sample.results, setting: PageSetting(next: next), medium: medium)
    page.design.template = template
    return String(decoding: page.html(), as: UTF8.self)
  }

  @Test func slotsAreFilled() {
    let page = page(
      """
      <html lang="{{lang}}" dir="{{ dir }}"><head>{{head}}</head><body title="{{title}}">
      <i>{{subtitle}}|{{author}}|{{date}}</i>{{toc}}{{header}}{{body}}{{navigation}}{{footer}}</body></html>
      """)
    #expect(page.hasPrefix("<html lang=\"he\" dir=\"rtl\"><head><meta charset=\"utf-8\" />"))
    #expect(page.contains("<body title=\"Up &amp; &quot;down&quot;\">"))
    #expect(page.contains("<i>How does a machine find the bottom?|Ada Example|3 March 2026</i>"))
    for part in [
      "default-src 'none'", "<aside class=\"contents\"", "<header class=\"title\"", "<script>", "next.html",
      "class=\"colophon\"",
    ] {
      #expect(page.components(separatedBy: part).count == 2, "\(part)")
    }
    #expect(page.hasSuffix("</body></html>"))
  }

  @Test func theTitleIsInTheTextUnlessTheTemplateShowsIt() {
    for (slot, count) in [("", 1), ("{{title}}", 0), ("{{header}}", 1)] {
      let page = page("<head>{{head}}</head><body>\(slot){{body}}</body>")
      #expect(page.components(separatedBy: "<h1").count == count + 1)
      #expect(page.contains("class=\"abstract\""))
    }
  }

  @Test func onPaperThereIsNothingToGoTo() {
    let page = page("<head>{{head}}</head><body>{{toc}}{{body}}{{navigation}}</body>", medium: .paper)
    #expect(!page.contains("class=\"contents\""))
    #expect(!page.contains("next.html"))
  }

  @Test(arguments: [
    ("{{head}}{{boddy}}{{body}}", 8, "There is no slot 'boddy'", "Did you mean {{body}}?"),
    ("{{head}}{{body}}{{body}}", 16, "The slot {{body}} stands twice", "Keep one of the two"),
    ("{{head}}{{body}} {{title", 17, "This slot is never closed", "Write it as {{body}}"),
    ("<head></head>{{body}}", 6, "The template has no slot {{head}}", "Write {{head}} before </head>"),
    ("{{head}}", 8, "The template has no slot {{body}}", "Write {{body}} before </body>"),
    (
      "<p>{{head}}{{body}}", 0, "<p> stands before {{head}}, which holds the page's policy",
      "Put {{head}} first into <head>"
    ),
    (
      "{{head}}{{body}}<LINK rel=stylesheet href=a.css>", 16,
      "A page loads and runs nothing but what nbrun puts in, so that <link> is refused",
      "Name style sheets by css: beside template:"
    ),
    (
      "{{head}}{{body}}<a onclick='x()'>", 19,
      "A page runs its own script alone, so that the attribute 'onclick' is refused", "Leave it out"
    ),
    (
      "{{head}}{{body}}<meta http-equiv=refresh>", 22,
      "A page's policy stands in {{head}}, so that the attribute 'http-equiv' is refused", "Leave it out"
    ),
  ])
  func mistakesHaveAPlace(html: String, start: Int, message: String, hint: String) {
    let template = template(html)
    #expect(template.diagnostics.map { $0.message } == [message])
    #expect(template.diagnostics.first?.span?.start == start)
    #expect(template.diagnostics.first?.hint == hint)
    #expect(template.pieces.isEmpty)
  }

  @Test(arguments: ["src=logo.png", "SRC='http://example.org/a.png'", "alt=x src = \"a.png\"", "srcset=a.png"])
  func imagesStandInTheTemplate(attribute: String) {
    #expect(template("{{head}}{{body}}<img \(attribute)>").diagnostics.count == 1)
    #expect(template("{{head}}{{body}}<img src=\"data:image/png;base64,AA==\" alt=\"src=a\">").diagnostics.isEmpty)
    #expect(template("{{head}}{{body}}<!-- <img \(attribute)> -->").diagnostics.isEmpty)
  }

  @Test(arguments: ["<", "<a", "<a href", "<a href=", "<a href='", "<!--", "<a '\"<>", "<a =>", "{{", "}}"])
  func cutTemplatesAreRead(end: String) {
    #expect(template("{{head}}{{body}}" + end).diagnostics.count <= 1)
  }
}
