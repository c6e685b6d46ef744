import Numerics
import Source

extension Builtin {
  static let data: [Builtin] = [
    reading(
      "readmatrix", "The numbers of a data file; lines of headings are left out, and other text becomes NaN."
    ) { table throws(Failure) in try table.matrix(from: table.headingCount) },
    reading("readcell", "The entries of a data file in a cell array, as numbers or text.") { table throws(Failure) in
      let width = try table.width(from: 0)
      try Value.checkSize(table.rows.count, width)
      var cells = [Value](repeating: .emptyMatrix, count: table.rows.count * width)
      for (index, row) in table.rows.enumerated() {
        for (column, field) in row.fields.enumerated() {
          cells[column * table.rows.count + index] = field.number.map { .number($0) } ?? Value(textBytes: field.bytes)
        }
      }
      return Value(rows: table.rows.count, columns: width, cells: cells)
    },
    reading("csvread", "The numbers of a data file; text and missing entries become 0.") { table throws(Failure) in
      try table.matrix(from: 0, missing: 0)
    },
    reading("dlmread", "The numbers of a data file; text and missing entries become 0.") { table throws(Failure) in
      try table.matrix(from: 0, missing: 0)
    },
  ]

  @inline(__always)
  private static func reading(
    _ name: StaticString, _ summary: String, _ body: @escaping @Sendable (DataTable) throws(Failure) -> Value
  ) -> Builtin {
    Builtin(
      name, "path, …", atLeast: 1, summary: summary,
      examples: ["try, \(name)(\"missing.csv\"); catch err, disp(\"no data\"), end": "no data"]
    ) { call, machine throws(Failure) in
      let path = try textArgument(call.arguments, 0, String(name), "the path")
      return [try body(DataTable(path: path, bytes: try machine.host.read(path)))]
    }
  }
}

/// A text file of rows of fields: comma-separated values (RFC 4180), or semicolons, tabs or blanks instead of commas.
struct DataTable {
  /// One entry of a row.
  struct Field {
    var bytes: [UInt8]
    /// The number that the entry shows; quotes do not matter.
    var number: Double?
  }

  /// One row, with the line it begins at, from 1.
  struct Row {
    var fields: [Field]
    var line: Int
  }

  let path: String
  private(set) var rows: [Row] = []

  init(path: String, bytes: [UInt8]) {
    self.path = path
    let separator = DataTable.separator(of: bytes)
    let quote = UInt8(ascii: "\"")
    var fields: [Field] = []
    var field: [UInt8] = []
    var isQuoted = false
    var isInQuotes = false
    var line = 1
    var firstLine = 1
    // A byte order mark is no part of the first field.
    var index = bytes.starts(with: [0xEF, 0xBB, 0xBF]) ? 3 : 0

    func endField() {
      let text = isQuoted ? field : DataTable.trimmed(field)
      var number: Double?
      // A comma inside quotes may be a decimal comma, so such an entry shows no number.
      if !text.contains(UInt8(ascii: ",")), let value = complexNumber(in: text), value.im == 0 { number = value.re }
      fields.append(Field(bytes: text, number: number))
      field = []
      isQuoted = false
    }
    func endRow() {
      let isBlankLine = fields.isEmpty && !isQuoted && DataTable.trimmed(field).isEmpty
      if isBlankLine {
        field = []
      } else {
        endField()
        rows.append(Row(fields: fields, line: firstLine))
      }
      fields = []
    }

    while index < bytes.count {
      let byte = bytes[index]
      index += 1
      if isInQuotes {
        if byte == quote {
          if index < bytes.count, bytes[index] == quote {
            field.append(quote)
            index += 1
          } else {
            isInQuotes = false
          }
        } else {
          if byte == 10 { line += 1 }
          field.append(byte)
        }
      } else if byte == quote, DataTable.trimmed(field).isEmpty {
        field = []
        isQuoted = true
        isInQuotes = true
      } else if byte == separator {
        // Blanks separate together; a row may begin with some.
        if separator != 32 || !field.isEmpty || isQuoted { endField() }
      } else if byte == 10 || byte == 13 {
        if byte == 13, index < bytes.count, bytes[index] == 10 { index += 1 }
        if separator == 32, field.isEmpty, !isQuoted, !fields.isEmpty {
          rows.append(Row(fields: fields, line: firstLine))
          fields = []
        } else {
          endRow()
        }
        line += 1
        firstLine = line
      } else {
        field.append(byte)
      }
    }
    if !fields.isEmpty || !field.isEmpty || isQuoted { endRow() }
  }

  /// How many rows come before the first that shows a number.
  var headingCount: Int {
    rows.firstIndex { row in row.fields.contains { $0.number != nil } } ?? 0
  }

  /// The number of fields in each row from `first` on; a failure says which row has another number.
  func width(from first: Int) throws(Failure) -> Int {
    guard first < rows.count else { return 0 }
    let width = rows[first].fields.count
    for row in rows[first...] where row.fields.count != width {
      throw Failure(
        "'\(path)', line \(row.line): the row has \(counted(row.fields.count, "entry", "entries")), but line "
          + "\(rows[first].line) has \(width)",
        hint: "give every row of the file equally many entries; a comma inside text needs quotes round the text")
    }
    return width
  }

  /// The rows from `first` on as numbers.
  func matrix(from first: Int, missing: Double = .nan) throws(Failure) -> Value {
    let width = try width(from: first)
    let height = rows.count - min(first, rows.count)
    try Value.checkSize(height, width)
    var elements = [Double](repeating: missing, count: height * width)
    for (index, row) in rows[min(first, rows.count)...].enumerated() {
      for (column, field) in row.fields.enumerated() {
        if let number = field.number { elements[column * height + index] = number }
      }
    }
    return Value(rows: height, columns: width, elements)
  }

  /// The byte between fields, as the first line that is not empty shows it outside of quotes.
  private static func separator(of bytes: [UInt8]) -> UInt8 {
    var isUsed = [Bool](repeating: false, count: 256)
    var isInQuotes = false
    var sawText = false
    for byte in bytes {
      if byte == UInt8(ascii: "\"") { isInQuotes.toggle() }
      if isInQuotes { continue }
      if byte == 10 || byte == 13 {
        if sawText { break }
        continue
      }
      sawText = true
      // Blanks at the start of a line separate nothing, so they count only after other bytes.
      isUsed[Int(byte)] = true
    }
    for candidate in [UInt8(ascii: ","), UInt8(ascii: ";"), 9, 32] where isUsed[Int(candidate)] { return candidate }
    return UInt8(ascii: ",")
  }

  private static func trimmed(_ bytes: [UInt8]) -> [UInt8] {
    guard let first = bytes.firstIndex(where: { !isBlank($0) }), let last = bytes.lastIndex(where: { !isBlank($0) })
    else { return [] }
    return Array(bytes[first...last])
  }
}

private func counted(_ count: Int, _ one: String, _ many: String) -> String { "\(count) \(count == 1 ? one : many)" }
