import Source

/// The structure of a regular expression.
indirect enum PatternNode {
  case empty
  case bytes(ByteSet)
  case sequence([PatternNode])
  case alternatives([PatternNode])
  case group(PatternNode, number: Int)
  /// A part that, once matched, is not tried in other ways.
  case atomic(PatternNode)
  case repetition(PatternNode, least: Int, most: Int?, isLazy: Bool)
  case reference(Int)
  case start(isLine: Bool)
  case end(isLine: Bool)
  case wordEdge(Bool)
  case look(PatternNode, isNegative: Bool, isBehind: Bool)
}

/// Reads regular expressions.
struct PatternParser {
  let source: [UInt8]
  var options: Pattern.Options
  let function: String
  var groupCount = 0
  var names: [(name: String, group: Int)] = []
  private var at = 0
  private var depth = 0
  /// How many nodes copies by counted repetition may make, so that `((a{99}){99}){99}` is refused.
  private var size = 0

  init(source: [UInt8], options: Pattern.Options, function: String) {
    self.source = source
    self.options = options
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
    case .group(let inner, _), .atomic(let inner), .look(let inner, _, _): return weight(inner) + 2
    case .repetition(let inner, let least, let most, _):
      return (weight(inner) + 3) * Double(max(1, max(least, most ?? least + 1)))
    case .empty, .bytes, .reference, .start, .end, .wordEdge: return 1
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
    // Flags hold to the end of the group they stand in.
    let outer = options
    defer {
      depth -= 1
      options = outer
    }
    guard depth < 100 else { throw failure("parentheses are nested too deeply") }
    var nodes = [try sequence()]
    while take("|") { nodes.append(try sequence()) }
    return nodes.count == 1 ? nodes[0] : .alternatives(nodes)
  }

  private mutating func sequence() throws(Failure) -> PatternNode {
    var nodes: [PatternNode] = []
    while let byte = peek(), byte != UInt8(ascii: "|"), byte != UInt8(ascii: ")") {
      if options.isSpaced, isBlank(byte) {
        at += 1
      } else if options.isSpaced, byte == UInt8(ascii: "#") {
        while let byte = peek(), byte != 10 { at += 1 }
      } else {
        nodes.append(try repeated())
      }
    }
    return nodes.isEmpty ? .empty : .sequence(nodes)
  }

  private mutating func repeated() throws(Failure) -> PatternNode {
    var node = try atom()
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
      node = .repetition(node, least: least, most: most, isLazy: isLazy)
      if !isLazy, take("+") { node = .atomic(node) }
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
      let takesLineFeed = options.dotTakesLineFeed
      return .bytes(ByteSet { takesLineFeed || $0 != 10 })
    case UInt8(ascii: "^"): return .start(isLine: options.hasLineAnchors)
    case UInt8(ascii: "$"): return .end(isLine: options.hasLineAnchors)
    case UInt8(ascii: "("): return try group()
    case UInt8(ascii: "["): return .bytes(try characterClass())
    case UInt8(ascii: "\\"): return try escape()
    case UInt8(ascii: "*"), UInt8(ascii: "+"), UInt8(ascii: "?"):
      at -= 1
      throw failure("nothing to repeat")
    default: return .bytes(single(byte))
    }
  }

  private func single(_ byte: UInt8) -> ByteSet {
    var set = ByteSet()
    set.insert(byte)
    return options.ignoresCase ? set.foldingCase : set
  }

  private mutating func group() throws(Failure) -> PatternNode {
    var number: Int?
    var isLook = false
    var isNegative = false
    var isBehind = false
    if take("?") {
      if peek() == UInt8(ascii: "<"), let sign = peek(1), sign == UInt8(ascii: "=") || sign == UInt8(ascii: "!") {
        at += 2
        isLook = true
        isBehind = true
        isNegative = sign == UInt8(ascii: "!")
      } else if take("#") {
        while let byte = peek(), byte != UInt8(ascii: ")") { at += 1 }
        guard take(")") else { throw failure("missing )") }
        return .empty
      } else if take(">") {
        let inner = try alternatives()
        guard take(")") else { throw failure("missing )") }
        return .atomic(inner)
      } else if let inner = try flags() {
        return inner
      } else if take(":") {
      } else if take("=") {
        isLook = true
      } else if take("!") {
        isLook = true
        isNegative = true
      } else if take("<") || take("P") {
        _ = take("<")
        guard let end = source[at...].firstIndex(of: UInt8(ascii: ">")), end > at else {
          throw failure("a group's name must end with >")
        }
        groupCount += 1
        number = groupCount
        names.append((String(decoding: source[at..<end], as: UTF8.self), groupCount))
        at = end + 1
      } else {
        throw failure("unrecognized character after (? or (?-")
      }
    } else {
      groupCount += 1
      number = groupCount
    }
    let inner = try alternatives()
    guard take(")") else { throw failure("missing )") }
    if isLook { return .look(inner, isNegative: isNegative, isBehind: isBehind) }
    return number.map { .group(inner, number: $0) } ?? inner
  }

  /// `(?i)` for the rest of the group, or `(?i:…)`, after its question mark; nil when there are no flags.
  private mutating func flags() throws(Failure) -> PatternNode? {
    var end = at
    while end < source.count, "-imsx".bytes.contains(source[end]) { end += 1 }
    guard end > at else { return nil }
    let outer = options
    var isOn = true
    for letter in source[at..<end] {
      switch letter {
      case UInt8(ascii: "-"): isOn = false
      case UInt8(ascii: "i"): options.ignoresCase = isOn
      case UInt8(ascii: "m"): options.hasLineAnchors = isOn
      case UInt8(ascii: "s"): options.dotTakesLineFeed = isOn
      default: options.isSpaced = isOn
      }
    }
    at = end
    if take(")") { return .empty }
    guard take(":") else {
      throw failure(at < source.count ? "unrecognized character after (? or (?-" : "missing )")
    }
    let inner = try alternatives()
    options = outer
    guard take(")") else { throw failure("missing )") }
    return inner
  }

  private mutating func escape() throws(Failure) -> PatternNode {
    guard let byte = peek() else { throw failure("\\ at end of pattern") }
    at += 1
    switch byte {
    case UInt8(ascii: "b"): return .wordEdge(true)
    case UInt8(ascii: "B"): return .wordEdge(false)
    case UInt8(ascii: "<"), UInt8(ascii: ">"):
      // Octave reads these as: after, or before, no letter of a word.
      let isEnd = byte == UInt8(ascii: ">")
      let edge: PatternNode = isEnd ? .end(isLine: false) : .start(isLine: false)
      return .look(.alternatives([.bytes(ByteSet.word.inverted), edge]), isNegative: false, isBehind: !isEnd)
    case UInt8(ascii: "0"), UInt8(ascii: "x"):
      var end = at
      let limit = min(source.count, at + 2)
      while end < limit, isDigit(source[end]) || byte != UInt8(ascii: "0") && isLetter(source[end]) { end += 1 }
      let code = processedEscapes([UInt8(ascii: "\\"), byte] + source[at..<end])
      at = end
      return .bytes(single(code.first ?? 0))
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
    if options.ignoresCase { set = set.foldingCase }
    return isInverted ? set.inverted : set
  }

  /// `[:alpha:]` and its relatives inside a class.
  private mutating func posixClass() -> ByteSet? {
    guard let end = source[at...].firstIndex(of: UInt8(ascii: "]")), end - 1 > at,
      source[end - 1] == UInt8(ascii: ":")
    else { return nil }
    let set: ByteSet
    switch Word(String(decoding: source[(at + 1)..<(end - 1)], as: UTF8.self)) {
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
