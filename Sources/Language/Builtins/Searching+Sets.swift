import Numerics
import Source

extension Builtin {
  /// Functions of sets of numbers or strings.
  static let sets: [Builtin] = [
    membership
  ]

  private static let membership = Builtin(
    "ismember", "a, s, [rows]", arguments: 2...3, summary: "Whether each entry of a is in s, and where.",
    examples: ["ismember(2, [1 2 3])": "ans = 1", "ismember(\"b\", {\"a\", \"b\"})": "ans = 1"]
  ) { call, machine throws(Failure) in
    let (a, s) = (call.arguments[0], call.arguments[1])
    machine.charge += a.count + s.count
    if call.arguments.count > 2, call.arguments[2].textValue != "rows" {
      throw Failure("ismember: \"stable\" or \"sorted\" are not valid options")
    }
    let byRows = call.arguments.count > 2 && call.arguments[2].textValue == "rows"
    let wanted = try SetMembers(a, asOne: s.kind == .cell && a.isText, byRows: byRows, "ismember")
    let known = try SetMembers(s, asOne: false, byRows: byRows, "ismember")
    var places: [SetMembers.Member: Int] = [:]
    for (index, member) in known.members.enumerated() { places[member] = index + 1 }
    let found = wanted.members.map { member in member.isNaN ? 0 : places[member] ?? 0 }
    let isOne = s.kind == .cell && a.isText
    let rows = isOne ? 1 : a.rows
    let columns = isOne || byRows ? 1 : a.columns
    return [
      Value(rows: rows, columns: columns, logical: found.map { $0 > 0 }),
      Value(rows: rows, columns: columns, found.map { Double($0) }),
    ]
  }
}

/// The members of a set: numbers, strings of a cell array, or rows of a matrix.
private struct SetMembers {
  enum Member: Hashable {
    case number(Double)
    case text([UInt8])
    case row([Double])

    var isNaN: Bool { if case .number(let number) = self { number != number } else { false } }
  }

  var members: [Member] = []

  init(_ value: Value, asOne: Bool, byRows: Bool, _ function: String) throws(Failure) {
    if case .object(let object) = value, object.kind == .cell {
      for element in object.asCell.elements {
        guard case .object(let text) = element, text.kind == .text else {
          if element.isEmpty {
            members.append(.text([]))
            continue
          }
          throw Failure("\(function): cell arrays must hold strings")
        }
        members.append(.text(text.asText.rowBytes))
      }
    } else if asOne, let text = value.textValue {
      members = [.text(Array(text.utf8))]
    } else if byRows {
      try requireReal(value, function)
      let elements = value.realElements
      members = (0..<value.rows).map { row in
        .row((0..<value.columns).map { elements[$0 * value.rows + row] })
      }
    } else {
      try requireReal(value, function)
      // A negative zero equals zero.
      members = value.realElements.map { .number($0 == 0 ? 0 : $0) }
    }
  }
}
