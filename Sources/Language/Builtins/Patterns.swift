import Numerics
import Source

extension Builtin {
  /// Regular expressions, a part of the family of strings.
  static let patterns: [Builtin] = [
    matcher("regexp", "Where a regular expression matches a text, and what it matches.", ignoresCase: false),
    matcher("regexpi", "As regexp, but upper and lower case are the same.", ignoresCase: true),
    Builtin(
      "regexprep", "text, pattern, replacement, …", atLeast: 3,
      summary: "The text with what a regular expression matches replaced; $1 stands for the first group.",
      examples: [
        "regexprep(\"hello\", \"l+\", \"L\")": "ans = heLo", "regexprep(\"ab\", \"(a)(b)\", \"$2$1\")": "ans = ba",
      ]
    ) { call, _ throws(Failure) in
      let wrong = Failure("regexprep: all input arguments must be strings or cell arrays of strings")
      let text = call.arguments[0]
      guard let expressions = call.arguments[1].strings, let replacements = call.arguments[2].strings,
        var strings = text.kind == .cell ? text.cellStrings : text.stringBytes.map({ [$0] })
      else { throw wrong }
      guard replacements.count == 1 || replacements.count == expressions.count else {
        throw Failure("regexprep: number of pattern and replacement arguments must match")
      }
      var options = Pattern.Options()
      for option in call.arguments.dropFirst(3) { _ = options.set(option.textValue ?? "") }
      for (number, expression) in expressions.enumerated() {
        let pattern = try Pattern(expression, options, function: "regexprep")
        let replacement = replacements[replacements.count == 1 ? 0 : number]
        for (index, bytes) in strings.enumerated() {
          var result: [UInt8] = []
          var end = 0
          for match in try matches(of: pattern, in: bytes, options) {
            result += bytes[end..<match.whole.lowerBound]
            appendReplacement(replacement, match, bytes, to: &result)
            end = match.whole.upperBound
          }
          strings[index] = result + bytes[end...]
        }
      }
      let results = strings.map { Value(textBytes: $0) }
      return text.kind == .cell ? [Value(rows: text.rows, columns: text.columns, cells: results)] : results
    },
  ]

  @inline(__always)
  private static func matcher(_ name: StaticString, _ summary: String, ignoresCase: Bool) -> Builtin {
    let function = String(name)
    return Builtin(
      name, "text, pattern, [what], …", atLeast: 2, summary: summary,
      examples: ["\(name)(\"ab12\", \"\\\\d+\", \"match\")": "ans =\n{\n  [1,1] = 12\n}\n"]
    ) { call, _ throws(Failure) in
      let (text, expression) = (call.arguments[0], call.arguments[1])
      var wanted: [String] = []
      var options = Pattern.Options()
      options.ignoresCase = ignoresCase
      for option in call.arguments.dropFirst(2) {
        guard option.isText else { throw Failure("\(name): optional arguments must be strings") }
        let word = lowercase(option.textValue ?? "")
        if options.set(word) { continue }
        // What begins with the name of a result asks for it, such as "matches".
        guard let result = order.first(where: { word.begins(with: $0) }) else {
          throw Failure("\(name): unrecognized option")
        }
        wanted.append(result)
      }
      for word in order where !wanted.contains(word) { wanted.append(word) }
      let isMany = text.kind == .cell || expression.kind == .cell
      guard let expressions = expression.kind == .cell ? expression.cellStrings : expression.stringBytes.map({ [$0] }),
        let strings = text.kind == .cell ? text.cellStrings : text.stringBytes.map({ [$0] }),
        strings.count == expressions.count || strings.count == 1 || expressions.count == 1
      else { throw Failure("\(name): all input arguments must be strings or cell arrays of strings") }
      var results = [[Value]](repeating: [], count: wanted.count)
      for index in 0..<(strings.isEmpty || expressions.isEmpty ? 0 : max(strings.count, expressions.count)) {
        let pattern = try Pattern(expressions[expressions.count == 1 ? 0 : index], options, function: function)
        let bytes = strings[strings.count == 1 ? 0 : index]
        let found = try matches(of: pattern, in: bytes, options)
        for (place, word) in wanted.enumerated() {
          results[place].append(result(word, found, pattern, bytes, once: options.isOnce))
        }
      }
      if !isMany { return results.map { $0[0] } }
      let shape = text.kind == .cell && text.count != 1 || expression.kind != .cell ? text : expression
      return results.map { Value(rows: shape.rows, columns: shape.columns, cells: $0) }
    }
  }

  /// The results in Octave's order.
  private static let order = ["start", "end", "tokenextents", "match", "tokens", "names", "split"]

  private static func result(
    _ word: String, _ matches: [Pattern.Match], _ pattern: Pattern, _ text: [UInt8], once: Bool
  ) -> Value {
    func list(_ values: [Value], missing: Value) -> Value {
      once ? values.first ?? missing : Value(rows: 1, columns: values.count, cells: values)
    }
    func part(_ range: Range<Int>) -> Value {
      Value(textBytes: Array(text[range]))
    }
    func numbers(_ values: [Double]) -> Value {
      if once { return values.first.map { .number($0) } ?? .emptyMatrix }
      return Value(rows: 1, columns: values.count, values)
    }
    switch Word(word) {
    case "start": return numbers(matches.map { Double($0.whole.lowerBound + 1) })
    case "end": return numbers(matches.map { Double($0.whole.upperBound) })
    case "match": return list(matches.map { part($0.whole) }, missing: Value(""))
    case "tokens":
      let tokens = matches.map { match -> Value in
        let ranges = tokenRanges(match)
        let cells = ranges.map { part($0) }
        return once
          ? Value(rows: cells.count, columns: cells.isEmpty ? 0 : 1, cells: cells)
          : Value(rows: 1, columns: cells.count, cells: cells)
      }
      return list(tokens, missing: Value(rows: 0, columns: 0, cells: []))
    case "tokenextents":
      let extents = matches.map { match -> Value in
        let ranges = tokenRanges(match)
        return Value(
          rows: ranges.count, columns: 2,
          ranges.map { Double($0.lowerBound + 1) } + ranges.map { Double($0.upperBound) })
      }
      return list(extents, missing: .emptyMatrix)
    case "names":
      var keys: [String] = []
      for (name, _) in pattern.names where !keys.contains(name) { keys.append(name) }
      let elements = matches.map { match in
        keys.map { key in
          for (name, group) in pattern.names where name == key {
            if let range = match.groups[group - 1] { return part(range) }
          }
          return Value("")
        }
      }
      return .object(
        StructArray(rows: matches.isEmpty ? 0 : 1, columns: matches.count, keys: keys, elements: elements))
    default:
      if once, matches.isEmpty { return Value(textBytes: text) }
      var parts: [Value] = []
      var end = 0
      for match in matches {
        parts.append(part(end..<match.whole.lowerBound))
        end = match.whole.upperBound
      }
      parts.append(part(end..<text.count))
      return Value(rows: 1, columns: parts.count, cells: parts)
    }
  }

  /// The groups that took part.
  private static func tokenRanges(_ match: Pattern.Match) -> [Range<Int>] {
    let ranges = match.groups.compactMap { $0 }
    return ranges.isEmpty && !match.groups.isEmpty ? [match.whole.lowerBound..<match.whole.lowerBound] : ranges
  }

  private static func matches(
    of pattern: Pattern, in text: [UInt8], _ options: Pattern.Options
  ) throws(Failure) -> [Pattern.Match] {
    var matches: [Pattern.Match] = []
    var budget = 20_000_000
    var position = 0
    while position <= text.count, let match = try pattern.firstMatch(in: text, from: position, budget: &budget) {
      let isEmpty = match.whole.isEmpty
      position = match.whole.upperBound + (isEmpty ? 1 : 0)
      if isEmpty, !options.takesEmpty { continue }
      matches.append(match)
      if options.isOnce { break }
    }
    return matches
  }

  private static func appendReplacement(
    _ replacement: [UInt8], _ match: Pattern.Match, _ text: [UInt8], to result: inout [UInt8]
  ) {
    var index = 0
    while index < replacement.count {
      let byte = replacement[index]
      index += 1
      guard index < replacement.count, byte == UInt8(ascii: "$") || byte == UInt8(ascii: "\\") else {
        result.append(byte)
        continue
      }
      let next = replacement[index]
      if byte == UInt8(ascii: "$"), isDigit(next) {
        index += 1
        let group = Int(next - UInt8(ascii: "0"))
        if group == 0 {
          result += text[match.whole]
        } else if group <= match.groups.count, let range = match.groups[group - 1] {
          result += text[range]
        }
      } else if byte == UInt8(ascii: "\\") {
        index += 1
        result += processedEscapes([byte, next])
      } else {
        result.append(byte)
      }
    }
  }
}
