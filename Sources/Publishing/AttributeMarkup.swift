import Markup
import Notebook

extension Attributes {
  /// The attributes as HTML after classes of the page's own: the name, the classes, and each key as `data-key`, which
  /// means nothing to a browser.
  func markup(classes own: [String] = [], name: String? = nil) -> [Markup.Attribute] {
    var list: [Markup.Attribute] = []
    let classes = own + self.classes.filter { $0 != "unnumbered" }
    if !classes.isEmpty { list.append(Markup.Attribute("class", classes.joined(separator: " "))) }
    if let name = name ?? self.name { list.append(Markup.Attribute("id", name)) }
    for pair in pairs where !["width", "height", "fig-alt"].contains(pair.key) {
      let key = pair.key.lowercased().filter { $0.isASCII && ($0.isLetter || $0.isNumber || $0 == "-") }
      list.append(Markup.Attribute("data-" + key, pair.value))
    }
    return list
  }

  /// The width and height of an image as a style; what is no length is left out.
  var size: Markup.Attribute? {
    var rules: [String] = []
    for key in ["width", "height"] {
      guard let value = self[key], let length = Attributes.length(value) else { continue }
      rules.append("\(key): \(length)")
    }
    // One rule is enough: an image keeps its proportions.
    return rules.first.map { Markup.Attribute("style", $0) }
  }

  private static func length(_ text: String) -> String? {
    let number = text.prefix { $0.isASCII && ($0.isNumber || $0 == ".") }
    guard let value = Double(number), value.isFinite, value > 0 else { return nil }
    let unit = text.dropFirst(number.count)
    guard ["", "%", "px", "em", "rem", "cm", "mm", "in", "pt"].contains(unit) else { return nil }
    return String(number) + (unit.isEmpty ? "px" : String(unit))
  }
}
