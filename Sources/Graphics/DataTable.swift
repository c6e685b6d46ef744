/// The numbers behind a part of a figure, for readers who prefer them to a drawing.
public struct DataTable: Equatable, Sendable {
  /// What the columns are called, the horizontal coordinate first.
  public var columns: [String]
  /// The entries of each row as text; empty where a number is missing.
  public var rows: [[String]]
  /// How many points there are, of which the rows may be a choice.
  public var total: Int

  /// At most so many rows are shown, spread over all points.
  static let most = 24
}

extension Figure {
  /// The points of its curves, points, bars and areas: marks with the same horizontal coordinates share a table. Fields and
  /// arrows, which have too many numbers, have none; their words say the rest.
  public var dataTables: [DataTable] {
    if let tiling { return tiling.panels.flatMap { $0.figure.dataTables } }
    var tables: [DataTable] = []
    var shared: [Double] = []
    for mark in marks.flatMap({ $0.partsWithData }) {
      guard let (x, y) = mark.coordinates else { continue }
      let name = mark.key?.label.text ?? (yLabel.isEmpty ? "y" : yLabel.text)
      let count = Swift.min(x.count, y.count)
      guard count > 0 else { continue }
      let chosen =
        count <= DataTable.most
        ? Array(0..<count) : (0..<DataTable.most).map { $0 * (count - 1) / (DataTable.most - 1) }
      if x == shared, let last = tables.indices.last {
        tables[last].columns.append(name)
        for (row, index) in chosen.enumerated() where row < tables[last].rows.count {
          tables[last].rows[row].append(DataTable.text(y[index]))
        }
      } else {
        let places = chosen.map { [xNamed(x[$0]), DataTable.text(y[$0])] }
        tables.append(DataTable(columns: [xLabel.isEmpty ? "x" : xLabel.text, name], rows: places, total: count))
        shared = x
      }
    }
    for inset in insets { tables += inset.figure.dataTables }
    return tables
  }

  /// A horizontal coordinate, or the name that its tick has.
  private func xNamed(_ x: Double) -> String {
    (xTicks == nil ? Words.place(x, xNames) : nil) ?? DataTable.text(x)
  }
}

extension DataTable {
  fileprivate static func text(_ number: Double) -> String { number.isFinite ? Words.number(number) : "" }
}

extension Mark {
  /// The mark itself, or the bars and points of a group, whose lines and areas are drawing and not data.
  fileprivate var partsWithData: [Mark] {
    guard case .group(let group) = self else { return [self] }
    var parts: [Mark] = []
    for mark in group.marks {
      switch mark {
      case .bars, .dots: parts.append(mark)
      case .line, .stairs, .area, .rule, .annotation, .field, .group, .spatial: break
      }
    }
    return parts
  }

  /// The points that it is made of; nil for marks that only help, and for fields and arrows.
  fileprivate var coordinates: (x: [Double], y: [Double])? {
    switch self {
    case .line(let mark): mark.hasHeads ? nil : (mark.x, mark.y)
    case .dots(let mark): (mark.x, mark.y)
    case .stairs(let mark): (mark.x, mark.y)
    case .bars(let mark): (mark.x, mark.heights)
    case .area(let mark): mark.isPolygon ? nil : (mark.x, mark.y)
    case .rule, .annotation, .field, .group, .spatial: nil
    }
  }
}
