import Source

extension TeXParser {
  /// Tokens as they could be written: names of environments, colours, widths.
  func text(of tokens: [Token]) -> String {
    var written = ""
    for token in tokens { written += text(of: token) }
    return written
  }

  /// A piece of the source as a span of the file.
  func span(from start: Int, to end: Int) -> Span { Span(offset + start, offset + end) }

  mutating func warn(_ code: String, _ message: String, from start: Int, to end: Int, hint: String? = nil) {
    diagnostics.append(Diagnostic(.warning, code: code, message, at: span(from: start, to: end), hint: hint))
  }

  /// Words in braces, in which `$…$` is mathematics again.
  mutating func textArgument(of call: Token, _ style: Formula.TextStyle) throws(MalformedTeX) -> Formula {
    skipSpaces()
    guard let open = take() else { throw missingArgument(of: call) }
    guard open.isCharacter("{") else {
      guard case .character(let scalar) = open.kind, scalar != "}" else { throw missingArgument(of: call) }
      return .text(String(Character(scalar)), style)
    }
    try enter(at: open)
    let items = try words(open, style)
    leave()
    return .joined(items)
  }

  /// Words up to the closing brace of a group, which is taken too.
  private mutating func words(_ open: Token, _ style: Formula.TextStyle) throws(MalformedTeX) -> [Formula] {
    var items: [Formula] = []
    var text = ""
    func flush() {
      if !text.isEmpty { items.append(.text(text, style)) }
      text = ""
    }
    while let token = take() {
      switch token.kind {
      case .space: text += " "
      case .parameter(let number): text += "#\(number)"
      case .character("}"):
        flush()
        return items
      case .character("{"):
        flush()
        try enter(at: token)
        items += try words(token, style)
        leave()
      case .character("~"): text += "\u{A0}"
      case .character("$"):
        flush()
        items += try mathematics(from: token, closedBy: .character("$"))
      case .command(.openingParenthesis):
        flush()
        items += try mathematics(from: token, closedBy: .command(.closingParenthesis))
      case .character(let scalar): text.unicodeScalars.append(scalar)
      case .command(let name):
        let written = macros.text(of: name)
        if let character = Self.textCharacter(written) {
          text += character
        } else if let accent = Self.textAccent(written) {
          skipSpaces()
          for letter in try argumentTokens(of: token) { text += self.text(of: letter) }
          text += accent
        } else if macros[name] != nil {
          push([token])
          _ = try peek()
        } else {
          flush()
          try enter(at: token)
          switch Meaning.of(name) {
          case .action(.parse(let build)):
            if let item = try build(&self, token) { items.append(item) }
          case .symbol(let symbol): items.append(symbol)
          case .action, .none: items.append(unknown(token))
          }
          leave()
        }
      }
    }
    throw unclosedGroup(open)
  }

  private mutating func mathematics(from open: Token, closedBy kind: Token.Kind) throws(MalformedTeX) -> [Formula] {
    try enter(at: open)
    let items = try row()
    guard let close = try peek(), close.kind == kind else {
      throw MalformedTeX("dollar", "The mathematics inside the text does not end", at: open)
    }
    take()
    leave()
    return items
  }

  private static func textCharacter(_ name: String) -> String? {
    switch name {
    case "&", "%", "$", "#", "_", "{", "}": name
    case " ": " "
    case "textbackslash": "\\"
    case "textasciitilde": "~"
    case "ldots", "dots", "textellipsis": "…"
    case "textendash": "–"
    case "textemdash": "—"
    case "ss": "ß"
    case "ae": "æ"
    case "AE": "Æ"
    case "oe": "œ"
    case "OE": "Œ"
    case "o": "ø"
    case "O": "Ø"
    case "aa": "å"
    case "AA": "Å"
    case "i": "ı"
    case "l": "ł"
    case "L": "Ł"
    default: nil
    }
  }

  /// The combining mark of an accent command in text.
  private static func textAccent(_ name: String) -> String? {
    switch name {
    case "'": "\u{301}"
    case "`": "\u{300}"
    case "^": "\u{302}"
    case "\"": "\u{308}"
    case "~": "\u{303}"
    case "=": "\u{304}"
    case "v": "\u{30C}"
    case "c": "\u{327}"
    case "H": "\u{30B}"
    case "r": "\u{30A}"
    case "u": "\u{306}"
    default: nil
    }
  }
}
