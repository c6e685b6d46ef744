/// A command: its names and what it makes of what follows. One value is the whole declaration.
struct Command: Sendable {
  enum Action: Sendable {
    /// So many arguments, in braces or single atoms, become a formula.
    case arguments(Int, @Sendable ([Formula]) -> Formula)
    /// The command reads what it needs itself; nil when it leaves nothing.
    case parse(@Sendable (inout TeXParser, Token) throws(MalformedTeX) -> Formula?)
    /// The command acts on the rest of its group.
    case rest(@Sendable (inout TeXParser, Token) throws(MalformedTeX) -> @Sendable (Formula) -> Formula)
    /// The command stands between the two halves of its group.
    case infix(@Sendable (inout TeXParser, Token) throws(MalformedTeX) -> @Sendable (Formula, Formula) -> Formula)
  }

  var names: [String]
  var action: Action

  /// A command with one argument.
  static func one(_ names: String..., build: @escaping @Sendable (Formula) -> Formula) -> Command {
    Command(names: names, action: .arguments(1) { arguments in build(arguments.first ?? .row([])) })
  }

  /// A command with two arguments.
  static func two(_ names: String..., build: @escaping @Sendable (Formula, Formula) -> Formula) -> Command {
    Command(
      names: names,
      action: .arguments(2) { arguments in build(arguments.first ?? .row([]), arguments.last ?? .row([])) })
  }

  /// A command that reads its arguments itself.
  static func reading(
    _ names: String..., build: @escaping @Sendable (inout TeXParser, Token) throws(MalformedTeX) -> Formula?
  ) -> Command {
    Command(names: names, action: .parse(build))
  }

  /// A command that changes the rest of its group.
  static func changingRest(_ names: String..., build: @escaping @Sendable (Formula) -> Formula) -> Command {
    Command(names: names, action: .rest { (_, _) throws(MalformedTeX) in build })
  }

  /// A command between numerator and denominator.
  static func between(_ names: String..., build: @escaping @Sendable (Formula, Formula) -> Formula) -> Command {
    Command(names: names, action: .infix { (_, _) throws(MalformedTeX) in build })
  }

  /// All commands, by what they are for.
  static let families: [(title: String, commands: [Command])] = [
    ("Fractions and roots", fractions), ("Marks above and below", accents), ("Letter styles", letterStyles),
    ("Words and values", words), ("Fences", fences), ("Colours, frames, strikes and sizes", appearance),
    ("Stacks and labelled arrows", stacking), ("Roles in the row", classes), ("Space and characters", spacing),
    ("Environments", environments), ("Definitions", definitions), ("Numbers of equations", numbers),
  ]

  /// All commands.
  static let all: [Command] = families.flatMap { $0.commands }
}

extension Formula {
  /// The formula as an operator whose scripts stand as `\limits` or `\nolimits` say.
  func withLimits(_ limits: Limits) -> Formula {
    switch self {
    case .symbol(var sign):
      sign.limits = limits
      return .symbol(sign)
    case .function(let name, _): return .function(name, limits)
    case .classed(let body, let role, _): return .classed(body, role, limits)
    default: return .classed(self, .large, limits)
    }
  }
}
