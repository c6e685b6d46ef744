import Numerics
import Source

/// Applies an operation to two values. Operands that nobody else holds may lend their storage to the result.
func binary(_ operation: Operation, _ left: consuming Value, _ right: consuming Value) throws(Failure) -> Value {
  var x = left
  var y = right
  if case .number(let a) = x, case .number(let b) = y { return scalar(operation, a, b) }
  guard x.isArithmetic, y.isArithmetic else { throw .operands(operation, x, y) }
  if let result = try structured(operation, x, y) { return result }
  guard let elementwise = operation.elementwise(left: x.isScalar, right: y.isScalar) else {
    return try matrixOperation(operation, x, y)
  }
  if x.isComplex || y.isComplex { return try complexElementwise(elementwise, x, y) }
  if x.isScalar, y.isScalar { return scalar(elementwise, x.element(0), y.element(0)) }
  if elementwise == .elementPower, needsComplexPower(x, y) { return try complexElementwise(elementwise, x, y) }
  let shape = try commonShape(elementwise, x, y)
  if elementwise.isLogical { return comparison(elementwise, x, y, shape) }

  // Storage of an operand of the result's size that nobody else holds is reused.
  if y.isScalar, case .object(var object) = x, object.kind == .real {
    let scalar = y.element(0)
    x = .undefined
    return .object(mapped(&object) { from, to in combine(elementwise, from, scalar, into: to) })
  }
  if x.isScalar, case .object(var object) = y, object.kind == .real {
    let scalar = x.element(0)
    y = .undefined
    return .object(mapped(&object) { from, to in combine(elementwise, scalar, from, into: to) })
  }
  if x.rows == y.rows, x.columns == y.columns, case .object(var object) = x, case .object(var other) = y,
    object.kind == .real, other.kind == .real
  {
    (x, y) = (.undefined, .undefined)
    if !isHeldOnce(&object), isHeldOnce(&other) {
      return .object(
        mapped(&other) { right, to in
          object.asReal.elements.with(to.count) { combine(elementwise, $0, right, into: to) }
        })
    }
    return .object(
      mapped(&object) { left, to in
        other.asReal.elements.with(to.count) { combine(elementwise, left, $0, into: to) }
      })
  }
  return .object(
    RealArray(rows: shape.rows, columns: shape.columns) { to in
      forEachPair(x, y, in: shape) { at, left, right in
        to.initializeElement(at: at, to: compute(elementwise, x.element(left), y.element(right)))
      }
    })
}

/// Goes through a shape column by column with each entry's position and those of the two operands' elements for it.
@_transparent func forEachPair(
  _ x: Value, _ y: Value, in shape: (rows: Int, columns: Int), _ body: (_ at: Int, _ left: Int, _ right: Int) -> Void
) {
  let first = Broadcast(x, in: shape)
  let second = Broadcast(y, in: shape)
  var at = 0
  for column in 0..<shape.columns {
    for row in 0..<shape.rows {
      body(at, first.index(row, column), second.index(row, column))
      at += 1
    }
  }
}

/// How the elements of an operand are repeated to fill a shape.
struct Broadcast {
  private let rowStep: Int
  private let columnStep: Int

  init(_ value: Value, in shape: (rows: Int, columns: Int)) {
    rowStep = value.rows == 1 && shape.rows != 1 ? 0 : 1
    columnStep = value.columns == 1 && shape.columns != 1 ? 0 : value.rows
  }

  @_transparent func index(_ row: Int, _ column: Int) -> Int { row * rowStep + column * columnStep }
}

/// The size of an elementwise result: in each direction the sizes agree or one of them is 1.
func commonShape(_ operation: Operation, _ x: Value, _ y: Value) throws(Failure) -> (rows: Int, columns: Int) {
  guard let rows = common(x.rows, y.rows), let columns = common(x.columns, y.columns) else {
    throw .nonconformant(operation, x, y)
  }
  try Value.checkSize(rows, columns)
  return (rows, columns)
}

private func common(_ a: Int, _ b: Int) -> Int? { a == b || b == 1 ? a : a == 1 ? b : nil }

private func scalar(_ operation: Operation, _ a: Double, _ b: Double) -> Value {
  switch operation {
  case .elementPower, .power:
    if a < 0, b != b.rounded(.towardZero) { return Value(Complex(a, 0).power(Complex(b, 0))) }
    return .number(compute(.elementPower, a, b))
  case .add, .subtract, .elementMultiply, .elementDivide, .elementLeftDivide, .multiply, .divide, .leftDivide:
    return .number(compute(operation, a, b))
  case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater, .and, .or:
    return .logical(compare(operation, a, b))
  }
}

private func needsComplexPower(_ x: Value, _ y: Value) -> Bool {
  var hasFraction = false
  for index in 0..<y.count where y.element(index) != y.element(index).rounded(.towardZero) {
    hasFraction = true
    break
  }
  guard hasFraction else { return false }
  for index in 0..<x.count where x.element(index) < 0 { return true }
  return false
}

private func comparison(_ operation: Operation, _ x: Value, _ y: Value, _ shape: (rows: Int, columns: Int)) -> Value {
  .object(
    LogicalArray(rows: shape.rows, columns: shape.columns) { to in
      forEachPair(x, y, in: shape) { at, left, right in
        to.initializeElement(at: at, to: compare(operation, x.element(left), y.element(right)))
      }
    })
}

private func complexElementwise(_ operation: Operation, _ x: Value, _ y: Value) throws(Failure) -> Value {
  let shape = try commonShape(operation, x, y)
  if operation.isLogical {
    var truths: [Bool] = []
    truths.reserveCapacity(shape.rows * shape.columns)
    forEachPair(x, y, in: shape) { _, left, right in
      truths.append(compare(operation, x.complexElement(left), y.complexElement(right)))
    }
    return Value(rows: shape.rows, columns: shape.columns, logical: truths)
  }
  var elements: [Complex] = []
  elements.reserveCapacity(shape.rows * shape.columns)
  forEachPair(x, y, in: shape) { _, left, right in
    elements.append(
      !x.isComplex
        ? compute(operation, x.element(left), y.complexElement(right))
        : !y.isComplex
          ? compute(operation, x.complexElement(left), y.element(right))
          : compute(operation, x.complexElement(left), y.complexElement(right)))
  }
  return Value(rows: shape.rows, columns: shape.columns, complex: elements)
}

/// The real elementwise operations.
@_transparent func compute(_ operation: Operation, _ a: Double, _ b: Double) -> Double {
  switch operation {
  case .add: a + b
  case .subtract: a - b
  case .elementMultiply, .multiply: a * b
  case .elementDivide, .divide: a / b
  case .elementLeftDivide, .leftDivide: b / a
  case .elementPower, .power: b == 2 ? a * a : Real.power(a, b)
  case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater, .and, .or: compare(operation, a, b) ? 1 : 0
  }
}

@_transparent private func compare(_ operation: Operation, _ a: Double, _ b: Double) -> Bool {
  switch operation {
  case .less: a < b
  case .lessEqual: a <= b
  case .equal: a == b
  case .notEqual: a != b
  case .greaterEqual: a >= b
  case .greater: a > b
  case .and: a != 0 && b != 0
  case .or: a != 0 || b != 0
  case .add, .subtract, .elementMultiply, .elementDivide, .elementLeftDivide, .elementPower, .multiply, .divide,
    .leftDivide, .power:
    false
  }
}

/// Complex numbers are ordered by absolute value, then by argument, as in Octave.
private func compare(_ operation: Operation, _ a: Complex, _ b: Complex) -> Bool {
  switch operation {
  case .equal: return a.re == b.re && a.im == b.im
  case .notEqual: return a.re != b.re || a.im != b.im
  case .and: return (a.re != 0 || a.im != 0) && (b.re != 0 || b.im != 0)
  case .or: return a.re != 0 || a.im != 0 || b.re != 0 || b.im != 0
  case .less, .lessEqual, .greaterEqual, .greater, .add, .subtract, .elementMultiply, .elementDivide,
    .elementLeftDivide, .elementPower, .multiply, .divide, .leftDivide, .power:
    // Both signs of a zero give a negative number the argument pi.
    func argument(_ z: Complex) -> Double { z.im == 0 && z.re < 0 ? abs(z.argument) : z.argument }
    return a.abs == b.abs ? compare(operation, argument(a), argument(b)) : compare(operation, a.abs, b.abs)
  }
}

private func compute(_ operation: Operation, _ a: Complex, _ b: Complex) -> Complex {
  switch operation {
  case .add: a + b
  case .subtract: a - b
  case .elementMultiply, .multiply: a * b
  case .elementDivide, .divide: a / b
  case .elementLeftDivide, .leftDivide: b / a
  case .elementPower, .power: b.im == 0 && b.re == 2 ? a * a : a.power(b)
  case .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater, .and, .or:
    Complex(compare(operation, a, b) ? 1 : 0, 0)
  }
}

/// A real number has no imaginary part that could make -0 or NaN of the other's.
private func compute(_ operation: Operation, _ a: Double, _ b: Complex) -> Complex {
  switch operation {
  case .add: Complex(a + b.re, b.im)
  case .subtract: Complex(a - b.re, -b.im)
  case .elementMultiply, .multiply: Complex(a * b.re, a * b.im)
  case .elementLeftDivide, .leftDivide: Complex(b.re / a, b.im / a)
  case .elementDivide, .divide, .elementPower, .power, .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater,
    .and, .or:
    compute(operation, Complex(a), b)
  }
}

private func compute(_ operation: Operation, _ a: Complex, _ b: Double) -> Complex {
  switch operation {
  case .add: Complex(a.re + b, a.im)
  case .subtract: Complex(a.re - b, a.im)
  case .elementMultiply, .multiply: Complex(a.re * b, a.im * b)
  case .elementDivide, .divide: Complex(a.re / b, a.im / b)
  case .elementLeftDivide, .leftDivide, .elementPower, .power, .less, .lessEqual, .equal, .notEqual, .greaterEqual,
    .greater, .and, .or:
    compute(operation, a, Complex(b))
  }
}

/// The elements of a matrix for a loop over all of them.
typealias Numbers = UnsafeMutableBufferPointer<Double>

/// A matrix of elements that `body` computes from those of another, in its storage unless that is shared.
func mapped(_ object: inout HeapObject, _ body: (_ from: Numbers, _ to: Numbers) -> Void) -> RealArray {
  let isShared = !isHeldOnce(&object)
  let array = object.asReal
  guard isShared else {
    array.structure = .full
    array.bar = 0
    array.form = NumberForm()
    array.elements.with(array.count) { body($0, $0) }
    return array
  }
  return RealArray(rows: array.rows, columns: array.columns) { to in
    array.elements.with(array.count) { body($0, to) }
  }
}

/// A loop over 0, 1, … below `count` that stays one in the engine of the page, which is compiled without the inliner.
@_transparent private func each(_ count: Int, _ body: (Int) -> Void) {
  var index = 0
  while index < count {
    body(index)
    index &+= 1
  }
}

private func combine(_ operation: Operation, _ left: Numbers, _ right: Numbers, into to: Numbers) {
  guard let x = left.baseAddress, let y = right.baseAddress, let z = to.baseAddress else { return }
  let count = min(left.count, right.count, to.count)
  switch operation {
  case .add: each(count) { z[$0] = x[$0] + y[$0] }
  case .subtract: each(count) { z[$0] = x[$0] - y[$0] }
  case .elementMultiply: each(count) { z[$0] = x[$0] * y[$0] }
  case .elementDivide: each(count) { z[$0] = x[$0] / y[$0] }
  default: each(count) { z[$0] = compute(operation, x[$0], y[$0]) }
  }
}

private func combine(_ operation: Operation, _ elements: Numbers, _ y: Double, into to: Numbers) {
  guard let x = elements.baseAddress, let z = to.baseAddress else { return }
  let count = min(elements.count, to.count)
  switch operation {
  case .add: each(count) { z[$0] = x[$0] + y }
  case .subtract: each(count) { z[$0] = x[$0] - y }
  case .elementMultiply: each(count) { z[$0] = x[$0] * y }
  case .elementDivide: each(count) { z[$0] = x[$0] / y }
  case .elementPower where y == 2: each(count) { z[$0] = x[$0] * x[$0] }
  default: each(count) { z[$0] = compute(operation, x[$0], y) }
  }
}

private func combine(_ operation: Operation, _ x: Double, _ elements: Numbers, into to: Numbers) {
  guard let y = elements.baseAddress, let z = to.baseAddress else { return }
  let count = min(elements.count, to.count)
  switch operation {
  case .add: each(count) { z[$0] = x + y[$0] }
  case .subtract: each(count) { z[$0] = x - y[$0] }
  case .elementMultiply: each(count) { z[$0] = x * y[$0] }
  default: each(count) { z[$0] = compute(operation, x, y[$0]) }
  }
}

extension Failure {
  static func nonconformant(_ operation: Operation, _ x: Value, _ y: Value) -> Failure {
    var hint: String?
    switch operation {
    case .multiply:
      if x.rows == y.rows && x.columns == y.columns {
        hint = "use .* to multiply entry by entry, or transpose one of them"
      } else if x.columns == y.columns || x.rows == y.rows {
        hint = "the columns of the first (\(x.columns)) must match the rows of the second (\(y.rows)): transpose one?"
      } else {
        hint = "the columns of the first (\(x.columns)) must match the rows of the second (\(y.rows))"
      }
    case .add, .subtract, .elementMultiply, .elementDivide:
      if x.isVector, y.isVector { hint = "the vectors have \(x.count) and \(y.count) entries" }
    case .equal where x.isText && y.isText:
      hint = "use strcmp to compare strings of different length"
    case .elementLeftDivide, .elementPower, .less, .lessEqual, .equal, .notEqual, .greaterEqual, .greater, .and, .or,
      .divide, .leftDivide, .power:
      break
    }
    return Failure(
      "\(operation.sizeName): nonconformant arguments (op1 is \(x.sizeText), op2 is \(y.sizeText))", hint: hint,
      identifier: "Octave:nonconformant-args")
  }

  static func operands(_ operation: Operation, _ x: Value, _ y: Value) -> Failure {
    var hint: String?
    if x.kind == .function || y.kind == .function {
      hint = "a function has a value only where it is called: write f(x) instead of f"
    } else if x.kind == .cell || y.kind == .cell {
      hint = "take an element out of the cell array with { }"
    }
    return Failure(
      "binary operator '\(operation.symbol)' not implemented for '\(x.operandName)' by '\(y.operandName)' operations",
      hint: hint)
  }
}
