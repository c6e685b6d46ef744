import Graphics
import Source

// The style of marks that are drawn, for those who read or change it later.

extension PlotStyle {
  /// The style of a mark, with another colour where it has none of its own.
  init(of mark: Mark, _ drawn: Colour?) {
    self.init()
    switch mark {
    case .line(let line): read(line.style)
    case .stairs(let stairs): read(stairs.style)
    case .rule(let rule): read(rule.style)
    case .field(let field): read(field.style)
    case .spatial(let spatial):
      read(spatial.style)
      (markerRadius, isFilled, opacity) = (spatial.size, spatial.isFilled, spatial.opacity)
    case .dots(let dots):
      (markerRadius, isFilled, marker, dash) = (dots.size, dots.isFilled, dots.marker, .none)
    case .area(let area): (opacity, hasNoEdge) = (area.opacity, area.edge == nil)
    case .bars(let bars): barWidth = bars.width
    case .annotation: break
    case .group(let group):
      if let first = group.marks.first { self = PlotStyle(of: first, drawn) }
    }
    colour = mark.colour ?? drawn
    if let label = mark.name { labels = [label] }
  }

  private mutating func read(_ style: LineStyle) {
    (dash, width, marker) = (style.dash, style.width, style.marker)
  }

  /// Draws a mark in this style.
  func restyle(_ mark: inout Mark) {
    switch mark {
    case .line(var line):
      line.style = self.line
      mark = .line(line)
    case .stairs(var stairs):
      stairs.style = line
      mark = .stairs(stairs)
    case .rule(var rule):
      rule.style = line
      mark = .rule(rule)
    case .dots(var dots):
      (dots.size, dots.isFilled, dots.marker, dots.colour) = (markerRadius, isFilled, marker, colour)
      mark = .dots(dots)
    case .area(var area):
      (area.colour, area.opacity) = (colour, opacity)
      if hasNoEdge { area.edge = nil }
      mark = .area(area)
    case .bars(var bars):
      (bars.colour, bars.width) = (colour, barWidth ?? bars.width)
      mark = .bars(bars)
    case .annotation(var text):
      text.colour = colour
      mark = .annotation(text)
    case .spatial(var spatial):
      spatial.style = line
      (spatial.size, spatial.isFilled, spatial.opacity) = (markerRadius, isFilled, opacity)
      mark = .spatial(spatial)
    case .field, .group: break
    }
  }

  /// The value of a property in lower case; nil for a name that is none.
  func value(_ property: String) -> Value? {
    switch Word(property) {
    case "color", "facecolor", "linecolor": return colourValue
    // Pixels to points.
    case "linewidth": return .number((width ?? 2) * 3 / 4)
    case "markersize": return .number((markerRadius ?? 3.5) * 6 / 3.5)
    case "barwidth": return .number(barWidth ?? 0.8)
    case "facealpha": return .number(opacity ?? 1)
    case "displayname", "label": return Value(labels.first?.text ?? "")
    case "linestyle":
      switch dash {
      case .automatic, .solid: return Value("-")
      case .dashed: return Value("--")
      case .dotted: return Value(":")
      case .dashDotted: return Value("-.")
      case .none: return Value("none")
      }
    case "marker":
      switch marker {
      case nil: return Value("none")
      case .circle: return Value("o")
      case .point: return Value(".")
      case .square: return Value("square")
      case .diamond: return Value("diamond")
      case .triangle: return Value("^")
      case .triangleDown: return Value("v")
      case .plus: return Value("+")
      case .cross: return Value("x")
      case .asterisk: return Value("*")
      }
    default: return nil
    }
  }

  /// The colour as it can be given to a plot: a name, or three numbers.
  private var colourValue: Value {
    switch colour {
    case .rgb(let red, let green, let blue): return .row([red, green, blue])
    case .series(let number):
      let names = ["blue", "red", "green", "series 4", "yellow", "cyan", "magenta", "series 8"]
      return Value(names[(number - 1) % names.count])
    case .grey: return Value("grey")
    case .grid: return Value("grid")
    case .pale: return Value("pale")
    case .paper: return Value("white")
    case .ink, .live, .step, nil: return Value("black")
    }
  }
}
