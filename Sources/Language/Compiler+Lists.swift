import Source

// Assignments whose targets may stand for several places: `[c{1:2}, x] = f (…)`, `[s.a] = deal (0)`.

extension Compiler {
  /// Counts the places, calls for that many results, and hands them out in order.
  mutating func assignLists(
    _ value: Expression, to targets: [Expression?], displays: Bool, _ span: Span
  ) throws(Failure) {
    let total = try temporary()
    let plainCount = targets.filter { target in !(target.map { isList($0) } ?? false) }.count
    emit(.constant, total, try constant(Double(plainCount)), at: span)
    var counts: [Int] = []
    for target in targets {
      let count = try temporary()
      counts.append(count)
      guard let target, isList(target) else { continue }
      let path = try listPath(target)
      emit(.targetCount, count, path.slot, self.path(path.steps), at: target.span)
      emit(.add, total, total, count, at: target.span)
    }
    let list = try results(of: value, count: total)
    for (index, target) in targets.enumerated() {
      let part = try temporary()
      guard let target else {
        emit(.split, part, list, 0, d: 1, at: span)
        continue
      }
      if isList(target) {
        emit(.split, part, list, counts[index], at: span)
        let path = try listPath(target)
        emit(.assignEach, path.slot, self.path(path.steps), part, at: target.span)
        scope.defined.insert(path.slot)
        keep(path.name, target.span)
      } else {
        emit(.split, part, list, 0, d: 1, at: span)
        emit(.move, part, part, index + 1, at: span)
        try store(part, in: target)
      }
      if displays { display(target, span) }
    }
  }

  /// The path of a target; its subscripts begin right after the register in use last.
  private mutating func listPath(_ target: Expression) throws(Failure) -> AccessPath {
    guard let path = try accessPath(target) else {
      throw Failure("invalid use of an expression on the left of an assignment").at(place(target.span))
    }
    return path
  }

  /// A list of as many results of an expression as a register says.
  private mutating func results(of value: Expression, count: Int) throws(Failure) -> Int {
    let name: String
    let arguments: [Expression]
    switch value.kind {
    case .name(let text) where scope.slots[text] == nil: (name, arguments) = (text, [])
    case .index(let base, let given):
      guard case .name(let text) = base.kind else { return try argumentList([value]) }
      (name, arguments) = (text, given)
    default: return try argumentList([value])
    }
    let list = try argumentList(arguments, of: scope.slots[name])
    let wanted = try temporary()
    emit(.move, wanted, count, at: value.span)
    applyMany(name, list, wanted, value.span)
    return list
  }
}
