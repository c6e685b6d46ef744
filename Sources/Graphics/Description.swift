import Source

extension Figure {
  /// The figure's name for those who cannot see it: its title, or what it plots.
  var name: String {
    if !title.isEmpty { return title.text }
    if let tiling { return tiling.kind }
    guard !xLabel.isEmpty, !yLabel.isEmpty, !isSpatial else { return kind }
    return yLabel.text + " against " + xLabel.text
  }

  /// The figure in a few sentences made from its data: what is drawn, over which ranges, and the course of each mark.
  public var description: String {
    if let tiling { return tiling.description }
    var text = ownDescription
    for inset in insets {
      // "Plot of one curve" becomes a part of a sentence.
      let shown = inset.figure.description
      text += " An inset" + (inset.figure.title.isEmpty ? "" : " (" + inset.figure.title.text + ")") + " shows a plot"
      text += String(decoding: shown.bytes.dropFirst(4), as: UTF8.self)
    }
    return text
  }

  private var ownDescription: String {
    let domain = domain
    guard !domain.x.isEmpty, !domain.y.isEmpty else { return "Plot without data." }
    let across = xLabel.isEmpty ? "x" : xLabel.text
    let up = yLabel.isEmpty ? "y" : yLabel.text
    var text = kind + "."
    if hasAxes {
      text += " " + range(across, domain.x, isX: true) + ", " + range(up, domain.y, isX: false)
      if !domain.z.isEmpty {
        text += ", " + range(zLabel.isEmpty ? "z" : zLabel.text, domain.z, zLimits, .linear)
      }
      text += "."
    }
    var parts: [String] = []
    var references: [String] = []
    var described = 0
    for (position, mark) in marks.map({ visible($0) }).enumerated() {
      guard let noun = mark.noun else {
        if !mark.description.isEmpty { references.append(mark.description) }
        continue
      }
      described += 1
      guard described <= 4 else { continue }
      parts.append(subject(of: mark, at: position, noun: noun) + " " + told(mark))
    }
    if described > 4 { parts.append(described == 5 ? "One more is drawn" : String(described - 4) + " more are drawn") }
    for part in parts { text += " " + part + "." }
    text += crossings
    if !references.isEmpty, references.count <= 4 { text += " Reference: " + Words.list(references) + "." }
    return text
  }

  /// A curve without its points beyond the limits that were asked for.
  private func visible(_ mark: Mark) -> Mark {
    guard xLimits != nil || yLimits != nil, case .line(var line) = mark else { return mark }
    for index in 0..<Swift.min(line.x.count, line.y.count) {
      let (x, y) = (line.x[index], line.y[index])
      if let xLimits, !(xLimits.lower <= x && x <= xLimits.upper) { line.y[index] = .nan }
      if let yLimits, !(yLimits.lower <= y && y <= yLimits.upper) { line.y[index] = .nan }
    }
    return .line(line)
  }

  /// A mark in words, which speak of the names of an axis instead of 1, 2, ….
  private func told(_ mark: Mark) -> String {
    switch mark {
    case .bars(let bars):
      bars.described(names: bars.isLevel ? yTicks == nil ? yNames : [] : xTicks == nil ? xNames : [])
    case .line(let line) where !line.hasHeads && xTicks == nil: Words.curve(x: line.x, y: line.y, names: xNames)
    default: mark.description
    }
  }

  /// Where its two curves cross, if it has two over the same points and nothing else to compare.
  private var crossings: String {
    var curves: [Line] = []
    for mark in marks { if case .line(let line) = mark, !line.hasHeads { curves.append(line) } }
    guard curves.count == 2, curves[0].x == curves[1].x, xScale == .linear, xNames.isEmpty else { return "" }
    let places = Course.crossings(x: curves[0].x, curves[0].y, curves[1].y)
    return places.isEmpty ? "" : " The curves cross" + Words.places("", places) + "."
  }

  /// A mark's label, or its kind with a number if there are several of them.
  private func subject(of mark: Mark, at position: Int, noun: (one: String, many: String)) -> String {
    if mark.parts.count == 1, let label = mark.key?.label { return label.text }
    var total = 0
    var number = 0
    for (index, other) in marks.enumerated() where other.noun?.one == noun.one {
      total += 1
      if index == position { number = total }
    }
    return total == 1 ? "The " + noun.one : capital(noun.one) + " " + String(number)
  }

  /// What is drawn: `Plot of 2 curves and 1 set of points`.
  private var kind: String {
    var counts: [(noun: (one: String, many: String), count: Int)] = []
    for mark in marks {
      guard let noun = mark.noun else { continue }
      if let index = counts.firstIndex(where: { $0.noun.one == noun.one }) {
        counts[index].count += 1
      } else {
        counts.append((noun, 1))
      }
    }
    return counts.isEmpty ? "Plot" : "Plot of " + Words.list(counts.map { Words.count($0.count, $0.noun) })
  }

  private func range(_ name: String, _ extent: Extent, isX: Bool) -> String {
    let names = isX ? xNames : yNames
    if (isX ? xTicks : yTicks) == nil, let first = names.first, let last = names.last {
      if names.count > 8 {
        return [name, " with ", String(names.count), " names from ", first.text, " to ", last.text].joined()
      }
      var texts: [String] = []
      for name in names { texts.append(name.text) }
      return name + " with " + (names.count == 1 ? "the name " : "the names ") + Words.list(texts)
    }
    return range(name, extent, isX ? xLimits : yLimits, isX ? xScale : yScale)
  }

  private func range(_ name: String, _ extent: Extent, _ limits: Limits?, _ scale: Scale) -> String {
    var shown = Limits.covering(extent, scale: scale, wished: limits)
    // A sum that should be zero but for rounding is said as zero.
    let noise = (shown.upper - shown.lower) * 1e-12
    if scale == .linear, shown.lower.magnitude < noise { shown.lower = 0 }
    if scale == .linear, shown.upper.magnitude < noise { shown.upper = 0 }
    var text = name
    if limits == nil, extent.lower == extent.upper {
      text += " is " + Words.number(extent.lower)
    } else {
      text += " from " + Words.number(shown.lower) + " to " + Words.number(shown.upper)
    }
    return text + scale.words
  }

  private func capital(_ text: String) -> String {
    var result = ""
    for (index, scalar) in text.scalars.enumerated() {
      if index == 0, scalar.value >= 0x61, scalar.value <= 0x7A, let upper = Unicode.Scalar(scalar.value - 32) {
        result.unicodeScalars.append(upper)
      } else {
        result.unicodeScalars.append(scalar)
      }
    }
    return result
  }
}
