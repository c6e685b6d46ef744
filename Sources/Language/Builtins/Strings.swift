import Numerics
import Source

extension Builtin {
  static let strings: [Builtin] =
    letterCases + characterTests + trimming + comparisons + splitting + textNumbers + patterns

  private static let letterCases: [Builtin] = [
    changed("upper", "The text in upper case.", "upper(\"abc\")", "ans = ABC", raised),
    changed("toupper", "The text in upper case.", "toupper(\"abc\")", "ans = ABC", raised),
    changed("lower", "The text in lower case.", "lower(\"ABC\")", "ans = abc", lowered),
    changed("tolower", "The text in lower case.", "tolower(\"ABC\")", "ans = abc", lowered),
    Builtin(
      "do_string_escapes", .value("text"), summary: "The text with escapes such as \\n replaced by their characters.",
      examples: ["do_string_escapes('a\\tb')": "ans = a\tb"]
    ) { text throws(Failure) in
      guard let bytes = text.stringBytes else {
        throw Failure("do_string_escapes: STRING argument must be of type string")
      }
      return Value(textBytes: processedEscapes(bytes), isDoubleQuoted: true)
    },
    Builtin(
      "undo_string_escapes", .value("text"),
      summary: "The text with special characters replaced by escapes such as \\n.",
      examples: ["undo_string_escapes(\"a\\tb\")": "ans = a\\tb"]
    ) { text throws(Failure) in
      guard let bytes = text.stringBytes else { throw Failure("undo_string_escapes: S argument must be a string") }
      return Value(escaped(bytes))
    },
    Builtin(
      "rats", "x, [length]", arguments: 1...2, summary: "The numbers as text, as fractions that fit a length.",
      examples: ["rats(0.75)": "ans =       3/4"]
    ) { call, _ throws(Failure) in
      let x = call.arguments[0]
      try requireReal(x, "rats")
      let length = call.arguments.count > 1 ? try integerArgument(call.arguments, 1, "rats", "LEN") : 9
      if x.isScalar, x.element(0) == 0 { return [Value("0")] }
      func fraction(_ number: Double) -> String {
        let text = rationalText(number, length: length)
        return text.utf8.count > length ? "*" : text
      }
      let rows = (0..<x.rows).map { row in
        (0..<x.columns).reduce(into: [UInt8]()) { line, column in
          let number = x.element(column * x.rows + row)
          let text = (number == 0 ? "0" : fraction(number)).bytes
          let width = length + (x.isScalar ? 0 : 2)
          line += [UInt8](repeating: 32, count: max(0, width - text.count)) + text
        }
      }
      return [Value(textRows: rows)]
    },
  ]

  @inline(__always)
  private static func changed(
    _ name: String, _ summary: String, _ example: String, _ output: String, _ body: @escaping @Sendable (UInt8) -> UInt8
  ) -> Builtin {
    Builtin(name, .value("text"), summary: summary, examples: [example: output]) { value throws(Failure) in
      guard let result = changed(value, body) else {
        throw Failure("\(name): wrong type argument '\(value.typeName)'")
      }
      return result
    }
  }

  private static func changed(_ value: Value, _ body: (UInt8) -> UInt8) -> Value? {
    if case .object(let object) = value, object.kind == .text {
      let text = object.asText
      return .object(TextArray(rows: text.rows, columns: text.columns, text.elements.map { body($0) }))
    }
    guard let elements = value.cellElements else { return value.isArithmetic ? value : nil }
    var results: [Value] = []
    for element in elements {
      guard let result = changed(element, body) else { return nil }
      results.append(result)
    }
    return Value(rows: value.rows, columns: value.columns, cells: results)
  }

  private static let characterTests: [Builtin] = [
    each("isspace", "Whether each character is a blank.", "isspace(\"a b\")", "ans =\n\n  0  1  0\n", isBlank),
    each("isalpha", "Whether each character is a letter.", "isalpha(\"a1\")", "ans =\n\n  1  0\n", isLetter),
    each("isletter", "Whether each character is a letter.", "isletter(\"a1\")", "ans =\n\n  1  0\n", isLetter),
    each("isdigit", "Whether each character is a digit.", "isdigit(\"a1\")", "ans =\n\n  0  1\n", isDigit),
    each("isalnum", "Whether each character is a letter or a digit.", "isalnum(\"a_1\")", "ans =\n\n  1  0  1\n") {
      isLetter($0) || isDigit($0)
    },
    each("isupper", "Whether each character is an upper-case letter.", "isupper(\"aB\")", "ans =\n\n  0  1\n") {
      lowered($0) != $0
    },
    each("islower", "Whether each character is a lower-case letter.", "islower(\"aB\")", "ans =\n\n  1  0\n") {
      raised($0) != $0
    },
    each("ispunct", "Whether each character is punctuation.", "ispunct(\"a,b\")", "ans =\n\n  0  1  0\n") {
      $0 > 32 && $0 < 127 && !isLetter($0) && !isDigit($0)
    },
  ]

  @inline(__always)
  private static func each(
    _ name: String, _ summary: String, _ example: String, _ output: String, _ body: @escaping @Sendable (UInt8) -> Bool
  ) -> Builtin {
    Builtin(name, .value("text"), summary: summary, examples: [example: output]) { value throws(Failure) in
      characterTest(value, body)
    }
  }

  private static func characterTest(_ value: Value, _ body: (UInt8) -> Bool) -> Value {
    if case .object(let object) = value {
      if object.kind == .text {
        let text = object.asText
        return Value(rows: text.rows, columns: text.columns, logical: text.elements.map { body($0) })
      }
      if object.kind == .cell {
        let results = object.asCell.elements.map { characterTest($0, body) }
        return Value(rows: value.rows, columns: value.columns, cells: results)
      }
    }
    return Value(rows: value.rows, columns: value.columns, logical: [Bool](repeating: false, count: value.count))
  }

  private static let trimming: [Builtin] = [
    Builtin(
      "blanks", .number("n"), summary: "A string of n blanks.", examples: ["size(blanks(3))": "ans =\n\n   1   3\n"]
    ) {
      n throws(Failure) in
      guard n >= 0, n == n.rounded(), n < 1e9 else { throw Failure("blanks: N must be a non-negative integer") }
      try Value.checkSize(1, Int(n))
      return rowText([UInt8](repeating: 32, count: Int(n)))
    },
    Builtin(
      "substr", .text("text"), .integer("offset"), .integer("length"), summary: "A part of a text from an offset on.",
      examples: ["substr(\"hello\", 2, 3)": "ans = ell"]
    ) { text, offset, length throws(Failure) in
      let bytes = text.bytes
      guard offset >= 1, length >= 0, offset - 1 <= bytes.count, length <= bytes.count - (offset - 1) else {
        throw Failure("substr: length LEN must be between 0 and \(max(0, bytes.count - offset + 1))")
      }
      return Value(textBytes: Array(bytes[(offset - 1)..<(offset - 1 + length)]))
    },
    Builtin(
      "strjust", "text, [side]", arguments: 1...2, summary: "The rows of text moved to the right, left or center.",
      examples: ["strjust([\"a  \"; \"bb \"], \"right\")": "ans =\n\n  a\n bb\n"]
    ) { call, _ throws(Failure) in
      guard let rows = call.arguments[0].textRows else { throw Failure("strjust: S must be a string") }
      let side = call.arguments.count > 1 ? try textArgument(call.arguments, 1, "strjust", "POS") : "right"
      guard let letter = side.bytes.first else { throw Failure("strjust: POS must be right, left or center") }
      return [Value(textRows: rows.map { justified($0, lowered(letter)) })]
    },
    Builtin(
      "strvcat", "text, …", atLeast: 1, summary: "Texts under each other, the empty ones left out.",
      examples: ["strvcat(\"a\", \"bcd\")": "ans =\n\na  \nbcd\n"]
    ) { call, _ throws(Failure) in
      var rows: [[UInt8]] = []
      for argument in call.arguments { rows += try characterRows(argument, "strvcat").filter { !$0.isEmpty } }
      return [Value(textRows: rows)]
    },
    Builtin(
      "cstrcat", "text, …", atLeast: 1, summary: "Strings joined with all their blanks.",
      examples: ["cstrcat(\"ab \", \"cd\")": "ans = ab cd"]
    ) { call, _ throws(Failure) in
      var bytes: [UInt8] = []
      for argument in call.arguments {
        guard let text = argument.stringBytes else {
          throw Failure("cstrcat: arguments must be character strings")
        }
        bytes += text
      }
      return [Value(textBytes: bytes)]
    },
  ]

  private static func trimmed(_ value: Value, _ function: String, atStart: Bool) throws(Failure) -> Value {
    if let rows = value.textRows, rows.count > 1 {
      var first = rows[0].count
      var end = 0
      for row in rows {
        first = min(first, row.firstIndex { !isTrimmed($0) } ?? row.count)
        end = max(end, (row.lastIndex { !isTrimmed($0) } ?? -1) + 1)
      }
      let start = atStart ? first : 0
      return Value(textRows: rows.map { start < end ? Array($0[start..<end]) : [] })
    }
    let result = mappedStrings(value) { bytes in
      let end = (bytes.lastIndex { !isTrimmed($0) } ?? -1) + 1
      let start = atStart ? bytes.firstIndex { !isTrimmed($0) } ?? end : 0
      return Value(textBytes: start < end ? Array(bytes[start..<end]) : [])
    }
    guard let result else {
      throw Failure("\(function): S argument must be a string or cellstring", hint: "it is a \(value.typeName)")
    }
    return result
  }

  private static func isTrimmed(_ byte: UInt8) -> Bool { isBlank(byte) || byte == 0 }

  private static func justified(_ row: [UInt8], _ side: UInt8) -> [UInt8] {
    guard let first = row.firstIndex(where: { $0 != 32 }), let last = row.lastIndex(where: { $0 != 32 }) else {
      return row
    }
    let text = row[first...last]
    let spare = row.count - text.count
    let before = side == UInt8(ascii: "l") ? 0 : side == UInt8(ascii: "c") ? spare / 2 : spare
    return [UInt8](repeating: 32, count: before) + text + [UInt8](repeating: 32, count: spare - before)
  }

  private static func concatenated(_ arguments: [Value]) throws(Failure) -> Value {
    guard
      let shape = arguments.first(where: { $0.kind == .cell && $0.count != 1 })
        ?? arguments.first(where: { $0.kind == .cell })
    else {
      var parts: [Value] = []
      for argument in arguments {
        guard argument.isText else {
          throw Failure(
            "strcat: inputs must be strings or cells of strings", hint: "turn numbers into text with num2str")
        }
        parts.append(argument.rows == 1 ? try trimmed(argument, "strcat", atStart: false) : argument)
      }
      return try horizontal(parts)
    }
    var results = [[UInt8]](repeating: [], count: shape.count)
    for argument in arguments {
      guard let strings = argument.strings, strings.count == 1 || strings.count == shape.count else {
        throw Failure(
          "strcat: nonconformant cell arrays or strings", hint: "sizes are \(shape.sizeText) and \(argument.sizeText)")
      }
      for index in results.indices { results[index] += strings[strings.count == 1 ? 0 : index] }
    }
    return Value(rows: shape.rows, columns: shape.columns, cells: results.map { Value(textBytes: $0) })
  }
}
