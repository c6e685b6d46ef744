import Source

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
  /// Whether each line may have a number of its own.
  var numbersLines = false

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
    Environment(names: ["aligned", "split"], kind: .aligned),
    Environment(
      names: ["align", "align*", "eqnarray", "eqnarray*", "flalign", "flalign*"], kind: .aligned, numbersLines: true),
    Environment(names: ["alignedat"], kind: .aligned, argument: .ignored),
    Environment(names: ["alignat", "alignat*"], kind: .aligned, argument: .ignored, numbersLines: true),
    Environment(names: ["gathered", "displaymath", "math"], kind: .gathered),
    Environment(
      names: ["gather", "gather*", "equation", "equation*", "multline", "multline*"], kind: .gathered,
      numbersLines: true),
    Environment(names: ["array", "darray"], kind: .array, argument: .columns),
    Environment(names: ["subarray"], kind: .lines, argument: .columns),
  ]

  static let table: [String: Environment] = {
    var table: [String: Environment] = [:]
    for declaration in declarations { for name in declaration.names { table[name] = declaration } }
    return table
  }()

  /// The names of all environments, in a fixed order.
  static let names: [String] = declarations.flatMap { $0.names } + ["CD"]
}

extension Command {
  /// `\begin`, which reads its whole environment.
  static let environments: [Command] = [
    .reading("begin") { (parser, token) throws(MalformedTeX) in try parser.environment(token) }
  ]
}

extension TeXParser {
  fileprivate mutating func environment(_ begin: Token) throws(MalformedTeX) -> Formula {
    let name = text(of: try argumentTokens(of: begin))
    if name == "CD" { return try diagram(begin) }
    guard let environment = Environment.table[name] else {
      throw MalformedTeX(
        "environment", "There is no environment \(name)", at: begin,
        hint: Source.suggestion(for: name, among: Environment.names).map { "Did you mean \\begin{\($0)}?" })
    }
    var table = Formula.Table(environment.kind, [])
    try skipPosition()
    switch environment.argument {
    case .none: break
    case .ignored: _ = try argumentTokens(of: begin)
    case .columns: readColumns(text(of: try argumentTokens(of: begin)), into: &table)
    }
    let outer = line
    if environment.numbersLines { line = ParsedTeX.Line() }
    var ends = [ParsedTeX.Line]()
    try cells(of: &table, name, begin) { parser in
      guard environment.numbersLines else { return }
      ends.append(parser.line)
      parser.line = ParsedTeX.Line()
    }
    if environment.numbersLines {
      line = outer
      // A formula of one line has its number beside it, however the line is written.
      if table.rows.count == 1, let only = ends.first {
        if only.isNumbered { line = only }
      } else if ends.contains(where: { $0.isNumbered }) {
        lines = Array(ends.prefix(table.rows.count))
      }
    }
    guard !environment.open.isEmpty || !environment.close.isEmpty else { return .table(table) }
    return .fenced(environment.open, .table(table), environment.close)
  }

  /// Skips `[t]`, `[c]`, `[b]`, `[r]` or `[l]` behind the name.
  private mutating func skipPosition() throws(MalformedTeX) {
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

  private mutating func cells(
    of table: inout Formula.Table, _ name: String, _ begin: Token, endLine: (inout TeXParser) -> Void
  ) throws(MalformedTeX) {
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
        endLine(&self)
        cells = []
        isRowStart = true
      } else if token.isCommand(.end) {
        take()
        let closing = text(of: try argumentTokens(of: token))
        guard closing == name else {
          throw MalformedTeX(
            "environment", "\\begin{\(name)} ends with \\end{\(closing)}", at: token,
            hint: "Write \\end{\(name)}")
        }
        if cells.count > 1 || cells.first != .row([]) {
          table.rows.append(cells)
          endLine(&self)
        }
        return
      } else {
        throw MalformedTeX(
          "environment", "\(text(of: token)) ends the row of \\begin{\(name)} too early", at: token,
          hint: "Close the environment with \\end{\(name)} first")
      }
    }
  }

  /// Takes the rules at the start of a row.
  private mutating func rules(of table: inout Formula.Table) throws(MalformedTeX) {
    while let token = try peek() {
      switch token.kind {
      case .command(let name) where name.isRule:
        take()
        table.rules.append(table.rows.count)
        if text(of: token) == "\\hdashline" { table.dashedRules.append(table.rows.count) }
      default: return
      }
    }
  }
}
