import Graphics
public import Language
import Numerics
public import Source
import Typesetting

/// Runs the cells and inline values of a notebook in document order.
public struct Session {
  var machine: Machine

  /// A session without variables.
  ///
  /// - Parameter width: the columns that matrices are cut to in text.
  public init(seed: UInt64 = 1, host: Host = .none, limits: RunLimits = RunLimits(), width: Int? = nil) {
    machine = Machine(host: host, limits: limits)
    if let width { machine.format.width = width }
    machine.seed(seed)
  }

  /// Runs a whole document. Exercises are not checked, as nobody has answered them yet.
  ///
  /// - Parameters:
  ///   - triesExercises: whether their checks judge the sample answers.
  ///   - width: the columns that matrices are cut to in text.
  ///   - settings: what controls are set to, as text, by their names.
  public static func run(
    _ document: Document, host: Host = .none, limits: RunLimits = RunLimits(), width: Int? = nil,
    settings: [String: String] = [:], triesExercises: Bool = false
  ) -> Results {
    var session = Session(seed: document.frontMatter.seed, host: host, limits: limits, width: width)
    for (name, text) in settings { session.machine.settings[name] = Value(text) }
    var results = Results()
    let steps = document.steps
    for step in steps {
      switch step {
      case .formulaValue(let expression):
        let output = session.evaluate(expression.source, at: expression.span, in: document.file)
        if case .failure(let diagnostic) = output { results.diagnostics.append(diagnostic) }
        results.formulaValues[expression] = output
      case .value(let value):
        let output = session.evaluate(value, in: document.file)
        if case .failure(let diagnostic) = output { results.diagnostics.append(diagnostic) }
        results.inlineValues[value.index] = output
      case .cell(let cell):
        guard cell.options.runs else { continue }
        let outputs: [Output]
        switch cell.options.role {
        case .ordinary: outputs = session.run(cell)
        case .starter: outputs = cell.hasBlanks ? [] : session.runAside(cell)
        case .solution: outputs = session.runAside(cell)
        case .check:
          if triesExercises {
            results.trials += session.trials(
              of: cell, starters: steps.cells(.starter, of: cell.options.exercise),
              solutions: steps.cells(.solution, of: cell.options.exercise))
          }
          continue
        }
        results.cells[cell.index] = outputs
        for case .diagnostic(let diagnostic) in outputs {
          if diagnostic.severity == .error && cell.options.allowsFailure { continue }
          results.diagnostics.append(diagnostic)
        }
      }
    }
    results.diagnostics += results.repeatedControls(steps)
    let found = results.diagnostics
    results.diagnostics = sortedPositions(found.count) { (found[$0].span?.start ?? 0) < (found[$1].span?.start ?? 0) }
      .map { found[$0] }
    return results
  }

  /// Runs a cell's code; its spans are turned into those of the file.
  public mutating func run(_ cell: Cell) -> [Output] {
    let code = cell.code
    return run(code.bytes) { code.fileSpan(of: $0) }
  }

  /// Runs code in the session's workspace.
  public mutating func run(_ source: [UInt8], place: @escaping (Span) -> Span = { $0 }) -> [Output] {
    outputs(of: machine.run(source, place: place))
  }

  /// Evaluates an inline value.
  public mutating func evaluate(_ value: InlineValue, in file: SourceFile) -> InlineOutput {
    evaluate(file.text(of: value.span), at: value.span, in: file)
  }

  /// Evaluates an expression that stands at a place of the file, or that a macro at this place is made of.
  private mutating func evaluate(_ expression: String, at span: Span, in file: SourceFile) -> InlineOutput {
    let isVerbatim = span.end <= file.bytes.count && file.text(of: span) == expression
    let outcome = machine.evaluate(Array(expression.utf8)) {
      isVerbatim ? Span($0.start + span.start, $0.end + span.start) : span
    }
    if let failure = outcome.diagnostics.first { return .failure(failure) }
    for case .display(_, let value, let text, let format) in outcome.events.reversed() {
      if let text = value.textValue { return .text(text) }
      if let formula = value.formula(format: format) { return .formula(formula) }
      return .text(text)
    }
    return .failure(
      Diagnostic(
        .error, code: "inline-value", "this expression has no value", at: span,
        hint: "an inline value must be a number, a matrix, a string or a function"))
  }

  private func outputs(of outcome: Outcome) -> [Output] {
    var outputs: [Output] = []
    for event in outcome.events {
      switch event {
      case .printed(let text): outputs.append(.printed(text))
      case .display(let name, let value, let text, let format):
        outputs.append(
          .display(
            Display(
              text: text, formula: value.equation(named: name, format: format),
              table: value.table(named: name, format: format))))
      case .chain(let steps, let source, let value, let text, let format):
        let formula = value.formula(format: format).map { result in
          Formula.infix(steps.map { $0.formula(source: source) } + [result], "=")
        }
        outputs.append(.display(Display(text: text, formula: formula)))
      case .states(let states): outputs.append(.states(states.shown))
      case .control(let control): outputs.append(.control(control))
      case .verdict(let verdict): outputs.append(.verdict(verdict))
      case .feedback(let text): outputs.append(.feedback(text))
      case .warning(let failure):
        var warning = Diagnostic(failure)
        warning.severity = .warning
        outputs.append(.diagnostic(warning))
      }
    }
    var figures = outcome.figures
    for case .control(let control) in outputs {
      if let view = control.view {
        for index in figures.indices { figures[index].turn(view, by: control.name) }
      }
      if let handle = control.handle, !figures.isEmpty, figures[0].tiling == nil { figures[0].handles.append(handle) }
    }
    outputs += figures.map { .figure($0) }
    outputs += outcome.diagnostics.map { .diagnostic($0) }
    return outputs
  }
}

extension Control {
  /// The point that is dragged in the plot of the cell; nil for other controls.
  fileprivate var handle: Handle? {
    guard kind == .dragpoint, numbers.count == 2 else { return nil }
    return Handle(control: name, x: numbers[0], y: numbers[1], label: label)
  }

  /// Where the cell's plots in space are looked at from; nil for other controls.
  fileprivate var view: View? {
    guard kind == .rotate3d, numbers.count == 2 else { return nil }
    return View(azimuth: numbers[0], elevation: numbers[1])
  }
}

extension Document {
  /// Something that runs.
  enum Step {
    case cell(Cell)
    case value(InlineValue)
    /// An expression in TeX.
    case formulaValue(FormulaExpression)
  }

  /// What runs, in the order it runs: the body from top to bottom, then the values in the front matter, which may
  /// speak of any result.
  var steps: [Step] { steps(in: Mathematics(self)) }

  /// The same without what stands in TeX, which is not read then.
  var stepsInText: [Step] { steps(in: nil) }

  private func steps(in mathematics: Mathematics?) -> [Step] {
    var collector = StepCollector(mathematics: mathematics)
    collector.collect(blocks)
    collector.collect(frontMatter.title)
    collector.collect(frontMatter.subtitle)
    collector.collect(frontMatter.abstract)
    return collector.steps
  }
}

extension [Document.Step] {
  /// The cells of an exercise that are something.
  fileprivate func cells(_ role: CellOptions.Role, of exercise: Int?) -> [Cell] {
    var cells: [Cell] = []
    for step in self {
      if case .cell(let cell) = step, cell.options.role == role, cell.options.exercise == exercise, cell.options.runs {
        cells.append(cell)
      }
    }
    return cells
  }
}

/// Walks through a document for what runs.
private struct StepCollector {
  /// All TeX of the document; nil where it does not matter.
  let mathematics: Mathematics?
  var steps: [Document.Step] = []

  init(mathematics: Mathematics?) { self.mathematics = mathematics }

  private mutating func collect(_ source: TeXSource) {
    guard let mathematics else { return }
    for expression in mathematics.evaluations(in: source) { steps.append(.formulaValue(expression)) }
  }

  mutating func collect(_ blocks: [Block]) {
    for block in blocks {
      switch block {
      case .heading(_, _, let inlines), .paragraph(let inlines): collect(inlines)
      case .quote(let blocks): collect(blocks)
      case .list(let list): for item in list.items { collect(item) }
      case .cell(let cell):
        steps.append(.cell(cell))
        for text in cell.options.texts { collect(text) }
      case .table(let table): for text in table.texts { collect(text) }
      case .figure(let figure):
        collect(figure.caption)
        collect(figure.attributes.description ?? [])
      case .division(let division):
        collect(division.title)
        collect(division.blocks)
      case .choices(let choices): for text in choices.texts { collect(text) }
      case .footnote(let footnote): collect(footnote.blocks)
      case .attributed(_, let block): collect([block])
      case .math(let source): collect(source)
      case .code, .html, .rule: break
      }
    }
  }

  mutating func collect(_ inlines: [Inline]) {
    for inline in inlines {
      switch inline {
      case .value(let value): steps.append(.value(value))
      case .emphasis(let inlines), .strong(let inlines), .strikethrough(let inlines), .link(_, _, let inlines),
        .image(_, _, let inlines):
        collect(inlines)
      case .attributed(let attributes, let inlines):
        collect(inlines)
        collect(attributes.description ?? [])
      case .math(let source): collect(source)
      case .text, .softBreak, .lineBreak, .code, .html, .reference, .footnote: break
      }
    }
  }
}
