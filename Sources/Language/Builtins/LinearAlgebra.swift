import Numerics
import Source

extension Builtin {
  static let linearAlgebra: [Builtin] = matrixNumbers + inverses

  private static let matrixNumbers: [Builtin] = [
    Builtin(
      "det", "A", arguments: 1...1, summary: "The determinant, and an estimate of 1 / cond (A, 1).",
      examples: ["det([1 2; 3 4])": "ans = -2"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      try requireNoText(a)
      try requireSquare(a, "det")
      if a.structure == .diagonal, call.outputs < 2 {
        let entries = a.diagonalEntries
        var product = Value.number(1)
        for index in 0..<entries.count {
          product = try binary(.multiply, product, gather(entries, rows: 1, columns: 1) { _ in index })
        }
        return [product]
      }
      let determinant =
        try a.isComplex
        ? computed("det") { () throws(MatrixFailure) in try a.complexMatrix.determinant() }
        : Complex(computed("det") { () throws(MatrixFailure) in try a.realMatrix.determinant() })
      return call.outputs < 2
        ? [Value(determinant)] : [Value(determinant), .number(try reciprocalCondition(a, "det"))]
    },
    Builtin(
      "norm", "A, [p]", arguments: 1...3,
      summary:
        "The length of a vector or the size of a matrix; p is 1, 2, Inf, \"fro\" or any number, for matrices from 1.",
      examples: ["norm([3 4])": "ans = 5", "norm([1 -2 3], 1)": "ans = 6"], body: normBody),
    Builtin(
      "rcond", .value("A"), summary: "An estimate of 1 / (norm (A, 1) norm (inv (A), 1)).",
      examples: ["rcond([1 0; 0 4])": "ans = 0.2500"]
    ) { a throws(Failure) in
      try requireNoText(a)
      try requireSquare(a, "rcond")
      guard a.isArithmetic else { throw .wrongType("rcond", a) }
      return .number(try reciprocalCondition(a, "rcond"))
    },
  ]

  private static let inverses: [Builtin] =
    [inverse("inv"), inverse("inverse")]

  @inline(__always)
  private static func inverse(_ name: StaticString) -> Builtin {
    Builtin(
      name, "A", arguments: 1...1, summary: "The inverse; a singular matrix gives Inf and a warning.",
      examples: ["\(name)([2 0; 0 4])": "ans =\n\n   0.5000        0\n        0   0.2500\n"]
    ) { call, machine throws(Failure) in
      let a = call.arguments[0]
      guard a.isArithmetic else { throw .wrongType("inverse", a) }
      try requireNoText(a)
      if a.isEmpty { return [.emptyMatrix, .number(.infinity)] }
      guard a.rows == a.columns else {
        throw Failure("inverse: A must be a square matrix", hint: "it has size \(a.sizeText)")
      }
      let result: Value
      let reciprocal: Double
      if a.structure == .permutation { return [transposed(a, conjugate: false), .number(1)] }
      if a.structure == .diagonal { return try diagonalInverse(call, &machine) }
      if a.isScalar {
        let number = a.complexElement(0)
        let isInfinite = number.re.isInfinite || number.im.isInfinite
        let inverse = isInfinite ? Complex.zero : Complex.one / number
        result =
          a.isComplex && number != .zero && !isInfinite
          ? Value(inverse) : .number(number == .zero ? 1 / number.re : inverse.re)
        reciprocal = number == .zero || isInfinite ? 0 : number.isFinite ? 1 : .nan
      } else if a.isComplex {
        let solution = try computed("inverse") { () throws(MatrixFailure) in try a.complexMatrix.inverse() }
        (result, reciprocal) = (Value(solution.matrix), solution.reciprocalCondition)
      } else {
        let solution = try computed("inverse") { () throws(MatrixFailure) in try a.realMatrix.inverse() }
        (result, reciprocal) = (Value(solution.matrix), solution.reciprocalCondition)
      }
      // An infinite number has the inverse 0, and one that is no number none to warn of.
      if call.outputs < 2, !(reciprocal >= 0x1p-53), !a.isScalar || a.complexElement(0) == .zero {
        try machine.warn(.singular(reciprocal, hint: nil))
      }
      return [result, .number(reciprocal)]
    }
  }
}

/// The inverse of a diagonal matrix: one zero makes all of it infinite, zeros alone have none.
private func diagonalInverse(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  let a = call.arguments[0]
  let sizes = a.diagonalEntries.complexElements.map { $0.abs }
  let (least, greatest) = (sizes.min() ?? 0, sizes.max() ?? 0)
  guard greatest != 0 else { throw Failure("inverse of the null matrix not defined") }
  let inverses = least == 0 ? Value.number(.infinity) : try binary(.elementDivide, .number(1), a.diagonalEntries)
  if call.outputs < 2, least == 0 { try machine.warn(.singular(0, hint: nil)) }
  let column = gather(inverses, rows: a.rows, columns: 1) { $0 }
  return [.diagonal(column, rows: a.rows, columns: a.rows), .number(least / greatest)]
}

func normKind(_ value: Value, _ function: String) throws(Failure) -> NormKind {
  if let text = value.textValue {
    switch Word(text) {
    case "fro": return .frobenius
    case "inf", "Inf": return .infinity
    case "-inf", "-Inf": return .negativeInfinity
    default: throw Failure("\(function): unrecognized option: \(text)", hint: "use 1, 2, Inf or \"fro\"")
    }
  }
  guard value.isScalar, value.isRealLike else { throw Failure("\(function): P must be a string or a number") }
  let p = value.element(0)
  return p == 1 ? .one : p == 2 ? .two : p == .infinity ? .infinity : p == -.infinity ? .negativeInfinity : .power(p)
}

private func normBody(_ call: Builtin.Call, _ machine: inout Machine) throws(Failure) -> [Value] {
  let a = call.arguments[0]
  guard a.isArithmetic, !a.isText else { throw Failure("norm: X must be a numeric matrix") }
  let options = call.arguments.dropFirst()
  var kind = NormKind.two
  var dimension: Int?
  for option in options {
    if let text = option.textValue, ["rows", "columns", "cols"].contains(text) {
      guard dimension == nil else { throw Failure("norm: invalid combination of options") }
      dimension = text == "rows" ? 2 : 1
    } else if !option.isEmpty {
      kind = try normKind(option, "norm")
    }
  }
  if let dimension {
    let magnitudes = a.isComplex ? a.like(a.complexElements.map { $0.abs }) : a
    let chosen = kind
    return [reduced(magnitudes, dimension) { Matrix(column: $0).norm(chosen) }]
  }
  if case .negativeInfinity = kind, !a.isVector { throw Failure("xnorm: p must be >= 1") }
  if case .power = kind, !a.isVector { return try machine.run(program: "matrixNorm", call) }
  if case .power(let p) = kind, p == 0 {
    return [.number(Double(a.complexElements.filter { $0 != .zero }.count))]
  }
  return [.number(a.isComplex ? a.complexMatrix.norm(kind) : a.realMatrix.norm(kind))]
}

/// An estimate of 1 / (norm (A, 1) norm (inv (A), 1)).
private func reciprocalCondition(_ a: Value, _ function: String) throws(Failure) -> Double {
  try computed(function) { () throws(MatrixFailure) in
    a.isComplex ? try a.complexMatrix.inverse().reciprocalCondition : try a.realMatrix.inverse().reciprocalCondition
  }
}

/// Refuses characters, which Octave's numerical functions do not take for numbers.
private func requireNoText(_ value: Value) throws(Failure) {
  if value.isText { throw Failure("invalid conversion from string to real matrix") }
}
