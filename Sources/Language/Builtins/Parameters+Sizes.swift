import Numerics
import Source

/// The size that arguments such as `(n)`, `(rows, columns)` or `([rows, columns])` ask for; none asks for a scalar.
func requestedSize(_ arguments: [Value], _ function: String) throws(Failure) -> (rows: Int, columns: Int) {
  var sizes: [Int] = []
  if isFilling(function) {
    var given = arguments
    if given.count > 1, given[given.count - 2].textValue == "like" { given.removeLast(2) }
    if let word = given.last?.textValue {
      given.removeLast()
      guard word == "double" || word == "like" || word == "single" else { throw Failure("invalid data type specified") }
    }
    for argument in given where !argument.isRealLike || argument.isText {
      if given.count == 1 { throw Failure("\(function) (A): use \(function) (size (A)) instead") }
      throw Failure(
        "octave_base_value::int64_value (): wrong type argument '\(argument.indexedName)'",
        hint: "sizes are whole numbers")
    }
  }
  var dimensions = arguments
  if dimensions.count > 1, dimensions[dimensions.count - 2].textValue == "like" { dimensions.removeLast(2) }
  for argument in dimensions where !argument.isText {
    guard argument.isRealLike, argument.isVector || argument.isEmpty else {
      throw Failure("\(function): dimensions must be scalars or a vector of integers")
    }
    if arguments.count > 1, !argument.isScalar {
      throw Failure("\(function): dimensions must be scalar integers")
    }
    for index in 0..<argument.count { sizes.append(try dimensionLength(argument.element(index), function)) }
  }
  switch sizes.count {
  case 0: return (1, 1)
  case 1:
    try Value.checkSize(sizes[0], sizes[0])
    return (sizes[0], sizes[0])
  default:
    for further in sizes.dropFirst(2) where further != 1 {
      throw Failure("\(function): arrays have two dimensions", hint: "use a cell array of matrices instead")
    }
    try Value.checkSize(sizes[0], sizes[1])
    return (sizes[0], sizes[1])
  }
}

/// Whether a function makes arrays of one number, which take a class as their last argument.
private func isFilling(_ function: String) -> Bool { ["zeros", "ones", "Inf", "NaN", "NA"].contains(function) }

private func dimensionLength(_ number: Double, _ function: String) throws(Failure) -> Int {
  guard number == number else {
    throw Failure("\(function): NaN is not a valid size", hint: "sizes are whole numbers")
  }
  guard number == number.rounded() else {
    throw Failure("\(function): conversion of \(number) to integer value failed", hint: "sizes are whole numbers")
  }
  guard number < 1e15 else { throw .tooLarge(Int(limited: number), 1) }
  return max(0, Int(limited: number))
}

/// The argument at `index` as a dimension, 1 or more; nil when it is missing or empty.
func dimensionArgument(_ arguments: [Value], _ index: Int, _ function: String) throws(Failure) -> Int? {
  guard index < arguments.count, !arguments[index].isEmpty else { return nil }
  let argument = arguments[index]
  let number = argument.isRealLike && argument.isScalar ? argument.element(0) : .nan
  guard number >= 1, number == number.rounded(), number < 1e6 else {
    throw Failure(
      "\(function): DIM must be an integer and a valid dimension", hint: "1 works down the columns, 2 along the rows")
  }
  return Int(number)
}

/// The argument at `index` as a whole number.
func integerArgument(_ arguments: [Value], _ index: Int, _ function: String, _ name: StaticString) throws(Failure)
  -> Int
{
  if index < arguments.count, case .number(let number) = arguments[index], let whole = wholeNumber(number) {
    return whole
  }
  return try Parameter<Int>.integer(name).read(arguments, index, function)
}

/// Checks that a value holds numbers, truth values or characters.
func requireNumbers(_ value: Value, _ function: String) throws(Failure) {
  guard value.isArithmetic else { throw .wrongType(function, value) }
}

/// Checks that a value holds real numbers, truth values or characters.
func requireReal(_ value: Value, _ function: String) throws(Failure) {
  guard value.isRealLike else { throw .wrongType(function, value) }
}

/// Checks that an argument is a square matrix of numbers.
func requireSquare(_ value: Value, _ function: String) throws(Failure) {
  guard value.isArithmetic else { throw .wrongType(function, value) }
  guard value.rows == value.columns else {
    throw Failure("\(function): A must be a square matrix", hint: "it has size \(value.sizeText)")
  }
}

/// Runs a matrix computation and words its failure for a function.
func computed<Result>(_ function: String, _ body: () throws(MatrixFailure) -> Result) throws(Failure) -> Result {
  do throws(MatrixFailure) {
    return try body()
  } catch {
    throw worded(error, function)
  }
}

@inline(never)
private func worded(_ failure: MatrixFailure, _ function: String) -> Failure {
  switch failure {
  case .nonconformant: Failure("\(function): nonconformant matrices")
  case .notSquare: Failure("\(function): A must be a square matrix")
  case .notFinite: Failure("\(function): cannot take a matrix containing Inf or NaN values")
  case .notPositiveDefinite: Failure("\(function): input matrix must be positive definite")
  case .noConvergence: Failure("\(function): the iteration did not converge")
  case .outOfMemory: .tooLarge(Int.max, 1)
  }
}

/// Applies a real function of two numbers entry by entry, with the sizes matched as for operators.
func pairwise(_ x: Value, _ y: Value, _ function: String, _ body: (Double, Double) -> Double) throws(Failure) -> Value {
  try requireReal(x, function)
  try requireReal(y, function)
  if x.isScalar, y.isScalar { return .number(body(x.element(0), y.element(0))) }
  let shape = try matchedShape([x, y], function)
  return .object(
    RealArray(rows: shape.rows, columns: shape.columns) { to in
      forEachPair(x, y, in: shape) { at, left, right in
        to.initializeElement(at: at, to: body(x.element(left), y.element(right)))
      }
    })
}

/// Applies a real function of three numbers entry by entry, with the sizes matched as for operators.
func triplewise(
  _ x: Value, _ y: Value, _ z: Value, _ function: String, _ body: (Double, Double, Double) -> Double
) throws(Failure) -> Value {
  for value in [x, y, z] { try requireReal(value, function) }
  let shape = try matchedShape([x, y, z], function)
  let first = Broadcast(x, in: shape)
  let second = Broadcast(y, in: shape)
  let third = Broadcast(z, in: shape)
  var elements: [Double] = []
  elements.reserveCapacity(shape.rows * shape.columns)
  for column in 0..<shape.columns {
    for row in 0..<shape.rows {
      elements.append(
        body(
          x.element(first.index(row, column)), y.element(second.index(row, column)), z.element(third.index(row, column))
        ))
    }
  }
  return Value(rows: shape.rows, columns: shape.columns, elements)
}

private func matchedShape(_ values: [Value], _ function: String) throws(Failure) -> (rows: Int, columns: Int) {
  var rows = 1
  var columns = 1
  for value in values {
    let fits =
      (value.rows == rows || value.rows == 1 || rows == 1)
      && (value.columns == columns || value.columns == 1 || columns == 1)
    guard fits else {
      throw Failure(
        "\(function): nonconformant arguments (op1 is \(rows)x\(columns), op2 is \(value.sizeText))",
        identifier: "Octave:nonconformant-args")
    }
    if value.rows != 1 { rows = value.rows }
    if value.columns != 1 { columns = value.columns }
  }
  try Value.checkSize(rows, columns)
  return (rows, columns)
}

extension Value {
  /// Another value of the same size from real elements.
  func like(_ elements: [Double]) -> Value { Value(rows: rows, columns: columns, elements) }

  /// A truth value for each element.
  func truths(_ test: (Double) -> Bool) -> Value {
    let elements = realElements
    return Value(rows: rows, columns: columns, logical: elements.map { test($0) })
  }
}
