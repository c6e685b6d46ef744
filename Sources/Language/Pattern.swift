import Source

/// A regular expression as regexp uses it: the common part of PCRE, matched by backtracking.
///
/// Known are literals, `.`, classes, `\d \w \s` and their opposites, `^ $ \b \B`, groups (plain, `(?:…)`, `(?<name>…)`),
/// alternatives, greedy and lazy repetition, back references, flags such as `(?i)`, lookahead and lookbehind. The matcher is the backtracking machine of
/// Thompson's program with an explicit stack (R. Cox, "Regular expression matching: the virtual machine approach",
/// 2009), so that neither long texts nor nested groups use up the call stack; it counts steps and gives up.
struct Pattern {
  /// One instruction of the matching program.
  enum Step {
    /// Takes one byte of a set.
    case byte(ByteSet)
    /// Goes on in two places, first in the first.
    case split(Int, Int)
    /// Goes on elsewhere.
    case jump(Int)
    /// Remembers the position in a slot.
    case save(Int)
    /// Fails unless the position has moved since the slot was saved: stops loops that take nothing.
    case moved(Int)
    /// Takes what a group took.
    case group(Int)
    /// The start or the end of the text, or of a line.
    case start(isLine: Bool)
    case end(isLine: Bool)
    case wordEdge(Bool)
    /// Fails unless the position is that of the slot.
    case back(Int)
    /// As `look`, for a program that ends where the match stands now, whose position it keeps in the slot.
    case lookBehind(slot: Int, isNegative: Bool, next: Int)
    /// Matches the program after it up to `accept` without taking anything, then goes on at the place.
    case look(isNegative: Bool, next: Int)
    /// Matches the program after it up to `accept` in the first way there is, then goes on behind what it took.
    case atomic(next: Int)
    case accept
  }

  private(set) var steps: [Step] = []
  private(set) var groupCount = 0
  private(set) var names: [(name: String, group: Int)] = []
  private var slotCount = 2
  let ignoresCase: Bool

  /// What changes the meaning of a pattern.
  struct Options {
    var ignoresCase = false
    /// Whether `^` and `$` are the edges of lines.
    var hasLineAnchors = false
    /// Whether `.` stands for a line feed too.
    var dotTakesLineFeed = true
    /// Whether blanks in the pattern are only for the eye.
    var isSpaced = false
    var takesEmpty = false
    var isOnce = false

    /// Sets what a word of regexp's arguments says; whether it is known.
    mutating func set(_ word: String) -> Bool {
      switch Word(word) {
      case "once": isOnce = true
      case "ignorecase": ignoresCase = true
      case "matchcase": ignoresCase = false
      case "lineanchors": hasLineAnchors = true
      case "stringanchors": hasLineAnchors = false
      case "dotall": dotTakesLineFeed = true
      case "dotexceptnewline": dotTakesLineFeed = false
      case "freespacing": isSpaced = true
      case "literalspacing": isSpaced = false
      case "emptymatch": takesEmpty = true
      case "noemptymatch": takesEmpty = false
      default: return false
      }
      return true
    }
  }

  /// Where a match lies: the whole and its groups, as offsets; nil for a group that took no part.
  struct Match {
    var whole: Range<Int>
    var groups: [Range<Int>?]
  }

  /// Compiles a pattern.
  init(_ source: [UInt8], _ options: Options, function: String) throws(Failure) {
    ignoresCase = options.ignoresCase
    var parser = PatternParser(source: source, options: options, function: function)
    let tree = try parser.parse()
    groupCount = parser.groupCount
    names = parser.names
    slotCount = 2 * (groupCount + 1)
    emit(tree)
    steps.append(.accept)
  }

  private mutating func emit(_ node: PatternNode) {
    switch node {
    case .empty: break
    case .bytes(let set): steps.append(.byte(set))
    case .sequence(let nodes): for node in nodes { emit(node) }
    case .alternatives(let nodes): emit(alternatives: nodes)
    case .group(let inner, let number):
      steps.append(.save(2 * number))
      emit(inner)
      steps.append(.save(2 * number + 1))
    case .repetition(let inner, let least, let most, let isLazy): emit(inner, least, most, isLazy)
    case .reference(let number): steps.append(.group(number))
    case .start(let isLine): steps.append(.start(isLine: isLine))
    case .end(let isLine): steps.append(.end(isLine: isLine))
    case .wordEdge(let isEdge): steps.append(.wordEdge(isEdge))
    case .atomic(let inner):
      let at = steps.count
      steps.append(.accept)
      emit(inner)
      steps.append(.accept)
      steps[at] = .atomic(next: steps.count)
    case .look(let inner, let isNegative, let isBehind):
      let at = steps.count
      let slot = slotCount
      steps.append(.accept)
      emit(inner)
      if isBehind {
        slotCount += 1
        steps.append(.back(slot))
      }
      steps.append(.accept)
      steps[at] =
        isBehind
        ? .lookBehind(slot: slot, isNegative: isNegative, next: steps.count)
        : .look(isNegative: isNegative, next: steps.count)
    }
  }

  private mutating func emit(alternatives nodes: [PatternNode]) {
    var jumps: [Int] = []
    for (index, node) in nodes.enumerated() {
      guard index + 1 < nodes.count else {
        emit(node)
        break
      }
      let split = steps.count
      steps.append(.accept)
      emit(node)
      jumps.append(steps.count)
      steps.append(.accept)
      steps[split] = .split(split + 1, steps.count)
    }
    for jump in jumps { steps[jump] = .jump(steps.count) }
  }

  private mutating func emit(_ node: PatternNode, _ least: Int, _ most: Int?, _ isLazy: Bool) {
    for _ in 0..<least { emit(node) }
    func fork(_ at: Int, _ other: Int) -> Step { isLazy ? .split(other, at + 1) : .split(at + 1, other) }
    if let most {
      var forks: [Int] = []
      for _ in least..<max(least, most) {
        forks.append(steps.count)
        steps.append(.accept)
        emit(node)
      }
      for at in forks { steps[at] = fork(at, steps.count) }
      return
    }
    let slot = slotCount
    slotCount += 1
    let at = steps.count
    steps.append(.accept)
    steps.append(.save(slot))
    emit(node)
    steps.append(.moved(slot))
    steps.append(.jump(at))
    steps[at] = fork(at, steps.count)
  }

  /// The first match that begins at `start` or later; `budget` counts the steps left.
  func firstMatch(in text: [UInt8], from start: Int, budget: inout Int) throws(Failure) -> Match? {
    var position = start
    while position <= text.count {
      var slots = [Int](repeating: -1, count: slotCount)
      if let end = try run(0, text, position, &slots, &budget) {
        let groups = (0..<groupCount).map { group -> Range<Int>? in
          let (lower, upper) = (slots[2 * group + 2], slots[2 * group + 3])
          return lower >= 0 && upper >= lower ? lower..<upper : nil
        }
        return Match(whole: position..<end, groups: groups)
      }
      position += 1
    }
    return nil
  }

  /// Runs the program from a step; the answer is where the match ends.
  private func run(
    _ first: Int, _ text: [UInt8], _ start: Int, _ slots: inout [Int], _ budget: inout Int
  ) throws(Failure) -> Int? {
    /// A place to go on, or with `step` -1 a slot to restore.
    struct Pending {
      var step: Int
      var position: Int
      var slot = 0
    }
    var pending = [Pending(step: first, position: start)]
    while let next = pending.popLast() {
      if next.step < 0 {
        slots[next.slot] = next.position
        continue
      }
      var step = next.step
      var position = next.position
      following: while true {
        budget -= 1
        guard budget > 0, pending.count < 4_000_000 else { throw Pattern.tooLong }
        switch steps[step] {
        case .byte(let set):
          guard position < text.count, set.contains(text[position]) else { break following }
          position += 1
          step += 1
        case .split(let one, let other):
          pending.append(Pending(step: other, position: position))
          step = one
        case .jump(let target): step = target
        case .save(let slot):
          pending.append(Pending(step: -1, position: slots[slot], slot: slot))
          slots[slot] = position
          step += 1
        case .moved(let slot):
          guard slots[slot] != position else { break following }
          step += 1
        case .group(let group):
          let (lower, upper) = (slots[2 * group], slots[2 * group + 1])
          guard lower >= 0, upper >= lower, upper - lower <= text.count - position else { break following }
          for offset in 0..<(upper - lower) where !same(text[lower + offset], text[position + offset]) {
            break following
          }
          position += upper - lower
          step += 1
        case .start(let isLine):
          guard position == 0 || isLine && text[position - 1] == 10 else { break following }
          step += 1
        case .end(let isLine):
          guard position == text.count || text[position] == 10 && (isLine || position == text.count - 1) else {
            break following
          }
          step += 1
        case .back(let slot):
          guard slots[slot] == position else { break following }
          step += 1
        case .lookBehind(let slot, let isNegative, let target):
          slots[slot] = position
          var start = position
          var found = false
          while !found, start >= 0 {
            found = try run(step + 1, text, start, &slots, &budget) != nil
            start -= 1
          }
          guard found != isNegative else { break following }
          step = target
        case .wordEdge(let isEdge):
          let before = position > 0 && ByteSet.word.contains(text[position - 1])
          let after = position < text.count && ByteSet.word.contains(text[position])
          guard (before != after) == isEdge else { break following }
          step += 1
        case .look(let isNegative, let target):
          // Lookaheads nest as deep as the pattern is written, so this recursion is short.
          let found = try run(step + 1, text, position, &slots, &budget) != nil
          guard found != isNegative else { break following }
          step = target
        case .atomic(let target):
          guard let end = try run(step + 1, text, position, &slots, &budget) else { break following }
          position = end
          step = target
        case .accept: return position
        }
      }
    }
    return nil
  }

  private func same(_ a: UInt8, _ b: UInt8) -> Bool { a == b || ignoresCase && lowered(a) == lowered(b) }

  private static var tooLong: Failure {
    Failure(
      "regexp: the search took too many steps and was stopped",
      hint: "repetitions inside repetitions, such as (a*)*, try very many ways; simplify the pattern", isLimit: true)
  }
}

/// A set of bytes.
struct ByteSet {
  private var low: (UInt64, UInt64) = (0, 0)
  private var high: (UInt64, UInt64) = (0, 0)

  func contains(_ byte: UInt8) -> Bool {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: return low.0 & bit != 0
    case 1: return low.1 & bit != 0
    case 2: return high.0 & bit != 0
    default: return high.1 & bit != 0
    }
  }

  mutating func insert(_ byte: UInt8) {
    let bit = UInt64(1) << UInt64(byte & 63)
    switch byte >> 6 {
    case 0: low.0 |= bit
    case 1: low.1 |= bit
    case 2: high.0 |= bit
    default: high.1 |= bit
    }
  }

  mutating func formUnion(_ other: ByteSet) {
    low = (low.0 | other.low.0, low.1 | other.low.1)
    high = (high.0 | other.high.0, high.1 | other.high.1)
  }

  var inverted: ByteSet {
    var result = ByteSet()
    result.low = (~low.0, ~low.1)
    result.high = (~high.0, ~high.1)
    return result
  }

  /// The set that also holds the other case of its letters.
  var foldingCase: ByteSet {
    var result = self
    for byte in UInt8.min...UInt8.max where contains(byte) {
      result.insert(lowered(byte))
      result.insert(raised(byte))
    }
    return result
  }

  init() {}

  init(_ test: (UInt8) -> Bool) {
    for byte in UInt8.min...UInt8.max where test(byte) { insert(byte) }
  }

  static let digit = ByteSet { isDigit($0) }
  static let blank = ByteSet { isBlank($0) }
  static let word = ByteSet { isLetter($0) || isDigit($0) || $0 == UInt8(ascii: "_") }
}
