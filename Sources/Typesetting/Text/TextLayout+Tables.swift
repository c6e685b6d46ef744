import Source

extension TextLayout {
  /// A body between fences that are as tall as it is.
  func fenced(_ open: String, _ body: TextBlock, _ close: String) -> TextBlock {
    guard body.height > 1 else {
      return TextBlock.beside([TextBlock(open), body, TextBlock(close)])
    }
    let left = fence(open, body)
    let right = fence(close, body)
    return TextBlock.beside([left, body, right])
  }

  /// A fence in the pieces that Unicode has for tall ones (block Miscellaneous Technical).
  private func fence(_ sign: String, _ body: TextBlock) -> TextBlock {
    guard !sign.isEmpty else { return TextBlock("") }
    let height = body.height
    let pieces: (top: String, middle: String, bottom: String)
    switch sign {
    case "(": pieces = ("⎛", "⎜", "⎝")
    case ")": pieces = ("⎞", "⎟", "⎠")
    case "[": pieces = ("⎡", "⎢", "⎣")
    case "]": pieces = ("⎤", "⎥", "⎦")
    case "⌊": pieces = ("⎢", "⎢", "⎣")
    case "⌋": pieces = ("⎥", "⎥", "⎦")
    case "⌈": pieces = ("⎡", "⎢", "⎢")
    case "⌉": pieces = ("⎤", "⎥", "⎥")
    case "{": return brace(("⎧", "⎨", "⎩"), ("⎰", "⎱"), body)
    case "}": return brace(("⎫", "⎬", "⎭"), ("⎱", "⎰"), body)
    case "|": pieces = ("│", "│", "│")
    case "‖": pieces = ("║", "║", "║")
    default: return TextBlock(sign)
    }
    let lines = [pieces.top] + Array(repeating: pieces.middle, count: max(height - 2, 0)) + [pieces.bottom]
    return TextBlock(lines: lines, baseline: body.baseline)
  }

  private func brace(
    _ pieces: (top: String, point: String, bottom: String), _ short: (String, String), _ body: TextBlock
  ) -> TextBlock {
    guard body.height > 2 else { return TextBlock(lines: [short.0, short.1], baseline: body.baseline) }
    var lines = [pieces.top] + Array(repeating: "⎪", count: body.height - 2) + [pieces.bottom]
    lines[min(max(body.height / 2, 1), body.height - 2)] = pieces.point
    return TextBlock(lines: lines, baseline: body.baseline)
  }

  /// Rows and columns; rows that are taller than one line are kept apart by a blank line.
  func table(_ table: Formula.Table) -> TextBlock { layout(table).block }

  /// A table with numbers at the right edge of so many columns.
  func numbered(_ table: Formula.Table, _ width: Int) -> [String] {
    let (block, baselines) = layout(table)
    var lines = block.lines.map { Formula.trimmed($0) }
    for (number, line) in zip(table.numbers, baselines) {
      guard let text = number?.formula.inlineText, lines.indices.contains(line) else { continue }
      let room = width - lines[line].columns - text.columns
      lines[line] += TextBlock.spaces(max(2, room)) + text
    }
    return lines
  }

  /// A table, and the line of each row's base line.
  private func layout(_ table: Formula.Table) -> (block: TextBlock, baselines: [Int]) {
    let inScript = table.kind == .lines
    let cells = table.rows.map { row in row.map { block($0, inScript: inScript) } }
    let columns = table.width
    guard columns > 0 else { return (TextBlock(""), []) }
    var widths = [Int](repeating: 0, count: columns)
    for row in cells { for (column, cell) in row.enumerated() { widths[column] = max(widths[column], cell.width) } }
    var rows: [TextBlock] = []
    for row in cells {
      var parts: [TextBlock] = []
      let above = row.reduce(0) { max($0, $1.extent.above) }
      let below = row.reduce(0) { max($0, $1.extent.below) }
      for column in 0..<columns {
        let cell = column < row.count ? row[column] : TextBlock("")
        parts.append(gap(before: column, in: table, above, below))
        parts.append(cell.padded(to: widths[column], table.alignment(ofColumn: column)))
      }
      parts.append(gap(before: columns, in: table, above, below))
      rows.append(TextBlock.beside(parts))
    }
    return assembled(rows, table)
  }

  private func assembled(
    _ rows: [TextBlock], _ table: Formula.Table
  ) -> (block: TextBlock, baselines: [Int]) {
    var baselines: [Int] = []
    let width = rows.first?.width ?? 0
    let isOpen = table.kind != .lines && rows.contains { $0.height > 1 }
    var lines: [String] = []
    for (index, row) in rows.enumerated() {
      if table.rules.contains(index) {
        lines.append(String(repeating: "─", count: width))
      } else if isOpen, index > 0 {
        lines.append(TextBlock.spaces(width))
      }
      baselines.append(lines.count + row.baseline)
      lines += row.lines
    }
    if table.rules.contains(rows.count) { lines.append(String(repeating: "─", count: width)) }
    if table.rows.count == 1, let only = rows.first, lines.count == only.height { return (only, baselines) }
    return (TextBlock(lines: lines, baseline: max(0, (lines.count - 1) / 2)), baselines)
  }

  /// What stands between two columns, or at the edges where there is a line.
  private func gap(before column: Int, in table: Formula.Table, _ above: Int, _ below: Int) -> TextBlock {
    if table.bars.contains(column) {
      let text = column == 0 ? "│ " : column == table.width ? " │" : " │ "
      return TextBlock(lines: Array(repeating: text, count: above + 1 + below), baseline: above)
    }
    guard column > 0, column < table.width else { return TextBlock("") }
    switch table.kind {
    case .aligned: return TextBlock(column % 2 == 0 ? "    " : "")
    case .gathered, .lines: return TextBlock(" ")
    case .matrix, .small, .value, .cases, .displayCases, .array: return TextBlock("  ")
    }
  }
}
