import ArgumentParser
import Graphics
import Language
import Source

/// `nbrun eval`: runs a script and prints what Octave would.
struct EvalCommand: ParsableCommand {
  static let configuration = CommandConfiguration(
    commandName: "eval", abstract: "Run a script and print its results.",
    discussion: """
      Results go to standard output as GNU Octave prints them, errors and warnings to standard error with their place. \
      Data files are read from below the script's folder.
      """)

  @Argument(help: "The script; - is standard input.")
  var file: String?

  // The code may begin with a minus.
  @Option(name: .short, parsing: .unconditional, help: "The code to run, instead of a script.")
  var expression: String?

  @Option(help: "The number of steps after which the script is stopped.")
  var maxSteps: Int = RunLimits().steps

  @Option(help: "The memory for values, in megabytes.")
  var maxMemory: Int = RunLimits.standardMemory >> 20

  mutating func validate() throws {
    guard (file == nil) != (expression == nil) else { throw ValidationError("eval needs a script or -e CODE.") }
    guard maxSteps > 0 else { throw ValidationError("--max-steps needs a number from 1 on.") }
    guard (1...1_000_000).contains(maxMemory) else {
      throw ValidationError("--max-memory needs a number of megabytes from 1 on.")
    }
  }

  mutating func run() throws {
    let source: SourceFile
    let project: Project?
    do throws(Failure) {
      if let expression {
        source = SourceFile(name: "-e", bytes: Array(expression.utf8))
        project = try Project(ofNotebookAt: "")
      } else {
        let path = file ?? "-"
        let bytes = path == "-" ? try Files.readStandardInput() : try Files.read(path)
        source = SourceFile(name: path, bytes: bytes)
        project = try Project(ofNotebookAt: path == "-" ? "" : path)
      }
    } catch {
      throw Complaint(error, status: 2)
    }
    let limits = RunLimits(steps: maxSteps, memory: maxMemory << 20)
    let folder = expression == nil ? Files.folder(of: source.name) : ""
    let status = Workers.alone {
      var machine = Machine(host: project?.host(folder: folder) ?? .none, limits: limits)
      return EvalCommand.print(machine.run(source.bytes), of: source)
    }
    if status != 0 { throw ExitCode(status) }
  }

  /// Prints what a run gave and answers the exit code.
  private static func print(_ outcome: Outcome, of source: SourceFile) -> Int32 {
    for event in outcome.events {
      switch event {
      case .printed(let text), .display(_, _, let text, _): Files.print(text.utf8)
      case .warning(let failure):
        var warning = Diagnostic(failure)
        warning.severity = .warning
        Files.print(warning.text(in: source).utf8, to: .error)
      }
    }
    for figure in outcome.figures {
      Files.print((figure.terminalPlot(width: 78, height: 20).joined(separator: "\n") + "\n").utf8)
    }
    for diagnostic in outcome.diagnostics {
      var shown = diagnostic
      // Octave's first line for any text that it cannot read.
      if !outcome.isParsed { shown.message = "parse error: " + diagnostic.message }
      Files.print(shown.text(in: source).utf8, to: .error)
    }
    let errors = outcome.diagnostics.filter { $0.severity == .error }
    if errors.contains(where: { $0.code == "limit" }) { return 4 }
    return errors.isEmpty ? 0 : 1
  }
}
