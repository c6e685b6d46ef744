public import Graphics
public import Markup
public import Source

extension Cell {
  /// The results of a cell of a live page, which change with the controls: no captions, and no controls, whose elements
  /// stay. The page and its engine both write them so.
  ///
  /// - Parameters:
  ///   - layout: the one layout of figures; nil for both.
  ///   - tableTitle: what stands on the fold in front of the numbers of figures, where the cell shows them.
  public func liveMarkup(
    _ outputs: [Output], in file: SourceFile, layout: Layout? = nil, tableTitle: String
  ) -> Markup {
    var parts: [Markup] = []
    var count = 0
    var legends: [FigureLegend] = []
    for output in outputs {
      guard case .figure = output else { continue }
      count += 1
      var legend = FigureLegend(id: "figure-\(index + 1)-\(count)")
      legend.isBare = true
      legend.layout = layout
      if options.showsFigureData { legend.tableTitle = tableTitle }
      legends.append(legend)
    }
    parts += resultMarkup(outputs, in: file, legends: legends)
    return .fragment(parts)
  }
}
