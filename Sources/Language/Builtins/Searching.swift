import Numerics
import Source

extension Builtin {
  static let searching: [Builtin] = finding + sorting

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
        let isAll = call.arguments[1].isScalar && call.arguments[1].element(0) == .infinity
        let n = isAll ? Int.max : try integerArgument(call.arguments, 1, "find", "N")
        guard n > 0 else { throw Failure("find: N must be an integer") }
        let direction = call.arguments.count > 2 ? call.arguments[2].textValue ?? "" : "first"
        switch Word(direction) {
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
      let options = call.arguments.count > 2 ? call.arguments[2].stringBytes ?? [] : []
      func has(_ letter: Unicode.Scalar) -> Bool { options.contains(UInt8(ascii: letter)) }
      let count = table.count
      var found: [Double] = []
      var isMatch: [Bool] = []
      if let words = table.cellStrings, let wanted = y.kind == .cell ? y.cellStrings : y.stringBytes.map({ [$0] }) {
        let isDescending = count > 1 && words[count - 1].lexicographicallyPrecedes(words[0])
        for word in wanted {
          var place = 0
          var high = count
          while place < high {
            let middle = (place + high) / 2
            let isBefore =
              isDescending
              ? words[middle].lexicographicallyPrecedes(word) : word.lexicographicallyPrecedes(words[middle])
            if isBefore { high = middle } else { place = middle + 1 }
          }
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
      ], body: sortBody)
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
    switch Word(mode) {
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
    let (left, right) = (x.asCell.elements, y.asCell.elements)
    for index in 0..<min(left.count, right.count) where !areEqual(left[index], right[index]) { return false }
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
