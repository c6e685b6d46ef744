import Source

extension Builtin {
  /// Checks in programs.
  static let checks: [Builtin] = [
    Builtin(
      "assert", "condition, [expected], [tolerance], …", atLeast: 1,
      summary: "Fails unless a condition holds, or unless a value is the expected one within a tolerance.",
      examples: ["assert(0.1 + 0.2, 0.3, 1e-12)": "", "assert(true)": ""]
    ) { call, machine throws(Failure) in
      let shown = "(\(machine.argumentTexts().joined(separator: ",")))"
      let arguments = [Value(shown)] + call.arguments
      return try machine.run(program: "assertion", Call(arguments: arguments, outputs: 0))
    },
    Builtin(
      "fail", "code, [\"warning\"], [pattern]", arguments: 1...3,
      summary:
        "Fails unless code in a string fails with a message that a regular expression matches; after \"warning\" unless it warns so.",
      examples: ["fail(\"[1 2] * [2 3]\", \"nonconformant\")": ""]
    ) { call, machine throws(Failure) in
      guard let code = call.arguments[0].stringBytes else { throw Failure("Invalid call to fail") }
      machine.lastWarning = nil
      let count = machine.transcript.events.count
      var problem = ""
      do throws(Failure) {
        _ = try machine.evaluate(text: code + ";".bytes, outputs: 0)
      } catch {
        if error.isLimit { throw error }
        machine.lastFailure = machine.caught(error)
        machine.outputPlace = nil
        problem = error.message
      }
      machine.transcript.withdrawWarnings(after: count)
      let found = [Value(problem), Value(machine.lastWarning?.message ?? "")]
      return try machine.run(
        program: "failing", Call(arguments: found + call.arguments.dropFirst(), outputs: call.outputs))
    },
  ]
}
