import Numerics

/// The digits a field must hold left and right of the decimal point.
private struct Digits {
  var left: Int
  var right: Int

  /// Digits for a number with `digits` before its point, so that `precision` of them are significant.
  init(_ digits: Int, precision: Int) {
    if digits > 0 {
      left = digits
      right = precision > digits ? precision - digits : precision
    } else if digits < 0 {
      left = 1
      right = precision > digits ? precision - digits : precision
    } else {
      left = 1
      right = precision > 1 ? precision - 1 : precision
    }
  }

  init(_ first: Digits, _ second: Digits) {
    left = max(first.left, second.left)
    right = max(first.right, second.right)
  }

  /// Whether fixed point is too wide, so that an exponent is written instead.
  func needExponent(precision: Int) -> Bool {
    let sum = left + right
    return 2 * sum > 3 * precision || sum > 16 || sum + 2 > 21
  }
}

/// What the layout of a matrix depends on.
private struct Extent {
  var largest = 0.0
  var smallest = Double.greatestFiniteMagnitude
  var hasNonfinite = false
  var isInteger = true
  private var hasFinite = false

  /// Counts a number in. Matrices are tested for integers in single precision, as Octave does: that hides the
  /// rounding noise of computed integers.
  @inline(__always) mutating func include(_ number: Double) {
    let magnitude = abs(number)
    guard magnitude < .infinity else {
      hasNonfinite = true
      return
    }
    hasFinite = true
    if magnitude > largest { largest = magnitude }
    if magnitude < smallest { smallest = magnitude }
    if isInteger && number != number.rounded() {
      let single = Float(number)
      isInteger = single == single.rounded()
    }
  }

  var largestDigits: Int { decimalDigits(largest) }
  var smallestDigits: Int { hasFinite ? decimalDigits(smallest) : 0 }
}

/// How the numbers of a complex matrix are written.
struct ComplexLayout {
  var real: NumberLayout
  var imaginary: NumberLayout
  /// Whether the imaginary part is left out, as `format bank` does.
  var isRealOnly = false

  /// Appends a number.
  func append(_ number: Complex, to bytes: inout [UInt8], padded: Bool = true) {
    let width: Int? = padded ? nil : 0
    real.append(number.re, to: &bytes, width: width)
    guard !isRealOnly else { return }
    let isNegative = number.im.sign == .minus
    bytes.append(contentsOf: (isNegative ? " - " : " + ").utf8)
    imaginary.append(isNegative ? -number.im : number.im, to: &bytes, width: width)
    bytes.append(UInt8(ascii: "i"))
  }
}

extension DisplayFormat {
  private static let rationalWidth = 9
  private static let rationalLength = 8

  /// Whether an exponent of three digits must fit. The digits of matrices that are no integers count one more.
  private func exponentWidth(_ first: Int, _ second: Int, isInteger: Bool) -> Int {
    func size(_ digits: Int) -> Int { isInteger ? digits : digits == 0 ? 1 : abs(digits) + 1 }
    return size(first) > 100 || size(second) > 100 ? 1 : 0
  }

  /// The layout of a real scalar.
  func scalarLayout(_ number: Double) -> NumberLayout {
    let isInteger = number == number.rounded()
    let digits = number.isFinite ? decimalDigits(abs(number)) : 0
    switch notation {
    case .rational: return NumberLayout(style: .rational(length: 10), width: 0)
    case .bank: return NumberLayout(style: .fixed(decimals: 2), width: number == 0 ? 3 : 0)
    case .general: return NumberLayout(style: .general(significant: precision), width: precision)
    case .exponent:
      return NumberLayout(style: .exponent(decimals: precision - 1), width: precision + 5, padsNonfinite: false)
    case .fixed:
      if isInteger || !number.isFinite {
        if 2 * digits > 3 * precision || digits > 16 {
          return NumberLayout(style: .exponent(decimals: precision - 1), width: 0)
        }
        return NumberLayout(style: .integer, width: 0)
      }
      let wanted = Digits(digits, precision: precision)
      if wanted.needExponent(precision: precision) {
        return NumberLayout(style: .exponent(decimals: precision - 1), width: 0)
      }
      return NumberLayout(style: .fixed(decimals: wanted.right), width: 0)
    }
  }

  /// The layout of a real matrix whose elements `body` passes on.
  func matrixLayout(count: Int, element: (Int) -> Double) -> NumberLayout {
    var extent = Extent()
    for index in 0..<count { extent.include(element(index)) }
    return layout(
      extent.largestDigits, extent.smallestDigits, hasNonfinite: extent.hasNonfinite, isInteger: extent.isInteger,
      isRange: false)
  }

  /// The layout of a real matrix or scalar, in the form that it was given or else in that of the format.
  func layout(of array: RealArray) -> NumberLayout {
    if array.form.kind != .standard {
      var layout = NumberLayout(style: .given(array.form), width: 0)
      if array.count > 1 {
        for index in 0..<array.count {
          layout.width = max(layout.width, array.form.text(array.elements[index]).utf8.count + 1)
        }
      }
      return layout
    }
    return array.count == 1 ? scalarLayout(array.elements[0]) : matrixLayout(count: array.count) { array.elements[$0] }
  }

  /// The layout of a range, which depends on its ends as written; one that is not of integers is a column wider.
  func rangeLayout(_ range: RangeArray) -> NumberLayout {
    let isInteger = range.first == range.first.rounded() && range.step == range.step.rounded()
    let (low, high) = range.limit < range.first ? (range.limit, range.first) : (range.first, range.limit)
    return layout(
      decimalDigits(abs(high)), decimalDigits(abs(low)), hasNonfinite: false, isInteger: isInteger, isRange: true)
  }

  private func layout(
    _ largest: Int, _ smallest: Int, hasNonfinite: Bool, isInteger: Bool, isRange: Bool
  ) -> NumberLayout {
    let digits = max(largest, smallest)
    let rangeColumn = isRange ? 1 : 0
    switch notation {
    case .rational:
      return NumberLayout(style: .rational(length: Self.rationalLength), width: Self.rationalWidth)
    case .bank:
      return NumberLayout(style: .fixed(decimals: 2), width: max(digits, isRange ? 0 : 1) + 4)
    case .general:
      return NumberLayout(style: .general(significant: precision), width: precision + 6)
    case .exponent:
      let extra = exponentWidth(largest, smallest, isInteger: isInteger)
      return NumberLayout(style: .exponent(decimals: precision - 1), width: precision + 6 + extra + rangeColumn)
    case .fixed:
      var width: Int
      let needsExponent: Bool
      let style: NumberLayout.Style
      if isInteger {
        width = digits <= 0 ? 2 : digits + 1
        if hasNonfinite { width = max(width, 4) }
        needsExponent = 2 * width > 3 * precision || width > 17
        style = .integer
      } else {
        let wanted = Digits(Digits(largest, precision: precision), Digits(smallest, precision: precision))
        width = wanted.left + wanted.right + 2 + rangeColumn
        if hasNonfinite { width = max(width, 4) }
        needsExponent = wanted.needExponent(precision: precision)
        style = .fixed(decimals: wanted.right)
      }
      if needsExponent {
        let extra = exponentWidth(largest, smallest, isInteger: isInteger)
        return NumberLayout(style: .exponent(decimals: precision - 1), width: precision + 6 + extra + rangeColumn)
      }
      return NumberLayout(style: style, width: width)
    }
  }

  /// The layout of a complex scalar or matrix.
  func complexLayout(_ array: ComplexArray) -> ComplexLayout {
    var real = Extent()
    var imaginary = Extent()
    let isScalar = array.count == 1
    for element in array.elements {
      real.include(element.re)
      imaginary.include(element.im)
    }
    var largest = max(real.largestDigits, imaginary.largestDigits)
    var smallest = max(real.smallestDigits, imaginary.smallestDigits)
    var isInteger = real.isInteger && imaginary.isInteger
    if isScalar, let element = array.elements.first {
      largest = max(real.largestDigits, imaginary.largestDigits)
      smallest = min(real.largestDigits, imaginary.largestDigits)
      func isWhole(_ part: Double) -> Bool { !part.isFinite || part == part.rounded() }
      isInteger = isWhole(element.re) && isWhole(element.im)
    }
    let hasNonfinite = real.hasNonfinite || imaginary.hasNonfinite
    func layouts(_ style: NumberLayout.Style, _ realWidth: Int, _ imaginaryWidth: Int) -> ComplexLayout {
      ComplexLayout(
        real: NumberLayout(style: style, width: realWidth), imaginary: NumberLayout(style: style, width: imaginaryWidth)
      )
    }
    let digits = max(largest, smallest)
    let extra = exponentWidth(largest, smallest, isInteger: isInteger)
    let withExponent = layouts(
      .exponent(decimals: precision - 1), precision + 6 + extra, precision + 5 + extra)
    switch notation {
    case .rational:
      return isScalar
        ? layouts(.rational(length: 10), 0, 0)
        : layouts(.rational(length: Self.rationalLength), Self.rationalWidth, Self.rationalWidth)
    case .bank:
      var layout = layouts(.fixed(decimals: 2), max(real.largestDigits, real.smallestDigits, 1) + 4, 0)
      layout.isRealOnly = true
      return layout
    case .general:
      return layouts(.general(significant: precision), precision + 6, precision + 6)
    case .exponent:
      return withExponent
    case .fixed:
      if isInteger {
        var width = digits <= 0 ? 1 : digits
        if hasNonfinite { width = max(width, 3) }
        let limit = width + (isScalar ? 0 : 1)
        return 2 * limit > 3 * precision || limit > 17 ? withExponent : layouts(.integer, width + 1, width)
      }
      let wanted = Digits(Digits(largest, precision: precision), Digits(smallest, precision: precision))
      if wanted.needExponent(precision: precision) { return withExponent }
      var width = wanted.left + 1 + wanted.right
      if hasNonfinite { width = max(width, 3) }
      return layouts(.fixed(decimals: wanted.right), width + 1, width)
    }
  }
}
