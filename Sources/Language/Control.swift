import Numerics
import Source

/// Something of the page that the reader sets, as a cell made it: `a = slider (0, 1)`.
public struct Control: Sendable {
  /// What a control is, by the name of the function that makes it.
  public enum Kind: String, Sendable {
    /// A number between limits.
    case slider
    /// One of several items.
    case choice
    /// Yes or no.
    case checkbox
    /// A step that runs like a film.
    case player
    /// A point of a plot.
    case dragpoint
    /// The entries of a matrix.
    case matrixinput
    /// Where the cell's plots in space are looked at from.
    case rotate3d
    /// A button that draws random numbers anew.
    case resample
    /// A button for other numbers of an exercise.
    case variant
  }

  /// What it is.
  public var kind: Kind
  /// The variable it is assigned to, which names it in the page and on the command line.
  public var name: String
  /// What stands beside it; empty for its name.
  public var label: String
  /// What it is set to: a number, the place of a choice from 1, 0 or 1, a step, two coordinates, entries column by
  /// column, azimuth and elevation in degrees, how often it was pressed, or the number of a variant.
  public var numbers: [Double]
  /// Of a slider the first and last number, the step (0 for any number) and 1 for a logarithmic scale; of a player the
  /// first and last step and the seconds for one; of a matrix the numbers of rows and columns; of a variant the first and
  /// last number.
  public var limits: [Double]
  /// The items of a choice.
  public var items: [String]
}

extension Machine {
  /// Runs the program of a control, which is told what the reader has set, and answers the value.
  ///
  /// The compiler adds the variable's name to the arguments (`Compiler.named`).
  mutating func control(program number: Int, _ call: Builtin.Call) throws(Failure) -> [Value] {
    let function = LibraryProgram.all[number].name
    var arguments = call.arguments
    var name = function
    if arguments.count >= 2, arguments[arguments.count - 2].textValue == Control.nameOption,
      let given = arguments[arguments.count - 1].textValue
    {
      name = given
      arguments.removeLast(2)
    }
    let set = settings[name] ?? .emptyMatrix
    let results = try run(program: number, Builtin.Call(arguments: [set] + arguments, outputs: 5))
    guard results.count == 5, let kind = Control.Kind(rawValue: function) else { return [] }
    let control = Control(
      kind: kind, name: name, label: results[1].textValue ?? "", numbers: results[2].realElements,
      limits: results[3].realElements,
      items: (results[4].cellStrings ?? []).map { String(decoding: $0, as: UTF8.self) })
    if kind == .resample, let count = control.numbers.first, count > 0 {
      random = RandomNumbers(seed: random.bits() &+ UInt64(count))
    }
    if kind == .variant, let number = control.numbers.first {
      // By its name, and not by the numbers drawn before, so that the variant of one exercise changes no other.
      var seed = firstSeed &* 31 &+ UInt64(number)
      for byte in name.utf8 { seed = seed &* 31 &+ UInt64(byte) }
      random = RandomNumbers(seed: seed)
    }
    transcript.add(control)
    return [results[0]]
  }
}

extension Control {
  /// The option by which the compiler tells a control its name.
  static let nameOption = "name"
}

extension Compiler {
  /// The value of an assignment to a variable, where a control learns the variable's name.
  func named(_ value: Expression, by target: Expression) -> Expression {
    guard case .name(let variable) = target.kind else { return value }
    let (function, arguments): (Expression, [Expression])
    switch value.kind {
    case .index(let base, let given): (function, arguments) = (base, given)
    case .name: (function, arguments) = (value, [])
    case .number, .text, .colon, .end, .matrix, .cell, .prefix, .postfix, .binary, .range, .cellIndex, .field,
      .dynamicField, .anonymous, .handle, .group, .assignment, .invalid:
      return value
    }
    guard case .name(let name) = function.kind, scope.slots[name] == nil, functions[name] == nil,
      let index = Library.index(of: name), Library.builtin(at: index).isControl
    else { return value }
    let pair = [Control.nameOption, variable].map {
      Expression(.text($0.bytes, doubleQuoted: false), span: value.span)
    }
    return Expression(.index(function, arguments + pair), span: value.span)
  }
}
