import Source

/// What one run may use up. Reaching a limit ends the run with a failure that `try` does not catch.
public struct RunLimits: Sendable {
  /// Steps: instructions in loops, and shares of large operations. The default is some seconds of work.
  public var steps: Int
  /// Bytes of printed text in one cell.
  public var output: Int
  /// Bytes of all values together.
  public var memory: Int
  /// Asked from time to time whether the run should end now; nil for a run that cannot be interrupted.
  public var isInterrupted: (@Sendable () -> Bool)?
  /// The steps between two such questions: some hundredths of a second.
  var slice = 1 << 22

  /// RunLimits of a run.
  public init(
    steps: Int = 2_000_000_000, output: Int = 4_000_000, memory: Int = RunLimits.standardMemory,
    isInterrupted: (@Sendable () -> Bool)? = nil
  ) {
    self.steps = steps
    self.output = output
    self.memory = memory
    self.isInterrupted = isInterrupted
  }

  /// The memory that values may take unless told otherwise: 1 GB, and in a page 256 MB.
  public static var standardMemory: Int {
    #if arch(wasm32)
      256 << 20
    #else
      1 << 30
    #endif
  }

  var stepFailure: Failure {
    Failure(
      "the computation took more than \(steps) steps and was stopped",
      hint: "does a loop never end? If it needs the time, raise the limit with --max-steps",
      identifier: "nbrun:limit", isLimit: true)
  }

  var outputFailure: Failure {
    Failure(
      "more than \(output) bytes were printed and the run was stopped",
      hint: "does a loop print without an end? End statements with a semicolon to silence them",
      identifier: "nbrun:limit", isLimit: true)
  }
}
