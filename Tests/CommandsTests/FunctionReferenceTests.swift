import Commands
import Foundation
import Testing

/// The committed list of functions is what the declarations say; UPDATE_GOLDEN=1 in the environment writes it anew.
@Suite struct FunctionReferenceTests {
  @Test func theCommittedListIsCurrent() throws {
    let file = ArchitectureTests.root.appending(path: "docs/functions.md")
    let text = FunctionReference.markdown
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" { try Data(text.utf8).write(to: file) }
    #expect(try String(contentsOf: file, encoding: .utf8) == text, "docs/functions.md: run UPDATE_GOLDEN=1 swift test")
  }
}
