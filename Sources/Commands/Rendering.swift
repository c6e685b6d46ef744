import Language
import Markdown
import Notebook
import Publishing
import Source

/// One notebook on its way from Markdown to a page.
struct Rendering: Sendable {
  /// The forms a notebook is rendered to.
  enum Form: String, Sendable {
    case html, text, pdf

    /// The ending of file names.
    var ending: String {
      switch self {
      case .html: ".html"
      case .text: ".txt"
      case .pdf: ".pdf"
      }
    }
  }

  let item: Selection.Item
  let document: Document
  let project: Project?
  /// The profile that the notebook was read for.
  let profile: String
  let results: Results
  /// All diagnostics in the order of their places.
  let diagnostics: [Diagnostic]
  /// What the project and the notebook say about the look of the page.
  private(set) var design: DesignFiles?

  /// The data files that the notebook read, which its page carries if it is live.
  private let files: DataFiles
  /// Whether the page computes in the reader's browser where it has controls.
  private let isLive: Bool

  /// Reads and runs a notebook.
  ///
  /// - Parameter settings: what controls are set to, as text, by their names.
  /// - Parameter triesExercises: whether the checks of exercises judge their samples.
  /// - Parameter fonts: the fonts of formulas that the notebooks of a run share.
  init(
    _ item: Selection.Item, as form: Form, profile: String, limits: RunLimits, reviewsAccessibility: Bool = false,
    width: Int = TextPage.standardWidth, fonts: MathFontSubsets = MathFontSubsets(), settings: [String: String] = [:],
    isLive: Bool = true, triesExercises: Bool = false
  ) throws(Failure) {
    self.item = item
    self.profile = profile
    let file = SourceFile(name: item.path, bytes: try Files.read(item.path))
    let folder = Files.folder(of: item.path)
    var all: [Diagnostic] = []
    let project: Project?
    do throws(Failure) {
      project = try Project(ofNotebookAt: item.path, form: form.rawValue)
    } catch {
      project = nil
      all.append(Diagnostic(.error, code: "project", error.message, at: nil, hint: error.hint))
    }
    self.project = project
    let reader = MarkdownReader(profile: profile, form: form.rawValue, isSmart: project?.isSmart ?? false) {
      path, file throws(Failure) in
      let folder = Files.folder(of: file.name)
      guard let project else { throw Failure("'\(path)' is not included, as the project cannot be read") }
      return SourceFile(name: Files.join(folder, path), bytes: try project.read(path, from: folder))
    }
    document = reader.readDocument(file)
    all += document.diagnostics + document.texDiagnostics
    let files = DataFiles()
    self.files = files
    self.isLive = isLive && document.frontMatter.isLive
    let host = project?.host(folder: folder) ?? .none
    results = Session.run(
      document, host: files.recording(host), limits: limits, width: width, settings: settings,
      triesExercises: triesExercises)
    all += results.diagnostics
    if reviewsAccessibility { all += AccessibilityReview(document, results).diagnostics }
    all.sort { ($0.span?.start ?? 0) < ($1.span?.start ?? 0) }
    diagnostics = all
    var design = project.map { DesignFiles($0) }
    if let project { design?.add(document.frontMatter.format, writtenIn: document.file, folder: folder, project) }
    self.design = design
    let page = self
    self.design?.embedMathFont(from: fonts) { page.output(form, setting: PageSetting()) }
  }

  /// The exit code: 4 when a limit was reached, 1 for other errors, else 0.
  var status: Int32 { (diagnostics + (design?.problems.map { $0.diagnostic } ?? [])).exitCode }

  /// The file that the notebook becomes; for PDF the page that is to be printed.
  ///
  /// - Parameters:
  ///   - width: the columns of a text.
  ///   - style: whether a text is coloured.
  func output(
    _ form: Form, setting: PageSetting, width: Int = TextPage.standardWidth, style: TerminalStyle = .plain
  ) -> [UInt8] {
    switch form {
    case .text: return TextPage(document, results, width: width, style: style).text()
    case .html, .pdf:
      let folder = Files.folder(of: item.path)
      var page = Page(
        document, results, setting: setting, medium: form == .pdf ? .paper : .screen,
        image: { path in
          guard let project else { return nil }
          do throws(Failure) { return try project.read(path, from: folder) } catch { return nil }
        },
        linked: { path in Rendering.linked(path, form) })
      if let design { page.design = design.design }
      if isLive, form == .html { page.engine = EngineFiles(files: files.all) }
      return page.html()
    }
  }

  /// A link to another notebook of the course leads to its page.
  private static func linked(_ path: String, _ form: Form) -> String {
    let parts = path.split(separator: "#", maxSplits: 1, omittingEmptySubsequences: false)
    guard let file = parts.first, file.hasSuffix(".md") else { return path }
    let anchor = parts.count > 1 ? "#" + parts[1] : ""
    return file.dropLast(3) + form.ending + anchor
  }

  /// The title and subtitle in plain words.
  var heading: (title: String, subtitle: String) {
    let page = Page(document, results)
    return (page.title, page.subtitle)
  }

  /// The BCP 47 tag of the notebook's language.
  var language: String { document.frontMatter.language }

  /// So many diagnostics of a notebook are written out; one who makes more has one cause to look for.
  private static let reportLimit = 100

  /// The diagnostics as text, of very many the first errors and after them the first warnings.
  func report(style: TerminalStyle = .plain, width: Int? = nil) -> String {
    let errors = diagnostics.lazy.filter { $0.severity == .error }.prefix(Self.reportLimit).count
    var (errorsLeft, warningsLeft) = (errors, Self.reportLimit - errors)
    var texts: [String] = []
    for diagnostic in diagnostics {
      switch diagnostic.severity {
      case .error:
        guard errorsLeft > 0 else { continue }
        errorsLeft -= 1
      case .warning:
        guard warningsLeft > 0 else { continue }
        warningsLeft -= 1
      }
      texts.append(diagnostic.text(in: document.file, style: style, width: width))
    }
    let hidden = diagnostics.count - texts.count
    if hidden > 0 {
      texts.append("and \(hidden) more \(hidden == 1 ? "message" : "messages") about \(document.file.name)\n")
    }
    texts += design?.problems.map { $0.diagnostic.text(in: $0.file, style: style, width: width) } ?? []
    return texts.joined(separator: "\n")
  }
}
