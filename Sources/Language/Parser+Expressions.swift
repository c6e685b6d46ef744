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
    if token.kind == .increment { return .increment }
    if token.kind == .decrement { return .decrement }
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
    let operand = operation.change == nil ? prefixed() : variable()
    grow(height, 0, start)
    return Expression(.prefix(operation, operand), span: start.joined(operand.span))
  }

  /// What `++` changes.
  private mutating func variable() -> Expression {
    let target = indexed()
    return requireTarget(target) ? target : invalid()
  }

  /// The operand with the `++` or `--` behind it.
  private mutating func changed(_ operand: consuming Expression) -> Expression {
    let span = operand.span.joined(token.span)
    let operation = token.kind == .increment ? PostfixOperator.increment : .decrement
    advance()
    return requireTarget(operand) ? Expression(.postfix(operation, operand), span: span) : invalid()
  }

  /// Whether `++` or `--` stands here and changes the operand before it: no other operand may follow.
  private func changes(_ operand: Expression) -> Bool {
    guard token.kind == .increment || token.kind == .decrement, !token.startsElement else { return false }
    switch operand.kind {
    case .name, .index, .cellIndex, .field, .dynamicField: break
    case .number, .text, .colon, .end, .matrix, .cell, .prefix, .postfix, .binary, .range, .anonymous, .handle, .group,
      .assignment, .invalid:
      return false
    }
    var next = token.end
    while lexer.openings.last?.nesting != .matrix, lexer.byte(at: next) == UInt8(ascii: " ") { next += 1 }
    let byte = lexer.byte(at: next)
    return !lexer.isNameStart(byte) && !lexer.isDigit(byte) && byte < 0x80 && !"([{@.\"".utf8.contains(byte)
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
      } else if token.kind == .increment || token.kind == .decrement {
        guard changes(operand) else { return operand }
        operand = changed(consume operand)
        grow(operandHeight, 0, operand.span)
      } else {
        guard !token.startsElement else { return operand }
        operand = indexed(consume operand)
      }
    }
    return operand
  }

  // In `2^-x'` the sign belongs to the exponent, the transpose to the whole.
  private mutating func exponent() -> Expression {
    guard let operation = prefixOperator() else {
      if token.kind == .root { return root() }
      let operand = indexed()
      return changes(operand) ? changed(operand) : operand
    }
    let start = token.span
    guard descend(start) else { return invalid() }
    defer { depth -= 1 }
    advance()
    let operand = operation.change == nil ? exponent() : variable()
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
}
