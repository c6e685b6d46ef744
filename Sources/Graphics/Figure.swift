public import Markup

/// A plot: marks between two axes, with their names; or several plots in a grid under one title.
///
/// Drawing has two phases. First the domains of all marks are collected and give the axes their scales; then every mark
/// draws itself between axes that are known. So marks know nothing of one another.
public struct Figure: Equatable, Sendable {
  /// The title above the plot; empty for none.
  public var title: Label
  /// A line below the title; empty for none.
  public var subtitle: Label
  /// The title of the horizontal axis; empty for none.
  public var xLabel: Label
  /// The title of the vertical axis; empty for none.
  public var yLabel: Label
  /// The title of the third axis of space; empty for none.
  public var zLabel: Label = ""
  /// The ends of the horizontal axis; nil to follow the data.
  public var xLimits: Limits?
  /// The ends of the vertical axis; nil to follow the data.
  public var yLimits: Limits?
  /// The ends of the third axis of space; nil to follow the data.
  public var zLimits: Limits?
  /// Where space is looked at from; nil for the usual view.
  public var view: View?
  /// The scale of the horizontal axis.
  public var xScale: Scale
  /// The scale of the vertical axis.
  public var yScale: Scale
  /// Whether there are level grid lines.
  public var hasGrid: Bool
  /// Whether the plot has a frame all round.
  public var hasBox: Bool
  /// Whether the axes with their numbers and titles are shown.
  public var hasAxes: Bool
  /// Whether a unit has the same length on both axes.
  public var isEqualScale: Bool
  /// Whether labelled marks are named, at the ends of curves or in rows above the plot.
  public var hasLegend: Bool
  /// Whether the vertical axis runs downwards, as the rows of a matrix do.
  public var isReversed = false
  /// Whether the horizontal axis runs to the left.
  public var isMirrored = false
  /// Whether the axes end where the data end.
  public var isTight = false
  /// The ticks of the horizontal axis that were asked for; nil for round numbers.
  public var xTicks: [Double]?
  /// The ticks of the vertical axis that were asked for; nil for round numbers.
  public var yTicks: [Double]?
  /// Names for the ticks of the horizontal axis, which are 1, 2, … unless asked for; empty for numbers.
  public var xNames: [Label] = []
  /// Names for the ticks of the vertical axis, which are 1, 2, … unless asked for; empty for numbers.
  public var yNames: [Label] = []
  /// How fields of numbers are coloured.
  public var colours = ColourSettings()
  /// Points that the reader of a page drags.
  public var handles: [Handle] = []
  /// The name of the control by which the reader of a page turns space; nil for none.
  var viewControl: String?
  /// Smaller plots inside this one.
  public var insets: [Inset] = []
  /// What is drawn, from back to front.
  public var marks: [Mark]
  /// The plots that the figure is made of, under its titles; nil for a figure that is one plot itself.
  public var tiling: Tiling?

  /// A figure with the theme's choices: a grid, axes, no box, names shown.
  public init(
    marks: [Mark] = [], title: Label = "", subtitle: Label = "", xLabel: Label = "", yLabel: Label = "",
    xLimits: Limits? = nil, yLimits: Limits? = nil, xScale: Scale = .linear, yScale: Scale = .linear,
    hasGrid: Bool = true, hasBox: Bool = false, hasAxes: Bool = true, isEqualScale: Bool = false, hasLegend: Bool = true
  ) {
    self.marks = marks
    self.title = title
    self.subtitle = subtitle
    self.xLabel = xLabel
    self.yLabel = yLabel
    self.xLimits = xLimits
    self.yLimits = yLimits
    self.xScale = xScale
    self.yScale = yScale
    self.hasGrid = hasGrid
    self.hasBox = hasBox
    self.hasAxes = hasAxes
    self.isEqualScale = isEqualScale
    self.hasLegend = hasLegend
  }

  /// The figure as SVG at its true size. `id` begins the identifiers inside the drawing, which also name the layout, so
  /// the wide and the narrow drawing of one figure can share it. The wide one holds the words for both, unless one is alone.
  public func svg(layout: Layout, id: String, isAlone: Bool = false) -> Markup {
    let name = id + "-" + layout.suffix
    let titleID = id + "-title"
    let descriptionID = id + "-desc"
    let drawing: Markup
    let height: Double
    if let tiling {
      let arrangement = Arrangement(figure: self, tiling: tiling, layout: layout, id: name)
      (drawing, height) = (arrangement.draw(), arrangement.height)
    } else {
      var room = Room(layout)
      room.isCut = xLimits != nil || yLimits != nil
      let composition = Composition(figure: self, room: room, id: name)
      (drawing, height) = (composition.draw(), composition.height)
    }
    let size = "0 0 " + Coordinate.text(layout.width) + " " + Coordinate.text(height)
    // The words stand in the wide drawing, and the narrow one beside it names the same.
    let words: [Markup] =
      layout == .wide || isAlone
      ? [
        .tag("title", ["id": titleID], [.text(self.name)]), .tag("desc", ["id": descriptionID], [.text(description)]),
      ] : []
    return .tag(
      "svg",
      [
        "class": layout.className, "viewBox": size, "role": "img", "aria-labelledby": titleID + " " + descriptionID,
      ], words + [drawing])
  }

  /// The marks, those without a colour of their own in the theme's categories one after the other, and fields in the
  /// steps of the figure.
  var colouredMarks: [Mark] {
    var extent = Extent()
    for mark in marks {
      if case .field(let map) = mark, map.kind == .cells { extent.include(map.field.extent) }
      if case .spatial(let net) = mark, net.isNet { extent.include(net.valueExtent) }
    }
    var series = 1
    var result: [Mark] = []
    result.reserveCapacity(marks.count)
    for mark in marks {
      if case .field(var map) = mark {
        map.scale =
          map.kind == .cells
          ? ColourScale(map: colours.map, extent: extent, wished: colours.limits)
          : ColourScale(map: colours.map, levels: map.levels)
        result.append(.field(map))
      } else if case .spatial(var net) = mark, net.isNet {
        net.scale = ColourScale(map: colours.map, extent: extent, wished: colours.limits)
        result.append(.spatial(net))
      } else if let coloured = mark.with(colour: .series(series)) {
        result.append(coloured)
        series += 1
      } else {
        result.append(mark)
      }
    }
    return result
  }

  /// Whether something is drawn in space.
  public var isSpatial: Bool {
    for mark in marks {
      for part in mark.parts {
        if case .spatial = part { return true }
      }
    }
    return false
  }

  /// Looks at all plots in space from somewhere, and lets the reader of a page turn them by a control with a name.
  public mutating func turn(_ view: View, by control: String) {
    if let tiling {
      self.tiling = Tiling(
        rows: tiling.rows, columns: tiling.columns,
        panels: tiling.panels.map { panel in
          var figure = panel.figure
          figure.turn(view, by: control)
          return Panel(figure, in: panel.cells, xLink: panel.xLink, yLink: panel.yLink)
        })
    } else if isSpatial {
      self.view = view
      viewControl = control
    }
  }

  /// What must fit on the axes.
  var domain: Domain {
    var domain = Domain()
    for mark in marks { domain.include(mark.domain) }
    if !domain.x.isEmpty {
      if xTicks == nil { domain.x.include(names: xNames.count) }
      if yTicks == nil { domain.y.include(names: yNames.count) }
    }
    return domain
  }

  /// The horizontal axis of an area between two places.
  func across(_ limits: Limits, start: Double, end: Double) -> Projection {
    Projection(
      scale: xScale, lower: isMirrored ? limits.upper : limits.lower, upper: isMirrored ? limits.lower : limits.upper,
      start: start, end: end)
  }

  /// The vertical axis of an area between two places.
  func up(_ limits: Limits, start: Double, end: Double) -> Projection {
    Projection(
      scale: yScale, lower: isReversed ? limits.upper : limits.lower, upper: isReversed ? limits.lower : limits.upper,
      start: start, end: end)
  }
}
