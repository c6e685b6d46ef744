import Source

extension Formula {
  /// A sign between or before operands, such as `+`, `-`, `=`, `≤`, `→` or `,`, with the space that belongs to it.
  public static func sign(_ text: String) -> Formula {
    let scalars = text.scalars
    if scalars.count == 1, let scalar = scalars.first, let symbol = Symbols.typed[scalar] { return symbol }
    return .symbol(Operator(text, .relation))
  }

  /// Words in the font of the running text.
  public static func words(_ text: String) -> Formula { .text(text, .plain) }

  /// A real number from its text: `3.1416`, `-2`, `1.2346e+04` (as 1.2346 × 10⁴), `1/3`, `12.5%`, `Inf`, `NaN`, `NA`.
  public static func decimal(_ text: String) -> Formula { joined(decimalParts(text)) }

  private static func decimalParts(_ text: String) -> [Formula] {
    var bytes = text.bytes.filter { $0 != UInt8(ascii: " ") }
    var parts: [Formula] = []
    if let first = bytes.first, first == UInt8(ascii: "-") || first == UInt8(ascii: "+") {
      bytes.removeFirst()
      if first == UInt8(ascii: "-") { parts.append(sign("-")) }
    }
    var unit: [Formula] = []
    if bytes.last == UInt8(ascii: "%") {
      bytes.removeLast()
      // A narrow space that does not break.
      unit = [.words("\u{202F}%")]
    }
    let magnitude = String(decoding: bytes, as: UTF8.self)
    let quotient = magnitude.parts(at: UInt8(ascii: "/"))
    if quotient.count == 2 { return parts + [.fraction(.number(quotient[0]), .number(quotient[1]), bar: true)] }
    switch magnitude {
    case "Inf": return parts + [.identifier("∞", upright: true)]
    case "NaN", "NA": return parts + [.identifier(magnitude, upright: true)]
    default: break
    }
    guard let mark = bytes.firstIndex(where: { $0 | 0x20 == UInt8(ascii: "e") }),
      let exponent = wholeNumber(bytes[(mark + 1)...])
    else { return parts + [.number(magnitude)] + unit }
    let power = Formula.scripts(.number("10"), sub: nil, sup: decimal(exponent))
    return parts + [.number(String(decoding: bytes[..<mark], as: UTF8.self)), sign("×"), power] + unit
  }

  /// The text of a whole number without zeros in front of it, such as the exponent of `1e+04`; nil for other text.
  private static func wholeNumber(_ text: ArraySlice<UInt8>) -> String? {
    var digits = text
    let isNegative = digits.first == UInt8(ascii: "-")
    if isNegative || digits.first == UInt8(ascii: "+") { digits.removeFirst() }
    guard !digits.isEmpty, digits.allSatisfy({ $0 &- UInt8(ascii: "0") < 10 }) else { return nil }
    while digits.count > 1, digits.first == UInt8(ascii: "0") { digits.removeFirst() }
    return (isNegative ? "-" : "") + String(decoding: digits, as: UTF8.self)
  }

  /// A complex number a + bi from the decimal texts of its parts.
  public static func complex(_ real: String, _ imaginary: String) -> Formula {
    var parts = decimalParts(imaginary)
    var between = sign("+")
    if imaginary.bytes.first == UInt8(ascii: "-") {
      between = sign("-")
      parts.removeFirst()
    }
    return .row(decimalParts(real) + [between] + parts + [.identifier("i", upright: false)])
  }

  /// A truth value, shown as 0 or 1.
  public static func logical(_ value: Bool) -> Formula { .number(value ? "1" : "0") }

  /// Dots for omitted columns of a matrix.
  public static var horizontalDots: Formula { .symbol(Operator("⋯", .inner)) }
  /// Dots for omitted rows of a matrix.
  public static var verticalDots: Formula { .identifier("⋮", upright: true) }
  /// Dots for omitted rows and columns of a matrix.
  public static var diagonalDots: Formula { .identifier("⋱", upright: true) }

  /// `left = right`.
  public static func equation(_ left: Formula, _ right: Formula) -> Formula { infix([left, right], "=") }

  /// `left := right`.
  public static func definition(_ left: Formula, _ right: Formula) -> Formula { infix([left, right], "≔") }

  /// Operands with the same sign between each two.
  public static func infix(_ operands: [Formula], _ operator: String) -> Formula {
    var items: [Formula] = []
    for (index, operand) in operands.enumerated() {
      if index > 0 { items.append(sign(`operator`)) }
      items += operand.elements
    }
    return joined(items)
  }

  /// A base with an exponent.
  public static func power(_ base: Formula, _ exponent: Formula) -> Formula {
    .scripts(base, sub: nil, sup: exponent)
  }

  /// A formula in parentheses, which grow with it.
  public static func parenthesized(_ body: Formula) -> Formula {
    body.isFlat ? .row([sign("(")] + body.elements + [sign(")")]) : .fenced("(", body, ")")
  }

  /// Whether the formula is no taller than a letter, so that its parentheses need not grow.
  private var isFlat: Bool {
    switch self {
    case .identifier, .number, .symbol, .function, .text, .space: true
    case .row(let parts): parts.allSatisfy { $0.isFlat }
    case .fraction, .root, .scripts, .accent, .fenced, .table, .classed, .styled, .pending, .unknown: false
    }
  }

  /// A function applied to arguments: `f(x, y)`.
  public static func call(_ function: Formula, _ arguments: [Formula]) -> Formula {
    .row(function.elements + [sign("(")] + infix(arguments, ",").elements + [sign(")")])
  }

  /// A matrix in square brackets, its columns aligned at the right.
  ///
  /// - Parameters:
  ///   - rows: The entries.
  ///   - bar: The column, from 0, before which a line separates the right-hand side of a linear system.
  ///   - pivots: The entries to mark.
  ///   - changedRows: The rows, from 0, that a step has changed.
  public static func matrix(
    _ rows: [[Formula]], bar: Int? = nil, pivots: [Table.Place] = [], changedRows: [Int] = []
  ) -> Formula {
    var table = Table(.value, rows, bars: bar.map { [$0] } ?? [])
    table.pivots = pivots
    table.changedRows = changedRows
    return .fenced("[", .table(table), "]")
  }

  /// A matrix without entries, with its size: `[ ] (0×3)`.
  public static func emptyMatrix(rows: Int, columns: Int) -> Formula {
    .row([
      sign("["), .space(0.3), sign("]"), .space(0.5), .text("(\(rows)×\(columns))", .plain),
    ])
  }
}
