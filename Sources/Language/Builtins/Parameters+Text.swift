import Numerics
import Source

/// The argument at `index` as a string.
func textArgument(_ arguments: [Value], _ index: Int, _ function: String, _ name: StaticString) throws(Failure)
  -> String
{
  try Parameter<String>.text(name).read(arguments, index, function)
}

/// The lower-case form of an ASCII letter; other bytes stay.
func lowered(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "A") && byte <= UInt8(ascii: "Z") ? byte + 32 : byte
}

/// The upper-case form of an ASCII letter; other bytes stay.
func raised(_ byte: UInt8) -> UInt8 {
  byte >= UInt8(ascii: "a") && byte <= UInt8(ascii: "z") ? byte - 32 : byte
}

/// The characters that C's isspace knows.
func isBlank(_ byte: UInt8) -> Bool { byte == 32 || byte >= 9 && byte <= 13 }

/// Where `pattern` begins in `bytes`, every place, also overlapping ones unless `disjoint`.
func occurrences(of pattern: [UInt8], in bytes: [UInt8], disjoint: Bool = false) -> [Int] {
  guard let first = pattern.first, pattern.count <= bytes.count else { return [] }
  var found: [Int] = []
  var index = 0
  while index <= bytes.count - pattern.count {
    if bytes[index] == first, bytes[index..<index + pattern.count].elementsEqual(pattern) {
      found.append(index)
      index += disjoint ? pattern.count : 1
    } else {
      index += 1
    }
  }
  return found
}

extension Value {
  /// The bytes of a string of one row, or of none; nil for anything else.
  var stringBytes: [UInt8]? {
    guard case .object(let object) = self, object.kind == .text, object.rows <= 1 else { return nil }
    return object.asText.elements
  }

  /// The rows of a matrix of characters.
  var textRows: [[UInt8]]? {
    guard case .object(let object) = self, object.kind == .text else { return nil }
    let text = object.asText
    return (0..<text.rows).map { text.row($0) }
  }

  /// The elements of a cell array.
  var cellElements: [Value]? {
    guard case .object(let object) = self, object.kind == .cell else { return nil }
    return object.asCell.elements
  }

  /// The struct array itself.
  var structArray: StructArray? {
    guard case .object(let object) = self, object.kind == .structure else { return nil }
    return object.asStruct
  }

  /// The strings of a cell array that holds nothing else.
  var cellStrings: [[UInt8]]? {
    guard let elements = cellElements else { return nil }
    var strings: [[UInt8]] = []
    for element in elements {
      guard let bytes = element.stringBytes else { return nil }
      strings.append(bytes)
    }
    return strings
  }

  /// The strings of a string, of the rows of a matrix of characters, or of a cell array of strings.
  var strings: [[UInt8]]? {
    if let bytes = stringBytes { return [bytes] }
    return textRows ?? cellStrings
  }

  /// One element as a value of its own.
  func part(_ index: Int) -> Value { gather(self, rows: 1, columns: 1) { _ in index } }
}

/// A cell array of strings, in a row.
func cellRow(strings: [[UInt8]]) -> Value {
  Value(rows: 1, columns: strings.count, cells: strings.map { Value(textBytes: $0) })
}

/// A string that keeps its direction when it is empty: of size 1x0.
func rowText(_ bytes: [UInt8]) -> Value { .object(TextArray(rows: 1, columns: bytes.count, bytes)) }

/// Applies a function to a string or to each string of a cell array; nil where there is something else.
func mappedStrings(_ value: Value, _ body: ([UInt8]) -> Value) -> Value? {
  if let bytes = value.stringBytes { return body(bytes) }
  guard let strings = value.cellStrings else { return nil }
  return Value(rows: value.rows, columns: value.columns, cells: strings.map { body($0) })
}

extension Machine {
  /// Calls a builtin's argument as a function, and asks for one result.
  mutating func callForOne(_ function: Value, _ arguments: [Value], _ name: String) throws(Failure) -> Value {
    guard let result = try call(function, arguments, outputs: 1).first else {
      throw Failure("\(name): the function gave no value")
    }
    return result
  }

  /// The value of an expression in a text, which sees no variables.
  mutating func evaluated(_ text: [UInt8], _ function: String) throws(Failure) -> Value {
    let source = "function value = __evaluated__ ()\nvalue = ".bytes + text + ";\nend\n".bytes
    let program = Program.parse(source)
    guard program.diagnostics.isEmpty, program.statements.count == 1, let statement = program.statements.first,
      case .function(let definition) = statement.kind
    else {
      throw Failure("\(function): '\(String(decoding: text, as: UTF8.self))' is not an expression")
    }
    let place =
      position.function < chunks.count ? chunks[position.function].chunk.spans.first ?? Span(0, 0) : Span(0, 0)
    var compiler = Compiler(source: source, place: { _ in place }, functions: functions, firstNumber: chunks.count)
    let number = compiler.reserve()
    compiler.fill(number, with: try compiler.compile(definition, as: number, span: statement.span))
    for chunk in compiler.chunks { if let chunk { _ = add(chunk) } }
    guard number < chunks.count, let value = try run(number, [], captured: [], outputs: 1).first else {
      throw Failure("\(function): the text gave no value")
    }
    return value
  }
}
