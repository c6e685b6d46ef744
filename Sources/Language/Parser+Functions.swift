import Source

extension Parser {
  /// `function [a, b] = name (x, y)` after its first word, with its body.
  mutating func function() -> Statement.Kind? {
    let outerVariables = variables
    variables = NameSet()
    defer { variables = outerVariables }
    let outerMisplaced = misplacedEnd
    misplacedEnd = nil
    defer { if misplacedEnd == nil { misplacedEnd = outerMisplaced } }
    var outputs: [Name] = []
    if token.kind == .open(.square) {
      outputs = outputList()
      if !isRecovering, !accept(.assign) { failHead() }
    }
    var name = functionName()
    if token.kind == .assign, outputs.isEmpty {
      outputs = [name]
      variables.insert(hash(name.span))
      advance()
      name = functionName()
    }
    let (parameters, defaults) = token.kind == .open(.round) ? parameters(ofDefinition: true) : ([], [])
    let body = body()
    closeFunction()
    return .function(
      FunctionDefinition(
        name: name, parameters: parameters, outputs: outputs, body: defaults.isEmpty ? body : defaults + body))
  }

  // A function also ends where the next one begins or the program ends.
  private mutating func closeFunction() {
    guard token.kind == .endOfSource || token.kind == .keyword(.function) else {
      close()
      return
    }
    if token.kind == .endOfSource, diagnostics.isEmpty { isUnfinished = true }
    if let misplacedEnd { reportMissingEnd(misplacedEnd) }
  }

  private mutating func failHead() {
    fail(
      "parse-error", "the first line of this function is not complete", at: token.span,
      hint: "for example `function y = f (x)` or `function [a, b] = f (x, y)`")
  }

  private mutating func functionName() -> Name {
    guard token.kind == .name else {
      failHead()
      return Name("", span: token.span)
    }
    let name = Name(name(token.span), span: token.span)
    advance()
    return name
  }

  private mutating func outputList() -> [Name] {
    let open = token.span
    advance()
    var names: [Name] = []
    while token.kind == .name {
      names.append(Name(name(token.span), span: token.span))
      variables.insert(hash(token.span))
      advance()
      _ = accept(.comma)
    }
    expectClose(.square, openedAt: open)
    return names
  }

  /// `(x, ~, varargin)`; the names are variables only in the body of a `function`. There a parameter may have a default
  /// value, `(x, y = 2)`, which becomes a statement `if nargin < 2, y = 2; end` before the body.
  mutating func parameters(ofDefinition isDefinition: Bool) -> (names: [Name], defaults: [Statement]) {
    let open = token.span
    advance()
    var names: [Name] = []
    var defaults: [Statement] = []
    if accept(.close(.round)) { return ([], []) }
    while true {
      if token.kind == .not {
        names.append(Name("~", span: token.span))
      } else if token.kind == .name {
        names.append(Name(name(token.span), span: token.span))
        if isDefinition { variables.insert(hash(token.span)) }
      } else {
        fail("parse-error", "a parameter must be a name", at: token.span, hint: "for example `(x, y)`")
        return (names, defaults)
      }
      advance()
      if token.kind == .assign, isDefinition, let name = names.last {
        advance()
        let value = expression()
        let isMissing = Expression(
          .binary(
            .less, Expression(.name("nargin"), span: name.span),
            Expression(.number(Double(names.count), isImaginary: false), span: name.span)), span: name.span)
        let target = Expression(.name(name.text), span: name.span)
        let assignment = Statement(.assign(target, value), span: name.span, displays: false)
        defaults.append(
          Statement(
            .conditional([Branch(condition: isMissing, body: [assignment])], otherwise: nil), span: name.span,
            displays: false))
      } else if token.kind == .assign {
        fail(
          "unsupported", "a parameter cannot have a default value", at: token.span,
          hint: "write in the body `if nargin < \(names.count), … end`")
        return (names, defaults)
      }
      guard accept(.comma) else { break }
    }
    expectClose(.round, openedAt: open)
    return (names, defaults)
  }
}
