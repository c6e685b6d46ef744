import Source

extension Compiler {
  /// What a name that is no variable stands for.
  private enum Callee {
    case builtin(Int)
    case function(Int)
    /// Nothing known yet: looked up when the call runs.
    case name(String)
  }

  private func callee(_ name: String) -> Callee {
    if let function = functions[name] { return .function(function) }
    if let builtin = Library.index(of: name) { return .builtin(builtin) }
    return .name(name)
  }

  /// Whether a name is no function that is known now.
  func isUnknown(_ name: String) -> Bool {
    if case .name = callee(name) { return !scope.isFunction || name != "nargin" && name != "nargout" }
    return false
  }

  /// A name as a value or as a call without arguments.
  mutating func compileName(_ name: String, into target: Int, outputs: Int, _ span: Span) throws(Failure) {
    if let slot = scope.slots[name] {
      refresh(name, span)
      // The library is only asked where a variable may have no value: its first look at a name takes half a millisecond.
      let mayBeFunction =
        !scope.defined.contains(slot) && (functions[name] != nil || Library.index(of: name) != nil)
      emit(mayBeFunction ? .resolve : .move, target, slot, at: span)
      return
    }
    if scope.isFunction, name == "nargin" || name == "nargout" {
      emit(.arity, target, name == "nargin" ? 0 : 1, at: span)
      return
    }
    if name == "true" || name == "false", functions[name] == nil {
      emit(.constant, target, try constant(Tag.logical(name == "true")), at: span)
      return
    }
    try call(callee(name), [], into: target, outputs: outputs, span)
  }

  /// An expression that may give several results, which go into consecutive registers from `target` on.
  mutating func compileCallable(_ expression: Expression, into target: Int, outputs: Int) throws(Failure) {
    let span = expression.span
    switch expression.kind {
    case .group(let inner): try compileCallable(inner, into: target, outputs: min(outputs, 1))
    case .name(let name): try compileName(name, into: target, outputs: outputs, span)
    case .index(let base, let arguments):
      if case .name(let name) = base.kind {
        guard let slot = scope.slots[name] else {
          try call(callee(name), arguments, into: target, outputs: outputs, span)
          return
        }
        refresh(name, span)
        try indexVariable(slot, arguments, into: target, outputs: outputs, span)
      } else {
        try compileAccess(expression, into: target, outputs: outputs)
      }
    case .cellIndex, .field, .dynamicField: try compileAccess(expression, into: target, outputs: outputs)
    default:
      try compile(expression, into: target)
      // Other expressions have one value, and the next target reports that it gets none.
      for index in 1..<max(outputs, 1) { emit(.clear, target + index, at: span) }
    }
  }

  /// `a(i)`, `a(i, j)` or a call of the function that the variable holds.
  private mutating func indexVariable(
    _ slot: Int, _ arguments: [Expression], into target: Int, outputs: Int, _ span: Span
  ) throws(Failure) {
    let mark = scope.next
    defer { scope.next = mark }
    let hasColon = arguments.contains { isColon($0) }
    if outputs == 1, arguments.count == 1 || arguments.count == 2, !hasColon, !hasList(arguments),
      !isCalledVariable(slot)
    {
      let first = try subscripts(arguments, of: slot)
      emit(arguments.count == 1 ? .element : .element2, target, slot, first, at: span)
      return
    }
    if hasList(arguments) {
      let list = try argumentList(arguments, of: slot)
      _ = try temporaries(max(outputs, 1) - 1)
      emit(.applyList, list, slot, 0, d: outputs, at: span)
      try moveResults(list, to: target, outputs, span)
      return
    }
    let first = try window(of: max(arguments.count, outputs, 1), endingIn: target)
    for (index, argument) in arguments.enumerated() {
      scope.ends.append(End(register: slot, place: index, of: arguments.count))
      defer { scope.ends.removeLast() }
      try compile(argument, into: first + index)
    }
    emit(.apply, first, slot, arguments.count, d: outputs, at: span)
    try moveResults(first, to: target, outputs, span)
  }

  /// Whether a variable most likely holds a function here, so that a call's own instruction pays.
  private func isCalledVariable(_ slot: Int) -> Bool { functionVariables.contains(scope.chunk.localNames[slot]) }

  /// Consecutive registers for the arguments of a call: from `target` on where that is the last temporary in use, so
  /// that the result needs no move.
  private mutating func window(of count: Int, endingIn target: Int) throws(Failure) -> Int {
    guard !isLocal(target), target == scope.next - 1 else { return try temporaries(count) }
    _ = try temporaries(count - 1)
    return target
  }

  private mutating func moveResults(_ first: Int, to target: Int, _ outputs: Int, _ span: Span) throws(Failure) {
    guard first != target else { return }
    if outputs == 0 {
      // A statement's call may give nothing; then there is nothing to move.
      emit(.take, target, first, at: span)
      return
    }
    for index in 0..<outputs { emit(outputs == 1 ? .move : .take, target + index, first + index, at: span) }
  }

  private mutating func call(
    _ callee: Callee, _ arguments: [Expression], into target: Int, outputs: Int, _ span: Span
  ) throws(Failure) {
    let mark = scope.next
    defer { scope.next = mark }
    let ignored = scope.ignored
    scope.ignored = 0
    // The body of an anonymous function is asked for what its caller wants.
    let wanted = scope.isClosure && outputs == 0 ? Int(Instruction.callersOutputs) : outputs
    if hasList(arguments) {
      let list = try argumentList(arguments)
      // The results come where the list was, and after it.
      _ = try temporaries(max(outputs, 1) - 1)
      if outputs > 1, case .function(let index) = callee { emit(.checkOutputs, index, outputs, at: span) }
      switch callee {
      case .builtin(let index): emit(.applyList, list, index, 1, d: wanted, at: span)
      case .function(let index): emit(.applyList, list, index, 2, d: outputs, at: span)
      case .name(let name): emit(.applyList, list, string(name), 3, d: outputs, at: span)
      }
      try moveResults(list, to: target, outputs, span)
      return
    }
    let first = try window(of: max(arguments.count, outputs, 1), endingIn: target)
    for (index, argument) in arguments.enumerated() { try compile(argument, into: first + index) }
    switch callee {
    case .builtin(let index): emit(.builtin, first, index, arguments.count, d: wanted, at: span)
    case .function(let index):
      if outputs > 1 { emit(.checkOutputs, index, outputs, at: span) }
      emit(.call, first, index, arguments.count, d: outputs, at: span)
      if ignored != 0 { emit(.ignoring, ignored, at: span) }
    case .name(let name):
      // The call begins with the name, which is what a message about an unknown one marks. Bytes that are not UTF-8
      // are fewer in the source than in the name.
      let place = Span(span.start, min(span.end, span.start + name.utf8.count))
      emit(.callName, first, string(name), arguments.count, d: wanted, at: place)
    }
    try moveResults(first, to: target, outputs, span)
  }

  /// An access such as `s.a{2}(1)`, or an index into the value of any expression.
  private mutating func compileAccess(_ expression: Expression, into target: Int, outputs: Int) throws(Failure) {
    let mark = scope.next
    defer { scope.next = mark }
    let (base, steps, first) = try access(expression)
    // Results may need more registers than the subscripts took.
    if scope.next < first + outputs { _ = try temporaries(first + outputs - scope.next) }
    emit(.access, first, base, path(steps), d: outputs, at: expression.span)
    try moveResults(first, to: target, outputs, expression.span)
  }

  /// Compiles base and subscripts of an access.
  private mutating func access(_ expression: Expression) throws(Failure) -> (base: Int, steps: [AccessStep], first: Int)
  {
    var links: [Expression] = []
    var base = expression
    while true {
      switch base.kind {
      case .index(let inner, _):
        // `name(…)` at the start is a call when the name is no variable.
        if case .name(let name) = inner.kind, scope.slots[name] == nil { break }
        links.append(base)
        base = inner
        continue
      case .cellIndex(let inner, _), .field(let inner, _), .dynamicField(let inner, _):
        links.append(base)
        base = inner
        continue
      default: break
      }
      break
    }
    links.reverse()
    let register = try accessBase(base, links[0])
    // A later step with `end` needs the value before it: everything up to there is computed first.
    if let split = links.indices.dropFirst().last(where: { usesEnd(links[$0]) }) {
      let value = try temporary()
      try compile(links[split - 1], into: value)
      return try steps(links[split...], of: value)
    }
    return try steps(links[...], of: register)
  }

  /// The register of what an access begins with; before `.(` the name of a function means the function itself.
  private mutating func accessBase(_ base: Expression, _ link: Expression) throws(Failure) -> Int {
    guard case .dynamicField = link.kind, case .name(let name) = base.kind, scope.slots[name] == nil,
      !isUnknown(name)
    else { return try operand(base) }
    return try functionValue(base)
  }

  /// Whether a prime stands behind the name of a library function that needs arguments, so that it is no transpose.
  func isDerivative(_ operation: PostfixOperator, _ operand: Expression) -> Bool {
    guard operation == .conjugateTranspose, case .name(let name) = operand.kind, scope.slots[name] == nil,
      case .builtin(let index) = callee(name)
    else { return false }
    return Library.builtin(at: index).leastCount > 0
  }

  /// The function of a name as a value, in a new temporary.
  mutating func functionValue(_ expression: Expression) throws(Failure) -> Int {
    let register = try temporary()
    guard case .name(let name) = expression.kind else { return register }
    emit(.load, register, value(.object(FunctionObject(.named(name)))), at: expression.span)
    return register
  }

  private mutating func steps(_ links: ArraySlice<Expression>, of register: Int) throws(Failure) -> (
    base: Int, steps: [AccessStep], first: Int
  ) {
    let count = links.reduce(0) { $0 + registerCount($1) }
    let first = try temporaries(max(count, 1))
    var next = first
    var steps: [AccessStep] = []
    for link in links {
      steps.append(try step(link, of: register, into: next))
      next += registerCount(link)
    }
    return (register, steps, first)
  }

  /// A call whose results, as many as the running function's caller wants, become a list in a new temporary.
  mutating func callForList(_ expression: Expression) throws(Failure) -> Int {
    guard case .index(let base, let arguments) = expression.kind, case .name(let name) = base.kind else {
      return try argumentList([expression])
    }
    let slot = scope.slots[name]
    let list = try argumentList(arguments, of: slot)
    let count = try temporary()
    emit(.arity, count, 1, at: expression.span)
    applyMany(name, list, count, expression.span)
    return list
  }

  /// Calls what a name stands for with a list, for as many results as a register says.
  mutating func applyMany(_ name: String, _ list: Int, _ count: Int, _ span: Span) {
    if let slot = scope.slots[name] {
      emit(.applyMany, list, slot, 0, d: count - list, at: span)
      return
    }
    switch callee(name) {
    case .builtin(let index): emit(.applyMany, list, index, 1, d: count - list, at: span)
    case .function(let index): emit(.applyMany, list, index, 2, d: count - list, at: span)
    case .name(let name): emit(.applyMany, list, string(name), 3, d: count - list, at: span)
    }
  }

  // MARK: Lists

  /// Whether an argument may stand for several: `c{:}`, `s.name`.
  func isList(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .cellIndex(_, let arguments):
      return arguments.contains { argument in
        switch argument.kind {
        case .number, .end: false
        default: true
        }
      }
    case .field: return true
    case .dynamicField(let base, _):
      // f.(x) gives one value; a struct variable's field may be several, but then it is written s.name.
      if case .name = base.kind { return false }
      return true
    default: return false
    }
  }

  func hasList(_ expressions: [Expression]) -> Bool { expressions.contains { isList($0) } }

  func isColon(_ expression: Expression) -> Bool { if case .colon = expression.kind { true } else { false } }

  /// A list of all values of the arguments, in a new temporary. `indexed` is what `end` refers to.
  mutating func argumentList(_ arguments: [Expression], of indexed: Int? = nil) throws(Failure) -> Int {
    let list = try temporary()
    emit(.newList, list, at: arguments.first?.span ?? Span(0, 0))
    for (index, argument) in arguments.enumerated() {
      let mark = scope.next
      defer { scope.next = mark }
      if let indexed { scope.ends.append(End(register: indexed, place: index, of: arguments.count)) }
      defer { if indexed != nil { scope.ends.removeLast() } }
      if isList(argument) {
        let (base, steps, first) = try access(argument)
        emit(.appendAll, list, base, path(steps), d: first - list, at: argument.span)
      } else {
        emit(.append, list, try operand(argument), at: argument.span)
      }
    }
    return list
  }
}
