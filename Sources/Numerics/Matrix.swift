/// A real matrix, column by column.
public struct Matrix: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The elements, column by column; there are always rows * columns of them.
  public private(set) var elements: [Double]

  /// The matrix with these elements, column by column. Missing elements are zero and surplus ones are dropped.
  public init(rows: Int, columns: Int, elements: [Double]) {
    self.rows = max(rows, 0)
    self.columns = max(columns, 0)
    self.elements = elements
    let count = self.rows * self.columns
    if elements.count > count { self.elements.removeLast(elements.count - count) }
    if elements.count < count { self.elements.append(contentsOf: repeatElement(0, count: count - elements.count)) }
  }

  /// A matrix of one number.
  public init(rows: Int, columns: Int, repeating value: Double = 0) {
    self.init(rows: rows, columns: columns, elements: [Double](repeating: value, count: max(rows, 0) * max(columns, 0)))
  }

  /// A matrix from rows of numbers, all as long as the first.
  public init(_ rows: [[Double]]) {
    self.init(rows: rows.count, columns: rows.first?.count ?? 0)
    for (i, row) in rows.enumerated() {
      for (j, value) in row.enumerated() where j < columns { self[i, j] = value }
    }
  }

  /// One column of numbers.
  public init(column: [Double]) { self.init(rows: column.count, columns: 1, elements: column) }

  /// The identity of order `n`.
  public static func identity(_ n: Int) -> Matrix { diagonal([Double](repeating: 1, count: max(n, 0))) }

  /// The matrix with `values` on its diagonal, square unless a shape is given.
  public static func diagonal(_ values: [Double], rows: Int? = nil, columns: Int? = nil) -> Matrix {
    var result = Matrix(rows: rows ?? values.count, columns: columns ?? values.count)
    for i in 0..<min(values.count, result.rows, result.columns) { result[i, i] = values[i] }
    return result
  }

  /// The element in a row and a column, counted from 0.
  public subscript(row: Int, column: Int) -> Double {
    get { elements[row + column * rows] }
    set { elements[row + column * rows] = newValue }
  }

  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rows == columns }
  /// Whether there are no elements.
  public var isEmpty: Bool { elements.isEmpty }
  /// Whether no element is infinite or NaN.
  public var isFinite: Bool { elements.allSatisfy { $0.isFinite } }
  /// Whether the matrix equals its transpose exactly.
  public var isSymmetric: Bool {
    guard isSquare else { return false }
    for j in 0..<columns {
      for i in 0..<j where self[i, j] != self[j, i] { return false }
    }
    return true
  }

  /// Rows and columns exchanged.
  public var transposed: Matrix {
    guard rows > 1 && columns > 1 else { return Matrix(rows: columns, columns: rows, elements: elements) }
    var result = [Double]()
    result.reserveCapacity(elements.count)
    for i in 0..<rows {
      for j in 0..<columns { result.append(elements[i + j * rows]) }
    }
    return Matrix(rows: columns, columns: rows, elements: result)
  }

  /// The columns in a range, counted from 0.
  public func columns(_ range: Range<Int>) -> Matrix {
    let range = range.clamped(to: 0..<columns)
    return Matrix(
      rows: rows, columns: range.count, elements: Array(elements[range.lowerBound * rows..<range.upperBound * rows]))
  }

  /// One column, counted from 0.
  public func column(_ index: Int) -> [Double] { Array(elements[index * rows..<(index + 1) * rows]) }

  /// The sum of two matrices of one shape.
  public static func + (a: Matrix, b: Matrix) -> Matrix {
    var result = a
    for k in 0..<min(a.elements.count, b.elements.count) { result.elements[k] += b.elements[k] }
    return result
  }
  /// The difference of two matrices of one shape.
  public static func - (a: Matrix, b: Matrix) -> Matrix { a + -1 * b }
  /// Every element times a number.
  public static func * (scale: Double, a: Matrix) -> Matrix {
    Matrix(rows: a.rows, columns: a.columns, elements: a.elements.map { scale * $0 })
  }
}
