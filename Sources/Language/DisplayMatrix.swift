import Numerics

extension Display {
  /// Appends the rows of a matrix, in pieces of as many columns as fit; `isNamed` ends the last piece of several with
  /// the blank line that belongs to a named value.
  mutating func rows(_ rows: Int, _ columns: Int, columnWidth: Int, append: (Int, Int, inout [UInt8]) -> Void) {
    if rows * columns > limit - bytes.count { isTooLong = true }
    if isTooLong { return }
    let isSplit = columns * columnWidth > format.width
    let step = isSplit ? max(format.width / columnWidth, 1) : columns
    bytes.reserveCapacity(bytes.count + rows * (columns * columnWidth + indent + 1))
    var start = 0
    while start < columns {
      let end = min(start + step, columns)
      if isSplit {
        if start > 0 { blankLine() }
        blanks(indent)
        text(" Column")
        switch end - start {
        case 1: text(" \(start + 1):\n")
        case 2: text("s \(start + 1) and \(end):\n")
        default: text("s \(start + 1) through \(end):\n")
        }
        blankLine()
      }
      for row in 0..<rows {
        blanks(indent)
        for column in start..<end {
          append(row, column, &bytes)
        }
        newline()
      }
      start = end
    }
  }

  mutating func realRows(_ array: RealArray) {
    let layout = format.layout(of: array)
    let rowCount = array.rows
    rows(rowCount, array.columns, columnWidth: layout.width + 2) { row, column, bytes in
      if column > 0, column == array.bar { bytes += " |".utf8 }
      Display.separate(&bytes)
      layout.append(array.elements[column * rowCount + row], to: &bytes)
    }
  }

  mutating func rangeRows(_ range: RangeArray) {
    let layout = format.rangeLayout(range)
    rows(1, range.columns, columnWidth: layout.width + 2) { _, column, bytes in
      Display.separate(&bytes)
      layout.append(range.element(column), to: &bytes)
    }
  }

  mutating func logicalRows(_ array: LogicalArray) {
    let rowCount = array.rows
    let decimals = format.notation == .bank ? ".00" : ""
    rows(rowCount, array.columns, columnWidth: 3 + decimals.utf8.count) { row, column, bytes in
      Display.separate(&bytes)
      bytes.append(array.elements[column * rowCount + row] ? UInt8(ascii: "1") : UInt8(ascii: "0"))
      bytes.append(contentsOf: decimals.utf8)
    }
  }

  mutating func complexRows(_ array: ComplexArray) {
    let layout = format.complexLayout(array)
    let rowCount = array.rows
    let between: Int
    switch format.notation {
    case .bank, .rational: between = 2
    case .fixed, .exponent, .general: between = 7
    }
    rows(rowCount, array.columns, columnWidth: layout.real.width + layout.imaginary.width + between) {
      row, column, bytes in
      Display.separate(&bytes)
      if row != column, array.structure == .diagonal {
        appendPadded("0", layout.real.width + layout.imaginary.width + 4, to: &bytes)
      } else {
        layout.append(array.elements[column * rowCount + row], to: &bytes)
      }
    }
  }

  private static func separate(_ bytes: inout [UInt8]) {
    bytes.append(UInt8(ascii: " "))
    bytes.append(UInt8(ascii: " "))
  }

  /// The rows of a character matrix, which are never indented.
  mutating func textRows(_ array: TextArray) {
    for row in 0..<array.rows {
      bytes += array.row(row)
      newline()
    }
  }
}

extension Value {
  /// The elements of a real, complex or logical matrix, row by row, as Octave writes them but without padding: for
  /// typesetting. All numbers of a matrix share one notation. Other values have none.
  public func elementTexts(format: DisplayFormat) -> [[String]] {
    let text: (Int) -> String
    switch self {
    case .undefined: return []
    case .number(let number):
      let layout = format.scalarLayout(number)
      text = { _ in layout.text(number) }
    case .logical(let truth): text = { _ in truth ? "1" : "0" }
    case .object(let object):
      switch object.kind {
      case .real:
        let array = object.asReal
        let layout = format.layout(of: array)
        text = { layout.text(array.elements[$0]) }
      case .range:
        let range = object.asRange
        let layout = format.rangeLayout(range)
        text = { layout.text(range.element($0)) }
      case .logical:
        let array = object.asLogical
        text = { array.elements[$0] ? "1" : "0" }
      case .complex:
        let array = object.asComplex
        let layout = format.complexLayout(array)
        text = {
          if array.structure == .diagonal, $0 % array.rows != $0 / array.rows { return "0" }
          var bytes: [UInt8] = []
          layout.append(array.elements[$0], to: &bytes, padded: false)
          return String(decoding: bytes, as: UTF8.self)
        }
      case .text, .cell, .structure, .function: return []
      }
    }
    let (rowCount, columnCount) = (rows, columns)
    return (0..<rowCount).map { row in (0..<columnCount).map { text($0 * rowCount + row) } }
  }
}
