import Foundation
import Testing

@testable import Commands

@Suite struct InputHistoryTests {
  @Test func inputsAreKeptForTheNextSession() throws {
    let folder = try WorkingFolder()
    let path = folder.path("state/nbrun/history")
    var history = InputHistory(path: path)
    #expect(history.inputs.isEmpty)
    let inputs = ["x = 1", "for k = 1:2\n  k\nend", "printf(\"\\n\")", "A \\ b", "größe = 2"]
    for input in inputs {
      let isAdded = history.add(input)
      #expect(isAdded)
    }
    #expect(InputHistory(path: path).inputs == inputs)
    let permissions = try FileManager.default.attributesOfItem(atPath: path)[.posixPermissions] as? Int
    #expect(permissions == 0o600)
  }

  @Test func blanksAndRepetitionsAreLeftOut() {
    var history = InputHistory(path: nil)
    let added = ["x = 1", "x = 1", "  \n ", "y = 1", "x = 1"].map { history.add($0) }
    #expect(added == [true, false, false, true, true])
    #expect(history.inputs == ["x = 1", "y = 1", "x = 1"])
  }

  @Test func whatCannotBeWrittenIsQuietlyNotKept() throws {
    let folder = try WorkingFolder()
    let file = try folder.write("file", "no folder")
    var history = InputHistory(path: file + "/nbrun/history")
    let added = ["x = 1", "x = 2"].map { history.add($0) }
    #expect(added == [true, true])
    #expect(history.inputs == ["x = 1", "x = 2"])
    #expect(folder.read("file") == "no folder")
  }

  @Test func theFileDoesNotGrowForEver() throws {
    let folder = try WorkingFolder()
    let lines = (1...2 * InputHistory.limit + 1).map { "x = \($0)\n" }
    let path = try folder.write("history", lines.joined())
    let history = InputHistory(path: path)
    #expect(history.inputs.count == InputHistory.limit)
    #expect(history.inputs.last == "x = 2001")
    #expect(folder.read("history") == lines.suffix(InputHistory.limit).joined())
  }

  @Test func theEnvironmentSaysWhereItIs() {
    #expect(
      InputHistory.path(in: ["HOME": "/home/ada", "XDG_STATE_HOME": "/var/state"]) == "/var/state/nbrun/history")
    #expect(InputHistory.path(in: ["HOME": "/home/ada"]) == "/home/ada/.local/state/nbrun/history")
    // A path that is not absolute is to be ignored.
    #expect(
      InputHistory.path(in: ["HOME": "/home/ada", "XDG_STATE_HOME": "state"])
        == "/home/ada/.local/state/nbrun/history")
    #expect(InputHistory.path(in: [:]) == nil)
  }
}
