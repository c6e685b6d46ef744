import Markup
import Source

/// A colour of the theme, or one that an author gave in numbers. Colours of the theme follow light, dark and print.
public enum Colour: Equatable, Sendable {
  /// The n-th category of the theme, counted from 1; after the eighth they start again.
  case series(Int)
  /// The colour of text.
  case ink
  /// The grey of secondary things: data behind a fit, reference lines.
  case grey
  /// The colour of the page.
  case paper
  /// The colour of what follows a control.
  case live
  /// A step of a field's colours, 1 to 7.
  case step(Int, ColourMap)
  /// The grey of the grid.
  case grid
  /// The first category, lighter: lines that stand behind others.
  case pale
  /// Red, green and blue from 0 to 1; values outside are cut.
  case rgb(Double, Double, Double)

  /// The number of categories that the theme tells apart.
  static let seriesCount = 8

  /// A colour by MATLAB's letter or name (`"r"`, `"red"`), as the nearest colour of the theme; nil for other text.
  public init?(name: String) {
    switch Word(name) {
    case "b", "blue": self = .series(1)
    case "r", "red": self = .series(2)
    case "g", "green": self = .series(3)
    case "y", "yellow": self = .series(5)
    case "c", "cyan": self = .series(6)
    case "m", "magenta": self = .series(7)
    case "k", "black": self = .ink
    case "w", "white": self = .paper
    default: return nil
    }
  }

  /// The number of the theme's category, 1 to 8, if it is one.
  var category: Int? {
    guard case .series(let number) = self else { return nil }
    let rest = (number - 1) % Colour.seriesCount
    return (rest < 0 ? rest + Colour.seriesCount : rest) + 1
  }

  /// The attributes that set the theme's `--k` (graphics) and `--kt` (text) for an element of the given classes.
  func attributes(_ classes: String) -> [Markup.Attribute] {
    let prefix = classes.isEmpty ? "" : classes + " "
    switch self {
    case .series: return [Markup.Attribute("class", prefix + "k" + String(category ?? 1))]
    case .ink: return [Markup.Attribute("class", prefix + "ki")]
    case .grey: return [Markup.Attribute("class", prefix + "kg")]
    case .live: return [Markup.Attribute("class", prefix + "kl")]
    case .step(let step, let map): return own("var(--" + map.letter + String(step) + ")", classes)
    case .grid: return own("var(--grid)", classes)
    case .pale: return [Markup.Attribute("class", prefix + "kb")]
    case .paper: return own("var(--paper)", classes)
    case .rgb(let red, let green, let blue):
      var bytes: [UInt8] = [UInt8(ascii: "#")]
      for part in [red, green, blue] {
        let level = part.isNaN ? 0 : UInt8((Swift.min(Swift.max(part, 0), 1) * 255).rounded())
        for digit in [level >> 4, level & 15] {
          bytes.append(digit < 10 ? UInt8(ascii: "0") + digit : UInt8(ascii: "a") + digit - 10)
        }
      }
      return own(String(decoding: bytes, as: UTF8.self), classes)
    }
  }

  private func own(_ value: String, _ classes: String) -> [Markup.Attribute] {
    let style = Markup.Attribute("style", "--k:" + value + ";--kt:" + value)
    return classes.isEmpty ? [style] : [Markup.Attribute("class", classes), style]
  }
}
