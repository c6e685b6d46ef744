import Source

extension Formula {
  /// The name of a variable as mathematics.
  ///
  /// One letter is italic, several are upright. Digits at the end become a subscript, as in `x1`. What follows an
  /// underscore does so only where it reads as one: behind a letter or the name of a Greek letter (`x_max`, `sigma_max`,
  /// `a_1_2`), or when it is a number or one letter behind a single word (`loss_0`). Words joined by underscores, such
  /// as `left_over` or `n_minus_1`, stay as they are typed. Superscript and subscript characters become scripts (`μ₁`),
  /// combining marks become accents (`x̄`). Names of Greek letters stay as they are typed.
  public static func name(_ text: String) -> Formula {
    if text.bytes.last == UInt8(ascii: "'") { return primed(text) }
    var parts = text.parts(at: UInt8(ascii: "_"))
    let first = splitScripts(parts.removeFirst())
    guard areSubscripts(parts, of: first.base) else { return .identifier(text, upright: true) }
    var subscripts: [Formula] = []
    if let written = first.sub { subscripts.append(scriptText(written)) }
    for part in parts { subscripts.append(scriptText(part)) }
    let sub = subscripts.isEmpty ? nil : infix(subscripts, ",")
    let sup = first.sup.map { scriptText($0) }
    let base = word(first.base)
    return sub == nil && sup == nil ? base : .scripts(base, sub: sub, sup: sup)
  }

  /// The name of a derivative, such as `f''`.
  private static func primed(_ text: String) -> Formula {
    var letters = text.bytes
    var marks: [Formula] = []
    while letters.last == UInt8(ascii: "'") {
      letters.removeLast()
      marks.append(.ordinary("′"))
    }
    let base = name(String(decoding: letters, as: UTF8.self))
    if case .scripts(let letter, let sub, nil) = base { return .scripts(letter, sub: sub, sup: joined(marks)) }
    return .scripts(base, sub: nil, sup: joined(marks))
  }

  /// Whether the parts of a name behind its underscores read as subscripts of its stem.
  private static func areSubscripts(_ parts: [String], of stem: String) -> Bool {
    // An underscore at an end separates nothing.
    if stem.isEmpty || parts.contains("") { return false }
    if parts.isEmpty { return true }
    let areIndices = parts.allSatisfy { isNumber($0) || isOneLetter($0) }
    if isOneLetter(stem) || Symbols.greekNames.contains(stem) { return parts.count == 1 || areIndices }
    return parts.count == 1 && areIndices
  }

  private static func isNumber(_ text: String) -> Bool {
    !text.isEmpty && text.scalars.allSatisfy { isDigit($0) }
  }

  /// Whether text is one letter, with marks or without.
  private static func isOneLetter(_ text: String) -> Bool {
    guard let first = text.scalars.first else { return false }
    return isLetter(first) && text.scalars.dropFirst().allSatisfy { isCombining($0) }
  }

  /// Cuts digits at the end, and script characters, from the letters before them.
  private static func splitScripts(_ text: String) -> (base: String, sub: String?, sup: String?) {
    var base: [Unicode.Scalar] = []
    var sub: [Unicode.Scalar] = []
    var sup: [Unicode.Scalar] = []
    var hasScript = false
    for scalar in text.scalars {
      if let script = script(of: scalar) {
        if script.isSuperscript { sup.append(script.plain) } else { sub.append(script.plain) }
        hasScript = true
      } else if hasScript {
        return (text, nil, nil)
      } else {
        base.append(scalar)
      }
    }
    if !hasScript {
      var end = base.count
      while end > 0, isDigit(base[end - 1]) { end -= 1 }
      if end > 0, end < base.count, !base[..<end].contains(where: { isDigit($0) }) {
        return (string(base[..<end]), string(base[end...]), nil)
      }
    }
    return (string(base[...]), sub.isEmpty ? nil : string(sub[...]), sup.isEmpty ? nil : string(sup[...]))
  }

  private static func isDigit(_ scalar: Unicode.Scalar) -> Bool { scalar.value &- 0x30 < 10 }

  private static func string(_ scalars: ArraySlice<Unicode.Scalar>) -> String {
    var text = ""
    for scalar in scalars { text.unicodeScalars.append(scalar) }
    return text
  }

  private static func scriptText(_ text: String) -> Formula {
    isNumber(text) ? .number(text) : word(text)
  }

  /// A letter with its marks in italics, or an upright word.
  private static func word(_ text: String) -> Formula {
    var scalars = text.scalars
    guard let first = scalars.first else { return .row([]) }
    scalars.removeFirst()
    if scalars.allSatisfy({ isCombining($0) }) { return letter(first, marks: scalars) }
    return .identifier(text, upright: true)
  }

  /// A letter as a variable, with combining marks as accents.
  static func letter(_ scalar: Unicode.Scalar, marks: [Unicode.Scalar]) -> Formula {
    var formula = Formula.identifier(String(Character(scalar)), upright: !isLetter(scalar))
    for mark in marks {
      guard let sign = spacingMark(mark) else { continue }
      formula = .accent(formula, Accent(sign))
    }
    return formula
  }

  /// The spacing character of a combining mark; browsers misplace the combining ones.
  private static func spacingMark(_ mark: Unicode.Scalar) -> String? {
    switch mark {
    case "\u{302}": "ˆ"
    case "\u{303}": "˜"
    case "\u{304}", "\u{305}": "¯"
    case "\u{307}": "˙"
    case "\u{308}": "¨"
    case "\u{20D7}": "→"
    case "\u{30C}": "ˇ"
    case "\u{306}": "˘"
    case "\u{301}": "´"
    case "\u{300}": "`"
    case "\u{30A}": "˚"
    default: nil
    }
  }
}
