import Numerics
import Source

extension Builtin {
  static let strings: [Builtin] =
    letterCases + characterTests + trimming + comparisons + textNumbers + patterns

  private static let letterCases: [Builtin] = [
    changed("upper", "The text in upper case.", "upper(\"abc\")", "ans = ABC", raised),
    changed("toupper", "The text in upper case.", "toupper(\"abc\")", "ans = ABC", raised),
    changed("lower", "The text in lower case.", "lower(\"ABC\")", "ans = abc", lowered),
    changed("tolower", "The text in lower case.", "tolower(\"ABC\")", "ans = abc", lowered),
    Builtin(
      "do_string_escapes", "text", arguments: 1...1,
      summary: "The text with escapes such as \\n replaced by their characters.",
      examples: ["do_string_escapes('a\\tb')": "ans = a\tb"]
    ) { call, machine throws(Failure) in
      guard let bytes = call.arguments[0].stringBytes else {
        throw Failure("do_string_escapes: STRING argument must be of type string")
      }
      var at = 0
      while let backslash = bytes[at...].firstIndex(of: UInt8(ascii: "\\")), backslash + 1 < bytes.count {
        let letter = bytes[backslash + 1]
        at = backslash + 2
        if letter == UInt8(ascii: "x"), at == bytes.count || hexadecimalDigit(bytes[at]) == nil {
          try machine.warn(Failure("malformed hex escape sequence '\\x' -- converting to '\\0'"))
        } else if letter != UInt8(ascii: "x"), letter != UInt8(ascii: "'"), letter != UInt8(ascii: "\""),
          letter != UInt8(ascii: "\\"), processedEscapes([UInt8(ascii: "\\"), letter]) == [letter]
        {
          let shown = String(decoding: [letter], as: UTF8.self)
          try machine.warn(Failure("unrecognized escape sequence '\\\(shown)' -- converting to '\(shown)'"))
        }
      }
      return [Value(textBytes: processedEscapes(bytes), isDoubleQuoted: true)]
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
    _ name: StaticString, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable (UInt8) -> UInt8
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
    _ name: StaticString, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable (UInt8) -> Bool
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
      "strvcat", "text, …", atLeast: 0, summary: "Texts under each other, the empty ones left out.",
      examples: ["strvcat(\"a\", \"bcd\")": "ans =\n\na  \nbcd\n"]
    ) { call, _ throws(Failure) in
      var rows: [[UInt8]] = []
      for argument in call.arguments { rows += try characterRows(argument, "strvcat").filter { !$0.isEmpty } }
      return [Value(textRows: rows)]
    }
  ]
}
