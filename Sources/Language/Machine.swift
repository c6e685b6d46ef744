public import Numerics
import Source

/// Runs compiled code.
///
/// The state that the inner loop touches lives in locals of `loop`; this struct keeps what outlives an instruction that
/// leaves the fast path: the loaded code, the registers, what was put out, and the limits.
public struct Machine {
  var chunks: [LoadedChunk] = []
  var views: [UnsafeMutablePointer<ChunkView>] = []
  /// The functions that cells have defined, by name.
  var functions: [String: Int] = [:]
  /// The chunks of the builtins that are written in the language, by name, once they have been called.
  var programs: [Int: Int] = [:]
  /// The last warning, as lastwarn gives it.
  /// Whether tic was called.
  var isTiming = false
  /// The names of the workspace's variables, in the order of their registers.
  var workspaceNames: [String] = []
  let registers = Registers()
  /// Steps left. A jump back costs its length, a call one, a large operation a share of its elements.
  var fuel: Int
  /// Steps of this run that are not in `fuel` yet; see Machine+Slices.swift.
  var reserve = 0
  /// Steps that the general path asks for on behalf of a large operation.
  var charge = 0
  /// The limits of a run.
  public var limits: RunLimits
  /// Where the running call stands, valid while the general path is at work.
  var position = Position()
  var handlers: [Handler] = []
  /// What has been put out and not collected yet.
  public var transcript = Transcript()
  /// The source of random numbers.
  public var random = RandomNumbers(seed: 1)
  /// What the random numbers began from, from which those of the variants of exercises begin too.
  var firstSeed: UInt64 = 1
  /// How numbers are displayed.
  public var format = DisplayFormat()
  /// The figures of the running cell.
  public var plotting = Plotting()
  /// Reads data files.
  public var host: Host
  /// What controls are set to by their names: numbers, or the text of a command line.
  public var settings: [String: Value] = [:]
  /// The values of global and persistent variables by their key; see `Compiler.declare`.
  var shared: [String: Value] = [:]
  /// The variables of the workspace that were declared global.
  var workspaceGlobals: Set<String> = []
  /// The variables of the workspace that code in a string made, and that no cell names yet.
  var dynamicVariables: [String: Value] = [:]
  /// The failure that was caught last, as the program sees it, and as it was thrown.
  var lastFailure: Failure?
  var lastThrown: Failure?
  /// Where the name in an undefined-name failure stands, as Octave adds it to the message.
  var undefinedPlace: (message: String, place: String)?
  /// The last warning that was shown.
  var lastWarning: Failure?
  /// What becomes of warnings by their identifier, `all` for the others: "on", "off" or "error".
  var warningStates: [String: String] = [:]
  /// The derivatives made so far, and their numbers by the code they belong to.
  var derivatives: [DerivativeCode] = []
  var derivativeNumbers: [String: Int] = [:]
  /// The place of an output that got no value, for the failure about it.
  var outputPlace: String?

  /// A machine without variables.
  public init(host: Host = .none, limits: RunLimits = RunLimits()) {
    self.host = host
    self.limits = limits
    fuel = limits.steps
  }

  /// The place of the running instruction.
  struct Position {
    var function = 0
    var base = 0
    var depth = 0
    /// The depth at which the innermost run from Swift began.
    var entryDepth = 0
    /// The instruction after the one at work; nil before any.
    var next: UnsafeMutablePointer<Instruction>?
  }

  /// Where a failure inside `try` goes on.
  struct Handler {
    var position: Position
    var target: UnsafeMutablePointer<Instruction>
    var register: UInt16
  }

  /// Adds a chunk and answers its number.
  mutating func add(_ chunk: Chunk) -> Int {
    let loaded = LoadedChunk(chunk, number: chunks.count)
    chunks.append(loaded)
    views.append(loaded.view)
    return chunks.count - 1
  }

  /// Runs chunk `function` whose frame begins at `position.base`; handlers inside it are honoured.
  mutating func execute(from start: UnsafeMutablePointer<Instruction>) throws(Failure) {
    var pc = start
    while true {
      do throws(Failure) {
        try loop(from: pc)
        return
      } catch {
        var failure = error
        guard let next = nextSlice(after: &failure) ?? recover(from: failure) else { throw failure }
        pc = next
      }
    }
  }

  private mutating func loop(from start: UnsafeMutablePointer<Instruction>) throws(Failure) {
    let registers = registers
    let views = views
    var fuel = fuel
    var pc = start
    var view = views[position.function]
    var k = view.pointee.constants
    defer { self.fuel = fuel }
    var r = registers.frame(at: position.base)

    while true {
      let i = FetchedInstruction(pc)
      pc += 1
      switch i.opcode {
      case .move:
        if move(i, r) {
          moveNext(&pc, r)
          continue
        }
      case .constant: if r.setPlain(i.a, k[Int(i.b)]) { continue }
      case .add: if r.setNumber(i.a, r[i.b] + r[i.c]) { continue }
      case .subtract: if r.setNumber(i.a, r[i.b] - r[i.c]) { continue }
      case .multiply: if r.setNumber(i.a, r[i.b] * r[i.c]) { continue }
      case .divide: if r.setNumber(i.a, r[i.b] / r[i.c]) { continue }
      case .addK: if r.setNumber(i.a, r[i.b] + k[Int(i.c)]) { continue }
      case .subtractK: if r.setNumber(i.a, r[i.b] - k[Int(i.c)]) { continue }
      case .multiplyK: if r.setNumber(i.a, r[i.b] * k[Int(i.c)]) { continue }
      case .divideK: if r.setNumber(i.a, r[i.b] / k[Int(i.c)]) { continue }
      case .powerK: if k[Int(i.c)] == 2, r.setNumber(i.a, r[i.b] * r[i.b]) { continue }
      case .subtractFromK: if r.setNumber(i.a, k[Int(i.b)] - r[i.c]) { continue }
      case .divideIntoK: if r.setNumber(i.a, k[Int(i.b)] / r[i.c]) { continue }
      case .multiplyAdd: if r.setNumber(i.a, r[i.d] + r[i.b] * r[i.c]) { continue }
      case .multiplySubtract: if r.setNumber(i.a, r[i.d] - r[i.b] * r[i.c]) { continue }

      case .divideAdd: if r.setNumber(i.a, r[i.d] + r[i.b] / r[i.c]) { continue }
      case .multiplyKAddK: if r.setNumber(i.a, r[i.b] * k[Int(i.c & 0xFF)] + k[Int(i.c >> 8)]) { continue }
      case .negate: if r.setNumber(i.a, -r[i.b]) { continue }

      case .less: if ordered(r[i.b], r[i.c]), r.setPlain(i.a, Tag.logical(r[i.b] < r[i.c])) { continue }
      case .lessEqual: if ordered(r[i.b], r[i.c]), r.setPlain(i.a, Tag.logical(r[i.b] <= r[i.c])) { continue }
      case .equal: if ordered(r[i.b], r[i.c]), r.setPlain(i.a, Tag.logical(r[i.b] == r[i.c])) { continue }
      case .notEqual: if ordered(r[i.b], r[i.c]), r.setPlain(i.a, Tag.logical(r[i.b] != r[i.c])) { continue }

      case .jump:
        if i.jumpA < 0 {
          try goBack(i, &pc, &fuel, view, r)
        } else {
          pc += i.jumpA
        }
        continue
      case .jumpFalse:
        if r.bits(i.b) == Tag.yes { continue }
        if r.bits(i.b) == Tag.no {
          pc += i.jumpA
          continue
        }
      case .unlessLess: if ordered(r[i.b], r[i.c]) { pc += r[i.b] < r[i.c] ? 0 : i.jumpA; continue }
      case .unlessLessEqual: if ordered(r[i.b], r[i.c]) { pc += r[i.b] <= r[i.c] ? 0 : i.jumpA; continue }
      case .unlessEqual: if ordered(r[i.b], r[i.c]) { pc += r[i.b] == r[i.c] ? 0 : i.jumpA; continue }
      case .unlessNotEqual: if ordered(r[i.b], r[i.c]) { pc += r[i.b] != r[i.c] ? 0 : i.jumpA; continue }
      case .unlessLessK: if ordered(r[i.b], k[Int(i.c)]) { pc += r[i.b] < k[Int(i.c)] ? 0 : i.jumpA; continue }
      case .unlessLessEqualK: if ordered(r[i.b], k[Int(i.c)]) { pc += r[i.b] <= k[Int(i.c)] ? 0 : i.jumpA; continue }
      case .unlessEqualK: if ordered(r[i.b], k[Int(i.c)]) { pc += r[i.b] == k[Int(i.c)] ? 0 : i.jumpA; continue }
      case .unlessNotEqualK: if ordered(r[i.b], k[Int(i.c)]) { pc += r[i.b] != k[Int(i.c)] ? 0 : i.jumpA; continue }
      case .unlessKLess: if ordered(k[Int(i.b)], r[i.c]) { pc += k[Int(i.b)] < r[i.c] ? 0 : i.jumpA; continue }
      case .unlessKLessEqual: if ordered(k[Int(i.b)], r[i.c]) { pc += k[Int(i.b)] <= r[i.c] ? 0 : i.jumpA; continue }

      case .whileLess:
        if ordered(r[i.b], r[i.c]) { if r[i.b] < r[i.c] { try goBack(i, &pc, &fuel, view, r) }; continue }
      case .whileLessEqual:
        if ordered(r[i.b], r[i.c]) { if r[i.b] <= r[i.c] { try goBack(i, &pc, &fuel, view, r) }; continue }
      case .whileEqual:
        if ordered(r[i.b], r[i.c]) { if r[i.b] == r[i.c] { try goBack(i, &pc, &fuel, view, r) }; continue }
      case .whileNotEqual:
        if ordered(r[i.b], r[i.c]) { if r[i.b] != r[i.c] { try goBack(i, &pc, &fuel, view, r) }; continue }
      case .whileLessK:
        if ordered(r[i.b], k[Int(i.c)]) { if r[i.b] < k[Int(i.c)] { try goBack(i, &pc, &fuel, view, r) }; continue }
      case .whileLessEqualK:
        if ordered(r[i.b], k[Int(i.c)]) { if r[i.b] <= k[Int(i.c)] { try goBack(i, &pc, &fuel, view, r) }; continue }
      case .whileEqualK:
        if ordered(r[i.b], k[Int(i.c)]) { if r[i.b] == k[Int(i.c)] { try goBack(i, &pc, &fuel, view, r) }; continue }
      case .whileNotEqualK:
        if ordered(r[i.b], k[Int(i.c)]) { if r[i.b] != k[Int(i.c)] { try goBack(i, &pc, &fuel, view, r) }; continue }
      case .whileKLess:
        if ordered(k[Int(i.b)], r[i.c]) { if k[Int(i.b)] < r[i.c] { try goBack(i, &pc, &fuel, view, r) }; continue }
      case .whileKLessEqual:
        if ordered(k[Int(i.b)], r[i.c]) { if k[Int(i.b)] <= r[i.c] { try goBack(i, &pc, &fuel, view, r) }; continue }

      case .element:
        if r.holdsObject(i.b), let x = load(r, i.b, r[i.c], nil), r.setPlain(i.a, x) { continue }
      case .element2:
        if r.holdsObject(i.b), let x = load(r, i.b, r[i.c], r[i.c &+ 1]), r.setPlain(i.a, x) { continue }
      case .store: if r.holdsObject(i.a), replace(r, i.a, r[i.b], nil, by: r[i.c]) { continue }
      case .storeK: if r.holdsObject(i.a), replace(r, i.a, r[i.b], nil, by: k[Int(i.c)]) { continue }
      case .store2: if r.holdsObject(i.a), replace(r, i.a, r[i.b], r[i.b &+ 1], by: r[i.c]) { continue }

      case .rangeNext:
        let n = r[i.a]
        if n >= r[i.a &+ 1] { continue }
        if r.setNumber(i.b, r[i.a &+ 2] + n * r[i.a &+ 3]) {
          r.place(n + 1, at: i.a)
          fuel += i.jumpC
          if fuel < 0 { throw located(limits.stepFailure, pc, view, r) }
          pc += i.jumpC
          continue
        }

      case .call:
        fuel -= 1
        if fuel < 0 { throw located(limits.stepFailure, pc, view, r) }
        let callee = views[Int(i.b)]
        // A call with a list of further arguments goes the general way, as does one that cannot begin.
        if position.depth < Registers.depth, !callee.pointee.isVariadic, Int(i.c) <= callee.pointee.parameters,
          let frame = registers.frame(after: r, i.a, count: callee.pointee.registers)
        {
          registers.push(
            CallFrame(pc: pc, view: view, registers: r, destination: i.a, outputs: i.d, arguments: i.c),
            at: position.depth)
          position.depth += 1
          frame.enter(from: Int(i.c), to: callee.pointee.locals)
          r = frame
          view = callee
          pc = callee.pointee.code
          k = callee.pointee.constants
          continue
        }

      case .apply:
        // A call of an anonymous function that captured plain values; anything else goes the general way. So does a
        // function that was made from text while this loop runs and is not among its views.
        if i.d <= 1, !view.pointee.isLibrary, r.holdsObject(i.b), let target = r.borrow(i.b, { plainCode($0) }),
          target < views.count
        {
          let callee = views[target]
          if Int(i.c) <= callee.pointee.parameters, !callee.pointee.isVariadic, position.depth < Registers.depth,
            fuel > 0, let frame = registers.frame(after: r, i.a, count: callee.pointee.registers)
          {
            fuel -= 1
            registers.push(
              CallFrame(pc: pc, view: view, registers: r, destination: i.a, outputs: i.d, arguments: i.c),
              at: position.depth)
            position.depth += 1
            frame.enter(from: Int(i.c), to: callee.pointee.locals)
            // The callee's registers lie above the variable, which therefore keeps its function meanwhile.
            r.borrow(i.b) {
              placeCaptures(of: $0, in: frame, from: callee.pointee.parameters, to: callee.pointee.locals)
            }
            r = frame
            view = callee
            pc = callee.pointee.code
            k = callee.pointee.constants
            continue
          }
        }

      case .end:
        if position.depth == position.entryDepth { return }
        let frame = registers.callFrame(at: position.depth - 1)
        let output = view.pointee.plainOutput
        if frame.outputs > 1 || output == 0xFFFF || r.bits(output) == Tag.undefined {
          do throws(Failure) {
            try leave(view.pointee.number, r, frame)
          } catch {
            throw located(error, pc, view, r)
          }
        } else {
          r.leave(result: output, count: view.pointee.registers)
        }
        position.depth -= 1
        r = frame.registers
        view = frame.view
        pc = frame.pc
        k = view.pointee.constants
        moveNext(&pc, r)
        continue

      case .take, .load, .power, .operate, .unary, .extent, .access, .assign, .delete, .builtin, .callName, .applyList,
        .applyMany, .checkOutputs, .ignoring, .shared, .targetCount, .split, .assignEach, .resolve, .newList, .append,
        .appendAll, .horizontal, .vertical, .cellRow, .cellColumn, .range, .closure, .arity, .rangePrepare,
        .columnsPrepare, .columnsNext, .matches, .display, .fail, .guardBegin, .guardEnd, .rethrow, .clear:
        break
      }
      position.next = pc
      position.function = view.pointee.number
      position.base = registers.base(of: r)
      self.fuel = fuel
      do throws(Failure) {
        guard let window = registers.window(at: position.base, count: view.pointee.registers) else {
          throw .tooManyRegisters
        }
        pc += try general(i.place.pointee, window, position.function, pc)
      } catch {
        throw located(error, pc, view, r)
      }
      fuel = self.fuel - charge
      charge = 0
      if fuel < 0 { throw located(limits.stepFailure, pc, view, r) }
      if ArrayMemory.isFull() { throw located(.outOfMemory, pc, view, r) }
    }
  }
}

extension Machine {
  /// Jumps back, which costs as many steps as instructions are repeated.
  @_transparent fileprivate mutating func goBack(
    _ i: FetchedInstruction, _ pc: inout UnsafeMutablePointer<Instruction>, _ fuel: inout Int,
    _ view: UnsafeMutablePointer<ChunkView>, _ r: LiveFrame
  ) throws(Failure) {
    fuel += i.jumpA
    if fuel < 0 { throw located(limits.stepFailure, pc, view, r) }
    pc += i.jumpA
  }
}

/// Moves a plain value, or answers false.
@_transparent private func move(_ i: FetchedInstruction, _ r: LiveFrame) -> Bool {
  (r.bits(i.b) < Tag.undefined || r.bits(i.b) > Tag.object) && r.setPlain(i.a, r[i.b])
}

/// Does the instruction at `pc` at once if it moves a plain value: arguments come in twos, and a result is moved to its
/// variable.
@_transparent private func moveNext(_ pc: inout UnsafeMutablePointer<Instruction>, _ r: LiveFrame) {
  let next = FetchedInstruction(pc)
  if next.opcode == .move, move(next, r) { pc += 1 }
}

@_transparent private func ordered(_ x: Double, _ y: Double) -> Bool { x == x && y == y }

/// The chunk of an anonymous function whose captured values are all plain.
@_transparent private func plainCode(_ object: HeapObject) -> Int? {
  guard object.kind == .function, object.asFunction.plainCount >= 0 else { return nil }
  return object.asFunction.code
}

/// Puts the captured values of an anonymous function behind its parameters.
@_transparent private func placeCaptures(
  of object: HeapObject, in frame: LiveFrame, from first: Int, to locals: Int
) {
  let function = object.asFunction
  let count = function.plainCount
  precondition(first &+ count <= locals)
  var index = 0
  while index < count {
    frame.place(function.plainCaptures[index], at: UInt16(truncatingIfNeeded: first &+ index))
    index &+= 1
  }
}

/// The position of a subscript among `count` elements, from 0; nil when it is not an integer from 1 to `count`.
///
/// 2^52 is added because the sum is a whole number, whose bits behind those of 2^52 are `subscriptValue` as an integer;
/// anything else than a number from 1 to `count` is not restored by the subtraction, or lies above `count` as an
/// unsigned number. A conversion to `Int` would test for what cannot be, in a dozen instructions.
@_transparent func position(_ subscriptValue: Double, _ count: Int) -> Int? {
  let big = 4_503_599_627_370_496.0
  let sum = subscriptValue + big
  let index = sum.bitPattern &- (big.bitPattern &+ 1)
  guard sum - big == subscriptValue, index < UInt64(truncatingIfNeeded: count) else { return nil }
  return Int(truncatingIfNeeded: index)
}

/// An element as a register double; nil for the general path.
@_transparent private func load(_ r: LiveFrame, _ array: UInt16, _ x: Double, _ y: Double?) -> Double? {
  r.borrow(array) { object in
    guard let index = offset(object, x, y) else { return nil }
    switch object.kind {
    case .real:
      let element = object.asReal.elements[index]
      return element == element ? element : nil
    case .logical: return Tag.logical(object.asLogical.elements[index])
    case .range: return object.asRange.element(index)
    case .complex, .text, .cell, .structure, .function: return nil
    }
  }
}

@_transparent private func offset(_ object: HeapObject, _ x: Double, _ y: Double?) -> Int? {
  guard let y else { return position(x, object.rows &* object.columns) }
  guard let row = position(x, object.rows), let column = position(y, object.columns) else { return nil }
  return column &* object.rows &+ row
}

/// Overwrites an element in place when the array is not shared and keeps its class.
@_transparent private func replace(_ r: LiveFrame, _ array: UInt16, _ x: Double, _ y: Double?, by element: Double)
  -> Bool
{
  guard r.isUnique(array) else { return false }
  return r.borrow(array) { object in
    guard let index = offset(object, x, y) else { return y == nil && append(element, to: object, at: x) }
    switch object.kind {
    case .real:
      guard element == element, object.asReal.structure == .full else { return false }
      object.asReal.elements[index] = element
    case .logical:
      guard element.bitPattern == Tag.yes || element.bitPattern == Tag.no else { return false }
      object.asLogical.elements[index] = element.bitPattern == Tag.yes
    case .complex, .text, .range, .cell, .structure, .function: return false
    }
    return true
  }
}

/// x(end+1) = e, where there is room.
@inline(never) private func append(_ element: Double, to object: HeapObject, at place: Double) -> Bool {
  guard object.kind == .real, place == Double(object.count) + 1, object.rows == 1, element == element else {
    return false
  }
  let matrix = object.asReal
  guard matrix.columns < matrix.elements.capacity, matrix.structure == .full else { return false }
  matrix.elements[matrix.columns] = element
  matrix.columns += 1
  return true
}
