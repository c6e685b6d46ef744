import Language
import Testing

@testable import Commands

/// A session at the prompt without a terminal: which lines make an input, and what it prints.
@Suite struct ReplTests {
  /// All that some lines print, and what the session waits for then.
  private static func session(_ lines: [String], limits: RunLimits = RunLimits()) -> (
    output: String, errors: String, next: Repl.Next, status: Int32
  ) {
    var repl = Repl(limits: limits)
    var printed: [Printed] = []
    var next = Repl.Next.input
    for line in lines {
      let answer = repl.take(line)
      printed += answer.printed
      next = answer.next
    }
    func text(_ stream: Files.Stream) -> String { printed.filter { $0.stream == stream }.map { $0.text }.joined() }
    return (text(.output), text(.error), next, repl.status)
  }

  @Test func theWorkspaceIsKept() {
    let session = Self.session(["a = [1 2 3];", "a(2) = 5", "function y = twice(x), y = 2 * x; end", "twice(a)"])
    #expect(session.output == "a =\n\n   1   5   3\n\nans =\n\n    2   10    6\n\n")
    #expect(session.errors.isEmpty)
    #expect(session.status == 0)
  }

  @Test func anInputGoesOnUntilItIsWhole() {
    var repl = Repl()
    for line in ["for k = 1:2", "  x = [k", "", "    10", "  ]';"] {
      #expect(repl.take(line) == Repl.Answer(next: .continuation))
    }
    #expect(repl.take("  disp(x)") == Repl.Answer(next: .continuation))
    #expect(repl.take("end") == Repl.Answer(printed: [Printed(text: "    1   10\n    2   10\n")]))
    // An earlier input is entered again as a whole.
    #expect(repl.take("if true\n  y = 3\nend") == Repl.Answer(printed: [Printed(text: "y = 3\n")]))
    #expect(repl.take("") == Repl.Answer())
  }

  @Test func anAbandonedInputLeavesNothing() {
    var repl = Repl()
    #expect(repl.take("x = [1").next == .continuation)
    repl.abandon()
    #expect(repl.take("y = 2") == Repl.Answer(printed: [Printed(text: "y = 2\n")]))
    #expect(repl.take("x").printed.first?.text.hasPrefix("error: 'x' undefined\n --> input:2:1\n") == true)
  }

  @Test func messagesPointAtTheLineOfTheSession() {
    let session = Self.session(["% first", "function f(x)", "  g(x)", "end", "1;", "f(2)", "y = )", "z = 1"])
    #expect(
      session.errors == """
        error: 'g' undefined
         --> input:3:3
        3 |   g(x)
          |   ^
          = in f, called at input:6:1
        error: parse error: something is missing after `=`
         --> input:7:3
        7 | y = )
          |   ^
          = hint: write a value after it, or `...` to go on in the next line

        """)
    #expect(session.output == "z = 1\n")
    #expect(session.next == .input)
    #expect(session.status == 1)
  }

  @Test func warningsAndFiguresAreText() {
    let session = Self.session(["warning('mind the gap')", "plot(1:3)"])
    #expect(session.errors.hasPrefix("warning: mind the gap\n"))
    #expect(session.output.contains("┤"))
    var narrow = Repl()
    narrow.width = 40
    let lines = narrow.take("plot(1:3)").printed.map { $0.text }.joined().split(separator: "\n")
    #expect(lines.count == 20)
    #expect(lines.allSatisfy { $0.count <= 40 })
  }

  @Test func eachInputHasAllSteps() {
    let loop = "for k = 1:1000, end"
    let session = Self.session([loop, loop, loop, "while true, end", loop, "k"], limits: RunLimits(steps: 5000))
    #expect(session.output == "k = 1000\n")
    #expect(session.errors.contains("5000 steps"))
    #expect(session.status == 4)
  }

  @Test(arguments: ["exit", "quit", " exit ", "exit;", "quit()", "exit % done"])
  func aWordLeaves(_ line: String) { #expect(Self.session(["x = 1;", line]).next == .none) }

  @Test func aVariableTakesTheWord() {
    #expect(Self.session(["exit = 3;", "exit"]).output == "exit = 3\n")
    #expect(Self.session(["help = [5 6];", "help (2)"]).output == "ans = 6\n")
    #expect(Self.session(["function quit(), disp('not yet'); end", "quit"]).output == "not yet\n")
  }

  @Test func theEndOfTheInputRunsWhatThereIs() {
    var repl = Repl()
    #expect(repl.finish() == Repl.Answer(next: .none))
    #expect(repl.take("function y = f()").next == .continuation)
    #expect(repl.take("  y = 3;").next == .continuation)
    #expect(repl.finish() == Repl.Answer(next: .none))
    #expect(repl.take("f") == Repl.Answer(printed: [Printed(text: "ans = 3\n")]))
    #expect(repl.take("if f").next == .continuation)
    let answer = repl.finish()
    #expect(answer.next == .none)
    #expect(answer.printed.first?.text.contains("this `if` has no `end`") == true)
  }

  // MARK: Help

  @Test func helpExplainsAFunction() {
    for command in ["help det", "doc det", "help det;"] {
      let session = Self.session([command])
      #expect(session.output.hasPrefix(" -- det (A)\n\nThe determinant, "))
      #expect(session.errors.isEmpty)
    }
    #expect(Self.session(["help"]).output.contains("Ctrl-D"))
    let unknown = Self.session(["help dett"])
    #expect(unknown.errors == "error: there is no function 'dett'\n  = hint: did you mean 'det'?\n")
    #expect(Self.session(["x = 2;", "help x"]).errors.contains("'x' was defined in this session"))
  }

  // MARK: Completion

  private static func completions(_ text: String, after lines: [String] = []) -> [String] {
    var repl = Repl()
    for line in lines { _ = repl.take(line) }
    return repl.completion(of: text).names
  }

  @Test func namesAreCompleted() {
    #expect(Self.completions("x = linsp") == ["linspace"])
    #expect(Self.completions("unwind_protect_") == ["unwind_protect_cleanup"])
    #expect(Self.completions("endf") == ["endfor", "endfunction"])
    #expect(Self.completions("zeroth") == [])
    let lines = ["zeroth = 1; zero_crossing = @sin;", "function zeroize(), end", "eval('zero2 = 3;')", "clear zeroth"]
    #expect(Self.completions("1 + zero", after: lines) == ["zero2", "zero_crossing", "zeroize", "zeros"])
    #expect(Self.completions("größ", after: ["größe = 1;"]) == ["größe"])
    // A variable that hides a builtin is one name.
    #expect(Self.completions("linsp", after: ["linspace = 1;"]) == ["linspace"])
    #expect(Self.completions("12") == [])
  }

  @Test func fieldsAreCompleted() {
    let lines = ["s.width = 1; s.weight = 2; s.name = 'a';"]
    #expect(Self.completions("3 * s.w", after: lines) == ["weight", "width"])
    #expect(Self.completions("s.", after: lines) == ["name", "weight", "width"])
    #expect(Self.completions("t.w", after: lines) == [])
  }

  @Test func whatTheNamesShareIsKnown() {
    #expect(Completion(start: 0, names: ["sin", "sinc", "sinh"]).commonPrefix == "sin")
    #expect(Completion(start: 0, names: ["größe", "größer"]).commonPrefix == "größe")
    #expect(Completion(start: 0, names: ["a", "b"]).commonPrefix.isEmpty)
    #expect(Completion(start: 0, names: []).commonPrefix.isEmpty)
  }

  @Test func candidatesStandInColumns() {
    #expect(inColumns(["a", "bb", "c"], width: 9) == "a   c\nbb\n")
    #expect(inColumns(["a", "bb", "c"], width: 2) == "a\nbb\nc\n")
    #expect(inColumns([], width: 80) == "")
  }
}
