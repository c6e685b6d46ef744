import ArgumentParser
import Language

/// How much a run may take.
struct LimitOptions: ParsableArguments {
  @Option(help: "The number of steps after which a cell, script or input is stopped.")
  var maxSteps: Int = RunLimits().steps

  @Option(help: "The memory for values, in megabytes.")
  var maxMemory: Int = RunLimits.standardMemory >> 20

  mutating func validate() throws {
    guard maxSteps > 0 else { throw ValidationError("--max-steps needs a number from 1 on.") }
    guard (1...1_000_000).contains(maxMemory) else {
      throw ValidationError("--max-memory needs a number of megabytes from 1 on.")
    }
  }

  /// What they say.
  var limits: RunLimits { RunLimits(steps: maxSteps, memory: maxMemory << 20) }
}

/// How the notebooks of a course are read and run.
struct CourseOptions: ParsableArguments {
  @Option(help: "The profile that conditional content is chosen for, such as student or solutions.")
  var profile = "student"

  @Flag(help: "Exit with 1 for warnings as well.")
  var strict = false

  @Option(name: .customShort("j"), help: "How many notebooks are run at a time.")
  var jobs: Int = Workers.processors

  mutating func validate() throws {
    guard !profile.isEmpty else { throw ValidationError("--profile needs a name.") }
    guard jobs > 0 else { throw ValidationError("-j needs a number from 1 on.") }
  }
}
