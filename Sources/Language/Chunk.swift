import Source

/// One step of an access such as `.name`, `(…)` or `{…}`.
enum AccessStep {
  /// `(…)` with this many subscripts, taken from consecutive registers; `nil`: one register holds a list of them.
  case parentheses(Int?)
  /// `{…}`, likewise.
  case braces(Int?)
  /// `.name`.
  case field(String)
  /// `.(…)` with this many values in consecutive registers; one is the name of a field where there are fields.
  case dynamicField(Int)

  /// How many registers the step reads.
  var registers: Int {
    switch self {
    case .parentheses(let count), .braces(let count): count ?? 1
    case .field: 0
    case .dynamicField(let count): count
    }
  }
}

/// The code of one function, one cell or one anonymous function: what the compiler hands to the machine.
///
/// Registers below `locals` are variables, parameters first, then captured values; those above are temporaries, each
/// written before it is read and read once, so that the machine may reuse the storage of a temporary.
struct Chunk {
  /// The name for messages; empty for a cell.
  var name = ""
  var code: [Instruction] = []
  /// The place of each instruction in the file.
  var spans: [Span] = []
  /// The source it was compiled from, and where in it each instruction's text begins.
  var source: [UInt8] = []
  var starts: [Int] = []
  /// Where the outputs of a function are named in the source.
  var outputStarts: [Int] = []
  /// The variables that are global here.
  var globalNames: Set<String> = []
  /// The builtin that this is part of: a failure in it belongs to the place that called the builtin.
  var builtin: String?
  /// Whether this is the code of an anonymous function.
  var isClosure = false
  /// The code of an anonymous function for callers that want several results, if it can give them.
  var severalResults: Int?
  /// Numbers and truth values as registers hold them.
  var constants: [Double] = []
  /// Values that are not plain.
  var values: [Value] = []
  var strings: [String] = []
  var paths: [[AccessStep]] = []
  /// Anonymous functions made here: their chunk, definition, and the locals they capture.
  var closures: [Closure] = []
  /// The names of the locals, in the order of their registers.
  var localNames: [String] = []
  var parameters = 0
  /// The registers of the outputs in order.
  var outputs: [UInt16] = []
  /// Whether the last parameter is `varargin`.
  var isVariadic = false
  /// Whether the last output is `varargout`.
  var hasVariadicOutput = false
  var registers = 1
  var locals: Int { localNames.count }

  /// An anonymous function where it is made.
  struct Closure {
    var function: Int
    var captures: [UInt16]
    var definition: FunctionObject.Definition
  }
}

/// What the loop needs of a chunk: plain words, so that reading one counts no references.
struct ChunkView {
  /// The number of the chunk.
  var number: Int
  var code: UnsafeMutablePointer<Instruction>
  var constants: UnsafeMutablePointer<Double>
  var parameters: Int
  var locals: Int
  var registers: Int
  /// The register of a single output, or 0xFFFF when leaving takes more than moving one register.
  var plainOutput: UInt16
  var isVariadic: Bool
  /// Whether it is the code of a builtin, which applies a definition to each entry of an array.
  var isLibrary: Bool
}

/// A chunk in the form the machine runs, checked once here; it owns the memory that its view points to.
final class LoadedChunk {
  let chunk: Chunk
  let code: UnsafeMutablePointer<Instruction>
  let constants: UnsafeMutablePointer<Double>
  let view: UnsafeMutablePointer<ChunkView>

  init(_ chunk: Chunk, number: Int) {
    self.chunk = chunk
    precondition(chunk.code.last?.opcode == .end && chunk.spans.count == chunk.code.count)
    for (index, instruction) in chunk.code.enumerated() {
      if let target = instruction.target(from: index) { precondition(chunk.code.indices.contains(target)) }
      if let constant = instruction.constantIndex { precondition(constant < chunk.constants.count) }
      precondition(instruction.greatestRegister < chunk.registers)
    }
    precondition(chunk.locals <= chunk.registers && chunk.outputs.allSatisfy { Int($0) < chunk.registers })
    code = .allocate(capacity: chunk.code.count)
    code.initialize(from: chunk.code, count: chunk.code.count)
    constants = .allocate(capacity: chunk.constants.count + 1)
    constants.initialize(repeating: 0, count: chunk.constants.count + 1)
    constants.update(from: chunk.constants, count: chunk.constants.count)
    view = .allocate(capacity: 1)
    view.initialize(
      to: ChunkView(
        number: number, code: code, constants: constants, parameters: chunk.parameters, locals: chunk.locals,
        registers: chunk.registers,
        plainOutput: chunk.outputs.count == 1 && !chunk.hasVariadicOutput ? chunk.outputs[0] : 0xFFFF,
        isVariadic: chunk.isVariadic, isLibrary: chunk.builtin != nil))
    endAtOnce()
  }

  /// A jump to the end of the function becomes an end itself.
  private func endAtOnce() {
    for index in chunk.code.indices where code[index].opcode == .jump {
      guard let target = code[index].target(from: index), chunk.code[target].opcode == .end else { continue }
      code[index] = chunk.code[target]
    }
  }

  deinit {
    code.deallocate()
    constants.deallocate()
    view.deallocate()
  }
}

extension Instruction {
  /// Where the instruction may jump to when it stands at `index`.
  func target(from index: Int) -> Int? {
    switch opcode {
    case .jump, .jumpFalse, .unlessLess, .unlessLessEqual, .unlessEqual, .unlessNotEqual, .unlessLessK,
      .unlessLessEqualK, .unlessEqualK, .unlessNotEqualK, .unlessKLess, .unlessKLessEqual, .whileLess, .whileLessEqual,
      .whileEqual, .whileNotEqual, .whileLessK, .whileLessEqualK, .whileEqualK, .whileNotEqualK, .whileKLess,
      .whileKLessEqual, .guardBegin:
      index + 1 + jumpA
    case .rangePrepare, .rangeNext, .columnsPrepare, .columnsNext: index + 1 + jumpC
    default: nil
    }
  }

  /// The plain constant that the instruction reads, of two the one with the greater number.
  var constantIndex: Int? {
    switch opcode {
    case .constant, .subtractFromK, .divideIntoK, .unlessKLess, .unlessKLessEqual, .whileKLess, .whileKLessEqual: Int(b)
    case .addK, .subtractK, .multiplyK, .divideK, .powerK, .storeK, .unlessLessK, .unlessLessEqualK, .unlessEqualK,
      .unlessNotEqualK, .whileLessK, .whileLessEqualK, .whileEqualK, .whileNotEqualK:
      Int(c)
    case .multiplyKAddK: max(scale, shift)
    default: nil
    }
  }

  /// The greatest register that the loop itself reads or writes for the instruction, which `LoadedChunk` checks. What
  /// the general path uses is checked there.
  var greatestRegister: Int {
    switch opcode {
    case .constant: Int(a)
    case .move, .negate, .addK, .subtractK, .multiplyK, .divideK, .powerK, .multiplyKAddK, .storeK, .apply:
      Int(max(a, b))
    case .subtractFromK, .divideIntoK: Int(max(a, c))
    case .add, .subtract, .multiply, .divide, .less, .lessEqual, .equal, .notEqual, .element, .store: Int(max(a, b, c))
    case .multiplyAdd, .multiplySubtract, .divideAdd: Int(max(a, b, c, UInt16(d)))
    case .element2: max(Int(a), Int(b), Int(c) + 1)
    case .store2: max(Int(a), Int(b) + 1, Int(c))
    case .jumpFalse, .unlessLessK, .unlessLessEqualK, .unlessEqualK, .unlessNotEqualK, .whileLessK, .whileLessEqualK,
      .whileEqualK, .whileNotEqualK:
      Int(b)
    case .unlessLess, .unlessLessEqual, .unlessEqual, .unlessNotEqual, .whileLess, .whileLessEqual, .whileEqual,
      .whileNotEqual:
      Int(max(b, c))
    case .unlessKLess, .unlessKLessEqual, .whileKLess, .whileKLessEqual: Int(c)
    case .rangeNext: max(Int(a) + 3, Int(b))
    // A call's frame is checked when it begins.
    case .jump, .call, .end: 0
    case .take, .load, .power, .operate, .unary, .extent, .access, .assign, .delete, .builtin, .callName, .applyList,
      .applyMany, .checkOutputs, .ignoring, .shared, .targetCount, .split, .assignEach, .resolve, .newList, .append,
      .appendAll, .horizontal, .vertical, .cellRow, .cellColumn, .range, .closure, .arity, .rangePrepare,
      .columnsPrepare, .columnsNext, .matches, .display, .fail, .guardBegin, .guardEnd, .rethrow, .clear:
      0
    }
  }
}
