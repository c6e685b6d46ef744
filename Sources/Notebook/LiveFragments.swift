import Markup
import Source

extension Session {
  /// Runs the code of one cell and gives its results as HTML: formulas, printed text, figures and diagnostics by the
  /// same markup as the page's. The code itself is not among them; a cell without results gives no bytes.
  ///
  /// - Parameters:
  ///   - source: the cell's code, UTF-8.
  ///   - name: what diagnostics call the cell, for example `cell 3`: places read `cell 3:1:5`. The identifiers inside
  ///     drawings begin with it as well, so that names which differ in a page keep its figures apart.
  /// - Returns: the fragment, UTF-8.
  public mutating func fragment(of source: [UInt8], name: String) -> [UInt8] {
    let cell = Cell(
      index: 0, span: Span(0, source.count), code: SourceText(bytes: source, lines: [(code: 0, file: 0)]),
      options: CellOptions())
    let outputs = run(cell)
    var legends: [FigureLegend] = []
    for output in outputs {
      guard case .figure = output else { continue }
      legends.append(FigureLegend(id: "\(identifier(from: name))-figure-\(legends.count + 1)"))
    }
    let file = SourceFile(name: name, bytes: source)
    var bytes: [UInt8] = []
    Markup.fragment(cell.resultMarkup(outputs, in: file, legends: legends)).write(to: &bytes)
    return bytes
  }
}

/// A name with hyphens in place of all that may not stand in an identifier of a style sheet.
private func identifier(from name: String) -> String {
  var identifier = ""
  for scalar in name.unicodeScalars {
    switch scalar {
    case "a"..."z", "A"..."Z", "0"..."9", "-", "_": identifier.unicodeScalars.append(scalar)
    default: identifier += "-"
    }
  }
  return identifier
}
