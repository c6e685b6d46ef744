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
      let overlaps = try overlapsOption(call.arguments, 2, "strfind")
      let text = call.arguments[0]
      guard text.kind == .cell || text.isText else {
        throw Failure("strfind: first argument must be a string or cell array of strings")
      }
      guard text.isText || text.cellStrings != nil else {
        throw Failure("strfind: each element of CELLSTR must be a string")
      }
      func places(_ pattern: [UInt8]) -> Value {
        mappedStrings(text) { bytes in
          let found = occurrences(of: pattern, in: bytes, disjoint: !overlaps)
          if found.isEmpty { return .emptyMatrix }
          return .row(found.map { Double($0 + 1) })
        } ?? .emptyMatrix
      }
      if let pattern = call.arguments[1].stringBytes { return [places(pattern)] }
      guard let patterns = call.arguments[1].cellStrings else {
        throw Failure("strfind: PATTERN must be a string or cell array of strings")
      }
      return [
        Value(rows: call.arguments[1].rows, columns: call.arguments[1].columns, cells: patterns.map { places($0) })
      ]
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
      "strrep",
      "NEWSTR = strrep (STR, PTN, REP)\nNEWSTR = strrep (CELLSTR, PTN, REP)\nNEWSTR = strrep (..., \"overlaps\", VAL)",
      arguments: 3...5,
      summary: "The text with a pattern replaced everywhere.",
      examples: ["strrep(\"one two\", \"o\", \"0\")": "ans = 0ne tw0"]
    ) { call, _ throws(Failure) in
      guard let pattern = call.arguments[1].stringBytes, let replacement = call.arguments[2].stringBytes else {
        throw Failure("strrep: PTN and REP arguments must be strings or cell arrays of strings")
      }
      let overlaps = try overlapsOption(call.arguments, 3, "strrep")
      if call.arguments[0].kind == .cell, call.arguments[0].cellStrings == nil {
        throw Failure("strrep: each element of S must be a string")
      }
      let result = mappedStrings(call.arguments[0]) { bytes in
        var result: [UInt8] = []
        var at = 0
        for place in occurrences(of: pattern, in: bytes, disjoint: !overlaps) {
          if at < place { result += bytes[at..<place] }
          result += replacement
          at = place + pattern.count
        }
        return Value(textBytes: result + bytes[at...])
      }
      guard let result else {
        throw Failure("strrep: S must be a string or cell array of strings")
      }
      return [result]
    },
  ]

  /// The value of the option "overlaps", the only one, which is true when it is not given.
  private static func overlapsOption(_ arguments: [Value], _ index: Int, _ name: String) throws(Failure) -> Bool {
    guard arguments.count > index else { return true }
    guard arguments.count == index + 2, let option = arguments[index].textValue, arguments[index + 1].isScalar else {
      if arguments.count == index + 1 {
        throw Library.builtin(named: name)?.invalidCall ?? Failure("Invalid call to \(name)")
      }
      throw Failure("\(name): invalid optional argument")
    }
    if option == "forcecelloutput" { return true }
    guard option == "overlaps" else { throw Failure("\(name): unknown option: \(option)") }
    return try isTrue(arguments[index + 1])
  }

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
        x.prefix(n).map { letter($0) } == y.prefix(n).map { letter($0) }
      }
    }
  }

  /// Compares strings, a string with each of a cell array, or the strings of two cell arrays of one size.
  private static func compared(
    _ a: Value, _ b: Value, needsSize: Bool, _ body: ([UInt8], [UInt8]) -> Bool
  ) -> Value {
    func single(_ x: Value, _ y: Value, needsSize: Bool = false) -> Bool {
      guard case .object(let first) = x, case .object(let second) = y, first.kind == .text, second.kind == .text else {
        return false
      }
      if needsSize, first.rows != second.rows || first.columns != second.columns {
        return false
      }
      return body(first.asText.rowBytes, second.asText.rowBytes)
    }
    switch (a.cellElements, b.cellElements) {
    case (nil, nil): return .logical(single(a, b, needsSize: needsSize))
    case (.some, nil): return compared(b, a, needsSize: needsSize, body)
    case (nil, let cells?):
      // The rows of a matrix of characters are strings of their own.
      if a.isText, a.rows > 1, let rows = a.textRows {
        let lines = rows.map { Value(textBytes: $0) }
        if cells.count == 1 {
          return Value(rows: a.rows, columns: 1, logical: lines.map { single($0, cells[0]) })
        }
        if cells.count == a.rows {
          return Value(rows: b.rows, columns: b.columns, logical: zip(lines, cells).map { single($0.0, $0.1) })
        }
      }
      return Value(rows: b.rows, columns: b.columns, logical: cells.map { single(a, $0) })
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
      var ignoresCase = false
      if call.arguments.count > 2 {
        let word = call.arguments[2].stringBytes ?? []
        let isKnown = !word.isEmpty && "ignorecase".bytes.starts(with: word.map { lowered($0) })
        guard isKnown else { throw Failure("\(name): third input must be \"IgnoreCase\"") }
        guard call.arguments.count == 4, call.arguments[3].isScalar, call.arguments[3].isArithmetic else {
          throw Failure("\(name): \"IgnoreCase\" value must be a logical scalar")
        }
        ignoresCase = try isTrue(call.arguments[3])
      }
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
