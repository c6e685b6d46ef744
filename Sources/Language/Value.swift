import Numerics
import Source

/// A value of the language as library code sees it. Registers hold the same values in another form (Registers.swift).
public enum Value {
  /// A variable without a value, or the result of a function that gave none.
  case undefined
  /// A real scalar.
  case number(Double)
  /// A logical scalar.
  case logical(Bool)
  /// Anything else; see `HeapObject.Kind`.
  case object(HeapObject)
}

/// Everything that is not a real or logical scalar. Its class is told by `kind`, which is cheaper than a cast.
public class HeapObject {
  /// The classes of objects.
  public enum Kind: UInt8 {
    /// `RealArray`.
    case real
    /// `LogicalArray`.
    case logical
    /// `ComplexArray`.
    case complex
    /// `TextArray`.
    case text
    /// `RangeArray`.
    case range
    /// `CellArray`.
    case cell
    /// `StructArray`.
    case structure
    /// `FunctionObject`.
    case function
  }

  /// What a matrix of numbers is known to be; Octave displays the special kinds under a heading of their own.
  public enum Structure: UInt8 {
    /// Any matrix.
    case full
    /// Zeros off the diagonal.
    case diagonal
    /// The rows of the identity in some order.
    case permutation
  }

  /// Which subclass this is.
  public final let kind: Kind
  final var structure = Structure.full
  // Read and written whole, never passed inout: whole-module optimisation then drops the run-time exclusivity checks.
  final var rows: Int
  final var columns: Int
  /// How deep containers lie in each other: 0 for what contains no values, 1 for a cell array of numbers.
  final var nesting = 0

  init(_ kind: Kind, _ rows: Int, _ columns: Int) {
    self.kind = kind
    self.rows = rows
    self.columns = columns
  }

  /// How many elements there are.
  final var count: Int { rows * columns }

  /// Takes note that the object now contains these values.
  final func hold(_ values: [Value]) {
    nesting = max(nesting, 1)
    for value in values { nesting = max(nesting, value.nesting + 1) }
  }
}

/// A matrix of real numbers, column by column.
public final class RealArray: HeapObject {
  let elements: Elements<Double>
  /// How many columns stand left of the bar of an augmented matrix; 0: there is no bar. It stays while entries change
  /// and rows are picked; what is computed from the matrix has none.
  var bar = 0
  /// How the numbers are written. It stays while entries change; what is computed from the matrix has none.
  var form = NumberForm()

  /// Equal elements; `capacity` leaves room for `x(end+1) = e`.
  init(rows: Int, columns: Int, repeating element: Double = 0, capacity: Int = 0) {
    elements = Elements(repeating: element, capacity: max(capacity, rows * columns))
    super.init(.real, rows, columns)
  }

  /// Elements that `fill` writes, all of them.
  init(rows: Int, columns: Int, fill: (UnsafeMutableBufferPointer<Double>) -> Void) {
    elements = Elements(capacity: rows * columns, fill: fill)
    super.init(.real, rows, columns)
  }

  /// The same elements in memory of its own.
  init(copy other: RealArray, capacity: Int = 0) {
    let count = other.count
    elements = Elements(capacity: max(capacity, count)) { to in
      other.elements.with(count) { from in _ = to.update(from: from) }
    }
    super.init(.real, other.rows, other.columns)
    bar = other.bar
    form = other.form
  }
}

/// A matrix of truth values.
public final class LogicalArray: HeapObject {
  let elements: Elements<Bool>

  init(rows: Int, columns: Int, repeating element: Bool = false) {
    elements = Elements(repeating: element, capacity: rows * columns)
    super.init(.logical, rows, columns)
  }

  init(rows: Int, columns: Int, fill: (UnsafeMutableBufferPointer<Bool>) -> Void) {
    elements = Elements(capacity: rows * columns, fill: fill)
    super.init(.logical, rows, columns)
  }

  convenience init(copy other: LogicalArray) {
    self.init(rows: other.rows, columns: other.columns) { to in
      other.elements.with(other.count) { from in _ = to.update(from: from) }
    }
  }
}

/// A matrix of complex numbers; a complex scalar is one of size 1x1.
public final class ComplexArray: HeapObject {
  let elements: [Complex]

  init(rows: Int, columns: Int, _ elements: [Complex]) {
    self.elements = elements
    super.init(.complex, rows, columns)
    ArrayMemory.add(MemoryLayout<Complex>.stride * elements.count)
  }

  deinit { ArrayMemory.add(-MemoryLayout<Complex>.stride * elements.count) }
}

/// A matrix of characters (bytes of UTF-8, as in Octave); a string is one with a single row.
public final class TextArray: HeapObject {
  private(set) var elements: [UInt8]
  /// Whether it was written with double quotes; only printing of code cares.
  let isDoubleQuoted: Bool

  init(rows: Int, columns: Int, _ elements: [UInt8], isDoubleQuoted: Bool = false) {
    self.elements = elements
    self.isDoubleQuoted = isDoubleQuoted
    super.init(.text, rows, columns)
    ArrayMemory.add(elements.count)
  }

  /// Puts another line behind this one, in place.
  func append(_ other: TextArray) {
    elements.append(contentsOf: other.elements)
    columns += other.columns
    ArrayMemory.add(other.elements.count)
  }

  deinit { ArrayMemory.add(-elements.count) }
}

/// A range such as `0:0.1:1` that has not been written out: `first + k * step` for `k` below `count`.
public final class RangeArray: HeapObject {
  let first: Double
  let step: Double
  /// The limit as it was written, which need not be reached; Octave's display depends on it.
  let limit: Double
  /// The last element. Rounding must not carry any past the limit, `(0:0.1:0.3)(4)` is 0.3; but whole numbers reach
  /// theirs where a limit that was computed falls short of it.
  private let last: Double

  init(first: Double, step: Double, limit: Double, count: Int) {
    self.first = first
    self.step = step
    self.limit = limit
    let reached = first + Double(count - 1) * step
    let isWhole = first == first.rounded() && step == step.rounded()
    last = isWhole ? reached : step > 0 ? min(reached, limit) : max(reached, limit)
    super.init(.range, 1, count)
  }

  /// The element at a position; the first one keeps the sign of a zero.
  @inline(__always) func element(_ index: Int) -> Double {
    if index == 0 { return first }
    let element = first + Double(index) * step
    return step > 0 ? min(element, last) : max(element, last)
  }
}

/// A matrix of values of any kind.
public final class CellArray: HeapObject {
  var elements: [Value] { didSet { countMemory() } }
  /// How many elements are counted as memory.
  private var counted = 0
  /// Whether it stands for its elements, as the operand `c{:}` does.
  var isList = false

  init(rows: Int, columns: Int, _ elements: [Value]) {
    self.elements = elements
    super.init(.cell, rows, columns)
    hold(elements)
    countMemory()
  }

  deinit { ArrayMemory.add(-MemoryLayout<Value>.stride * counted) }

  private func countMemory() {
    guard counted != elements.count else { return }
    ArrayMemory.add(MemoryLayout<Value>.stride * (elements.count - counted))
    counted = elements.count
  }
}

/// A matrix of records with the same fields, in the order the fields were made.
public final class StructArray: HeapObject {
  let keys: [String]
  /// The values of one element after another, each as long as `keys`.
  let elements: [[Value]]

  init(rows: Int, columns: Int, keys: [String], elements: [[Value]]) {
    self.keys = keys
    self.elements = elements
    super.init(.structure, rows, columns)
    for fields in elements { hold(fields) }
    ArrayMemory.add(memory)
  }

  deinit { ArrayMemory.add(-memory) }

  private var memory: Int { MemoryLayout<Value>.stride * elements.count * (keys.count + 1) }
}

/// Whether nobody else holds an object, so that it may be changed in place.
///
/// It is not optimised because Swift 6.3, told to go without its inliner as for the engine of the page, takes the
/// standard library's function for one that reads nothing and leaves out the store of the variable before the call.
@_optimize(none) @inline(never)
func isHeldOnce(_ object: inout HeapObject) -> Bool { isKnownUniquelyReferenced(&object) }

extension Value {
  /// How deep containers lie in each other in this value.
  var nesting: Int { if case .object(let object) = self { object.nesting } else { 0 } }

  /// Refuses values whose release or display would go deeper than calls may.
  func checkNesting(adding levels: Int = 0) throws(Failure) {
    guard nesting + levels > Registers.depth else { return }
    throw Failure(
      "out of memory: containers lie more than \(Registers.depth) deep in each other",
      hint: "does a loop put a cell array, a struct or a function into itself?", identifier: "Octave:out-of-memory")
  }
}
