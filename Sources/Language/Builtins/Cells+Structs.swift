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
    ) { s throws(Failure) in .number(Double(s.structArray?.keys.count ?? 0)) },
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
      "getfield", "s, name, …", atLeast: 2, summary: "The value of a field, or of a field of a field.",
      examples: ["getfield(struct(\"a\", 5), \"a\")": "ans = 5"],
      program: """
        function s = getfield (s, varargin)
          for k = 1:numel (varargin)
            step = varargin{k};
            if iscell (step)
              s = s(step{:});
            elseif ! ischar (step)
              error ("getfield: a field name must be a string");
            elseif ! isstruct (s) || isempty (s)
              error ("getfield: invalid input");
            else
              s = s(1).(step);
            end
          end
        end
        """),
    Builtin(
      "setfield", "s, name, …, value", atLeast: 3, summary: "The struct with another value of a field.",
      examples: [
        "setfield(struct(\"a\", 1), \"a\", 2)": "ans =\n\n  scalar structure containing the fields:\n\n    a = 2\n"
      ],
      program: """
        function s = setfield (s, step, varargin)
          rest = {};
          if iscell (step)
            if nargin > 3, rest = {s(step{:})}; end
            s(step{:}) = inner (rest, varargin);
            return
          end
          if ! ischar (step), error ("setfield: a field name must be a string"); end
          if ! (isempty (s) && ! isstruct (s) || isstruct (s) && isscalar (s)), error ("setfield: invalid input"); end
          if isempty (s), s = struct (); end
          if isfield (s, step), rest = {s.(step)}; end
          s.(step) = inner (rest, varargin);
        end
        function v = inner (old, path)
          v = path{end};
          if numel (path) > 1
            if isempty (old), old = {[]}; end
            v = setfield (old{1}, path{:});
          end
        end
        """),
    Builtin(
      "cell2struct", "C, fields, [dimension]", arguments: 2...3,
      summary: "A struct from a cell array of values and the names of their fields.",
      examples: [
        "cell2struct({1; 2}, {\"a\"; \"b\"}, 1)":
          "ans =\n\n  scalar structure containing the fields:\n\n    a = 1\n    b = 2\n"
      ],
      program: """
        function s = cell2struct (c, names, dim)
          if ! iscell (c), error ("cell2struct: argument CELL must be of type cell array"); end
          if ischar (names), names = cellstr (names); end
          if ! iscellstr (names)
            error ("cell2struct: FIELDS must be a cell array of strings or a character matrix");
          end
          if nargin < 3, dim = 1; end
          if ! (isscalar (dim) && any (dim == [1 2])), error ("cell2struct: DIM must be a valid dimension"); end
          if dim == 2, c = c.'; end
          n = numel (names);
          if n != rows (c)
            error (struct ("message", "cell2struct: number of FIELDS does not match dimension", "identifier", "", ...
              "hint", sprintf ("there are %d names for %d values", n, rows (c))));
          end
          if n == 0
            s = repmat (struct (), columns (c), 1);
            return
          end
          pairs = cell (2, n);
          for k = 1:n
            pairs{1,k} = names{k};
            pairs{2,k} = c(k,:).';
          end
          s = struct (pairs{:});
        end
        """),
    Builtin(
      "fieldpairs", "s", arguments: 1...1, summary: "A column for each field: its value, and under it its name.",
      examples: ["fieldpairs(struct(\"a\", 1))": "ans =\n{\n  [1,1] = 1\n  [2,1] = a\n}\n"],
      program: """
        function c = fieldpairs (s)
          if ! isstruct (s), error ("in statement 'for [X, Y] = VAL', VAL must be a structure"); end
          names = fieldnames (s);
          c = cell (2, numel (names));
          for k = 1:numel (names)
            if isscalar (s), c{1,k} = s.(names{k}); else c{1,k} = reshape ({s.(names{k})}, size (s)); end
            c{2,k} = names{k};
          end
        end
        """),
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
