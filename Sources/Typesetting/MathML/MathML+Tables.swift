import Markup

extension MathMLWriter {
  /// A table; MathML Core has no attributes for columns and lines, so every cell says its own by class.
  mutating func element(_ table: Formula.Table, _ size: Size) {
    let width = table.width
    let inner: Size = table.isDisplay ? .display : table.kind == .small || table.kind == .lines ? .script : .text
    if table.kind == .small {
      stream.start("mstyle")
      stream.attribute("scriptlevel", "1")
      stream.content()
    }
    stream.start("mtable")
    if table.isDisplay { stream.attribute("displaystyle", "true") }
    stream.attribute("class", text: className(of: table))
    stream.content()
    for (index, cells) in table.rows.enumerated() {
      stream.start("mtr")
      if table.changedRows.contains(index) { stream.attribute("class", "chg") }
      stream.content()
      if !table.numbers.isEmpty { cell("tex-glue", .row([]), .text) }
      for column in 0..<width {
        let names = classes(ofCell: .init(row: index, column: column), in: table, width)
        cell(names, column < cells.count ? cells[column] : .row([]), inner)
      }
      if !table.numbers.isEmpty {
        cell("tex-glue", .row([]), .text)
        let number = index < table.numbers.count ? table.numbers[index] : nil
        cell("eqno", number?.formula ?? .row([]), .text, name: number?.name)
      }
      stream.close("mtr")
    }
    stream.close("mtable")
    if table.kind == .small { stream.close("mstyle") }
  }

  /// A cell whose content is one row, so that Firefox does not break it; nothing is in an empty one.
  private mutating func cell(_ names: String, _ content: Formula, _ size: Size, name: String? = nil) {
    stream.start("mtd")
    if let name { stream.attribute("id", text: name) }
    if !names.isEmpty { stream.attribute("class", text: names) }
    stream.content()
    if !content.isEmpty { element(content, size) }
    stream.close("mtd")
  }

  /// A formula with its tag at the right of the line, for a page that has no place beside the formula. Percentages are
  /// attributes for engines older than MathML Core, and styles for all others.
  mutating func tagged(_ formula: Formula, _ tag: Formula) {
    func start(_ name: StaticString, _ width: StaticString, _ style: StaticString) {
      stream.start(name)
      stream.attribute("width", width)
      stream.attribute("style", style)
      stream.content()
    }
    start("mtable", "100%", "width:100%")
    stream.open("mtr")
    start("mtd", "50%", "width:50%")
    stream.close("mtd")
    stream.start("mtd")
    stream.attribute("displaystyle", "true")
    stream.content()
    element(formula, .display)
    stream.close("mtd")
    start("mtd", "50%", "width:50%")
    stream.close("mtd")
    stream.open("mtd")
    element(tag, .text)
    stream.close("mtd")
    stream.close("mtr")
    stream.close("mtable")
  }

  private func className(of table: Formula.Table) -> String {
    switch table.kind {
    case .matrix: "tex-matrix"
    case .small: "tex-small"
    case .value: "mx"
    case .cases, .displayCases: "tex-cases"
    case .aligned: table.numbers.isEmpty ? "tex-aligned" : "tex-aligned tex-numbered"
    case .gathered: table.numbers.isEmpty ? "tex-gathered" : "tex-gathered tex-numbered"
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
      if table.rules.contains(place.row) {
        names.append(table.dashedRules.contains(place.row) ? "tex-bt tex-dashed" : "tex-bt")
      }
      if place.row == table.rows.count - 1, table.rules.contains(table.rows.count) { names.append("tex-bb") }
    }
    return names.joined(separator: " ")
  }
}
