import Source

// Indexing, fields and calls along access paths, and assignments along them.

extension Machine {
  /// `.element` and `.element2` on anything but a stored real or logical array: a call when the value is a function.
  mutating func element(_ i: Instruction, _ r: Window, _ chunk: Chunk, _ locals: Int) throws(Failure) {
    let base = Int(i.b) >= locals ? r.take(i.b) : r.value(i.b)
    var subscripts = [Int(i.c) >= locals ? r.take(i.c) : r.value(i.c)]
    if i.opcode == .element2 { subscripts.append(r.take(i.c + 1)) }
    let name = localName(i.b, chunk)
    if case .undefined = base {
      r.set(i.a, try callUndefined(name, subscripts, outputs: 1).first ?? .undefined)
      return
    }
    for subscriptValue in subscripts {
      if case .undefined = subscriptValue { throw undefined(localName(i.c, chunk)) }
    }
    r.set(i.a, try applied(base, subscripts, 1, name: name).first ?? .undefined)
  }

  /// A function called, or an array indexed.
  mutating func applied(_ callee: Value, _ arguments: [Value], _ outputs: Int, name: String) throws(Failure) -> [Value]
  {
    if callee.kind == .function {
      // Builtins that are written in the language evaluate functions at many points at once.
      let isLibrary = chunks[position.function].chunk.builtin != nil && outputs <= 1
      if isLibrary, arguments.contains(where: { !$0.isScalar }) { return [try values(of: callee, at: arguments)] }
      return try call(callee, arguments, outputs: outputs)
    }
    return [try indexed(callee, arguments, name: name)]
  }

  /// A variable without a value may still be the name of a function.
  private mutating func callUndefined(_ name: String, _ arguments: [Value], outputs: Int) throws(Failure) -> [Value] {
    guard !name.isEmpty else { throw Failure("value on right hand side of assignment is undefined") }
    return try call(name, arguments, outputs: outputs)
  }

  mutating func access(_ i: Instruction, _ r: Window, _ chunk: Chunk, _ locals: Int) throws(Failure) {
    let path = chunk.paths[Int(i.c)]
    var base = Int(i.b) >= locals ? r.take(i.b) : r.value(i.b)
    var subscripts: [Value] = []
    for index in 0..<path.reduce(0, { $0 + $1.registers }) { subscripts.append(r.take(i.a + UInt16(index))) }
    let name = localName(i.b, chunk)
    if case .undefined = base {
      guard !name.isEmpty, functions[name] != nil || Library.index(of: name) != nil else { throw undefined(name) }
      base = .object(FunctionObject(.named(name)))
    }
    let results: [Value]
    do throws(Failure) {
      results = try accessed(base, path, subscripts, name: name, outputs: Int(i.d))
    } catch {
      throw noProduct(error, chunk) ?? error
    }
    guard let first = results.first else {
      if i.d == 0 { r.set(i.a, .undefined); return }
      throw Failure(
        "invalid number of elements on RHS of assignment", hint: "the list is empty")
    }
    r.set(i.a, first)
    for index in 1..<max(1, Int(i.d)) {
      r.set(i.a + UInt16(index), index < results.count ? results[index] : .undefined)
    }
  }

  /// The failure of an index behind a number, which was meant as a product: `3(x+1)`.
  private func noProduct(_ failure: Failure, _ chunk: Chunk) -> Failure? {
    guard failure.hint == nil, !failure.isLimit, let next = position.next else { return nil }
    let start = chunk.starts[max(0, next - chunks[position.function].code - 1)]
    let number = chunk.source.dropFirst(max(0, start)).prefix { isDigit($0) || $0 == UInt8(ascii: ".") }
    guard !number.isEmpty, chunk.source.dropFirst(max(0, start) + number.count).first == UInt8(ascii: "(") else {
      return nil
    }
    let text = String(decoding: number, as: UTF8.self)
    return Failure(
      failure.message, hint: "parentheses behind a number are an index; write \(text)*(…) for the product",
      identifier: failure.identifier)
  }

  /// The values at the end of a path; `subscripts` holds those of all steps in a row.
  mutating func accessed(_ base: Value, _ path: [AccessStep], _ subscripts: [Value], name: String, outputs: Int)
    throws(Failure) -> [Value]
  {
    var values = [base]
    var next = 0
    for (number, step) in path.enumerated() {
      guard values.count == 1, let value = values.first else {
        throw Failure(
          "a cs-list cannot be further indexed",
          hint: "there are \(values.count) values here, and only one can be indexed")
      }
      let arguments = Machine.arguments(step, subscripts, &next)
      let isLast = number == path.count - 1
      switch step {
      case .parentheses: values = try applied(value, arguments, isLast ? outputs : 1, name: name)
      case .braces: values = try cellContents(value, arguments, name: name)
      case .field(let key):
        if let property = try handleProperty(value, key) { values = [property]; continue }
        values = try fieldContents(value, key, name: name)
      case .dynamicField:
        var owner = value
        if case .object(let object) = value, object.kind == .function {
          guard arguments.count == 1, arguments[0].isText, takesNothing(object.asFunction) else {
            values = [try mapped(value, over: arguments)]
            continue
          }
          // As in Octave: a function that gives a struct.
          owner = try call(value, [], outputs: 1).first ?? .undefined
        }
        guard arguments.count == 1 else {
          throw Failure("a field has one name, and \(arguments.count) stand here", hint: "'\(name)' is no function")
        }
        values = try fieldContents(owner, try Machine.key(arguments[0]), name: name)
      }
    }
    return values
  }

  private func takesNothing(_ function: FunctionObject) -> Bool {
    guard case .named(let name) = function.body, let number = functions[name] else { return false }
    return views[number].pointee.parameters == 0
  }

  /// The values of a function at many points, for those who integrate or draw it. A definition speaks of numbers, so it
  /// is applied to each entry; other functions are given all points at once.
  mutating func values(of function: Value, at points: [Value]) throws(Failure) -> Value {
    if case .object(let object) = function, object.kind == .function,
      let form = object.asFunction.definition?.form, form != .anonymous
    {
      return try mapped(function, over: points)
    }
    return try call(function, points, outputs: 1).first ?? .undefined
  }

  /// `f.(x, y)`: the function applied to each entry, where a single row or column is repeated.
  private mutating func mapped(_ function: Value, over arguments: [Value]) throws(Failure) -> Value {
    var (rows, columns) = (1, 1)
    for argument in arguments {
      if rows == 1 { rows = argument.rows }
      if columns == 1 { columns = argument.columns }
    }
    for argument in arguments
    where argument.rows != rows && argument.rows != 1 || argument.columns != columns && argument.columns != 1 {
      throw Failure(
        "nonconformant arguments (\(arguments.map { "\($0.rows)x\($0.columns)" }.joined(separator: ", ")))",
        hint: "f.(x, y) needs arguments of one size, or single numbers, rows or columns",
        identifier: "Octave:nonconformant-args")
    }
    var results: [Value] = []
    for index in 0..<rows * columns {
      var entries: [Value] = []
      for argument in arguments {
        let row = argument.rows == 1 ? 0 : index % rows
        let column = argument.columns == 1 ? 0 : index / rows
        entries.append(gather(argument, rows: 1, columns: 1) { _ in column * argument.rows + row })
      }
      charge += 1
      let result = try call(function, entries, outputs: 1).first ?? .undefined
      guard result.isArithmetic, result.isScalar else {
        throw Failure(
          "the function gives a value of size \(result.sizeText) for one entry",
          hint: "f.(x) needs a number for each entry of x")
      }
      results.append(result)
    }
    guard !results.isEmpty else { return .object(RealArray(rows: rows, columns: columns)) }
    let row = try horizontal(results)
    return gather(row, rows: rows, columns: columns) { $0 }
  }

  static func key(_ value: Value) throws(Failure) -> String {
    guard let key = value.textValue else {
      throw Failure("dynamic structure field names must be strings", hint: "write s.(\"name\")")
    }
    return key
  }

  static func arguments(_ step: AccessStep, _ subscripts: [Value], _ next: inout Int) -> [Value] {
    switch step {
    case .parentheses(let count), .braces(let count):
      guard let count else {
        next += 1
        return list(subscripts[next - 1])
      }
      next += count
      return Array(subscripts[next - count..<next])
    case .field: return []
    case .dynamicField(let count):
      next += count
      return Array(subscripts[next - count..<next])
    }
  }

  /// `h.Color` of the handle of something drawn; nil for all other values.
  private mutating func handleProperty(_ value: Value, _ key: String) throws(Failure) -> Value? {
    guard case .number(let number) = value, try plotting.index(ofHandle: number) != nil else { return nil }
    return try property(key, of: number, nil, "get")
  }

  mutating func assignPath(_ i: Instruction, _ r: Window, _ chunk: Chunk) throws(Failure) {
    let path = chunk.paths[Int(i.b)]
    let value = r.take(i.c)
    if case .undefined = value { throw Failure("value on right hand side of assignment is undefined") }
    try value.checkNesting(adding: path.count)
    var subscripts: [Value] = []
    for index in 0..<path.reduce(0, { $0 + $1.registers }) { subscripts.append(r.take(i.c + 1 + UInt16(index))) }
    var target = r.take(i.a)
    defer { r.set(i.a, target) }
    if case .number(let number) = target, case .field(let key)? = path.first, path.count == 1,
      try plotting.index(ofHandle: number) != nil
    {
      // `h.Color = "red"`, where h keeps its value.
      _ = try property(key, of: number, value, "set")
      return
    }
    try assign(along: path[...], subscripts, 0, &target, value, name: localName(i.a, chunk))
  }

  /// `target(subscripts) = value`, with a warning where numbers other than 0 and 1 become truth values.
  mutating func store(
    _ value: Value, in target: inout Value, _ subscripts: [Value], name: String
  ) throws(Failure) {
    let isTruth = target.isLogical && !target.isEmpty && !value.isLogical && value.isRealLike
    var isInexact = false
    for index in 0..<(isTruth ? value.count : 0) where !isInexact {
      let number = value.element(index)
      if number.isNaN { throw .notLogical }
      isInexact = number != 0 && number != 1
    }
    try Language.assign(&target, subscripts, value, name: name)
    guard isInexact else { return }
    try warn(
      Failure(
        "value not equal to 1 or 0 converted to logical 1",
        hint: "'\(name)' holds truth values; begin with zeros(…) for numbers"))
  }

  /// Replaces the value at the end of the path. After a failure `target` is as it was.
  mutating func assign(
    along path: ArraySlice<AccessStep>, _ subscripts: [Value], _ first: Int, _ target: inout Value, _ value: Value,
    name: String
  ) throws(Failure) {
    guard let step = path.first else {
      target = value
      return
    }
    let rest = path.dropFirst()
    var next = first
    let arguments = Machine.arguments(step, subscripts, &next)
    switch step {
    case .parentheses:
      if rest.isEmpty {
        try store(value, in: &target, arguments, name: name)
        return
      }
      if target.isArithmetic, !target.isEmpty {
        throw Failure(
          "in indexed assignment of \(target.kind == .range ? "double_range" : target.operandName), last "
            + "\(target.kind == .range || target.isScalar ? "rhs" : "lhs") index must be ()",
          hint: "'\(name)' holds numbers; clear it first to make it something else")
      }
      var part = Value.undefined
      if !target.isMissing { part = existing { () throws(Failure) in try indexed(target, arguments, name: name) } }
      try assign(along: rest, subscripts, next, &part, value, name: name)
      try Language.assign(&target, arguments, part, name: name)
    case .braces:
      guard target.kind == .cell || target.isMissing || target.isEmpty else {
        throw Failure(
          target.kind == .function
            ? "can't perform indexed assignment for function handle type"
            : "\(target.kind == .structure ? "struct" : target.indexedName) cannot be indexed with {",
          hint: "'\(name)' is a \(target.typeName), not a cell array")
      }
      if target.kind != .cell { target = Value(rows: 0, columns: 0, cells: []) }
      var part = value
      if !rest.isEmpty {
        part = existing { () throws(Failure) in try cellContents(target, arguments, name: name).first ?? .undefined }
        try assign(along: rest, subscripts, next, &part, value, name: name)
      }
      try Language.assign(&target, arguments, Value(rows: 1, columns: 1, cells: [part]), name: name)
    case .field(let key): try assignField(key, rest, subscripts, next, &target, value, name: name)
    case .dynamicField:
      let key = try Machine.key(arguments.first ?? .undefined)
      try assignField(key, rest, subscripts, next, &target, value, name: name)
    }
  }

  /// What already stands at a place, or nothing when the assignment is about to make it.
  private func existing(_ read: () throws(Failure) -> Value) -> Value {
    do throws(Failure) {
      let value = try read()
      return value.isEmpty && value.kind != .cell ? .undefined : value
    } catch {
      return .undefined
    }
  }

  private mutating func assignField(
    _ key: String, _ rest: ArraySlice<AccessStep>, _ subscripts: [Value], _ next: Int, _ target: inout Value,
    _ value: Value, name: String
  ) throws(Failure) {
    var keys: [String] = []
    var fields: [Value] = []
    if case .object(let object) = target, object.kind == .structure {
      guard object.count == 1, let only = object.asStruct.elements.first else {
        throw Failure(
          "invalid dot name structure assignment because the structure array is empty.  Specify a subscript on the "
            + "structure array to resolve.",
          hint: "'\(name)' is a \(target.sizeText) struct array; choose one element, as in \(name)(1).\(key)")
      }
      (keys, fields) = (object.asStruct.keys, only)
    } else if !target.isMissing, !target.isEmpty {
      throw Failure(
        target.kind == .function
          ? "can't perform indexed assignment for function handle type"
          : "\(target.indexedName) cannot be indexed with .",
        hint: "'\(name)' is no struct; clear it first to make it one")
    }
    let index = keys.firstIndex(of: key)
    var field = index.map { fields[$0] } ?? .undefined
    try assign(along: rest, subscripts, next, &field, value, name: name)
    if let index {
      fields[index] = field
    } else {
      keys.append(key)
      fields.append(field)
    }
    target = .object(StructArray(rows: 1, columns: 1, keys: keys, elements: [fields]))
  }

  mutating func deletePath(_ i: Instruction, _ r: Window, _ chunk: Chunk) throws(Failure) {
    let path = chunk.paths[Int(i.b)]
    var subscripts: [Value] = []
    for index in 0..<path.reduce(0, { $0 + $1.registers }) { subscripts.append(r.take(i.c + UInt16(index))) }
    let target = r.value(i.a)
    let name = localName(i.a, chunk)
    if case .undefined = target { throw undefined(name) }
    var next = 0
    var part = target
    for step in path.dropLast() {
      let arguments = Machine.arguments(step, subscripts, &next)
      switch step {
      case .parentheses: part = try indexed(part, arguments, name: name)
      case .braces: part = try cellContents(part, arguments, name: name).first ?? .emptyMatrix
      case .field(let key): part = try fieldContents(part, key, name: name).first ?? .emptyMatrix
      case .dynamicField:
        part = try fieldContents(part, try Machine.key(arguments.first ?? .undefined), name: name).first ?? .emptyMatrix
      }
    }
    guard let last = path.last, case .parentheses = last else {
      // `c{2} = []` stores an empty matrix; only parentheses delete.
      var changed = target
      try assign(along: path[...], subscripts, 0, &changed, .emptyMatrix, name: name)
      r.set(i.a, changed)
      return
    }
    let shortened = try deleting(part, Machine.arguments(last, subscripts, &next), name: name)
    var changed = target
    try assign(along: path.dropLast(), subscripts, 0, &changed, shortened, name: name)
    r.set(i.a, changed)
  }
}

extension Value {
  /// Whether it is the undefined value.
  var isMissing: Bool { if case .undefined = self { true } else { false } }
}
