import Source
import Testing

private func file(_ text: String) -> SourceFile { SourceFile(name: "lesson.md", bytes: [UInt8](text.utf8)) }

@Suite struct SourceFileTests {
  @Test(arguments: [
    ("abc\ndef", 0, 1, 1), ("abc\ndef", 2, 1, 3), ("abc\ndef", 3, 1, 4), ("abc\ndef", 4, 2, 1), ("abc\ndef", 7, 2, 4),
    ("abc\ndef", 99, 2, 4), ("abc\ndef", -5, 1, 1), ("", 0, 1, 1), ("\n\n\n", 2, 3, 1), ("abc\n", 4, 2, 1),
    ("α = β", 3, 1, 3), ("α = β", 5, 1, 5), ("a\r\nb", 3, 2, 1), ("\tx", 1, 1, 2), ("👩‍🔬 x", 12, 1, 3),
  ])
  func locationsCountCharacters(_ text: String, _ offset: Int, _ line: Int, _ column: Int) {
    let location = file(text).location(of: offset)
    #expect(location.line == line)
    #expect(location.column == column)
  }

  @Test(arguments: [
    ("one\ntwo\nthree", 2, "two"), ("one\ntwo\nthree", 3, "three"), ("one\r\ntwo\r\n", 1, "one"),
    ("one\r\ntwo\r\n", 2, "two"),
    ("one\r\ntwo\r\n", 3, ""), ("one", 0, ""), ("one", 7, ""), ("", 1, ""), ("ä\nö", 2, "ö"), ("\n\n", 2, ""),
    ("a\r", 1, "a"),
  ])
  func linesComeWithoutTheirEnding(_ text: String, _ line: Int, _ expected: String) {
    #expect(file(text).text(ofLine: line) == expected)
  }

  @Test func offsetsOfLines() {
    let lesson = file("one\nä\nthree")
    #expect((1...4).map { lesson.offset(ofLine: $0) } == [0, 4, 7, 12])
    #expect(lesson.offset(ofLine: 0) == 12)
  }

  @Test func everyOffsetIsInItsLine() {
    let lesson = file("a = 1\r\nβ = 2;\n\n\tx(β)\n")
    for offset in 0...lesson.bytes.count {
      let line = lesson.location(of: offset).line
      #expect(lesson.offset(ofLine: line) <= offset)
      #expect(offset < lesson.offset(ofLine: line + 1) || offset == lesson.bytes.count)
    }
  }

  @Test func textOfSpansIsClamped() {
    let lesson = file("x = α")
    #expect(lesson.text(of: Span(0, 1)) == "x")
    #expect(lesson.text(of: Span(4, 6)) == "α")
    #expect(lesson.text(of: Span(4, 60)) == "α")
    #expect(lesson.text(of: Span(-3, 1)) == "x")
    #expect(lesson.text(of: Span(50, 60)) == "")
    #expect(lesson.text(of: Span(3, 1)) == "")
  }

  @Test func spansJoin() {
    #expect(Span(3, 5).joined(Span(8, 9)) == Span(3, 9))
    #expect(Span(8, 9).joined(Span(3, 5)) == Span(3, 9))
    #expect(Span(0, 9).joined(Span(3, 5)) == Span(0, 9))
  }
}
