import Source

extension Parser {
  /// Whether a word ends, or divides, a block that a keyword opened.
  static func belongs(_ word: Keyword, to opener: Keyword) -> Bool {
    switch word {
    case .end: opener != .doWord
    case .elseWord, .elseifWord, .endif: opener == .ifWord
    case .endwhile: opener == .whileWord
    case .endfor: opener == .forWord
    case .endparfor: opener == .parfor
    case .until: opener == .doWord
    case .caseWord, .otherwise, .endswitch: opener == .switchWord
    case .catchWord, .endTryCatch: opener == .tryWord
    case .unwindProtectCleanup, .endUnwindProtect: opener == .unwindProtect
    case .endfunction: opener == .function
    case .ifWord, .whileWord, .forWord, .parfor, .doWord, .switchWord, .breakWord, .continueWord, .returnWord, .tryWord,
      .unwindProtect, .function, .global, .persistent, .classdef:
      false
    }
  }

  /// A statement that starts with a keyword; nil after an error that leaves nothing.
  mutating func keywordStatement(_ keyword: Keyword) -> Statement.Kind? {
    let opener = token.span
    switch keyword {
    case .breakWord:
      advance()
      return .breakLoop
    case .continueWord:
      advance()
      return .continueLoop
    case .returnWord:
      advance()
      return .returnFromFunction
    case .classdef:
      fail("unsupported", "classes are not supported", at: opener, hint: "use a struct and functions")
      return nil
    case .ifWord, .whileWord, .forWord, .parfor, .doWord, .switchWord, .tryWord, .unwindProtect, .function:
      guard descend(opener) else { return nil }
      defer { depth -= 1 }
      blocks.append(OpenBlock(keyword: keyword, span: opener))
      defer { blocks.removeLast() }
      advance()
      return block(keyword)
    case .elseifWord, .elseWord, .endif, .endwhile, .endfor, .endparfor, .until, .caseWord, .otherwise, .endswitch,
      .catchWord, .endTryCatch, .unwindProtectCleanup, .endUnwindProtect, .endfunction, .end, .global, .persistent:
      failUnexpected()
      return nil
    }
  }

  private mutating func block(_ keyword: Keyword) -> Statement.Kind? {
    if keyword == .ifWord { return conditional() }
    if keyword == .forWord || keyword == .parfor { return forLoop() }
    if keyword == .whileWord {
      let condition = condition()
      let body = body()
      close()
      return .whileLoop(condition, body)
    }
    if keyword == .doWord { return doUntil() }
    if keyword == .switchWord { return switching() }
    if keyword == .tryWord { return attempt() }
    if keyword == .unwindProtect {
      let body = body()
      var cleanup: [Statement] = []
      if accept(.keyword(.unwindProtectCleanup)) { cleanup = statements() }
      close()
      return .unwindProtect(body, cleanup: cleanup)
    }
    return function()
  }

  // The statements of a block, after the error of its head if there was one.
  mutating func body() -> [Statement] {
    if isRecovering { synchronize() }
    return statements()
  }

  /// Goes past the end of the innermost block, or says that it is missing.
  mutating func close() {
    guard let block = blocks.last else { return }
    guard case .keyword(let word) = token.kind, Self.belongs(word, to: block.keyword), Self.isEnd(word) else {
      reportMissingEnd(block)
      return
    }
    if word == .end, misplacedEnd == nil, let outer = indentation(of: block.span.start),
      let inner = indentation(of: token.start), inner < outer
    {
      misplacedEnd = block
    }
    advance()
  }

  /// Whether a word ends a block, and does not merely divide it.
  static func isEnd(_ word: Keyword) -> Bool {
    switch word {
    case .end, .endif, .endwhile, .endfor, .endparfor, .endswitch, .endTryCatch, .endUnwindProtect, .endfunction: true
    case .elseifWord, .elseWord, .until, .caseWord, .otherwise, .catchWord, .unwindProtectCleanup, .ifWord, .whileWord,
      .forWord, .parfor, .doWord, .switchWord, .breakWord, .continueWord, .returnWord, .tryWord, .unwindProtect,
      .function, .global, .persistent, .classdef:
      false
    }
  }

  private mutating func condition() -> Expression {
    let condition = expression()
    if token.kind == .assign {
      reportAssignment(at: token.span)
      advance()
      _ = assignment()
      return condition
    }
    var inner = condition
    while case .group(let grouped) = inner.kind { inner = grouped }
    if case .assignment(_, let value) = inner.kind {
      var sign = value.span.start
      while sign > inner.span.start, lexer.bytes[sign] != UInt8(ascii: "=") { sign -= 1 }
      reportAssignment(at: Span(sign, sign + 1))
    }
    return condition
  }

  private mutating func reportAssignment(at span: Span) {
    report(
      "assignment-in-condition", "`=` assigns, but here stands a condition", at: span,
      hint: "did you mean `==`, which compares?")
  }

  private mutating func conditional() -> Statement.Kind {
    var branches: [Branch] = []
    let first = condition()
    branches.append(Branch(condition: first, body: body()))
    while accept(.keyword(.elseifWord)) {
      let next = condition()
      branches.append(Branch(condition: next, body: body()))
    }
    var otherwise: [Statement]?
    if accept(.keyword(.elseWord)) {
      if token.kind == .keyword(.ifWord) { lastElseIf = Span(previousEnd - 4, token.end) }
      otherwise = statements()
    }
    close()
    return .conditional(branches, otherwise: otherwise)
  }

  private mutating func forLoop() -> Statement.Kind {
    let open = token
    let isParenthesized = accept(.open(.round))
    let target = postfixed()
    var values = invalid()
    var pair: [Expression] = []
    if case .matrix(let rows) = target.kind, rows.count == 1, rows[0].count == 2 { pair = rows[0] }
    var areTargets = !pair.isEmpty
    for part in pair where areTargets { areTargets = requireTarget(part) }
    if areTargets || requireTarget(target) {
      if accept(.assign) {
        values = expression()
        if isParenthesized { expectClose(.round, openedAt: open.span) }
      } else {
        fail(
          "parse-error", "after `for` stands a variable, `=` and its values", at: token.span,
          hint: "for example `for k = 1:10`")
      }
    }
    let body = body()
    close()
    guard areTargets else { return .forLoop(target, values, body) }
    // `for [value, key] = s` runs over the columns of a cell array that has them.
    let column = Expression(.name("~pair"), span: target.span)
    let all = Expression(.cellIndex(column, [Expression(.colon, span: target.span)]), span: target.span)
    let fields = Expression(
      .index(Expression(.name("fieldpairs"), span: values.span), [values]), span: values.span)
    let first = Statement(.assignEach(pair.map { $0 }, all), span: target.span, displays: false)
    return .forLoop(column, fields, [first] + body)
  }

  private mutating func doUntil() -> Statement.Kind {
    let body = statements()
    guard accept(.keyword(.until)) else {
      if let block = blocks.last { reportMissingEnd(block) }
      return .doUntil(body, invalid())
    }
    return .doUntil(body, condition())
  }

  private mutating func switching() -> Statement.Kind {
    let subject = expression()
    if isRecovering { synchronize() }
    while token.kind == .newline || token.kind == .semicolon || token.kind == .comma { advance() }
    if !startsCase, token.kind != .endOfSource {
      report(
        "parse-error", "after the value of `switch` must stand `case`", at: token.span,
        hint: "write `case` and a value, then the statements for it")
      _ = statements()
    }
    var branches: [Branch] = []
    while accept(.keyword(.caseWord)) {
      let value = expression()
      branches.append(Branch(condition: value, body: body()))
    }
    var otherwise: [Statement]?
    if accept(.keyword(.otherwise)) { otherwise = statements() }
    close()
    return .switching(subject, branches, otherwise: otherwise)
  }

  private var startsCase: Bool {
    if case .keyword(let word) = token.kind { return word.endsStatements }
    return false
  }

  private mutating func attempt() -> Statement.Kind {
    let body = body()
    var name: Name?
    var handler: [Statement] = []
    let line = token.end
    if accept(.keyword(.catchWord)) {
      if token.kind == .name, isAloneOnLine(from: line) {
        name = Name(self.name(token.span), span: token.span)
        variables.insert(hash(token.span))
        advance()
      }
      handler = statements()
    }
    close()
    return .attempt(body, name: name, handler)
  }

  // Whether the current name ends its statement, on the line where `catch` stands.
  private func isAloneOnLine(from catchEnd: Int) -> Bool {
    guard lineStart(of: catchEnd) == lineStart(of: token.start) else { return false }
    var offset = token.end
    while lexer.byte(at: offset) == UInt8(ascii: " ") || lexer.byte(at: offset) == UInt8(ascii: "\t") { offset += 1 }
    switch lexer.byte(at: offset) {
    case 0, UInt8(ascii: "\n"), UInt8(ascii: "\r"), UInt8(ascii: ";"), UInt8(ascii: ","), UInt8(ascii: "%"),
      UInt8(ascii: "#"):
      return true
    default:
      return text(Span(offset, offset + 3)) == "end"
    }
  }
}
