import ArgumentParser
import Language
import Notebook
import Publishing
import Source

/// `nbrun render`: runs notebooks and writes their pages.
struct RenderCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "render", abstract: "Run notebooks and write them as pages, text or PDF.",
    discussion: """
      A folder stands for all notebooks in it and below. Without -o or --output-dir each page is written beside its \
      notebook. A failure is shown in its place in the page, all other notebooks are still rendered, and then nbrun \
      exits with 1 (with 4 when a limit was reached).

      A PDF is the page as it is printed by an installed Chromium or Chrome: the one that the environment variable \
      NBRUN_CHROMIUM names, or else the first of chromium, chromium-browser, google-chrome and chrome in PATH.

      With --a11y nbrun reads each notebook as a screen reader would: headings that skip a level, images, figures and \
      links without words that say something, tables without a header, colours that cannot be read, and a language \
      that is not named. With --strict these and all other warnings are failures.
      """)

  @Argument(help: "Notebooks and folders of notebooks; the working folder when none is named.")
  var paths: [String] = []

  @Option(name: .customLong("to"), help: "The form of the output: html, text or pdf.")
  var form: Rendering.Form = .html

  @Option(name: .shortAndLong, help: "The output file of a single notebook; - is standard output.")
  var output: String?

  @Option(help: "The folder that the output goes to, with the notebooks' own folders in it.")
  var outputDir: String?

  @Flag(name: .customLong("a11y"), help: "Warn of what readers who do not see the page, or not well, would miss.")
  var reviewsAccessibility = false

  @Option(
    name: [.customShort("P"), .customLong("param")], parsing: .singleValue,
    help: "What a control is set to while the page is made, as name=value; may stand several times.")
  var settings: [String] = []

  @Flag(inversion: .prefixedNo, help: "Let pages with controls compute in the reader's browser.")
  var live = true

  @OptionGroup var course: CourseOptions
  @OptionGroup var allowance: LimitOptions
  @OptionGroup var text: TextOptions

  mutating func validate() throws {
    guard output == nil || outputDir == nil else { throw ValidationError("-o and --output-dir exclude each other.") }
    for setting in settings where setting.firstIndex(of: "=").map({ $0 == setting.startIndex }) ?? true {
      throw ValidationError("-P needs a name and a value, such as -P rate=0.1, not '\(setting)'.")
    }
  }

  mutating func run() throws {
    let selection: Selection
    let chromium: Chromium?
    do throws(Failure) {
      selection = try Selection(paths.isEmpty ? ["."] : paths)
      chromium = form == .pdf ? try Chromium() : nil
    } catch {
      throw Complaint(error, status: 2, style: text.form.style(of: .error))
    }
    if output != nil, selection.items.count != 1 {
      throw ValidationError("-o takes one notebook; use --output-dir for \(selection.items.count).")
    }
    let status = render(selection, chromium)
    if status != 0 { throw ExitCode(status) }
  }

  /// Renders all notebooks, first all runs and then all pages, which name their neighbours, and answers the exit code.
  private func render(_ selection: Selection, _ chromium: Chromium?) -> Int32 {
    let items = selection.items
    let (limits, jobs) = (allowance.limits, course.jobs)
    let (form, profile, review, width) = (form, course.profile, reviewsAccessibility, textWidth)
    let fonts = MathFontSubsets()
    let (isLive, parameters) = (live, parameters)
    let runs = Workers.map(items.count, threads: jobs) { index in
      do throws(Failure) {
        return Run(
          rendering: try Rendering(
            items[index], as: form, profile: profile, limits: limits, reviewsAccessibility: review, width: width,
            fonts: fonts, settings: parameters, isLive: isLive))
      } catch {
        return Run(complaint: error)
      }
    }
    let isCourse = selection.isCourse && form != .text && outputDir != nil
    let order = CourseOrder(selection, runs.map { $0?.rendering }, form)
    let command = self
    // Chromium and its files are not left behind.
    if chromium != nil { Interruption.noteEnds() }
    let complaints = Workers.map(items.count, threads: jobs) { index -> Failure? in
      guard let run = runs[index], let rendering = run.rendering else { return runs[index]?.complaint }
      guard !Interruption.isRequested else { return Failure("not written, since nbrun was interrupted") }
      let output = rendering.output(
        command.form, setting: isCourse ? order.setting(index) : PageSetting(), width: width, style: command.pageStyle)
      do throws(Failure) {
        try command.write(try chromium?.pdf(of: output) ?? output, for: items[index])
        return nil
      } catch {
        return error
      }
    }
    let reportStyle = text.form.style(of: .error)
    var status: Int32 = 0
    var failures = 0
    for (index, item) in items.enumerated() {
      var worst = runs[index]?.rendering?.status ?? 1
      if course.strict, runs[index]?.rendering?.diagnostics.isEmpty == false { worst = max(worst, 1) }
      var report = runs[index]?.rendering?.report(style: reportStyle, width: text.form.diagnosticWidth) ?? ""
      if let complaint = complaints[index] ?? nil {
        worst = max(worst, 1)
        let diagnostic = Diagnostic(.error, code: "file", complaint.message, at: nil, hint: complaint.hint)
        report += diagnostic.text(in: SourceFile(name: item.path, bytes: []), style: reportStyle)
      }
      Files.print(report.utf8, to: .error)
      if worst != 0 { failures += 1 }
      status = max(status, worst)
    }
    if isCourse, form == .html, let complaint = writeCourse(runs, order) {
      Files.print(Complaint(complaint, status: 2, style: reportStyle).text.utf8, to: .error)
      status = max(status, 2)
    }
    // A notebook that failed may lack the very control.
    if failures == 0, let complaint = unknownSetting(runs) {
      Files.print(Complaint(complaint, status: 2, style: reportStyle).text.utf8, to: .error)
      status = max(status, 2)
    }
    if items.count > 1 {
      Files.print("\(items.count - failures) of \(items.count) notebooks rendered without errors\n".utf8, to: .error)
    }
    return Interruption.isRequested ? 130 : status
  }

  /// One notebook after its run, or why it could not be run.
  private struct Run: Sendable {
    var rendering: Rendering?
    var complaint: Failure?
  }

  private func write(_ bytes: [UInt8], for item: Selection.Item) throws(Failure) {
    let path = outputPath(item)
    if path == "-" {
      Files.print(bytes)
      return
    }
    try Files.makeFolder(Files.folder(of: path))
    try Files.write(bytes, to: path)
  }

  /// What controls are set to, by their names.
  private var parameters: [String: String] {
    var parameters: [String: String] = [:]
    for setting in settings {
      let parts = setting.split(separator: "=", maxSplits: 1, omittingEmptySubsequences: false)
      if parts.count == 2 { parameters[String(parts[0])] = String(parts[1]) }
    }
    return parameters
  }

  /// What is said of `-P` with a name that no control has.
  private func unknownSetting(_ runs: [Run?]) -> Failure? {
    let names = runs.flatMap { $0?.rendering?.results.controls ?? [] }.map { $0.name }
    guard let unknown = parameters.keys.sorted().first(where: { !names.contains($0) }) else { return nil }
    let guess = suggestion(for: unknown, among: names).map { "did you mean '\($0)'?" }
    return Failure(
      "-P: no notebook has a control named '\(unknown)'",
      hint: guess ?? "a control has the name of the variable that it is assigned to")
  }

  /// The columns of text: what a terminal shows fits it, and files do not depend on who writes them.
  private var textWidth: Int { text.width ?? (output == "-" ? Terminal.textWidth : TextPage.standardWidth) }

  /// The style of text pages.
  private var pageStyle: TerminalStyle {
    output == "-" || text.color == .always ? text.form.style(of: .output) : .plain
  }

  private func outputPath(_ item: Selection.Item) -> String {
    if let output { return output }
    if let outputDir { return Files.join(outputDir, item.stem + form.ending) }
    return Files.join(Files.folder(of: item.path), Files.name(of: item.stem) + form.ending)
  }

  /// A folder of pages gets a page that lists them, unless the course brings its own.
  private func writeCourse(_ runs: [Run?], _ order: CourseOrder) -> Failure? {
    let entries = order.entries.compactMap { $0 }
    guard let outputDir, !entries.contains(where: { $0.path == "index.html" }) else { return nil }
    let projects = runs.compactMap { $0?.rendering?.project }
    let title = projects.compactMap { $0.title }.first ?? Files.name(of: outputDir)
    let languages = runs.compactMap { $0?.rendering?.language }
    var page = CoursePage(title: title, entries: entries, language: languages.first ?? "en")
    // What is wrong in the project's files was said with its notebooks.
    if let project = projects.first { page.design = DesignFiles(project).design }
    do throws(Failure) {
      try Files.write(page.html(), to: Files.join(outputDir, "index.html"))
      return nil
    } catch {
      return error
    }
  }
}

extension Rendering.Form: ExpressibleByArgument {}
