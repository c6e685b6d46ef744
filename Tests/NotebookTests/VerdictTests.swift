import Language
import Notebook
import Source
import Testing

@Suite struct VerdictTests {
  private func outputs(_ check: String) -> [Output] {
    var session = Session()
    return session.run(Array(check.utf8))
  }

  /// What a check cell says: nothing, or the verdict in a line.
  private func judged(_ check: String) -> String { Verdict(judging: outputs(check))?.line ?? "nothing" }

  @Test(arguments: [
    // Without a test there is no verdict, whatever else the cell does.
    ("x = 3", "nothing"), ("feedback (\"Well.\")", "nothing"), ("error (\"no\")", "nothing"),
    // A test as a statement decides, with a semicolon or without; one in a condition does not.
    ("satisfies (true)", "right"), ("satisfies (false);", "wrong"),
    ("if satisfies (false), x = 1; end", "nothing"), ("ok = satisfies (true);", "nothing"),
    ("numabsolute (\"many\", 3)", "unreadable: A number is asked for, and 'many' is none."),
    // All tests must be right, and the text is that of the failed ones.
    ("satisfies (true), satisfies (true)", "right"),
    ("satisfies (false, \"One.\"), satisfies (true), satisfies (false, \"Two.\")", "wrong: One. Two."),
    // An answer that cannot be read is no attempt, whatever the other tests say.
    (
      "satisfies (false, \"One.\"), numabsolute (\"many\", 3), feedback (\"Mine.\")",
      "unreadable: A number is asked for, and 'many' is none."
    ),
    // The author's words come in the place of those of the tests, for right answers too.
    (
      "satisfies (false, \"One.\"), feedback (\"Count all %d.\", 36), feedback (\"Again.\")",
      "wrong: Count all 36. Again."
    ),
    ("satisfies (true), feedback (\"100 % right.\")", "right: 100 % right."),
    // A test inside a function decides where the function calls it as a statement.
    ("function check (a)\n  numabsolute (a, 3);\nend\ncheck (\"3\")", "right"),
  ]) func cellsAreJudged(_ check: String, _ verdict: String) {
    #expect(judged(check) == verdict)
  }

  @Test func theValueOfATestIsNoResult() {
    let outputs = outputs("satisfies (true)\nsatisfies (false)")
    #expect(outputs.count == 2)
    #expect(!outputs.contains { if case .display = $0 { true } else { false } })
  }

  @Test func aTestAnswersItsTextAndWhetherItCouldRead() {
    let outputs = outputs(
      "[ok, text, isReadable] = numabsolute (\"many\", 3); printf (\"%d %d %s\", ok, isReadable, text)")
    guard case .printed(let text)? = outputs.first else {
      Issue.record("nothing was printed")
      return
    }
    #expect(text == "0 0 A number is asked for, and 'many' is none.")
  }

  @Test func feedbackCountsAsOutput() {
    var session = Session(limits: RunLimits(output: 100))
    let outputs = session.run(Array("for k = 1:30, feedback (\"again\"), end".utf8))
    guard case .diagnostic(let diagnostic)? = outputs.last else {
      Issue.record("no limit was reached")
      return
    }
    #expect(diagnostic.code == "limit")
  }
}
