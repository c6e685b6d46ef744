import Source

/// How numbers are displayed: what `format` and `output_precision` set.
public struct DisplayFormat: Equatable, Sendable {
  /// The notations that `format` chooses among.
  public enum Notation: Equatable, Sendable {
    /// Fixed point where it fits, otherwise with an exponent: `format short` and `format long`.
    case fixed
    /// Always with an exponent: `format short e` and `format long e`.
    case exponent
    /// The shorter of both for each number: `format short g` and `format long g`.
    case general
    /// Fractions of integers: `format rat`.
    case rational
    /// Two decimals: `format bank`.
    case bank
  }

  /// The notation.
  public var notation = Notation.fixed
  /// The number of significant digits: 5 in `format short`, 16 in `format long`; `output_precision` sets it.
  public var precision = DisplayFormat.shortPrecision

  /// Whether blank lines are left out: `format compact`.
  public var isCompact = false
  /// The columns that matrices are cut to; at first those of Octave when it does not run in a terminal.
  public var width = 80

  private static let shortPrecision = 5
  private static let longPrecision = 16

  /// `format short`.
  public init() {}

  /// The word for `format` that gives this notation and precision.
  var word: String {
    let length = precision == Self.longPrecision ? "long" : "short"
    switch notation {
    case .fixed: return length
    case .exponent: return length + "e"
    case .general: return length + "g"
    case .rational: return "rat"
    case .bank: return "bank"
    }
  }

  /// Obeys the words after `format`, without regard to case; no words mean `short`. Returns whether they are known.
  public mutating func set(_ words: [String]) -> Bool {
    var format = DisplayFormat()
    format.width = width
    if words == ["compact"] || words == ["loose"] {
      format = self
    } else {
      format.isCompact = isCompact && !words.isEmpty
    }
    for (position, word) in words.enumerated() {
      switch Word(word.lowercasedASCII) {
      case "short": format.precision = Self.shortPrecision
      case "long": format.precision = Self.longPrecision
      case "e" where position > 0: format.notation = .exponent
      case "g" where position > 0: format.notation = .general
      case "shorte": format.notation = .exponent
      case "shortg": format.notation = .general
      case "longe": (format.notation, format.precision) = (.exponent, Self.longPrecision)
      case "longg": (format.notation, format.precision) = (.general, Self.longPrecision)
      case "compact": format.isCompact = true
      case "loose": format.isCompact = false
      case "rat": format.notation = .rational
      case "bank": format.notation = .bank
      default: return false
      }
    }
    self = format
    return true
  }
}
