import Language
import Notebook

extension CellOption {
  /// The options of the cells of an exercise.
  static let ofExercises: [CellOption] = [
    CellOption(name: "edit", expected: "true or false") { value, _, options in
      guard let isEditable = value.boolean else { return false }
      options.isEditable = isEditable
      return true
    },
    CellOption(name: "exercise", expected: "a name, or true") { value, _, options in
      guard value.string?.isEmpty == false, value.boolean != false else { return false }
      // A check or a solution may name the exercise as well.
      if options.role == .ordinary { options.role = .starter }
      return true
    },
    role("check", .check), role("solution", .solution),
    CellOption(name: "setup", expected: "true or false") { value, _, options in
      guard let isSetup = value.boolean else { return false }
      options.isIncluded = !isSetup
      return true
    },
    CellOption(name: "hint", expected: "text") { value, reading, options in
      guard let source = value.source else { return false }
      options.hint = reading.inlines(of: source)
      return true
    },
    CellOption(name: "answer", expected: "the text before the field, or for each variable the text before its field") {
      value, reading, options in
      guard let fields = fields(value, reading) else { return false }
      options.sheet.fields = fields
      return true
    },
    samples("right", .right), samples("wrong", .wrong), samples("malformed", .unreadable),
  ]

  private static func role(_ name: String, _ role: CellOptions.Role) -> CellOption {
    CellOption(name: name, expected: "true or false") { value, _, options in
      guard let holds = value.boolean else { return false }
      if holds { options.role = role }
      return true
    }
  }

  private static func fields(_ value: YAMLValue, _ reading: Reading) -> [AnswerSheet.Field]? {
    if let source = value.source {
      return [AnswerSheet.Field(name: AnswerSheet.standardName, label: reading.inlines(of: source))]
    }
    var fields: [AnswerSheet.Field] = []
    for (key, label) in value.entries ?? [] {
      guard let name = key.string, isVariableName(name) else { return nil }
      fields.append(AnswerSheet.Field(name: name, label: label.source.map { reading.inlines(of: $0) } ?? []))
    }
    return fields.isEmpty ? nil : fields
  }

  private static func isVariableName(_ name: String) -> Bool {
    guard let first = name.utf8.first, first.isLetter || first == UInt8(ascii: "_") else { return false }
    return name.utf8.allSatisfy {
      $0.isLetter || $0 == UInt8(ascii: "_") || (UInt8(ascii: "0")...UInt8(ascii: "9")) ~= $0
    }
  }

  private static func samples(_ name: String, _ mark: Verdict.Mark) -> CellOption {
    CellOption(name: name, expected: "an answer, a list of answers, or answers by their variables") {
      value, _, options in
      let values = value.elements ?? [value]
      for value in values {
        guard let answers = answers(value) else { return false }
        options.sheet.samples.append(AnswerSheet.Sample(mark: mark, answers: answers, span: value.span))
      }
      return !values.isEmpty
    }
  }

  private static func answers(_ value: YAMLValue) -> [(name: String, text: String)]? {
    if let text = value.string { return [(AnswerSheet.standardName, text)] }
    var answers: [(name: String, text: String)] = []
    for (key, text) in value.entries ?? [] {
      guard let name = key.string, let text = text.string else { return nil }
      answers.append((name, text))
    }
    return answers.isEmpty ? nil : answers
  }
}
