import Graphics
import Language
import Notebook
import Testing

/// A live notebook, and another that runs everything anew, which must show the same.
private struct Pair {
  let live = LiveNotebook(seed: 7)
  private var sources: [(isCell: Bool, source: String)] = []
  private var settings: [(name: String, numbers: [Double])] = []
  private(set) var shown: [Int: String] = [:]

  init(_ sources: [String]) {
    for (number, source) in sources.enumerated() {
      // A value in running text begins with `=`.
      let isCell = source.first != "="
      self.sources.append((isCell, isCell ? source : String(source.dropFirst())))
      add(number, to: live)
    }
    _ = update()
  }

  private func add(_ number: Int, to notebook: LiveNotebook) {
    let (isCell, source) = sources[number]
    if isCell {
      notebook.add(cell: Array(source.utf8), number: number, name: "cell \(number)")
    } else {
      notebook.add(value: Array(source.utf8), number: number, name: "value")
    }
  }

  /// Sets a control, and answers the numbers of the steps that ran.
  mutating func set(_ name: String, _ numbers: Double...) -> [Int] {
    settings.append((name, numbers))
    live.set(name, to: numbers)
    return update()
  }

  mutating func edit(_ number: Int, _ source: String) -> [Int] {
    sources[number].source = source
    live.edit(number: number, source: Array(source.utf8))
    return update()
  }

  private mutating func update() -> [Int] {
    var ran: [Int] = []
    for case .results(let number, let bytes) in live.update() {
      ran.append(number)
      shown[number] = String(decoding: bytes, as: UTF8.self)
    }
    return ran
  }

  /// What a notebook shows that ran from its first to its last step with the present code and settings.
  var anew: [Int: String] {
    let notebook = LiveNotebook(seed: 7)
    for number in sources.indices { add(number, to: notebook) }
    for (name, numbers) in settings { notebook.set(name, to: numbers) }
    var shown: [Int: String] = [:]
    for case .results(let number, let bytes) in notebook.update() {
      shown[number] = String(decoding: bytes, as: UTF8.self)
    }
    return shown
  }
}

@Test func onlyWhatAControlTouchesRunsAgain() {
  var pair = Pair([
    "a = slider(0, 10, 1, 2)", "b = 5", "c = a + b", "=c", "d = b + 1", "=d",
  ])
  #expect(pair.set("a", 3) == [0, 2, 3])
  #expect(pair.shown == pair.anew)
  #expect(pair.set("a", 3) == [0])
  #expect(pair.shown == pair.anew)
}

@Test func changesReachThroughFunctions() {
  var pair = Pair([
    "a = slider(0, 10, 1, 2);", "function y = twice (x)\n  y = 2*x;\nend",
    "function y = four (x)\n  y = twice(twice(x));\nend",
    "f = @(t) four(t) + a;", "=f(1)", "four(3)", "g = @() 1;",
  ])
  #expect(pair.set("a", 5) == [0, 3, 4])
  #expect(pair.shown == pair.anew)
  #expect(pair.edit(1, "function y = twice (x)\n  y = 20*x;\nend") == [1, 2, 3, 4, 5])
  #expect(pair.shown == pair.anew)
}

@Test func parametersAreNotVariables() {
  var pair = Pair([
    "x = slider(0, 10, 1, 2);", "f = @(x) x.^2;", "g(x) := x^3", "h = @(t) cellfun(@(x) x + t, {1, 2})",
    "k = @(t) t + x;", "=k(1)", "[f(2), x]", "q = {@(x) x, x};", "eval(\"p = x;\")",
    "function y = twice (x)\n  y = 2*x;\nend",
  ])
  // A function's own variables are none of the workspace.
  #expect(pair.set("x", 3) == [0, 4, 5, 6, 7, 8])
  #expect(pair.shown == pair.anew)
}

@Test func variablesThatAStepGivesItselfAreNotRead() {
  var pair = Pair([
    "a = slider(0, 10, 1, 2);\nx = a;", "x = 2;\ny = x + 1", "=x", "[x, k] = max([1 5 4])", "=x + k",
    "x = x + 1", "z = x;\nx = 0;", "=x", "if a > 4, x = 7; end", "=x", "for k = 1:a, end, k",
  ])
  // The second step gives x the value that it has at first; its effect is not forgotten when it does not run again.
  #expect(pair.set("a", 3) == [0, 8, 10])
  #expect(pair.shown == pair.anew)
  #expect(pair.set("a", 6) == [0, 8, 9, 10])
  #expect(pair.shown == pair.anew)
  #expect(pair.set("a", 2) == [0, 8, 9, 10])
  #expect(pair.shown == pair.anew)
}

@Test func variablesOfLoopsAndBranchesAreNotRead() {
  var pair = Pair([
    "a = slider(0, 10, 1, 2);\nx = a;\nk = a;", "for k = [1 5]\n  x = 2*k;\n  y = x + 1\nend", "=k + x",
    "x = a;", "if true\n  x = 3;\nelse\n  x = 4;\nend", "=x", "x = a;", "while x < 3, x = x + 5; end", "=x",
    "x = 9;", "try\n  error(\"no\");\n  x = 1;\ncatch err\n  q = x;\nend", "=q",
  ])
  #expect(pair.set("a", 4) == [0, 3, 6, 7, 8])
  #expect(pair.shown == pair.anew)
  for number in [10.0, 3, 1, 4] {
    _ = pair.set("a", number)
    #expect(pair.shown == pair.anew, "\(number)")
  }
}

@Test func aValueThatWasThereAlreadyMayHaveBeenGivenAgain() {
  var pair = Pair(["a = slider(0, 10, 1, 3);\nx = a;", "if true, x = 3; end", "=x"])
  // Of the first run nobody knows whether the second step gave x its value.
  #expect(pair.set("a", 4) == [0, 1])
  #expect(pair.shown == pair.anew)
  #expect(pair.set("a", 5) == [0])
  #expect(pair.shown == pair.anew)
}

@Test func wordsOfTextsAreNamesOnlyWhereTheyMayBe() {
  var pair = Pair([
    "a = slider(0, 10, 1, 2);\nrate = a;", "printf(\"rate %d\\n\", 3)", "exist(\"rate\")", "clear rate", "exist rate",
  ])
  #expect(pair.set("a", 3) == [0, 2, 3])
  #expect(pair.shown == pair.anew)
}

@Test func whatDidNotRunGivesNothing() {
  var pair = Pair([
    "a = slider(0, 10, 1, 2);\nx = a;", "error(\"no\")\nx = 1;", "=x", "b = 1;\nif b, return, end\nx = 5;", "=x",
    "x(1) = 4;\nx += 1;", "=x",
  ])
  for number in [3.0, 5, 0, 2] {
    _ = pair.set("a", number)
    #expect(pair.shown == pair.anew)
  }
}

@Test func aStepSeesTheWorkspaceThatItSawBefore() {
  var pair = Pair(["a = slider(0, 10, 1, 2);", "x = 0;", "x = x + a", "x(end+1) = 7", "=numel(x)"])
  for number in [3.0, 4, 9, 0] {
    #expect(pair.set("a", number) == [0, 2, 3, 4])
    #expect(pair.shown == pair.anew)
  }
}

@Test func randomNumbersAreThoseOfAWholeRun() {
  var pair = Pair([
    "n = slider(1, 10, 1, 2);", "rand", "x = rand(1, n)", "rand", "y = 1", "=rand", "format long", "pi", "format short",
  ])
  #expect(pair.set("n", 5) == [0, 2, 3, 5])
  #expect(pair.shown == pair.anew)
  #expect(pair.set("n", 5) == [0])
}

@Test func drawingAnewGivesOtherNumbers() {
  var pair = Pair(["rand;", "k = resample;\nx = rand", "=x", "y = 2"])
  let first = pair.shown
  #expect(pair.set("k", 1) == [1, 2])
  #expect(pair.shown != first)
  #expect(pair.shown == pair.anew)
  #expect(pair.set("k", 0) == [1, 2])
  #expect(pair.shown == first)
}

@Test func aVariantOfOneExerciseChangesNoOther() {
  var pair = Pair(["v = variant(3);\nx = rand", "=x", "w = variant(4);", "y = rand"])
  let first = pair.shown
  _ = pair.set("v", 2)
  #expect(pair.shown == pair.anew)
  #expect(pair.shown[0] != first[0])
  #expect(pair.shown[3] == first[3])
  _ = pair.set("w", 2)
  #expect(pair.shown == pair.anew)
  #expect(pair.shown[3] != first[3])
}

@Test func aFailureEndsWithItsCause() {
  var pair = Pair(["a = slider(0, 10, 1, 2);", "b = [1 2 3](a)", "=b"])
  #expect(pair.set("a", 7) == [0, 1, 2])
  #expect(pair.shown[1]?.contains("out of bound") == true)
  #expect(pair.shown == pair.anew)
  #expect(pair.set("a", 1) == [0, 1, 2])
  #expect(pair.shown == pair.anew)
}

@Test func textsMayBeCode() {
  var pair = Pair(["a = slider(0, 10, 1, 2);", "eval(\"b = a^2;\")", "=b", "q = eval(\"b + 1\")"])
  #expect(pair.set("a", 3) == [0, 1, 2, 3])
  #expect(pair.shown == pair.anew)
}

@Test func editedCodeMayTakeNamesAway() {
  var pair = Pair(["a = 1", "b = 2", "=a", "c = b"])
  #expect(pair.edit(0, "z = 1") == [0, 2])
  #expect(pair.shown == pair.anew)
  #expect(pair.edit(0, "a = 4, b = 9") == [0, 2])
  #expect(pair.shown == pair.anew)
}

@Test func figuresAreDrawnForTheReadersScreen() {
  let live = LiveNotebook()
  live.add(cell: Array("a = slider(1, 5, 1, 3);".utf8), number: 0, name: "cell")
  live.add(cell: Array("plot([0 a])".utf8), number: 1, name: "cell")
  live.add(cell: Array("a + 1".utf8), number: 2, name: "cell")
  func drawings() -> [Int: String] {
    var drawings: [Int: String] = [:]
    for case .results(let number, let bytes) in live.update() {
      drawings[number] = String(decoding: bytes, as: UTF8.self)
    }
    return drawings
  }
  let both = drawings()
  #expect(both[1]?.contains("broad") == true && both[1]?.contains("narrow") == true)
  live.layout = .narrow
  let narrow = drawings()
  #expect(narrow.count == 1)
  #expect(narrow[1]?.contains("broad") == false && narrow[1]?.contains("narrow") == true)
  live.layout = .narrow
  #expect(drawings().isEmpty)
}

@Test func controlsTellTheirLimits() {
  let live = LiveNotebook()
  live.add(cell: Array("n = slider(1, 5, 1, 3);\nk = player(n);".utf8), number: 0, name: "cell")
  _ = live.update()
  live.set("n", to: [4])
  let limits = live.update().compactMap { change -> [Double]? in
    if case .control(let control) = change, control.kind == .player { control.limits } else { nil }
  }
  #expect(limits == [[1, 4, 0.5]])
}

@Test func longUseDoesNotFillTheMemory() {
  var pair = Pair(["a = slider(0, 100, 1, 2);", "f = @(t) t + a;", "x = rand + f(1)", "=x"])
  for round in 0..<2000 { _ = pair.set("a", Double(round % 101)) }
  #expect(pair.shown == pair.anew)
}

@Test func equalNumbersThatAreWrittenInAnotherWayAreOthers() {
  var pair = Pair([
    "s = slider(-1, 1, 2, 1);", "z = 0*s*[1 1];", "1./z",
    "b = augmented([1 2; 3 4], [5; 6]);\nif s < 0, b = [1 2 5; 3 4 6]; end",
    "b", "p = 0.5*[1 1];\nif s < 0, p = percent(p); end", "p",
  ])
  #expect(pair.set("s", -1) == [0, 1, 2, 3, 4, 5, 6])
  #expect(pair.shown == pair.anew)
}

@Test func globalVariablesReachEveryStep() {
  var pair = Pair([
    "a = slider(0, 10, 1, 2);", "function y = total ()\n  global g\n  y = g;\nend", "x = 1;", "global g\ng = a;",
    "total()",
    "y = 2",
  ])
  #expect(pair.set("a", 5) == [0, 3, 4, 5])
  #expect(pair.shown == pair.anew)
}
