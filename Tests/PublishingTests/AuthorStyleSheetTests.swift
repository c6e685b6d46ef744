import Source
import Testing

@testable import Publishing

@Suite struct AuthorStyleSheetTests {
  private func sheet(_ css: String) -> AuthorStyleSheet {
    AuthorStyleSheet(SourceFile(name: "a.css", bytes: Array(css.utf8)))
  }

  @Test(arguments: [
    ":root { --live: #a02060; }", "h1 { background: url(data:image/png;base64,AA==) }",
    "h1 { fill: url(#gradient); mask: url( \"#m\" ) }", "/* @import url(http://example.org) */ p { margin: 0 }",
    "p::before { content: \"@import url(http://example.org/a)\" }", ".url, #import, .my-url(x) { margin: 0 }",
    "@media print { @page { size: letter } }", "p { content: '\\'url(x)' }", "", "p { content: \"", "url(", "a\\", "/*",
  ])
  func whatLoadsNothingIsTaken(css: String) {
    #expect(sheet(css).diagnostics.isEmpty)
    #expect(sheet(css).text == css)
  }

  @Test(arguments: [
    ("@import \"other.css\";", 0, 7), ("@IMPORT url(a.css);", 0, 7),
    ("p { background: url(http://example.org/a.png) }", 16, 44),
    ("p { background: URL( 'https://example.org/a' ) }", 16, 44), ("p{background:url(//example.org)}", 13, 30),
    ("p{background:url(a.png)}", 13, 22), ("p{background:url(\"a.png", 13, 23),
  ])
  func whatAsksForAnotherFileIsRefusedAtItsPlace(css: String, start: Int, end: Int) {
    let sheet = sheet(css)
    #expect(sheet.diagnostics.first?.span == Span(start, end))
    #expect(sheet.diagnostics.first?.severity == .error)
    #expect(sheet.text.isEmpty)
  }

  @Test func itCannotEndItsElement() {
    #expect(sheet("p::after { content: \"</style><script>\" }").text == "p::after { content: \"<\\/style><script>\" }")
  }
}
