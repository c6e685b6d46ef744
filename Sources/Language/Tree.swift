public import Source

/// A parsed piece of program: the statements of one cell or script.
public struct Program: Sendable {
  /// The statements in order; function definitions stand among them.
  public var statements: [Statement]
  /// What the parser found wrong; with an error in it, nothing of the program runs.
  public var diagnostics: [Diagnostic]
  /// Whether it ends inside a bracket, a block, a comment or a text, or in a line that goes on, so that more lines may
  /// complete it. The source must end in a line feed.
  public var isUnfinished: Bool

  /// A program of the given statements.
  public init(statements: [Statement], diagnostics: [Diagnostic], isUnfinished: Bool = false) {
    self.statements = statements
    self.diagnostics = diagnostics
    self.isUnfinished = isUnfinished
  }
}

/// One statement with its place and whether its result is displayed.
public struct Statement: Sendable {
  /// What the statement does.
  public indirect enum Kind: Sendable {
    /// An expression whose value is displayed or becomes `ans`.
    case expression(Expression)
    /// `x = value`, `a(i) = value`.
    case assign(Expression, Expression)
    /// `[a, ~, c{2}] = value`; a nil target is a `~`.
    case assignEach([Expression?], Expression)
    /// `x += value` and its relatives.
    case update(Expression, BinaryOperator, Expression)
    /// `x++`, `x--`, and with the sign first `++x`: as `x += value` with 1, but the result is `ans`.
    case increment(Expression, BinaryOperator, isPrefix: Bool)
    /// `c := value`, and `f(x, y) := value` with its parameters.
    case define(Name, parameters: [Name]?, Expression)
    /// `hold on`: a name followed by words.
    case command(Name, [String])
    /// `if` and `elseif` branches in order, and the `else` body.
    case conditional([Branch], otherwise: [Statement]?)
    /// `while condition`.
    case whileLoop(Expression, [Statement])
    /// `do … until condition`.
    case doUntil([Statement], Expression)
    /// `for target = values`.
    case forLoop(Expression, Expression, [Statement])
    /// `switch subject`, its cases and the `otherwise` body.
    case switching(Expression, [Branch], otherwise: [Statement]?)
    /// `break`.
    case breakLoop
    /// `continue`.
    case continueLoop
    /// `return`.
    case returnFromFunction
    /// `try … catch name … end`.
    case attempt([Statement], name: Name?, [Statement])
    /// `unwind_protect … unwind_protect_cleanup … end_unwind_protect`.
    case unwindProtect([Statement], cleanup: [Statement])
    /// `function … end`.
    case function(FunctionDefinition)
  }

  /// What the statement does.
  public var kind: Kind
  /// The statement without its terminator.
  public var span: Span
  /// Whether no semicolon silences the result.
  public var displays: Bool

  /// A statement at a place.
  public init(_ kind: Kind, span: Span, displays: Bool) {
    self.kind = kind
    self.span = span
    self.displays = displays
  }
}

/// A condition, or the value of a `case`, with the statements it guards.
public struct Branch: Sendable {
  /// The condition or case value.
  public var condition: Expression
  /// The statements that run when it holds.
  public var body: [Statement]

  /// A guarded list of statements.
  public init(condition: Expression, body: [Statement]) {
    self.condition = condition
    self.body = body
  }
}

/// A name where it stands.
public struct Name: Sendable {
  /// The name as it was typed.
  public var text: String
  /// Its place.
  public var span: Span

  /// A name at a place.
  public init(_ text: String, span: Span) {
    self.text = text
    self.span = span
  }
}

/// A function written with `function`.
public struct FunctionDefinition: Sendable {
  /// The function's name.
  public var name: Name
  /// The names of its parameters; `varargin` last takes what is left, an ignored one is `~`.
  public var parameters: [Name]
  /// The names of its outputs; `varargout` last gives what is left.
  public var outputs: [Name]
  /// The statements of its body.
  public var body: [Statement]

  /// A function definition.
  public init(name: Name, parameters: [Name], outputs: [Name], body: [Statement]) {
    self.name = name
    self.parameters = parameters
    self.outputs = outputs
    self.body = body
  }
}

/// An expression with its place.
public struct Expression: Sendable {
  /// What the expression is.
  public enum Kind: Sendable {
    /// A real literal, or an imaginary one such as `3i`; its source text is at the span.
    case number(Double, isImaginary: Bool)
    /// `'…'` or `"…"`, escapes already replaced.
    case text([UInt8], doubleQuoted: Bool)
    /// A variable or function name.
    case name(String)
    /// `:` alone as an index.
    case colon
    /// `end` inside an index.
    case end
    /// `[…]`, row by row.
    case matrix([[Expression]])
    /// `{…}`, row by row.
    case cell([[Expression]])
    /// A prefix operator.
    indirect case prefix(PrefixOperator, Expression)
    /// A postfix operator.
    indirect case postfix(PostfixOperator, Expression)
    /// A binary operator.
    indirect case binary(BinaryOperator, Expression, Expression)
    /// `first:last` or `first:step:last`.
    indirect case range(Expression, step: Expression?, Expression)
    /// `f(…)`: a call or an index.
    indirect case index(Expression, [Expression])
    /// `c{…}`.
    indirect case cellIndex(Expression, [Expression])
    /// `s.name`.
    indirect case field(Expression, Name)
    /// `s.(expression)`, or `f.(x, y)`: a field of a struct, or a function applied to each entry.
    indirect case dynamicField(Expression, [Expression])
    /// `@(x) body`.
    indirect case anonymous([Name], Expression)
    /// `@name`.
    case handle(String)
    /// `(…)`: parentheses round an expression, kept so that the source can be printed again.
    indirect case group(Expression)
    /// An assignment inside an expression: `a = b = 3`.
    indirect case assignment([Expression?], Expression)
    /// Something that could not be parsed; there is a diagnostic for it.
    case invalid
  }

  /// What the expression is.
  public var kind: Kind
  /// Where it stands.
  public var span: Span

  /// An expression at a place.
  public init(_ kind: Kind, span: Span) {
    self.kind = kind
    self.span = span
  }
}

/// Operators before their operand.
public enum PrefixOperator: String, Sendable {
  /// `-x`.
  case minus = "-"
  /// `+x`.
  case plus = "+"
  /// `!x` and `~x`.
  case not = "!"
  /// `++x`: the variable after 1 was added to it.
  case increment = "++"
  /// `--x`.
  case decrement = "--"

  /// What changes the variable that is the operand; nil where nothing does.
  public var change: BinaryOperator? { self == .increment ? .add : self == .decrement ? .subtract : nil }
}

/// Operators after their operand.
public enum PostfixOperator: String, Sendable {
  /// `x'`: the conjugate transpose.
  case conjugateTranspose = "'"
  /// `x.'`: the transpose.
  case transpose = ".'"
  /// `x++`: the variable before 1 is added to it.
  case increment = "++"
  /// `x--`.
  case decrement = "--"

  /// What changes the variable that is the operand; nil where nothing does.
  public var change: BinaryOperator? { self == .increment ? .add : self == .decrement ? .subtract : nil }
}

/// Operators between two operands; the raw value is how Octave prints the operator.
public enum BinaryOperator: String, Sendable {
  case add = "+"
  case subtract = "-"
  /// Matrix product.
  case multiply = "*"
  /// `A / B`: the solution of `x B = A`.
  case divide = "/"
  /// `A \ b`: the solution of `A x = b`.
  case leftDivide = "\\"
  /// Matrix power.
  case power = "^"
  case elementMultiply = ".*"
  case elementDivide = "./"
  case elementLeftDivide = ".\\"
  case elementPower = ".^"
  case less = "<"
  case lessEqual = "<="
  case equal = "=="
  case notEqual = "!="
  case greaterEqual = ">="
  case greater = ">"
  case elementAnd = "&"
  case elementOr = "|"
  /// Short-circuit and.
  case and = "&&"
  /// Short-circuit or.
  case or = "||"
  /// `2x`: a number directly followed by a name.
  case juxtapose = ""
}
