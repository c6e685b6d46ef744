import Markup
import Source

extension Formula.Operator {
  /// The sign as `<mo>`, with attributes only where the operator dictionary of MathML Core would decide otherwise.
  func element(_ place: MathMLWriter.Place, _ writer: MathMLWriter) -> Markup {
    var attributes: [Markup.Attribute] = []
    func add(_ name: String, _ value: String) { attributes.append(.init(name, value)) }
    func space(_ left: String, _ right: String) {
      add("lspace", left)
      add("rspace", right)
    }
    if text == "′" { add("class", "prime") }
    if size > 0 {
      sized(place, writer, &attributes)
      return .element("mo", attributes, [.text(text)])
    }
    let isInScript = place.size == .script
    switch role {
    case .binary:
      let isBinary = Formula.Role.isBinary(between: place.previous, and: place.next)
      if isInScript {
        space("0", "0")
      } else if !isBinary {
        if place.next != nil, isSign { add("form", "prefix") } else { space("0", "0") }
      } else if isWord {
        space("0.2222em", "0.2222em")
      } else if place.isFirst || place.isLast {
        add("form", "infix")
      }
    case .relation:
      if isArrow || text == "∣" { add("stretchy", "false") }
      if isInScript || place.isAlone {
        space("0", "0")
      } else if text == ":" || text == "∣" || isWord {
        space("0.2778em", "0.2778em")
      }
    case .ordinary:
      if isFence { add("stretchy", "false") }
      space("0", "0")
    case .opening:
      // A bar is a fence only by its form.
      if isBar { add("form", "prefix") }
      add("stretchy", "false")
    case .closing:
      if text == "!" || isBar { add("form", "postfix") }
      if text == "?" { space("0", "0") }
      if isFence { add("stretchy", "false") }
    case .punctuation:
      if isInScript {
        space("0", "0")
      } else if text == ":" {
        space("0", "0.1667em")
      } else if place.isAlone {
        space("0", "0")
      }
    case .inner:
      let before = place.previous == .ordinary || place.previous == .closing
      let after = place.next == .ordinary || place.next == .opening || place.next == .large
      space(before && !isInScript ? "0.1667em" : "0", after && !isInScript ? "0.1667em" : "0")
    case .large:
      if limits == .always { add("movablelimits", "false") }
    }
    return .element("mo", attributes, [.text(text)])
  }

  /// A fence of its own height, or a sign that grows with its row or its label.
  private func sized(
    _ place: MathMLWriter.Place, _ writer: MathMLWriter, _ attributes: inout [Markup.Attribute]
  ) {
    func add(_ name: String, _ value: String) { attributes.append(.init(name, value)) }
    if size.isFinite {
      let form =
        switch role {
        case .closing: "postfix"
        case .relation: "infix"
        case .ordinary, .large, .binary, .opening, .punctuation, .inner: "prefix"
        }
      add("form", form)
      add("stretchy", "true")
      add("symmetric", "true")
      add("minsize", writer.em(size))
      add("maxsize", writer.em(size))
      let room = role == .relation ? "0.2778em" : "0"
      add("lspace", room)
      add("rspace", room)
    } else if isFence, role == .inner {
      add("form", "infix")
      add("stretchy", "true")
      add("symmetric", "true")
      add("lspace", "0.05em")
      add("rspace", "0.05em")
    } else {
      add("stretchy", "true")
    }
  }

  private var isSign: Bool { text == "+" || text == "−" || text == "±" || text == "∓" }
  private var isBar: Bool { text == "|" || text == "‖" }
  private var isWord: Bool { text.utf8.count > 1 && text.utf8.allSatisfy { $0 < 0x80 } }

  private var isFence: Bool {
    guard let scalar = text.scalars.first else { return false }
    return text != "/" && Symbols.fences.contains(scalar)
  }

  /// Arrows stretch by the dictionary, which is wrong in a script.
  private var isArrow: Bool {
    guard let value = text.scalars.first?.value else { return false }
    return (0x2190...0x21FF).contains(value) || (0x27F0...0x27FF).contains(value) || (0x2900...0x297F).contains(value)
  }
}
