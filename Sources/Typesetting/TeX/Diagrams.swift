/// Commutative diagrams, as AMS-TeX has them: objects in rows, and arrows between objects that begin with `@`.
extension TeXParser {
  /// The cells of `\begin{CD}…\end{CD}`, of which every other one in a row of objects is an arrow.
  mutating func diagram(_ begin: Token) throws(MalformedTeX) -> Formula {
    var rows: [[Formula]] = []
    var cells: [Formula] = []
    var items: [Formula] = []
    var hasObjects = false
    func endCell() {
      cells.append(.joined(items))
      items = []
    }
    while true {
      guard let token = try peek() else {
        throw MalformedTeX("environment", "\\begin{CD} has no \\end", at: begin, hint: "Close it with \\end{CD}")
      }
      if token.isCharacter("@") {
        take()
        let arrow = try arrow(token)
        // A vertical arrow stands below an object, and there is an empty cell between two of them.
        if arrow.isVertical {
          if !cells.isEmpty { cells.append(.row([])) }
          cells.append(arrow.formula)
        } else {
          endCell()
          cells.append(arrow.formula)
          hasObjects = true
        }
      } else if isLineBreak(token) || token.isCommand(.end) {
        if hasObjects || !items.isEmpty || cells.isEmpty { endCell() }
        if isLineBreak(token) { try lineBreak() }
        if cells.count > 1 || cells.first != .row([]) { rows.append(cells) }
        cells = []
        hasObjects = false
        guard token.isCommand(.end) else { continue }
        take()
        let closing = text(of: try argumentTokens(of: token))
        guard closing == "CD" else {
          throw MalformedTeX("environment", "\\begin{CD} ends with \\end{\(closing)}", at: token)
        }
        return .table(Formula.Table(.matrix, rows))
      } else if let item = try atom(token) {
        items.append(item)
      }
    }
  }

  /// An arrow such as `@>above>below>` or `@VleftVrightV`, behind its `@`.
  private mutating func arrow(_ at: Token) throws(MalformedTeX) -> (formula: Formula, isVertical: Bool) {
    guard let kind = take(), case .character(let scalar) = kind.kind else { throw missingArgument(of: at) }
    func sign(_ text: String) -> Formula { .symbol(.init(text, .relation, limits: .always, size: .infinity)) }
    switch scalar {
    case ".": return (.row([]), false)
    case "=": return (sign("="), false)
    case "|": return (sign("‖"), true)
    case ">", "<", "A", "V":
      let first = try label(upTo: scalar, at)
      let second = try label(upTo: scalar, at)
      switch scalar {
      case "A": return (.row(first.elements + [sign("↑")] + second.elements), true)
      case "V": return (.row(first.elements + [sign("↓")] + second.elements), true)
      default:
        let wide = Formula.styled(.row([]), .rule(width: 2, height: 0))
        let over = Formula.row([.space(0.4)] + first.elements + [.space(0.4)])
        let under = second == .row([]) ? nil : Formula.row([.space(0.4)] + second.elements + [.space(0.4)])
        let top = first == .row([]) ? wide : over
        return (.scripts(sign(scalar == ">" ? "→" : "←"), sub: under, sup: top), false)
      }
    default:
      throw MalformedTeX(
        "diagram", "@\(String(scalar)) is no arrow", at: at, hint: "Write @>>>, @<<<, @VVV, @AAA, @=, @| or @.")
    }
  }

  private mutating func label(upTo mark: Unicode.Scalar, _ at: Token) throws(MalformedTeX) -> Formula {
    var items: [Formula] = []
    while let token = try peek() {
      if token.isCharacter(mark) {
        take()
        return .joined(items)
      }
      guard let item = try atom(token) else { continue }
      items.append(item)
    }
    throw MalformedTeX("diagram", "This arrow does not end", at: at)
  }

  /// One atom inside a diagram, where nothing ends a row but a line break.
  private mutating func atom(_ token: Token) throws(MalformedTeX) -> Formula? {
    guard !token.isCharacter("}"), !token.isCharacter("&"), !token.isCharacter("$"), !token.isCommand(.right),
      !isLineBreak(token), !token.isCommand(.end)
    else {
      throw MalformedTeX("environment", "\(text(of: token)) cannot stand in \\begin{CD}", at: token)
    }
    return try scripted(token)
  }
}
