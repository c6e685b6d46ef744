import Glibc

/// A colour of sRGB, for the contrast of text as WCAG 2.2 measures it.
struct ScreenColour: Equatable {
  /// Red, green and blue from 0 to 255.
  var parts: [Double]

  /// A colour by its parts from 0 to 1; what lies outside is cut.
  init(_ red: Double, _ green: Double, _ blue: Double) {
    parts = [red, green, blue].map { $0.isNaN ? 0 : (min(max($0, 0), 1) * 255).rounded() }
  }

  /// A colour by its name in CSS, `#rgb` or `#rrggbb`; nil for any other text.
  init?(_ text: String) {
    let text = ScreenColour.names[text] ?? text
    var digits = Array(text.dropFirst())
    guard text.hasPrefix("#"), digits.allSatisfy({ $0.isHexDigit }) else { return nil }
    if digits.count == 3 { digits = digits.flatMap { [$0, $0] } }
    guard digits.count == 6, let number = Int(String(digits), radix: 16) else { return nil }
    parts = [16, 8, 0].map { Double(number >> $0 & 255) }
  }

  /// `#rrggbb`.
  var text: String {
    "#" + parts.map { part in (part < 16 ? "0" : "") + String(Int(part), radix: 16) }.joined()
  }

  /// The relative luminance (WCAG 2.2).
  private var luminance: Double {
    let levels = parts.map { part in
      let level = part / 255
      return level <= 0.04045 ? level / 12.92 : pow((level + 0.055) / 1.055, 2.4)
    }
    return 0.2126 * levels[0] + 0.7152 * levels[1] + 0.0722 * levels[2]
  }

  /// The contrast ratio to another colour, from 1 to 21 (WCAG 2.2).
  func contrast(with other: ScreenColour) -> Double {
    let (one, two) = (luminance, other.luminance)
    return (max(one, two) + 0.05) / (min(one, two) + 0.05)
  }

  /// The colour, made so much darker or lighter that as text on a background it has a ratio of at least 4.5.
  func legible(on background: ScreenColour) -> ScreenColour {
    let goal = ScreenColour.ink(on: background)
    let steps = 64
    for step in 0...steps {
      let share = Double(step) / Double(steps)
      var mixed = self
      for index in parts.indices {
        mixed.parts[index] = (parts[index] * (1 - share) + goal.parts[index] * share).rounded()
      }
      if mixed.contrast(with: background) >= ScreenColour.textContrast { return mixed }
    }
    return goal
  }

  /// Black or white, whichever can be read better on a background.
  static func ink(on background: ScreenColour) -> ScreenColour {
    black.contrast(with: background) > white.contrast(with: background) ? black : white
  }

  /// The least contrast of text (WCAG 2.2, 1.4.3).
  static let textContrast = 4.5
  /// The least contrast of lines and areas that say something (WCAG 2.2, 1.4.11).
  static let graphicsContrast = 3.0
  static let black = ScreenColour(0, 0, 0)
  static let white = ScreenColour(1, 1, 1)

  /// The paper of the light and of the dark page, as the style sheet says.
  static let papers: (light: ScreenColour, dark: ScreenColour) = {
    let rule = "--paper:light-dark("
    let value = StyleSheet.text.split(separator: ";").first { $0.hasPrefix(rule) }?.dropFirst(rule.count) ?? ""
    let colours = value.dropLast().split(separator: ",").compactMap { ScreenColour(String($0)) }
    return colours.count == 2 ? (colours[0], colours[1]) : (.white, .black)
  }()

  /// The names that TeX may use (CSS Color 4, section 6.1).
  private static let names: [String: String] = [
    "black": "#000000", "white": "#ffffff", "red": "#ff0000", "green": "#008000", "blue": "#0000ff",
    "yellow": "#ffff00", "cyan": "#00ffff", "magenta": "#ff00ff", "orange": "#ffa500", "purple": "#800080",
    "brown": "#a52a2a", "gray": "#808080", "grey": "#808080", "teal": "#008080", "violet": "#ee82ee",
    "pink": "#ffc0cb", "lime": "#00ff00", "olive": "#808000", "navy": "#000080", "maroon": "#800000",
    "gold": "#ffd700", "indigo": "#4b0082", "crimson": "#dc143c", "darkblue": "#00008b", "darkgreen": "#006400",
    "darkred": "#8b0000", "darkorange": "#ff8c00", "steelblue": "#4682b4", "royalblue": "#4169e1",
    "seagreen": "#2e8b57", "tomato": "#ff6347", "salmon": "#fa8072", "turquoise": "#40e0d0", "silver": "#c0c0c0",
  ]
}
