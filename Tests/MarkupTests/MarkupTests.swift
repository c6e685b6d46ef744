import Markup
import Testing

@Suite struct MarkupTests {
  @Test(arguments: [
    ("a < b & c > d", "a &lt; b &amp; c &gt; d"), ("\"x\" 'y'", "&quot;x&quot; 'y'"), ("&amp;", "&amp;amp;"),
    ("α ≤ β 👩‍🔬", "α ≤ β 👩‍🔬"), ("</script>", "&lt;/script&gt;"), ("", ""), ("\n\t", "\n\t"),
  ])
  func textIsEscaped(_ text: String, _ written: String) {
    #expect(Markup.text(text).description == written)
    #expect(Markup.tag("p", [:], [.text(text)]).description == "<p>\(written)</p>")
    #expect(Markup.tag("p", ["title": text]).description == "<p title=\"\(written)\"></p>")
  }

  @Test func attributesKeepTheirOrder() {
    #expect(
      Markup.tag("a", ["z": "1", "a": "2", "m": "3"], [.text("x")]).description == "<a z=\"1\" a=\"2\" m=\"3\">x</a>")
  }

  @Test func attributesWithoutAValue() {
    let attributes = [Markup.Attribute("open", nil), Markup.Attribute("class", "")]
    #expect(Markup.element("details", attributes, []).description == "<details open class=\"\"></details>")
  }

  @Test(arguments: ["br", "hr", "img", "input", "link", "meta", "col", "wbr", "path", "line", "rect", "circle", "use"])
  func voidElementsCloseThemselves(_ name: String) {
    #expect(Markup.tag(name).description == "<\(name) />")
  }

  @Test(arguments: ["p", "div", "span", "script", "td", "mrow", "mi", "svg", "g", "text", "textarea", "iframe"])
  func otherElementsKeepAnEndTag(_ name: String) {
    #expect(Markup.tag(name).description == "<\(name)></\(name)>")
  }

  @Test func shapesWithATitleHaveChildren() {
    let circle = Markup.tag("circle", ["r": "2"], [.tag("title", [:], [.text("3 < 4")])])
    #expect(circle.description == "<circle r=\"2\"><title>3 &lt; 4</title></circle>")
  }

  @Test func verbatimIsWrittenAsItIs() {
    #expect(Markup.tag("style", [:], [.verbatim("a > b { }")]).description == "<style>a > b { }</style>")
  }

  @Test func fragmentsHaveNoTags() {
    #expect(Markup.fragment([.text("a"), .tag("b", [:], [.text("c")]), .empty]).description == "a<b>c</b>")
    #expect(Markup.empty.description == "")
  }

  @Test func plainTextIsTheTextOfAllNodes() {
    let markup = Markup.tag(
      "p", ["title": "no"],
      [.text("a < "), .fragment([.tag("b", [:], [.text("b")])]), .verbatim("<i>no</i>"), .tag("br")])
    #expect(markup.plainText == "a < b")
  }

  @Test func writeAppends() {
    var bytes = [UInt8]("x".utf8)
    Markup.text("&").write(to: &bytes)
    #expect(String(decoding: bytes, as: UTF8.self) == "x&amp;")
  }

  @Test func nestingIsKept() {
    var markup = Markup.text("x")
    for _ in 0..<200 { markup = .tag("div", [:], [markup]) }
    #expect(
      markup.description == String(repeating: "<div>", count: 200) + "x" + String(repeating: "</div>", count: 200))
  }
}
