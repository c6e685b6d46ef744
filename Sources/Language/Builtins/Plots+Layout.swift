import Graphics
import Source

extension Builtin {
  /// Several plots in one figure, a part of the family of plots.
  static let tileSettings: [Builtin] = [
    Builtin(
      "subplot", "rows, columns, index, …", atLeast: 1,
      summary: "Begins or goes back to a plot in a grid of plots; several indices make it span cells.",
      examples: ["subplot(2, 1, 1), plot([1 2]), subplot(2, 1, 2), plot([2 1])": ""]
    ) { call, machine throws(Failure) in
      var arguments = call.arguments
      if arguments.count < 3 {
        let number = try integerArgument(arguments, 0, "subplot", "the number")
        if let index = machine.plotting.tiles?[Double(number)] {
          machine.plotting.tiles?.select(index)
          return []
        }
        guard number >= 111, number <= 999, arguments.count == 1 else {
          throw Failure(
            "subplot: the arguments must be ROWS, COLUMNS and INDEX", hint: "write subplot(2, 1, 1), or subplot(211)")
        }
        arguments = [number / 100, number / 10 % 10, number % 10].map { .number(Double($0)) }
      }
      let (rows, columns) = try gridSize(arguments, "subplot")
      let indices = arguments[2]
      var range: CellRange?
      for index in indices.isRealLike && !indices.isText ? indices.realElements : [] {
        guard index >= 1, index <= Double(rows * columns), index == index.rounded() else {
          throw Failure(
            "subplot: INDEX value must be >= 1 and <= ROWS*COLS",
            hint: "a grid of \(rows) x \(columns) has the plots 1 to \(rows * columns), counted along its rows")
        }
        let (row, column) = ((Int(index) - 1) / columns, (Int(index) - 1) % columns)
        let old = range ?? CellRange(row: row, column: column)
        let (top, left) = (min(old.row, row), min(old.column, column))
        range = CellRange(
          row: top, column: left, rows: max(old.row + old.rows, row + 1) - top,
          columns: max(old.column + old.columns, column + 1) - left)
      }
      guard let range else {
        throw Failure("subplot: INDEX must be a positive integer, or several", hint: "write subplot(2, 1, 1)")
      }
      var tiles = machine.plotting.tiles ?? Tiles(rows: rows, columns: columns)
      guard tiles.begin(range, ofRows: rows, columns: columns) else {
        throw Failure(
          "subplot: a grid of \(rows) x \(columns) does not fit the plots that the figure has",
          hint: "begin another one with figure")
      }
      machine.plotting.tiles = tiles
      return call.outputs > 0 ? [.number(tiles.handle)] : []
    },
    Builtin(
      "tiledlayout", "rows, columns, …\narrangement, …", atLeast: 0,
      summary: "Begins a grid of plots for nexttile, also one that grows: \"flow\", \"vertical\" or \"horizontal\".",
      examples: ["tiledlayout(1, 2), nexttile, plot([1 2]), nexttile, plot([2 1])": ""]
    ) { call, machine throws(Failure) in
      var tiles = Tiles(growth: .both)
      switch call.arguments.first?.textValue.map({ lowercase($0) }) {
      case "flow": break
      case "vertical": tiles.growth = .downwards
      case "horizontal": tiles.growth = .across
      case nil where call.arguments.isEmpty: break
      case nil:
        let (rows, columns) = try gridSize(call.arguments, "tiledlayout")
        tiles = Tiles(rows: rows, columns: columns)
      case let word?:
        throw Failure(
          "tiledlayout: unknown arrangement '\(word)'", hint: "use \"flow\", \"vertical\" or \"horizontal\"")
      }
      machine.plotting.clear()
      machine.plotting.tiles = tiles
      return call.outputs > 0 ? [.number(Tiles.handle)] : []
    },
    Builtin(
      "nexttile", "[number], [span]", arguments: 0...3,
      summary: "Begins a plot in the next free tile, or the tile of a number; a span is [rows columns].",
      examples: ["nexttile, plot([1 2]), nexttile, plot([2 1])": ""]
    ) { call, machine throws(Failure) in
      if machine.plotting.tiles == nil {
        machine.plotting.clear()
        machine.plotting.tiles = Tiles(growth: .both)
      }
      guard var tiles = machine.plotting.tiles else { return [] }
      var number: Int?
      var size = (1, 1)
      var isSpan = false
      for (index, argument) in call.arguments.enumerated() {
        guard argument.isRealLike, !argument.isText, argument.count == 1 || argument.count == 2,
          argument.realElements.allSatisfy({ $0 == $0.rounded() && $0.magnitude <= Double(Tiles.most * Tiles.most) })
        else {
          throw Failure("nexttile: the arguments must be a tile's number and a span [ROWS COLUMNS]")
        }
        let first = Int(argument.element(0))
        if index == 0, argument.element(0) == Tiles.handle { continue }
        guard first >= 1, argument.count == 1 || argument.element(1) >= 1 else {
          throw Failure("nexttile: a tile's number and its span must be positive")
        }
        if argument.count == 1 {
          number = first
        } else {
          size = (first, Int(argument.element(1)))
          isSpan = true
        }
      }
      guard tiles.add(number, rows: size.0, columns: size.1, isSpan: isSpan) else {
        let plot = isSpan ? "a plot of \(size.0) x \(size.1)" : "another plot"
        let place = number.map { "no tile \($0)" } ?? "no room for " + plot
        throw Failure(
          "nexttile: there is \(place) in this layout of \(tiles.rows) x \(tiles.columns)",
          hint: "begin a larger one, such as tiledlayout(\(tiles.rows + 1), \(tiles.columns)), or tiledlayout(\"flow\")"
        )
      }
      machine.plotting.tiles = tiles
      return call.outputs > 0 ? [.number(tiles.handle)] : []
    },
    Builtin(
      "sgtitle", "text, …", atLeast: 1, summary: "Sets the title above all plots of a figure.",
      examples: ["sgtitle(\"growth\")": ""]
    ) { call, machine throws(Failure) in
      guard let text = call.arguments[call.arguments[0].isText || call.arguments.count == 1 ? 0 : 1].textValue else {
        throw Failure("sgtitle: the text must be a string", hint: "turn numbers into text with num2str or sprintf")
      }
      if machine.plotting.tiles == nil {
        var tiles = Tiles()
        tiles.begin(CellRange(row: 0, column: 0))
        tiles.figure = machine.plotting.figure
        tiles.isHeld = machine.plotting.isHeld
        machine.plotting.figure = Figure()
        machine.plotting.tiles = tiles
      }
      machine.plotting[Tiles.handle].title = text
      return []
    },
    Builtin(
      "linkaxes", "plots, [axes]", arguments: 1...2,
      summary: "Gives plots of a figure the same limits, on the axes \"x\", \"y\" or \"xy\"; \"off\" ends that.",
      examples: ["a = subplot(1, 2, 1); plot([1 2]), b = subplot(1, 2, 2); plot([5 3])\nlinkaxes([a b], \"y\")": ""]
    ) { call, machine throws(Failure) in
      let handles = call.arguments[0]
      guard handles.isRealLike, handles.count >= 2 else {
        throw Failure(
          "linkaxes: HAX must contain at least 2 handles", hint: "keep what subplot answers: a = subplot(2, 1, 1)")
      }
      let word = call.arguments.count > 1 ? try textArgument(call.arguments, 1, "linkaxes", "the axes") : "xy"
      guard ["x", "y", "xy", "off"].contains(word) else {
        throw Failure("linkaxes: unrecognized OPTSTR '\(word)'", hint: "use \"x\", \"y\", \"xy\" or \"off\"")
      }
      guard var tiles = machine.plotting.tiles else { throw noPlot("linkaxes") }
      var link = 1
      for tile in tiles.tiles { link = max(link, tile.panel.xLink + 1, tile.panel.yLink + 1) }
      for handle in handles.realElements {
        guard let index = tiles[handle] else { throw noPlot("linkaxes") }
        tiles.tiles[index].panel.xLink = word == "x" || word == "xy" ? link : 0
        tiles.tiles[index].panel.yLink = word == "y" || word == "xy" ? link : 0
      }
      machine.plotting.tiles = tiles
      return []
    },
    Builtin(
      "axes", "plot", arguments: 1...1, summary: "Goes back to a plot of the figure.",
      examples: ["a = subplot(1, 2, 1); subplot(1, 2, 2), axes(a)": ""]
    ) { call, machine throws(Failure) in
      guard call.arguments[0].isRealLike, call.arguments[0].isScalar,
        let index = machine.plotting.tiles?[call.arguments[0].element(0)]
      else { throw noPlot("axes") }
      machine.plotting.tiles?.select(index)
      return []
    },
    Builtin("gca", "", arguments: 0...0, summary: "The current plot, for set.", examples: ["gca": "ans = 1"]) {
      _, machine throws(Failure) in [.number(machine.plotting.tiles?.handle ?? 1)]
    },
  ]
}

/// The first two arguments as the size of a grid.
private func gridSize(_ arguments: [Value], _ function: String) throws(Failure) -> (rows: Int, columns: Int) {
  let rows = try integerArgument(arguments, 0, function, "ROWS")
  let columns = try integerArgument(arguments, 1, function, "COLUMNS")
  guard rows >= 1, columns >= 1, rows <= Tiles.most, columns <= Tiles.most else {
    throw Failure(
      "\(function): ROWS and COLUMNS must be from 1 to \(Tiles.most)", hint: "the grid would be \(rows) x \(columns)")
  }
  return (rows, columns)
}

private func noPlot(_ function: String) -> Failure {
  Failure(
    "\(function): plots must be what subplot or nexttile answered in this figure",
    hint: "keep it when the plot is begun: a = subplot(2, 1, 1)")
}
