import Graphics
import Language
import Markup
import Source
import Testing

/// Whatever numbers a plot is given, it draws something with places, or says why not.
@Suite struct PlotDataTests {
  static let data = [
    "[]", "NaN", "[NaN NaN]", "5", "[3 3 3 3]", "[1 Inf 2 -Inf]", "[1e308 -1e308 1e308]", "[1e-320 2e-320 3e-320]",
    "[1 NaN 3 1e300]", "[-1 -2 -3]", "[0 0 0]", "[1i 2i]", "(1:100)*1e15", "[true false true]", "{1, 2}", "\"abc\"",
    "[1 2; 3 4]", "[NaN 1; 2 Inf]", "zeros(0, 3)", "@(x, y) x + y", "@(x) 1/x",
  ]

  @Test(arguments: try #require(Library.families.first { $0.title == "Plots" }).builtins.map { $0.name }, 1...4)
  func anyDataAreDrawnOrRefused(_ name: String, _ count: Int) {
    for data in Self.data {
      let arguments = Array(repeating: "D", count: count).joined(separator: ", ")
      var machine = Machine()
      let outcome = machine.run(Array("D = \(data); \(name)(\(arguments));".utf8))
      for figure in outcome.figures {
        for layout in [Layout.wide, .narrow] {
          let drawing = figure.svg(layout: layout, id: "f").description
          for word in ["nan", "NaN", "inf", "Inf"] {
            // Among the coordinates; a description may speak of infinity.
            #expect(!drawing.contains("\"\(word)") && !drawing.contains(" \(word)\""), "\(name) of \(data)")
          }
        }
        #expect(!figure.description.isEmpty && !figure.terminalPlot(width: 60, height: 15).isEmpty)
      }
      for diagnostic in outcome.diagnostics {
        // No operation inside the library is blamed.
        #expect(!diagnostic.message.hasPrefix("operator"), "\(name) of \(data): \(diagnostic.message)")
        #expect(!diagnostic.message.contains("subscripts must be"), "\(name) of \(data): \(diagnostic.message)")
      }
    }
  }
}
