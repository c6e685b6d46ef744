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
    guard !isEmpty, cells != nil || fields != nil else { return nil }
    var writer = ValueTableWriter(format: format)
    writer.table(of: self, named: name, depth: 1)
    return writer.isTooDeep ? nil : .verbatim(writer.stream.text)
  }
}

/// Writes the tables of structs and cell arrays.
private struct ValueTableWriter: ~Copyable {
  /// How many rows and columns are shown, the last one after dots.
  static let largest = (rows: 12, columns: 10)
  static let deepest = 3

  var stream = MarkupStream()
  let format: DisplayFormat
  var isTooDeep = false

  init(format: DisplayFormat) { self.format = format }

  mutating func table(of value: Value, named name: String, depth: Int) {
    guard depth <= Self.deepest else {
      isTooDeep = true
      return
    }
    var columns: [[Value]] = []
    var names: [String] = []
    var height = value.rows
    var isFields = false
    if let cells = value.cells {
      for column in 0..<value.columns { columns.append(Array(cells[(column * height)..<((column + 1) * height)])) }
    } else if let fields = value.fields {
      names = fields.names
      height = fields.elements.count
      let first = fields.elements[0]
      if height > 1 {
        for index in names.indices { columns.append(fields.elements.map { $0[index] }) }
      } else if let common = Self.height(ofColumns: first) {
        height = common
        for column in first { columns.append(column.cells ?? (0..<common).map { .number(column.element($0)) }) }
      } else {
        isFields = true
        columns = [first]
        height = names.count
      }
    }
    stream.start("table")
    if isFields { stream.attribute("class", "value fields") } else { stream.attribute("class", "value") }
    stream.content()
    if !name.isEmpty {
      stream.open("caption")
      stream.text(name)
      if height > Self.largest.rows || columns.count > Self.largest.columns {
        stream.text(names.isEmpty ? " (\(height) × \(columns.count))" : " (\(height))")
      }
      stream.close("caption")
    }
    if !isFields, !names.isEmpty {
      stream.open("thead")
      stream.open("tr")
      for (index, name) in names.enumerated() { heading(name, "col", isText: columns[index][0].isText) }
      stream.close("tr")
      stream.close("thead")
    }
    let notations = columns.map { isFields ? nil : notation(of: $0) }
    stream.open("tbody")
    for row in Self.shown(height, Self.largest.rows) {
      stream.open("tr")
      if isFields, row >= 0 { heading(names[row], "row", isText: true) }
      for column in Self.shown(columns.count, Self.largest.columns) {
        if row < 0 || column < 0 {
          stream.open("td")
          stream.text(row < 0 ? "⋮" : "⋯")
          stream.close("td")
        } else if let texts = notations[column] {
          cell(.inline(.decimal(texts[row])))
        } else {
          cell(columns[column][row], depth)
        }
      }
      stream.close("tr")
    }
    stream.close("tbody")
    stream.close("table")
  }

  private mutating func heading(_ name: String, _ scope: StaticString, isText: Bool) {
    stream.start("th")
    stream.attribute("scope", scope)
    if isText { stream.attribute("class", "words") }
    stream.content()
    stream.text(name)
    stream.close("th")
  }

  private mutating func cell(_ value: Value, _ depth: Int) {
    if let text = value.textValue {
      stream.start("td")
      stream.attribute("class", "words")
      stream.content()
      stream.text(text)
      stream.close("td")
    } else if !value.isEmpty, value.cells != nil || value.fields != nil {
      stream.open("td")
      table(of: value, named: "", depth: depth + 1)
      stream.close("td")
    } else if let formula = value.formula(format: format) {
      cell(.inline(formula))
    } else {
      cell(.text(value.isEmpty ? "" : "\(value.rows) × \(value.columns)"))
    }
  }

  private mutating func cell(_ content: Markup) {
    stream.open("td")
    stream.verbatim(content.description)
    stream.close("td")
  }

  /// The texts of a column of numbers, all in one notation; nil for another column.
  private func notation(of column: [Value]) -> [String]? {
    var numbers: [Double] = []
    for value in column {
      guard case .number(let number) = value else { return nil }
      numbers.append(number)
    }
    return Value(rows: numbers.count, columns: 1, numbers).elementTexts(format: format).map { $0[0] }
  }

  /// The height of a struct's fields when all of them are columns of the same height of two or more.
  private static func height(ofColumns columns: [Value]) -> Int? {
    guard let height = columns.first?.rows, height > 1 else { return nil }
    for column in columns {
      guard column.rows == height, column.columns == 1, column.cells != nil || column.isRealLike else { return nil }
      for cell in column.cells ?? [] where cell.cells != nil || cell.fields != nil { return nil }
    }
    return height
  }

  /// The positions that are shown of so many, with -1 for the dots.
  private static func shown(_ count: Int, _ largest: Int) -> [Int] {
    if count <= largest { return Array(0..<count) }
    return Array(0..<(largest - 2)) + [-1, count - 1]
  }
}
