import Source

// A run that can be interrupted gets its steps in slices, and the question whether it was is asked between two of them,
// so that running code pays nothing for it. The loop knows of no slices: out of fuel, it fails as it does at the limit,
// and `execute` lets it go on.

extension Machine {
  /// Provides the steps of a new run.
  mutating func provideSteps() {
    charge = 0
    fuel = limits.isInterrupted == nil ? limits.steps : min(limits.steps, limits.slice)
    reserve = limits.steps - fuel
  }

  /// Provides what a large operation has cost, so that the loop never runs out of fuel at the end of one, where it
  /// would not be known whether the instruction is done.
  @inline(never) mutating func drawSteps() {
    guard reserve > 0, !isInterrupted else { return }
    let steps = min(reserve, max(0, charge - fuel) + limits.slice)
    fuel += steps
    reserve -= steps
  }

  /// Where the loop goes on after a failure that only ended a slice; nil after any other, and when the run was
  /// interrupted, which is then the failure.
  ///
  /// An instruction that jumps back asks for fuel when all else is done; any other asks first, and is executed again.
  mutating func nextSlice(after failure: inout Failure) -> UnsafeMutablePointer<Instruction>? {
    guard fuel < 0, reserve > 0, let next = position.next else { return nil }
    drawSteps()
    guard fuel >= 0 else {
      let place = (span: failure.span, calls: failure.calls)
      failure = exhaustion
      if let span = place.span { failure = failure.at(span, calls: place.calls) }
      return nil
    }
    let instruction = next - 1
    return instruction.pointee.target(from: 0).map { instruction + $0 } ?? instruction
  }

  /// Takes the step that a call costs which library code makes.
  mutating func takeStep() throws(Failure) {
    fuel -= 1
    if fuel < charge { drawSteps() }
    guard fuel >= 0 else { throw exhaustion }
  }

  /// Why there are no more steps.
  private var exhaustion: Failure {
    isInterrupted ? Failure("interrupted", identifier: "nbrun:interrupted", isLimit: true) : limits.stepFailure
  }

  private var isInterrupted: Bool { limits.isInterrupted.map { $0() } ?? false }
}
