public import Source

/// What a run has put out, in order.
public struct Transcript {
  /// One thing that was put out.
  public enum Event {
    /// Printed text.
    case printed(String)
    /// A displayed value: its name, the value, the text that Octave prints, and the format it was displayed in.
    case display(name: String, Value, text: String, format: DisplayFormat)
    /// An expression and what it becomes step by step, all of them equal to the value; the spans count in the source.
    case chain([Expression], source: [UInt8], Value, text: String, format: DisplayFormat)
    /// Something that the reader of the page sets.
    case control(Control)
    /// What an answer test says of a reader's answer.
    case verdict(Verdict)
    /// What the author of an exercise says of it.
    case feedback(String)
    /// States that a reader steps through.
    case states([State])
    /// A warning, with its place once the machine has filled it in.
    case warning(Failure)
  }

  /// The events so far.
  public private(set) var events: [Event] = []
  private var size = 0
  private(set) var hasUnplacedWarnings = false

  /// An empty transcript.
  public init() {}

  mutating func print(_ text: String, limits: RunLimits) throws(Failure) {
    size += text.utf8.count
    guard size <= limits.output else { throw limits.outputFailure }
    if case .printed(let before)? = events.last {
      // Moved out first, so that appending does not copy what was printed before.
      events.removeLast()
      var joined = before
      joined += text
      events.append(.printed(joined))
    } else {
      events.append(.printed(text))
    }
  }

  mutating func display(_ value: Value, name: String, format: DisplayFormat, limits: RunLimits) throws(Failure) {
    let text = try value.text(name: name, format: format, limits: limits)
    size += text.utf8.count
    guard size <= limits.output else { throw limits.outputFailure }
    events.append(.display(name: name, value, text: text, format: format))
  }

  mutating func show(
    _ steps: [Expression], source: [UInt8], _ value: Value, format: DisplayFormat, limits: RunLimits
  ) throws(Failure) {
    let name = steps.map { $0.octaveText(source: source) }.joined(separator: " = ")
    let text = try value.text(name: steps.isEmpty ? nil : name, format: format, limits: limits)
    size += text.utf8.count
    guard size <= limits.output else { throw limits.outputFailure }
    events.append(.chain(steps, source: source, value, text: text, format: format))
  }

  mutating func add(_ states: [State], limits: RunLimits) throws(Failure) {
    for state in states { size += state.text.utf8.count + state.title.utf8.count + state.note.utf8.count }
    guard size <= limits.output else { throw limits.outputFailure }
    events.append(.states(states))
  }

  mutating func add(_ control: Control) { events.append(.control(control)) }

  mutating func add(_ verdict: Verdict, limits: RunLimits) throws(Failure) {
    size += verdict.feedback.utf8.count
    guard size <= limits.output else { throw limits.outputFailure }
    events.append(.verdict(verdict))
  }

  mutating func add(feedback: String, limits: RunLimits) throws(Failure) {
    size += feedback.utf8.count
    guard size <= limits.output else { throw limits.outputFailure }
    events.append(.feedback(feedback))
  }

  /// Adds a warning, whose place the machine fills in.
  mutating func warn(_ failure: Failure) {
    hasUnplacedWarnings = true
    events.append(.warning(failure))
  }

  /// Takes back the warnings after a number of events.
  mutating func withdrawWarnings(after count: Int) {
    var index = events.count
    while index > count {
      index -= 1
      if case .warning = events[index] { events.remove(at: index) }
    }
  }

  /// Gives the warnings that have no place yet the place of the call that made them.
  mutating func placeWarnings(at span: Span) {
    hasUnplacedWarnings = false
    for (index, event) in events.enumerated() {
      if case .warning(let failure) = event, failure.span == nil { events[index] = .warning(failure.at(span)) }
    }
  }

  /// Hands over the events and begins anew.
  mutating func take() -> [Event] {
    let taken = events
    events = []
    size = 0
    return taken
  }
}
