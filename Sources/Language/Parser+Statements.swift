import Source

extension Parser {
  /// Statements up to a word that belongs to an open block, or to the end of the program.
  mutating func statements() -> [Statement] {
    var list: [Statement] = []
    // Most blocks are short; a list that grows from nothing is copied at every other statement.
    list.reserveCapacity(4)
    while true {
      if token.kind == .newline || token.kind == .semicolon || token.kind == .comma {
        advance()
        continue
      }
      if token.kind == .endOfSource { return list }
      if case .keyword(let keyword) = token.kind {
        if keyword.endsStatements {
          if blocks.contains(where: { block in Self.belongs(keyword, to: block.keyword) }) { return list }
          if endsOtherBlock(keyword) { return list }
          skipStray(keyword)
          continue
        }
        if keyword == .function, blocks.contains(where: { block in block.keyword == .function }) { return list }
      }
      statement(into: &list)
      if isRecovering {
        synchronize()
      } else {
        endStatement(&list)
      }
    }
  }

  // `endwhile` where a `for` is open ends that one, with an error.
  private mutating func endsOtherBlock(_ keyword: Keyword) -> Bool {
    guard let block = blocks.last, block.keyword != .doWord, Self.isEnd(keyword) else { return false }
    report(
      "stray-keyword",
      "`\(text(token.span))` cannot end a `\(text(block.span))`",
      at: token.span, hint: "write `end`, which ends every block")
    token.kind = .keyword(.end)
    return true
  }

  private mutating func skipStray(_ keyword: Keyword) {
    reportStray(keyword)
    advance()
    if keyword == .elseifWord || keyword == .caseWord || keyword == .until {
      failedToken = token
      synchronize()
    }
  }

  // A function without an end may be followed directly by the next one.
  private static func isFunction(_ statement: Statement?) -> Bool {
    if case .function? = statement?.kind { return true }
    return false
  }

  private mutating func endStatement(_ list: inout [Statement]) {
    switch token.kind {
    case .newline, .comma, .endOfSource: return
    case .semicolon:
      if !list.isEmpty { list[list.count - 1].displays = false }
      return
    case .keyword(let keyword) where keyword.endsStatements:
      return
    case .keyword(.function) where Self.isFunction(list.last):
      return
    case .number, .imaginary, .singleQuoted, .doubleQuoted, .name, .infinity, .endIndex, .keyword, .binary, .postfix,
      .assign, .update, .define, .increment, .decrement, .not, .colon, .dot, .at, .root, .open, .close, .word, .unknown,
      .unclosedString, .unclosedComment, .failure:
      failUnexpected()
      synchronize()
    }
  }

  private mutating func statement(into list: inout [Statement]) {
    let start = token.start
    placeholder = nil
    let kind: Statement.Kind
    if case .keyword(let keyword) = token.kind {
      if isFollowedByAssignment(token.end) {
        fail(
          "keyword-as-name", "`\(text(token.span))` is a keyword and cannot be a variable", at: token.span,
          hint: "choose another name")
        return
      }
      if keyword == .global || keyword == .persistent {
        declaration(into: &list)
        return
      }
      guard let block = keywordStatement(keyword) else { return }
      kind = block
    } else if startsCommand() {
      kind = command()
    } else {
      kind = simpleStatement()
    }
    if let placeholder {
      fail(
        "parse-error", "`~` alone can only stand among outputs, as in `[~, i] = max (x)`", at: placeholder)
    }
    list.append(Statement(consume kind, span: Span(start, max(previousEnd, start)), displays: true))
  }

  private func isFollowedByAssignment(_ offset: Int) -> Bool {
    var offset = offset
    while lexer.byte(at: offset) == UInt8(ascii: " ") { offset += 1 }
    return lexer.byte(at: offset) == UInt8(ascii: "=") && lexer.byte(at: offset + 1) != UInt8(ascii: "=")
  }

  private mutating func simpleStatement() -> Statement.Kind {
    let target = expression()
    if let change = change(target) { return change }
    switch token.kind {
    case .assign:
      if case .matrix = target.kind {
        guard let targets = targets(of: target) else { return .expression(target) }
        advance()
        return .assignEach(targets, assignment())
      }
      guard requireTarget(target) else { return .expression(target) }
      placeholder = nil
      advance()
      return .assign(target, assignment())
    case .update(let operation):
      guard requireTarget(target) else { return .expression(target) }
      advance()
      return .update(target, operation, assignment())
    case .define:
      return definition(of: target)
    case .endOfSource, .newline, .semicolon, .comma, .number, .imaginary, .singleQuoted, .doubleQuoted, .name,
      .infinity,
      .endIndex, .keyword, .binary, .postfix, .increment, .decrement, .not, .colon, .dot, .at, .root, .open, .close,
      .word, .unknown, .unclosedString, .unclosedComment, .failure:
      return .expression(target)
    }
  }

  /// `x++` and its relatives alone are a statement.
  private func change(_ expression: Expression) -> Statement.Kind? {
    switch expression.kind {
    case .prefix(let operation, let target):
      operation.change.map { .increment(target, $0, isPrefix: true) }
    case .postfix(let operation, let target):
      operation.change.map { .increment(target, $0, isPrefix: false) }
    case .number, .text, .name, .colon, .end, .matrix, .cell, .binary, .range, .index, .cellIndex, .field,
      .dynamicField,
      .anonymous, .handle, .group, .assignment, .invalid:
      nil
    }
  }

  /// What an expression before `=` assigns to, nil with an error when it cannot be assigned to.
  mutating func targets(of expression: Expression) -> [Expression?]? {
    guard case .matrix(let rows) = expression.kind else {
      return requireTarget(expression) ? [expression] : nil
    }
    guard rows.count == 1, let row = rows.first else {
      fail("invalid-target", "the outputs must stand in one row, as in `[a, b] = f (x)`", at: expression.span)
      return nil
    }
    var targets: [Expression?] = []
    for element in row {
      if case .invalid = element.kind {
        targets.append(nil)
      } else if requireTarget(element) {
        targets.append(element)
      } else {
        return nil
      }
    }
    placeholder = nil
    return targets
  }

  /// Whether an expression can be assigned to; if so, its name is a variable from now on.
  mutating func requireTarget(_ target: Expression) -> Bool {
    if isRecovering { return false }
    if case .name = target.kind {
      variables.insert(hash(target.span))
      return true
    }
    var base = target
    while true {
      switch base.kind {
      case .name:
        variables.insert(hash(base.span))
        return true
      case .dynamicField(_, let names) where names.count > 1:
        fail(
          "invalid-target", "cannot assign to `\(text(target.span))`", at: target.span,
          hint: "a field has one name, as in `s.(name) = 3`")
        return false
      case .index(let inner, _), .cellIndex(let inner, _), .field(let inner, _), .dynamicField(let inner, _):
        base = inner
      case .number, .text, .colon, .end, .matrix, .cell, .prefix, .postfix, .binary, .range, .anonymous, .handle,
        .group,
        .assignment, .invalid:
        fail(
          "invalid-target", "cannot assign to `\(text(target.span))`", at: target.span,
          hint: "on the left of `=` stands a variable; write `==` to compare")
        return false
      }
    }
  }

  private mutating func definition(of target: Expression) -> Statement.Kind {
    let sign = token.span
    switch target.kind {
    case .name(let text):
      variables.insert(hash(target.span))
      advance()
      return .define(Name(text, span: target.span), parameters: nil, expression())
    case .index(let function, let arguments):
      guard case .name(let text) = function.kind else { break }
      var parameters: [Name] = []
      for argument in arguments {
        guard case .name(let parameter) = argument.kind else {
          fail(
            "invalid-target", "a parameter of `\(text)` must be a name", at: argument.span,
            hint: "write for example `f(x) := x^2`, and `f(2)` to compute it")
          return .expression(target)
        }
        parameters.append(Name(parameter, span: argument.span))
      }
      variables.insert(hash(function.span))
      advance()
      return .define(Name(text, span: function.span), parameters: parameters, expression())
    case .number, .text, .colon, .end, .matrix, .cell, .prefix, .postfix, .binary, .range, .cellIndex, .field,
      .dynamicField, .anonymous, .handle, .group, .assignment, .invalid:
      break
    }
    fail(
      "invalid-target", "`:=` defines a name or a function", at: sign,
      hint: "write for example `c := 3` or `f(x) := x^2`")
    return .expression(target)
  }

  // Octave's rule: a name that is no variable, a blank, and then no operator that has blanks on both sides.
  private func startsCommand() -> Bool {
    guard token.kind == .name else { return false }
    var offset = token.end
    guard isBlank(lexer.byte(at: offset)) else { return false }
    while isBlank(lexer.byte(at: offset)) { offset += 1 }
    let first = lexer.byte(at: offset)
    let second = lexer.byte(at: offset + 1)
    switch first {
    case 0, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "="),
      UInt8(ascii: "("), UInt8(ascii: ")"), UInt8(ascii: "]"), UInt8(ascii: "}"), UInt8(ascii: "%"),
      UInt8(ascii: "#"):
      return false
    case UInt8(ascii: "."):
      // A continuation, or an operator such as `.*` unless a word follows it at once.
      if second == first { return false }
      if isSign(second) && isBlank(lexer.byte(at: offset + 2)) { return false }
    case _ where isSign(first):
      var end = offset + 1
      while isSign(lexer.byte(at: end)) || lexer.byte(at: end) == UInt8(ascii: "=") { end += 1 }
      let after = lexer.byte(at: end)
      if after == 0 || isBlank(after) || after == UInt8(ascii: "\n") || after == UInt8(ascii: ";") { return false }
      if after == UInt8(ascii: ",") || lexer.byte(at: end - 1) == UInt8(ascii: "=") { return false }
    case 0x80...:
      // An operator such as ≤ is not a word.
      var copy = lexer
      copy.position = offset
      if copy.next().kind != .name { return false }
    default: break
    }
    return !variables.contains(hash(token.span))
  }

  private func isBlank(_ byte: UInt8) -> Bool { byte == UInt8(ascii: " ") || byte == UInt8(ascii: "\t") }

  private func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "\\"),
      UInt8(ascii: "^"), UInt8(ascii: "&"), UInt8(ascii: "|"), UInt8(ascii: "<"), UInt8(ascii: ">"),
      UInt8(ascii: "!"), UInt8(ascii: "~"), UInt8(ascii: ":"):
      true
    default: false
    }
  }

  private mutating func command() -> Statement.Kind {
    let name = Name(name(token.span), span: token.span)
    var words: [String] = []
    var end = token.end
    for span in lexer.commandWords() {
      end = span.end
      let first = lexer.bytes[span.start]
      let isQuoted =
        (first == UInt8(ascii: "'") || first == UInt8(ascii: "\"")) && span.end - span.start >= 2
        && lexer.bytes[span.end - 1] == first
      if isQuoted {
        let token = Token(kind: .word, start: span.start, end: span.end)
        words.append(String(decoding: lexer.contents(ofString: token), as: UTF8.self))
      } else {
        words.append(text(span))
      }
      if name.text == "syms" { variables.insert(hash(span)) }
    }
    advance()
    previousKind = .word
    previousEnd = end
    return .command(name, words)
  }

  // `global a b = 2` gives the command `global a`, the command `global b` and, once, the value.
  private mutating func declaration(into list: inout [Statement]) {
    let word = Name(name(token.span), span: token.span)
    advance()
    guard token.kind == .name else {
      fail(
        "parse-error", "after `\(word.text)` stand the names of variables", at: word.span,
        hint: "for example `\(word.text) count`")
      return
    }
    while token.kind == .name {
      let name = Name(name(token.span), span: token.span)
      variables.insert(hash(name.span))
      advance()
      list.append(
        Statement(.command(word, [name.text]), span: word.span.joined(name.span), displays: false))
      guard token.kind == .assign else { continue }
      advance()
      let variable = Expression(.name(name.text), span: name.span)
      let value = expression()
      let span = name.span.joined(value.span)
      let assignment = Statement(.assign(variable, value), span: span, displays: false)
      // A declared variable is empty until it has a value, so that this runs once, as in Octave.
      let isEmpty = Expression(
        .index(Expression(.name("isempty"), span: name.span), [variable]), span: name.span)
      list.append(
        Statement(
          .conditional([Branch(condition: isEmpty, body: [assignment])], otherwise: nil), span: span, displays: false))
    }
  }
}
