import Source

extension Builtin {
  static let printing: [Builtin] = [
    Builtin("disp", "x", arguments: 1...1, summary: "Prints a value without its name.", examples: ["disp(5)": "5"]) {
      call, machine throws(Failure) in
      let text = try call.arguments[0].text(name: nil, format: machine.format, limits: machine.limits)
      if call.outputs > 0 { return [Value(text)] }
      try machine.transcript.print(text, limits: machine.limits)
      return []
    },
    Builtin(
      "fdisp", "stream, x", arguments: 2...2, summary: "Prints a value to a stream.", examples: ["fdisp(1, 5)": "5"]
    ) {
      call, machine throws(Failure) in
      try requireStream(call.arguments[0], "fdisp")
      let text = try call.arguments[1].text(name: nil, format: machine.format, limits: machine.limits)
      try machine.transcript.print(text, limits: machine.limits)
      return []
    },
    Builtin("display", "x", arguments: 1...1, summary: "Displays a value.", examples: ["display(5)": "5"]) {
      call, machine throws(Failure) in
      let shown = machine.argumentTexts().first ?? ""
      let isName = !shown.isEmpty && shown.bytes.allSatisfy { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
      let name = isName && !isDigit(shown.bytes.first ?? 0) ? shown : nil
      let text = try call.arguments[0].text(name: name, format: machine.format, limits: machine.limits)
      try machine.transcript.print(text, limits: machine.limits)
      return []
    },
    Builtin(
      "printf", "template, …", atLeast: 1, summary: "Prints text made from a template.",
      examples: ["printf(\"%d apples\\n\", 3)": "3 apples"]
    ) { call, machine throws(Failure) in
      try machine.transcript.print(try formattedText(call.arguments, "printf"), limits: machine.limits)
      return []
    },
    Builtin(
      "fprintf", "[stream], template, …", atLeast: 1, summary: "Prints text made from a template, to a stream.",
      examples: ["fprintf(\"%.2f\\n\", pi)": "3.14"]
    ) { call, machine throws(Failure) in
      var arguments = call.arguments
      if !arguments[0].isText {
        guard arguments.count > 1 else {
          throw Library.builtin(named: "fprintf")?.invalidCall ?? Failure("Invalid call to fprintf")
        }
        try requireStream(arguments[0], "fprintf")
        arguments.removeFirst()
      }
      try machine.transcript.print(try formattedText(arguments, "fprintf"), limits: machine.limits)
      return []
    },
    Builtin(
      "sprintf", "template, …", atLeast: 1, summary: "Text made from a template.",
      examples: ["sprintf(\"%d-%s\", 3, \"x\")": "ans = 3-x"]
    ) { call, _ throws(Failure) in
      let bytes = try formattedBytes(call.arguments, "sprintf")
      return call.outputs < 2 ? [rowText(bytes)] : [rowText(bytes), Value(""), .number(Double(bytes.count))]
    },
    Builtin(
      "puts", "text", arguments: 1...1, summary: "Prints text as it is.", examples: ["puts(\"hello\\n\");": "hello"]
    ) { call, machine throws(Failure) in
      try machine.transcript.print(try textArgument(call.arguments, 0, "puts", "STRING"), limits: machine.limits)
      return [.number(0)]
    },
    Builtin(
      "fputs", "stream, text", arguments: 2...2, summary: "Prints text as it is, to a stream.",
      examples: ["fputs(1, \"hello\\n\");": "hello"]
    ) { call, machine throws(Failure) in
      try requireStream(call.arguments[0], "fputs")
      try machine.transcript.print(try textArgument(call.arguments, 1, "fputs", "STRING"), limits: machine.limits)
      return [.number(0)]
    },
    Builtin(
      "format", "[words]", atLeast: 0,
      summary:
        "Sets how numbers are displayed: short, long, short g, long g, rat, compact and more; results tell how they are.",
      examples: ["format long\npi": "ans = 3.141592653589793"]
    ) { call, machine throws(Failure) in
      var words: [String] = []
      for index in call.arguments.indices {
        words.append(lowercase(try textArgument(call.arguments, index, "format", "the word")))
      }
      if call.outputs > 0 {
        if !words.isEmpty {
          try machine.warn(Failure("format: cannot query and set format at the same time, ignoring set operation"))
        }
        return [Value(machine.format.word), Value(machine.format.isCompact ? "compact" : "loose")]
      }
      guard machine.format.set(words) else {
        throw Failure(
          "format: unrecognized format state '\(words.joined(separator: " "))'",
          hint: "use short, long, short g, long g, short e, long e, bank or rat")
      }
      return []
    },
    silent("more", "Does nothing, as pages have no pager.", "more off"),
    silent("clc", "Does nothing, as pages have no screen to clear.", "clc"),
    Builtin(
      "fflush", "stream", arguments: 1...1, summary: "Does nothing, as printed text needs no flushing.",
      examples: ["fflush(stdout);": ""]
    ) { _, _ throws(Failure) in [.number(0)] },
    Builtin("stdout", "", arguments: 0...0, summary: "The stream of printed text.", examples: ["stdout": "ans = 1"]) {
      _, _ throws(Failure) in [.number(1)]
    },
    Builtin("stderr", "", arguments: 0...0, summary: "The stream of messages.", examples: ["stderr": "ans = 2"]) {
      _, _ throws(Failure) in [.number(2)]
    },
  ]

  /// A function that exists so that programs written for a console run.
  @inline(__always)
  private static func silent(_ name: StaticString, _ summary: String, _ example: String) -> Builtin {
    Builtin(name, "…", atLeast: 0, summary: summary, examples: [example: ""]) { _, _ throws(Failure) in [] }
  }
}

/// Checks that a stream is one of the two that printed text can go to.
private func requireStream(_ value: Value, _ function: String) throws(Failure) {
  guard value.isRealLike, value.isScalar, value.element(0) == 1 || value.element(0) == 2 else {
    throw Failure(
      "\(function): invalid stream number = -1", hint: "text can be printed to 1, the page; files cannot be written")
  }
}

/// The bytes that a template and its values make. A single-quoted template still has its escapes.
func formattedBytes(_ arguments: [Value], _ function: String) throws(Failure) -> [UInt8] {
  guard let template = arguments.first, case .object(let object) = template, object.kind == .text else {
    throw Failure("\(function): format TEMPLATE must be a string")
  }
  return try formatted(
    template: object.asText.rowBytes, arguments: Array(arguments.dropFirst()),
    processEscapes: !object.asText.isDoubleQuoted, function: function)
}

/// The text that a template and its values make.
func formattedText(_ arguments: [Value], _ function: String) throws(Failure) -> String {
  String(decoding: try formattedBytes(arguments, function), as: UTF8.self)
}

/// The text with ASCII letters in lower case.
func lowercase(_ text: String) -> String { String(decoding: text.bytes.map { lowered($0) }, as: UTF8.self) }
