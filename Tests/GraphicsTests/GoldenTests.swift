import Foundation
import Graphics
import Markup
import Testing

/// The drawings of the gallery, byte for byte. `UPDATE_GOLDEN=1` rewrites them.
@Suite struct GoldenTests {
  @Test(arguments: Gallery.figures.map { $0.name }, [Layout.wide, .narrow])
  func drawing(name: String, layout: Layout) throws {
    let figure = try #require(Gallery.figures.first { $0.name == name }).figure
    let suffix = layout == .wide ? "wide" : "narrow"
    let markup = figure.svg(layout: layout, id: name).description
    // One element per line, so that a change can be read.
    try expectGolden(markup.replacingOccurrences(of: "><", with: ">\n<") + "\n", name + "-" + suffix + ".svg")
  }

  @Test(arguments: Gallery.figures.map { $0.name })
  func text(name: String) throws {
    let figure = try #require(Gallery.figures.first { $0.name == name }).figure
    let lines = [figure.description] + figure.terminalPlot(width: 72, height: 20)
    try expectGolden(lines.joined(separator: "\n") + "\n", name + ".txt")
  }

  private func expectGolden(_ text: String, _ name: String) throws {
    let folder = URL(fileURLWithPath: #filePath).deletingLastPathComponent().appendingPathComponent("Golden")
    let file = folder.appendingPathComponent(name)
    if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
      try Data(text.utf8).write(to: file)
    }
    let golden = try String(contentsOf: file, encoding: .utf8)
    #expect(text == golden, "\(name) differs; UPDATE_GOLDEN=1 rewrites it")
  }
}
