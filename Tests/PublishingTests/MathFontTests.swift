import Markdown
import Notebook
import Source
import Testing

@testable import Publishing

/// The font that a page carries for its formulas.
@Suite struct MathFontTests {
  private func page(_ markdown: String, _ font: EmbeddedMathFont? = nil) -> [UInt8] {
    let document = MarkdownReader().readDocument(SourceFile(name: "a.md", bytes: Array(markdown.utf8)))
    var page = Page(document, Session.run(document))
    page.design.mathFont = font
    return page.html()
  }

  /// What a page needs beyond what each page gets.
  private func special(_ markdown: String) -> String {
    let found = MathCharacters.needed(by: page(markdown)).filter { !MathCharacters.usual.contains($0) }
    return String(String.UnicodeScalarView(found.compactMap { Unicode.Scalar($0) }))
  }

  @Test func onlyFormulasAndNamesOnPlotsCount() {
    #expect(special("Grün ж ℜ — “text” $x$\n\n```{octave}\n% ä\ndisp('ö')\n```\n") == "")
    #expect(special("```{octave}\nx = 'ü'\n```\n") == "ü“”")
    #expect(special("ж $\\mathfrak{g}$ ю $\\Re$ я") == "ℜ𝔤")
    #expect(special("```{octave}\nplot(1:3, [2 1 3]); xlabel('ж'); ylabel('höhe')\n```\n") == "ж")
    #expect(special("```{octave}\nю = [1 2; 3 4]\n```\n") == "ю")
    #expect(
      special("# On $\\beth$\n\n| $\\gimel$ |\n|---|\n| a |\n")
        == "ℷℶ".unicodeScalars.sorted().map { String($0) }.joined())
  }

  @Test func everyPageHasWhatResultsAreWrittenWith() {
    let characters = MathCharacters.needed(by: page("No formula."))
    #expect(characters == characters.sorted() && Set(characters).count == characters.count)
    // Digits, letters in italics, the sign of roots, which no page writes, and the blank, which gives a font its measures.
    for scalar in "0123456789 ()[]{}|+−=<>.,eijkxyz𝑥ℎ𝐴𝛼𝜋𝛺𝛻√∑∫∞⟨⟩′".unicodeScalars {
      #expect(characters.contains(scalar.value), "\(scalar)")
    }
  }

  @Test func theFontStandsInThePageAndMayBeLoaded() throws {
    let bytes: [UInt8] = [1, 2, 3, 4, 5]
    let with = String(decoding: page("Let $x$.", EmbeddedMathFont(bytes)), as: UTF8.self)
    let without = String(decoding: page("Let $x$."), as: UTF8.self)
    let font = "@font-face{font-family:\"Page Math\";src:url(data:font/woff2;base64,\(EmbeddedImage.base64(bytes)))}"
    #expect(with.contains(font) && with.contains("font-src data:;"))
    #expect(!without.contains("@font-face") && !without.contains("font-src"))
    // The style sheet of all pages asks for the font by the same name, before all others.
    for page in [with, without] { #expect(page.contains("--math:\"Page Math\",\"Latin Modern Math\"")) }
    #expect(!with.contains("http:") && !with.replacing("http://www.w3.org/", with: "").contains("//"))
  }
}
