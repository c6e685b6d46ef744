/// A labelled place on an axis.
public struct Tick: Equatable, Sendable {
  /// The value.
  public let value: Double
  /// How it is written.
  public let label: TickLabel
}

/// Chooses round numbers for axes.
///
/// Linear steps are 1, 2, 2.5 or 5 times a power of ten. Ticks are whole multiples of the step, counted as integers, so
/// that labels are exact and need no rounding.
public enum Ticks {
  /// A step as `digits` * 10^`power`; `digits` is 10, 20, 25 or 50.
  struct Step {
    /// Wide also where `Int` has 32 bits, as in WebAssembly: multiples are exact up to 10^15.
    var digits: Int64
    var power: Int
    var size: Double { DecimalPower.scale(Double(digits), power) }
    var isIntegral: Bool { power >= 0 || power == -1 && digits != 25 }
    /// Decimals that a multiple of the step can have.
    var decimals: Int { Swift.max(0, digits == 25 ? -power : -power - 1) }

    /// The next larger step.
    var next: Step {
      switch digits {
      case 10: Step(digits: 20, power: power)
      case 20: Step(digits: 25, power: power)
      case 25: Step(digits: 50, power: power)
      default: Step(digits: 10, power: power + 1)
      }
    }

    /// The multiple of the step at or below a value; zero if it is beyond what can be counted exactly.
    func count(below value: Double) -> Int64 {
      let quotient = value / size
      guard quotient.magnitude < 1e15 else { return 0 }
      let nearest = quotient.rounded()
      return Int64((quotient - nearest).magnitude < 1e-9 ? nearest : quotient.rounded(.down))
    }

    /// The multiple of the step at or above a value.
    func count(above value: Double) -> Int64 { -count(below: -value) }

    /// The value of a multiple.
    func value(_ count: Int64) -> Double {
      let (product, overflow) = count.multipliedReportingOverflow(by: digits)
      return overflow ? Double(count) * size : DecimalPower.scale(Double(product), power)
    }
  }

  /// The smallest step of which at most `most` fit between the limits (so that ticks keep their distance).
  static func step(lower: Double, upper: Double, most: Double, isIntegral: Bool = false) -> Step {
    let smallest = (upper - lower) / Swift.max(most, 1)
    guard smallest > 0, smallest.isFinite else { return Step(digits: 10, power: -1) }
    var step = Step(digits: 10, power: DecimalPower.floor(smallest) - 1)
    while step.size < smallest * (1 - 1e-9) || isIntegral && !step.isIntegral { step = step.next }
    return step
  }

  /// The multiples of a step between two limits, labelled with as few digits as tell them apart.
  static func linear(lower: Double, upper: Double, step: Step) -> [Tick] {
    let first = step.count(above: lower)
    let last = step.count(below: upper)
    guard first <= last, last - first < 1000 else { return [] }
    var plainLength = 0
    var exponentLength = 0
    let largest = Swift.max(first.magnitude, last.magnitude) * step.digits.magnitude
    let shared = step.power + String(largest).utf8.count - 1
    let sharedDecimals = Swift.max(0, shared + step.decimals - (step.decimals == 0 ? trailingZeros(step) : 0))
    for count in first...last {
      let digits = count * step.digits
      let plain = TickLabel.decimal(digits: digits, power: step.power, decimals: step.decimals)
      let scaled = TickLabel.decimal(digits: digits, power: step.power - shared, decimals: sharedDecimals)
      plainLength = Swift.max(plainLength, plain.utf8.count)
      exponentLength = Swift.max(exponentLength, scaled.utf8.count + 3 + String(shared).utf8.count)
    }
    let usesExponent = plainLength > 6 && exponentLength <= plainLength
    var ticks: [Tick] = []
    ticks.reserveCapacity(Int(last - first) + 1)
    for count in first...last {
      let digits = count * step.digits
      let label: TickLabel
      if usesExponent, count != 0 {
        let text = TickLabel.decimal(digits: digits, power: step.power - shared, decimals: sharedDecimals)
        label = TickLabel(text + "×10", exponent: TickLabel.signed(shared))
      } else {
        label = TickLabel(digits: digits, power: step.power, decimals: step.decimals)
      }
      ticks.append(Tick(value: step.value(count), label: label))
    }
    return ticks
  }

  /// Zeros at the end of a whole step, which a label with an exponent need not repeat.
  private static func trailingZeros(_ step: Step) -> Int {
    Swift.max(0, step.power + (step.digits == 25 ? 0 : 1))
  }

  /// Round numbers on a logarithmic axis: decades, every few decades on a long axis, 1-2-5 on a short one, and linear
  /// steps where there is less than that.
  static func logarithmic(lower: Double, upper: Double, most: Double) -> [Tick] {
    let room = Swift.max(most, 1)
    let first = DecimalPower.logarithm(lower)
    let last = DecimalPower.logarithm(upper)
    guard first.isFinite, last.isFinite, first < last else { return [] }
    let firstDecade = Int((first - 1e-9).rounded(.up))
    let lastDecade = Int((last + 1e-9).rounded(.down))
    let perDecade = room / (last - first)
    // 2 to 5 takes 0.4 of a decade, the widest gap of 1-2-5; its narrowest is 0.3.
    if perDecade >= 3.3, last - first < 3 {
      var ticks: [Tick] = []
      for decade in (firstDecade - 1)...(lastDecade + 1) {
        for digit: Int64 in [1, 2, 5] {
          let value = DecimalPower.scale(Double(digit), decade)
          guard value >= lower * (1 - 1e-9), value <= upper * (1 + 1e-9) else { continue }
          ticks.append(Tick(value: value, label: label(digit: digit, decade: decade)))
        }
      }
      if ticks.count >= 3 { return ticks }
      let step = step(lower: lower, upper: upper, most: room / 1.6)
      let linearTicks = linear(lower: lower, upper: upper, step: step)
      return linearTicks.count > ticks.count ? linearTicks : ticks
    }
    guard firstDecade <= lastDecade else {
      return linear(lower: lower, upper: upper, step: step(lower: lower, upper: upper, most: room / 1.6))
    }
    var stride = 1
    for candidate in [1, 2, 3, 4, 5, 10, 20, 50, 100, 200] {
      stride = candidate
      if Double(candidate) * perDecade >= 1 - 1e-9 { break }
    }
    let areShort = firstDecade >= -3 && lastDecade <= 4
    var ticks: [Tick] = []
    for decade in firstDecade...lastDecade where decade % stride == 0 {
      let label = areShort ? label(digit: 1, decade: decade) : power(decade)
      ticks.append(Tick(value: DecimalPower.power(decade), label: label))
    }
    return ticks
  }

  static func label(digit: Int64, decade: Int) -> TickLabel {
    if decade >= -4, decade <= 5 { return TickLabel(digits: digit, power: decade, decimals: Swift.max(0, -decade)) }
    if digit == 1 { return power(decade) }
    return TickLabel(String(digit) + "×10", exponent: TickLabel.signed(decade))
  }

  static func power(_ decade: Int) -> TickLabel {
    switch decade {
    case 0: TickLabel("1")
    case 1: TickLabel("10")
    default: TickLabel("10", exponent: TickLabel.signed(decade))
    }
  }
}
