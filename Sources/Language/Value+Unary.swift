import Numerics
import Source

/// Applies an operation to one value.
func unary(_ operation: UnaryOperation, _ operand: consuming Value) throws(Failure) -> Value {
  var value = operand
  switch operation {
  case .truth: return .logical(try isTrue(value))
  case .transpose: return try checkedTranspose(value, conjugate: false)
  case .conjugateTranspose: return try checkedTranspose(value, conjugate: true)
  case .not:
    guard value.isArithmetic else { throw .operand("!", value) }
    if value.isScalar, !value.isComplex { return .logical(value.element(0) == 0) }
    let elements = value.isComplex ? value.complexElements.map { $0.abs } : value.realElements
    return Value(rows: value.rows, columns: value.columns, logical: elements.map { $0 == 0 })
  case .identity, .negate:
    let negates = operation == .negate
    guard value.isArithmetic else { throw .operand(negates ? "-" : "+", value) }
    if negates, value.structure == .diagonal {
      return .diagonal(try unary(.negate, value.diagonalEntries), rows: value.rows, columns: value.columns)
    }
    if value.isComplex {
      return negates
        ? Value(rows: value.rows, columns: value.columns, complex: value.complexElements.map { -$0 }) : value
    }
    if value.isScalar { return .number(negates ? -value.element(0) : value.element(0)) }
    if case .object(var object) = value, object.kind == .real {
      if !negates { return .object(object) }
      value = .undefined
      return .object(mapped(&object) { from, to in for i in from.indices { to[i] = -from[i] } })
    }
    return Value(rows: value.rows, columns: value.columns, value.realElements.map { negates ? -$0 : $0 })
  }
}

private func checkedTranspose(_ value: Value, conjugate: Bool) throws(Failure) -> Value {
  if value.kind == .function {
    throw Failure(
      "unary operator '\(conjugate ? "'" : ".'")' not implemented for 'function handle' operands",
      hint: "write f' for the derivative of a function",
      identifier: "Octave:undefined-function")
  }
  return transposed(value, conjugate: conjugate)
}

/// Whether a value counts as true in a condition: not empty, and no element is zero.
func isTrue(_ value: Value) throws(Failure) -> Bool {
  switch value {
  case .undefined: return false
  case .logical(let truth): return truth
  case .number(let number):
    guard number == number else { throw .notLogical }
    return number != 0
  case .object(let object):
    switch object.kind {
    case .cell: throw Failure("invalid conversion from cell array to logical value")
    case .function, .structure:
      throw Failure("wrong type argument '\(value.typeName)'", hint: "a condition needs a number or a truth value")
    case .real, .logical, .complex, .text, .range:
      for index in 0..<object.count {
        let element = value.complexElement(index)
        guard element.re == element.re else { throw .notLogical }
        if element.re == 0, element.im == 0 { return false }
      }
      return object.count > 0
    }
  }
}

extension Failure {
  static func operand(_ symbol: String, _ value: Value) -> Failure {
    Failure(
      "unary operator '\(symbol)' not implemented for '\(value.typeName)' operands",
      identifier: "Octave:undefined-function")
  }

  static var notLogical: Failure {
    Failure("invalid conversion from NaN to logical", hint: "test for NaN with isnan")
  }
}
