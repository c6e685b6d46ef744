import Graphics

/// The figures whose drawings are kept as goldens. Together they use every mark, scale and way of naming.
enum Gallery {
  static let figures: [(name: String, figure: Figure)] =
    [
      ("descent", descent), ("oscillations", oscillations), ("fit", fit), ("histogram", histogram), ("losses", losses),
      ("modes", modes), ("circle", circle), ("groups", groups), ("density", density), ("rules", rules),
      ("nothing", Figure(xLabel: "x")), ("views", views), ("multiples", multiples), ("spanning", spanning),
      ("contours", contours), ("bands", bands), ("cells", cells), ("confusion", confusion),
      ("vectors", vectors), ("formulas", formulas), ("tall", tall),
    ] + space

  /// A reproducible stream of numbers in [0, 1).
  struct Stream {
    private var state: UInt64

    init(_ seed: UInt64) { state = seed }

    mutating func next() -> Double {
      state = state &* 6_364_136_223_846_793_005 &+ 1_442_695_040_888_963_407
      return Double(state >> 11) / 9_007_199_254_740_992
    }

    /// A number with a bell-shaped distribution about zero: the sum of twelve uniform ones, less six.
    mutating func bell() -> Double {
      var sum = -6.0
      for _ in 0..<12 { sum += next() }
      return sum
    }
  }

  static func grid(_ first: Double, _ last: Double, _ count: Int) -> [Double] {
    (0..<count).map { first + (last - first) * Double($0) / Double(count - 1) }
  }

  /// A cubic-rational stand-in for a bell curve; rational, so that no C library decides its last bit.
  static func hump(_ x: Double) -> Double { 1 / (1 + x * x * (1 + x * x)) }

  /// A saddle between two hills, with a hole.
  private static func terrain(hasHole: Bool) -> Field {
    let (x, y) = (grid(-3, 3, 37), grid(-2, 2, 25))
    var z: [Double] = []
    for x in x {
      for y in y {
        let isHole = hasHole && x > 1.9 && x < 2.6 && y > 0.9 && y < 1.6
        z.append(isHole ? .nan : hump(x - 1) * hump(y) - 0.75 * hump(x + 1.25) * hump(y - 0.25))
      }
    }
    return Field(x: x, y: y, z: z, rows: y.count)
  }

  static var contours: Figure {
    let field = terrain(hasHole: false)
    let levels = FieldMap.roundLevels(of: field, most: 10)
    var figure = Figure(
      marks: [
        .field(FieldMap(field, .lines, levels: levels, hasNumbers: true)),
        .line(Line(x: [-2.5, -1, 0, 0.9], y: [-1, -0.75, -0.25, 0], style: LineStyle(marker: .circle))),
      ], xLabel: "x", yLabel: "y", hasGrid: false, hasBox: true, isEqualScale: true)
    figure.isTight = true
    return figure
  }

  static var bands: Figure {
    let field = terrain(hasHole: true)
    let levels = FieldMap.roundLevels(of: field, most: 6)
    var figure = Figure(marks: [.field(FieldMap(field, .bands, levels: levels))], hasGrid: false, hasBox: true)
    figure.isTight = true
    figure.colours.map = .diverging
    figure.colours.hasBar = true
    figure.colours.label = "height (m)"
    return figure
  }

  static var cells: Figure {
    var stream = Stream(11)
    let z = (0..<600).map { Double($0 % 20) / 4 + stream.next() }
    var figure = Figure(
      marks: [.field(FieldMap(Field(x: grid(0.5, 30.5, 31), y: grid(0.5, 20.5, 21), z: z, rows: 20), .cells))],
      hasGrid: false, hasBox: true, isEqualScale: true)
    figure.isTight = true
    figure.isReversed = true
    figure.colours.hasBar = true
    return figure
  }

  static var confusion: Figure {
    let field = Field(
      x: [0.5, 1.5, 2.5, 3.5], y: [0.5, 1.5, 2.5, 3.5], z: [50, 4, 0, 3, 44, 5, 2, 1, 61.5], rows: 3)
    var figure = Figure(
      marks: [.field(FieldMap(field, .cells, hasNumbers: true))], xLabel: "predicted", yLabel: "true", hasGrid: false)
    figure.isTight = true
    figure.isReversed = true
    figure.xNames = ["cat", "dog", "bird of paradise"]
    figure.yNames = ["cat", "dog", "bird of paradise"]
    return figure
  }

  static var vectors: Figure {
    func arrow(_ x: Double, _ y: Double, _ name: String, _ alignment: Annotation.Alignment) -> Mark {
      var line = Line(x: [0, x], y: [0, y])
      line.hasHeads = true
      let label = Annotation(x: x, y: y, text: Label(name), alignment: alignment)
      return .group(Group([.line(line), .annotation(label)], noun: ["arrow", "arrows"], words: "is named " + name))
    }
    var square = Area(x: [0, 3, 4, 1], y: [0, 1, 3, 2])
    square.isPolygon = true
    square.edge = LineStyle(width: 1.25)
    var field = Line(
      x: [-2, -1.5, .nan, -2, -2, .nan, -2, -2.5], y: [1, 1, .nan, 2, 2, .nan, 3, 3.5], style: LineStyle(width: 1.25))
    field.hasHeads = true
    var note = Annotation(x: -2, y: -0.5, text: "zero vector")
    note.target = [-2, 1.9]
    return Figure(
      marks: [
        .area(square), arrow(3, 1, "a", .left), arrow(1, 2, "b", .bottom), .line(field), .annotation(note),
      ], isEqualScale: true)
  }

  static var descent: Figure {
    let x = grid(-2.3, 2.3, 200)
    func height(_ x: Double) -> Double { x * x * x * x - 3 * x * x + x }
    let path = [2.0, 1.6, 1.2, 0.9, 1.15, 1.13]
    return Figure(
      marks: [
        .line(Line(x: x, y: x.map(height), style: LineStyle(colour: .grey))),
        .line(
          Line(x: path, y: path.map(height), style: LineStyle(colour: .series(1), width: 1.25, marker: .circle))),
        .rule(Rule(.vertical, at: 0.17, label: "watershed 0.17")),
        .annotation(Annotation(x: 2, y: height(2), text: "start")),
      ], xLabel: "x", yLabel: "f(x)")
  }

  static var oscillations: Figure {
    let t = grid(0, 10, 150)
    func wave(_ t: Double) -> Double {
      let phase = t - (t / 4).rounded(.down) * 4
      return phase < 2 ? 1 - (phase - 1) * (phase - 1) : (phase - 3) * (phase - 3) - 1
    }
    return Figure(
      marks: [
        .line(Line(x: t, y: t.map { wave($0) }, label: "sine")),
        .line(Line(x: t, y: t.map { wave($0 + 1) }, label: "cosine")),
        .line(Line(x: t, y: t.map { wave($0 * 1.5) / (1 + $0) }, label: "damped")),
      ], xLabel: "time (s)", yLabel: "displacement (m)")
  }

  static var fit: Figure {
    var stream = Stream(7)
    let speed = (0..<50).map { _ in 4 + 21 * stream.next() }
    let distance = speed.map { 3.9 * $0 - 17 + 15 * stream.bell() }
    return Figure(
      marks: [
        .dots(Dots(x: speed, y: distance, colour: .grey)),
        .line(Line(x: [4, 25], y: [-1.4, 80.5], label: "fit")),
      ], title: "Braking distance", xLabel: "speed (mph)", yLabel: "distance (ft)")
  }

  static var histogram: Figure {
    var stream = Stream(3)
    var counts = [Double](repeating: 0, count: 25)
    for index in 0..<1500 {
      let value = index % 3 == 0 ? 30 + 6 * stream.bell() : 62 + 9 * stream.bell()
      let bin = Int(value / 4)
      if counts.indices.contains(bin) { counts[bin] += 1 }
    }
    let edges = (0...25).map { Double($0) * 4 }
    return Figure(
      marks: [
        .bars(Bars(x: edges.dropLast().map { $0 + 2 }, y: counts, width: 1, colour: .series(6))),
        .stairs(Stairs(x: edges, y: counts)),
      ], xLabel: "waiting time (min)", yLabel: "count")
  }

  static var losses: Figure {
    let rates = [
      (1.04, "0.21 explodes"), (0.93, "0.05 crawls"), (0.85, "0.10 slow"), (0.84, "0.19 zigzags"),
      (0.66, "0.18 just right"),
    ]
    let steps = (0...50).map { Double($0) }
    return Figure(
      marks: rates.map { rate, label in
        var height = 50.0
        var heights: [Double] = []
        for _ in steps {
          heights.append(height)
          height *= rate
        }
        return .line(Line(x: steps, y: heights, label: Label(label)))
      }, xLabel: "step", yLabel: "height", yScale: .logarithmic)
  }

  static var modes: Figure {
    let t = grid(-4, 4, 80)
    return Figure(
      marks: (1...8).map { mode in
        .line(Line(x: t, y: t.map { hump($0 - Double(mode) / 2 + 2) + Double(mode) / 5 }, label: "mode \(mode)"))
      }, xLabel: "t", yLabel: "y", hasGrid: false)
  }

  static var circle: Figure {
    // The rational parametrisation of the circle.
    let t = grid(-1, 1, 40)
    let right = t.map { (1 - $0 * $0) / (1 + $0 * $0) }
    let up = t.map { 2 * $0 / (1 + $0 * $0) }
    return Figure(
      marks: [
        .line(Line(x: right + right.reversed().map { -$0 }, y: up + up.reversed())),
        .dots(Dots(x: [0, 0.6, -0.5], y: [0, 0.8, -0.2], isFilled: true, marker: .diamond, label: "centres")),
      ], xLabel: "x", yLabel: "y", hasBox: true, isEqualScale: true)
  }

  static var groups: Figure {
    var stream = Stream(11)
    func cloud(_ x: Double, _ y: Double, _ marker: Marker?, _ label: String, isFilled: Bool = false) -> Mark {
      let across = (0..<30).map { _ in x + stream.bell() }
      let up = (0..<30).map { _ in 1e-5 * (y + stream.bell()) }
      return .dots(Dots(x: across, y: up, isFilled: isFilled, marker: marker, label: Label(label)))
    }
    return Figure(
      marks: [
        cloud(2, 2, nil, "setosa"), cloud(5, 4, nil, "virginica", isFilled: true),
        cloud(7, 1, .cross, "versicolor"),
      ], title: "Three kinds of iris", subtitle: "Petals measured in one valley", xLabel: "length (cm)",
      yLabel: "width (m)")
  }

  /// Reference lines of every style, and single letters as labels and as names of axes.
  static var rules: Figure {
    Figure(
      marks: [
        .line(Line(x: [0, 10], y: [0, 5], label: "f")),
        .rule(Rule(.vertical, at: 2)),
        .rule(Rule(.vertical, at: 4, label: "mean", style: LineStyle(colour: .ink, dash: .dashed))),
        .rule(Rule(.vertical, at: 6, style: LineStyle(colour: .series(2), dash: .dashDotted, width: 3))),
        .rule(Rule(.vertical, at: 8, style: LineStyle(dash: .none))),
        .rule(Rule(.horizontal, at: 1, label: "m", style: LineStyle(colour: .rgb(1, 0, 0.5), dash: .solid, width: 2))),
        .annotation(Annotation(x: 1, y: 3, text: "A")),
        .annotation(Annotation(x: 5, y: 4, text: "centred", alignment: .centre)),
        .annotation(Annotation(x: 9, y: 2, text: "on the left", alignment: .right)),
      ], xLabel: "x", yLabel: "f(x)")
  }

  /// A label as an author writes it; malformed TeX is told by its name.
  static func label(_ text: String) -> Label { (try? Label(reading: text, for: "gallery")) ?? "malformed" }

  /// Mathematics in every place that has text, and names at the ends of curves.
  static var formulas: Figure {
    let t = grid(0, 3, 61)
    func curve(_ name: String, _ value: (Double) -> Double) -> Mark {
      .line(Line(x: t, y: t.map(value), label: label(name)))
    }
    return Figure(
      marks: [
        curve(#"$\frac{1}{1 + t^2}$"#) { 1 / (1 + $0 * $0) }, curve("x_1(t)") { 1 - $0 / 4 },
        curve(#"$\sqrt{\hat\lambda}$"#) { 0.3 + $0 / 12 },
        .rule(Rule(.vertical, at: 1, label: label(#"$\mu$"#))),
        .rule(Rule(.horizontal, at: 0.75, label: label(#"$\sigma_{\max}^2$"#), style: LineStyle(colour: .ink))),
        .annotation(Annotation(x: 2, y: 0.9, text: label(#"$\sum_{k=1}^n k = \frac{n(n+1)}{2}$"#), alignment: .centre)),
        .annotation(Annotation(x: 2, y: 0.2, text: label(#"area in km^2"#), alignment: .right)),
      ], title: label(#"Loss $L(w) = \frac{1}{2} w^\top A w$ of $f'(x)$, $\vec{v}$ and $\overline{AB}$"#),
      subtitle: label(#"with {\bf bold} words, \alpha_i, my_file and $\left(\frac{a}{b}\right)^2$"#),
      xLabel: label("$t_0$"), yLabel: label(#"$\frac{\partial L}{\partial w}$"#))
  }

  /// Mathematics that is higher than a row, in a legend and below bars.
  static var tall: Figure {
    let x = [1.0, 2, 3]
    var figure = Figure(
      marks: [
        .bars(Bars(x: x, y: [3, 5, 2], label: label(#"$\frac{\partial u}{\partial x}$"#))),
        .dots(Dots(x: x, y: [4, 1, 3], label: label(#"$\int_0^1 f$"#))),
        .dots(Dots(x: x, y: [2, 3, 4], label: "plain")),
      ], xLabel: label(#"$\sqrt[3]{x^2 + 1}$"#))
    figure.xNames = ["x", label(#"$\frac{a}{b}$"#), label("x_2")]
    return figure
  }

  /// A figure of panels, each in its cells.
  static func tiled(
    rows: Int, columns: Int, title: Label = "", xLabel: Label = "", yLabel: Label = "", _ panels: [Panel]
  ) -> Figure {
    var figure = Figure(title: title, xLabel: xLabel, yLabel: yLabel)
    figure.tiling = Tiling(rows: rows, columns: columns, panels: panels)
    return figure
  }

  /// Four plots of different kinds, one of them with one scale on both axes.
  static var views: Figure {
    var figures = [groups, circle, losses, histogram]
    figures[2].hasLegend = false
    figures[3].title = "Waiting"
    let panels = figures.enumerated().map { Panel($1, in: CellRange(row: $0 / 2, column: $0 % 2)) }
    return tiled(rows: 2, columns: 2, title: "Four views", panels)
  }

  /// Four curves between the same limits, and one title for the axes of all.
  static var multiples: Figure {
    let x = grid(-3, 3, 60)
    let panels = (1...4).map { number in
      let figure = Figure(
        marks: [.line(Line(x: x, y: x.map { hump($0 * Double(number)) / Double(number) }))], title: "k = \(number)",
        xLabel: "x")
      return Panel(figure, in: CellRange(row: 0, column: number - 1), xLink: 1, yLink: 1)
    }
    return tiled(rows: 1, columns: 4, yLabel: "f(x)", panels)
  }

  /// A wide plot beside one that is two rows high, and a row below with limits of its own.
  static var spanning: Figure {
    var wide = oscillations
    wide.title = "Three waves"
    return tiled(
      rows: 2, columns: 3, title: "A plot of two columns, and one of two rows", xLabel: "all of them",
      [
        Panel(fit, in: CellRange(row: 0, column: 2, rows: 2)),
        Panel(density, in: CellRange(row: 1, column: 0)),
        Panel(wide, in: CellRange(row: 0, column: 0, columns: 2)),
        Panel(rules, in: CellRange(row: 1, column: 1)),
      ])
  }

  static var density: Figure {
    let z = grid(-4, 4, 120)
    let heights = z.map { 0.4 * hump($0) }
    return Figure(
      marks: [
        .area(Area(x: z, y: heights, colour: .series(1))),
        .line(Line(x: z, y: heights, style: LineStyle(colour: .series(1)))),
        .rule(Rule(.vertical, at: 1.96, label: "1.96")),
        .rule(Rule(.horizontal, at: 0.2, label: "half height")),
      ], xLabel: "z", yLabel: "density", xLimits: Limits(lower: -3, upper: 3))
  }
}
