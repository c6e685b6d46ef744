import Numerics
import Source

extension Builtin {
  /// Taking texts apart and joining them, a part of the family of strings.
  static let splitting: [Builtin] = [
    Builtin(
      "strsplit", "text, [separator], …", atLeast: 1, summary: "The parts of a text between separators.",
      examples: ["strsplit(\"a,b,c\", \",\")": "ans =\n{\n  [1,1] = a\n  [1,2] = b\n  [1,3] = c\n}\n"]
    ) { call, _ throws(Failure) in
      guard let text = call.arguments[0].stringBytes else {
        throw Failure("strsplit: S and DEL must be string values", hint: "it is a \(call.arguments[0].typeName)")
      }
      var separators: [[UInt8]] = [[32]]
      var collapses = true
      var rest = call.arguments.dropFirst()
      if let first = rest.first, first.textValue.map({ lowercase($0) }) != "collapsedelimiters" {
        guard let strings = first.strings else { throw Failure("strsplit: S and DEL must be string values") }
        separators = strings.map { processedEscapes($0) }
        rest = rest.dropFirst()
      }
      while let name = rest.first, rest.count >= 2 {
        let setting = rest[rest.startIndex + 1]
        switch name.textValue.map({ lowercase($0) }) {
        case "collapsedelimiters": collapses = try isTrue(setting)
        case "delimitertype": break
        default: throw Failure("strsplit: invalid parameter name, '\(name.textValue ?? "")'")
        }
        rest = rest.dropFirst(2)
      }
      return [cellRow(strings: parts(of: text, separators, collapses: collapses))]
    },
    Builtin(
      "ostrsplit", "text, separators, [strip]", arguments: 2...3,
      summary: "The parts of a text between any of the characters of separators.",
      examples: ["ostrsplit(\"a:b;c\", \":;\")": "ans =\n{\n  [1,1] = a\n  [1,2] = b\n  [1,3] = c\n}\n"]
    ) { call, _ throws(Failure) in
      guard let text = call.arguments[0].stringBytes else {
        throw Failure("ostrsplit: S and SEP must be string values")
      }
      guard let separators = call.arguments[1].stringBytes else {
        throw Failure("ostrsplit: S and SEP must be string values")
      }
      let strips = call.arguments.count > 2 ? try isTrue(call.arguments[2]) : false
      var found = parts(of: text, separators.map { [$0] }, collapses: false)
      if strips { found = found.filter { !$0.isEmpty } }
      return [cellRow(strings: found)]
    },
    Builtin(
      "strjoin", "texts, [separator]", arguments: 1...2, summary: "The strings of a cell array in one text.",
      examples: ["strjoin({\"a\", \"b\"}, \"-\")": "ans = a-b"]
    ) { call, _ throws(Failure) in
      guard let strings = call.arguments[0].cellStrings else {
        throw Failure(
          "strjoin: CSTR must be a cell array of strings", hint: "write the strings in braces: {\"a\", \"b\"}")
      }
      var separator: [UInt8] = [32]
      if call.arguments.count > 1 {
        guard let bytes = call.arguments[1].stringBytes else {
          throw Failure("strjoin: DELIMITER must be a string")
        }
        separator = processedEscapes(bytes)
      }
      return [rowText(Array(strings.joined(separator: separator)))]
    },
    Builtin(
      "strtok", "text, [separators]", arguments: 1...2,
      summary: "The first part of a text up to a separator, and what follows.",
      examples: ["[word, rest] = strtok(\"hello world\")": "word = hello\nrest =  world"]
    ) { call, _ throws(Failure) in
      guard let text = call.arguments[0].stringBytes else { throw Failure("strtok: STR must be a character string") }
      var separators: [UInt8] = [0, 9, 10, 11, 12, 13, 32]
      if call.arguments.count > 1 {
        guard let bytes = call.arguments[1].stringBytes else { throw Failure("strtok: DELIM must be a string") }
        separators = bytes
      }
      let start = text.firstIndex { !separators.contains($0) } ?? text.count
      let end = text[start...].firstIndex { separators.contains($0) } ?? text.count
      return [Value(textBytes: Array(text[start..<end])), Value(textBytes: Array(text[end...]))]
    },
  ]

  /// The parts of a text between separators; of several that fit the longest counts.
  private static func parts(of text: [UInt8], _ separators: [[UInt8]], collapses: Bool) -> [[UInt8]] {
    let given = separators.filter { !$0.isEmpty }
    let separators = sortedPositions(given.count) { given[$0].count > given[$1].count }.map { given[$0] }
    var parts: [[UInt8]] = []
    var part: [UInt8] = []
    var index = 0
    while index < text.count {
      guard let separator = separators.first(where: { text[index...].starts(with: $0) }) else {
        part.append(text[index])
        index += 1
        continue
      }
      parts.append(part)
      part = []
      index += separator.count
      while collapses, let next = separators.first(where: { text[index...].starts(with: $0) }) { index += next.count }
    }
    parts.append(part)
    return parts
  }
}
