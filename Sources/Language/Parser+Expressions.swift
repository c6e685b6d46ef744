import Source

extension BinaryOperator {
  /// How tightly the operator binds, as in Octave; ranges stand at 6 and prefixes at 9.
  var precedence: Int {
    switch self {
    case .or: 1
    case .and: 2
    case .elementOr: 3
    case .elementAnd: 4
    case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater: 5
    case .add, .subtract: 7
    case .multiply, .divide, .leftDivide, .elementMultiply, .elementDivide, .elementLeftDivide: 8
    case .juxtapose: 10
    case .power, .elementPower: 11
    }
  }
}

extension Parser {
  private static let rangePrecedence = 6

  /// An expression that may be an assignment.
  mutating func assignment() -> Expression {
    let target = expression()
    guard token.kind == .assign else { return target }
    guard let targets = targets(of: target), descend(token.span) else { return invalid() }
    defer { depth -= 1 }
    let targetHeight = height
    advance()
    let value = assignment()
    grow(targetHeight, height, target.span)
    return Expression(.assignment(targets, value), span: target.span.joined(value.span))
  }

  /// An expression without assignment.
  mutating func expression() -> Expression { binary(1) }

  func invalid() -> Expression { Expression(.invalid, span: Span(previousEnd, previousEnd)) }

  private mutating func binary(_ minimum: Int) -> Expression {
    var left = prefixed()
    while !token.startsElement {
      let leftHeight = height
      if case .binary(let operation) = token.kind {
        let precedence = operation.precedence
        guard precedence >= minimum else { return left }
        advance()
        let right = binary(precedence + 1)
        left = Expression(.binary(operation, left, right), span: left.span.joined(right.span))
      } else if token.kind == .colon, minimum <= Self.rangePrecedence {
        left = range(from: left)
      } else {
        return left
      }
      grow(leftHeight, height, left.span)
    }
    return left
  }

  private mutating func range(from first: consuming Expression) -> Expression {
    let start = first.span
    advance()
    let second = binary(Self.rangePrecedence + 1)
    guard token.kind == .colon, !token.startsElement else {
      return Expression(.range(first, step: nil, second), span: start.joined(second.span))
    }
    let stepHeight = height
    advance()
    let last = binary(Self.rangePrecedence + 1)
    height = max(height, stepHeight)
    if token.kind == .colon {
      fail(
        "parse-error", "a range has at most three parts: first:step:last", at: token.span,
        hint: "put parentheses round the inner range")
    }
    return Expression(.range(first, step: second, last), span: start.joined(last.span))
  }

  @inline(__always)
  private func prefixOperator() -> PrefixOperator? {
    if token.kind == .not { return .not }
    if token.kind == .binary(.subtract) { return .minus }
    return token.kind == .binary(.add) ? .plus : nil
  }

  @inline(__always)
  private mutating func prefixed() -> Expression {
    guard let operation = prefixOperator() else {
      return token.kind == .root ? root() : juxtaposed()
    }
    return prefixed(by: operation)
  }

  private mutating func prefixed(by operation: PrefixOperator) -> Expression {
    let start = token.span
    advance()
    let endsElement = token.kind == .close(.square) || (token.kind == .comma && lexer.openings.last?.nesting == .matrix)
    if operation == .not, endsElement {
      placeholder = start
      height = 1
      return Expression(.invalid, span: start)
    }
    guard descend(start) else { return invalid() }
    defer { depth -= 1 }
    let operand = prefixed()
    grow(height, 0, start)
    return Expression(.prefix(operation, operand), span: start.joined(operand.span))
  }

  // `√x` is a call of `sqrt` that binds like a minus sign.
  private mutating func root() -> Expression {
    let start = token.span
    guard descend(start) else { return invalid() }
    defer { depth -= 1 }
    advance()
    let operand = token.kind == .root ? root() : juxtaposed()
    grow(height, 0, start)
    return Expression(
      .index(Expression(.name("sqrt"), span: start), [operand]), span: start.joined(operand.span))
  }

  // `2x`: a number directly followed by a name.
  @inline(__always)
  private mutating func juxtaposed() -> Expression {
    let left = postfixed()
    guard left.span.end == token.start, left.span.end == previousEnd, case .number = left.kind else { return left }
    return juxtaposed(left)
  }

  private mutating func juxtaposed(_ left: Expression) -> Expression {
    let leftHeight = height
    let right: Expression
    if token.kind == .name || token.kind == .infinity {
      right = postfixed()
    } else if token.kind == .root {
      right = root()
    } else {
      return left
    }
    grow(leftHeight, height, left.span)
    return Expression(.binary(.juxtapose, left, right), span: left.span.joined(right.span))
  }

  /// An operand with its indices, fields, transposes and powers, which all bind alike, from left to right.
  mutating func postfixed() -> Expression {
    var operand = primary()
    while token.kind.continuesOperand {
      let operandHeight = height
      if case .postfix(let operation) = token.kind {
        let span = operand.span.joined(token.span)
        advance()
        operand = Expression(.postfix(operation, operand), span: span)
        grow(operandHeight, 0, span)
      } else if case .binary(let operation) = token.kind {
        advance()
        let exponent = exponent()
        operand = Expression(.binary(operation, operand, exponent), span: operand.span.joined(exponent.span))
        grow(operandHeight, height, operand.span)
      } else {
        guard !token.startsElement else { return operand }
        operand = indexed(consume operand)
      }
    }
    return operand
  }

  // In `2^-x'` the sign belongs to the exponent, the transpose to the whole.
  private mutating func exponent() -> Expression {
    guard let operation = prefixOperator() else { return token.kind == .root ? root() : indexed() }
    let start = token.span
    guard descend(start) else { return invalid() }
    defer { depth -= 1 }
    advance()
    let operand = exponent()
    grow(height, 0, start)
    return Expression(.prefix(operation, operand), span: start.joined(operand.span))
  }

  // An operand with its indices and fields alone.
  private mutating func indexed() -> Expression {
    var operand = primary()
    while !token.startsElement, token.kind == .open(.round) || token.kind == .open(.curly) || token.kind == .dot {
      operand = indexed(consume operand)
    }
    return operand
  }

  // An operand with the index or the field that follows it.
  private mutating func indexed(_ base: consuming Expression) -> Expression {
    let baseHeight = height
    let start = base.span.start
    let operand: Expression
    if token.kind == .open(.round) {
      let arguments = arguments(.round)
      operand = Expression(.index(base, arguments), span: Span(start, previousEnd))
    } else if token.kind == .dot {
      operand = field(of: base)
    } else {
      let arguments = arguments(.curly)
      operand = Expression(.cellIndex(base, arguments), span: Span(start, previousEnd))
    }
    grow(baseHeight, height, operand.span)
    return operand
  }

  private mutating func field(of operand: consuming Expression) -> Expression {
    let start = operand.span
    let dot = token.span
    advance()
    if token.kind == .name {
      let name = Name(name(token.span), span: token.span)
      advance()
      return Expression(.field(operand, name), span: start.joined(name.span))
    }
    guard token.kind == .open(.round) else {
      fail(
        "parse-error", "a field name is missing after `.`", at: dot,
        hint: "write `s.name`, or an operator such as `.*`")
      return operand
    }
    let open = token.span
    let arguments = arguments(.round)
    if arguments.isEmpty {
      fail(
        "parse-error", "between the parentheses of `.( )` nothing stands", at: open,
        hint: "write `s.(name)` for a field, or `f.(x)` for a function applied to each entry")
    }
    return Expression(.dynamicField(operand, arguments), span: Span(start.start, previousEnd))
  }

  private mutating func arguments(_ bracket: Token.Bracket) -> [Expression] {
    let open = token.span
    guard descend(open) else { return [] }
    indexDepth += 1
    defer {
      depth -= 1
      indexDepth -= 1
    }
    advance()
    if accept(.close(bracket)) { return [] }
    // Most lists are short: a literal has the right size at once, where a list that grows is copied.
    let first = argument()
    var tallest = height
    let arguments: [Expression]
    if accept(.comma) {
      let second = argument()
      tallest = max(tallest, height)
      if token.kind == .comma {
        arguments = moreArguments([consume first, consume second], &tallest)
      } else {
        arguments = [consume first, consume second]
      }
    } else {
      arguments = [consume first]
    }
    height = tallest
    expectClose(bracket, openedAt: open)
    return arguments
  }

  private mutating func moreArguments(_ first: [Expression], _ tallest: inout Int) -> [Expression] {
    var arguments = first
    while accept(.comma) {
      arguments.append(argument())
      tallest = max(tallest, height)
    }
    return arguments
  }

  private mutating func argument() -> Expression {
    guard token.kind == .colon else { return assignment() }
    let span = token.span
    advance()
    height = 1
    return Expression(.colon, span: span)
  }

  private mutating func primary() -> Expression {
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
