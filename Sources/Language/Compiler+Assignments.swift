import Source

extension Compiler {
  /// `targets = value`, one target or several, and shows each changed variable.
  mutating func assign(
    _ value: Expression, to targets: [Expression?], displays: Bool, _ span: Span
  ) throws(Failure) {
    let value = targets.count == 1 ? targets[0].map { named(value, by: $0) } ?? value : value
    // `[c{1:2}] = f (…)` has one target and may have many places, unlike `c{1:2} = x`.
    let isBracketed = span.start < source.count && source[span.start] == UInt8(ascii: "[")
    if isBracketed, targets.contains(where: { $0.map { isList($0) } ?? false }) {
      try assignLists(value, to: targets, displays: displays, span)
      return
    }
    if targets.count == 1, let target = targets[0] {
      if isDeletion(value), let path = try accessPath(target), case .parentheses = path.steps.last {
        emit(.delete, path.slot, self.path(path.steps), path.subscripts, at: span)
        keep(path.name, span)
      } else if case .name(let name) = target.kind, let slot = scope.slots[name] {
        try compile(value, into: slot)
        scope.defined.insert(slot)
        keep(name, span)
      } else if try !assignElement(value, to: target, span) {
        let register = try temporaries(1)
        try compile(value, into: register)
        try store(register, in: target)
      }
    } else {
      let count = targets.count
      let first = try temporaries(max(count, 1))
      for (index, target) in targets.enumerated() where target == nil && index < 16 { scope.ignored |= 1 << index }
      try compileCallable(value, into: first, outputs: count)
      scope.ignored = 0
      for (index, target) in targets.enumerated() {
        guard let target else { continue }
        emit(.move, first + index, first + index, index + 1, at: span)
        try store(first + index, in: target)
        if displays { display(target, span) }
      }
      return
    }
    if displays, let target = targets.first { display(target, span) }
  }

  /// Shows the variable that an assignment to the target changed.
  mutating func display(_ target: Expression?, _ span: Span) {
    guard let target, let name = rootName(target), let slot = scope.slots[name] else { return }
    display(slot, as: name, span)
  }

  /// Stores a register in a target.
  mutating func store(_ register: Int, in target: Expression) throws(Failure) {
    if case .name(let name) = target.kind, let slot = scope.slots[name] {
      emit(.move, slot, register, at: target.span)
      scope.defined.insert(slot)
      keep(name, target.span)
      return
    }
    // The value stands right before the subscripts.
    let value = try temporary()
    emit(.move, value, register, at: target.span)
    guard let path = try accessPath(target) else {
      throw Failure("invalid use of an expression on the left of an assignment").at(place(target.span))
    }
    emit(.assign, path.slot, self.path(path.steps), value, at: target.span)
    scope.defined.insert(path.slot)
    keep(path.name, target.span)
  }

  /// `a(i) = value` and `a(i, j) = value`, which have instructions of their own.
  private mutating func assignElement(_ value: Expression, to target: Expression, _ span: Span) throws(Failure) -> Bool
  {
    guard case .index(let base, let arguments) = target.kind, case .name(let name) = base.kind,
      let slot = scope.slots[name], arguments.count == 1 || arguments.count == 2
    else { return false }
    for argument in arguments where isList(argument) || isColon(argument) { return false }
    let register: Int
    var constantIndex: Int?
    if case .number(let number, false) = value.kind, arguments.count == 1 {
      constantIndex = try constant(number)
      register = 0
    } else if case .name(let word) = value.kind, arguments.count == 1, word == "true" || word == "false",
      scope.slots[word] == nil
    {
      constantIndex = try constant(Tag.logical(word == "true"))
      register = 0
    } else {
      register = try operand(value)
    }
    refresh(name, target.span)
    let subscripts = try self.subscripts(arguments, of: slot)
    if let constantIndex {
      emit(.storeK, slot, subscripts, constantIndex, at: target.span)
    } else {
      emit(arguments.count == 1 ? .store : .store2, slot, subscripts, register, at: target.span)
    }
    scope.defined.insert(slot)
    keep(name, target.span)
    return true
  }

  /// The subscripts of an index into `register`, in consecutive registers; the first is answered.
  mutating func subscripts(_ arguments: [Expression], of register: Int) throws(Failure) -> Int {
    if arguments.count == 1 {
      scope.ends.append(End(register: register, place: 0, of: 1))
      defer { scope.ends.removeLast() }
      return try operand(arguments[0])
    }
    let first = try temporaries(arguments.count)
    for (index, argument) in arguments.enumerated() {
      scope.ends.append(End(register: register, place: index, of: arguments.count))
      defer { scope.ends.removeLast() }
      try compile(argument, into: first + index)
    }
    return first
  }

  /// An access along a path that begins at a variable.
  struct AccessPath {
    var name: String
    var slot: Int
    var steps: [AccessStep]
    /// The first register of the subscripts.
    var subscripts: Int
  }

  /// Compiles the subscripts of a target such as `s.a{2}(i)`; nil when it does not begin at a variable.
  mutating func accessPath(_ target: Expression) throws(Failure) -> AccessPath? {
    var links: [Expression] = []
    var base = target
    while true {
      switch base.kind {
      case .index(let inner, _), .cellIndex(let inner, _), .field(let inner, _), .dynamicField(let inner, _):
        links.append(base)
        base = inner
        continue
      case .group(let inner) where links.isEmpty: base = inner; continue
      default: break
      }
      break
    }
    guard case .name(let name) = base.kind, let slot = scope.slots[name] else { return nil }
    refresh(name, target.span)
    links.reverse()
    var steps: [AccessStep] = []
    let counts = links.map { registerCount($0) }
    let first = try temporaries(max(1, counts.reduce(0, +)))
    var next = first
    for (index, link) in links.enumerated() {
      // `end` inside needs the value that the steps so far lead to.
      var indexedRegister = slot
      if index > 0, usesEnd(link) {
        indexedRegister = try temporary()
        try compile(links[index - 1], into: indexedRegister)
      }
      steps.append(try step(link, of: indexedRegister, into: next))
      next += counts[index]
    }
    return AccessPath(name: name, slot: slot, steps: steps, subscripts: first)
  }

  /// How many registers the subscripts of one step of a path take.
  func registerCount(_ link: Expression) -> Int {
    switch link.kind {
    case .index(_, let arguments), .cellIndex(_, let arguments): hasList(arguments) ? 1 : arguments.count
    case .dynamicField(_, let arguments): arguments.count
    default: 0
    }
  }

  /// Compiles the subscripts of one step into consecutive registers.
  mutating func step(_ link: Expression, of register: Int, into first: Int) throws(Failure) -> AccessStep {
    switch link.kind {
    case .index(_, let arguments), .cellIndex(_, let arguments):
      var count: Int? = arguments.count
      if hasList(arguments) {
        count = nil
        let list = try argumentList(arguments, of: register)
        emit(.move, first, list, at: link.span)
      } else {
        for (index, argument) in arguments.enumerated() {
          scope.ends.append(End(register: register, place: index, of: arguments.count))
          defer { scope.ends.removeLast() }
          try compile(argument, into: first + index)
        }
      }
      if case .index = link.kind { return .parentheses(count) }
      return .braces(count)
    case .field(_, let name): return .field(name.text)
    case .dynamicField(_, let arguments):
      for (index, argument) in arguments.enumerated() { try compile(argument, into: first + index) }
      return .dynamicField(arguments.count)
    default: return .parentheses(0)
    }
  }

  /// `x++` or `++x`: changes the variable and puts its value before or after that in a register.
  mutating func change(
    _ variable: Expression, _ operation: BinaryOperator, isPrefix: Bool, into target: Int, _ span: Span
  ) throws(Failure) {
    // The register may be that of the variable.
    let root = rootName(variable).flatMap { scope.slots[$0] }
    let result = root == target ? try temporary() : target
    if !isPrefix { try compile(variable, into: result) }
    let one = Expression(.number(1, isImaginary: false), span: span)
    try assign(Expression(.binary(operation, variable, one), span: span), to: [variable], displays: false, span)
    if isPrefix { try compile(variable, into: result) }
    if result != target { emit(.move, target, result, at: span) }
  }

  private func isDeletion(_ value: Expression) -> Bool {
    switch value.kind {
    case .matrix(let rows): return rows.isEmpty
    case .text(let bytes, _): return bytes.isEmpty
    default: return false
    }
  }

  /// The variable that an assignment to the target changes.
  func rootName(_ target: Expression) -> String? {
    switch target.kind {
    case .name(let name): name
    case .index(let base, _), .cellIndex(let base, _), .field(let base, _), .dynamicField(let base, _),
      .group(let base):
      rootName(base)
    default: nil
    }
  }

  /// Whether `end` in the subscripts refers to this step's own value.
  func usesEnd(_ link: Expression) -> Bool {
    switch link.kind {
    case .index(_, let arguments), .cellIndex(_, let arguments), .dynamicField(_, let arguments):
      arguments.contains { containsEnd($0) }
    default: false
    }
  }

  private func containsEnd(_ expression: Expression) -> Bool {
    switch expression.kind {
    case .end: true
    case .number, .text, .name, .colon, .handle, .anonymous, .invalid: false
    case .matrix(let rows), .cell(let rows): rows.contains { $0.contains { containsEnd($0) } }
    case .prefix(_, let operand), .postfix(_, let operand), .group(let operand), .field(let operand, _):
      containsEnd(operand)
    case .binary(_, let left, let right): containsEnd(left) || containsEnd(right)
    case .range(let first, let step, let last):
      containsEnd(first) || step.map { containsEnd($0) } ?? false || containsEnd(last)
    case .index(let base, let arguments), .cellIndex(let base, let arguments), .dynamicField(let base, let arguments):
      containsEnd(base) || arguments.contains { containsEnd($0) }
    case .assignment(_, let value): containsEnd(value)
    }
  }
}
