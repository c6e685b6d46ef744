import Source

/// Lines of text of one width, with the line that neighbours are aligned on.
struct TextBlock: Equatable, Sendable {
  /// The lines, each padded to `width`.
  var lines: [String]
  /// The line, from 0, on which the formula stands.
  var baseline: Int
  /// The number of columns.
  var width: Int

  /// One line.
  init(_ text: String) {
    lines = [text]
    baseline = 0
    width = text.columns
  }

  /// Lines, padded to the longest.
  init(lines: [String], baseline: Int, alignment: Formula.Side = .left) {
    let width = lines.reduce(0) { max($0, $1.columns) }
    self.lines = lines.map { Self.pad($0, to: width, alignment) }
    self.baseline = baseline
    self.width = width
  }

  var height: Int { lines.count }
  private var below: Int { lines.count - 1 - baseline }

  /// Blocks side by side on one base line.
  static func beside(_ blocks: [TextBlock]) -> TextBlock {
    let above = blocks.reduce(0) { max($0, $1.baseline) }
    let below = blocks.reduce(0) { max($0, $1.below) }
    var lines: [String] = []
    for line in 0..<(above + 1 + below) {
      var text = ""
      for block in blocks {
        let index = line - above + block.baseline
        text += block.lines.indices.contains(index) ? block.lines[index] : spaces(block.width)
      }
      lines.append(text)
    }
    var result = TextBlock(lines: [], baseline: above)
    result.lines = lines
    result.width = blocks.reduce(0) { $0 + $1.width }
    return result
  }

  /// Blocks below each other; the base line is that of the block with the given index.
  static func stacked(_ blocks: [TextBlock], baselineOf index: Int, alignment: Formula.Side = .center) -> TextBlock {
    let width = blocks.reduce(0) { max($0, $1.width) }
    var lines: [String] = []
    var baseline = 0
    for (place, block) in blocks.enumerated() {
      if place == index { baseline = lines.count + block.baseline }
      lines += block.lines.map { pad($0, from: block.width, to: width, alignment) }
    }
    var result = TextBlock(lines: [], baseline: baseline)
    result.lines = lines
    result.width = width
    return result
  }

  /// The block in at least so many columns.
  func padded(to width: Int, _ alignment: Formula.Side) -> TextBlock {
    guard width > self.width else { return self }
    var result = self
    result.lines = lines.map { Self.pad($0, from: self.width, to: width, alignment) }
    result.width = width
    return result
  }

  /// The block with blank lines added, so that it reaches so far above and below its base line.
  func extended(above: Int, below: Int) -> TextBlock {
    var result = self
    let blank = Self.spaces(width)
    result.lines =
      Array(repeating: blank, count: max(0, above - baseline)) + lines
      + Array(repeating: blank, count: max(0, below - self.below))
    result.baseline = max(baseline, above)
    return result
  }

  /// How far the block reaches above and below its base line.
  var extent: (above: Int, below: Int) { (baseline, below) }

  static func spaces(_ count: Int) -> String { String(repeating: " ", count: max(0, count)) }

  private static func pad(_ text: String, to width: Int, _ alignment: Formula.Side) -> String {
    pad(text, from: text.columns, to: width, alignment)
  }

  private static func pad(_ text: String, from own: Int, to width: Int, _ alignment: Formula.Side) -> String {
    let missing = width - own
    guard missing > 0 else { return text }
    switch alignment {
    case .left: return text + spaces(missing)
    case .right: return spaces(missing) + text
    case .center: return spaces(missing / 2) + text + spaces(missing - missing / 2)
    }
  }
}
