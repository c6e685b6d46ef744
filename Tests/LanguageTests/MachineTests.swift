import Language
import Numerics
import Source
import Testing

/// A machine with what it has printed as one text.
private struct Run {
  var machine: Machine

  init(limits: RunLimits = RunLimits(steps: 10_000_000, output: 100_000)) { machine = Machine(limits: limits) }

  /// Runs source code and answers what it put out, with the messages of failures.
  @discardableResult
  mutating func callAsFunction(_ source: String) -> String {
    let outcome = machine.run([UInt8](source.utf8))
    var text = ""
    for event in outcome.events {
      switch event {
      case .printed(let printed), .display(_, _, let printed, _), .chain(_, _, _, let printed, _): text += printed
      case .states(let states): text += states.text
      case .control: break
      case .verdict(let verdict): text += verdict.line + "\n"
      case .feedback(let said): text += said + "\n"
      case .warning(let failure): text += "warning: \(failure.message)\n"
      }
    }
    for diagnostic in outcome.diagnostics { text += "\(diagnostic.severity.rawValue): \(diagnostic.message)\n" }
    return text
  }

  /// The code of the diagnostic that ends the program.
  mutating func code(of source: String) -> String? { machine.run([UInt8](source.utf8)).diagnostics.last?.code }
}

@Suite struct MachineTests {
  // MARK: Limits

  @Test(arguments: [
    "while true, end", "for k = 1:1e9, end", "do, until false", "x = 0; while x < 1, x = x * 2; end",
    "k = 0; while true, k += 1; try, error('x'), catch, end, end",
    "for k = 1:1e9, x = sum(ones(1, 1000)); end", "x = 1; while true, x = [x; x]; end",
    "f = @() 1; while true, f(); end",
    "try, while true, end, catch, end",
  ])
  func loopsWithoutAnEndAreStopped(_ source: String) {
    var run = Run(limits: RunLimits(steps: 100_000, output: 10_000))
    #expect(run.code(of: source) == "limit")
    #expect(run("x = 1") == "x = 1\n")
  }

  @Test(arguments: [
    "while true, printf('hello\\n'); end", "while true, x = 1, end", "while true, disp(ones(20)), end",
  ])
  func printingWithoutAnEndIsStopped(_ source: String) {
    var run = Run(limits: RunLimits(steps: 100_000_000, output: 10_000))
    #expect(run.code(of: source) == "limit")
    #expect(run("x = 1") == "x = 1\n")
  }

  @Test(arguments: [
    "c = {}; for k = 1:100, c{k} = zeros(2e5, 1); end", "c = {}; while true, c = {c, ones(1e4, 1)}; end",
    "c = cellfun(@(k) zeros(1e5, 1), num2cell(1:50), 'UniformOutput', false);",
    "s.a = 1; while true, s(end+1).a = zeros(1e5, 1); end", "x = 'ab'; while true, x = [x x]; end",
    "z = {}; for k = 1:100, z{k} = (1:1e5)*1i; end", "z = {}; for k = 1:100, z{k} = true(1000, 1000); end",
    "c = {}; while true, c{end+1} = 1; end", "s.a = 1; while true, s = [s s]; end",
    "try, c = {}; for k = 1:100, c{k} = zeros(2e5, 1); end, catch, end", "x = 1; while true, x = [x; x + 1]; end",
  ])
  func valuesThatFillTheMemoryAreStopped(_ source: String) {
    let before = ArrayMemory.held
    do {
      var run = Run(limits: RunLimits(steps: 1_000_000_000, memory: 10 << 20))
      #expect(run(source).hasSuffix("error: the values need more than 10 MB of memory and the run was stopped\n"))
      #expect(run.code(of: "clear") == nil)
      #expect(run.code(of: source) == "limit")
      run("clear")
      #expect(run("x = 1") == "x = 1\n")
    }
    #expect(ArrayMemory.held == before)
  }

  @Test func valuesThatAreReleasedTakeNoMemory() {
    let before = ArrayMemory.held
    do {
      var run = Run(limits: RunLimits(memory: 10 << 20))
      #expect(run("for k = 1:100, x = zeros(2e5, 1); x(1) = k; end, x(1)") == "ans = 100\n")
      #expect(run("for k = 1:30, c{1} = ones(2e5, 1); s.a = c; t = repmat('a', 1, 1e5); end, k") == "k = 30\n")
      #expect(run("f = @(v) numel([v v]); for k = 1:30, n = f(ones(1e5, 1)); end, n") == "n = 200000\n")
      #expect(run("x = 1:1e6; numel(x)") == "ans = 1000000\n")
    }
    #expect(ArrayMemory.held == before)
  }

  @Test func callsNest256Deep() {
    var run = Run()
    run("function r = depth(n), if n <= 1, r = 1; else, r = 1 + depth(n - 1); end, end")
    #expect(run("depth(256)") == "ans = 256\n")
    #expect(run("depth(257)") == "error: max_recursion_depth exceeded\n")
    #expect(run("depth(256)") == "ans = 256\n")
  }

  @Test(arguments: [
    "zeros(1e6, 1e6);", "ones(1e9, 1e9);", "x(1e13) = 1;", "cell(1e6, 1e6);", "repmat('ab', 1e6, 1e6);",
    "(1:1e6)' * (1:1e6);", "(1:1e6)' + (1:1e6);", "eye(1e7);", "x = 1:1e13; x';", "rand(1e6, 1e6);",
    "s = 'ab'; for k = 1:60, s = repmat(s, 1e6, 1); end", "reshape(1:6, 1e18, 1e18);", "zeros(Inf);",
    "linspace(0, 1, 1e12);",
    "kron(ones(300), ones(300));", "x(1e9, 1e9) = 1;", "s(1e12).a = 1;", "c{1e12} = 1;",
  ])
  func hugeArraysAreRefused(_ source: String) {
    var run = Run()
    #expect(run(source).hasPrefix("error: "))
    #expect(run("x = 1") == "x = 1\n")
  }

  // MARK: State

  @Test func workspaceSurvivesAnError() {
    var run = Run()
    #expect(run("a = 1; b = [1 2 3];") == "")
    #expect(run("a = 2; b(7) = nothing; a = 3;") == "error: 'nothing' undefined\n")
    #expect(run("a, b") == "a = 2\nb =\n\n   1   2   3\n\n")
    #expect(run("b(1:2) = [1 2 3];").hasPrefix("error: "))
    #expect(run("b(end+1) = 4") == "b =\n\n   1   2   3   4\n\n")
  }

  @Test func parseErrorRunsNothing() {
    var run = Run()
    run("x = 1;")
    #expect(run("x = 2;\ny = (3").hasPrefix("error: "))
    #expect(run("x") == "x = 1\n")
  }

  @Test func errorDeepInsideLeavesTheMachineUsable() {
    var run = Run()
    run("function r = f(n), if n == 0, r = [1 2](3); else, r = cellfun(@(k) f(k - 1), {n}); end, end")
    for _ in 0..<50 { #expect(run("f(20)").contains("out of bound")) }
    #expect(run("x = 5") == "x = 5\n")
  }

  @Test func variablesStayAcrossRuns() {
    var run = Run()
    run("s.a = {1, 2}; f = @(x) x + 1; t = 'abc'; z = 1i;")
    #expect(run("s.a{2}, f(1), t, z") == "ans = 2\nans = 2\nt = abc\nz =  0 + 1i\n")
    run("clear t")
    #expect(run("t").hasPrefix("error: 't' undefined"))
    #expect(run("z") == "z =  0 + 1i\n")
  }

  @Test func manyRunsWithNewVariables() {
    var run = Run()
    for index in 0..<300 { run("v\(index) = \(index);") }
    #expect(run("v0 + v299") == "ans = 299\n")
    #expect(run.machine.value(of: "v17") != nil)
    #expect(run.machine.value(of: "w") == nil)
  }

  @Test func functionsAreRedefined() {
    var run = Run()
    run("function r = f(), r = 1; end\nfunction r = g(), r = f() * 10; end")
    #expect(run("g()") == "ans = 10\n")
    run("function r = f(), r = 2; end")
    #expect(run("f(), g()") == "ans = 2\nans = 20\n")
    run("function r = f(x, y), r = x + y; end")
    #expect(run("f(1, 2)") == "ans = 3\n")
  }

  @Test func handlesSeeTheNewFunction() {
    var run = Run()
    run("function r = f(), r = 1; end\nh = @f;")
    run("function r = f(), r = 2; end")
    #expect(run("h()") == "ans = 2\n")
  }

  @Test func inlineValuesChangeNothing() {
    var run = Run()
    run("x = 3; 4;")
    for source in ["x + 1", "ones(2)", "nothing", "x(9)", "'text'", "x +", "x = 9"] {
      _ = run.machine.evaluate([UInt8](source.utf8))
    }
    #expect(run("ans, x") == "ans = 4\nx = 3\n")
  }

  @Test func inlineValuesAreOneExpression() {
    let run = Run()
    for source in ["x = 1", "1; 2", "", "if 1, end", "function f(), end"] {
      var machine = run.machine
      let outcome = machine.evaluate([UInt8](source.utf8))
      #expect(outcome.diagnostics.count == 1, "\(source)")
    }
  }

  @Test func randomNumbersAreReproducible() {
    var first = Run()
    var second = Run()
    first.machine.seed(7)
    second.machine.seed(7)
    let text = first("rand(2), randn(1, 3), randi(10, 1, 5)")
    #expect(text == second("rand(2), randn(1, 3), randi(10, 1, 5)"))
    second.machine.seed(8)
    #expect(text != second("rand(2), randn(1, 3), randi(10, 1, 5)"))
  }

  // MARK: Copies

  @Test(arguments: [
    ("a = [1 2 3]; b = a; b(1) = 9; a(1)", "ans = 1\n"),
    ("a = {1, 2}; b = a; b{1} = 9; a{1}", "ans = 1\n"),
    ("a.x = 1; b = a; b.x = 9; a.x", "ans = 1\n"),
    ("a = 'abc'; b = a; b(1) = 'z'; a", "a = abc\n"),
    ("a = [true false]; b = a; b(2) = true; a(2)", "ans = 0\n"),
    ("a = [1 2 3]; f = @() a(1); a(1) = 9; f()", "ans = 1\n"),
    ("a = [1 2 3]; b = a + 0; b(1) = 9; a(1)", "ans = 1\n"),
    ("a = [1 2 3]; b = a; b += 1; a(1)", "ans = 1\n"),
    ("a = [1 2 3]; c = {a}; a(1) = 9; c{1}(1)", "ans = 1\n"),
    ("a = [1 2 3]; s.v = a; s.v(1) = 9; a(1)", "ans = 1\n"),
    ("a = 1:3; b = a; b(end+1) = 4; numel(a)", "ans = 3\n"),
    ("a = []; for k = 1:5, a(end+1) = k; end, b = a; b(end+1) = 9; a(end+1) = 7; b(end)", "ans = 9\n"),
    ("function r = f(x), x(1) = 9; r = x; end\na = [1 2 3]; f(a); a(1)", "ans = 1\n"),
    ("a = ones(2); a(1, :) = a(2, :) * 3; a(2, 1)", "ans = 1\n"),
    ("a = [1 2 3]; a(1:2) = a(2:3); a(1)", "ans = 2\n"),
    ("a = [1 2 3]; b = -a; a(1)", "ans = 1\n"),
    ("a = [1 2 3]; for v = a, a(1) = 9; end, v", "v = 3\n"),
    ("a = eye(2); b = a; b(1, 2) = 5; a(1, 2)", "ans = 0\n"),
  ])
  func copiesAreIndependent(_ source: String, _ expected: String) {
    var run = Run()
    #expect(run(source) == expected)
  }

  // MARK: Costs

  /// The cost is counted in steps, so that the test does not depend on the computer: ten times the work may not take
  /// much more than ten times the steps, and all of it stays below a small number per turn.
  @Test(arguments: [
    "x = []; for k = 1:100000, x(end+1) = k; end", "x = zeros(1, 100000); for k = 1:100000, x(k) = k; end",
    "x = zeros(1000, 100); for i = 1:1000, for j = 1:100, x(i, j) = i * j; end, end",
    "x = false(1, 100000); for k = 1:100000, x(k) = true; end",
    "s = 0; x = 1:100000; for k = 1:100000, s = s + x(k); end",
    "c = cell(1, 20000); for k = 1:20000, c{k} = k; end",
    "c = {}; for k = 1:20000, c{end+1} = k; end", "s = ''; for k = 1:20000, s(end+1) = 'a'; end",
  ])
  func storingInALoopTakesConstantTime(_ source: String) {
    var run = Run(limits: RunLimits(steps: 3_000_000, output: 1000))
    let clock = ContinuousClock()
    let time = clock.measure { #expect(run(source + "\n1;") == "") }
    #expect(time < .seconds(5), "\(source) took \(time)")
  }

  // MARK: Places

  @Test(arguments: [
    ("x = 1;\ny = x + nothing;", "nothing"), ("x = [1 2 3];\nx(7)", "x(7)"), ("[1 2] + [1 2 3]", "[1 2] + [1 2 3]"),
    ("a = 1;\n  sqrt(1, 2)", "sqrt(1, 2)"), ("x = [1 2 3];\nx(5, 1) + 2", "x(5, 1)"),
    ("x = 1:3;\nx(1:2) = [1 2 3];", "x(1:2)"), ("y = 2;\nif y == [1 2; 3 4](3, 3), end", "[1 2; 3 4](3, 3)"),
    ("α = 1;\nβ = α + γ", "γ"), ("s.a = 1;\ns.b + 1", "s.b"), ("c = {1};\nc{3}", "c{3}"),
    ("function r = f(x)\n  r = x(4);\nend\nf([1 2])", "x(4)"), ("f = @(x) x * [1; 2; 3];\nf([1 2])", "x * [1; 2; 3]"),
    ("for k = 1:3\n  error('bad');\nend", "error('bad')"), ("x = {1} + 2;", "{1} + 2"),
    ("A = [1 2\n3];", "[1 2\n3]"),
  ])
  func failuresStandAtTheirBytes(_ source: String, _ expected: String) throws {
    var machine = Machine()
    let bytes = [UInt8](source.utf8)
    let outcome = machine.run(bytes)
    let diagnostic = try #require(outcome.diagnostics.first)
    let span = try #require(diagnostic.span)
    try #require(span.start >= 0 && span.start <= span.end && span.end <= bytes.count)
    #expect(String(decoding: bytes[span.start..<span.end], as: UTF8.self) == expected)
  }

  @Test func callsAreListedInnermostFirst() throws {
    var machine = Machine()
    let source = [UInt8]("function r = f(x), r = g(x); end\nfunction r = g(x), r = x + nothing; end\nf(1)".utf8)
    let diagnostic = try #require(machine.run(source).diagnostics.first)
    #expect(diagnostic.calls.map { $0.function } == ["g", "f"])
    let places = diagnostic.calls.map { String(decoding: source[$0.span.start..<$0.span.end], as: UTF8.self) }
    #expect(places == ["g(x)", "f(1)"])
  }

  @Test func placeMapsEverySpan() throws {
    var machine = Machine()
    let shift: (Span) -> Span = { Span($0.start + 1000, $0.end + 1000) }
    let parse = machine.run([UInt8]("x = (1".utf8), place: shift).diagnostics
    #expect(parse.allSatisfy { ($0.span?.start ?? 0) >= 1000 } && !parse.isEmpty)
    let run = try #require(machine.run([UInt8]("x = nothing".utf8), place: shift).diagnostics.first)
    #expect(run.span == Span(1004, 1011))
    _ = machine.run([UInt8]("function f(), nothing, end".utf8), place: shift)
    let call = try #require(
      machine.run([UInt8]("f()".utf8), place: { Span($0.start + 5000, $0.end + 5000) }).diagnostics.first)
    #expect(call.span == Span(1014, 1021))
    #expect(call.calls.map { $0.span } == [Span(5000, 5003)])
    let warned = machine.run([UInt8]("warning('odd')".utf8), place: shift)
    guard case .warning(let warning)? = warned.events.first else {
      Issue.record("no warning")
      return
    }
    #expect(warning.span == Span(1000, 1014))
  }
}
