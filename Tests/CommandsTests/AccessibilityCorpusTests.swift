import Foundation
import Language
import Testing

@testable import Commands

/// Each heading of `Corpus/accessibility.md` is a test: a notebook, and what `nbrun render --a11y` says about it.
/// `UPDATE_GOLDEN=1 swift test` rewrites what it says.
@Suite struct AccessibilityCorpusTests {
  @Test func notebooksGetTheWarningsOfTheCorpus() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Corpus/accessibility.md")
    let accepted = try String(contentsOf: file, encoding: .utf8)
    var actual = ""
    var notebook: String?
    var isSkipping = false
    for line in accepted.dropLast().components(separatedBy: "\n") {
      if isSkipping {
        isSkipping = line != "```"
        continue
      }
      if line == "```warning" {
        isSkipping = true
        continue
      }
      actual += line + "\n"
      if line == "````markdown" {
        notebook = ""
      } else if line == "````", let text = notebook {
        let report = try report(on: text)
        if !report.isEmpty { actual += "```warning\n\(report)```\n" }
        notebook = nil
      } else {
        notebook?.append(line + "\n")
      }
    }
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try actual.write(to: file, atomically: true, encoding: .utf8)
    } else {
      #expect(accepted == actual)
      #expect(accepted.components(separatedBy: "\n```warning\n").count > 15)
    }
  }

  @Test func withoutTheFlagOnlyImagesAreSpokenOf() throws {
    let notebook = "### Deep\n\n[here](a.md) ![](x.png)\n"
    let report = try report(on: notebook, reviewsAccessibility: false)
    #expect(report.components(separatedBy: "warning:").count == 2)
    #expect(report.contains("This image has no text"))
  }

  @Test func warningsAreFailuresWhenTheCommandIsStrict() throws {
    let folder = try WorkingFolder()
    let good = try folder.write("good.md", "---\nlang: en\n---\n\n# Waves\n")
    let bad = try folder.write("bad.md", "# Waves\n\n[here](good.md)\n")
    #expect(NBRun.run(["render", "--a11y", "--strict", good]) == 0)
    #expect(NBRun.run(["render", "--a11y", bad]) == 0)
    #expect(NBRun.run(["render", "--strict", bad]) == 0)
    #expect(NBRun.run(["render", "--a11y", "--strict", bad]) == 1)
  }

  @Test func ofVeryManyMessagesTheFirstAreShown() throws {
    let images = String(repeating: "![](b) ", count: 20_000)
    let report = try report(on: "---\nlang: en\n---\n\n\(images)\n\n@fig-none\n")
    // The error at the end is not hidden by the warnings before it.
    #expect(report.components(separatedBy: "warning: ").count == 100)
    #expect(report.components(separatedBy: "error: ").count == 2)
    #expect(report.hasSuffix("and 19901 more messages about waves.md\n"))
    #expect(report.utf8.count < 100_000)
  }

  @Test(arguments: [
    (100, ""), (101, "and 1 more message about waves.md\n"), (102, "and 2 more messages about waves.md\n"),
  ])
  func theMessagesNotShownAreCounted(count: Int, end: String) throws {
    let report = try report(on: "---\nlang: en\n---\n\n\(String(repeating: "![](b) ", count: count))\n")
    #expect(report.components(separatedBy: "warning: ").count == 101)
    #expect(end.isEmpty ? !report.contains(" more ") : report.hasSuffix(end))
  }

  private func report(on notebook: String, reviewsAccessibility: Bool = true) throws -> String {
    let folder = try WorkingFolder()
    let path = try folder.write("waves.md", notebook)
    let rendering = try Rendering(
      Selection.Item(path: path, stem: "waves"), as: .html, profile: "student", limits: .init(),
      reviewsAccessibility: reviewsAccessibility)
    return rendering.report().replacing(folder.url.path + "/", with: "")
  }
}
