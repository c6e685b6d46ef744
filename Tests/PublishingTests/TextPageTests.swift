import Graphics
import Notebook
import Source
import Testing

@testable import Publishing

@Suite struct TextPageTests {
  private func text(_ sample: SampleNotebook) -> String {
    String(decoding: TextPage(sample.document, sample.results).text(), as: UTF8.self)
  }

  @Test func everyKindOfBlockIsShown() throws {
    try expectGolden(text(.full), "page.txt")
  }

  @Test func proseFitsEightyColumns() {
    var sample = SampleNotebook()
    let prose: [Inline] = [.text(Array(repeating: "considerable", count: 40).joined(separator: " "))]
    sample.matter.title = prose
    sample.blocks = [
      .paragraph(prose), .quote([.paragraph(prose)]),
      .list(List(start: 99, isTight: false, items: [[.paragraph(prose), .quote([.paragraph(prose)])]])),
    ]
    #expect(text(sample).split(separator: "\n").allSatisfy { line in line.count <= 80 })
  }

  @Test func resultsStandExactlyAsPrinted() {
    var sample = SampleNotebook()
    let printed = "A =\n\n   1   2\n   3   4\n\nx = 5"
    sample.blocks = [sample.cell("A\nx", [.printed(printed)])]
    #expect(text(sample) == "    A\n    x\n\n" + printed + "\n")
  }

  @Test func figuresAreDrawnAndCaptioned() {
    var sample = SampleNotebook()
    let figure = Output.figure(Figure(marks: [.line(Line(x: [0, 1, 2], y: [0, 1, 4]))]))
    sample.blocks = [sample.cell("plot(x)", [figure]) { $0.figureCaption = [.text("A "), .code("plot"), .text(".")] }]
    #expect(text(sample).hasSuffix("\nFigure 1: A `plot`.\n"))
  }

  @Test func nothingGivesNothing() {
    #expect(text(SampleNotebook()).isEmpty)
  }

  @Test func noControlSequencesAreAdded() {
    #expect(!text(.full).unicodeScalars.contains { scalar in scalar.value < 0x20 && scalar != "\n" })
  }

  @Test(arguments: [
    ("a b c", 3, ["a b", "c"]), ("toolong x", 3, ["toolong", "x"]), ("a  b", 80, ["a b"]), ("a\nb", 80, ["a", "b"]),
    ("", 80, [""]),
  ])
  func linesBreakAtBlanks(text: String, width: Int, lines: [String]) {
    #expect(LineWrapping.lines(text, width: width) == lines)
  }
}
