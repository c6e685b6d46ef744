import Source

/// What a program has to do with the names of its workspace.
public struct NameUse: Sendable {
  /// All its names, and the words of its texts, which may be code.
  public private(set) var mentioned: Set<String> = []
  /// Those whose values it may read: not what is local to a function, and not variables where they have their value from
  /// the program itself.
  public private(set) var read: Set<String> = []
  /// The variables that it may give a value.
  public private(set) var assigned: Set<String> = []
  /// The variables that have their value from the program when it has come to its end.
  public private(set) var given: Set<String> = []

  /// The names of a program.
  public init(of source: [UInt8]) {
    var mayReturn = false
    var spoken: Set<String> = []
    for token in highlight(source) {
      let bytes = source[token.span.start..<token.span.end]
      switch token.role {
      case .name: mentioned.insert(String(decoding: bytes, as: UTF8.self))
      case .string:
        for word in words(in: bytes) { spoken.insert(word) }
      case .keyword: if bytes.elementsEqual("return".utf8) { mayReturn = true }
      case .number, .comment, .operator, .plain: break
      }
    }
    // A text is a name, or code, where a function takes it as such.
    for name in ["eval", "evalc", "exist", "isglobal", "global", "clear"] {
      if mentioned.contains(name) || spoken.contains(name) { read = spoken }
    }
    mentioned.formUnion(spoken)
    let program = Program.parse(source)
    // Of a program with mistakes nothing is sure.
    guard program.diagnostics.isEmpty else {
      read = mentioned
      return
    }
    var names: Set<String> = []
    visit(program.statements, &names)
    if !mayReturn { given = names }
  }

  /// Goes through statements that run one after the other, before which `given` have their values from the program.
  private mutating func visit(_ statements: [Statement], _ given: inout Set<String>) {
    for statement in statements {
      // What is given inside of a statement may not have run.
      var inner = given
      switch statement.kind {
      case .expression(let expression): read(expression, given)
      case .assign(let target, let value): assign([target], value, &given)
      case .assignEach(let targets, let value): assign(targets, value, &given)
      case .update(let target, _, let value):
        read(value, given)
        read(target, given)
        assign(target, &inner)
      case .increment(let target, _, _):
        read(target, given)
        assign(target, &inner)
      case .define(let name, let parameters, let value):
        for parameter in parameters ?? [] { inner.insert(parameter.text) }
        read(value, inner)
        assigned.insert(name.text)
        given.insert(name.text)
      case .command(let name, _): if !given.contains(name.text) { read.insert(name.text) }
      case .conditional(let branches, let otherwise):
        for branch in branches { visit(branch, given) }
        visit(otherwise ?? [], &inner)
      case .whileLoop(let condition, let body):
        read(condition, given)
        visit(body, &inner)
      case .doUntil(let body, let condition):
        visit(body, &inner)
        read(condition, given)
      case .forLoop(let target, let values, let body):
        read(values, given)
        assign(target, &inner)
        visit(body, &inner)
      case .switching(let subject, let branches, let otherwise):
        read(subject, given)
        for branch in branches { visit(branch, given) }
        visit(otherwise ?? [], &inner)
      case .attempt(let body, let name, let handler):
        visit(body, &inner)
        inner = given
        if let name {
          assigned.insert(name.text)
          inner.insert(name.text)
        }
        visit(handler, &inner)
      case .unwindProtect(let body, let cleanup):
        visit(body, &inner)
        inner = given
        visit(cleanup, &inner)
      case .function(let definition):
        // What is no variable of the function is another function.
        let outer = assigned
        var own = Set(AssignedNames.of(definition.body))
        for name in definition.parameters + definition.outputs { own.insert(name.text) }
        visit(definition.body, &own)
        assigned = outer
      case .breakLoop, .continueLoop, .returnFromFunction: break
      }
    }
  }

  private mutating func visit(_ branch: Branch, _ given: Set<String>) {
    read(branch.condition, given)
    var inner = given
    visit(branch.body, &inner)
  }

  private mutating func assign(_ targets: [Expression?], _ value: Expression, _ given: inout Set<String>) {
    read(value, given)
    for target in targets { if let target { assign(target, &given) } }
  }

  /// A target as a whole has its value from the program then; of another one a part is changed.
  private mutating func assign(_ target: Expression, _ given: inout Set<String>) {
    if case .name(let name) = target.kind {
      given.insert(name)
    } else {
      read(target, given)
    }
    if let name = target.root { assigned.insert(name) }
  }

  private mutating func read(_ expression: Expression, _ given: Set<String>) {
    switch expression.kind {
    case .name(let name), .handle(let name): if !given.contains(name) { read.insert(name) }
    case .number, .text, .colon, .end, .invalid: break
    case .matrix(let rows), .cell(let rows): for row in rows { for element in row { read(element, given) } }
    case .prefix(let operation, let operand):
      read(operand, given)
      if operation.change != nil, let name = operand.root { assigned.insert(name) }
    case .postfix(let operation, let operand):
      read(operand, given)
      if operation.change != nil, let name = operand.root { assigned.insert(name) }
    case .group(let operand): read(operand, given)
    case .binary(_, let left, let right):
      read(left, given)
      read(right, given)
    case .range(let first, let step, let last):
      read(first, given)
      if let step { read(step, given) }
      read(last, given)
    case .index(let base, let arguments), .cellIndex(let base, let arguments), .dynamicField(let base, let arguments):
      read(base, given)
      for argument in arguments { read(argument, given) }
    case .field(let base, _): read(base, given)
    case .anonymous(let parameters, let body):
      var inner = given
      for parameter in parameters { inner.insert(parameter.text) }
      read(body, inner)
    case .assignment(let targets, let value):
      // It may stand where not all is computed.
      var inner = given
      assign(targets, value, &inner)
    }
  }
}

extension Expression {
  /// The variable that an assignment to the expression changes.
  fileprivate var root: String? {
    switch kind {
    case .name(let name): name
    case .index(let base, _), .cellIndex(let base, _), .dynamicField(let base, _), .field(let base, _),
      .group(let base):
      base.root
    case .number, .text, .colon, .end, .matrix, .cell, .prefix, .postfix, .binary, .range, .anonymous, .handle,
      .assignment, .invalid:
      nil
    }
  }
}

/// The words in a text that may be names.
private func words(in bytes: ArraySlice<UInt8>) -> [String] {
  var words: [String] = []
  var start = bytes.startIndex
  while start < bytes.endIndex {
    var end = start
    while end < bytes.endIndex, isWordByte(bytes[end]) { end += 1 }
    if end > start { words.append(String(decoding: bytes[start..<end], as: UTF8.self)) }
    start = end + 1
  }
  return words
}

private func isWordByte(_ byte: UInt8) -> Bool {
  byte | 0x20 >= UInt8(ascii: "a") && byte | 0x20 <= UInt8(ascii: "z")
    || byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9")
    || byte == UInt8(ascii: "_") || byte >= 0x80
}
