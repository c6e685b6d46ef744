public import Source

extension Figure {
  /// The figure as lines of text: braille dots between axes of box-drawing characters, at most `width` columns wide and
  /// `height` lines high, never smaller than 20 by 8. Names stand below with a sample of their line. The panels of a
  /// figure stand one below the other, each three quarters as high. `style` says whether series have colours.
  public func terminalPlot(width: Int, height: Int, style: TerminalStyle = .plain) -> [String] {
    guard let tiling else {
      var lines = TerminalPlot(
        figure: self, width: Swift.max(width, 20), height: Swift.max(height, 8), style: style
      ).lines
      for inset in insets {
        lines.append("")
        lines += inset.figure.terminalPlot(width: width, height: height * 3 / 4, style: style)
      }
      return lines
    }
    var lines: [String] = []
    for text in [title, subtitle, yLabel] where !text.isEmpty {
      lines.append(TextWidth.cut(text.text, columns: Swift.max(width, 20)))
    }
    for panel in tiling.panels {
      if !lines.isEmpty { lines.append("") }
      var plot = panel.figure
      plot.xLimits = tiling.limits(of: panel, isX: true) ?? plot.xLimits
      plot.yLimits = tiling.limits(of: panel, isX: false) ?? plot.yLimits
      lines += plot.terminalPlot(width: width, height: height * 3 / 4, style: style)
    }
    return xLabel.isEmpty ? lines : lines + [TextWidth.cut(xLabel.text, columns: Swift.max(width, 20))]
  }
}

/// A figure laid out in characters.
private struct TerminalPlot {
  private let figure: Figure
  private let width: Int
  private let height: Int
  private let style: TerminalStyle

  init(figure: Figure, width: Int, height: Int, style: TerminalStyle) {
    self.figure = figure
    self.width = width
    self.height = height
    self.style = style
  }

  var lines: [String] {
    let marks = figure.colouredMarks
    let domain = figure.domain
    var head: [String] = []
    for text in [figure.title, figure.subtitle, figure.isSpatial || !figure.hasAxes ? "" : figure.yLabel]
    where !text.isEmpty {
      head.append(TextWidth.cut(text.text, columns: width))
    }
    var foot = legend(marks)
    if let bar = ColourBar(marks, figure.colours, width: 0).line { foot.append(TextWidth.cut(bar, columns: width)) }
    if figure.isSpatial {
      let rows = Swift.max(height - head.count - foot.count, 8)
      let scene = Scene(
        figure, marks: marks, width: Double(width * 2), height: Double(rows * 4), isTerminal: true)
      var canvas = BrailleCanvas(columns: width, rows: Swift.min(rows, Int(scene.height / 4) + 1))
      scene.trace(on: &canvas)
      var isStarted = false
      for row in 0..<Swift.min(rows, Int(scene.height / 4) + 1) {
        let line = trimmed(canvas.text(row: row))
        if isStarted || !line.isEmpty { head.append(line) }
        isStarted = isStarted || !line.isEmpty
      }
      return head + foot
    }
    let axisLines = !figure.hasAxes ? 0 : figure.xLabel.isEmpty ? 2 : 3
    let rows = Swift.max(height - head.count - foot.count - axisLines, 4)

    var (yLimits, yTicks) = Limits.vertical(
      domain.y, scale: figure.yScale, wished: figure.limits(isX: false, domain), most: Double(rows - 1) / 3)
    if let chosen = figure.chosenTicks(isX: false, yLimits) { yTicks = chosen }
    // Ticks that follow from one unit on both axes are only known later and may have more decimals.
    var gutter = figure.isEqualScale ? 5 : 1
    for tick in yTicks { gutter = Swift.max(gutter, TextWidth.columns(tick.label.plainText)) }
    gutter = Swift.min(gutter, width / 3)
    var columns = figure.hasAxes ? width - gutter - 2 : width
    var xLimits = Limits.covering(domain.x, scale: figure.xScale, wished: figure.limits(isX: true, domain))
    if figure.isEqualScale, figure.xScale == .linear, figure.yScale == .linear {
      if figure.isTight || figure.xLimits != nil {
        let needed = (xLimits.upper - xLimits.lower) / (yLimits.upper - yLimits.lower) * Double(rows * 2)
        columns = Swift.min(columns, Swift.max(Int(Swift.min(needed, 1000)) + 1, 24))
      }
      TerminalPlot.equalize(&xLimits, &yLimits, columns: columns, rows: rows)
      let step = Ticks.step(lower: yLimits.lower, upper: yLimits.upper, most: Double(rows - 1) / 3)
      yTicks =
        figure.chosenTicks(isX: false, yLimits)
        ?? Ticks.linear(lower: yLimits.lower, upper: yLimits.upper, step: step)
    }
    var xTicks = Limits.horizontalTicks(
      xLimits, scale: figure.xScale, length: Double(columns - 1), spacing: 8, isIntegral: domain.x.isIntegral
    ) { Double(TextWidth.columns($0.plainText)) }
    if let chosen = figure.chosenTicks(isX: true, xLimits) { xTicks = chosen }
    let frame = Frame(
      layout: .wide, width: Double(columns * 2),
      x: figure.across(xLimits, start: 0, end: Double(columns * 2 - 1)),
      y: figure.up(yLimits, start: Double(rows * 4 - 1), end: 0), clip: nil)

    var canvas = BrailleCanvas(columns: columns, rows: rows)
    for mark in marks where !mark.isAnnotation { mark.trace(on: &canvas, in: frame) }
    for mark in marks where mark.isAnnotation { mark.trace(on: &canvas, in: frame) }
    for mark in marks {
      guard case .field(let map) = mark else { continue }
      for note in map.notes(in: frame) {
        let column = Coordinate.round(note.anchor.x, 1) / 2 - TextWidth.columns(note.text.text) / 2
        canvas.write(note.text.text, column: column, row: Coordinate.round(note.anchor.y, 1) / 4)
      }
    }
    var result = head
    for row in 0..<rows {
      guard figure.hasAxes else {
        result.append(trimmed(canvas.text(row: row, style: style)))
        continue
      }
      var label = ""
      for tick in yTicks where Coordinate.round(frame.y.position(tick.value), 1) / 4 == row {
        label = TextWidth.cut(tick.label.plainText, columns: gutter)
      }
      let edge = label.isEmpty ? " │" : " ┤"
      let line = padded(label, to: gutter) + edge + canvas.text(row: row, style: style)
      result.append(trimmed(line))
    }
    if figure.hasAxes { result += axis(xTicks, frame: frame, gutter: gutter, columns: columns) }
    if figure.hasAxes, !figure.xLabel.isEmpty {
      result.append(padded(TextWidth.cut(figure.xLabel.text, columns: width), to: width))
    }
    return result + foot
  }

  /// Widens one of the limits until a unit has as many dots across as up; a terminal's dots are about square.
  private static func equalize(_ x: inout Limits, _ y: inout Limits, columns: Int, rows: Int) {
    let unit = Swift.max((x.upper - x.lower) / Double(columns * 2), (y.upper - y.lower) / Double(rows * 4))
    let missingX = unit * Double(columns * 2) - (x.upper - x.lower)
    let missingY = unit * Double(rows * 4) - (y.upper - y.lower)
    x = Limits(lower: x.lower - missingX / 2, upper: x.upper + missingX / 2)
    y = Limits(lower: y.lower - missingY / 2, upper: y.upper + missingY / 2)
  }

  /// The line below the plot and the numbers under it.
  private func axis(_ ticks: [Tick], frame: Frame, gutter: Int, columns: Int) -> [String] {
    var rule = [Unicode.Scalar](repeating: "─", count: columns)
    var numbers = ""
    for index in ticks.indices {
      let tick = ticks[figure.isMirrored ? ticks.count - 1 - index : index]
      let column = Coordinate.round(frame.x.position(tick.value), 1) / 2
      guard column >= 0, column < columns else { continue }
      rule[column] = "┬"
      let text = TextWidth.cut(tick.label.plainText, columns: width)
      let length = TextWidth.columns(text)
      let start = Swift.max(Swift.min(gutter + 2 + column - length / 2, width - length), 0)
      let end = TextWidth.columns(numbers)
      guard numbers.isEmpty || start > end else { continue }
      numbers += String(repeating: " ", count: start - end) + text
    }
    var line = String(repeating: " ", count: gutter) + " └"
    for scalar in rule { line.unicodeScalars.append(scalar) }
    return [line, numbers]
  }

  /// The names with samples of their lines, in as many lines as they need.
  private func legend(_ marks: [Mark]) -> [String] {
    guard figure.hasLegend else { return [] }
    var lines: [String] = []
    var filled = 0
    for mark in marks.flatMap({ $0.parts }) {
      guard let key = mark.key else { continue }
      let (sample, look) = (sample(key), BrailleCanvas.look(series: key.colour.category))
      let label = TextWidth.cut(key.label.text, columns: width - TextWidth.columns(sample) - 1)
      let columns = TextWidth.columns(sample) + 1 + TextWidth.columns(label)
      let entry = (look.map { style($0, sample) } ?? sample) + " " + label
      if !lines.isEmpty, filled + 3 + columns <= width {
        lines[lines.count - 1] += "   " + entry
        filled += 3 + columns
      } else {
        lines.append(entry)
        filled = columns
      }
    }
    return lines
  }

  private func sample(_ key: Key) -> String {
    switch key.sample {
    case .area: return BrailleCanvas.shade(series: key.colour.category)
    case .marker: return TerminalPlot.points(key)
    case .line(let style):
      guard let dash = style.dash.terminalDash(series: key.colour.category) else { return TerminalPlot.points(key) }
      switch dash {
      case .automatic, .solid, .none: return "⠒⠒⠒⠒"
      case .dashed: return "⠒⠒⠂⠒⠒⠂"
      case .dotted: return "⠂⠐ ⠂⠐"
      case .dashDotted: return "⠒⠒ ⠂⠒⠒ ⠂"
      }
    }
  }

  private static func points(_ key: Key) -> String {
    guard let glyph = BrailleCanvas.glyph(series: key.colour.category) else { return "⠂⠄⠁" }
    return String(Character(glyph))
  }

  /// Text with blanks before it, so that it ends at a column.
  private func padded(_ text: String, to columns: Int) -> String {
    String(repeating: " ", count: Swift.max(0, columns - TextWidth.columns(text))) + text
  }

  private func trimmed(_ text: String) -> String {
    var scalars = text.unicodeScalars
    while scalars.last == " " { scalars.removeLast() }
    return String(scalars)
  }
}
