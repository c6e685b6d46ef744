public import Numerics
import Source

extension HeapObject {
  // The kind was set by the subclass's own initialiser, so these casts cannot fail.
  @_transparent final var asReal: RealArray { unsafeDowncast(self, to: RealArray.self) }
  @_transparent final var asLogical: LogicalArray { unsafeDowncast(self, to: LogicalArray.self) }
  @_transparent final var asComplex: ComplexArray { unsafeDowncast(self, to: ComplexArray.self) }
  @_transparent final var asText: TextArray { unsafeDowncast(self, to: TextArray.self) }
  @_transparent final var asRange: RangeArray { unsafeDowncast(self, to: RangeArray.self) }
  @_transparent final var asCell: CellArray { unsafeDowncast(self, to: CellArray.self) }
  @_transparent final var asStruct: StructArray { unsafeDowncast(self, to: StructArray.self) }
  @_transparent final var asFunction: FunctionObject { unsafeDowncast(self, to: FunctionObject.self) }
}

extension Value {
  /// The number of rows.
  public var rows: Int { if case .object(let object) = self { object.rows } else { 1 } }
  /// The number of columns.
  public var columns: Int { if case .object(let object) = self { object.columns } else { 1 } }
  /// The number of elements.
  public var count: Int { rows * columns }
  /// Whether there is exactly one element.
  public var isScalar: Bool {
    if case .object(let object) = self { object.rows == 1 && object.columns == 1 } else { true }
  }
  /// Whether there are no elements.
  public var isEmpty: Bool { count == 0 }
  /// Whether it has one row or one column.
  public var isVector: Bool { rows == 1 || columns == 1 }
  /// The size as messages show it: `2x3`.
  public var sizeText: String { "\(rows)x\(columns)" }

  /// The object's kind; nil for scalars and the undefined value.
  public var kind: HeapObject.Kind? { if case .object(let object) = self { object.kind } else { nil } }
  /// Whether every element is a truth value.
  public var isLogical: Bool { if case .logical = self { true } else { kind == .logical } }
  /// Whether it is a matrix of characters.
  public var isText: Bool { kind == .text }
  /// Whether it has complex elements.
  public var isComplex: Bool { kind == .complex }

  /// Whether `element` can read it: real numbers, truth values, characters and ranges.
  public var isRealLike: Bool {
    switch self {
    case .undefined: false
    case .number, .logical: true
    case .object(let object):
      switch object.kind {
      case .real, .logical, .text, .range: true
      case .complex, .cell, .structure, .function: false
      }
    }
  }

  /// Whether arithmetic is defined for it.
  public var isArithmetic: Bool { isRealLike || isComplex }

  /// Element `index`, counted from 0 down the columns, as a real number; not a number where it has no such form.
  public func element(_ index: Int) -> Double {
    switch self {
    case .undefined: return .nan
    case .number(let number): return number
    case .logical(let truth): return truth ? 1 : 0
    case .object(let object):
      switch object.kind {
      case .real: return object.asReal.elements[index]
      case .logical: return object.asLogical.elements[index] ? 1 : 0
      case .text: return Double(object.asText.elements[index])
      case .range: return object.asRange.element(index)
      case .complex: return object.asComplex.elements[index].re
      case .cell, .structure, .function: return .nan
      }
    }
  }

  /// Element `index` as a complex number.
  public func complexElement(_ index: Int) -> Complex {
    if case .object(let object) = self, object.kind == .complex { return object.asComplex.elements[index] }
    return Complex(element(index), 0)
  }

  /// All elements as real numbers, column by column; complex ones lose their imaginary part.
  public var realElements: [Double] {
    if case .object(let object) = self, object.kind == .real {
      let array = object.asReal
      return array.elements.with(array.count) { Array($0) }
    }
    let count = count
    return Array(unsafeUninitializedCapacity: count) { buffer, initialized in
      for index in 0..<count { buffer[index] = element(index) }
      initialized = count
    }
  }

  /// All elements as complex numbers, column by column.
  public var complexElements: [Complex] {
    if case .object(let object) = self, object.kind == .complex { return object.asComplex.elements }
    return realElements.map { Complex($0, 0) }
  }

  /// The value as a matrix of real numbers for numerical code.
  public var realMatrix: Matrix { Matrix(rows: rows, columns: columns, elements: realElements) }
  /// The value as a matrix of complex numbers for numerical code.
  public var complexMatrix: ComplexMatrix { ComplexMatrix(rows: rows, columns: columns, elements: complexElements) }

  /// The characters as text, row after row without separators; a single row is the usual case.
  public var textValue: String? {
    guard case .object(let object) = self, object.kind == .text else { return nil }
    return String(decoding: object.asText.rowBytes, as: UTF8.self)
  }

  /// The class as `class(x)` names it.
  public var className: String {
    switch self {
    case .undefined: return "undefined"
    case .number: return "double"
    case .logical: return "logical"
    case .object(let object):
      switch object.kind {
      case .real, .complex, .range: return "double"
      case .logical: return "logical"
      case .text: return "char"
      case .cell: return "cell"
      case .structure: return "struct"
      case .function: return "function_handle"
      }
    }
  }

  /// The type of an operand as messages about operators name it, after Octave has tried to make numbers of it.
  var operandName: String { isRealLike ? (isScalar ? "scalar" : "matrix") : typeName }

  /// The type as messages about indexing name it.
  var indexedName: String {
    guard case .object(let object) = self else { return typeName }
    switch object.kind {
    case .text: return object.asText.isDoubleQuoted ? "string" : "sq_string"
    case .range: return "double_range"
    case .real, .logical, .complex, .cell, .structure, .function: return typeName
    }
  }

  /// The type as Octave's operator messages name it, such as `matrix` or `bool`.
  public var typeName: String {
    switch self {
    case .undefined: return "<unknown type>"
    case .number: return "scalar"
    case .logical: return "bool"
    case .object(let object):
      let isScalar = object.count == 1
      switch object.kind {
      case .real, .complex:
        let prefix = object.kind == .complex ? "complex " : ""
        switch object.structure {
        case .full: return prefix + (isScalar ? "scalar" : "matrix")
        case .diagonal: return prefix + "diagonal matrix"
        case .permutation: return "permutation matrix"
        }
      case .range: return "range"
      case .logical: return isScalar ? "bool" : "bool matrix"
      case .text: return "string"
      case .cell: return object.asCell.isList ? "cs-list" : "cell"
      case .structure: return isScalar ? "scalar struct" : "struct"
      case .function: return "function handle"
      }
    }
  }
}

extension TextArray {
  /// The bytes row after row.
  var rowBytes: [UInt8] {
    guard rows > 1 else { return elements }
    var bytes: [UInt8] = []
    bytes.reserveCapacity(count)
    for row in 0..<rows { bytes += self.row(row) }
    return bytes
  }

  /// The bytes of one row.
  func row(_ row: Int) -> [UInt8] {
    guard rows > 1 else { return elements }
    return (0..<columns).map { elements[$0 * rows + row] }
  }
}
