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
    guard let content = table.rows(of: self, depth: 0), !table.isTooDeep else { return nil }
    var caption = name
    if table.isElided {
      let height = fields.flatMap { $0.elements.count == 1 ? $0.elements[0].first?.rows : $0.elements.count }
      caption += " (\(height.map { "\($0)" } ?? "\(rows) × \(columns)"))"
    }
    return content.markup(caption: name.isEmpty ? [] : [.tag("caption", [:], [.text(caption)])])
  }
}

/// Sets the values inside structs and cell arrays.
private struct ValueTable {
  /// The rows of a table, with headings where its columns have names.
  struct Rows {
    var headings: [Markup] = []
    /// Whether each row is a field with its name in front.
    var isFields = false
    var body: [[Markup]]

    func markup(caption: [Markup]) -> Markup {
      return .tag(
        "table", ["class": isFields ? "value fields" : "value"],
        caption + (headings.isEmpty ? [] : [.tag("thead", [:], [.tag("tr", [:], headings)])])
          + [.tag("tbody", [:], body.map { .tag("tr", [:], $0) })])
    }
  }

  /// How many rows and columns are shown, the last one after dots.
  static let largest = (rows: 12, columns: 10)
  static let deepest = 3

  let format: DisplayFormat
  var isTooDeep = false
  var isElided = false

  init(format: DisplayFormat) { self.format = format }

  /// The rows of the table that a value is; nil for a value that is none.
  mutating func rows(of value: Value, depth: Int) -> Rows? {
    guard !value.isEmpty, depth < Self.deepest else {
      isTooDeep = isTooDeep || !value.isEmpty && (value.cells != nil || value.fields != nil)
      return nil
    }
    if let cells = value.cells {
      var body: [[Markup]] = []
      for row in shown(value.rows, Self.largest.rows) {
        body.append(
          shown(value.columns, Self.largest.columns).map { column in
            guard let row, let column else { return Self.dots(row == nil ? "⋮" : "⋯") }
            return cell(cells[column * value.rows + row], depth)
          })
      }
      return Rows(body: body)
    }
    guard let fields = value.fields else { return nil }
    if fields.elements.count > 1 {
      let columns = fields.names.indices.map { index in fields.elements.map { cell($0[index], depth) } }
      return rows(columns, fields.names, fields.elements[0], height: fields.elements.count)
    }
    if let height = Self.height(ofColumns: fields.elements[0]) {
      let columns = fields.elements[0].map { column in column.cells?.map { cell($0, depth) } ?? numbers(column) }
      return rows(columns, fields.names, fields.elements[0], height: height)
    }
    let body = fields.names.indices.map { index -> [Markup] in
      [.tag("th", ["scope": "row"], [.text(fields.names[index])]), cell(fields.elements[0][index], depth)]
    }
    return Rows(isFields: true, body: body)
  }

  /// The rows of columns with names; a column is aligned as the first of its values is.
  private mutating func rows(_ columns: [[Markup]], _ names: [String], _ first: [Value], height: Int) -> Rows {
    let headings = names.indices.map { index -> Markup in
      let isText = (first[index].cells?.first ?? first[index]).isText
      return .tag("th", isText ? ["scope": "col", "class": "words"] : ["scope": "col"], [.text(names[index])])
    }
    let body = shown(height, Self.largest.rows).map { row in
      columns.map { column in row.map { column[$0] } ?? Self.dots("⋮") }
    }
    return Rows(headings: headings, body: body)
  }

  /// The height of a struct's fields when all of them are columns of the same height of two or more.
  private static func height(ofColumns columns: [Value]) -> Int? {
    guard let height = columns.first?.rows, height > 1 else { return nil }
    for column in columns {
      guard column.rows == height, column.columns == 1,
        column.cells?.allSatisfy({ $0.cells == nil && $0.fields == nil }) ?? column.isRealLike
      else { return nil }
    }
    return height
  }

  /// The entries of a column of numbers, all in one notation.
  private func numbers(_ column: Value) -> [Markup] {
    column.elementTexts(format: format).map { .tag("td", [:], [.inline(.decimal($0[0]))]) }
  }

  /// The positions that are shown of so many, with nil for the dots.
  private mutating func shown(_ count: Int, _ largest: Int) -> [Int?] {
    guard count > largest else { return (0..<count).map { $0 } }
    isElided = true
    return (0..<(largest - 2)).map { $0 } + [nil, count - 1]
  }

  private static func dots(_ sign: String) -> Markup { .tag("td", [:], [.text(sign)]) }

  private mutating func cell(_ value: Value, _ depth: Int) -> Markup {
    if let text = value.textValue { return .tag("td", ["class": "words"], [.text(text)]) }
    if let content = rows(of: value, depth: depth + 1) { return .tag("td", [:], [content.markup(caption: [])]) }
    let size = value.isEmpty ? "" : "\(value.rows) × \(value.columns)"
    return .tag("td", [:], [value.formula(format: format).map { .inline($0) } ?? .text(size)])
  }
}
