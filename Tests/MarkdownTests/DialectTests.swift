import Notebook
import Source
import Testing

/// What GitHub and Pandoc add to running text and blocks.
@Suite struct DialectTests {
  @Test(arguments: [
    ("a ~~b *c*~~ d", "a del(b em(c)) d"), ("~a~ ~~b~~ ~~~c~~~", "del(a) del(b) ~~~c~~~"), ("~~_a_~~", "del(em(a))"),
    ("~~ a ~~", "~~ a ~~"), ("\\~~a~~ `~~b~~`", "~~a~~ code(~~b~~)"), ("*~~a*~~", "em(~~a)~~"),
    ("~~a~ b~~", "del(a~ b)"),
  ])
  func struckText(markdown: String, expected: String) {
    #expect(outline(read(markdown).blocks) == "p " + expected)
  }

  @Test(arguments: [
    ("www.example.org/a_b_.", "link(http://www.example.org/a_b||www.example.org/a_b)_."),
    ("(https://x.org/a(b))", "(link(https://x.org/a(b)||https://x.org/a(b)))"), ("xhttp://a.b", "xhttp://a.b"),
    ("http://a.b?x=1&amp; y", "link(http://a.b?x=1||http://a.b?x=1)& y"), ("www. a", "www. a"),
    ("*www.a.b*", "em(link(http://www.a.b||www.a.b))"), ("[www.a.b](c)", "link(c||www.a.b)"),
    ("`www.a.b`", "code(www.a.b)"),
    ("me@a.b-c.org.", "link(mailto:me@a.b-c.org||me@a.b-c.org)."), ("me@a", "me@a"),
    ("<http://a.b>", "link(http://a.b||http://a.b)"),
  ])
  func addresses(markdown: String, expected: String) {
    #expect(outline(read(markdown).blocks) == "p " + expected)
  }

  @Test func tasks() {
    #expect(
      outline(read("- [ ] a\n- [x] *b*\n- [X]\tc\n- [y] d\n- [ ]e\n1. [x] f\n").blocks)
        == "list[[ ] p a / [x] p em(b) / [x] p c / p [y] d / p [ ]e]\nlist1[[x] p f]")
  }

  @Test func footnotes() {
    let document = read(
      "a[^x] b[^long] [^x]\n\n[^x]: word\n[^long]: First $y$\n\n    Second `{=} z`\n\n    | c |\n    |---|\n\n- d\n")
    #expect(
      outline(document.blocks) == """
        p anote(x) bnote(long) note(x)
        footnote x[p word]
        footnote long[p First math(y)
        p Second value(0)
        table{}[Notebook.Table.Alignment.natural] : c]
        list[p d]
        """)
    #expect(formulas(document.blocks).map { document.file.text(of: $0.span) } == ["y"])
    #expect(document.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("[a *b*]{.c #d}", "p with{#d .c}(a em(b))"), ("`a`{.b}", "p with{.b}(code(a))"),
    ("[a](b){target=\"_c d\"}", "p with{target=_c d}(link(b||a))"),
    ("a ![b](c){width=50%}", "p a with{width=50%}(image(c||b))"),
    ("[[a]{.b} c]{.d}", "p with{.d}(with{.b}(a) c)"), ("f(x){.a}", "p f(x){.a}"), ("a]{.b}", "p a]{.b}"),
    ("{.a} b", "p {.a} b"),
    ("![a](b){#fig-c}", "figure{#fig-c} b a"), ("![](b)", "p image(b||)"), ("[a]{b}", "p [a]{b}"),
    ("# A *b* {#c .d e='f g'}", "with{.d e=f g} h1#c A em(b)"), ("## A {.b} ##", "with{.b} h2#a A"),
    ("# A {b", "h1#a-b A {b"),
    ("# A {-}", "with{.unnumbered} h1#a A"), ("```{.python #lst-a .b}\nc\n```", "with{#lst-a .b} code(python) c"),
    ("```python {.b}\nc\n```", "with{.b} code(python) c"),
  ])
  func attributes(markdown: String, expected: String) {
    #expect(outline(read("x\n\n" + markdown).blocks) == "p x\n" + expected)
  }

  @Test func divisions() {
    let document = read(
      """
      ::: {.a #b}
      c
      ::: d
      - e
      :::
      :::

      > [!TIP]
      > f

      > [!TIP] g

      ::: {.callout-note title="H *i* $j$" collapse="false"}
      k
      :::
      ::: {#thm-l}
      ## M
      n
      :::
      ::: {.proof}
      o
      :::
      """)
    #expect(
      outline(document.blocks).replacing("Notebook.", with: "") == """
        plain{#b .a} [p c
        plain{.d} [list[p e]]]
        callout(Callout.tip, fold: Division.Fold.never){} [p f]
        quote[p [!TIP] g]
        callout(Callout.note, fold: Division.Fold.open){} H em(i) math(j)[p k]
        theorem(Theorem.theorem){#thm-l} M[p n]
        proof{} [p o]
        """)
    #expect(formulas(document.blocks).map { document.file.text(of: $0.span) } == ["j"])
    #expect(document.diagnostics.isEmpty)
  }

  @Test func mentions() {
    let document = read("# A {#sec-a}\n\n@sec-a, [-@sec-a]; [@sec-a] a@sec-a @other @eq-b.\n\n$$c$$ {#eq-b}\n")
    #expect(
      outline(Array(document.blocks.dropFirst(0))).contains(
        "p ref(sec-a), ref(-sec-a); ref(sec-a) a@sec-a @other ref(eq-b)."))
    #expect(document.diagnostics.isEmpty)
  }

  @Test(arguments: [
    ("a\n\n> ::: {.b}\n> c", "error unclosed-division 3:3 ::: {.b}"), ("a\n:::\n", "error stray-division-end 2:1 :::"),
    ("::: {.a\nb\n:::", "error division-attributes 1:5 {.a"), ("a @fig-b c", "error unresolved-reference 1:3 @fig-b"),
    ("a [-@fig-b]", "error unresolved-reference 1:5 @fig-b"), ("[a](#b)", "error unresolved-reference 1:1 [a](#b)"),
    ("[a]{#fig-b} @fig-b", "error no-number 1:13 @fig-b"),
    ("```{octave fig-b}\nplot(1)\n```\n\n@fig-b", "error no-number 5:1 @fig-b"),
    ("[a]{#b} [c]{#b}", "error duplicate-name 1:14 b"),
    ("$$a$$ {#eq-a}\n\n$$b$$ {#eq-a}", "error duplicate-name 3:3 b"),
    ("|a|\n|-|\n: b {#tbl-a}\n\n|a|\n|-|\n: b {#tbl-a}", "error duplicate-name 7:7 tbl-a"),
    ("::: {#thm-a}\n:::\n\n::: {.b #thm-a}\n:::", "error duplicate-name 4:10 thm-a"),
    ("a[^b]", "warning unknown-footnote 1:2 [^b]"), ("[^a]: b", "warning unused-footnote 1:1 [^a]:"),
    ("[^a]\n\n[^a]: b\n\n[^a]: c", "error duplicate-footnote 5:1 [^a]:"),
    ("::: {.callout-nite}\n:::", "warning unknown-callout 1:1 ::: {.callout-nite}"),
    ("$$a\n::: {.b}\n:::\nc", "error unclosed-math 1:1 $$"),
    ("é\r\n\r\n> é @fig-b\r\n", "error unresolved-reference 3:5 @fig-b"),
    ("| é | @fig-b |\n|--|--|\n", "error unresolved-reference 1:7 @fig-b"),
  ])
  func mistakes(markdown: String, report: String) {
    #expect(reports(read(markdown)) == [report])
  }

  @Test(arguments: [
    String(repeating: "::: {.a}\n", count: 2_000) + "b\n" + String(repeating: ":::\n", count: 2_000),
    String(repeating: "> ::: {.a}\n", count: 1_000),
  ])
  func deepDivisions(markdown: String) {
    #expect(reports(read(markdown)).contains { $0.contains("nested-too-deeply") })
  }

  @Test(
    .timeLimit(.minutes(1)),
    arguments: [
      "~~a ", "~a~~", "~~a ~b", "[a]{.b} ", "[", "a]{.b}", "[[a]{.b}", "@fig-a ", "a@b.c ", "@", "www.", "www.a.b ",
      "http://a(",
      "http://_", "[^a]", "[^", "[-@", "{.a ", "]{a=\"", "]{a='", "`a`{.b}", "[a](b){.c}", "a.a.a+", "> [!NOTE]\n",
      "- [ ] a\n",
      "::: a\n", "::: {.a}\n:::\n", "[^a]: b\n\n    c\n", "|a|\n|-|\n\n", "![a](b)\n\n",
    ])
  func longRepetition(piece: String) {
    let clock = ContinuousClock()
    let markdown = String(repeating: piece, count: 20_000)
    let time = clock.measure { _ = read(markdown) }
    #expect(time < .seconds(20), "\(piece) took \(time)")
  }

  @Test func deepMarksStayShallow() {
    _ = read(String(repeating: "~~a ", count: 10_000) + String(repeating: "b~~ ", count: 10_000))
    _ = read(String(repeating: "[", count: 10_000) + "a" + String(repeating: "]{.b}", count: 10_000))
  }
}
