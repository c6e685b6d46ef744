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
      guard let text = call.arguments[0].stringBytes else { throw Failure("sscanf: STRING must be a string") }
      guard let template = call.arguments[1].stringBytes else {
        throw Failure("sscanf: format TEMPLATE must be a string")
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
      var result = found.isEmpty ? Value.emptyMatrix : .column(found)
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
        Value(scanner.isMismatch ? "sscanf: format failed to match" : ""), .number(Double(scanner.position + 1)),
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
  private var hasNumbers = false

  init(text: [UInt8], template: [UInt8]) {
    self.text = text
    self.template = template
  }

  mutating func numbers(atMost greatest: Double) -> [Double] {
    while Double(found.count) < greatest {
      let before = (position, found.count)
      guard pass(greatest), position < text.count, position > before.0, found.count > before.1 else { break }
    }
    hasOnlyText = !hasNumbers && !found.isEmpty
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
      guard let values = converted(conversion, width == 0 ? text.count : width, isCounted: width > 0) else {
        return mismatch()
      }
      if !isSkipped {
        found += values
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

  private mutating func converted(_ conversion: UInt8, _ width: Int, isCounted: Bool) -> [Double]? {
    let isCharacters = conversion == UInt8(ascii: "c")
    if !isCharacters { skipBlanks() }
    guard position < text.count else { return nil }
    let start = position
    switch conversion {
    case UInt8(ascii: "c"):
      position = min(text.count, position + (isCounted ? width : 1))
      return text[start..<position].map { Double($0) }
    case UInt8(ascii: "s"):
      while position < text.count, position - start < width, !isBlank(text[position]) { position += 1 }
      return text[start..<position].map { Double($0) }
    case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "f"), UInt8(ascii: "g"),
      UInt8(ascii: "e"):
      hasNumbers = true
      let isInteger =
        conversion == UInt8(ascii: "d") || conversion == UInt8(ascii: "i") || conversion == UInt8(ascii: "u")
      return number(isInteger: isInteger, width).map { [$0] }
    case UInt8(ascii: "x"):
      hasNumbers = true
      var value = 0.0
      while position < text.count, position - start < width, let digit = hexadecimal(text[position]) {
        value = value * 16 + digit
        position += 1
      }
      return position > start ? [value] : nil
    default: return nil
    }
  }

  private func hexadecimal(_ byte: UInt8) -> Double? {
    if isDigit(byte) { return Double(byte - 48) }
    let letter = lowered(byte)
    return letter >= UInt8(ascii: "a") && letter <= UInt8(ascii: "f") ? Double(letter - 87) : nil
  }

  private mutating func number(isInteger: Bool, _ width: Int) -> Double? {
    let start = position
    let end = min(text.count, start + min(width, text.count))
    var at = start
    func byte(_ index: Int) -> UInt8 { index < end ? text[index] : 0 }
    if byte(at) == UInt8(ascii: "+") || byte(at) == UInt8(ascii: "-") { at += 1 }
    if !isInteger {
      for (word, value) in [("inf", Double.infinity), ("nan", Double.nan)] {
        let letters = word.bytes
        if (0..<3).allSatisfy({ lowered(byte(at + $0)) == letters[$0] }) {
          position = at + 3
          return byte(start) == UInt8(ascii: "-") ? -value : value
        }
      }
    }
    let digits = at
    while isDigit(byte(at)) { at += 1 }
    var hasDigits = at > digits
    if !isInteger, byte(at) == UInt8(ascii: ".") {
      let fraction = at + 1
      at = fraction
      while isDigit(byte(at)) { at += 1 }
      hasDigits = hasDigits || at > fraction
    }
    guard hasDigits else { return nil }
    if !isInteger, lowered(byte(at)) == UInt8(ascii: "e") {
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
