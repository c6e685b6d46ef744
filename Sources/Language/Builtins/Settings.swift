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
      "optimset", "[name], [value], …", atLeast: 0, summary: "Options for a numerical method, as a struct.",
      examples: ["optimset(\"TolX\", 1e-6).TolX": "ans = 1.0000e-06"]
    ) { call, _ throws(Failure) in [try options(call.arguments, "optimset")] },
    Builtin(
      "odeset", "[name], [value], …", atLeast: 0,
      summary: "Options for solvers of differential equations, as a struct.",
      examples: ["odeset(\"RelTol\", 1e-6).RelTol": "ans = 1.0000e-06"]
    ) { call, _ throws(Failure) in [try options(call.arguments, "odeset")] },
    Builtin(
      "optimget", "options, name, [default]", arguments: 2...3, summary: "The value of an option, or the default.",
      examples: ["optimget(optimset(\"TolX\", 2), \"TolX\")": "ans = 2"]
    ) { call, _ throws(Failure) in
      guard let given = call.arguments[0].structArray else { throw Failure("optimget: OPTIONS must be a struct") }
      let name = try textArgument(call.arguments, 1, "optimget", "PARNAME")
      let fallback = call.arguments.count > 2 ? call.arguments[2] : Value.emptyMatrix
      let index = given.keys.firstIndex { lowercase($0).hasPrefix(lowercase(name)) }
      guard let index, let element = given.elements.first, !element[index].isEmpty
      else { return [fallback] }
      return [element[index]]
    },
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
  private static func ending(_ name: String) -> Builtin {
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

/// The struct of options that earlier structs and pairs of names and values make.
private func options(_ arguments: [Value], _ function: String) throws(Failure) -> Value {
  var fields: [(String, Value)] = []
  func set(_ name: String, _ value: Value) {
    if let index = fields.firstIndex(where: { $0.0 == name }) {
      fields[index].1 = value
    } else {
      fields.append((name, value))
    }
  }
  let known = function == "odeset" ? odeNames : optimNames
  if function == "odeset" { for name in known { set(name, .emptyMatrix) } }
  var rest = arguments[...]
  while let first = rest.popFirst() {
    if let given = first.structArray, let element = given.elements.first {
      for (name, value) in zip(given.keys, element) { set(name, value) }
      continue
    }
    guard let name = first.textValue, let value = rest.popFirst() else {
      if function == "odeset", let name = first.textValue, !known.contains(where: { lowercase($0) == lowercase(name) }) {
        throw Failure("odeset: argument '\(name.uppercasedASCII)' is not a valid parameter")
      }
      throw Failure("\(function): PARAMETER/VALUE arguments must occur in pairs")
    }
    set(known.first { lowercase($0) == lowercase(name) } ?? name, value)
  }
  // Octave keeps them in the order of the alphabet, without regard to case.
  let names = fields.map { $0.0.lowercasedASCII }
  return Value(fields: sortedPositions(names.count) { names[$0] < names[$1] }.map { fields[$0] })
}

private let odeNames = [
  "AbsTol", "BDF", "Events", "InitialSlope", "InitialStep", "Jacobian", "JConstant", "JPattern", "Mass", "MassSingular",
  "MaxOrder", "MaxStep", "MStateDependence", "MvPattern", "NonNegative", "NormControl", "OutputFcn", "OutputSel",
  "Refine", "RelTol", "Stats", "Vectorized",
]
private let optimNames = [
  "AutoScaling", "CheckHermitian", "ComplexEqn", "Display", "FunValCheck", "GradObj", "Jacobian", "MaxFunEvals",
  "MaxIter", "OutputFcn", "TolFun", "TolX", "TypicalX", "Updating",
]

/// The option of a name, as a number, when it is given.
func numberOption(_ options: Value?, _ name: String) -> Double? {
  guard let given = options?.structArray, let element = given.elements.first,
    let index = given.keys.firstIndex(of: name), element[index].isRealLike, element[index].isScalar
  else { return nil }
  return element[index].element(0)
}
