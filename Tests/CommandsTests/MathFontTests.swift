import Foundation
import Language
import Publishing
import Source
import Testing

@testable import Commands

/// Whether pages can carry a font here; without font or programs the tests that need them are reported as skipped.
private let isInstalled = (try? MathFontSubsets().font(with: [0x20])) != nil

@Suite struct MathFontTests {
  /// Programs that find a font and print what they were asked for, and count how often.
  private func programs(_ folder: WorkingFolder) throws {
    try folder.program(
      "bin/fc-match", "echo >> '\(folder.path("matches"))'; printf 'Latin Modern Math\\t/fonts/lm.otf'")
    try folder.program("bin/hb-subset", "echo >> '\(folder.path("cuts"))'")
    try folder.program("bin/woff2_compress", "echo packed > \"${1%.otf}.woff2\"")
  }

  @Test func whatIsMissingIsNamedWithItsPackage() throws {
    let folder = try WorkingFolder()
    func failure() -> Failure? {
      #expect(throws: Failure.self) { try MathFontSubsets(path: folder.path("bin")).font(with: [0x41]) }
    }
    #expect(failure()?.message == "the font of formulas is cut by HarfBuzz's hb-subset, and PATH has no such program")
    #expect(failure()?.hint == "install it, on Debian with 'apt install libharfbuzz-bin'")
    try folder.program("bin/hb-subset", "exit 2")
    #expect(failure()?.message == "the font of formulas is packed by woff2_compress, and PATH has no such program")
    #expect(failure()?.hint == "install it, on Debian with 'apt install woff2'")
    try folder.program("bin/woff2_compress", "exit 3")
    #expect(
      failure()?.message == "the font of formulas is found by fontconfig's fc-match, and PATH has no such program")
    #expect(failure()?.hint == "install it, on Debian with 'apt install fontconfig'")
    try folder.program("bin/fc-match", "printf 'DejaVu Sans\\t/fonts/dejavu.ttf'")
    #expect(failure()?.message == "neither of the fonts Latin Modern Math and STIX Two Math is installed")
    #expect(failure()?.hint == "install one, on Debian with 'apt install fonts-lmodern'")
    try folder.program("bin/fc-match", "printf 'STIX Two Math,STIX Two Math Regular\\t/fonts/stix.otf'")
    #expect(failure()?.message == "'\(folder.path("bin/hb-subset"))' ended with exit code 2")
    try folder.program("bin/hb-subset", "exit 0")
    #expect(failure()?.message == "'\(folder.path("bin/woff2_compress"))' ended with exit code 3")
  }

  @Test func theSameCharactersAreCutOnce() throws {
    let folder = try WorkingFolder()
    try programs(folder)
    let subsets = MathFontSubsets(path: folder.path("bin"))
    for characters: [UInt32] in [[0x41, 0x1D465], [0x41], [0x41, 0x1D465], [0x41]] {
      _ = try subsets.font(with: characters)
    }
    #expect(folder.read("matches") == "\n")
    #expect(folder.read("cuts") == "\n\n")
  }

  @Test func aWrongValueAndAMissingProgramAreErrorsAtTheirPlace() throws {
    let folder = try WorkingFolder()
    func report(_ matter: String) throws -> (text: String, status: Int32, page: String) {
      let path = try folder.write("a.md", "---\n\(matter)\n---\n\nLet $x$ be.\n")
      let rendering = try Rendering(
        Selection.Item(path: path, stem: "a"), as: .html, profile: "student", limits: RunLimits(),
        fonts: MathFontSubsets(path: "/nowhere"))
      let page = String(decoding: rendering.output(.html, setting: PageSetting()), as: UTF8.self)
      return (rendering.report().replacing(folder.url.path + "/", with: ""), rendering.status, page)
    }
    let wrong = try report("format:\n  html:\n    math-font: embedded")
    #expect(
      wrong.text == """
        error: The key 'math-font' expects embed or system
         --> a.md:4:16
        4 |     math-font: embedded
          |                ^^^^^^^^
          = hint: Write math-font: embed to put the font of the formulas into the page

        """)
    let missing = try report("format: {html: {math-font: embed}}")
    #expect(
      missing.text == """
        error: the font of formulas is cut by HarfBuzz's hb-subset, and PATH has no such program
         --> a.md:2:28
        2 | format: {html: {math-font: embed}}
          |                            ^^^^^
          = hint: install it, on Debian with 'apt install libharfbuzz-bin'

        """)
    for report in [wrong, missing] {
      #expect(report.status == 1)
      #expect(report.page.contains("<math") && !report.page.contains("@font-face"))
    }
    #expect(try report("format: {html: {math-font: system}}").text.isEmpty)
  }

  @Test(.enabled(if: isInstalled, "no font of formulas, or no hb-subset"))
  func theFontKeepsWhatFormulasNeed() throws {
    let folder = try WorkingFolder()
    try folder.write("c/nbrun.yml", "format: {html: {math-font: embed}}\n")
    try folder.write("c/a.md", "Let $\\mathfrak{g}$ be.\n")
    try folder.write("c/b.md", "---\nformat: {math-font: system}\n---\n\nLet $x$ be.\n")
    func site(_ name: String) throws -> [String] {
      #expect(NBRun.run(["render", folder.path("c"), "--output-dir", folder.path(name)]) == 0)
      return try ["a", "b", "index"].map { try #require(folder.read("\(name)/\($0).html")) }
    }
    let pages = try site("first/site")
    #expect(try site("second/site") == pages)
    for page in pages.dropFirst() { #expect(!page.contains("@font-face")) }
    let start = try #require(pages[0].range(of: "url(data:font/woff2;base64,")).upperBound
    let end = try #require(pages[0][start...].firstIndex(of: ")"))
    let font = try #require(Data(base64Encoded: String(pages[0][start..<end])))
    #expect(font.starts(with: Data("wOF2OTTO".utf8)))
    #expect((60_000..<130_000).contains(font.count), "\(font.count)")
    // After 48 bytes the tables: the number of the name, then the length, whose bytes but for the last have the top bit.
    var tables: Set<UInt8> = []
    var index = 48
    for _ in 0..<(Int(font[12]) << 8 | Int(font[13])) {
      tables.insert(font[index] & 63)
      repeat { index += 1 } while font[index] > 127
      index += 1
    }
    for (name, number) in [("cmap", 0), ("hmtx", 3), ("CFF", 13), ("GSUB", 28), ("MATH", 31)] as [(String, UInt8)] {
      #expect(tables.contains(number), "\(name)")
    }
  }
}
