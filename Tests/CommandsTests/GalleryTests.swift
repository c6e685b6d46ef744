import Commands
import Foundation
import FoundationXML
import Testing

/// The drawings of the gallery of plots, one element a line. `UPDATE_GOLDEN=1` rewrites them.
@Suite struct GalleryTests {
  private static let tests = URL(filePath: #filePath).deletingLastPathComponent()
  private static let golden = tests.appending(path: "Golden/gallery")
  private static let notebooks = tests.appending(path: "../../Notebooks").standardizedFileURL

  @Test(
    arguments: try FileManager.default.contentsOfDirectory(atPath: notebooks.appending(path: "gallery").path).sorted())
  func drawings(_ notebook: String) throws {
    let folder = try WorkingFolder()
    let source = GalleryTests.notebooks.appending(path: "gallery/\(notebook)").path
    #expect(NBRun.run(["render", source, "-o", folder.path("page.html")]) == 0)
    let figures = GalleryTests.figures(in: try #require(folder.read("page.html")))
    #expect(!figures.isEmpty)
    for (name, drawing) in figures {
      let file = GalleryTests.golden.appending(path: "\(name).svg")
      if ProcessInfo.processInfo.environment["UPDATE_GOLDEN"] == "1" {
        try FileManager.default.createDirectory(at: GalleryTests.golden, withIntermediateDirectories: true)
        try Data(drawing.utf8).write(to: file)
      }
      let expected = try? String(contentsOf: file, encoding: .utf8)
      #expect(drawing == expected, "\(name) differs; UPDATE_GOLDEN=1 rewrites it")
      // A title and a description of its own, each drawing well-formed.
      #expect(drawing.contains("<title ") && drawing.contains("<desc "), "\(name) has no words")
      #expect(XMLParser(data: Data(drawing.utf8)).parse(), "\(name) is no XML")
      #expect(drawing.utf8.count < 60_000, "\(name) has \(drawing.utf8.count) bytes")
    }
  }

  @Test func everyGoldenBelongsToAFigure() throws {
    let folder = try WorkingFolder()
    let gallery = GalleryTests.notebooks.appending(path: "gallery").path
    #expect(NBRun.run(["render", gallery, "--output-dir", folder.path("site")]) == 0)
    var names: Set<String> = []
    for page in try FileManager.default.contentsOfDirectory(atPath: folder.path("site")) {
      names.formUnion(GalleryTests.figures(in: folder.read("site/\(page)") ?? "").map { $0.name })
    }
    for file in try FileManager.default.contentsOfDirectory(atPath: GalleryTests.golden.path) {
      #expect(names.contains(String(file.dropLast(4))), "\(file) is the drawing of no figure")
    }
  }

  /// The wide drawing of each figure with a name.
  private static func figures(in page: String) -> [(name: String, drawing: String)] {
    var figures: [(String, String)] = []
    for part in page.components(separatedBy: "<figure id=\"").dropFirst() {
      let name = String(part.prefix { $0 != "\"" })
      guard let start = part.range(of: "<svg class=\"plot broad\""),
        let end = part.range(of: "</svg>", range: start.lowerBound..<part.endIndex)
      else { continue }
      let drawing = part[start.lowerBound..<end.upperBound].replacingOccurrences(of: "><", with: ">\n<")
      figures.append((name, drawing + "\n"))
    }
    return figures
  }
}
