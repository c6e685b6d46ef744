import Markup
import Source
import Testing

@testable import Typesetting

@Suite struct SymbolTests {
  /// Commands with arguments, so that every one of them can be written by itself.
  private static let arguments = "{a}{b}{c}{d}{e}{f}"

  /// Whether all tags are closed in order and every `&` begins a reference. Scalars, since a combining mark behind a
  /// tag belongs to no tag.
  private func isWellFormed(_ text: String) -> Bool {
    var open: [String] = []
    for piece in text.unicodeScalars.split(separator: "<") {
      let parts = piece.split(separator: ">", maxSplits: 1, omittingEmptySubsequences: false)
      guard parts.count == 2, let tag = parts.first.map({ String($0) }), let content = parts.last else { return false }
      if tag.hasPrefix("/") {
        guard open.popLast() == String(tag.dropFirst()) else { return false }
      } else if !tag.hasSuffix("/") {
        open.append(String(tag.prefix { $0 != " " }))
      }
      for reference in content.split(separator: "&", omittingEmptySubsequences: false).dropFirst() {
        guard ["lt;", "gt;", "amp;", "quot;"].contains(where: { String(reference).hasPrefix($0) }) else { return false }
      }
    }
    return open.isEmpty
  }

  private func check(_ formula: Formula, _ name: String) {
    let display = formula.mathML(display: true).description
    #expect(isWellFormed(display), "\(name): \(display)")
    #expect(!display.contains("mathvariant=\"bold") && !display.contains("columnalign"))
    for line in formula.text(width: 80) { #expect(!line.contains("\n"), "\(name)") }
  }

  @Test func everySymbolIsWellFormed() {
    #expect(Symbols.named.count > 400)
    for (name, formula) in Symbols.named {
      let parsed = parseTeX("\\\(name) x")
      #expect(parsed.isComplete, "\(name)")
      check(parsed.formula, name)
      let isSpace = if case .space = formula { true } else { false }
      #expect(isSpace || !parsed.formula.inlineText.isEmpty, "\(name)")
    }
  }

  @Test func everyCommandIsWellFormedOrSaysWhatIsWrong() {
    for name in Command.all.flatMap({ $0.names }) {
      let parsed = parseTeX("x \\\(name)\(Self.arguments)")
      #expect(!parsed.diagnostics.contains { $0.code == "tex-command" }, "\(name)")
      check(parsed.formula, name)
    }
  }

  @Test func everyEnvironmentIsWellFormed() {
    for name in Environment.names where name != "CD" {
      let declaration = Environment.table[name]
      let argument = if case .some(.none) = declaration?.argument { "" } else { "{2}" }
      let parsed = parseTeX("\\begin{\(name)}\(argument) a & b \\\\ c & d \\end{\(name)}")
      #expect(parsed.isComplete, "\(name): \(parsed.diagnostics)")
      check(parsed.formula, name)
    }
  }

  @Test func noNameIsDeclaredTwice() {
    var seen: Set<String> = []
    for command in Command.all { for name in command.names { #expect(seen.insert(name).inserted, "\(name)") } }
    for (name, _) in Symbols.named { #expect(seen.insert(name).inserted, "\(name)") }
  }
}
