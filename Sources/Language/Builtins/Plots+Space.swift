import Graphics
import Numerics
import Source

extension Builtin {
  /// Plots in space, a part of the family of plots.
  static let spatial: [Builtin] = [
    inSpace(
      "plot3", "x, y, z, [style], …", .curve, "Draws a curve through points in space.",
      "plot3([0 1 1], [0 0 1], [0 1 2])"),
    inSpace(
      "scatter3", "x, y, z, [size], [colour], …", .points, "Draws single points in space.",
      "scatter3([1 2 3], [2 1 3], [3 1 2], \"filled\")"),
    inSpace(
      "fill3", "x, y, z, [colour], …", .polygons, "Fills flat polygons in space whose corners are given in order.",
      "fill3([0 1 1], [0 0 1], [0 1 2], \"r\")"),
    inSpace(
      "surf", "surf (Z, …)\nsurf (X, Y, Z, [C], …)\nsurf (f, [limits], …)", .surface,
      "Draws a surface over the plane, or through points in space, coloured by height or by the numbers C.",
      "surf(peaks(20))"),
    inSpace(
      "mesh", "mesh (Z, …)\nmesh (X, Y, Z, [C], …)\nmesh (f, [limits], …)", .mesh,
      "Draws a surface as a net of lines that hides what is behind it.", "mesh([1 2; 3 5])"),
    Builtin(
      "contour3", "contour3 (Z, [levels], …)\ncontour3 (x, y, Z, [levels], …)\ncontour3 (f, [limits], [levels], …)",
      atLeast: 1, summary: "Draws lines of equal value in space, each at its height.",
      examples: ["contour3(@(x, y) x^2 + y^2, [-2 2])": ""]
    ) { call, machine throws(Failure) in
      try machine.drawLevels(call)
    },
  ]

  /// Where space is looked at from, a part of the family of plots.
  static let viewSettings: [Builtin] = [
    Builtin(
      "shading", "style", arguments: 1...1,
      summary: "Shows the edges of the faces of surfaces, \"faceted\", or hides them, \"flat\" or \"interp\"; "
        + "each face keeps one colour.",
      examples: ["surf(peaks(20)), shading flat": ""]
    ) { call, machine throws(Failure) in
      let word = call.arguments[0].textValue ?? ""
      let hasEdges = word == "faceted"
      guard hasEdges || word == "flat" || word == "interp" else {
        throw Failure("shading: the style must be \"faceted\", \"flat\" or \"interp\"")
      }
      var marks = machine.plotting.figure.marks
      for index in marks.indices {
        guard case .spatial(var net) = marks[index], net.kind == .surface else { continue }
        net.hasEdges = hasEdges
        marks[index] = .spatial(net)
      }
      machine.plotting.figure.marks = marks
      return []
    },
    Builtin(
      "view", "view (azimuth, elevation)\nview (2)\nview (3)\nview (direction)", arguments: 0...2,
      summary: "Sets where space is looked at from: two angles in degrees, 2 for from above, 3 for the usual view, "
        + "\"top\", \"front\" or \"side\", or a direction [x y z].",
      examples: ["surf(peaks(10)), view(30, 45)": "", "plot3(0, 0, 0); [az, el] = view()": "az = -37.500\nel = 30"]
    ) { call, machine throws(Failure) in
      if !call.arguments.isEmpty { machine.plotting.figure.view = try readView(call.arguments) }
      let view = machine.plotting.figure.view ?? .usual
      return call.outputs > 1
        ? [.number(view.azimuth), .number(view.elevation)]
        : call.outputs == 1 || call.arguments.isEmpty ? [.row([view.azimuth, view.elevation])] : []
    },
  ]

  @inline(__always)
  private static func inSpace(
    _ name: StaticString, _ parameters: StaticString, _ kind: SpatialMark.Kind,
    _ summary: @escaping @Sendable @autoclosure () -> String, _ example: @escaping @Sendable @autoclosure () -> String
  ) -> Builtin {
    Builtin(name, parameters, atLeast: 1, summary: summary(), examples: [example(): ""]) {
      call, machine throws(Failure) in
      machine.plotting.add([])
      return try machine.drawInSpace(String(name), kind, call)
    }
  }
}

private func readView(_ arguments: [Value]) throws(Failure) -> View {
  let first = arguments[0]
  var numbers = first.isRealLike && !first.isText ? first.realElements : []
  switch Word(first.textValue ?? "") {
  case "top": numbers = [0, 90]
  case "front": numbers = [0, 0]
  case "side": numbers = [90, 0]
  default: break
  }
  if arguments.count == 2, arguments[1].isRealLike { numbers += arguments[1].realElements }
  if numbers == [2] { numbers = [0, 90] }
  if numbers == [3] { return .usual }
  if numbers.count == 3 {
    let (x, y, z) = (numbers[0], numbers[1], numbers[2])
    let degrees = 180 / Double.pi
    let run = (x * x + y * y).squareRoot()
    numbers = [run == 0 ? 0 : Real.atan2(x, -y) * degrees, Real.atan2(z, run) * degrees]
  }
  guard numbers.count == 2, numbers[0].isFinite, numbers[1].isFinite else {
    throw Failure(
      "view: the view must be two angles in degrees, or 2 or 3",
      hint: "view(-37.5, 30) is the usual one; \"top\", \"front\" and \"side\" are others")
  }
  return View(azimuth: numbers[0], elevation: numbers[1])
}

extension Machine {
  /// Adds marks in space to the figure, as a program in the language reads the arguments.
  mutating func drawInSpace(_ name: String, _ kind: SpatialMark.Kind, _ call: Builtin.Call) throws(Failure) -> [Value] {
    let start: [Value] = [Value(name), .logical(plotting.figure.marks.isEmpty)]
    let read = try run(program: "space", Builtin.Call(arguments: start + call.arguments, outputs: 6))
    guard read.count == 6 else { return [] }
    var style = PlotStyle()
    try style.readRest(read[5].cells ?? [], from: 0, name)
    let (x, y, z) = (read[0].realElements, read[1].realElements, read[2].realElements)
    let rows = Int(read[4].element(0))
    var marks: [Mark] = []
    func add(_ mark: SpatialMark, _ index: Int) {
      var mark = mark
      if mark.kind == .curve, style.isDots { mark.kind = .points }
      mark.label = style.label(index)
      mark.opacity = style.opacity
      mark.hasEdges = !style.hasNoEdge
      mark.hasHeads = style.hasHeads
      mark.size = style.markerRadius
      mark.isFilled = style.isFilled || style.marker == .point
      marks.append(.spatial(mark))
    }
    switch kind {
    case .surface, .mesh:
      var mark = SpatialMark(kind, x: x, y: y, z: z, style: style.line)
      mark.rows = rows
      mark.values = read[3].realElements
      add(mark, 0)
    case .curve, .points, .polygons, .text:
      var whole = SpatialMark(kind, x: [], y: [], z: [], style: style.line)
      var column = 0
      while rows > 0, column * rows < x.count {
        let range = column * rows..<(column + 1) * rows
        let part = SpatialMark(kind, x: Array(x[range]), y: Array(y[range]), z: Array(z[range]), style: style.line)
        if kind == .polygons {
          whole.x += part.x + [.nan]
          whole.y += part.y + [.nan]
          whole.z += part.z + [.nan]
        } else {
          add(part, column)
        }
        column += 1
      }
      if kind == .polygons { add(whole, 0) }
    }
    plotting.annotate(marks)
    return []
  }

  fileprivate mutating func drawLevels(_ call: Builtin.Call) throws(Failure) -> [Value] {
    plotting.add([])
    // The program also sets up the axes of the plane.
    let figure = plotting.figure
    var arguments: [Value] = [Value("contour3"), .logical(false)] + call.arguments
    // All lines at one height, as on a floor.
    var floor: Double?
    for index in arguments.indices.dropLast() where lowercase(arguments[index].textValue ?? "") == "zlocation" {
      guard arguments[index + 1].isRealLike, arguments[index + 1].isScalar else {
        throw Failure("contour3: zlocation must be a number")
      }
      floor = arguments[index + 1].element(0)
      arguments.removeSubrange(index...index + 1)
      break
    }
    let read = try run(program: "field", Builtin.Call(arguments: arguments, outputs: 6))
    plotting.figure = figure
    guard read.count == 6 else { return [] }
    var style = PlotStyle()
    try style.readRest(read[5].cells ?? [], from: 0, "contour3")
    let y = read[1].realElements
    let field = Field(x: read[0].realElements, y: y, z: read[2].realElements, rows: y.count)
    var levels = read[3].realElements
    if levels.isEmpty { levels = FieldMap.roundLevels(of: field, most: 14) }
    let map = FieldMap(field, .lines, levels: levels, style: style.line)
    if let lines = SpatialMark.levels(of: map, floor: floor) { plotting.annotate([lines]) }
    return []
  }
}
