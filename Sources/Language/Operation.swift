import Source

/// Operations on two operands, as instructions number them.
enum Operation: UInt8, CaseIterable {
  case add, subtract, elementMultiply, elementDivide, elementLeftDivide, elementPower
  case less, lessEqual, equal, notEqual, greaterEqual, greater
  case and, or
  case multiply, divide, leftDivide, power

  init(_ binary: BinaryOperator) {
    self =
      switch binary {
      case .add: .add
      case .subtract: .subtract
      case .multiply, .juxtapose: .multiply
      case .divide: .divide
      case .leftDivide: .leftDivide
      case .power: .power
      case .elementMultiply: .elementMultiply
      case .elementDivide: .elementDivide
      case .elementLeftDivide: .elementLeftDivide
      case .elementPower: .elementPower
      case .less: .less
      case .lessEqual: .lessEqual
      case .equal: .equal
      case .notEqual: .notEqual
      case .greaterEqual: .greaterEqual
      case .greater: .greater
      case .elementAnd, .and: .and
      case .elementOr, .or: .or
      }
  }

  /// The operator as messages about types show it.
  var symbol: String {
    switch self {
    case .add: "+"
    case .subtract: "-"
    case .elementMultiply: ".*"
    case .elementDivide: "./"
    case .elementLeftDivide: ".\\"
    case .elementPower: ".^"
    case .less: "<"
    case .lessEqual: "<="
    case .equal: "=="
    case .notEqual: "!="
    case .greaterEqual: ">="
    case .greater: ">"
    case .and: "&"
    case .or: "|"
    case .multiply: "*"
    case .divide: "/"
    case .leftDivide: "\\"
    case .power: "^"
    }
  }

  /// The operation as messages about sizes name it, which is Octave's own name for it.
  var sizeName: String {
    switch self {
    case .elementMultiply: "product"
    case .elementDivide: "quotient"
    case .less: "mx_el_lt"
    case .lessEqual: "mx_el_le"
    case .equal: "mx_el_eq"
    case .notEqual: "mx_el_ne"
    case .greaterEqual: "mx_el_ge"
    case .greater: "mx_el_gt"
    case .and: "mx_el_and"
    case .or: "mx_el_or"
    case .add, .subtract, .elementLeftDivide, .elementPower, .multiply, .divide, .leftDivide, .power:
      "operator \(symbol)"
    }
  }

  /// Whether the result is a truth value.
  var isLogical: Bool {
    switch self {
    case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater, .and, .or: true
    case .add, .subtract, .elementMultiply, .elementDivide, .elementLeftDivide, .elementPower, .multiply, .divide,
      .leftDivide, .power:
      false
    }
  }

  /// The elementwise operation that this one is when an operand is a scalar; nil where a matrix operation remains.
  func elementwise(left: Bool, right: Bool) -> Operation? {
    switch self {
    case .multiply: left || right ? .elementMultiply : nil
    case .divide: right ? .elementDivide : nil
    case .leftDivide: left ? .elementLeftDivide : nil
    case .power: left && right ? .elementPower : nil
    case .add, .subtract, .elementMultiply, .elementDivide, .elementLeftDivide, .elementPower, .less, .lessEqual,
      .equal, .notEqual, .greaterEqual, .greater, .and, .or:
      self
    }
  }
}
