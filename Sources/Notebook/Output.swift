public import Graphics
public import Language
public import Markup
public import Source
public import Typesetting

/// One thing a cell put out, in the order it happened.
public enum Output: Sendable {
  /// Text written by `printf`, `disp` and their like, as it stands.
  case printed(String)
  /// A displayed result.
  case display(Display)
  /// A figure, as it was when the cell ended.
  case figure(Figure)
  /// States that the reader steps through.
  case states([ShownState])
  /// A control of the page.
  case control(Control)
  /// What an answer test says of a reader's answer.
  case verdict(Verdict)
  /// What the author of an exercise says of it.
  case feedback(String)
  /// A warning, or the failure that ended the cell.
  case diagnostic(Diagnostic)

  /// The control, where it is one.
  public var control: Control? { if case .control(let control) = self { control } else { nil } }

  /// The warning or failure, where it is one.
  public var diagnostic: Diagnostic? { if case .diagnostic(let diagnostic) = self { diagnostic } else { nil } }
}

/// A displayed result, in the forms it is shown in.
public struct Display: Sendable {
  /// What Octave prints, with its line feeds.
  public var text: String
  /// The result as mathematics; nil where plain text says it better.
  public var formula: Formula?
  /// The result as a table of the page, for structs and cell arrays.
  public var table: Markup?

  /// A result in its forms.
  public init(text: String, formula: Formula?, table: Markup? = nil) {
    self.text = text
    self.formula = formula
    self.table = table
  }
}

/// One of several states that the reader steps through.
public struct ShownState: Sendable {
  /// The state in its forms.
  public var display: Display
  /// What leads to it; may be empty.
  public var title: String
  /// What there is to see in it; may be empty.
  public var note: String
}

/// What an inline value gave.
public enum InlineOutput: Sendable {
  /// Numbers, matrices and functions: mathematics.
  case formula(Formula)
  /// A string: text of the sentence.
  case text(String)
  /// The value could not be computed.
  case failure(Diagnostic)
}

/// An expression in TeX: its place, and its source, of which a macro may make several at one place.
public struct FormulaExpression: Hashable, Sendable {
  /// The place in the file.
  public var span: Span
  /// The expression.
  public var source: String

  /// An expression at a place.
  public init(source: String, span: Span) {
    self.span = span
    self.source = source
  }
}

/// What running a document gave.
public struct Results: Sendable {
  /// The outputs of each cell and inline value by its running number; a cell that did not run has none.
  public var cells: [Int: [Output]]
  /// The values in running text by their running number.
  public var inlineValues: [Int: InlineOutput]
  /// The values in TeX, by their expressions.
  public var formulaValues: [FormulaExpression: InlineOutput] = [:]
  /// What the checks of exercises said of their samples, where they were asked.
  public var trials: [Trial] = []
  /// Every failure and warning of the run, in document order; failures that a cell allows are left out.
  public var diagnostics: [Diagnostic]

  /// Whether a cell made a control of the page.
  public var hasControls: Bool { cells.values.contains { $0.contains { $0.control != nil } } }

  /// Whether a cell shows states that the reader steps through.
  public var hasStates: Bool {
    cells.values.contains { $0.contains { output in if case .states = output { true } else { false } } }
  }

  /// The controls in the order they were made.
  public var controls: [Control] {
    var controls: [Control] = []
    for key in cells.keys.sorted() {
      for output in cells[key] ?? [] { if let control = output.control { controls.append(control) } }
    }
    return controls
  }

  /// The controls by which the reader gets other numbers.
  public var variants: [Control] {
    controls.filter { $0.kind == .variant }
  }

  /// What is said of controls with a name that another one has: the page could not tell them apart.
  func repeatedControls(_ steps: [Document.Step]) -> [Diagnostic] {
    var names: Set<String> = []
    var diagnostics: [Diagnostic] = []
    for step in steps {
      guard case .cell(let cell) = step else { continue }
      for output in cells[cell.index] ?? [] {
        guard let control = output.control, !names.insert(control.name).inserted else { continue }
        diagnostics.append(
          Diagnostic(
            .error, code: "duplicate-control", "Two controls are named '\(control.name)'", at: cell.span,
            hint: "A control has the name of its variable: assign each to a variable of its own"))
      }
    }
    return diagnostics
  }

  /// Results of a run.
  public init(cells: [Int: [Output]] = [:], inlineValues: [Int: InlineOutput] = [:], diagnostics: [Diagnostic] = []) {
    self.cells = cells
    self.inlineValues = inlineValues
    self.diagnostics = diagnostics
  }
}
