extension Ticks {
  /// The least power of ten at or above a number that is greater than 1.
  static func decade(above value: Double) -> Double {
    let power = DecimalPower.power(DecimalPower.floor(value))
    return power < value ? power * 10 : power
  }

  /// Zero and, on both sides of it, the ends of the linear part and their multiples by powers of ten; with less than that
  /// to show, round numbers at equal distances. At most about `most` of them.
  static func symmetric(_ limits: Limits, _ threshold: Double, most: Double) -> [Tick] {
    let scale = Scale.symmetric(threshold)
    let (lower, upper) = (scale.transform(limits.lower), scale.transform(limits.upper))
    guard upper - lower >= 1.5 else {
      return linear(
        lower: limits.lower, upper: limits.upper,
        step: step(lower: limits.lower, upper: limits.upper, most: Swift.max(most, 1)))
    }
    let stride = Swift.max(1, Int(((upper - lower) / Swift.max(most, 1)).rounded(.up)))
    let exponent = DecimalPower.floor(threshold)
    let isDecimal = DecimalPower.power(exponent) == threshold
    let furthest = Int(Swift.max(upper, -lower).rounded(.down))
    let isPlain = isDecimal && exponent >= -3 && exponent + furthest <= 5
    var ticks: [Tick] = []
    for place in -furthest...Swift.max(furthest, 0) where place % stride == 0 {
      let decade = Int(place.magnitude) - 1
      let size = place == 0 ? 0 : threshold * DecimalPower.power(decade)
      let value = place < 0 ? -size : size
      guard value >= limits.lower, value <= limits.upper else { continue }
      var label = TickLabel("0")
      if place != 0 {
        label =
          !isDecimal
          ? TickLabel(size, significant: 4)
          : isPlain ? Ticks.label(digit: 1, decade: exponent + decade) : power(exponent + decade)
      }
      if place < 0 { label = TickLabel("\u{2212}" + label.text, exponent: label.exponent) }
      ticks.append(Tick(value: value, label: label))
    }
    return ticks
  }
}
