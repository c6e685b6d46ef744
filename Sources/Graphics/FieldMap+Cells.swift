import Markup

// Fields as coloured cells, and in a terminal.

extension FieldMap {
  /// The edges of cells in whole pixels, so that neighbours share them exactly.
  private static func edges(_ places: [Double], _ axis: Projection) -> [Double] {
    places.map { axis.position($0).rounded() }
  }

  func drawCells(in frame: Frame) -> Markup {
    guard let scale else { return .empty }
    let cells = field.averaged(most: FieldMap.mostCells)
    let (x, y) = (FieldMap.edges(cells.x, frame.x), FieldMap.edges(cells.y, frame.y))
    var paths = [PathData](repeating: PathData(), count: scale.thresholds.count + 1)
    for row in 0..<cells.rows where y[row].isFinite && y[row + 1].isFinite {
      var column = 0
      while column < cells.columns {
        let start = column
        let value = cells.z[column * cells.rows + row]
        column += 1
        guard value.isFinite, x[start].isFinite else { continue }
        let band = style.colour == nil ? scale.band(value) : 0
        // Equal neighbours are one rectangle; cells with numbers keep a hairline of paper between them.
        while !hasNumbers, column < cells.columns, cells.z[column * cells.rows + row].isFinite,
          style.colour != nil || scale.band(cells.z[column * cells.rows + row]) == band
        {
          column += 1
        }
        guard x[column].isFinite else { continue }
        let gap = hasNumbers ? 1.0 : 0
        paths[band].rectangle(
          x[start], Swift.min(y[row], y[row + 1]), x[column] - gap, Swift.max(y[row], y[row + 1]) - gap)
      }
    }
    var pieces: [Markup] = []
    for (band, path) in paths.enumerated() where !path.isEmpty {
      let colour = style.colour ?? .step(scale.step(band: band), scale.map)
      pieces.append(
        .element("path", colour.attributes("mk crisp") + frame.clipping + [Markup.Attribute("d", path.text)], []))
    }
    if hasNumbers { pieces += numbers(scale, x, y, in: frame) }
    return .fragment(pieces)
  }

  /// The value in the middle of each cell, if the longest fits.
  private func numbers(_ scale: ColourScale, _ x: [Double], _ y: [Double], in frame: Frame) -> [Markup] {
    guard field.z.count <= 900, x.count == field.x.count, y.count == field.y.count else { return [] }
    var pieces: [Markup] = []
    for column in 0..<field.columns {
      for row in 0..<field.rows {
        let value = field.z[column * field.rows + row]
        let middle = Point(x: (x[column] + x[column + 1]) / 2, y: (y[row] + y[row + 1]) / 2)
        guard value.isFinite, frame.contains(middle) else { continue }
        let text = Words.number(value)
        guard TextWidth.pixels(text) + 4 <= (x[column + 1] - x[column]).magnitude,
          (y[row + 1] - y[row]).magnitude >= 17
        else { return [] }
        let classes = style.colour == nil ? scale.map.lettering(on: scale.step(band: scale.band(value))) : ""
        pieces.append(
          Lettering.text(
            Label(text), x: middle.x, y: middle.y + 4.5, anchor: .middle,
            classes: classes))
      }
    }
    return pieces
  }

  /// Lines in dots, bands and cells in shades.
  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    guard let scale else { return }
    guard kind != .lines else {
      var lines = LevelLines(field, in: frame)
      for level in levels {
        for line in lines.lines(at: level) { canvas.line(line, dash: .solid) }
      }
      return
    }
    let columns = FieldMap.nearest(field.x, field.columns, frame.x, every: 2)
    let rows = FieldMap.nearest(field.y, field.rows, frame.y, every: 4)
    for (row, line) in rows.enumerated() where line >= 0 {
      for (column, place) in columns.enumerated() where place >= 0 {
        let value = field.z[place * field.rows + line]
        if value.isFinite { canvas.put(scale.shade(band: scale.band(value)), column: column, row: row) }
      }
    }
    guard hasNumbers, kind == .cells, field.z.count <= 900 else { return }
    let (x, y) = (field.x.map { frame.x.position($0) }, field.y.map { frame.y.position($0) })
    for (index, value) in field.z.enumerated() where value.isFinite {
      let (column, row) = (index / field.rows, index % field.rows)
      let text = " " + Words.number(value) + " "
      let width = TextWidth.columns(text)
      guard Double(width) * 2 <= x[column + 1] - x[column], (y[row + 1] - y[row]).magnitude >= 4 else { continue }
      let middle = Coordinate.round((x[column] + x[column + 1]) / 2, 1) / 2
      canvas.write(text, column: middle - width / 2, row: Coordinate.round((y[row] + y[row + 1]) / 2, 1) / 4)
    }
  }

  /// For each character along an axis the cell, or the nearest node, that it shows; -1 for none.
  private static func nearest(_ places: [Double], _ count: Int, _ axis: Projection, every size: Int) -> [Int] {
    let positions = places.map { axis.position($0) }
    let isCells = places.count > count
    var result: [Int] = []
    for character in 0..<(Int(axis.length) + 1) / size {
      let middle = Double(character * size) + Double(size - 1) / 2
      var found = -1
      var least = Double.infinity
      for index in 0..<count {
        if isCells {
          let (one, other) = (positions[index], positions[index + 1])
          if middle >= Swift.min(one, other), middle <= Swift.max(one, other) { found = index }
        } else if (positions[index] - middle).magnitude < least {
          least = (positions[index] - middle).magnitude
          found = index
        }
      }
      if !isCells, let first = positions.first, let last = positions.last {
        let margin = Double(size) / 2
        if middle < Swift.min(first, last) - margin || middle > Swift.max(first, last) + margin { found = -1 }
      }
      result.append(found)
    }
    return result
  }
}

extension PathData {
  /// A closed rectangle between two corners.
  mutating func rectangle(_ left: Double, _ top: Double, _ right: Double, _ bottom: Double) {
    move(left, top)
    line(right, top)
    line(right, bottom)
    line(left, bottom)
    close()
  }
}
