import Testing

@testable import Language

@Suite struct MissingFunctionTests {
  @Test func whatIsThereIsNotMissing() {
    for builtin in Library.builtins {
      #expect(MissingFunction.reason(for: builtin.name) == nil, "\(builtin.name) stands among the missing functions")
    }
  }

  @Test func aMissingFunctionHasAReason() {
    #expect(MissingFunction.reason(for: "fopen")?.contains("readmatrix") == true)
    #expect(MissingFunction.reason(for: "fope") == nil)
    #expect(MissingFunction.reason(for: "") == nil)
  }
}
