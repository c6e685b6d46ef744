import Numerics
import Source

/// The rows of `num2str(value)`, of equal length; `precision` is the number of significant digits.
func num2strText(_ value: Value, precision: Int?) -> [[UInt8]] {
  let (rowCount, columnCount) = (value.rows, value.columns)
  guard rowCount > 0, columnCount > 0 else { return [] }
  if case .object(let object) = value, object.kind == .text {
    return (0..<rowCount).map { object.asText.row($0) }
  }
  var largest = 0.0
  var isInteger = true
  var hasNonfinite = false
  for index in 0..<value.count {
    let element = value.complexElement(index)
    for part in [element.re, element.im] {
      if part.isFinite {
        largest = max(largest, abs(part))
        if part != part.rounded() { isInteger = false }
      } else {
        hasNonfinite = true
      }
    }
  }
  let exponent = largest == 0 ? 0 : Int(Real.log10(largest).rounded(.down))
  var width: Int
  var significant: Int?
  if let precision {
    width = precision + 7
    significant = precision
  } else if value.isLogical {
    width = 3
  } else if !isInteger || (exponent > 15 && !value.isComplex) {
    let digits = min(max(exponent + 5, 5), 16)
    width = digits + 7
    significant = digits
  } else {
    width = exponent + 3
    if hasNonfinite && !value.isComplex { width = max(width, 5) }
  }
  func text(_ number: Double) -> String {
    if let significant { return NumberText.general(number, significant: significant) }
    return NumberText.fixed(number, decimals: 0)
  }
  var rows: [[UInt8]] = []
  for row in 0..<rowCount {
    var bytes: [UInt8] = []
    for column in 0..<columnCount {
      let index = column * rowCount + row
      guard value.isComplex else {
        appendPadded(text(value.element(index)), width, to: &bytes)
        continue
      }
      let number = value.complexElement(index)
      appendPadded(text(number.re), width, to: &bytes)
      let imaginary = (number.im.sign == .minus && !number.im.isNaN ? "" : "+") + text(number.im)
      bytes.append(contentsOf: imaginary.utf8)
      bytes.append(UInt8(ascii: "i"))
      for _ in 0..<max(width - imaginary.utf8.count, 0) { bytes.append(UInt8(ascii: " ")) }
    }
    rows.append(bytes)
  }
  return trimmed(rows)
}

/// Rows without the blank columns at their ends, padded to equal length.
func trimmed(_ rows: [[UInt8]]) -> [[UInt8]] {
  let blank = UInt8(ascii: " ")
  var start = Int.max
  var end = 0
  for row in rows {
    if let first = row.firstIndex(where: { $0 != blank }) { start = min(start, first) }
    if let last = row.lastIndex(where: { $0 != blank }) { end = max(end, last + 1) }
  }
  guard start < end else { return rows.map { _ in [] } }
  return rows.map { row in
    let shown = row[min(start, row.count)..<min(end, row.count)]
    return Array(shown) + [UInt8](repeating: blank, count: end - start - shown.count)
  }
}

/// The text of `mat2str(value, precision)`: code that makes the matrix again.
func mat2strText(_ value: Value, precision: Int, imaginary: Int? = nil) -> String {
  let (rowCount, columnCount) = (value.rows, value.columns)
  if case .object(let object) = value, object.kind == .text {
    let texts = (0..<rowCount).map { "\"" + escaped(object.asText.row($0)) + "\"" }
    return rowCount == 0 ? "\"\"" : rowCount == 1 ? texts[0] : "[" + texts.joined(separator: ";") + "]"
  }
  if rowCount == 0 || columnCount == 0 { return "[]" }
  func text(_ index: Int) -> String {
    if value.isLogical { return value.element(index) != 0 ? "true" : "false" }
    guard value.isComplex else { return NumberText.general(value.element(index), significant: precision) }
    let number = value.complexElement(index)
    let sign = number.im.sign == .minus && !number.im.isNaN ? "" : "+"
    return NumberText.general(number.re, significant: precision) + sign
      + NumberText.general(number.im, significant: imaginary ?? precision) + "i"
  }
  if rowCount == 1 && columnCount == 1 { return text(0) }
  var result = "["
  for row in 0..<rowCount {
    if row > 0 { result += ";" }
    for column in 0..<columnCount {
      if column > 0 { result += " " }
      result += text(column * rowCount + row)
    }
  }
  return result + "]"
}

/// Text as it stands in a double-quoted string.
func escaped(_ bytes: [UInt8]) -> String {
  let letters = "abtnvfr".bytes
  var result: [UInt8] = []
  for byte in bytes {
    var letter: UInt8?
    if byte >= 7, byte <= 13 { letter = letters[Int(byte) - 7] }
    if byte == 0 { letter = UInt8(ascii: "0") }
    if byte == UInt8(ascii: "\\") || byte == UInt8(ascii: "\"") { letter = byte }
    if letter != nil { result.append(UInt8(ascii: "\\")) }
    result.append(letter ?? byte)
  }
  return String(decoding: result, as: UTF8.self)
}
