import Source

/// The structure of a regular expression.
indirect enum PatternNode {
  case empty
  case bytes(ByteSet)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case group(PatternNode, number: Int)
  case repetition(PatternNode, least: Int, most: Int?, isLazy: Bool)
  case reference(Int)
  case start
  case end
  case lineStart
  case lineEnd
  case wordEdge(Bool)
  case atomic(PatternNode)
  case look(PatternNode, isNegative: Bool)
  case behind(PatternNode, isNegative: Bool)

  /// The least and the greatest number of bytes that it takes; nil when there is no greatest.
  var width: (least: Int, most: Int?) {
    switch self {
    case .empty, .start, .end, .lineStart, .lineEnd, .wordEdge, .look, .behind: return (0, 0)
    case .bytes: return (1, 1)
    case .reference: return (0, nil)
    case .group(let inner, _), .atomic(let inner): return inner.width
    case .repetition(let inner, let least, let most, _):
      let width = inner.width
      return (width.least * least, width.most.flatMap { one in most.map { one * $0 } })
    case .sequence(let nodes):
      var (least, most): (Int, Int?) = (0, 0)
      for node in nodes {
        let width = node.width
        least += width.least
        most = most.flatMap { sum in width.most.map { sum + $0 } }
      }
      return (least, most)
    case .alternatives(let nodes):
      var (least, most): (Int, Int?) = (.max, 0)
      for node in nodes {
        let width = node.width
        least = min(least, width.least)
        most = most.flatMap { greatest in width.most.map { max(greatest, $0) } }
      }
      return (least, most)
    }
  }
}

/// How a regular expression is read, as options of the call or `(?imsx)` say.
struct PatternFlags {
  /// `i`: upper and lower case are the same.
  var ignoresCase = false
  /// `m`: `^` and `$` also match at the ends of lines.
  var hasLineAnchors = false
  /// Without `s` the dot does not match a line feed.
  var dotMatchesAll = true
  /// `x`: blanks and comments are not part of the pattern.
  var hasFreeSpacing = false

  /// Obeys an option of regexp; false when it is none of these.
  mutating func set(_ option: String) -> Bool {
    switch option {
    case "ignorecase": ignoresCase = true
    case "matchcase": ignoresCase = false
    case "lineanchors": hasLineAnchors = true
    case "stringanchors": hasLineAnchors = false
    case "dotall": dotMatchesAll = true
    case "dotexceptnewline": dotMatchesAll = false
    case "freespacing": hasFreeSpacing = true
    case "literalspacing": hasFreeSpacing = false
    default: return false
    }
    return true
  }

  /// Sets or clears the flag of a letter; false when there is none.
  fileprivate mutating func set(letter: UInt8, to isOn: Bool) -> Bool {
    switch letter {
    case UInt8(ascii: "i"): ignoresCase = isOn
    case UInt8(ascii: "m"): hasLineAnchors = isOn
    case UInt8(ascii: "s"): dotMatchesAll = isOn
    case UInt8(ascii: "x"): hasFreeSpacing = isOn
    default: return false
    }
    return true
  }
}

/// Reads regular expressions.
struct PatternParser {
  let source: [UInt8]
  var flags: PatternFlags
  let function: String
  var groupCount = 0
  var names: [(name: String, group: Int)] = []
  private var at = 0
  private var depth = 0
  /// How many nodes copies by counted repetition may make, so that `((a{99}){99}){99}` is refused.
  private var size = 0

  init(source: [UInt8], flags: PatternFlags, function: String) {
    self.source = source
    self.flags = flags
    self.function = function
  }

  mutating func parse() throws(Failure) -> PatternNode {
    let node = try alternatives()
    guard at == source.count else { throw failure("unmatched parentheses") }
    guard PatternParser.weight(node) < 100_000 else { throw failure("regular expression is too large") }
    return node
  }

  private static func weight(_ node: PatternNode) -> Double {
    switch node {
    case .sequence(let nodes), .alternatives(let nodes):
      var sum = 1.0
      for node in nodes { sum += weight(node) }
      return sum
    case .group(let inner, _), .look(let inner, _), .behind(let inner, _), .atomic(let inner): return weight(inner) + 2
    case .repetition(let inner, let least, let most, _):
      return (weight(inner) + 3) * Double(max(1, max(least, most ?? least + 1)))
    case .empty, .bytes, .reference, .start, .end, .lineStart, .lineEnd, .wordEdge: return 1
    }
  }

  private func failure(_ words: String) -> Failure {
    Failure("\(function): \(words) at position \(at) of expression")
  }

  private func peek(_ offset: Int = 0) -> UInt8? { at + offset < source.count ? source[at + offset] : nil }

  private mutating func take(_ byte: Character) -> Bool {
    guard let value = byte.asciiValue, peek() == value else { return false }
    at += 1
    return true
  }

  private mutating func alternatives() throws(Failure) -> PatternNode {
    depth += 1
    defer { depth -= 1 }
    guard depth < 100 else { throw failure("parentheses are nested too deeply") }
    var nodes = [try sequence()]
    while take("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
  }

  private mutating func sequence() throws(Failure) -> PatternNode {
    var nodes: [PatternNode] = []
    skipSpacing()
    while let byte = peek(), byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      nodes.append(try repeated())
      skipSpacing()
    }
    return nodes.isEmpty ? .empty : .sequence(nodes)
  }

  /// Blanks and comments between parts, where they have no meaning.
  private mutating func skipSpacing() {
    guard flags.hasFreeSpacing else { return }
    while let byte = peek(), isBlank(byte) || byte == UInt8(ascii: "#") {
      if byte == UInt8(ascii: "#") { while let next = peek(), next != 10 { _ = next; at += 1 } } else { at += 1 }
    }
  }

  private mutating func repeated() throws(Failure) -> PatternNode {
    var node = try atom()
    skipSpacing()
    while let byte = peek() {
      var least = 0
      var most: Int?
      switch byte {
      case UInt8(ascii: "*"): at += 1
      case UInt8(ascii: "+"):
        at += 1
        least = 1
      case UInt8(ascii: "?"):
        at += 1
        most = 1
      case UInt8(ascii: "{"):
        guard let bounds = counts() else { return node }
        (least, most) = bounds
        if let most, most < least { throw failure("numbers out of order in {} quantifier") }
      default: return node
      }
      let isLazy = take("?")
      let isPossessive = !isLazy && take("+")
      node = .repetition(node, least: least, most: most, isLazy: isLazy)
      if isPossessive { node = .atomic(node) }
      skipSpacing()
    }
    return node
  }

  /// `{2}`, `{2,}` or `{2,5}`; nil when the brace stands for itself.
  private mutating func counts() -> (Int, Int?)? {
    var end = at + 1
    func number() -> Int? {
      let start = end
      var value = 0
      while end < source.count, isDigit(source[end]), value < 1000 {
        value = value * 10 + Int(source[end] - UInt8(ascii: "0"))
        end += 1
      }
      return end > start ? min(value, 1000) : nil
    }
    guard let least = number(), end < source.count else { return nil }
    var most: Int? = least
    if source[end] == UInt8(ascii: ",") {
      end += 1
      most = number()
    }
    guard end < source.count, source[end] == UInt8(ascii: "}") else { return nil }
    at = end + 1
    return (least, most)
  }

  private mutating func atom() throws(Failure) -> PatternNode {
    guard let byte = peek() else { return .empty }
    at += 1
    switch byte {
    case UInt8(ascii: "."):
      let matchesAll = flags.dotMatchesAll
      return .bytes(ByteSet { matchesAll || $0 != 10 })
    case UInt8(ascii: "^"): return flags.hasLineAnchors ? .lineStart : .start
    case UInt8(ascii: "$"): return flags.hasLineAnchors ? .lineEnd : .end
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "["): return .bytes(try characterClass())
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"): throw failure("nothing to repeat")
    default: return .bytes(single(byte))
    }
  }

  private func single(_ byte: UInt8) -> ByteSet {
    var set = ByteSet()
    set.insert(byte)
    return flags.ignoresCase ? set.foldingCase : set
  }

  private mutating func group() throws(Failure) -> PatternNode {
    let outer = flags
    guard take("?") else {
      groupCount += 1
      let number = groupCount
      return .group(try inner(outer), number: number)
    }
    if take(":") { return try inner(outer) }
    if take(">") { return .atomic(try inner(outer)) }
    if take("=") { return .look(try inner(outer), isNegative: false) }
    if take("!") { return .look(try inner(outer), isNegative: true) }
    if take("#") {
      while let byte = peek(), byte != UInt8(ascii: ")") { at += 1 }
      guard take(")") else { throw failure("missing )") }
      return .empty
    }
    let hasLetter = take("P")
    if take("<") {
      if !hasLetter, take("=") { return .behind(try inner(outer), isNegative: false) }
      if !hasLetter, take("!") { return .behind(try inner(outer), isNegative: true) }
      guard let end = source[at...].firstIndex(of: UInt8(ascii: ">")), end > at else {
        throw failure("a group's name must end with >")
      }
      groupCount += 1
      let number = groupCount
      names.append((String(decoding: source[at..<end], as: UTF8.self), number))
      at = end + 1
      return .group(try inner(outer), number: number)
    }
    var isOn = true
    while let byte = peek(), byte != UInt8(ascii: ")"), byte != UInt8(ascii: ":") {
      if byte == UInt8(ascii: "-"), isOn {
        isOn = false
      } else if !flags.set(letter: byte, to: isOn) {
        throw failure("unrecognized character after (? or (?-")
      }
      at += 1
    }
    if take(":") { return try inner(outer) }
    // Flags alone hold up to the end of the group around them.
    guard take(")") else { throw failure("missing )") }
    return .empty
  }

  /// What stands in a group up to its end; then the flags from before it hold again.
  private mutating func inner(_ outer: PatternFlags) throws(Failure) -> PatternNode {
    let node = try alternatives()
    guard take(")") else { throw failure("missing )") }
    flags = outer
    return node
  }

  private mutating func escape() throws(Failure) -> PatternNode {
    guard let byte = peek() else { throw failure("\\ at end of pattern") }
    at += 1
    switch byte {
    case UInt8(ascii: "b"): return .wordEdge(true)
    case UInt8(ascii: "B"): return .wordEdge(false)
    case UInt8(ascii: "<"), UInt8(ascii: ">"): return .wordEdge(true)
    case UInt8(ascii: "1")...UInt8(ascii: "9"):
      let number = Int(byte - UInt8(ascii: "0"))
      guard number <= groupCount else { throw failure("reference to non-existent subpattern") }
      return .reference(number)
    default:
      if let set = PatternParser.named(byte) { return .bytes(set) }
      return .bytes(single(PatternParser.control(byte)))
    }
  }

  private static func named(_ letter: UInt8) -> ByteSet? {
    switch letter {
    case UInt8(ascii: "d"): .digit
    case UInt8(ascii: "D"): ByteSet.digit.inverted
    case UInt8(ascii: "w"): .word
    case UInt8(ascii: "W"): ByteSet.word.inverted
    case UInt8(ascii: "s"): .blank
    case UInt8(ascii: "S"): ByteSet.blank.inverted
    default: nil
    }
  }

  private static func control(_ letter: UInt8) -> UInt8 {
    switch letter {
    case UInt8(ascii: "n"): 10
    case UInt8(ascii: "t"): 9
    case UInt8(ascii: "r"): 13
    case UInt8(ascii: "f"): 12
    case UInt8(ascii: "v"): 11
    case UInt8(ascii: "a"): 7
    case UInt8(ascii: "e"): 27
    default: letter
    }
  }

  private mutating func characterClass() throws(Failure) -> ByteSet {
    let isInverted = take("^")
    var set = ByteSet()
    var isFirst = true
    while let byte = peek(), byte != UInt8(ascii: "]") || isFirst {
      isFirst = false
      at += 1
      if byte == UInt8(ascii: "["), peek() == UInt8(ascii: ":"), let named = posixClass() {
        set.formUnion(named)
        continue
      }
      var lower = byte
      if byte == UInt8(ascii: "\\"), let escaped = peek() {
        at += 1
        if let named = PatternParser.named(escaped) {
          set.formUnion(named)
          continue
        }
        lower = escaped == UInt8(ascii: "b") ? 8 : PatternParser.control(escaped)
      }
      guard peek() == UInt8(ascii: "-"), let next = peek(1), next != UInt8(ascii: "]") else {
        set.insert(lower)
        continue
      }
      at += 2
      var upper = next
      if next == UInt8(ascii: "\\"), let escaped = peek() {
        at += 1
        upper = PatternParser.control(escaped)
      }
      guard lower <= upper else { throw failure("range out of order in character class") }
      for member in lower...upper { set.insert(member) }
    }
    guard take("]") else { throw failure("missing terminating ] for character class") }
    if flags.ignoresCase { set = set.foldingCase }
    return isInverted ? set.inverted : set
  }

  /// `[:alpha:]` and its relatives inside a class.
  private mutating func posixClass() -> ByteSet? {
    guard let end = source[at...].firstIndex(of: UInt8(ascii: "]")), end - 1 > at,
      source[end - 1] == UInt8(ascii: ":")
    else { return nil }
    let set: ByteSet
    switch String(decoding: source[(at + 1)..<(end - 1)], as: UTF8.self) {
    case "alpha": set = ByteSet { isLetter($0) }
    case "digit": set = .digit
    case "alnum": set = ByteSet { isLetter($0) || isDigit($0) }
    case "space": set = .blank
    case "upper": set = ByteSet { lowered($0) != $0 }
    case "lower": set = ByteSet { raised($0) != $0 }
    case "punct": set = ByteSet { $0 > 32 && $0 < 127 && !isLetter($0) && !isDigit($0) }
    default: return nil
    }
    at = end + 1
    return set
  }
}
