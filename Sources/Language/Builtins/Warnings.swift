import Numerics
import Source

extension Builtin {
  static let warnings: [Builtin] = [
    Builtin(
      "warning", "[identifier], template, …", atLeast: 0,
      summary:
        "Warns with a message made from a template; the run goes on. With a state (on, off, error, query) and an identifier it sets or tells what becomes of warnings, without arguments it tells all states.",
      examples: ["warning(\"off\", \"my:id\")": ""]
    ) { call, machine throws(Failure) in
      guard let first = call.arguments.first else { return call.outputs > 0 ? [machine.warningTable] : [] }
      if let states = first.structArray { return try machine.setWarnings(states) }
      guard let text = first.textValue else { return [] }
      let state = text.lowercasedASCII
      if ["on", "off", "error", "query"].contains(state) {
        return try warningState(state, call, &machine)
      }
      let warning = try failure(from: call.arguments, "warning")
      if !warning.message.isEmpty { try machine.warn(warning) }
      return []
    },
    Builtin(
      "lastwarn", "[message], [identifier]", arguments: 0...2,
      summary: "The message and the identifier of the last warning; arguments take their place.",
      examples: ["lastwarn(\"careful\"); lastwarn()": "ans = careful"]
    ) { call, machine throws(Failure) in
      let last = machine.lastWarning ?? Failure("")
      if !call.arguments.isEmpty {
        machine.lastWarning = Failure(
          try textArgument(call.arguments, 0, "lastwarn", "MSG"),
          identifier: call.arguments.count > 1 ? try textArgument(call.arguments, 1, "lastwarn", "MSGID") : "")
        if call.outputs == 0 { return [] }
      }
      return [Value(last.message), Value(last.identifier)]
    },
  ]

  /// `warning("off", "my:id")` and its relatives: sets a state, and gives the one before as a struct where it is wanted.
  private static func warningState(_ state: String, _ call: Call, _ machine: inout Machine) throws(Failure) -> [Value] {
    var identifier = call.arguments.count > 1 ? try textArgument(call.arguments, 1, "warning", "ID") : "all"
    if identifier.lowercasedASCII == "all" { identifier = "all" }
    let before = machine.warningStates[identifier] ?? machine.warningStates["all"] ?? "on"
    let result =
      identifier == "all"
      ? machine.warningTable : Value(fields: [("identifier", Value(identifier)), ("state", Value(before))])
    if state != "query" { try machine.setWarning(identifier, state) }
    if call.outputs > 0 { return [result] }
    if state == "query" {
      try machine.transcript.print("\"\(identifier)\" warning state is \"\(before)\"\n", limits: machine.limits)
    }
    return []
  }
}

extension Machine {
  /// What becomes of warnings, as an array of structs: of all first, then of the identifiers that have a state of their own.
  fileprivate var warningTable: Value { states(of: ["all"] + ascending(warningStates.keys.filter { $0 != "all" })) }

  private func states(of identifiers: [String]) -> Value {
    let elements = identifiers.map { [Value($0), Value(warningStates[$0] ?? warningStates["all"] ?? "on")] }
    return .object(StructArray(rows: elements.count, columns: 1, keys: ["identifier", "state"], elements: elements))
  }

  fileprivate mutating func setWarning(_ identifier: String, _ state: String) throws(Failure) {
    if identifier == "all" {
      guard state != "error" else { throw Failure("warning: cannot specify \"all\" warning ID with state \"error\"") }
      warningStates = [:]
    }
    warningStates[identifier] = state
  }

  /// Sets the states that a table says, and answers those before.
  fileprivate mutating func setWarnings(_ table: StructArray) throws(Failure) -> [Value] {
    guard let key = table.keys.firstIndex(of: "identifier"), let state = table.keys.firstIndex(of: "state") else {
      throw Failure("warning: STATE structure must have fields 'identifier' and 'state'")
    }
    let before = states(of: table.elements.map { $0[key].textValue ?? "" })
    for fields in table.elements {
      guard let identifier = fields[key].textValue, let state = fields[state].textValue else { continue }
      try setWarning(identifier, state)
    }
    return [before]
  }
}
