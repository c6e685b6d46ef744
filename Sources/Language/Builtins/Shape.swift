import Numerics
import Source

extension Builtin {
  static let shape: [Builtin] = sizes + sizePredicates + arrangements + positions

  private static let sizes: [Builtin] = [
    Builtin(
      "size", "x, [dimension]", arguments: 1...2, summary: "The numbers of rows and columns.",
      examples: ["size([1 2; 3 4; 5 6])": "ans =\n\n   3   2\n", "[m, n] = size(ones(2, 3))": "m = 2\nn = 3"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      if call.arguments.count == 2 {
        let wanted = call.arguments[1]
        var lengths: [Double] = []
        for index in 0..<wanted.count {
          let number = wanted.element(index)
          guard number >= 1, number == number.rounded() else {
            throw Failure("size: requested dimension DIM (= \(shortNumber(number))) out of range")
          }
          lengths.append(Double(number == 1 ? x.rows : number == 2 ? x.columns : 1))
        }
        return call.outputs > 1 ? lengths.map { .number($0) } : [.row(lengths)]
      }
      guard call.outputs > 1 else { return [.row([Double(x.rows), Double(x.columns)])] }
      var lengths = [Double(x.rows), Double(x.columns)]
      while lengths.count < call.outputs { lengths.append(1) }
      return lengths.map { .number($0) }
    },
    Builtin(
      "numel", "A, [idx1, idx2, …]", atLeast: 1,
      summary: "The number of elements, or of those that subscripts would pick.",
      examples: ["numel([1 2; 3 4])": "ans = 4"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      var count = 1
      for (place, index) in call.arguments.dropFirst().enumerated() {
        let extent = call.arguments.count == 2 ? a.count : place == 0 ? a.rows : place == 1 ? a.columns : 1
        count *= index.textValue == ":" ? extent : index.count
      }
      return [.number(Double(call.arguments.count == 1 ? a.count : count))]
    },
    count("length", "The larger of the numbers of rows and columns.", "length([1 2 3])", "3") {
      $0.isEmpty ? 0 : max($0.rows, $0.columns)
    },
    count("rows", "The number of rows.", "rows([1 2 3])", "1") { $0.rows },
    count("columns", "The number of columns.", "columns([1 2 3])", "3") { $0.columns },
    count("ndims", "The number of dimensions, which is 2.", "ndims(5)", "2") { _ in 2 },
    Builtin(
      "size_equal", "a, b, …", atLeast: 1, summary: "Whether all arguments have the same size.",
      examples: ["size_equal([1 2], [3 4])": "ans = 1"]
    ) { call, _ throws(Failure) in
      let first = call.arguments[0]
      return [.logical(call.arguments.allSatisfy { $0.rows == first.rows && $0.columns == first.columns })]
    },
  ]

  @inline(__always)
  private static func count(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable (Value) -> Int
  ) -> Builtin {
    Builtin(name, .value("x"), summary: summary, examples: [example: "ans = \(output)"]) { x throws(Failure) in
      .number(Double(body(x)))
    }
  }

  private static let sizePredicates: [Builtin] = [
    test("isempty", "Whether there are no elements.", "isempty([])", true) { $0.isEmpty },
    test("isnull", "Whether it is an empty matrix.", "isnull([])", true) { $0.isEmpty },
    test("isscalar", "Whether there is exactly one element.", "isscalar(5)", true) { $0.isScalar },
    test("isvector", "Whether there is one row or one column with elements.", "isvector([1 2 3])", true) {
      $0.isVector && $0.count >= 1
    },
    test("isrow", "Whether there is one row.", "isrow([1 2 3])", true) { $0.rows == 1 },
    test("iscolumn", "Whether there is one column.", "iscolumn([1 2 3])", false) { $0.columns == 1 },
    test("ismatrix", "Whether it is a matrix, as every value is.", "ismatrix([])", true) { _ in true },
    test("issquare", "Whether there are as many rows as columns.", "issquare(ones(3))", true) { $0.rows == $0.columns },
  ]

  /// A builtin that tests one value.
  @inline(__always)
  static func test(
    _ name: String, _ summary: String, _ example: String, _ output: Bool, _ body: @escaping @Sendable (Value) -> Bool
  ) -> Builtin {
    Builtin(name, .value("x"), summary: summary, examples: [example: output ? "ans = 1" : "ans = 0"]) {
      x throws(Failure) in .logical(body(x))
    }
  }

  private static let arrangements: [Builtin] = [
    Builtin(
      "reshape", "A, m, n", atLeast: 2, summary: "The same elements in another size; one length may be [].",
      examples: ["reshape(1:6, 2, 3)": "ans =\n\n   1   3   5\n   2   4   6\n"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      let size = try reshapedSize(a, Array(call.arguments.dropFirst()))
      return [gather(a, rows: size.rows, columns: size.columns) { $0 }]
    },
    Builtin(
      "squeeze", .value("A"), summary: "The array itself, as it has two dimensions.",
      examples: ["squeeze([1 2])": "ans =\n\n   1   2\n"]
    ) {
      a throws(Failure) in a
    },
    Builtin(
      "full", .value("A"), summary: "The matrix without special structure.",
      examples: ["full(eye(2))": "ans =\n\n   1   0\n   0   1\n"]
    ) {
      a throws(Failure) in gather(a, rows: a.rows, columns: a.columns) { $0 }
    },
    Builtin(
      "fliplr", .value("A"), summary: "The columns in reverse order.",
      examples: ["fliplr([1 2 3])": "ans =\n\n   3   2   1\n"]
    ) {
      a throws(Failure) in flipped(a, 2)
    },
    Builtin(
      "flipud", .value("A"), summary: "The rows in reverse order.",
      examples: ["flipud([1; 2])": "ans =\n\n   2\n   1\n"]
    ) {
      a throws(Failure) in flipped(a, 1)
    },
    Builtin(
      "flip", "A, [dimension]", arguments: 1...2, summary: "The elements in reverse order along a dimension.",
      examples: ["flip([1 2 3])": "ans =\n\n   3   2   1\n"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      return [flipped(a, try dimensionArgument(call.arguments, 1, "flip") ?? (a.rows == 1 ? 2 : 1))]
    },
    Builtin(
      "rot90", "A, [k]", arguments: 1...2, summary: "The matrix turned by k quarter turns to the left.",
      examples: ["rot90([1 2; 3 4])": "ans =\n\n   2   4\n   1   3\n"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      let k = call.arguments.count > 1 ? try integerArgument(call.arguments, 1, "rot90", "K") : 1
      switch ((k % 4) + 4) % 4 {
      case 1: return [flipped(transposed(a, conjugate: false), 1)]
      case 2: return [flipped(flipped(a, 1), 2)]
      case 3: return [transposed(flipped(a, 1), conjugate: false)]
      default: return [a]
      }
    },
    Builtin(
      "circshift", "A, n, [dimension]", arguments: 2...3, summary: "The elements moved n places around a dimension.",
      examples: ["circshift([1 2 3 4], 1)": "ans =\n\n   4   1   2   3\n"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      guard !a.isEmpty else { return [a] }
      let shifts = call.arguments[1]
      try requireReal(shifts, "circshift")
      if shifts.count == 2, call.arguments.count == 2 {
        return [try shifted(try shifted(a, shifts.element(0), 1), shifts.element(1), 2)]
      }
      guard shifts.isScalar else { throw Failure("circshift: N must be a vector, no longer than the number of dimensions in X") }
      let dimension = try dimensionArgument(call.arguments, 2, "circshift") ?? (a.rows == 1 ? 2 : 1)
      return [try shifted(a, shifts.element(0), dimension)]
    },
    triangle("tril", "on and below", "tril(ones(2))", "ans =\n\n   1   0\n   1   1\n") { row, column, k in
      column - row <= k
    },
    triangle("triu", "on and above", "triu(ones(2))", "ans =\n\n   1   1\n   0   1\n") { row, column, k in
      column - row >= k
    },
    Builtin(
      "permute", .value("A"), .vector("order"), summary: "The array with its dimensions in another order.",
      examples: ["permute([1 2; 3 4], [2 1])": "ans =\n\n   1   3\n   2   4\n"]
    ) { a, order throws(Failure) in
      if order.prefix(2) == [1, 2] { return a }
      guard order.prefix(2) == [2, 1], order.count == 2 || order.dropFirst(2).first == 3 else {
        throw Failure("permute: PERM is not a valid permutation vector")
      }
      return transposed(a, conjugate: false)
    },
    Builtin(
      "resize", "A, m, [n]", arguments: 2...3, summary: "The matrix cut off or filled with zeros to a size.",
      examples: ["resize([1 2; 3 4], 1, 3)": "ans =\n\n   1   2   0\n"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      try requireReal(a, "resize")
      let size = try requestedSize(Array(call.arguments.dropFirst()), "resize")
      return [resized(a, size.rows, size.columns, filler: 0, top: 0, left: 0)]
    },
    padding("postpad", "end", "postpad([1 2], 3)", "ans =\n\n   1   2   0\n", atEnd: true),
    padding("prepad", "beginning", "prepad([1 2], 3)", "ans =\n\n   0   1   2\n", atEnd: false),
    Builtin(
      "vech", .value("A"), summary: "The lower triangle, column after column.",
      examples: ["vech([1 2; 2 3])": "ans =\n\n   1\n   2\n   3\n"]
    ) {
      a throws(Failure) in
      guard a.rows == a.columns else { throw Failure("vech: X must be square") }
      var positions: [Int] = []
      for column in 0..<a.columns { for row in column..<a.rows { positions.append(column * a.rows + row) } }
      return gather(a, rows: positions.count, columns: 1) { positions[$0] }
    },
    Builtin(
      "repelem", "x, r, [s]", arguments: 2...3, summary: "Each element repeated r times.",
      examples: ["repelem([1 2 3], 2)": "ans =\n\n   1   1   2   2   3   3\n"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      let first = call.arguments[1]
      try requireReal(first, "repelem")
      if call.arguments.count == 3 {
        let rows = try repeatedPositions(first, x.rows)
        try requireReal(call.arguments[2], "repelem")
        let columns = try repeatedPositions(call.arguments[2], x.columns)
        try Value.checkSize(rows.count, columns.count)
        let height = x.rows
        return [
          gather(x, rows: rows.count, columns: columns.count) {
            columns[$0 / rows.count] * height + rows[$0 % rows.count]
          }
        ]
      }
      guard x.isVector else { throw Failure("repelem: %R1, R2, ... must be given for a matrix") }
      let positions = try repeatedPositions(first, x.count)
      let isColumn = x.columns == 1 && !x.isScalar
      return [
        gather(x, rows: isColumn ? positions.count : 1, columns: isColumn ? 1 : positions.count) { positions[$0] }
      ]
    },
  ]

  @inline(__always)
  private static func triangle(
    _ name: String, _ place: String, _ example: String, _ output: String,
    _ isKept: @escaping @Sendable (Int, Int, Int) -> Bool
  ) -> Builtin {
    Builtin(
      name, "A, [k]", arguments: 1...2, summary: "The entries \(place) the k-th diagonal, the others zero.",
      examples: [example: output]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      try requireNumbers(a, name)
      let k = call.arguments.count > 1 ? try integerArgument(call.arguments, 1, name, "K") : 0
      let rows = a.rows
      if a.isComplex {
        var elements = a.complexElements
        for index in elements.indices where !isKept(index % rows, index / rows, k) { elements[index] = .zero }
        return [Value(rows: rows, columns: a.columns, complex: elements)]
      }
      var elements = a.realElements
      for index in elements.indices where !isKept(index % rows, index / rows, k) { elements[index] = 0 }
      return [a.like(elements)]
    }
  }

  private static func padding(_ name: String, _ place: String, _ example: String, _ output: String, atEnd: Bool)
    -> Builtin
  {
    Builtin(
      name, "x, length, [filler], [dimension]", arguments: 2...4,
      summary: "The array brought to a length by adding a filler, or dropping elements, at the \(place).",
      examples: [example: output]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      try requireReal(x, name)
      let length = try integerArgument(call.arguments, 1, name, "L")
      let filler = call.arguments.count > 2 && !call.arguments[2].isEmpty ? call.arguments[2].element(0) : 0
      let dimension = try dimensionArgument(call.arguments, 3, name) ?? (x.rows == 1 ? 2 : 1)
      guard length >= 0, dimension <= 2 else { throw Failure("\(name): L must be a positive integer") }
      let rows = dimension == 1 ? length : x.rows
      let columns = dimension == 2 ? length : x.columns
      try Value.checkSize(rows, columns)
      return [
        resized(
          x, rows, columns, filler: filler, top: atEnd ? 0 : x.rows - rows, left: atEnd ? 0 : x.columns - columns)
      ]
    }
  }

  private static let positions: [Builtin] = []
}

/// A number as messages show it: whole ones without a fraction.
func shortNumber(_ number: Double) -> String {
  number == number.rounded() && abs(number) < 1e15 ? "\(Int64(number))" : "\(number)"
}

private func reshapedSize(_ a: Value, _ arguments: [Value]) throws(Failure) -> (rows: Int, columns: Int) {
  var lengths: [Int?] = []
  for argument in arguments {
    try requireReal(argument, "reshape")
    if argument.isEmpty, arguments.count > 1 { lengths.append(nil) }
    for index in 0..<argument.count {
      let number = argument.element(index)
      guard number == number.rounded(), abs(number) < 1e15 else {
        throw Failure("reshape: SIZE must be whole numbers")
      }
      guard number >= 0 else { throw Failure("reshape: SIZE must be non-negative") }
      lengths.append(Int(limited: number))
    }
  }
  guard lengths.count >= 2 else { throw Failure("reshape: SIZE must have 2 or more dimensions") }
  var known = 1
  var text = ""
  for length in lengths {
    if let length { known = known.multipliedReportingOverflow(by: length).partialValue }
    text += (text.isEmpty ? "" : "x") + (length.map { "\($0)" } ?? "[]")
  }
  if let open = lengths.firstIndex(where: { $0 == nil }) {
    guard !lengths.dropFirst(open + 1).contains(where: { $0 == nil }) else {
      throw Failure("reshape: only a single dimension can be unknown")
    }
    guard known > 0, a.count % known == 0 else {
      throw Failure("reshape: SIZE is not divisible by the product of known dimensions (= \(known))")
    }
    lengths[open] = a.count / known
    known = a.count
  }
  guard known == a.count else { throw Failure("reshape: can't reshape \(a.sizeText) array to \(text) array") }
  for further in lengths.dropFirst(2) where further != 1 {
    throw Failure("reshape: arrays have two dimensions", hint: "give a number of rows and one of columns")
  }
  return (lengths[0] ?? 0, lengths[1] ?? 0)
}

private func flipped(_ a: Value, _ dimension: Int) -> Value {
  let rows = a.rows
  let columns = a.columns
  switch dimension {
  case 1: return gather(a, rows: rows, columns: columns) { $0 / rows * rows + rows - 1 - $0 % rows }
  case 2: return gather(a, rows: rows, columns: columns) { (columns - 1 - $0 / rows) * rows + $0 % rows }
  default: return a
  }
}

private func shifted(_ a: Value, _ shift: Double, _ dimension: Int) throws(Failure) -> Value {
  guard shift == shift.rounded(), abs(shift) < 1e15 else { throw Failure("circshift: all values of N must be integers") }
  let rows = a.rows
  let columns = a.columns
  guard dimension <= 2, !a.isEmpty else { return a }
  let length = dimension == 1 ? rows : columns
  let places = (Int(Int64(shift) % Int64(length)) + length) % length
  return gather(a, rows: rows, columns: columns) { index in
    let row = index % rows
    let column = index / rows
    return dimension == 1
      ? column * rows + (row - places + rows) % rows : (column - places + columns) % columns * rows + row
  }
}

private func resized(_ a: Value, _ rows: Int, _ columns: Int, filler: Double, top: Int, left: Int) -> Value {
  var elements: [Double] = []
  elements.reserveCapacity(rows * columns)
  for column in 0..<columns {
    for row in 0..<rows {
      let (i, j) = (row + top, column + left)
      elements.append(i >= 0 && i < a.rows && j >= 0 && j < a.columns ? a.element(j * a.rows + i) : filler)
    }
  }
  return Value(rows: rows, columns: columns, elements)
}

private func repeatedPositions(_ counts: Value, _ length: Int) throws(Failure) -> [Int] {
  guard counts.isScalar || counts.count == length else {
    throw Failure(
      "repelem: R1 must either be scalar or have the same number of elements as the vector to be replicated")
  }
  var positions: [Int] = []
  for index in 0..<length {
    let count = counts.element(counts.isScalar ? 0 : index)
    guard count >= 0, count == count.rounded() else { throw Failure("repelem: R must contain non-negative integers") }
    try Value.checkSize(1, positions.count + Int(limited: count))
    for _ in 0..<Int(count) { positions.append(index) }
  }
  return positions
}
