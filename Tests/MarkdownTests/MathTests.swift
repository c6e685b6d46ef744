import Notebook
import Source
import Testing

/// Dollars, by Pandoc's rules.
@Suite struct MathTests {
  @Test(arguments: [
    ("a $x$ b", "p a math(x) b"),
    ("costs $5 and $6", "p costs $5 and $6"),
    ("costs $5,$6", "p costs $5,$6"),
    ("$ x$ and $x $", "p $ x$ and $x $"),
    (#"costs \$5 and $x$"#, "p costs $5 and math(x)"),
    (#"$a\$b$"#, #"p math(a\$b)"#),
    ("`$x$` and $y$", "p code($x$) and math(y)"),
    ("`` a`$x$ `` $y$", "p code(a`$x$) math(y)"),
    (#"\`$x$\`"#, "p `math(x)`"),
    ("*a $x*y$ b*", "p em(a math(x*y) b)"),
    ("$a_1$ and _$b_2$_ and **$c$**d", "p math(a_1) and em(math(b_2)) and strong(math(c))d"),
    ("$a < b$ and $c > d$", "p math(a < b) and math(c > d)"),
    ("$a\nb$", "p math(a\nb)"),
    ("$a\nb\nc$", "p $a~b~c$"),
    ("$a\n\nb$", "p $a\np b$"),
    ("[$x$](https://e.org/$a) $y$", "p link(https://e.org/$a||math(x)) math(y)"),
    ("<b title=\"$x$\">$y$</b>", "p html(<b title=\"$x$\">)math(y)html(</b>)"),
    ("<https://e.org/$a$b>", "p link(https://e.org/$a$b||https://e.org/$a$b)"),
    ("![a $x$](p.png \"cost $1 or $2\")", "figure{} p.png a math(x)"),
    ("    $x$", "code() $x$"),
    ("```\n$x$\n```", "code() $x$"),
    ("<div>\n$x$\n</div>", "html <div>\n$x$\n</div>\n"),
    ("[a]: /u$1 \"t\"\n\n[a] $x$", "p link(/u$1|t|a) math(x)"),
    ("## About $x^2$", "h2#about-x2 About math(x^2)"),
    ("$$x$$", "display x"),
    ("$$\nx\n$$", "display x"),
    ("a $$x$$ b", "p a\ndisplay x\np b"),
    ("*a $$x$$*", "p em(a math(x))"),
    ("$$\na\n+ b\n=\n- c\n$$\nafter $y$", "display a\n+ b\n=\n- c\np after math(y)"),
    ("$$\na\n    b\n$$", "display a\n    b"),
    ("$$x$$ {#eq-one}", "display#eq-one x"),
    ("$$\nx\n$${#eq-two}\nmore", "display#eq-two x\np more"),
    ("```math\n\\frac{a}{b}\n```", "display \\frac{a}{b}"),
    ("- $x$\n- $$y$$", "list[p math(x) / display y]"),
  ])
  func structure(markdown: String, expected: String) {
    let document = read(markdown)
    #expect(outline(document.blocks) == expected)
    #expect(document.diagnostics.isEmpty, "\(document.diagnostics)")
  }

  @Test func placesAreThoseOfTheFile() {
    let document = read(
      "Ünder $\\alpha_1$ and\n> lines *of $b$* and\n> $$\n> c +\n> d\n> $$\n\n- a\n  ~~~math\n  e\n  f\n  ~~~\n")
    let found = formulas(document.blocks)
    #expect(found.map { $0.tex } == ["\\alpha_1", "b", "c +\n  d", "e\n  f"])
    #expect(found.map { document.file.text(of: $0.span) } == ["\\alpha_1", "b", "c +\n> d", "e\n  f"])
    for formula in found { #expect(formula.tex.utf8.count == formula.span.end - formula.span.start) }
  }

  @Test func nestedQuotations() {
    let document = read("> - > $$\n>   > a\n>   > = b\n>   > $$\n>   > {x} and $y$\n")
    #expect(
      outline(document.blocks)
        == "quote[list[quote[display a\n>   > = b\np {x} and math(y)]]]".replacing(">   > =", with: "      ="))
    for formula in formulas(document.blocks) {
      #expect(document.file.text(of: formula.span).utf8.first == formula.tex.utf8.first)
    }
  }

  @Test(arguments: [
    ("text\n\n$$ x\n\nafter", "error unclosed-math 3:1 $$"),
    ("- $$ x\n- y\n\nafter", "error unclosed-math 1:3 $$"),
    ("a $\\alpha and b", "warning unclosed-math 1:3 $"),
    ("a $$ $$ b", "error empty-math 1:3 $$ $$"),
    ("a $$$$ b", "warning dollar-run 1:3 $$$$"),
    ("$$x$$ {#one}", "warning equation-label 1:7 {#one}"),
  ])
  func mistakes(markdown: String, report: String) {
    #expect(reports(read(markdown)) == [report])
  }

  @Test func anUnclosedDisplayDoesNotSwallowTheRest() {
    let document = read("$$ x\n\n$y$\n\n```{octave}\na = 1\n```\n")
    #expect(outline(document.blocks) == "p $$ x\np math(y)\ncell0 a = 1")
  }
}
