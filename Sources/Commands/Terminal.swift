import ArgumentParser
import Glibc
import Publishing
import Source

/// What standard output and error can show.
enum Terminal {
  /// When text is coloured.
  enum Colours: String, ExpressibleByArgument, CaseIterable, Sendable {
    case auto, always, never
  }

  /// Whether a stream ends in a terminal.
  static func isBehind(_ stream: Files.Stream) -> Bool { isatty(stream.rawValue) == 1 }

  /// The style for a stream: by itself coloured in a terminal that can (`TERM` is not `dumb`) and may (`NO_COLOR`
  /// is unset or empty, https://no-color.org).
  static func style(of stream: Files.Stream, _ colours: Colours = .auto) -> TerminalStyle {
    switch colours {
    case .always: TerminalStyle(isShown: true)
    case .never: .plain
    case .auto:
      TerminalStyle(isShown: isBehind(stream) && isEmpty("NO_COLOR") && !isEmpty("TERM") && !isNamed("dumb"))
    }
  }

  /// The columns that text may fill: those of the terminal but at most 100, beyond which lines are hard to follow, and
  /// 80 where there is none.
  static var textWidth: Int {
    guard isBehind(.output) else { return TextPage.standardWidth }
    return min(max(LineEditor.columns, narrowest), 100)
  }

  /// The columns below which no text fits.
  static let narrowest = 20

  private static func isEmpty(_ name: String) -> Bool {
    guard let value = getenv(name) else { return true }
    return value.pointee == 0
  }

  private static func isNamed(_ terminal: String) -> Bool {
    getenv("TERM").map { String(cString: $0) == terminal } ?? false
  }
}

/// The options of commands that print text.
struct TextOptions: ParsableArguments {
  @Option(help: "The columns that text may fill (80; in a terminal its own, at most 100).")
  var width: Int?

  @Option(help: "Whether text is coloured: auto (in a terminal, unless NO_COLOR is set), always or never.")
  var color: Terminal.Colours = .auto

  mutating func validate() throws {
    if let width, !(Terminal.narrowest...10_000).contains(width) {
      throw ValidationError("--width needs a number of columns from \(Terminal.narrowest) on.")
    }
  }

  /// What they say.
  var form: TextForm { TextForm(width: width, colours: color) }
}

/// How wide text is and whether it is coloured, as far as the command line says.
struct TextForm: Sendable {
  var width: Int?
  var colours = Terminal.Colours.auto

  /// The style of what goes to a stream.
  func style(of stream: Files.Stream) -> TerminalStyle { Terminal.style(of: stream, colours) }

  /// The columns for text on standard output.
  var outputWidth: Int { width ?? Terminal.textWidth }

  /// The columns for diagnostics, which are as wide as they are in files and pipes.
  var diagnosticWidth: Int? { width ?? (Terminal.isBehind(.error) ? LineEditor.columns : nil) }
}
