import ArgumentParser
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

  @OptionGroup var allowance: LimitOptions
  @OptionGroup var text: TextOptions

  mutating func validate() throws {
    guard (file == nil) != (expression == nil) else { throw ValidationError("eval needs a script or -e CODE.") }
  }

  mutating func run() throws {
    let evaluation = Evaluation(
      file: file ?? "-", expression: expression, limits: allowance.limits, text: text.form)
    let status = try evaluation.run()
    if status != 0 { throw ExitCode(status) }
  }
}
