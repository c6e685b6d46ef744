import Foundation
import Language
import Markdown
import Notebook
@testable import Publishing
import Source
import Testing

/// What pages offer beyond their text: words in the reader's language, what folds, and the page's script.
@Suite struct PageFeaturesTests {
  private func page(_ markdown: String, profile: String = "student") -> String {
    let file = SourceFile(name: "a.md", bytes: Array(markdown.utf8))
    let document = MarkdownReader(profile: profile).readDocument(file)
    return String(decoding: Page(document, Session.run(document)).html(), as: UTF8.self)
  }

  @Test(arguments: ["en", "de", "fr", "es", "it", "pt", "nl", "pl", "sv", "ru", "zh", "ja", "ar", "he"])
  func everyLanguageHasEveryWord(language: String) throws {
    let words = try #require(Words.tables[language])
    #expect(words.count == Words.Key.allCases.count)
    #expect(words.allSatisfy { !$0.isEmpty })
    #expect(words[Words.Key.computed.rawValue].split(separator: "%", omittingEmptySubsequences: false).count == 2)
  }

  @Test func fixedWordsAreThoseOfTheLanguage() {
    let page = page(
      "---\nlang: de-AT\n---\n@thm-a @eq-b\n\n::: {#thm-a}\nx\n:::\n\n$$x$$ {#eq-b}\n\n> [!TIP]\n> y\n\n::: {.proof}\nz\n:::\n"
    )
    #expect(page.contains("<html lang=\"de-AT\">"))
    for word in ["Satz\u{A0}1", "Gleichung\u{A0}1", "Tipp.", "<summary>Beweis</summary>", "Kopieren", "berechnet"] {
      #expect(page.contains(word))
    }
  }

  @Test func textRunsAsItsLanguageIsWritten() {
    #expect(page("---\nlang: ar\n---\na").contains("<html lang=\"ar\" dir=\"rtl\">"))
    #expect(page("---\nlang: he-IL\ndir: ltr\n---\na").contains("<html lang=\"he-IL\">"))
    #expect(page("---\nlang: en\ndir: rtl\n---\na").contains("<html lang=\"en\" dir=\"rtl\">"))
  }

  @Test func hintsAndSolutionsFold() {
    let text = "::: {#exr-a}\nb\n\n::: {.hint}\nc\n:::\n\n::: {.solution}\n$$d$$ {#eq-d}\n:::\n:::\n\n@eq-d"
    let student = page(text)
    #expect(student.contains("<details class=\"fold hint\"><summary>Hint</summary>"))
    #expect(student.contains("<details class=\"fold solution\"><summary>Solution</summary>"))
    #expect(student.contains("<section class=\"answers\" hidden=\"\"><h2>Solutions</h2><div><b>Exercise 1.</b>"))
    #expect(student.components(separatedBy: "id=\"eq-d\"").count == 2, "a name stands in the page once")
    let solutions = page(text, profile: "solutions")
    #expect(solutions.contains("<details class=\"fold solution\" open=\"\">"))
    #expect(!solutions.contains("class=\"answers\""))
  }

  @Test func theTextHasHintsAndSolutions() {
    let file = SourceFile(name: "a.md", bytes: Array("::: {.hint}\na\n:::\n\n::: {.solution}\nb\n:::\n".utf8))
    let document = MarkdownReader(form: "text").readDocument(file)
    let text = String(decoding: TextPage(document, Results()).text(), as: UTF8.self)
    #expect(text == "_Hint._ a\n\n_Solution._ b\n")
  }

  /// The examples of FIPS 180-4's authors (NIST, SHA-256 examples).
  @Test(arguments: [
    ("", "e3b0c44298fc1c149afbf4c8996fb92427ae41e4649b934ca495991b7852b855"),
    ("abc", "ba7816bf8f01cfea414140de5dae2223b00361a396177a9cb410ff61f20015ad"),
    (
      "abcdbcdecdefdefgefghfghighijhijkijkljklmklmnlmnomnopnopq",
      "248d6a61d20638b8e5c026930c3e6039a33ce45964ff2167f6ecedd419db06c1"
    ),
  ])
  func digests(message: String, expected: String) {
    let digest = SHA256.digest(of: Array(message.utf8)).map { String(format: "%02x", $0) }.joined()
    #expect(digest == expected)
  }

  @Test func thePolicyNamesTheScriptOfThePage() throws {
    let page = page("a")
    let start = try #require(page.range(of: "<script>"))
    let end = try #require(page.range(of: "</script>"))
    let hash = EmbeddedImage.base64(SHA256.digest(of: Array(page[start.upperBound..<end.lowerBound].utf8)))
    #expect(page.contains("script-src 'sha256-\(hash)'"))
  }

  /// Without the engine a lesson is at most 120 kB, and the first one, which has no large figures, 90 kB.
  @Test func lessonsAreLight() throws {
    let root = URL(filePath: #filePath).appending(components: "..", "..", "..", "Notebooks").standardized
    let files = try #require(FileManager.default.enumerator(at: root, includingPropertiesForKeys: nil))
    for case let file as URL in files where file.pathExtension == "md" && file.lastPathComponent != "README.md" {
      // The gallery is a list of plots, no lesson.
      if file.deletingLastPathComponent().lastPathComponent == "gallery" { continue }
      let document = MarkdownReader().readDocument(
        SourceFile(name: file.lastPathComponent, bytes: Array(try Data(contentsOf: file))))
      let host = Host { path throws(Failure) in
        guard let data = try? Data(contentsOf: file.deletingLastPathComponent().appending(path: path)) else {
          throw Failure("there is no file '\(path)'")
        }
        return Array(data)
      }
      let size = Page(document, Session.run(document, host: host)).html().count
      print("\(file.lastPathComponent): \(size) bytes")
      #expect(size <= (file.lastPathComponent == "02-elimination.md" ? 90_000 : 120_000))
    }
  }

  @Test func onlyPagesWithFieldsHaveTheirColours() {
    func html(_ code: String) -> String {
      let document = MarkdownReader().readDocument(
        SourceFile(name: "a.md", bytes: Array("```{octave}\n\(code)\n```\n".utf8)))
      return String(decoding: Page(document, Session.run(document, host: .none)).html(), as: UTF8.self)
    }
    #expect(html("imagesc([1 2; 3 4])").contains("--q7:"))
    #expect(html("subplot(1, 2, 1), plot([1 2]), subplot(1, 2, 2), contour(peaks(9))").contains("--q7:"))
    #expect(!html("plot([1 2]), grid on").contains("--q7:"))
  }
}
