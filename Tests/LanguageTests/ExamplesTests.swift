import Language
import Source
import Testing

@Suite struct ExamplesTests {
  /// One example with the name of its function.
  struct Example: CustomTestStringConvertible, Sendable {
    var name: String
    var source: String
    var output: String
    var testDescription: String { "\(name): \(source)" }
  }

  static let examples: [Example] = Library.builtins.flatMap { builtin in
    builtin.examples.map { Example(name: builtin.name, source: $0.source, output: $0.output) }
  }

  @Test(arguments: examples) func examplePrintsItsOutput(_ example: Example) {
    var machine = Machine()
    machine.seed(1)
    let outcome = machine.run([UInt8](example.source.utf8))
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
    if text.hasSuffix("\n") { text.removeLast() }
    #expect(text == example.output, "\(example.testDescription)")
  }

  @Test(arguments: Library.builtins.map { $0.name }) func functionIsDocumented(_ name: String) throws {
    let builtin = try #require(Library.builtin(named: name))
    #expect(!builtin.examples.isEmpty, "\(name) has no example")
    #expect(builtin.summary.hasSuffix("."), "\(name): \(builtin.summary)")
    #expect(!builtin.summary.hasSuffix(".."), "\(name): \(builtin.summary)")
    #expect(builtin.summary.first?.isLowercase == false, "\(name): \(builtin.summary)")
    #expect(builtin.greatestCount.map { builtin.leastCount <= $0 } ?? true, "\(name)")
  }

  @Test func namesAreUnique() {
    var seen: Set<String> = []
    for builtin in Library.builtins { #expect(seen.insert(builtin.name).inserted, "\(builtin.name) stands twice") }
  }
}
