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
      let overlaps = try options(call.arguments, 3, "strrep").overlaps
      if call.arguments[0].kind == .cell, call.arguments[0].cellStrings == nil {
        throw Failure("strrep: each element of S must be a string")
      }
      func replaced(_ bytes: [UInt8]) -> [UInt8] {
        var result: [UInt8] = []
        var at = 0
        for place in occurrences(of: pattern, in: bytes, disjoint: !overlaps) {
          if at < place { result += bytes[at..<place] }
          result += replacement
          at = place + pattern.count
        }
        return result + bytes[at...]
      }
      if let result = mappedStrings(call.arguments[0], { Value(textBytes: replaced($0)) }) { return [result] }
      guard let rows = call.arguments[0].textRows else {
        throw Failure("strrep: S must be a string or cell array of strings")
      }
      return [Value(textRows: rows.map { replaced($0) })]
    },
    Builtin(
      "strfind", "text, pattern", arguments: 2...6, summary: "Where a pattern begins in a text.",
      examples: ["strfind(\"abcab\", \"ab\")": "ans =\n\n   1   4\n"]
    ) { call, _ throws(Failure) in
      let (overlaps, isCell) = try options(call.arguments, 2, "strfind")
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
      if let pattern = call.arguments[1].stringBytes {
        let found = places(pattern)
        return [isCell && text.isText ? Value(rows: 1, columns: 1, cells: [found]) : found]
      }
      guard let patterns = call.arguments[1].cellStrings else {
        throw Failure("strfind: PATTERN must be a string or cell array of strings")
      }
      return [
        Value(rows: call.arguments[1].rows, columns: call.arguments[1].columns, cells: patterns.map { places($0) })
      ]
    },
  ]

  /// Whether occurrences may overlap, which they may when nothing is said, and whether the result is always a cell.
  private static func options(
    _ arguments: [Value], _ start: Int, _ name: String
  ) throws(Failure) -> (overlaps: Bool, isCell: Bool) {
    var found = (overlaps: true, isCell: false)
    for index in stride(from: start, to: arguments.count, by: 2) {
      guard index + 1 < arguments.count else {
        throw Library.builtin(named: name)?.invalidCall ?? Failure("Invalid call to \(name)")
      }
      guard let option = arguments[index].textValue, arguments[index + 1].isScalar else {
        throw Failure("\(name): invalid optional argument")
      }
      switch Word(option) {
      case "overlaps": found.overlaps = try isTrue(arguments[index + 1])
      case "forcecelloutput": found.isCell = try isTrue(arguments[index + 1])
      default: throw Failure("\(name): unknown option: \(option)")
      }
    }
    return found
  }

  @inline(__always)
  private static func comparing(
    _ name: StaticString, _ summary: String, _ example: String, _ output: String,
    _ body: @escaping @Sendable ([UInt8], [UInt8]) -> Bool
  ) -> Builtin {
    Builtin(name, .value("a"), .value("b"), summary: summary, examples: [example: output]) { a, b throws(Failure) in
      compared(a, b, needsSize: true, body)
    }
  }

  @inline(__always)
  private static func comparingStart(
    _ name: StaticString, _ summary: String, _ example: String, _ output: String,
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
          return Value(rows: b.rows, columns: b.columns, logical: lines.indices.map { single(lines[$0], cells[$0]) })
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
      return Value(rows: a.rows, columns: a.columns, logical: first.indices.map { single(first[$0], second[$0]) })
    }
  }
}
