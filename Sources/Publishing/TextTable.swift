import Notebook
import Source

/// A table of text between lines of box characters.
struct TextTable {
  /// The cells of the header and then of each row, one for each column.
  let rows: [[String]]
  /// The alignment of each column.
  let alignments: [Table.Alignment]

  /// The lines of the table, none wider than a width: wide cells break, and a table of more columns than fit becomes a
  /// list of its rows.
  func lines(width: Int) -> [String] {
    // Each column has a line before it and a blank on both sides, and the last one a line after it.
    let room = width - 3 * alignments.count - 1
    guard room >= 4 * alignments.count else { return records(width: width) }
    let widths = widths(room: room)
    var lines = [rule("┌", "┬", "┐", widths)]
    for (index, row) in rows.enumerated() {
      let cells = zip(row, widths).map { text, width in LineWrapping.lines(text, width: width, breaksWords: true) }
      for line in 0..<max(1, cells.map { $0.count }.max() ?? 1) {
        var text = "│"
        for column in widths.indices {
          let cell = line < cells[column].count ? cells[column][line] : ""
          text += " " + padded(cell, widths[column], alignments[column]) + " │"
        }
        lines.append(text)
      }
      if index == 0 { lines.append(rule("├", "┼", "┤", widths)) }
    }
    lines.append(rule("└", "┴", "┘", widths))
    return lines
  }

  /// The widths of the columns: as wide as their cells, or the widest made narrower until all fit.
  private func widths(room: Int) -> [Int] {
    var widths = Array(repeating: 1, count: alignments.count)
    for row in rows {
      for column in widths.indices {
        for line in row[column].split(separator: "\n") { widths[column] = max(widths[column], String(line).columns) }
      }
    }
    var surplus = widths.reduce(0, +) - room
    while surplus > 0, let widest = widths.max() {
      let columns = widths.indices.filter { widths[$0] == widest }
      let next = widths.filter { $0 < widest }.max() ?? 1
      let step = max(1, min(widest - next, surplus / columns.count))
      for column in columns where surplus > 0 {
        widths[column] -= step
        surplus -= step
      }
    }
    return widths
  }

  private func rule(_ left: String, _ middle: String, _ right: String, _ widths: [Int]) -> String {
    left + widths.map { String(repeating: "─", count: $0 + 2) }.joined(separator: middle) + right
  }

  private func padded(_ text: String, _ width: Int, _ alignment: Table.Alignment) -> String {
    let space = max(0, width - text.columns)
    let before =
      switch alignment {
      case .natural, .left: 0
      case .center: space / 2
      case .right: space
      }
    return String(repeating: " ", count: before) + text + String(repeating: " ", count: space - before)
  }

  /// Each row as lines that name their columns.
  private func records(width: Int) -> [String] {
    var lines: [String] = []
    for (index, row) in rows.enumerated().dropFirst() {
      if index > 1 { lines.append("") }
      for (name, text) in zip(rows[0], row) { lines += LineWrapping.lines("\(name): \(text)", width: width) }
    }
    return lines
  }
}
