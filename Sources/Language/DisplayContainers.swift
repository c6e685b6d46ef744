extension Display {
  /// The elements of a cell array in braces, each framed under its indices.
  mutating func cells(_ array: CellArray) {
    blanks(indent)
    text("{\n")
    indent += 2
    let rowCount = array.rows
    for (index, element) in array.elements.enumerated() {
      named("[\(index % rowCount + 1),\(index / rowCount + 1)]", element)
    }
    indent -= 2
    blanks(indent)
    text("}\n")
  }

  /// A struct or struct array with its heading.
  mutating func structure(_ array: StructArray) {
    indent += 2
    if array.count == 1 {
      blanks(indent)
      text("scalar structure containing the fields:\n")
      blankLine()
      indent += 2
      fields(array)
      indent -= 2
    } else {
      structArray(array)
    }
    indent -= 2
  }

  /// The size and the field names of a struct array, whose values are never shown.
  mutating func structArray(_ array: StructArray) {
    blanks(indent)
    text("\(array.rows)x\(array.columns) struct array containing the fields:\n")
    blankLine()
    for key in array.keys {
      blanks(indent + 2)
      text(key)
      newline()
    }
  }

  /// The fields of a struct, or their types alone where it is nested too deeply.
  mutating func fields(_ array: StructArray) {
    guard let values = array.elements.first else { return }
    let showsValues = structLevels > 0
    structLevels -= 1
    for index in values.indices {
      let (key, value) = (array.keys[index], values[index])
      if showsValues {
        named(key, value)
      } else {
        blanks(indent)
        text("\(key): \(value.sizeText) \(summaryType(value))\n")
      }
    }
    structLevels += 1
  }

  /// Octave's internal name of a value's type where only that is shown.
  private func summaryType(_ value: Value) -> String {
    guard case .object(let object) = value else { return value.typeName }
    switch object.kind {
    case .range: return "double_range"
    case .text: return object.asText.isDoubleQuoted ? "string" : "sq_string"
    case .real, .logical, .complex, .cell, .structure, .function: return value.typeName
    }
  }
}
