import Source
import Testing

@testable import Graphics

@Suite struct TerminalPlotTests {
  @Test(arguments: [20, 33, 40, 72, 120])
  func linesFit(width: Int) {
    for (name, figure) in Gallery.figures {
      let lines = figure.terminalPlot(width: width, height: 18)
      for line in lines { #expect(TextWidth.columns(line) <= width, "\(name): \(line)") }
    }
  }

  @Test func diagonal() {
    let lines = Figure(marks: [.line(Line(x: [0, 1], y: [0, 1]))]).terminalPlot(width: 20, height: 8)
    #expect(lines.count == 8)
    #expect(lines.first?.hasPrefix("1.0 ┤") == true || lines.first?.hasPrefix("1 ┤") == true)
    #expect(lines.last?.contains("0") == true)
  }

  @Test func axesThatAreOffHaveNoNumbers() {
    var figure = Figure(marks: [.line(Line(x: [0, 1], y: [0, 1]))], xLabel: "across", yLabel: "up")
    figure.hasAxes = false
    let text = figure.terminalPlot(width: 40, height: 12).joined()
    for scalar in text.unicodeScalars { #expect(scalar == " " || (0x2800...0x28FF).contains(scalar.value)) }
  }

  @Test func textStandsOnTopOfCurves() {
    let marks: [Mark] = [
      .annotation(Annotation(x: 0.5, y: 0.5, text: "here", alignment: .centre)),
      .line(Line(x: [0, 1], y: [0, 1])), .annotation(Annotation(x: 1, y: 0, text: "far right")),
      .annotation(Annotation(x: 0, y: 0.25, text: "x̄ 漢")), .annotation(Annotation(x: 7, y: 9, text: "outside")),
    ]
    var figure = Figure(marks: marks)
    figure.xLimits = Limits(lower: 0, upper: 1)
    figure.yLimits = Limits(lower: 0, upper: 1)
    let lines = figure.terminalPlot(width: 40, height: 12)
    #expect(lines.contains { $0.contains("here") })
    #expect(lines.contains { $0.hasSuffix("far right") })
    #expect(lines.contains { $0.contains("x 漢") })
    #expect(!lines.contains { $0.contains("outside") })
    for line in lines { #expect(TextWidth.columns(line) <= 40) }
  }

  @Test(arguments: [39, 40, 41, 90]) func namesAsLongAsTheLine(length: Int) {
    var figure = Figure(marks: [.line(Line(x: [0, 1], y: [0, 1]))])
    figure.xTicks = [0, 1]
    figure.xNames = [Label("a"), Label(String(repeating: "b", count: length))]
    for line in figure.terminalPlot(width: 40, height: 12) { #expect(TextWidth.columns(line) <= 40) }
    figure.xNames.reverse()
    for line in figure.terminalPlot(width: 40, height: 12) { #expect(TextWidth.columns(line) <= 40) }
  }

  @Test func tinySizesAreRaised() {
    let lines = Gallery.losses.terminalPlot(width: -5, height: 0)
    #expect(!lines.isEmpty && lines.allSatisfy { TextWidth.columns($0) <= 20 })
  }

  @Test func dotsOfACharacter() {
    var canvas = BrailleCanvas(columns: 2, rows: 1)
    canvas.set(0, 0)
    canvas.set(1, 3)
    canvas.set(3, 1)
    canvas.set(9, 9)
    canvas.set(-1, 0)
    #expect(canvas.text(row: 0) == "⢁⠐")
  }

  @Test func hugeJumpsAreClipped() {
    var canvas = BrailleCanvas(columns: 3, rows: 1)
    canvas.line([Point(x: -1e12, y: 2), Point(x: 1e12, y: 2)], dash: .solid)
    #expect(canvas.text(row: 0) == "⠤⠤⠤")
  }

  @Test func seriesOfBarsHavePatterns() {
    let bars = (0..<3).map { Mark.bars(Bars(x: [Double($0)], y: [1], label: "series \($0)")) }
    let lines = Figure(marks: bars).terminalPlot(width: 40, height: 12)
    let legend = lines.last ?? ""
    let samples = legend.split(separator: " ").filter { ($0.unicodeScalars.first?.value ?? 0) >= 0x2800 }
    #expect(Set(samples).count == 3, "\(legend)")
    for sample in samples { #expect(lines.dropLast().contains { $0.contains(sample) }, "\(sample)") }
  }

  @Test func seriesHaveColours() {
    let figure = Figure(
      marks: [
        .line(Line(x: [0, 1], y: [0, 1], label: "up")), .line(Line(x: [0, 1], y: [1, 0], label: "down")),
        .rule(Rule(.horizontal, at: 0.5)),
      ])
    let plain = figure.terminalPlot(width: 40, height: 12)
    let coloured = figure.terminalPlot(width: 40, height: 12, style: TerminalStyle(isShown: true))
    let text = coloured.joined(separator: "\n")
    #expect(text.contains("\u{1B}[34m") && text.contains("\u{1B}[31m"))
    // Without the colours it is the same drawing, and no colour goes on into the next line.
    for (line, expected) in zip(coloured, plain) {
      let pieces = line.split(separator: "\u{1B}", omittingEmptySubsequences: false)
      let bare = pieces[0] + pieces.dropFirst().map { $0.drop { $0 != "m" }.dropFirst() }.joined()
      #expect(bare == expected)
      #expect(pieces.count == 1 || pieces.last?.hasPrefix("[39m") == true, "\(line)")
    }
  }
}
