extension Command {
  /// Widths, and commands that leave nothing in the formula.
  static let spacing: [Command] = [
    .reading(" ", "space", "nobreakspace") { (_, _) throws(MalformedTeX) in .text("\u{A0}", .plain) },
    .reading("hspace", "hskip", "kern", "mkern", "mskip", "mspace") { (parser, token) throws(MalformedTeX) in
      if let star = parser.raw, star.isCharacter("*") { parser.take() }
      return .space(try parser.width(of: token))
    },
    .reading("rule") { (parser, token) throws(MalformedTeX) in
      let lift = parser.raw?.isCharacter("[") == true ? parser.length(try parser.bracketTokens()) ?? 0 : 0
      let width = try parser.width(of: token)
      return .styled(.styled(.row([]), .rule(width: width, height: try parser.width(of: token))), .raised(lift))
    },
    .reading("raisebox") { (parser, token) throws(MalformedTeX) in
      let lift = try parser.width(of: token)
      return .styled(try parser.textArgument(of: token, .plain), .raised(lift))
    },
    .reading(
      "limits", "nolimits", "relax", "mathstrut", "strut", "allowbreak", "nobreak",
      "displaylimits", "protect", "hfill", "hfil", "noindent", "centering", "/", "-"
    ) { (_, _) throws(MalformedTeX) in nil },
    .reading("href") { (parser, token) throws(MalformedTeX) in
      _ = try parser.argumentTokens(of: token)
      return try parser.argument(of: token)
    },
    .reading("char") { (parser, token) throws(MalformedTeX) in
      // A number in TeX is decimal, or hexadecimal behind a double quote, or octal behind a single one.
      var radix: UInt32 = 10
      if let mark = parser.raw, mark.isCharacter("\"") || mark.isCharacter("'") {
        parser.take()
        radix = mark.isCharacter("'") ? 8 : 16
      }
      var value: UInt32 = 0
      while let next = parser.raw, case .character(let scalar) = next.kind, let digit = scalar.digit, digit < radix,
        value < 0x110000
      {
        parser.take()
        value = value * radix + digit
      }
      guard let scalar = Unicode.Scalar(value), value >= 32 else {
        throw MalformedTeX("argument", "\\char needs the number of a character", at: token)
      }
      return .identifier(String(scalar), upright: true)
    },
  ]
}

extension Unicode.Scalar {
  /// The value of a hexadecimal digit; small letters are none in TeX.
  fileprivate var digit: UInt32? {
    switch self {
    case "0"..."9": value - 0x30
    case "A"..."F": value - 0x37
    default: nil
    }
  }
}

extension TeXParser {
  /// A width such as `1em` or `-3mu`, in braces or not, in em.
  mutating func width(of call: Token) throws(MalformedTeX) -> Double {
    skipSpaces()
    var written: [Token] = []
    if let token = raw, token.isCharacter("{") {
      written = try argumentTokens(of: call)
    } else {
      // Without braces the width ends with the second letter of its unit.
      var letters = 0
      while letters < 2, let token = raw {
        guard case .character(let scalar) = token.kind else {
          guard token.kind == .space else { break }
          take()
          continue
        }
        guard scalar.isASCII else { break }
        let isLetter = ("a"..."z").contains(scalar)
        guard isLetter || scalar == "-" || scalar == "." || scalar == "+" || ("0"..."9").contains(scalar) else { break }
        if isLetter { letters += 1 }
        take()
        written.append(token)
      }
    }
    guard let length = length(written) else {
      throw MalformedTeX(
        "width", "\(text(of: call)) needs a width", at: call, hint: "Write a number and a unit, such as {1em}")
    }
    return length
  }

  /// A length in em; nil when the tokens are none.
  func length(_ written: [Token]) -> Double? {
    let bytes = Array(text(of: written).utf8).filter { $0 != UInt8(ascii: " ") }
    var split = bytes.count
    while split > 0, (UInt8(ascii: "a")...UInt8(ascii: "z")).contains(bytes[split - 1]) { split -= 1 }
    let number = Double(String(decoding: bytes[..<split], as: UTF8.self))
    let unit = String(decoding: bytes[split...], as: UTF8.self)
    guard let number, number.isFinite, let factor = Self.unit(unit) else { return nil }
    return min(max(number * factor, -100), 100)
  }

  /// A unit of length in em, for text of 10 pt.
  private static func unit(_ name: String) -> Double? {
    switch name {
    case "em": 1
    case "ex": 0.431
    case "mu": 1.0 / 18
    case "pt": 0.1
    case "bp": 0.100375
    case "px": 1.0 / 16
    case "pc": 1.2
    case "cm": 2.845
    case "mm": 0.2845
    case "in": 7.227
    default: nil
    }
  }
}
