import Foundation
import Testing

@testable import Publishing

@Suite struct AssetTests {
  @Test func base64IsThatOfTheStandard() {
    for count in 9..<14 {
      let bytes = Array("GIF89a".utf8) + (0..<count).map { index in UInt8(truncatingIfNeeded: index * 83 + 251) }
      #expect(EmbeddedImage.uri(of: bytes) == "data:image/gif;base64," + Data(bytes).base64EncodedString())
    }
  }

  @Test func whatIsNoImageIsNotEmbedded() {
    #expect(EmbeddedImage.uri(of: Array("<html>".utf8)) == nil)
    #expect(EmbeddedImage.uri(of: []) == nil)
    #expect(EmbeddedImage.uri(of: Array("\n<svg/>".utf8))?.hasPrefix("data:image/svg+xml;") == true)
  }

  @Test func compactStylesMeanTheSame() {
    let source = "/* a */\na, b {\n  margin: 0 auto;  /* { */\n\n  color: red;\n}\n"
    #expect(StyleSheet.compacted(Array(source.utf8)) == "a,b{margin:0 auto;color:red}")
  }

  @Test func theStyleSheetLoadsNothingAndEndsNowhereElse() {
    let text = StyleSheet.text
    #expect(text.utf8.count < 25_000)
    #expect(text.filter { $0 == "{" }.count == text.filter { $0 == "}" }.count)
    for forbidden in ["url(", "@import", "</", "/*"] { #expect(!text.contains(forbidden)) }
  }

  @Test func everyVariableThatIsUsedIsDefined() {
    let text = StyleSheet.text
    let defined = Set(text.matches(of: /(--[a-z0-9-]+)\s*:/).map { match in String(match.output.1) })
    let used = Set(text.matches(of: /var\((--[a-z0-9-]+)/).map { match in String(match.output.1) })
    #expect(used.subtracting(defined).isEmpty)
  }
}
