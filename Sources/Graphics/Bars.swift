import Markup
import Numerics

/// Bars that stand on zero (on a logarithmic axis, on the axis) or on one another.
public struct Bars: Equatable, Sendable {
  /// The middles of the bars.
  public var x: [Double]
  /// Their heights; bars beyond the shorter list are left out.
  public var y: [Double]
  /// The width as a part of the least distance between two middles: 0.8 for categories, 1 for a histogram.
  public var width: Double
  /// Whether they lie: then `x` counts along the vertical axis and `y` along the horizontal one.
  public var isLevel = false
  /// What each bar stands on; nil for zero.
  public var base: [Double]?
  /// The colour; nil takes the next category of the theme.
  public var colour: Colour?
  /// The bars' name for the reader; nil for none.
  public var label: Label?

  /// Bars of given heights.
  public init(x: [Double], y: [Double], width: Double = 0.8, colour: Colour? = nil, label: Label? = nil) {
    self.x = x
    self.y = y
    self.width = width
    self.colour = colour
    self.label = label
  }

  var domain: Domain {
    var domain = Domain(x: x, y: y)
    guard !domain.x.isEmpty else { return domain }
    let half = step / 2
    domain.x.include(domain.x.lower - half)
    domain.x.include(domain.x.upper + half)
    domain.y.include(0)
    for value in base ?? [] { domain.y.include(value) }
    if isLevel { (domain.x, domain.y) = (domain.y, domain.x) }
    return domain
  }

  var key: Key? {
    guard let label, !label.isEmpty else { return nil }
    return Key(label: label, sample: .area, colour: colour ?? .series(1))
  }

  /// The least distance between two middles; 1 if there is only one.
  private var step: Double {
    let sorted = ascending(x.filter { $0.isFinite })
    var least = Double.infinity
    for index in sorted.indices.dropFirst() where sorted[index] > sorted[index - 1] {
      least = Swift.min(least, sorted[index] - sorted[index - 1])
    }
    return least.isFinite ? least : 1
  }

  /// The edges of a bar in pixels: across, and from its base to its end.
  private func edges(_ index: Int, in frame: Frame) -> (first: Double, second: Double, base: Double, end: Double) {
    let half = step * Swift.min(Swift.max(width, 0.01), 1) / 2
    let (across, along) = isLevel ? (frame.y, frame.x) : (frame.x, frame.y)
    let places = (across.position(x[index] - half), across.position(x[index] + half))
    let base = along.position(base.map { index < $0.count ? $0[index] : 0 } ?? 0)
    return (
      Swift.min(places.0, places.1), Swift.max(places.0, places.1), base.isFinite ? base : along.start,
      along.position(y[index])
    )
  }

  func draw(in frame: Frame) -> Markup {
    var path = PathData()
    for index in 0..<Swift.min(x.count, y.count) {
      var (first, second, base, end) = edges(index, in: frame)
      guard first.isFinite, second.isFinite, end.isFinite else { continue }
      // Neighbours that touch keep a hairline of paper between them while they are wide enough to spare it.
      if second - first >= 4 {
        first += 0.5
        second -= 0.5
      }
      if isLevel { (first, second, base, end) = (base, end, first, second) }
      path.move(first, base)
      path.line(first, end)
      path.line(second, end)
      path.line(second, base)
      path.close()
    }
    guard !path.isEmpty else { return .empty }
    var attributes = (colour ?? .series(1)).attributes("mk")
    attributes += frame.clipping
    attributes.append(Markup.Attribute("d", path.text))
    var pieces: [Markup] = [.element("path", attributes, [])]
    let zero = (isLevel ? frame.x : frame.y).position(0)
    var line = PathData()
    if isLevel, zero > frame.left + 1 {
      line.move(zero.rounded(), frame.bottom)
      line.line(zero.rounded(), frame.top)
    } else if !isLevel, zero < frame.bottom - 1 {
      line.move(frame.left, zero.rounded())
      line.line(frame.right, zero.rounded())
    }
    if !line.isEmpty { pieces.append(.tag("path", ["class": "axis", "d": line.text])) }
    return .fragment(pieces)
  }

  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    for index in 0..<Swift.min(x.count, y.count) {
      let (first, second, base, end) = edges(index, in: frame)
      if isLevel {
        // A row of dots stays free, so that neighbours can be told apart.
        canvas.fill(
          left: Swift.min(base, end), right: Swift.max(base, end) + 1, from: first, to: Swift.max(first, second - 2))
      } else {
        canvas.fill(left: first, right: second, from: base, to: end)
      }
    }
  }

  /// How high each bar is, without what it stands on.
  var heights: [Double] {
    guard let base else { return y }
    var heights = y
    for index in heights.indices where index < base.count { heights[index] -= base[index] }
    return heights
  }

  var description: String { Words.histogram(centres: x, heights: heights) }

  /// The same where the places have names, by which few bars are told one by one.
  func described(names: [Label]) -> String {
    let heights = heights
    var parts: [String] = []
    var (lowest, highest) = (0, 0)
    for index in 0..<Swift.min(x.count, heights.count) where heights[index].isFinite {
      guard let name = Words.place(x[index].rounded(), names) else { return description }
      parts.append(name + " " + Words.number(heights[index]))
      if parts.count == 1 || heights[index] < heights[lowest] { lowest = index }
      if parts.count == 1 || heights[index] > heights[highest] { highest = index }
    }
    if parts.count <= 8 { return parts.isEmpty ? description : "shows " + Words.list(parts) }
    let (low, high) = (Words.place(x[lowest].rounded(), names) ?? "", Words.place(x[highest].rounded(), names) ?? "")
    return [
      "has ", String(parts.count), " bars, highest ", high, " with ", Words.number(heights[highest]), ", lowest ", low,
      " with ", Words.number(heights[lowest]),
    ].joined()
  }
}
