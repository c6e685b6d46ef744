import Foundation

/// A folder of its own for one test, removed with it.
final class WorkingFolder {
  let url: URL

  init() throws {
    url = FileManager.default.temporaryDirectory.appending(path: "nbrun-\(UUID().uuidString)")
    try FileManager.default.createDirectory(at: url, withIntermediateDirectories: true)
  }

  deinit { try? FileManager.default.removeItem(at: url) }

  /// The path of a file in the folder.
  func path(_ name: String) -> String { url.appending(path: name).path }

  /// Writes a file, making its folders, and answers its path.
  @discardableResult
  func write(_ name: String, _ text: String) throws -> String { try write(name, Data(text.utf8)) }

  @discardableResult
  func write(_ name: String, _ data: Data) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    try data.write(to: file)
    return file.path
  }

  /// Writes a shell script that can be started, and answers its path. Another process writes it: one that is started
  /// here at the same time would hold the file open for a moment, and what is being written cannot be started.
  @discardableResult
  func program(_ name: String, _ script: String) throws -> String {
    let file = url.appending(path: name)
    try FileManager.default.createDirectory(at: file.deletingLastPathComponent(), withIntermediateDirectories: true)
    let process = Process()
    process.executableURL = URL(filePath: "/bin/sh")
    let command = "printf '%s' \"$2\" > \"$1\" && chmod +x \"$1\""
    process.arguments = ["-c", command, "sh", file.path, "#!/bin/sh\n\(script)\n"]
    try process.run()
    process.waitUntilExit()
    guard process.terminationStatus == 0 else { throw CocoaError(.fileWriteUnknown) }
    return file.path
  }

  /// The text of a file; nil when there is none.
  func read(_ name: String) -> String? { try? String(contentsOf: url.appending(path: name), encoding: .utf8) }
}
