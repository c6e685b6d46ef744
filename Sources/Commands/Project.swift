import Language
import Markdown
import Notebook
import Source

/// The folder that a notebook's data and images may come from, and what its `nbrun.yml` says.
struct Project: Sendable {
  /// The folder without symbolic links.
  let root: String
  let title: String?
  /// The titles of the course's parts by their folders.
  let parts: [String: String]
  /// Whether notebooks have printers' quotes and dashes.
  let isSmart: Bool
  /// Its file, if it has one.
  let file: SourceFile?
  /// The files that say how its pages look.
  let format: PageFormat
  /// What is wrong in its file though it can be read.
  let diagnostics: [Diagnostic]

  /// The project of a notebook: the nearest folder above it with an `nbrun.yml`, else the notebook's own folder.
  ///
  /// - Parameter form: the form of the output, on which parts of the project's file depend.
  init(ofNotebookAt path: String, form: String = "html") throws(Failure) {
    let start = Files.resolved(Files.folder(of: path).isEmpty ? "." : Files.folder(of: path)) ?? "."
    var folder = start
    while true {
      let file = Files.join(folder, ProjectFile.name)
      if Files.exists(file) {
        root = folder
        let bytes = try Files.read(file)
        let settings = try ProjectFile(bytes, form: form)
        title = settings.title
        parts = settings.parts
        isSmart = settings.isSmart
        format = settings.format
        diagnostics = settings.diagnostics
        self.file = SourceFile(name: file, bytes: bytes)
        return
      }
      guard folder != "/", !folder.isEmpty else { break }
      folder = Files.folder(of: folder)
    }
    root = start
    title = nil
    parts = [:]
    isSmart = false
    format = PageFormat()
    diagnostics = []
    file = nil
  }

  /// Reads a file of the project by its path from a notebook's folder.
  func read(_ path: String, from folder: String) throws(Failure) -> [UInt8] {
    guard let resolved = Files.resolved(Files.join(folder, path)) else {
      throw Failure(
        "there is no file '\(path)'",
        hint: "the path is read from the file's own folder, '\(folder.isEmpty ? "." : folder)'")
    }
    guard resolved.hasPrefix(root == "/" ? root : root + "/") else {
      throw Failure(
        "'\(path)' lies outside the project",
        hint: "a notebook reads files below the folder of its nbrun.yml, here '\(root)'")
    }
    return try Files.read(resolved)
  }

  /// The host that lets a notebook read the project's data files.
  func host(folder: String) -> Host {
    Host { path throws(Failure) in try read(path, from: folder) }
  }
}
