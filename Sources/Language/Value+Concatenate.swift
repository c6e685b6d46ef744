import Numerics
import Source

// `[…]` and `{…}`.

/// `[a, b, …]`.
func horizontal(_ parts: [Value]) throws(Failure) -> Value {
  if let row = plainRow(parts) { return row }
  return try joined(try unified(parts), areStacked: false)
}

/// `[a; b; …]`.
func vertical(_ parts: [Value]) throws(Failure) -> Value {
  var parts = try unified(parts)
  if parts.contains(where: { $0.isText }) {
    // Rows of characters of unequal length are padded with blanks.
    var width = 0
    for part in parts { width = max(width, part.columns) }
    for (index, part) in parts.enumerated() where part.isText && part.columns < width && part.rows == 1 {
      guard case .object(let object) = part else { continue }
      let blanks = [UInt8](repeating: UInt8(ascii: " "), count: width - part.columns)
      parts[index] = .object(TextArray(rows: 1, columns: width, object.asText.elements + blanks))
    }
  }
  return try joined(parts, areStacked: true)
}

/// The parts, of one class or numbers of several, side by side or under each other.
private func joined(_ parts: [Value], areStacked: Bool) throws(Failure) -> Value {
  guard let first = parts.first else { return .emptyMatrix }
  var rows = first.rows
  var columns = first.columns
  for part in parts.dropFirst() {
    guard let (r, c) = sizeOfPair((rows, columns), (part.rows, part.columns), areStacked: areStacked) else {
      throw .mismatch(
        areStacked ? "vertical" : "horizontal", "\(rows)x\(columns)", part.sizeText,
        hint: areStacked
          ? "rows under each other need equally many entries" : "parts side by side need equally many rows")
    }
    guard r >= 0, c >= 0 else { throw .tooLarge(rows, columns) }
    (rows, columns) = (r, c)
  }
  try Value.checkSize(rows, columns)
  let used = parts.filter { !$0.isEmpty }
  // A lone part stays as it is, unless the empty ones beside it make characters of numbers, or numbers of truth values.
  if used.count == 1, let only = used.first, parts.allSatisfy({ $0.kind == only.kind }) || !only.isArithmetic {
    return plain(only)
  }
  return join(used, of: parts, rows: rows, columns: columns, areStacked: areStacked)
}

/// The size of two parts together; nil when they do not fit, and negative where empty parts grow out of all bounds. Parts
/// of size 0x0 fit anywhere, as do 1x0 and 0x1 (dim_vector::hvcat in Octave).
private func sizeOfPair(_ a: (Int, Int), _ b: (Int, Int), areStacked: Bool) -> (Int, Int)? {
  if areStacked, a.1 == b.1 { return (a.0 &+ b.0, a.1) }
  if !areStacked, a.0 == b.0 { return (a.0, a.1 &+ b.1) }
  if b == (0, 0) { return a }
  if a == (0, 0) { return b }
  if b.0 + b.1 == 1 { return a.0 + a.1 == 1 ? (0, 0) : a }
  return a.0 + a.1 == 1 ? b : nil
}

/// A row of real scalars, the usual literal, without any detours.
private func plainRow(_ parts: [Value]) -> Value? {
  guard parts.count > 1 else { return nil }
  for part in parts { guard case .number = part else { return nil } }
  return .object(
    RealArray(rows: 1, columns: parts.count) { to in
      for (index, part) in parts.enumerated() { to.initializeElement(at: index, to: part.element(0)) }
    })
}

/// Brackets write out a range and forget that a matrix is diagonal.
private func plain(_ value: Value) -> Value {
  guard case .object(let object) = value else { return value }
  return object.kind == .range || object.structure != .full
    ? gather(value, rows: value.rows, columns: value.columns) { $0 } : value
}

/// The parts in one class: cells when there is a cell, else structs, text, complex, real or logical.
private func unified(_ parts: [Value]) throws(Failure) -> [Value] {
  guard parts.contains(where: { $0.kind == .cell }) else {
    let structs = parts.contains { $0.kind == .structure }
    for part in parts {
      if part.kind == .function {
        throw Failure(
          "concatenation operator not implemented for 'function handle' by 'matrix' operations",
          hint: "keep functions in a cell array: {@sin, @cos}")
      }
      if structs, part.kind != .structure, !part.isEmpty {
        throw Failure("invalid concatenation of structure with \(part.typeName)")
      }
    }
    return parts
  }
  return parts.compactMap { part in
    if part.kind == .cell { return part }
    if part.isEmpty { return nil }
    return Value(rows: 1, columns: 1, cells: [part])
  }
}

/// Builds an array of parts that fit, under each other or side by side; all of them, also the empty ones, say its class.
private func join(_ parts: [Value], of all: [Value], rows: Int, columns: Int, areStacked: Bool) -> Value {
  /// Calls its argument with each stretch of the parts that stays together: the position of its first element, the part,
  /// the index of that element in it, and the number of elements.
  func forEachStretch(_ body: (Int, Value, Int, Int) -> Void) {
    var start = 0
    for part in parts {
      if areStacked {
        for column in 0..<part.columns { body(start + column * rows, part, column * part.rows, part.rows) }
        start += part.rows
      } else {
        body(start, part, 0, part.count)
        start += part.count
      }
    }
  }
  /// The same with each element.
  func place(_ body: (Int, Value, Int) -> Void) {
    forEachStretch { at, part, index, count in
      for offset in 0..<count { body(at + offset, part, index + offset) }
    }
  }
  let count = rows * columns
  func has(_ kind: HeapObject.Kind) -> Bool { all.contains { $0.kind == kind } }
  if has(.cell) {
    var elements = [Value](repeating: .undefined, count: count)
    place { at, part, index in
      if case .object(let object) = part { elements[at] = object.asCell.elements[index] }
    }
    return Value(rows: rows, columns: columns, cells: elements)
  }
  if has(.structure) {
    var keys: [String] = []
    for case .object(let object) in all where keys.isEmpty && object.kind == .structure { keys = object.asStruct.keys }
    var elements = [[Value]](repeating: [], count: count)
    place { at, part, index in
      guard case .object(let object) = part else { return }
      let source = object.asStruct
      elements[at] = keys.map { key in
        source.keys.firstIndex(of: key).map { source.elements[index][$0] } ?? .emptyMatrix
      }
    }
    return .object(StructArray(rows: rows, columns: columns, keys: keys, elements: elements))
  }
  if has(.text) {
    var elements = [UInt8](repeating: 0, count: count)
    var isDoubleQuoted = false
    for case .object(let object) in all where object.kind == .text && object.asText.isDoubleQuoted {
      isDoubleQuoted = true
    }
    place { at, part, index in
      let code = part.element(index)
      elements[at] = code >= 0 && code < 256 ? UInt8(code) : 0
    }
    return .object(TextArray(rows: rows, columns: columns, elements, isDoubleQuoted: isDoubleQuoted))
  }
  if has(.complex) {
    var elements = [Complex](repeating: Complex(0, 0), count: count)
    place { at, part, index in elements[at] = part.complexElement(index) }
    return Value(rows: rows, columns: columns, complex: elements)
  }
  if all.allSatisfy({ $0.isLogical }) {
    var elements = [Bool](repeating: false, count: count)
    place { at, part, index in elements[at] = part.element(index) != 0 }
    return Value(rows: rows, columns: columns, logical: elements)
  }
  let result = RealArray(rows: rows, columns: columns)
  forEachStretch { at, part, index, count in
    if case .object(let object) = part, object.kind == .real {
      result.elements.update(from: object.asReal.elements, index, at: at, count: count)
    } else {
      for offset in 0..<count { result.elements[at + offset] = part.element(index + offset) }
    }
  }
  return .object(result)
}

/// `{a, b, …}`: each part is one element; a cell array stays nested.
func cellRow(_ parts: [Value]) -> Value {
  Value(rows: parts.isEmpty ? 0 : 1, columns: parts.count, cells: parts)
}

/// `{…; …}`: rows of cells under each other.
func cellColumn(_ rows: [Value]) throws(Failure) -> Value {
  let rows = rows.filter { !$0.isEmpty }
  if rows.isEmpty { return Value(rows: 0, columns: 0, cells: []) }
  return rows.count == 1 ? rows[0] : try vertical(rows)
}

extension Failure {
  fileprivate static func mismatch(_ direction: String, _ left: String, _ right: String, hint: String) -> Failure {
    Failure("\(direction) dimensions mismatch (\(left) vs \(right))", hint: hint)
  }
}
