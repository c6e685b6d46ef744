import Source

extension Token.Bracket {
  var opening: String {
    switch self {
    case .round: "("
    case .square: "["
    case .curly: "{"
    }
  }

  var closing: String {
    switch self {
    case .round: ")"
    case .square: "]"
    case .curly: "}"
    }
  }
}

extension Parser {
  /// Goes past a closing bracket, or says where the open one stands.
  mutating func expectClose(_ bracket: Token.Bracket, openedAt open: Span) {
    if accept(.close(bracket)) || isRecovering { return }
    let isLater = line(of: token.start) > line(of: open.start)
    let ends = token.kind == .endOfSource || token.kind == .semicolon || token.kind == .newline
    if case .close(let found) = token.kind {
      fail(
        "stray-bracket", "`\(found.closing)` cannot close `\(bracket.opening)`", at: token.span,
        hint: "write `\(bracket.closing)` first")
    } else if ends || isLater {
      failUnclosed(open, bracket)
    } else {
      failUnexpected()
    }
  }

  private mutating func failUnclosed(_ open: Span, _ bracket: Token.Bracket) {
    // What follows belongs to a new statement, unless the rest of the program went into the brackets.
    let isEnd = token.kind == .endOfSource
    if line(of: token.start) > line(of: open.start) { resumption = lineStart(of: token.start) }
    fail(
      "unclosed-bracket", "`\(bracket.opening)` is never closed", at: open,
      hint: "write `\(bracket.closing)` where it ends")
    if isEnd { stop() }
  }

  /// Says why the current token cannot stand where it does.
  mutating func failUnexpected() {
    if isRecovering { return }
    let found = text(token.span)
    switch token.kind {
    case .unclosedString:
      failUnclosedString()
    case .unclosedComment:
      fail(
        "unclosed-comment", "the block comment is never closed", at: token.span,
        hint: "write `%}` alone on a line where it ends")
    case .unknown:
      fail(
        "unknown-character", "the character `\(found)` has no meaning here", at: token.span,
        hint: remedy(for: found).map { Message($0) })
    case .close(let bracket):
      if lexer.openings.isEmpty, !followsOperator {
        fail(
          "stray-bracket", "`\(bracket.closing)` closes nothing: no `\(bracket.opening)` is open", at: token.span,
          hint: "remove it, or write `\(bracket.opening)` before it")
      } else {
        failIncomplete()
      }
    case .keyword, .endIndex:
      failKeyword(found)
    case .endOfSource, .newline, .semicolon, .comma:
      failIncomplete()
    case .assign:
      fail(
        "parse-error", "`=` cannot stand here", at: token.span,
        hint: "write `==` to compare; an assignment is a statement `name = value`")
    case .increment, .decrement:
      let operation = token.kind == .increment ? "+" : "-"
      fail(
        "parse-error", "`\(found)` cannot stand inside an expression", at: token.span,
        hint: "write a blank between the two signs, or `x = x \(operation) 1`")
    case .number, .imaginary, .singleQuoted, .doubleQuoted, .name, .infinity, .at, .open, .root, .word:
      fail(
        "parse-error", "`\(found)` cannot follow directly: an operator, a comma or a new line is missing",
        at: token.span, hint: "write `*` to multiply")
    case .binary, .postfix, .update, .define, .not, .colon, .dot:
      let after = followsOperator ? " after `\(text(Span(tokenStart(before: previousEnd), previousEnd)))`" : ""
      fail("parse-error", "`\(found)` cannot stand here\(after)", at: token.span, hint: "a value is missing before it")
    case .failure: break
    }
  }

  private var followsOperator: Bool {
    switch previousKind {
    case .binary, .not, .assign, .update, .define, .colon: true
    case .endOfSource, .newline, .semicolon, .comma, .number, .imaginary, .singleQuoted, .doubleQuoted, .name,
      .infinity,
      .endIndex, .keyword, .postfix, .increment, .decrement, .dot, .at, .root, .open, .close, .word, .unknown,
      .unclosedString, .unclosedComment, .failure:
      false
    }
  }

  // The start of the operator that ends at an offset.
  private func tokenStart(before end: Int) -> Int {
    var start = max(end - 1, 0)
    while start > 0, isSign(lexer.bytes[start - 1]) { start -= 1 }
    return start
  }

  private func isSign(_ byte: UInt8) -> Bool {
    switch byte {
    case UInt8(ascii: "+"), UInt8(ascii: "-"), UInt8(ascii: "*"), UInt8(ascii: "/"), UInt8(ascii: "^"),
      UInt8(ascii: "."), UInt8(ascii: "="), UInt8(ascii: "<"), UInt8(ascii: ">"), UInt8(ascii: "&"),
      UInt8(ascii: "|"), UInt8(ascii: "~"), UInt8(ascii: "!"), UInt8(ascii: "\\"), UInt8(ascii: ":"):
      true
    default: byte >= 0x80
    }
  }

  private mutating func failIncomplete() {
    if followsOperator {
      let start = tokenStart(before: previousEnd)
      let operation = text(Span(start, previousEnd))
      fail(
        "parse-error", "something is missing after `\(operation)`", at: Span(start, previousEnd),
        hint: "write a value after it, or `...` to go on in the next line")
    } else if token.kind == .newline || token.kind == .endOfSource {
      fail(
        "parse-error", "the line ends too early", at: Span(max(previousEnd - 1, 0), previousEnd),
        hint: "write `...` at its end to go on in the next line")
    } else {
      fail("parse-error", "a value is missing before `\(text(token.span))`", at: token.span)
    }
  }

  private mutating func failKeyword(_ word: String) {
    if let open = lexer.openings.last?.span {
      let bracket: Token.Bracket =
        switch lexer.bytes[open.start] {
        case UInt8(ascii: "["): .square
        case UInt8(ascii: "{"): .curly
        default: .round
        }
      if line(of: open.start) < line(of: token.start) {
        failUnclosed(open, bracket)
        return
      }
    }
    if followsOperator {
      fail(
        "parse-error", "`\(word)` is a keyword and has no value", at: token.span, hint: "choose another name")
    } else {
      fail(
        "parse-error", "`\(word)` cannot stand here", at: token.span,
        hint: "write it on a line of its own, or after `;`")
    }
  }

  private mutating func failUnclosedString() {
    let quote = text(Span(token.start, token.start + 1))
    let hint: Message =
      quote == "'" && !lexer.openings.isEmpty
      ? "write `'` where it ends; to transpose inside [ ], write no blank before `'`"
      : "write `\(quote)` where it ends; inside it, write `\(quote)\(quote)` for the sign itself"
    fail("unclosed-string", "the text that starts here is not closed on its line", at: token.span, hint: hint)
  }

  private func remedy(for character: String) -> String? {
    switch character {
    case "‘", "’", "‚", "´", "`": "write the straight quote '"
    case "“", "”", "„", "«", "»": "write the straight quote \""
    case "–", "—", "‐", "‑": "write the hyphen - to subtract"
    case "…": "write three full stops ... to go on in the next line"
    case "$": "formulas between $ belong in the text, not in a math cell"
    case "?": "write if and else to choose"
    case "→", "⇒", "↦": "write @(x) to make a function"
    case "÷": "write / to divide"
    default: nil
    }
  }

  /// Says that a block has no end, naming the one that most likely lacks it.
  mutating func reportMissingEnd(_ block: OpenBlock) {
    if isStopped || isRecovering { return }
    var block = block
    if token.kind == .endOfSource, let misplaced = misplacedEnd, misplaced.span.start > block.span.start {
      block = misplaced
    }
    let word = text(block.span)
    let ending = block.keyword == .doWord ? "until" : "end"
    if block.keyword == .ifWord, let elseIf = lastElseIf, elseIf.start > block.span.start {
      report(
        "missing-end", "an `if` has no `end`: this `else if` opens a second `if`", at: elseIf,
        hint: "write `elseif` as one word, or a second `end`")
    } else {
      report(
        "missing-end", "this `\(word)` has no `\(ending)`", at: block.span,
        hint: "write `\(ending)` after the last statement that belongs to it")
    }
    if token.kind == .endOfSource { stop() }
  }

  /// Says that a word such as `else` or `end` belongs to no open block.
  mutating func reportStray(_ keyword: Keyword) {
    let word = text(token.span)
    let opener: String? =
      switch keyword {
      case .elseWord, .elseifWord, .endif: "if"
      case .endwhile: "while"
      case .endfor: "for"
      case .endparfor: "parfor"
      case .until: "do"
      case .caseWord, .otherwise, .endswitch: "switch"
      case .catchWord, .endTryCatch: "try"
      case .unwindProtectCleanup, .endUnwindProtect: "unwind_protect"
      case .endfunction: "function"
      case .end, .ifWord, .whileWord, .forWord, .parfor, .doWord, .switchWord, .breakWord, .continueWord, .returnWord,
        .tryWord, .unwindProtect, .function, .global, .persistent, .classdef:
        nil
      }
    if let opener {
      report(
        "stray-keyword", "`\(word)` without `\(opener)`", at: token.span, hint: "remove it, or write the `\(opener)`")
    } else {
      report(
        "stray-keyword", "this `\(word)` ends nothing: every block is already closed", at: token.span,
        hint: "remove it, or look for a block that is closed too early")
    }
  }
}
