/// The name of a command, as a number: names are looked up once, when the source is cut into tokens.
struct Name: Hashable, Sendable {
  var number: Int32

  init(number: Int32) { self.number = number }

  /// A name from the front of the table, whose number is its place there.
  private init(structural place: Int32) { number = place }

  /// Names that the reader of rows looks for, in the order of the constants below.
  fileprivate static let structural: [String] = [
    "\\", "cr", "newline", "right", "end", ")", "limits", "nolimits", "middle", "(", " ", "hline", "hdashline",
    "toprule", "midrule", "bottomrule", "operatorname", "%", "#", "$", "&", "_", "{", "}",
  ]

  static var right: Name { Name(structural: 3) }
  static var end: Name { Name(structural: 4) }
  static var closingParenthesis: Name { Name(structural: 5) }
  static var limits: Name { Name(structural: 6) }
  static var nolimits: Name { Name(structural: 7) }
  static var middle: Name { Name(structural: 8) }
  static var openingParenthesis: Name { Name(structural: 9) }
  static var blank: Name { Name(structural: 10) }
  static var operatorname: Name { Name(structural: 16) }

  /// The name under which no definition of the source is found, so that it keeps nbrun's meaning.
  var original: Name { number >= 0 ? Name(number: -2 - number) : self }
  /// The name as it was before `original`.
  var own: Name { number < -1 ? Name(number: -2 - number) : self }

  /// Whether the command breaks a line.
  var isLineBreak: Bool { (0...2).contains(number) }
  /// Whether the command ends the row it stands in.
  var endsRow: Bool { (0...5).contains(number) }
  /// Whether the command is a rule between rows of a table.
  var isRule: Bool { (11...15).contains(number) }
}

/// Texts and their numbers, found by a hash of their bytes.
struct NameTable: Sendable {
  private(set) var names: [String] = []
  private var bytes: [UInt8] = []
  /// Where each name ends in `bytes`.
  private var ends: [Int32] = []
  /// The numbers by hash, -1 for none; the count is a power of two.
  private var slots: [Int32] = []

  /// The names of all commands and symbols.
  static let known: NameTable = {
    var table = NameTable()
    for name in Name.structural { table.insert(name) }
    for (name, _) in Symbols.named { table.insert(name) }
    for command in Command.all { for name in command.names { table.insert(name) } }
    return table
  }()

  func number(of name: UnsafeBufferPointer<UInt8>) -> Int32? {
    guard !slots.isEmpty else { return nil }
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: Self.hash(name)) & mask
    while true {
      let number = slots[slot]
      if number < 0 { return nil }
      let start = number == 0 ? 0 : Int(ends[Int(number) - 1])
      if Int(ends[Int(number)]) - start == name.count, matches(name, from: start) { return number }
      slot = (slot + 1) & mask
    }
  }

  func number(of name: String) -> Int32? {
    var name = name
    return name.withUTF8 { number(of: $0) }
  }

  private func matches(_ name: UnsafeBufferPointer<UInt8>, from start: Int) -> Bool {
    for index in 0..<name.count where bytes[start + index] != name[index] { return false }
    return true
  }

  /// The number of a name, which is added when it is new.
  @discardableResult
  mutating func insert(_ name: String) -> Int32 {
    if let number = number(of: name) { return number }
    let number = Int32(names.count)
    names.append(name)
    bytes.append(contentsOf: name.utf8)
    ends.append(Int32(bytes.count))
    if names.count * 2 > slots.count { grow() } else { place(number) }
    return number
  }

  private mutating func grow() {
    slots = [Int32](repeating: -1, count: max(16, slots.count * 4))
    for number in names.indices { place(Int32(number)) }
  }

  private mutating func place(_ number: Int32) {
    var name = names[Int(number)]
    let mask = slots.count - 1
    var slot = Int(truncatingIfNeeded: name.withUTF8 { Self.hash($0) }) & mask
    while slots[slot] >= 0 { slot = (slot + 1) & mask }
    slots[slot] = number
  }

  /// FNV-1a, 32 bits.
  private static func hash(_ name: UnsafeBufferPointer<UInt8>) -> UInt32 {
    var hash: UInt32 = 2_166_136_261
    for byte in name { hash = (hash ^ UInt32(byte)) &* 16_777_619 }
    return hash ^ (hash >> 15)
  }
}

/// What a known name stands for.
enum Meaning: Sendable {
  case symbol(Formula)
  case action(Command.Action)
  /// Nothing by itself.
  case none

  /// The meanings of all known names, by number.
  static let all: [Meaning] = {
    var meanings = [Meaning](repeating: .none, count: NameTable.known.names.count)
    func set(_ name: String, _ meaning: Meaning) {
      if let number = NameTable.known.number(of: name) { meanings[Int(number)] = meaning }
    }
    for (name, formula) in Symbols.named { set(name, .symbol(formula)) }
    for command in Command.all { for name in command.names { set(name, .action(command.action)) } }
    return meanings
  }()

  /// The meaning of a name; none of one that only a macro can give a meaning.
  static func of(_ name: Name) -> Meaning {
    let number = Int(name.own.number)
    return number >= 0 && number < all.count ? all[number] : .none
  }
}
