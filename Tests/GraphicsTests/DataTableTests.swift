import Testing

@testable import Graphics

@Suite struct DataTableTests {
  @Test func curvesOverTheSamePlacesShareATable() {
    let figure = Figure(
      marks: [
        .line(Line(x: [0, 1, 2], y: [1.5, .nan, -2], label: "first")), .dots(Dots(x: [0, 1, 2], y: [7, 8, 9])),
        .rule(Rule(.horizontal, at: 3)), .line(Line(x: [5, 6], y: [1, 2], label: "other")),
      ], xLabel: "time", yLabel: "height")
    #expect(
      figure.dataTables == [
        DataTable(
          columns: ["time", "first", "height"], rows: [["0", "1.5", "7"], ["1", "", "8"], ["2", "−2", "9"]], total: 3),
        DataTable(columns: ["time", "other"], rows: [["5", "1"], ["6", "2"]], total: 2),
      ])
  }

  @Test func longCurvesAreThinnedFromEndToEnd() throws {
    let x = (0..<1000).map { Double($0) }
    let table = try #require(Figure(marks: [.line(Line(x: x, y: x))]).dataTables.first)
    #expect(table.total == 1000 && table.rows.count == 24)
    #expect(table.rows.first == ["0", "0"] && table.rows.last == ["999", "999"])
  }

  @Test func categoriesAndStacksAreNamed() {
    var bars = Bars(x: [1, 2], y: [5, 9])
    bars.base = [1, 2]
    var figure = Figure(marks: [.bars(bars)])
    figure.xNames = ["cats", "dogs"]
    #expect(figure.dataTables == [DataTable(columns: ["x", "y"], rows: [["cats", "4"], ["dogs", "7"]], total: 2)])
  }

  @Test func nothingHasNoTable() {
    #expect(Figure(marks: []).dataTables.isEmpty)
    #expect(Figure(marks: [.line(Line(x: [], y: []))]).dataTables.isEmpty)
  }
}
