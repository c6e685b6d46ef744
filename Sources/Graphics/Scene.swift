import Numerics

/// A figure in space, laid out for one size: where its box is seen and what stands around it.
///
/// All is in pixels of the drawing, or in dots of a terminal; distances towards the one who looks have the same unit.
struct Scene {
  let marks: [SpatialMark]
  let view: View
  /// The ends of the three axes.
  private(set) var limits: [Limits] = []
  /// The lengths of the box's edges, the longest 1.
  private var sizes = [1.0, 1.0, 0.75]
  /// Pixels for a length of 1, upwards and across.
  private var scale = 1.0
  private var scaleAcross = 1.0
  private var centre = Point(x: 0, y: 0)
  private(set) var axes: [SpatialAxis] = []
  /// The size of the drawing in pixels.
  let width: Double
  private(set) var height = 0.0
  let isTerminal: Bool
  let hasAxes: Bool
  let hasGrid: Bool
  /// Whether limits may leave data outside.
  let isCut: Bool

  /// Lays out a figure in a room; its height may become smaller.
  init(_ figure: Figure, marks all: [Mark], width: Double, height most: Double, isTerminal: Bool = false) {
    var marks: [SpatialMark] = []
    var domain = Domain()
    var isTight = false
    for mark in all {
      for part in mark.parts {
        guard let mark = SpatialMark(part) else { continue }
        marks.append(mark)
        domain.include(mark.domain)
        if mark.isNet { isTight = true }
      }
    }
    self.marks = marks
    self.width = width
    self.isTerminal = isTerminal
    hasAxes = figure.hasAxes
    hasGrid = figure.hasGrid
    view = figure.view ?? .usual
    let wished = [figure.xLimits, figure.yLimits, figure.zLimits]
    isCut = figure.xLimits != nil || figure.yLimits != nil || figure.zLimits != nil
    let extents = [domain.x, domain.y, domain.z]
    for axis in 0..<3 {
      let isExact = wished[axis] != nil || figure.isTight || axis < 2 && isTight
      limits.append(
        isExact
          ? Limits.covering(extents[axis], scale: .linear, wished: wished[axis])
          : Limits.vertical(extents[axis], scale: .linear, wished: nil, most: 6).0)
    }
    if figure.isEqualScale {
      let lengths = limits.map { $0.upper - $0.lower }
      let longest = Swift.max(lengths[0], lengths[1], lengths[2])
      sizes = lengths.map { Swift.max($0 / longest, 0.02) }
    }
    let across = figure.isEqualScale ? 1 : 1.3
    let isIntegral = extents.map { $0.isIntegral }
    let names = [figure.xLabel, figure.yLabel, figure.zLabel]
    // Text keeps its size, so that the room for the box follows from what stands around it, and that from the box.
    var margin = Point(x: 60, y: 40)
    var (above, below) = (0.0, 0.0)
    for round in 0..<6 {
      let box = bounds(scale: 1, across: 1)
      let room = Point(x: Swift.max(width - margin.x, 30), y: Swift.max(most - margin.y, 30))
      scale = Swift.min(room.x / (box.right - box.left), room.y / (box.bottom - box.top))
      scaleAcross = Swift.min(room.x / (box.right - box.left), scale * across)
      centre = Point(x: 0, y: 0)
      if hasAxes { axes = SpatialAxis.all(of: self, names: names, isIntegral: isIntegral) }
      let inner = bounds(scale: scale, across: scaleAcross)
      var outer = inner
      for box in SpatialAxis.boxes(axes) { outer.include(box) }
      // Names that are too long to stand beside their edges have rows of their own.
      let row = isTerminal ? 4.0 : 18
      (above, below) = (0, 0)
      var taken = 0.0
      for axis in axes where !axis.longName.isEmpty {
        if axis.axis == 2 { above = row }
        if axis.axis < 2 { below += below == 0 || taken + axis.nameWidth + 24 > width ? row : 0 }
        taken += axis.nameWidth
      }
      // From the third round on margins only grow, so that this comes to an end.
      margin = Point(
        x: Swift.max(outer.right - outer.left - (inner.right - inner.left) + 4, round > 1 ? margin.x : 0),
        y: Swift.max(
          outer.bottom - outer.top - (inner.bottom - inner.top) + 4 + above + below, round > 1 ? margin.y : 0))
      centre = Point(x: (width - outer.left - outer.right) / 2, y: 2 + above - outer.top)
      height = (outer.bottom - outer.top + 4 + above + below).rounded(.up)
    }
    guard hasAxes else { return }
    axes = SpatialAxis.all(of: self, names: names, isIntegral: isIntegral)
    var box = bounds(scale: scale, across: scaleAcross)
    box.left += centre.x
    box.right += centre.x
    let row = isTerminal ? 4.0 : 18
    var next = height - below
    // Two names in one row begin and end with the drawing.
    var isShared = false
    for axis in axes where axis.axis == 1 && !axis.longName.isEmpty && below == row {
      isShared = !axes[0].longName.isEmpty && axes[0].axis == 0
    }
    if isShared { (box.left, box.right) = (0, width) }
    for index in axes.indices where !axes[index].longName.isEmpty {
      let isAbove = axes[index].axis == 2
      let isFirst = isShared && (axes[0].outward.x < axes[1].outward.x) == (index == 0)
      axes[index].setLongName(
        box, isRight: !isAbove && (isShared ? !isFirst : axes[index].outward.x >= 0), row: isAbove ? 0 : next,
        height: isTerminal ? 4 : 14, width: width)
      if below > row { next += isAbove ? 0 : row }
    }
  }

  /// Moves all that is laid out.
  mutating func move(x: Double, y: Double) {
    centre = Point(x: centre.x + x, y: centre.y + y)
    for index in axes.indices { axes[index].move(x: x, y: y) }
  }

  /// The area that the box takes around its middle.
  private func bounds(scale: Double, across: Double) -> TextBox {
    var width = 0.0
    var height = 0.0
    for corner in 0..<4 {
      let place = view.project(
        SpacePoint(
          x: sizes[0] / 2, y: corner & 1 == 0 ? sizes[1] / 2 : -sizes[1] / 2,
          z: corner & 2 == 0 ? sizes[2] / 2 : -sizes[2] / 2))
      width = Swift.max(width, place.x.magnitude)
      height = Swift.max(height, place.y.magnitude)
    }
    return TextBox(left: -width * across, right: width * across, top: -height * scale, bottom: height * scale)
  }

  /// Where a place of the box is seen, whose coordinates go from -1 to 1.
  func corner(_ x: Double, _ y: Double, _ z: Double) -> SpacePoint {
    let place = view.project(SpacePoint(x: x * sizes[0] / 2, y: y * sizes[1] / 2, z: z * sizes[2] / 2))
    return SpacePoint(x: centre.x + place.x * scaleAcross, y: centre.y - place.y * scale, z: place.z * scale)
  }

  /// A coordinate from -1 to 1 along an axis.
  func share(_ value: Double, _ axis: Int) -> Double {
    let limits = limits[axis]
    return ((value - limits.lower) / (limits.upper - limits.lower) - 0.5) * 2
  }

  /// Where data are seen; nil for those without a place.
  func place(_ x: Double, _ y: Double, _ z: Double) -> SpacePoint? {
    guard (x + y + z).isFinite else { return nil }
    return corner(share(x, 0), share(y, 1), share(z, 2))
  }

  /// The sides of the box, from -1 to 1 along each axis, that are farther away.
  var farSides: [Double] {
    [view.near.x > 1e-9 ? -1 : 1, view.near.y > 1e-9 ? -1 : 1, view.near.z < -1e-9 ? 1 : -1]
  }

  /// A frame in which places are already where they are drawn.
  func frame(layout: Layout) -> Frame {
    let bottom = Swift.max(height + centre.y * 2, 1)
    return Frame(
      layout: layout, width: width,
      x: Projection(scale: .linear, lower: 0, upper: width, start: 0, end: width),
      y: Projection(scale: .linear, lower: bottom, upper: 0, start: bottom, end: 0), clip: nil)
  }
}

extension TextBox {
  init(left: Double, right: Double, top: Double, bottom: Double) {
    self.left = left
    self.right = right
    self.top = top
    self.bottom = bottom
  }

  /// Widens the box to another one.
  mutating func include(_ other: TextBox) {
    left = Swift.min(left, other.left)
    right = Swift.max(right, other.right)
    top = Swift.min(top, other.top)
    bottom = Swift.max(bottom, other.bottom)
  }
}
