import Numerics
import Source

extension Builtin {
  static let construction: [Builtin] =
    [
      Builtin(
        "zeros", "[rows], [columns]", atLeast: 0, summary: "A matrix of zeros.",
        examples: ["zeros(2, 3)": "ans =\n\n   0   0   0\n   0   0   0\n"]
      ) {
        call, machine throws(Failure) in
        let result = try filled(call.arguments, 0, "zeros")
        machine.charge += result.count / 16
        return [result]
      },
      Builtin(
        "ones", "[rows], [columns]", atLeast: 0, summary: "A matrix of ones.",
        examples: ["ones(2)": "ans =\n\n   1   1\n   1   1\n"]
      ) {
        call, machine throws(Failure) in
        let result = try filled(call.arguments, 1, "ones")
        machine.charge += result.count / 16
        return [result]
      },
      Builtin(
        "eye", "[rows], [columns]", atLeast: 0, summary: "The identity matrix.",
        examples: ["eye(2)": "ans =\n\nDiagonal Matrix\n\n   1   0\n   0   1\n"]
      ) {
        call, machine throws(Failure) in
        let size = try requestedSize(call.arguments, "eye")
        if size == (1, 1) { return [.number(1)] }
        machine.charge += size.rows * size.columns / 16
        var elements = [Double](repeating: 0, count: size.rows * size.columns)
        for index in 0..<min(size.rows, size.columns) { elements[index * size.rows + index] = 1 }
        return [Value(rows: size.rows, columns: size.columns, elements).markedDiagonal]
      },
      Builtin(
        "diag", "v, [k]", arguments: 1...3,
        summary: "The matrix with v on its diagonal, or the diagonal of a matrix; k counts diagonals upwards.",
        examples: [
          "diag([1 2])": "ans =\n\nDiagonal Matrix\n\n   1   0\n   0   2\n",
          "diag([1 2; 3 4])": "ans =\n\n   1\n   4\n",
        ], body: diagonalBody),
      Builtin(
        "linspace", "a, b, [n]", arguments: 2...3,
        summary: "A row of n evenly spaced numbers from a to b, by default 100.",
        examples: ["linspace(0, 1, 5)": "ans =\n\n        0   0.2500   0.5000   0.7500   1.0000\n"]
      ) { call, machine throws(Failure) in
        let (a, b) = (call.arguments[0], call.arguments[1])
        var n = 100.0
        if call.arguments.count > 2 {
          let given = call.arguments[2]
          guard given.isRealLike, given.count <= 1 else { throw Failure("linspace: N must be a scalar") }
          n = given.isEmpty ? 1 : given.element(0)
          guard n == n else { throw Failure("linspace: N must not be NaN") }
        }
        let count = max(0, Int(limited: n))
        for value in [a, b] where !value.isArithmetic {
          throw Failure("linspace: START, END must be numeric", hint: "both are numbers")
        }
        guard a.isVector, b.isVector, !a.isEmpty, !b.isEmpty else {
          throw Failure("linspace: START, END must be scalars or vectors")
        }
        let rows = max(a.count, b.count)
        guard a.count == 1 || b.count == 1 || a.count == b.count else {
          throw Failure("linspace: vectors must be of equal length")
        }
        try Value.checkSize(rows, count)
        machine.charge += rows * count / 8
        func spaced(_ part: (Complex) -> Double) -> [Double] {
          var elements = [Double](repeating: 0, count: rows * count)
          for row in 0..<rows {
            let (from, to) = (a.complexElement(a.count == 1 ? 0 : row), b.complexElement(b.count == 1 ? 0 : row))
            for (column, element) in evenlySpaced(part(from), part(to), count).enumerated() {
              elements[column * rows + row] = element
            }
          }
          return elements
        }
        let real = spaced { $0.re }
        guard a.isComplex || b.isComplex else { return [Value(rows: rows, columns: count, real)] }
        return [
          Value(rows: rows, columns: count, complex: zip(real, spaced { $0.im }).map { Complex($0.0, $0.1) })
        ]
      },
      Builtin(
        "logspace", "a, b, [n]", arguments: 2...3, summary: "A row of n numbers from 10^a to 10^b, by default 50.",
        examples: ["logspace(0, 2, 3)": "ans =\n\n     1    10   100\n"]
      ) { call, _ throws(Failure) in
        let a = try numberArgument(call.arguments, 0, "logspace", "A")
        let b = try numberArgument(call.arguments, 1, "logspace", "B")
        let n = call.arguments.count > 2 ? try integerArgument(call.arguments, 2, "logspace", "N") : 50
        try Value.checkSize(1, max(n, 1))
        return [.row(evenlySpaced(a, b, max(n, 1)).map { Real.power(10, $0) })]
      },
      Builtin(
        "colon", "a, b, [c]", arguments: 2...3, summary: "The range a:b, or a:b:c.",
        examples: ["colon(1, 3)": "ans =\n\n   1   2   3\n"]
      ) { call, _ throws(Failure) in
        let numbers = try (0..<call.arguments.count).reduced { index throws(Failure) in
          try numberArgument(call.arguments, index, "colon", "BASE")
        }
        return [
          try Value.range(
            first: numbers[0], step: numbers.count > 2 ? numbers[1] : 1, limit: numbers[numbers.count - 1])
        ]
      },
      Builtin(
        "repmat", "A, m, [n]", arguments: 2...3, summary: "Copies of A, m under each other and n side by side.",
        examples: ["repmat([1 2], 2, 2)": "ans =\n\n   1   2   1   2\n   1   2   1   2\n"]
      ) { call, machine throws(Failure) in
        let a = call.arguments[0]
        var sizes = Array(call.arguments.dropFirst())
        if sizes.count == 2, sizes[0].isEmpty != sizes[1].isEmpty {
          let given = sizes[0].isEmpty ? sizes[1] : sizes[0]
          sizes = given.isScalar ? [given, .number(1)] : [given]
        }
        let (m, n) = try requestedSize(sizes, "repmat")
        guard a.rows == 0 || m <= largestCount / max(a.rows, 1), a.columns == 0 || n <= largestCount / max(a.columns, 1)
        else { throw .tooLarge(m, n) }
        let rows = a.rows * m
        try Value.checkSize(rows, a.columns * n)
        machine.charge += rows * a.columns * n / 8
        return [
          gather(a, rows: rows, columns: a.columns * n) { index in
            index / rows % a.columns * a.rows + index % rows % a.rows
          }
        ]
      },
      Builtin(
        "magic", .number("n"), summary: "A magic square of order n.",
        examples: ["magic(3)": "ans =\n\n   8   1   6\n   3   5   7\n   4   9   2\n"]
      ) {
        number throws(Failure) in
        guard number >= 0, number < 1e5 else { throw Failure("magic: N must be non-negative") }
        let n = Int(number)
        try Value.checkSize(max(n, 0), max(n, 0))
        return Value(magicSquare(n))
      },
      Builtin(
        "kron", "A, B, …", atLeast: 2, summary: "The Kronecker product.",
        examples: ["kron([1 2], [1; 1])": "ans =\n\n   1   2\n   1   2\n"]
      ) { call, machine throws(Failure) in
        var result = call.arguments[0]
        try requireNumbers(result, "kron")
        for further in call.arguments.dropFirst() {
          try requireNumbers(further, "kron")
          try Value.checkSize(
            Int(limited: Double(result.rows) * Double(further.rows)),
            Int(limited: Double(result.columns) * Double(further.columns)))
          machine.charge += result.count * further.count
          result = try kronecker(result, further)
        }
        return [result]
      },
    ] + joining + namedMatrices + grids

  private static let joining: [Builtin] = [
    Builtin(
      "horzcat", "a, b, …", atLeast: 0, summary: "The matrix [a, b, …].",
      examples: ["horzcat([1 2], 3)": "ans =\n\n   1   2   3\n"]
    ) {
      call, _ throws(Failure) in
      do throws(Failure) { return [try horizontal(call.arguments)] } catch { throw joinFailure(error) }
    },
    Builtin(
      "vertcat", "a, b, …", atLeast: 0, summary: "The matrix [a; b; …].",
      examples: ["vertcat(1, 2)": "ans =\n\n   1\n   2\n"]
    ) {
      call, _ throws(Failure) in
      do throws(Failure) { return [try vertical(call.arguments)] } catch { throw joinFailure(error) }
    },
    Builtin(
      "cat", "dimension, a, b, …", atLeast: 1, summary: "The arrays joined along dimension 1 or 2.",
      examples: ["cat(2, [1 2], 3)": "ans =\n\n   1   2   3\n"]
    ) { call, _ throws(Failure) in
      let parts = Array(call.arguments.dropFirst())
      switch try dimensionArgument(call.arguments, 0, "cat") {
      case 1: do throws(Failure) { return [try vertical(parts)] } catch { throw joinFailure(error) }
      case 2: do throws(Failure) { return [try horizontal(parts)] } catch { throw joinFailure(error) }
      default: throw Failure("cat: arrays have two dimensions", hint: "the first argument is 1 or 2")
      }
    },
    Builtin(
      "blkdiag", "A, B, …", atLeast: 1, summary: "The matrices along the diagonal of a larger one.",
      examples: ["blkdiag([1 2], 3)": "ans =\n\n   1   2   0\n   0   0   3\n"]
    ) { call, _ throws(Failure) in
      var rows = 0
      var columns = 0
      for part in call.arguments {
        guard part.isRealLike else { throw Failure("blkdiag: all arguments must be numeric matrices") }
        rows += part.rows
        columns += part.columns
      }
      try Value.checkSize(rows, columns)
      var elements = [Double](repeating: 0, count: rows * columns)
      var top = 0
      var left = 0
      for part in call.arguments {
        for column in 0..<part.columns {
          for row in 0..<part.rows {
            elements[(left + column) * rows + top + row] = part.element(column * part.rows + row)
          }
        }
        top += part.rows
        left += part.columns
      }
      return [Value(rows: rows, columns: columns, elements)]
    },
  ]

  private static let namedMatrices: [Builtin] = [
  ]

  private static let grids: [Builtin] = [
    Builtin(
      "meshgrid", "x, [y]", arguments: 1...2, summary: "The coordinates of the points of a grid: x along the rows.",
      examples: ["[X, Y] = meshgrid([1 2], [3 4])": "X =\n\n   1   2\n   1   2\n\nY =\n\n   3   3\n   4   4\n"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      let y = call.arguments.count > 1 ? call.arguments[1] : x
      guard x.isVector, y.isVector, x.isRealLike, y.isRealLike else {
        throw Failure("meshgrid: X and Y must be vectors")
      }
      try Value.checkSize(y.count, x.count)
      let rows = y.count
      return [
        gather(x, rows: rows, columns: x.count) { $0 / rows }, gather(y, rows: rows, columns: x.count) { $0 % rows },
      ]
    },
    Builtin(
      "ndgrid", "x, [y]", arguments: 1...2, summary: "The coordinates of the points of a grid: x down the columns.",
      examples: ["[X, Y] = ndgrid([1 2], [3 4])": "X =\n\n   1   1\n   2   2\n\nY =\n\n   3   4\n   3   4\n"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      let y = call.arguments.count > 1 ? call.arguments[1] : x
      guard x.isVector, y.isVector, x.isRealLike, y.isRealLike else {
        throw Failure("ndgrid: arguments must be vectors")
      }
      try Value.checkSize(x.count, y.count)
      let rows = x.count
      return [
        gather(x, rows: rows, columns: y.count) { $0 % rows }, gather(y, rows: rows, columns: y.count) { $0 / rows },
      ]
    },
  ]
}

extension Range<Int> {
  /// The results of a throwing closure, in order.
  func reduced<Result>(_ body: (Int) throws(Failure) -> Result) throws(Failure) -> [Result] {
    var results: [Result] = []
    for index in self { results.append(try body(index)) }
    return results
  }
}

/// Evenly spaced numbers, symmetric from both ends as in Octave.
func evenlySpaced(_ a: Double, _ b: Double, _ count: Int) -> [Double] {
  if count <= 1 { return count == 1 ? [b] : [] }
  let step = (b - a) / Double(count - 1)
  var result = [Double](repeating: a, count: count)
  let half = (count + 1) / 2
  for index in 1..<max(half, 1) {
    result[index] = a + Double(index) * step
    result[count - 1 - index] = b - Double(index) * step
  }
  if count % 2 == 1, count > 1 { result[count / 2] = a == -b ? 0 : (a + b) / 2 }
  result[count - 1] = b
  return result
}

private func madeMatrix(_ rows: Int, _ columns: Int, _ element: (Int, Int) -> Double) throws(Failure) -> Value {
  let rows = max(rows, 0)
  let columns = max(columns, 0)
  try Value.checkSize(rows, columns)
  var elements: [Double] = []
  for column in 0..<columns { for row in 0..<rows { elements.append(element(row, column)) } }
  return Value(rows: rows, columns: columns, elements)
}

private func kronecker(_ a: Value, _ b: Value) throws(Failure) -> Value {
  let rows = a.rows * b.rows
  let columns = a.columns * b.columns
  var elements: [Complex] = []
  elements.reserveCapacity(rows * columns)
  for column in 0..<columns {
    for row in 0..<rows {
      elements.append(
        a.complexElement(column / b.columns * a.rows + row / b.rows)
          * b.complexElement(column % b.columns * b.rows + row % b.rows))
    }
  }
  return Value(rows: rows, columns: columns, complex: elements)
}

private func diagonalBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  let v = call.arguments[0]
  guard v.isArithmetic || v.kind == .cell else { throw .wrongType("diag", v) }
  if call.arguments.count == 3 {
    let m = try integerArgument(call.arguments, 1, "diag", "M")
    let n = try integerArgument(call.arguments, 2, "diag", "N")
    guard v.isVector else { throw Failure("diag: V must be a vector") }
    try Value.checkSize(m, n)
    var elements = [Double](repeating: 0, count: m * n)
    for index in 0..<min(m, n, v.count) { elements[index * m + index] = v.element(index) }
    return [Value(rows: m, columns: n, elements).markedDiagonal]
  }
  var k = 0
  if call.arguments.count == 2 {
    guard call.arguments[1].isScalar, call.arguments[1].isRealLike else {
      throw Failure("diag: invalid argument K: must be a scalar value")
    }
    k = try integerArgument(call.arguments, 1, "diag", "K")
  }
  guard abs(k) < largestCount else { throw .tooLarge(abs(k), abs(k)) }
  if v.isVector, !v.isScalar || k != 0 {
    let size = v.count + abs(k)
    try Value.checkSize(size, size)
    machine.charge += size * size / 16
    if v.isComplex {
      var elements = [Complex](repeating: .zero, count: size * size)
      for index in 0..<v.count {
        elements[(index + max(k, 0)) * size + index + max(-k, 0)] = v.complexElement(index)
      }
      return [Value(rows: size, columns: size, complex: elements)]
    }
    var elements = [Double](repeating: 0, count: size * size)
    for index in 0..<v.count { elements[(index + max(k, 0)) * size + index + max(-k, 0)] = v.element(index) }
    let result = Value(rows: size, columns: size, elements)
    return [k == 0 ? result.markedDiagonal : result]
  }
  let count = max(0, min(v.rows - max(-k, 0), v.columns - max(k, 0)))
  let rows = v.rows
  return [
    gather(v, rows: count, columns: count == 0 && v.isEmpty ? 0 : 1) { ($0 + max(k, 0)) * rows + $0 + max(-k, 0) }
  ]
}

/// Magic squares as Octave makes them: the Siamese method for odd orders, complements for multiples of 4, else LUX.
private func magicSquare(_ n: Int) -> Matrix {
  guard n > 0 else { return Matrix(rows: 0, columns: 0, elements: []) }
  if n == 2 { return Matrix([[4, 3], [1, 2]]) }
  var square = Matrix(rows: n, columns: n)
  if n % 2 == 1 {
    for index in 0..<n * n {
      let shift = index / n
      let column = (index + 1 - shift + (n - 3) / 2) % n
      let row = ((n * n - index + 2 * shift) % n + n) % n
      square[row, column] = Double(index + 1)
    }
  } else if n % 4 == 0 {
    for row in 0..<n {
      for column in 0..<n {
        let number = Double(row * n + column + 1)
        let isKept = [1, 2].contains(row % 4) == [1, 2].contains(column % 4)
        square[row, column] = isKept ? Double(n * n + 1) - number : number
      }
    }
  } else {
    let half = n / 2
    let quarter = magicSquare(half)
    let offset = Double(half * half)
    for row in 0..<half {
      for column in 0..<half {
        let number = quarter[row, column]
        square[row, column] = number
        square[row + half, column + half] = number + offset
        square[row, column + half] = number + 2 * offset
        square[row + half, column] = number + 3 * offset
      }
    }
    let k = (half - 1) / 2
    for row in 0..<half {
      for column in 0..<n {
        var exchanges = column < k || column > n - k
        // The middle row is shifted by one column.
        if row == k { exchanges = (column >= 1 && column <= k) || column > n - k }
        guard exchanges else { continue }
        let upper = square[row, column]
        square[row, column] = square[row + half, column]
        square[row + half, column] = upper
      }
    }
  }
  return square
}

/// The failure of a function that joins, which Octave words otherwise than that of brackets.
private func joinFailure(_ failure: Failure) -> Failure {
  failure.message.hasPrefix("vertical d") || failure.message.hasPrefix("horizontal d")
    ? Failure("cat: dimension mismatch", hint: failure.message, identifier: failure.identifier) : failure
}
