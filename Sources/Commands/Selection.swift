import Source

/// The notebooks that a command line names.
struct Selection: Sendable {
  /// One notebook to render.
  struct Item: Sendable {
    /// The path of the Markdown file.
    var path: String
    /// The path below the folder that was named, without `.md`: where the output goes below the output folder.
    var stem: String
  }

  private(set) var items: [Item] = []
  /// Whether a folder was named, so that the notebooks form a course.
  private(set) var isCourse = false

  /// Finds the notebooks of files and folders; a folder gives every `.md` file in it and below, sorted by path, but for
  /// those whose name begins with `.` or `_`, and for README.md.
  init(_ paths: [String]) throws(Failure) {
    for path in paths {
      if Files.isFolder(path) {
        isCourse = true
        let before = items.count
        try collect(path, prefix: "")
        if items.count == before {
          throw Failure(
            "there are no notebooks in '\(path)'", hint: "a notebook is a file whose name ends in .md")
        }
      } else {
        guard Files.exists(path) else {
          throw Failure("there is no file or folder '\(path)'", hint: "check the spelling and the folder")
        }
        items.append(Item(path: path, stem: Selection.stem(Files.name(of: path))))
      }
    }
  }

  private mutating func collect(_ folder: String, prefix: String) throws(Failure) {
    for name in try Files.names(in: folder) where !name.hasPrefix(".") && !name.hasPrefix("_") {
      let path = Files.join(folder, name)
      if Files.isFolder(path) {
        try collect(path, prefix: prefix + name + "/")
      } else if name.hasSuffix(".md"), name != "README.md" {
        items.append(Item(path: path, stem: prefix + Selection.stem(name)))
      }
    }
  }

  private static func stem(_ name: String) -> String { name.hasSuffix(".md") ? String(name.dropLast(3)) : name }
}
