import Source

extension Compiler {
  mutating func compile(_ statements: [Statement]) throws(Failure) {
    for statement in statements { try compile(statement) }
  }

  mutating func compile(_ statement: Statement) throws(Failure) {
    let mark = scope.next
    defer { scope.next = mark }
    let span = statement.span
    switch statement.kind {
    case .expression(let expression): try evaluate(expression, displays: statement.displays)
    case .assign(let target, let value): try assign(value, to: [target], displays: statement.displays, span)
    case .assignEach(let targets, let value): try assign(value, to: targets, displays: statement.displays, span)
    case .update(let target, let operation, let value):
      let sum = Expression(.binary(operation, target, value), span: span)
      try assign(sum, to: [target], displays: statement.displays, span)
    case .increment(let target, let operation, let isPrefix):
      // The value before or after the change becomes `ans`.
      let ans = scope.slots["ans"] ?? 0
      try change(target, operation, isPrefix: isPrefix, into: ans, span)
      scope.defined.insert(ans)
      if statement.displays { display(ans, as: "ans", span) }
    case .define(let name, let parameters, let body):
      let slot = scope.slots[name.text] ?? 0
      if let parameters {
        try closure(parameters, body, named: name.text, into: slot, span: span)
      } else {
        try compile(body, into: slot)
      }
      scope.defined.insert(slot)
      if statement.displays { display(slot, as: name.text, span) }
    case .command(let name, let words):
      let arguments = words.map { Expression(.text($0.bytes, doubleQuoted: false), span: span) }
      if name.text == "global" || name.text == "persistent" {
        for word in words { declare(word, isPersistent: name.text == "persistent", span) }
      } else if name.text == "clear", functions["clear"] == nil {
        clear(words, span)
      } else {
        let call = Expression(.index(Expression(.name(name.text), span: name.span), arguments), span: span)
        try evaluate(call, displays: statement.displays)
      }
    case .conditional(let branches, let otherwise): try conditional(branches, otherwise)
    case .whileLoop(let condition, let body):
      scope.loops.append(Loop(guardCount: scope.guards.count))
      let first = here
      let exits = try branch(unless: condition)
      let start = here
      let defined = scope.defined
      try compile(body)
      scope.defined = defined
      // The condition stands once before the loop and once at its end, so that a round costs one jump. One that is more
      // than a comparison stands before the loop only.
      let end = here
      let isRepeated = try branchBack(while: condition, to: start)
      try endLoop(continueAt: isRepeated ? end : first) { (compiler) throws(Failure) in
        if !isRepeated { try compiler.jumpBack(to: first, condition.span) }
        try compiler.patchHere(exits)
      }
    case .doUntil(let body, let condition):
      scope.loops.append(Loop(guardCount: scope.guards.count))
      let start = here
      try compile(body)
      let test = here
      try endLoop(continueAt: test) { (compiler) throws(Failure) in
        let again = try compiler.branch(unless: condition)
        let exit = compiler.emit(.jump, at: condition.span)
        try compiler.patchHere(again)
        try compiler.jumpBack(to: start, condition.span)
        try compiler.patch(exit, to: compiler.here)
      }
    case .forLoop(let target, let values, let body): try forLoop(target, values, body, span)
    case .switching(let subject, let branches, let otherwise): try switching(subject, branches, otherwise)
    case .breakLoop, .continueLoop:
      guard let loop = scope.loops.last else {
        throw Failure("break and continue must stand inside a loop").at(place(span))
      }
      try leaveGuards(downTo: loop.guardCount, span)
      let jump = emit(.jump, at: span)
      if case .breakLoop = statement.kind {
        scope.loops[scope.loops.count - 1].breaks.append(jump)
      } else {
        scope.loops[scope.loops.count - 1].continues.append(jump)
      }
    case .returnFromFunction:
      try leaveGuards(downTo: 0, span)
      scope.returns.append(emit(.jump, at: span))
    case .attempt(let body, let name, let handler): try attempt(body, name, handler, span)
    case .unwindProtect(let body, let cleanup): try unwindProtect(body, cleanup, span)
    case .function: break
    }
  }

  /// Shows a register under a name.
  mutating func display(_ register: Int, as name: String, _ span: Span) {
    emit(.display, register, string(name), at: span)
  }

  /// An expression as a statement: it is shown, and becomes `ans` unless it is a variable.
  private mutating func evaluate(_ expression: Expression, displays: Bool) throws(Failure) {
    if case .name(let name) = expression.kind, let slot = scope.slots[name],
      name != "ans" || scope.defined.contains(slot)
    {
      // The move reports a variable without a value; a function of that name is called.
      let target = try temporary()
      try compile(expression, into: target)
      if displays { display(target, as: name, expression.span) }
      return
    }
    if case .assignment(let targets, let value) = expression.kind {
      try assign(value, to: targets, displays: displays, expression.span)
      return
    }
    if case .index(let base, let arguments) = expression.kind, case .name("display") = base.kind,
      scope.slots["display"] == nil, functions["display"] == nil, arguments.count == 1,
      case .name(let name) = arguments[0].kind, scope.slots[name] != nil
    {
      // Only here the name is known.
      let value = try temporary()
      try compile(arguments[0], into: value)
      display(value, as: name, expression.span)
      return
    }
    if let words = clearedNames(expression) {
      clear(words, expression.span)
      return
    }
    if case .name(let name) = expression.kind, scope.slots[name] == nil, isUnknown(name) {
      // Only code in a string can have made it, a variable then.
      let target = try temporary()
      try compile(expression, into: target)
      if displays { display(target, as: name, expression.span) }
      return
    }
    let ans = (scope.slots["ans"] ?? 0) + 1
    let name = displays ? string("ans") : Int(Instruction.silent)
    if isList(expression) {
      let list = try argumentList([expression])
      emit(.display, list, name, ans, d: 1, at: expression.span)
    } else {
      let target = try temporary()
      try compileCallable(expression, into: target, outputs: 0)
      emit(.display, target, name, ans, at: expression.span)
    }
    if case .index = expression.kind { return }
    if case .name = expression.kind { return }
    scope.defined.insert(ans - 1)
  }

  /// The names in a call such as `clear` or `clear("x")`; nil when it is none.
  private func clearedNames(_ expression: Expression) -> [String]? {
    guard scope.slots["clear"] == nil, functions["clear"] == nil else { return nil }
    switch expression.kind {
    case .name("clear"): return []
    case .index(let base, let arguments):
      guard case .name("clear") = base.kind else { return nil }
      var words: [String] = []
      for argument in arguments {
        guard case .text(let bytes, _) = argument.kind else { return nil }
        words.append(String(decoding: bytes, as: UTF8.self))
      }
      return words
    default: return nil
    }
  }

  private mutating func clear(_ words: [String], _ span: Span) {
    let keeps = words.first == "-except" || words.first == "-x"
    let patterns = words.filter { !$0.begins(with: "-") && $0 != "all" }
    if patterns.isEmpty {
      emit(.clear, 0, 1, at: span)
      scope.defined = []
      scope.shared = [:]
    }
    for name in scope.chunk.localNames where !patterns.isEmpty {
      let isMeant = patterns.contains { matches(name.bytes[...], $0.bytes[...]) }
      guard isMeant != keeps, let slot = scope.slots[name] else { continue }
      emit(.clear, slot, at: span)
      scope.defined.remove(slot)
      scope.shared[name] = nil
    }
  }

  private mutating func conditional(_ branches: [Branch], _ otherwise: [Statement]?) throws(Failure) {
    var exits: [Int] = []
    // A slot is defined afterwards when every way through defines it.
    var common: Set<Int>?
    for (index, item) in branches.enumerated() {
      let next = try branch(unless: item.condition)
      let before = scope.defined
      try compile(item.body)
      common = common.map { $0.intersection(scope.defined) } ?? scope.defined
      scope.defined = before
      if index < branches.count - 1 || otherwise != nil { exits.append(emit(.jump, at: item.condition.span)) }
      try patchHere(next)
    }
    if let otherwise { try compile(otherwise) }
    if let common { scope.defined.formIntersection(common) }
    try patchHere(exits)
  }

  private mutating func endLoop(
    continueAt target: Int, _ close: (inout Compiler) throws(Failure) -> Void
  ) throws(Failure) {
    try close(&self)
    guard let loop = scope.loops.popLast() else { return }
    for jump in loop.continues { try patch(jump, to: target) }
    try patchHere(loop.breaks)
  }

  private mutating func forLoop(
    _ target: Expression, _ values: Expression, _ body: [Statement], _ span: Span
  ) throws(Failure) {
    var values = values
    while case .group(let inner) = values.kind { values = inner }
    let state = try temporaries(4)
    let isRange: Bool
    if case .range(let first, let step, let last) = values.kind {
      isRange = true
      try compile(first, into: state + 2)
      if let step { try compile(step, into: state + 3) } else { emit(.constant, state + 3, try constant(1), at: span) }
      try compile(last, into: state + 1)
    } else {
      isRange = false
      try compile(values, into: state + 2)
    }
    let prepare = emit(isRange ? .rangePrepare : .columnsPrepare, state, at: values.span)
    let start = emit(.jump, at: values.span)
    scope.loops.append(Loop(guardCount: scope.guards.count))
    let defined = scope.defined
    var variable = try temporary()
    let bodyStart = here
    if case .name(let name) = target.kind, let slot = scope.slots[name], scope.shared[name] == nil {
      variable = slot
      scope.defined.insert(slot)
    } else {
      try store(variable, in: target)
    }
    // A loop without rounds leaves an empty matrix in its variable.
    scope.chunk.code[prepare].b = UInt16(truncatingIfNeeded: variable + 1)
    try compile(body)
    scope.defined = defined
    let next = here
    try patch(start, to: next)
    try endLoop(continueAt: next) { (compiler) throws(Failure) in
      let back = compiler.emit(isRange ? .rangeNext : .columnsNext, state, variable, at: values.span)
      try compiler.patch(back, to: bodyStart)
      try compiler.patch(prepare, to: compiler.here)
    }
  }

  private mutating func switching(
    _ subject: Expression, _ branches: [Branch], _ otherwise: [Statement]?
  ) throws(Failure) {
    let value = try temporary()
    try compile(subject, into: value)
    var exits: [Int] = []
    let before = scope.defined
    var common: Set<Int>?
    for item in branches {
      let mark = scope.next
      let candidate = try temporary()
      try compile(item.condition, into: candidate)
      emit(.matches, candidate, value, candidate, at: item.condition.span)
      let next = emit(.jumpFalse, 0, candidate, at: item.condition.span)
      scope.next = mark
      try compile(item.body)
      common = common.map { $0.intersection(scope.defined) } ?? scope.defined
      scope.defined = before
      exits.append(emit(.jump, at: item.condition.span))
      try patch(next, to: here)
    }
    if let otherwise { try compile(otherwise) }
    if let common { scope.defined.formIntersection(common) }
    try patchHere(exits)
  }

  private mutating func attempt(
    _ body: [Statement], _ name: Name?, _ handler: [Statement], _ span: Span
  ) throws(Failure) {
    let error = name.flatMap { scope.slots[$0.text] }
    let register = try temporary()
    let begin = emit(.guardBegin, 0, register, at: span)
    let before = scope.defined
    scope.guards.append(nil)
    try compile(body)
    scope.guards.removeLast()
    emit(.guardEnd, at: span)
    let exit = emit(.jump, at: span)
    try patch(begin, to: here)
    scope.defined = before
    if let error {
      emit(.move, error, register, at: span)
      scope.defined.insert(error)
      if let name { keep(name.text, span) }
    }
    try compile(handler)
    scope.defined = before
    try patch(exit, to: here)
  }

  private mutating func unwindProtect(
    _ body: [Statement], _ cleanup: [Statement], _ span: Span
  ) throws(Failure) {
    let register = try temporary()
    let begin = emit(.guardBegin, 0, register, at: span)
    let before = scope.defined
    scope.guards.append(cleanup)
    try compile(body)
    scope.guards.removeLast()
    emit(.guardEnd, at: span)
    let after = scope.defined
    try compile(cleanup)
    let exit = emit(.jump, at: span)
    try patch(begin, to: here)
    scope.defined = before
    try compile(cleanup)
    emit(.rethrow, register, at: span)
    scope.defined = after
    try patch(exit, to: here)
  }

  /// Ends the handlers that a jump out of a loop or function leaves, running their cleanup.
  private mutating func leaveGuards(downTo count: Int, _ span: Span) throws(Failure) {
    let guards = scope.guards
    while scope.guards.count > count {
      emit(.guardEnd, at: span)
      if let cleanup = scope.guards.removeLast() { try compile(cleanup) }
    }
    scope.guards = guards
  }
}

/// Whether a name fits a pattern, in which `*` stands for any letters and `?` for one.
private func matches(_ name: ArraySlice<UInt8>, _ pattern: ArraySlice<UInt8>) -> Bool {
  guard let first = pattern.first else { return name.isEmpty }
  if first == UInt8(ascii: "*") {
    return matches(name, pattern.dropFirst()) || !name.isEmpty && matches(name.dropFirst(), pattern)
  }
  guard let letter = name.first, first == letter || first == UInt8(ascii: "?") else { return false }
  return matches(name.dropFirst(), pattern.dropFirst())
}
