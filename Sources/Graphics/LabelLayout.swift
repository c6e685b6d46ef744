import Source

/// A label with mathematics on its line: runs of text and strokes around a base line, in pixels from its left end.
///
/// What stands side by side follows one another in the browser, whose fonts may be narrower than the widths here. Only
/// what is built up, fractions and roots, is set at places of its own.
struct LabelLayout {
  /// Text of one font and size.
  struct Run {
    var text: String
    var font: Font
    var size: Double
    var x: Double
    /// The base line, downwards from that of the label.
    var y: Double
    var width: Double
    /// The place of a part that does not just follow the run before it; nil for one that does.
    var start: Start?
  }

  /// Where a part begins that has a place of its own, or where its middle is.
  enum Start: Equatable {
    case left(Double)
    case middle(Double)
  }

  /// What a run is set in.
  enum Font: Equatable {
    case words, boldWords, italicWords, mathematics
  }

  var runs: [Run] = []
  var strokes: [[Point]] = []
  var width = 0.0
  var ascent = 0.0
  var descent = 0.0
  /// Whether the next run has a place of its own.
  var isApart = false
  let isBold: Bool
  /// How much of the width of words is allowed for.
  var stretch = 1.0
  /// Whether it is a script, in which signs stand closer.
  let isScript: Bool

  /// Mathematics is larger than the words around it by this factor, as its letters are smaller.
  static let enlargement = 15.0 / 13

  /// Nothing yet.
  init(isBold: Bool) {
    self.isBold = isBold
    isScript = false
  }

  init(_ label: Label, size: Double, isBold: Bool = false) {
    self.init(isBold: isBold)
    set(label, size)
    guard !isFree else { return }
    // Words beside what has places of its own are set in just the width that is allowed for them, which is nearer to
    // that of most fonts here.
    let whole = self
    (runs, strokes, width, isApart) = ([], [], 0, false)
    stretch = 1.05 / 1.08
    set(label, size)
    (ascent, descent) = (whole.ascent, whole.descent)
  }

  private mutating func set(_ label: Label, _ size: Double) {
    for (index, word) in label.words.enumerated() {
      if index > 0 { add(" ", .words, size) }
      for part in word { add(part: part, size) }
    }
  }

  /// Whether all parts just follow one another.
  var isFree: Bool {
    for run in runs where run.start != nil { return false }
    return strokes.isEmpty
  }

  // Pieces.

  /// Adds text behind what is there; its base line is `y` below that of the label.
  mutating func add(_ text: String, _ font: Font, _ size: Double, y: Double = 0) {
    guard !text.isEmpty else { return }
    let own =
      font == .mathematics
      ? LabelLayout.width(of: text, size: size)
      : TextWidth.pixels(text, size: size, isBold: isBold || font == .boldWords) * stretch
    if text != " " {
      let (above, below) = LabelLayout.extent(of: text)
      ascent = Swift.max(ascent, above * size - y)
      descent = Swift.max(descent, below * size + y)
    }
    if let last = runs.last, !isApart, last.font == font, last.size == size, last.y == y,
      (last.x + last.width - width).magnitude < 0.01
    {
      runs[runs.count - 1].text += text
      runs[runs.count - 1].width += own
    } else {
      let start = isApart ? Start.left(width) : nil
      runs.append(Run(text: text, font: font, size: size, x: width, y: y, width: own, start: start))
    }
    isApart = false
    width += own
  }

  /// Adds a part behind what is there.
  mutating func append(_ part: LabelLayout, y: Double = 0) {
    place(part, x: width, y: y, start: isApart ? .left(width) : nil)
    isApart = part.isApart || isApart && part.runs.isEmpty
    width += part.width
  }

  /// Adds a part at a place of its own; `isCentred` where its middle is known better than its left end.
  mutating func set(_ part: LabelLayout, x: Double, y: Double, isCentred: Bool = false) {
    var isOneChunk = isCentred
    for run in part.runs where run.start != nil { isOneChunk = false }
    place(part, x: x, y: y, start: isOneChunk ? .middle(x + part.width / 2) : .left(x))
    isApart = true
  }

  private mutating func place(_ part: LabelLayout, x: Double, y: Double, start: Start?) {
    for (index, run) in part.runs.enumerated() {
      var run = run
      switch run.start {
      case .left(let own): run.start = .left(own + x)
      case .middle(let own): run.start = .middle(own + x)
      case nil: if index == 0 { run.start = start }
      }
      run.x += x
      run.y += y
      runs.append(run)
    }
    for stroke in part.strokes { strokes.append(stroke.map { Point(x: $0.x + x, y: $0.y + y) }) }
    ascent = Swift.max(ascent, part.ascent - y)
    descent = Swift.max(descent, part.descent + y)
  }
}
