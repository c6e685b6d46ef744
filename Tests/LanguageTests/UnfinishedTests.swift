import Language
import Testing

/// Where more lines may complete a program, a prompt goes on asking for them.
@Suite struct UnfinishedTests {
  @Test(arguments: [
    "x = [1 2", "x = [1 2\n3 4", "f(1,", "c = {1, {2}", "(1 +", "x = (3", "[a, b", "@(x", "f([1 2], {",
    "x = 1 + ...", "x = 1 ...", "x = 1 ... the rest comes later", "...", "hold on ...",
    "if x", "if x > 1, y = 2", "if x\n  y\nelse", "for k = 1:3", "for (k = 1:3)", "while true", "do\n  x++", "do",
    "switch x", "switch x\n  case 1", "try", "try\n  f\ncatch err", "unwind_protect\n  x\nunwind_protect_cleanup",
    "function y = f(x)", "function f\n  x = 1;", "for k = 1:3\n  if k\n  end", "if x, y = [1",
    "function f\n  if x\nend",
    "%{\ncomment", "x = 1; %{ no block\n%{\ncomment", "\"a\\", "x = \"a\\\n  b\\", "disp(\"a\\",
  ])
  func aProgramThatGoesOn(_ source: String) { #expect(Program.parse([UInt8]((source + "\n").utf8)).isUnfinished) }

  @Test(arguments: [
    "", "  ", "% comment", "x = 1", "x = 1;", "x = [1 2]", "if x, y, end", "f(1)", "x = 'a...'", "x = \"a...\"",
    "x % ...", "hold on", "x = 1 + ...\n  2", "function y = f(x), y = x; end", "do, x++; until x > 3",
    "%{\ncomment\n%}", "x = \"a\\\nb\"", "for k = 1:3\n  k\nend\n",
    // What is wrong before the end stays wrong.
    "x = ", "x = 1 +", "x = (1 + ]", "x = 'a", "x = \"a", "if", "while", "else", "end", "x = 1)", "for k = 1:3, )",
    "if x, y = ), ...", "[1 2\nif x", "x = 3 4",
  ])
  func aProgramThatIsWhole(_ source: String) { #expect(!Program.parse([UInt8]((source + "\n").utf8)).isUnfinished) }
}
