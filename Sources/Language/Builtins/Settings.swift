import Numerics
import Source

extension Builtin {
  /// Settings of the display and of numerical methods.
  static let settings: [Builtin] = [
    Builtin(
      "output_precision", "[digits]", arguments: 0...1,
      summary:
        "The number of significant digits that are displayed; with an argument it is set, and the old one given.",
      examples: ["output_precision(7)\npi": "ans = 3.141593"]
    ) { call, machine throws(Failure) in
      let old = machine.format.precision
      guard !call.arguments.isEmpty else { return [.number(Double(old))] }
      let digits = try integerArgument(call.arguments, 0, "output_precision", "NEW_VAL")
      guard (0...16).contains(digits) else {
        throw Failure("output_precision: arg must be \(digits < 0 ? "greater than 0" : "less than 16")")
      }
      machine.format.precision = digits
      return call.outputs > 0 ? [.number(Double(old))] : []
    },
    Builtin(
      "pkg", "command, …", atLeast: 1,
      summary: "Does nothing: what packages of Octave offer for lessons is built in.",
      examples: ["pkg load statistics\nround(100*normcdf(1))": "ans = 84"]
    ) { _, _ throws(Failure) in [] },
    Builtin(
      "tic", "", arguments: 0...0,
      summary: "Starts to measure the time. The same notebook always gives the same page, so the time is 0.",
      examples: ["tic\nx = 1;\nt = toc": "t = 0"]
    ) { call, machine throws(Failure) in
      machine.isTiming = true
      return call.outputs > 0 ? [.number(0)] : []
    },
    Builtin(
      "toc", "[start]", arguments: 0...1, summary: "The time since tic: always 0, so that pages do not change.",
      examples: ["tic, toc": "Elapsed time is 0 seconds"]
    ) { call, machine throws(Failure) in
      guard machine.isTiming || !call.arguments.isEmpty else {
        throw Failure("toc: function called before timer initialization with tic()")
      }
      if call.outputs > 0 { return [.number(0)] }
      try machine.transcript.print("Elapsed time is 0 seconds\n", limits: machine.limits)
      return []
    },
    ending("exit"), ending("quit"),
  ]

  @inline(__always)
  private static func ending(_ name: StaticString) -> Builtin {
    Builtin(
      name, "[status]", arguments: 0...1, summary: "Ends the program here.",
      examples: ["x = 1\n\(name)\ny = 2": "x = 1"]
    ) { _, _ throws(Failure) in throw .ending }
  }
}

extension Failure {
  /// Ends the run without an error.
  static let ending = Failure("exit", hint: nil, identifier: "exit", isLimit: true)
}
