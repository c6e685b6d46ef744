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
}
