import Numerics
import Source

extension Builtin {
  static let polynomials: [Builtin] = coefficients + searches

  private static let coefficients: [Builtin] = [
    Builtin(
      "roots", .value("p"), summary: "The roots of the polynomial with coefficients p.",
      examples: ["roots([1 -3 2])": "ans =\n\n   2\n   1\n"]
    ) {
      p throws(Failure) in
      guard p.isArithmetic, p.isVector || p.isEmpty else { throw Failure("roots: P must be a vector or empty") }
      let all = p.complexElements
      for element in all where !element.isFinite { throw Failure("roots: inputs must not contain Inf or NaN") }
      guard let first = all.firstIndex(where: { $0 != .zero }), let last = all.lastIndex(where: { $0 != .zero }) else {
        return .emptyMatrix
      }
      let zeros = [Complex](repeating: .zero, count: all.count - 1 - last)
      let core = Array(all[first...last])
      let order = core.count - 1
      guard order > 0 else { return Value(rows: zeros.count, columns: zeros.isEmpty ? 0 : 1, complex: zeros) }
      var companion = ComplexMatrix(rows: order, columns: order)
      for column in 0..<order { companion[0, column] = -core[column + 1] / core[0] }
      for row in 1..<max(order, 1) { companion[row, row - 1] = .one }
      let matrix = companion
      let values =
        matrix.isReal
        ? try computed("roots") { () throws(MatrixFailure) in try matrix.real.eigenvalues() }
        : try computed("roots") { () throws(MatrixFailure) in try matrix.eigenvalues() }
      return Value(rows: order + zeros.count, columns: 1, complex: values + zeros)
    },
    Builtin(
      "poly", .value("x"), summary: "The polynomial with the given roots, or of a matrix.",
      examples: ["poly([1 2])": "ans =\n\n   1  -3   2\n"]
    ) {
      x throws(Failure) in
      try requireNumbers(x, "poly")
      var roots = x.complexElements
      if !x.isVector {
        try requireSquare(x, "poly")
        roots = try computed("poly") { () throws(MatrixFailure) in try x.complexMatrix.eigenvalues() }
      }
      var result: [Complex] = [.one]
      for root in roots {
        result.append(.zero)
        for index in stride(from: result.count - 1, to: 0, by: -1) { result[index] -= root * result[index - 1] }
      }
      // The roots of a real matrix come in conjugate pairs, whose imaginary parts cancel.
      if x.isRealLike { return .row(result.map { $0.re }) }
      return Value(rows: 1, columns: result.count, complex: result)
    },
    Builtin(
      "polyint", "p, [k]", arguments: 1...2, summary: "The integral of a polynomial, with constant k.",
      examples: ["polyint([2 2])": "ans =\n\n   1   2   0\n"]
    ) { call, _ throws(Failure) in
      let p = try Parameter<[Double]>.vector("P").read(call.arguments, 0, "polyint")
      let k = call.arguments.count > 1 ? try numberArgument(call.arguments, 1, "polyint", "K") : 0
      return [.row(p.enumerated().map { $0.element / Double(p.count - $0.offset) } + [k])]
    },
    Builtin(
      "polyvalm", .vector("p"), .square("A"), summary: "The polynomial of a square matrix.",
      examples: ["polyvalm([1 0], [1 2; 3 4])": "ans =\n\n   1   2\n   3   4\n"]
    ) {
      p, a throws(Failure) in
      var result = Matrix(rows: a.rows, columns: a.columns)
      for coefficient in p {
        let before = result
        result =
          try computed("polyvalm") { () throws(MatrixFailure) in try before.product(a) } + coefficient
          * Matrix.identity(a.rows)
      }
      return Value(result)
    },
    Builtin(
      "filter", "b, a, x, [si], [dimension]", arguments: 3...5,
      summary: "The signal x filtered with numerator b and denominator a, from the state si on, and the last state.",
      examples: ["filter(1, [1 -0.5], [1 1 1])": "ans =\n\n   1.0000   1.5000   1.7500\n"]
    ) { call, machine throws(Failure) in
      var (b, a) = (call.arguments[0].complexElements, call.arguments[1].complexElements)
      for argument in call.arguments.prefix(3) { try requireNumbers(argument, "filter") }
      guard let lead = a.first, lead != .zero else { throw Failure("filter: the first element of A must be nonzero") }
      let x = call.arguments[2]
      let isReal = !call.arguments.prefix(4).contains { $0.isComplex }
      let dimension = try dimensionArgument(call.arguments, 4, "filter")
      machine.addCharge(Double(x.count) * Double(a.count + b.count) / 2)
      let order = max(a.count, b.count)
      for index in b.indices { b[index] /= lead }
      for index in a.indices { a[index] /= lead }
      b += [Complex](repeating: .zero, count: order - b.count)
      a += [Complex](repeating: .zero, count: order - a.count)
      let slices = Slices(x, dimension: dimension)
      var states = [Complex](repeating: .zero, count: (order - 1) * slices.count)
      if call.arguments.count > 3, !call.arguments[3].isEmpty {
        let given = call.arguments[3]
        guard given.count == states.count || given.isVector && given.count == order - 1 else {
          throw Failure("filter: first dimension of SI must be of length max (length (a), length (b)) - 1")
        }
        for index in states.indices { states[index] = given.complexElement(index % given.count) }
      }
      let all = x.complexElements
      var results: [[Complex]] = []
      for slice in 0..<slices.count {
        var y: [Complex] = []
        let state = slice * (order - 1)
        for element in slices.elements(slice, of: all) {
          // The transposed direct form, in which the state is what is still to be added to later results.
          let value = order > 1 ? states[state] + b[0] * element : b[0] * element
          for k in 1..<max(order, 1) {
            let next = k < order - 1 ? states[state + k] : .zero
            states[state + k - 1] = next + b[k] * element - a[k] * value
          }
          y.append(value)
        }
        results.append(y)
      }
      let joined = slices.joined(results, length: slices.length, filler: .zero)
      let last = (rows: order - 1, columns: slices.count)
      if isReal {
        return [
          x.like(joined.map { $0.re }), Value(rows: last.rows, columns: last.columns, states.map { $0.re }),
        ]
      }
      return [
        Value(rows: x.rows, columns: x.columns, complex: joined),
        Value(rows: last.rows, columns: last.columns, complex: states),
      ]
    },
  ]
}

func horner(_ coefficients: [Double], _ x: Double) -> Double {
  var result = 0.0
  for coefficient in coefficients { result = result * x + coefficient }
  return result
}

private func convolved(_ a: [Double], _ b: [Double]) -> [Double] {
  var product = [Double](repeating: 0, count: a.count + b.count - 1)
  for (i, p) in a.enumerated() { for (j, q) in b.enumerated() { product[i + j] += p * q } }
  return product
}
