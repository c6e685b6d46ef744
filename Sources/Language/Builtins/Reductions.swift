import Numerics
import Source

extension Builtin {
  static let reductions: [Builtin] = sums + truths + products + extremes

  private static let sums: [Builtin] = [
    total("sum", "sum", "sum([1 2; 3 4])", "ans =\n\n   4   6\n", { real in plainSum(real) }) { complex in
      var sum = Complex.zero
      for element in complex { sum += element }
      return sum
    },
    total(
      "prod", "product", "prod([2 3 4])", "ans = 24",
      { real in
        var product = 1.0
        for element in real { product *= element }
        return product
      }
    ) { complex in
      var product = Complex.one
      for element in complex { product *= element }
      return product
    },
    total(
      "sumsq", "sum of squares", "sumsq([3 4])", "ans = 25",
      { real in
        var sum = 0.0
        for element in real { sum += element * element }
        return sum
      }
    ) { complex in
      var sum = 0.0
      for element in complex { sum += element.re * element.re + element.im * element.im }
      return Complex(sum)
    },
    running("cumsum", "sums", "cumsum([1 2 3])", "ans =\n\n   1   3   6\n", { $0 + $1 }) { $0 + $1 },
    running("cumprod", "products", "cumprod([1 2 3])", "ans =\n\n   1   2   6\n", { $0 * $1 }) { $0 * $1 },
    Builtin(
      "diff", "x, [k], [dimension]", arguments: 1...3,
      summary: "The differences of neighbouring entries, k times over.",
      examples: ["diff([1 4 9])": "ans =\n\n   3   5\n"]
    ) { call, _ throws(Failure) in
      var x = call.arguments[0]
      guard x.isArithmetic, !x.isText else { throw Failure("diff: X must be numeric or logical") }
      let k =
        call.arguments.count > 1 && !call.arguments[1].isEmpty ? try integerArgument(call.arguments, 1, "diff", "K") : 1
      guard k >= 0 else { throw Failure("diff: order K must be a scalar or []") }
      let dimension = try dimensionArgument(call.arguments, 2, "diff")
      for _ in 0..<min(k, max(x.rows, x.columns) + 1) {
        if x.isEmpty || x.isScalar { return [.emptyMatrix] }
        let along = dimension ?? (x.rows == 1 ? 2 : 1)
        guard along <= 2 else { return [x] }
        let (rows, columns) = (x.rows, x.columns)
        let height = along == 1 ? rows - 1 : rows
        let width = along == 2 ? columns - 1 : columns
        guard height >= 0, width >= 0 else { return [x] }
        let later = gather(x, rows: height, columns: width) { index in
          (index / height + (along == 2 ? 1 : 0)) * rows + index % height + (along == 1 ? 1 : 0)
        }
        let earlier = gather(x, rows: height, columns: width) { $0 / height * rows + $0 % height }
        // Rows without imaginary parts are complex numbers still, in whose differences no zero becomes -0.
        x =
          x.isComplex
          ? Value(
            rows: height, columns: width,
            complex: (0..<height * width).map { later.complexElement($0) - earlier.complexElement($0) })
          : try binary(.subtract, later, earlier)
      }
      return [x]
    },
  ]

  @inline(__always)
  private static func total(
    _ name: StaticString, _ noun: String, _ example: String, _ output: String,
    _ real: @escaping @Sendable ([Double]) -> Double, _ complex: @escaping @Sendable ([Complex]) -> Complex
  ) -> Builtin {
    let function = String(name)
    return Builtin(
      name, "x, [dimension]", arguments: 1...3, summary: "The \(noun) of each column, or of a row.",
      examples: [example: output]
    ) { call, machine throws(Failure) in
      let x = call.arguments[0]
      try requireNumbers(x, function)
      var rest = call.arguments
      let kind = rest.last?.textValue
      if kind != nil, rest.count > 1 { rest.removeLast() }
      if rest.count > 2 { throw Library.builtin(named: function)?.invalidCall ?? Failure("Invalid call to \(name)") }
      if let kind, call.arguments.count > 1, !["native", "double", "extra"].contains(kind) {
        throw Failure("\(name): unrecognized type argument '\(kind)'")
      }
      let dimension = try reductionDimension(rest, 1, function)
      machine.charge += x.count / 8
      let result = x.isComplex ? reducedComplex(x, dimension, complex) : reduced(x, dimension, real)
      return [kind == "native" && x.isLogical ? result.truths { $0 != 0 } : result]
    }
  }

  @inline(__always)
  private static func running(
    _ name: StaticString, _ noun: String, _ example: String, _ output: String,
    _ real: @escaping @Sendable (Double, Double) -> Double, _ complex: @escaping @Sendable (Complex, Complex) -> Complex
  ) -> Builtin {
    let function = String(name)
    return Builtin(
      name, "x, [dimension]", arguments: 1...2, summary: "The running \(noun) down each column, or along a row.",
      examples: [example: output]
    ) { call, machine throws(Failure) in
      let x = call.arguments[0]
      try requireNumbers(x, function)
      let dimension = try reductionDimension(call.arguments, 1, function)
      machine.charge += x.count / 8
      return [
        x.isComplex
          ? transformedComplex(x, dimension) { accumulated($0, complex) }
          : transformed(x, dimension) { accumulated($0, real) }
      ]
    }
  }

  private static let truths: [Builtin] = [
    quantifier("any", "Whether some entry of each column, or of a vector, is not zero.", "any([0 0 2])", "ans = 1") {
      $0.contains { $0 != 0 }
    },
    quantifier("all", "Whether no entry of each column, or of a vector, is zero.", "all([1 0 2])", "ans = 0") {
      $0.allSatisfy { $0 != 0 }
    },
    Builtin(
      "nnz", .value("A"), summary: "The number of entries that are not zero.", examples: ["nnz([1 0 2])": "ans = 2"]
    ) {
      a throws(Failure) in
      try requireNumbers(a, "nnz")
      return .number(Double(a.complexElements.filter { $0.re != 0 || $0.im != 0 }.count))
    },
  ]

  @inline(__always)
  private static func quantifier(
    _ name: StaticString, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable ([Double]) -> Bool
  ) -> Builtin {
    let function = String(name)
    return Builtin(name, "x, [dimension]", arguments: 1...2, summary: summary, examples: [example: output]) {
      call, _ throws(Failure) in
      let x = call.arguments[0]
      try requireNumbers(x, function)
      let dimension = try reductionDimension(call.arguments, 1, function)
      let real = x.isComplex ? x.like(x.complexElements.map { $0.abs }) : x
      return [reduced(real, dimension) { body($0) ? 1 : 0 }.truths { $0 != 0 }]
    }
  }

  private static let products: [Builtin] = [
    Builtin(
      "dot", "x, y, [dimension]", arguments: 2...3, summary: "The dot product of two vectors, or of columns.",
      examples: ["dot([1 2 3], [4 5 6])": "ans = 32"]
    ) { call, _ throws(Failure) in
      var (x, y) = (call.arguments[0], call.arguments[1])
      for value in [x, y] where !value.isArithmetic || value.isText || value.isLogical {
        throw Failure("dot: X and Y must be numeric")
      }
      if x.isVector, y.isVector, call.arguments.count == 2 {
        guard x.count == y.count else { throw Failure("dot: sizes of X and Y must match") }
        x = gather(x, rows: x.count, columns: 1) { $0 }
        y = gather(y, rows: y.count, columns: 1) { $0 }
      }
      guard x.rows == y.rows, x.columns == y.columns else { throw Failure("dot: sizes of X and Y must match") }
      var dimension: Int?
      if call.arguments.count == 2, x.rows == 0, x.columns == 0 { return [Value(rows: 1, columns: 0, [Double]())] }
      if call.arguments.count > 2 {
        let given = call.arguments[2]
        guard given.isRealLike, given.isScalar, let whole = wholeNumber(given.element(0)), whole >= 1 else {
          throw Failure("dot: DIM must be a valid dimension", hint: "1 works down the columns, 2 along the rows")
        }
        dimension = whole
      }
      let conjugate =
        x.isComplex ? Value(rows: x.rows, columns: x.columns, complex: x.complexElements.map { $0.conjugate }) : x
      let product = try binary(.elementMultiply, conjugate, y)
      return [
        product.isComplex
          ? reducedComplex(product, dimension) { $0.reduce(.zero) { $0 + $1 } } : reduced(product, dimension, plainSum)
      ]
    }
  ]
}

/// Checked as Octave words it: `sum: invalid dimension DIM = 0`.
func reductionDimension(_ arguments: [Value], _ index: Int, _ function: String) throws(Failure) -> Int? {
  guard index < arguments.count else { return nil }
  let argument = arguments[index]
  let number = argument.isRealLike && argument.isScalar ? argument.element(0) : .nan
  guard number >= 1, number == number.rounded(), number < 1e6 else {
    throw Failure(
      "\(function): invalid dimension DIM = \(shortNumber(number))", hint: "1 works down the columns, 2 along the rows")
  }
  return Int(number)
}

/// The sum from the first element to the last, which is the order that Octave adds in.
func plainSum(_ elements: [Double]) -> Double {
  var sum = 0.0
  for element in elements { sum += element }
  return sum
}

private func accumulated<Element>(_ elements: [Element], _ combine: (Element, Element) -> Element) -> [Element] {
  var results: [Element] = []
  results.reserveCapacity(elements.count)
  for element in elements { results.append(results.last.map { combine($0, element) } ?? element) }
  return results
}
