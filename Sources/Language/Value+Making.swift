public import Numerics
import Source

/// The largest number of elements one array may have; more ends in a failure rather than in exhausted memory.
#if arch(wasm32)
  let largestCount = 1 << 24
#else
  let largestCount = 1 << 27
#endif

extension Value {
  /// Checks that an array of this size may be made.
  static func checkSize(_ rows: Int, _ columns: Int) throws(Failure) {
    let (count, overflow) = rows.multipliedReportingOverflow(by: columns)
    guard rows >= 0, columns >= 0, !overflow, count <= largestCount else { throw .tooLarge(rows, columns) }
    guard !ArrayMemory.isFull(adding: 8 * count) else { throw .outOfMemory }
  }

  /// The 0x0 matrix `[]`.
  public static var emptyMatrix: Value { .object(RealArray(rows: 0, columns: 0)) }

  /// A matrix; one element becomes a scalar.
  public init(_ matrix: Matrix) {
    if matrix.rows == 1, matrix.columns == 1, let element = matrix.elements.first {
      self = .number(element)
    } else {
      self.init(rows: matrix.rows, columns: matrix.columns, matrix.elements)
    }
  }

  /// A complex matrix, real when every imaginary part is zero.
  public init(_ matrix: ComplexMatrix) {
    self.init(rows: matrix.rows, columns: matrix.columns, complex: matrix.elements)
  }

  /// A matrix of the given elements, column by column; one element becomes a scalar.
  public init(rows: Int, columns: Int, _ elements: [Double]) {
    if rows == 1, columns == 1, let element = elements.first {
      self = .number(element)
    } else {
      self = .object(RealArray(rows: rows, columns: columns) { to in _ = to.initialize(from: elements) })
    }
  }

  /// A matrix of truth values, column by column; one element becomes a scalar.
  public init(rows: Int, columns: Int, logical elements: [Bool]) {
    if rows == 1, columns == 1, let element = elements.first {
      self = .logical(element)
    } else {
      self = .object(LogicalArray(rows: rows, columns: columns) { to in _ = to.initialize(from: elements) })
    }
  }

  /// A matrix of complex numbers, column by column, real when every imaginary part is zero.
  public init(rows: Int, columns: Int, complex elements: [Complex]) {
    var isReal = true
    for element in elements where element.im != 0 {
      isReal = false
      break
    }
    if isReal {
      self.init(rows: rows, columns: columns, elements.map { $0.re })
    } else {
      self = .object(ComplexArray(rows: rows, columns: columns, elements))
    }
  }

  /// A complex scalar, real when its imaginary part is zero.
  public init(_ number: Complex) { self.init(rows: 1, columns: 1, complex: [number]) }

  /// A row of numbers.
  public static func row(_ elements: [Double]) -> Value { Value(rows: 1, columns: elements.count, elements) }
  /// A column of numbers.
  public static func column(_ elements: [Double]) -> Value { Value(rows: elements.count, columns: 1, elements) }

  /// A string; the empty one has size 0x0.
  public init(_ text: String, isDoubleQuoted: Bool = false) {
    self.init(textBytes: text.bytes, isDoubleQuoted: isDoubleQuoted)
  }

  /// A string of bytes; the empty one has size 0x0.
  public init(textBytes bytes: [UInt8], isDoubleQuoted: Bool = false) {
    self = .object(
      TextArray(rows: bytes.isEmpty ? 0 : 1, columns: bytes.count, bytes, isDoubleQuoted: isDoubleQuoted))
  }

  /// Rows of characters, padded with blanks to the length of the longest.
  public init(textRows rows: [[UInt8]]) {
    var width = 0
    for row in rows { width = max(width, row.count) }
    var elements = [UInt8](repeating: UInt8(ascii: " "), count: width * rows.count)
    for (index, row) in rows.enumerated() {
      for (column, byte) in row.enumerated() { elements[column * rows.count + index] = byte }
    }
    self = .object(TextArray(rows: rows.count, columns: width, elements))
  }

  /// A cell array of the given elements, column by column.
  public init(rows: Int, columns: Int, cells elements: [Value]) {
    self = .object(CellArray(rows: rows, columns: columns, elements))
  }

  /// A struct with the given fields.
  public init(fields: [(String, Value)]) {
    self = .object(
      StructArray(rows: 1, columns: 1, keys: fields.map { $0.0 }, elements: [fields.map { $0.1 }]))
  }

  /// A range as the colon operator makes it; the number of elements allows for rounding in `limit`, as in Octave.
  static func range(first: Double, step: Double, limit: Double) throws(Failure) -> Value {
    guard first == first, step == step, limit == limit else { return .number(.nan) }
    let isEmpty = step == 0 || (step > 0 ? first > limit : first < limit)
    // Beyond infinity there are no numbers.
    if !isEmpty, first.isInfinite && first == limit || step.isInfinite && !(first.isFinite && limit.isFinite) {
      return .number(.nan)
    }
    let count = rangeCount(first: first, step: step, limit: limit)
    guard count == 0 || count.isFinite && first.isFinite && limit.isFinite else {
      throw Failure(
        "range with infinite number of elements cannot be stored",
        hint: "a range needs a last number, as in 1:100; to go on until something happens write a while loop",
        identifier: "Octave:out-of-memory")
    }
    guard count <= Double(largestCount) else { throw .tooLarge(1, Int(limited: count)) }
    if count == 1 { return .number(first) }
    return .object(RangeArray(first: first, step: step, limit: limit, count: Int(count)))
  }

  /// How many elements `first:step:limit` has. Rounding in the step must not lose the last element, so that `0:0.1:1`
  /// reaches 1: the count is Hagerty's tolerant floor (APL Quote Quad 8, 1978), as in Octave, then checked at the limit.
  static func rangeCount(first: Double, step: Double, limit: Double) -> Double {
    guard step != 0, (step > 0 ? first <= limit : first >= limit) else { return 0 }
    if step.isInfinite { return 1 }
    let tolerance = 3 * 2.220446049250313e-16
    func reaches(_ count: Double) -> Bool {
      let last = first + (count - 1) * step
      return abs(last - limit) < max(abs(last), abs(limit)) * tolerance
    }
    let quotient = (limit - first + step) / step
    let greatestShift = 1 / (2 - tolerance)
    let shift = max(tolerance, min(greatestShift, tolerance * (1 + quotient.rounded(.down))))
    var count = (quotient + shift).rounded(.down)
    if count - quotient >= greatestShift { count -= 1 }
    if !reaches(count) {
      if reaches(count - 1) { count -= 1 } else if reaches(count + 1) { count += 1 }
    }
    return max(0, count)
  }
}

extension Failure {
  /// All values together are larger than the limit.
  static var outOfMemory: Failure {
    Failure(
      "the values need more than \(ArrayMemory.limit >> 20) MB of memory and the run was stopped",
      hint: "does a loop keep all of its results? If they are needed, raise the limit with --max-memory",
      identifier: "nbrun:limit", isLimit: true)
  }

  static func tooLarge(_ rows: Int, _ columns: Int) -> Failure {
    Failure(
      "out of memory or dimension too large for Octave's index type",
      hint: "an array may have at most \(largestCount) elements; this one would have size \(rows)x\(columns)",
      identifier: "Octave:out-of-memory", isLimit: true)
  }
}
