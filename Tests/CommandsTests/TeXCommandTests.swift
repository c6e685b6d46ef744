import Commands
import Testing

@Suite struct TeXCommandTests {
  @Test func exitCodesTellWhatWasReadWell() throws {
    let folder = try WorkingFolder()
    #expect(NBRun.run(["tex", #"\frac{1}{2}"#]) == 0)
    #expect(NBRun.run(["tex", "--display", "-x"]) == 0)
    #expect(NBRun.run(["tex", #"\frac{1}{"#]) == 1)
    #expect(NBRun.run(["tex"]) == 2)
    #expect(NBRun.run(["tex", "--time", "x"]) == 2)
    #expect(NBRun.run(["tex", "--json", try folder.write("a.json", #"[{"id": 1, "tex": "x^"}]"#)]) == 0)
    #expect(NBRun.run(["tex", "--json", folder.path("missing.json")]) == 2)
  }

  @Test(arguments: [
    "", "[", "[}", "[1]", "{}", #"[{"tex": 1}]"#, #"[{"tex": "a}]"#, #"[{"tex": "\q"}]"#, #"[{"tex": "\u12"}]"#, "[] x",
    #"[{"tex": "a", "macros": {"b": 1}}]"#, String(repeating: "[", count: 100_000),
  ])
  func whatIsNoListOfFormulasIsAUsageError(_ json: String) throws {
    #expect(NBRun.run(["tex", "--json", try WorkingFolder().write("a.json", json)]) == 2)
  }
}
