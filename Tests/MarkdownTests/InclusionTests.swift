import Markdown
import Notebook
import Source
import Testing

/// Files that are put together, and the places of what is wrong in them.
@Suite struct InclusionTests {
  /// The document in `lesson.md`, with the other files beside it.
  private func read(_ files: [String: String]) -> Document {
    let reader = MarkdownReader { path, file throws(Failure) in
      let folder = file.name.split(separator: "/").dropLast().joined(separator: "/")
      let name = folder.isEmpty ? path : folder + "/" + path
      guard let text = files[name] else { throw Failure("there is no file '\(path)'") }
      return SourceFile(name: name, bytes: Array(text.utf8))
    }
    return reader.readDocument(SourceFile(name: "lesson.md", bytes: Array((files["lesson.md"] ?? "").utf8)))
  }

  /// The places of the diagnostics with their codes.
  private func places(_ document: Document) -> [String] {
    document.diagnostics.map { diagnostic in "\(diagnostic.located(in: document.file).place) \(diagnostic.code)" }
  }

  @Test func theTextOfAFileStandsForItsLine() {
    let document = read([
      "lesson.md": "a\n\n{{< include parts/_b.md >}}\n\nc\n",
      "parts/_b.md": "---\ntitle: B\n---\n*b*\n\n{{< include _d.md >}}",
      "parts/_d.md": "- d\n- e\n",
    ])
    #expect(outline(document.blocks) == "p a\np em(b)\nlist[p d / p e]\np c")
    #expect(document.diagnostics.isEmpty)
  }

  @Test func whatIsWrongIsReportedInItsOwnFile() {
    let document = read([
      "lesson.md": "@fig-a\n\n{{< include parts/_b.md >}}\n\n@fig-c\n",
      "parts/_b.md": "b\n\n  é @fig-b\n\n{{<include _c.md>}}\n",
      "parts/_c.md": "\u{FEFF}{{< include \"no such.md\" >}}",
    ])
    #expect(
      places(document) == [
        "lesson.md:1:1 unresolved-reference", "parts/_b.md:3:5 unresolved-reference", "parts/_c.md:1:2 include",
        "lesson.md:5:1 unresolved-reference",
      ])
    let second = document.diagnostics[1].located(in: document.file)
    #expect(second.source == "  é @fig-b")
    #expect(second.carets { $0.columns } == "    ^^^^^^")
  }

  @Test func cellsOfAllFilesRunInOrderAndFailInTheirOwn() {
    let document = read([
      "lesson.md": "```{octave}\nx = 1;\n```\n{{< include _b.md >}}\n\n```{octave}\ny = x + nothing\n```\n",
      "_b.md": "\n```{octave}\nx = x + 1;\nx(3)\n```\nThis is `{=} x`, not `{=} z`.\n",
    ])
    let results = Session.run(document)
    let places = results.diagnostics.map { $0.located(in: document.file).place }
    #expect(places == ["_b.md:4:1", "_b.md:6:27", "lesson.md:7:9"])
  }

  @Test(arguments: [
    (["lesson.md": "{{< include lesson.md >}}"], "lesson.md:1:1 include"),
    (["lesson.md": "{{< inclusion b.md >}}"], "lesson.md:1:1 shortcode"),
    (["lesson.md": "{{< include a b >}}"], "lesson.md:1:1 include"),
    (["lesson.md": "{{< include"], "lesson.md:1:1 shortcode"),
    (["lesson.md": "- a\n\n  {{< include b.md >}}\n"], "lesson.md:3:3 include"),
  ])
  func whatCannotBeIncluded(files: [String: String], place: String) {
    let document = read(files)
    #expect(places(document) == [place])
  }

  @Test func aFileIncludesItselfOnlyByWayOfAnother() {
    let document = read([
      "lesson.md": "{{< include _a.md >}}\n\n{{< include _a.md >}}", "_a.md": "{{< include _b.md >}}",
      "_b.md": "{{< include _a.md >}}",
    ])
    #expect(places(document) == ["_b.md:1:1 include", "_b.md:1:1 include"])
    #expect(
      document.diagnostics[0].message == "This file would include itself: _a.md includes _b.md includes _a.md")
  }

  @Test func codeIsOnlyShown() {
    let text = "```\n{{< include b.md >}}\n```\n\n    {{< include b.md >}}\n\n`{{< include b.md >}}`\n"
    #expect(places(read(["lesson.md": text.replacing("    {{", with: "> {{")])).isEmpty)
  }

  @Test func copiesOfCopiesEnd() {
    var files: [String: String] = ["lesson.md": "{{< include _0.md >}}\n"]
    for number in 0..<30 {
      let line = "{{< include _\(number + 1).md >}}\n"
      files["_\(number).md"] = line
    }
    files["_30.md"] = ""
    #expect(places(read(files)) == ["_19.md:1:1 include"])
    for number in 0..<14 {
      files["_\(number).md"] = String(repeating: "{{< include _\(number + 1).md >}}\n", count: 8)
    }
    files["_6.md"] = String(repeating: "many words ", count: 10_000)
    let document = read(files)
    #expect(document.file.bytes.count < 2 << 20)
    #expect(document.diagnostics.contains { $0.message.contains("longer than 1 MB") })
  }
}
