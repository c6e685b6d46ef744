import Commands
import Foundation
import Testing

@Suite struct EvalCommandTests {
  @Test func exitCodesTellHowAScriptEnded() throws {
    let folder = try WorkingFolder()
    #expect(NBRun.run(["eval", "-e", "x = 1;"]) == 0)
    #expect(NBRun.run(["eval", "-e", "-3 + 4;"]) == 0)
    #expect(NBRun.run(["eval", "-e", "x = "]) == 1)
    #expect(NBRun.run(["eval", "-e", "undefined_thing"]) == 1)
    #expect(NBRun.run(["eval", "-e", "while true, end", "--max-steps", "1000"]) == 4)
    #expect(NBRun.run(["eval", "-e", "x = zeros(2e5, 1); y = [x x];", "--max-memory", "2"]) == 4)
    #expect(NBRun.run(["eval", "-e", "x = 1;", "--max-memory", "0"]) != 0)
    let script = try folder.write("script.m", "x = 2;\n")
    #expect(NBRun.run(["eval", script]) == 0)
  }
}
