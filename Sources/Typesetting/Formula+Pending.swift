public import Source

extension Formula {
  /// The open places of the formula, in order, with their places in the file.
  public var pendings: [(pending: Pending, span: Span)] {
    var found: [(pending: Pending, span: Span)] = []
    _ = filled { pending, span in
      found.append((pending, span))
      return .pending(pending, span)
    }
    return found
  }

  /// The formula with every open place filled.
  public func filled(by value: (Pending, Span) -> Formula) -> Formula {
    func filled(_ formula: Formula) -> Formula { formula.filled(by: value) }
    func filled(_ formulas: [Formula]) -> [Formula] { formulas.map { filled($0) } }
    switch self {
    case .pending(let pending, let span): return value(pending, span)
    case .row(let items): return .row(filled(items))
    case .fraction(let top, let bottom, let bar):
      let above = filled(top)
      return .fraction(above, filled(bottom), bar: bar)
    case .root(let body, let index):
      let degree = index.map { filled($0) }
      return .root(filled(body), index: degree)
    case .scripts(let base, let sub, let sup):
      let nucleus = filled(base)
      let below = sub.map { filled($0) }
      return .scripts(nucleus, sub: below, sup: sup.map { filled($0) })
    case .accent(let base, let accent): return .accent(filled(base), accent)
    case .fenced(let open, let body, let close): return .fenced(open, filled(body), close)
    case .table(var table):
      table.rows = table.rows.map { filled($0) }
      return .table(table)
    case .classed(let body, let role, let limits): return .classed(filled(body), role, limits)
    case .styled(let body, let style): return .styled(filled(body), style)
    case .identifier, .number, .symbol, .function, .text, .space, .unknown: return self
    }
  }
}
