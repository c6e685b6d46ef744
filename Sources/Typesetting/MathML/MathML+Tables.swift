import Markup

extension MathMLWriter {
  /// A table; MathML Core has no attributes for columns and lines, so every cell says its own by class.
  func element(_ table: Formula.Table, _ size: Size) -> Markup {
    let width = table.width
    var rows: [Markup] = []
    let inner: Size = table.isDisplay ? .display : table.kind == .small || table.kind == .lines ? .script : .text
    for (index, cells) in table.rows.enumerated() {
      var row: [Markup] = []
      for column in 0..<width {
        let names = classes(ofCell: .init(row: index, column: column), in: table, width)
        let content = column < cells.count ? cells[column] : .row([])
        row.append(
          .element("mtd", names.isEmpty ? [] : [.init("class", names)], children(ofCell: content, inner)))
      }
      rows.append(.element("mtr", table.changedRows.contains(index) ? [.init("class", "chg")] : [], row))
    }
    var attributes: [Markup.Attribute] = []
    if table.isDisplay { attributes.append(.init("displaystyle", "true")) }
    attributes.append(.init("class", className(of: table)))
    let element = Markup.element("mtable", attributes, rows)
    guard table.kind == .small else { return element }
    return .element("mstyle", [.init("scriptlevel", "1")], [element])
  }

  /// The content of a cell in one row, so that Firefox does not break it; nothing for an empty cell.
  private func children(ofCell content: Formula, _ size: Size) -> [Markup] {
    if case .row(let items) = content, items.isEmpty { return [] }
    return [element(content, size)]
  }

  private func className(of table: Formula.Table) -> String {
    switch table.kind {
    case .matrix: "tex-matrix"
    case .small: "tex-small"
    case .value: "mx"
    case .cases, .displayCases: "tex-cases"
    case .aligned: "tex-aligned"
    case .gathered: "tex-gathered"
    case .array: table.bars.isEmpty && table.rules.isEmpty ? "tex-array" : "tex-array tex-rules"
    case .lines: "tex-substack"
    }
  }

  private func classes(ofCell place: Formula.Table.Place, in table: Formula.Table, _ width: Int) -> String {
    var names: [String] = []
    switch (table.alignment(ofColumn: place.column), table.kind) {
    case (.left, _): names.append("tex-l")
    case (.right, .value): break
    case (.right, _): names.append("tex-r")
    case (.center, .value): names.append("tex-c")
    case (.center, _): break
    }
    if table.kind == .value {
      if table.bars.contains(place.column) { names.append("bar") }
      if table.pivots.contains(place) { names.append("piv") }
    } else {
      if table.bars.contains(place.column) { names.append("tex-bl") }
      if place.column == width - 1, table.bars.contains(where: { $0 >= width }) { names.append("tex-br") }
      if table.rules.contains(place.row) { names.append("tex-bt") }
      if place.row == table.rows.count - 1, table.rules.contains(table.rows.count) { names.append("tex-bb") }
    }
    return names.joined(separator: " ")
  }
}
