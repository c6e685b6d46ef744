import Markup

/// A smaller plot inside another one. An object, as it never changes and a figure is large to copy.
public final class Inset: Equatable, Sendable {
  /// The plot.
  public let figure: Figure
  /// The left and the lower edge of its area, its width and its height, as parts of the figure.
  public let place: [Double]

  /// A plot and its place, four numbers.
  public init(_ figure: Figure, place: [Double]) {
    self.figure = figure
    self.place = place
  }

  /// Whether two insets show the same plot in the same place.
  public static func == (one: Inset, other: Inset) -> Bool { one.figure == other.figure && one.place == other.place }
}

/// An inset laid out: over the area of the plot, or below it where there is no room for its text.
struct InsetLayout {
  let composition: Composition
  /// Where the upper left corner of its ground is in the drawing.
  private(set) var place: Point
  private(set) var isBelow = false
  private let width: Double

  /// What stands free around an inset, in pixels.
  private static let border = 8.0

  /// Lays out an inset over an area, or below a height.
  init(_ inset: Inset, over frame: Frame, below height: Double, room: Room, id: String) {
    let border = InsetLayout.border
    let (across, up) = (frame.right - frame.left, frame.bottom - frame.top)
    // Where the main plot stands in a figure of MATLAB, whose parts the numbers are.
    let left = frame.left + (inset.place[0] - 0.13) / 0.775 * across
    let bottom = frame.bottom - (inset.place[1] - 0.11) / 0.815 * up
    let area = Point(
      x: Swift.max(72, inset.place[2] / 0.775 * across), y: Swift.max(48, inset.place[3] / 0.815 * up))
    if room.layout == .wide {
      var own = Room(panelOf: room.layout, width: area.x + 48, plotHeight: area.y.rounded())
      own.tallest = own.plotHeight
      own.lowest = own.plotHeight
      // The margins depend on the numbers, and these a little on the width.
      for _ in 0..<2 {
        let tried = Composition(figure: inset.figure, room: own, id: id)
        own.width = area.x + tried.frame.left + tried.right
      }
      let composition = Composition(figure: inset.figure, room: own, id: id)
      let size = Point(x: own.width + 2 * border, y: composition.height + 2 * border)
      if size.x <= across - 8, size.y <= up - 8 {
        self.composition = composition
        width = own.width
        place = Point(x: left - composition.frame.left - border, y: bottom - composition.frame.bottom - border)
        place.x = Swift.min(Swift.max(place.x, frame.left + 4), frame.right - size.x - 4).rounded()
        place.y = Swift.min(Swift.max(place.y, frame.top + 4), frame.bottom - size.y - 4).rounded()
        return
      }
    }
    width = room.width - 2 * border
    let own = Room(panelOf: room.layout, width: width, plotHeight: 150)
    composition = Composition(figure: inset.figure, room: own, id: id)
    place = Point(x: 0, y: height + 8)
    isBelow = true
  }

  /// The lower end of its ground.
  var bottom: Double { place.y + composition.height + 2 * InsetLayout.border }

  /// The plot on its ground, which hides what it lies on.
  func draw() -> Markup {
    let border = InsetLayout.border
    let size = [
      Markup.Attribute("width", Coordinate.text(width + 2 * border)),
      Markup.Attribute("height", Coordinate.text(composition.height + 2 * border)),
    ]
    let ground: Markup = .element("rect", Colour.paper.attributes("mk") + size, [])
    let edge: Markup = .element("rect", [Markup.Attribute("class", "frame")] + size, [])
    let inner = ["translate(", Coordinate.text(border), " ", Coordinate.text(border), ")"].joined()
    let outer = ["translate(", Coordinate.text(place.x), " ", Coordinate.text(place.y), ")"].joined()
    return .tag(
      "g", ["transform": outer], [ground, edge, .tag("g", ["transform": inner], [composition.draw()])])
  }
}
