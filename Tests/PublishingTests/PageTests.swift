import Foundation
import Graphics
import Notebook
import Publishing
import Source
import Testing
import Typesetting

@Suite struct PageTests {
  private func html(_ sample: SampleNotebook, setting: PageSetting = PageSetting()) -> String {
    String(decoding: Page(sample.document, sample.results, setting: setting).html(), as: UTF8.self)
  }

  /// The page from its body on, without the style sheet.
  private func body(_ html: String) -> String {
    let start = html.range(of: "<body>")?.lowerBound ?? html.startIndex
    let end = html.range(of: "<script>", options: .backwards)?.lowerBound ?? html.endIndex
    return String(html[start..<end])
  }

  @Test func everyKindOfBlockIsShown() throws {
    try expectGolden(body(html(.full)), "page.markup")
  }

  @Test func theFileIsCompleteInItself() {
    let page = html(.full)
    #expect(page.hasPrefix("<!doctype html>\n<html lang=\"en\">"))
    #expect(page.contains(#"<meta charset="utf-8" />"#))
    #expect(page.contains("default-src 'none'"))
    #expect(page.contains("<title>Rolling downhill</title>"))
    #expect(page.contains(#"<meta name="description" content="How does a machine find the bottom?" />"#))
    #expect(page.components(separatedBy: "<script").count == 2)
    #expect(page.contains("script-src 'sha256-"))
    #expect(!page.contains("<link"))
    #expect(page.hasSuffix("</html>\n"))
  }

  @Test func theSameInputGivesTheSameBytes() {
    #expect(html(.full) == html(.full))
  }

  @Test func figuresAreNumberedWhereTheyHaveACaption() {
    var sample = SampleNotebook()
    let figure = Output.figure(Figure(marks: [.line(Line(x: [0, 1], y: [0, 1]))]))
    let captions = ["First", "", "Second"]
    for caption in captions {
      let block = sample.cell("plot(x)", [figure]) { options in
        options.figureCaption = caption.isEmpty ? [] : [.text(caption)]
      }
      sample.blocks.append(block)
    }
    let page = html(sample)
    #expect(page.contains("<b>Figure 1</b>First"))
    #expect(page.contains("<b>Figure 2</b>Second"))
    #expect(page.components(separatedBy: "<figcaption>").count == 3)
    let identifiers = page.matches(of: /\sid="([^"]*)"/).map { match in String(match.output.1) }
    #expect(Set(identifiers).count == identifiers.count)
  }

  @Test func aLeadingHeadingBecomesTheTitle() {
    var sample = SampleNotebook()
    sample.blocks = [
      .heading(level: 1, anchor: "one", [.text("Two clues")]), .heading(level: 2, anchor: "two", [.text("First")]),
    ]
    let page = html(sample)
    #expect(page.contains("<title>Two clues</title>"))
    #expect(page.components(separatedBy: "<h1").count == 2)
    #expect(page.contains("<h2 id=\"two\">"))
  }

  @Test func headingsBesideATitleMoveDown() {
    var sample = SampleNotebook()
    sample.matter.title = [.text("Title")]
    sample.blocks = [
      .heading(level: 1, anchor: "a", [.text("A")]), .heading(level: 2, anchor: "b", [.text("B")]),
      .heading(level: 6, anchor: "c", [.text("C")]),
    ]
    let page = html(sample)
    #expect(page.contains("<h2 id=\"a\">"))
    #expect(page.contains("<h3 id=\"b\">"))
    #expect(page.contains("<h6 id=\"c\">"))
    #expect(page.components(separatedBy: "<h1").count == 2)
  }

  @Test func aPageWithoutATitleIsNamedAfterItsFile() {
    #expect(html(SampleNotebook()).contains("<title>descent.md</title>"))
  }

  @Test func contentsListTheSections() {
    var sample = SampleNotebook.full
    #expect(html(sample).contains(##"<a href="#step">1 A step against the slope</a>"##))
    sample.matter.showsContents = false
    #expect(!html(sample).contains("<nav"))
  }

  @Test func neighboursAndTheCourseAreLinked() {
    let page = html(
      .full,
      setting: PageSetting(
        part: "Part 2", course: .init(title: "Course", path: "../index.html"),
        previous: .init(title: "Before & after", path: "a b.html"), next: .init(title: "Next one", path: "06:x.html")))
    #expect(page.contains(#"<p class="part">Part 2</p>"#))
    #expect(page.contains(#"<a href="../index.html">Course</a>"#))
    #expect(page.contains(#"<a href="a%20b.html" class="previous">Before<b>Before &amp; after</b></a>"#))
    #expect(page.contains(#"href="06%3Ax.html""#))
  }

  @Test func texThatIsNotUnderstoodStaysReadableAndSaysWhy() {
    var sample = SampleNotebook()
    let formula = sample.tex("\\frac{1}{")
    sample.blocks = [.paragraph([.text("See "), .math(formula), .text(".")])]
    let page = html(sample)
    #expect(page.contains(#"<span class="tex-error" title="This { has no }">\frac{1}{</span>"#))
    #expect(page.contains(#"<div class="diagnostic error""#))
    #expect(sample.document.texDiagnostics.count == 1)
  }

  @Test func wordsOfCodeDoNotBreakAtHyphens() {
    var sample = SampleNotebook()
    sample.blocks = [
      .paragraph([.code("fig-cap: a-b x"), .code("-" + String(repeating: "x", count: 30)), .code("<-")])
    ]
    let page = html(sample)
    #expect(page.contains(#"<code><span class="kept">fig-cap:</span> <span class="kept">a-b</span> x</code>"#))
    #expect(page.contains("<code>-xxx"))
    #expect(page.contains(#"<code><span class="kept">&lt;-</span></code>"#))
  }

  @Test func macrosHoldForLaterFormulas() {
    var sample = SampleNotebook()
    let definition = sample.tex("\\newcommand{\\half}{\\frac{1}{2}} \\half")
    let use = sample.tex("\\half + 1")
    sample.blocks = [.math(definition), .math(use)]
    #expect(sample.document.texDiagnostics.isEmpty)
    #expect(html(sample).components(separatedBy: "<mfrac>").count == 3)
  }

  @Test func imagesOfTheFolderAreEmbedded() {
    var sample = SampleNotebook()
    sample.blocks = [
      .paragraph([
        .image(destination: "dot.png", title: "", [.text("A dot")]),
        .image(destination: "lost.png", title: "", [.text("Nowhere")]),
        .image(destination: "https://example.org/x.png", title: "", [.text("Elsewhere")]),
      ])
    ]
    let bytes: [UInt8] = [0x89, 0x50, 0x4E, 0x47, 0x0D, 0x0A, 0x1A, 0x0A, 1]
    let page = Page(
      sample.document, sample.results, image: { path in path == "dot.png" ? bytes : nil })
    let html = String(decoding: page.html(), as: UTF8.self)
    #expect(html.contains(#"<img src="data:image/png;base64,iVBORw0KGgoB" alt="A dot" />"#))
    #expect(html.contains("Nowhere"))
    #expect(html.contains(#"<a href="https://example.org/x.png">Elsewhere</a>"#))
    #expect(html.components(separatedBy: "<img").count == 2)
  }

  @Test func linksToOtherNotebooksFollowTheSite() {
    var sample = SampleNotebook()
    sample.blocks = [
      .paragraph([
        .link(destination: "next.md#end", title: "", [.text("next")]),
        .link(destination: "evil.md", title: "", [.text("evil")]),
      ])
    ]
    let page = Page(
      sample.document, sample.results,
      linked: { path in path == "evil.md" ? "javascript:alert(1)" : path.replacing(".md", with: ".html") })
    let html = String(decoding: page.html(), as: UTF8.self)
    #expect(html.contains(#"<a href="next.html#end">next</a>"#))
    #expect(!html.contains("javascript:"))
  }

  @Test func onPaperAllIsOpenAndNothingLeadsAway() {
    var sample = SampleNotebook.full
    func division(_ kind: Division.Kind, _ text: String) -> Block {
      .division(Division(kind: kind, title: [], attributes: Attributes(), blocks: [.paragraph([.text(text)])]))
    }
    let solution = division(.solution(isOpen: false), "The answer.")
    sample.blocks += [division(.hint, "A nudge."), division(.callout(.tip, fold: .closed), "A trick."), solution]
    let setting = PageSetting(
      course: .init(title: "Course", path: "index.html"), next: .init(title: "N", path: "n.html"))
    let screen = body(html(sample, setting: setting))
    let page = Page(sample.document, sample.results, setting: setting, medium: .paper)
    let paper = String(decoding: page.html(), as: UTF8.self)
    #expect(screen.contains("<details class=\"fold hint\">"))
    #expect(paper.contains("<details class=\"fold hint\" open=\"\">"))
    #expect(paper.contains("<details class=\"fold\" open=\"\">"))
    #expect(paper.contains("<details class=\"fold solution\">"), "it stands at the end")
    #expect(paper.contains("<section class=\"answers\""))
    for part in ["class=\"contents\"", "class=\"skip\"", "class=\"top\"", "class=\"neighbours\""] {
      #expect(screen.contains(part) && !body(paper).contains(part), "\(part)")
    }
    #expect(paper.contains("@page{size:A4}"))
  }

  @Test func addressesThatAreTheirOwnWordsAreMarked() {
    var sample = SampleNotebook()
    sample.blocks = [
      .paragraph([
        .link(destination: "http://www.example.org", title: "", [.text("www.example.org")]),
        .link(destination: "https://example.org", title: "", [.text("the site")]),
        .link(destination: "other.md", title: "", [.text("other.md")]),
      ])
    ]
    let page = html(sample)
    #expect(page.contains(#"<a href="http://www.example.org" class="bare">"#))
    #expect(page.contains(#"<a href="https://example.org">the site"#))
    #expect(page.contains(#"<a href="other.md">other.md"#))
  }
}
