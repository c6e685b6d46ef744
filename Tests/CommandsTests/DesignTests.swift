import Commands
import Foundation
import Testing

/// Style sheets and templates that notebooks and projects name.
@Suite struct DesignTests {
  private static let template = "<html><head>\n{{head}}</head><body><p>School</p>{{body}}</body></html>"

  @Test func theNotebooksSheetComesAfterTheProjects() throws {
    let folder = try WorkingFolder()
    try folder.write("c/nbrun.yml", "format:\n  css: look/course.css\n  html:\n    template: look/page.html\n")
    try folder.write("c/look/course.css", "p { color: var(--first) }\n")
    try folder.write("c/look/page.html", DesignTests.template)
    try folder.write("c/part/own.css", "@font-face { font-family: F; src: url(data:font/woff2;base64,AA==) }\n")
    try folder.write("c/part/a.md", "---\ntitle: A\nformat: {html: {css: [own.css]}}\n---\n\nText.\n")
    try folder.write("c/part/b.md", "Text.\n")
    #expect(NBRun.run(["render", folder.path("c"), "--output-dir", folder.path("site")]) == 0)
    let page = try #require(folder.read("site/part/a.html"))
    let places = try [":root{", "--first", "@font-face", "<p>School</p>"].map {
      try #require(page.range(of: $0)).lowerBound
    }
    #expect(places == places.sorted())
    #expect(page.contains("font-src data:"))
    let other = try #require(folder.read("site/part/b.html"))
    #expect(!other.contains("font-src") && other.contains("--first") && other.contains("<p>School</p>"))
    let list = try #require(folder.read("site/index.html"))
    #expect(list.contains("--first") && list.contains("<p>School</p>") && list.contains("part/a.html"))
  }

  @Test func keysForPDFHoldForPDFAlone() throws {
    let folder = try WorkingFolder()
    let notebook = try folder.write("a.md", "---\nformat: {html: default, pdf: {css: missing.css}}\n---\n\nText.\n")
    #expect(NBRun.run(["render", notebook]) == 0)
    #expect(NBRun.run(["render", notebook, "--to", "text"]) == 0)
  }

  @Test(arguments: [
    "css: missing.css", "css: ../outside.css", "css: refused.css", "template: refused.html", "css: {a: b}",
    "template: [a, b]", "html: {template: missing.html}",
  ])
  func whatIsWrongFailsAndThePageIsWritten(key: String) throws {
    let folder = try WorkingFolder()
    try folder.write("outside.css", "p { margin: 0 }\n")
    try folder.write("c/refused.css", "@import 'x.css';\n")
    try folder.write("c/refused.html", "<html>{{head}}</html>\n")
    let notebook = try folder.write("c/a.md", "---\nformat:\n  \(key)\n---\n\nA text.\n")
    #expect(NBRun.run(["render", notebook]) == 1)
    let page = try #require(folder.read("c/a.html"))
    #expect(page.contains("A text.") && !page.contains("@import"))
    try folder.write("c/nbrun.yml", "format:\n  \(key)\n")
    let other = try folder.write("c/b.md", "A text.\n")
    #expect(NBRun.run(["render", other]) == 1)
    #expect(try #require(folder.read("c/b.html")).contains("A text."))
  }
}
