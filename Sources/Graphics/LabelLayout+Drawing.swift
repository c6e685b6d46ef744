import Markup
import Source

extension LabelLayout {
  /// The label as SVG, with the left end, middle or right end of its base line at a place.
  func draw(x: Double, y: Double, anchor: Lettering.Anchor, attributes: [Markup.Attribute]) -> Markup {
    var left = x
    var text = attributes
    let isFree = isFree
    // Without places of its own the browser knows the width better.
    if isFree {
      text += Lettering.place(x: x, y: y, anchor: anchor)
    } else {
      switch anchor {
      case .start: break
      case .middle: left -= width / 2
      case .end: left -= width
      }
      text += Lettering.place(x: left, y: y, anchor: .start)
    }
    var pieces: [Markup] = []
    var (end, base) = (0.0, 0.0)
    for (index, run) in runs.enumerated() {
      var own: [Markup.Attribute] = []
      func add(_ name: String, _ value: Double) { own.append(Markup.Attribute(name, Coordinate.text(value))) }
      switch run.font {
      case .words: if !isFree, run.start == nil, run.text.scalars.count > 1 { add("textLength", run.width) }
      case .boldWords: own.append(Markup.Attribute("font-weight", "700"))
      case .italicWords: own.append(Markup.Attribute("font-style", "italic"))
      case .mathematics: own.append(Markup.Attribute("class", "f"))
      }
      if run.font == .mathematics || run.size != runs[0].size || run.y != 0 {
        add("font-size", (run.size * 10).rounded() / 10)
      }
      if let start = run.start, !isFree {
        switch start {
        case .left(let place): add("x", left + place)
        case .middle(let place):
          add("x", left + place)
          own.append(Markup.Attribute("text-anchor", "middle"))
        }
      } else if (run.x - end).magnitude > 0.05, index > 0 {
        add("dx", ((run.x - end) * 10).rounded() / 10)
      }
      if (run.y - base).magnitude > 0.04 { add("dy", ((run.y - base) * 10).rounded() / 10) }
      base += Double(Coordinate.round((run.y - base) * 10, 1)) / 10
      end = run.x + run.width
      pieces.append(own.isEmpty ? .text(run.text) : .element("tspan", own, [.text(run.text)]))
    }
    let element = Markup.element("text", text, pieces)
    guard !strokes.isEmpty else { return element }
    var path = PathData()
    for stroke in strokes {
      // Level lines lie on whole pixels.
      for (index, point) in stroke.enumerated() {
        let place = Point(x: left + point.x, y: (y + point.y).rounded() + 0.5)
        if index == 0 { path.move(place.x, place.y) } else { path.line(place.x, place.y) }
      }
    }
    var style: [Markup.Attribute] = []
    for attribute in attributes where attribute.name == "style" { style.append(attribute) }
    var classes = "fl"
    for attribute in attributes where attribute.name == "class" {
      for name in (attribute.value ?? "").parts(at: UInt8(ascii: " ")) where name != "halo" && name != "m" {
        classes += " " + name
      }
    }
    return .fragment([
      element,
      .element("path", [Markup.Attribute("class", classes)] + style + [Markup.Attribute("d", path.text)], []),
    ])
  }
}
