import Language
import Source

/// One run of a script, printed as it is given.
struct Evaluation {
  /// The path of the script; - is standard input.
  var file: String
  /// The code to run instead of a script.
  var expression: String?
  var limits = RunLimits()
  var text = TextForm()

  /// Runs the script and answers the exit code.
  func run() throws(Complaint) -> Int32 {
    let source: SourceFile
    let project: Project?
    do throws(Failure) {
      if let expression {
        source = SourceFile(name: "-e", bytes: Array(expression.utf8))
        project = try Project(ofNotebookAt: "")
      } else {
        let bytes = file == "-" ? try Files.readStandardInput() : try Files.read(file)
        source = SourceFile(name: file, bytes: bytes)
        project = try Project(ofNotebookAt: file == "-" ? "" : file)
      }
    } catch {
      throw Complaint(error, status: 2, style: text.style(of: .error))
    }
    let folder = expression == nil ? Files.folder(of: source.name) : ""
    let figureStyle = text.style(of: .output)
    let (width, style, excerpt) = (text.outputWidth, text.style(of: .error), text.diagnosticWidth)
    return Workers.alone {
      var machine = Machine(host: project?.host(folder: folder) ?? .none, limits: limits)
      machine.format.width = width
      let outcome = machine.run(source.bytes)
      let pieces = outcome.printed(
        in: source, width: width - 2, style: style, figureStyle: figureStyle, excerpt: excerpt)
      for piece in pieces { piece.print() }
      return outcome.diagnostics.exitCode
    }
  }
}
