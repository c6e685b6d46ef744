import Source

extension TeXParser {
  /// Tokens as they could be written: names of environments, colours, widths.
  func text(of tokens: [Token]) -> String {
    var text = ""
    for token in tokens { text += token.text }
    return text
  }

  /// A piece of the source as a span of the file.
  func span(from start: Int, to end: Int) -> Span { Span(offset + start, offset + end) }

  func warn(_ code: String, _ message: String, from start: Int, to end: Int, hint: String? = nil) {
    diagnostics.append(Diagnostic(.warning, code: code, message, at: span(from: start, to: end), hint: hint))
  }

  /// Words in braces, in which `$…$` is mathematics again.
  func textArgument(of call: Token, _ style: Formula.TextStyle) throws(MalformedTeX) -> Formula {
    skipSpaces()
    guard let open = take() else { throw missingArgument(of: call) }
    guard open.isCharacter("{") else {
      guard case .character(let scalar) = open.kind, scalar != "}" else { throw missingArgument(of: call) }
      return .text(String(Character(scalar)), style)
    }
    return try nested(at: open) { () throws(MalformedTeX) in .joined(try self.words(open, style)) }
  }

  /// Words up to the closing brace of a group, which is taken too.
  private func words(_ open: Token, _ style: Formula.TextStyle) throws(MalformedTeX) -> [Formula] {
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
        items += try nested(at: token) { () throws(MalformedTeX) in try self.words(token, style) }
      case .character("~"): text += "\u{A0}"
      case .character("$"):
        flush()
        items += try mathematics(from: token, closedBy: .character("$"))
      case .command("("):
        flush()
        items += try mathematics(from: token, closedBy: .command(")"))
      case .character(let scalar): text.unicodeScalars.append(scalar)
      case .command(let name):
        if let character = Self.textCharacter(name) {
          text += character
        } else if let accent = Self.textAccent(name) {
          skipSpaces()
          for letter in try argumentTokens(of: token) { text += letter.text }
          text += accent
        } else if let macro = macros.table[name] {
          _ = macro
          push([token])
          _ = try peek()
        } else if let command = Command.table[name], case .parse(let build) = command.action {
          flush()
          if let item = try nested(at: token, { () throws(MalformedTeX) in try build(self, token) }) {
            items.append(item)
          }
        } else if let symbol = Symbols.commands[name] {
          flush()
          items.append(symbol)
        } else {
          flush()
          items.append(unknown(token))
        }
      }
    }
    throw unclosedGroup(open)
  }

  private func mathematics(from open: Token, closedBy kind: Token.Kind) throws(MalformedTeX) -> [Formula] {
    let items = try nested(at: open) { () throws(MalformedTeX) in try self.row() }
    guard let close = try peek(), close.kind == kind else {
      throw MalformedTeX("dollar", "The mathematics inside the text does not end", at: open)
    }
    take()
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
