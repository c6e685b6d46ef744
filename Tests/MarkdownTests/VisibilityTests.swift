import Markdown
import Notebook
import Source
import Testing

/// Content that depends on the profile and the form.
@Suite struct VisibilityTests {
  private func read(_ text: String, profile: String = "student", form: String = "html") -> Document {
    MarkdownReader(profile: profile, form: form).readDocument(SourceFile(name: "a.md", bytes: Array(text.utf8)))
  }

  @Test(arguments: [
    (".content-visible when-profile=\"solutions\"", "student html", false),
    (".content-visible when-profile=\"solutions\"", "solutions html", true),
    (".content-visible unless-profile=solutions", "student html", true),
    (".content-hidden when-profile=\"student\"", "student text", false),
    (".content-hidden when-profile=\"student\"", "solutions text", true),
    (".content-hidden unless-format=\"html\"", "student text", false),
    (".content-visible when-format=\"html\"", "student html", true),
    (".content-visible when-format=\"pdf\"", "student html", false),
    (".content-visible when-format=text when-profile=solutions", "solutions text", true),
    (".content-visible when-format=text when-profile=solutions", "solutions html", false),
    (".content-hidden when-format=text when-profile=solutions", "solutions html", true),
    (".content-visible", "student html", true), (".content-hidden", "student html", false),
  ])
  func divisionsAndSpans(attributes: String, audience: String, isShown: Bool) {
    let words = audience.split(separator: " ").map { String($0) }
    let block = read("::: {\(attributes) .a}\nb\n:::\n", profile: words[0], form: words[1])
    #expect(outline(block.blocks) == (isShown ? "plain{.a} [p b]" : ""))
    let span = read("[b *c*]{\(attributes) .a} d", profile: words[0], form: words[1])
    #expect(outline(span.blocks) == (isShown ? "p with{.a}(b em(c)) d" : "p  d"))
    #expect((block.diagnostics + span.diagnostics).isEmpty)
  }

  @Test func hiddenCellsRunAndShowNothing() {
    let document = read(
      """
      ::: {.content-hidden}
      ::: {.inner}
      > - ```{octave}
      >   #| label: fig-a
      >   x = 2;
      >   ```
      :::
      Hidden `{=} x`.
      :::

      `{=} x + 1`
      """)
    let results = Session.run(document)
    #expect(results.diagnostics.isEmpty)
    #expect(results.inlineValues.count == 1)
    guard case .cell(let cell)? = document.blocks.first else { return #expect(Bool(false), "no cell") }
    #expect(!cell.options.isIncluded)
  }

  @Test func namesOfHiddenContentAreNotThere() {
    let text = "@eq-a\n\n::: {.content-visible when-profile=solutions}\n$$x$$ {#eq-a}\n\n@eq-a @eq-b\n:::\n"
    let hidden = read(text)
    #expect(hidden.diagnostics.map { $0.message } == ["'eq-a' stands in content that is hidden here"])
    let shown = read(text, profile: "solutions")
    #expect(shown.diagnostics.map { $0.message } == ["There is nothing named 'eq-b'"])
  }

  @Test func alternativesMayShareANameAndALabel() {
    func alternative(_ key: String) -> String {
      "::: {.content-visible \(key)-profile=\"solutions\"}\n## A {#sec-a}\n\n```{octave}\n#| label: c\n1;\n```\n:::\n\n"
    }
    for profile in ["student", "solutions"] {
      let document = read(alternative("when") + alternative("unless") + "@sec-a", profile: profile)
      #expect(document.diagnostics.isEmpty)
    }
  }

  @Test func anUnknownFormatIsDoubtful() {
    let document = read("::: {.content-visible when-format=\"texts\"}\na\n:::\n")
    #expect(document.diagnostics.map { $0.hint } == ["Did you mean 'text'?"])
  }
}
