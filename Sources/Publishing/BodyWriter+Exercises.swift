import Language
import Markup
import Notebook

extension BodyWriter {
  /// An exercise that the reader answers in the page: a box with the question, fields, answers to choose from or code to
  /// write, and what helps. Without a script, and on paper, it is a question with its solution folded away.
  mutating func exerciseMarkup(_ division: Division, _ name: String) -> Markup {
    var head: [Markup] = [.tag("b", [:], [.text(name)])]
    if !division.title.isEmpty { head += [.text(" ")] + inlines.markup(division.title) }
    if inlines.isLive { head.append(.tag("span", ["class": "tick"], [.text(inlines.words[.notSolved])])) }
    var parts: [Markup] = [.tag("p", ["class": "head"], head), .text("\n")]
    var helps: [Markup] = []
    let hints = division.blocks.count { $0.isHint }
    var hint = 0
    for block in division.blocks {
      if block.isHint { hint += 1 }
      guard block.isHelp else {
        parts += closed(&helps) + lines([block])
        continue
      }
      helps += lines([block.numbered(hint, of: hints)])
    }
    if !division.blocks.contains(where: { $0.isSolution }) { helps += ownSolution(of: division) }
    parts += closed(&helps)
    let classes = ["ex"] + (division.blocks.contains { $0.isChoices } ? [] : ["exercise"])
    var attributes = division.attributes.markup(classes: classes)
    attributes += [Markup.Attribute("role", "group"), Markup.Attribute("aria-label", name)]
    return .element("div", attributes, parts)
  }

  private func closed(_ helps: inout [Markup]) -> [Markup] {
    guard !helps.isEmpty else { return [] }
    defer { helps = [] }
    return [.tag("div", ["class": "helps"], helps), .text("\n")]
  }

  /// The fields of a check cell and its button; on paper and without a script a line to write on.
  mutating func asking(_ cell: Cell) -> Markup {
    var parts: [Markup] = []
    for field in cell.options.sheet.fields {
      let id = "answer-\(cell.index)-\(field.name)"
      let isNamed = !field.label.isEmpty
      let label = isNamed ? inlines.markup(field.label) : []
      guard inlines.isLive else {
        parts.append(.tag("span", ["class": "blank"], label + [.tag("i", [:], [.text("\u{A0}")])]))
        continue
      }
      if isNamed { parts.append(.tag("label", ["for": id], label)) }
      var attributes = [("type", "text"), ("class", "in"), ("id", id), ("data-name", field.name)].map { name, value in
        Markup.Attribute(name, value)
      }
      attributes += ["autocomplete", "autocapitalize", "spellcheck"].map {
        Markup.Attribute($0, $0 == "spellcheck" ? "false" : "off")
      }
      attributes.append(Markup.Attribute("disabled", ""))
      // Not every reader of the screen takes a name from mathematics.
      let name = isNamed ? inlines.text(field.label) : inlines.words[.yourAnswer]
      attributes.append(Markup.Attribute("aria-label", name))
      parts.append(.element("input", attributes, []))
    }
    guard inlines.isLive else { return parts.isEmpty ? .empty : .tag("p", ["class": "ask"], parts) }
    parts.append(BodyWriter.button(inlines.words[.check]))
    return .fragment([
      .tag("div", ["class": "ask", "data-check": "\(cell.index)"], parts), .text("\n"), BodyWriter.feedback,
    ])
  }

  /// The answers to choose from, and what is said to who chose them.
  mutating func markup(_ choices: Choices) -> Markup {
    var items: [Markup] = []
    for item in choices.items {
      var attributes = [
        Markup.Attribute("type", choices.isMultiple ? "checkbox" : "radio"),
        Markup.Attribute("name", "choices-\(choices.number)"), Markup.Attribute("disabled", ""),
      ]
      if choices.showsAnswer, item.isRight { attributes.append(Markup.Attribute("checked", "")) }
      var parts: [Markup] = [
        .tag("label", [:], [.element("input", attributes, []), .tag("span", [:], inlines.markup(item.content))])
      ]
      if inlines.isLive, !item.feedback.isEmpty {
        parts.append(.tag("div", ["class": "about", "hidden": ""], inlines.markup(item.feedback)))
      }
      let right = inlines.isLive && item.isRight ? [Markup.Attribute("data-right", "")] : []
      items += [.element("li", right, parts), .text("\n")]
    }
    let list = Markup.tag("ul", ["class": "opts"], items)
    guard inlines.isLive else { return list }
    return .fragment([
      list, .text("\n"), .tag("div", ["class": "ask"], [BodyWriter.button(inlines.words[.check])]), .text("\n"),
      BodyWriter.feedback,
    ])
  }

  /// The solution of an exercise whose author wrote none: the right choices, or the first right sample.
  private mutating func ownSolution(of division: Division) -> [Markup] {
    var parts: [Markup] = []
    for block in division.blocks {
      switch block {
      case .choices(let choices):
        for item in choices.items where item.isRight {
          let reason = item.feedback.isEmpty ? [] : [.text(" ")] + inlines.markup(item.feedback)
          parts.append(.tag("p", [:], inlines.markup(item.content) + reason))
        }
      case .cell(let cell):
        let sheet = cell.options.sheet
        guard let sample = sheet.samples.first(where: { $0.mark == .right }) else { continue }
        for field in sheet.fields {
          guard let answer = sample.answers.first(where: { $0.name == field.name }), !answer.text.hasPrefix("=") else {
            continue
          }
          let label = field.label.isEmpty ? [] : inlines.markup(field.label) + [.text(" ")]
          parts.append(.tag("p", [:], label + [.text(answer.text)]))
        }
      case .heading, .paragraph, .quote, .list, .code, .math, .html, .rule, .table, .figure, .division, .footnote,
        .attributed:
        break
      }
    }
    guard !parts.isEmpty else { return [] }
    let copy = parts.map { $0.withoutNames }
    answers.append(.tag("div", [:], [.tag("b", [:], [.text(exercise + ".")])] + copy))
    return [
      .tag(
        "details", ["class": "fold solution"], [.tag("summary", [:], [.text(inlines.words[.solution])])] + copy)
    ]
  }

  private static func button(_ word: String) -> Markup {
    .tag("button", ["type": "button", "class": "btn main", "disabled": ""], [.text(word)])
  }

  private static let feedback = Markup.tag("div", ["class": "fb", "role": "status"], [])
}

extension Division {
  /// Whether the page can judge what a reader answers here.
  var isAnswerable: Bool { blocks.contains { $0.isAnswerable } }
}

extension Block {
  fileprivate var isAnswerable: Bool {
    switch self {
    case .choices: true
    case .cell(let cell): cell.options.role == .check || cell.options.role == .starter
    case .division(let division): division.isAnswerable
    case .heading, .paragraph, .quote, .list, .code, .math, .html, .rule, .table, .figure, .footnote, .attributed: false
    }
  }

  fileprivate var isChoices: Bool { if case .choices = self { true } else { false } }

  fileprivate var isHint: Bool {
    if case .division(let division) = self, case .hint = division.kind { true } else { false }
  }

  fileprivate var isSolution: Bool {
    if case .division(let division) = self, case .solution = division.kind { true } else { false }
  }

  fileprivate var isHelp: Bool { isHint || isSolution }

  /// A hint with its number among several, where it has no title.
  fileprivate func numbered(_ number: Int, of count: Int) -> Block {
    guard count > 1, isHint, case .division(var division) = self, division.title.isEmpty else { return self }
    division.title = [.text("\(number) / \(count)")]
    return .division(division)
  }
}
