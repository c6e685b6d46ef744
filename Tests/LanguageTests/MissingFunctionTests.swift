import Testing

@testable import Language

@Suite struct MissingFunctionTests {
  @Test(arguments: MissingFunction.reasons.flatMap { $0.names.split(separator: " ").map { String($0) } })
  func aFunctionThatIsLeftOutDoesNotExist(_ name: String) {
    #expect(Library.builtin(named: name) == nil)
  }
}
