import Markdown
import Notebook
import Source
import Testing

/// Printers' quotes, dashes and dots in place of those of a keyboard.
@Suite struct SmartPunctuationTests {
  private func smart(_ text: String, _ language: String = "en") -> Document {
    read("---\nlang: \(language)\nsmart: true\n---\n" + text)
  }

  @Test(arguments: [
    ("\"a\"", "“a”"), ("'a'", "‘a’"), ("don't", "don’t"), ("\"'a' b\"", "“‘a’ b”"),
    ("'I don't know'", "‘I don’t know’"),
    ("the '90s, 'tis", "the ’90s, ’tis"), ("(\"a\"), \"b\"?", "(“a”), “b”?"), ("a--\"b\"--c", "a–“b”–c"),
    ("a --- b", "a — b"), ("1--2", "1–2"), ("a...", "a…"), ("a.... b-----c", "a.... b-----c"), ("a --> b", "a --> b"),
    ("\\\"a\\\" \\'b\\' \\...", "\"a\" 'b' ..."), ("**\"a\"** *'b'*", "strong(“a”) em(‘b’)"), ("\"*a*\"", "“em(a)”"),
    ("\"never closed", "“never closed"), ("5'10\"", "5’10”"), ("\"é\" ist—\"é\"", "“é” ist—“é”"),
    ("[\"a\"](b \"'c' -- d\") \"e\"", "link(b|'c' -- d|“a”) “e”"), ("\"[a](b)\"", "“link(b||a)”"),
    ("\"`{=} x`\" and \"$y$\"", "“value(0)” and “math(y)”"), ("`\"a\" -- b`", "code(\"a\" -- b)"),
    ("$f'(x) \"a\"$", "math(f'(x) \"a\")"), ("<b title=\"a\">\"c\"</b>", "html(<b title=\"a\">)“c”html(</b>)"),
    (
      "https://a.b/c--d'e <http://a.b/--'>",
      "link(https://a.b/c--d'e||https://a.b/c--d'e) link(http://a.b/--'||http://a.b/--')"
    ),
    ("[\"a\"]{.b key=\"c\"}", "with{.b key=c}(“a”)"),
  ])
  func runningText(markdown: String, expected: String) {
    #expect(outline(smart(markdown).blocks) == "p " + expected)
  }

  @Test(arguments: [
    ("en", "“a ‘b’”"), ("de", "„a ‚b‘“"), ("de-AT", "„a ‚b‘“"), ("de-CH", "«a ‹b›»"), ("fr", "«\u{202F}a “b”\u{202F}»"),
    ("es", "«a “b”»"), ("it", "«a “b”»"), ("pt", "“a ‘b’”"), ("pt-PT", "«a “b”»"), ("nl", "“a ‘b’”"), ("pl", "„a «b»”"),
    ("sv", "”a ’b’”"), ("ru", "«a „b“»"), ("zh", "“a ‘b’”"), ("ja", "「a 『b』」"), ("ar", "”a ’b‘“"), ("he", "”a ’b’”"),
  ])
  func languages(language: String, expected: String) {
    #expect(outline(smart("\"a 'b'\"", language).blocks) == "p " + expected)
  }

  @Test func headingsOfTwoLinesAndListsStay() {
    let document = smart(
      "a \"b\"\n---\n\n- c -- d\n\n---\n\n| \"e\" |\n|---|\n| f -- g |\n\n: \"h\"\n\n[i]: j \"k -- l\"\n\n[i]\n")
    #expect(
      outline(document.blocks) == """
        h2#a-b a “b”
        list[p c – d]
        rule
        table{}[Notebook.Table.Alignment.natural] “h”: “e” / f – g
        p link(j|k -- l|i)
        """)
  }

  @Test func theFrontMatterDecides() {
    func title(_ text: String, isSmart: Bool) -> String {
      let file = SourceFile(name: "a.md", bytes: Array(text.utf8))
      return outline(MarkdownReader(isSmart: isSmart).readDocument(file).frontMatter.title)
    }
    #expect(title("---\ntitle: A \"b\"\n---\n", isSmart: false) == "A \"b\"")
    #expect(title("---\ntitle: A \"b\"\n---\n", isSmart: true) == "A “b”")
    #expect(title("---\ntitle: A \"b\"\nsmart: false\n---\n", isSmart: true) == "A \"b\"")
    #expect(title("---\ntitle: A \"b\"\nsmart: true\nlang: de\n---\n", isSmart: false) == "A „b“")
  }
}
