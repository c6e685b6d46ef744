public import Markup

/// Something drawn from data in the area between the axes.
///
/// Each kind of mark is a struct in a file of its own with a `domain` (what must fit on the axes), `draw(in:)` (its
/// markup, once the axes are known), `description` (what it shows, in words) and `trace(on:)` (the same in a terminal).
/// The kinds are a closed enum and not a protocol, because Embedded Swift has no existential of a struct; this file is
/// the only one that lists them, so a new kind is its own file and one line per switch here.
public enum Mark: Equatable, Sendable {
  /// Points joined by a line.
  case line(Line)
  /// Single points.
  case dots(Dots)
  /// A step function, or the outline of a histogram.
  case stairs(Stairs)
  /// Upright bars.
  case bars(Bars)
  /// The area between a curve and a base.
  case area(Area)
  /// A straight reference line across the plot.
  case rule(Rule)
  /// Text at a place.
  case annotation(Annotation)
  /// A field of numbers over the plane.
  case field(FieldMap)
  /// Something in space.
  indirect case spatial(SpatialMark)
  /// Marks that are named and described as one.
  case group(Group)

  /// What must fit on the axes.
  public var domain: Domain {
    switch self {
    case .line(let mark): mark.domain
    case .dots(let mark): mark.domain
    case .stairs(let mark): mark.domain
    case .bars(let mark): mark.domain
    case .area(let mark): mark.domain
    case .rule(let mark): mark.domain
    case .annotation(let mark): mark.domain
    case .field(let mark): mark.domain
    case .spatial(let mark): mark.domain
    case .group(let mark): mark.domain
    }
  }

  /// The mark as SVG between axes that are known.
  public func draw(in frame: Frame) -> Markup {
    switch self {
    case .line(let mark): mark.draw(in: frame)
    case .dots(let mark): mark.draw(in: frame)
    case .stairs(let mark): mark.draw(in: frame)
    case .bars(let mark): mark.draw(in: frame)
    case .area(let mark): mark.draw(in: frame)
    case .rule(let mark): mark.draw(in: frame)
    case .annotation(let mark): mark.arrow?.draw(in: frame) ?? .empty
    case .field(let mark): mark.draw(in: frame)
    case .spatial: .empty
    case .group(let mark): mark.draw(in: frame)
    }
  }

  /// What the mark shows, as a part of a sentence; empty if there is nothing to say.
  public var description: String {
    switch self {
    case .line(let mark): mark.description
    case .dots(let mark): mark.description
    case .stairs(let mark): mark.description
    case .bars(let mark): mark.description
    case .area(let mark): mark.description
    case .rule(let mark): mark.description
    case .annotation: ""
    case .field(let mark): mark.description
    case .spatial(let mark): mark.description
    case .group(let mark): mark.words
    }
  }

  /// The colour that was asked for; nil for that of the theme's order.
  public var colour: Colour? {
    switch self {
    case .line(let mark): mark.style.colour
    case .dots(let mark): mark.colour
    case .stairs(let mark): mark.style.colour
    case .bars(let mark): mark.colour
    case .area(let mark): mark.colour
    case .rule(let mark): mark.style.colour
    case .annotation(let mark): mark.colour
    case .field(let mark): mark.style.colour
    case .spatial(let mark): mark.style.colour
    case .group(let mark): mark.marks.first?.colour
    }
  }

  /// The marks of a group, or the mark itself.
  var parts: [Mark] {
    if case .group(let group) = self { group.marks } else { [self] }
  }

  /// Whether the mark is text, which stands on top of all others.
  var isAnnotation: Bool {
    if case .annotation = self { true } else { false }
  }

  /// What one such mark and several of them are called; nil for marks that only help.
  var noun: (one: String, many: String)? {
    switch self {
    case .line(let mark): mark.hasHeads ? ("set of arrows", "sets of arrows") : ("curve", "curves")
    case .stairs(let mark): mark.isOutline ? ("histogram", "histograms") : ("step curve", "step curves")
    case .dots: ("set of points", "sets of points")
    case .bars: ("set of bars", "sets of bars")
    case .area: ("area", "areas")
    case .field(let mark): mark.noun
    case .spatial(let mark): mark.noun
    case .group(let mark): mark.noun.count == 2 ? (mark.noun[0], mark.noun[1]) : nil
    case .rule, .annotation: nil
    }
  }

  /// Draws the mark with the dots of a terminal.
  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    canvas.series = colour?.category ?? 0
    switch self {
    case .line(let mark): mark.trace(on: &canvas, in: frame)
    case .dots(let mark): mark.trace(on: &canvas, in: frame)
    case .stairs(let mark): mark.trace(on: &canvas, in: frame)
    case .bars(let mark): mark.trace(on: &canvas, in: frame)
    case .area(let mark): mark.trace(on: &canvas, in: frame)
    case .rule(let mark): mark.trace(on: &canvas, in: frame)
    case .annotation(let mark): mark.trace(on: &canvas, in: frame)
    case .field(let mark): mark.trace(on: &canvas, in: frame)
    case .spatial: break
    case .group(let mark): mark.trace(on: &canvas, in: frame)
    }
  }

  /// How the mark is named to the reader; nil without a label.
  var key: Key? {
    switch self {
    case .line(let mark): mark.key
    case .dots(let mark): mark.key
    case .stairs(let mark): mark.key
    case .bars(let mark): mark.key
    case .area(let mark): mark.key
    case .field(let mark): mark.key
    case .spatial(let mark): mark.key
    case .group(let mark): mark.key
    case .rule, .annotation: nil
    }
  }

  /// Where a curve ends on the right, so that its name can stand there; nil for other marks.
  func end(in frame: Frame) -> Point? {
    switch self {
    case .line(let mark): mark.hasHeads ? nil : Line.end(x: mark.x, y: mark.y, in: frame)
    case .stairs(let mark): mark.end(in: frame)
    case .dots, .bars, .area, .rule, .annotation, .field, .spatial, .group: nil
    }
  }

  /// Texts that the mark sets beside places.
  func notes(in frame: Frame) -> [Note] {
    let note: Note?
    switch self {
    case .rule(let mark): note = mark.note(in: frame)
    case .annotation(let mark): note = mark.note(in: frame)
    case .field(let mark): return mark.notes(in: frame)
    case .group(let mark): return mark.notes(in: frame)
    case .line, .dots, .stairs, .bars, .area, .spatial: return []
    }
    return note.map { [$0] } ?? []
  }

  /// The mark with a name for the reader, or with a colour if it has none of its own; nil if it takes neither.
  public func with(label: Label? = nil, colour: Colour? = nil) -> Mark? {
    switch self {
    case .line(var mark): return Mark.set(&mark.label, &mark.style.colour, label, colour) ? .line(mark) : nil
    case .dots(var mark): return Mark.set(&mark.label, &mark.colour, label, colour) ? .dots(mark) : nil
    case .stairs(var mark): return Mark.set(&mark.label, &mark.style.colour, label, colour) ? .stairs(mark) : nil
    case .bars(var mark): return Mark.set(&mark.label, &mark.colour, label, colour) ? .bars(mark) : nil
    case .area(var mark): return Mark.set(&mark.label, &mark.colour, label, colour) ? .area(mark) : nil
    case .field(var mark):
      guard let label else { return nil }
      mark.label = label
      return .field(mark)
    case .spatial(var mark):
      // Nets have the colours of their heights, and text that of text.
      if label == nil, mark.isNet || mark.kind == .text { return nil }
      return Mark.set(&mark.label, &mark.style.colour, label, colour) ? .spatial(mark) : nil
    case .group(var mark): return mark.set(label, colour) ? .group(mark) : nil
    case .rule, .annotation: return nil
    }
  }

  private static func set(_ label: inout Label?, _ own: inout Colour?, _ name: Label?, _ colour: Colour?) -> Bool {
    if let name {
      label = name
    } else if own == nil {
      own = colour
    } else {
      return false
    }
    return true
  }
}
