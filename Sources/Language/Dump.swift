import Source

extension Program {
  /// The tree as nested parentheses, one statement a line, for inspection and tests.
  ///
  /// A statement that is silenced ends in `;`.
  public var dump: String {
    var text = ""
    for statement in statements { text += statement.dump(indent: 0) }
    return text
  }
}

extension Statement {
  /// The statement as nested parentheses, with its blocks on lines of their own, two blanks deeper.
  public func dump(indent: Int) -> String {
    let margin = String(repeating: " ", count: indent)
    func block(_ statements: [Statement]) -> String {
      var text = ""
      for statement in statements { text += statement.dump(indent: indent + 2) }
      return text
    }
    func list(_ names: [Name]) -> String {
      var text = "("
      for (index, name) in names.enumerated() { text += (index > 0 ? " " : "") + name.text }
      return text + ")"
    }
    func section(_ word: String, _ condition: Expression?, _ body: [Statement]) -> String {
      margin + word + (condition.map { condition in " " + condition.dump } ?? "") + "\n" + block(body)
    }
    func sections(_ word: String, _ next: String, _ branches: [Branch], _ last: String, _ body: [Statement]?) -> String
    {
      var text = ""
      for (index, branch) in branches.enumerated() {
        text += section(index == 0 ? word : next, branch.condition, branch.body)
      }
      if let body { text += section(last, nil, body) }
      return text
    }
    let line: String
    switch kind {
    case .expression(let expression): line = expression.dump
    case .assign(let target, let value): line = Expression.dump([target], value)
    case .assignEach(let targets, let value): line = Expression.dump(targets, value)
    case .update(let target, let operation, let value):
      line = "(\(operation.rawValue)= \(target.dump) \(value.dump))"
    case .increment(let target, let operation, let isPrefix):
      let sign = operation.rawValue + operation.rawValue
      line = isPrefix ? "(\(sign) \(target.dump))" : "(\(target.dump) \(sign))"
    case .define(let name, let parameters, let value):
      line = "(:= \(name.text)\(parameters.map { names in " " + list(names) } ?? "") \(value.dump))"
    case .command(let name, let words):
      var text = "(command \(name.text)"
      for word in words { text += " " + word }
      line = text + ")"
    case .breakLoop: line = "break"
    case .continueLoop: line = "continue"
    case .returnFromFunction: line = "return"
    case .conditional(let branches, let otherwise):
      return sections("if", "elseif", branches, "else", otherwise)
    case .whileLoop(let condition, let body): return section("while", condition, body)
    case .doUntil(let body, let condition): return section("do", nil, body) + margin + "until \(condition.dump)\n"
    case .forLoop(let target, let values, let body):
      return margin + "for \(target.dump) \(values.dump)\n" + block(body)
    case .switching(let subject, let branches, let otherwise):
      return margin + "switch \(subject.dump)\n" + sections("case", "case", branches, "otherwise", otherwise)
    case .attempt(let body, let name, let handler):
      return section("try", nil, body) + margin + "catch\(name.map { name in " " + name.text } ?? "")\n"
        + block(handler)
    case .unwindProtect(let body, let cleanup):
      return section("unwind_protect", nil, body) + section("cleanup", nil, cleanup)
    case .function(let function):
      return margin + "function \(list(function.outputs)) \(function.name.text) \(list(function.parameters))\n"
        + block(function.body)
    }
    return margin + line + (displays ? "\n" : ";\n")
  }
}

extension Expression {
  /// The expression as nested parentheses, each operator before its operands.
  public var dump: String {
    switch kind {
    case .number(let value, let isImaginary): return "\(value)" + (isImaginary ? "i" : "")
    case .text(let characters, let isDouble):
      let quote = isDouble ? "\"" : "'"
      return quote + String(decoding: characters, as: UTF8.self) + quote
    case .name(let name): return name
    case .colon: return ":"
    case .end: return "end"
    case .matrix(let rows): return Self.dump("[", rows, "]")
    case .cell(let rows): return Self.dump("{", rows, "}")
    case .prefix(let operation, let operand): return "(\(operation.rawValue) \(operand.dump))"
    case .postfix(let operation, let operand): return "(\(operation.rawValue) \(operand.dump))"
    case .binary(let operation, let left, let right):
      return "(\(operation == .juxtapose ? "juxtapose" : operation.rawValue) \(left.dump) \(right.dump))"
    case .range(let first, let step, let last):
      return "(: \(first.dump)\(step.map { step in " " + step.dump } ?? "") \(last.dump))"
    case .index(let base, let arguments): return "(index \(base.dump)\(Self.dump(arguments)))"
    case .cellIndex(let base, let arguments): return "(cell-index \(base.dump)\(Self.dump(arguments)))"
    case .field(let base, let name): return "(field \(base.dump) \(name.text))"
    case .dynamicField(let base, let arguments): return "(dynamic \(base.dump)\(Self.dump(arguments)))"
    case .anonymous(let parameters, let body):
      var text = "(@ ("
      for (index, parameter) in parameters.enumerated() { text += (index > 0 ? " " : "") + parameter.text }
      return text + ") \(body.dump))"
    case .handle(let name): return "@\(name)"
    case .group(let inner): return "(group \(inner.dump))"
    case .assignment(let targets, let value): return Self.dump(targets, value)
    case .invalid: return "invalid"
    }
  }

  static func dump(_ targets: [Expression?], _ value: Expression) -> String {
    var text = "(="
    for target in targets {
      text += " "
      if let target { text += target.dump } else { text += "~" }
    }
    return text + " " + value.dump + ")"
  }

  private static func dump(_ arguments: [Expression]) -> String {
    var text = ""
    for argument in arguments { text += " " + argument.dump }
    return text
  }

  private static func dump(_ open: String, _ rows: [[Expression]], _ close: String) -> String {
    var text = open
    for (index, row) in rows.enumerated() {
      if index > 0 { text += "; " }
      for (column, element) in row.enumerated() { text += (column > 0 ? " " : "") + element.dump }
    }
    return text + close
  }
}
