import Numerics
import Source

extension Builtin {
  /// Taking texts apart and joining them, a part of the family of strings.
  static let splitting: [Builtin] = [
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
    }
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
