// The width of text where every character stands in columns: terminals and text files.

extension String {
  /// The columns that the text takes in a terminal: two for wide characters (East Asian Width W and F in Unicode's
  /// annex 11, which also holds emoji), none for marks that are drawn upon others, joiners and control sequences
  /// (ECMA-48), one for all others. Emoji that are joined by U+200D, or made such by U+FE0F, are one emoji.
  ///
  /// The engine of the page never asks: the tables stay out of it.
  public var columns: Int {
    var total = 0
    var counter = ColumnCounter()
    for scalar in unicodeScalars { total += counter.columns(of: scalar) }
    return total
  }
}

/// Counts the columns of a text scalar by scalar.
public struct ColumnCounter {
  private enum Sequence {
    case none, escape, parameters
  }

  private var sequence = Sequence.none
  /// The width of the last scalar that is drawn by itself.
  private var base = 0
  private var isJoined = false

  /// A counter at the start of a text.
  public init() {}

  /// The columns that the next scalar adds.
  public mutating func columns(of scalar: Unicode.Scalar) -> Int {
    let value = scalar.value
    switch sequence {
    case .none: break
    case .escape:
      sequence = value == 0x5B ? .parameters : .none
      return 0
    case .parameters:
      if (0x40...0x7E).contains(value) { sequence = .none }
      return 0
    }
    switch value {
    case 0x20...0x7E:
      base = 1
      isJoined = false
      return 1
    case 0x1B:
      sequence = .escape
      return 0
    case 0x200D:
      isJoined = base == 2
      return 0
    case 0xFE0F:
      // The emoji of a character that is narrow as text is wide.
      guard base == 1 else { return 0 }
      base = 2
      return 1
    // Colours of skin, which change the emoji before them.
    case 0x1F3FB...0x1F3FF where base == 2: return 0
    default: break
    }
    let own = scalar.columns
    guard own > 0 else { return 0 }
    if isJoined {
      isJoined = false
      return 0
    }
    base = own
    return own
  }
}

extension Unicode.Scalar {
  /// The columns of the scalar when it stands alone.
  public var columns: Int {
    switch value {
    case 0x20...0x7E: 1
    case 0..<0x20, 0x7F..<0xA0: 0
    case 0xA0..<0x300: 1
    default: isIn(ColumnWidths.zero) ? 0 : isIn(ColumnWidths.two) ? 2 : 1
    }
  }

  private func isIn(_ ranges: [UInt32]) -> Bool {
    var low = 0
    var high = ranges.count / 2
    while low < high {
      let middle = (low + high) / 2
      if ranges[2 * middle + 1] < value { low = middle + 1 } else { high = middle }
    }
    return 2 * low < ranges.count && ranges[2 * low] <= value
  }
}
