import Numerics
import Source

/// Brings an expression of scalar mathematics into a short form: a sum of products of powers, in which numbers are
/// folded, equal factors and like terms collected. Products of sums stay as they are, and so does everything that is
/// no sum, product or power.
struct Simplification {
  /// The text that the spans of the expression count in.
  let source: [UInt8]
  /// Whether operators between parts that are no numbers work entry by entry.
  let isElementwise: Bool

  /// The expression in short form.
  func simplified(_ expression: Expression) -> Expression { self.expression(terms(expression)) }

  /// A number times powers of expressions.
  private struct Term {
    var number: Ratio
    var factors: [Factor] = []

    /// What like terms have in common.
    var key: String {
      var keys: [String] = []
      for factor in factors { keys.append("\(factor.key)^\(factor.exponent.value)") }
      return ascending(keys).joined(separator: "*")
    }
  }

  private struct Factor {
    var base: Expression
    /// The printed base, by which equal ones are found.
    var key: String
    var exponent: Ratio
  }

  // MARK: Taking apart

  private func terms(_ expression: Expression) -> [Term] {
    switch expression.kind {
    case .number(let number, false): return number == 0 ? [] : [Term(number: Ratio(number))]
    case .group(let inner), .prefix(.plus, let inner): return terms(inner)
    case .prefix(.minus, let inner): return scaled(terms(inner), .minusOne)
    case .binary(let operation, let left, let right):
      switch operation {
      case .add: return combined(terms(left) + terms(right))
      case .subtract: return combined(terms(left) + scaled(terms(right), .minusOne))
      case .multiply, .elementMultiply, .juxtapose: return product(terms(left), terms(right))
      case .divide, .elementDivide: return product(terms(left), power(terms(right), .minusOne))
      case .leftDivide, .elementLeftDivide: return product(terms(right), power(terms(left), .minusOne))
      case .power, .elementPower:
        let exponent = terms(right)
        if exponent.isEmpty { return [Term(number: .one)] }
        if exponent.count == 1, exponent[0].factors.isEmpty { return power(terms(left), exponent[0].number) }
        return atom(power(simplified(left), self.expression(exponent)))
      case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater, .elementAnd, .elementOr, .and, .or:
        return atom(expression)
      }
    case .index(let base, let arguments):
      return atom(Expression(.index(base, arguments.map { simplified($0) }), span: expression.span))
    case .matrix(let rows):
      return atom(Expression(.matrix(rows.map { row in row.map { simplified($0) } }), span: expression.span))
    case .number, .text, .name, .colon, .end, .cell, .prefix, .postfix, .range, .cellIndex, .field,
      .dynamicField, .anonymous, .handle, .assignment, .invalid:
      return atom(expression)
    }
  }

  private func factor(_ base: Expression, _ exponent: Ratio = .one) -> Factor {
    Factor(base: base, key: base.octaveText(source: source), exponent: exponent)
  }

  private func atom(_ expression: Expression) -> [Term] { [Term(number: .one, factors: [factor(expression)])] }

  private func scaled(_ terms: [Term], _ number: Ratio) -> [Term] {
    terms.map { Term(number: $0.number * number, factors: $0.factors) }
  }

  /// Collects like terms; a sum that only has a number before it is taken apart.
  private func combined(_ terms: [Term]) -> [Term] {
    var result: [Term] = []
    var keys: [String] = []
    for term in terms {
      for part in opened(term) {
        let key = part.key
        if let index = keys.firstIndex(of: key) {
          result[index].number = result[index].number + part.number
        } else {
          result.append(part)
          keys.append(key)
        }
      }
    }
    return result.filter { $0.number != .zero && $0.number.numerator != 0 }
  }

  private func opened(_ term: Term) -> [Term] {
    guard term.factors.count == 1, term.factors[0].exponent == .one, term.factors[0].base.isSum else { return [term] }
    return scaled(terms(term.factors[0].base), term.number)
  }

  /// The terms as one: a sum becomes a factor. Nil for 0.
  private func single(_ terms: [Term]) -> Term? {
    terms.count > 1 ? Term(number: .one, factors: [factor(expression(terms))]) : terms.first
  }

  private func product(_ left: [Term], _ right: [Term]) -> [Term] {
    guard var result = single(left), let other = single(right) else { return [] }
    result.number = result.number * other.number
    for factor in other.factors {
      if let index = result.factors.firstIndex(where: { $0.key == factor.key }) {
        result.factors[index].exponent = result.factors[index].exponent + factor.exponent
      } else {
        result.factors.append(factor)
      }
    }
    result.factors.removeAll { $0.exponent.numerator == 0 }
    return [result]
  }

  private func power(_ terms: [Term], _ exponent: Ratio) -> [Term] {
    guard let term = single(terms) else {
      let zero = Expression.number(0)
      return exponent.numerator > 0 ? [] : [Term(number: .one, factors: [factor(zero, exponent)])]
    }
    if exponent == .one { return [term] }
    // The root of a square is not the number itself, so only whole powers are drawn into a product.
    guard exponent.isInteger, let number = term.number.power(exponent) else {
      return [Term(number: .one, factors: [factor(expression([term]), exponent)])]
    }
    return [
      Term(
        number: number,
        factors: term.factors.map { Factor(base: $0.base, key: $0.key, exponent: $0.exponent * exponent) })
    ]
  }

  // MARK: Putting together

  private func expression(_ terms: [Term]) -> Expression {
    var sum: Expression?
    for term in terms {
      let isNegative = term.number.numerator < 0
      let part = product(term)
      if let left = sum {
        sum = .binary(isNegative ? .subtract : .add, left, part)
      } else {
        sum = isNegative ? Expression(.prefix(.minus, part), span: part.span) : part
      }
    }
    return sum ?? .number(0)
  }

  /// The term without its sign: number first, then names, sums and functions, over what has a negative exponent.
  private func product(_ term: Term) -> Expression {
    let (number, divisor) = term.number.written
    var above: [Expression] = []
    var below: [Expression] = []
    if divisor != 1 { below.append(.number(divisor)) }
    for rank in 0...2 {
      for factor in term.factors where factor.base.rank == rank {
        if factor.exponent.numerator > 0 {
          above.append(written(factor, factor.exponent))
        } else {
          below.append(written(factor, factor.exponent * .minusOne))
        }
      }
    }
    if abs(number) != 1 || above.isEmpty { above.insert(.number(abs(number)), at: 0) }
    let top = joined(above)
    guard !below.isEmpty else { return top }
    let isNumber = below.count == 1 && divisor != 1
    return .binary(
      isElementwise && !isNumber ? .elementDivide : .divide, above.count == 1 ? above[0].asFactor : top,
      below.count == 1 ? below[0].asDivisor : joined(below).grouped)
  }

  private func joined(_ factors: [Expression]) -> Expression {
    guard factors.count > 1 else { return factors[0] }
    var product = factors[0].asFactor
    for (index, factor) in factors.enumerated().dropFirst() {
      var isNumber = false
      if index == 1, case .number = factors[0].kind { isNumber = true }
      product = .binary(isElementwise && !isNumber ? .elementMultiply : .multiply, product, factor.asFactor)
    }
    return product
  }

  private func written(_ factor: Factor, _ exponent: Ratio) -> Expression {
    if exponent == .one { return factor.base }
    let (top, bottom) = exponent.written
    let number = Expression.number(top)
    return power(factor.base, bottom == 1 ? number : .binary(.divide, number, .number(bottom)))
  }

  private func power(_ base: Expression, _ exponent: Expression) -> Expression {
    .binary(isElementwise ? .elementPower : .power, base.asBase, exponent.asBase)
  }
}

extension Expression {
  /// A number that stands nowhere in a source; a negative one is grouped.
  static func number(_ number: Double) -> Expression {
    let magnitude = Expression(.number(abs(number), isImaginary: false), span: Span(0, 0))
    return number < 0 ? Expression(.prefix(.minus, magnitude), span: Span(0, 0)).grouped : magnitude
  }

  /// A binary operation whose operands bind tightly enough.
  static func binary(_ operation: BinaryOperator, _ left: Expression, _ right: Expression) -> Expression {
    Expression(.binary(operation, left, right), span: left.span.joined(right.span))
  }

  /// The expression in parentheses.
  var grouped: Expression {
    if case .group = kind { return self }
    return Expression(.group(self), span: span)
  }

  /// How tightly an expression binds: 0 for one that is no operand of a power, 2 for what needs no parentheses at all.
  private var tightness: Int {
    switch kind {
    case .number, .text, .name, .colon, .end, .matrix, .cell, .index, .cellIndex, .field, .dynamicField, .group,
      .invalid:
      2
    case .binary(.power, _, _), .binary(.elementPower, _, _), .postfix: 1
    case .prefix, .binary, .range, .anonymous, .handle, .assignment: 0
    }
  }

  fileprivate var asBase: Expression { tightness < 2 ? grouped : self }
  fileprivate var asFactor: Expression {
    if case .binary(.multiply, _, _) = kind { return self }
    if case .binary(.elementMultiply, _, _) = kind { return self }
    return tightness < 1 ? grouped : self
  }
  fileprivate var asDivisor: Expression { tightness < 1 ? grouped : self }

  /// Whether it is a sum or difference, perhaps in parentheses.
  var isSum: Bool {
    switch kind {
    case .group(let inner): inner.isSum
    case .binary(.add, _, _), .binary(.subtract, _, _): true
    default: false
    }
  }

  /// Where it stands in a product: names first, then sums, then functions.
  fileprivate var rank: Int {
    switch kind {
    case .number, .name: 0
    case .binary: 1
    default: 2
    }
  }
}
