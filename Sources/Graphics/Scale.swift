/// How values become places along an axis.
public enum Scale: Equatable, Sendable {
  /// Equal differences are equally far apart.
  case linear
  /// Equal ratios are equally far apart; only positive values have a place.
  case logarithmic
  /// Linear from minus to plus a number, and on either side of that logarithmic; all values have a place. The number is
  /// as far from zero as from ten times itself.
  case symmetric(Double)

  /// The value on the scale's own straight line: itself or its decimal logarithm; not finite where it has no place.
  func transform(_ value: Double) -> Double {
    switch self {
    case .linear: return value
    case .logarithmic: return DecimalPower.logarithm(value)
    case .symmetric(let threshold):
      let part = value / threshold
      if part.magnitude <= 1 { return part }
      let size = 1 + DecimalPower.logarithm(part.magnitude)
      return part < 0 ? -size : size
    }
  }

  /// What words add to the range of an axis.
  var words: String {
    switch self {
    case .linear: ""
    case .logarithmic: " on a logarithmic scale"
    case .symmetric(let threshold):
      " on a logarithmic scale, linear between " + Words.number(-threshold) + " and " + Words.number(threshold)
    }
  }
}

/// A scale between two limits, laid along a stretch of the drawing.
public struct Projection: Equatable, Sendable {
  /// The kind of scale.
  public let scale: Scale
  /// The value at the start of the stretch.
  public let lower: Double
  /// The value at the end of the stretch.
  public let upper: Double
  /// Where the stretch starts, in pixels (or terminal dots).
  public let start: Double
  /// Where the stretch ends; smaller than `start` for an axis that points up.
  public let end: Double
  let origin: Double
  let factor: Double

  /// A projection of `lower ... upper` onto `start ... end`; the limits are finite and differ.
  public init(scale: Scale, lower: Double, upper: Double, start: Double, end: Double) {
    self.scale = scale
    self.lower = lower
    self.upper = upper
    self.start = start
    self.end = end
    origin = scale.transform(lower)
    let length = scale.transform(upper) - origin
    factor = length == 0 ? 0 : (end - start) / length
  }

  /// The place of a value; not finite if the value has none (NaN, infinity, or not positive on a logarithmic scale).
  public func position(_ value: Double) -> Double {
    (scale.transform(value) - origin) * factor + start
  }

  /// The length of the stretch.
  public var length: Double { (end - start).magnitude }

  /// Whether a place lies on the stretch, with a little tolerance at its ends.
  func contains(_ place: Double) -> Bool {
    place >= Swift.min(start, end) - 0.5 && place <= Swift.max(start, end) + 0.5
  }
}
