import Numerics
import Source

extension Builtin {
  static let searching: [Builtin] = finding + sorting + sets

  private static let finding: [Builtin] = [
    Builtin(
      "find", "x, [n], [direction]", arguments: 1...3,
      summary: "The positions of the entries that are not zero; with two results, their rows and columns.",
      examples: [
        "find([0 3 0 5])": "ans =\n\n   2   4\n",
        "[i, j] = find([0 1; 1 0])": "i =\n\n   2\n   1\n\nj =\n\n   1\n   2\n",
      ]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      try requireNumbers(x, "find")
      var positions: [Int] = []
      if x.isComplex {
        for (index, element) in x.complexElements.enumerated() where element != .zero { positions.append(index) }
      } else {
        for index in 0..<x.count where x.element(index) != 0 { positions.append(index) }
      }
      if call.arguments.count > 1 {
        let n = try integerArgument(call.arguments, 1, "find", "N")
        guard n > 0 else { throw Failure("find: N must be an integer") }
        let direction = call.arguments.count > 2 ? call.arguments[2].textValue : "first"
        switch direction {
        case "first": positions = Array(positions.prefix(n))
        case "last": positions = Array(positions.suffix(n))
        default: throw Failure("find: DIRECTION must be \"first\" or \"last\"")
        }
      }
      let isRow = x.rows == 1 && x.columns != 1
      let isNothing = (x.rows == 0 && x.columns == 0) || (x.isScalar && positions.isEmpty)
      let rows = isRow ? 1 : positions.count
      let columns = isNothing ? 0 : isRow ? positions.count : 1
      func shaped(_ body: (Int) -> Int) -> Value {
        Value(rows: rows, columns: columns, positions.map { Double(body($0) + 1) })
      }
      guard call.outputs > 1 else { return [shaped { $0 }] }
      let height = x.rows
      return [
        shaped { $0 % height }, shaped { $0 / height }, gather(x, rows: rows, columns: columns) { positions[$0] },
      ]
    },
    Builtin(
      "lookup", "table, y, [options]", arguments: 2...3,
      summary:
        "For each y the number of entries of a sorted table up to it; \"m\" and \"b\" ask for matches, \"l\" and \"r\" for the end intervals.",
      examples: ["lookup([1 2 3], [0.5 2.5])": "ans =\n\n   0   2\n"]
    ) { call, _ throws(Failure) in
      let (table, y) = (call.arguments[0], call.arguments[1])
      let options = Set(call.arguments.count > 2 ? call.arguments[2].stringBytes ?? [] : [])
      func has(_ letter: Unicode.Scalar) -> Bool { options.contains(UInt8(ascii: letter)) }
      let count = table.count
      var found: [Double] = []
      var isMatch: [Bool] = []
      if let words = table.cellStrings, let wanted = y.kind == .cell ? y.cellStrings : y.stringBytes.map({ [$0] }) {
        for word in wanted {
          var place = 0
          while place < count, !word.lexicographicallyPrecedes(words[place]) { place += 1 }
          found.append(Double(place))
          isMatch.append(place > 0 && words[place - 1] == word)
        }
      } else {
        try requireReal(table, "lookup")
        try requireReal(y, "lookup")
        let entries = table.realElements
        let isDescending = count > 1 && entries[0] > entries[count - 1]
        let ascending = isDescending ? entries.map { -$0 } : entries
        for element in y.realElements {
          let place = countUpTo(ascending, isDescending ? -element : element)
          found.append(Double(place))
          isMatch.append(place > 0 && entries[place - 1] == element)
        }
      }
      let shape = y.kind == .cell || !y.isText || table.kind != .cell ? y : .number(0)
      let (rows, columns) = (shape.rows, shape.columns)
      if has("m") || has("b") {
        for index in found.indices where !isMatch[index] { found[index] = 0 }
        if has("b") { return [Value(rows: rows, columns: columns, logical: isMatch)] }
      } else {
        for index in found.indices {
          if has("l") { found[index] = max(found[index], 1) }
          if has("r") { found[index] = min(found[index], Double(max(count - 1, 1))) }
        }
      }
      return [Value(rows: rows, columns: columns, found)]
    },
    Builtin(
      "histc", "x, edges", arguments: 2...2,
      summary: "How many entries lie in each bin edges(k) <= x < edges(k+1); the last bin is the last edge itself.",
      examples: ["histc([1 2 2 3 5], 1:5)": "ans =\n\n   1   2   1   0   1\n"]
    ) { call, _ throws(Failure) in
      let (x, edges) = (call.arguments[0], call.arguments[1])
      try requireReal(x, "histc")
      try requireReal(edges, "histc")
      let table = edges.realElements
      guard !table.isEmpty else { throw Failure("histc: EDGES must not be empty") }
      return [
        transformed(x, nil, length: table.count) { slice in
          var counts = [Double](repeating: 0, count: table.count)
          for element in slice {
            let bin = countUpTo(table, element)
            if bin > 0, bin < table.count || element == table[table.count - 1] { counts[bin - 1] += 1 }
          }
          return counts
        }
      ]
    },
    Builtin(
      "accumarray", "subs, vals, [size], [function], [filler], [sparse]", arguments: 2...6,
      summary: "The sums of vals that share a subscript, or a function of each such column.",
      examples: ["accumarray([1; 2; 1], [10; 20; 30])": "ans =\n\n   40\n   20\n"], body: accumulateBody),
    Builtin(
      "isequal", "a, b, …", atLeast: 2, summary: "Whether all arguments are equal in size and content.",
      examples: ["isequal([1 2], [1 2])": "ans = 1"]
    ) { call, _ throws(Failure) in
      let first = call.arguments[0]
      return [.logical(call.arguments.dropFirst().allSatisfy { areEqual(first, $0) })]
    },
  ]

  private static let sorting: [Builtin] = [
    Builtin(
      "sort", "x, [dimension], [mode]", arguments: 1...3,
      summary: "The entries in ascending order, or \"descend\", and where they came from.",
      examples: [
        "[s, i] = sort([3 1 2])": "s =\n\n   1   2   3\n\ni =\n\n   2   3   1\n",
        "sort([3 1 2], \"descend\")": "ans =\n\n   3   2   1\n",
      ], body: sortBody),
    Builtin(
      "sortrows", "A, [columns]", arguments: 1...2,
      summary: "The rows in order of the given columns, descending for negative ones, and where they came from.",
      examples: ["sortrows([3 1; 1 2; 2 0])": "ans =\n\n   1   2\n   2   0\n   3   1\n"]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      if a.kind == .cell {
        let keys = try SortKeys(a, "sortrows")
        let order = sortedPositions(a.count) { keys.isLess($0, $1) }
        return [gather(a, rows: a.rows, columns: a.columns) { order[$0] }, .column(order.map { Double($0 + 1) })]
      }
      try requireReal(a, "sortrows")
      var columns = (0..<a.columns).map { Double($0 + 1) }
      if call.arguments.count > 1 { columns = call.arguments[1].realElements }
      for column in columns where !(abs(column) >= 1 && abs(column) <= Double(a.columns) && column == column.rounded())
      {
        throw Failure("sortrows: invalid column specification")
      }
      let elements = a.realElements
      let rows = a.rows
      machine.charge += a.count
      let order = sortedPositions(rows) { x, y in
        for column in columns {
          let start = (Int(abs(column)) - 1) * rows
          let (p, q) = (elements[start + x], elements[start + y])
          if isLess(p, q) { return column > 0 }
          if isLess(q, p) { return column < 0 }
        }
        return false
      }
      return [
        gather(a, rows: rows, columns: a.columns) { $0 / rows * rows + order[$0 % rows] },
        .column(order.map { Double($0 + 1) }),
      ]
    },
    Builtin(
      "nth_element", .value("x"), .integer("n"), summary: "The n-th smallest entry of a vector.",
      examples: ["nth_element([5 3 8], 2)": "ans = 5"]
    ) { x, n throws(Failure) in
      try requireReal(x, "nth_element")
      guard n >= 1, n <= Slices(x).length else { throw Failure("nth_element: n must be valid index") }
      return reduced(x, nil) { ascending($0)[n - 1] }
    },
  ]
}

/// Numbers in ascending order, those that are not numbers last.
func isLess(_ a: Double, _ b: Double) -> Bool { a < b || (b != b && a == a) }

/// How many entries of an ascending table are at most `x`.
func countUpTo(_ table: [Double], _ x: Double) -> Int {
  if x != x { return table.count }
  var low = 0
  var high = table.count
  while low < high {
    let middle = (low + high) / 2
    if table[middle] <= x { low = middle + 1 } else { high = middle }
  }
  return low
}

/// How many entries of an ascending table are less than `x`.
func countBelow(_ table: [Double], _ x: Double) -> Int {
  var low = 0
  var high = table.count
  while low < high {
    let middle = (low + high) / 2
    if table[middle] < x { low = middle + 1 } else { high = middle }
  }
  return low
}

/// The elements of a value in a form that can be put in order: numbers, complex numbers, or strings of a cell array.
struct SortKeys {
  private let numbers: [Double]
  private let arguments: [Double]
  private let texts: [[UInt8]]

  init(_ value: Value, _ function: String) throws(Failure) {
    var texts: [[UInt8]] = []
    if case .object(let object) = value, object.kind == .cell {
      for element in object.asCell.elements {
        guard case .object(let text) = element, text.kind == .text else {
          throw Failure("\(function): only cell arrays of character strings may be sorted")
        }
        texts.append(text.asText.rowBytes)
      }
      numbers = []
      arguments = []
    } else if value.isComplex {
      numbers = value.complexElements.map { $0.abs }
      arguments = value.complexElements.map { $0.argument }
    } else {
      guard value.isRealLike else { throw .wrongType(function, value) }
      numbers = value.realElements
      arguments = []
    }
    self.texts = texts
  }

  func isLess(_ a: Int, _ b: Int) -> Bool {
    if !texts.isEmpty { return texts[a].lexicographicallyPrecedes(texts[b]) }
    if arguments.isEmpty || numbers[a] != numbers[b] {
      return numbers[a] < numbers[b] || (numbers[b] != numbers[b] && numbers[a] == numbers[a])
    }
    return arguments[a] < arguments[b]
  }
}

private func sortBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  let x = call.arguments[0]
  var dimension: Int?
  var isDescending = false
  for index in 1..<max(call.arguments.count, 1) {
    guard let mode = call.arguments[index].textValue else {
      dimension = try dimensionArgument(call.arguments, index, "sort")
      continue
    }
    switch mode {
    case "ascend": isDescending = false
    case "descend": isDescending = true
    default: throw Failure("sort: MODE must be either \"ascend\" or \"descend\"")
    }
  }
  let keys = try SortKeys(x, "sort")
  let slices = Slices(x, dimension: dimension)
  var order = [Int](repeating: 0, count: x.count)
  var places = [Double](repeating: 0, count: x.count)
  machine.charge += x.count
  for slice in 0..<slices.count {
    let sorted = sortedPositions(slices.length) { a, b in
      let (p, q) = (slices.position(slice, a), slices.position(slice, b))
      return isDescending ? keys.isLess(q, p) : keys.isLess(p, q)
    }
    for (index, place) in sorted.enumerated() {
      order[slices.position(slice, index)] = slices.position(slice, place)
      places[slices.position(slice, index)] = Double(place + 1)
    }
  }
  return [gather(x, rows: x.rows, columns: x.columns) { order[$0] }, x.like(places)]
}

private func accumulateBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  var subs = call.arguments[0]
  let vals = call.arguments[1]
  if let parts = subs.cellElements {
    subs = try horizontal(parts.map { gather($0, rows: $0.count, columns: 1) { $0 } })
  }
  try requireReal(subs, "accumarray")
  try requireReal(vals, "accumarray")
  let isVector = subs.isVector && !(subs.rows == 1 && subs.columns == 2 && vals.isScalar)
  let count = isVector ? subs.count : subs.rows
  guard isVector || subs.columns == 2 else { throw Failure("accumarray: arrays have two dimensions") }
  guard vals.isScalar || vals.count == count else { throw Failure("accumarray: dimension mismatch") }
  var rows = 0
  var columns = 1
  for index in 0..<subs.count {
    let number = subs.element(index)
    guard number >= 1, number == number.rounded(), number < 1e9 else {
      throw Failure(
        number == 0
          ? "index (0): out of bound; value 0 out of bound \(count)"
          : "accumarray: subscripts must be whole numbers from 1 on")
    }
    if !isVector, index >= count { columns = max(columns, Int(number)) } else { rows = max(rows, Int(number)) }
  }
  if call.arguments.count > 2, !call.arguments[2].isEmpty {
    let wanted = try requestedSize([call.arguments[2]], "accumarray")
    guard wanted.rows >= rows, wanted.columns >= columns || isVector else {
      throw Failure("accumarray: dimensions mismatch")
    }
    (rows, columns) = isVector && wanted.rows == 1 ? (1, wanted.columns) : wanted
  }
  try Value.checkSize(rows, columns)
  machine.charge += count / 4 + rows * columns / 8
  func position(_ index: Int) -> Int {
    Int(subs.element(index)) - 1 + (isVector ? 0 : (Int(subs.element(count + index)) - 1) * rows)
  }
  guard call.arguments.count > 3, !call.arguments[3].isEmpty else {
    var sums = [Double](repeating: 0, count: rows * columns)
    for index in 0..<count where position(index) < sums.count {
      sums[position(index)] += vals.element(vals.isScalar ? 0 : index)
    }
    return [Value(rows: rows, columns: columns, sums)]
  }
  var groups = [[Double]](repeating: [], count: rows * columns)
  for index in 0..<count where position(index) < groups.count {
    groups[position(index)].append(vals.element(vals.isScalar ? 0 : index))
  }
  guard call.arguments[3].kind == .function else { throw Failure("accumarray: FUNC must be a function handle") }
  let filler = call.arguments.count > 4 && !call.arguments[4].isEmpty ? call.arguments[4].element(0) : 0
  var results: [Value] = []
  for group in groups {
    if group.isEmpty {
      results.append(.number(filler))
      continue
    }
    guard let result = try machine.call(call.arguments[3], [.column(group)], outputs: 1).first, result.isScalar else {
      throw Failure("accumarray: FCN must return a scalar", hint: "use cell arrays for groups of values")
    }
    results.append(result)
  }
  if results.contains(where: { $0.kind == .cell }) || results.isEmpty && rows == 0 && columns == 1 {
    let cells = results.map { $0.cellElements?.first ?? .emptyMatrix }
    return [Value(rows: rows, columns: columns, cells: cells)]
  }
  return [Value(rows: rows, columns: columns, results.map { $0.element(0) })]
}

/// Whether two values are equal in size and content; numbers, truth values and characters compare by number.
func areEqual(_ a: Value, _ b: Value) -> Bool {
  guard a.rows == b.rows, a.columns == b.columns else { return false }
  if a.isArithmetic, b.isArithmetic {
    if a.isComplex || b.isComplex { return a.complexElements == b.complexElements }
    for index in 0..<a.count where a.element(index) != b.element(index) { return false }
    return true
  }
  guard case .object(let x) = a, case .object(let y) = b, x.kind == y.kind else { return false }
  switch x.kind {
  case .cell:
    for (p, q) in zip(x.asCell.elements, y.asCell.elements) where !areEqual(p, q) { return false }
    return true
  case .structure:
    let (left, right) = (x.asStruct, y.asStruct)
    guard left.keys.count == right.keys.count else { return false }
    for (column, key) in left.keys.enumerated() {
      guard let other = right.keys.firstIndex(of: key) else { return false }
      for index in 0..<x.count where !areEqual(left.elements[index][column], right.elements[index][other]) {
        return false
      }
    }
    return true
  case .function:
    if x === y { return true }
    if case .named(let p) = x.asFunction.body, case .named(let q) = y.asFunction.body { return p == q }
    return false
  case .real, .logical, .complex, .text, .range: return false
  }
}
