import Foundation
import Testing
import Typesetting

@Suite struct ReferenceTests {
  /// The tables of `docs/mathematics.md`, from the declarations. `UPDATE_GOLDEN=1` rewrites them.
  @Test func theDocumentedCommandsAreTheDeclaredOnes() throws {
    let file = URL(filePath: #filePath).deletingLastPathComponent().appending(path: "../../docs/mathematics.md")
    let text = try String(contentsOf: file, encoding: .utf8)
    let start = try #require(text.range(of: "## Symbols"))
    let expected = String(text[..<start.lowerBound]) + mathematicsReference()
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try expected.write(to: file, atomically: true, encoding: .utf8)
      return
    }
    #expect(text == expected, "UPDATE_GOLDEN=1 rewrites it")
  }
}
