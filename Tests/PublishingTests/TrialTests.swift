import Language
import Markdown
import Notebook
import Source
import Testing

private func document(_ markdown: String) -> Document {
  MarkdownReader().readDocument(SourceFile(name: "lesson.md", bytes: Array(markdown.utf8)))
}

private func trials(_ markdown: String) -> [Trial] { Session.run(document(markdown), triesExercises: true).trials }

private let written = """
  ```{octave}
  g = 5;
  ```

  ::: {#exr-a}
  ```{octave}
  #| exercise: true
  function y = f(x)
    y = ______;
  end
  ```

  ```{octave}
  #| check: true
  #| right: |
  #|   function y = f(x)
  #|     y = g*x;
  #|   end
  #| wrong: |
  #|   f = @(x) x;
  #| malformed: "f = @(x"
  g = 3;
  satisfies(f(2) == 6, "f(2) should be 6")
  ```

  ```{octave}
  #| solution: true
  f = @(x) 3*x
  ```
  :::

  ```{octave}
  g
  exist("f")
  ```
  """

/// Checks of exercises on their samples.
@Suite struct TrialTests {
  @Test func samplesAreJudgedBesideTheWorkspace() {
    let results = Session.run(document(written), triesExercises: true)
    let trials = results.trials
    #expect(trials.map { $0.kind } == [.sample, .sample, .sample, .solution, .starter])
    #expect(trials.map { $0.judgement.verdict.mark } == [.unreadable, .wrong, .unreadable, .right, .unreadable])
    // The function of the first sample does not see the variable, as in every Octave function.
    #expect(trials[0].judgement.verdict.feedback.contains("'g' undefined"))
    #expect(trials[1].judgement.verdict.feedback == "f(2) should be 6")
    #expect(trials.map { $0.passed } == [false, true, true, true, true])
    // What the exercise does is not seen after it.
    let last = results.cells.keys.max().flatMap { results.cells[$0] } ?? []
    let texts = last.map { output in if case .display(let display) = output { display.text } else { "?" } }
    #expect(texts == ["g = 5\n", "ans = 0\n"])
    #expect(results.diagnostics.isEmpty)
  }

  @Test func samplesMayBeComputed() {
    let found = trials(
      """
      ```{octave}
      n = 3;
      ```

      ::: {#exr-a}
      ```{octave}
      #| check: true
      #| right: ["= n/7", "= sprintf('%d/7', n)"]
      #| wrong: "= n"
      satisfies(abs(str2double(strrep(answer, "3/7", "0.428571428571428")) - n/7) < 1e-9)
      ```
      :::
      """)
    #expect(found.map { $0.answers.first?.text } == ["0.4285714285714285", "3/7", "3"])
    #expect(found.allSatisfy { $0.passed })
  }

  @Test func aCheckThatDecidesNothingFails() {
    let found = trials("::: {#exr-a}\n```{octave}\n#| check: true\n#| wrong: 1\n#| malformed: a\nx = 1;\n```\n:::\n")
    #expect(found.map { $0.passed } == [false, false])
    #expect(found[0].judgement.verdict.feedback.contains("decides nothing"))
  }

  @Test func thePageJudgesAsTheCommandDoes() throws {
    let document = document(written)
    let notebook = LiveNotebook()
    for step in document.liveSteps {
      let options = try #require(step.options)
      notebook.add(cell: step.source, number: step.number, name: "cell \(step.number)", options: options)
    }
    _ = notebook.update()
    let check = try #require(document.checks.first).index
    let starter = check - 1
    func verdict(_ code: String?) -> (Verdict?, String) {
      if let code { notebook.edit(number: starter, source: Array(code.utf8)) }
      var verdict: Verdict?
      var shown = ""
      for change in notebook.judge(number: check, answers: []) {
        switch change {
        case .verdict(_, let said): verdict = said
        case .results(starter, let bytes): shown = String(decoding: bytes, as: UTF8.self)
        case .results, .control: break
        }
      }
      return (verdict, shown)
    }
    #expect(verdict(nil).0?.mark == .unreadable)
    #expect(verdict("f = @(x) ______;").1.contains("this blank is still empty"))
    #expect(verdict("f = @(x) 2*x;").0?.mark == .wrong)
    #expect(verdict("f = @(x) 3*x;").0 == Verdict(.right))
    let failed = verdict("f = @(x) 3*x; f(1, 2)")
    #expect(failed.0?.feedback == "The code stops with an error.")
    #expect(failed.1.contains("called with too many inputs"))
    // The rest of the notebook has not seen any of it.
    notebook.set("g", to: [1])
    #expect(notebook.update().isEmpty)
  }

  @Test func answersReachTheCheckAsTheyWereTyped() throws {
    let document = document(
      """
      ::: {#exr-a}
      ```{octave}
      #| check: true
      #| answer: {a: "", b: ""}
      satisfies(strcmp([a "|" b], ["1 '" char(34) "|ä" char(10) "2"]), [a "|" b])
      ```
      :::
      """)
    let notebook = LiveNotebook()
    for step in document.liveSteps {
      notebook.add(cell: step.source, number: step.number, name: "cell", options: try #require(step.options))
    }
    let check = try #require(document.checks.first).index
    let changes = notebook.judge(number: check, answers: [("a", "1 '\""), ("b", "ä\n2")])
    guard case .verdict(_, let verdict)? = changes.last else {
      Issue.record("no verdict")
      return
    }
    #expect(verdict.mark == .right, "\(verdict.feedback)")
  }
}
