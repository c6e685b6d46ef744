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
      "axes", "plot", summary: "Goes back to a plot of the figure.",
      examples: ["a = subplot(1, 2, 1); subplot(1, 2, 2), axes(a)": ""]),
    Builtin("gca", "", arguments: 0...0, summary: "The current plot, for set.", examples: ["gca": "ans = 1"]) {
      _, machine throws(Failure) in [.number(machine.plotting.handle)]
    },
  ]

  @inline(__always)
  private static func arranging(
    _ name: String, _ parameters: String, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>
  ) -> Builtin {
    Builtin(name, parameters, atLeast: 0, summary: summary(), examples: examples()) { call, machine throws(Failure) in
      try machine.arrange(name, call)
    }
  }
}

extension Machine {
  /// Rearranges the plots of the current figure, and gives the handle of what is drawn in then.
  fileprivate mutating func arrange(_ name: String, _ call: Builtin.Call) throws(Failure) -> [Value] {
    let former = plotting.arrangement
    let arguments = [Value(name), .row(former)] + call.arguments
    let result = try run(program: "arrange", Builtin.Call(arguments: arguments, outputs: 1))
    // What filled the figure makes room for the grid.
    if former.isEmpty || name == "tiledlayout" { plotting.clear() }
    if let numbers = result.first?.realElements { plotting.arrangement = numbers }
    if call.outputs == 0 || name == "linkaxes" { return [] }
    return [.number(name == "tiledlayout" ? Plotting.handle : plotting.handle)]
  }
}
