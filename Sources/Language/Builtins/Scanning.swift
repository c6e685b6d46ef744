import Numerics
import Source

extension Builtin {
  /// Reading numbers from text by a template.
  static let scanning: [Builtin] = [
    Builtin(
      "sscanf", "text, template, [size]", arguments: 2...3,
      summary:
        "The numbers that a template finds in a text, how many, what is wrong, and the next place; the template is used again until the text ends.",
      examples: ["sscanf(\"3, 4\", \"%d,\")": "ans =\n\n   3\n   4\n"]
    ) { call, _ throws(Failure) in
      // A matrix of characters is read column by column.
      guard case .object(let object) = call.arguments[0], object.kind == .text else {
        throw Failure("sscanf: argument STRING must be a string")
      }
      let text = object.asText.elements
      guard let template = call.arguments[1].stringBytes else {
        throw Failure("sscanf: format TEMPLATE must be a string")
      }
      if call.arguments.count > 2, call.arguments[2].textValue == "C" {
        var scanner = Scanner(text: text, template: template)
        return scanner.values() + [.number(Double(scanner.conversions)), scanner.problem]
      }
      var limits: [Double] = []
      if call.arguments.count > 2 {
        limits = try Parameter<[Double]>.vector("SIZE").read(call.arguments, 2, "sscanf")
        for limit in limits where !(limit >= 0) { throw Failure("sscanf: invalid SIZE specification") }
      }
      var greatest = Double.infinity
      if !limits.isEmpty { greatest = limits.reduce(1) { $0 * $1 } }
      var scanner = Scanner(text: text, template: template)
      let found = scanner.numbers(atMost: greatest)
      var result = Value(rows: found.count, columns: 1, found)
      if scanner.hasOnlyText {
        result = Value(textBytes: found.map { $0 >= 0 && $0 < 256 ? UInt8($0) : 0 })
      } else if limits.count > 1, limits[0] >= 1, limits[0] < 1e6 {
        let rows = Int(limits[0])
        let columns = (found.count + rows - 1) / rows
        let padding = [Double](repeating: 0, count: rows * columns - found.count)
        result = Value(rows: rows, columns: columns, found + padding)
      }
      return [
        result, .number(Double(scanner.conversions)),
        scanner.problem, .number(Double(scanner.position + 1)),
      ]
    }
  ]
}

/// One pass over a text by a template of conversions, as `scanf` of C does it.
private struct Scanner {
  let text: [UInt8]
  let template: [UInt8]
  private(set) var position = 0
  /// How many conversions gave a value.
  private(set) var conversions = 0
  /// Whether the text does not fit the template.
  private(set) var isMismatch = false
  /// Whether every conversion so far was one of characters.
  private(set) var hasOnlyText = false
  private var found: [Double] = []
  private var parts: [Value] = []
  private var hasNumbers = false

  /// What is said of a text that does not fit.
  var problem: Value { Value(isMismatch ? "sscanf: format failed to match" : "") }

  init(text: [UInt8], template: [UInt8]) {
    self.text = text
    self.template = template
  }

  /// What one pass gives, an empty matrix for each conversion that it did not reach.
  mutating func values() -> [Value] {
    _ = pass(.infinity)
    let whole = Scanner.conversionCount(template)
    return parts + [Value](repeating: .emptyMatrix, count: max(0, whole - parts.count))
  }

  private static func conversionCount(_ template: [UInt8]) -> Int {
    var (count, at) = (0, 0)
    while at + 1 < template.count {
      let isPercent = template[at] == UInt8(ascii: "%")
      if isPercent, template[at + 1] != UInt8(ascii: "*"), template[at + 1] != UInt8(ascii: "%") { count += 1 }
      at += isPercent ? 2 : 1
    }
    return count
  }

  mutating func numbers(atMost greatest: Double) -> [Double] {
    while Double(found.count) < greatest {
      let before = (position, found.count)
      guard pass(greatest), position < text.count, position > before.0, found.count > before.1 else { break }
    }
    hasOnlyText = !hasNumbers
    return found
  }

  /// Goes through the template once; false when the text does not fit it.
  private mutating func pass(_ greatest: Double) -> Bool {
    var at = 0
    while at < template.count {
      if Double(found.count) >= greatest { return false }
      let byte = template[at]
      at += 1
      if isBlank(byte) {
        skipBlanks()
        continue
      }
      guard byte == UInt8(ascii: "%"), at < template.count, template[at] != UInt8(ascii: "%") else {
        if byte == UInt8(ascii: "%") { at += 1 }
        guard position < text.count, text[position] == byte else { return mismatch() }
        position += 1
        continue
      }
      var isSkipped = false
      var width = 0
      while at < template.count, template[at] == UInt8(ascii: "*") || isDigit(template[at]) {
        if template[at] == UInt8(ascii: "*") {
          isSkipped = true
        } else {
          width = min(width * 10 + Int(template[at] - 48), 1 << 20)
        }
        at += 1
      }
      while at < template.count, template[at] == UInt8(ascii: "l") || template[at] == UInt8(ascii: "h") { at += 1 }
      guard at < template.count else { return false }
      let conversion = template[at]
      at += 1
      var set: [UInt8] = []
      if conversion == UInt8(ascii: "[") {
        // A bracket that comes first belongs to the set.
        let first = at + (at < template.count && template[at] == UInt8(ascii: "^") ? 1 : 0) + 1
        guard let end = template[min(first, template.count)...].firstIndex(of: UInt8(ascii: "]")) else { return false }
        set = Array(template[at..<end])
        at = end + 1
      }
      guard let values = converted(conversion, set, width == 0 ? text.count : width, isCounted: width > 0) else {
        return mismatch()
      }
      if !isSkipped {
        found += values
        let isText = conversion == UInt8(ascii: "s") || conversion == UInt8(ascii: "c") || !set.isEmpty
        parts.append(isText ? Value(textBytes: values.map { UInt8($0) }) : .row(values))
        conversions += 1
      }
    }
    return true
  }

  /// The end of a pass at something that does not fit, unless the text has simply ended.
  private mutating func mismatch() -> Bool {
    isMismatch = position < text.count
    return false
  }

  private mutating func skipBlanks() { while position < text.count, isBlank(text[position]) { position += 1 } }

  private mutating func converted(_ conversion: UInt8, _ set: [UInt8], _ width: Int, isCounted: Bool) -> [Double]? {
    let isCharacters = conversion == UInt8(ascii: "c") || !set.isEmpty
    if !isCharacters { skipBlanks() }
    if !isCharacters, conversion != UInt8(ascii: "s") { hasNumbers = true }
    guard position < text.count else { return nil }
    let start = position
    switch conversion {
    case UInt8(ascii: "c"):
      position = min(text.count, position + (isCounted ? width : 1))
      return text[start..<position].map { Double($0) }
    case UInt8(ascii: "s"):
      while position < text.count, position - start < width, !isBlank(text[position]) { position += 1 }
      return text[start..<position].map { Double($0) }
    case UInt8(ascii: "["):
      while position < text.count, position - start < width, isIn(set, text[position]) { position += 1 }
      return position > start ? text[start..<position].map { Double($0) } : nil
    case UInt8(ascii: "d"), UInt8(ascii: "u"): return whole(10, width)
    case UInt8(ascii: "o"): return whole(8, width)
    case UInt8(ascii: "x"): return whole(16, width)
    case UInt8(ascii: "i"): return whole(0, width)
    case UInt8(ascii: "f"), UInt8(ascii: "g"), UInt8(ascii: "e"):
      return number(width).map { [$0] }
    default: return nil
    }
  }

  /// Whether a set such as `a-z` or `^0-9` has a character.
  private func isIn(_ set: [UInt8], _ byte: UInt8) -> Bool {
    let isOpposite = set.first == UInt8(ascii: "^")
    var index = isOpposite ? 1 : 0
    while index < set.count {
      let isRange = index + 2 < set.count && set[index + 1] == UInt8(ascii: "-")
      let last = isRange ? set[index + 2] : set[index]
      if byte >= set[index], byte <= last { return !isOpposite }
      index += isRange ? 3 : 1
    }
    return isOpposite
  }

  /// A whole number in a base, which for 0 is that of its prefix.
  private mutating func whole(_ base: Int, _ width: Int) -> [Double]? {
    let end = min(text.count, position + min(width, text.count))
    var at = position
    func byte(_ index: Int) -> UInt8 { index < end ? lowered(text[index]) : 0 }
    let isNegative = byte(at) == UInt8(ascii: "-")
    if isNegative || byte(at) == UInt8(ascii: "+") { at += 1 }
    var base = base
    let hasPrefix = byte(at) == UInt8(ascii: "0") && byte(at + 1) == UInt8(ascii: "x")
    if base == 0 { base = hasPrefix ? 16 : byte(at) == UInt8(ascii: "0") ? 8 : 10 }
    if base == 16, hasPrefix, hexadecimalDigit(byte(at + 2)) != nil { at += 2 }
    let digits = at
    var value = 0.0
    while let digit = hexadecimalDigit(byte(at)), digit < base {
      value = value * Double(base) + Double(digit)
      at += 1
    }
    guard at > digits else { return nil }
    position = at
    return [isNegative ? -value : value]
  }

  private mutating func number(_ width: Int) -> Double? {
    let start = position
    let end = min(text.count, start + min(width, text.count))
    var at = start
    func byte(_ index: Int) -> UInt8 { index < end ? text[index] : 0 }
    if byte(at) == UInt8(ascii: "+") || byte(at) == UInt8(ascii: "-") { at += 1 }
    for (word, value) in [("inf", Double.infinity), ("nan", Double.nan)] {
      let letters = word.bytes
      if (0..<3).allSatisfy({ lowered(byte(at + $0)) == letters[$0] }) {
        position = at + 3
        return byte(start) == UInt8(ascii: "-") ? -value : value
      }
    }
    let digits = at
    while isDigit(byte(at)) { at += 1 }
    var hasDigits = at > digits
    if byte(at) == UInt8(ascii: ".") {
      let fraction = at + 1
      at = fraction
      while isDigit(byte(at)) { at += 1 }
      hasDigits = hasDigits || at > fraction
    }
    guard hasDigits else { return nil }
    if lowered(byte(at)) == UInt8(ascii: "e") {
      var exponent = at + 1
      if byte(exponent) == UInt8(ascii: "+") || byte(exponent) == UInt8(ascii: "-") { exponent += 1 }
      if isDigit(byte(exponent)) {
        while isDigit(byte(exponent)) { exponent += 1 }
        at = exponent
      }
    }
    position = at
    return complexNumber(in: Array(text[start..<at]))?.re
  }
}
