import Markup
import Numerics

/// A field of numbers as lines of equal value, as coloured bands between levels, or as coloured cells.
public struct FieldMap: Equatable, Sendable {
  /// How the numbers are shown.
  public enum Kind: Equatable, Sendable {
    /// Lines of equal value.
    case lines
    /// Areas between levels.
    case bands
    /// A rectangle for each number.
    case cells
  }

  /// The numbers.
  public let field: Field
  /// How they are shown.
  public let kind: Kind
  /// The values of lines, or those that bands lie between, in ascending order.
  public let levels: [Double]
  /// Whether lines and cells say their values.
  public let hasNumbers: Bool
  /// How lines are drawn; a colour also replaces those of cells.
  public let style: LineStyle
  /// The field's name for the reader; nil for none.
  public var label: Label?
  /// The colours, which the figure decides.
  var scale: ColourScale?

  /// Larger fields of cells are averaged down to this many in a row or column.
  static let mostCells = 120

  /// A field to be shown.
  public init(
    _ field: Field, _ kind: Kind, levels: [Double] = [], hasNumbers: Bool = false, style: LineStyle = LineStyle()
  ) {
    self.field = field
    self.kind = kind
    self.levels = levels
    self.hasNumbers = hasNumbers
    self.style = style
  }

  /// Round values inside the range of a field, at most `most`: multiples of the least step that gives no more.
  public static func roundLevels(of field: Field, most: Int) -> [Double] {
    let (lower, upper) = (field.extent.lower, field.extent.upper)
    guard lower < upper, (upper - lower).isFinite else { return [] }
    var step = Ticks.Step(digits: 10, power: DecimalPower.floor((upper - lower) / Double(most + 1)) - 1)
    while true {
      for digits: Int64 in [10, 20, 25, 30, 40, 50] {
        step.digits = digits
        let (first, last) = (step.count(above: lower), step.count(below: upper))
        guard last - first <= most + 1 else { continue }
        var levels: [Double] = []
        if first <= last {
          for count in first...last where step.value(count) > lower && step.value(count) < upper {
            levels.append(step.value(count))
          }
        }
        if levels.count <= most { return levels }
      }
      step.power += 1
    }
  }

  var domain: Domain {
    var domain = Domain()
    domain.x = Extent(field.x)
    domain.y = Extent(field.y)
    if kind == .cells {
      // Numbers stand at the middles of cells, not at their edges.
      domain.x.isIntegral = FieldMap.areCounted(field.x)
      domain.y.isIntegral = FieldMap.areCounted(field.y)
    }
    return domain
  }

  /// Whether edges are those of cells at whole numbers one after another.
  private static func areCounted(_ edges: [Double]) -> Bool {
    guard edges.count > 1 else { return true }
    let middle = (edges[0] + edges[1]) / 2
    return edges[1] - edges[0] == 1 && middle == middle.rounded()
  }

  var key: Key? {
    guard let label, !label.isEmpty else { return nil }
    return Key(
      label: label, sample: kind == .lines ? .line(style) : .area, colour: style.colour ?? .step(5, .sequential))
  }

  var noun: (one: String, many: String) {
    switch kind {
    case .lines: ("contour plot", "contour plots")
    case .bands: ("filled contour plot", "filled contour plots")
    case .cells: ("map of cells", "maps of cells")
    }
  }

  var description: String {
    var text = field.course
    if kind == .cells {
      text += Words.filled(" in # × # cells", [Double(field.rows), Double(field.columns)])
      if Swift.max(field.rows, field.columns) > FieldMap.mostCells { text += ", drawn as means of blocks" }
      return text
    }
    let drawn = levels.filter { $0 >= field.extent.lower && $0 <= field.extent.upper }
    guard let first = drawn.first, let last = drawn.last else { return text + ", no level" }
    return text
      + Words.filled(
        first == last ? ", one level at #" : ", # levels from # to #",
        first == last ? [first] : [Double(drawn.count), first, last])
  }

  /// The colour of a level's line: strong steps only, as lines must stand out from the page.
  private func colour(of index: Int) -> Colour {
    if let colour = style.colour { return colour }
    guard scale?.map == .diverging else {
      return .step(
        ColourScale(map: .sequential, levels: Array(levels.dropLast())).step(band: index, lowest: 4),
        scale?.map ?? .sequential)
    }
    return levels[index] == 0 ? .grey : .step(levels[index] < 0 ? 1 : 7, .diverging)
  }

  func draw(in frame: Frame) -> Markup {
    switch kind {
    case .lines: drawLines(in: frame)
    case .bands: drawBands(in: frame)
    case .cells: drawCells(in: frame)
    }
  }

  private func drawLines(in frame: Frame) -> Markup {
    var pieces: [Markup] = []
    var lines = LevelLines(field, in: frame)
    guard let dash = style.dash.className(series: nil) else { return .empty }
    for index in levels.indices {
      let path = Polyline.path(FieldMap.joined(lines.lines(at: levels[index])))
      guard !path.isEmpty else { continue }
      var attributes = colour(of: index).attributes(dash.isEmpty ? "fine" : "fine " + dash)
      if let width = style.width { Line.setWidth(width, on: &attributes) }
      pieces.append(.element("path", attributes + frame.clipping + [Markup.Attribute("d", path.text)], []))
    }
    return .fragment(pieces)
  }

  private func drawBands(in frame: Frame) -> Markup {
    guard let scale, !field.extent.isEmpty else { return .empty }
    var pieces: [Markup] = []
    var lines = LevelLines(field, in: frame)
    // Each band is painted over all that are lower, so that no gaps are seen between them.
    func paint(_ level: Double, _ band: Int) {
      let path = Polyline.path(FieldMap.joined(lines.lines(at: level, isFilled: true)))
      guard !path.isEmpty else { return }
      let colour = Colour.step(scale.step(band: band), scale.map)
      pieces.append(
        .element("path", colour.attributes("mk band") + frame.clipping + [Markup.Attribute("d", path.text)], []))
    }
    let first = scale.band(field.extent.lower)
    paint(-.infinity, first)
    for band in first..<scale.thresholds.count { paint(scale.thresholds[band], band + 1) }
    return .fragment(pieces)
  }

  /// Lines as one list with breaks between them.
  private static func joined(_ lines: [[Point]]) -> [Point] {
    let reach = 1900.0
    var points: [Point] = []
    for line in lines {
      for point in line {
        points.append(
          Point(x: Swift.min(Swift.max(point.x, -reach), reach), y: Swift.min(Swift.max(point.y, -reach), reach)))
      }
      points.append(Point(x: .nan, y: .nan))
    }
    return points
  }

  /// The values on the lines, or in the cells.
  func notes(in frame: Frame) -> [Note] {
    let isConstant = kind == .lines && field.extent.lower == field.extent.upper
    if field.extent.isEmpty || isConstant {
      let text = isConstant ? Words.number(field.extent.lower) + " everywhere" : "no values"
      let middle = Point(x: (frame.left + frame.right) / 2, y: (frame.top + frame.bottom) / 2)
      return [Note(text: Label(text), anchor: middle, places: [.centre], shift: Point(x: 0, y: 17))]
    }
    guard hasNumbers, kind != .cells else { return [] }
    var notes: [Note] = []
    var lines = LevelLines(field, in: frame)
    for level in levels {
      let text = Words.number(level)
      let width = Lettering.width(Label(text))
      for line in lines.lines(at: level) {
        let places = FieldMap.places(on: line, width: width, in: frame)
        guard let first = places.first else { continue }
        var note = Note(text: Label(text), anchor: first, colour: nil, places: [.centre], shift: Point(x: 0, y: 0))
        note.others = places
        notes.append(note)
      }
    }
    return notes
  }

  /// Places on a line for its number, the levellest first, where text of this width hides least of the line.
  private static func places(on line: [Point], width: Double, in frame: Frame) -> [Point] {
    var length = 0.0
    var places: [Point] = []
    var slopes: [Double] = []
    var due = width / 2
    for index in line.indices.dropFirst() {
      let (x, y) = (line[index].x - line[index - 1].x, line[index].y - line[index - 1].y)
      let step = (x * x + y * y).squareRoot()
      guard step > 0 else { continue }
      length += step
      let middle = Point(x: (line[index].x + line[index - 1].x) / 2, y: (line[index].y + line[index - 1].y) / 2)
      guard length >= due, middle.x > frame.left + width / 2 + 4, middle.x < frame.right - width / 2 - 4,
        middle.y > frame.top + 15, middle.y < frame.bottom - 15
      else { continue }
      due = length + 6
      places.append(middle)
      slopes.append(y.magnitude / step)
    }
    guard length > Swift.max(2.5 * width, 70) else { return [] }
    return sortedPositions(places.count) { slopes[$0] < slopes[$1] }.map { places[$0] }
  }
}
