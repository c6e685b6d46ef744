import Source

extension Builtin {
  static let evaluation: [Builtin] = [
    Builtin(
      "eval", "code, [otherwise]", arguments: 1...2,
      summary: "Runs code in a string; if it fails and there is other code, that is run instead.",
      examples: ["eval(\"x = 3;\"); x": "x = 3", "eval(\"error(1\", \"disp(\\\"no\\\")\")": "no"]
    ) { call, machine throws(Failure) in
      let code = try codeArgument(call.arguments, 0, "eval")
      guard call.arguments.count == 2 else { return try machine.evaluate(text: code, outputs: call.outputs) }
      let otherwise = try codeArgument(call.arguments, 1, "eval")
      do throws(Failure) {
        return try machine.evaluate(text: code, outputs: call.outputs)
      } catch {
        if error.isLimit { throw error }
        machine.lastFailure = machine.caught(error)
        machine.outputPlace = nil
        return try machine.evaluate(text: otherwise, outputs: call.outputs)
      }
    },
    Builtin(
      "evalc", .text("code"), summary: "What code in a string prints, as text.",
      examples: ["evalc(\"x = 3\")": "ans = x = 3\n"]
    ),
    Builtin(
      "lasterr", "", arguments: 0...0, summary: "The message of the error that was caught last.",
      examples: ["try, error(\"no\"), end, lasterr": "ans = no"]
    ) { _, machine throws(Failure) in [Value(machine.lastFailure?.message ?? "")] },
    Builtin(
      "nargin", "f", arguments: 1...1,
      summary: "How many parameters a function has, negative with varargin; inside a function: how many it was given.",
      examples: ["nargin(@(x, y) x + y)": "ans = 2"]
    ) { call, machine throws(Failure) in
      let chunk = try machine.chunk(of: call.arguments[0], "nargin", "input")
      return [.number(Double(chunk.isVariadic ? -chunk.parameters : chunk.parameters))]
    },
    Builtin(
      "nargout", "f", arguments: 1...1,
      summary: "How many outputs a function has, negative with varargout; inside a function: how many are wanted.",
      examples: ["function [a, b] = f()\n  a = 1; b = 2;\nend\nnargout(\"f\")": "ans = 2"]
    ) { call, machine throws(Failure) in
      let chunk = try machine.chunk(of: call.arguments[0], "nargout", "output")
      if chunk.isClosure { return [.number(1)] }
      return [.number(Double(chunk.hasVariadicOutput ? -chunk.outputs.count : chunk.outputs.count))]
    },
    Builtin(
      "isglobal", .text("name"), summary: "Whether a name is that of a global variable here.",
      examples: ["global n\nisglobal(\"n\")": "ans = 1"]
    ) { machine, name in
      machine.position.function < machine.chunks.count
        && machine.chunks[machine.position.function].chunk.globalNames.contains(name)
    },
    Builtin(
      "isargout", .integer("k"), summary: "Whether result k of the running function is used by its caller.",
      examples: ["function r = f()\n  r = isargout(1);\nend\nf()": "ans = 1"]
    ),
  ]

  /// `evalc`.
  @inline(__always)
  private convenience init(
    _ name: StaticString, _ code: Parameter<String>, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>
  ) {
    self.init(name, code.name, arguments: 1...1, summary: summary(), examples: examples()) {
      call, machine throws(Failure) in
      let text = try codeArgument(call.arguments, 0, String(name))
      let before = machine.transcript
      machine.transcript = Transcript()
      defer { machine.transcript = before }
      _ = try machine.evaluate(text: text, outputs: 0)
      var printed = ""
      for event in machine.transcript.events {
        switch event {
        case .printed(let text), .display(_, _, let text, _), .chain(_, _, _, let text, _): printed += text
        case .states(let states): printed += states.text
        case .control: break
        case .verdict(let verdict): printed += verdict.line + "\n"
        case .feedback(let text): printed += text + "\n"
        case .warning(let failure): printed += "warning: \(failure.message)\n"
        }
      }
      return [Value(printed)]
    }
  }

  /// A test of a name in the scope of the running call.
  @inline(__always)
  private convenience init(
    _ name: StaticString, _ text: Parameter<String>, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>,
    test: @escaping @Sendable (borrowing Machine, String) -> Bool
  ) {
    self.init(name, text.name, arguments: 1...1, summary: summary(), examples: examples()) {
      call, machine throws(Failure) in
      [.logical(test(machine, try text.read(call.arguments, 0, String(name))))]
    }
  }

  /// `isargout`.
  @inline(__always)
  private convenience init(
    _ name: StaticString, _ index: Parameter<Int>, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>
  ) {
    self.init(name, index.name, arguments: 1...1, summary: summary(), examples: examples()) {
      call, machine throws(Failure) in
      let number = try index.read(call.arguments, 0, String(name))
      guard machine.position.depth > 0 else { throw Failure("isargout: invalid use at top level") }
      guard number > 0 else { throw Failure("isargout: K must be a positive integer") }
      let frame = machine.registers.callFrame(at: machine.position.depth - 1)
      let isIgnored = number <= 16 && machine.ignoredOutputs(frame) & (1 << (number - 1)) != 0
      return [.logical(number <= max(1, Int(frame.outputs)) && !isIgnored)]
    }
  }
}

/// Code in a string argument.
private func codeArgument(_ arguments: [Value], _ index: Int, _ function: String) throws(Failure) -> [UInt8] {
  guard case .object(let object) = arguments[index], object.kind == .text, object.rows <= 1 else {
    throw Failure("\(function): STRING must be a string")
  }
  return object.asText.elements
}

extension Machine {
  /// The code of a function value or of the function of a name.
  fileprivate func chunk(of function: Value, _ name: String, _ what: String) throws(Failure) -> Chunk {
    let unavailable = Failure("\(name): number of \(what) arguments unavailable for built-in function objects")
    var known = function.textValue
    if case .object(let object) = function, object.kind == .function {
      switch object.asFunction.body {
      case .named(let text): known = text
      case .code(let number, _): return chunks[number].chunk
      }
    }
    guard let known else { throw Failure("\(name): FCN must be a string or function handle") }
    if let number = functions[known] { return chunks[number].chunk }
    if Library.index(of: known) != nil { throw unavailable }
    throw Failure("\(name): invalid function name: \(known)", hint: undefined(known).hint)
  }
}
