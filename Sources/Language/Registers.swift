import Numerics

// The memory of the registers, the one unsafe place of the machine.
//
// A register is a double and an object reference, kept in two banks so that scalar code touches only the doubles.
//   1. A double that is not one of the four tags is the number itself, and the reference is nil.
//   2. The tags are NaNs with payloads that arithmetic on numbers does not produce: undefined, false, true, object.
//   3. The reference is not nil exactly when the tag is `object`. Swift counts it; there is no manual counting.
// Every operation on a NaN gives a NaN, so arithmetic needs no test of its operands: a result that is not NaN proves
// that both were numbers. A NaN sends the instruction to the general path, and `set` makes every NaN canonical.
//
// Safety: `Window`, which all code but the loop uses, checks every index. `LiveFrame`, which the loop uses, checks none:
// `LoadedChunk` has refused code whose register numbers (`Instruction.greatestRegister`) are not below the number of
// the chunk's registers, and `Registers` hands out a frame only where that many registers exist. `borrow` reads an
// object without retaining it; its closure gets the object only, so it cannot write a register.

/// The bit patterns of what is not a number.
enum Tag {
  static let undefined: UInt64 = 0x7FFC_0000_0000_0001
  static let no: UInt64 = 0x7FFC_0000_0000_0002
  static let yes: UInt64 = 0x7FFC_0000_0000_0003
  static let object: UInt64 = 0x7FFC_0000_0000_0004
  @inline(__always) static func logical(_ truth: Bool) -> Double { Double(bitPattern: truth ? yes : no) }
}

/// The registers of the running call as the loop uses them, unchecked; see the head of this file.
struct LiveFrame {
  /// The first register's double. The reference of each register lies `Registers.distance` bytes behind its double, so
  /// that the loop needs this one pointer.
  fileprivate let numbers: UnsafeMutablePointer<Double>

  @inline(__always) fileprivate func object(_ index: Int) -> UnsafeMutablePointer<HeapObject?> {
    (UnsafeMutableRawPointer(numbers + index) + Registers.distance).assumingMemoryBound(to: HeapObject?.self)
  }

  @inline(__always) subscript(index: UInt16) -> Double { numbers[Int(index)] }
  @inline(__always) func bits(_ index: UInt16) -> UInt64 { numbers[Int(index)].bitPattern }
  @inline(__always) func holdsObject(_ index: UInt16) -> Bool { bits(index) == Tag.object }

  /// Stores a number, or answers false when it is a NaN (perhaps no number) or the register holds an object to release.
  @inline(__always) func setNumber(_ index: UInt16, _ number: Double) -> Bool {
    let old = numbers[Int(index)]
    if number != number || old != old {
      guard number == number, object(Int(index)).pointee == nil else { return false }
    }
    numbers[Int(index)] = number
    return true
  }

  /// Stores a number or a truth value, or answers false when the register holds an object to release.
  @inline(__always) func setPlain(_ index: UInt16, _ plain: Double) -> Bool {
    let old = numbers[Int(index)]
    if old != old, object(Int(index)).pointee != nil { return false }
    numbers[Int(index)] = plain
    return true
  }

  /// Stores a plain value in a register that is known to hold no object: the state of a loop, or a register of a call
  /// that is just beginning.
  @inline(__always) func place(_ plain: Double, at index: UInt16) { numbers[Int(index)] = plain }

  /// Reads the object of a register that holds one.
  @inline(__always) func borrow<Result>(_ index: UInt16, _ body: (HeapObject) -> Result) -> Result {
    UnsafeRawPointer(object(Int(index))).assumingMemoryBound(to: Unmanaged<HeapObject>.self).pointee
      ._withUnsafeGuaranteedRef(body)
  }

  @inline(__always) func isUnique(_ index: UInt16) -> Bool {
    isKnownUniquelyReferenced(&object(Int(index)).pointee)
  }

  /// Makes the locals from `first` on undefined; above them are stale numbers that code never reads.
  @inline(__always) func enter(from first: Int, to locals: Int) {
    var index = first
    while index < locals {
      numbers[index] = Double(bitPattern: Tag.undefined)
      index += 1
    }
  }

  /// Moves register `result` to register 0 and releases the objects of all others of the `count` registers.
  @inline(__always) func leave(result: UInt16, count: Int) {
    let plain = numbers[Int(result)]
    if plain != plain {
      if result != 0 { swap(&object(0).pointee, &object(Int(result)).pointee) }
    } else if numbers[0] != numbers[0] {
      object(0).pointee = nil
    }
    numbers[0] = plain
    clear(from: 1, to: count)
  }

  /// Releases the objects of the registers from `first` on and leaves numbers behind.
  @inline(__always) func clear(from first: Int, to count: Int) {
    var index = first
    while index < count {
      if numbers[index] != numbers[index] {
        object(index).pointee = nil
        numbers[index] = 0
      }
      index += 1
    }
  }
}

/// The registers of one call, each access checked.
struct Window {
  private let frame: LiveFrame
  let count: Int

  fileprivate init(_ frame: LiveFrame, count: Int) {
    self.frame = frame
    self.count = count
  }

  private func checked(_ index: UInt16) -> UInt16 {
    precondition(Int(index) < count)
    return index
  }

  subscript(index: UInt16) -> Double { frame[checked(index)] }
  func bits(_ index: UInt16) -> UInt64 { frame.bits(checked(index)) }
  func holdsObject(_ index: UInt16) -> Bool { frame.holdsObject(checked(index)) }
  /// Whether two registers hold one and the same object.
  func holdSameObject(_ first: UInt16, _ second: UInt16) -> Bool {
    holdsObject(first) && holdsObject(second)
      && frame.object(Int(first)).pointee === frame.object(Int(second)).pointee
  }

  func isUnique(_ index: UInt16) -> Bool { holdsObject(index) && frame.isUnique(index) }
  func borrow<Result>(_ index: UInt16, _ body: (HeapObject) -> Result) -> Result {
    precondition(holdsObject(index))
    return frame.borrow(index, body)
  }

  /// The register as a value.
  func value(_ index: UInt16) -> Value {
    switch frame.bits(checked(index)) {
    case Tag.undefined: .undefined
    case Tag.no: .logical(false)
    case Tag.yes: .logical(true)
    case Tag.object: frame.object(Int(index)).pointee.map { .object($0) } ?? .undefined
    default: .number(frame[index])
    }
  }

  /// Moves the value out and leaves the register undefined, so that its object may have no other reference.
  func take(_ index: UInt16) -> Value {
    guard holdsObject(index) else { return value(index) }
    frame.place(Double(bitPattern: Tag.undefined), at: index)
    let object = frame.object(Int(index)).move()
    frame.object(Int(index)).initialize(to: nil)
    return object.map { .object($0) } ?? .undefined
  }

  func set(_ index: UInt16, _ value: consuming Value) {
    var object: HeapObject?
    switch value {
    case .number(let number): frame.place(number == number || number.isMissing ? number : .nan, at: checked(index))
    case .logical(let truth): frame.place(Tag.logical(truth), at: checked(index))
    case .undefined: frame.place(Double(bitPattern: Tag.undefined), at: checked(index))
    case .object(let held):
      frame.place(Double(bitPattern: Tag.object), at: checked(index))
      object = held
    }
    frame.object(Int(index)).pointee = object
  }

  /// Makes the locals from `first` on undefined; above them are stale numbers that code never reads.
  func enter(from first: Int, to locals: Int) {
    precondition(locals <= count)
    frame.enter(from: first, to: locals)
  }

  /// Releases the objects of the registers from `first` on and leaves numbers behind.
  func clear(from first: Int) { frame.clear(from: first, to: count) }
}

/// A call that is running, and where its caller goes on.
struct CallFrame {
  /// The caller's next instruction.
  var pc: UnsafeMutablePointer<Instruction>
  /// The caller's code and registers.
  var view: UnsafeMutablePointer<ChunkView>
  var registers: LiveFrame
  /// The caller's register for the first result.
  var destination: UInt16
  /// How many results the caller asked for.
  var outputs: UInt16
  /// How many arguments were given.
  var arguments: UInt16

  /// The number of the caller's chunk.
  var function: Int { view.pointee.number }
}

/// The stack of registers and the stack of calls: a call allocates nothing.
final class Registers {
  /// How deep calls may nest, as in Octave.
  static let depth = 256
  /// How deep a builtin may still call back a function, such as `cellfun` does: each such run takes a piece of the
  /// host's stack, of which browsers give about 1 MB.
  #if arch(wasm32)
    static let callbackDepth = 128
  #else
    static let callbackDepth = depth
  #endif
  /// How many registers there are for all calls together.
  static let capacity = 1 << 16
  /// The bytes from a register's double to its reference.
  static let distance = capacity * MemoryLayout<Double>.stride

  private let frames: UnsafeMutablePointer<CallFrame>
  private let numbers: UnsafeMutablePointer<Double>
  /// How many registers have been used, and so exist. The memory of the others has not been touched: a short program
  /// must not wait for a megabyte of zeros.
  private var used = 0
  /// The double behind the last of them.
  private var end: UnsafeMutablePointer<Double>

  init() {
    let memory = UnsafeMutableRawPointer.allocate(
      byteCount: 2 * Registers.distance, alignment: MemoryLayout<Double>.alignment)
    numbers = memory.bindMemory(to: Double.self, capacity: Registers.capacity)
    frames = .allocate(capacity: Registers.depth)
    end = numbers
    use(512)
  }

  deinit {
    LiveFrame(numbers: numbers).clear(from: 0, to: used)
    numbers.deallocate()
    frames.deallocate()
  }

  private func use(_ count: Int) {
    for index in used..<max(used, count) {
      numbers[index] = 0
      LiveFrame(numbers: numbers).object(index).initialize(to: nil)
    }
    used = max(used, count)
    end = numbers + used
  }

  @inline(__always) func push(_ frame: CallFrame, at depth: Int) {
    precondition(depth >= 0 && depth < Registers.depth)
    (frames + depth).initialize(to: frame)
  }

  /// Only a depth that was pushed in this run may be read.
  @inline(__always) func callFrame(at depth: Int) -> CallFrame {
    precondition(depth >= 0 && depth < Registers.depth)
    return frames[depth]
  }

  /// The registers from `base` on, for a call that goes on there.
  func frame(at base: Int) -> LiveFrame {
    precondition(base >= 0 && base < used)
    return LiveFrame(numbers: numbers + base)
  }

  /// The number of a frame's first register.
  func base(of frame: LiveFrame) -> Int { frame.numbers - numbers }

  /// The registers of a call whose registers begin `offset` behind those of `caller`, or nil when some have not been used yet; see `window`.
  @inline(__always) func frame(after caller: LiveFrame, _ offset: UInt16, count: Int) -> LiveFrame? {
    let first = caller.numbers + Int(offset)
    guard first + count <= end else { return nil }
    return LiveFrame(numbers: first)
  }

  /// The registers of a call that begins at `base`; nil when there are not enough.
  func window(at base: Int, count: Int) -> Window? {
    guard base >= 0, count > 0, base + count <= Registers.capacity else { return nil }
    if base + count > used { use(min(Registers.capacity, 2 * (base + count))) }
    return Window(LiveFrame(numbers: numbers + base), count: count)
  }
}
