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
      guard let expression = call.arguments[1].stringBytes, let replacement = call.arguments[2].stringBytes else {
        throw Failure("regexprep: all input arguments must be strings or cell arrays of strings")
      }
      var isOnce = false
      var flags = PatternFlags()
      for option in call.arguments.dropFirst(3) {
        let word = option.textValue.map { lowercase($0) } ?? ""
        if word == "once" { isOnce = true } else { _ = flags.set(word) }
      }
      let pattern = try Pattern(expression, flags: flags, function: "regexprep")
      let text = call.arguments[0]
      guard let strings = text.kind == .cell ? text.cellStrings : text.stringBytes.map({ [$0] }) else {
        throw Failure("regexprep: all input arguments must be strings or cell arrays of strings")
      }
      var results: [Value] = []
      for bytes in strings {
        var result: [UInt8] = []
        var end = 0
        for match in try matches(of: pattern, in: bytes, once: isOnce) {
          result += bytes[end..<match.whole.lowerBound]
          appendReplacement(replacement, match, bytes, to: &result)
          end = match.whole.upperBound
        }
        results.append(Value(textBytes: result + bytes[end...]))
      }
      return text.kind == .cell ? [Value(rows: text.rows, columns: text.columns, cells: results)] : results
    },
  ]

  @inline(__always)
  private static func matcher(_ name: String, _ summary: String, ignoresCase: Bool) -> Builtin {
    Builtin(
      name, "text, pattern, [what], …", atLeast: 2, summary: summary,
      examples: ["\(name)(\"ab12\", \"\\\\d+\", \"match\")": "ans =\n{\n  [1,1] = 12\n}\n"]
    ) { call, _ throws(Failure) in
      guard let expression = call.arguments[1].stringBytes else {
        throw Failure("\(name): all input arguments must be strings or cell arrays of strings")
      }
      var wanted: [String] = []
      var isOnce = false
      var flags = PatternFlags(ignoresCase: ignoresCase)
      for option in call.arguments.dropFirst(2) {
        let word = option.textValue.map { lowercase($0) } ?? ""
        if word == "once" {
          isOnce = true
        } else if order.contains(word) {
          wanted.append(word)
        } else {
          _ = flags.set(word)
        }
      }
      let pattern = try Pattern(expression, flags: flags, function: name)
      for word in order where !wanted.contains(word) { wanted.append(word) }
      if let bytes = call.arguments[0].stringBytes {
        let found = try matches(of: pattern, in: bytes, once: isOnce)
        return wanted.map { result($0, found, pattern, bytes, once: isOnce) }
      }
      guard let strings = call.arguments[0].cellStrings else {
        throw Failure("\(name): all input arguments must be strings or cell arrays of strings")
      }
      var results = [[Value]](repeating: [], count: wanted.count)
      for bytes in strings {
        let found = try matches(of: pattern, in: bytes, once: isOnce)
        for (index, word) in wanted.enumerated() {
          results[index].append(result(word, found, pattern, bytes, once: isOnce))
        }
      }
      return results.map { Value(rows: call.arguments[0].rows, columns: call.arguments[0].columns, cells: $0) }
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
      range.isEmpty
        ? .object(TextArray(rows: matches.isEmpty ? 0 : 1, columns: 0, [])) : Value(textBytes: Array(text[range]))
    }
    func numbers(_ values: [Double]) -> Value {
      if once { return values.first.map { .number($0) } ?? .emptyMatrix }
      return Value(rows: 1, columns: values.count, values)
    }
    switch word {
    case "start": return numbers(matches.map { Double($0.whole.lowerBound + 1) })
    case "end": return numbers(matches.map { Double($0.whole.upperBound) })
    case "match": return list(matches.map { part($0.whole) }, missing: Value(""))
    case "tokens":
      let tokens = matches.map { match -> Value in
        let ranges = tokenRanges(match)
        let cells = ranges.map { part($0) }
        return once
          ? Value(rows: cells.count, columns: 1, cells: cells) : Value(rows: 1, columns: cells.count, cells: cells)
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
      return Value(
        fields: pattern.names.map { name, group in
          let texts = matches.map { match in match.groups[group - 1].map { part($0) } ?? Value("") }
          return (name, texts.count == 1 ? texts[0] : Value(rows: 1, columns: texts.count, cells: texts))
        })
    default:
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

  /// The groups that took part; the whole match when the pattern has no group.
  private static func tokenRanges(_ match: Pattern.Match) -> [Range<Int>] {
    if match.groups.isEmpty { return [match.whole] }
    let ranges = match.groups.compactMap { $0 }
    return ranges.isEmpty ? [match.whole.lowerBound..<match.whole.lowerBound] : ranges
  }

  private static func matches(of pattern: Pattern, in text: [UInt8], once: Bool) throws(Failure) -> [Pattern.Match] {
    var matches: [Pattern.Match] = []
    var budget = 20_000_000
    var position = 0
    while position <= text.count, let match = try pattern.firstMatch(in: text, from: position, budget: &budget) {
      // Octave reports no empty matches.
      if match.whole.isEmpty {
        position = match.whole.upperBound + 1
        continue
      }
      matches.append(match)
      position = match.whole.upperBound
      if once { break }
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
