import Source

/// What an answer test says of a reader's answer.
public struct Verdict: Sendable, Equatable {
  /// The three things that can be said.
  public enum Mark: String, Sendable {
    /// The answer is the wanted one.
    case right
    /// The answer can be read, and is another one.
    case wrong
    /// The answer cannot be read, which is no attempt.
    case unreadable
  }

  /// Whether it is right.
  public var mark: Mark
  /// What helps the reader on; empty where there is nothing to say.
  public var feedback: String

  /// A verdict with what helps the reader on.
  public init(_ mark: Mark, feedback: String = "") {
    self.mark = mark
    self.feedback = feedback
  }

  /// The verdict in a line, as an author sees it who tries a test: `wrong: the sign is the other one`.
  public var line: String { mark.rawValue + (feedback.isEmpty ? "" : ": " + feedback) }
}

extension Machine {
  /// Runs the program of an answer test. As a statement it says its verdict of the answer; where its value is taken,
  /// it only answers.
  mutating func judge(program number: Int, _ call: Builtin.Call) throws(Failure) -> [Value] {
    let results = try run(program: number, Builtin.Call(arguments: call.arguments, outputs: 3))
    guard results.count == 3, call.outputs == 0 else { return results }
    let mark: Verdict.Mark = try !isTrue(results[2]) ? .unreadable : isTrue(results[0]) ? .right : .wrong
    try transcript.add(Verdict(mark, feedback: results[1].textValue ?? ""), limits: limits)
    return []
  }
}

extension Builtin {
  /// What the author of an exercise says of an answer.
  static let answers: [Builtin] = [
    Builtin(
      "feedback", "template, …", atLeast: 1,
      summary: "Says something to the reader who gave an answer; text with values is made as printf does.",
      examples: ["feedback(\"Count all 36 outcomes.\")": "Count all 36 outcomes."]
    ) { call, machine throws(Failure) in
      // A text alone is no template.
      let text =
        call.arguments.count == 1
        ? try textArgument(call.arguments, 0, "feedback", "TEXT") : try formattedText(call.arguments, "feedback")
      try machine.transcript.add(feedback: text, limits: machine.limits)
      return []
    }
  ]
}
