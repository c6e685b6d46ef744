import Commands
import Testing

@Suite struct InspectCommandTests {
  @Test(arguments: ["--tokens", "--tree", "--code"]) func aScriptIsShown(_ view: String) throws {
    let folder = try WorkingFolder()
    #expect(NBRun.run(["inspect", view, try folder.write("script.m", "x = 2;\n")]) == 0)
    #expect(NBRun.run(["inspect", view, folder.path("missing.m")]) == 2)
  }

  @Test func figuresAreTimed() throws {
    let folder = try WorkingFolder()
    #expect(NBRun.run(["inspect", "--figures", try folder.write("script.m", "plot([1 2]), title(\"a\")\n")]) == 0)
    #expect(NBRun.run(["inspect", "--figures", try folder.write("wrong.m", "plot(nothing)\n")]) == 1)
  }

  @Test(arguments: ["x = (1", "break", "end = 3"]) func aScriptThatDoesNotCompileHasNoCode(_ source: String) throws {
    let folder = try WorkingFolder()
    #expect(NBRun.run(["inspect", "--code", try folder.write("script.m", source)]) == 1)
  }
}
