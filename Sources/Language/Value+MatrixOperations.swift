import Numerics
import Source

// Products, quotients and powers of matrices.

func matrixOperation(_ operation: Operation, _ x: Value, _ y: Value) throws(Failure) -> Value {
  switch operation {
  case .multiply:
    guard x.columns == y.rows else { throw .nonconformant(operation, x, y) }
    try Value.checkSize(x.rows, y.columns)
    return try computed("operator *") { () throws(MatrixFailure) in
      x.isComplex || y.isComplex
        ? Value(try x.complexMatrix.product(y.complexMatrix)) : Value(try x.realMatrix.product(y.realMatrix))
    }
  case .leftDivide, .divide: return try quotient(operation, x, y).value
  case .power: return try power(x, y)
  case .add, .subtract, .elementMultiply, .elementDivide, .elementLeftDivide, .elementPower, .less, .lessEqual, .equal,
    .notEqual, .greaterEqual, .greater, .and, .or:
    throw .operands(operation, x, y)
  }
}

/// `A \ b` or `a / B` for matrices, and the warning that a singular square matrix deserves.
func quotient(_ operation: Operation, _ x: Value, _ y: Value) throws(Failure) -> (value: Value, warning: Failure?) {
  if operation == .divide {
    guard x.columns == y.columns else { throw .nonconformant(operation, x, y) }
    // x / y is the transpose of y' \ x'.
    let (value, warning) = try quotient(
      .leftDivide, transposed(y, conjugate: true), transposed(x, conjugate: true))
    return (transposed(value, conjugate: true), warning)
  }
  guard x.rows == y.rows else { throw .nonconformant(operation, x, y) }
  let (value, condition, isSingular) = try computed("operator \\") { () throws(MatrixFailure) in
    if x.isComplex || y.isComplex {
      let solution = try x.complexMatrix.solve(y.complexMatrix)
      return (Value(solution.x), solution.reciprocalCondition, solution.isSingular)
    }
    let solution = try x.realMatrix.solve(y.realMatrix)
    return (Value(solution.x), solution.reciprocalCondition, solution.isSingular)
  }
  let hint = "the equations have no solution or many; what is shown comes closest"
  return (value, isSingular ? .singular(condition, hint: hint) : nil)
}

private func power(_ x: Value, _ y: Value) throws(Failure) -> Value {
  guard x.isScalar || y.isScalar else { throw Failure("can't do A ^ B for A and B both matrices") }
  let base = y.isScalar ? x : y
  guard base.rows == base.columns else { throw .powerOfRectangle }
  if !y.isScalar { return try powerByEigenvalues(x, y, of: y) }
  let exponent = y.element(0)
  if x.structure == .diagonal {
    return .diagonal(try binary(.elementPower, x.diagonalEntries, y), rows: x.rows, columns: x.columns)
  }
  guard !y.isComplex, exponent == exponent.rounded(.towardZero), abs(exponent) < 1e9 else {
    return try powerByEigenvalues(x, y, of: x)
  }
  if exponent == 0 { return Value(Matrix.identity(x.rows)).marked(.diagonal) }
  let result = try computed("operator ^") { () throws(MatrixFailure) in
    x.isComplex
      ? Value(try power(x.complexMatrix, Int(exponent))) : Value(try x.realMatrix.power(Int(exponent)))
  }
  return x.structure == .permutation ? result.marked(.permutation) : result
}

/// `x ^ y` where one of them, `matrix`, is a matrix: the power of its eigenvalues between its eigenvectors.
private func powerByEigenvalues(_ x: Value, _ y: Value, of matrix: Value) throws(Failure) -> Value {
  let parts = try computed("operator ^") { () throws(MatrixFailure) in
    matrix.isComplex ? try matrix.complexMatrix.eigenvectors() : try matrix.realMatrix.eigenvectors()
  }
  let values = Value(rows: 1, columns: parts.values.count, complex: parts.values)
  let powers = try binary(.elementPower, x.isScalar ? x : values, x.isScalar ? values : y)
  let vectors = Value(parts.vectors)
  return try binary(.divide, try binary(.elementMultiply, vectors, powers), vectors)
}

private func power(_ matrix: ComplexMatrix, _ exponent: Int) throws(MatrixFailure) -> ComplexMatrix {
  var base = exponent < 0 ? try matrix.inverse().matrix : matrix
  var result = ComplexMatrix.identity(matrix.rows)
  var remaining = abs(exponent)
  while remaining > 0 {
    if remaining % 2 == 1 { result = try result.product(base) }
    base = try base.product(base)
    remaining /= 2
  }
  return result
}

/// The transpose; `conjugate` also changes the sign of imaginary parts.
func transposed(_ value: Value, conjugate: Bool) -> Value {
  guard case .object(let object) = value else { return value }
  return rearranged(object, conjugate: conjugate).marked(object.structure)
}

private func rearranged(_ object: HeapObject, conjugate: Bool) -> Value {
  let value = Value.object(object)
  let rows = object.rows
  let columns = object.columns
  func rearranged<Element>(_ elements: (Int) -> Element) -> [Element] {
    var result: [Element] = []
    result.reserveCapacity(rows * columns)
    for row in 0..<rows { for column in 0..<columns { result.append(elements(column * rows + row)) } }
    return result
  }
  switch object.kind {
  case .real, .range:
    let result = RealArray(rows: columns, columns: rows) { to in
      if rows == 1 || columns == 1 {
        for index in 0..<rows * columns { to.initializeElement(at: index, to: value.element(index)) }
      } else {
        var at = 0
        for row in 0..<rows {
          for column in 0..<columns {
            to.initializeElement(at: at, to: value.element(column * rows + row))
            at += 1
          }
        }
      }
    }
    return .object(result)
  case .logical: return Value(rows: columns, columns: rows, logical: rearranged { object.asLogical.elements[$0] })
  case .complex:
    let elements = object.asComplex.elements
    return .object(
      ComplexArray(
        rows: columns, columns: rows, rearranged { conjugate ? elements[$0].conjugate : elements[$0] }))
  case .text:
    let elements = object.asText.elements
    return .object(TextArray(rows: columns, columns: rows, rearranged { elements[$0] }))
  case .cell:
    let elements = object.asCell.elements
    return Value(rows: columns, columns: rows, cells: rearranged { elements[$0] })
  case .structure:
    let array = object.asStruct
    return .object(
      StructArray(rows: columns, columns: rows, keys: array.keys, elements: rearranged { array.elements[$0] }))
  case .function: return value
  }
}

extension Failure {
  /// The warning about a matrix of too small a reciprocal condition number, which is exactly 0 where there is no inverse.
  static func singular(_ reciprocalCondition: Double, hint: String?) -> Failure {
    if reciprocalCondition > 0 {
      return Failure(
        "matrix singular to machine precision, rcond = \(NumberText.general(reciprocalCondition, significant: 6))",
        hint: "rounding alone changes the result as a whole: no digit of it need be right",
        identifier: "Octave:nearly-singular-matrix")
    }
    return Failure("matrix singular to machine precision", hint: hint, identifier: "Octave:singular-matrix")
  }

  static var powerOfRectangle: Failure {
    Failure(
      "for x^y, only square matrix arguments are permitted and one argument must be scalar.  Use .^ for elementwise power."
    )
  }
}
