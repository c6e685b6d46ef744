import Commands
import Testing

@Suite struct MarkdownCommandTests {
  @Test func exitCodesTellWhatWasReadWell() throws {
    let folder = try WorkingFolder()
    #expect(NBRun.run(["markdown", try folder.write("a.md", "# *a*\n")]) == 0)
    #expect(NBRun.run(["markdown", folder.path("missing.md")]) == 2)
    let deep = String(repeating: "> ", count: 1_000) + "a"
    #expect(NBRun.run(["markdown", try folder.write("deep.md", deep)]) == 1)
  }
}
