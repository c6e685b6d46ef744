import Language
import Source
import Testing

private func dump(_ text: String) -> String {
  let program = Program.parse([UInt8](text.utf8))
  var dump = program.dump
  for diagnostic in program.diagnostics { dump += "error: \(diagnostic.message)\n" }
  if dump.hasSuffix("\n") { dump.removeLast() }
  return dump
}

private func errors(_ text: String) -> [String] {
  let bytes = [UInt8](text.utf8)
  return Program.parse(bytes).diagnostics.map { diagnostic in
    guard let span = diagnostic.span else { return diagnostic.code }
    return "\(diagnostic.code) `\(String(decoding: bytes[span.start..<span.end], as: UTF8.self))`"
  }
}

@Suite struct ParserTests {
  @Test(arguments: [
    ("-2^2", "(- (^ 2.0 2.0))"),
    ("2^-1^2", "(^ (^ 2.0 (- 1.0)) 2.0)"),
    ("2^3^2", "(^ (^ 2.0 3.0) 2.0)"),
    ("2^3'", "(' (^ 2.0 3.0))"),
    ("a' ^ 2", "(^ (' a) 2.0)"),
    ("!x == y", "(== (! x) y)"),
    ("~x", "(! x)"),
    ("a ~= b != c", "(!= (!= a b) c)"),
    ("-2:2", "(: (- 2.0) 2.0)"),
    ("a:b+1", "(: a (+ b 1.0))"),
    ("10:-1:1", "(: 10.0 (- 1.0) 1.0)"),
    ("1 < 2:3", "(< 1.0 (: 2.0 3.0))"),
    ("1|0&0", "(| 1.0 (& 0.0 0.0))"),
    ("1||0&&0", "(|| 1.0 (&& 0.0 0.0))"),
    ("a && b | c", "(&& a (| b c))"),
    ("2*-3", "(* 2.0 (- 3.0))"),
    ("a**b.**c", "(.^ (^ a b) c)"),
    ("a(:)'", "(' (index a :))"),
    ("(a)(2)", "(index (group a) 2.0)"),
    ("1./x", "(./ 1.0 x)"),
    ("1..^2", "(.^ 1.0 2.0)"),
    ("x.y(3).(z){end}", "(cell-index (dynamic (index (field x y) 3.0) z) end)"),
    ("x.end", "(field x end)"),
    ("@(x, ~) x + 1", "(@ (x ~) (+ x 1.0))"),
    ("@() @sin", "(@ () @sin)"),
    ("@(x) 'a'", "(@ (x) 'a')"),
    ("(1\n+2)", "(group (+ 1.0 2.0))"),
    ("1 ... comment\n+ 2", "(+ 1.0 2.0)"),
    ("x'", "(' x)"), ("x.'", "(.' x)"), ("\"a\"'", "(' \"a\")"),
  ])
  func expressionsBindAsInOctave(source: String, tree: String) {
    #expect(dump(source) == tree)
  }

  @Test(arguments: [
    ("[1 -2]", "[1.0 (- 2.0)]"),
    ("[1 - 2]", "[(- 1.0 2.0)]"),
    ("[1 , -2]", "[1.0 (- 2.0)]"),
    ("[a' b']", "[(' a) (' b)]"),
    ("[a ' b']", "[a ' b']"),
    ("[f (1)]", "[f (group 1.0)]"),
    ("[f(1)]", "[(index f 1.0)]"),
    ("[x(1) (2)]", "[(index x 1.0) (group 2.0)]"),
    ("[f(1 -2)]", "[(index f (- 1.0 2.0))]"),
    ("[(1) -2]", "[(group 1.0) (- 2.0)]"),
    ("{c{1} {2}}", "{(cell-index c 1.0) {2.0}}"),
    ("[1, 2,]", "[1.0 2.0]"),
    ("[1, 2;]", "[1.0 2.0]"),
    ("[1;;2]", "[1.0; 2.0]"),
    ("[1, 2,\n 3, 4]", "[1.0 2.0; 3.0 4.0]"),
    ("[1 % one\n\n2]", "[1.0; 2.0]"),
    ("[1 ...\n2]", "[1.0 2.0]"),
    ("[1 : 3]", "[(: 1.0 3.0)]"),
    ("[1 !0]", "[1.0 (! 0.0)]"),
    ("[1 ~= 0]", "[(!= 1.0 0.0)]"),
    ("{@(x) x +1, 2}", "{(@ (x) (+ x 1.0)) 2.0}"),
    ("{1 @sin}", "{1.0 @sin}"),
    ("[]", "[]"), ("{}", "{}"),
    ("x([1 end])", "(index x [1.0 end])"),
  ])
  func blanksSeparateElements(source: String, tree: String) {
    #expect(dump(source) == tree)
  }

  @Test(arguments: [
    ("x = 3;", "(= x 3.0);"),
    ("a = b = 3", "(= a (= b 3.0))"),
    ("[a, ~, c(2).x] = f (1);", "(= a ~ (field (index c 2.0) x) (index f 1.0));"),
    ("[~, i] = max (x)", "(= ~ i (index max x))"),
    ("x += 2, x++; --x", "(+= x 2.0)\n(x ++);\n(-- x)"),
    ("a |= b", "(|= a b)"),
    ("hold on", "(command hold on)"),
    ("axis equal; pkg load 'my stats' % c", "(command axis equal);\n(command pkg load my stats)"),
    ("x -1", "(command x -1)"),
    ("x = 2; x -1", "(= x 2.0);\n(- x 1.0)"),
    ("x - 1", "(- x 1.0)"),
    ("x ;", "x;"),
    ("x == 1", "(== x 1.0)"),
    (
      "syms t\nt 'a",
      "(command syms t)\n(' t)\nerror: `a` cannot follow directly: an operator, a comma or a new line is missing"
    ),
    ("if (x) disp (1), end", "if (group x)\n  (index disp 1.0)"),
    ("if x, 1, elseif y, 2, else, 3, endif", "if x\n  1.0\nelseif y\n  2.0\nelse\n  3.0"),
    ("for (k = 1:3) k; end", "for k (: 1.0 3.0)\n  k;"),
    ("while x x--; endwhile", "while x\n  (x --);"),
    ("do x--; until x < 0", "do\n  (x --);\nuntil (< x 0.0)"),
    ("switch x\n case {1, 2}\n  1\n otherwise\n  2\nend", "switch x\ncase {1.0 2.0}\n  1.0\notherwise\n  2.0"),
    ("try, f; catch err, g; end", "try\n  f;\ncatch err\n  g;"),
    ("try\n f\ncatch\n g\nend_try_catch", "try\n  f\ncatch\n  g"),
    ("try\n f\ncatch disp (1)\nend", "try\n  f\ncatch\n  (index disp 1.0)"),
    (
      "unwind_protect\n f\nunwind_protect_cleanup\n g\nend_unwind_protect", "unwind_protect\n  f\ncleanup\n  g"
    ),
    ("function r = f (a, ~)\n r = a;\nend", "function (r) f (a ~)\n  (= r a);"),
    ("function f\n1\nfunction [a, b] = g (varargin)\n2", "function () f ()\n  1.0\nfunction (a b) g (varargin)\n  2.0"),
    ("persistent n = 0", "(command persistent n);\nif (index isempty n)\n  (= n 0.0);"),
    ("%{\n a = \n%}\nb # c\n1;", "b\n1.0;"),
  ])
  func statements(source: String, tree: String) {
    #expect(dump(source) == tree)
  }

  @Test(arguments: [
    ("f(x) := 2x^2 + 3x", "(:= f (x) (+ (juxtapose 2.0 (^ x 2.0)) (juxtapose 3.0 x)))"),
    ("c := 3", "(:= c 3.0)"),
    ("1/2x", "(/ 1.0 (juxtapose 2.0 x))"),
    ("-2π", "(- (juxtapose 2.0 pi))"),
    ("2e3x + 3i + 2e", "(+ (+ (juxtapose 2000.0 x) 3.0i) (juxtapose 2.0 e))"),
    ("f''(2)", "(index (' (' f)) 2.0)"),
    ("f.(x)", "(dynamic f x)"),
    ("θ ≤ μ₁", "(<= θ μ₁)"),
    ("x̄ ≠ Δt − ∞", "(!= x̄ (- Δt Inf))"),
    ("√x · √(2)", "(* (index sqrt x) (index sqrt (group 2.0)))"),
    ("[2x -y]", "[(juxtapose 2.0 x) (- y)]"),
  ])
  func textbookNotation(source: String, tree: String) {
    #expect(dump(source) == tree)
  }

  @Test(arguments: [
    ("x = (1 + 2\ny = 3", ["unclosed-bracket `(`"]),
    ("x = [1 2 3\ny = 4;", ["unclosed-bracket `[`"]),
    ("y = 2 +* 3\nz = 4)\nw = 'a", ["parse-error `*`", "stray-bracket `)`", "unclosed-string `'a`"]),
    ("y = [1, 2 +* 3\n4 5]\nz = 1", ["parse-error `*`"]),
    ("if x = 3\n y\nend", ["assignment-in-condition `=`"]),
    ("while (x = 3)\n y\nend", ["assignment-in-condition `=`"]),
    ("for k = 1:3\n if k\n  k\nend", ["missing-end `if`"]),
    ("if x\n y\nelse if z\n w\nend", ["missing-end `else if`"]),
    ("for k = 1:3\n k\nendwhile", ["stray-keyword `endwhile`"]),
    ("else\nx\nend", ["stray-keyword `else`", "stray-keyword `end`"]),
    ("if = 3", ["keyword-as-name `if`"]),
    ("3 = x", ["invalid-target `3`"]),
    ("x = 3 4", ["parse-error `4`"]),
    ("x = 5 *", ["parse-error `*`"]),
    ("[~, b]", ["parse-error `~`"]),
    ("1:2:3:4", ["parse-error `:`"]),
    ("x = “a”", ["unknown-character `“`"]),
    ("%{\nabc", ["unclosed-comment `%{`"]),
    ("x = 'a", ["unclosed-string `'a`"]),
    ("while (x > 3\n x\nend\ny = 1", ["unclosed-bracket `(`"]),
  ])
  func errorsNameTheirPlace(source: String, expected: [String]) {
    #expect(errors(source) == expected)
  }

  @Test(arguments: [
    ("(", ")"), ("[", ""), ("f(", ""), ("- ", ""), ("!", ""), ("1+", ""), ("x.", ""), ("2^-", ""), ("a=", ""),
    ("@(x) ", ""),
    ("if 1\n", "end\n"), ("√", ""), ("{@(x) ", ""), ("if x, else ", ""), ("try ", ""),
  ])
  func depthIsLimited(open: String, close: String) {
    let source = String(repeating: open, count: 10_000) + "1" + String(repeating: close, count: 10_000)
    #expect(Program.parse([UInt8](source.utf8)).diagnostics.map { diagnostic in diagnostic.code } == ["too-deep"])
  }

  @Test func anyTruncationEnds() {
    let source = [UInt8](
      "function r = f (a)\n if a(end) == [1 'x'; 2 \"y\"], r = @(x) {x.y, √π}; end\nend % c\nhold on".utf8)
    for end in 0...source.count {
      let program = Program.parse(source, in: 0..<end)
      for diagnostic in program.diagnostics { #expect((diagnostic.span?.end ?? 0) <= end) }
      for start in 0...end { _ = Program.parse(source, in: start..<end) }
    }
  }

  @Test func spansCountFromTheStartOfTheFile() {
    let source = [UInt8]("text\nx = a + bc(2) ;\nmore".utf8)
    let program = Program.parse(source, in: 5..<20)
    #expect(program.statements.map { statement in statement.span } == [Span(5, 18)])
    guard case .assign(let target, let value)? = program.statements.first?.kind else {
      Issue.record("not an assignment")
      return
    }
    #expect(target.span == Span(5, 6))
    #expect(value.span == Span(9, 18))
    guard case .binary(.add, let left, let right) = value.kind else {
      Issue.record("not a sum")
      return
    }
    #expect(left.span == Span(9, 10))
    #expect(right.span == Span(13, 18))
  }

  @Test func namesOfEarlierCellsAreVariables() {
    #expect(Program.parse([UInt8]("x -1".utf8), variables: ["x"]).dump == "(- x 1.0)\n")
  }
}
