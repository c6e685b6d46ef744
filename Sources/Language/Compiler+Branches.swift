import Source

extension Compiler {
  /// Jumps that are taken when the condition does not hold; the answer is their positions.
  mutating func branch(unless condition: Expression) throws(Failure) -> [Int] {
    let mark = scope.next
    defer { scope.next = mark }
    switch condition.kind {
    case .group(let inner): return try branch(unless: inner)
    case .binary(.and, let left, let right):
      let first = try branch(unless: left)
      return try first + branch(unless: right)
    case .binary(.or, let left, let right):
      let next = try branch(unless: left)
      let holds = emit(.jump, at: left.span)
      try patchHere(next)
      let exits = try branch(unless: right)
      try patch(holds, to: here)
      return exits
    default: break
    }
    if let jump = try comparison(condition) { return [jump] }
    return [emit(.jumpFalse, 0, try operand(condition), at: condition.span)]
  }

  /// A jump back to `target` while a condition holds, if it is a single comparison; else nothing, and false.
  mutating func branchBack(while condition: Expression, to target: Int) throws(Failure) -> Bool {
    let mark = scope.next
    defer { scope.next = mark }
    var condition = condition
    while case .group(let inner) = condition.kind { condition = inner }
    guard let jump = try comparison(condition) else { return false }
    scope.chunk.code[jump].opcode = scope.chunk.code[jump].opcode.atLoopEnd
    try patch(jump, to: target)
    return true
  }

  /// A comparison that is a jump to be patched, taken unless it holds; nil for any other expression.
  private mutating func comparison(_ condition: Expression) throws(Failure) -> Int? {
    guard case .binary(let operation, let left, let right) = condition.kind,
      let comparison = PlainOperation(operation)?.jump
    else { return nil }
    if let number = literal(right), number == number, let opcode = comparison.constantRight {
      let register = try operand(left)
      let k = try constant(number)
      // `a > 5` becomes `5 < a`, whose constant stands on the left.
      if comparison.isSwapped { return emit(opcode, 0, k, register, d: 2, at: condition.span) }
      return emit(opcode, 0, register, k, at: condition.span)
    }
    let first = try operand(left)
    let second = try operand(right)
    if comparison.isSwapped { return emit(comparison.opcode, 0, second, first, d: 2, at: condition.span) }
    return emit(comparison.opcode, 0, first, second, at: condition.span)
  }
}
