import Source

extension Builtin {
  /// Comparing and searching texts, a part of the family of strings.
  static let comparisons: [Builtin] = [
    comparing("strcmp", "Whether two texts are equal.", "strcmp(\"ab\", \"ab\")", "ans = 1") { $0 == $1 },
    comparing(
      "strcmpi", "Whether two texts are equal but for upper and lower case.", "strcmpi(\"AB\", \"ab\")", "ans = 1"
    ) {
      $0.map { lowered($0) } == $1.map { lowered($0) }
    },
    comparingStart(
      "strncmp", "Whether the first n characters of two texts are equal.", "strncmp(\"abc\", \"abd\", 2)", "ans = 1"
    ) {
      $0
    },
    comparingStart(
      "strncmpi", "Whether the first n characters of two texts are equal but for upper and lower case.",
      "strncmpi(\"ABc\", \"abd\", 2)", "ans = 1", lowered),
    matching("startsWith", "Whether a text begins with a pattern.", "startsWith(\"hello\", \"he\")", "ans = 1") {
      $0.starts(with: $1)
    },
    matching("endsWith", "Whether a text ends with a pattern.", "endsWith(\"hello\", \"lo\")", "ans = 1") {
      $0.count >= $1.count && $0.suffix($1.count).elementsEqual($1)
    },
    Builtin(
      "strfind", "text, pattern", arguments: 2...4, summary: "Where a pattern begins in a text.",
      examples: ["strfind(\"abcab\", \"ab\")": "ans =\n\n   1   4\n"]
    ) { call, _ throws(Failure) in
      guard let pattern = call.arguments[1].stringBytes else {
        throw Failure("strfind: PATTERN must be a string or cell array of strings")
      }
      let text = call.arguments[0]
      guard text.kind == .cell || text.isText, text.isText || text.cellStrings != nil else {
        throw Failure("strfind: STR must be a string or cell array of strings")
      }
      let places = mappedStrings(text) { bytes in
        let found = occurrences(of: pattern, in: bytes)
        if found.isEmpty { return .emptyMatrix }
        return .row(found.map { Double($0 + 1) })
      }
      return [places ?? .emptyMatrix]
    },
    Builtin(
      "index", "text, pattern, [direction]", arguments: 2...3,
      summary: "Where a pattern first, or last, begins in a text; 0 when it does not.",
      examples: ["index(\"banana\", \"an\")": "ans = 2"]
    ) { call, _ throws(Failure) in
      let isLast = call.arguments.count > 2 && call.arguments[2].textValue == "last"
      return [try place(call.arguments, "index", last: isLast)]
    },
    Builtin(
      "rindex", "text, pattern", arguments: 2...2,
      summary: "Where a pattern last begins in a text; 0 when it does not.",
      examples: ["rindex(\"banana\", \"an\")": "ans = 4"]
    ) { call, _ throws(Failure) in [try place(call.arguments, "rindex", last: true)] },
    Builtin(
      "strrep", "text, pattern, replacement", arguments: 3...3, summary: "The text with a pattern replaced everywhere.",
      examples: ["strrep(\"one two\", \"o\", \"0\")": "ans = 0ne tw0"]
    ) { call, _ throws(Failure) in
      guard let pattern = call.arguments[1].stringBytes, let replacement = call.arguments[2].stringBytes else {
        throw Failure("strrep: PTN and REP arguments must be strings or cell arrays of strings")
      }
      let result = mappedStrings(call.arguments[0]) { bytes in
        var result: [UInt8] = []
        var at = 0
        for place in occurrences(of: pattern, in: bytes, disjoint: true) {
          result += bytes[at..<place]
          result += replacement
          at = place + pattern.count
        }
        return Value(textBytes: result + bytes[at...])
      }
      guard let result else {
        throw Failure("strrep: STR, PTN, and REP arguments must be strings or cell arrays of strings")
      }
      return [result]
    },
  ]

  @inline(__always)
  private static func comparing(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
  ) -> Builtin {
    Builtin(name, .value("a"), .value("b"), summary: summary, examples: [example: output]) { a, b throws(Failure) in
      compared(a, b, needsSize: true, body)
    }
  }

  @inline(__always)
  private static func comparingStart(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ letter: @escaping @Sendable (UInt8) -> UInt8
  ) -> Builtin {
    Builtin(name, .value("a"), .value("b"), .integer("n"), summary: summary, examples: [example: output]) {
      a, b, n throws(Failure) in
      guard n > 0 else { throw Failure("\(name): N must be greater than 0") }
      return compared(a, b, needsSize: false) { x, y in
        x.count >= n && y.count >= n && x.prefix(n).map { letter($0) } == y.prefix(n).map { letter($0) }
      }
    }
  }

  /// Compares strings, a string with each of a cell array, or the strings of two cell arrays of one size.
  private static func compared(
    _ a: Value, _ b: Value, needsSize: Bool, _ body: ([UInt8], [UInt8]) -> Bool
  ) -> Value {
    func single(_ x: Value, _ y: Value) -> Bool {
      guard case .object(let first) = x, case .object(let second) = y, first.kind == .text, second.kind == .text else {
        return false
      }
      if needsSize, first.rows != second.rows || first.columns != second.columns {
        return x.isEmpty && y.isEmpty
      }
      return body(first.asText.rowBytes, second.asText.rowBytes)
    }
    switch (a.cellElements, b.cellElements) {
    case (nil, nil): return .logical(single(a, b))
    case (let cells?, nil): return Value(rows: a.rows, columns: a.columns, logical: cells.map { single($0, b) })
    case (nil, let cells?): return Value(rows: b.rows, columns: b.columns, logical: cells.map { single(a, $0) })
    case (let first?, let second?):
      if first.count == 1 {
        return Value(rows: b.rows, columns: b.columns, logical: second.map { single(first[0], $0) })
      }
      if second.count == 1 {
        return Value(rows: a.rows, columns: a.columns, logical: first.map { single($0, second[0]) })
      }
      guard a.rows == b.rows, a.columns == b.columns else { return .logical(false) }
      return Value(rows: a.rows, columns: a.columns, logical: zip(first, second).map { single($0.0, $0.1) })
    }
  }

  @inline(__always)
  private static func matching(
    _ name: String, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
  ) -> Builtin {
    Builtin(
      name, "text, pattern, [\"IgnoreCase\", truth]", arguments: 2...4, summary: summary, examples: [example: output]
    ) { call, _ throws(Failure) in
      guard let strings = call.arguments[0].strings else {
        throw Failure("\(name): STR must be a string or cell array of strings")
      }
      guard let patterns = call.arguments[1].strings else {
        throw Failure("\(name): PATTERN must be a string or cell array of strings")
      }
      let ignoresCase = call.arguments.count == 4 ? try isTrue(call.arguments[3]) : false
      func letters(_ bytes: [UInt8]) -> [UInt8] { ignoresCase ? bytes.map { lowered($0) } : bytes }
      let truths = strings.map { text in patterns.contains { body(letters(text), letters($0)) } }
      let isCell = call.arguments[0].kind == .cell
      return [
        isCell
          ? Value(rows: call.arguments[0].rows, columns: call.arguments[0].columns, logical: truths)
          : Value(rows: truths.count, columns: 1, logical: truths)
      ]
    }
  }

  private static func place(_ arguments: [Value], _ function: String, last: Bool) throws(Failure) -> Value {
    guard let pattern = arguments[1].stringBytes, let strings = arguments[0].strings else {
      throw Failure("\(function): T and S must be strings or cell arrays of strings")
    }
    let places = strings.map { (bytes: [UInt8]) -> Double in
      let found = occurrences(of: pattern, in: bytes)
      return Double(((last ? found.last : found.first) ?? -1) + 1)
    }
    let isCell = arguments[0].kind == .cell
    return Value(rows: isCell ? arguments[0].rows : places.count, columns: isCell ? arguments[0].columns : 1, places)
  }
}
