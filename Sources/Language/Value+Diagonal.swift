import Numerics
import Source

// Matrices that Octave knows to be diagonal or permutations: it computes with the entries that count, so that a NaN does
// not spread through zeros, and displays results of the same kind under their heading.

extension Value {
  /// What a matrix of numbers is known to be.
  var structure: HeapObject.Structure { if case .object(let object) = self { object.structure } else { .full } }

  /// The same matrix, known to be of a kind; the caller made it and nobody else holds it.
  func marked(_ structure: HeapObject.Structure) -> Value {
    if case .object(let object) = self, object.count != 1 { object.structure = structure }
    return self
  }

  /// The column of the entries on the diagonal.
  var diagonalEntries: Value {
    let stride = rows
    return gather(self, rows: min(rows, columns), columns: 1) { $0 * stride + $0 }
  }

  /// The diagonal matrix of a size, with the entries of a vector.
  static func diagonal(_ entries: Value, rows: Int, columns: Int) -> Value {
    var elements = [Complex](repeating: .zero, count: rows * columns)
    for index in 0..<min(rows, columns, entries.count) {
      elements[index * rows + index] = entries.complexElement(index)
    }
    return Value(rows: rows, columns: columns, complex: elements).marked(.diagonal)
  }

  /// For each row of a permutation the column of its 1.
  fileprivate var permutation: [Int] {
    (0..<rows).map { row in (0..<columns).first { element($0 * rows + row) != 0 } ?? 0 }
  }
}

/// Operations on a diagonal matrix or a permutation that follow from its structure; nil for all others.
func structured(_ operation: Operation, _ x: Value, _ y: Value) throws(Failure) -> Value? {
  if x.structure == .full, y.structure == .full { return nil }
  if let result = permuted(operation, x, y) { return result }
  let (left, right) = (x.structure == .diagonal, y.structure == .diagonal)
  let elementwise: Operation
  switch operation {
  case .multiply: elementwise = .elementMultiply
  case .divide: elementwise = .elementDivide
  case .leftDivide: elementwise = .elementLeftDivide
  case .add, .subtract:
    guard left, right, x.rows == y.rows, x.columns == y.columns else { return nil }
    return .diagonal(try binary(operation, x.diagonalEntries, y.diagonalEntries), rows: x.rows, columns: x.columns)
  case .elementMultiply, .elementDivide, .elementLeftDivide, .elementPower, .less, .lessEqual, .equal, .notEqual,
    .greaterEqual, .greater, .and, .or, .power:
    return nil
  }
  if left, y.isScalar, operation != .leftDivide {
    return .diagonal(try binary(elementwise, x.diagonalEntries, y), rows: x.rows, columns: x.columns)
  }
  if right, x.isScalar, operation != .divide {
    return .diagonal(try binary(elementwise, x, y.diagonalEntries), rows: y.rows, columns: y.columns)
  }
  let isLeft = operation == .multiply ? left : operation == .leftDivide
  let (scales, matrix) = isLeft ? (x, y) : (y, x)
  let inner = operation == .multiply ? (x.columns, y.rows) : isLeft ? (x.rows, y.rows) : (x.columns, y.columns)
  guard scales.structure == .diagonal, inner.0 == inner.1 else { return nil }
  if left, right {
    let count = min(x.rows, x.columns, y.rows, y.columns)
    let (a, b) = (
      gather(x.diagonalEntries, rows: count, columns: 1) { $0 },
      gather(y.diagonalEntries, rows: count, columns: 1) { $0 }
    )
    return .diagonal(
      try scaled(elementwise, a, b, by: isLeft ? a : b, rows: true),
      rows: operation == .leftDivide ? x.columns : x.rows, columns: operation == .divide ? y.rows : y.columns)
  }
  guard scales.rows == scales.columns else { return nil }
  let entries = isLeft ? scales.diagonalEntries : transposed(scales.diagonalEntries, conjugate: false)
  return try scaled(elementwise, isLeft ? entries : matrix, isLeft ? matrix : entries, by: entries, rows: isLeft)
}

/// The product or quotient of a matrix and a vector that scales its rows or its columns; what is divided by zero is zero.
private func scaled(_ operation: Operation, _ x: Value, _ y: Value, by scales: Value, rows: Bool) throws(Failure)
  -> Value
{
  let result = try binary(operation, x, y)
  guard operation != .elementMultiply, scales.complexElements.contains(.zero) else { return result }
  return Value(
    rows: result.rows, columns: result.columns,
    complex: (0..<result.count).map { at in
      let scale = scales.complexElement(rows ? at % result.rows : at / result.rows)
      return scale == .zero ? .zero : result.complexElement(at)
    })
}

/// A product with a permutation, or a quotient by one: the other matrix with its rows or columns in another order.
private func permuted(_ operation: Operation, _ x: Value, _ y: Value) -> Value? {
  let isLeft = x.structure == .permutation && operation != .divide
  guard operation == .multiply || operation == (isLeft ? .leftDivide : .divide) else { return nil }
  let (permutation, matrix) = isLeft ? (x, y) : (y, x)
  guard permutation.structure == .permutation, (isLeft ? matrix.rows : matrix.columns) == permutation.rows else {
    return nil
  }
  // P M takes its row i from where row i of P has its 1; the inverse is the transpose.
  let order = (isLeft == (operation == .multiply) ? permutation : transposed(permutation, conjugate: false)).permutation
  let stride = matrix.rows
  let plain = matrix.isComplex ? matrix : Value(rows: stride, columns: matrix.columns, matrix.realElements)
  return gather(plain, rows: stride, columns: matrix.columns) { at in
    isLeft ? at / stride * stride + order[at % stride] : order[at / stride] * stride + at % stride
  }.marked(matrix.structure == .permutation ? .permutation : .full)
}

/// What a matrix with structure is after its rows and columns were picked: a diagonal matrix stays one under colon and
/// range subscripts, a whole identity or permutation of which all rows or all columns are picked is a permutation.
func keptStructure(_ value: Value, _ subscripts: [Value], _ rows: Subscript, _ columns: Subscript)
  -> HeapObject.Structure
{
  guard value.structure != .full else { return .full }
  func isPlain(_ subscriptValue: Value) -> Bool {
    subscriptValue.kind == .range || subscriptValue.isText || subscriptValue.isScalar
  }
  if value.structure == .diagonal, isPlain(subscripts[0]), isPlain(subscripts[1]) {
    for step in [rows, columns] {
      for index in 0..<step.count where step[index] != index { return .full }
    }
    return .diagonal
  }
  guard value.rows == value.columns, rows.count == value.rows, columns.count == value.rows, columns.isAll || rows.isAll
  else { return .full }
  if value.structure == .diagonal {
    for entry in value.diagonalEntries.complexElements where entry != .one { return .full }
  }
  let moved = rows.isAll ? columns : rows
  var seen = Set<Int>()
  for index in 0..<moved.count where !seen.insert(moved[index]).inserted { return .full }
  return .permutation
}
