import Language
import Markup
import Typesetting

extension [State] {
  /// The states in the forms they are shown in, with the rows marked that have changed.
  var shown: [ShownState] {
    var shown: [ShownState] = []
    for (index, state) in enumerated() {
      let formula = state.value.formula(format: state.format)?.marking(rows: changedRows(at: index))
      shown.append(
        ShownState(
          display: Display(
            text: state.text, formula: formula, table: state.value.table(named: "", format: state.format)),
          title: state.title, note: state.note))
    }
    return shown
  }
}

extension Formula {
  /// The formula with rows marked as changed, where it is a matrix.
  fileprivate func marking(rows: [Int]) -> Formula {
    guard !rows.isEmpty, case .fenced(let open, .table(var table), let close) = self else { return self }
    table.changedRows = rows
    return .fenced(open, .table(table), close)
  }
}

extension [ShownState] {
  /// All states in a list, of which the page's script shows one at a time.
  var markup: Markup {
    var items: [Markup] = []
    for state in self {
      let display = state.display
      let value: Markup =
        if let table = display.table { table } else if let formula = display.formula {
          formula.mathML(display: true)
        } else {
          .tag("pre", [:], [.text(display.text)])
        }
      var parts: [Markup] = []
      if !state.title.isEmpty { parts.append(.tag("div", ["class": "op"], state.title.mathematicalMarkup)) }
      parts.append(.tag("div", ["class": "state"], [value]))
      if !state.note.isEmpty { parts.append(.tag("p", ["class": "why"], state.note.mathematicalMarkup)) }
      items.append(.tag("li", [:], parts))
    }
    return .tag("div", ["class": "stepper"], [.tag("ol", ["class": "steps"], items)])
  }

  /// All states as lines of text, each with its number and title.
  var text: String {
    var text = ""
    for (index, state) in enumerated() {
      text += State.lines(
        index + 1, state.display.text, title: state.title.mathematicalText, note: state.note.mathematicalText)
    }
    return text
  }
}
