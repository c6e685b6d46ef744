import Numerics
import Source

extension Builtin {
  /// Structs and their fields, a part of the family of cells.
  static let structs: [Builtin] = [
    Builtin(
      "struct", "[field], [value], …", atLeast: 0,
      summary: "A struct with the given fields; a cell array as a value makes an array of structs.",
      examples: ["struct(\"a\", 1)": "ans =\n\n  scalar structure containing the fields:\n\n    a = 1\n"]
    ) { call, _ throws(Failure) in [try structure(call.arguments)] },
    Builtin(
      "fieldnames", .value("s"), summary: "The names of the fields in a cell array.",
      examples: ["fieldnames(struct(\"a\", 1, \"b\", 2))": "ans =\n{\n  [1,1] = a\n  [2,1] = b\n}\n"]
    ) { s throws(Failure) in
      guard let array = s.structArray else {
        throw Failure("fieldnames: Invalid input argument", hint: "it is a \(s.typeName), not a struct")
      }
      return Value(rows: array.keys.count, columns: 1, cells: array.keys.map { Value($0) })
    },
    Builtin(
      "isfield", .value("s"), .value("name"), summary: "Whether a struct has a field, or each field of a cell array.",
      examples: ["isfield(struct(\"a\", 1), \"a\")": "ans = 1"]
    ) { s, name throws(Failure) in
      let keys = s.structArray?.keys ?? []
      if let elements = name.cellElements {
        let truths = elements.map { $0.textValue.map { keys.contains($0) } ?? false }
        return Value(rows: name.rows, columns: name.columns, logical: truths)
      }
      return .logical(name.textValue.map { keys.contains($0) } ?? false)
    },
    Builtin(
      "numfields", .value("s"), summary: "The number of fields.", examples: ["numfields(struct(\"a\", 1))": "ans = 1"]
    ) { s throws(Failure) in
      guard let array = s.structArray else { throw Failure("numfields: argument must be a struct") }
      return .number(Double(array.keys.count))
    },
    Builtin(
      "rmfield", .value("s"), .value("name"), summary: "The struct without a field, or without those of a cell array.",
      examples: [
        "rmfield(struct(\"a\", 1, \"b\", 2), \"a\")":
          "ans =\n\n  scalar structure containing the fields:\n\n    b = 2\n"
      ]
    ) { s, name throws(Failure) in
      guard let array = s.structArray else { throw Failure("rmfield: first argument must be a struct") }
      guard let names = name.strings else {
        throw Failure("rmfield: second argument must be a cellstr or character string")
      }
      var keys = array.keys
      var elements = array.elements
      for bytes in names {
        let name = String(decoding: bytes, as: UTF8.self)
        guard let index = keys.firstIndex(of: name) else {
          throw Failure("rmfield: structure does not contain field \(name)", hint: fieldsHint(keys))
        }
        keys.remove(at: index)
        for element in elements.indices { elements[element].remove(at: index) }
      }
      return .object(StructArray(rows: array.rows, columns: array.columns, keys: keys, elements: elements))
    },
    Builtin(
      "struct2cell", .value("s"), summary: "The values of the fields in a cell array.",
      examples: ["struct2cell(struct(\"a\", 1, \"b\", \"x\"))": "ans =\n{\n  [1,1] = 1\n  [2,1] = x\n}\n"]
    ) { s throws(Failure) in
      guard let array = s.structArray else { throw Failure("struct2cell: argument S must be a structure") }
      guard array.count == 1, let element = array.elements.first else {
        throw Failure("struct2cell: the struct must be a single one", hint: "it has size \(s.sizeText)")
      }
      return Value(rows: element.count, columns: 1, cells: element)
    },
  ]
}

private func fieldsHint(_ keys: [String]) -> String {
  keys.isEmpty ? "it has no fields" : "it has the fields " + keys.joined(separator: ", ")
}

private func structure(_ arguments: [Value]) throws(Failure) -> Value {
  if arguments.count == 1, arguments[0].kind == .structure { return arguments[0] }
  if arguments.count == 1, arguments[0].rows == 0, arguments[0].columns == 0, arguments[0].isArithmetic {
    return .object(StructArray(rows: 0, columns: 0, keys: [], elements: []))
  }
  let complaint = Failure("struct: additional arguments must occur as \"field\", VALUE pairs")
  guard arguments.count % 2 == 0 else { throw complaint }
  var keys: [String] = []
  var values: [Value] = []
  var shape: (rows: Int, columns: Int, argument: Int)?
  for index in stride(from: 0, to: arguments.count, by: 2) {
    guard let name = arguments[index].textValue else { throw complaint }
    let value = arguments[index + 1]
    if let known = keys.firstIndex(of: name) {
      values[known] = value
    } else {
      keys.append(name)
      values.append(value)
    }
    guard value.kind == .cell, value.count != 1 else { continue }
    if let shape, shape.rows != value.rows || shape.columns != value.columns {
      throw Failure("struct: dimensions of parameter \(shape.argument) do not match those of parameter \(index + 2)")
    }
    if shape == nil { shape = (value.rows, value.columns, index + 2) }
  }
  let (rows, columns) = (shape?.rows ?? 1, shape?.columns ?? 1)
  let elements = (0..<rows * columns).map { index in
    values.map { (value: Value) -> Value in
      guard let cells = value.cellElements else { return value }
      return cells.count == 1 ? cells[0] : cells[index]
    }
  }
  return .object(StructArray(rows: rows, columns: columns, keys: keys, elements: elements))
}
