import Markup

/// One of the three axes: the edge of the box that is seen outermost, its ticks, numbers and name.
struct SpatialAxis {
  /// Text around its middle.
  struct Text {
    var label: TickLabel
    /// The name of the axis; nil for a number.
    var name: Label?
    var box: TextBox
  }

  /// Which axis it is.
  let axis: Int
  private var start: SpacePoint
  private var end: SpacePoint
  /// The direction from the box to the numbers.
  let outward: Point
  private(set) var texts: [Text] = []
  /// The values at the ticks.
  private(set) var values: [Double] = []
  private var places: [SpacePoint] = []
  /// A name that is too long to stand beside the edge; empty for none.
  private(set) var longName: Label = ""
  private(set) var nameWidth = 0.0
  /// How far the numbers reach outwards from their middles.
  private var reach = 0.0

  /// The axes that are not seen end on.
  static func all(of scene: Scene, names: [Label], isIntegral: [Bool]) -> [SpatialAxis] {
    var axes: [SpatialAxis] = []
    for axis in 0..<3 {
      let far = scene.farSides
      // The edge where the near sides meet the far floor; upright the one to the left.
      var side = [-far[0], -far[1], far[2]]
      if axis == 2 {
        let other = scene.corner(far[0], -far[1], 0).x < scene.corner(-far[0], far[1], 0).x
        side = other ? [far[0], -far[1], 0] : [-far[0], far[1], 0]
      }
      var (one, two, back) = (side, side, side)
      one[axis] = -1
      two[axis] = 1
      side[axis] = 0
      back = side
      if axis < 2 { back[1 - axis] = -side[1 - axis] }
      func corner(_ place: [Double]) -> SpacePoint { scene.corner(place[0], place[1], place[2]) }
      let (start, end, middle) = (corner(one), corner(two), corner(side))
      let (from, box) = (corner(back), corner([0, 0, 0]))
      var outward = Point(x: middle.x - from.x, y: middle.y - from.y)
      if axis == 2 { outward = Point(x: -1, y: 0) }
      if length(outward) < 8, axis < 2 { outward = Point(x: middle.x - box.x, y: middle.y - box.y) }
      let size = length(outward)
      guard length(Point(x: end.x - start.x, y: end.y - start.y)) > (scene.isTerminal ? 8 : 30), size > 0 else {
        continue
      }
      var result = SpatialAxis(
        axis: axis, start: start, end: end, outward: Point(x: outward.x / size, y: outward.y / size))
      result.number(scene, isIntegral: isIntegral[axis], avoiding: boxes(axes))
      axes.append(result)
    }
    for index in axes.indices where !names[axes[index].axis].isEmpty {
      axes[index].name(scene, names[axes[index].axis], avoiding: boxes(axes))
    }
    return axes
  }

  private init(axis: Int, start: SpacePoint, end: SpacePoint, outward: Point) {
    self.axis = axis
    self.start = start
    self.end = end
    self.outward = outward
  }

  private static func length(_ vector: Point) -> Double { (vector.x * vector.x + vector.y * vector.y).squareRoot() }

  /// The boxes of all texts of axes.
  static func boxes(_ axes: [SpatialAxis]) -> [TextBox] {
    var boxes: [TextBox] = []
    for axis in axes { for text in axis.texts { boxes.append(text.box) } }
    return boxes
  }

  private mutating func number(_ scene: Scene, isIntegral: Bool, avoiding taken: [TextBox]) {
    let isTerminal = scene.isTerminal
    let (across, up) = (end.x - start.x, end.y - start.y)
    let length = SpatialAxis.length(Point(x: across, y: up))
    let height = isTerminal ? 4.0 : 14
    let ticks = Limits.horizontalTicks(
      scene.limits[axis], scale: .linear, length: length, spacing: isTerminal ? 12 : 36, isIntegral: isIntegral
    ) {
      // Numbers along a slope keep apart beside or below each other.
      let width = isTerminal ? Double(TextWidth.columns($0.plainText)) * 2 : TextWidth.pixels($0)
      return Swift.min(
        width * length / Swift.max(across.magnitude, 0.1), height * length / Swift.max(up.magnitude, 0.1))
    }
    var taken = taken
    for tick in ticks {
      let share = (scene.share(tick.value, axis) + 1) / 2
      let place = SpacePoint(x: start.x + across * share, y: start.y + up * share, z: 0)
      values.append(tick.value)
      places.append(place)
      let width = isTerminal ? Double(TextWidth.columns(tick.label.plainText)) * 2 : TextWidth.pixels(tick.label)
      let half = (outward.x.magnitude * width + outward.y.magnitude * (height - 4)) / 2
      let box = box(at: place, distance: (isTerminal ? 5 : 8) + half, width: width, height: height)
      guard !taken.contains(where: { $0.overlaps(box) }) else { continue }
      texts.append(Text(label: tick.label, name: nil, box: box))
      taken.append(box)
      reach = Swift.max(reach, half)
    }
  }

  private mutating func name(_ scene: Scene, _ name: Label, avoiding taken: [TextBox]) {
    let isTerminal = scene.isTerminal
    let text =
      isTerminal ? Label(TextWidth.cut(name.text, columns: Int(scene.width / 2))) : name.cut(width: scene.width)
    let height = isTerminal ? 4.0 : 14 + text.rise + text.drop
    nameWidth = isTerminal ? Double(TextWidth.columns(text.text)) * 2 : Lettering.width(text)
    longName = text
    guard nameWidth <= (axis == 2 ? 110 : 66) else { return }
    var middle = SpacePoint(x: (start.x + end.x) / 2, y: (start.y + end.y) / 2, z: 0)
    var distance = (isTerminal ? 7.0 : 13) + 2 * reach
    distance += (outward.x.magnitude * nameWidth + outward.y.magnitude * (height - 4)) / 2
    if axis == 2, nameWidth > 60 {
      // Above the axis, as beside the numbers it would leave the box no room.
      middle = SpacePoint(x: end.x, y: Swift.min(start.y, end.y) - height - 2, z: 0)
      distance = Swift.max(0, nameWidth / 2 - 30)
    }
    // Where the numbers of another axis stand in the way it moves on, or else into a row of its own.
    for step in 0..<4 {
      let box = box(at: middle, distance: distance + Double(step) * height / 2, width: nameWidth, height: height)
      guard !taken.contains(where: { $0.overlaps(box) }) else { continue }
      texts.append(Text(label: TickLabel(text.text), name: text, box: box))
      longName = ""
      return
    }
  }

  /// Sets the long name into a row above or below all else, its left or right end at that of the box.
  mutating func setLongName(_ box: TextBox, isRight: Bool, row: Double, height: Double, width: Double) {
    var left = isRight ? Swift.max(box.right - nameWidth, 0) : box.left
    left = Swift.max(0, Swift.min(left, width - nameWidth))
    let place = TextBox(left: left, right: left + nameWidth, top: row, bottom: row + height)
    texts.append(Text(label: TickLabel(longName.text), name: longName, box: place))
  }

  private func box(at place: SpacePoint, distance: Double, width: Double, height: Double) -> TextBox {
    let (x, y) = (place.x + outward.x * distance, place.y + outward.y * distance)
    return TextBox(left: x - width / 2, right: x + width / 2, top: y - height / 2, bottom: y + height / 2)
  }

  mutating func move(x: Double, y: Double) {
    start = SpacePoint(x: start.x + x, y: start.y + y, z: 0)
    end = SpacePoint(x: end.x + x, y: end.y + y, z: 0)
    places = places.map { SpacePoint(x: $0.x + x, y: $0.y + y, z: 0) }
    for index in texts.indices {
      let box = texts[index].box
      texts[index].box = TextBox(left: box.left + x, right: box.right + x, top: box.top + y, bottom: box.bottom + y)
    }
  }

  /// The edge with its ticks.
  func addLines(to path: inout PathData) {
    path.move(start.x, start.y)
    path.line(end.x, end.y)
    for place in places {
      path.move(place.x, place.y)
      path.line(place.x + outward.x * 5, place.y + outward.y * 5)
    }
  }

  /// The numbers and the name.
  func draw() -> [Markup] {
    texts.map { text in
      let x = (text.box.left + text.box.right) / 2
      let y = (text.box.top + text.box.bottom) / 2 + 4.5
      guard let name = text.name else { return Lettering.number(text.label, x: x, y: y, anchor: .middle) }
      return Lettering.text(name, x: x, y: y + (name.rise - name.drop) / 2, anchor: .middle)
    }
  }

  func trace(on canvas: inout BrailleCanvas) {
    canvas.line([Point(x: start.x, y: start.y), Point(x: end.x, y: end.y)], dash: .solid)
    for text in texts {
      canvas.write(
        text.label.plainText, column: Coordinate.round(text.box.left / 2, 1),
        row: Coordinate.round((text.box.top + text.box.bottom) / 8 - 0.5, 1))
    }
  }
}
