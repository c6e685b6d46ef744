import Graphics
import Notebook
import Source
import Testing

@testable import Publishing

@Suite struct TextPageTests {
  private func text(_ sample: SampleNotebook) -> String {
    String(decoding: TextPage(sample.document, sample.results).text(), as: UTF8.self)
  }

  private func widest(_ text: String) -> Int {
    let lines: [Substring] = text.split(separator: "\n")
    return lines.map { line in String(line).columns }.max() ?? 0
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

  @Test func coloursTakeNoColumns() {
    let sample = SampleNotebook.full
    let page = TextPage(sample.document, sample.results, style: TerminalStyle(isShown: true))
    let coloured = String(decoding: page.text(), as: UTF8.self)
    #expect(coloured.contains("\u{1B}[1m"))
    for line in coloured.split(separator: "\n") {
      // No look goes on in the next line.
      var open = 0
      for sequence in line.split(separator: Character("\u{1B}"), omittingEmptySubsequences: false).dropFirst() {
        guard let number = Int(sequence.dropFirst().prefix { $0 != "m" }) else { continue }
        open += TerminalStyle.Look(rawValue: number) == nil ? -1 : 1
      }
      #expect(open == 0, "\(line)")
    }
    #expect(widest(coloured) <= widest(text(sample)))
  }

  @Test func tablesOfWideTextHaveStraightEdges() {
    var sample = SampleNotebook()
    let rows: [[[Inline]]] = [
      [[.text("中文")], [.text("e\u{301}")]], [[.text(String(repeating: "漢", count: 60))], [.text("👩‍👩‍👧")]],
    ]
    sample.blocks = [.table(Table(alignments: [.left, .right], header: [[.text("名")], [.text("n")]], rows: rows))]
    let lines = text(sample).split(separator: "\n").map { String($0).columns }
    #expect(Set(lines).count == 1)
    #expect(lines.allSatisfy { $0 <= 80 })
  }

  @Test func aPageHasTheWidthThatIsAskedFor() {
    var sample = SampleNotebook()
    sample.blocks = [.paragraph([.text(Array(repeating: "word", count: 40).joined(separator: " "))])]
    let page = TextPage(sample.document, sample.results, width: 30)
    #expect(widest(String(decoding: page.text(), as: UTF8.self)) == 29)
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
    // Between ideographs, but not in front of a closing sign or after an opening one.
    ("中文数学", 5, ["中文", "数学"]), ("中文。数", 4, ["中", "文。", "数"]), ("a（中）文", 7, ["a（中）", "文"]),
    ("あ数x yz", 5, ["あ数x", "yz"]),
    // A look ends with its line and begins again.
    ("a \u{1B}[1mb c\u{1B}[22m d", 3, ["a \u{1B}[1mb\u{1B}[22m", "\u{1B}[1mc\u{1B}[22m d"]),
  ])
  func linesBreakAtBlanks(text: String, width: Int, lines: [String]) {
    #expect(LineWrapping.lines(text, width: width) == lines)
  }
}
