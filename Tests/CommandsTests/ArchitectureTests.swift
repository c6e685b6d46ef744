import Foundation
import Testing

/// The page that explains nbrun stays one page, and every path that it names exists.
@Suite struct ArchitectureTests {
  static let root = URL(filePath: #filePath).deletingLastPathComponent().deletingLastPathComponent()
    .deletingLastPathComponent()

  @Test func thePageIsShortAndItsPathsExist() throws {
    let text = try String(contentsOf: Self.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
    #expect(text.split(separator: "\n", omittingEmptySubsequences: false).count <= 120)
    let quoted = text.split(separator: "`", omittingEmptySubsequences: false).enumerated().filter { $0.offset % 2 == 1 }
    let paths = quoted.map { String($0.element) }.filter { name in
      ["Sources/", "Tests/", "wasm/"].contains { name.hasPrefix($0) }
    }
    #expect(paths.count > 15)
    for path in paths {
      #expect(FileManager.default.fileExists(atPath: Self.root.appending(path: path).path), "\(path)")
    }
  }

  @Test func theMapNamesEveryTarget() throws {
    let text = try String(contentsOf: Self.root.appending(path: "ARCHITECTURE.md"), encoding: .utf8)
    let folders = try FileManager.default.contentsOfDirectory(atPath: Self.root.appending(path: "Sources").path)
    for folder in folders where !folder.hasPrefix(".") { #expect(text.contains("`Sources/\(folder)`"), "\(folder)") }
  }
}
