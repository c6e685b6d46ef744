import Markup

/// The two widths that every figure is drawn at; text is never scaled to fit.
public enum Layout: Equatable, Sendable {
  /// 640 pixels, the width of the text column.
  case wide
  /// 350 pixels, for a phone.
  case narrow

  /// The width of the drawing in pixels.
  public var width: Double {
    switch self {
    case .wide: 640
    case .narrow: 350
    }
  }

  /// The theme's class that shows the drawing at the right page width.
  var className: String {
    switch self {
    case .wide: "plot broad"
    case .narrow: "plot narrow"
    }
  }

  /// What identifiers inside the drawing end in, so that both drawings can stand on one page.
  var suffix: String {
    switch self {
    case .wide: "wide"
    case .narrow: "narrow"
    }
  }

  /// The height of the area between the axes, unless both axes have one scale.
  var plotHeight: Double {
    switch self {
    case .wide: 272
    case .narrow: 232
    }
  }

  /// The least distance of two ticks of the horizontal axis; those of the vertical axis are 56 pixels apart or more.
  var tickSpacing: Double {
    switch self {
    case .wide: 72
    case .narrow: 56
    }
  }

  /// The least margin left of the area between the axes.
  var leastLeft: Double {
    switch self {
    case .wide: 44
    case .narrow: 34
    }
  }

  var leastRight: Double {
    switch self {
    case .wide: 12
    case .narrow: 10
    }
  }
}

/// The area between the axes of one drawing: what a mark needs to draw itself.
public struct Frame: Equatable, Sendable {
  /// The width that the figure is drawn at.
  public let layout: Layout
  /// The width of the plot with all that stands around its area, in pixels.
  let width: Double
  /// The horizontal axis; its stretch runs from the left edge of the area to the right one.
  public let x: Projection
  /// The vertical axis; its stretch runs from the bottom edge up to the top one.
  public let y: Projection
  /// The identifier of the clipping path that lines and areas are cut with; nil if all data lie inside.
  let clip: String?

  /// The left edge in pixels.
  public var left: Double { x.start }
  /// The right edge.
  public var right: Double { x.end }
  /// The bottom edge.
  public var bottom: Double { y.start }
  /// The top edge.
  public var top: Double { y.end }

  /// The attribute that cuts an element to the area, where limits leave data outside.
  var clipping: [Markup.Attribute] {
    guard let clip else { return [] }
    return [Markup.Attribute("clip-path", "url(#" + clip + ")")]
  }

  /// The place of a value of the vertical axis, or the bottom edge if it has none: where bars and areas begin.
  func base(_ value: Double) -> Double {
    let place = y.position(value)
    return place.isFinite ? place : bottom
  }

  /// Whether a place in pixels lies in the area.
  func contains(_ point: Point) -> Bool { x.contains(point.x) && y.contains(point.y) }
}

/// A place in a drawing, in pixels from its upper left corner.
struct Point: Equatable, Sendable {
  var x: Double
  var y: Double

  /// Whether it is a place at all.
  var isFinite: Bool { x.isFinite && y.isFinite }
}
