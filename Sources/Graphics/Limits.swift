/// The ends of an axis.
public struct Limits: Equatable, Sendable {
  /// The value at the start.
  public var lower: Double
  /// The value at the end.
  public var upper: Double

  /// Two ends. An infinite one is taken from the data; ends that do not span anything are ignored.
  public init(lower: Double, upper: Double) {
    self.lower = lower
    self.upper = upper
  }

  /// The largest magnitude an axis reaches, so that the difference of its ends stays finite.
  private static let greatest = 4e307

  /// Ends that show an extent, before they are rounded to ticks. Finite and different whatever the data: a single value
  /// stands in the middle of its power of ten, no value at all leaves 0 to 1 (1 to 10 on a logarithmic scale).
  static func covering(_ extent: Extent, scale: Scale, wished: Limits?) -> Limits {
    var lower = scale == .logarithmic ? extent.leastPositive : extent.lower
    var upper = extent.upper
    if !(lower <= upper) { (lower, upper) = scale == .logarithmic ? (1, 10) : (0, 1) }
    if let wished {
      let isLowerUsable = wished.lower.isFinite && (scale != .logarithmic || wished.lower > 0)
      let isUpperUsable = wished.upper.isFinite && (scale != .logarithmic || wished.upper > 0)
      let wishedLower = isLowerUsable ? wished.lower : lower
      let wishedUpper = isUpperUsable ? wished.upper : upper
      if wishedLower < wishedUpper { (lower, upper) = (wishedLower, wishedUpper) }
    }
    if scale == .logarithmic { return spread(lower: lower, upper: upper) }
    lower = Swift.min(Swift.max(lower, -greatest), greatest)
    upper = Swift.max(Swift.min(upper, greatest), -greatest)
    let largest = Swift.max(lower.magnitude, upper.magnitude)
    // Below twelve figures of difference the rounding of the data itself would be magnified into a shape.
    if upper - lower <= largest * 1e-12 || upper - lower < 1e-290 {
      let middle = lower
      let half = largest < 1e-290 ? 1 : DecimalPower.power(DecimalPower.floor(largest))
      return Limits(lower: middle - half, upper: middle + half)
    }
    return Limits(lower: lower, upper: upper)
  }

  private static func spread(lower: Double, upper: Double) -> Limits {
    let lower = Swift.min(Swift.max(lower, 1e-290), 1e290)
    let upper = Swift.min(Swift.max(upper, 1e-290), 1e290)
    return upper / lower > 1 + 1e-9 ? Limits(lower: lower, upper: upper) : Limits(lower: lower / 10, upper: upper * 10)
  }

  /// The limits widened by a part of their length on each side; on a logarithmic scale by the next larger power of two.
  func padded(scale: Scale, part: Double) -> Limits {
    switch scale {
    case .linear:
      let pad = (upper - lower) * part
      return Limits(lower: lower - pad, upper: upper + pad)
    case .logarithmic:
      // The part as a power of two is a repeated square root, which needs no exponential function.
      var ratio = upper / lower
      var rest = part
      while rest < 0.75, ratio > 1 {
        ratio = ratio.squareRoot()
        rest *= 2
      }
      return Limits(lower: lower / ratio, upper: upper * ratio)
    case .symmetric(let threshold):
      let pad = (scale.transform(upper) - scale.transform(lower)) * part
      // A step of the scale is a factor of ten; a short one needs no exponential function.
      let growth = pad * 2.302585 * (1 + pad * 1.151293)
      return Limits(
        lower: lower - pad * threshold - Swift.max(lower.magnitude - threshold, 0) * growth,
        upper: upper + pad * threshold + Swift.max(upper.magnitude - threshold, 0) * growth)
    }
  }

  /// The limits of a vertical axis that show an extent, moved out to ticks where little room is lost by it, and the
  /// ticks that are at most `most` on it.
  static func vertical(_ extent: Extent, scale: Scale, wished: Limits?, most: Double) -> (Limits, [Tick]) {
    var limits = covering(extent, scale: scale, wished: wished)
    switch scale {
    case .logarithmic:
      if wished == nil {
        let decades = DecimalPower.logarithm(limits.upper / limits.lower)
        if decades >= 2 {
          limits.lower = DecimalPower.power(DecimalPower.floor(limits.lower))
          let top = DecimalPower.floor(limits.upper)
          if DecimalPower.power(top) < limits.upper { limits.upper = DecimalPower.power(top + 1) }
        } else {
          limits = limits.padded(scale: scale, part: 1.0 / 16)
        }
      }
      return (limits, Ticks.logarithmic(lower: limits.lower, upper: limits.upper, most: most))
    case .symmetric(let threshold):
      if wished == nil {
        // Ends beyond the linear part move out to decades, others a little.
        let padded = limits.padded(scale: scale, part: 0.04)
        let (bottom, top) = (-limits.lower / threshold, limits.upper / threshold)
        limits.lower = bottom > 1 ? -threshold * Ticks.decade(above: bottom) : padded.lower
        limits.upper = top > 1 ? threshold * Ticks.decade(above: top) : padded.upper
      }
      // Its numbers stand closer, as zero, both ends of the linear part and some decades have to be told apart.
      return (limits, Ticks.symmetric(limits, threshold, most: most * 1.7))
    case .linear:
      var step = Ticks.step(lower: limits.lower, upper: limits.upper, most: most, isIntegral: extent.isIntegral)
      guard wished == nil else {
        return (limits, Ticks.linear(lower: limits.lower, upper: limits.upper, step: step))
      }
      let data = limits
      for _ in 0..<4 {
        let bottom = step.value(step.count(below: data.lower))
        let top = step.value(step.count(above: data.upper))
        let pad = 0.04 * (data.upper - data.lower)
        limits.lower = data.lower - bottom <= step.size / 2 ? bottom : data.lower - pad
        limits.upper = top - data.upper <= step.size / 2 ? top : data.upper + pad
        if !(limits.lower < limits.upper) { limits = data }
        if (limits.upper - limits.lower) / step.size <= most + 0.2 { break }
        step = step.next
        while extent.isIntegral, !step.isIntegral { step = step.next }
      }
      return (limits, Ticks.linear(lower: limits.lower, upper: limits.upper, step: step))
    }
  }

  /// The ticks of a horizontal axis: as many as keep `spacing` and the width of their numbers apart.
  static func horizontalTicks(
    _ limits: Limits, scale: Scale, length: Double, spacing: Double, isIntegral: Bool, width: (TickLabel) -> Double
  ) -> [Tick] {
    var most = Swift.max(length / spacing, 1)
    for _ in 0..<8 {
      let ticks: [Tick]
      switch scale {
      case .logarithmic: ticks = Ticks.logarithmic(lower: limits.lower, upper: limits.upper, most: most)
      case .symmetric(let threshold): ticks = Ticks.symmetric(limits, threshold, most: most * 1.7)
      case .linear:
        var step = Ticks.step(lower: limits.lower, upper: limits.upper, most: most, isIntegral: isIntegral)
        // Numbers side by side are easier to read in fives than in quarters, as long as three of them remain.
        if step.digits == 25, (limits.upper - limits.lower) / step.next.size >= 2 { step = step.next }
        ticks = Ticks.linear(lower: limits.lower, upper: limits.upper, step: step)
      }
      let projection = Projection(scale: scale, lower: limits.lower, upper: limits.upper, start: 0, end: length)
      var isFree = true
      for index in ticks.indices.dropFirst() {
        let distance = projection.position(ticks[index].value) - projection.position(ticks[index - 1].value)
        let needed = (width(ticks[index].label) + width(ticks[index - 1].label)) / 2 + spacing * 0.2
        if distance < needed { isFree = false }
      }
      if isFree || ticks.count <= 1 { return ticks }
      most *= 0.7
    }
    return []
  }
}

extension Figure {
  /// The ends of an axis that are not moved to ticks: those that were set, or the data's own where the axes are tight.
  func limits(isX: Bool, _ domain: Domain) -> Limits? {
    let set = isX ? xLimits : yLimits
    let extent = isX ? domain.x : domain.y
    guard isTight, set == nil, !extent.isEmpty else { return set }
    return Limits.covering(extent, scale: isX ? xScale : yScale, wished: nil)
  }
}
