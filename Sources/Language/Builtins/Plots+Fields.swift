import Graphics
import Source

extension Builtin {
  /// Fields of numbers over the plane, a part of the family of plots.
  static let fields: [Builtin] = [
    field(
      "contour", "contour (Z, [levels], …)\ncontour (x, y, Z, [levels], …)\ncontour (f, [limits], [levels], …)", .lines,
      "Draws lines of equal value of a matrix or of a function of two numbers.",
      "contour(@(x, y) x^2 + y^2, [-2 2], 1:3)"),
    field(
      "contourf", "contourf (Z, [levels], …)\ncontourf (x, y, Z, [levels], …)\ncontourf (f, [limits], [levels], …)",
      .bands,
      "Colours the areas between lines of equal value of a matrix or of a function of two numbers.",
      "contourf(@(x, y) x * y, [-2 2 -1 1])"),
    field(
      "fcontour", "f, [limits], …", .lines, "Draws lines of equal value of a function of two numbers.",
      "fcontour(@(x, y) x - y)"),
    field(
      "imagesc", "imagesc (Z, [limits])\nimagesc (x, y, Z, [limits])", .cells,
      "Shows a matrix as coloured cells, its first row on top; limits are the values of the outermost colours.",
      "imagesc([1 2; 3 4])"),
    field(
      "pcolor", "pcolor (Z)\npcolor (x, y, Z)\npcolor (f, [limits])", .cells,
      "Colours the cells between points by the value at their first corner.", "pcolor([1 2 3; 4 5 6; 7 8 9])"),
    field(
      "heatmap", "heatmap (Z, …)\nheatmap (xNames, yNames, Z, …)", .cells,
      "Shows a matrix as coloured cells with their values, and names for its columns and rows.",
      "heatmap({\"a\", \"b\"}, {\"c\"}, [1 2])"),
    field("spy", "S", .cells, "Shows which entries of a matrix are not zero.", "spy(eye(3))"),
  ]

  @inline(__always)
  private static func field(
    _ name: StaticString, _ parameters: StaticString, _ kind: FieldMap.Kind,
    _ summary: @escaping @Sendable @autoclosure () -> String, _ example: @escaping @Sendable @autoclosure () -> String
  ) -> Builtin {
    Builtin(name, parameters, atLeast: 1, summary: summary(), examples: [example(): ""]) {
      call, machine throws(Failure) in
      try machine.drawField(String(name), kind, call)
    }
  }

  /// The colours of fields, a part of the family of plots.
  static let colourSettings: [Builtin] = [
    Builtin(
      "colormap", "name", arguments: 0...2,
      summary: "Chooses the colours of a field: \"default\", \"diverging\" (zero in the middle), \"gray\" or \"hot\".",
      examples: ["imagesc([1 -2]), colormap diverging": ""]
    ) { call, machine throws(Failure) in
      guard let argument = call.arguments.last else { return [] }
      guard let name = argument.textValue, let map = ColourMap(name: lowercase(name)) else {
        throw Failure(
          argument.textValue.map { "colormap: there are no colours '" + $0 + "'" }
            ?? "colormap: colours are chosen by name, so that they suit light, dark and print",
          hint: "use \"default\", \"diverging\", \"gray\" or \"hot\"")
      }
      machine.plotting.figure.colours.map = map
      return []
    },
    Builtin(
      "colorbar", "[label or off]", atLeast: 0,
      summary: "Explains the colours of a field by a bar above the plot.",
      examples: ["imagesc([1 2]), colorbar(\"depth in m\")": ""]
    ) { call, machine throws(Failure) in
      let word = call.arguments.count == 1 ? call.arguments[0].textValue ?? "" : ""
      machine.plotting.figure.colours.hasBar = word != "off" && word != "hide"
      machine.plotting.figure.colours.label = try Label(reading: word == "off" ? "" : word, for: "colorbar")
      return []
    },
    colourLimits("caxis"), colourLimits("clim"),
  ]

  @inline(__always)
  private static func colourLimits(_ name: StaticString) -> Builtin {
    Builtin(
      name, "[limits]", arguments: 1...1,
      summary: "Sets the values of the outermost colours of a field, or \"auto\" for those of the data.",
      examples: ["imagesc([1 2]), \(name)([0 5])": ""]
    ) { call, machine throws(Failure) in
      machine.plotting.figure.colours.limits =
        call.arguments[0].textValue == "auto" ? nil : try readLimits(call.arguments[0], 0, String(name))
      return []
    }
  }
}

extension Machine {
  fileprivate mutating func drawField(_ name: String, _ kind: FieldMap.Kind, _ call: Builtin.Call) throws(Failure)
    -> [Value]
  {
    plotting.add([])
    let start: [Value] = [Value(name), .logical(plotting.figure.marks.isEmpty)]
    let read = try run(program: "field", Builtin.Call(arguments: start + call.arguments, outputs: 6))
    guard read.count == 6 else { return [] }
    let flags = read[4].realElements
    var style = PlotStyle()
    try style.readRest(read[5].cells ?? [], from: 0, name)
    if name == "spy", style.colour == nil { style.colour = .series(1) }
    let y = read[1].realElements
    let field = Field(
      x: read[0].realElements, y: y, z: read[2].realElements, rows: kind == .cells ? y.count - 1 : y.count)
    let own: FieldMap.Kind = kind == .lines && flags[1] != 0 ? .bands : kind
    var levels = read[3].realElements
    if kind != .cells, levels.isEmpty { levels = FieldMap.roundLevels(of: field, most: own == .lines ? 10 : 6) }
    let hasNumbers = flags[0] != 0
    var map = FieldMap(field, own, levels: levels, hasNumbers: hasNumbers && own != .bands, style: style.line)
    map.label = style.label(0)
    plotting.annotate([.field(map)])
    // Bands with numbers are lines over bands.
    if own == .bands, hasNumbers || style.colour != nil {
      plotting.annotate([.field(FieldMap(field, .lines, levels: levels, hasNumbers: hasNumbers, style: style.line))])
    }
    return []
  }
}
