import Numerics
import Source

/// `value(subscripts)`; `name` is the variable's for messages, or empty.
func indexed(_ value: Value, _ subscripts: [Value], name: String = "") throws(Failure) -> Value {
  switch subscripts.count {
  case 0: return value
  case 1:
    let place = SubscriptPlace(name: name, place: 0, of: 1)
    let positions = try Subscript(subscripts[0], extent: value.count, at: place)
    try positions.check(value.count, value.sizeText, at: place)
    if case .list(let list, let rows, let columns) = positions {
      if case .object(let object) = value, object.kind == .range, let part = subrange(object.asRange, list) {
        return part
      }
      // A vector indexed by a vector keeps its own direction.
      let keepsDirection = value.isVector && !value.isScalar && (rows == 1 || columns == 1)
      if keepsDirection {
        return gather(
          value, rows: value.rows == 1 ? 1 : list.count, columns: value.rows == 1 ? list.count : 1
        ) { list[$0] }
      }
      return gather(value, rows: rows, columns: columns) { list[$0] }
    }
    if positions.isAll {
      return gather(value, rows: positions.count, columns: 1) { $0 }
    }
    return gather(value, rows: 1, columns: 1) { _ in positions[0] }
  default:
    let places = (0..<subscripts.count).map { SubscriptPlace(name: name, place: $0, of: subscripts.count) }
    let rows = try Subscript(subscripts[0], extent: value.rows, at: places[0])
    let columns = try Subscript(subscripts[1], extent: value.columns, at: places[1])
    var further: [Subscript] = []
    for place in places.dropFirst(2) { further.append(try Subscript(subscripts[place.place], extent: 1, at: place)) }
    try rows.check(value.rows, value.sizeText, at: places[0])
    try columns.check(value.columns, value.sizeText, at: places[1])
    for (place, index) in zip(places.dropFirst(2), further) { try index.check(1, value.sizeText, at: place) }
    try Value.checkSize(rows.count, columns.count)
    let height = rows.count
    let stride = value.rows
    let result = gather(value, rows: height, columns: columns.count) { index in
      columns[index / height] * stride + rows[index % height]
    }
    if columns.isAll, case .object(let object) = value, object.kind == .real, object.asReal.bar > 0,
      case .object(let part) = result, part.kind == .real
    {
      part.asReal.bar = object.asReal.bar
    }
    return result.marked(keptStructure(value, subscripts, rows, columns))
  }
}

/// Evenly spaced positions of a range are a range again.
private func subrange(_ range: RangeArray, _ positions: [Int]) -> Value? {
  guard positions.count > 1 else { return nil }
  let step = positions[1] - positions[0]
  for index in 1..<positions.count where positions[index] - positions[index - 1] != step { return nil }
  let elements = positions.map { range.element($0) }
  return .row(elements)
}

/// An array of the given size whose element k is the value's element `position(k)`; positions are known to be valid.
func gather(_ value: Value, rows: Int, columns: Int, _ position: (Int) -> Int) -> Value {
  let count = rows * columns
  switch value {
  case .undefined: return .undefined
  case .number(let number):
    return count == 1 ? value : .object(RealArray(rows: rows, columns: columns, repeating: number))
  case .logical(let truth):
    return count == 1 ? value : .object(LogicalArray(rows: rows, columns: columns, repeating: truth))
  case .object(let object):
    switch object.kind {
    case .real:
      let source = object.asReal
      if rows == 1, columns == 1 { return .number(source.elements[position(0)]) }
      return .object(
        RealArray(rows: rows, columns: columns) { to in
          for index in 0..<count { to.initializeElement(at: index, to: source.elements[position(index)]) }
        })
    case .range:
      if rows == 1, columns == 1 { return .number(object.asRange.element(position(0))) }
      return .object(
        RealArray(rows: rows, columns: columns) { to in
          for index in 0..<count { to.initializeElement(at: index, to: object.asRange.element(position(index))) }
        })
    case .logical:
      let source = object.asLogical
      if rows == 1, columns == 1 { return .logical(source.elements[position(0)]) }
      return .object(
        LogicalArray(rows: rows, columns: columns) { to in
          for index in 0..<count { to.initializeElement(at: index, to: source.elements[position(index)]) }
        })
    case .complex:
      let source = object.asComplex.elements
      return Value(rows: rows, columns: columns, complex: (0..<count).map { source[position($0)] })
    case .text:
      let text = object.asText
      return .object(
        TextArray(
          rows: rows, columns: columns, (0..<count).map { text.elements[position($0)] },
          isDoubleQuoted: text.isDoubleQuoted))
    case .cell:
      let source = object.asCell.elements
      return Value(rows: rows, columns: columns, cells: (0..<count).map { source[position($0)] })
    case .structure:
      let source = object.asStruct
      return .object(
        StructArray(
          rows: rows, columns: columns, keys: source.keys, elements: (0..<count).map { source.elements[position($0)] }))
    case .function: return value
    }
  }
}

/// `value{subscripts}`: the elements, a comma list.
func cellContents(_ value: Value, _ subscripts: [Value], name: String = "") throws(Failure) -> [Value] {
  guard case .object(let object) = value, object.kind == .cell else {
    throw Failure(
      "\(value.kind == .structure ? "struct" : value.indexedName) cannot be indexed with {",
      hint: value.isArithmetic ? "use ( ) to take elements of a matrix" : nil)
  }
  guard !subscripts.isEmpty else {
    throw Failure(
      "invalid empty index expression {}, use {:} instead", hint: "\(name.isEmpty ? "c" : name){:} gives all elements")
  }
  // Octave names the braces' positions as if they were parentheses.
  guard case .object(let part) = try indexed(value, subscripts, name: name), part.kind == .cell else { return [] }
  return part.asCell.elements
}

/// `value.key`: the field of each element, a comma list.
func fieldContents(_ value: Value, _ key: String, name: String = "") throws(Failure) -> [Value] {
  guard case .object(let object) = value, object.kind == .structure else {
    throw Failure("\(value.indexedName) cannot be indexed with .", hint: "only a struct has fields such as .\(key)")
  }
  let array = object.asStruct
  guard let index = array.keys.firstIndex(of: key) else {
    let fields = array.keys.isEmpty ? "it has no fields" : "it has the fields " + array.keys.joined(separator: ", ")
    throw Failure("structure has no member '\(key)'", hint: fields, identifier: "Octave:invalid-indexing")
  }
  return array.elements.map { $0[index] }
}
