public import Language
public import Source

/// What the check of an exercise says of what a reader did.
public struct Judgement: Sendable {
  /// What the reader is told.
  public var verdict: Verdict
  /// Whether a test of the check has decided; if not, the reader's code or the check itself has failed.
  public var isDecided: Bool
  /// What the reader's code put out, by its cells.
  public var outputs: [[Output]]
}

/// A sample answer and what the check said of it.
public struct Trial: Sendable {
  /// What was tried.
  public enum Kind: Sendable, Equatable {
    /// A sample of the check cell.
    case sample
    /// The code of a cell that is a solution.
    case solution
    /// The code that the reader starts from, which must not solve the exercise already.
    case starter
  }

  /// What was tried.
  public var kind: Kind
  /// The answers, or the code, with expressions in their values.
  public var answers: [(name: String, text: String)]
  /// What the check must say; nil for anything but that it is right.
  public var expected: Verdict.Mark?
  /// What it said.
  public var judgement: Judgement
  /// The place of what was tried.
  public var span: Span

  /// Whether the check said what it must. One that fails by itself has said nothing, also of a malformed answer; only
  /// code of the reader's may fail.
  public var passed: Bool {
    guard let expected else { return judgement.verdict.mark != .right }
    let hasFailedBefore = judgement.outputs.contains { $0.firstFailure != nil }
    return judgement.verdict.mark == expected && (judgement.isDecided || hasFailedBefore)
  }
}

extension Session {
  /// Lets the check of an exercise judge a reader's answers, in a copy of the workspace.
  ///
  /// - Parameters:
  ///   - answers: the variables of the fields and what the reader typed.
  ///   - cells: the reader's own code.
  mutating func judge(_ check: Cell, answers: [(name: String, text: String)], after cells: [Cell]) -> Judgement {
    let before = machine.snapshot
    defer { machine.restore(before) }
    var outputs: [[Output]] = []
    func refusal(_ feedback: String) -> Judgement {
      Judgement(verdict: Verdict(.unreadable, feedback: feedback), isDecided: false, outputs: outputs)
    }
    for cell in cells {
      if let blank = cell.blankDiagnostic {
        outputs.append([.diagnostic(blank)])
        return refusal("A blank is still to be filled in.")
      }
      outputs.append(run(cell))
      if outputs.last?.firstFailure != nil { return refusal("The code stops with an error.") }
    }
    for answer in answers { machine.assign(answer.name, Value(answer.text)) }
    let found = run(check)
    if let failure = found.firstFailure { return refusal("The check stops with an error: \(failure.message).") }
    guard let verdict = Verdict(judging: found) else { return refusal("The check of this exercise decides nothing.") }
    return Judgement(verdict: verdict, isDecided: true, outputs: outputs)
  }

  /// Runs a cell of an exercise in a copy of the workspace.
  mutating func runAside(_ cell: Cell) -> [Output] {
    let before = machine.snapshot
    defer { machine.restore(before) }
    return run(cell)
  }

  /// The samples of a check, each judged.
  ///
  /// - Parameters:
  ///   - starters: the cells that the reader goes on from.
  ///   - solutions: the cells that are solutions.
  mutating func trials(of check: Cell, starters: [Cell], solutions: [Cell]) -> [Trial] {
    var trials: [Trial] = []
    let hasFields = !check.options.sheet.fields.isEmpty
    for sample in check.options.sheet.samples {
      let answers = sample.answers.map { (name: $0.name, text: typed($0.text)) }
      let code =
        hasFields ? solutions.isEmpty ? starters : solutions : [Cell(code: answers.first?.text ?? "", check.span)]
      trials.append(
        Trial(
          kind: .sample, answers: answers, expected: sample.mark,
          judgement: judge(check, answers: hasFields ? answers : [], after: code), span: sample.span))
    }
    guard !hasFields else { return trials }
    for solution in solutions {
      trials.append(trial(.solution, solution, expected: .right, check))
    }
    for starter in starters { trials.append(trial(.starter, starter, expected: nil, check)) }
    return trials
  }

  private mutating func trial(_ kind: Trial.Kind, _ cell: Cell, expected: Verdict.Mark?, _ check: Cell) -> Trial {
    Trial(
      kind: kind, answers: [], expected: expected, judgement: judge(check, answers: [], after: [cell]), span: cell.span)
  }

  /// What a reader types for a sample: the value of an expression after `=`, else the sample as it is.
  private mutating func typed(_ sample: String) -> String {
    guard sample.utf8.first == UInt8(ascii: "=") else { return sample }
    let before = machine.snapshot
    defer { machine.restore(before) }
    var expression = Array(sample.utf8)
    expression.removeFirst()
    for event in machine.evaluate(expression).events.reversed() {
      guard case .display(_, let value, _, _) = event else { continue }
      if let text = value.textValue { return text }
      // Sixteen digits, so that the number is the one that was computed.
      for case .display(_, let text, _, _) in machine.evaluate(
        Array("mat2str (".utf8) + expression + Array(", 16)".utf8)
      ).events {
        return text.textValue ?? sample
      }
    }
    return sample
  }
}

extension [Output] {
  /// The first error among them.
  var firstFailure: Diagnostic? {
    for output in self {
      if let diagnostic = output.diagnostic, diagnostic.severity == .error { return diagnostic }
    }
    return nil
  }
}

extension Cell {
  /// A cell of code that stands nowhere in the file but at a place.
  fileprivate init(code: String, _ place: Span) {
    self.init(
      index: 0, span: place,
      code: SourceText(bytes: Array(code.utf8), lines: [(code: 0, file: place.start)]), options: CellOptions())
  }

  /// What is said of a blank that has not been filled in.
  var blankDiagnostic: Diagnostic? {
    firstBlank(in: code.bytes).map { blank in
      Diagnostic(
        .error, code: "blank", "this blank is still empty", at: code.fileSpan(of: blank),
        hint: "write what is missing in the place of the low lines")
    }
  }
}
