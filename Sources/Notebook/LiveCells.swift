public import Graphics
public import Markup
public import Source

extension Cell {
  /// The results of a cell of a live page, which change with the controls: no captions, and no controls, whose elements
  /// stay. The page and its engine both write them so.
  ///
  /// - Parameter layout: the one layout of figures; nil for both.
  public func liveMarkup(_ outputs: [Output], in file: SourceFile, layout: Layout? = nil) -> Markup {
    var parts: [Markup] = []
    var count = 0
    var legends: [FigureLegend] = []
    for output in outputs {
      guard case .figure = output else { continue }
      count += 1
      var legend = FigureLegend(id: "figure-\(index + 1)-\(count)")
      legend.isBare = true
      legend.layout = layout
      legends.append(legend)
    }
    parts += resultMarkup(outputs, in: file, legends: legends)
    return .fragment(parts)
  }
}
