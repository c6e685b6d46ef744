import Foundation
import Source
import Testing

@testable import Language

@Suite struct AnswerTests {
  private static let golden =
    URL(filePath: #filePath).deletingLastPathComponent().appending(path: "Golden/answers.txt")

  /// What a test says of an answer; nil where it fails or says nothing.
  private static func verdict(of answer: String, by check: String, _ machine: inout Machine) -> Verdict? {
    _ = machine.run(Array("answer = char ([\(answer.utf8.map { String($0) }.joined(separator: " "))]);".utf8))
    let outcome = machine.run(Array(check.utf8))
    guard outcome.diagnostics.isEmpty, outcome.events.count == 1, case .verdict(let verdict) = outcome.events[0] else {
      return nil
    }
    return verdict
  }

  /// `Golden/answers.txt` has checks, which begin with `## `, and answers, each with an arrow and what the check says of
  /// it. `UPDATE_GOLDEN=1` rewrites what stands after the arrows.
  @Test func answersAreJudged() throws {
    let text = try String(contentsOf: Self.golden, encoding: .utf8)
    var (check, written, count) = ("", "", 0)
    var machine = Machine()
    for line in text.split(separator: "\n", omittingEmptySubsequences: false).map({ String($0) }) {
      if line.hasPrefix("## ") { check = String(line.dropFirst(3)) }
      guard let arrow = line.range(of: " → ") else {
        written += line + "\n"
        continue
      }
      let shown = String(line[..<arrow.lowerBound])
      let answer = shown.replacing("\\n", with: "\n")
      count += 1
      let verdict = Self.verdict(of: answer, by: check, &machine)?.line ?? "no verdict"
      let now = "\(shown) → \(verdict)"
      if !CorpusFile.isUpdating { #expect(now == line, "\(check)") }
      written += now + "\n"
    }
    #expect(count >= 120)
    if CorpusFile.isUpdating {
      try String(written.dropLast()).write(to: Self.golden, atomically: true, encoding: .utf8)
    }
  }

  private static let checks = [
    "numabsolute (answer, 1/6)", "numrelative (answer, 1/6)", "numsigfigs (answer, 1/6, 3)",
    "matequal (answer, [1 2; 3 4])", "uptoscale (answer, [1; 2])", "uptosign (answer, [1 2])", "sets (answer, [1 -2])",
    "interval (answer, \"(0, 2]\")", "algequiv (answer, \"140 - 40*p\")", "facform (answer, \"(x - 1)*(x + 1)\")",
    "expanded (answer, \"x^2 - 1\")", "lowestterms (answer, \"2/3\")",
  ]

  /// Texts that nobody means as an answer, some of which are programs.
  private static let hostile = [
    "eval(\"x = 1\")", "exit", "while 1", "while 1, end", "error(\"no\")", "answer", "want", "feedback(\"right\")",
    "@sin",
    "x = y = 1", "\"", "'", "''", "\\", "%", "%d", "%s%s%s", "#", "{", "}", "[", "]", "(", ")", "[[[[", "]]]]", "()",
    "[]]",
    "\n", "\n\n1\n", "\t", "\u{0}", "\u{1}\u{2}", "😀", "1😀", "é", "\u{202E}1", "1/0", "-1/0", "0/0", "NaN", "inf",
    "-inf",
    "1e999", "1e-999", "0^0", "9^9^9^9", "1000000!", "(-1)!", "0.5!", "nchoosek(2)", "nchoosek(1,2,3)", "max()", "sin",
    "sin()",
    "sin sin sin", "sqrt", "√", "√√√", "|", "||", "|||1", "|1", "1..2", "1,,2", ",", ";", ";;", "+", "-", "--", "^",
    "^2",
    "2^", "*/", "<", "<=", "0<", "<0<", "x<x<x", "or", " or ", "and", "x or", "±", "±±1", "=", "==", "a=", "=1", "x==1",
    "°",
    "!", "1!!!!!!!!", "pi(", "e e", "i", "Inf*0", "∞-∞", "∞/∞", "[1 2; 3", "(1,2", "1,2)", "{1,2", "(1, [2)]",
    "\u{FEFF}", "½",
    String(repeating: "(", count: 400), String(repeating: "[", count: 400), String(repeating: "-", count: 400),
    String(repeating: "(", count: 100) + "1" + String(repeating: ")", count: 100),
    String(repeating: "sin ", count: 60) + "1", String(repeating: "2^", count: 100) + "1",
    String(repeating: "1/(", count: 120) + "1" + String(repeating: ")", count: 120),
    String(repeating: "9", count: 490), String(repeating: "1;", count: 240), String(repeating: "x", count: 490),
    String(repeating: "1 or ", count: 40), String(repeating: "1+", count: 100) + "1",
    String(repeating: "😀", count: 5000),
    String(repeating: "x", count: 100_000),
  ]

  /// Whatever a reader types, each test says that it is wrong or cannot be read, in few words; nothing fails.
  @Test(arguments: checks) func hostileAnswersAreNotRight(_ check: String) {
    var machine = Machine(limits: RunLimits(steps: 20_000_000))
    for answer in Self.hostile {
      guard let verdict = Self.verdict(of: answer, by: check, &machine) else {
        Issue.record("no verdict of \(answer.prefix(60).debugDescription)")
        continue
      }
      #expect(verdict.mark != .right, "\(answer.prefix(60).debugDescription)")
      #expect(verdict.mark == .wrong || !verdict.feedback.isEmpty, "\(answer.prefix(60).debugDescription)")
      #expect(verdict.feedback.count < 250, "\(answer.prefix(60).debugDescription): \(verdict.feedback)")
      #expect(!verdict.feedback.contains("nonconformant") && !verdict.feedback.contains("undefined"))
    }
  }

  /// A test changes neither variables nor the random numbers that follow.
  @Test func testsLeaveNoTrace() {
    func number(after program: String) -> String {
      var machine = Machine()
      machine.seed(7)
      var text = ""
      for event in machine.run(Array((program + "\nprintf (\"%.17g \", rand), disp (exist (\"ans\"))").utf8)).events {
        if case .printed(let printed) = event { text += printed }
      }
      return text
    }
    let before = number(after: "")
    #expect(!before.isEmpty)
    for check in Self.checks {
      #expect(number(after: check.replacing("answer", with: "\"x - 1\"")) == before, "\(check)")
    }
  }

  /// A reader's function runs in the checks, and its failure is told.
  @Test func functionsAreTried() {
    func verdict(_ program: String) -> String? {
      var machine = Machine()
      let outcome = machine.run(Array(program.utf8))
      guard outcome.diagnostics.isEmpty, case .verdict(let verdict)? = outcome.events.last else { return nil }
      return verdict.line
    }
    let test = "\nfunctest (\"room\", @(a, b) a*b, {2, 3}, {3, 0.8})"
    #expect(verdict("function y = room (a, b), y = a*b; end" + test) == "right")
    #expect(
      verdict("function y = room (a, b), y = 2*a; if a == 2, y = 6; end, end" + test)
        == "wrong: For (3, 0.8) the value should be 2.4, and yours is 6.")
    #expect(
      verdict("function y = room (a, b), y = c; end" + test)
        == "wrong: For (2, 3) your function stops: 'c' undefined")
    #expect(verdict("function room (a, b), end" + test)?.hasPrefix("wrong: For (2, 3) your function stops: ") == true)
    #expect(verdict("x = 1;" + test) == "unreadable: There is no function 'room' yet.")
    #expect(
      verdict("functest (@(x) x.', @(x) x, [1 2])")
        == "wrong: For [1 2] the value should be 1x2, and yours is 2x1.")
    #expect(
      verdict("functest (@(x) [\"b\" x], @(x) [\"a\" x], \"c\")")
        == "wrong: For 'c' the value should be 'ac', and yours is 'bc'.")
    #expect(verdict("functest (@(x) NaN, @(x) NaN, 1)") == "right")
  }

  /// Each variant has random numbers of its own, which do not depend on those drawn before.
  @Test func variantsHaveNumbersOfTheirOwn() {
    func numbers(_ variant: String?, before: String = "", seed: UInt64 = 1) -> String {
      var machine = Machine()
      machine.seed(seed)
      if let variant { machine.settings["v"] = Value(variant) }
      var text = ""
      for event in machine.run(Array((before + "v = variant (3); printf (\"%d %.17g\", v, rand)").utf8)).events {
        if case .printed(let printed) = event { text += printed }
      }
      return text
    }
    #expect(numbers(nil).hasPrefix("1 "))
    #expect(numbers(nil) == numbers("1"))
    #expect(numbers("2").hasPrefix("2 "))
    #expect(numbers("9").hasPrefix("3 "))
    #expect(Set([numbers("1"), numbers("2"), numbers("3")].map { $0.dropFirst(2) }).count == 3)
    #expect(numbers("2", before: "rand (7);") == numbers("2"))
    #expect(numbers("2", seed: 4) != numbers("2"))
  }
}
