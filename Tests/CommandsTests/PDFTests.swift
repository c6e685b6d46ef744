import Foundation
import Language
import Publishing
import Source
import Testing

@testable import Commands

/// Whether there is a Chromium to print with; without one the tests that print are reported as skipped.
private let isInstalled = (try? Chromium()) != nil
/// Whether pages can carry the font of their formulas here.
private let hasMathFont = (try? MathFontSubsets().font(with: [0x20])) != nil

@Suite(.serialized) struct PDFTests {
  @Test func withoutChromiumTheMessageSaysWhatToDo() {
    for path in ["", "/nowhere", ":::"] {
      let failure = #expect(throws: Failure.self) { try Chromium(named: nil, path: path) }
      #expect(failure?.message.contains("chromium, chromium-browser, google-chrome, chrome") == true)
      #expect(failure?.hint?.contains("NBRUN_CHROMIUM") == true)
    }
  }

  @Test func theEnvironmentNamesAProgramOrAPath() throws {
    let folder = try WorkingFolder()
    let usual = try folder.program("bin/chromium", "exit 0")
    let other = try folder.program("bin/other", "exit 0")
    let path = "/nowhere:" + folder.path("bin")
    #expect(try Chromium(named: nil, path: path).program == usual)
    #expect(try Chromium(named: "", path: path).program == usual)
    #expect(try Chromium(named: "other", path: path).program == other)
    #expect(try Chromium(named: other, path: "").program == other)
    try folder.write("bin/plain", "no program")
    for name in ["missing", folder.path("bin"), folder.path("bin/plain")] {
      let failure = #expect(throws: Failure.self) { try Chromium(named: name, path: path) }
      #expect(failure?.message == "NBRUN_CHROMIUM is '\(name)', and there is no such program")
    }
  }

  @Test func aProgramThatHangsIsEndedAndNothingIsLeft() throws {
    let folder = try WorkingFolder()
    let script = "echo \"$@\" > '\(folder.path("arguments"))'; sleep 60 & echo $! > '\(folder.path("child"))'; wait"
    var chromium = try Chromium(named: try folder.program("slow", script), path: "")
    chromium.limit = .milliseconds(600)
    let failure = #expect(throws: Failure.self) { try chromium.pdf(of: Array("<p>".utf8)) }
    #expect(failure?.message.contains("did not finish") == true)
    let arguments = try #require(folder.read("arguments")).split(separator: " ")
    let profile = try #require(arguments.first { $0.hasPrefix("--user-data-dir=") }).dropFirst(16)
    #expect(!FileManager.default.fileExists(atPath: String(profile)))
    #expect(!FileManager.default.fileExists(atPath: (String(profile) as NSString).deletingLastPathComponent))
    let child = try #require(folder.read("child").flatMap { Int32($0.trimmingCharacters(in: .whitespacesAndNewlines)) })
    // The child of the ended program is gone, or about to be taken away by its new parent.
    func isGone() -> Bool {
      let state = try? String(contentsOfFile: "/proc/\(child)/stat", encoding: .utf8)
      return state.map { $0.contains(") Z") } ?? true
    }
    for _ in 0..<100 where !isGone() { Thread.sleep(forTimeInterval: 0.02) }
    #expect(isGone())
  }

  @Test func aProgramThatFailsIsQuoted() throws {
    let folder = try WorkingFolder()
    let broken = try Chromium(
      named: try folder.program("broken", "echo first >&2; echo 'no display' >&2; exit 3"), path: "")
    let failure = #expect(throws: Failure.self) { try broken.pdf(of: []) }
    #expect(failure?.message.hasSuffix("ended with exit code 3 and no PDF: no display") == true)
    let sandbox = try Chromium(
      named: try folder.program("sandbox", "echo 'No usable sandbox!' >&2; kill -6 $$"), path: "")
    let refusal = #expect(throws: Failure.self) { try sandbox.pdf(of: []) }
    #expect(refusal?.message.hasSuffix("was ended by signal 6: it finds no usable sandbox") == true)
    #expect(refusal?.hint?.contains("--no-sandbox") == true)
  }

  @Test func contentForPDFIsInThePrintedPageAlone() throws {
    let folder = try WorkingFolder()
    let path = try folder.write(
      "a.md",
      """
      ::: {.content-visible when-format="pdf"}
      on paper
      :::
      ::: {.content-visible when-format="html"}
      on the screen
      :::
      [another](b.md#x)
      """)
    func page(_ form: Rendering.Form) throws -> String {
      let item = Selection.Item(path: path, stem: "a")
      let rendering = try Rendering(item, as: form, profile: "student", limits: RunLimits())
      return String(decoding: rendering.output(form, setting: .init()), as: UTF8.self)
    }
    let (paper, screen) = (try page(.pdf), try page(.html))
    #expect(paper.contains("on paper") && !paper.contains("on the screen"))
    #expect(!screen.contains("on paper") && screen.contains("on the screen"))
    #expect(paper.contains("href=\"b.pdf#x\"") && screen.contains("href=\"b.html#x\""))
  }

  @Test(.enabled(if: isInstalled, "no Chromium is installed"))
  func aNotebookBecomesAPDF() throws {
    let folder = try WorkingFolder()
    let notebook = try folder.write(
      "course/lesson.md",
      """
      ---
      title: Sums
      ---

      ## On both

      ::: {.content-visible when-format="pdf"}
      ## On paper
      :::

      [Another](../other%20one.md#x), [a site](https://example.org/a) and [above](#on-both).

      ```{octave}
      plot(1:3, [2 1 3])
      ```
      """)
    #expect(NBRun.run(["render", notebook, "--to", "pdf"]) == 0)
    #expect(NBRun.run(["render", notebook, "--to", "pdf", "--output-dir", folder.path("out")]) == 0)
    let first = try Data(contentsOf: URL(filePath: folder.path("course/lesson.pdf")))
    #expect(first == (try Data(contentsOf: URL(filePath: folder.path("out/lesson.pdf")))))
    let text = String(decoding: first, as: UTF8.self)
    #expect(text.hasPrefix("%PDF-"))
    for part in [
      "/Title (Sums)", "(On both)", "(On paper)", "/URI (../other%20one.pdf#x)", "/URI (https://example.org/a)",
    ] {
      #expect(text.contains(part), "\(part)")
    }
    for part in ["file:", "CreationDate", "ModDate", "/JavaScript"] { #expect(!text.contains(part), "\(part)") }
    #expect(text.contains("/MediaBox [0 0 594.95996 841.91998]"), "the paper is A4")
  }

  @Test(.enabled(if: isInstalled && hasMathFont, "no Chromium, or no font of formulas"))
  func whatIsTooWideIsMeasuredInTheFontThatThePageCarries() throws {
    let folder = try WorkingFolder()
    let formula = (1...30).map { "\\frac{a_{\($0)}}{\\sqrt b}" }.joined(separator: " + ")
    let notebook = try folder.write("a.md", "---\nformat: {html: {math-font: embed}}\n---\n\n$$\(formula)$$\n")
    let item = Selection.Item(path: notebook, stem: "a")
    let page = try Rendering(item, as: .pdf, profile: "student", limits: RunLimits()).output(
      .pdf, setting: PageSetting())
    #expect(String(decoding: page, as: UTF8.self).contains("@font-face"))
    let usual = try Chromium()
    let hidden = MathFontSubsets.families.map {
      "<pattern><patelt name=\"family\"><string>\($0)</string></patelt></pattern>"
    }
    let fonts = try folder.write(
      "fonts.conf",
      """
      <?xml version="1.0"?>
      <!DOCTYPE fontconfig SYSTEM "urn:fontconfig:fonts.dtd">
      <fontconfig>
        <include>/etc/fonts/fonts.conf</include>
        <selectfont><rejectfont>\(hidden.joined())</rejectfont></selectfont>
      </fontconfig>
      """)
    let script = "FONTCONFIG_FILE='\(fonts)' exec '\(usual.program)' \"$@\""
    let poor = try Chromium(named: try folder.program("poor", script), path: "")
    #expect(try poor.pdf(of: page) == usual.pdf(of: page))
  }

  @Test(.enabled(if: isInstalled, "no Chromium is installed"))
  func aFailingNotebookIsPrintedToo() throws {
    let folder = try WorkingFolder()
    try folder.write("course/a.md", "```{octave}\nnothing + 1\n```\n")
    try folder.write("course/part/b.md", "Text.\n")
    let status = NBRun.run(["render", folder.path("course"), "--to", "pdf", "--output-dir", folder.path("site")])
    #expect(status == 1)
    for name in ["site/a.pdf", "site/part/b.pdf"] {
      #expect(try Data(contentsOf: URL(filePath: folder.path(name))).starts(with: Array("%PDF-".utf8)))
    }
    #expect(folder.read("site/index.html") == nil)
  }
}
