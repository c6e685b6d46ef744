import Language
import Numerics
import Source
import Typesetting

extension Expression {
  /// The expression as a mathematician writes it: fractions, powers, roots; products without a sign where the factors
  /// stay apart. `source` is the text that the spans count in.
  func formula(source: [UInt8]) -> Formula { ExpressionTypesetter(source: source).formula(self) }
}

/// Sets expressions, with parentheses where the two-dimensional form needs them.
private struct ExpressionTypesetter {
  /// How tightly a form binds; a part that binds less tightly than its place asks for gets parentheses.
  enum Binding: Int { case relation, sum, product, sign, power, atom }

  let source: [UInt8]

  func formula(_ expression: Expression) -> Formula {
    switch expression.kind {
    case .number(let number, let isImaginary):
      return isImaginary
        ? product(.decimal(NumberText.shortest(number)), .name("i")) : .decimal(literal(expression, number))
    case .text(let bytes, _): return .words("“\(String(decoding: bytes, as: UTF8.self))”")
    case .name(let name): return self.name(name)
    case .colon: return .sign(":")
    case .end: return .words("end")
    case .matrix(let rows): return .matrix(rows.map { row in row.map { formula($0) } })
    case .cell(let rows):
      return .fenced("{", .infix(rows.flatMap { row in row.map { formula($0) } }, ","), "}")
    case .group(let inner): return formula(inner)
    case .prefix(let operation, let operand):
      let sign: String =
        switch operation {
        case .minus: "−"
        case .plus: "+"
        case .not: "¬"
        case .increment, .decrement: operation.rawValue
        }
      return .row([.sign(sign), part(operand, atLeast: .product)])
    case .postfix(let operation, let operand):
      let base = part(operand, atLeast: .atom)
      return operation.change == nil
        ? .scripts(base, sub: nil, sup: .words("T")) : .row([base, .sign(operation.rawValue)])
    case .binary(let operation, let left, let right): return binary(operation, left, right)
    case .range(let first, let step, let last):
      return .infix([first, step, last].compactMap { $0 }.map { part($0, atLeast: .sum) }, ":")
    case .index(let base, let arguments): return call(base, arguments)
    case .cellIndex(let base, let arguments):
      return .row([part(base, atLeast: .atom), .fenced("{", .infix(arguments.map { formula($0) }, ","), "}")])
    case .field(let base, let name): return .row([part(base, atLeast: .atom), .sign("."), .name(name.text)])
    case .dynamicField(let base, let arguments):
      return .row([callee(base), .sign("."), .parenthesized(.infix(arguments.map { formula($0) }, ","))])
    case .anonymous(let parameters, let body):
      let names = parameters.map { Formula.name($0.text) }
      let left = names.count == 1 ? names[0] : .parenthesized(.infix(names, ","))
      return .infix([left, formula(body)], "↦")
    case .handle(let name): return .name(name)
    case .assignment(_, let value): return formula(value)
    case .invalid: return .words("?")
    }
  }

  private func name(_ name: String) -> Formula {
    switch Word(name) {
    case "pi": .identifier("π", upright: false)
    case "Inf", "inf": .identifier("∞", upright: true)
    default: .name(name)
    }
  }

  private func binary(_ operation: BinaryOperator, _ left: Expression, _ right: Expression) -> Formula {
    switch operation {
    case .add: return .infix([formula(left), part(right, atLeast: .sum)], "+")
    case .subtract: return .infix([formula(left), part(right, atLeast: .product)], "−")
    case .multiply, .elementMultiply, .juxtapose:
      let a = part(left, atLeast: .product)
      if joins(left, right) { return product(a, part(right, atLeast: .sign)) }
      return .infix([a, part(right, atLeast: .power)], "·")
    case .divide, .elementDivide: return .fraction(formula(left), formula(right), bar: true)
    case .leftDivide, .elementLeftDivide:
      return .row([.scripts(part(left, atLeast: .atom), sub: nil, sup: .decimal("-1")), part(right, atLeast: .sign)])
    case .power, .elementPower: return .power(part(left, atLeast: .atom), formula(right))
    case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater, .elementAnd, .elementOr, .and, .or:
      return .infix([part(left, atLeast: .sum), part(right, atLeast: .sum)], sign(of: operation))
    }
  }

  private func sign(of operation: BinaryOperator) -> String {
    switch operation {
    case .lessEqual: "≤"
    case .greaterEqual: "≥"
    case .notEqual: "≠"
    case .equal: "="
    case .elementAnd, .and: "∧"
    case .elementOr, .or: "∨"
    default: operation.rawValue
    }
  }

  private func product(_ a: Formula, _ b: Formula) -> Formula { .row(factors(a) + factors(b)) }

  private func factors(_ formula: Formula) -> [Formula] {
    if case .row(let parts) = formula { parts } else { [formula] }
  }

  /// Whether two factors stay apart without a sign between them: `2x`, `x y²`, but not `x 2` or `a (b)`.
  private func joins(_ left: Expression, _ right: Expression) -> Bool {
    // A negative number needs its parentheses: 2 · (−3).
    if binding(right) == .sign { return false }
    guard let last = lastFactor(left), let first = firstFactor(right) else { return false }
    switch (last, first) {
    case (_, .number): return false
    case (.number, _): return true
    case (.name(let a), .name(let b)): return isLetter(a) && isLetter(b)
    default: return false
    }
  }

  private func isLetter(_ name: String) -> Bool { name == "pi" || name.unicodeScalars.count == 1 }

  private func lastFactor(_ expression: Expression) -> Expression.Kind? {
    switch expression.kind {
    case .number, .name: return expression.kind
    case .binary(.multiply, _, let right), .binary(.elementMultiply, _, let right), .binary(.juxtapose, _, let right):
      return lastFactor(right)
    case .binary(.power, let base, _), .binary(.elementPower, let base, _): return lastFactor(base)
    default: return nil
    }
  }

  private func firstFactor(_ expression: Expression) -> Expression.Kind? {
    switch expression.kind {
    case .number, .name, .group: return expression.kind
    case .binary(.power, let base, _), .binary(.elementPower, let base, _): return firstFactor(base)
    case .index(let base, _), .postfix(_, let base): return firstFactor(base)
    default: return nil
    }
  }

  private func call(_ base: Expression, _ arguments: [Expression]) -> Formula {
    if case .name(let name) = base.kind, arguments.count == 1 {
      switch Word(name) {
      case "sqrt": return .root(formula(arguments[0]), index: nil)
      case "abs": return .fenced("|", formula(arguments[0]), "|")
      case "exp":
        return .power(.identifier("e", upright: false), formula(arguments[0]))
      case "sin", "cos", "tan", "log", "det", "max", "min":
        return .call(.function(name == "log" ? "ln" : name, .never), [formula(arguments[0])])
      default: break
      }
    }
    return .call(callee(base), arguments.map { formula($0) })
  }

  /// What is called: a name, or a derivative such as `f''`.
  private func callee(_ base: Expression) -> Formula {
    var primes = ""
    var function = base
    while case .postfix(.conjugateTranspose, let inner) = function.kind {
      primes += "'"
      function = inner
    }
    if !primes.isEmpty, case .name(let name) = function.kind { return .name(name + primes) }
    return part(base, atLeast: .atom)
  }

  /// A part of a larger formula, in parentheses where it binds less tightly than its place asks for.
  private func part(_ expression: Expression, atLeast binding: Binding) -> Formula {
    self.binding(expression).rawValue < binding.rawValue ? .parenthesized(formula(expression)) : formula(expression)
  }

  private func binding(_ expression: Expression) -> Binding {
    switch expression.kind {
    case .group(let inner): return binding(inner)
    case .prefix: return .sign
    case .binary(let operation, _, _):
      switch operation {
      case .add, .subtract: return .sum
      case .multiply, .elementMultiply, .juxtapose, .leftDivide, .elementLeftDivide: return .product
      case .divide, .elementDivide: return .power
      case .power, .elementPower: return .power
      case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater, .elementAnd, .elementOr, .and, .or:
        return .relation
      }
    case .range, .anonymous, .assignment: return .relation
    case .index(let base, let arguments):
      if case .name("exp") = base.kind, arguments.count == 1 { return .power }
      return .atom
    case .number(let number, _): return number < 0 ? .sign : .atom
    case .text, .name, .colon, .end, .matrix, .cell, .cellIndex, .field, .dynamicField, .handle, .invalid: return .atom
    case .postfix: return .power
    }
  }

  /// A number as it was typed.
  private func literal(_ expression: Expression, _ number: Double) -> String {
    let span = expression.span
    guard span.start >= 0, span.end <= source.count, span.start < span.end else { return NumberText.shortest(number) }
    return String(decoding: source[span.start..<span.end], as: UTF8.self)
  }
}
