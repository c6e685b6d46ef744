import Notebook

extension TextWriter {
  /// A line to write on for each field of an exercise.
  func blanks(_ sheet: AnswerSheet, width: Int) -> [String] {
    sheet.fields.flatMap { field in paragraph(field.label + [.text(" ____________")], width: width) }
  }

  /// The answers to choose from, with a mark only where the text is made for the profile of solutions.
  func lines(_ choices: Choices, width: Int) -> [String] {
    choices.items.flatMap { item in
      let mark = choices.showsAnswer && item.isRight ? "x" : " "
      let box = choices.isMultiple ? "[\(mark)] " : "(\(mark)) "
      return paragraph(item.content, width: width - box.count).enumerated().map { index, line in
        (index == 0 ? box : "    ") + line
      }
    }
  }
}
