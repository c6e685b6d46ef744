import Markup
import Testing

@testable import Publishing
@testable import Typesetting

@Suite struct LegibleColoursTests {
  @Test(arguments: [
    ("#000000", "#ffffff", 21.0), ("#777777", "#ffffff", 4.478), ("red", "white", 3.998), ("#abc", "#aabbcc", 1.0),
  ])
  func contrastIsThatOfWCAG(one: String, other: String, ratio: Double) throws {
    let contrast = try #require(ScreenColour(one)).contrast(with: try #require(ScreenColour(other)))
    #expect(abs(contrast - ratio) < 0.005)
  }

  @Test func thePapersAreThoseOfTheStyleSheet() {
    #expect(ScreenColour.papers.light.text == "#ffffff")
    #expect(ScreenColour.papers.dark.contrast(with: .white) > 15)
  }

  @Test(arguments: Command.colours.sorted() + ["#0f0", "#123456"])
  func everyColourOfTeXCanBeReadOnBothPages(name: String) throws {
    let (light, dark) = ScreenColour.papers
    let colour = try #require(ScreenColour(name))
    for paper in [light, dark, colour] {
      #expect(colour.legible(on: paper).contrast(with: paper) >= 4.5)
      #expect(ScreenColour.ink(on: paper).contrast(with: paper) >= 4.5)
    }
    // What can be read stays as the author wrote it.
    if colour.contrast(with: light) >= 4.5 { #expect(colour.legible(on: light) == colour) }
  }

  @Test func lettersGetATonePerPageAndOneOnABackground() {
    func markup(_ tex: String) -> String { parseTeX(tex).formula.legible.mathML(display: false).description }
    #expect(markup(#"\frac{\textcolor{blue}{x}}{2}"#).contains(#"style="color:light-dark(blue,#7070ff)""#))
    #expect(markup(#"\colorbox{yellow}{x}"#).contains(#"style="background:yellow;color:#000000""#))
    #expect(markup(#"\colorbox{black}{$\textcolor{white}{x}$}"#).contains(#"style="color:white""#))
    #expect(markup("x^2") == parseTeX("x^2").formula.mathML(display: false).description)
  }
}
