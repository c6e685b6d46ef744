import Numerics
import Source

extension Compiler {
  /// The register that holds an expression's value: a variable's own, or a new temporary.
  mutating func operand(_ expression: Expression) throws(Failure) -> Int {
    if case .name(let name) = expression.kind, let slot = scope.slots[name], isReadable(slot, name) {
      refresh(name, expression.span)
      return slot
    }
    if case .group(let inner) = expression.kind { return try operand(inner) }
    let register = try temporary()
    if standsForSeveral(expression) {
      let list = try argumentList([expression])
      emit(.split, register, list, 0, d: 2, at: expression.span)
    } else {
      try compile(expression, into: register)
    }
    return register
  }

  /// The value of an operand that what follows may change.
  private mutating func copy(_ expression: Expression) throws(Failure) -> Int {
    let register = try temporary()
    try compile(expression, into: register)
    return register
  }

  /// Whether an operand is written as a list, such as `c{:}`.
  private func standsForSeveral(_ expression: Expression) -> Bool {
    guard case .cellIndex(_, let arguments) = expression.kind else { return false }
    for argument in arguments {
      if isColon(argument) { return true }
      if case .range = argument.kind { return true }
    }
    return false
  }

  /// Whether a read of the slot means the variable: it has a value here, or no function has its name.
  private func isReadable(_ slot: Int, _ name: String) -> Bool {
    scope.defined.contains(slot) || functions[name] == nil && Library.index(of: name) == nil
  }

  /// The value of a literal, or of arithmetic on literals.
  func literal(_ expression: Expression) -> Double? {
    switch expression.kind {
    case .number(let number, false): return number
    case .group(let inner): return literal(inner)
    case .prefix(.minus, let operand): return literal(operand).map { -$0 }
    case .binary(let operation, let left, let right):
      guard let a = literal(left), let b = literal(right) else { return nil }
      switch operation {
      case .add: return a + b
      case .subtract: return a - b
      case .multiply, .elementMultiply: return a * b
      case .divide, .elementDivide: return a / b
      default: return nil
      }
    default: return nil
    }
  }

  /// Compiles an expression so that its one value is in `target` afterwards. Until the last instruction `target` keeps
  /// its old value, as it may be a variable that the expression reads.
  mutating func compile(_ expression: Expression, into target: Int) throws(Failure) {
    let mark = scope.next
    defer { scope.next = mark }
    let span = expression.span
    if let number = literal(expression), number == number {
      emit(.constant, target, try constant(number), at: span)
      return
    }
    switch expression.kind {
    case .number(let number, let isImaginary):
      let literal: Value = isImaginary ? Value(Complex(0, number)) : .number(number)
      emit(.load, target, value(literal), at: span)
    case .text(let bytes, let doubleQuoted):
      emit(.load, target, value(Value(textBytes: bytes, isDoubleQuoted: doubleQuoted)), at: span)
    case .colon: emit(.load, target, value(Value(textBytes: [UInt8(ascii: ":")])), at: span)
    case .name(let name): try compileName(name, into: target, outputs: 1, span)
    case .end:
      guard let end = scope.ends.last else {
        throw Failure("'end': nonconformant arguments", hint: "'end' means the last index only inside an index").at(
          place(span))
      }
      emit(.extent, target, end.register, end.place, d: end.of, at: span)
    case .group(let inner): try compile(inner, into: target)
    case .matrix(let rows): try matrix(rows, into: target, span)
    case .cell(let rows): try cell(rows, into: target, span)
    case .prefix(let operation, let operand):
      if let change = operation.change {
        return try self.change(operand, change, isPrefix: true, into: target, span)
      }
      let register = try self.operand(operand)
      let code: UnaryOperation = operation == .minus ? .negate : operation == .not ? .not : .identity
      emit(operation == .minus ? .negate : .unary, target, register, d: Int(code.rawValue), at: span)
    case .postfix(let operation, let operand):
      if let change = operation.change {
        return try self.change(operand, change, isPrefix: false, into: target, span)
      }
      let register = try isDerivative(operation, operand) ? functionValue(operand) : self.operand(operand)
      let code: UnaryOperation = operation == .transpose ? .transpose : .conjugateTranspose
      emit(.unary, target, register, d: Int(code.rawValue), at: span)
    case .binary(let operation, let left, let right): try binary(operation, left, right, into: target, span)
    case .range(let first, let step, let last):
      let parts = try temporaries(3)
      try compile(first, into: parts)
      if let step { try compile(step, into: parts + 1) } else { emit(.constant, parts + 1, try constant(1), at: span) }
      try compile(last, into: parts + 2)
      emit(.range, target, parts, at: span)
    case .index, .cellIndex, .field, .dynamicField: try compileCallable(expression, into: target, outputs: 1)
    case .anonymous(let parameters, let body): try closure(parameters, body, named: nil, into: target, span: span)
    case .handle(let name): emit(.load, target, value(.object(FunctionObject(.named(name)))), at: span)
    case .assignment(let targets, let value):
      try assign(value, to: targets, displays: false, span)
      if let first = targets.first, let first { try compile(first, into: target) }
    case .invalid: throw Failure("parse error").at(place(span))
    }
  }

  private mutating func binary(
    _ operation: BinaryOperator, _ left: Expression, _ right: Expression, into target: Int, _ span: Span
  ) throws(Failure) {
    switch operation {
    case .and, .or:
      // The result is built in a temporary, as the right side may read the target.
      let result = isLocal(target) ? try temporary() : target
      let first = try operand(left)
      emit(.unary, result, first, d: Int(UnaryOperation.truth.rawValue), at: left.span)
      let decides = emit(.jumpFalse, 0, result, at: left.span)
      if operation == .and {
        let second = try operand(right)
        emit(.unary, result, second, d: Int(UnaryOperation.truth.rawValue), at: right.span)
        try patch(decides, to: here)
      } else {
        let exit = emit(.jump, at: span)
        try patch(decides, to: here)
        let second = try operand(right)
        emit(.unary, result, second, d: Int(UnaryOperation.truth.rawValue), at: right.span)
        try patch(exit, to: here)
      }
      if result != target { emit(.move, target, result, at: span) }
    default:
      if try fusedProduct(operation, left, right, into: target, span) { return }
      if try fusedQuotient(operation, left, right, into: target, span) { return }
      if try fusedConstants(operation, left, right, into: target, span) { return }
      let plain = PlainOperation(operation)
      if let plain, let number = literal(right), number == number, let opcode = plain.constantRight {
        let register = try operand(left)
        emit(opcode, target, register, try constant(number), d: plain.flags, at: span)
      } else if let plain, let number = literal(left), number == number, let (opcode, isSwapped) = plain.constantLeft {
        let register = try operand(right)
        let k = try constant(number)
        if isSwapped {
          emit(opcode, target, register, k, d: plain.flags | 2, at: span)
        } else {
          emit(opcode, target, k, register, d: plain.flags, at: span)
        }
      } else {
        let first = right.changesVariables ? try copy(left) : try operand(left)
        let second = try operand(right)
        if let plain {
          emit(
            plain.opcode, target, plain.isSwapped ? second : first, plain.isSwapped ? first : second,
            d: plain.flags | (plain.isSwapped ? 2 : 0), at: span)
        } else {
          emit(.operate, target, first, second, d: Int(Operation(operation).rawValue), at: span)
        }
      }
    }
  }

  private mutating func matrix(_ rows: [[Expression]], into target: Int, _ span: Span) throws(Failure) {
    let rows = rows.filter { !$0.isEmpty }
    if let constant = literalMatrix(rows) {
      emit(.load, target, value(constant), at: span)
      return
    }
    if rows.count == 1 {
      try bracketRow(rows[0], .horizontal, into: target, span)
      return
    }
    let first = try temporaries(rows.count)
    for (index, row) in rows.enumerated() {
      if row.count == 1, !hasList(row) {
        try compile(row[0], into: first + index)
      } else {
        try bracketRow(row, .horizontal, into: first + index, rowSpan(row, span))
      }
    }
    emit(.vertical, target, first, rows.count, at: span)
  }

  private mutating func cell(_ rows: [[Expression]], into target: Int, _ span: Span) throws(Failure) {
    let rows = rows.filter { !$0.isEmpty }
    if rows.count <= 1 {
      try bracketRow(rows.first ?? [], .cellRow, into: target, span)
      return
    }
    let first = try temporaries(rows.count)
    for (index, row) in rows.enumerated() { try bracketRow(row, .cellRow, into: first + index, rowSpan(row, span)) }
    emit(.cellColumn, target, first, rows.count, at: span)
  }

  private func rowSpan(_ row: [Expression], _ span: Span) -> Span {
    guard let first = row.first, let last = row.last else { return span }
    return first.span.joined(last.span)
  }

  private mutating func bracketRow(
    _ row: [Expression], _ opcode: Opcode, into target: Int, _ span: Span
  ) throws(Failure) {
    let mark = scope.next
    defer { scope.next = mark }
    if hasList(row) {
      let list = try argumentList(row)
      emit(opcode, target, list, 0, d: 1, at: span)
      return
    }
    let first = try temporaries(max(row.count, 1))
    for (index, element) in row.enumerated() { try compile(element, into: first + index) }
    emit(opcode, target, first, row.count, at: span)
  }

  /// A matrix whose entries are all literals is built once, here.
  private func literalMatrix(_ rows: [[Expression]]) -> Value? {
    guard let columns = rows.first?.count else { return .emptyMatrix }
    var elements = [Double](repeating: 0, count: rows.count * columns)
    for (row, entries) in rows.enumerated() {
      guard entries.count == columns else { return nil }
      for (column, entry) in entries.enumerated() {
        guard let number = literal(entry) else { return nil }
        elements[column * rows.count + row] = number
      }
    }
    return Value(rows: rows.count, columns: columns, elements)
  }
}

/// The instructions of an operation that has ones of its own.
struct PlainOperation {
  var opcode: Opcode
  /// The flags that tell it from its sibling with the same opcode.
  var flags = 0
  /// Whether the instruction takes the operands in the other order.
  var isSwapped = false
  var constantRight: Opcode?
  /// The instruction for a constant on the left, and whether it is that for one on the right with operands swapped.
  var constantLeft: (Opcode, isSwapped: Bool)?
  var jump: Jump?

  /// A comparison as a jump that is taken when it does not hold.
  struct Jump {
    var opcode: Opcode
    var constantRight: Opcode?
    var isSwapped = false
  }

  init?(_ operation: BinaryOperator) {
    switch operation {
    case .add: self.init(.add, right: .addK, left: (.addK, true))
    case .subtract: self.init(.subtract, right: .subtractK, left: (.subtractFromK, false))
    case .multiply, .juxtapose: self.init(.multiply, right: .multiplyK, left: (.multiplyK, true))
    case .elementMultiply: self.init(.multiply, flags: 1, right: .multiplyK, left: (.multiplyK, true))
    case .divide: self.init(.divide, right: .divideK, left: (.divideIntoK, false))
    case .elementDivide: self.init(.divide, flags: 1, right: .divideK, left: (.divideIntoK, false))
    case .power: self.init(.power, right: .powerK)
    case .elementPower: self.init(.power, flags: 1, right: .powerK)
    case .less: self.init(.less, jump: Jump(opcode: .unlessLess, constantRight: .unlessLessK))
    case .lessEqual: self.init(.lessEqual, jump: Jump(opcode: .unlessLessEqual, constantRight: .unlessLessEqualK))
    case .equal: self.init(.equal, jump: Jump(opcode: .unlessEqual, constantRight: .unlessEqualK))
    case .notEqual: self.init(.notEqual, jump: Jump(opcode: .unlessNotEqual, constantRight: .unlessNotEqualK))
    case .greater:
      self.init(.less, isSwapped: true, jump: Jump(opcode: .unlessLess, constantRight: .unlessKLess, isSwapped: true))
    case .greaterEqual:
      self.init(
        .lessEqual, isSwapped: true,
        jump: Jump(opcode: .unlessLessEqual, constantRight: .unlessKLessEqual, isSwapped: true))
    case .leftDivide, .elementLeftDivide, .elementAnd, .elementOr, .and, .or: return nil
    }
  }

  private init(
    _ opcode: Opcode, flags: Int = 0, isSwapped: Bool = false, right: Opcode? = nil,
    left: (Opcode, isSwapped: Bool)? = nil, jump: Jump? = nil
  ) {
    (self.opcode, self.flags, self.isSwapped) = (opcode, flags, isSwapped)
    (constantRight, constantLeft, self.jump) = (right, left, jump)
  }
}

extension Expression {
  /// Whether a variable gets another value when it is computed, as in `x++`.
  fileprivate var changesVariables: Bool {
    switch kind {
    case .prefix(let operation, let inner): operation.change != nil || inner.changesVariables
    case .postfix(let operation, let inner): operation.change != nil || inner.changesVariables
    case .assignment: true
    case .number, .text, .name, .colon, .end, .handle, .invalid, .anonymous: false
    case .matrix, .cell, .group, .field, .binary, .range, .index, .cellIndex, .dynamicField:
      parts.contains { $0.changesVariables }
    }
  }
}
