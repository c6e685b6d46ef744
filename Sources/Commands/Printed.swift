import Graphics
import Language
import Source

/// A piece of printed text and where it goes.
struct Printed: Equatable, Sendable {
  var text: String
  var stream = Files.Stream.output

  /// Prints it.
  func print() { Files.print(text.utf8, to: stream) }
}

extension Outcome {
  /// All that a run put out, as text: results as Octave prints them, then figures, and last why it ended.
  ///
  /// - Parameters:
  ///   - source: what the places of diagnostics count in, asked for where there are any.
  ///   - width: the columns that a figure may fill.
  ///   - style: whether diagnostics are coloured.
  ///   - figureStyle: whether figures are, which go to the other stream.
  ///   - excerpt: the columns of the source lines in diagnostics, if not all of them.
  func printed(
    in source: @autoclosure () -> SourceFile, width: Int = 78, style: TerminalStyle = .plain,
    figureStyle: TerminalStyle = .plain, excerpt: Int? = nil
  ) -> [Printed] {
    var pieces: [Printed] = []
    for event in events {
      switch event {
      case .printed(let text), .display(_, _, let text, _), .chain(_, _, _, let text, _):
        pieces.append(Printed(text: text))
      case .states(let states): pieces.append(Printed(text: states.text))
      case .control: break
      case .verdict(let verdict): pieces.append(Printed(text: verdict.line + "\n"))
      case .feedback(let text): pieces.append(Printed(text: text + "\n"))
      case .warning(let failure):
        var warning = Diagnostic(failure)
        warning.severity = .warning
        pieces.append(Printed(text: warning.text(in: source(), style: style, width: excerpt), stream: .error))
      }
    }
    for figure in figures {
      pieces.append(
        Printed(text: figure.terminalPlot(width: width, height: 20, style: figureStyle).joined(separator: "\n") + "\n"))
    }
    for diagnostic in diagnostics {
      var shown = diagnostic
      // Octave's first line for any text that it cannot read.
      if !isParsed { shown.message = "parse error: " + diagnostic.message }
      pieces.append(Printed(text: shown.text(in: source(), style: style, width: excerpt), stream: .error))
    }
    return pieces
  }
}

extension [Diagnostic] {
  /// The exit code they lead to: 4 when a limit was reached, 1 for other errors, else 0.
  var exitCode: Int32 {
    let errors = filter { $0.severity == .error }
    if errors.contains(where: { $0.code == "limit" }) { return 4 }
    return errors.isEmpty ? 0 : 1
  }
}
