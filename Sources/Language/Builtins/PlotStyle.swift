import Graphics
import Source

/// How a series is drawn, as style texts such as `"r--o"` and pairs such as `"linewidth", 2` say it.
struct PlotStyle {
  var colour: Colour?
  var dash = Dash.automatic
  var marker: Marker?
  /// In pixels.
  var width: Double?
  /// Half a marker's width in pixels.
  var markerRadius: Double?
  var isFilled = false
  var labels: [Label] = []
  /// What texts are read as.
  var interpreter = Label.Interpreter.mathematics
  /// The width of bars as a part of their distance.
  var barWidth: Double?
  /// Whether bars stand on one another.
  var isStacked = false
  /// How much of the light areas hold back.
  var opacity: Double?
  /// Whether lines are arrows.
  var hasHeads = false
  /// The place that an arrow leads to from a text; empty for none.
  var target: [Double] = []
  /// Whether areas have no line around them.
  var hasNoEdge = false
  /// What of a text stands at its place.
  var alignment = Annotation.Alignment.left

  /// Whether only markers are drawn.
  var isDots: Bool { dash == .none && marker != nil }

  /// The style for a line; the label of the series at `index`.
  var line: LineStyle { LineStyle(colour: colour, dash: dash, width: width, marker: marker) }

  /// The label of a series of one plot.
  func label(_ index: Int) -> Label? { index < labels.count && !labels[index].isEmpty ? labels[index] : nil }

  /// Reads a style text: a line `- -- -. :`, a marker, a colour letter and a `;label;` in any order; false when the
  /// text is none.
  mutating func read(_ text: [UInt8], _ function: String) throws(Failure) -> Bool {
    var style = self
    var hasLine = false
    var hasMarker = false
    var index = 0
    while index < text.count {
      let byte = text[index]
      let next = index + 1 < text.count ? text[index + 1] : 0
      index += 1
      switch byte {
      case UInt8(ascii: "-"):
        hasLine = true
        style.dash = next == UInt8(ascii: "-") ? .dashed : next == UInt8(ascii: ".") ? .dashDotted : .solid
        if style.dash != .solid { index += 1 }
      case UInt8(ascii: ":"):
        hasLine = true
        style.dash = .dotted
      case UInt8(ascii: ";"):
        guard let end = text[index...].firstIndex(of: byte) else { return false }
        style.labels = try interpreter.labels([Array(text[index..<end])], function)
        index = end + 1
      default:
        let letter = String(decoding: [byte], as: UTF8.self)
        if let marker = PlotStyle.marker(letter) {
          hasMarker = true
          style.marker = marker
        } else if let colour = Colour(name: letter) {
          style.colour = colour
        } else {
          return false
        }
      }
    }
    if !hasLine, style.dash == .automatic {
      if hasMarker { style.dash = .none } else if style.colour != nil { style.dash = .solid }
    }
    self = style
    return true
  }

  /// Reads a pair of a name and a value; false when the name is not known.
  mutating func read(_ name: String, _ value: Value, _ function: String) throws(Failure) -> Bool {
    switch Word(lowercase(name)) {
    case "color", "linecolor", "facecolor", "markerfacecolor", "edgecolor", "markeredgecolor":
      if value.textValue == "none", lowercase(name) == "edgecolor" { hasNoEdge = true }
      if value.textValue == "none" || value.textValue == "auto" || value.textValue == "flat"
        || value.textValue == "interp"
      {
        return true
      }
      if lowercase(name) == "markerfacecolor" { isFilled = true }
      if lowercase(name) != "edgecolor" || colour == nil { colour = try PlotStyle.colour(value, function) }
    case "linewidth":
      // Points to pixels.
      width = try PlotStyle.positive(value, function, name) * 4 / 3
    case "markersize": markerRadius = try PlotStyle.positive(value, function, name) * 3.5 / 6
    case "linestyle":
      switch Word(value.textValue ?? "") {
      case "-": dash = .solid
      case "--": dash = .dashed
      case ":": dash = .dotted
      case "-.": dash = .dashDotted
      case "none": dash = .none
      default: throw Failure("\(function): linestyle must be \"-\", \"--\", \":\", \"-.\" or \"none\"")
      }
    case "marker":
      guard let text = value.textValue, text == "none" || PlotStyle.marker(text) != nil else {
        throw Failure("\(function): marker must be one of o . s d ^ v + x * or \"none\"")
      }
      marker = PlotStyle.marker(text)
    case "displayname", "label":
      guard let strings = value.strings else { throw Failure("\(function): \(name) must be a string") }
      labels = try interpreter.labels(strings, function)
    case "barwidth": barWidth = try PlotStyle.positive(value, function, name)
    case "horizontalalignment":
      switch Word(value.textValue ?? "") {
      case "left": alignment = .left
      case "center": alignment = .centre
      case "right": alignment = .right
      default: throw Failure("\(function): horizontalalignment must be \"left\", \"center\" or \"right\"")
      }
    case "arrowheads":
      hasHeads = value.textValue != "off"
      if value.textValue == "thin", width == nil { width = 1.25 }
    case "arrow":
      guard value.isRealLike, value.count == 2 else {
        throw Failure(function + ": arrow must be the place that it leads to, two numbers")
      }
      target = value.realElements
    case "facealpha": opacity = try PlotStyle.positive(value, function, name)
    case "verticalalignment":
      if value.textValue == "bottom" { alignment = .bottom }
      if value.textValue == "top" { alignment = .top }
    case "interpreter": interpreter = try Label.Interpreter(value, function)
    case "fontsize", "fontweight", "fontname", "edgealpha",
      "markeredgealpha", "markerfacealpha", "handlevisibility", "clipping", "rotation":
      break
    default: return false
    }
    return true
  }

  /// Reads style texts and pairs from `index` on, all that remain.
  mutating func readRest(_ arguments: [Value], from index: Int, _ function: String) throws(Failure) {
    var index = index
    while index < arguments.count {
      guard let bytes = arguments[index].stringBytes else {
        throw Failure(
          "\(function): argument \(index + 1) is a \(arguments[index].typeName) of size \(arguments[index].sizeText), "
            + "where a style or a property name is expected")
      }
      let name = String(decoding: bytes, as: UTF8.self)
      if try read(bytes, function) {
        index += 1
      } else if lowercase(name) == "filled" {
        isFilled = true
        index += 1
      } else if lowercase(name) == "stacked" || lowercase(name) == "grouped" {
        isStacked = lowercase(name) == "stacked"
        index += 1
      } else {
        guard index + 1 < arguments.count, try read(name, arguments[index + 1], function) else {
          throw PlotStyle.unknown(name, function)
        }
        index += 2
      }
    }
  }

  static func unknown(_ name: String, _ function: String) -> Failure {
    Failure(
      "\(function): '\(name)' is no style or property",
      hint: "styles are like \"r--o\"; properties are color, linewidth, linestyle, marker, markersize and displayname, "
        + "each followed by its value")
  }

  private static func positive(_ value: Value, _ function: String, _ name: String) throws(Failure) -> Double {
    guard value.isRealLike, value.isScalar, value.element(0) > 0, value.element(0).isFinite else {
      throw Failure("\(function): \(name) must be a positive number")
    }
    return value.element(0)
  }

  /// A colour by its letter or name, as `#rrggbb`, or as three numbers from 0 to 1.
  static func colour(_ value: Value, _ function: String) throws(Failure) -> Colour {
    if let bytes = value.stringBytes {
      let name = lowercase(String(decoding: bytes, as: UTF8.self))
      if let colour = Colour(name: name) { return colour }
      switch Word(name) {
      case "gray", "grey": return .grey
      case "grid": return .grid
      case "pale": return .pale
      case "series 4": return .series(4)
      case "series 8": return .series(8)
      default: break
      }
      if bytes.count == 7, bytes[0] == UInt8(ascii: "#") {
        let digits = bytes[1...].map { isDigit($0) ? Int($0) - 0x30 : Int($0 | 0x20) - 0x57 }
        if digits.allSatisfy({ $0 >= 0 && $0 < 16 }) {
          let parts = [0, 2, 4].map { Double(16 * digits[$0] + digits[$0 + 1]) / 255 }
          return .rgb(parts[0], parts[1], parts[2])
        }
      }
      throw Failure(
        "\(function): there is no colour '\(name)'", hint: "use r g b c m y k w, a name such as \"red\", or [r g b]")
    }
    guard value.isRealLike, value.count == 3 else {
      throw Failure("\(function): a colour must be a name or three numbers from 0 to 1")
    }
    return .rgb(value.element(0), value.element(1), value.element(2))
  }

  private static func marker(_ text: String) -> Marker? {
    switch Word(text) {
    case "o": .circle
    case ".": .point
    case "s", "square": .square
    case "d", "diamond": .diamond
    case "^", "<", ">", "p", "h": .triangle
    case "v": .triangleDown
    case "+": .plus
    case "x": .cross
    case "*": .asterisk
    default: nil
    }
  }
}
