import Language
import Markdown
import Notebook
import Source
import Testing

/// Exercises: what the reader fills in, chooses and writes, and the samples.
@Suite struct ExerciseTests {
  @Test func aCheckHasFieldsAndSamples() throws {
    let document = read(
      """
      ::: {#exr-a}
      How much?

      ```{octave}
      #| check: true
      #| answer: {x: "$x =$", y: "second"}
      #| right: {x: 1, y: 2/3}
      #| wrong: [{x: 2, y: 1}, {x: 3}]
      #| malformed: {x: "", y: "two"}
      numabsolute(x, 1)
      ```
      :::
      """)
    let options = try #require(cells(document.blocks).first?.options)
    #expect(options.role == .check)
    #expect(options.exercise == 1)
    #expect(options.sheet.fields.map { $0.name } == ["x", "y"])
    #expect(options.sheet.fields.map { outline($0.label) } == ["math(x =)", "second"])
    #expect(options.sheet.samples.map { $0.mark } == [.right, .wrong, .wrong, .unreadable])
    #expect(options.sheet.samples[0].answers.map { $0.text } == ["1", "2/3"])
    #expect(options.sheet.samples[3].answers.map { $0.text } == ["", "two"])
    #expect(document.file.text(of: options.sheet.samples[2].span).hasPrefix("{"))
    #expect(document.diagnostics.isEmpty, "\(document.diagnostics)")
  }

  @Test func oneAnswerNeedsNoName() throws {
    let document = read(
      "::: {#exr-a}\n```{octave}\n#| check: true\n#| right: [2.4, 12/5]\nnumabsolute(answer, 2.4)\n```\n:::\n")
    let sheet = try #require(cells(document.blocks).first?.options.sheet)
    #expect(sheet.fields.map { $0.name } == ["answer"])
    #expect(sheet.samples.flatMap { $0.answers }.map { $0.text } == ["2.4", "12/5"])
  }

  @Test func codeToCompleteTakesThePlaceOfAField() throws {
    let document = read(
      """
      ::: {#exr-a}
      ```{octave}
      #| exercise: slope
      #| hint: Look at $f$.
      f = ______
      ```

      ```{octave}
      #| exercise: slope
      #| check: true
      satisfies(f == 1)
      ```

      ::: {.solution}
      ```{octave}
      #| solution: true
      f = 1
      ```
      :::
      :::
      """)
    let found = cells(document.blocks)
    #expect(found.map { $0.options.role } == [.starter, .check, .solution])
    #expect(found.map { $0.options.exercise } == [1, 1, 1])
    #expect(found[0].hasBlanks)
    #expect(!found[2].hasBlanks)
    #expect(found[1].options.sheet.fields.isEmpty)
    #expect(outline(document.blocks).contains("hint{} [p Look at math(f).]"))
  }

  @Test(arguments: [false, true])
  func aListOfTasksIsAChoice(isSmart: Bool) {
    let smart = isSmart ? "---\nsmart: true\n---\n" : ""
    let document = read(
      smart + """
        ::: {#exr-a}
        Which?

        - [ ] the *first* -- No: see $x$.
        - [x] re-read--it
        - [ ] -- nothing
        :::

        - [x] done
        """)
    let dash = isSmart ? "–" : "--"
    #expect(
      outline(document.blocks).contains(
        "choices[  the em(first) -> No: see math(x). / x re-read\(dash)it ->  /   \(dash) nothing -> ]"))
    #expect(outline(document.blocks).hasSuffix("list[[x] p done]"))
    #expect(document.diagnostics.isEmpty)
  }

  @Test func mistakesHaveTheirPlaces() {
    let document = read(
      """
      ```{octave}
      #| check: true
      x
      ```

      ::: {#exr-a}
      - [ ] one
      - [ ] two
      :::

      ::: {#exr-b}
      ```{octave}
      #| check: true
      #| answer: {left: a, right: b}
      #| right: {left: 1, rigth: 2}
      #| wrong: []
      #| edit: perhaps
      x
      ```
      :::
      """)
    #expect(
      reports(document) == [
        "error outside-exercise 3:1 x", "error no-right-choice 6:1 ::: {#exr-a}",
        "error no-field 15:11 {", "error option-type 16:11 [", "error option-type 17:10 perhaps",
      ])
    #expect(document.diagnostics.first { $0.code == "no-field" }?.hint == "Did you mean 'right'?")
  }

  @Test func hiddenChoicesRunNothing() {
    let document = read(
      "::: {.content-visible when-profile=\"solutions\"}\n::: {#exr-a}\n- [x] one\n:::\n:::\n")
    #expect(outline(document.blocks).isEmpty)
  }
}
