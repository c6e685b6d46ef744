import Glibc
import Language
import Markup

extension Control {
  /// The element of the page, with the published values. It is switched off until the page's script takes it over.
  func markup(words: Words) -> Markup {
    var classes = "control"
    var parts: [Markup]
    switch kind {
    case .slider:
      classes += " grows"
      parts = slider
    case .choice:
      let options = items.enumerated().map { index, item in
        Markup.element(
          "option", Double(index + 1) == numbers.first ? [Markup.Attribute("selected", "")] : [], [.text(item)])
      }
      parts = [label(), .tag("select", ["id": id, "disabled": ""], options)]
    case .checkbox:
      classes += " check"
      var attributes = [Markup.Attribute("type", "checkbox"), Markup.Attribute("disabled", "")]
      if numbers.first != 0 { attributes.append(Markup.Attribute("checked", "")) }
      parts = [.tag("label", [:], [.element("input", attributes, []), .text(" " + shownLabel)])]
    case .player: parts = player(words)
    case .dragpoint:
      parts =
        [.tag("span", ["class": "label"], [.text(shownLabel)])]
        + zip(["x", "y"], numbers).map { axis, number in field(number, name: "\(shownLabel) \(axis)") }
    case .matrixinput: parts = [.tag("span", ["class": "label"], [.text(shownLabel)]), entries]
    case .rotate3d:
      classes += " wraps"
      parts = view(words)
    case .resample: parts = [button(words[.drawAgain])]
    case .variant: parts = [button(words[.otherNumbers])]
    }
    return .element(
      "div",
      [
        Markup.Attribute("class", classes), Markup.Attribute("data-kind", kind.rawValue),
        Markup.Attribute("data-control", name), Markup.Attribute("data-numbers", Control.list(numbers)),
        Markup.Attribute("data-limits", Control.list(limits)),
      ], parts)
  }

  /// The published state in words, for print and for text: `rate = 0.03`; nil for a button.
  var statement: String? {
    switch kind {
    case .slider, .player: "\(shownLabel) = \(shownNumber)"
    case .choice: "\(shownLabel) = \(item)"
    case .checkbox: "\(numbers.first == 0 ? "☐" : "☑") \(shownLabel)"
    case .dragpoint: "\(shownLabel) = (\(numbers.map { Control.shown($0) }.joined(separator: ", ")))"
    case .rotate3d: "\(shownLabel) = (\(numbers.map { Control.shown($0) + "°" }.joined(separator: ", ")))"
    case .matrixinput, .resample, .variant: nil
    }
  }

  /// What the reader reads: the label, or the name.
  private var shownLabel: String { label.isEmpty ? name : label }

  private var id: String { "control-" + name }

  private var item: String {
    let place = Int(numbers.first ?? 1)
    return items.indices.contains(place - 1) ? items[place - 1] : ""
  }

  private func limit(_ index: Int) -> Double { limits.indices.contains(index) ? limits[index] : 0 }

  private func label() -> Markup { .tag("label", ["for": id], [.text(shownLabel)]) }

  private func button(_ word: String) -> Markup {
    .tag("button", ["type": "button", "disabled": ""], [.text(label.isEmpty ? word : label)])
  }

  private var slider: [Markup] {
    let (first, last, step) = (limit(0), limit(1), limit(2))
    let number = numbers.first ?? first
    let part = limit(3) != 0 ? log(number / first) / log(last / first) : (number - first) / (last - first)
    // The browser's slider is even; on a logarithmic scale it has a thousand places.
    let range = limit(3) != 0 ? (0, 1000, 1, (1000 * part).rounded()) : (first, last, step, number)
    let places = step > 0 ? max(0, Int((-log10(step) - 1e-9).rounded(.up))) : 3
    let width = [first, last].map { String(Int($0)).count }.max().map { $0 + (places > 0 ? places + 1 : 0) } ?? 4
    return [
      label(),
      .tag(
        "input",
        [
          "type": "range", "id": id, "min": Control.text(range.0), "max": Control.text(range.1),
          "step": range.2 > 0 ? Control.text(range.2) : "any", "value": Control.text(range.3), "disabled": "",
          "style": "--part:\(Int((100 * part).rounded()))%",
        ]),
      .tag("output", ["for": id, "style": "min-width:\(width + 1)ch"], [.text(shownNumber)]),
    ]
  }

  private func player(_ words: Words) -> [Markup] {
    // A triangle and its like in a square of 16 units.
    let buttons = [
      (words[.reset], "M8 3a5 5 0 1 0 5 5h-1.6A3.4 3.4 0 1 1 8 4.6V7l4-3.2L8 .6z"),
      (words[.stepBack], "M11.5 3v10L5.5 8zM3.5 3h1.5v10H3.5z"),
      (words[.play], "M4 2.5v11l9.5-5.5z"),
      (words[.stepOn], "M4.5 3v10l6-5zM11 3h1.5v10H11z"),
    ].map { word, path in
      Markup.tag(
        "button", ["type": "button", "aria-label": word, "title": word, "disabled": ""],
        [.tag("svg", ["viewBox": "0 0 16 16", "aria-hidden": "true"], [.tag("path", ["d": path])])])
    }
    return [
      .tag("span", ["class": "label"], [.text(shownLabel)]),
      .tag("span", ["class": "buttons", "role": "group", "aria-label": shownLabel], buttons),
      .tag("output", [:], [.text("\(shownNumber) / \(Control.text(limit(1)))")]),
    ]
  }

  /// The two angles, and buttons for views along the axes: a cube with the side that is seen then.
  private func view(_ words: Words) -> [Markup] {
    let edges = "M8 1.5 14 4.8v6.5L8 14.5 2 11.3V4.8zM2 4.8 8 8l6-3.2M8 8v6.5"
    let views = [
      (words[.fromAbove], "0 90", "M8 1.5 14 4.8 8 8 2 4.8z"), (words[.fromFront], "0 0", "M2 4.8 8 8v6.5l-6-3.2z"),
      (words[.fromSide], "90 0", "M14 4.8 8 8v6.5l6-3.2z"),
    ]
    let buttons = views.map { word, angles, side in
      Markup.tag(
        "button", ["type": "button", "aria-label": word, "title": word, "data-view": angles, "disabled": ""],
        [
          .tag(
            "svg", ["viewBox": "0 0 16 16", "aria-hidden": "true"],
            [.tag("path", ["fill": "none", "stroke": "currentColor", "d": edges]), .tag("path", ["d": side])])
        ])
    }
    return [.tag("span", ["class": "label"], [.text(shownLabel)])]
      + zip([words[.azimuth], words[.elevation]], numbers).map { word, number in
        .tag("label", [:], [.text(word + " "), field(number, name: "\(shownLabel): \(word)"), .text(" °")])
      } + [.tag("span", ["class": "buttons", "role": "group", "aria-label": shownLabel], buttons)]
  }

  private var entries: Markup {
    let (rows, columns) = (Int(limit(0)), Int(limit(1)))
    var fields: [Markup] = []
    for row in 0..<rows {
      for column in 0..<columns {
        // Entries are numbered column by column, and stand row by row.
        let index = column * rows + row
        fields.append(
          field(index < numbers.count ? numbers[index] : 0, name: "\(shownLabel)(\(row + 1), \(column + 1))"))
      }
    }
    return .tag("span", ["class": "entries", "style": "grid-template-columns:repeat(\(columns),auto)"], fields)
  }

  private func field(_ number: Double, name: String) -> Markup {
    .tag(
      "input",
      ["type": "number", "step": "any", "aria-label": name, "value": Control.text(number), "disabled": ""])
  }

  private var shownNumber: String {
    numbers.first.map { Control.shown($0) } ?? ""
  }

  /// A number as readers see it.
  private static func shown(_ number: Double) -> String { text(number).replacing("-", with: "−") }

  /// A number without the fraction that it does not have.
  static func text(_ number: Double) -> String {
    number == number.rounded() && abs(number) < 1e15 ? String(Int(number)) : "\(number)"
  }

  private static func list(_ numbers: [Double]) -> String { numbers.map { text($0) }.joined(separator: " ") }
}
