/// An environment: its names, what kind of table it is and what stands around it.
struct Environment: Sendable {
  /// What is written in braces behind the name.
  enum Argument: Sendable {
    case none
    /// The columns of an array.
    case columns
    /// A number of column pairs, which is not needed.
    case ignored
  }

  var names: [String]
  var kind: Formula.Table.Kind
  var open = ""
  var close = ""
  var argument = Argument.none

  /// All environments.
  private static let declarations: [Environment] = [
    Environment(names: ["matrix", "matrix*"], kind: .matrix),
    Environment(names: ["pmatrix", "pmatrix*"], kind: .matrix, open: "(", close: ")"),
    Environment(names: ["bmatrix", "bmatrix*"], kind: .matrix, open: "[", close: "]"),
    Environment(names: ["Bmatrix", "Bmatrix*"], kind: .matrix, open: "{", close: "}"),
    Environment(names: ["vmatrix", "vmatrix*"], kind: .matrix, open: "|", close: "|"),
    Environment(names: ["Vmatrix", "Vmatrix*"], kind: .matrix, open: "‖", close: "‖"),
    Environment(names: ["smallmatrix"], kind: .small),
    Environment(names: ["psmallmatrix"], kind: .small, open: "(", close: ")"),
    Environment(names: ["bsmallmatrix"], kind: .small, open: "[", close: "]"),
    Environment(names: ["cases"], kind: .cases, open: "{"),
    Environment(names: ["dcases"], kind: .displayCases, open: "{"),
    Environment(names: ["rcases"], kind: .cases, close: "}"),
    Environment(names: ["drcases"], kind: .displayCases, close: "}"),
    Environment(
      names: ["aligned", "align", "align*", "split", "eqnarray", "eqnarray*", "flalign", "flalign*"],
      kind: .aligned),
    Environment(names: ["alignat", "alignat*", "alignedat"], kind: .aligned, argument: .ignored),
    Environment(
      names: [
        "gathered", "gather", "gather*", "equation", "equation*", "multline", "multline*", "displaymath", "math",
      ],
      kind: .gathered),
    Environment(names: ["array", "darray"], kind: .array, argument: .columns),
    Environment(names: ["subarray"], kind: .lines, argument: .columns),
  ]

  static let table: [String: Environment] = {
    var table: [String: Environment] = [:]
    for declaration in declarations { for name in declaration.names { table[name] = declaration } }
    return table
  }()
}

extension Command {
  /// `\begin`, which reads its whole environment.
  static let environments: [Command] = [
    .reading("begin") { (parser, token) throws(MalformedTeX) in try parser.environment(token) }
  ]
}

extension TeXParser {
  fileprivate func environment(_ begin: Token) throws(MalformedTeX) -> Formula {
    let name = text(of: try argumentTokens(of: begin))
    guard let environment = Environment.table[name] else {
      throw MalformedTeX("environment", "There is no environment \(name)", at: begin)
    }
    var table = Formula.Table(environment.kind, [])
    try skipPosition()
    switch environment.argument {
    case .none: break
    case .ignored: _ = try argumentTokens(of: begin)
    case .columns: readColumns(text(of: try argumentTokens(of: begin)), into: &table)
    }
    try cells(of: &table, name, begin)
    let isOneFormula = table.kind == .gathered && table.rows.count <= 1
    let body = isOneFormula ? table.rows.first?.first ?? .row([]) : Formula.table(table)
    guard !environment.open.isEmpty || !environment.close.isEmpty else { return body }
    return .fenced(environment.open, body, environment.close)
  }

  /// Skips `[t]`, `[c]`, `[b]`, `[r]` or `[l]` behind the name.
  private func skipPosition() throws(MalformedTeX) {
    guard let open = raw, open.isCharacter("[") else { return }
    let tokens = try bracketTokens()
    let isPosition = tokens.count == 1 && ["t", "c", "b", "r", "l"].contains(text(of: tokens))
    guard !isPosition else { return }
    push([open] + tokens + [Token(kind: .character("]"), start: open.start, end: open.end)])
  }

  /// The columns of `{r|cc}`; `*{3}{c}` repeats, and material between columns is left out.
  private func readColumns(_ written: String, into table: inout Formula.Table) {
    var level = 0
    var repetition: Int?
    var number = 0
    for byte in written.utf8 {
      switch byte {
      case UInt8(ascii: "{"): level += 1
      case UInt8(ascii: "}"): level -= 1
      case UInt8(ascii: "*"):
        repetition = 0
        number = 0
      case UInt8(ascii: "0")...UInt8(ascii: "9"):
        number = min(number * 10 + Int(byte) - 48, 64)
        if repetition != nil { repetition = number }
      case UInt8(ascii: "|"): table.bars.append(table.columns.count)
      case UInt8(ascii: "l"), UInt8(ascii: "c"), UInt8(ascii: "r"):
        guard level == 0 || repetition != nil else { continue }
        let side: Formula.Side = byte == UInt8(ascii: "l") ? .left : byte == UInt8(ascii: "c") ? .center : .right
        for _ in 0..<(repetition ?? 1) { table.columns.append(side) }
        repetition = nil
      default: break
      }
    }
  }

  private func cells(of table: inout Formula.Table, _ name: String, _ begin: Token) throws(MalformedTeX) {
    var cells: [Formula] = []
    var isRowStart = true
    while true {
      if isRowStart { try rules(of: &table) }
      isRowStart = false
      var items = try row()
      // An empty atom before the second half of an equation keeps its first sign binary, as in TeX.
      if table.kind == .aligned, cells.count % 2 == 1 { items.insert(.row([]), at: 0) }
      cells.append(.joined(items))
      guard let token = try peek() else {
        throw MalformedTeX(
          "environment", "\\begin{\(name)} has no \\end", at: begin, hint: "Close it with \\end{\(name)}")
      }
      if token.isCharacter("&") {
        take()
      } else if isLineBreak(token) {
        try lineBreak()
        table.rows.append(cells)
        cells = []
        isRowStart = true
      } else if token.kind == .command("end") {
        take()
        let closing = text(of: try argumentTokens(of: token))
        guard closing == name else {
          throw MalformedTeX(
            "environment", "\\begin{\(name)} ends with \\end{\(closing)}", at: token,
            hint: "Write \\end{\(name)}")
        }
        let isBlank = cells.count == 1 && cells.first == .row([])
        if !isBlank { table.rows.append(cells) }
        return
      } else {
        throw MalformedTeX(
          "environment", "\(token.text) ends the row of \\begin{\(name)} too early", at: token,
          hint: "Close the environment with \\end{\(name)} first")
      }
    }
  }

  /// Takes the rules at the start of a row.
  private func rules(of table: inout Formula.Table) throws(MalformedTeX) {
    while let token = try peek() {
      switch token.kind {
      case .command("hline"), .command("hdashline"), .command("toprule"), .command("midrule"), .command("bottomrule"):
        take()
        table.rules.append(table.rows.count)
      default: return
      }
    }
  }
}
