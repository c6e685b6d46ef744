import Numerics
import Source

extension Builtin {
  /// Numbers as text and text as numbers, a part of the family of strings.
  static let textNumbers: [Builtin] = [
    Builtin(
      "num2str", "x, [precision]", arguments: 1...2,
      summary: "Numbers as text, with a number of significant digits or by a template.",
      examples: ["num2str(pi)": "ans = 3.1416", "num2str(pi, 8)": "ans = 3.1415927"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      if x.isText { return [x] }
      guard x.isArithmetic else { throw Failure("num2str: X must be a numeric, logical, or character array") }
      guard call.arguments.count > 1 else { return [textMatrix(num2strText(x, precision: nil))] }
      if call.arguments[1].isText {
        var rows: [[UInt8]] = []
        for row in 0..<x.rows {
          let entries = gather(x, rows: 1, columns: x.columns) { $0 * x.rows + row }
          rows.append(try formattedBytes([call.arguments[1], entries], "num2str"))
        }
        return [textMatrix(trimmed(rows))]
      }
      let given = call.arguments[1]
      guard given.isRealLike, given.isScalar, let precision = wholeNumber(given.element(0)), precision >= 0,
        precision < 1000
      else { throw Failure("num2str: PRECISION must be a scalar integer >= 0") }
      return [textMatrix(num2strText(x, precision: precision))]
    },
    Builtin("int2str", .value("x"), summary: "Numbers as text, rounded.", examples: ["int2str(2.7)": "ans = 3"]) {
      x throws(Failure) in
      if x.isText { return x }
      guard x.isArithmetic else { throw Failure("int2str: N must be a numeric, logical, or character array") }
      guard x.isRealLike else { throw Failure("int2str: N must be real") }
      return textMatrix(num2strText(x.like(x.realElements.map { $0.rounded() }), precision: nil))
    },
    Builtin(
      "mat2str", "X, N", arguments: 1...3, summary: "A matrix as the code that makes it.",
      examples: ["mat2str([1 2; 3 4.5])": "ans = [1 2;3 4.5]"]
    ) { call, _ throws(Failure) in
      let a = call.arguments[0]
      guard a.isArithmetic, !a.isText else {
        throw Library.builtin(named: "mat2str")?.invalidCall ?? Failure("Invalid call to mat2str")
      }
      let given = call.arguments.count > 1 && !call.arguments[1].isText ? call.arguments[1].realElements : [15]
      guard given.count == 1 || given.count == 2 else { throw Failure("mat2str: N must have only 1 or 2 elements") }
      for number in given where !(number >= 1 && number < 1000) {
        throw Failure("mat2str: N must be a positive integer")
      }
      let text = mat2strText(a, precision: Int(given[0]), imaginary: Int(given[given.count - 1]))
      let isNamed = call.arguments.last?.textValue == "class"
      return [Value(isNamed ? "\(a.className)(\(text))" : text)]
    },
    Builtin(
      "str2double", .value("text"), summary: "The number that a text shows, or NaN where it shows none.",
      examples: ["str2double(\"1e3\")": "ans = 1000", "str2double({\"2.5\", \"x\"})": "ans =\n\n   2.5000      NaN\n"]
    ) { value throws(Failure) in
      if let bytes = value.stringBytes {
        if bytes == "NA".bytes { return .number(.missing) }
        return Value(complexNumber(in: bytes) ?? Complex(.nan, 0))
      }
      if value.isEmpty, value.kind != .cell { return .number(.nan) }
      if let rows = value.textRows {
        let numbers = rows.map { complexNumber(in: $0) ?? Complex(.nan, 0) }
        return Value(rows: rows.count, columns: 1, complex: numbers)
      }
      guard let elements = value.cellElements else {
        return Value(rows: value.rows, columns: value.columns, [Double](repeating: .nan, count: value.count))
      }
      let numbers = elements.map { $0.stringBytes.flatMap { complexNumber(in: $0) } ?? Complex(.nan, 0) }
      return Value(rows: value.rows, columns: value.columns, complex: numbers)
    },
    Builtin(
      "str2num", "text", arguments: 1...1, summary: "The value of the expression in a text, and whether it has one.",
      examples: ["str2num(\"[1 2 3]\")": "ans =\n\n   1   2   3\n"]
    ) { call, machine throws(Failure) in
      guard let bytes = call.arguments[0].stringBytes else { throw Failure("str2num: S must be a string") }
      do throws(Failure) {
        return [try machine.evaluated("[".bytes + bytes + "]".bytes, "str2num"), .logical(true)]
      } catch {
        if error.isLimit { throw error }
        return [.emptyMatrix, .logical(false)]
      }
    },
  ]

  private static func textMatrix(_ rows: [[UInt8]]) -> Value {
    var blanks = Int.max
    for row in rows { blanks = min(blanks, row.firstIndex { $0 != 32 } ?? row.count) }
    let rows = rows.map { Array($0.dropFirst(blanks)) }
    return rows.count == 1 ? Value(textBytes: rows[0]) : Value(textRows: rows)
  }
}

/// The complex number that a whole text shows, such as `-1.5e3`, `Inf`, `2 - 3i`; nil when it shows none.
func complexNumber(in text: [UInt8]) -> Complex? {
  // A comma groups digits, as in 1,222.5.
  let bytes = text.filter { $0 != UInt8(ascii: ",") }
  var at = 0
  var re: Double?
  var im: Double?
  func skip() { while at < bytes.count, isBlank(bytes[at]) { at += 1 } }
  func isUnit() -> Bool { at < bytes.count && (bytes[at] == UInt8(ascii: "i") || bytes[at] == UInt8(ascii: "j")) }
  func skips(_ sign: UInt8) -> Bool {
    if at < bytes.count, bytes[at] == sign { at += 1 } else { return false }
    return true
  }
  /// The number here without its sign.
  func number() -> Double? {
    let letters = bytes[at...].prefix(3).map { lowered($0) }
    if letters == "inf".bytes || letters == "nan".bytes {
      at += 3
      return letters == "inf".bytes ? .infinity : .nan
    }
    guard let decimal = DecimalNumber(bytes[at...]) else { return nil }
    at = decimal.end
    return decimal.value
  }
  skip()
  while at < bytes.count {
    var sign = 1.0
    if bytes[at] == UInt8(ascii: "+") || bytes[at] == UInt8(ascii: "-") {
      sign = bytes[at] == UInt8(ascii: "-") ? -1 : 1
      at += 1
      skip()
    } else if re != nil || im != nil {
      return nil
    }
    let size = number()
    guard size != nil || isUnit() else { return nil }
    skip()
    if size != nil, skips(UInt8(ascii: "*")) {
      skip()
      guard isUnit() else { return nil }
    }
    if isUnit() {
      guard im == nil else { return nil }
      at += 1
      var factor = size ?? 1
      // The unit may also stand before its factor.
      skip()
      if size == nil, skips(UInt8(ascii: "*")) {
        skip()
        guard let after = number() else { return nil }
        factor = after
      }
      im = sign * factor
    } else {
      guard re == nil else { return nil }
      re = sign * (size ?? 1)
    }
    skip()
  }
  guard re != nil || im != nil else { return nil }
  return Complex(re ?? 0, im ?? 0)
}
