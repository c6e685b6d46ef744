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

  @Option(help: "The number of steps after which the script is stopped.")
  var maxSteps: Int = RunLimits().steps

  @Option(help: "The memory for values, in megabytes.")
  var maxMemory: Int = RunLimits.standardMemory >> 20

  @OptionGroup var text: TextOptions

  mutating func validate() throws {
    guard (file == nil) != (expression == nil) else { throw ValidationError("eval needs a script or -e CODE.") }
    guard maxSteps > 0 else { throw ValidationError("--max-steps needs a number from 1 on.") }
    guard (1...1_000_000).contains(maxMemory) else {
      throw ValidationError("--max-memory needs a number of megabytes from 1 on.")
    }
  }

  mutating func run() throws {
    let limits = RunLimits(steps: maxSteps, memory: maxMemory << 20)
    let status = try Evaluation(file: file ?? "-", expression: expression, limits: limits, text: text.form).run()
    if status != 0 { throw ExitCode(status) }
  }
}
