import Numerics
import Source

extension Builtin {
  /// The largest and smallest entries.
  static let extremes: [Builtin] = [
    extreme("max", "largest", "[m, i] = max([3 9 2])", "m = 9\ni = 2") { $0 > $1 },
    extreme("min", "smallest", "[m, i] = min([3 9 2])", "m = 2\ni = 3") { $0 < $1 },
    runningExtreme("cummax", "largest", "cummax([1 3 2])", "ans =\n\n   1   3   3\n") { $0 > $1 },
    runningExtreme("cummin", "smallest", "cummin([3 1 2])", "ans =\n\n   3   1   1\n") { $0 < $1 },
  ]

  @inline(__always)
  private static func extreme(
    _ name: StaticString, _ adjective: String, _ example: String, _ output: String,
    _ isBetter: @escaping @Sendable (Double, Double) -> Bool
  ) -> Builtin {
    let function = String(name)
    return Builtin(
      name, "x, [y], [dimension]", arguments: 1...3,
      summary:
        "The \(adjective) entry of each column or of a row, and its place; or the \(adjective) of x and y entry by entry.",
      examples: [example: output]
    ) { call, machine throws(Failure) in
      let x = call.arguments[0]
      machine.charge += x.count / 8
      if call.arguments.count == 3, !call.arguments[1].isEmpty {
        try machine.warn(Failure("\(name): second argument is ignored"))
      }
      if call.arguments.count == 2 {
        let y = call.arguments[1]
        guard x.isArithmetic, y.isArithmetic else {
          throw Failure("\(name): cannot compute \(name) (\(x.typeName), \(y.typeName))")
        }
        if x.isComplex || y.isComplex {
          let size = try binary(.elementMultiply, x, y)
          var elements: [Complex] = []
          for index in 0..<size.count {
            let a = x.complexElement(x.isScalar ? 0 : index)
            let b = y.complexElement(y.isScalar ? 0 : index)
            elements.append(isBetter(b.abs, a.abs) ? b : a)
          }
          return [Value(rows: size.rows, columns: size.columns, complex: elements)]
        }
        let result = try pairwise(x, y, function) { a, b in a.isNaN ? b : b.isNaN ? a : isBetter(b, a) ? b : a }
        return [x.isLogical && y.isLogical ? result.truths { $0 != 0 } : result]
      }
      guard x.isArithmetic else { throw Failure("\(name): wrong type argument '\(x.typeName)'") }
      if x.isComplex { return try machine.run(program: function + "Otherwise", call) }
      if call.arguments.count > 2 {
        let given = call.arguments[2]
        guard given.isRealLike, given.isScalar, given.element(0) >= 1, given.element(0) == given.element(0).rounded()
        else { throw Failure("\(name): DIM must be a valid dimension") }
      }
      let dimension = try dimensionArgument(call.arguments, 2, function)
      if x.rows == 0, x.columns == 0 { return [.emptyMatrix, .emptyMatrix] }
      let slices = Slices(x, dimension: dimension)
      let size = slices.length == 0 ? (x.rows, x.columns) : slices.size(1)
      guard slices.length > 0 else {
        let empty = Value(rows: size.0, columns: size.1, [Double]())
        return size.0 * size.1 == 0 ? [empty, empty] : [.emptyMatrix, .emptyMatrix]
      }
      let elements = x.realElements
      var places: [Double] = []
      var positions: [Int] = []
      for slice in 0..<slices.count {
        let found = best(slices.elements(slice, of: elements), isBetter).index
        places.append(Double(found + 1))
        positions.append(slices.position(slice, found))
      }
      var values = gather(x, rows: size.0, columns: size.1) { positions[$0] }
      if values.isText { values = values.like(values.realElements) }
      return [values, Value(rows: size.0, columns: size.1, places)]
    }
  }

  @inline(__always)
  private static func runningExtreme(
    _ name: StaticString, _ adjective: String, _ example: String, _ output: String,
    _ isBetter: @escaping @Sendable (Double, Double) -> Bool
  ) -> Builtin {
    let function = String(name)
    return Builtin(
      name, "x, [dimension]", arguments: 1...2, summary: "The \(adjective) entry so far, and its place.",
      examples: [example: output]
    ) { call, machine throws(Failure) in
      let x = call.arguments[0]
      if x.isComplex { return try machine.run(program: function + "Otherwise", call) }
      try requireReal(x, function)
      let dimension = try dimensionArgument(call.arguments, 1, function)
      return [
        transformed(x, dimension) { runningBest($0, isBetter).map { $0.value } },
        transformed(x, dimension) { runningBest($0, isBetter).map { Double($0.index + 1) } },
      ]
    }
  }
}

/// The best element that is a number, the first of equals; not a number when there is none.
func best(_ elements: [Double], _ isBetter: (Double, Double) -> Bool) -> (value: Double, index: Int) {
  var value = Double.nan
  var place = 0
  for (index, element) in elements.enumerated() where element == element && (value != value || isBetter(element, value))
  {
    value = element
    place = index
  }
  return (value, place)
}

private func runningBest(_ elements: [Double], _ isBetter: (Double, Double) -> Bool) -> [(value: Double, index: Int)] {
  var results: [(value: Double, index: Int)] = []
  var current = (value: Double.nan, index: 0)
  for (index, element) in elements.enumerated() {
    if element == element, current.value != current.value || isBetter(element, current.value) {
      current = (element, index)
    }
    results.append(current)
  }
  return results
}
