import Graphics
public import Source

extension Output {
  /// The output as lines of text, ending in a line feed: printed text and results exactly as Octave prints them, a
  /// figure drawn with characters, a diagnostic with its source line and caret.
  ///
  /// - Parameters:
  ///   - file: the file that diagnostics point into.
  ///   - width: the columns a figure may fill.
  ///   - style: whether diagnostics and figures are coloured.
  public func text(in file: SourceFile, width: Int, style: TerminalStyle = .plain) -> String {
    switch self {
    case .printed(let text): text
    case .display(let display): display.text
    case .figure(let figure): Output.text(figure.terminalPlot(width: width, height: max(8, width / 4), style: style))
    case .states(let states): states.text
    case .control, .verdict, .feedback: ""
    case .diagnostic(let diagnostic): diagnostic.text(in: file, style: style, width: width)
    }
  }

  private static func text(_ lines: [String]) -> String {
    var text = ""
    for line in lines { text += line + "\n" }
    return text
  }
}
