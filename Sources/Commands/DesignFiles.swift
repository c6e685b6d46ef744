import Markdown
import Notebook
import Publishing
import Source

/// The style sheets and templates that a project and a notebook name, read from their files.
struct DesignFiles: Sendable {
  /// What was found.
  private(set) var design = PageDesign()
  /// What is wrong, each with the file in which it is.
  private(set) var problems: [Problem] = []

  /// Something wrong in a file.
  struct Problem: Sendable {
    var file: SourceFile
    var diagnostic: Diagnostic
  }

  /// What a project says for all of its pages.
  init(_ project: Project) {
    guard let file = project.file else { return }
    problems = project.diagnostics.map { Problem(file: file, diagnostic: $0) }
    add(project.format, writtenIn: file, folder: project.root, project)
  }

  /// Adds what a file says: its style sheets come after those before, its template takes the place of an earlier one.
  ///
  /// - Parameter folder: the folder that paths start from.
  mutating func add(_ format: PageFormat, writtenIn file: SourceFile, folder: String, _ project: Project) {
    for style in format.styles {
      guard let source = read(style, writtenIn: file, folder, project) else { continue }
      let sheet = AuthorStyleSheet(source)
      problems += sheet.diagnostics.map { Problem(file: source, diagnostic: $0) }
      if sheet.diagnostics.isEmpty { design.styles.append(sheet) }
    }
    if let named = format.template, let source = read(named, writtenIn: file, folder, project) {
      let template = PageTemplate(source)
      problems += template.diagnostics.map { Problem(file: source, diagnostic: $0) }
      if template.diagnostics.isEmpty { design.template = template }
    }
  }

  private mutating func read(
    _ named: PageFormat.File, writtenIn file: SourceFile, _ folder: String, _ project: Project
  ) -> SourceFile? {
    do throws(Failure) {
      let bytes = try project.read(named.path, from: folder)
      return SourceFile(name: Files.join(folder, named.path), bytes: bytes)
    } catch {
      let diagnostic = Diagnostic(.error, code: "format", error.message, at: named.span, hint: error.hint)
      problems.append(Problem(file: file, diagnostic: diagnostic))
      return nil
    }
  }
}
