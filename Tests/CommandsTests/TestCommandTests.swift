import Language
import Source
import Testing

@testable import Commands

/// `nbrun test` by its exit codes, and what it reports.
@Suite struct TestCommandTests {
  private func exercise(_ options: String, _ code: String = "satisfies(str2double(answer) == 2, \"count again\")")
    -> String
  {
    "::: {#exr-a}\n```{octave}\n#| check: true\n\(options)\n\(code)\n```\n:::\n"
  }

  @Test func exitCodes() throws {
    let folder = try WorkingFolder()
    let good = try folder.write("good.md", exercise("#| right: [2, 2.0]\n#| wrong: 3"))
    let bad = try folder.write("bad.md", exercise("#| right: [2, 4]\n#| wrong: 3"))
    let bare = try folder.write("bare.md", exercise("#| right: 2"))
    let failing = try folder.write("failing.md", "```{octave}\nx\n```\n\n" + exercise("#| right: 2\n#| wrong: 3"))
    #expect(NBRun.run(["test", good]) == 0)
    #expect(NBRun.run(["test", bad]) == 3)
    #expect(NBRun.run(["test", bare]) == 0)
    #expect(NBRun.run(["test", "--strict", bare]) == 1)
    #expect(NBRun.run(["test", "--strict", good]) == 0)
    #expect(NBRun.run(["test", failing]) == 1)
    #expect(NBRun.run(["test", folder.path("none.md")]) == 2)
  }

  @Test func theReportSaysWhichAnswerAndWhatWasSaid() throws {
    let folder = try WorkingFolder()
    let path = try folder.write("bad.md", exercise("#| right: [2, 4]\n#| wrong: 2"))
    let review = try ExerciseReview(Selection.Item(path: path, stem: "bad"), profile: "student", limits: .init())
    let report = review.report(style: .plain, width: nil)
    #expect(review.answers == 3)
    #expect(review.failures == 2)
    #expect(report.contains("'4' must be right, and the check says wrong: count again"))
    #expect(report.contains("bad.md:4:15\n4 | #| right: [2, 4]\n"))
    #expect(report.contains("'2' must be wrong, and the check says right"))
  }

  @Test func everyVariantIsTried() throws {
    let folder = try WorkingFolder()
    let text =
      "```{octave}\nk = variant(4);\n```\n\n"
      + exercise("#| right: \"= k\"\n#| wrong: 7", "satisfies(str2double(answer) == k && k != 3, \"no\")")
    let path = try folder.write("variants.md", text)
    let review = try ExerciseReview(Selection.Item(path: path, stem: "variants"), profile: "student", limits: .init())
    #expect(review.answers == 8)
    #expect(review.failures == 1)
    #expect(review.report(style: .plain, width: nil).contains("'3' must be right with k = 3, and the check says wrong"))
  }
}
