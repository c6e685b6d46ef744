import Numerics
import Source

extension Builtin {
  static let types: [Builtin] = classes + entryTests + conversions + names

  private static let classes: [Builtin] = [
    Builtin(
      "class", .value("x"), summary: "The name of the class of a value.", examples: ["class(\"text\")": "ans = char"]
    ) {
      x throws(Failure) in Value(x.className)
    },
    Builtin(
      "isa", .value("x"), .value("class"), summary: "Whether a value is of a class or of a group of classes.",
      examples: ["isa(5, \"numeric\")": "ans = 1"]
    ) { x, classes throws(Failure) in
      guard let names = classes.kind == .cell ? classes.cellStrings : classes.stringBytes.map({ [$0] }) else {
        throw Failure("isa: CLASSNAME must be a string or cell array of strings")
      }
      let truths = names.map { bytes in
        let name = String(decoding: bytes, as: UTF8.self)
        return x.className == name || x.className == "double" && (name == "numeric" || name == "float")
      }
      return classes.kind == .cell
        ? Value(rows: classes.rows, columns: classes.columns, logical: truths) : .logical(truths[0])
    },
    test("isnumeric", "Whether it holds numbers.", "isnumeric(5)", true) { $0.className == "double" },
    test("isreal", "Whether it holds real numbers, truth values or characters.", "isreal(2i)", false) { $0.isRealLike },
    test("iscomplex", "Whether it holds complex numbers.", "iscomplex(2i)", true) { $0.isComplex },
    test("isfloat", "Whether it holds floating-point numbers.", "isfloat(5)", true) { $0.className == "double" },
    test("isinteger", "Whether it is of an integer class, which no value is here.", "isinteger(5)", false) { _ in false
    },
    test("islogical", "Whether it holds truth values.", "islogical(true)", true) { $0.isLogical },
    test("isbool", "Whether it holds truth values.", "isbool(1 < 2)", true) { $0.isLogical },
    test("ischar", "Whether it holds characters.", "ischar(\"text\")", true) { $0.isText },
    test("iscell", "Whether it is a cell array.", "iscell({1, 2})", true) { $0.kind == .cell },
    test("isstruct", "Whether it is a struct.", "isstruct(5)", false) { $0.kind == .structure },
    test("iscellstr", "Whether it is a cell array of strings.", "iscellstr({\"a\", \"b\"})", true) {
      guard let elements = $0.cellElements else { return false }
      return elements.allSatisfy { $0.isText }
    },
    test("is_function_handle", "Whether it is a function.", "is_function_handle(@sin)", true) { $0.kind == .function },
  ]

  private static let entryTests: [Builtin] = [
    entryTest("isna", "Whether each entry is missing.", "isna([NaN NA])", "ans =\n\n  0  1\n") { $0.isMissing },
    entryTest("isnan", "Whether each entry is not a number.", "isnan([1 NaN])", "ans =\n\n  0  1\n") { $0.isNaN },
    entryTest("isinf", "Whether each entry is infinite.", "isinf([1 Inf])", "ans =\n\n  0  1\n") { $0.isInfinite },
    entryTest("isfinite", "Whether each entry is finite.", "isfinite([1 Inf NaN])", "ans =\n\n  1  0  0\n", all: true) {
      $0.isFinite
    },
  ]

  /// A test of each entry; of a complex one either part may pass, or both must.
  @inline(__always)
  private static func entryTest(
    _ name: StaticString, _ summary: String, _ example: String, _ output: String, all: Bool = false,
    _ body: @escaping @Sendable (Double) -> Bool
  ) -> Builtin {
    Builtin(name, .value("x"), summary: summary, examples: [example: output]) { x throws(Failure) in
      guard x.isArithmetic else { throw .notDefined(String(name), for: x) }
      guard x.isComplex else { return x.isText ? x.truths { all && body($0) } : x.truths(body) }
      let truths = x.complexElements.map { all ? body($0.re) && body($0.im) : body($0.re) || body($0.im) }
      return Value(rows: x.rows, columns: x.columns, logical: truths)
    }
  }

  private static let conversions: [Builtin] = [
    Builtin(
      "double", .numeric("x"), summary: "The value as numbers.", examples: ["double(\"AB\")": "ans =\n\n   65   66\n"]
    ) {
      x throws(Failure) in
      if x.isComplex || x.className == "double" { return x }
      return x.like(x.realElements)
    },
    Builtin(
      "logical", .numeric("x"), summary: "The value as truth values: whether entries are not zero.",
      examples: ["logical([2 0])": "ans =\n\n  1  0\n"]
    ) { x throws(Failure) in
      guard x.isRealLike, !x.isText else { throw .wrongType("logical", x) }
      for index in 0..<x.count where x.element(index).isNaN {
        throw Failure("logical: NaN can't be converted to logical value")
      }
      return x.isLogical ? x : x.truths { $0 != 0 }
    },
    Builtin(
      "char", "x, …", atLeast: 0, summary: "The values as characters, each in rows of its own.",
      examples: ["char([72 105])": "ans = Hi"]
    ) { call, _ throws(Failure) in
      if call.arguments.count == 1, let argument = call.arguments.first {
        if argument.isText { return call.arguments }
        if argument.isEmpty, argument.isArithmetic {
          return [.object(TextArray(rows: argument.rows, columns: argument.columns, []))]
        }
      }
      var rows: [[UInt8]] = []
      for argument in call.arguments { rows += try characterRows(argument, "char") }
      return [rows.count <= 1 ? Value(textBytes: rows.first ?? []) : Value(textRows: rows)]
    },
    Builtin(
      "cellstr", .value("x"), summary: "The rows of a matrix of characters as a cell array of strings.",
      examples: ["cellstr([\"ab\"; \"c \"])": "ans =\n{\n  [1,1] = ab\n  [2,1] = c\n}\n"]
    ) { x throws(Failure) in
      if x.cellStrings != nil { return x }
      guard let rows = x.textRows else { throw Failure("cellstr: argument STRING must be a 2-D character array") }
      let trimmed = rows.map { (row: [UInt8]) -> Value in
        var row = row
        while row.last == 32 { row.removeLast() }
        return Value(textBytes: row)
      }
      if trimmed.isEmpty { return Value(rows: 1, columns: 1, cells: [Value("")]) }
      return Value(rows: trimmed.count, columns: 1, cells: trimmed)
    },
  ]

  private static let names: [Builtin] = [
    Builtin(
      "func2str", .value("f"), summary: "The code of a function as text.",
      examples: ["func2str(@(x) x + 1)": "ans = @(x) x + 1"]
    ) { f throws(Failure) in
      guard case .object(let object) = f, object.kind == .function else {
        throw Failure("func2str: FCN_HANDLE argument must be a function handle object")
      }
      if let definition = object.asFunction.definition {
        guard definition.form == .definition else { return Value(definition.text) }
        let head = "@(\(definition.parameters.joined(separator: ", "))) "
        return Value(head + definition.body.octaveText(source: definition.source))
      }
      if case .named(let name) = object.asFunction.body { return Value(name) }
      return Value("")
    },
    Builtin(
      "str2func", "text", arguments: 1...2, summary: "The function of a name, or of the code of an anonymous function.",
      examples: ["f = str2func(\"sin\")": "f = @sin"]
    ) { call, machine throws(Failure) in
      guard let bytes = call.arguments[0].stringBytes else {
        throw Failure("str2func: FCN_NAME must be a string")
      }
      if bytes.first == UInt8(ascii: "@") { return [try machine.evaluated(bytes, "str2func")] }
      if let first = bytes.first, !isLetter(first), first != UInt8(ascii: "_") {
        return try machine.run(program: "operatorFunction", call)
      }
      return [.object(FunctionObject(.named(String(decoding: bytes, as: UTF8.self))))]
    },
    Builtin(
      "exist", "name, [kind]", arguments: 1...2,
      summary: "What a name stands for: 1 a variable, 5 a function of the library, 103 a function of the notebook.",
      examples: ["exist(\"sin\")": "ans = 5"]
    ) { call, machine throws(Failure) in
      for argument in call.arguments where argument.isEmpty { return [.number(0)] }
      let name = try textArgument(call.arguments, 0, "exist", "NAME")
      let kind = call.arguments.count > 1 ? try textArgument(call.arguments, 1, "exist", "TYPE") : ""
      if kind != "builtin", machine.hasVariable(name) { return [.number(1)] }
      if kind == "var" { return [.number(0)] }
      if kind != "builtin", machine.functions[name] != nil { return [.number(103)] }
      return [.number(Library.index(of: name) == nil ? 0 : 5)]
    },
    test("isvarname", "Whether a text can be the name of a variable.", "isvarname(\"x1\")", true) {
      guard let bytes = $0.stringBytes, let first = bytes.first else { return false }
      let isWord = bytes.allSatisfy { $0 == UInt8(ascii: "_") || isLetter($0) || isDigit($0) }
      return isWord && !isDigit(first) && !reservedWords.contains(String(decoding: bytes, as: UTF8.self))
    },
  ]

  private static let reservedWords: Set<String> = [
    "break", "case", "catch", "continue", "do", "else", "elseif", "end", "end_try_catch", "end_unwind_protect",
    "endfor",
    "endfunction", "endif", "endswitch", "endwhile", "for", "function", "global", "if", "otherwise", "persistent",
    "return", "switch", "try", "until", "unwind_protect", "unwind_protect_cleanup", "while",
  ]
}

/// Whether a byte is an ASCII letter.
func isLetter(_ byte: UInt8) -> Bool { lowered(byte) >= UInt8(ascii: "a") && lowered(byte) <= UInt8(ascii: "z") }

/// Whether a byte is a decimal digit.
func isDigit(_ byte: UInt8) -> Bool { byte >= UInt8(ascii: "0") && byte <= UInt8(ascii: "9") }

/// The rows of characters that a value stands for; numbers are character codes.
func characterRows(_ value: Value, _ function: String) throws(Failure) -> [[UInt8]] {
  if let rows = value.textRows { return rows.isEmpty ? [[]] : rows }
  if let elements = value.cellElements {
    var rows: [[UInt8]] = []
    for element in elements { rows += try characterRows(element, function) }
    return rows
  }
  guard value.isRealLike else { throw Failure("\(function): wrong type argument '\(value.typeName)'") }
  if value.isEmpty { return [[]] }
  return (0..<value.rows).map { row in
    (0..<value.columns).map { column in
      let code = value.element(column * value.rows + row)
      return code >= 0 && code < 256 ? UInt8(code) : 0
    }
  }
}

extension Machine {
  /// Whether the running function, or the workspace, has a variable with a value.
  func hasVariable(_ name: String) -> Bool {
    guard position.function < chunks.count else { return false }
    let chunk = chunks[position.function].chunk
    guard let slot = chunk.localNames.firstIndex(of: name),
      let window = registers.window(at: position.base, count: views[position.function].pointee.registers)
    else { return false }
    return !window.value(UInt16(slot)).isMissing
  }
}
