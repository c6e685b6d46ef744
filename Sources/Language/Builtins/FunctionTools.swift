import Numerics
import Source

extension Builtin {
  static let functionTools: [Builtin] = [
    Builtin(
      "feval", "f, …", atLeast: 1, summary: "The results of a function, given by itself or by its name.",
      examples: ["feval(\"max\", [3 7 5])": "ans = 7"]
    ) { call, machine throws(Failure) in
      let function = call.arguments[0]
      if let name = function.textValue, machine.functions[name] == nil, Library.index(of: name) == nil {
        let known = machine.undefined(name)
        throw Failure("feval: function '\(name)' not found", hint: known.hint, identifier: known.identifier)
      }
      guard function.kind == .function || function.isText else {
        throw Failure("feval: first argument must be a string, inline function, or a function handle")
      }
      return try machine.call(function, Array(call.arguments.dropFirst()), outputs: call.outputs)
    },
    Builtin(
      "narginchk", .number("least"), .number("greatest"),
      summary: "Fails unless the function was called with a number of arguments between two bounds.",
      examples: ["function r = f(varargin)\n  narginchk(1, 2);\n  r = nargin;\nend\nf(7)": "ans = 1"],
      checked: "narginchk",
      words: ("not enough input arguments", "too many input arguments"), isInput: true),
    Builtin(
      "nargoutchk", .number("least"), .number("greatest"),
      summary: "Fails unless the function was called for a number of results between two bounds.",
      examples: ["function r = f()\n  nargoutchk(0, 1);\n  r = 7;\nend\nf()": "ans = 7"], checked: "nargoutchk",
      words: ("Not enough output arguments.", "Too many output arguments."), isInput: false, older: "outputsChecked"),
    Builtin(
      "print_usage", "", arguments: 0...0,
      summary: "Fails with the message that the running function was called wrongly.",
      examples: ["try, print_usage(), catch err, disp(err.message), end": "print_usage: only valid inside functions"]
    ) { _, machine throws(Failure) in
      guard machine.position.depth > 0, machine.position.function < machine.chunks.count else {
        throw Failure("print_usage: only valid inside functions")
      }
      let chunk = machine.chunks[machine.position.function].chunk
      let name = chunk.name
      if let known = chunk.builtin, let builtin = Library.builtin(named: known) { throw builtin.invalidCall }
      throw Failure("print_usage: '\(name)' not found")
    },
  ]

  /// A check of how the running function was called.
  @inline(__always)
  private convenience init(
    _ name: StaticString, _ least: Parameter<Double>, _ greatest: Parameter<Double>,
    summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>, checked: String,
    words: (few: StaticString, many: StaticString),
    isInput: Bool, older: String? = nil
  ) {
    self.init(name, "least, greatest", arguments: 2...(older == nil ? 2 : 4), summary: summary(), examples: examples())
    {
      call, machine throws(Failure) in
      if call.arguments.count > 2, let older { return try machine.run(program: older, call) }
      let lower = try least.read(call.arguments, 0, String(name))
      let upper = try greatest.read(call.arguments, 1, String(name))
      guard machine.position.depth > 0 else {
        throw Failure("\(name): only valid inside functions")
      }
      let frame = machine.registers.callFrame(at: machine.position.depth - 1)
      let count = Double(isInput ? frame.arguments : frame.outputs)
      if count < lower { throw Failure("\(name): \(words.few)", identifier: "Octave:invalid-fun-call") }
      if count > upper { throw Failure("\(name): \(words.many)", identifier: "Octave:invalid-fun-call") }
      return []
    }
  }
}
