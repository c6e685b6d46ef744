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
    #expect(Symbols.commands.count > 400)
    for name in Symbols.commands.keys.sorted() {
      let parsed = parseTeX("\\\(name) x")
      #expect(parsed.isComplete, "\(name)")
      check(parsed.formula, name)
      let isSpace = if case .space? = Symbols.commands[name] { true } else { false }
      #expect(isSpace || !parsed.formula.inlineText.isEmpty, "\(name)")
    }
  }

  @Test func everyCommandIsWellFormedOrSaysWhatIsWrong() {
    for name in Command.table.keys.sorted() {
      let parsed = parseTeX("x \\\(name)\(Self.arguments)")
      #expect(!parsed.diagnostics.contains { $0.code == "tex-command" }, "\(name)")
      check(parsed.formula, name)
    }
  }

  @Test func everyEnvironmentIsWellFormed() {
    for name in Environment.table.keys.sorted() {
      let declaration = Environment.table[name]
      let argument = if case .some(.none) = declaration?.argument { "" } else { "{2}" }
      let parsed = parseTeX("\\begin{\(name)}\(argument) a & b \\\\ c & d \\end{\(name)}")
      #expect(parsed.isComplete, "\(name): \(parsed.diagnostics)")
      check(parsed.formula, name)
    }
  }

  @Test func noNameIsDeclaredTwice() {
    let families = [
      Command.fractions, Command.accents, Command.letterStyles, Command.words, Command.fences, Command.appearance,
      Command.stacking, Command.classes, Command.spacing, Command.environments, Command.definitions,
    ]
    var seen: Set<String> = []
    for command in families.joined() {
      for name in command.names {
        #expect(seen.insert(name).inserted, "\(name)")
        #expect(Symbols.commands[name] == nil, "\(name)")
      }
    }
    let symbols = [
      Symbols.letters, Symbols.upright, Symbols.binary, Symbols.relations, Symbols.opening, Symbols.closing,
      Symbols.neutral, Symbols.large, Symbols.integrals, Symbols.punctuation, Symbols.dots,
    ]
    for (name, _) in symbols.joined() { #expect(seen.insert(name).inserted, "\(name)") }
  }
}
