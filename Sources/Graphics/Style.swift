/// The rhythm of a line.
public enum Dash: Equatable, Sendable {
  /// Chosen by the order of series: from the third on lines differ in dash as well as in colour.
  case automatic
  /// Without gaps.
  case solid
  /// Long dashes.
  case dashed
  /// Dots.
  case dotted
  /// Dashes and dots in turn.
  case dashDotted
  /// No line at all, only markers.
  case none

  /// The rhythm in a terminal, where there is no colour, so that the second line already differs; nil for none.
  func terminalDash(series: Int?) -> Dash? {
    switch self {
    case .none: return nil
    case .solid, .dashed, .dotted, .dashDotted: return self
    case .automatic:
      let rhythms: [Dash] = [.solid, .dashed, .dotted, .dashDotted]
      return rhythms[((series ?? 1) - 1) % rhythms.count]
    }
  }

  /// The theme's class for the line of a series counted from 1; empty for a solid line, nil for none.
  func className(series: Int?) -> String? {
    switch self {
    case .none: nil
    case .solid: ""
    case .dashed: "d2"
    case .dotted: "d3"
    case .dashDotted: "d4"
    case .automatic:
      switch series ?? 1 {
      case 3, 7: "d2"
      case 4, 8: "d4"
      case 5: "d3"
      case 6: "d5"
      default: ""
      }
    }
  }
}

/// The shape at a data point.
public enum Marker: Equatable, Sendable {
  /// A circle.
  case circle
  /// A small filled circle.
  case point
  /// A square.
  case square
  /// A square on its corner.
  case diamond
  /// A triangle that points up.
  case triangle
  /// A triangle that points down.
  case triangleDown
  /// An upright cross.
  case plus
  /// A diagonal cross.
  case cross
  /// An upright and a diagonal cross on one another.
  case asterisk

  /// The shape of a series counted from 1; a circle for points outside the series.
  static func series(_ number: Int?) -> Marker {
    let shapes: [Marker] = [.circle, .triangle, .square, .diamond, .triangleDown, .plus, .cross, .asterisk]
    return shapes[((number ?? 1) - 1) % shapes.count]
  }
}

/// How a line is drawn.
public struct LineStyle: Equatable, Sendable {
  /// The colour; nil takes the next category of the theme.
  public var colour: Colour?
  /// The rhythm.
  public var dash: Dash
  /// The width in pixels; nil for the theme's 2.
  public var width: Double?
  /// The shape at every data point; nil for none.
  public var marker: Marker?

  /// A style; what is not given is the theme's.
  public init(colour: Colour? = nil, dash: Dash = .automatic, width: Double? = nil, marker: Marker? = nil) {
    self.colour = colour
    self.dash = dash
    self.width = width
    self.marker = marker
  }
}
