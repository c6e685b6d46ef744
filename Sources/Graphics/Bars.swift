import Markup
import Numerics

/// Upright bars that stand on zero (on a logarithmic axis, on the axis).
public struct Bars: Equatable, Sendable {
  /// The middles of the bars.
  public var x: [Double]
  /// Their heights; bars beyond the shorter list are left out.
  public var y: [Double]
  /// The width as a part of the least distance between two middles: 0.8 for categories, 1 for a histogram.
  public var width: Double
  /// The colour; nil takes the next category of the theme.
  public var colour: Colour?
  /// The bars' name for the reader; nil for none.
  public var label: String?

  /// Bars of given heights.
  public init(x: [Double], y: [Double], width: Double = 0.8, colour: Colour? = nil, label: String? = nil) {
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

  func draw(in frame: Frame) -> Markup {
    let base = frame.base(0)
    let half = step * Swift.min(Swift.max(width, 0.01), 1) / 2
    var path = PathData()
    for index in 0..<Swift.min(x.count, y.count) {
      var left = frame.x.position(x[index] - half)
      var right = frame.x.position(x[index] + half)
      let top = frame.y.position(y[index])
      guard left.isFinite, right.isFinite, top.isFinite else { continue }
      // Neighbours that touch keep a hairline of paper between them while they are wide enough to spare it.
      if right - left >= 4 {
        left += 0.5
        right -= 0.5
      }
      path.move(left, base)
      path.line(left, top)
      path.line(right, top)
      path.line(right, base)
      path.close()
    }
    guard !path.isEmpty else { return .empty }
    var attributes = (colour ?? .series(1)).attributes("mk")
    attributes += frame.clipping
    attributes.append(Markup.Attribute("d", path.text))
    var pieces: [Markup] = [.element("path", attributes, [])]
    if base < frame.bottom - 1 {
      var line = PathData()
      line.move(frame.left, base.rounded())
      line.line(frame.right, base.rounded())
      pieces.append(.tag("path", ["class": "axis", "d": line.text]))
    }
    return .fragment(pieces)
  }

  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    let half = step * Swift.min(Swift.max(width, 0.01), 1) / 2
    for index in 0..<Swift.min(x.count, y.count) {
      let left = frame.x.position(x[index] - half)
      let right = frame.x.position(x[index] + half)
      canvas.fill(left: left, right: right, from: frame.base(0), to: frame.y.position(y[index]))
    }
  }

  var description: String { Words.histogram(centres: x, heights: y) }
}
