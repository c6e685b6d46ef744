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
        return [Value(rows: size.rows, columns: size.columns, elements).marked(.diagonal)]
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
        let imaginary = spaced { $0.im }
        return [
          Value(rows: rows, columns: count, complex: real.indices.map { Complex(real[$0], imaginary[$0]) })
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
    ] + joining

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

private func diagonalBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  let v = call.arguments[0]
  guard v.isArithmetic || v.kind == .cell else { throw .wrongType("diag", v) }
  if call.arguments.count == 3 {
    let m = try integerArgument(call.arguments, 1, "diag", "M")
    let n = try integerArgument(call.arguments, 2, "diag", "N")
    guard v.isVector else { throw Failure("diag: V must be a vector") }
    guard m >= 0, n >= 0 else { throw Failure("diag: invalid dimensions M, N") }
    try Value.checkSize(m, n)
    if let cells = v.cellElements {
      var elements = [Value](repeating: .emptyMatrix, count: m * n)
      for index in 0..<min(m, n, v.count) { elements[index * m + index] = cells[index] }
      return [Value(rows: m, columns: n, cells: elements)]
    }
    return [.diagonal(v, rows: m, columns: n)]
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
    if let cells = v.cellElements {
      var elements = [Value](repeating: .emptyMatrix, count: size * size)
      for index in 0..<v.count { elements[(index + max(k, 0)) * size + index + max(-k, 0)] = cells[index] }
      return [Value(rows: size, columns: size, cells: elements)]
    }
    if k == 0 { return [.diagonal(v, rows: size, columns: size)] }
    if v.isComplex {
      var elements = [Complex](repeating: .zero, count: size * size)
      for index in 0..<v.count {
        elements[(index + max(k, 0)) * size + index + max(-k, 0)] = v.complexElement(index)
      }
      return [Value(rows: size, columns: size, complex: elements)]
    }
    var elements = [Double](repeating: 0, count: size * size)
    for index in 0..<v.count { elements[(index + max(k, 0)) * size + index + max(-k, 0)] = v.element(index) }
    return [Value(rows: size, columns: size, elements)]
  }
  let count = max(0, min(v.rows - max(-k, 0), v.columns - max(k, 0)))
  let rows = v.rows
  return [
    gather(v, rows: count, columns: count == 0 && v.isEmpty ? 0 : 1) { ($0 + max(k, 0)) * rows + $0 + max(-k, 0) }
  ]
}

/// The failure of a function that joins, which Octave words otherwise than that of brackets.
private func joinFailure(_ failure: Failure) -> Failure {
  failure.message.begins(with: "vertical d") || failure.message.begins(with: "horizontal d")
    ? Failure("cat: dimension mismatch", hint: failure.message, identifier: failure.identifier) : failure
}
