import Numerics
import Source

extension Builtin {
  /// Functions of sets of numbers or strings.
  static let sets: [Builtin] = [
    Builtin(
      "unique", "x, [options]", arguments: 1...4,
      summary: "The different entries in ascending order, and positions i and j with u = x(i), x = u(j).",
      examples: [
        "unique([3 1 3 2])": "ans =\n\n   1   2   3\n",
        "[u, i, j] = unique([5 5 7])": "u =\n\n   5   7\n\ni =\n\n   1\n   3\n\nj =\n\n   1\n   1\n   2\n",
      ], body: uniqueBody),
    membership,
    setOperation("union", "The entries that are in a or in b.", "union([1 3], [2 3])", "ans =\n\n   1   2   3\n") {
      _, _ in true
    },
    setOperation(
      "intersect", "The entries that are in both a and b.", "intersect([1 2 3], [2 3 4])", "ans =\n\n   2   3\n"
    ) {
      $0 && $1
    },
    setOperation("setdiff", "The entries of a that are not in b.", "setdiff([1 2 3], 2)", "ans =\n\n   1   3\n") {
      $0 && !$1
    },
    setOperation(
      "setxor", "The entries that are in only one of a and b.", "setxor([1 2], [2 3])", "ans =\n\n   1   3\n"
    ) {
      $0 != $1
    },
  ]

  private static let membership = Builtin(
    "ismember", "a, s, [rows]", arguments: 2...3, summary: "Whether each entry of a is in s, and where.",
    examples: ["ismember(2, [1 2 3])": "ans = 1", "ismember(\"b\", {\"a\", \"b\"})": "ans = 1"]
  ) { call, machine throws(Failure) in
    let (a, s) = (call.arguments[0], call.arguments[1])
    machine.charge += a.count + s.count
    let byRows = call.arguments.count > 2 && call.arguments[2].textValue == "rows"
    let wanted = try SetMembers(a, asOne: s.kind == .cell && a.isText, byRows: byRows, "ismember")
    let known = try SetMembers(s, asOne: false, byRows: byRows, "ismember")
    var places: [SetMembers.Member: Int] = [:]
    for (index, member) in known.members.enumerated() where places[member] == nil { places[member] = index + 1 }
    let found = wanted.members.map { member in member.isNaN ? 0 : places[member] ?? 0 }
    let isOne = s.kind == .cell && a.isText
    let rows = isOne ? 1 : a.rows
    let columns = isOne || byRows ? 1 : a.columns
    return [
      Value(rows: rows, columns: columns, logical: found.map { $0 > 0 }),
      Value(rows: rows, columns: columns, found.map { Double($0) }),
    ]
  }

  @inline(__always)
  private static func setOperation(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ isTaken: @escaping @Sendable (Bool, Bool) -> Bool
  ) -> Builtin {
    Builtin(name, "a, b, [options]", arguments: 2...4, summary: summary, examples: [example: output]) {
      call, machine throws(Failure) in
      let options = call.arguments.dropFirst(2).compactMap { $0.textValue }
      let (a, b) = (call.arguments[0], call.arguments[1])
      let byRows = options.contains("rows")
      machine.charge += a.count + b.count
      let usesCells = a.kind == .cell || b.kind == .cell
      let left = try SetMembers(a, asOne: usesCells && a.isText, byRows: byRows, name)
      let right = try SetMembers(b, asOne: usesCells && b.isText, byRows: byRows, name)
      var last: [SetMembers.Member: (a: Int?, b: Int?)] = [:]
      for (index, member) in left.members.enumerated() { last[member, default: (nil, nil)].a = index }
      for (index, member) in right.members.enumerated() { last[member, default: (nil, nil)].b = index }
      var order: [SetMembers.Member] = []
      var seen = Set<SetMembers.Member>()
      for member in left.members + right.members where seen.insert(member).inserted {
        let places = last[member] ?? (nil, nil)
        if isTaken(places.a != nil, places.b != nil) { order.append(member) }
      }
      if !options.contains("stable") {
        let found = order
        order = sortedPositions(found.count) { found[$0].isLess(found[$1]) }.map { found[$0] }
      }
      let isColumn =
        name == "setdiff"
        ? a.columns == 1 && a.rows > 1 || (b.columns == 1 && b.rows > 1 && a.rows != 1)
        : (a.columns == 1 || a.isEmpty) && (b.columns == 1 || b.isEmpty) && (a.rows > 1 || b.rows > 1)
      let source = a.isEmpty && !(a.kind == .cell) ? b : a
      let result = assembled(
        order, like: source, cells: usesCells, byRows: byRows, isColumn: isColumn, width: a.columns)
      var ia: [Double] = []
      var ib: [Double] = []
      for member in order {
        guard let places = last[member] else { continue }
        if let place = places.a, name != "union" || places.b == nil { ia.append(Double(place + 1)) }
        if let place = places.b { ib.append(Double(place + 1)) }
      }
      return [result, .column(ia), .column(ib)]
    }
  }
}

/// The members of a set: numbers, strings of a cell array, or rows of a matrix.
private struct SetMembers {
  enum Member: Hashable {
    case number(Double)
    case text([UInt8])
    case row([Double])

    var isNaN: Bool { if case .number(let number) = self { number != number } else { false } }

    func isLess(_ other: Member) -> Bool {
      switch (self, other) {
      case (.number(let a), .number(let b)): return a < b || (b != b && a == a)
      case (.text(let a), .text(let b)): return a.lexicographicallyPrecedes(b)
      case (.row(let a), .row(let b)): return a.lexicographicallyPrecedes(b)
      case (.number, _): return true
      case (_, .number): return false
      case (.text, .row): return true
      case (.row, .text): return false
      }
    }
  }

  var members: [Member] = []

  init(_ value: Value, asOne: Bool, byRows: Bool, _ function: String) throws(Failure) {
    if case .object(let object) = value, object.kind == .cell {
      for element in object.asCell.elements {
        guard case .object(let text) = element, text.kind == .text else {
          if element.isEmpty {
            members.append(.text([]))
            continue
          }
          throw Failure("\(function): cell arrays must hold strings")
        }
        members.append(.text(text.asText.rowBytes))
      }
    } else if asOne, let text = value.textValue {
      members = [.text(Array(text.utf8))]
    } else if byRows {
      try requireReal(value, function)
      let elements = value.realElements
      members = (0..<value.rows).map { row in
        .row((0..<value.columns).map { elements[$0 * value.rows + row] })
      }
    } else {
      try requireReal(value, function)
      // A negative zero equals zero.
      members = value.realElements.map { .number($0 == 0 ? 0 : $0) }
    }
  }
}

private func assembled(
  _ members: [SetMembers.Member], like source: Value, cells: Bool, byRows: Bool, isColumn: Bool, width: Int
) -> Value {
  let count = members.count
  if cells {
    let texts: [Value] = members.map { member in
      if case .text(let bytes) = member { Value(textBytes: bytes) } else { .emptyMatrix }
    }
    return isColumn
      ? Value(rows: count, columns: 1, cells: texts) : Value(rows: count == 0 ? 0 : 1, columns: count, cells: texts)
  }
  if byRows {
    var elements = [Double](repeating: 0, count: count * width)
    for (row, member) in members.enumerated() {
      if case .row(let numbers) = member {
        for (column, number) in numbers.prefix(width).enumerated() { elements[column * count + row] = number }
      }
    }
    return Value(rows: count, columns: width, elements)
  }
  let numbers: [Double] = members.map { member in if case .number(let number) = member { number } else { .nan } }
  if source.isText { return Value(textBytes: numbers.map { UInt8(max(0, min($0, 255))) }) }
  if source.isLogical {
    return Value(rows: isColumn ? count : 1, columns: isColumn ? 1 : count, logical: numbers.map { $0 != 0 })
  }
  if count == 0, source.rows == 0, source.columns == 0 { return .emptyMatrix }
  return isColumn ? .column(numbers) : .row(numbers)
}

private func uniqueBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  let x = call.arguments[0]
  let options = call.arguments.dropFirst().compactMap { $0.textValue }
  let byRows = options.contains("rows") && x.kind != .cell
  let isStable = options.contains("stable")
  let takesFirst = !options.contains("last")
  let members = try SetMembers(x, asOne: false, byRows: byRows, "unique").members
  machine.charge += x.count
  let sorted = sortedPositions(members.count) { members[$0].isLess(members[$1]) }
  var groups: [(first: Int, members: [Int])] = []
  for position in sorted {
    if let last = groups.last, members[last.first] == members[position] {
      groups[groups.count - 1].members.append(position)
    } else {
      groups.append((position, [position]))
    }
  }
  if isStable {
    let found = groups
    groups = sortedPositions(found.count) { found[$0].first < found[$1].first }.map { found[$0] }
  }
  var i: [Double] = []
  var j = [Double](repeating: 0, count: members.count)
  for (index, group) in groups.enumerated() {
    i.append(Double((takesFirst ? group.members.first ?? 0 : group.members.last ?? 0) + 1))
    for member in group.members { j[member] = Double(index + 1) }
  }
  let positions = groups.map { $0.first }
  let result: Value
  if byRows {
    let rows = x.rows
    let height = positions.count
    result = gather(x, rows: height, columns: x.columns) { $0 / height * rows + positions[$0 % height] }
  } else {
    let isRow = x.rows == 1 && x.columns > 1 && x.kind != .cell || (x.kind == .cell && x.rows == 1 && x.columns > 1)
    let height = isRow ? 1 : positions.count
    result = x.isEmpty ? x : gather(x, rows: height, columns: isRow ? positions.count : 1) { positions[$0] }
  }
  return [result, .column(i), .column(j)]
}
