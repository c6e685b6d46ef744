import Numerics
import Source

/// The text that Octave's printf family makes of a template and its arguments. The template is used again until the
/// arguments are used up, and output stops at the first conversion without data. `function` is named in failures.
func formatted(
  template: [UInt8], arguments: [Value], processEscapes: Bool, function: String = "sprintf"
) throws(Failure) -> [UInt8] {
  let pieces = try PrintPiece.pieces(of: processEscapes ? processedEscapes(template) : template, function: function)
  var data = try PrintArguments(arguments, function: function)
  var bytes: [UInt8] = []
  bytes.reserveCapacity(template.count + 16)
  let hasConversions = pieces.contains { if case .conversion = $0 { true } else { false } }
  // Empty arguments alone let every conversion print as if it were empty.
  let isAllEmpty = !arguments.isEmpty && arguments.allSatisfy { $0.isEmpty }
  repeat {
    for piece in pieces {
      switch piece {
      case .literal(let literal): bytes += literal
      case .conversion(var conversion):
        if isAllEmpty { continue }
        if conversion.takesWidth {
          guard let width = data.nextNumber() else { return bytes }
          conversion.setWidth(width)
        }
        if conversion.takesPrecision {
          guard let precision = data.nextNumber() else { return bytes }
          conversion.precision = precision >= 0 ? Int(min(precision, 10_000)) : nil
        }
        guard let datum = data.next(wholeText: conversion.kind == UInt8(ascii: "s")) else { return bytes }
        conversion.append(datum, to: &bytes)
      }
    }
  } while hasConversions && !isAllEmpty && data.hasMore
  return bytes
}

/// Bytes with the escapes of double-quoted strings replaced: `\n`, `\t`, `\x41`, `\101` and their relatives. An unknown
/// escape stands for its character.
func processedEscapes(_ bytes: [UInt8]) -> [UInt8] {
  var result: [UInt8] = []
  result.reserveCapacity(bytes.count)
  var position = 0
  while position < bytes.count {
    let byte = bytes[position]
    position += 1
    guard byte == UInt8(ascii: "\\"), position < bytes.count else {
      result.append(byte)
      continue
    }
    let escaped = bytes[position]
    position += 1
    switch escaped {
    case UInt8(ascii: "a"): result.append(7)
    case UInt8(ascii: "b"): result.append(8)
    case UInt8(ascii: "f"): result.append(12)
    case UInt8(ascii: "n"): result.append(10)
    case UInt8(ascii: "r"): result.append(13)
    case UInt8(ascii: "t"): result.append(9)
    case UInt8(ascii: "v"): result.append(11)
    case UInt8(ascii: "0")...UInt8(ascii: "7"):
      var code = Int(escaped - UInt8(ascii: "0"))
      var digits = 1
      while digits < 3, position < bytes.count, case UInt8(ascii: "0")...UInt8(ascii: "7") = bytes[position] {
        code = code * 8 + Int(bytes[position] - UInt8(ascii: "0"))
        position += 1
        digits += 1
      }
      result.append(UInt8(truncatingIfNeeded: code))
    case UInt8(ascii: "x"):
      var code = 0
      var digits = 0
      while digits < 2, position < bytes.count, let digit = hexadecimalDigit(bytes[position]) {
        code = code * 16 + digit
        position += 1
        digits += 1
      }
      result.append(UInt8(truncatingIfNeeded: code))
    default: result.append(escaped)
    }
  }
  return result
}

func hexadecimalDigit(_ byte: UInt8) -> Int? {
  switch byte {
  case UInt8(ascii: "0")...UInt8(ascii: "9"): Int(byte) - 48
  case UInt8(ascii: "a")...UInt8(ascii: "f"): Int(byte) - 87
  case UInt8(ascii: "A")...UInt8(ascii: "F"): Int(byte) - 55
  default: nil
  }
}

/// A part of a template.
private enum PrintPiece {
  case literal([UInt8])
  case conversion(Conversion)

  static func pieces(of template: [UInt8], function: String) throws(Failure) -> [PrintPiece] {
    var pieces: [PrintPiece] = []
    var literal: [UInt8] = []
    var position = 0
    func peek() -> UInt8? { position < template.count ? template[position] : nil }
    func number() -> Int? {
      var number: Int?
      while let byte = peek(), case UInt8(ascii: "0")...UInt8(ascii: "9") = byte {
        // Wider fields than anyone can want are cut, so that a typing error cannot exhaust memory.
        number = min((number ?? 0) * 10 + Int(byte - UInt8(ascii: "0")), 10_000)
        position += 1
      }
      return number
    }
    while let byte = peek() {
      position += 1
      guard byte == UInt8(ascii: "%") else {
        literal.append(byte)
        continue
      }
      var conversion = Conversion()
      while let flag = peek(), conversion.setFlag(flag) { position += 1 }
      if peek() == UInt8(ascii: "*") {
        conversion.takesWidth = true
        position += 1
      } else {
        conversion.width = number() ?? 0
      }
      if peek() == UInt8(ascii: ".") {
        position += 1
        if peek() == UInt8(ascii: "*") {
          conversion.takesPrecision = true
          position += 1
        } else {
          conversion.precision = number() ?? 0
        }
      }
      while let size = peek(), size == UInt8(ascii: "l") || size == UInt8(ascii: "h") { position += 1 }
      guard let kind = peek() else { throw invalid(function) }
      position += 1
      if kind == UInt8(ascii: "%") {
        literal.append(kind)
        continue
      }
      conversion.kind = kind
      switch kind {
      case UInt8(ascii: "d"), UInt8(ascii: "i"), UInt8(ascii: "u"), UInt8(ascii: "f"), UInt8(ascii: "F"),
        UInt8(ascii: "e"), UInt8(ascii: "E"), UInt8(ascii: "g"), UInt8(ascii: "G"), UInt8(ascii: "x"),
        UInt8(ascii: "X"), UInt8(ascii: "o"), UInt8(ascii: "c"), UInt8(ascii: "s"):
        break
      default: throw invalid(function)
      }
      if !literal.isEmpty { pieces.append(.literal(literal)) }
      literal = []
      pieces.append(.conversion(conversion))
    }
    if !literal.isEmpty { pieces.append(.literal(literal)) }
    return pieces
  }

  private static func invalid(_ function: String) -> Failure {
    Failure(
      "\(function): invalid format specified",
      hint: "conversions are %d %i %u %f %e %g %x %o %c %s, and %% for a percent sign")
  }
}

/// What a conversion is given.
private enum PrintDatum {
  case number(Double)
  case text([UInt8])
}

/// The elements of the arguments one after another.
private struct PrintArguments {
  private let values: [Value]
  private var argument = 0
  private var element = 0

  /// Checks that all arguments can be printed.
  init(_ values: [Value], function: String) throws(Failure) {
    for value in values where !value.isRealLike {
      throw Failure(
        "\(function): wrong type argument '\(value.typeName)'",
        hint: value.isComplex ? "print real(z) and imag(z), or num2str(z)" : nil)
    }
    self.values = values
  }

  /// Whether anything is left.
  var hasMore: Bool { argument < values.count }

  mutating func nextNumber() -> Double? {
    switch next(wholeText: false) {
    case .number(let number): number
    case .text, nil: nil
    }
  }

  /// The next element, or with `wholeText` what is left of a string.
  mutating func next(wholeText: Bool) -> PrintDatum? {
    while argument < values.count {
      let value = values[argument]
      let count = value.count
      if count == 0 {
        argument += 1
        return .text([])
      }
      if wholeText, let whole = whole(value) {
        argument += 1
        element = 0
        return .text(whole)
      }
      let number = value.element(element)
      element += 1
      if element >= count {
        argument += 1
        element = 0
      }
      return .number(number)
    }
    return nil
  }

  /// The rest of a string, or of a matrix of character codes.
  private func whole(_ value: Value) -> [UInt8]? {
    guard case .object(let object) = value else { return nil }
    if object.kind == .text { return Array(object.asText.elements[element...]) }
    var bytes: [UInt8] = []
    for index in element..<object.count {
      guard let byte = UInt8(exactly: value.element(index)) else { return nil }
      bytes.append(byte)
    }
    return bytes
  }
}

/// A conversion such as `%-8.3f`.
private struct Conversion {
  var isLeft = false
  var hasPlus = false
  var hasBlank = false
  var hasZeros = false
  var isAlternative = false
  var width = 0
  var precision: Int?
  var takesWidth = false
  var takesPrecision = false
  var kind = UInt8(ascii: "d")

  mutating func setFlag(_ flag: UInt8) -> Bool {
    switch flag {
    case UInt8(ascii: "-"): isLeft = true
    case UInt8(ascii: "+"): hasPlus = true
    case UInt8(ascii: " "): hasBlank = true
    case UInt8(ascii: "0"): hasZeros = true
    case UInt8(ascii: "#"): isAlternative = true
    default: return false
    }
    return true
  }

  mutating func setWidth(_ number: Double) {
    if number < 0 { isLeft = true }
    let magnitude = abs(number)
    width = magnitude < 10_000 ? Int(magnitude) : 10_000
  }

  func append(_ datum: PrintDatum, to bytes: inout [UInt8]) {
    switch datum {
    case .text(let text): if !text.isEmpty || kind == UInt8(ascii: "s") { appendText(text, to: &bytes) }
    case .number(let number): append(number, to: &bytes)
    }
  }

  private func appendText(_ text: [UInt8], to bytes: inout [UInt8]) {
    let shown = text.prefix(precision ?? text.count)
    let padding = max(width - shown.count, 0)
    if !isLeft { for _ in 0..<padding { bytes.append(UInt8(ascii: " ")) } }
    bytes += shown
    if isLeft { for _ in 0..<padding { bytes.append(UInt8(ascii: " ")) } }
  }

  private func append(_ number: Double, to bytes: inout [UInt8]) {
    guard number.isFinite else {
      let text = number.isNaN ? number.notANumberText : "Inf"
      return appendField(sign(number) + text, self, to: &bytes)
    }
    let isWhole = number == number.rounded() && abs(number) <= 9_223_372_036_854_775_808
    switch kind {
    case UInt8(ascii: "s"):
      // Octave 7 prints nothing for a number that is no character code.
      if let code = UInt8(exactly: number) { appendText([code], to: &bytes) }
    case UInt8(ascii: "c") where isWhole && number >= 0:
      if let code = UInt8(exactly: number) {
        appendText([code], to: &bytes)
      } else if let scalar = UInt32(exactly: number).flatMap({ Unicode.Scalar($0) }) {
        appendText(String(Character(scalar)).bytes, to: &bytes)
      }
    case UInt8(ascii: "d") where isWhole, UInt8(ascii: "i") where isWhole, UInt8(ascii: "u") where isWhole:
      let magnitude = number >= 9_223_372_036_854_775_808 ? UInt64(Int64.max) : UInt64(abs(number))
      appendInteger(String(magnitude), sign(number == 0 ? 0 : number), prefix: "", to: &bytes)
    case UInt8(ascii: "x") where isWhole && number >= 0, UInt8(ascii: "X") where isWhole && number >= 0:
      let isUpper = kind == UInt8(ascii: "X")
      let prefix = isAlternative && number != 0 ? (isUpper ? "0X" : "0x") : ""
      appendInteger(String(UInt64(number), radix: 16, uppercase: isUpper), "", prefix: prefix, to: &bytes)
    case UInt8(ascii: "o") where isWhole && number >= 0:
      appendInteger(String(UInt64(number), radix: 8), "", prefix: isAlternative ? "0" : "", to: &bytes)
    case UInt8(ascii: "f"), UInt8(ascii: "F"):
      appendNumber(sign(number), NumberText.fixed(abs(number), decimals: precision ?? 6), to: &bytes)
    case UInt8(ascii: "e"):
      appendNumber(sign(number), NumberText.exponent(abs(number), decimals: precision ?? 6), to: &bytes)
    case UInt8(ascii: "E"):
      appendNumber(sign(number), NumberText.exponent(abs(number), decimals: precision ?? 6).uppercasedASCII, to: &bytes)
    case UInt8(ascii: "G"):
      appendNumber(sign(number), general(abs(number)).uppercasedASCII, to: &bytes)
    default:
      appendNumber(sign(number), general(abs(number)), to: &bytes)
    }
  }

  private func sign(_ number: Double) -> String {
    number.sign == .minus && !number.isNaN ? "-" : hasPlus ? "+" : hasBlank ? " " : ""
  }

  /// C's %g; with the flag # it keeps trailing zeros.
  private func general(_ magnitude: Double) -> String {
    let significant = precision ?? 6
    let text = NumberText.general(magnitude, significant: significant)
    guard isAlternative, !text.bytes.contains(UInt8(ascii: "e")) else { return text }
    let digits = magnitude == 0 ? 1 : decimalDigits(magnitude)
    return NumberText.fixed(magnitude, decimals: max(significant - digits, 0))
  }

  private func appendInteger(_ digits: String, _ sign: String, prefix: String, to bytes: inout [UInt8]) {
    guard let precision else { return appendNumber(sign + prefix, digits, to: &bytes) }
    let zeros = String(repeating: "0", count: max(precision - digits.utf8.count, 0))
    appendField(sign + prefix + zeros + digits, self, to: &bytes)
  }

  /// A number whose field may be filled with zeros after the sign.
  private func appendNumber(_ sign: String, _ digits: String, to bytes: inout [UInt8]) {
    guard hasZeros && !isLeft else { return appendField(sign + digits, self, to: &bytes) }
    bytes.append(contentsOf: sign.utf8)
    for _ in 0..<max(width - sign.utf8.count - digits.utf8.count, 0) { bytes.append(UInt8(ascii: "0")) }
    bytes.append(contentsOf: digits.utf8)
  }
}

/// Appends text padded with blanks to the width of a conversion.
private func appendField(_ text: String, _ conversion: Conversion, to bytes: inout [UInt8]) {
  appendPadded(conversion.isLeft ? "" : text, conversion.isLeft ? 0 : conversion.width, to: &bytes)
  guard conversion.isLeft else { return }
  bytes.append(contentsOf: text.utf8)
  for _ in 0..<max(conversion.width - text.utf8.count, 0) { bytes.append(UInt8(ascii: " ")) }
}
