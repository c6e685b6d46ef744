import Source
import Testing

@Suite struct SuggestionTests {
  @Test(arguments: [
    ("lenght", "length"), ("totl", "total"), ("Plot", "plot"), ("linspce", "linspace"), ("pLt", "plt"), ("eyE", "eye"),
    ("trnaspose", "transpose"), ("transpsoe", "transpose"), ("cumulatve", "cumulative"),
  ])
  func oneLetterInFourMayDiffer(_ word: String, _ meant: String) {
    #expect(suggestion(for: word, among: ["unrelated", meant, "other"]) == meant)
  }

  @Test(arguments: [
    ("doc", "dot"), ("intmax", "flintmax"), ("sin", "sinh"), ("abcd", "xbyd"), ("length", "lookup"), ("x", "y"),
    ("ab", "abc"), ("magic", "magnet"),
  ])
  func distantNamesAreNotSuggested(_ word: String, _ other: String) {
    #expect(suggestion(for: word, among: [other]) == nil)
  }

  @Test func theNearestIsSuggested() {
    #expect(suggestion(for: "lengthy", among: ["lengthen", "length"]) == "length")
    #expect(suggestion(for: "same", among: ["same"]) == nil)
  }
}
