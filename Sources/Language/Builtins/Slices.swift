import Numerics
import Source

/// A matrix seen as the rows or columns along which a reduction works.
struct Slices {
  /// 1 for columns, 2 for rows; a larger dimension has slices of one element.
  let dimension: Int
  /// How many slices there are.
  let count: Int
  /// How many elements each slice has.
  let length: Int
  private let start: Int
  private let step: Int
  private let shape: (rows: Int, columns: Int)

  /// The slices along a dimension, by default the first whose length is not 1.
  init(rows: Int, columns: Int, dimension wanted: Int? = nil) {
    let dimension = wanted ?? (rows == 1 ? 2 : 1)
    self.dimension = dimension
    shape = (rows, columns)
    switch dimension {
    case 1: (count, length, start, step) = (columns, rows, rows, 1)
    case 2: (count, length, start, step) = (rows, columns, 1, rows)
    default: (count, length, start, step) = (rows * columns, 1, 1, 1)
    }
  }

  init(_ value: Value, dimension: Int? = nil) {
    self.init(rows: value.rows, columns: value.columns, dimension: dimension)
  }

  /// The position in the matrix of element `index` of a slice.
  @inline(__always) func position(_ slice: Int, _ index: Int) -> Int { slice * start + index * step }

  /// The size of a matrix with `length` elements along the dimension for each slice.
  func size(_ length: Int) -> (rows: Int, columns: Int) {
    switch dimension {
    case 1: (length, shape.columns)
    case 2: (shape.rows, length)
    default: (shape.rows, shape.columns * length)
    }
  }

  /// The elements of a slice.
  func elements<Element>(_ slice: Int, of all: [Element]) -> [Element] {
    if count == 1 { return all }
    var elements: [Element] = []
    elements.reserveCapacity(length)
    for index in 0..<length { elements.append(all[position(slice, index)]) }
    return elements
  }

  /// The matrix that has the results of each slice along the dimension; all have `length` elements.
  func joined<Element>(_ results: [[Element]], length: Int, filler: Element) -> [Element] {
    if results.count == 1 { return results[0] }
    let size = size(length)
    var all = [Element](repeating: filler, count: size.rows * size.columns)
    let target = Slices(rows: size.rows, columns: size.columns, dimension: dimension)
    for (slice, result) in results.enumerated() {
      for (index, element) in result.enumerated() { all[target.position(slice, index)] = element }
    }
    return all
  }
}

/// Reduces each slice to one number. As in Octave, a 0x0 matrix counts as one empty slice down the columns.
func reduced(_ value: Value, _ dimension: Int?, _ body: ([Double]) -> Double) -> Value {
  if value.rows == 0, value.columns == 0, dimension ?? 1 == 1 { return .number(body([])) }
  let slices = Slices(value, dimension: dimension)
  let all = value.realElements
  var results: [Double] = []
  results.reserveCapacity(slices.count)
  for slice in 0..<slices.count { results.append(body(slices.elements(slice, of: all))) }
  let size = slices.size(1)
  return Value(rows: size.rows, columns: size.columns, results)
}

/// Reduces each slice of a complex matrix to one number.
func reducedComplex(_ value: Value, _ dimension: Int?, _ body: ([Complex]) -> Complex) -> Value {
  let slices = Slices(value, dimension: dimension)
  let all = value.complexElements
  var results: [Complex] = []
  for slice in 0..<slices.count { results.append(body(slices.elements(slice, of: all))) }
  let size = slices.size(1)
  return Value(rows: size.rows, columns: size.columns, complex: results)
}

/// Replaces each slice by another one of a length that depends only on the slice's.
func transformed(_ value: Value, _ dimension: Int?, length: Int? = nil, _ body: ([Double]) -> [Double]) -> Value {
  let slices = Slices(value, dimension: dimension)
  let all = value.realElements
  var results: [[Double]] = []
  for slice in 0..<slices.count { results.append(body(slices.elements(slice, of: all))) }
  let length = length ?? results.first?.count ?? slices.length
  let size = slices.size(length)
  return Value(rows: size.rows, columns: size.columns, slices.joined(results, length: length, filler: 0))
}

/// Replaces each slice of a complex matrix by another one of the same length.
func transformedComplex(_ value: Value, _ dimension: Int?, _ body: ([Complex]) -> [Complex]) -> Value {
  let slices = Slices(value, dimension: dimension)
  let all = value.complexElements
  var results: [[Complex]] = []
  for slice in 0..<slices.count { results.append(body(slices.elements(slice, of: all))) }
  return Value(
    rows: value.rows, columns: value.columns, complex: slices.joined(results, length: slices.length, filler: .zero))
}
