import Numerics
import Source

/// `target(subscripts) = value`. An array that nobody else holds is changed in place; after a failure `target` is as it was.
func assign(_ target: inout Value, _ subscripts: [Value], _ value: Value, name: String = "") throws(Failure) {
  if case .undefined = target { target = emptyLike(value) }
  // An empty index beyond the second names no place.
  for index in subscripts.dropFirst(2) where index.isEmpty { return }
  let plan = try Assignment(target, subscripts, value, name: name)
  let structure = target.structure == .diagonal && plan.staysDiagonal(value) ? target.structure : .full
  switch try elementKind(of: target, storing: value) {
  case .real:
    if case .object(var object) = target, object.kind == .real {
      target = .undefined
      let array = isHeldOnce(&object) && plan.fits(object.asReal) ? object.asReal : plan.grown(object.asReal)
      array.structure = structure
      plan.forEach { array.elements[$0] = value.element($1) }
      target = array.count == 1 ? .number(array.elements[0]) : .object(array)
    } else {
      let elements = plan.apply(target.realElements, fill: 0) { value.element($0) }
      target = Value(rows: plan.rows, columns: plan.columns, elements)
    }
  case .logical:
    if case .object(var object) = target, object.kind == .logical, plan.keepsSize {
      target = .undefined
      let array = isHeldOnce(&object) ? object.asLogical : LogicalArray(copy: object.asLogical)
      plan.forEach { array.elements[$0] = value.element($1) != 0 }
      target = .object(array)
    } else {
      let old = (0..<target.count).map { target.element($0) != 0 }
      let elements = plan.apply(old, fill: false) { value.element($0) != 0 }
      target = Value(rows: plan.rows, columns: plan.columns, logical: elements)
    }
  case .complex:
    let elements = plan.apply(target.complexElements, fill: Complex(0, 0)) { value.complexElement($0) }
    target = Value(rows: plan.rows, columns: plan.columns, complex: elements).marked(structure)
  case .text:
    let old: [UInt8]
    if case .object(let object) = target, object.kind == .text {
      old = object.asText.elements
    } else {
      old = (0..<target.count).map { byte(target.element($0)) }
    }
    let elements = plan.apply(old, fill: 0) { byte(value.element($0)) }
    target = .object(TextArray(rows: plan.rows, columns: plan.columns, elements))
  case .cell: assignCells(&target, plan, value)
  case .structure: target = try structAssigned(target, plan, value)
  case .range, .function:
    throw Failure("a \(target.typeName) cannot be changed by an index", hint: "write '\(name) = …' to replace it")
  }
}

private func byte(_ number: Double) -> UInt8 { number >= 0 && number < 256 ? UInt8(number) : 0 }

private func assignCells(_ target: inout Value, _ plan: Assignment, _ value: Value) {
  let source: [Value]
  if case .object(let object) = value, object.kind == .cell {
    source = object.asCell.elements
  } else {
    source = [value]
  }
  guard case .object(var object) = target, object.kind == .cell else {
    let elements = plan.apply([], fill: .emptyMatrix) { source[$0] }
    target = Value(rows: plan.rows, columns: plan.columns, cells: elements)
    return
  }
  target = .undefined
  if plan.keepsSize || plan.extendsRow, isHeldOnce(&object) {
    let cell = object.asCell
    // A row that grows at its end keeps its memory, so that appending takes constant time on average.
    while plan.extendsRow, cell.elements.count < plan.columns { cell.elements.append(.emptyMatrix) }
    (cell.rows, cell.columns) = (plan.rows, plan.columns)
    plan.forEach { cell.elements[$0] = source[$1] }
    cell.hold(source)
    target = .object(cell)
  } else {
    let elements = plan.apply(object.asCell.elements, fill: .emptyMatrix) { source[$0] }
    target = Value(rows: plan.rows, columns: plan.columns, cells: elements)
  }
}

private func structAssigned(_ target: Value, _ plan: Assignment, _ value: Value) throws(Failure) -> Value {
  guard case .object(let new) = value, new.kind == .structure else {
    throw Failure("invalid structure assignment", hint: "only a struct can be an element of a struct array")
  }
  var keys: [String] = []
  var old: [[Value]] = []
  if case .object(let object) = target, object.kind == .structure {
    keys = object.asStruct.keys
    old = object.asStruct.elements
  }
  let source = new.asStruct
  for key in source.keys where !keys.contains(key) {
    keys.append(key)
    for index in old.indices { old[index].append(.emptyMatrix) }
  }
  let blank = [Value](repeating: .emptyMatrix, count: keys.count)
  let elements = plan.apply(old, fill: blank) { index in
    keys.map { key in source.keys.firstIndex(of: key).map { source.elements[index][$0] } ?? .emptyMatrix }
  }
  return .object(StructArray(rows: plan.rows, columns: plan.columns, keys: keys, elements: elements))
}

/// What a variable without a value begins as when an element of the given kind is stored in it.
private func emptyLike(_ value: Value) -> Value {
  switch value.kind {
  case .cell: Value(rows: 0, columns: 0, cells: [])
  case .structure: .object(StructArray(rows: 0, columns: 0, keys: [], elements: []))
  case .text: Value(textBytes: [])
  case .logical: .object(LogicalArray(rows: 0, columns: 0))
  case .real, .complex, .range, .function: .emptyMatrix
  case nil: value.isLogical ? .object(LogicalArray(rows: 0, columns: 0)) : .emptyMatrix
  }
}

/// The kind of array that holds both the target's elements and the new ones.
private func elementKind(of target: Value, storing value: Value) throws(Failure) -> HeapObject.Kind {
  let old = target.kind ?? (target.isLogical ? .logical : .real)
  let new = value.kind ?? (value.isLogical ? .logical : .real)
  switch (old, new) {
  case (.cell, _): return .cell
  case (_, .cell):
    if target.isEmpty { return .cell }
    throw Failure(
      "operator =: no conversion for assignment of 'cell' to indexed '\(target.operandName)'",
      hint: "take the element out with { }, or make the variable a cell array")
  case (.structure, _), (_, .structure):
    if old == .structure || target.isEmpty { return .structure }
    throw Failure("a struct cannot be an element of a \(target.typeName)")
  case (.function, _), (_, .function):
    throw Failure(
      old == .function
        ? "can't perform indexed assignment for function handle type"
        : "operator =: no conversion for assignment of 'function handle' to indexed '\(target.operandName)'",
      hint: "keep functions in a cell array: f{1} = @sin")
  case (.complex, _), (_, .complex): return .complex
  case (.text, _): return .text
  case (.logical, _): return target.isEmpty ? (new == .logical ? .logical : new == .text ? .text : .real) : .logical
  case (_, .text): return target.isEmpty ? .text : .real
  case (.real, _), (.range, _): return .real
  }
}

/// Where the elements of an indexed assignment go, once the sizes have been checked.
private struct Assignment {
  /// The size of the result.
  var rows: Int
  var columns: Int
  private let oldRows: Int
  private let oldColumns: Int
  private let rowPositions: Subscript
  /// nil for a single, linear subscript.
  private let columnPositions: Subscript?
  private let repeatsScalar: Bool

  var keepsSize: Bool { rows == oldRows && columns == oldColumns }
  /// Whether a row, or nothing, becomes a longer row.
  var extendsRow: Bool { rows == 1 && (oldRows == 1 || oldRows == 0 && oldColumns == 0) && columns > oldColumns }

  init(_ target: Value, _ subscripts: [Value], _ value: Value, name: String) throws(Failure) {
    (oldRows, oldColumns) = (target.rows, target.columns)
    // A cell array as the new value gives its elements; anything else stored in a cell array is one element.
    let isOneElement = target.kind == .cell && value.kind != .cell
    let valueCount = isOneElement ? 1 : value.count
    repeatsScalar = valueCount == 1
    guard let first = subscripts.first else {
      throw .emptyIndexList("write \(name.isEmpty ? "A" : name)(2) = … for one entry")
    }
    if subscripts.count == 1 {
      let place = SubscriptPlace(name: name, place: 0, of: 1)
      let isWhole = isColon(first)
      let positions = try Subscript(first, extent: target.count, at: place)
      guard repeatsScalar || positions.count == valueCount else {
        if isWhole, target.isEmpty {
          throw Failure(
            "=: nonconformant arguments (op1 is 0x1, op2 is \(value.rows)x\(value.columns))",
            hint: "there are no elements that (:) could mean; leave (:) out",
            identifier: "Octave:nonconformant-args")
        }
        throw .sizes("=", "\(positions.count)x1", value.sizeText, name: name)
      }
      rowPositions = positions
      columnPositions = nil
      (rows, columns) = (oldRows, oldColumns)
      let extent = positions.extent
      if extent > target.count {
        if target.isEmpty && oldRows == 0 || oldRows == 1 {
          (rows, columns) = (1, extent)
        } else if oldColumns == 1 {
          (rows, columns) = (extent, 1)
        } else {
          throw Failure(
            "Invalid resizing operation or ambiguous assignment to an out-of-bounds array element",
            hint: "'\(name)' is \(target.sizeText); give a row and a column to make it grow",
            identifier: "Octave:invalid-resize")
        }
      }
    } else {
      let places = (0..<subscripts.count).map { SubscriptPlace(name: name, place: $0, of: subscripts.count) }
      func resolve(_ index: Int, _ extent: Int, _ other: Int) throws(Failure) -> Subscript {
        // A colon is as long as the new value asks for where nothing has a size yet.
        if isColon(subscripts[index]), target.rows == 0, target.columns == 0 {
          return .all(isOneElement ? 1 : valueCount == 1 ? 1 : other)
        }
        return try Subscript(subscripts[index], extent: extent, at: places[index])
      }
      let rowCount = try resolve(0, oldRows, value.rows)
      let columnCount = try resolve(
        1, oldColumns, isColon(subscripts[0]) ? value.columns : value.count / max(1, rowCount.count))
      for place in places.dropFirst(2) {
        try Subscript(subscripts[place.place], extent: 1, at: place).check(1, target.sizeText, at: place)
      }
      // Singleton directions do not matter: A(:, 1) = row works as A(:, 1) = column does.
      let wanted = [rowCount.count, columnCount.count].filter { $0 != 1 }
      let given = [value.rows, value.columns].filter { $0 != 1 }
      guard repeatsScalar || wanted == given else {
        throw .sizes("=", "\(rowCount.count)x\(columnCount.count)", value.sizeText, name: name)
      }
      rowPositions = rowCount
      columnPositions = columnCount
      rows = max(oldRows, rowCount.extent)
      columns = max(oldColumns, columnCount.extent)
    }
    try Value.checkSize(rows, columns)
  }

  /// Whether a diagonal matrix stays one: a single number of its kind is put on the diagonal.
  func staysDiagonal(_ value: Value) -> Bool {
    var isOnDiagonal = keepsSize && value.isScalar && (value.isComplex || value.isRealLike)
    var count = 0
    forEach { place, _ in
      count += 1
      if count > 1 || place % rows != place / rows { isOnDiagonal = false }
    }
    return isOnDiagonal && count == 1
  }

  /// Calls `store` with each position in the result and the position in the new value it gets.
  func forEach(_ store: (Int, Int) -> Void) {
    if let columnPositions {
      var next = 0
      for column in 0..<columnPositions.count {
        for row in 0..<rowPositions.count {
          store(columnPositions[column] * rows + rowPositions[row], repeatsScalar ? 0 : next)
          next += 1
        }
      }
    } else {
      for index in 0..<rowPositions.count { store(rowPositions[index], repeatsScalar ? 0 : index) }
    }
  }

  /// The old elements in the new size, with the new elements in their places.
  func apply<Element>(_ old: [Element], fill: Element, _ element: (Int) -> Element) -> [Element] {
    var result: [Element]
    if keepsSize {
      result = old
    } else if extendsRow {
      result = old
      result.append(contentsOf: repeatElement(fill, count: columns - oldColumns))
    } else {
      result = [Element](repeating: fill, count: rows * columns)
      for column in 0..<oldColumns {
        for row in 0..<oldRows { result[column * rows + row] = old[column * oldRows + row] }
      }
    }
    forEach { result[$0] = element($1) }
    return result
  }

  /// Whether the old elements stay in their places: columns are appended, or a column becomes longer.
  private var isAppending: Bool { oldRows == rows || oldColumns == 1 && columns == 1 || oldRows == 0 && rows == 1 }

  /// Whether a matrix has the new size, or is given it because it has room for what is appended.
  func fits(_ array: RealArray) -> Bool {
    if keepsSize { return true }
    guard isAppending, array.elements.capacity >= rows * columns else { return false }
    for index in array.count..<rows * columns { array.elements[index] = 0 }
    (array.rows, array.columns) = (rows, columns)
    (array.bar, array.form) = (0, NumberForm())
    return true
  }

  /// A copy of a matrix in the new size. One to which something is appended gets room for more, so that appending in a
  /// loop takes constant time on average.
  func grown(_ array: RealArray) -> RealArray {
    if keepsSize { return RealArray(copy: array) }
    let result = RealArray(rows: rows, columns: columns, capacity: isAppending ? 2 * rows * columns + 8 : 0)
    for column in 0..<oldColumns {
      for row in 0..<oldRows { result.elements[column * rows + row] = array.elements[column * oldRows + row] }
    }
    return result
  }
}

/// Whether a subscript is `:`.
func isColon(_ value: Value) -> Bool {
  if case .object(let object) = value, object.kind == .text { return object.asText.elements == [UInt8(ascii: ":")] }
  return false
}

/// `target(subscripts) = []`: the target without those elements.
func deleting(_ target: Value, _ subscripts: [Value], name: String = "") throws(Failure) -> Value {
  func kept(_ positions: Subscript, of extent: Int, dimension: String) throws(Failure) -> [Int] {
    guard positions.extent <= extent else {
      throw Failure(
        "\(dimension): index out of bounds: value \(positions.extent) out of bound \(extent)",
        identifier: "Octave:index-out-of-bounds")
    }
    var isDeleted = [Bool](repeating: false, count: extent)
    for index in 0..<positions.count { isDeleted[positions[index]] = true }
    return (0..<extent).filter { !isDeleted[$0] }
  }
  guard !subscripts.isEmpty else {
    throw .emptyIndexList("say what to delete: \(name.isEmpty ? "A" : name)(2) = [], or all with (:)")
  }
  if subscripts.count == 1 {
    let place = SubscriptPlace(name: name, place: 0, of: 1)
    let positions = try Subscript(subscripts[0], extent: target.count, at: place)
    if positions.isAll { return gather(target, rows: 0, columns: 0) { $0 } }
    let rest = try kept(positions, of: target.count, dimension: "A(I) = []")
    if positions.count == 0 { return gather(target, rows: target.rows, columns: target.columns) { $0 } }
    let isColumn = target.columns == 1 && target.rows != 1
    return gather(target, rows: isColumn ? rest.count : 1, columns: isColumn ? 1 : rest.count) { rest[$0] }
  }
  let rows = try Subscript(subscripts[0], extent: target.rows, at: SubscriptPlace(name: name, place: 0, of: 2))
  let columns = try Subscript(subscripts[1], extent: target.columns, at: SubscriptPlace(name: name, place: 1, of: 2))
  // Only a colon stands for all, as in Octave.
  if rows.isAll, columns.isAll { return gather(target, rows: 0, columns: target.columns) { $0 } }
  if rows.isAll {
    let rest = try kept(columns, of: target.columns, dimension: "A(..,I,..) = []")
    let height = target.rows
    return gather(target, rows: height, columns: rest.count) { rest[$0 / height] * height + $0 % height }
  }
  if rows.count == 0 || !columns.isAll && columns.count == 0 { return target }
  guard columns.isAll else {
    throw Failure(
      "a null assignment can only have one non-colon index", hint: "delete whole rows or whole columns: A(2, :) = []")
  }
  let rest = try kept(rows, of: target.rows, dimension: "A(..,I,..) = []")
  let height = max(rest.count, 1)
  return gather(target, rows: rest.count, columns: target.columns) { $0 / height * target.rows + rest[$0 % height] }
}

extension Failure {
  fileprivate static func emptyIndexList(_ hint: String) -> Failure {
    Failure("invalid empty index list", hint: hint, identifier: "Octave:index-out-of-bounds")
  }

  static func sizes(_ operation: String, _ left: String, _ right: String, name: String) -> Failure {
    Failure(
      "\(operation): nonconformant arguments (op1 is \(left), op2 is \(right))",
      hint: name.isEmpty ? nil : "the places in '\(name)' have size \(left), the new values \(right)",
      identifier: "Octave:nonconformant-args")
  }
}
