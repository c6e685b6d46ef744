import Numerics
import Graphics
import Numerics
import Source

/// The coordinates of one curve.
struct PlotSeries {
  var x: [Double]
  var y: [Double]
}

/// The curves that a pair of arguments describes: two vectors, or matrices column by column.
func plotSeries(_ x: Value?, _ y: Value, _ function: String) throws(Failure) -> [PlotSeries] {
  for value in [x ?? y, y] where !value.isArithmetic {
    throw Failure("\(function): the coordinates must be numbers", hint: "one argument is a \(value.typeName)")
  }
  guard let x else {
    if y.isComplex {
      let numbers = y.complexElements
      return [PlotSeries(x: numbers.map { $0.re }, y: numbers.map { $0.im })]
    }
    let count = y.isVector ? y.count : y.rows
    return try plotSeries(.row((0..<count).map { Double($0 + 1) }), y, function)
  }
  let xs = x.realElements
  let ys = y.realElements
  if y.isVector, x.isVector {
    guard xs.count == ys.count else { throw unequal(function, "x", xs.count, "y", ys.count) }
    return [PlotSeries(x: xs, y: ys)]
  }
  func column(_ elements: [Double], _ rows: Int, _ index: Int) -> [Double] {
    Array(elements[index * rows..<(index + 1) * rows])
  }
  if x.isVector {
    if xs.count == y.rows { return (0..<y.columns).map { PlotSeries(x: xs, y: column(ys, y.rows, $0)) } }
    guard xs.count == y.columns else {
      throw Failure("\(function): x has \(xs.count) entries, but y has size \(y.sizeText)")
    }
    return (0..<y.rows).map { row in PlotSeries(x: xs, y: (0..<y.columns).map { ys[$0 * y.rows + row] }) }
  }
  if y.isVector {
    if ys.count == x.rows { return (0..<x.columns).map { PlotSeries(x: column(xs, x.rows, $0), y: ys) } }
    guard ys.count == x.columns else {
      throw Failure("\(function): x has size \(x.sizeText), but y has \(ys.count) entries")
    }
    return (0..<x.rows).map { row in PlotSeries(x: (0..<x.columns).map { xs[$0 * x.rows + row] }, y: ys) }
  }
  guard x.rows == y.rows, x.columns == y.columns else {
    throw Failure("\(function): x has size \(x.sizeText), but y has size \(y.sizeText)")
  }
  return (0..<x.columns).map { PlotSeries(x: column(xs, x.rows, $0), y: column(ys, y.rows, $0)) }
}

/// The failure of lists that should be equally long.
func unequal(_ function: String, _ first: String, _ count: Int, _ second: String, _ other: Int) -> Failure {
  Failure(
    "\(function): vector lengths must match: \(first) has \(count) \(count == 1 ? "entry" : "entries"), \(second) has \(other)",
    hint: "give every \(first) its \(second)")
}

extension Machine {
  /// The graph of a function between two limits: 200 steps, halved where it bends or jumps a lot; a jump that remains
  /// is left open.
  mutating func graph(_ function: Value, _ lower: Double, _ upper: Double, _ name: String) throws(Failure)
    -> PlotSeries
  {
    guard lower.isFinite, upper.isFinite, lower < upper else {
      throw Failure("\(name): the limits must be two numbers, the smaller one first")
    }
    let steps = 200
    var xs: [Double] = []
    var ys: [Double] = []
    for index in 0...steps {
      let x = lower + (upper - lower) * Double(index) / Double(steps)
      xs.append(x)
      ys.append(try ordinate(function, x, name))
    }
    let finite = ascending(ys.filter { $0.isFinite })
    guard finite.count > 1 else { return PlotSeries(x: xs, y: ys) }
    // A pole must not make every other step look flat, so the height is that of the middle nine tenths.
    let height = finite[finite.count * 19 / 20] - finite[finite.count / 20]
    let threshold = height > 0 ? height / 20 : .infinity
    var result = PlotSeries(x: [xs[0]], y: [ys[0]])
    for index in 1...steps {
      try refine(
        function, (xs[index - 1], ys[index - 1]), (xs[index], ys[index]), threshold, level: 8, &result, name)
    }
    return result
  }

  private mutating func refine(
    _ function: Value, _ left: (x: Double, y: Double), _ right: (x: Double, y: Double), _ threshold: Double, level: Int,
    _ result: inout PlotSeries, _ name: String
  ) throws(Failure) {
    let isSteep = !(abs(right.y - left.y) <= threshold) && (left.y.isFinite || right.y.isFinite)
    if isSteep, level > 0 {
      let x = left.x + (right.x - left.x) / 2
      let middle = (x: x, y: try ordinate(function, x, name))
      try refine(function, left, middle, threshold, level: level - 1, &result, name)
      try refine(function, middle, right, threshold, level: level - 1, &result, name)
      return
    }
    if isSteep {
      result.x.append(left.x + (right.x - left.x) / 2)
      result.y.append(.nan)
    }
    result.x.append(right.x)
    result.y.append(right.y)
  }

  private mutating func ordinate(_ function: Value, _ x: Double, _ name: String) throws(Failure) -> Double {
    let y = try callForOne(function, [.number(x)], name)
    guard y.isArithmetic, y.isScalar else {
      throw Failure(
        "\(name): the function must give one number for each x",
        hint: "at x = \(x) it gave a \(y.typeName) of size \(y.sizeText)")
    }
    return y.isComplex ? .nan : y.element(0)
  }
}
