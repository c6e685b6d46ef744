import Markup
import Source

extension MathMLWriter {
  /// A sign as `<mo>`, with attributes only where the operator dictionary of MathML Core would decide otherwise.
  mutating func element(_ sign: Formula.Operator, _ place: Place) {
    stream.start("mo")
    if sign.size > 0 { sized(sign) } else { attributes(of: sign, place) }
    stream.content()
    stream.text(sign.text)
    stream.close("mo")
  }

  private mutating func attributes(of sign: Formula.Operator, _ place: Place) {
    func add(_ name: StaticString, _ value: StaticString) { stream.attribute(name, value) }
    func space(_ left: StaticString, _ right: StaticString) {
      stream.attribute("lspace", left)
      stream.attribute("rspace", right)
    }
    let first = sign.first
    let isInScript = place.size == .script
    switch sign.role {
    case .binary:
      let isBinary = Formula.Role.isBinary(between: place.previous, and: place.next)
      if isInScript {
        space("0", "0")
      } else if !isBinary {
        if place.next != nil, sign.isSign { add("form", "prefix") } else { space("0", "0") }
      } else if sign.isWord {
        space("0.2222em", "0.2222em")
      } else if place.isFirst || place.isLast {
        add("form", "infix")
      }
    case .relation:
      if sign.isArrow || first == "∣" { add("stretchy", "false") }
      if isInScript || place.isAlone {
        space("0", "0")
      } else if first == ":" || first == "∣" || sign.isWord {
        space("0.2778em", "0.2778em")
      }
    case .ordinary:
      if first == "′" { add("class", "prime") }
      if sign.isFence { add("stretchy", "false") }
      space("0", "0")
    case .opening:
      // A bar is a fence only by its form.
      if sign.isBar { add("form", "prefix") }
      add("stretchy", "false")
    case .closing:
      if first == "!" || sign.isBar { add("form", "postfix") }
      if first == "?" { space("0", "0") }
      if sign.isFence { add("stretchy", "false") }
    case .punctuation:
      if isInScript {
        space("0", "0")
      } else if first == ":" {
        space("0", "0.1667em")
      } else if place.isAlone {
        space("0", "0")
      }
    case .inner:
      let before = place.previous == .ordinary || place.previous == .closing
      let after = place.next == .ordinary || place.next == .opening || place.next == .large
      space(before && !isInScript ? "0.1667em" : "0", after && !isInScript ? "0.1667em" : "0")
    case .large:
      if sign.limits == .always { add("movablelimits", "false") }
    }
  }

  /// A fence of its own height, or a sign that grows with its row or its label.
  private mutating func sized(_ sign: Formula.Operator) {
    if sign.size.isFinite {
      let room: StaticString = sign.role == .relation ? "0.2778em" : "0"
      switch sign.role {
      case .closing: stream.attribute("form", "postfix")
      case .relation: stream.attribute("form", "infix")
      case .ordinary, .large, .binary, .opening, .punctuation, .inner: stream.attribute("form", "prefix")
      }
      stream.attribute("stretchy", "true")
      stream.attribute("symmetric", "true")
      stream.attribute("minsize", em: sign.size)
      stream.attribute("maxsize", em: sign.size)
      stream.attribute("lspace", room)
      stream.attribute("rspace", room)
    } else if sign.isFence, sign.role == .inner {
      stream.attribute("form", "infix")
      stream.attribute("stretchy", "true")
      stream.attribute("symmetric", "true")
      stream.attribute("lspace", "0.05em")
      stream.attribute("rspace", "0.05em")
    } else {
      stream.attribute("stretchy", "true")
    }
  }
}

extension Formula.Operator {
  /// The scalar that the sign is, or the first one of a word.
  fileprivate var first: Unicode.Scalar { text.unicodeScalars.first ?? " " }

  fileprivate var isSign: Bool { first == "+" || first == "−" || first == "±" || first == "∓" }
  fileprivate var isBar: Bool { first == "|" || first == "‖" }
  fileprivate var isWord: Bool { text.utf8.count > 1 && text.utf8.allSatisfy { $0 < 0x80 } }
  fileprivate var isFence: Bool { first != "/" && Symbols.isFence(first) }

  /// Arrows stretch by the dictionary, which is wrong in a script.
  fileprivate var isArrow: Bool {
    switch first.value {
    case 0x2190...0x21FF, 0x27F0...0x27FF, 0x2900...0x297F: true
    default: false
    }
  }
}
