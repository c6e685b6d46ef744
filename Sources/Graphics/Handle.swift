import Markup

/// A point of a plot that the reader of a page drags: a ring, round which a finger finds it.
public struct Handle: Equatable, Sendable {
  /// The name of the control that it is.
  public var control: String
  /// The horizontal coordinate.
  public var x: Double
  /// The vertical coordinate.
  public var y: Double
  /// What stands beside it; empty for nothing.
  public var label: String

  /// A handle at a place.
  public init(control: String, x: Double, y: Double, label: String) {
    self.control = control
    self.x = x
    self.y = y
    self.label = label
  }

  /// Its place in the drawing; nil where it has none.
  func place(in frame: Frame) -> Point? {
    let place = Point(x: frame.x.position(x), y: frame.y.position(y))
    return place.x.isFinite && place.y.isFinite && frame.contains(place) ? place : nil
  }

  /// The ring, with what the page's script needs to know: how places become numbers on both axes, and the step of a key.
  func draw(in frame: Frame) -> Markup {
    guard let place = place(in: frame), let across = frame.x.inverse, let up = frame.y.inverse else { return .empty }
    let circles = [("zone", "22"), ("ring", "8"), ("core", "3")].map { name, radius in
      Markup.tag("circle", ["class": name, "r": radius])
    }
    return .tag(
      "g",
      [
        "class": "handle", "data-control": control, "data-axes": across + ";" + up,
        "data-steps": "\(frame.x.keyStep) \(frame.y.keyStep)",
        "transform": "translate(" + Coordinate.text(place.x) + " " + Coordinate.text(place.y) + ")",
      ], circles)
  }
}

extension Handle {
  /// What turns space: its whole drawing, and in a corner a knob that also takes fingers up and down.
  static func turning(_ control: String, width: Double, top: Double, height: Double) -> Markup {
    // Two arcs round a middle, each with a head.
    let arrows = "M-6-2A7 7 0 0 1 6-3M6-7v4.5H1.5M6 2A7 7 0 0 1-6 3M-6 7V2.5h4.5"
    return .tag(
      "g", ["class": "handle turn", "data-control": control],
      [
        .tag(
          "rect",
          [
            "class": "zone", "y": Coordinate.text(top), "width": Coordinate.text(width),
            "height": Coordinate.text(height),
          ]),
        .tag(
          "g",
          [
            "class": "knob",
            "transform": "translate(" + Coordinate.text(width - 22) + " " + Coordinate.text(top + 22) + ")",
          ], [.tag("circle", ["class": "zone", "r": "22"]), .tag("path", ["d": arrows])]),
      ])
  }
}

extension Projection {
  /// The place of 0 on the scale's own line, the length of 1, and 1 where the line is that of logarithms; nil for a scale
  /// that is neither straight nor logarithmic.
  fileprivate var inverse: String? {
    let zero = start - origin * factor
    switch scale {
    case .linear: return "\(zero) \(factor) 0"
    case .logarithmic: return "\(zero) \(factor) 1"
    case .symmetric: return nil
    }
  }

  /// About a hundredth of the range, as a power of ten.
  fileprivate var keyStep: Double { DecimalPower.power(DecimalPower.floor((upper - lower).magnitude / 50)) }
}
