public import Notebook
public import Source

/// What a project's `nbrun.yml` says: below `project`, as in Quarto, its `title`, and `parts` with the titles of the
/// folders that make up a course.
public struct ProjectFile: Sendable {
  /// The name of the file that marks a project's folder.
  public static let name = "nbrun.yml"

  /// The course's title.
  public var title: String?
  /// The titles of the course's parts by the names of their folders.
  public var parts: [String: String] = [:]
  /// Whether notebooks have printers' quotes and dashes unless they say otherwise: `smart` beside `project`.
  public var isSmart = false
  /// The files that say how pages look: `format` beside `project`.
  public var format = PageFormat()
  /// What is wrong in `format`.
  public private(set) var diagnostics: [Diagnostic] = []

  /// Reads the file's YAML; what cannot be read is thrown as one sentence.
  ///
  /// - Parameter form: the form of the output, on which `format` depends.
  public init(_ yaml: [UInt8], form: String = "html") throws(Failure) {
    let text = YAMLText(SourceText(bytes: yaml, lines: [(code: 0, file: 0)]))
    let value: YAMLValue?
    do throws(YAMLDocument.Problem) {
      value = try text.value()
    } catch {
      let line = yaml[..<text.offset(of: error.position)].count { $0 == Byte.lineFeed } + 1
      throw Failure("\(ProjectFile.name) is not valid YAML: line \(line): \(error.message)")
    }
    guard let value else { return }
    guard value.entries != nil else {
      throw Failure("\(ProjectFile.name) must be a list of keys, such as 'project:'")
    }
    if let smart = value["smart"] {
      guard let isSmart = smart.boolean else { throw Failure("'smart' in \(ProjectFile.name) must be true or false") }
      self.isSmart = isSmart
    }
    if let format = value["format"] {
      self.format = PageFormat(format, for: form) { message, place, hint in
        diagnostics.append(Diagnostic(.error, code: "project", message, at: place, hint: hint))
      }
    }
    guard let project = value["project"] else { return }
    guard project.entries != nil else {
      throw Failure("'project' in \(ProjectFile.name) must have keys, such as 'title'")
    }
    title = project["title"]?.string
    guard let parts = project["parts"] else { return }
    guard let folders = parts.entries else {
      throw Failure(
        "'parts' in \(ProjectFile.name) must give each folder a title", hint: "as in parts: {1-basics: \"First steps\"}"
      )
    }
    for (folder, title) in folders {
      guard let name = folder.string, let text = title.string else {
        throw Failure("'parts' in \(ProjectFile.name) must have a folder's name and its title on each line")
      }
      self.parts[name] = text
    }
  }
}
