import Markup

/// Marks that together show one thing, such as the parts of a box plot, which are named and described as a whole.
public struct Group: Equatable, Sendable {
  /// What is drawn, from back to front.
  public var marks: [Mark]
  /// What one such thing and several of them are called; empty for what only helps.
  public let noun: [String]
  /// What it shows, as a part of a sentence.
  public let words: String

  /// A group of marks, at least one.
  public init(_ marks: [Mark], noun: [String], words: String) {
    self.marks = marks
    self.noun = noun
    self.words = words
  }

  var domain: Domain {
    var domain = Domain()
    for mark in marks { domain.include(mark.domain) }
    return domain
  }

  func draw(in frame: Frame) -> Markup { .fragment(marks.map { $0.draw(in: frame) }) }

  func trace(on canvas: inout BrailleCanvas, in frame: Frame) {
    for mark in marks { mark.trace(on: &canvas, in: frame) }
  }

  var key: Key? {
    for mark in marks {
      if let key = mark.key { return key }
    }
    return nil
  }

  func notes(in frame: Frame) -> [Note] {
    var notes: [Note] = []
    for mark in marks { notes += mark.notes(in: frame) }
    return notes
  }

  /// Names the first part, or colours those without a colour of their own; false if nothing changes.
  mutating func set(_ label: Label?, _ colour: Colour?) -> Bool {
    var isChanged = false
    if label != nil && noun.isEmpty { return false }
    for index in marks.indices where label == nil || index == 0 {
      if case .annotation(var text) = marks[index], text.colour == nil, label == nil {
        text.colour = colour
        marks[index] = .annotation(text)
      } else if let changed = marks[index].with(label: label, colour: colour) {
        marks[index] = changed
        isChanged = true
      }
    }
    return isChanged
  }
}
