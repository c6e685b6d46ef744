import Graphics
import Source

extension Builtin {
  /// Several plots in one figure, a part of the family of plots.
  static let tileSettings: [Builtin] = [
    arranging(
      "subplot", "rows, columns, index, …",
      summary: "Begins or goes back to a plot in a grid of plots; several indices make it span cells.",
      examples: ["subplot(2, 1, 1), plot([1 2]), subplot(2, 1, 2), plot([2 1])": ""]),
    arranging(
      "tiledlayout", "[rows, columns or arrangement], …",
      summary: "Begins a grid of plots for nexttile, also one that grows: \"flow\", \"vertical\" or \"horizontal\".",
      examples: ["tiledlayout(1, 2), nexttile, plot([1 2]), nexttile, plot([2 1])": ""]),
    arranging(
      "nexttile", "[number], [span]",
      summary: "Begins a plot in the next free tile, or goes to the tile of a number; a span is [rows columns].",
      examples: ["nexttile, plot([1 2]), nexttile, plot([2 1])": ""]),
    arranging(
      "linkaxes", "plots, [axes]",
      summary: "Gives plots of a figure the same limits, on the axes \"x\", \"y\" or \"xy\"; \"off\" ends that.",
      examples: ["a = subplot(1, 2, 1); plot([1 2]), b = subplot(1, 2, 2); plot([5 3])\nlinkaxes([a b], \"y\")": ""]),
    arranging(
      "axes", "axes ([plot])\naxes (\"Position\", [left bottom width height])",
      summary: "Goes back to a plot of the figure, or begins an inset, whose place is told in parts of the figure.",
      examples: [
        "a = subplot(1, 2, 1); subplot(1, 2, 2), axes(a)": "",
        "plot((1:9).^2), axes(\"Position\", [0.2 0.6 0.25 0.25]), plot([1 4 9])": "",
      ]),
  ]

  @inline(__always)
  private static func arranging(
    _ name: StaticString, _ parameters: StaticString, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>
  ) -> Builtin {
    Builtin(name, parameters, atLeast: 0, summary: summary(), examples: examples()) { call, machine throws(Failure) in
      try machine.arrange(String(name), call)
    }
  }
}

extension Machine {
  /// Rearranges the plots of the current figure, and gives the handle of what is drawn in then.
  fileprivate mutating func arrange(_ name: String, _ call: Builtin.Call) throws(Failure) -> [Value] {
    var call = call
    for index in call.arguments.indices { try readPlots(&call.arguments[index], name) }
    if name == "axes", try inset(call) {
      return call.outputs > 0 ? [.number(plotting.handle(ofPlot: plotting.plotNumber))] : []
    }
    let former = plotting.arrangement
    let arguments = [Value(name), .row(former)] + call.arguments
    let result = try run(program: "arrange", Builtin.Call(arguments: arguments, outputs: 1))
    // What filled the figure makes room for the grid.
    if former.isEmpty || name == "tiledlayout" { plotting.clear() }
    if let numbers = result.first?.realElements { plotting.arrangement = numbers }
    if call.outputs == 0 || name == "linkaxes" { return [] }
    return [.number(plotting.handle(ofPlot: name == "tiledlayout" ? Plotting.whole : plotting.plotNumber))]
  }

  /// Writes the number of its plot for each handle among numbers.
  private mutating func readPlots(_ value: inout Value, _ name: String) throws(Failure) {
    guard value.isRealLike, !value.isText else { return }
    var numbers = value.realElements
    var hasHandles = false
    for (place, number) in numbers.enumerated() {
      guard let index = try plotting.index(ofHandle: number) else { continue }
      let object = plotting.objects[index]
      guard object.mark == nil else {
        throw Failure(name + ": the handle is one of a mark, not of a plot", hint: "keep a plot's own: ax = gca")
      }
      hasHandles = true
      numbers[place] = object.plot
      if name == "axes" {
        // Its figure becomes the current one.
        _ = plotting.go(to: object)
      }
    }
    if hasHandles { value = .row(numbers) }
  }

  /// Goes to what fills the figure, to an inset, or begins one: `axes("Position", [x y width height])`; false for a plot of
  /// a grid.
  private mutating func inset(_ call: Builtin.Call) throws(Failure) -> Bool {
    plotting.beginIfNeeded()
    if call.arguments.isEmpty { return true }
    let page = plotting.pages[plotting.current]
    let first = call.arguments.first ?? .undefined
    if let word = first.textValue {
      guard lowercase(word) == "position", call.arguments.count > 1 else {
        throw Failure("axes: unknown property '" + word + "'", hint: "write axes(\"Position\", [0.6 0.6 0.25 0.25])")
      }
      let place = call.arguments[1].isRealLike ? call.arguments[1].realElements : []
      var isInside = place.count == 4
      for number in place where !(number >= 0 && number <= 1) { isInside = false }
      guard isInside, place[2] > 0, place[3] > 0, place[0] + place[2] <= 1, place[1] + place[3] <= 1 else {
        throw Failure(
          "axes: Position must be [left bottom width height] inside the figure, which is 1 wide and 1 high",
          hint: "write axes(\"Position\", [0.6 0.6 0.25 0.25])")
      }
      guard page.grid.isEmpty else {
        throw Failure(
          "axes: an inset needs a figure of one plot", hint: "the figure has a grid; begin another with figure")
      }
      // The first plot fills the figure, whatever its place.
      guard !page.figure.marks.isEmpty else {
        page.selected = 0
        return true
      }
      guard page.insets.count < 4 else { throw Failure("axes: a figure has at most 4 insets") }
      let number = -1000 - Double(page.insets.count)
      page.insets.append(Plotting.Tile([number] + place, Figure()))
      page.selected = number
      return true
    }
    let number = first.isScalar && first.isRealLike ? first.element(0) : 0
    guard page.grid.isEmpty, number == 1 || page.tile(number) != nil else { return false }
    page.selected = number == 1 ? 0 : number
    return true
  }
}
