extension Formula {
  /// Cells in rows and columns.
  public struct Table: Equatable, Sendable {
    /// What a table is for; it decides about room and size.
    public enum Kind: Equatable, Sendable {
      /// The entries of a matrix in a formula.
      case matrix
      /// A small matrix for running text.
      case small
      /// A computed matrix.
      case value
      /// Values and their conditions.
      case cases
      /// The same in the size of a displayed formula.
      case displayCases
      /// Equations whose relations stand below each other.
      case aligned
      /// Equations below each other, centred.
      case gathered
      /// A table with its own column specification.
      case array
      /// Lines below a big operator.
      case lines
    }

    /// A cell by its row and column, both from 0.
    public struct Place: Equatable, Sendable {
      /// The row, from 0.
      public var row: Int
      /// The column, from 0.
      public var column: Int

      /// The cell in a row and a column, both from 0.
      public init(row: Int, column: Int) {
        self.row = row
        self.column = column
      }
    }

    /// What stands at the right of the page beside an equation.
    public struct Number: Equatable, Sendable {
      /// What is shown.
      public var formula: Formula
      /// The name that a link leads to.
      public var name: String?

      /// A number with a name.
      public init(_ formula: Formula, name: String?) {
        self.formula = formula
        self.name = name
      }
    }

    /// What the table is for.
    public var kind: Kind
    /// The cells; rows may differ in length.
    public var rows: [[Formula]]
    /// The alignment of each column; the last one holds for all that follow, none at all means centred.
    public var columns: [Side]
    /// Columns, from 0, that have a line at their left; the number of columns means a line at the far right.
    public var bars: [Int]
    /// Rows, from 0, that have a line above; the number of rows means a line below the last.
    public var rules: [Int]
    /// Those of the rules that are dashed.
    var dashedRules: [Int] = []
    /// What stands at the right of the page beside each row: the numbers of equations.
    public var numbers: [Number?] = []
    /// Cells that are marked as pivots.
    public var pivots: [Place] = []
    /// Rows, from 0, that are marked as changed.
    public var changedRows: [Int] = []

    /// A table of the given cells.
    public init(_ kind: Kind, _ rows: [[Formula]], columns: [Side] = [], bars: [Int] = [], rules: [Int] = []) {
      self.kind = kind
      self.rows = rows
      self.columns = columns
      self.bars = bars
      self.rules = rules
    }

    /// The number of cells in the longest row.
    var width: Int { rows.reduce(0) { max($0, $1.count) } }

    /// The alignment of a column; aligned equations alternate right and left.
    func alignment(ofColumn column: Int) -> Side {
      switch kind {
      case .aligned: return column % 2 == 0 ? .right : .left
      case .cases, .displayCases: return .left
      case .value: return columns.indices.contains(column) ? columns[column] : .right
      case .matrix, .small, .gathered, .array, .lines:
        return columns.indices.contains(column) ? columns[column] : columns.last ?? .center
      }
    }

    /// Whether the cells have the size of a displayed formula.
    var isDisplay: Bool {
      switch kind {
      case .aligned, .gathered, .displayCases: true
      case .matrix, .small, .value, .cases, .array, .lines: false
      }
    }

    /// Whether the table is one row of parts that are about as high as a line.
    var isOneLine: Bool { rows.count == 1 && rows.allSatisfy { $0.allSatisfy { $0.isOneLine } } }
  }

  /// The formula with numbers beside its lines, when it is a table and there are any.
  public func numbered(_ numbers: [Table.Number?]) -> Formula {
    guard case .table(var table) = self, numbers.contains(where: { $0 != nil }) else { return self }
    table.numbers = numbers
    return .table(table)
  }

  /// Whether the formula is a group between fences that do not grow.
  var isInFences: Bool {
    guard case .row(let items) = self else { return false }
    return items.first?.role == .opening && items.last?.role == .closing
  }

  /// Whether the formula is made of letters, numbers and signs, perhaps with scripts, and is not built up.
  var isOneLine: Bool {
    switch self {
    case .identifier, .number, .symbol, .function, .text, .space: true
    case .row(let parts): parts.allSatisfy { $0.isOneLine }
    case .scripts(let base, _, _): base.isOneLine
    case .classed(let body, _, _): body.isOneLine
    case .fraction, .root, .accent, .fenced, .table, .styled, .pending, .unknown: false
    }
  }
}
