extension Command {
  /// Styles of letters in mathematics, and the switches of plain TeX.
  static let letterStyles: [Command] = [
    .letters(.upright, "mathrm", "mathup", "textup"), .letters(.italic, "mathit", "mathnormal"),
    .letters(.bold, "mathbf", "bold", "mathbfup"), .letters(.boldItalic, "boldsymbol", "bm", "symbf", "mathbfit"),
    .letters(.doubleStruck, "mathbb", "Bbb", "mathds"), .letters(.script, "mathcal", "mathscr"),
    .letters(.fraktur, "mathfrak", "frak"), .letters(.sansSerif, "mathsf"), .letters(.monospace, "mathtt"),
    .changingRest("rm") { LetterStyle.upright.applied(to: $0) }, .changingRest("it") { $0 },
    .changingRest("bf") { LetterStyle.bold.applied(to: $0) },
    .changingRest("cal") { LetterStyle.script.applied(to: $0) },
    .changingRest("sf") { LetterStyle.sansSerif.applied(to: $0) },
    .changingRest("tt") { LetterStyle.monospace.applied(to: $0) },
    .one("pmb") { .styled($0, .bold) },
  ]

  private static func letters(_ style: LetterStyle, _ names: String...) -> Command {
    Command(names: names, action: .arguments(1) { style.applied(to: $0.first ?? .row([])) })
  }

  /// Words inside a formula, and names of functions.
  static let words: [Command] = [
    .text(.plain, "text", "mbox", "hbox", "textrm", "textnormal", "textmd"),
    .text(.bold, "textbf", "textbfseries"), .text(.italic, "textit", "emph", "textsl"),
    .text(.smallCapitals, "textsc"), .text(.sansSerif, "textsf"), .text(.monospaced, "texttt"),
    .reading("operatorname", "operatornamewithlimits") { (parser, token) throws(MalformedTeX) in
      var limits: Formula.Limits = parser.text(of: token) == "\\operatorname" ? .never : .inDisplay
      if let star = parser.raw, star.isCharacter("*") {
        parser.take()
        limits = .inDisplay
      }
      let name = try parser.argument(of: token)
      guard let text = name.functionName else {
        return .classed(LetterStyle.upright.applied(to: name), .large, limits)
      }
      return .function(text, limits)
    },
    .reading("eval") { (parser, token) throws(MalformedTeX) in
      let tokens = try parser.argumentTokens(of: token)
      guard let first = tokens.first, let last = tokens.last else { throw parser.missingArgument(of: token) }
      // Tokens of a macro all stand at its call, where the source is another one.
      let isFromMacro = tokens.contains { $0.start == token.start } || (tokens.count > 1 && first.start == last.start)
      let source = isFromMacro ? parser.text(of: tokens) : parser.sourceText(from: first.start, to: last.end)
      return .pending(.evaluation(source), parser.span(from: first.start, to: max(first.end, last.end)))
    },
  ]

  private static func text(_ style: Formula.TextStyle, _ names: String...) -> Command {
    Command(
      names: names,
      action: .parse { (parser, token) throws(MalformedTeX) in try parser.textArgument(of: token, style) })
  }
}

extension Formula {
  /// The letters of the formula when it is the name of a function.
  fileprivate var functionName: String? {
    var name = ""
    for item in elements {
      switch item {
      case .identifier(let text, _), .number(let text), .text(let text, _): name += text
      case .space(let width): if width > 0 { name += "\u{2009}" }
      case .symbol(let sign): name += sign.text == "−" ? "-" : sign.text
      case .function(let text, _): name += text
      case .row(let items):
        guard items.isEmpty else { return nil }
      case .fraction, .root, .scripts, .accent, .fenced, .table, .classed, .styled, .pending, .unknown: return nil
      }
    }
    return name.isEmpty ? nil : name
  }
}
