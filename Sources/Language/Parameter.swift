import Numerics
import Source

/// A parameter of a builtin: its name, and how a value becomes what the body works with.
final class Parameter<Native>: Sendable {
  /// The name in help and messages.
  let name: StaticString
  /// Whether the argument may be left out.
  let isOptional: Bool
  /// Reads an argument that was given; `nil` means that it has the wrong type.
  let convert: @Sendable (Value) -> Native?
  /// What a missing argument gives.
  let missing: (@Sendable () -> Native)?
  /// What the argument must be, for messages: "a real matrix".
  let expectation: StaticString

  private init(
    _ name: StaticString, isOptional: Bool, _ expectation: StaticString, missing: (@Sendable () -> Native)?,
    _ convert: @escaping @Sendable (Value) -> Native?
  ) {
    self.name = name
    self.isOptional = isOptional
    self.expectation = expectation
    self.missing = missing
    self.convert = convert
  }

  /// The name as the help shows it.
  var text: String { isOptional ? "[" + String(name) + "]" : String(name) }
  /// How many arguments it needs at least.
  var least: Int { isOptional ? 0 : 1 }

  @inline(never)
  func read(_ arguments: [Value], _ index: Int, _ function: String) throws(Failure) -> Native {
    guard index < arguments.count else {
      if let missing { return missing() }
      throw .missingArgument(of: function)
    }
    guard let native = convert(arguments[index]) else {
      throw .wrongArgument(arguments[index], name, of: function, expectation)
    }
    return native
  }
}

// Outside the generic class, of which the engine has a copy for each type.
extension Failure {
  @inline(never)
  fileprivate static func missingArgument(of function: String) -> Failure {
    Failure("Invalid call to \(function)", identifier: "Octave:invalid-fun-call")
  }

  @inline(never)
  fileprivate static func wrongArgument(
    _ value: Value, _ name: StaticString, of function: String, _ expectation: StaticString
  ) -> Failure {
    Failure(
      "\(function): \(String(name).uppercasedASCII) must be \(String(expectation))",
      hint: "it is a \(value.typeName) of size \(value.sizeText)")
  }
}

extension Parameter {
  /// The parameter when it may be left out.
  @inline(never)
  static func optional<Wrapped>(_ parameter: Parameter<Wrapped>) -> Parameter<Wrapped?> where Native == Wrapped? {
    Parameter<Wrapped?>(parameter.name, isOptional: true, parameter.expectation, missing: { nil }) { value in
      parameter.convert(value).map { .some($0) }
    }
  }

  private convenience init(
    _ name: StaticString, _ expectation: StaticString, _ convert: @escaping @Sendable (Value) -> Native?
  ) {
    self.init(name, isOptional: false, expectation, missing: nil, convert)
  }
}

extension Parameter where Native == Value {
  /// Any value.
  @inline(never)
  static func value(_ name: StaticString) -> Parameter { Parameter(name, "a value") { $0 } }
  /// Real or complex numbers.
  @inline(never)
  static func numeric(_ name: StaticString) -> Parameter {
    Parameter(name, "numeric") { $0.isArithmetic ? $0 : nil }
  }
  /// A function handle.
  @inline(never)
  static func function(_ name: StaticString) -> Parameter {
    Parameter(name, "a function") { $0.kind == .function || $0.isText ? $0 : nil }
  }
}

extension Parameter where Native == Matrix {
  /// A matrix of real numbers.
  @inline(never)
  static func matrix(_ name: StaticString) -> Parameter {
    Parameter(name, "a real matrix") { $0.isRealLike ? $0.realMatrix : nil }
  }
  /// A matrix of real numbers with as many rows as columns.
  @inline(never)
  static func square(_ name: StaticString) -> Parameter {
    Parameter(name, "a square matrix") { $0.isRealLike && $0.rows == $0.columns ? $0.realMatrix : nil }
  }
}

extension Parameter where Native == [Double] {
  /// A row or column of real numbers.
  @inline(never)
  static func vector(_ name: StaticString) -> Parameter {
    Parameter(name, "a vector") { $0.isRealLike && ($0.isVector || $0.isEmpty) ? $0.realElements : nil }
  }
}

extension Parameter where Native == Double {
  /// A real number.
  @inline(never)
  static func number(_ name: StaticString) -> Parameter {
    Parameter(name, "a real scalar") { $0.isRealLike && $0.isScalar ? $0.element(0) : nil }
  }
}

extension Parameter where Native == Int {
  /// A whole number.
  @inline(never)
  static func integer(_ name: StaticString) -> Parameter {
    Parameter(name, "an integer") { value in
      value.isRealLike && value.isScalar ? wholeNumber(value.element(0)) : nil
    }
  }
}

/// The number as an integer, when it is a whole number of less than 16 digits.
func wholeNumber(_ number: Double) -> Int? {
  number == number.rounded() && abs(number) < 1e15 ? Int(limited: number) : nil
}

extension Parameter where Native == String {
  /// A string.
  @inline(never)
  static func text(_ name: StaticString) -> Parameter {
    Parameter(name, "a string") { $0.isText && $0.rows <= 1 ? $0.textValue : nil }
  }
}
