import Source

/// One of several states that a reader goes through, such as a matrix during elimination.
public struct State {
  /// The state itself.
  public var value: Value
  /// What Octave prints of it, with its line feeds.
  public var text: String
  /// What leads to it, such as `Row 2 minus 2 times row 1`; may be empty.
  public var title: String
  /// What there is to see in it; may be empty.
  public var note: String
  /// The format it is displayed in.
  public var format: DisplayFormat

  /// A state as lines of text, after its number and title.
  public static func lines(_ number: Int, _ text: String, title: String, note: String) -> String {
    "\(number).\(title.isEmpty ? "" : " " + title)\n\n\(text)\n\(note.isEmpty ? "" : note + "\n\n")"
  }
}

extension Builtin {
  /// States that a reader steps through.
  static let steppers: [Builtin] = [
    Builtin(
      "stepper", "states, [titles], [notes]", arguments: 1...3,
      summary:
        "Shows the states in a cell array one after the other: the reader of the page steps through them, and print has them all. Of a matrix the rows that have changed are marked. A cell array of titles says what leads to each state, and one of notes what there is to see; both may have mathematics between dollars.",
      examples: [
        "stepper({[2 1; 4 3], [2 1; 0 1]}, {\"Start\", \"Row 2 minus twice row 1\"})":
          "1. Start\n\n   2   1\n   4   3\n\n2. Row 2 minus twice row 1\n\n   2   1\n   0   1\n"
      ]
    ) { call, machine throws(Failure) in
      guard case .object(let object) = call.arguments[0], object.kind == .cell, object.count > 0 else {
        throw Failure(
          "stepper: the states must be a cell array with at least one of them", hint: "for example stepper ({A, B, C})")
      }
      let titles = try texts(call, 1, "titles", count: object.count)
      let notes = try texts(call, 2, "notes", count: object.count)
      var states: [State] = []
      for (index, value) in object.asCell.elements.enumerated() {
        let format = machine.format
        states.append(
          State(
            value: value, text: try value.text(name: nil, format: format, limits: machine.limits),
            title: index < titles.count ? titles[index] : "", note: index < notes.count ? notes[index] : "",
            format: format))
      }
      try machine.transcript.add(states, limits: machine.limits)
      return []
    }
  ]

  private static func texts(_ call: Call, _ index: Int, _ what: String, count: Int) throws(Failure) -> [String] {
    guard index < call.arguments.count else { return [] }
    guard let strings = call.arguments[index].cellStrings, strings.count == count else {
      throw Failure(
        "stepper: the \(what) must be a cell array of \(count) texts, one for each state",
        hint: "an empty text '' says nothing about a state")
    }
    var texts: [String] = []
    for string in strings { texts.append(String(decoding: string, as: UTF8.self)) }
    return texts
  }
}

extension [State] {
  /// All states as lines of text, each with its number and title.
  public var text: String {
    var text = ""
    for (index, state) in enumerated() {
      text += State.lines(index + 1, state.text, title: state.title, note: state.note)
    }
    return text
  }

  /// The rows, from 0, that differ from the state before; none where the sizes do.
  public func changedRows(at index: Int) -> [Int] {
    guard index > 0 else { return [] }
    let (before, now) = (self[index - 1].value, self[index].value)
    guard before.rows == now.rows, before.columns == now.columns, now.rows > 1, before.isRealLike, now.isRealLike
    else { return [] }
    var changed: [Int] = []
    for row in 0..<now.rows {
      for column in 0..<now.columns {
        let place = column * now.rows + row
        guard before.element(place) != now.element(place) else { continue }
        changed.append(row)
        break
      }
    }
    return changed
  }
}
