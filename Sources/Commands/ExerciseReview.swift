import Language
import Notebook
import Source

/// What the checks of a notebook's exercises say of their samples.
struct ExerciseReview: Sendable {
  private let rendering: Rendering
  private var problems: [Diagnostic] = []

  /// How many exercises have a check.
  private(set) var exercises = 0
  /// How many answers were judged, and how many of them otherwise than they should be.
  private(set) var answers = 0
  private(set) var failures = 0

  /// A variant takes a whole run, so that not all of very many are tried.
  private static let variantLimit = 20

  /// Runs a notebook, with each variant of its numbers, and lets its checks judge their samples.
  init(_ item: Selection.Item, profile: String, limits: RunLimits) throws(Failure) {
    func run(_ settings: [String: String]) throws(Failure) -> Rendering {
      try Rendering(item, as: .text, profile: profile, limits: limits, settings: settings, triesExercises: true)
    }
    rendering = try run([:])
    let checks = rendering.document.checks
    exercises = checks.count
    for check in checks { noteMissingSamples(of: check) }
    add(rendering.results.trials, "")
    for control in rendering.results.variants {
      for number in 1...max(1, min(ExerciseReview.variantLimit, Int(control.limits.last ?? 1))) {
        guard Double(number) != control.numbers.first else { continue }
        let other = try run([control.name: "\(number)"])
        add(other.results.trials, " with \(control.name) = \(number)")
      }
    }
  }

  private mutating func add(_ trials: [Trial], _ circumstance: String) {
    for trial in trials {
      answers += 1
      guard !trial.passed else { continue }
      failures += 1
      let verdict = trial.judgement.verdict
      let said = verdict.feedback.isEmpty ? "" : ": \(verdict.feedback)"
      problems.append(
        Diagnostic(
          .error, code: "sample", "\(trial.subject)\(circumstance), and the check says \(verdict.mark.word)\(said)",
          at: trial.span, hint: "change the check, or the sample if it is not what you mean"))
    }
  }

  private mutating func noteMissingSamples(of check: Cell) {
    let sheet = check.options.sheet
    let marks = sheet.samples.map { $0.mark }
    let isSolved = marks.contains(.right) || rendering.document.hasSolution(of: check.options.exercise)
    let isRefused = marks.contains(.wrong) || sheet.fields.isEmpty
    guard !isSolved || !isRefused else { return }
    problems.append(
      Diagnostic(
        .warning, code: "no-samples",
        "Nobody knows whether this check takes \(isSolved ? "wrong" : "right") answers for it",
        at: check.span, hint: "Name some: #| \(isSolved ? "wrong" : "right"): [answer, another answer]"))
  }

  /// What went wrong, in the run and in the checks, as text.
  func report(style: TerminalStyle, width: Int?) -> String {
    ([rendering.report(style: style, width: width)]
      + problems.map { $0.text(in: rendering.document.file, style: style, width: width) }).joined()
  }

  /// The exit code: that of the run, or 3 when an answer was judged otherwise.
  func status(isStrict: Bool) -> Int32 {
    let isWarned = !(rendering.diagnostics + problems).isEmpty
    return max(rendering.status, failures > 0 ? 3 : isStrict && isWarned ? 1 : 0)
  }
}

extension Trial {
  /// What was tried and must be so, as the beginning of a sentence.
  fileprivate var subject: String {
    switch kind {
    case .starter: "the code that the reader starts from must not solve the exercise"
    case .solution: "this solution must be right"
    case .sample:
      "\(answers.map { "'\($0.text)'" }.joined(separator: " and ")) must be \(expected?.word ?? "refused")"
    }
  }
}

extension Verdict.Mark {
  /// The mark as the options of a cell name it.
  fileprivate var word: String {
    switch self {
    case .right: "right"
    case .wrong: "wrong"
    case .unreadable: "malformed"
    }
  }
}
