import Markup
import Notebook

extension BodyWriter {
  // MARK: Tables and figures

  /// A table in a box that scrolls by itself.
  mutating func markup(_ table: Table) -> Markup {
    var parts: [Markup] = [.text("\n")]
    if table.isNumbered {
      let number = Markup.tag("b", [:], [.text("\(inlines.words[.table]) \(counters.table())")])
      parts += [.element("caption", [], [number] + inlines.markup(table.caption)), .text("\n")]
    }
    let header = row(table.header, table.alignments, "th", [Markup.Attribute("scope", "col")])
    parts += [.element("thead", [], [.text("\n"), header, .text("\n")]), .text("\n")]
    if !table.rows.isEmpty {
      var rows: [Markup] = [.text("\n")]
      for cells in table.rows { rows += [row(cells, table.alignments, "td", []), .text("\n")] }
      parts += [.element("tbody", [], rows), .text("\n")]
    }
    return .tag("div", ["class": "wide"], [.element("table", table.attributes.markup(), parts)])
  }

  private mutating func row(
    _ cells: [[Inline]], _ alignments: [Table.Alignment], _ name: String, _ attributes: [Markup.Attribute]
  ) -> Markup {
    var parts: [Markup] = []
    for (cell, alignment) in zip(cells, alignments) {
      var attributes = attributes
      switch alignment {
      case .natural: break
      case .left: attributes.append(Markup.Attribute("class", "left"))
      case .center: attributes.append(Markup.Attribute("class", "center"))
      case .right: attributes.append(Markup.Attribute("class", "right"))
      }
      parts.append(.element(name, attributes, inlines.markup(cell)))
    }
    return .element("tr", [], parts)
  }

  /// An image with its number and caption.
  mutating func markup(_ figure: ImageFigure) -> Markup {
    let number = Markup.tag("b", [:], [.text("\(inlines.words[.figure]) \(counters.figure())")])
    var image = inlines.image(
      figure.destination, figure.title,
      figure.attributes.description.map { inlines.description($0) } ?? inlines.text(figure.caption),
      [figure.attributes.size].compactMap { $0 })
    if case .text = image { image = .tag("span", ["class": "broken"], [.text(figure.destination)]) }
    let caption = Markup.element("figcaption", [], [number] + inlines.markup(figure.caption))
    return .element("figure", figure.attributes.markup(), [image, caption])
  }

  // MARK: Divisions

  /// A callout, theorem, proof or division of the author's own.
  mutating func markup(_ division: Division) -> Markup {
    switch division.kind {
    case .plain:
      return .element("div", division.attributes.markup(), [.text("\n")] + lines(division.blocks))
    case .callout(let callout, let fold): return markup(division, callout, fold)
    case .theorem(let kind):
      let name = "\(inlines.words[of: kind]) \(counters.theorem(kind))"
      if kind == .exercise {
        exercise = name
        if division.isAnswerable { return exerciseMarkup(division, name) }
      }
      var head = [Markup.text(name)]
      if division.title.isEmpty {
        head.append(.text("."))
      } else {
        head += [.text(" "), .tag("span", [:], [.text("(")] + inlines.markup(division.title) + [.text(").")])]
      }
      let classes = ["thm"] + (kind.isItalic ? ["stated"] : kind == .exercise ? ["exercise"] : [])
      let content = lines(division.blocks, after: .tag("span", ["class": "head"], head))
      return .element("div", division.attributes.markup(classes: classes), [.text("\n")] + content)
    case .proof:
      return fold(division, inlines.words[.proof], class: "proof", lines(division.blocks))
    case .hint: return fold(division, inlines.words[.hint], class: "hint", lines(division.blocks))
    case .solution(let isOpen):
      let content = lines(division.blocks)
      if !isOpen {
        let head = exercise.isEmpty ? Markup.empty : .tag("b", [:], [.text(exercise + ".")])
        answers.append(.tag("div", [:], [head] + content.map { $0.withoutNames }))
      }
      return fold(division, inlines.words[.solution], class: "solution", isOpen: isOpen, content)
    }
  }

  private mutating func fold(
    _ division: Division, _ word: String, class name: String, isOpen: Bool = false, _ content: [Markup]
  ) -> Markup {
    var summary: [Markup] = [.text(word)]
    if !division.title.isEmpty { summary += [.text(" ")] + inlines.markup(division.title) }
    return .element(
      "details",
      division.attributes.markup(classes: ["fold", name]) + (isOpen ? [Markup.Attribute("open", "")] : []),
      [.element("summary", [], summary), .text("\n")] + content)
  }

  private mutating func markup(_ division: Division, _ callout: Callout, _ fold: Division.Fold) -> Markup {
    var title = division.title.isEmpty ? [.text(inlines.words[of: callout])] : inlines.markup(division.title)
    var content: [Markup]
    switch fold {
    case .never:
      let end = inlines.text(division.title).last.map { ".!?:…".contains($0) } ?? false
      if !end { title.append(.text(".")) }
      content = [.text("\n")] + lines(division.blocks, after: .element("b", [], title))
    case .closed, .open:
      let isOpen = if case .open = fold { true } else { false }
      let attributes = [Markup.Attribute("class", "fold")] + (isOpen ? [Markup.Attribute("open", "")] : [])
      content = [
        .element(
          "details", attributes,
          [.element("summary", [], [.element("b", [], title)]), .text("\n")] + lines(division.blocks))
      ]
    }
    let attributes = division.attributes.markup(classes: ["call", callout.rawValue])
    return .element(
      "aside", attributes + [Markup.Attribute("role", "note")],
      [BodyWriter.icon(of: callout), .element("div", [], content)])
  }

  /// Blocks with a head that starts their first paragraph.
  private mutating func lines(_ blocks: [Block], after head: Markup) -> [Markup] {
    guard case .paragraph(let text) = blocks.first else {
      return [.element("p", [], [head]), .text("\n")] + lines(blocks)
    }
    let first = Markup.element("p", [], [head, .text(" ")] + inlines.markup(text))
    return [first, .text("\n")] + pendingDiagnostics() + lines(Array(blocks.dropFirst()))
  }

  /// Disc, bulb, rhombus, triangle and octagon, so that callouts differ without colour.
  private static func icon(of callout: Callout) -> Markup {
    let outline: Markup
    var stroke = "M12 7.5v6M12 16.5v.01"
    switch callout {
    case .note:
      outline = .tag("circle", ["cx": "12", "cy": "12", "r": "9"])
      stroke = "M12 11v5.5M12 7.5v.01"
    case .tip:
      outline = .tag(
        "path",
        [
          "d":
            "M9 18.5h6M10 21.5h4M12 2.5a6.5 6.5 0 0 0-4 11.6c.7.6 1 1.1 1 1.9h6c0-.8.3-1.3 1-1.9A6.5 6.5 0 0 0 12 2.5z"
        ])
      stroke = ""
    case .important: outline = .tag("path", ["d": "M12 1.8 22.2 12 12 22.2 1.8 12z"])
    case .warning:
      outline = .tag("path", ["d": "M12 3.5L22 20.5H2z"])
      stroke = "M12 10v5M12 17.8v.01"
    case .caution: outline = .tag("path", ["d": "M8 2.5h8l5.5 5.5v8L16 21.5H8L2.5 16V8z"])
    }
    return .tag(
      "svg", ["viewBox": "0 0 24 24", "aria-hidden": "true"],
      stroke.isEmpty ? [outline] : [outline, .tag("path", ["d": stroke])])
  }

  // MARK: Notes

  /// The notes that the blocks since the last call first referred to, each beside the text.
  mutating func pendingNotes() -> [Markup] {
    var pieces: [Markup] = []
    for number in inlines.takeNotes() {
      let note = inlines.numbering.notes[number - 1]
      let mark = Markup.tag("a", ["class": "noted", "href": "#note-mark-\(number)"], [.text("\(number)")])
      pieces += [
        .tag("aside", ["class": "side", "id": "note-\(number)", "role": "note"], lines(note.blocks, after: mark)),
        .text("\n"),
      ]
    }
    return pieces
  }
}

extension Markup {
  /// A copy for a second place in the page, where no name may stand twice.
  var withoutNames: Markup {
    switch self {
    case .element(let name, let attributes, let children):
      .element(
        name, attributes.filter { !["id", "aria-labelledby", "aria-describedby"].contains($0.name) },
        children.map { $0.withoutNames })
    case .fragment(let pieces): .fragment(pieces.map { $0.withoutNames })
    case .text, .verbatim: self
    }
  }
}
