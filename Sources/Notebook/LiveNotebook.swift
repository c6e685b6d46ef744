public import Graphics
public import Language
import Markup
import Source

/// A notebook in a page: its cells and inline values in order, and what must run again when the reader changes something.
///
/// Between any two steps the workspace is kept as it was (`Snapshot`). After a change the steps that it touches run from
/// there; the effects of the others are taken over from their last run, so that the state is the one a whole run would
/// give. A step is touched when its code has a word that names something whose value is not what it was, when it drew
/// random numbers and those before it were not the same, or when numbers are displayed in another format.
public final class LiveNotebook {
  private final class Step {
    /// Its number in the page.
    let number: Int
    /// The options of a cell; nil for a value in running text.
    let options: CellOptions?
    var source: [UInt8]
    /// What diagnostics call it.
    let name: String
    /// What its code has to do with the workspace.
    var names: NameUse
    /// The controls that its last run made.
    var controls: [Control] = []
    /// What its last run changed.
    var changes: [String] = []
    /// Whether its last run came to its end.
    var isComplete = false
    /// Whether its last run drew.
    var hasFigures = false
    var isDirty = true
    /// Whether the reader has changed the code.
    var isEdited = false

    init(_ number: Int, _ options: CellOptions?, _ source: [UInt8], _ name: String) {
      self.number = number
      self.options = options
      self.source = source
      self.name = name
      names = NameUse(of: source)
    }
  }

  /// What is new after an update.
  public enum Change: Sendable {
    /// The results of the step with a number, as HTML.
    case results(number: Int, [UInt8])
    /// A control, whose limits or value may be others.
    case control(Control)
    /// What the check with a number says.
    case verdict(number: Int, Verdict)
  }

  /// The layout of figures that the reader sees; nil for both. When it changes, what drew figures runs again.
  public var layout: Layout? {
    didSet {
      if layout == oldValue { return }
      for step in steps where step.hasFigures { step.isDirty = true }
    }
  }

  /// What stands on the fold in front of the numbers of figures, in the language of the page.
  public var tableTitle = ""
  private var showsResults = true
  private var session: Session
  private var steps: [Step] = []
  /// The workspace before each step, and after the last.
  private var moments: [Snapshot] = []
  /// After so many pieces of code were loaded, all is run anew: what runs again is compiled again.
  private static let codeLimit = 4000
  private let seed: UInt64
  private let host: Host
  private let limits: RunLimits

  /// A notebook without steps.
  public init(seed: UInt64 = 1, host: Host = .none, limits: RunLimits = RunLimits()) {
    self.seed = seed
    self.host = host
    self.limits = limits
    session = Session(seed: seed, host: host, limits: limits)
  }

  /// Adds a cell.
  ///
  /// - Parameters:
  ///   - source: its code, UTF-8.
  ///   - number: its number in the page, by which changes name it.
  ///   - name: what diagnostics call it.
  ///   - options: what of its results is shown.
  public func add(cell source: [UInt8], number: Int, name: String, options: CellOptions = CellOptions()) {
    steps.append(Step(number, options, source, name))
  }

  /// Adds a value in running text.
  public func add(value source: [UInt8], number: Int, name: String) {
    steps.append(Step(number, nil, source, name))
  }

  /// Sets a control, as the reader did.
  public func set(_ control: String, to numbers: [Double]) {
    session.machine.settings[control] = .row(numbers)
    for index in steps.indices {
      for made in steps[index].controls where made.name == control { steps[index].isDirty = true }
    }
  }

  /// Puts other code into the step with a number.
  public func edit(number: Int, source: [UInt8]) {
    // A function that is defined in another way keeps its name, and so do those that call it.
    var functions: [String] = []
    for index in steps.indices {
      if steps[index].number == number {
        functions += definedFunctions(in: steps[index].source)
        steps[index].source = source
        steps[index].isEdited = true
        steps[index].names = NameUse(of: source)
        steps[index].isDirty = true
      } else {
        for name in functions where steps[index].names.mentioned.contains(name) { steps[index].isDirty = true }
        if !steps[index].isDirty { continue }
      }
      functions += definedFunctions(in: steps[index].source)
    }
  }

  /// Runs what must run, and answers what is new: of all steps, where the page does not know them yet.
  ///
  /// - Parameter isSilent: whether nothing of it is written, as the page shows it already.
  public func update(isSilent: Bool = false) -> [Change] {
    showsResults = !isSilent
    defer { showsResults = true }
    var changes: [Change] = []
    var first = 0
    if session.machine.loadedCount > LiveNotebook.codeLimit {
      let settings = session.machine.settings
      session = Session(seed: seed, host: host, limits: limits)
      session.machine.settings = settings
      moments = []
      for index in steps.indices { steps[index].isDirty = true }
    }
    while first < steps.count, !steps[first].isDirty { first += 1 }
    guard first < steps.count else { return [] }
    if first < moments.count { session.machine.restore(moments[first]) }
    for index in first..<steps.count {
      let before = session.machine.snapshot
      var dirty: Set<String> = []
      if index < moments.count {
        for name in moments[index].changes(in: before) { dirty.insert(name) }
        moments[index] = before
      } else {
        moments.append(before)
      }
      if index + 1 < moments.count, !isTouched(steps[index], by: dirty) {
        session.machine.adopt(steps[index].changes, from: moments[index + 1])
        continue
      }
      changes.append(.results(number: steps[index].number, run(steps[index])))
      for control in steps[index].controls { changes.append(.control(control)) }
      let now = session.machine.snapshot
      steps[index].changes = before.changes(in: now)
      // Also a variable that was given the value that it had.
      if steps[index].isComplete, steps[index].options?.role == .ordinary {
        for name in steps[index].names.given where !steps[index].changes.contains(name) {
          steps[index].changes.append(name)
        }
      }
      steps[index].isDirty = false
    }
    let end = session.machine.snapshot
    if steps.count < moments.count { moments[steps.count] = end } else { moments.append(end) }
    return changes
  }

  /// Lets the check with a number judge what the reader answered, after what else must run.
  ///
  /// - Parameter answers: the variables of the fields and what the reader typed.
  public func judge(number: Int, answers: [(name: String, text: String)]) -> [Change] {
    var changes = update()
    for index in steps.indices where steps[index].number == number {
      guard let options = steps[index].options else { continue }
      session.machine.restore(moments[index])
      var starters: [Step] = []
      for step in steps where step.options?.role == .starter && step.options?.exercise == options.exercise {
        starters.append(step)
      }
      var cells: [Cell] = []
      for step in starters { cells.append(cell(of: step, step.options ?? options)) }
      let judgement = session.judge(cell(of: steps[index], options), answers: answers, after: cells)
      for (place, outputs) in judgement.outputs.enumerated() {
        changes.append(.results(number: starters[place].number, markup(outputs, of: cells[place], starters[place])))
      }
      changes.append(.verdict(number: number, judgement.verdict))
    }
    return changes
  }

  private func isTouched(_ step: Step, by dirty: Set<String>) -> Bool {
    if step.isDirty || dirty.contains(Snapshot.format) || dirty.contains(Snapshot.shared) { return true }
    if dirty.contains(Snapshot.random), step.changes.contains(Snapshot.random) { return true }
    let names = step.names
    for name in dirty {
      guard step.isComplete else {
        if names.mentioned.contains(name) { return true }
        continue
      }
      if names.read.contains(name) { return true }
      // Of a variable that has not changed nobody knows whether it was given the same value. What others than ordinary
      // cells do is forgotten.
      let isKept = step.options?.role == .ordinary
      if isKept, names.assigned.contains(name), !step.changes.contains(name) { return true }
    }
    return false
  }

  private func run(_ step: Step) -> [UInt8] {
    guard let options = step.options else {
      let file = SourceFile(name: step.name, bytes: step.source)
      var bytes: [UInt8] = []
      let span = Span(0, step.source.count)
      let output = session.evaluate(InlineValue(index: step.number, span: span), in: file)
      if showsResults { output.markup(source: String(decoding: step.source, as: UTF8.self)).write(to: &bytes) }
      return bytes
    }
    let cell = cell(of: step, options)
    let outputs: [Output]
    switch options.role {
    case .ordinary: outputs = session.run(cell)
    case .check: return []
    case .starter, .solution:
      if let blank = cell.blankDiagnostic {
        outputs = step.isEdited ? [.diagnostic(blank)] : []
      } else {
        outputs = session.runAside(cell)
      }
    }
    step.controls = []
    step.hasFigures = false
    step.isComplete = true
    for output in outputs {
      switch output {
      case .control(let control): step.controls.append(control)
      case .figure: step.hasFigures = true
      case .diagnostic(let diagnostic): if diagnostic.severity == .error { step.isComplete = false }
      case .printed, .display, .states, .verdict, .feedback: break
      }
    }
    return markup(outputs, of: cell, step)
  }

  private func cell(of step: Step, _ options: CellOptions) -> Cell {
    Cell(
      index: step.number, span: Span(0, step.source.count),
      code: SourceText(bytes: step.source, lines: [(code: 0, file: 0)]), options: options)
  }

  private func markup(_ outputs: [Output], of cell: Cell, _ step: Step) -> [UInt8] {
    var bytes: [UInt8] = []
    guard showsResults else { return bytes }
    let file = SourceFile(name: step.name, bytes: step.source)
    cell.liveMarkup(outputs, in: file, layout: layout, tableTitle: tableTitle).write(to: &bytes)
    return bytes
  }
}

/// The functions that a program defines.
private func definedFunctions(in source: [UInt8]) -> [String] {
  var names: [String] = []
  for statement in Program.parse(source).statements {
    if case .function(let definition) = statement.kind { names.append(definition.name.text) }
  }
  return names
}
