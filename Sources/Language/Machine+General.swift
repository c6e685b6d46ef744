import Source

// The general path: every instruction on every value. The loop comes here when its fast path does not apply.

extension Machine {
  /// Executes instruction `i` and answers how far to jump.
  @inline(never)
  mutating func general(_ i: Instruction, _ r: Window, _ function: Int, _ pc: UnsafeMutablePointer<Instruction>)
    throws(Failure) -> Int
  {
    let distance = try perform(i, r, function, pc)
    if transcript.hasUnplacedWarnings { placeWarnings(at: pc, in: chunks[function]) }
    if fuel < charge { drawSteps() }
    return distance
  }

  private mutating func perform(
    _ i: Instruction, _ r: Window, _ function: Int, _ pc: UnsafeMutablePointer<Instruction>
  ) throws(Failure) -> Int {
    let loaded = chunks[function]
    let locals = views[function].pointee.locals

    /// A temporary is read once, so it is moved out and its storage can be reused.
    func read(_ index: UInt16) throws(Failure) -> Value {
      let value = Int(index) >= locals ? r.take(index) : r.value(index)
      if case .undefined = value { throw undefinedRegister(index, loaded.chunk) }
      return value
    }
    func readAll(_ first: UInt16, _ count: Int) throws(Failure) -> [Value] {
      var values: [Value] = []
      values.reserveCapacity(count)
      for index in 0..<count { values.append(try read(first + UInt16(index))) }
      return values
    }
    func plain(_ index: UInt16) -> Value {
      let constant = loaded.constants[Int(index)]
      switch constant.bitPattern {
      case Tag.yes: return .logical(true)
      case Tag.no: return .logical(false)
      default: return .number(constant)
      }
    }

    if let (operation, shape) = i.binaryOperation {
      var x = shape == .constantLeft ? plain(i.b) : try read(i.b)
      var y = shape == .constantRight ? plain(i.c) : try read(i.c)
      charge += max(x.count, y.count) / 16
      if i.isSwapped { swap(&x, &y) }
      if operation == .leftDivide || operation == .divide,
        operation.elementwise(left: x.isScalar, right: y.isScalar) == nil,
        x.isArithmetic, y.isArithmetic
      {
        if let result = try structured(operation, x, y) {
          r.set(i.a, result)
          return 0
        }
        let (result, singular) = try quotient(operation, x, y)
        r.set(i.a, result)
        if let singular { try warn(singular) }
        return 0
      }
      let result = try binary(i.isSwapped ? operation.swapped : operation, consume x, consume y)
      if i.opcode.isConditionalJump { return try isTrue(result) ? 0 : i.jumpA }
      if i.opcode.isLoopEnd {
        guard try isTrue(result) else { return 0 }
        charge -= i.jumpA
        return i.jumpA
      }
      r.set(i.a, result)
      return 0
    }
    switch i.opcode {
    case .move:
      if i.c > 1, case .undefined = r.value(i.b) {
        throw Failure("element number \(i.c) undefined in return list", hint: "there are fewer results than targets")
      }
      r.set(i.a, try read(i.b))
    case .take: r.set(i.a, r.take(i.b))
    case .constant: r.set(i.a, plain(i.b))
    case .load: r.set(i.a, loaded.chunk.values[Int(i.b)])
    case .multiplyAdd, .multiplySubtract:
      let left = try read(UInt16(i.d))
      let product = try binary(.multiply, try read(i.b), try read(i.c))
      r.set(i.a, try binary(i.opcode == .multiplyAdd ? .add : .subtract, left, product))
    case .divideAdd:
      let left = try read(UInt16(i.d))
      r.set(i.a, try binary(.add, left, try binary(.divide, try read(i.b), try read(i.c))))
    case .multiplyKAddK:
      let factor = plain(UInt16(i.scale))
      let x = try read(i.b)
      let operation = i.d & 1 != 0 ? Operation.elementMultiply : .multiply
      let product = i.isSwapped ? try binary(operation, factor, x) : try binary(operation, x, factor)
      r.set(i.a, try binary(.add, product, plain(UInt16(i.shift))))
    case .unary, .negate:
      let operand = try read(i.b)
      charge += operand.count / 16
      if i.d == UnaryOperation.conjugateTranspose.rawValue, case .object(let object) = operand, object.kind == .function
      {
        r.set(i.a, try derivative(of: object.asFunction, name: localName(i.b, loaded.chunk)))
        return 0
      }
      r.set(i.a, try unary(UnaryOperation(rawValue: i.d) ?? .identity, operand))
    case .jumpFalse: return try isTrue(try read(i.b)) ? 0 : i.jumpA
    case .element, .element2: try element(i, r, loaded.chunk, locals)
    case .store, .storeK, .store2:
      let value = i.opcode == .storeK ? plain(i.c) : try read(i.c)
      let subscripts = try readAll(i.b, i.opcode == .store2 ? 2 : 1)
      let name = loaded.chunk.localNames[Int(i.a)]
      var target = r.take(i.a)
      defer { r.set(i.a, target) }
      try store(value, in: &target, subscripts, name: name)
    case .extent:
      let value = r.value(i.b)
      if case .undefined = value { throw undefinedRegister(i.b, loaded.chunk) }
      let extent = i.d == 1 ? value.count : i.c == 0 ? value.rows : i.c == 1 ? value.columns : 1
      r.set(i.a, .number(Double(extent)))
    case .access: try access(i, r, loaded.chunk, locals)
    case .assign: try assignPath(i, r, loaded.chunk)
    case .delete: try deletePath(i, r, loaded.chunk)
    case .builtin:
      // A function of one number, the usual call in a loop, needs no list of arguments.
      if i.c == 1, i.d <= 1 || i.d == Instruction.callersOutputs, let real = Library.builtin(at: Int(i.b)).real,
        r.bits(i.a) < Tag.undefined || r.bits(i.a) > Tag.object
      {
        r.set(i.a, .number(real(r[i.a])))
        return 0
      }
      let arguments = try readAll(i.a, Int(i.c))
      for argument in arguments { charge += argument.count / 16 }
      let results = try Library.builtin(at: Int(i.b)).call(arguments, wanted(i.d), &self)
      for result in results {
        charge += result.count / 16
        try result.checkNesting()
      }
      put(results, i, r)
    case .call:
      let arguments = try readAll(i.a, Int(i.c))
      put(try run(Int(i.b), arguments, captured: [], outputs: Int(i.d)), i, r)
    case .apply:
      let callee = r.value(i.b)
      if case .undefined = callee { throw undefinedRegister(i.b, loaded.chunk) }
      let arguments = try readAll(i.a, Int(i.c))
      put(try applied(callee, arguments, Int(i.d), name: localName(i.b, loaded.chunk)), i, r)
    case .callName:
      let name = loaded.chunk.strings[Int(i.b)]
      let arguments = try readAll(i.a, Int(i.c))
      put(try call(name, arguments, outputs: wanted(i.d)), i, r)
    case .applyList:
      let list = Machine.list(r.take(i.a))
      put(try applied(i, list, wanted(i.d), r, loaded.chunk), i, r)
    case .applyMany:
      let list = Machine.list(r.take(i.a))
      let results = try applied(i, list, Int(limited: r[i.a + UInt16(i.d)]), r, loaded.chunk)
      r.set(i.a, Value(rows: 1, columns: results.count, cells: results))
    case .checkOutputs: try checkOutputs(Int(i.a), Int(i.b))
    case .ignoring: break
    case .shared:
      let key = loaded.chunk.strings[Int(i.b)]
      if i.c == 1 {
        shared[key] = r.value(i.a)
      } else {
        // A global variable that is new begins with the value that the name has here.
        let local = r.value(i.a)
        let value = shared[key] ?? (local.isMissing ? .emptyMatrix : local)
        shared[key] = value
        r.set(i.a, value)
      }
    case .targetCount:
      let count = loaded.chunk.paths[Int(i.c)].reduce(0) { $0 + $1.registers }
      try targetCount(i, r, loaded.chunk, try readAll(i.a + 1, count))
    case .split:
      let values = Machine.list(r.take(i.b))
      if i.d == 2 {
        // Operators take one value; a list of several fails in them under its name.
        let list = CellArray(rows: 1, columns: values.count, values)
        list.isList = true
        r.set(i.a, values.count == 1 ? values[0] : .object(list))
        break
      }
      let count = i.d == 1 ? 1 : Int(limited: r[i.c])
      let rest = Array(values.dropFirst(count))
      r.set(i.b, Value(rows: 1, columns: rest.count, cells: rest))
      let taken = Array(values.prefix(count))
      r.set(i.a, i.d == 1 ? taken.first ?? .undefined : Value(rows: 1, columns: taken.count, cells: taken))
    case .assignEach:
      let count = loaded.chunk.paths[Int(i.b)].reduce(0) { $0 + $1.registers }
      try assignEach(i, r, loaded.chunk, try readAll(i.c + 1, count))
    case .resolve:
      let value = r.value(i.b)
      if case .undefined = value {
        r.set(i.a, try call(loaded.chunk.localNames[Int(i.b)], [], outputs: 1).first ?? .undefined)
      } else {
        r.set(i.a, value)
      }
    case .newList: r.set(i.a, Value(rows: 0, columns: 0, cells: []))
    case .append: appendToList(r, i.a, [try read(i.b)])
    case .appendAll:
      let path = loaded.chunk.paths[Int(i.c)]
      let base = r.value(i.b)
      if case .undefined = base { throw undefinedRegister(i.b, loaded.chunk) }
      let subscripts = try readAll(i.a + UInt16(i.d), path.reduce(0) { $0 + $1.registers })
      appendToList(r, i.a, try accessed(base, path, subscripts, name: localName(i.b, loaded.chunk), outputs: 1))
    case .horizontal, .vertical:
      charge += Int(i.c)
      if try grow(r, i) { break }
      let parts = i.d == 1 ? Machine.list(r.take(i.b)) : try readAll(i.b, Int(i.c))
      let result = i.opcode == .horizontal ? try horizontal(parts) : try vertical(parts)
      charge += result.count / 16
      r.set(i.a, result)
    case .cellRow:
      let row = cellRow(i.d == 1 ? Machine.list(r.take(i.b)) : try readAll(i.b, Int(i.c)))
      try row.checkNesting()
      r.set(i.a, row)
    case .cellColumn: r.set(i.a, try cellColumn(try readAll(i.b, Int(i.c))))
    case .range:
      let parts = try readAll(i.b, 3)
      r.set(i.a, try rangeValue(parts[0], parts[1], parts[2]))
    case .closure:
      let closure = loaded.chunk.closures[Int(i.b)]
      var captured: [Value] = []
      for register in closure.captures { captured.append(r.value(register)) }
      let made = Value.object(
        FunctionObject(.code(closure.function, captured: captured), definition: closure.definition))
      try made.checkNesting()
      r.set(i.a, made)
    case .arity:
      guard position.depth > 0 else { throw undefined(i.b == 0 ? "nargin" : "nargout") }
      let frame = registers.callFrame(at: position.depth - 1)
      r.set(i.a, .number(Double(i.b == 0 ? frame.arguments : frame.outputs)))
    case .rangePrepare: return try prepareRange(i, r)
    case .rangeNext:
      // The variable held an object, or the value is not a number.
      let index = r[i.a]
      r.set(i.b, .number(r[i.a + 2] + index * r[i.a + 3]))
      r.set(i.a, .number(index + 1))
      charge -= i.jumpC
      return i.jumpC
    case .columnsPrepare:
      let values = try read(i.a + 2)
      let count = values.rows == 0 ? 0 : values.columns
      r.set(i.a, .number(0))
      r.set(i.a + 1, .number(Double(count)))
      r.set(i.a + 2, values)
      if count == 0, i.b > 0 { r.set(i.b - 1, values) }
      return count == 0 ? i.jumpC : 0
    case .columnsNext:
      let index = r[i.a]
      guard index < r[i.a + 1] else { return 0 }
      let values = r.value(i.a + 2)
      let rows = values.rows
      r.set(i.b, gather(values, rows: rows, columns: 1) { Int(index) * rows + $0 })
      r.set(i.a, .number(index + 1))
      charge -= i.jumpC
      return i.jumpC
    case .matches: r.set(i.a, .logical(try matches(r.value(i.b), try read(i.c))))
    case .display:
      let value = r.value(i.a)
      if case .undefined = value { return 0 }
      for element in i.d == 1 ? Machine.list(r.take(i.a)) : [value] {
        if i.c > 0 { r.set(i.c - 1, element) }
        guard i.b != Instruction.silent else { continue }
        try transcript.display(element, name: loaded.chunk.strings[Int(i.b)], format: format, limits: limits)
      }
    case .fail: throw undefined(loaded.chunk.strings[Int(i.b)])
    case .guardBegin:
      handlers.append(Handler(position: position, target: pc + i.jumpA, register: i.b))
    case .guardEnd: if !handlers.isEmpty { handlers.removeLast() }
    case .rethrow: throw rethrown(r.take(i.a))
    case .clear:
      if i.b == 1 { for local in 0..<locals { r.set(UInt16(local), .undefined) } } else { r.set(i.a, .undefined) }
    case .add, .subtract, .multiply, .divide, .power, .less, .lessEqual, .equal, .notEqual, .addK, .subtractK,
      .multiplyK, .divideK, .powerK, .subtractFromK, .divideIntoK, .operate, .jump, .unlessLess, .unlessLessEqual,
      .unlessEqual, .unlessNotEqual, .unlessLessK, .unlessLessEqualK, .unlessEqualK, .unlessNotEqualK, .unlessKLess,
      .whileLess, .whileLessEqual, .whileEqual, .whileNotEqual, .whileLessK, .whileLessEqualK, .whileEqualK,
      .whileNotEqualK,
      .whileKLess, .whileKLessEqual,
      .unlessKLessEqual, .end:
      preconditionFailure("binary operations are handled above, jumps and ends in the loop")
    }
    return 0
  }

  /// How many results an instruction wants.
  func wanted(_ count: UInt8) -> Int {
    guard count == Instruction.callersOutputs, position.depth > 0 else { return Int(count) }
    return min(1, Int(registers.callFrame(at: position.depth - 1).outputs))
  }

  /// The results of the callee of `.applyList` or `.applyMany` for a list of arguments.
  private mutating func applied(
    _ i: Instruction, _ list: [Value], _ outputs: Int, _ r: Window, _ chunk: Chunk
  ) throws(Failure) -> [Value] {
    switch i.c {
    case 0:
      let callee = r.value(i.b)
      if case .undefined = callee { throw undefinedRegister(i.b, chunk) }
      return try applied(callee, list, outputs, name: localName(i.b, chunk))
    case 1: return try Library.builtin(at: Int(i.b)).call(list, outputs, &self)
    case 2:
      if outputs > 1 { try checkOutputs(Int(i.b), outputs) }
      return try run(Int(i.b), list, captured: [], outputs: outputs)
    default: return try call(chunk.strings[Int(i.b)], list, outputs: outputs)
    }
  }

  /// Fails when a function cannot give as many results as are wanted; see `Opcode.checkOutputs`.
  private func checkOutputs(_ function: Int, _ count: Int) throws(Failure) {
    let chunk = chunks[function].chunk
    var wanted = count
    if count == 0 {
      // An anonymous function passes on what its own caller wants.
      var level = position.depth - 1
      while level >= 0 {
        let frame = registers.callFrame(at: level)
        wanted = Int(frame.outputs)
        guard wanted == 0, chunks[frame.function].chunk.isClosure else { break }
        level -= 1
      }
    }
    guard wanted <= chunk.outputs.count || chunk.hasVariadicOutput else {
      throw Failure(
        "\(chunk.name): function called with too many outputs",
        hint: "it gives \(chunk.outputs.isEmpty ? "no result" : counted(chunk.outputs.count, "result"))",
        identifier: "Octave:invalid-fun-call")
    }
  }
}
