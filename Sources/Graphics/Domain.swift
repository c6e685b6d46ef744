/// The stretch of finite values that must fit on one axis.
public struct Extent: Equatable, Sendable {
  /// The least finite value; above `upper` while there is none.
  public private(set) var lower = Double.infinity
  /// The greatest finite value.
  public private(set) var upper = -Double.infinity
  /// The least positive value, which a logarithmic scale starts from; infinite while there is none.
  public private(set) var leastPositive = Double.infinity
  /// Whether every value so far is a whole number, so that the axis has no use for fractions.
  public internal(set) var isIntegral = true
  /// Pixels to leave free on both sides, because what stands at a value is wider than its place.
  var margin = 0.0

  /// No values.
  public init() {}

  /// The extent of some values.
  init(_ values: [Double]) {
    for value in values { include(value) }
  }

  /// Whether there is no finite value.
  public var isEmpty: Bool { lower > upper }

  /// Widens the extent to a value; NaN and infinities have no place on an axis and change nothing.
  public mutating func include(_ value: Double) {
    guard value.isFinite else { return }
    if value < lower { lower = value }
    if value > upper { upper = value }
    if value > 0, value < leastPositive { leastPositive = value }
    if isIntegral, value != value.rounded() { isIntegral = false }
  }

  /// Makes room for a bar at each of 1, 2, … that have names.
  mutating func include(names count: Int) {
    guard count > 0 else { return }
    include(0.6)
    include(Double(count) + 0.4)
  }

  /// Widens the extent to another one.
  mutating func include(_ other: Extent) {
    margin = Swift.max(margin, other.margin)
    guard !other.isEmpty else { return }
    lower = Swift.min(lower, other.lower)
    upper = Swift.max(upper, other.upper)
    leastPositive = Swift.min(leastPositive, other.leastPositive)
    isIntegral = isIntegral && other.isIntegral
  }
}

/// The values of a mark that must fit on the two axes.
public struct Domain: Equatable, Sendable {
  /// Along the horizontal axis.
  public var x = Extent()
  /// Along the vertical axis.
  public var y = Extent()
  /// Along the third axis of space; empty in the plane.
  public var z = Extent()

  /// Nothing.
  public init() {}

  /// The values of points; a point counts only if both its coordinates are finite.
  init(x: [Double], y: [Double]) {
    for index in 0..<Swift.min(x.count, y.count) where x[index].isFinite && y[index].isFinite {
      self.x.include(x[index])
      self.y.include(y[index])
    }
  }

  /// Widens the domain to another one.
  mutating func include(_ other: Domain) {
    x.include(other.x)
    y.include(other.y)
    z.include(other.z)
  }
}
