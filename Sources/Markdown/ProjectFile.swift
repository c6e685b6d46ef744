public import Source
import Yams

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

  /// Reads the file's YAML; what cannot be read is thrown as one sentence.
  public init(_ yaml: [UInt8]) throws(Failure) {
    let text = String(decoding: yaml, as: UTF8.self)
    let node: Node?
    do {
      node = try Yams.compose(yaml: text)
    } catch {
      throw Failure("\(ProjectFile.name) is not valid YAML: \(error)")
    }
    guard let node else { return }
    guard let mapping = node.mapping else {
      throw Failure("\(ProjectFile.name) must be a list of keys, such as 'project:'")
    }
    if let smart = mapping["smart"] {
      guard let isSmart = smart.bool else { throw Failure("'smart' in \(ProjectFile.name) must be true or false") }
      self.isSmart = isSmart
    }
    guard let project = mapping["project"] else { return }
    guard let keys = project.mapping else {
      throw Failure("'project' in \(ProjectFile.name) must have keys, such as 'title'")
    }
    title = keys["title"]?.string
    guard let parts = keys["parts"] else { return }
    guard let folders = parts.mapping else {
      throw Failure(
        "'parts' in \(ProjectFile.name) must give each folder a title", hint: "as in parts: {1-basics: \"First steps\"}"
      )
    }
    for (folder, title) in folders {
      guard let name = folder.scalar?.string, let text = title.scalar?.string else {
        throw Failure("'parts' in \(ProjectFile.name) must have a folder's name and its title on each line")
      }
      self.parts[name] = text
    }
  }
}
