public import Language

extension Verdict {
  /// What a check cell says of an answer by its outputs; nil where no test decided.
  ///
  /// An answer that a test cannot read is no attempt; otherwise it must pass all tests. What the author says takes the
  /// place of what the tests say.
  public init?(judging outputs: [Output]) {
    var verdicts: [Verdict] = []
    var said: [String] = []
    for output in outputs {
      switch output {
      case .verdict(let verdict): verdicts.append(verdict)
      case .feedback(let text): said.append(text)
      case .printed, .display, .states, .figure, .control, .diagnostic: break
      }
    }
    guard !verdicts.isEmpty else { return nil }
    for verdict in verdicts where verdict.mark == .unreadable {
      self = verdict
      return
    }
    let isRight = verdicts.allSatisfy { $0.mark == .right }
    if said.isEmpty {
      for verdict in verdicts where (verdict.mark == .right) == isRight && !verdict.feedback.isEmpty {
        said.append(verdict.feedback)
      }
    }
    self.init(isRight ? .right : .wrong, feedback: said.joined(separator: " "))
  }
}
