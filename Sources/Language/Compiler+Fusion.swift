import Source

extension Compiler {
  /// `2*k - 1` in one instruction: a number times a constant, and a constant added or subtracted.
  mutating func fusedConstants(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, into target: Int, _ span: Span
  ) throws(Failure) -> Bool {
    guard operation == .add || operation == .subtract, let shift = literal(right), shift == shift,
      case .binary(let inner, let x, let y) = ungrouped(left).kind,
      inner == .multiply || inner == .juxtapose || inner == .elementMultiply
    else { return false }
    let isSwapped = literal(y) == nil
    let variable = isSwapped ? y : x
    guard let factor = literal(isSwapped ? x : y), factor == factor, literal(variable) == nil,
      scope.chunk.constants.count < 254
    else { return false }
    let register = try operand(variable)
    let scale = try constant(factor)
    let added = try constant(operation == .add ? shift : -shift)
    emit(
      .multiplyKAddK, target, register, scale | added << 8,
      d: (inner == .elementMultiply ? 1 : 0) | (isSwapped ? 2 : 0), at: span)
    return true
  }

  func ungrouped(_ expression: Expression) -> Expression {
    var expression = expression
    while case .group(let inner) = expression.kind { expression = inner }
    return expression
  }

  /// `a + b / c` in one instruction.
  mutating func fusedQuotient(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, into target: Int, _ span: Span
  ) throws(Failure) -> Bool {
    guard operation == .add, case .binary(.divide, let b, let c) = right.kind, literal(b) == nil, literal(c) == nil,
      literal(left) == nil
    else { return false }
    let first = try operand(left)
    let second = try operand(b)
    let third = try operand(c)
    guard first < 256 else {
      let quotient = try temporary()
      emit(.divide, quotient, second, third, at: right.span)
      emit(.add, target, first, quotient, at: span)
      return true
    }
    emit(.divideAdd, target, second, third, d: first, at: span)
    return true
  }

  /// `a + b * c` and `a - b * c` in one instruction.
  mutating func fusedProduct(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, into target: Int, _ span: Span
  ) throws(Failure) -> Bool {
    guard operation == .add || operation == .subtract, case .binary(let inner, let b, let c) = right.kind,
      inner == .multiply || inner == .juxtapose, literal(b) == nil, literal(c) == nil, literal(left) == nil
    else { return false }
    let first = try operand(left)
    let second = try operand(b)
    let third = try operand(c)
    guard first < 256 else {
      let product = try temporary()
      emit(.multiply, product, second, third, at: right.span)
      emit(operation == .add ? .add : .subtract, target, first, product, at: span)
      return true
    }
    emit(operation == .add ? .multiplyAdd : .multiplySubtract, target, second, third, d: first, at: span)
    return true
  }
}
