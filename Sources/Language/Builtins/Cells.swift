import Numerics
import Source

extension Builtin {
  static let cells: [Builtin] = cellArrays + structs + mappings

  private static let cellArrays: [Builtin] = [
    Builtin(
      "cell", "[rows], [columns]", atLeast: 0, summary: "A cell array of empty matrices.",
      examples: ["cell(1, 2)": "ans =\n{\n  [1,1] = [](0x0)\n  [1,2] = [](0x0)\n}\n"]
    ) { call, _ throws(Failure) in
      let size = call.arguments.isEmpty ? (0, 0) : try requestedSize(call.arguments, "cell")
      let elements = [Value](repeating: .emptyMatrix, count: size.0 * size.1)
      return [Value(rows: size.0, columns: size.1, cells: elements)]
    },
    Builtin(
      "num2cell", "A, [dimensions]", arguments: 1...2,
      summary: "The entries of an array, each in a cell of its own, or its columns (1), rows (2) or the whole ([1 2]).",
      examples: ["num2cell([1 2])": "ans =\n{\n  [1,1] = 1\n  [1,2] = 2\n}\n"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      var (height, width) = (1, 1)
      if call.arguments.count > 1 {
        for dimension in call.arguments[1].realElements {
          guard dimension == 1 || dimension == 2 else {
            throw Failure("num2cell: dimension vectors for DIM must be valid")
          }
          if dimension == 1 { height = a.rows } else { width = a.columns }
        }
      }
      let (rows, columns) = (height == 1 ? a.rows : 1, width == 1 ? a.columns : 1)
      var cells: [Value] = []
      for index in 0..<rows * columns {
        let start = index / rows * a.rows + index % rows
        cells.append(gather(a, rows: height, columns: width) { start + $0 / height * a.rows + $0 % height })
      }
      return [Value(rows: rows, columns: columns, cells: cells)]
    },
    Builtin(
      "deal", "a, …", atLeast: 1, summary: "The arguments as results, or one argument as every result.",
      examples: ["[a, b] = deal(1, 2)": "a = 1\nb = 2"]
    ) { call, _ throws(Failure) in
      let wanted = max(1, call.outputs)
      if call.outputs == 0, call.arguments.count == 1 { return [] }
      if call.arguments.count == 1 { return [Value](repeating: call.arguments[0], count: wanted) }
      guard call.arguments.count == wanted else {
        throw Failure("deal: nargin > 1 and nargin != nargout", hint: "give as many values as there are names")
      }
      return call.arguments
    },
  ]

  private static let mappings: [Builtin] = [
    Builtin(
      "cellfun", "f, C, …", atLeast: 2, summary: "A function applied to each element of cell arrays.",
      examples: ["cellfun(@numel, {\"a\", \"bcd\"})": "ans =\n\n   1   3\n"]
    ) { call, machine throws(Failure) in
      let mapping = try Mapping(call, "cellfun")
      for value in mapping.arrays where value.kind != .cell { throw Failure("cellfun: C must be a cell array") }
      return try mapping.run(&machine) { value, index in value.cellElements?[index] ?? .undefined }
    },
    Builtin(
      "arrayfun", "f, A, …", atLeast: 2, summary: "A function applied to each entry of arrays.",
      examples: ["arrayfun(@(x) x^2, [1 2 3])": "ans =\n\n   1   4   9\n"]
    ) { call, machine throws(Failure) in
      try Mapping(call, "arrayfun").run(&machine) { value, index in value.part(index) }
    },
    Builtin(
      "structfun", "f, s, …", atLeast: 2, summary: "A function applied to each field of a struct.",
      examples: ["structfun(@(x) 2 * x, struct(\"a\", 1, \"b\", 2))": "ans =\n\n   2\n   4\n"]
    ) { call, machine throws(Failure) in
      var mapping = try Mapping(call, "structfun")
      guard mapping.arrays.count == 1, let array = mapping.arrays[0].structArray else {
        throw Failure("structfun: S must be a structure")
      }
      // A struct array has a column for each of its elements.
      let count = array.keys.count
      var fields: [Value] = []
      for element in array.elements { fields += element }
      mapping.arrays = [Value(rows: count, columns: array.count, cells: fields)]
      let results = try mapping.run(&machine) { value, index in value.cellElements?[index] ?? .undefined }
      if mapping.isUniform { return results }
      return results.map { result in
        let cells = result.cellElements ?? []
        var elements: [[Value]] = []
        for index in 0..<array.count { elements.append(Array(cells[index * count..<(index + 1) * count])) }
        return .object(StructArray(rows: array.rows, columns: array.columns, keys: array.keys, elements: elements))
      }
    },
    Builtin(
      "bsxfun", "f, A, B", arguments: 3...3, summary: "A function of two arrays whose sizes are matched.",
      examples: ["bsxfun(@plus, [1 2], [10; 20])": "ans =\n\n   11   12\n   21   22\n"]
    ) { call, machine throws(Failure) in
      guard call.arguments[0].kind == .function || call.arguments[0].isText else {
        throw Failure("bsxfun: F must be a string or function handle")
      }
      return [try machine.callForOne(call.arguments[0], Array(call.arguments.dropFirst()), "bsxfun")]
    },
  ]
}

/// A function that is applied to the elements of arrays of equal size.
private struct Mapping {
  let name: String
  var function: Value
  var arrays: [Value]
  var isUniform = true
  var errorHandler: Value?
  let outputs: Int

  init(_ call: Builtin.Call, _ name: String) throws(Failure) {
    self.name = name
    outputs = call.outputs
    function = call.arguments[0]
    arrays = Array(call.arguments.dropFirst())
    while arrays.count > 2, let option = arrays[arrays.count - 2].stringBytes {
      let setting = arrays[arrays.count - 1]
      switch Word(String(decoding: option.map { lowered($0) }, as: UTF8.self)) {
      case "uniformoutput": isUniform = try isTrue(setting)
      case "errorhandler": errorHandler = setting
      default: throw Failure("\(name): unrecognized parameter \(String(decoding: option, as: UTF8.self))")
      }
      arrays.removeLast(2)
    }
    guard function.kind == .function || function.isText else {
      throw Failure("\(name): argument NAME must be a string or function handle")
    }
    if function.textValue == "prodofsize" { function = Value("numel") }
  }

  /// Calls the function for every element and collects the results.
  func run(_ machine: inout Machine, _ element: (Value, Int) -> Value) throws(Failure) -> [Value] {
    // An array of one element goes with every element of the others.
    guard let first = arrays.first(where: { $0.count != 1 }) ?? arrays.first else { return [] }
    for (index, array) in arrays.enumerated()
    where array.count != 1 && (array.rows != first.rows || array.columns != first.columns) {
      throw Failure(
        name == "arrayfun"
          ? "arrayfun: dimensions mismatch"
          : "\(name): dimensions mismatch",
        hint: "argument 2 has size \(first.sizeText) and argument \(index + 2) has size \(array.sizeText)")
    }
    var results = [[Value]](repeating: [], count: max(outputs, 1))
    machine.charge += first.count
    for index in 0..<first.count {
      var arguments: [Value] = []
      for array in arrays { arguments.append(element(array, array.count == 1 ? 0 : index)) }
      let values = try values(&machine, arguments, index)
      for (place, value) in values.prefix(results.count).enumerated() { results[place].append(value) }
      guard values.count >= outputs else {
        throw Failure("\(name): function returned fewer than nargout values")
      }
    }
    if outputs == 0, results[0].isEmpty, first.count > 0 || isUniform { return [] }
    var collected: [Value] = []
    for values in results {
      guard values.count == first.count else {
        throw Failure("\(name): the function gave a value for some elements only")
      }
      collected.append(
        isUniform ? try uniform(values, first) : Value(rows: first.rows, columns: first.columns, cells: values))
    }
    return collected
  }

  private func values(_ machine: inout Machine, _ arguments: [Value], _ index: Int) throws(Failure) -> [Value] {
    guard let errorHandler else { return try machine.call(function, arguments, outputs: outputs) }
    do throws(Failure) {
      return try machine.call(function, arguments, outputs: outputs)
    } catch {
      if error.isLimit { throw error }
      let description = Value(fields: [
        ("message", Value(error.message)), ("identifier", Value(error.identifier)),
        ("index", .number(Double(index + 1))),
      ])
      return try machine.call(errorHandler, [description] + arguments, outputs: outputs)
    }
  }

  private func uniform(_ values: [Value], _ shape: Value) throws(Failure) -> Value {
    for value in values where !value.isScalar || value.kind == .function {
      throw Failure(
        "\(name): all values must be scalars when UniformOutput = true",
        hint: "add \"UniformOutput\", false to collect the results in a cell array")
    }
    if let first = values.first, values.contains(where: { !$0.isArithmetic }) {
      // As in Octave the results are stored one after another into an array that begins as the first.
      var result = first
      for (index, value) in values.enumerated() { try assign(&result, [.number(Double(index + 1))], value) }
      return gather(result, rows: shape.rows, columns: shape.columns) { $0 }
    }
    let (rows, columns) = (shape.rows, shape.columns)
    if values.contains(where: { $0.isComplex }) {
      return Value(rows: rows, columns: columns, complex: values.map { $0.complexElement(0) })
    }
    if let first = values.first, first.isLogical {
      return Value(rows: rows, columns: columns, logical: values.map { $0.element(0) != 0 })
    }
    if let first = values.first, first.isText {
      return .object(TextArray(rows: rows, columns: columns, values.map { UInt8($0.element(0)) }))
    }
    return Value(rows: rows, columns: columns, values.map { $0.element(0) })
  }
}
