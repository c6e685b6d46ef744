import Language
import Source
import Testing

/// Programs that nobody means: whatever stands in a cell, the machine neither crashes nor hangs.
@Suite struct HostileProgramTests {
  private static let limits = RunLimits(steps: 20_000, output: 5_000)

  /// Tokens that make for programs that often get past the parser.
  private static let tokens = [
    "x", "y", "A", "f", "s", "c", "k", "ans", "x", "A", "1", "2", "0", "3", "-1", "0.5", "1e300", "NaN", "Inf", "1i",
    "true",
    "'abc'", "\"a%d\"", "''", "[]", "{}", "[1 2 3]", "[1;2]", "[1 2;3 4]", "{1,'a'}", "1:3", "(1:0)", "ones(2,3)",
    "eye(3)",
    "x(1)", "x(end)", "A(:,1)", "c{1}", "s.a", "s(2)", "f(2)", "@(x) x+1", "@sin", "@f", "x.", "2x", "α",
    "+", "-", "*", "/", "\\", "^", ".*", "./", ".^", "'", ".'", "==", "<", "&&", "||", "&", "|", "!", ":", ",", ";",
    "\n",
    "=", "=", "=", "+=", "++", "(", ")", "[", "]", "{", "}", ".", ":=", "~", "@", "...", "%", "#", "end", "(:)",
    "if", "else", "elseif", "while", "for", "end", "end", "do", "until", "switch", "case", "otherwise", "break",
    "continue", "return", "try", "catch", "function", "unwind_protect", "unwind_protect_cleanup", "global",
    "sum(", "zeros(", "cellfun(", "arrayfun(", "printf(", "disp(", "numel(", "size(", "max(", "find(", "reshape(",
    "repmat(", "sprintf(", "error(", "num2str(", "strcat(", "isfield(", "struct(", "sort(", "feval(", "deal(",
  ]

  /// Whole statements, so that values of every kind meet.
  private static let statements = [
    "x = [1 2 3];", "x = 5;", "A = magic(3);", "A = [];", "c = {1, 'two', [3 4]};", "c = {};", "s.a = 1;", "s = 3;",
    "s(2).a = 4;", "f = @(x) x + 1;", "f = @(varargin) varargin{:};", "x = 'text';", "x = 1:5;", "x = eye(2);",
    "x = true;", "A = x';", "x(end+1) = 7;", "x(2) = [];", "A(:, 1) = [];", "A(2, :) = x;", "c{end+1} = x;",
    "c(1) = [];", "s.a(3) = 2;", "s.b{2} = x;", "[x, A] = deal(A, x);", "[x, k] = max(A);", "for k = A, x = k; end",
    "for k = c, x = k; end", "while x, x = x - 1; end", "if x, A = 1; end", "x = A + x;", "x = A * x;", "x = A \\ x;",
    "x = x ^ 2;", "x = 2 .^ x;", "x = [x, A];", "x = [x; A];", "x = {x, A};", "x = c{:};", "x = [c{:}];", "x = f(x);",
    "x = f(c{:});", "f(1:3)(2)", "x = cellfun(@numel, c);", "x = arrayfun(f, x);", "x = A(x);", "x = A(x, x);",
    "x = A(:);", "x = x == A;", "x = !x;", "x = -x;", "try, error('a'), catch e, x = e; end", "s", "x", "c", "A", "f",
    "disp(x)", "printf('%d %s\\n', x)", "x += 1;", "x++;", "A(1, 1) += 2;",
    "switch x, case 1, A = 2; case {'a', 2}, end",
    "function r = f(n), r = n; end", "f(x) := x^2", "x = num2str(x);", "x = s.a;", "x = s(1);", "clear x", "x = 1e10;",
    "x(0)", "x{1}", "x.a", "x = x(:, end);", "x = A(end, end);", "x = A';", "x = complex(1, 2);", "x = x .* 1i;",
    "unwind_protect, x = 1; unwind_protect_cleanup, A = 2; end_unwind_protect", "x = zeros(0, 3);", "x = cell(2);",
    "x = NaN;", "x = sort(x);", "x = sum(A);", "x = find(A);", "x = any(x);", "x = size(A);", "k = end;",
    "x(x > 1) = 0;",
    "x(:) = 1;", "c{:} = 1;", "[c{1:2}] = deal(5);", "x = @() x;", "x = f;", "x = x();", "A(3, 3) = 1;",
    "x = reshape(x, 1, []);",
  ]

  @Test(arguments: 0..<8) func randomTokens(_ seed: UInt64) {
    var random = Generator(state: seed &* 7919 &+ 1)
    var programs: [String] = []
    for _ in 0..<2_000 {
      var program = ""
      for _ in 0...Int(random.next() % 14) {
        program += HostileProgramTests.tokens[Int(random.next() % UInt64(HostileProgramTests.tokens.count))]
        if random.next() % 2 == 0 { program += " " }
      }
      programs.append(program)
    }
    survive(programs)
  }

  @Test(arguments: 0..<8) func randomStatements(_ seed: UInt64) {
    var random = Generator(state: seed &* 104_729 &+ 3)
    var programs: [String] = []
    for _ in 0..<1_000 {
      var program = ""
      for _ in 0...Int(random.next() % 12) {
        program += HostileProgramTests.statements[Int(random.next() % UInt64(HostileProgramTests.statements.count))]
        program += "\n"
      }
      programs.append(program)
    }
    survive(programs)
  }

  /// Every builtin with arguments of every kind.
  @Test(arguments: Library.builtins.map { $0.name }) func builtinsWithStrangeArguments(_ name: String) {
    let values = [
      "[]", "0", "-1", "2.5", "NaN", "Inf", "1e20", "'abc'", "''", "{}", "{1,'a'}", "struct('a',1)", "@(x) x", "1i",
      "1:0",
      "[1 2;3 4]", "true", "zeros(0,3)", "[1 NaN 3]", ":",
    ]
    var random = Generator(state: UInt64(name.utf8.reduce(5) { $0 &* 31 &+ UInt64($1) }))
    var machine = Machine(limits: HostileProgramTests.limits)
    func attempt(_ call: String) { _ = machine.run([UInt8](call.utf8)) }
    attempt("\(name)()")
    for value in values {
      attempt("\(name)(\(value))")
      attempt("[p, q] = \(name)(\(value), \(values[Int(random.next() % UInt64(values.count))]))")
      attempt("[p, q, r] = \(name)(\(value), \(values[Int(random.next() % UInt64(values.count))]), 2)")
    }
  }

  @Test(arguments: [
    ("(", ")"), ("[", "]"), ("{", "}"), ("-", ""), ("!", ""), ("@() ", ""), ("if 1, ", " end"), ("x(", ")"),
    ("1+(", ")"),
    ("try, ", " end"), ("for k = 1:2, ", " end"), ("while 0, ", " end"), ("", "'"), ("", "(1)"), ("", ".a"),
    ("", "{1}"),
    ("1+", ""), ("", "+1"), ("2^", ""), ("", "^2"), ("", ":1"), ("switch 1, case 1, ", " end"), ("x = ", ""),
    ("[1, ", "]"),
    ("", "&&1"), ("", "==1"), ("f = @(x) ", ""), ("", ",1"), ("", ";1"), ("{1; ", "}"), ("sin(", ")"),
    ("do, ", " until 1"), ("unwind_protect, ", " end"), ("", " 1"),
  ])
  func deepNesting(_ opening: String, _ closing: String) {
    var programs: [String] = []
    for depth in [50, 300, 20_000] {
      let core = depth % 100 == 0 ? "x" : "1"
      programs.append(String(repeating: opening, count: depth) + core + String(repeating: closing, count: depth))
      programs.append(String(repeating: opening, count: depth))
      programs.append("[" + core + String(repeating: closing, count: depth) + "]")
    }
    survive(programs)
  }

  @Test(arguments: [
    "c = {}; for k = 1:200000, c = {c}; end", "c = {}; for k = 1:200000, c = {c}; end, c",
    "s = 1; for k = 1:200000, t.a = s; s = t; end", "f = @(x) x; for k = 1:100000, f = @(x) f(x); end, f(1)",
    "c = {}; for k = 1:5000, c = {c}; end, d = c; isequal(c, d)", "c = {}; for k = 1:5000, c = {c}; end, disp(c)",
    "x = 1; for k = 1:2000, x = [x, x](1:1); end", "for k = 1:3, for k = 1:3, k = 9; end, end",
    "function f(varargin), f(varargin{:}, 1); end\nf()", "x.x.x.x.x.x = 1; x.x.x.x.x.x.x.x = 2",
    "a = 1; a(2).b = 3", "x = {}; x{3}{4}{5} = 1", "x = 'a'; x{2} = 1", "c = cell(1, 3); [c{:}] = deal(1, 2)",
    "eval('eval(\"eval(1)\")')", "x = 1; x(:, :, 2) = 3", "x = ones(2, 2); x(:, :, :)", "global x; x = 1",
    "\u{0}", "\u{FEFF}x = 1", "x = 1\r\ny = 2\r", "\t\t\t", "%{\nnever closed", "#!", "x = 0x", "1e", "1e999999999999",
    "'\\", "\"\\", "x = \"\\x\"", "x = \"\\777\"", "...", "x = ...", "@", "@(", "@(x", ".1.2.3", "x..y", "[,]", "[;]",
    "{,}",
    "x(,)", "for", "function", "function f", "function f(", "if", "x.(", "x.()", "x.1", "x(1", "[1 2", "]]]", ")))",
    "}}}",
    "end end end", "else", "1:2:3:4:5", "a'b'c'", "a''''", "!!!!", "~", "~=", "[~] = 1", "[~, ~] = size(1)", "[] = 1",
    "{} = 1",
    "[a, a] = size(1)", "[a; b] = size(1)", "[1, 2] = size(1)", "x := ", "f() := 1", "f(x, x) := x", "f(1) := 2",
    "for k = {}, end", "for [a, b] = 1, end", "for x(1) = 1:3, end", "for s.a = 1:3, end, s",
    "for k = 1:Inf, break, end",
    "for k = 0:1e-300:1, break, end", "for k = NaN:1, end", "1:NaN", "1:0:5", "Inf:1", "1:Inf", "x = 1:Inf;",
    "printf('%*d', 1e9, 3)", "printf('%1000000000d', 3)", "sprintf('%.1000000000f', 3)", "repmat('a', 1, 1e9);",
    "x = 5; x(1e10)", "x = 5; x(-1e300)", "x = 5; x(1e300)", "x = 1:5; x(1e18) = []", "x(1:1e9) = 1;",
    "ones(1, 1e5)(1e5 + 1)", "1:2e9", "-2^21:2e9 + 1", "disp(1:2e9)", "c = {1:2e9}", "s.a = 1:2e9",
    "x = disp(1:2e9);", "x = zeros(0, 2^30); for k = 1:64, x = [x, x]; end",
    "x = zeros(2^20, 0); for k = 1:64, x = [x; x]; end",
    "fdisp(1, 1:2e9)", "display(1:2e9)", "c = cell(1, 2e6)",
    "bitshift(1, 1e10)", "mod(1, 0)", "factorial(1e6)", "primes(1e12)", "nchoosek(1e3, 500)", "factor(2^53)",
    "dec2bin(-1)",
    "char(1e10)", "char(-1)", "char(NaN)", "double('\u{1F600}')", "x = '\u{1F600}'; x(1)", "['\u{1F600}'; 'abcd']",
  ])
  func strangePrograms(_ program: String) { survive([program]) }

  /// Bytes that are not UTF-8, which the name in a message and the text of an output make longer.
  @Test(arguments: ["x", "x(2)", "[1 x]", "'x'", "x = 1", "f = @(x) x", "x.x = 2", "% x", "x('x'"])
  func bytesThatAreNotText(_ program: String) {
    let bytes = program.utf8.flatMap { $0 == UInt8(ascii: "x") ? [0xED, 0xAA, 0xFF] : [$0] }
    #expect(HostileProgramTests.survives(bytes))
  }

  /// A program that ends inside a character: a name reaches no further than the program.
  @Test(arguments: ["", "global ", "x = @", "s.", "[1 ", "x = 2", "for ", "function ", "x.(", "'", "x ", "hold "])
  func halfCharacters(_ program: String) {
    for first in UInt8(0x80)...0xFF {
      let bytes = program.utf8 + [first]
      #expect(HostileProgramTests.survives(bytes), "\(program) \(first)")
      var end = 0
      for token in highlight(bytes) { end = token.span.end }
      #expect(end == bytes.count, "\(program) \(first)")
    }
  }

  /// Runs the programs one after another.
  private func survive(_ programs: [String]) {
    let failures = onLargeStack { programs.filter { !HostileProgramTests.survives([UInt8]($0.utf8)) } }
    #expect(failures?.isEmpty == true, "\(failures ?? [])")
  }

  /// Whether the program ends with diagnostics that lie in it, and leaves a machine that works.
  private static func survives(_ bytes: [UInt8]) -> Bool {
    var machine = Machine(limits: limits)
    for diagnostic in machine.run(bytes).diagnostics {
      guard !diagnostic.message.isEmpty else { return false }
      guard let span = diagnostic.span else { continue }
      guard span.start >= 0, span.start <= span.end, span.end <= bytes.count else { return false }
    }
    return machine.run([UInt8]("after = 1 + 1".utf8)).isComplete
  }
}

/// Numbers that are the same in every run (SplitMix64).
private struct Generator {
  var state: UInt64

  mutating func next() -> UInt64 {
    state &+= 0x9E37_79B9_7F4A_7C15
    var bits = state
    bits = (bits ^ (bits >> 30)) &* 0xBF58_476D_1CE4_E5B9
    bits = (bits ^ (bits >> 27)) &* 0x94D0_49BB_1331_11EB
    return bits ^ (bits >> 31)
  }
}
