import Source

/// Differentiates an expression with respect to one name.
struct Derivation {
  /// The name of the variable.
  let variable: String
  /// The other names whose values are functions, and those whose values are none.
  let functions: Set<String>
  let constants: Set<String>
  /// The names of functions written with `function`.
  let defined: Set<String>
  /// The text that the spans of the expression count in.
  let source: [UInt8]

  /// The derivatives of library functions, as definitions: the derivative with respect to the only argument, or those
  /// with respect to each argument, `none` where there is none.
  private static let rules = """
    exp(x) := exp(x), log(x) := 1/x, log2(x) := 1/(x*log(2)), log10(x) := 1/(x*log(10))
    expm1(x) := exp(x), log1p(x) := 1/(1 + x), sqrt(x) := 1/(2*sqrt(x)), cbrt(x) := 1/(3*cbrt(x)^2)
    sin(x) := cos(x), cos(x) := -sin(x), tan(x) := 1/cos(x)^2
    sec(x) := sin(x)/cos(x)^2, csc(x) := -cos(x)/sin(x)^2, cot(x) := -1/sin(x)^2
    asin(x) := 1/sqrt(1 - x^2), acos(x) := -1/sqrt(1 - x^2), atan(x) := 1/(1 + x^2)
    sinh(x) := cosh(x), cosh(x) := sinh(x), tanh(x) := 1/cosh(x)^2
    asinh(x) := 1/sqrt(x^2 + 1), acosh(x) := 1/sqrt(x^2 - 1), atanh(x) := 1/(1 - x^2)
    sind(x) := pi*cosd(x)/180, cosd(x) := -pi*sind(x)/180, deg2rad(x) := pi/180, rad2deg(x) := 180/pi
    abs(x) := sign(x), sign(x) := 0, floor(x) := 0, ceil(x) := 0, round(x) := 0, fix(x) := 0
    erf(x) := 2*exp(-x^2)/sqrt(pi), erfc(x) := -2*exp(-x^2)/sqrt(pi), erfinv(x) := sqrt(pi)*exp(erfinv(x)^2)/2
    gamma(x) := gamma(x)*psi(x), gammaln(x) := psi(x), lgamma(x) := psi(x)
    normcdf(x) := normpdf(x), normpdf(x) := -x*normpdf(x)
    plus(x, y) := [1 1], minus(x, y) := [1, -1], times(x, y) := [y x], mtimes(x, y) := [y x], uminus(x) := -1
    rdivide(x, y) := [1/y, -x/y^2], mrdivide(x, y) := [1/y, -x/y^2]
    power(x, y) := [y*x^(y - 1), x^y*log(x)], mpower(x, y) := [y*x^(y - 1), x^y*log(x)]
    nthroot(x, n) := [1/(n*nthroot(x, n)^(n - 1)), none], mod(x, y) := [1, none], rem(x, y) := [1, none]
    atan2(y, x) := [x/(x^2 + y^2), -y/(x^2 + y^2)], hypot(x, y) := [x/hypot(x, y), y/hypot(x, y)]
    polyval(p, x) := [none, polyval(polyder(p), x)]
    """

  /// Whether there is a rule for a function of the library.
  static func hasRule(for name: String) -> Bool { rule(for: name) != nil }

  private static func rule(for name: String) -> (parameters: [Name], body: Expression)? {
    for statement in Program.parse([UInt8](rules.utf8)).statements {
      if case .define(let head, let parameters?, let body) = statement.kind, head.text == name {
        return (parameters, body)
      }
    }
    return nil
  }

  /// The derivative, not simplified; nil for 0.
  func derivative(_ expression: Expression) throws(Failure) -> Expression? {
    guard depends(expression) else { return nil }
    let span = expression.span
    switch expression.kind {
    case .name: return .number(1)
    case .group(let inner): return try derivative(inner)
    case .prefix(let operation, let operand):
      guard operation == .minus || operation == .plus else { throw impossible(expression) }
      return try derivative(operand).map { Expression(.prefix(operation, $0.grouped), span: span) }
    case .postfix(let operation, let operand):
      guard operation.change == nil else { throw impossible(expression) }
      return try derivative(operand).map { Expression(.postfix(operation, $0.grouped), span: span) }
    case .binary(let operation, let left, let right): return try binary(expression, operation, left, right)
    case .index(let base, let arguments), .dynamicField(let base, let arguments):
      return try call(expression, of: base, arguments)
    case .matrix(let rows):
      var derivatives: [[Expression]] = []
      for row in rows {
        var entries: [Expression] = []
        for entry in row { entries.append(try derivative(entry)?.grouped ?? .number(0)) }
        derivatives.append(entries)
      }
      return Expression(.matrix(derivatives), span: span)
    case .number, .text, .colon, .end, .cell, .range, .cellIndex, .field, .anonymous, .handle, .assignment, .invalid:
      throw impossible(expression)
    }
  }

  private func depends(_ expression: Expression) -> Bool {
    AssignedNames.used(in: expression).contains(variable)
  }

  private func impossible(_ expression: Expression, hint: String? = nil) -> Failure {
    Failure(
      "'\(expression.octaveText(source: source))' cannot be differentiated with respect to '\(variable)'", hint: hint)
  }

  private func binary(
    _ expression: Expression, _ operation: BinaryOperator, _ u: Expression, _ v: Expression
  ) throws(Failure) -> Expression? {
    switch operation {
    case .add: return sum(try derivative(u), try derivative(v))
    case .subtract: return sum(try derivative(u), negated(try derivative(v)))
    case .multiply, .elementMultiply, .juxtapose:
      return sum(product(try derivative(u), v), product(try derivative(v), u))
    case .divide, .elementDivide: return try quotient(u, v)
    case .leftDivide, .elementLeftDivide: return try quotient(v, u)
    case .power, .elementPower: return try power(u, v)
    case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater, .elementAnd, .elementOr, .and, .or:
      throw impossible(expression, hint: "only sums, products, quotients, powers and functions have derivatives")
    }
  }

  private func quotient(_ u: Expression, _ v: Expression) throws(Failure) -> Expression? {
    let left = try derivative(u)
    guard let right = try derivative(v) else { return left.map { divided($0, v) } }
    let square = Expression.binary(.power, v.grouped, .number(2))
    if v.isSum {
      // One fraction reads better: (u' v - u v') / v^2.
      return sum(product(left, v), negated(product(right, u))).map { divided($0, square) }
    }
    return sum(left.map { divided($0, v) }, negated(product(right, u)).map { divided($0, square) })
  }

  private func power(_ u: Expression, _ v: Expression) throws(Failure) -> Expression? {
    let base = try derivative(u)
    let exponent = try derivative(v)
    let lower = Expression.binary(.power, u.grouped, Expression.binary(.subtract, v.grouped, .number(1)).grouped)
    let byBase = product(product(base, v), lower)
    var logarithm: Expression? = Expression(
      .index(Expression(.name("log"), span: u.span), [u]), span: u.span)
    // Euler's number has the logarithm 1.
    if case .name("e") = u.kind, !constants.contains("e") { logarithm = nil }
    let whole = Expression.binary(.power, u.grouped, v.grouped)
    let byExponent = product(exponent, logarithm.map { .binary(.multiply, whole, $0) } ?? whole)
    return sum(byBase, byExponent)
  }

  private func call(_ expression: Expression, of base: Expression, _ arguments: [Expression]) throws(Failure)
    -> Expression?
  {
    guard !depends(base) else {
      throw impossible(expression, hint: "'\(variable)' must be a number here, not something with parts")
    }
    if case .name(let name) = base.kind, !functions.contains(name) {
      return try call(expression, ofLibrary: name, arguments)
    }
    switch base.kind {
    case .name, .group, .postfix, .anonymous: break
    default: throw impossible(expression)
    }
    guard arguments.count == 1 else {
      throw impossible(expression, hint: "only functions of one variable have a derivative f'")
    }
    let prime = Expression(.postfix(.conjugateTranspose, base), span: base.span)
    var outer = expression
    if case .dynamicField = expression.kind {
      outer.kind = .dynamicField(prime, arguments)
    } else {
      outer.kind = .index(prime, arguments)
    }
    return product(try derivative(arguments[0]), outer)
  }

  private func call(_ expression: Expression, ofLibrary name: String, _ arguments: [Expression]) throws(Failure)
    -> Expression?
  {
    if constants.contains(name) { throw impossible(expression, hint: "'\(name)' is no function") }
    if defined.contains(name) {
      throw impossible(
        expression, hint: "'\(name)' is written with `function`; give it by its equation, as in \(name)(x) := x^2")
    }
    guard let rule = Derivation.rule(for: name), rule.parameters.count == arguments.count else {
      let isKnown = Library.index(of: name) != nil
      throw impossible(
        expression, hint: isKnown ? "there is no rule for '\(name)'" : "'\(name)' had no value when this was defined")
    }
    var partials = [rule.body]
    if case .matrix(let rows) = rule.body.kind { partials = rows[0] }
    var result: Expression?
    for (index, argument) in arguments.enumerated() {
      guard let inner = try derivative(argument) else { continue }
      if case .name("none") = partials[index].kind { throw impossible(expression) }
      result = sum(result, product(inner, partials[index].substituting(arguments, for: rule.parameters)))
    }
    return result
  }

  // MARK: Parts that may be 0

  private func sum(_ u: Expression?, _ v: Expression?) -> Expression? {
    guard let u, let v else { return u ?? v }
    return .binary(.add, u, v.grouped)
  }

  private func negated(_ u: Expression?) -> Expression? {
    u.map { Expression(.prefix(.minus, $0.grouped), span: $0.span) }
  }

  private func product(_ u: Expression?, _ v: Expression) -> Expression? { u.map { .binary(.multiply, v, $0) } }

  private func divided(_ u: Expression, _ v: Expression) -> Expression { .binary(.divide, u, v) }
}

extension Expression {
  /// The expression with arguments in place of parameters; none of it has a place in a source any more.
  func substituting(_ arguments: [Expression], for parameters: [Name]) -> Expression {
    func inside(_ inner: Expression) -> Expression { inner.substituting(arguments, for: parameters) }
    var result = Expression(kind, span: Span(0, 0))
    switch kind {
    case .name(let name):
      for (index, parameter) in parameters.enumerated() where parameter.text == name { return arguments[index].operand }
    // Its text stands in the rule, not in the source.
    case .number(let number, _): return .number(number)
    case .group(let inner): result.kind = .group(inside(inner))
    case .prefix(let operation, let inner): result.kind = .prefix(operation, inside(inner))
    case .binary(let operation, let left, let right): result.kind = .binary(operation, inside(left), inside(right))
    case .index(let base, let parts): result.kind = .index(base, parts.map { inside($0) })
    case .postfix(let operation, let inner): result.kind = .postfix(operation, inside(inner))
    case .matrix(let rows): result.kind = .matrix(rows.map { row in row.map { inside($0) } })
    case .text, .colon, .end, .cell, .range, .cellIndex, .field, .dynamicField, .anonymous, .handle, .assignment,
      .invalid:
      break
    }
    return result
  }

  /// The expression as it stands in place of a name: in parentheses unless it holds together by itself.
  private var operand: Expression {
    switch kind {
    case .number(let number, let isImaginary): number < 0 || isImaginary ? grouped : self
    case .name, .matrix, .text: self
    default: grouped
    }
  }

  /// How many nodes an expression has, counted up to a limit.
  func size(upTo limit: Int) -> Int {
    var count = 1
    for part in parts where count < limit { count += part.size(upTo: limit - count) }
    return count
  }

  /// Whether an operator that works entry by entry stands in the expression.
  var hasElementwise: Bool {
    if case .binary(let operation, _, _) = kind, operation.rawValue.bytes.first == UInt8(ascii: ".") { return true }
    return parts.contains { $0.hasElementwise }
  }

  /// The expressions it is made of.
  var parts: [Expression] {
    switch kind {
    case .number, .text, .name, .colon, .end, .handle, .invalid: return []
    case .matrix(let rows), .cell(let rows):
      var parts: [Expression] = []
      for row in rows { parts += row }
      return parts
    case .prefix(_, let inner), .postfix(_, let inner), .group(let inner), .field(let inner, _),
      .anonymous(_, let inner), .assignment(_, let inner):
      return [inner]
    case .binary(_, let left, let right): return [left, right]
    case .range(let first, let step, let last): return step.map { [first, $0, last] } ?? [first, last]
    case .index(let base, let arguments), .cellIndex(let base, let arguments), .dynamicField(let base, let arguments):
      return [base] + arguments
    }
  }
}
