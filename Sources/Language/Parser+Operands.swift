import Source

// What operators and indices stand between: numbers, texts, names, groups, matrices and functions.
extension Parser {
  mutating func primary() -> Expression {
    let token = token
    height = 1
    switch token.kind {
    case .name: return leaf(.name(operandName(token.span)))
    case .number: return leaf(.number(lexer.value(ofNumber: token), isImaginary: false))
    case .imaginary: return leaf(.number(lexer.value(ofNumber: token), isImaginary: true))
    case .singleQuoted: return leaf(.text(lexer.contents(ofString: token), doubleQuoted: false))
    case .doubleQuoted: return leaf(.text(lexer.contents(ofString: token), doubleQuoted: true))
    case .infinity: return leaf(.name("Inf"))
    case .endIndex where indexDepth > 0: return leaf(.end)
    case .open(.round): return group()
    case .open(.square): return Expression(.matrix(rows(.square)), span: Span(token.start, previousEnd))
    case .open(.curly): return Expression(.cell(rows(.curly)), span: Span(token.start, previousEnd))
    case .at: return functionHandle()
    case .endOfSource, .newline, .semicolon, .comma, .endIndex, .keyword, .binary, .postfix, .assign, .update, .define,
      .increment, .decrement, .not, .colon, .dot, .root, .close, .word, .unknown, .unclosedString, .unclosedComment,
      .failure:
      failUnexpected()
      return invalid()
    }
  }

  // The expression of one token, which is passed.
  @inline(__always)
  private mutating func leaf(_ kind: consuming Expression.Kind) -> Expression {
    let span = token.span
    advance()
    return Expression(kind, span: span)
  }

  // `π` alone is the number.
  @inline(__always)
  private mutating func operandName(_ span: Span) -> String {
    if span.end - span.start == 2, lexer.bytes[span.start] == 0xCF, lexer.bytes[span.start + 1] == 0x80 {
      return "pi"
    }
    return name(span)
  }

  private mutating func group() -> Expression {
    let open = token.span
    guard descend(open) else { return invalid() }
    defer { depth -= 1 }
    advance()
    let inner = assignment()
    grow(height, 0, open)
    expectClose(.round, openedAt: open)
    return Expression(.group(inner), span: Span(open.start, previousEnd))
  }

  private mutating func rows(_ bracket: Token.Bracket) -> [[Expression]] {
    let open = token.span
    guard descend(open) else { return [] }
    defer { depth -= 1 }
    advance()
    var rows: [[Expression]] = []
    var row: [Expression] = []
    var tallest = 0
    var mayHaveComma = true
    while !isRecovering {
      if token.kind == .newline || token.kind == .semicolon || token.kind == .close(bracket) {
        if !row.isEmpty { rows.append(row) }
        row = []
        mayHaveComma = true
        let isDone = token.kind == .close(bracket)
        advance()
        if isDone { break }
      } else if token.kind == .comma, mayHaveComma {
        mayHaveComma = false
        advance()
      } else if token.kind == .endOfSource || token.kind == .assign || isKeyword {
        expectClose(bracket, openedAt: open)
      } else {
        row.append(expression())
        tallest = max(tallest, height)
        mayHaveComma = true
        if token.kind == .assign, row.count == 1, rows.isEmpty, line(of: open.start) == line(of: token.start),
          let element = row.popLast()
        {
          row.append(assignment(to: element))
        }
      }
    }
    height = tallest
    grow(tallest, 0, open)
    return rows
  }

  private mutating func assignment(to target: Expression) -> Expression {
    guard let targets = targets(of: target) else { return target }
    advance()
    let value = expression()
    return Expression(.assignment(targets, value), span: target.span.joined(value.span))
  }

  private var isKeyword: Bool {
    if case .keyword = token.kind { return true }
    return false
  }

  private mutating func functionHandle() -> Expression {
    let start = token.span
    advance()
    if token.kind == .open(.round) {
      let parameters = parameters(ofDefinition: false).names
      guard descend(start) else { return invalid() }
      defer { depth -= 1 }
      let body = expression()
      grow(height, 0, start)
      return Expression(.anonymous(parameters, body), span: start.joined(body.span))
    }
    guard token.kind == .name else {
      fail(
        "parse-error", "after `@` stands the name of a function or `(x)` and an expression", at: start,
        hint: "for example @sin, or @(x) x^2")
      return invalid()
    }
    var span = token.span
    advance()
    while token.kind == .dot, !token.spaceBefore {
      advance()
      guard token.kind == .name else { break }
      span = span.joined(token.span)
      advance()
    }
    height = 1
    return Expression(.handle(name(span)), span: start.joined(span))
  }
}
