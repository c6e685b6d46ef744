import Numerics
import Source

/// A function of the language: everything about it is said here once. Help, the reference, completion, messages about
/// arguments, and the test that runs the examples all derive from this value.
public final class Builtin: Sendable {
  /// One program and what it prints.
  public struct Example: Sendable {
    /// The program.
    public var source: String
    /// What it prints, without the last line feed.
    public var output: String
  }

  /// The summary and the examples, which are made when they are asked for: most programs never do. The live page shows
  /// no help, and its engine must be small: there nothing evaluates them, and they are not even in its data. What passes
  /// them on is inlined for the same reason.
  struct Help: Sendable {
    #if hasFeature(Embedded)
      var summary: String { "" }
      var examples: [Example] { [] }

      @inline(__always)
      init(
        _ summary: @escaping @Sendable () -> String, _ examples: @escaping @Sendable () -> KeyValuePairs<String, String>
      ) {}
    #else
      private let writtenSummary: @Sendable () -> String
      private let writtenExamples: @Sendable () -> [Example]
      var summary: String { writtenSummary() }
      var examples: [Example] { writtenExamples() }

      init(
        _ summary: @escaping @Sendable () -> String, _ examples: @escaping @Sendable () -> KeyValuePairs<String, String>
      ) {
        self.init(summary, examples: { examples().map { Example(source: $0.key, output: $0.value) } })
      }

      init(_ summary: @escaping @Sendable () -> String, examples: @escaping @Sendable () -> [Example]) {
        writtenSummary = summary
        writtenExamples = examples
      }
    #endif
  }

  /// What a body is given.
  public struct Call {
    /// The arguments, as many as were given.
    public var arguments: [Value]
    /// How many results are wanted; 0 for a statement that only has effects or sets `ans`.
    public var outputs: Int
  }

  typealias Body = @Sendable (_ call: Call, _ machine: inout Machine) throws(Failure) -> [Value]

  /// The name it is called by.
  public let name: String
  /// The parameters as the help shows them, optional ones in brackets: `x, [dimension]`; or whole forms, one a line.
  public let parameters: String
  /// The least number of arguments.
  public let leastCount: Int
  /// The greatest number of arguments; nil for any number.
  public let greatestCount: Int?
  let texts: Help
  /// The function of one real number that it is on scalars, called without any detour.
  let real: (@Sendable (Double) -> Double)?
  let body: Body
  /// Whether it makes a control of the page, which learns the name of the variable that it is assigned to.
  let isControl: Bool

  /// The general form: the body reads its arguments itself.
  @inline(__always)
  convenience init(
    _ name: StaticString, _ parameters: StaticString, arguments: ClosedRange<Int>,
    summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>, body: @escaping Body
  ) {
    self.init(
      name, parameters, arguments.lowerBound, arguments.upperBound, Help(summary, examples), real: nil, body: body)
  }

  /// The general form for any number of arguments from `atLeast` on.
  @inline(__always)
  convenience init(
    _ name: StaticString, _ parameters: StaticString, atLeast: Int,
    summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>, body: @escaping Body
  ) {
    self.init(name, parameters, atLeast, nil, Help(summary, examples), real: nil, body: body)
  }

  /// A function of one parameter.
  @inline(__always)
  convenience init<A>(
    _ name: StaticString, _ a: Parameter<A>, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>,
    body: @escaping @Sendable (A) throws(Failure) -> Value
  ) {
    self.init(name, a, Help(summary, examples), body)
  }

  /// A function of two parameters.
  @inline(__always)
  convenience init<A, B>(
    _ name: StaticString, _ a: Parameter<A>, _ b: Parameter<B>, summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>,
    body: @escaping @Sendable (A, B) throws(Failure) -> Value
  ) {
    self.init(name, a, b, Help(summary, examples), body)
  }

  /// A function of three parameters.
  @inline(__always)
  convenience init<A, B, C>(
    _ name: StaticString, _ a: Parameter<A>, _ b: Parameter<B>, _ c: Parameter<C>,
    summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>,
    body: @escaping @Sendable (A, B, C) throws(Failure) -> Value
  ) {
    self.init(name, a, b, c, Help(summary, examples), body)
  }

  /// A function that is applied to each entry of a real or complex array; of a diagonal matrix the result may be one too.
  @inline(__always)
  convenience init(
    entrywise name: StaticString, _ parameter: StaticString = "x",
    summary: @escaping @Sendable @autoclosure () -> String,
    examples: @escaping @Sendable @autoclosure () -> KeyValuePairs<String, String>,
    real: @escaping @Sendable (Double) -> Double, complex: (@Sendable (Complex) -> Complex)? = nil,
    realDomain: (@Sendable (Double) -> Bool)? = nil, keepsDiagonal: Bool = false
  ) {
    self.init(name, parameter, Help(summary, examples), real, complex, realDomain, keepsDiagonal)
  }

  @inline(never)
  private convenience init<A>(
    _ name: StaticString, _ a: Parameter<A>, _ help: Help, _ body: @escaping @Sendable (A) throws(Failure) -> Value
  ) {
    let name = String(name)
    self.init(name, a.text, a.least, 1, help, real: nil) { call, _ throws(Failure) in
      [try body(try a.read(call.arguments, 0, name))]
    }
  }

  @inline(never)
  private convenience init<A, B>(
    _ name: StaticString, _ a: Parameter<A>, _ b: Parameter<B>, _ help: Help,
    _ body: @escaping @Sendable (A, B) throws(Failure) -> Value
  ) {
    let name = String(name)
    self.init(name, "\(a.text), \(b.text)", a.least + b.least, 2, help, real: nil) { call, _ throws(Failure) in
      [try body(try a.read(call.arguments, 0, name), try b.read(call.arguments, 1, name))]
    }
  }

  @inline(never)
  private convenience init<A, B, C>(
    _ name: StaticString, _ a: Parameter<A>, _ b: Parameter<B>, _ c: Parameter<C>, _ help: Help,
    _ body: @escaping @Sendable (A, B, C) throws(Failure) -> Value
  ) {
    let name = String(name)
    self.init(name, "\(a.text), \(b.text), \(c.text)", a.least + b.least + c.least, 3, help, real: nil) {
      call, _ throws(Failure) in
      [
        try body(
          try a.read(call.arguments, 0, name), try b.read(call.arguments, 1, name), try c.read(call.arguments, 2, name))
      ]
    }
  }

  @inline(never)
  private convenience init(
    _ name: StaticString, _ parameter: StaticString, _ help: Help, _ real: @escaping @Sendable (Double) -> Double,
    _ complex: (@Sendable (Complex) -> Complex)?, _ realDomain: (@Sendable (Double) -> Bool)?, _ keepsDiagonal: Bool
  ) {
    let name = String(name)
    self.init(name, String(parameter), 1, 1, help, real: realDomain == nil ? real : nil) {
      call, machine throws(Failure) in
      let x = call.arguments[0]
      // A function of real numbers may have a program for all other arguments.
      if complex == nil, !x.isRealLike || x.isText || x.isLogical,
        let program = LibraryProgram.number(of: name + "Otherwise")
      {
        return try machine.run(program: program, call)
      }
      let result = try entrywise(x, name: name, real: real, complex: complex, realDomain: realDomain)
      return [keepsDiagonal && x.structure == .diagonal ? result.marked(.diagonal) : result]
    }
  }

  @inline(never)
  private convenience init(
    _ name: StaticString, _ parameters: StaticString, _ least: Int, _ greatest: Int?, _ texts: Help,
    real: (@Sendable (Double) -> Double)?, body: @escaping Body
  ) {
    self.init(String(name), String(parameters), least, greatest, texts, real: real, body: body)
  }

  @inline(never)
  init(
    _ name: String, _ parameters: String, _ least: Int, _ greatest: Int?, _ texts: Help,
    real: (@Sendable (Double) -> Double)?, isControl: Bool = false, body: @escaping Body
  ) {
    self.isControl = isControl
    self.name = name
    self.parameters = parameters
    leastCount = least
    greatestCount = greatest
    self.texts = texts
    self.real = real
    self.body = body
  }

  /// One sentence that says what it gives.
  public var summary: String { texts.summary }
  /// Programs that show it; each runs as a test.
  public var examples: [Example] { texts.examples }

  /// How a call is written: `sum (x, [dimension])`.
  public var signature: String { hasForms ? parameters : "\(name) (\(parameters))" }

  /// Whether `parameters` has the whole forms of a call, one a line, where no list of parameters says them all.
  private var hasForms: Bool { parameters.bytes.contains(10) }

  /// The page that `nbrun help` and the language's `help` show.
  public var help: String {
    var text = " -- \(signature)\n\n\(summary)\n"
    for example in examples {
      text += "\n    \(example.source)\n"
      for line in example.output.split(separator: "\n", omittingEmptySubsequences: false) { text += "    \(line)\n" }
    }
    return text
  }

  /// The failure of a call that does not fit the parameters, with all forms of the call in Octave's way.
  var invalidCall: Failure {
    var message = "Invalid call to \(name).  Correct usage is:\n"
    if hasForms {
      for form in parameters.parts(at: UInt8(ascii: "\n")) { message += "\n -- \(form)" }
    } else {
      let parts = parameters.parts(at: UInt8(ascii: ","))
      // What may be left out at the beginning is there in the last forms.
      var forms = Builtin.forms(parts[...], after: "")
      if parts.count > 1, parts[0].bytes.last == UInt8(ascii: "]") {
        let (first, others) = (Builtin.forms(parts[..<1], after: "")[1], parts.dropFirst())
        forms = Builtin.forms(others, after: "") + Builtin.forms(others, after: first)
      }
      for form in forms { message += "\n -- \(name) (\(form))" }
    }
    return Failure(
      message, hint: examples.first.map { "for example \($0.source)" }, identifier: "Octave:invalid-fun-call")
  }

  /// The lists of arguments that parameters allow, behind one that each of them begins with.
  private static func forms(_ parameters: ArraySlice<String>, after first: String) -> [String] {
    var forms = [first]
    var isInBrackets = false
    for parameter in parameters {
      let bytes = parameter.bytes
      let (begins, ends) = (bytes.contains(UInt8(ascii: "[")), bytes.contains(UInt8(ascii: "]")))
      let letters = bytes.filter { $0 != UInt8(ascii: " ") && $0 != UInt8(ascii: "[") && $0 != UInt8(ascii: "]") }
      let trimmed = String(decoding: letters, as: UTF8.self).uppercasedASCII
      let text = trimmed == "…" ? "..." : trimmed
      let longer = forms[forms.count - 1].isEmpty ? text : forms[forms.count - 1] + ", " + text
      // What stands in one pair of brackets comes together.
      if !isInBrackets, begins || text == "..." {
        forms.append(longer)
      } else {
        forms[forms.count - 1] = longer
      }
      if begins { isInBrackets = true }
      if ends { isInBrackets = false }
    }
    return forms
  }

  /// The failure of a call with more arguments or for more results than the function has.
  func tooMany(_ what: String) -> Failure {
    Failure(
      "\(name): function called with too many \(what)", hint: "its form is \(signature)",
      identifier: "Octave:invalid-fun-call")
  }

  /// Whether Octave has the function as a program, which says in other words that it has too many arguments or results.
  private func isProgramInOctave(variadic: Bool) -> Bool {
    let programs = Builtin.programsInOctave.parts(at: UInt8(ascii: " "))
    return programs.contains(name) || variadic && programs.contains(name + "…")
  }

  /// The names of these programs; those that take any number of arguments have … behind them.
  private static let programsInOctave = """
    accumarray acosd asind assert… atand base2dec beta betainc betaln bin2dec bitget blanks blkdiag… bounds \
    cell2mat center circshift commutation_matrix compan cond conv corr corrcoef… cosd cosint cot cross csc cstrcat… \
    csvread… cumtrapz dblquad… deal… deblank dec2base dec2bin dec2hex deconv deg2rad del2… detrend \
    duplication_matrix ellipke endsWith expint expm factor factorial feval fieldnames flip fliplr flipud fminbnd \
    fminsearch… fminunc fsolve fzero gammainc getfield… gradient… hadamard hankel hex2dec hilb hist histc idivide \
    index int2str integral2… interp1… interp2… intersect… invhilb iqr isbanded isdefinite isdiag isequal… \
    ishermitian isletter ismember… isprime issymmetric istril istriu kurtosis lcm… legendre linsolve list_primes \
    logm logspace lscov lsqnonneg mad magic mat2str meansq median meshgrid mkpp mode movmean… narginchk nargoutchk \
    nchoosek ndgrid nextpow2 nthargout… nthroot null num2str odeset… optimget optimset… orderfields orth ostrsplit \
    pascal pchip perms poly polyder polyfit polygcd polyint polyout polyreduce polyval polyvalm postpad ppval \
    prctile prepad primes print_usage quadv… quantile rad2deg randi… range rank ranks rat repelem… repmat… residue… \
    rindex roots rot90 rref sec setdiff… setfield… setxor… sinc sind sinint skewness sortrows spline startsWith \
    std… str2num strcat… strjoin strjust strsplit… strtok strtrim structfun… substr tand toeplitz trace trapz \
    union… unique… uniquetol… unmkpp validatestring… vander var vech xor… zscore
    """

  /// Calls the function after checking the number of arguments.
  func call(_ arguments: [Value], _ outputs: Int, _ machine: inout Machine) throws(Failure) -> [Value] {
    if let real, arguments.count == 1, case .number(let number) = arguments[0] { return [.number(real(number))] }
    guard arguments.count >= leastCount, greatestCount.map({ arguments.count <= $0 }) ?? true else {
      throw arguments.count > leastCount && isProgramInOctave(variadic: false) ? tooMany("inputs") : invalidCall
    }
    let results = try body(Call(arguments: arguments, outputs: outputs), &machine)
    if outputs > 1, results.count < outputs, isProgramInOctave(variadic: true) { throw tooMany("outputs") }
    return results
  }
}

/// Applies a function to each entry. Where the real function is not defined the complex one takes over.
func entrywise(
  _ value: Value, name: String, real: (Double) -> Double, complex: ((Complex) -> Complex)?,
  realDomain: ((Double) -> Bool)?
) throws(Failure) -> Value {
  guard value.isArithmetic else { throw .notDefined(name, for: value) }
  var needsComplex = value.isComplex
  if !needsComplex, let realDomain, complex != nil {
    for index in 0..<value.count where !realDomain(value.element(index)) {
      needsComplex = true
      break
    }
  }
  if needsComplex, let complex {
    return Value(rows: value.rows, columns: value.columns, complex: value.complexElements.map { complex($0) })
  }
  if value.isComplex { throw .notDefined(name, for: value) }
  if value.isScalar { return .number(real(value.element(0))) }
  return .object(
    RealArray(rows: value.rows, columns: value.columns) { to in
      if case .object(let object) = value, object.kind == .real {
        object.asReal.elements.with(to.count) { from in for index in from.indices { to[index] = real(from[index]) } }
      } else {
        for index in 0..<value.count { to.initializeElement(at: index, to: real(value.element(index))) }
      }
    })
}

extension Failure {
  static func wrongType(_ function: String, _ value: Value) -> Failure {
    let name = function == "inverse" ? "inv" : function == "rank" ? "svd" : function
    return Failure("\(name): wrong type argument '\(value.typeName)'", identifier: "Octave:undefined-function")
  }

  /// A function of each entry was given something without such entries.
  static func notDefined(_ function: String, for value: Value) -> Failure {
    let name = function == "sign" ? "signum" : function == "angle" ? "arg" : function
    return Failure("\(name): not defined for \(value.typeName)", identifier: "Octave:undefined-function")
  }
}
