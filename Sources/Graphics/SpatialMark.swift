/// Something drawn from data in space.
public struct SpatialMark: Equatable, Sendable {
  /// What the places are.
  public enum Kind: Equatable, Sendable {
    /// Joined by a line, which breaks where a place has a coordinate that is not finite.
    case curve
    /// Single points.
    case points
    /// The corners of flat areas, which end at such places.
    case polygons
    /// The nodes of a net of faces, column by column, coloured by height.
    case surface
    /// The same with coloured lines and faces like paper.
    case mesh
    /// The place of a text.
    case text
  }

  /// What the places are.
  public var kind: Kind
  /// Their coordinates.
  public var x: [Double]
  /// Their coordinates.
  public var y: [Double]
  /// Their heights.
  public var z: [Double]
  /// The numbers that colour a surface; empty for its heights.
  public var values: [Double] = []
  /// The number of nodes in a column of a surface.
  public var rows = 0
  /// How lines are drawn; the colour replaces those of heights.
  public var style: LineStyle
  /// Whether pieces of a curve are arrows.
  public var hasHeads = false
  /// Half the width of a point in pixels; nil for the theme's.
  public var size: Double?
  /// Whether points are filled.
  public var isFilled = false
  /// Whether areas and faces show their edges.
  public var hasEdges = true
  /// The share of the light that areas and faces hold back, from 0 to 1; nil for the theme's.
  public var opacity: Double?
  /// What stands at a place.
  public var text: Label = ""
  /// What of the text stands there.
  public var alignment = Annotation.Alignment.left
  /// The name for the reader; nil for none.
  public var label: Label?
  /// The colours of a surface, which the figure decides.
  var scale: ColourScale?

  /// A mark of places whose lists are equally long.
  public init(_ kind: Kind, x: [Double], y: [Double], z: [Double], style: LineStyle = LineStyle()) {
    self.kind = kind
    self.x = x
    self.y = y
    self.z = z
    self.style = style
  }

  /// A mark of the plane at the height 0; nil for one that has no place in space.
  init?(_ mark: Mark) {
    switch mark {
    case .spatial(let own): self = own
    case .line(let line):
      self.init(.curve, x: line.x, y: line.y, z: line.x.map { _ in 0 }, style: line.style)
      hasHeads = line.hasHeads
    case .dots(let dots):
      self.init(.points, x: dots.x, y: dots.y, z: dots.x.map { _ in 0 }, style: LineStyle(colour: dots.colour))
      (style.marker, size, isFilled) = (dots.marker, dots.size, dots.isFilled)
    case .area(let area) where area.isPolygon:
      self.init(.polygons, x: area.x, y: area.y, z: area.x.map { _ in 0 }, style: LineStyle(colour: area.colour))
      (opacity, hasEdges) = (area.opacity, area.edge != nil)
    case .annotation(let note):
      self.init(.text, x: [note.x], y: [note.y], z: [0], style: LineStyle(colour: note.colour))
      (text, alignment) = (note.text, note.alignment)
    case .area, .stairs, .bars, .rule, .field, .group: return nil
    }
    if z.count != x.count || y.count != x.count { return nil }
  }

  /// Whether the mark is a net of faces.
  var isNet: Bool { kind == .surface || kind == .mesh }

  var domain: Domain {
    var domain = Domain()
    for index in x.indices where (x[index] + y[index] + z[index]).isFinite {
      domain.x.include(x[index])
      domain.y.include(y[index])
      domain.z.include(z[index])
    }
    return domain
  }

  /// The stretch of the numbers that colour a surface.
  var valueExtent: Extent { Extent(values.isEmpty ? z : values) }

  var key: Key? {
    guard let label, !label.isEmpty else { return nil }
    let colour = style.colour ?? (isNet ? .step(5, .sequential) : .series(1))
    switch kind {
    case .curve: return Key(label: label, sample: .line(style), colour: colour)
    case .points:
      let shape = MarkerShape(
        marker: style.marker ?? Marker.series(style.colour?.category), isFilled: isFilled, radius: size ?? 3.5)
      return Key(label: label, sample: .marker(shape), colour: colour)
    case .polygons, .surface, .mesh: return Key(label: label, sample: .area, colour: colour)
    case .text: return nil
    }
  }

  var noun: (one: String, many: String)? {
    switch kind {
    case .curve:
      hasHeads ? ("set of arrows in space", "sets of arrows in space") : ("curve in space", "curves in space")
    case .points: ("set of points in space", "sets of points in space")
    case .polygons: ("flat area in space", "flat areas in space")
    case .surface: ("surface", "surfaces")
    case .mesh: ("surface as a net", "surfaces as nets")
    case .text: nil
    }
  }

  /// How many places there are, and which are the lowest and the highest.
  var description: String {
    guard kind != .text else { return "" }
    var (lowest, highest, count) = (-1, -1, 0)
    for index in x.indices where (x[index] + y[index] + z[index]).isFinite {
      count += 1
      if lowest < 0 || z[index] < z[lowest] { lowest = index }
      if highest < 0 || z[index] > z[highest] { highest = index }
    }
    guard lowest >= 0 else { return "has no points" }
    // What should be zero but for rounding is said as zero.
    let domain = domain
    func coordinates(_ index: Int) -> [Double] {
      var result: [Double] = []
      for (value, extent) in [(x[index], domain.x), (y[index], domain.y), (z[index], domain.z)] {
        let isNoise = value.magnitude < 1e-12 * (extent.upper - extent.lower)
        result.append(isNoise ? 0 : value)
      }
      return result
    }
    var text = ""
    if isNet {
      text = Words.filled("has # × # nodes, ", [Double(rows), Double(x.count / Swift.max(rows, 1))])
    } else if kind == .points {
      text = "has " + Words.count(count, ("point", "points")) + ", "
    } else if kind == .polygons {
      text = "is "
    } else if count > 1, let last = x.indices.last(where: { (x[$0] + y[$0] + z[$0]).isFinite }),
      let first = x.indices.first(where: { (x[$0] + y[$0] + z[$0]).isFinite })
    {
      text = Words.filled("leads from (#, #, #) to (#, #, #)", coordinates(first) + coordinates(last))
      if count == 2 { return text }
      text += ", "
    }
    if count == 1 { return text + Words.filled("at (#, #, #)", coordinates(lowest)) }
    text += Words.filled(
      z[lowest] == z[highest] ? "at the height #" : "lowest at (#, #, #), highest at (#, #, #)",
      z[lowest] == z[highest] ? [z[lowest]] : coordinates(lowest) + coordinates(highest))
    if isNet, count < x.count { text += ", " + Words.count(x.count - count, ("node", "nodes")) + " missing" }
    return text
  }

  /// The lines of a contour plot, each at its height; nil if there is none.
  public static func levels(of map: FieldMap, floor: Double? = nil) -> Mark? {
    let own = Projection(scale: .linear, lower: 0, upper: 1, start: 0, end: 1)
    var lines = LevelLines(map.field, in: Frame(layout: .wide, width: 1, x: own, y: own, clip: nil))
    let scale = ColourScale(map: .sequential, levels: map.levels)
    var marks: [Mark] = []
    for (index, level) in map.levels.enumerated() {
      var style = map.style
      style.colour = style.colour ?? .step(scale.step(band: index + 1, lowest: 4), .sequential)
      style.width = style.width ?? 1.5
      var mark = SpatialMark(.curve, x: [], y: [], z: [], style: style)
      for line in lines.lines(at: level) {
        for point in line + [Point(x: .nan, y: .nan)] {
          mark.x.append(point.x)
          mark.y.append(point.y)
          mark.z.append(floor ?? level)
        }
      }
      if !mark.x.isEmpty { marks.append(.spatial(mark)) }
    }
    let noun =
      floor == nil
      ? ["contour plot in space", "contour plots in space"]
      : ["contour plot on the floor", "contour plots on the floor"]
    return marks.isEmpty ? nil : .group(Group(marks, noun: noun, words: map.description))
  }
}
