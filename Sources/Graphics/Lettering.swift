import Markup
import Source

/// Text of a plot: 13 pixels, or 15 pixels of the mathematics font for the name of a variable on an
/// axis or a curve.
enum Lettering {
  /// Which side of the text stands at its place.
  enum Anchor {
    case start, middle, end
  }

  /// Size of a variable's name in pixels.
  static let nameSize = 15.0

  /// Whether text is a variable, or a function of one: `x`, `f(x)`.
  static func isName(_ text: String) -> Bool {
    let scalars = text.scalars
    switch scalars.count {
    case 1: return isLetter(scalars[0])
    case 4:
      return isLetter(scalars[0]) && scalars[1] == "(" && isLetter(scalars[2]) && scalars[3] == ")"
    default: return false
    }
  }

  /// Whether a character names a variable: Latin, Greek and Cyrillic, and the letters made for mathematics.
  private static func isLetter(_ scalar: Unicode.Scalar) -> Bool {
    switch scalar.value {
    case 0x41...0x5A, 0x61...0x7A, 0x370...0x52F, 0x2100...0x214F, 0x1D400...0x1D7CB: true
    case 0xC0...0x24F: scalar.value != 0xD7 && scalar.value != 0xF7
    default: false
    }
  }

  /// The width of text in pixels, a little more rather than less.
  static func width(_ label: Label, isBold: Bool = false, isUpright: Bool = false) -> Double {
    if !label.words.isEmpty { return LabelLayout(label, size: TextWidth.size, isBold: isBold).width }
    return TextWidth.pixels(label.text, size: label.isName && !isUpright ? nameSize : TextWidth.size, isBold: isBold)
  }

  /// Text with the left end, middle or right end of its base line at a place. The name of a variable is in italics
  /// unless the text is always upright.
  static func text(
    _ content: Label, x: Double, y: Double, anchor: Anchor = .start, classes: String = "", colour: Colour? = nil,
    isUpright: Bool = false
  ) -> Markup {
    var names = classes
    if content.isName, !isUpright { names += names.isEmpty ? "m" : " m" }
    var attributes: [Markup.Attribute] = []
    if let colour {
      attributes = colour.attributes(names)
    } else if !names.isEmpty {
      attributes = [Markup.Attribute("class", names)]
    }
    if !content.words.isEmpty {
      let layout = LabelLayout(content, size: TextWidth.size, isBold: colour != nil)
      return layout.draw(x: x, y: y, anchor: anchor, attributes: attributes)
    }
    attributes += place(x: x, y: y, anchor: anchor)
    return .element("text", attributes, [.text(content.text)])
  }

  /// A tick's number, its exponent raised.
  static func number(_ label: TickLabel, x: Double, y: Double, anchor: Anchor) -> Markup {
    if let name = label.name {
      let layout = LabelLayout(name, size: TextWidth.size)
      return layout.draw(x: x, y: y, anchor: anchor, attributes: [Markup.Attribute("class", "tk")])
    }
    var content: [Markup] = [.text(label.text)]
    if !label.exponent.isEmpty {
      let size = Coordinate.text(TickLabel.exponentSize)
      content.append(.tag("tspan", ["dy": "-5", "font-size": size], [.text(label.exponent)]))
    }
    return .element("text", [Markup.Attribute("class", "tk")] + place(x: x, y: y, anchor: anchor), content)
  }

  static func place(x: Double, y: Double, anchor: Anchor) -> [Markup.Attribute] {
    var attributes = [
      Markup.Attribute("x", Coordinate.text((x * 10).rounded() / 10)),
      Markup.Attribute("y", Coordinate.text((y * 10).rounded() / 10)),
    ]
    switch anchor {
    case .start: break
    case .middle: attributes.append(Markup.Attribute("text-anchor", "middle"))
    case .end: attributes.append(Markup.Attribute("text-anchor", "end"))
    }
    return attributes
  }
}
