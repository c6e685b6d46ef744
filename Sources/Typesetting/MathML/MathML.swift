public import Markup
import Source

extension Formula {
  /// The formula as a `<math>` element of MathML Core (W3C), without a script and without a namespace, for HTML. What
  /// does not know MathML reads the attribute `alttext` out, or else the letters.
  ///
  /// - Parameter display: Whether it stands on its own, with limits above and below big operators.
  public func mathML(display: Bool) -> Markup {
    .verbatim(MathMLWriter.written(self, display, nil, alternative: isBuiltUp ? inlineText : "").text)
  }

  /// Whether more stands in the formula than letters in a row.
  private var isBuiltUp: Bool {
    switch self {
    case .identifier, .number, .symbol, .text, .function, .space: false
    case .row(let items): items.contains { $0.isBuiltUp }
    default: true
    }
  }

  /// The bytes of the `<math>` element, with what stands at the right of the page beside the formula.
  func mathMLBytes(display: Bool, tag: Formula? = nil) -> [UInt8] {
    MathMLWriter.written(self, display, tag).bytes
  }
}

/// Writes formulas as MathML Core; the rules of spacing follow TeX where the operator dictionary differs.
struct MathMLWriter: ~Copyable {
  /// The size of a formula, after the styles of TeX; it decides about limits and about space round operators.
  enum Size {
    case display
    case text
    case script

    /// The size of what stands above or below a fraction bar.
    var ofFractionPart: Size { self == .display ? .text : .script }
  }

  var stream = MarkupStream()

  fileprivate static func written(
    _ formula: Formula, _ display: Bool, _ tag: Formula?, alternative: String = ""
  ) -> MarkupStream {
    var writer = MathMLWriter()
    writer.stream.start("math")
    if display { writer.stream.attribute("display", "block") }
    if !alternative.isEmpty { writer.stream.attribute("alttext", text: alternative) }
    writer.stream.content()
    if let tag { writer.tagged(formula, tag) } else { writer.element(formula, display ? .display : .text) }
    writer.stream.close("math")
    return writer.stream
  }

  /// Exactly one element.
  mutating func element(_ formula: Formula, _ size: Size) {
    switch formula {
    case .row(let items):
      if items.count == 1, let only = items.first {
        element(only, size)
      } else {
        stream.open("mrow")
        row(items, size)
        stream.close("mrow")
      }
    case .symbol, .function, .scripts: atom(formula, Place(isFirst: true, isLast: true, size: size))
    case .identifier, .number, .text, .space, .fraction, .root, .accent, .fenced, .table, .classed, .styled,
      .pending, .unknown:
      single(formula, size)
    }
  }

  /// The elements of a formula when it fills a row of its own.
  mutating func children(_ formula: Formula, _ size: Size) {
    if case .row(let items) = formula { row(items, size) } else { element(formula, size) }
  }

  /// The element of a formula that needs nothing to know about its neighbours.
  mutating func single(_ formula: Formula, _ size: Size) {
    switch formula {
    case .identifier(let text, let upright): identifier(text, upright)
    case .number(let text):
      stream.open("mn")
      stream.text(text)
      stream.close("mn")
    case .text(let text, let style): words(text, style)
    case .space(let width): space(width)
    case .fraction(let top, let bottom, let bar):
      stream.start("mfrac")
      if !bar { stream.attribute("linethickness", "0") }
      stream.content()
      element(top, size.ofFractionPart)
      element(bottom, size.ofFractionPart)
      stream.close("mfrac")
    case .root(let body, let index):
      if let index {
        stream.open("mroot")
        element(body, size)
        element(index, .script)
        stream.close("mroot")
      } else {
        stream.open("msqrt")
        children(body, size)
        stream.close("msqrt")
      }
    case .accent(let base, let accent): mark(base, accent, size)
    case .fenced(let open, let body, let close): fenced(open, body, close, size)
    case .table(let table): element(table, size)
    case .classed(let body, let role, _): classed(body, role, size)
    case .styled(let body, let style): styled(body, style, size)
    case .pending(.evaluation(let source), _): words(source, .monospaced)
    case .pending(.reference(let name), _): words(name, .plain)
    case .unknown(let source):
      stream.start("mtext")
      stream.attribute("class", "tex-error")
      stream.content()
      stream.text(source)
      stream.close("mtext")
    case .row, .symbol, .function, .scripts: element(formula, size)
    }
  }

  private mutating func identifier(_ text: String, _ upright: Bool) {
    stream.start("mi")
    if upright, text.isOneScalar { stream.attribute("mathvariant", "normal") }
    stream.content()
    stream.text(text)
    stream.close("mi")
  }

  mutating func words(_ text: String, _ style: Formula.TextStyle) {
    stream.start("mtext")
    switch style {
    case .plain: break
    case .bold: stream.attribute("class", "tex-bf")
    case .italic: stream.attribute("class", "tex-it")
    case .sansSerif: stream.attribute("class", "tex-sf")
    case .monospaced: stream.attribute("class", "tex-tt")
    case .smallCapitals: stream.attribute("class", "tex-sc")
    }
    stream.content()
    // Blanks at the ends of mtext would collapse.
    var kept = String.UnicodeScalarView()
    for scalar in text.unicodeScalars { kept.append(scalar == " " ? "\u{A0}" : scalar) }
    stream.text(String(kept))
    stream.close("mtext")
  }

  mutating func space(_ width: Double) {
    stream.start("mspace")
    stream.attribute("width", em: width)
    stream.empty()
  }

  private mutating func mark(_ base: Formula, _ accent: Formula.Accent, _ size: Size) {
    stream.start(accent.isBelow ? "munder" : "mover")
    if accent.mark == "‾" { stream.attribute("class", "tex-overline") }
    if accent.mark == "_" { stream.attribute("class", "tex-underline") }
    if !accent.takesLabel { stream.attribute(accent.isBelow ? "accentunder" : "accent", "true") }
    stream.content()
    element(base, size)
    stream.start("mo")
    if accent.mark == "→", !accent.isStretchy { stream.attribute("class", "tex-vec") }
    stream.attribute("stretchy", accent.isStretchy ? "true" : "false")
    stream.content()
    stream.text(accent.mark)
    stream.close("mo")
    stream.close(accent.isBelow ? "munder" : "mover")
  }

  private mutating func fenced(_ open: String, _ body: Formula, _ close: String, _ size: Size) {
    var isStretchy = true
    // Browsers give a fence that stretches the width of its largest form, which round one line leaves a gap.
    if case .table(let table) = body, table.kind == .value { isStretchy = !table.isOneLine }
    stream.open("mrow")
    if !open.isEmpty { fence(open, "prefix", isStretchy) }
    switch body {
    case .table: single(body, size)
    case .row(let items): row(items, size, startsRow: open.isEmpty, endsRow: close.isEmpty)
    default: row([body], size, startsRow: open.isEmpty, endsRow: close.isEmpty)
    }
    if !close.isEmpty { fence(close, "postfix", isStretchy) }
    stream.close("mrow")
  }

  private mutating func fence(_ text: String, _ form: StaticString, _ isStretchy: Bool) {
    stream.start("mo")
    stream.attribute("form", form)
    stream.attribute("stretchy", isStretchy ? "true" : "false")
    stream.content()
    stream.text(text)
    stream.close("mo")
  }

  /// An atom in a role that its content does not have by itself: space as TeX has it round that role.
  private mutating func classed(_ body: Formula, _ role: Formula.Role, _ size: Size) {
    let width: Double =
      switch role {
      case .binary: 0.2222
      case .relation: 0.2778
      case .ordinary, .large, .opening, .closing, .punctuation, .inner: 0
      }
    if width == 0 || body.role == role || size == .script { return element(body, size) }
    if case .identifier(let text, _) = body {
      stream.start("mo")
      stream.attribute("lspace", em: width)
      stream.attribute("rspace", em: width)
      stream.content()
      stream.text(text)
      return stream.close("mo")
    }
    stream.open("mrow")
    space(width)
    element(body, size)
    space(width)
    stream.close("mrow")
  }

  private mutating func styled(_ body: Formula, _ style: Formula.Style, _ size: Size) {
    switch style {
    case .colour(let colour): framed(body, size, style: "color:" + colour)
    case .background(let colour): framed(body, size, "tex-colorbox", style: "background:" + colour)
    case .display: level(body, .display, "true", "0")
    case .inline: level(body, .text, "false", "0")
    case .script: level(body, .script, "false", "1")
    case .scriptOfScript: level(body, .script, "false", "2")
    case .boxed: framed(body, size, "tex-boxed")
    case .cancelledUpward: framed(body, size, "tex-cancel")
    case .cancelledDownward: framed(body, size, "tex-bcancel")
    case .cancelledCross: framed(body, size, "tex-xcancel")
    case .struck: framed(body, size, "tex-sout")
    case .phantom: invisible(body, size)
    case .horizontalPhantom:
      padded("height", "depth")
      invisible(body, size)
      stream.close("mpadded")
    case .verticalPhantom:
      padded("width")
      invisible(body, size)
      stream.close("mpadded")
    case .overlap(let side):
      stream.start("mpadded")
      switch side {
      case .right: break
      case .left: stream.attribute("class", "tex-llap")
      case .center: stream.attribute("class", "tex-clap")
      }
      stream.attribute("width", "0")
      stream.content()
      element(body, size)
      stream.close("mpadded")
    case .smashed:
      padded("height", "depth")
      children(body, size)
      stream.close("mpadded")
    case .scaled(let factor):
      stream.start("mrow")
      stream.attribute("mathsize", em: factor)
      stream.content()
      children(body, size)
      stream.close("mrow")
    case .rule(let width, let height):
      stream.start("mspace")
      stream.attribute("class", "tex-rule")
      stream.attribute("width", em: width)
      stream.attribute("height", em: height)
      stream.empty()
    case .raised(let lift):
      stream.start("mpadded")
      stream.attribute("voffset", em: lift)
      stream.content()
      children(body, size)
      stream.close("mpadded")
    case .bold: framed(body, size, "tex-bold")
    case .live(let name):
      stream.start("mrow")
      stream.attribute("class", text: name)
      stream.content()
      children(body, size)
      stream.close("mrow")
    }
  }

  /// A row with a class or a style of its own.
  private mutating func framed(_ body: Formula, _ size: Size, _ name: StaticString = "", style: String = "") {
    stream.start("mrow")
    if name.utf8CodeUnitCount > 0 { stream.attribute("class", name) }
    if !style.isEmpty { stream.attribute("style", text: style) }
    stream.content()
    children(body, size)
    stream.close("mrow")
  }

  private mutating func level(_ body: Formula, _ size: Size, _ display: StaticString, _ level: StaticString) {
    stream.start("mstyle")
    stream.attribute("displaystyle", display)
    stream.attribute("scriptlevel", level)
    stream.content()
    children(body, size)
    stream.close("mstyle")
  }

  private mutating func padded(_ attributes: StaticString...) {
    stream.start("mpadded")
    for attribute in attributes { stream.attribute(attribute, "0") }
    stream.content()
  }

  private mutating func invisible(_ body: Formula, _ size: Size) {
    stream.open("mphantom")
    children(body, size)
    stream.close("mphantom")
  }
}

extension String {
  /// Whether the text is one scalar, from the length that its first byte says.
  fileprivate var isOneScalar: Bool {
    guard let first = utf8.first else { return false }
    return utf8.count == (first < 0x80 ? 1 : first < 0xE0 ? 2 : first < 0xF0 ? 3 : 4)
  }
}
