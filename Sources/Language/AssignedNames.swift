/// The names that a piece of program assigns or uses.
enum AssignedNames {
  /// The names that the statements give values to, in the order of their first assignment.
  static func of(_ statements: [Statement]) -> [String] {
    var names = Collector()
    names.statements(statements)
    return names.names
  }

  /// The names that an expression reads, those inside nested anonymous functions included.
  static func used(in expression: Expression) -> [String] {
    var names = Collector()
    names.collectsUses = true
    names.expression(expression)
    return names.names
  }

  private struct Collector {
    var names: [String] = []
    var seen: Set<String> = []
    var collectsUses = false

    mutating func add(_ name: String) { if seen.insert(name).inserted { names.append(name) } }

    /// The variable that an assignment to the expression changes.
    mutating func target(_ target: Expression?) {
      guard let target else { return }
      switch target.kind {
      case .name(let name): add(name)
      case .index(let base, let arguments), .cellIndex(let base, let arguments),
        .dynamicField(let base, let arguments):
        self.target(base)
        for argument in arguments { expression(argument) }
      case .field(let base, _): self.target(base)
      case .number, .text, .colon, .end, .matrix, .cell, .prefix, .postfix, .binary, .range, .anonymous, .handle,
        .assignment, .invalid, .group:
        expression(target)
      }
    }

    mutating func statements(_ statements: [Statement]) { for statement in statements { self.statement(statement) } }

    mutating func statement(_ statement: Statement) {
      switch statement.kind {
      case .expression(let expression):
        if case .name = expression.kind {} else { add("ans") }
        self.expression(expression)
        // A name alone may be a function that is called.
        if case .name = expression.kind { add("ans") }
      case .assign(let target, let value):
        self.target(target)
        expression(value)
      case .assignEach(let targets, let value):
        for target in targets { self.target(target) }
        expression(value)
      case .update(let target, _, let value):
        self.target(target)
        expression(value)
      case .increment(let target, _, _):
        self.target(target)
        add("ans")
      case .define(let name, _, let value):
        add(name.text)
        expression(value)
      case .command(let name, let words):
        add("ans")
        if name.text == "global" || name.text == "persistent" { for word in words { add(word) } }
      case .conditional(let branches, let otherwise):
        for branch in branches { self.branch(branch) }
        statements(otherwise ?? [])
      case .whileLoop(let condition, let body), .doUntil(let body, let condition):
        expression(condition)
        statements(body)
      case .forLoop(let target, let values, let body):
        self.target(target)
        expression(values)
        statements(body)
      case .switching(let subject, let branches, let otherwise):
        expression(subject)
        for branch in branches { self.branch(branch) }
        statements(otherwise ?? [])
      case .attempt(let body, let name, let handler):
        statements(body)
        if let name { add(name.text) }
        statements(handler)
      case .unwindProtect(let body, let cleanup):
        statements(body)
        statements(cleanup)
      case .breakLoop, .continueLoop, .returnFromFunction, .function: break
      }
    }

    mutating func branch(_ branch: Branch) {
      expression(branch.condition)
      statements(branch.body)
    }

    /// Code in a string literal gives values to variables of the scope it stands in.
    mutating func code(_ argument: Expression) {
      guard case .text(let bytes, _) = argument.kind else { return }
      statements(Program.parse(bytes).statements)
    }

    private mutating func change(_ variable: Expression) {
      if collectsUses { expression(variable) } else { target(variable) }
    }

    mutating func expression(_ expression: Expression) {
      switch expression.kind {
      case .name(let name): if collectsUses { add(name) }
      case .number, .text, .colon, .end, .handle, .invalid: break
      case .matrix(let rows), .cell(let rows): for row in rows { for element in row { self.expression(element) } }
      case .prefix(let operation, let operand):
        if operation.change != nil { change(operand) } else { self.expression(operand) }
      case .postfix(let operation, let operand):
        if operation.change != nil { change(operand) } else { self.expression(operand) }
      case .group(let operand): self.expression(operand)
      case .binary(_, let left, let right):
        self.expression(left)
        self.expression(right)
      case .range(let first, let step, let last):
        self.expression(first)
        if let step { self.expression(step) }
        self.expression(last)
      case .index(let base, let arguments), .cellIndex(let base, let arguments),
        .dynamicField(let base, let arguments):
        self.expression(base)
        for argument in arguments { self.expression(argument) }
        if !collectsUses, case .name("eval") = base.kind { for argument in arguments { code(argument) } }
      case .field(let base, _): self.expression(base)
      case .anonymous(_, let body): if collectsUses { self.expression(body) }
      case .assignment(let targets, let value):
        if !collectsUses { for target in targets { self.target(target) } }
        self.expression(value)
      }
    }
  }
}
