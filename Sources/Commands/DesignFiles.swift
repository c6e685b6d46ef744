import Markdown
import Notebook
import Publishing
import Source

/// What a project and a notebook say about the look of pages: style sheets and templates, read from their files, and
/// whether the page carries the font of its formulas.
struct DesignFiles: Sendable {
  /// What was found.
  private(set) var design = PageDesign()
  /// What is wrong, each with the file in which it is.
  private(set) var problems: [Problem] = []
  /// Where it says that the page carries the font of its formulas; nil when it does not.
  private var mathFont: (file: SourceFile, place: Span)?

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
    if let font = format.mathFont { mathFont = font.isEmbedded ? (file, font.span) : nil }
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

  /// Puts the font of formulas into the design, where it says so.
  ///
  /// - Parameter page: the page without the font, whose characters the font needs.
  mutating func embedMathFont(from subsets: MathFontSubsets, for page: () -> [UInt8]) {
    guard let (file, place) = mathFont else { return }
    do throws(Failure) {
      design.mathFont = try subsets.font(with: MathCharacters.needed(by: page()))
    } catch {
      let diagnostic = Diagnostic(.error, code: "format", error.message, at: place, hint: error.hint)
      problems.append(Problem(file: file, diagnostic: diagnostic))
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
