import Source

/// A step of a notebook as a page carries it.
public struct LiveStep: Sendable {
  /// Its number in the page.
  public var number: Int
  /// The code, UTF-8.
  public var source: [UInt8]
  /// The options of a cell; nil for a value in running text.
  public var options: CellOptions?
}

extension Document {
  /// Whether the reader of the page can change or be asked something that takes the engine.
  public var asksForCode: Bool {
    !cells { $0.role == .starter || $0.role == .check || $0.isEditable }.isEmpty
  }

  /// The checks of exercises in order.
  public var checks: [Cell] { cells { $0.role == .check } }

  /// Whether an exercise has a cell that is its solution.
  public func hasSolution(of exercise: Int?) -> Bool {
    !cells { $0.role == .solution && $0.exercise == exercise }.isEmpty
  }

  private func cells(where holds: (CellOptions) -> Bool) -> [Cell] {
    var cells: [Cell] = []
    for step in stepsInText {
      if case .cell(let cell) = step, cell.options.runs, holds(cell.options) { cells.append(cell) }
    }
    return cells
  }

  /// Whether there are answers to choose from.
  public var hasChoices: Bool { blocks.contains { $0.hasChoices } }

  /// The numbers of the values in formulas: they follow those of the cells and of the values in running text.
  public var formulaSteps: [FormulaExpression: Int] { Document.formulaSteps(steps) }

  private static func formulaSteps(_ steps: [Step]) -> [FormulaExpression: Int] {
    var numbers: [FormulaExpression: Int] = [:]
    for step in steps {
      if case .formulaValue(let expression) = step, numbers[expression] == nil {
        numbers[expression] = steps.count + numbers.count
      }
    }
    return numbers
  }

  /// The cells that run and the values in running text, in the order they run.
  public var liveSteps: [LiveStep] {
    var live: [LiveStep] = []
    let steps = steps
    let formulas = Document.formulaSteps(steps)
    for step in steps {
      switch step {
      case .cell(let cell):
        if cell.options.runs {
          live.append(LiveStep(number: cell.index, source: cell.code.bytes, options: cell.options))
        }
      case .value(let value):
        live.append(LiveStep(number: value.index, source: Array(file.text(of: value.span).utf8), options: nil))
      case .formulaValue(let expression):
        guard let number = formulas[expression] else { break }
        live.append(LiveStep(number: number, source: Array(expression.source.utf8), options: nil))
      }
    }
    return live
  }
}

extension Block {
  fileprivate var hasChoices: Bool {
    switch self {
    case .choices: true
    case .quote(let blocks): blocks.contains { $0.hasChoices }
    case .list(let list): list.items.contains { $0.contains { $0.hasChoices } }
    case .division(let division): division.blocks.contains { $0.hasChoices }
    case .attributed(_, let block): block.hasChoices
    case .heading, .paragraph, .code, .cell, .math, .html, .rule, .table, .figure, .footnote: false
    }
  }
}
