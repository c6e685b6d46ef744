/// Definitions that a notebook makes for all its formulas, by name without the backslash.
public struct Macros: Sendable {
  /// One definition.
  struct Macro: Sendable {
    var parameters: Int
    /// The value of `#1` when no argument in square brackets is given.
    var optional: [Token]?
    /// What follows the name before the body, where arguments are not just given one after the other.
    var pattern: [Token] = []
    var body: [Token]
  }

  private var table: [Name: Macro] = [:]
  /// Names that are not nbrun's own; their numbers follow those.
  private var names = NameTable()

  /// No definitions.
  public init() {}

  /// Defines `\name` as a piece of TeX in which `#1` to `#9` are its arguments.
  ///
  /// - Parameter parameters: The number of arguments; without it the highest that the body speaks of.
  public mutating func define(_ name: String, as body: String, parameters: Int? = nil) {
    let tokens = Token.tokens(of: Array(body.utf8), &self)
    var highest = 0
    for token in tokens { if case .parameter(let number) = token.kind { highest = max(highest, number) } }
    self[self.name(name)] = Macro(parameters: parameters ?? highest, optional: nil, body: tokens)
  }

  /// The names that are defined here and are not nbrun's own, in the order in which they came up.
  var definedNames: [String] {
    let offset = NameTable.known.names.count
    return names.names.indices.filter { table[Name(number: Int32(offset + $0))] != nil }.map { names.names[$0] }
  }

  var isEmpty: Bool { table.isEmpty }

  subscript(_ name: Name) -> Macro? {
    get { table[name] }
    set { table[name] = newValue }
  }

  /// The number of a name that is written in the source.
  mutating func name(_ bytes: UnsafeBufferPointer<UInt8>) -> Name {
    if let number = NameTable.known.number(of: bytes) { return Name(number: number) }
    let offset = Int32(NameTable.known.names.count)
    if let number = names.number(of: bytes) { return Name(number: offset + number) }
    return Name(number: offset + names.insert(String(decoding: bytes, as: UTF8.self)))
  }

  private mutating func name(_ text: String) -> Name {
    var text = text
    return text.withUTF8 { name($0) }
  }

  /// A name as it is written, without its backslash.
  func text(of name: Name) -> String {
    let known = NameTable.known.names
    let number = Int(name.own.number)
    if known.indices.contains(number) { return known[number] }
    return names.names.indices.contains(number - known.count) ? names.names[number - known.count] : ""
  }
}
