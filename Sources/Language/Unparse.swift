import Numerics
import Source

extension Expression {
  /// The expression as Octave prints the body of an anonymous function: blanks round operators and before brackets.
  ///
  /// Numbers are copied from `source`, the bytes that the spans refer to.
  ///
  /// A function inside another expression has no blank before its body.
  public func octaveText(source: [UInt8], isInside: Bool = false) -> String {
    var printer = Printer(source: source)
    if !isInside, case .anonymous(let parameters, let body) = kind {
      printer.appendParameters(parameters)
      printer.append(" ")
      printer.append(body)
    } else {
      printer.append(self)
    }
    return String(decoding: printer.bytes, as: UTF8.self)
  }
}

private struct Printer {
  let source: [UInt8]
  var bytes: [UInt8] = []
  /// Whether elements of a matrix or a cell array are being printed, and not the arguments of an index in them.
  var isInBrackets = false

  init(source: [UInt8]) { self.source = source }

  mutating func append(_ text: String) { bytes.append(contentsOf: text.utf8) }

  mutating func appendParameters(_ parameters: [Name]) {
    append("@(")
    for (index, parameter) in parameters.enumerated() { append(index > 0 ? ", " + parameter.text : parameter.text) }
    append(")")
  }

  mutating func append(_ expression: Expression) {
    switch expression.kind {
    case .number(let number, _):
      let start = min(max(expression.span.start, 0), source.count)
      let end = min(max(expression.span.end, start), source.count)
      if start < end { bytes.append(contentsOf: source[start..<end]) } else { append(NumberText.shortest(number)) }
    case .text(let characters, let isDouble): appendText(characters, isDouble)
    case .name(let name): append(name)
    case .colon: append(":")
    case .end: append("end")
    case .matrix(let rows): appendRows(rows, "[", "]")
    case .cell(let rows):
      // Octave 7 prints an empty cell like a displayed value.
      if rows.isEmpty { append("{}(0x0)\n") } else { appendRows(rows, "{", "}") }
    case .prefix(let operation, let operand):
      append(operation.rawValue)
      append(operand)
    case .postfix(let operation, let operand):
      append(operand)
      append(operation.rawValue)
    case .binary(let operation, let left, let right):
      append(left)
      if operation != .juxtapose { append(" " + operation.rawValue + " ") }
      append(right)
    case .range(let first, let step, let last):
      append(first)
      append(":")
      if let step {
        append(step)
        append(":")
      }
      append(last)
    case .index(let base, let arguments): appendIndex(base, arguments, "(", ")")
    case .cellIndex(let base, let arguments): appendIndex(base, arguments, "{", "}")
    case .field(let base, let name):
      append(base)
      append("." + name.text)
    case .dynamicField(let base, let names):
      append(base)
      append(".(")
      let outer = isInBrackets
      isInBrackets = false
      appendList(names)
      isInBrackets = outer
      append(")")
    case .anonymous(let parameters, let body):
      appendParameters(parameters)
      append(body)
    case .handle(let name): append("@" + name)
    case .group(let inner):
      append("(")
      append(inner)
      append(")")
    case .assignment(let targets, let value): appendAssignment(targets, value)
    case .invalid: break
    }
  }

  private mutating func appendList(_ expressions: [Expression]) {
    for (index, expression) in expressions.enumerated() {
      if index > 0 { append(", ") }
      append(expression)
    }
  }

  private mutating func appendRows(_ rows: [[Expression]], _ open: String, _ close: String) {
    append(open)
    let outer = isInBrackets
    isInBrackets = true
    defer { isInBrackets = outer }
    for (index, row) in rows.enumerated() {
      if index > 0 { append("; ") }
      appendList(row)
    }
    append(close)
  }

  private mutating func appendIndex(_ base: Expression, _ arguments: [Expression], _ open: String, _ close: String) {
    append(base)
    // Inside brackets a blank would begin a new element.
    append(isInBrackets ? open : " " + open)
    let outer = isInBrackets
    isInBrackets = false
    appendList(arguments)
    isInBrackets = outer
    append(close)
  }

  private mutating func appendAssignment(_ targets: [Expression?], _ value: Expression) {
    if targets.count != 1 { append("[") }
    for (index, target) in targets.enumerated() {
      if index > 0 { append(", ") }
      if let target { append(target) } else { append("~") }
    }
    if targets.count != 1 { append("]") }
    append(" = ")
    append(value)
  }

  private mutating func appendText(_ characters: [UInt8], _ isDouble: Bool) {
    // Octave does not double the quotes of a single-quoted string.
    guard isDouble else {
      append("'")
      bytes.append(contentsOf: characters)
      append("'")
      return
    }
    append("\"")
    for character in characters {
      switch character {
      case 0: break
      case 7: append("\\a")
      case 8: append("\\b")
      case 9: append("\\t")
      case 10: append("\\n")
      case 11: append("\\v")
      case 12: append("\\f")
      case 13: append("\\r")
      case UInt8(ascii: "\\"): append("\\\\")
      case UInt8(ascii: "\""): append("\\\"")
      case UInt8(ascii: "'"): append("'")
      default: bytes.append(character)
      }
    }
    append("\"")
  }
}
