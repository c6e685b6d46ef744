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

/// A step of a notebook as a page carries it.
public struct LiveStep: Sendable {
  /// Its number in the page.
  public var number: Int
  /// The code, UTF-8.
  public var source: [UInt8]
  /// The options of a cell; nil for a value in running text.
  public var options: CellOptions?
}

extension Document {
  /// The cells that run and the values in running text, in the order they run.
  public var liveSteps: [LiveStep] {
    var live: [LiveStep] = []
    for step in steps {
      switch step {
      case .cell(let cell):
        if cell.options.runs {
          live.append(LiveStep(number: cell.index, source: cell.code.bytes, options: cell.options))
        }
      case .value(let value):
        live.append(LiveStep(number: value.index, source: Array(file.text(of: value.span).utf8), options: nil))
      case .formulaValue: break
      }
    }
    return live
  }
}
