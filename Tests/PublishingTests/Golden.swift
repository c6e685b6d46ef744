import Foundation
import Testing

/// Compares text with a file under `Golden`; UPDATE_GOLDEN=1 in the environment writes the file anew.
func expectGolden(_ text: String, _ name: String, sourceLocation: SourceLocation = #_sourceLocation) throws {
  let file = URL(filePath: #filePath).deletingLastPathComponent().appending(components: "Golden", name)
  if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
    try Data(text.utf8).write(to: file)
  }
  let accepted = try String(contentsOf: file, encoding: .utf8)
  #expect(text == accepted, "differs from Golden/\(name)", sourceLocation: sourceLocation)
}
