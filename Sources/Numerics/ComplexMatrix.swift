/// A complex matrix, column by column.
public struct ComplexMatrix: Equatable, Sendable {
  /// The number of rows.
  public let rows: Int
  /// The number of columns.
  public let columns: Int
  /// The elements, column by column; there are always rows * columns of them.
  public private(set) var elements: [Complex]

  /// The matrix with these elements, column by column. Missing elements are zero and surplus ones are dropped.
  public init(rows: Int, columns: Int, elements: [Complex]) {
    self.rows = max(rows, 0)
    self.columns = max(columns, 0)
    self.elements = elements
    let count = self.rows * self.columns
    if elements.count > count { self.elements.removeLast(elements.count - count) }
    if elements.count < count { self.elements.append(contentsOf: repeatElement(.zero, count: count - elements.count)) }
  }

  /// A matrix of one number.
  public init(rows: Int, columns: Int, repeating value: Complex = .zero) {
    self.init(
      rows: rows, columns: columns, elements: [Complex](repeating: value, count: max(rows, 0) * max(columns, 0)))
  }

  /// A real matrix as a complex one.
  public init(_ real: Matrix) {
    self.init(rows: real.rows, columns: real.columns, elements: real.elements.map { Complex($0) })
  }

  /// The identity of order `n`.
  public static func identity(_ n: Int) -> ComplexMatrix { ComplexMatrix(Matrix.identity(n)) }

  /// The element in a row and a column, counted from 0.
  public subscript(row: Int, column: Int) -> Complex {
    get { elements[row + column * rows] }
    set { elements[row + column * rows] = newValue }
  }

  /// Whether there are as many rows as columns.
  public var isSquare: Bool { rows == columns }
  /// Whether there are no elements.
  public var isEmpty: Bool { elements.isEmpty }
  /// Whether no element has an infinite part or a NaN.
  public var isFinite: Bool { elements.allSatisfy { $0.isFinite } }
  /// Whether every imaginary part is zero.
  public var isReal: Bool { elements.allSatisfy { $0.isReal } }
  /// Whether the matrix equals its conjugate transpose exactly.
  public var isHermitian: Bool { isSquare && self == conjugateTransposed }

  /// The real parts.
  public var real: Matrix { Matrix(rows: rows, columns: columns, elements: elements.map { $0.re }) }
  /// The imaginary parts.
  public var imaginary: Matrix { Matrix(rows: rows, columns: columns, elements: elements.map { $0.im }) }

  /// Rows and columns exchanged, without conjugation.
  public var transposed: ComplexMatrix {
    var result = [Complex]()
    result.reserveCapacity(elements.count)
    for i in 0..<rows {
      for j in 0..<columns { result.append(elements[i + j * rows]) }
    }
    return ComplexMatrix(rows: columns, columns: rows, elements: result)
  }
  /// Rows and columns exchanged, and conjugated.
  public var conjugateTransposed: ComplexMatrix {
    let plain = transposed
    return ComplexMatrix(rows: columns, columns: rows, elements: plain.elements.map { $0.conjugate })
  }

  /// The real matrix [re -im; im re], which multiplies like this one.
  var realEmbedding: Matrix {
    var result = Matrix(rows: 2 * rows, columns: 2 * columns)
    for j in 0..<columns {
      for i in 0..<rows {
        let z = self[i, j]
        result[i, j] = z.re
        result[i + rows, j + columns] = z.re
        result[i + rows, j] = z.im
        result[i, j + columns] = -z.im
      }
    }
    return result
  }
}
