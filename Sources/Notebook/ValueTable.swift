import Language
import Markup
import Source
import Typesetting

extension Value {
  /// A struct or a cell array as a table; nil for other values and for what is nested too deeply to be read.
  ///
  /// Columns of equal height in a struct are the columns of one table, as read from a data file; elements of a struct
  /// array are its rows; otherwise fields stand below each other. Numbers are aligned at the right, text at the left.
  func table(named name: String, format: DisplayFormat) -> Markup? {
    var table = ValueTable(format: format)
    guard let body = table.rows(of: self, depth: 0), !table.isTooDeep else { return nil }
    var size = "\(rows) × \(columns)"
    if let fields, fields.elements.count == 1 { size = ValueTable.columns(fields)?.height.description ?? "" }
    let isElided = cells != nil ? table.isElided : table.isElided && !size.isEmpty
    let shown = isElided ? "\(name) (\(size))" : name
    let caption: [Markup] = name.isEmpty ? [] : [.tag("caption", [:], [.text(shown)])]
    return .tag("table", ["class": "value"], caption + body)
  }
}

/// Sets the values inside structs and cell arrays.
private struct ValueTable {
  /// How many rows and columns are shown, the last one after dots.
  static let largest = (rows: 12, columns: 10)
  static let deepest = 3

  let format: DisplayFormat
  var isTooDeep = false
  var isElided = false

  init(format: DisplayFormat) { self.format = format }

  /// The rows of the table that a value is; nil for a value that is none.
  mutating func rows(of value: Value, depth: Int) -> [Markup]? {
    if value.isEmpty || depth >= Self.deepest {
      isTooDeep = isTooDeep || !value.isEmpty && (value.cells != nil || value.fields != nil)
      return nil
    }
    if let cells = value.cells {
      return shown(value.rows, Self.largest.rows).map { row in
        .tag(
          "tr", [:],
          shown(value.columns, Self.largest.columns).map { column in
            guard let row, let column else { return Self.dots(row == nil ? "⋮" : "⋯") }
            return cell(cells[column * value.rows + row], depth)
          })
      }
    }
    guard let fields = value.fields else { return nil }
    if fields.elements.count == 1 {
      if let (columns, height) = Self.columns(fields) {
        return [heading(fields.names)]
          + shown(height, Self.largest.rows).map { row in
            .tag(
              "tr", [:],
              columns.map { column in
                row.map { cell(column[$0], depth) } ?? Self.dots("⋮")
              })
          }
      }
      return fields.names.indices.map { index in
        .tag(
          "tr", [:],
          [
            .tag("th", ["scope": "row"], [.text(fields.names[index])]), cell(fields.elements[0][index], depth),
          ])
      }
    }
    return [heading(fields.names)]
      + shown(fields.elements.count, Self.largest.rows).map { row in
        .tag(
          "tr", [:],
          fields.names.indices.map { index in
            row.map { cell(fields.elements[$0][index], depth) } ?? Self.dots("⋮")
          })
      }
  }

  /// The columns of a struct whose fields are all columns of the same height of two or more.
  static func columns(_ fields: (names: [String], elements: [[Value]])) -> (columns: [[Value]], height: Int)? {
    let values = fields.elements[0]
    guard let height = values.first?.rows, height > 1 else { return nil }
    var columns: [[Value]] = []
    for value in values {
      guard value.rows == height, value.columns == 1 else { return nil }
      if let cells = value.cells {
        guard cells.allSatisfy({ $0.cells == nil && $0.fields == nil }) else { return nil }
        columns.append(cells)
      } else if value.isRealLike {
        columns.append((0..<height).map { .number(value.element($0)) })
      } else {
        return nil
      }
    }
    return (columns, height)
  }

  /// The positions that are shown of so many, with nil for the dots.
  private mutating func shown(_ count: Int, _ largest: Int) -> [Int?] {
    guard count > largest else { return (0..<count).map { $0 } }
    isElided = true
    return (0..<(largest - 2)).map { $0 } + [nil, count - 1]
  }

  private func heading(_ names: [String]) -> Markup {
    .tag("tr", [:], names.map { .tag("th", ["scope": "col"], [.text($0)]) })
  }

  private static func dots(_ sign: String) -> Markup { .tag("td", [:], [.text(sign)]) }

  private mutating func cell(_ value: Value, _ depth: Int) -> Markup {
    if let text = value.textValue { return .tag("td", ["class": "words"], [.text(text)]) }
    if let rows = rows(of: value, depth: depth + 1) {
      return .tag("td", [:], [.tag("table", ["class": "value"], rows)])
    }
    let content: Markup =
      value.formula(format: format).map { .inline($0) }
      ?? .text(value.isEmpty ? "" : "\(value.rows) × \(value.columns)")
    return .tag("td", [:], [content])
  }
}
