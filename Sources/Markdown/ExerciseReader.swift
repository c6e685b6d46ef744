import Notebook
import Source

extension Reading {
  /// The blocks of an exercise: its cells know which exercise they belong to, and a list of tasks becomes the answers to
  /// choose from.
  func exercise(_ blocks: [Block], at span: Span) -> [Block] {
    exerciseCount += 1
    let hasStarter = blocks.contains { Reading.holdsStarter($0) }
    return exercise(blocks, exerciseCount, asks: true, hasStarter: hasStarter, at: span)
  }

  /// - Parameter asks: whether the blocks stand outside of hints and solutions.
  private func exercise(_ blocks: [Block], _ number: Int, asks: Bool, hasStarter: Bool, at span: Span) -> [Block] {
    blocks.flatMap { block -> [Block] in
      switch block {
      case .cell(var cell):
        cell.options.exercise = number
        if cell.options.role == .check { complete(&cell, hasStarter: hasStarter) }
        let hint = cell.options.hint
        cell.options.hint = []
        let hints: [Block] = hint.isEmpty ? [] : [.division(Division(kind: .hint, blocks: [.paragraph(hint)]))]
        return [.cell(cell)] + hints
      case .division(var division):
        var asks = asks
        switch division.kind {
        case .hint, .solution: asks = false
        case .plain, .callout, .theorem, .proof: break
        }
        division.blocks = exercise(division.blocks, number, asks: asks, hasStarter: hasStarter, at: span)
        return [.division(division)]
      case .list(let list): return [asks ? choices(list, at: span).map { .choices($0) } ?? block : block]
      case .heading, .paragraph, .quote, .code, .math, .html, .rule, .table, .figure, .footnote, .attributed, .choices:
        return [block]
      }
    }
  }

  private static func holdsStarter(_ block: Block) -> Bool {
    switch block {
    case .cell(let cell): cell.options.role == .starter
    case .division(let division): division.blocks.contains { holdsStarter($0) }
    case .heading, .paragraph, .quote, .list, .code, .math, .html, .rule, .table, .figure, .footnote, .attributed,
      .choices:
      false
    }
  }

  /// Gives a check without fields the one it needs, and reports samples for fields that there are not.
  private func complete(_ cell: inout Cell, hasStarter: Bool) {
    if cell.options.sheet.fields.isEmpty, !hasStarter {
      cell.options.sheet.fields = [AnswerSheet.Field(name: AnswerSheet.standardName, label: [])]
    }
    let names = cell.options.sheet.fields.map { $0.name }
    for sample in cell.options.sheet.samples {
      for answer in sample.answers where !names.isEmpty && !names.contains(answer.name) {
        error(
          "no-field", "This exercise has no field '\(answer.name)'", at: sample.span,
          hint: suggestion(for: answer.name, among: names).map { "Did you mean '\($0)'?" }
            ?? "The fields are \(names.joined(separator: ", "))")
      }
    }
  }

  /// The answers to choose from that a list of tasks stands for; nil for other lists.
  private func choices(_ list: List, at span: Span) -> Choices? {
    guard list.tasks.count == list.items.count, !list.items.isEmpty else { return nil }
    var items: [Choices.Item] = []
    for (index, blocks) in list.items.enumerated() {
      guard blocks.count == 1, case .paragraph(let inlines) = blocks[0] else { return nil }
      let (content, feedback) = Reading.split(inlines)
      items.append(Choices.Item(content: content, isRight: list.tasks[index] == true, feedback: feedback))
    }
    choicesCount += 1
    if !items.contains(where: { $0.isRight }) {
      error(
        "no-right-choice", "None of these answers is marked as right", at: span,
        hint: "Write - [x] before the right one")
    }
    return Choices(items: items, number: choicesCount, showsAnswer: audience.profile == "solutions", span: span)
  }

  /// Text before and after the first ` -- `, which smart punctuation has made a dash.
  private static func split(_ inlines: [Inline]) -> (content: [Inline], feedback: [Inline]) {
    var joined: [Inline] = []
    for inline in inlines {
      if case .text(let text) = inline, case .text(let before)? = joined.last {
        joined[joined.count - 1] = .text(before + text)
      } else {
        joined.append(inline)
      }
    }
    for (index, inline) in joined.enumerated() {
      guard case .text(let text) = inline else { continue }
      for dash in ["--", "–"] {
        guard let range = text.firstRange(of: dash), isFree(range, in: text, joined, index) else { continue }
        let before = text[..<range.lowerBound].trimmingSuffix { $0 == " " }
        let after = text[range.upperBound...].trimmingPrefix { $0 == " " }
        return (
          joined[..<index] + (before.isEmpty ? [] : [.text(String(before))]),
          (after.isEmpty ? [] : [.text(String(after))]) + joined[(index + 1)...]
        )
      }
    }
    return (joined, [])
  }

  /// Whether a dash has a blank, or the end of the text, at both sides.
  private static func isFree(_ range: Range<String.Index>, in text: String, _ inlines: [Inline], _ index: Int) -> Bool {
    let before = text[..<range.lowerBound]
    let after = text[range.upperBound...]
    return (before.isEmpty ? index > 0 : before.hasSuffix(" "))
      && (after.isEmpty ? index + 1 < inlines.count : after.hasPrefix(" "))
  }

  /// Reports the cells that only an exercise can use and that stand outside of all.
  func checkRoles(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .cell(let cell):
        guard cell.options.role != .ordinary, cell.options.exercise == nil else { continue }
        error(
          "outside-exercise", "This cell belongs to an exercise, and there is none around it", at: cell.span,
          hint: "Put it between ::: {#exr-name} and ::: together with the question")
      case .quote(let blocks): checkRoles(blocks)
      case .list(let list): for item in list.items { checkRoles(item) }
      case .division(let division): checkRoles(division.blocks)
      case .footnote(let footnote): checkRoles(footnote.blocks)
      case .attributed(_, let block): checkRoles([block])
      case .heading, .paragraph, .code, .math, .html, .rule, .table, .figure, .choices: break
      }
    }
  }
}

extension Substring {
  fileprivate func trimmingSuffix(while isBlank: (Character) -> Bool) -> Substring {
    var rest = self
    while let last = rest.last, isBlank(last) { rest.removeLast() }
    return rest
  }

  fileprivate func trimmingPrefix(while isBlank: (Character) -> Bool) -> Substring { drop(while: isBlank) }
}
