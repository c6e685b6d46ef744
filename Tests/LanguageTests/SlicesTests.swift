import Source
import Synchronization
import Testing

@testable import Language

/// A run that can be interrupted gets its steps in slices, which nothing but an interruption shows.
@Suite struct SlicesTests {
  /// Limits of a run that is asked whether it was interrupted after each few steps.
  private static func limits(slice: Int, isInterrupted: @escaping @Sendable () -> Bool = { false }) -> RunLimits {
    var limits = CorpusFile.Section.limits
    limits.isInterrupted = isInterrupted
    limits.slice = slice
    return limits
  }

  /// After one step or three, every instruction that asks for steps finds none left now and then.
  @Test(arguments: CorpusFile.all.flatMap { $0.sections })
  func cellsPrintTheSameInSlices(_ section: CorpusFile.Section) {
    guard !CorpusFile.isUpdating else { return }
    for slice in [1, 3] {
      for (expected, actual) in zip(section.cells, section.run(limits: Self.limits(slice: slice))) {
        #expect(actual.output == expected.output, "\(section), slices of \(slice)")
        #expect(actual.error == expected.error, "\(section), slices of \(slice)")
      }
    }
  }

  @Test func everyRoundOfALoopIsMadeOnce() {
    let source = """
      function y = twice(x), y = 2 * x; end
      s = 0; n = 0; a = {};
      for k = 1:50
        for m = {1, 'b'}
          s = s + twice(k);
          a{end+1} = m;
          do, n++; until mod(n, 3) == 0
        end
        while isempty(a), end
      end
      t = sum(cellfun(@(c) twice(k), a));
      [s, n, numel(a), t, sum(sum(ones(400)))]
      """
    var texts: [String] = []
    for slice in [1, 2, 5, 64, 1 << 22] {
      var machine = Machine(limits: Self.limits(slice: slice))
      let outcome = machine.run([UInt8](source.utf8))
      #expect(outcome.diagnostics.isEmpty)
      for case .display(_, _, let text, _) in outcome.events { texts.append(text) }
    }
    #expect(texts == Array(repeating: "ans =\n\n     5100      300      100    10000   160000\n\n", count: 5))
  }

  @Test func theLimitIsThatOfAllSlicesTogether() throws {
    var limits = Self.limits(slice: 10)
    limits.steps = 10_000
    var machine = Machine(limits: limits)
    let failure = try #require(machine.run([UInt8]("for k = 1:1e9, x = k; end".utf8)).diagnostics.first)
    #expect(failure.code == "limit")
    #expect(failure.message.contains("10000 steps"))
    let rounds = try #require(machine.value(of: "x"))
    // A round costs its two instructions.
    #expect(rounds.element(0) > 4000 && rounds.element(0) < 6000)
  }

  @Test(arguments: [
    "while true, end", "for k = 1:1e9, end", "do, until false", "f = @() 1; while true, f(); end",
    "while true, x = sum(ones(100)); end", "cellfun(@(x) x + 1, num2cell(ones(1, 1e5)));",
    "function f(n), while n, end, end\nf(1)", "while true, try, error('x'), catch, end, end",
    "try, while true, end, catch, end", "unwind_protect, while true, end, unwind_protect_cleanup, y = 1; end",
    "eval('while true, end', 'y = 1');", "for k = 1:1e9, x = {k}; end", "[t, x] = ode45(@(t, x) -x, [0 1000], 1);",
  ])
  func aRunIsInterrupted(_ source: String) throws {
    let questions = Mutex(0)
    let limits = Self.limits(slice: 20) {
      questions.withLock { count in
        count += 1
        return count > 5
      }
    }
    var machine = Machine(limits: limits)
    _ = machine.run([UInt8]("before = 1;".utf8))
    let failure = try #require(machine.run([UInt8](source.utf8)).diagnostics.first)
    #expect(failure.message == "interrupted")
    #expect(failure.code == "limit")
    #expect(failure.span != nil)
    #expect(machine.value(of: "y") == nil, "nothing catches an interruption")
    // The machine goes on as before.
    machine.limits.isInterrupted = { false }
    let outcome = machine.run([UInt8]("before, z = 0; for k = 1:100, z = z + k; end, z".utf8))
    #expect(outcome.diagnostics.isEmpty)
    #expect(machine.value(of: "z")?.element(0) == 5050)
  }
}
