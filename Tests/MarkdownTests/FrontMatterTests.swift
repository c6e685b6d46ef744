import Markdown
import Notebook
import Source
import Testing

/// Front matter, titles and the encoding of files.
@Suite struct FrontMatterTests {
  @Test func everyKey() {
    let document = read(
      """
      ---
      title: "Waves $\\\\sin x$"
      subtitle: 'On `{=} n` *strings*'
      author: [Ada, {name: Grace}]
      date: 2026-01-02
      lang: de-AT
      abstract: |
        About $y$ and
        `{=} m` waves.
      toc: false
      number-sections: true
      seed: 42
      execute:
        echo: false
        eval: false
        output: asis
        warning: false
        error: true
      format: html
      unknown: {a: [1, 2]}
      ---

      ```{octave}
      #| echo: true
      1
      ```
      """)
    let matter = document.frontMatter
    #expect(outline(matter.title) == "Waves math(\\sin x)")
    #expect(outline(matter.subtitle) == "On value(0) em(strings)")
    #expect(matter.author == "Ada, Grace")
    #expect(matter.date == "2026-01-02")
    #expect(matter.language == "de-AT")
    #expect(outline(matter.abstract) == "About math(y) and value(1) waves.")
    #expect(values(matter.subtitle + matter.abstract).map { document.file.text(of: $0.span) } == ["n", "m"])
    #expect(formulas(matter.abstract).map { document.file.text(of: $0.span) } == ["y"])
    #expect(!matter.showsContents)
    #expect(matter.numbersSections)
    #expect(matter.seed == 42)
    #expect(matter.cellDefaults.echo == .hidden)
    #expect(!matter.cellDefaults.runs)
    let options = cells(document.blocks).first?.options
    #expect(options?.echo == .shown)
    #expect(options?.runs == false)
    #expect(options?.output == .asIs)
    #expect(options?.showsWarnings == false)
    #expect(options?.allowsFailure == true)
    #expect(document.diagnostics.isEmpty, "\(document.diagnostics)")
  }

  @Test(arguments: [
    ("toc: perhaps", "error front-matter-type 2:1 toc"),
    ("seed: -1", "error front-matter-type 2:1 seed"),
    ("title: [a]", "error front-matter-type 2:1 title"),
    ("lang: a b", "error front-matter-type 2:1 lang"),
    ("execute: fast", "error front-matter-type 2:1 execute"),
    ("execute:\n  echo: 3", "error option-type 3:9 3"),
    ("format: {css: {a: b}}", "error front-matter-type 2:15 {"),
    ("format:\n  html:\n    template: [a]", "error front-matter-type 4:15 ["),
    ("format: {math-font: embedd}", "error front-matter-type 2:21 embedd"),
    ("format:\n  html:\n    math-font: {a: b}", "error front-matter-type 4:16 {"),
    ("macros: x", "error front-matter-type 2:1 macros"),
    ("macros:\n  R: [1, 2, 3]", "error macro-body 3:6 ["),
    ("macros:\n  R: ['#1', 12]", "error macro-body 3:6 ["),
    ("macros:\n  a b: x", "error macro-name 3:3 a b"),
    ("title: a: b", "error yaml 2:9 :"),
    ("title: 'ü' x", "error yaml 2:12 x"),
    ("toc: true\ntoc: false", "error yaml 3:1 t"),
    ("- a", "error front-matter 2:1 -"),
  ])
  func mistakes(yaml: String, report: String) {
    let document = read("---\n\(yaml)\n---\n\nBody $x$.\n")
    #expect(reports(document) == [report])
    #expect(outline(document.blocks) == "p Body math(x).")
  }

  @Test func valueBehindAnEscape() {
    let document = read("---\ntitle: \"A `{=} disp(\\\"a\\\")`\"\n---\n")
    #expect(reports(document) == ["error inline-value-escaped 2:11 `{=} disp(\\\"a\\\")`"])
  }

  @Test func ends() {
    #expect(outline(read("---\ntitle: a\n...\nb\n").blocks) == "p b")
    #expect(outline(read("---\n\ntitle: a\n\n---\n").blocks) == "rule\np title: a\nrule")
    #expect(reports(read("---\ntitle: a\n\nb\n")) == ["error unclosed-front-matter 1:1 ---"])
    #expect(read("---\n---\n\nb\n").diagnostics.isEmpty)
    #expect(read("").blocks.isEmpty)
    #expect(read("---").diagnostics.isEmpty)
  }

  @Test func titleFromTheFirstHeading() {
    let first = read("<!-- x -->\n\n# Waves of $x$\n\ntext\n")
    #expect(outline(first.frontMatter.title) == "Waves of math(x)")
    #expect(outline(first.blocks) == "html <!-- x -->\n\np text")
    let later = read("text\n\n# Waves\n")
    #expect(outline(later.frontMatter.title) == "Waves")
    #expect(outline(later.blocks) == "p text\nh1#waves Waves")
    let given = read("---\ntitle: Given\n---\n# Waves\n")
    #expect(outline(given.frontMatter.title) == "Given")
    #expect(outline(given.blocks) == "h1#waves Waves")
    #expect(outline(read("---\ntitle: '1. First #'\n---\n").frontMatter.title) == "1. First #")
  }

  @Test func carriageReturns() throws {
    let text =
      ("---\ntitle: A $t$\n---\n\nb $x$\nc `{=} d`\n\n> $$\n> e\n> f\n> $$\n\n"
      + "```{octave}\n#| ecko: 1\ng = 1\nh = 2\n```\n")
      .replacing("\n", with: "\r\n")
    let document = read(text)
    #expect(formulas(document.frontMatter.title).map { document.file.text(of: $0.span) } == ["t"])
    #expect(formulas(document.blocks).map { document.file.text(of: $0.span) } == ["x", "e\r\n> f"])
    #expect(formulas(document.blocks).map { $0.tex } == ["x", "e\n   f"])
    let cell = try #require(cells(document.blocks).first)
    #expect(String(decoding: cell.code.bytes, as: UTF8.self) == "g = 1\nh = 2")
    #expect(document.file.text(of: cell.code.fileSpan(of: Span(6, 11))) == "h = 2")
    #expect(reports(document) == ["warning unknown-option 14:4 ecko"])
  }

  @Test func byteOrderMark() {
    let document = read("\u{FEFF}---\ntitle: T\n---\na $x$\n")
    #expect(outline(document.frontMatter.title) == "T")
    #expect(formulas(document.blocks).map { document.file.text(of: $0.span) } == ["x"])
  }

  @Test func badBytes() throws {
    let document = read(
      Array("# A\n\nb ".utf8) + [0xFF, 0xC3] + Array(" c $x$ ".utf8) + [0] + Array("\n\n```{octave}\n'".utf8) + [
        0xE2, 0x82,
      ]
        + Array("' + y\n```\n".utf8))
    #expect(document.diagnostics.map { $0.message } == ["The file is not valid UTF-8: the first bad byte is at 3:3"])
    #expect(document.diagnostics.first?.span == Span(7, 8))
    #expect(outline(document.blocks) == "p b \u{FFFD}\u{FFFD} c math(x) \u{FFFD}\ncell0 '\u{FFFD}\u{FFFD}' + y")
    #expect(formulas(document.blocks).map { document.file.text(of: $0.span) } == ["x"])
    let code = try #require(cells(document.blocks).first?.code)
    let y = try #require(code.bytes.firstIndex(of: UInt8(ascii: "y")))
    #expect(document.file.text(of: code.fileSpan(of: Span(y, y + 1))) == "y")
  }

  @Test(arguments: [
    ("html", ["all.css", "a.css", "b.css"], "page.html"),
    ("pdf", ["all.css", "a.css", "b.css", "c.css"], "paper.html"),
    ("text", [], nil),
  ])
  func formatNamesFilesForAForm(form: String, styles: [String], template: String?) {
    let yaml = """
      ---
      format:
        css: all.css
        html: {css: [a.css, b.css], template: page.html, other: 1}
        pdf: {css: c.css, template: paper.html}
        docx: {css: d.css}
      ---

      """
    let file = SourceFile(name: "a.md", bytes: Array(yaml.utf8))
    let document = MarkdownReader(form: form).readDocument(file)
    #expect(document.diagnostics.isEmpty)
    #expect(document.frontMatter.format.styles.map { $0.path } == styles)
    #expect(document.frontMatter.format.styles.map { file.text(of: $0.span) } == styles)
    #expect(document.frontMatter.format.template?.path == template)
  }

  @Test(arguments: [
    ("{math-font: embed}", "html", true), ("{math-font: embed}", "text", nil),
    ("{html: {math-font: embed}}", "pdf", true),
    ("{math-font: embed, html: {math-font: system}}", "html", false), ("{html: {math-font: }}", "html", nil),
    ("{html: {math-font: embed}, pdf: {math-font: system}}", "pdf", false), ("{pdf: {math-font: embed}}", "html", nil),
  ])
  func formatSaysWhereTheFontOfFormulasComesFrom(format: String, form: String, isEmbedded: Bool?) {
    let file = SourceFile(name: "a.md", bytes: Array("---\nformat: \(format)\n---\n".utf8))
    let document = MarkdownReader(form: form).readDocument(file)
    #expect(document.diagnostics.isEmpty)
    let font = document.frontMatter.format.mathFont
    #expect(font?.isEmbedded == isEmbedded)
    if let font { #expect(file.text(of: font.span) == (font.isEmbedded ? "embed" : "system")) }
  }
}
