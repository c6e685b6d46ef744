import Language
import Source

/// Checks that the places of a tree and of diagnostics lie inside a source of so many bytes.
struct SpanCheck {
  let count: Int

  private func check(_ span: Span, _ what: String) {
    Fuzz.require(
      span.start >= 0 && span.start <= span.end && span.end <= count,
      "the span \(span.start)..<\(span.end) of \(what) lies outside 0..<\(count)")
  }

  func check(_ diagnostics: [Diagnostic]) {
    for diagnostic in diagnostics {
      Fuzz.require(!diagnostic.message.isEmpty, "a diagnostic without a message")
      if let span = diagnostic.span { check(span, "the diagnostic '\(diagnostic.message)'") }
    }
  }

  func check(_ statements: [Statement]) {
    for statement in statements {
      check(statement.span, "a statement")
      switch statement.kind {
      case .expression(let expression): check(expression)
      case .assign(let target, let value): check([target, value])
      case .assignEach(let targets, let value):
        for case let target? in targets { check(target) }
        check(value)
      case .update(let target, _, let value): check([target, value])
      case .increment(let target, _, _): check([target])
      case .define(let name, let parameters, let value):
        check(name.span, "a name")
        for parameter in parameters ?? [] { check(parameter.span, "a parameter") }
        check(value)
      case .conditional(let branches, let otherwise):
        check(branches)
        check(otherwise ?? [])
      case .whileLoop(let condition, let body), .doUntil(let body, let condition):
        check(condition)
        check(body)
      case .forLoop(let target, let values, let body):
        check([target, values])
        check(body)
      case .switching(let subject, let branches, let otherwise):
        check(subject)
        check(branches)
        check(otherwise ?? [])
      case .attempt(let body, let name, let handler):
        if let name { check(name.span, "a name") }
        check(body)
        check(handler)
      case .unwindProtect(let body, let cleanup):
        check(body)
        check(cleanup)
      case .function(let definition):
        for name in [definition.name] + definition.parameters + definition.outputs { check(name.span, "a name") }
        check(definition.body)
      case .command(let name, _): check(name.span, "a command")
      case .breakLoop, .continueLoop, .returnFromFunction: break
      }
    }
  }

  private func check(_ branches: [Branch]) {
    for branch in branches {
      check(branch.condition)
      check(branch.body)
    }
  }

  private func check(_ expressions: [Expression]) { for expression in expressions { check(expression) } }

  private func check(_ expression: Expression) {
    check(expression.span, "an expression")
    switch expression.kind {
    case .matrix(let rows), .cell(let rows): for row in rows { check(row) }
    case .prefix(_, let operand), .postfix(_, let operand), .group(let operand): check(operand)
    case .binary(_, let left, let right): check([left, right])
    case .range(let first, let step, let last):
      check([first, last])
      if let step { check(step) }
    case .index(let base, let arguments), .cellIndex(let base, let arguments), .dynamicField(let base, let arguments):
      check(base)
      check(arguments)
    case .field(let base, let name):
      check(base)
      check(name.span, "a field")
    case .anonymous(let parameters, let body):
      for parameter in parameters { check(parameter.span, "a parameter") }
      check(body)
    case .assignment(let targets, let value):
      for case let target? in targets { check(target) }
      check(value)
    case .number, .text, .name, .colon, .end, .handle, .invalid: break
    }
  }
}
