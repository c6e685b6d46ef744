import Markup
import Testing

@testable import Publishing

@Suite struct SafeTagsTests {
  private func html(_ pieces: [String]) -> String {
    var tags = SafeTags()
    for piece in pieces {
      if piece.hasPrefix("<") { tags.append(raw: piece) } else { tags.append(.text(piece)) }
    }
    return Markup.fragment(tags.finished()).description
  }

  @Test(arguments: [
    (["<b>", "x", "</b>"], "<b>x</b>"), (["<SUB>", "x", "</sub>"], "<sub>x</sub>"), (["a", "<br/>", "b"], "a<br />b"),
    (["<b>", "x"], "&lt;b&gt;x"), (["x", "</b>"], "x&lt;/b&gt;"),
    (["<b>", "<i>", "x", "</b>", "</i>"], "<b>&lt;i&gt;x</b>&lt;/i&gt;"),
    (["<b class=x>", "y", "</b>"], "&lt;b class=x&gt;y&lt;/b&gt;"), (["a", "<!-- note -->"], "a"),
    (["<script>", "x"], "&lt;script&gt;x"),
  ])
  func onlyPairedPlainTagsPass(pieces: [String], expected: String) {
    #expect(html(pieces) == expected)
  }

  @Test(arguments: [
    ("<!-- a > b -->\n<b>x</b> & y", "\n<b>x</b> &amp; y"), ("<div>\n<em>x</em>", "&lt;div&gt;\n<em>x</em>"),
    ("1 < 2", "1 &lt; 2"), ("<!-- open <b>x</b>", "&lt;!-- open <b>x</b>"), ("<", "&lt;"),
  ])
  func blocksAreTakenApart(block: String, expected: String) {
    var tags = SafeTags()
    tags.append(block: block)
    #expect(Markup.fragment(tags.finished()).description == expected)
  }
}
