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
    }
  ]
}
